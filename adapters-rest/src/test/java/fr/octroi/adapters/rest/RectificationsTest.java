package fr.octroi.adapters.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.octroi.adapters.rest.Commune.Reponse;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.journal.FaitDArchive;
import fr.octroi.port.PortException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was declared wrongly is put right (RGPD art. 16), by the interface alone. */
class RectificationsTest {

    private final Commune commune = new Commune();

    @AfterEach
    void fermer() {
        commune.close();
    }

    /** The request of a dossier as it was filed, but for what is put right. */
    private static ObjectNode juste(String numero, Consumer<ObjectNode> change) {
        ObjectNode demande = Commune.demande(numero);
        change.accept(demande);
        return demande;
    }

    private static ObjectNode prenom(String numero, String prenom) {
        return juste(numero, demande -> ((ObjectNode) demande.path("demandeur")).put("prenom", prenom));
    }

    private static String corps(JsonNode demande, String raison) {
        return Commune.JSON
                .createObjectNode()
                .put("raison", raison)
                .set("demande", demande)
                .toString();
    }

    private Commune.Appelant appel(Role role, String numero, JsonNode demande) {
        return commune.appel("POST", "dossiers/" + numero + "/rectifications")
                .de(role, numero)
                .version(commune.dossiers
                        .trouver(new NumeroDossier(numero))
                        .map(enregistre -> enregistre.version())
                        .orElse(1L))
                .json(corps(demande, "ERREUR_DE_SAISIE"));
    }

    private static List<String> fautes(Reponse reponse) {
        List<String> fautes = new ArrayList<>();
        reponse.json()
                .path("fautes")
                .forEach(faute -> fautes.add(faute.path("pointeur").asText() + " "
                        + faute.path("code").asText()));
        return fautes;
    }

    private void refusee(String faute, Reponse reponse) {
        assertEquals(422, reponse.statut(), reponse.texte());
        assertEquals(List.of(faute), fautes(reponse), reponse.texte());
    }

    @Test
    void ce_qui_etait_faux_est_remplace_et_la_proposition_se_refait() {
        commune.deposer("D-1");
        assertEquals(
                200,
                commune.appel("POST", "dossiers/D-1/instruction")
                        .de(Role.INSTRUCTEUR)
                        .version(1)
                        .envoyer()
                        .statut());
        assertEquals(
                EtatDossier.ACCORD_PROPOSE, commune.enregistre("D-1").dossier().etat());
        long vue = commune.enregistre("D-1").version();
        Reponse faite = appel(Role.INSTRUCTEUR, "D-1", prenom("D-1", "Dominique"))
                .cle("rectifie-1")
                .envoyer();
        assertEquals(200, faite.statut(), faite.texte());
        assertEquals("FAIT", faite.json().path("effet").asText());
        assertEquals(vue + 1, faite.json().path("version").asLong());
        assertEquals("\"" + (vue + 1) + "\"", faite.entete("ETag"));
        assertEquals(vue + 1, commune.enregistre("D-1").version());
        assertEquals(EtatDossier.DEPOSE, commune.enregistre("D-1").dossier().etat());
        assertEquals(
                "Dominique",
                commune.appel("GET", "dossiers/D-1")
                        .de(Role.INSTRUCTEUR)
                        .envoyer()
                        .json()
                        .at("/demandeur/prenom")
                        .asText());
        String journal = commune.appel("GET", "dossiers/D-1/journal")
                .de(Role.INSTRUCTEUR)
                .envoyer()
                .texte();
        assertTrue(journal.contains("DECLARATION_RECTIFIEE") && journal.contains("ERREUR_DE_SAISIE"), journal);
        assertFalse(journal.contains("Dominique") || journal.contains("Camille"), journal);

        Reponse encore = appel(Role.INSTRUCTEUR, "D-1", prenom("D-1", "Dominique"))
                .cle("rectifie-1")
                .version(vue)
                .envoyer();
        assertEquals(faite.texte(), encore.texte());
        assertEquals("true", encore.entete("Idempotency-Replayed"));
        Reponse dejaFaite =
                appel(Role.ASSEMBLEES, "D-1", prenom("D-1", "Dominique")).envoyer();
        assertEquals("DEJA_FAIT", dejaFaite.json().path("effet").asText());
        assertEquals(vue + 1, dejaFaite.json().path("version").asLong());
        assertEquals(vue + 1, commune.enregistre("D-1").version());
    }

    /** A platform that hands everything in every night calls nobody, once it was put right as well. */
    @Test
    void la_meme_demande_juste_deposee_ensuite_est_connue() {
        commune.deposer("D-1");
        List<PieceJustificative> tenues = commune.enregistre("D-1").dossier().pieces();
        assertEquals(2, tenues.size());
        ObjectNode juste = prenom("D-1", "Dominique");
        ArrayNode pieces = juste.putArray("pieces");
        tenues.forEach(piece -> pieces.addObject()
                .put("type", piece.type())
                .put("sha256", piece.contenu().hexadecimal())
                .put("taille", piece.taille()));
        assertEquals(200, appel(Role.INSTRUCTEUR, "D-1", juste).envoyer().statut());
        assertEquals(tenues, commune.enregistre("D-1").dossier().pieces());
        Reponse deposee = commune.appel("POST", "dossiers")
                .de(Role.AUTOMATE)
                .parties(
                        "demande",
                        prenom("D-1", "Dominique").toString(),
                        "piece:FACTURE",
                        Commune.facture("D-1"),
                        "piece:RIB",
                        "RIB")
                .envoyer();
        assertEquals(200, deposee.statut(), deposee.texte());
        assertEquals("DEJA_FAIT", deposee.json().path("effet").asText());
    }

    @Test
    void ni_le_compte_ni_les_contacts_ni_le_jour_ni_les_pieces_ne_changent_par_la() {
        commune.deposer("D-1");
        Dossier avant = commune.enregistre("D-1").dossier();
        ObjectNode autre = juste("D-1", demande -> {
            demande.put("depot", "2026-05-30").remove("compte");
            ((ObjectNode) demande.path("demandeur"))
                    .put("courriel", "ailleurs@exemple.invalid")
                    .put("nom", "Juste");
        });
        assertEquals(200, appel(Role.INSTRUCTEUR, "D-1", autre).envoyer().statut());
        Dossier apres = commune.enregistre("D-1").dossier();
        assertEquals("Juste", apres.demandeur().nom());
        assertEquals(avant.demandeur().courriel(), apres.demandeur().courriel());
        assertEquals(avant.iban(), apres.iban());
        assertEquals(avant.depot(), apres.depot());
        assertEquals(avant.pieces(), apres.pieces());
    }

    @Test
    void chaque_defaut_est_dit_a_sa_place_sans_la_valeur_et_rien_n_est_ecrit() {
        commune.deposer("D-1");
        commune.deposer("D-2");
        Empreinte avant = commune.etat();
        refusee(
                "/demande/numero NUMERO_AUTRE",
                appel(Role.INSTRUCTEUR, "D-1", Commune.demande("D-2")).envoyer());
        refusee(
                "/demande/aide VALEUR_INCONNUE",
                appel(Role.INSTRUCTEUR, "D-1", Commune.demande("D-1").put("aide", "aide-lune"))
                        .envoyer());
        refusee(
                "/demande/demandeur/naissance DATE_INVALIDE",
                appel(
                                Role.INSTRUCTEUR,
                                "D-1",
                                juste(
                                        "D-1",
                                        demande -> ((ObjectNode) demande.path("demandeur"))
                                                .put("naissance", "1980-02-30")))
                        .envoyer());
        refusee(
                "/demande/depot DATE_DEPOT_FUTURE",
                appel(Role.INSTRUCTEUR, "D-1", Commune.demande("D-1").put("depot", "2026-06-02"))
                        .envoyer());
        Reponse iban = appel(
                        Role.INSTRUCTEUR,
                        "D-1",
                        juste("D-1", demande -> ((ObjectNode) demande.path("compte")).put("iban", "FR0012345SECRET")))
                .envoyer();
        refusee("/demande/compte/iban IBAN_INVALIDE", iban);
        assertFalse(iban.texte().contains("SECRET"));
        // The file of somebody else, which an agent has not shown that he holds.
        ObjectNode dAutrui = Commune.demande("D-1");
        dAutrui.putArray("pieces")
                .addObject()
                .put("type", "FACTURE")
                .put(
                        "sha256",
                        Empreinte.sha256(Commune.facture("D-2").getBytes(StandardCharsets.UTF_8))
                                .hexadecimal())
                .put("taille", 1);
        Reponse piece = appel(Role.INSTRUCTEUR, "D-1", dAutrui).envoyer();
        assertEquals(422, piece.statut(), piece.texte());
        assertEquals("/demande/pieces/0", piece.json().at("/fautes/0/pointeur").asText(), piece.texte());
        for (String faux : List.of(
                "{}",
                corps(Commune.demande("D-1"), "Mme Exemple a rappelé"),
                corps(Commune.demande("D-1"), ""),
                corps(Commune.JSON.createObjectNode(), "ERREUR_DE_SAISIE"),
                corps(Commune.demande("D-1").put("secret", "x"), "ERREUR_DE_SAISIE"))) {
            Reponse refus = appel(Role.INSTRUCTEUR, "D-1", Commune.demande("D-1"))
                    .json(faux)
                    .envoyer();
            assertEquals(400, refus.statut(), refus.texte());
            assertEquals("CORPS_NON_CONFORME", refus.code());
            assertFalse(refus.texte().contains("rappelé"));
        }
        assertEquals(avant, commune.etat());
    }

    @Test
    void sur_une_version_perimee_ou_sans_version_rien_n_est_ecrit() {
        commune.deposer("D-1");
        Empreinte avant = commune.etat();
        assertEquals(
                412,
                appel(Role.INSTRUCTEUR, "D-1", prenom("D-1", "Dominique"))
                        .version(2)
                        .envoyer()
                        .statut());
        assertEquals(
                428,
                commune.appel("POST", "dossiers/D-1/rectifications")
                        .de(Role.INSTRUCTEUR)
                        .json(corps(prenom("D-1", "Dominique"), "ERREUR_DE_SAISIE"))
                        .envoyer()
                        .statut());
        assertEquals(
                404,
                appel(Role.INSTRUCTEUR, "D-9", prenom("D-9", "Dominique"))
                        .envoyer()
                        .statut());
        commune.pannes.put("D-1", new PortException(PortException.Nature.TEMPORAIRE, "out of order", null));
        assertEquals(
                503,
                commune.appel("POST", "dossiers/D-1/rectifications")
                        .de(Role.INSTRUCTEUR)
                        .version(1)
                        .json(corps(prenom("D-1", "Dominique"), "ERREUR_DE_SAISIE"))
                        .envoyer()
                        .statut());
        commune.pannes.clear();
        assertEquals(avant, commune.etat());
    }

    /** What stands in the answers that are kept for a key is what is told: that it was done, and the version. */
    @Test
    @Tag("securite")
    void ni_le_prestataire_ni_le_demandeur_ne_rectifie_et_la_reponse_ne_dit_personne() {
        commune.deposer("D-1");
        Empreinte avant = commune.etat();
        for (Role role : List.of(Role.USAGER, Role.PRESTATAIRE, Role.AUTOMATE, Role.ORDONNATEUR, Role.COMPTABLE)) {
            Reponse refusee = appel(role, "D-1", prenom("D-1", "Dominique")).envoyer();
            assertEquals("ACCES_REFUSE", refusee.code(), role.name());
        }
        assertEquals(avant, commune.etat());
        Reponse faite =
                appel(Role.INSTRUCTEUR, "D-1", prenom("D-1", "Dominique")).envoyer();
        assertEquals("{\"effet\":\"FAIT\",\"version\":2}", faite.texte());
        assertTrue(
                commune.dossiers.entrees(new NumeroDossier("D-1")).stream()
                        .anyMatch(entree -> entree.fait() instanceof FaitDArchive.DeclarationRectifiee
                                && entree.auteur().role() == Role.INSTRUCTEUR),
                "who did it stands in the journal");
    }

    @Test
    @Tag("securite")
    void ce_qui_a_quitte_la_base_active_ne_se_rectifie_pas_et_ne_se_distingue_pas() {
        commune.deposer("D-1");
        assertEquals(
                200,
                commune.appel("POST", "dossiers/D-1/desistement")
                        .de(Role.AUTOMATE)
                        .version(1)
                        .envoyer()
                        .statut());
        assertEquals(
                200,
                appel(Role.INSTRUCTEUR, "D-1", prenom("D-1", "Dominique"))
                        .envoyer()
                        .statut(),
                "what has ended is put right too");
        commune.plusTard(Duration.ofDays(200));
        Empreinte avant = commune.etat();
        Reponse archive = appel(Role.INSTRUCTEUR, "D-1", prenom("D-1", "Chloé")).envoyer();
        Reponse inconnu =
                appel(Role.INSTRUCTEUR, "D-404", prenom("D-404", "Chloé")).envoyer();
        // Even with faults that would be told of a dossier that is there.
        Reponse fautive = appel(Role.INSTRUCTEUR, "D-1", Commune.demande("D-2")).envoyer();
        assertEquals(404, archive.statut());
        assertEquals(inconnu.texte(), archive.texte());
        assertEquals(inconnu.texte(), fautive.texte());
        assertEquals(avant, commune.etat());
    }
}
