package fr.octroi.adapters.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.octroi.adapters.rest.Commune.Reponse;
import fr.octroi.adapters.rest.acces.Limites;
import fr.octroi.commun.Role;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A request that is written in several goes, and is none until it is filed. */
class BrouillonsTest {

    private final Commune commune = new Commune();

    @AfterEach
    void fermer() {
        commune.close();
    }

    private Commune.Appelant usager(String verbe, String adresse) {
        return commune.appel(verbe, adresse).de(Role.USAGER, "D-1");
    }

    private static String corps(ObjectNode demande) {
        ObjectNode corps = Commune.JSON.createObjectNode();
        corps.set("demande", demande);
        return corps.toString();
    }

    /** All that a request says, but its number and its day. */
    private static ObjectNode entiere() {
        ObjectNode demande = Commune.demande("D-1");
        demande.remove(List.of("numero", "depot"));
        return demande;
    }

    private long commencer() {
        Reponse commence = usager("POST", "brouillons")
                .json("{\"numero\":\"D-1\",\"demande\":{\"demandeur\":{\"nom\":\"Exemple\"},"
                        + "\"depense\":{\"montantTtc\":\"quinze cents ?\"}}}")
                .envoyer();
        assertEquals(201, commence.statut(), commence.texte());
        assertTrue(String.valueOf(commence.entete("Location")).endsWith("/api/v1/brouillons/D-1"));
        return version(commence);
    }

    /** As its header and its body say it, the same. */
    private static long version(Reponse reponse) {
        long version = reponse.json().path("version").asLong();
        assertEquals("\"" + version + "\"", reponse.entete("ETag"), reponse.texte());
        return version;
    }

    private long reprendre(long vue) {
        Reponse repris = usager("PUT", "brouillons/D-1")
                .version(vue)
                .json(corps(entiere()))
                .envoyer();
        assertEquals(200, repris.statut(), repris.texte());
        assertEquals(vue + 1, version(repris));
        return vue + 1;
    }

    private Commune.Appelant depot(long vue, String cle) {
        return usager("POST", "brouillons/D-1/depot")
                .version(vue)
                .cle(cle)
                .parties("demande", "{}", "piece:FACTURE", Commune.facture("D-1"), "piece:RIB", "RIB");
    }

    @Test
    void une_demande_s_ecrit_en_plusieurs_fois_et_se_depose_au_jour_de_son_depot() {
        long premiere = commencer();
        assertEquals(
                "IMPOSSIBLE",
                usager("POST", "brouillons")
                        .json("{\"numero\":\"D-1\",\"demande\":{}}")
                        .envoyer()
                        .code());
        long seconde = reprendre(premiere);
        assertEquals(
                412,
                usager("PUT", "brouillons/D-1")
                        .version(premiere)
                        .json(corps(entiere()))
                        .envoyer()
                        .statut(),
                "another window wrote since");
        Reponse lu = usager("GET", "brouillons/D-1").envoyer();
        assertEquals(entiere(), lu.json().path("demande"), lu.texte());
        assertEquals("2026-08-30T08:00:00Z", lu.json().path("jusqua").asText());
        assertEquals(seconde, version(lu));

        commune.plusTard(Duration.ofDays(3));
        Reponse depose = depot(seconde, "depot-1").envoyer();
        assertEquals(201, depose.statut(), depose.texte());
        assertEquals("FAIT", depose.json().path("effet").asText());
        assertEquals(
                LocalDate.of(2026, 6, 4), commune.enregistre("D-1").dossier().depot());
        assertEquals(2, commune.enregistre("D-1").dossier().pieces().size());
        assertEquals(404, usager("GET", "brouillons/D-1").envoyer().statut(), "it is a request now");

        Reponse encore = depot(seconde, "depot-1").envoyer();
        assertEquals(depose.texte(), encore.texte());
        assertEquals("true", encore.entete("Idempotency-Replayed"));
        assertEquals(404, depot(seconde, "depot-2").envoyer().statut());
        assertEquals(1, commune.enregistre("D-1").version());
    }

    @Test
    void un_depot_dont_le_brouillon_est_reste_est_reconnu_le_lendemain() {
        long seconde = reprendre(commencer());
        commune.brouillonsFiges = true;
        assertEquals(201, depot(seconde, "depot-1").envoyer().statut(), "what was filed is answered");
        commune.brouillonsFiges = false;
        commune.plusTard(Duration.ofDays(1));
        Reponse encore = depot(seconde, "depot-2").envoyer();
        assertEquals("DEJA_FAIT", encore.json().path("effet").asText(), encore.texte());
        assertEquals(404, usager("GET", "brouillons/D-1").envoyer().statut());
    }

    @Test
    void ce_qui_contredit_le_dossier_depose_ne_s_efface_pas() {
        long seconde = reprendre(commencer());
        commune.brouillonsFiges = true;
        assertEquals(201, depot(seconde, "depot-1").envoyer().statut());
        commune.brouillonsFiges = false;
        ObjectNode corrigee = entiere();
        ((ObjectNode) corrigee.path("depense")).put("montantTtc", "1600.00");
        usager("PUT", "brouillons/D-1").version(seconde).json(corps(corrigee)).envoyer();
        Reponse autre = usager("POST", "brouillons/D-1/depot")
                .version(seconde + 1)
                .cle("depot-2")
                .json("{}")
                .envoyer();
        assertEquals(202, autre.statut(), autre.texte());
        assertEquals(
                corrigee,
                usager("GET", "brouillons/D-1").envoyer().json().path("demande"),
                "his words stand nowhere else");
    }

    @Test
    void une_reponse_rejouee_n_efface_pas_ce_qui_fut_commence_depuis() {
        long seconde = reprendre(commencer());
        assertEquals(201, depot(seconde, "depot-1").envoyer().statut());
        reprendre(commencer());
        assertEquals("true", depot(seconde, "depot-1").envoyer().entete("Idempotency-Replayed"));
        assertEquals(200, usager("GET", "brouillons/D-1").envoyer().statut());
    }

    @Test
    void ce_qui_manque_se_dit_au_depot_et_le_brouillon_reste() {
        Reponse incomplet = usager("POST", "brouillons/D-1/depot")
                .version(commencer())
                .json("{}")
                .envoyer();
        assertEquals(422, incomplet.statut(), incomplet.texte());
        assertEquals("DEMANDE_REJETEE", incomplet.code());
        assertTrue(incomplet.texte().contains("\"/demandeur/prenom\""), incomplet.texte());
        assertTrue(incomplet.texte().contains("\"/depense/montantTtc\""), incomplet.texte());
        assertFalse(incomplet.texte().contains("quinze"), "a value comes back");
        assertTrue(commune.dossiers.apres(null, 10).isEmpty());
        assertEquals(200, usager("GET", "brouillons/D-1").envoyer().statut());
    }

    @Test
    @Tag("securite")
    void un_brouillon_n_est_lu_que_de_qui_l_ecrit_et_n_entre_dans_aucun_compte() {
        commencer();
        for (Role role : Role.values()) {
            Reponse lu = commune.appel("GET", "brouillons/D-1").de(role, "D-1").envoyer();
            boolean sien = role == Role.USAGER;
            assertEquals(sien, lu.statut() == 200, role + " " + lu.texte());
            assertEquals(sien, lu.texte().contains("Exemple"));
        }
        String autre = commune.autorite.signer(commune.autorite
                .dit(commune.maintenant(), "collectivite", Role.USAGER, "agent-2", "D-1")
                .build());
        assertEquals(
                404,
                commune.appel("GET", "brouillons/D-1").jeton(autre).envoyer().statut());
        Reponse dAutrui = commune.appel("POST", "brouillons")
                .de(Role.USAGER, "D-1")
                .json("{\"numero\":\"D-2\",\"demande\":{}}")
                .envoyer();
        assertEquals("DOSSIER_INCONNU", dAutrui.code());

        assertTrue(commune.dossiers.apres(null, 10).isEmpty());
        for (String vue : List.of("dossiers", "dossiers/changements")) {
            Reponse liste = commune.appel("GET", vue).de(Role.INSTRUCTEUR).envoyer();
            assertTrue(liste.json().path("dossiers").isEmpty(), liste.texte());
        }
        assertEquals(404, usager("GET", "dossiers/D-1").envoyer().statut());
        assertEquals(404, usager("GET", "dossiers/D-1/suivi").envoyer().statut());
    }

    @Test
    void un_brouillon_s_abandonne_et_s_efface_quand_on_le_delaisse() {
        long premiere = commencer();
        assertEquals(
                412,
                usager("DELETE", "brouillons/D-1")
                        .version(premiere + 1)
                        .envoyer()
                        .statut());
        assertEquals(
                200,
                usager("DELETE", "brouillons/D-1").version(premiere).envoyer().statut());
        assertEquals(404, usager("GET", "brouillons/D-1").envoyer().statut());
        long seconde = commencer();
        commune.plusTard(Duration.ofDays(90));
        assertEquals(404, usager("GET", "brouillons/D-1").envoyer().statut());
        assertEquals(404, depot(seconde, "depot-1").envoyer().statut());
        assertEquals(1, commune.brouillons.eliminer(commune.maintenant()));
        assertEquals(0, commune.brouillons.eliminer(commune.maintenant()));
    }

    @Test
    @Tag("securite")
    void une_fenetre_qui_montre_un_brouillon_efface_n_ecrit_rien_sur_celui_qui_l_a_remplace() {
        long premiere = commencer();
        assertEquals(
                200,
                usager("DELETE", "brouillons/D-1").version(premiere).envoyer().statut());
        long seconde = commencer();
        assertTrue(premiere != seconde, "one draft looks like the other");
        assertEquals(
                412,
                usager("PUT", "brouillons/D-1")
                        .version(premiere)
                        .json("{\"demande\":{}}")
                        .envoyer()
                        .statut());
        assertEquals(
                412,
                usager("DELETE", "brouillons/D-1").version(premiere).envoyer().statut());
        assertEquals(412, depot(premiere, "depot-1").envoyer().statut());
        Reponse lu = usager("GET", "brouillons/D-1").envoyer();
        assertEquals(seconde, version(lu));
        assertTrue(lu.texte().contains("quinze cents"), lu.texte());
    }

    @Test
    void un_auteur_garde_autant_de_brouillons_que_l_hote_le_dit() throws Exception {
        try (Commune petite = new Commune(Limites.PAR_DEFAUT.avecBrouillons(3))) {
            List<Callable<String>> appels = new ArrayList<>();
            for (int rang = 1; rang <= 8; rang++) {
                String numero = "D-" + rang;
                appels.add(() -> petite.appel("POST", "brouillons")
                        .de(Role.AUTOMATE)
                        .json("{\"numero\":\"" + numero + "\",\"demande\":{}}")
                        .envoyer()
                        .code());
            }
            ExecutorService fils = Executors.newFixedThreadPool(8);
            try {
                List<String> refus = new ArrayList<>();
                for (Future<String> code : fils.invokeAll(appels)) {
                    if (!code.get().isEmpty()) {
                        refus.add(code.get());
                    }
                }
                assertEquals(Collections.nCopies(5, "BROUILLONS_TROP_NOMBREUX"), refus);
            } finally {
                fils.shutdownNow();
            }
            Reponse autre = petite.appel("POST", "brouillons")
                    .de(Role.INSTRUCTEUR)
                    .json("{\"numero\":\"D-1\",\"demande\":{}}")
                    .envoyer();
            assertEquals(201, autre.statut(), "what another keeps takes no place of his: " + autre.texte());
        }
    }

    /** The same call eight times at once, each with its key, or one for all. */
    private List<Reponse> ensemble(Function<String, Commune.Appelant> appel, String... cles) throws Exception {
        List<Callable<Reponse>> appels = new ArrayList<>();
        for (int rang = 0; rang < 8; rang++) {
            String cle = cles[rang % cles.length];
            appels.add(() -> appel.apply(cle).envoyer());
        }
        ExecutorService fils = Executors.newFixedThreadPool(8);
        try {
            List<Reponse> reponses = new ArrayList<>();
            for (Future<Reponse> reponse : fils.invokeAll(appels)) {
                reponses.add(reponse.get());
            }
            return reponses;
        } finally {
            fils.shutdownNow();
        }
    }

    private static long combien(List<Reponse> reponses, int statut) {
        return reponses.stream().filter(reponse -> reponse.statut() == statut).count();
    }

    @Test
    void de_plusieurs_appels_en_meme_temps_un_seul_commence_un_seul_reprend_et_un_seul_depose() throws Exception {
        List<Reponse> commences = ensemble(
                cle -> usager("POST", "brouillons").cle(cle).json("{\"numero\":\"D-1\",\"demande\":{}}"), "commence");
        assertEquals(8, combien(commences, 201) + combien(commences, 409));
        long version = version(usager("GET", "brouillons/D-1").envoyer());
        for (Reponse reponse : commences) {
            assertEquals(
                    reponse.statut() == 201 ? version : 0,
                    reponse.json().path("version").asLong());
        }
        String[] cles = {"a", "b", "c", "d", "e", "f", "g", "h"};
        List<Reponse> repris = ensemble(
                cle -> usager("PUT", "brouillons/D-1").cle(cle).version(version).json(corps(entiere())), cles);
        assertEquals(1, combien(repris, 200));
        assertEquals(7, combien(repris, 412));
        List<Reponse> deposes = ensemble(cle -> depot(version + 1, "depot-" + cle), cles);
        assertEquals(1, combien(deposes, 201));
        for (Reponse reponse : deposes) {
            // Somebody else's filing of the very same words, seen as it is: known, under way, or over.
            assertTrue(List.of(200, 201, 404, 409).contains(reponse.statut()), reponse.texte());
        }
        assertEquals(1, commune.enregistre("D-1").version());
        assertEquals(404, usager("GET", "brouillons/D-1").envoyer().statut());
    }
}
