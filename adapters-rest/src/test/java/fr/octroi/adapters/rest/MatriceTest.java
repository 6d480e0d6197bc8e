package fr.octroi.adapters.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.octroi.adapters.rest.Commune.Reponse;
import fr.octroi.adapters.rest.http.Formes;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.guichet.Habilitations;
import fr.octroi.guichet.Habilitations.Operation;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every operation by every role, on a dossier of his own, on another's and on none: what is not allowed looks like what is not there. */
class MatriceTest {

    private final Commune commune = new Commune();
    private final Formes formes = new Formes();
    private final Operations operations = Operations.lues();

    @AfterEach
    void fermer() {
        commune.close();
    }

    private Reponse appeler(Operations.Operation operation, Role role, String numero, String... siens) {
        return appeler(77, operation, role, numero, siens);
    }

    private Reponse appeler(long version, Operations.Operation operation, Role role, String numero, String... siens) {
        // What it asks for in its address, so that the dossier is all that can be wrong.
        String envoi = operation.parametres(QueryParam.class).contains("envoi") ? "?envoi=2026-06-01" : "";
        Commune.Appelant appel = commune.appel(operation.verbe(), operation.adresse(numero) + envoi)
                .de(role, siens);
        if (operation.acte().surVersion()) {
            appel.version(version);
        }
        String corps = operation.exemple(formes);
        if (corps == null) {
            return appel.envoyer();
        }
        // A last day to answer that is still to come, whenever the test is.
        return appel.json(corps.replaceAll("\"[DV]-1\"", "\"" + numero + "\"")
                        .replace("\"limite\":\"2026", "\"limite\":\"2027"))
                .envoyer();
    }

    @Test
    void aucune_operation_n_echappe_a_la_liste() {
        Set<String> deJersey = new TreeSet<>();
        for (Object objet : InterfaceRest.builder(commune.octroi, commune.dossiers, commune.dossiers, jeton -> {
                    throw new IllegalStateException();
                })
                .build()
                .getSingletons()) {
            Resource ressource = Resource.from(objet.getClass());
            if (ressource != null) {
                ajouter(ressource, "", deJersey);
            }
        }
        assertEquals(
                deJersey,
                operations.toutes().stream()
                        .map(operation -> operation.verbe() + " " + operation.chemin())
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertTrue(deJersey.size() > 40);
        for (Operations.Operation operation : operations.toutes()) {
            assertNotNull(operation.acte(), operation.chemin());
            assertEquals(!operation.verbe().equals("GET"), operation.acte().ecrit(), operation.chemin());
            if (operation.surUnDossier()) {
                // Whoever picks up the telephone has seen no version yet, and decides on none.
                boolean decide = operation.acte().ecrit() && !operation.nom().equals("repondre");
                assertEquals(decide, operation.acte().surVersion(), operation.chemin());
            }
        }
    }

    private static void ajouter(Resource ressource, String racine, Set<String> operations) {
        String chemin = racine + (racine.isEmpty() ? "" : "/") + ressource.getPath();
        for (ResourceMethod methode : ressource.getResourceMethods()) {
            operations.add(methode.getHttpMethod() + " " + chemin);
        }
        ressource.getChildResources().forEach(enfant -> ajouter(enfant, chemin, operations));
    }

    /** Each role that may has a draft of its own under that number. */
    private void commencer(String numero) {
        for (Role role : Role.values()) {
            if (Habilitations.permet(role, Operation.DEPOSER)) {
                Reponse commence = commune.appel("POST", "brouillons")
                        .de(role, numero)
                        .json("{\"numero\":\"" + numero + "\",\"demande\":{}}")
                        .envoyer();
                assertEquals(201, commence.statut(), commence.texte());
            }
        }
    }

    @Test
    void chaque_role_ne_peut_que_ce_que_son_habilitation_permet() {
        commune.deposer("D-1");
        Empreinte avant = commune.etat();
        int refusees = 0;
        for (Operations.Operation operation : operations.toutes()) {
            for (Role role : Role.values()) {
                boolean permis = Habilitations.permet(role, operation.acte().exige())
                        && (role != Role.USAGER || operation.acte().pourUsager());
                if (permis) {
                    continue;
                }
                Reponse reponse = appeler(operation, role, "D-1", "D-1");
                String ou = role + " " + operation.chemin() + " " + reponse.texte();
                assertEquals(403, reponse.statut(), ou);
                assertEquals("ACCES_REFUSE", reponse.code(), ou);
                refusees++;
                if (operation.surUnDossier()) {
                    Reponse inconnu = appeler(operation, role, "D-404", "D-404");
                    assertEquals(reponse.texte(), inconnu.texte(), ou);
                }
            }
        }
        assertTrue(refusees > 80, "only " + refusees);
        assertEquals(avant, commune.etat());
    }

    @Test
    @Tag("securite")
    void un_usager_ne_distingue_pas_le_dossier_d_un_autre_de_celui_qui_n_existe_pas() {
        commune.deposer("D-1");
        commune.deposer("D-2");
        commencer("D-2");
        Empreinte avant = commune.etat();
        int essayees = 0;
        for (Operations.Operation operation : operations.toutes()) {
            if (!operation.surUnDossier()
                    || !Habilitations.permet(Role.USAGER, operation.acte().exige())
                    || !operation.acte().pourUsager()) {
                continue;
            }
            Reponse autrui = appeler(operation, Role.USAGER, "D-2", "D-1");
            Reponse inconnu = appeler(operation, Role.USAGER, "D-404", "D-1");
            assertEquals(404, autrui.statut(), operation.chemin());
            assertEquals("DOSSIER_INCONNU", autrui.code());
            assertEquals(inconnu.texte(), autrui.texte(), operation.chemin());
            assertEquals(
                    inconnu.http().headers().map().keySet(),
                    autrui.http().headers().map().keySet());
            assertNotEquals(403, appeler(operation, Role.USAGER, "D-1", "D-1").statut(), operation.chemin());
            essayees++;
        }
        assertTrue(essayees >= 5, "only " + essayees);
        assertEquals(avant, commune.etat());
    }

    @Test
    void qui_est_habilite_passe_le_controle_et_bute_sur_la_version() {
        commune.deposer("D-1");
        commencer("D-1");
        Empreinte avant = commune.etat();
        int passees = 0;
        for (Operations.Operation operation : operations.toutes()) {
            if (!operation.surUnDossier() || !operation.acte().surVersion()) {
                continue;
            }
            for (Role role : Role.values()) {
                if (Habilitations.permet(role, operation.acte().exige())
                        && (role != Role.USAGER || operation.acte().pourUsager())) {
                    Reponse reponse = appeler(operation, role, "D-1", "D-1");
                    assertEquals(412, reponse.statut(), role + " " + operation.chemin() + " " + reponse.texte());
                    Reponse inconnu = appeler(operation, role, "D-404", "D-404");
                    assertEquals(404, inconnu.statut(), role + " " + operation.chemin() + " " + inconnu.texte());
                    passees++;
                }
            }
        }
        assertTrue(passees > 30, "only " + passees);
        assertEquals(avant, commune.etat());
    }

    /** A dossier that has left the active base, in the version that it has: whoever knows it would write over it. */
    private long archiver(String numero) {
        commune.deposerEtDesister(numero);
        commune.plusTard(Duration.ofDays(200));
        return commune.enregistre(numero).version();
    }

    @Test
    @Tag("securite")
    void un_dossier_archive_ne_se_distingue_pas_de_celui_qui_n_existe_pas_et_rien_ne_s_y_ecrit() {
        commune.inscrire("D-2");
        long version = archiver("D-1");
        Empreinte avant = commune.etat();
        int essayees = 0;
        for (Operations.Operation operation : operations.toutes()) {
            boolean enCorps = String.valueOf(operation.exemple(formes)).matches(".*\"[DV]-1\".*");
            // To begin a draft, or a request, under a number that nobody has is to take it.
            boolean commence = List.of("deposer", "commencer").contains(operation.nom());
            if ((!operation.surUnDossier() && !enCorps) || commence) {
                continue;
            }
            for (Role role : Role.values()) {
                if (!Habilitations.permet(role, operation.acte().exige())
                        || (role == Role.USAGER && !operation.acte().pourUsager())
                        || voitPlusLoin(operation, role)) {
                    continue;
                }
                Reponse archive = appeler(version, operation, role, "D-1", "D-1");
                Reponse inconnu = appeler(version, operation, role, "D-404", "D-404");
                String ou = role + " " + operation.verbe() + " " + operation.chemin() + " " + archive.texte();
                assertEquals(inconnu.statut(), archive.statut(), ou);
                assertEquals(inconnu.texte().replace("D-404", "D-1"), archive.texte(), ou);
                assertEquals(
                        inconnu.http().headers().map().keySet(),
                        archive.http().headers().map().keySet(),
                        ou);
                if (operation.surUnDossier()) {
                    assertEquals("DOSSIER_INCONNU", archive.code(), ou);
                }
                essayees++;
            }
        }
        assertTrue(essayees > 100, "only " + essayees);
        assertEquals(avant, commune.etat());
    }

    /** Of an incident the authority records all, wherever the dossiers are kept. */
    private static boolean voitPlusLoin(Operations.Operation operation, Role role) {
        return operation.acte().exige() == Habilitations.Operation.SUIVRE_INCIDENT
                && Habilitations.permet(role, Habilitations.Operation.CONSERVER);
    }

    @Test
    void un_incident_touche_aussi_les_dossiers_archives_pour_l_autorite_et_pour_elle_seule() {
        archiver("D-1");
        commune.deposer("D-2");
        for (Role role : List.of(Role.PRESTATAIRE, Role.INSTRUCTEUR)) {
            Reponse ouvert = commune.appel("POST", "incidents")
                    .de(role)
                    .json(
                            "{\"reference\":\"fuite-1\",\"genre\":\"SOUPCON_DE_VIOLATION\",\"gravite\":\"CRITIQUE\",\"dossiers\":[\"D-1\",\"D-2\"]}")
                    .envoyer();
            assertEquals(role == Role.INSTRUCTEUR ? 200 : 404, ouvert.statut(), ouvert.texte());
        }
    }

    @Test
    void le_numero_d_un_dossier_archive_ne_se_prend_pas_plus_que_celui_d_un_dossier_efface() {
        archiver("D-1");
        Empreinte avant = commune.etat();
        ObjectNode autre = Commune.demande("D-1");
        ((ObjectNode) autre.path("depense")).put("montantTtc", "1600.00");
        for (ObjectNode demande : List.of(Commune.demande("D-1"), autre)) {
            Reponse refuse = commune.appel("POST", "dossiers")
                    .de(Role.AUTOMATE)
                    .json(demande.toString())
                    .envoyer();
            assertEquals(422, refuse.statut(), refuse.texte());
            assertEquals("NUMERO_EFFACE", refuse.json().at("/fautes/0/code").asText(), refuse.texte());
        }
        assertEquals(avant, commune.etat());
    }

    @Test
    @Tag("securite")
    void un_prestataire_ne_decide_ni_ne_paie_ni_n_efface() {
        Set<Operation> interdites = EnumSet.of(
                Operation.OUVRIR_CREDITS,
                Operation.ARRETER_ORDRE_DU_JOUR,
                Operation.DELIBERER,
                Operation.NOTIFIER,
                Operation.LIQUIDER,
                Operation.SUIVRE_PAIEMENT,
                Operation.CONSTATER_INDU,
                Operation.STATUER,
                Operation.ATTESTER,
                Operation.LIMITER,
                Operation.RECTIFIER,
                Operation.EFFACER,
                Operation.CONFIRMER_COMPTE);
        List<Operations.Operation> visees = operations.toutes().stream()
                .filter(operation -> interdites.contains(operation.acte().exige()))
                .toList();
        assertTrue(visees.size() > 20);
        for (Operations.Operation operation : visees) {
            assertEquals(403, appeler(operation, Role.PRESTATAIRE, "D-1").statut(), operation.chemin());
        }
        assertTrue(Objects.requireNonNull(commune).dossiers.apres(null, 10).isEmpty());
    }

    @Test
    void rien_ne_s_efface_que_par_une_liste() {
        for (Operations.Operation operation : operations.toutes()) {
            // A list is read, or carried out whole under its visa: no call names a dossier and erases it.
            assertEquals(
                    operation.chemin().startsWith("v1/eliminations"),
                    operation.acte().exige() == Operation.EFFACER,
                    operation.chemin());
            // Whoever writes a draft throws it away; what was filed is not.
            assertEquals(operation.nom().equals("abandonner"), operation.verbe().equals("DELETE"));
        }
    }
}
