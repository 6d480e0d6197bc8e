package fr.octroi.adapters.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.octroi.adapters.rest.Commune.Reponse;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.PortException;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A dossier from its proposal to its payment, by the interface alone. */
class SeancesTest {

    private final Commune commune = new Commune();

    @AfterEach
    void fermer() {
        commune.close();
    }

    private Reponse poster(Role role, String chemin, String corps) {
        return commune.appel("POST", chemin).de(role).json(corps).envoyer();
    }

    private void faire(Role role, String chemin, String corps) {
        Reponse reponse = poster(role, chemin, corps);
        assertEquals(200, reponse.statut(), reponse.texte());
    }

    private EtatDossier etat() {
        return commune.enregistre("D-1").dossier().etat();
    }

    private void jusquaLOrdreDuJour() {
        Reponse ordre = commune.inscrire("D-1");
        assertEquals("D-1", ordre.json().at("/lignes/0/numero").asText(), ordre.texte());
        assertEquals("200.00", ordre.json().at("/total/valeur").asText());
    }

    private static final String PV = "{\"seance\":\"bureau-1\",\"jour\":\"2026-06-12\",\"acte\":\"B2026-1\","
            + "\"presents\":[\"maire-1\",\"maire-2\"],\"lignes\":[{\"dossier\":\"%s\",\"decision\":\"accordé\","
            + "\"montant\":{\"valeur\":\"200.00\",\"devise\":\"EUR\"}}]}";

    @Test
    void un_dossier_va_de_sa_proposition_a_son_paiement() {
        jusquaLOrdreDuJour();
        faire(
                Role.ASSEMBLEES,
                "seances/bureau-1/convocation",
                "{\"genre\":\"ORDINAIRE\",\"envoi\":\"2026-06-01\",\"pour\":\"2026-06-12\",\"note\":\"JOINTE\"}");
        assertEquals(
                "GELEE",
                commune.appel("GET", "seances/bureau-1")
                        .de(Role.PRESTATAIRE)
                        .envoyer()
                        .json()
                        .path("etat")
                        .asText());
        commune.plusTard(Duration.ofDays(11));
        Reponse decisions = poster(Role.ASSEMBLEES, "seances/bureau-1/deliberation", String.format(PV, "D-1"));
        assertEquals("ACCORDE", decisions.json().at("/decisions/0/issue").asText(), decisions.texte());
        assertEquals(
                "200.00", decisions.json().at("/decisions/0/montant/valeur").asText());
        assertEquals(EtatDossier.ACCORDE, etat());
        faire(Role.ASSEMBLEES, "seances/bureau-1/transmission", "{\"acte\":\"B2026-1\",\"jour\":\"2026-06-12\"}");
        String notifications = "{\"notifications\":[{\"numero\":\"D-1\",\"jour\":\"2026-06-12\"},"
                + "{\"numero\":\"D-404\",\"jour\":\"2026-06-12\"}]}";
        commune.pannes.put("D-1", new PortException(PortException.Nature.DEFINITIVE, "put back", null));
        Reponse illisible = poster(Role.INSTRUCTEUR, "notifications", notifications);
        assertEquals("ERREUR_INTERNE", illisible.json().at("/sorts/0/sort").asText(), illisible.texte());
        assertEquals("INCONNU", illisible.json().at("/sorts/1/sort").asText());
        commune.pannes.clear();
        commune.pannes.put("D-1", new ValeurInvalideException("AIDE_INCONNUE"));
        Reponse sansAide = poster(Role.INSTRUCTEUR, "notifications", notifications);
        assertEquals(200, sansAide.statut(), sansAide.texte());
        assertEquals("IMPOSSIBLE", sansAide.json().at("/sorts/0/sort").asText());
        assertEquals("AIDE_INCONNUE", sansAide.json().at("/sorts/0/obstacle").asText());
        assertEquals("INCONNU", sansAide.json().at("/sorts/1/sort").asText(), "the next line is reached");
        commune.pannes.clear();
        Reponse sorts = poster(Role.INSTRUCTEUR, "notifications", notifications);
        assertEquals("FAIT", sorts.json().at("/sorts/0/sort").asText(), sorts.texte());
        assertEquals("INCONNU", sorts.json().at("/sorts/1/sort").asText());
        assertEquals(EtatDossier.EXECUTOIRE, etat());
        faire(Role.INSTRUCTEUR, "notifications", "{\"notifications\":[{\"numero\":\"D-1\",\"jour\":\"2026-06-12\"}]}");

        Reponse bloque = poster(
                Role.ORDONNATEUR,
                "bordereaux",
                "{\"code\":\"BX-1\",\"enveloppe\":\"velo-2026\",\"dossiers\":[\"D-1\",\"D-404\"]}");
        assertEquals(200, bloque.statut(), bloque.texte());
        if (bloque.json().path("bordereau").isMissingNode()) {
            assertEquals(
                    "RIB_A_VERIFIER", bloque.json().at("/bloques/0/raisons/0").asText(), bloque.texte());
            Reponse verifie = commune.appel("POST", "dossiers/D-1/compte/verification")
                    .de(Role.INSTRUCTEUR)
                    .version(commune.enregistre("D-1").version())
                    .json("{\"iban\":\"" + Commune.IBAN + "\"}")
                    .envoyer();
            assertEquals("FAIT", verifie.json().path("effet").asText(), verifie.texte());
            bloque = poster(
                    Role.ORDONNATEUR,
                    "bordereaux",
                    "{\"code\":\"BX-1\",\"enveloppe\":\"velo-2026\",\"dossiers\":[\"D-1\",\"D-404\"]}");
        }
        assertEquals(1, bloque.json().at("/bordereau/nombre").asInt(), bloque.texte());
        assertEquals("SANS_ACCORD", bloque.json().at("/bloques/0/raisons/0").asText());
        Reponse bordereau =
                commune.appel("GET", "bordereaux/BX-1").de(Role.COMPTABLE).envoyer();
        String reference = bordereau.json().at("/lignes/0/reference").asText();
        assertTrue(!reference.isEmpty(), bordereau.texte());
        String retour = "{\"lignes\":[{\"reference\":\"" + reference
                + "\",\"issue\":\"PAYE\",\"montant\":{\"valeur\":\"200.00\",\"devise\":\"EUR\"},\"jour\":\"2026-06-12\"},"
                + "{\"reference\":\"AUTRE\",\"issue\":\"PAYE\",\"jour\":\"2026-06-12\"}]}";
        commune.pannes.put("D-1", new ConflitDeVersionException(new NumeroDossier("D-1")));
        Reponse croise = poster(Role.COMPTABLE, "bordereaux/BX-1/retours", retour);
        assertEquals("CONFLIT", croise.json().at("/lignes/0/sort").asText(), croise.texte());
        assertEquals("INAPPLICABLE", croise.json().at("/lignes/1/sort").asText());
        commune.pannes.put("D-1", new ValeurInvalideException("AIDE_INCONNUE"));
        Reponse sansAideNonPlus = poster(Role.COMPTABLE, "bordereaux/BX-1/retours", retour);
        assertEquals(200, sansAideNonPlus.statut(), sansAideNonPlus.texte());
        assertEquals(
                "AIDE_INCONNUE", sansAideNonPlus.json().at("/lignes/0/obstacle").asText());
        assertEquals(
                "REFERENCE_INCONNUE",
                sansAideNonPlus.json().at("/lignes/1/obstacle").asText());
        commune.pannes.clear();
        Reponse paye = poster(Role.COMPTABLE, "bordereaux/BX-1/retours", retour);
        assertEquals("APPLIQUE", paye.json().at("/lignes/0/sort").asText(), paye.texte());
        assertEquals("REFERENCE_INCONNUE", paye.json().at("/lignes/1/obstacle").asText());
        assertEquals(EtatDossier.PAYE, etat());
        assertEquals(
                "DEJA_CONNU",
                poster(Role.COMPTABLE, "bordereaux/BX-1/retours", retour)
                        .json()
                        .at("/lignes/0/sort")
                        .asText());
        assertEquals(
                "800.00",
                commune.appel("GET", "enveloppes/velo-2026")
                        .de(Role.ORDONNATEUR)
                        .envoyer()
                        .json()
                        .at("/disponible/valeur")
                        .asText());
    }

    /** Instructed before the second comes, since one person files both. */
    private void deposerDeuxDossiers() {
        commune.deposer("D-1");
        commune.instruire("D-1");
        commune.deposer("D-2");
        commune.ouvrirUneSeance();
    }

    private void perdre(String numero) {
        commune.pannes.put(numero, new PortException(PortException.Nature.DEFINITIVE, "put back", null));
    }

    @Test
    void un_gel_nomme_le_dossier_qui_ne_se_lit_plus() {
        deposerDeuxDossiers();
        perdre("D-2");
        Reponse gel = commune.geler().envoyer();
        assertEquals(200, gel.statut(), gel.texte());
        assertEquals(1, gel.json().path("lignes").size(), gel.texte());
        assertEquals("D-1", gel.json().at("/lignes/0/numero").asText());
        assertEquals(1, gel.json().path("inaccessibles").size(), gel.texte());
        assertEquals("D-2", gel.json().at("/inaccessibles/0").asText());
    }

    @Test
    void un_gel_refuse_nomme_les_dossiers_qui_ne_se_lisent_plus() {
        deposerDeuxDossiers();
        perdre("D-1");
        perdre("D-2");
        Empreinte avant = commune.etat();
        Reponse gel = commune.geler().envoyer();
        assertEquals(409, gel.statut(), gel.texte());
        assertEquals("IMPOSSIBLE", gel.code());
        assertEquals(1, gel.json().path("fautes").size(), gel.texte());
        assertEquals("DOSSIERS_INACCESSIBLES", gel.json().at("/fautes/0/code").asText());
        assertEquals(
                "Rien ne peut être inscrit, et des dossiers ne peuvent pas être lus : D-1, D-2",
                gel.json().at("/fautes/0/message").asText());
        assertEquals(avant, commune.etat());
    }

    @Test
    void un_proces_verbal_et_une_transmission_nomment_le_dossier_qui_ne_se_lit_plus() {
        deposerDeuxDossiers();
        commune.geler().envoyer();
        commune.plusTard(Duration.ofDays(11));
        perdre("D-1");
        Reponse aucun = poster(Role.ASSEMBLEES, "seances/bureau-1/deliberation", String.format(PV, "D-1"));
        assertEquals(422, aucun.statut(), aucun.texte());
        assertEquals("/lignes/0", aucun.json().at("/fautes/0/pointeur").asText(), aucun.texte());
        assertEquals("DOSSIER_INACCESSIBLE", aucun.json().at("/fautes/0/code").asText());
        commune.pannes.clear();
        Reponse entier = poster(Role.ASSEMBLEES, "seances/bureau-1/deliberation", String.format(PV, "D-1"));
        assertEquals(200, entier.statut(), entier.texte());
        assertEquals(0, entier.json().path("inaccessibles").size(), entier.texte());
        perdre("D-1");
        Reponse encore = poster(Role.ASSEMBLEES, "seances/bureau-1/deliberation", String.format(PV, "D-1"));
        assertEquals("D-1", encore.json().at("/inaccessibles/0").asText(), encore.texte());
        String transmission = "{\"acte\":\"B2026-1\",\"jour\":\"2026-06-12\"}";
        Reponse sansLui = poster(Role.ASSEMBLEES, "seances/bureau-1/transmission", transmission);
        assertEquals("DEJA_FAIT", sansLui.json().path("effet").asText(), sansLui.texte());
        assertEquals("D-1", sansLui.json().at("/inaccessibles/0").asText(), sansLui.texte());
    }

    /** Whoever is in office when a dossier is mended did not vote on it. */
    @Test
    void un_proces_verbal_qui_revient_apres_un_renouvellement_se_juge_par_le_bureau_du_jour_de_la_seance() {
        deposerDeuxDossiers();
        commune.geler().envoyer();
        commune.plusTard(Duration.ofDays(11));
        perdre("D-1");
        assertEquals(
                422,
                poster(Role.ASSEMBLEES, "seances/bureau-1/deliberation", String.format(PV, "D-1"))
                        .statut());
        commune.plusTard(Duration.ofDays(60));
        commune.compositions.put(LocalDate.of(2026, 6, 13), Commune.bureau("maire-7", "maire-8", "maire-9"));
        commune.pannes.clear();
        Reponse revenu = poster(Role.ASSEMBLEES, "seances/bureau-1/deliberation", String.format(PV, "D-1"));
        assertEquals(200, revenu.statut(), revenu.texte());
        assertEquals("ACCORDE", revenu.json().at("/decisions/0/issue").asText(), revenu.texte());
    }

    @Test
    void sans_la_composition_du_jour_de_la_seance_aucun_proces_verbal_n_est_pris() {
        jusquaLOrdreDuJour();
        commune.plusTard(Duration.ofDays(11));
        commune.compositions.clear();
        commune.compositions.put(LocalDate.of(2026, 6, 13), Commune.bureau("maire-1", "maire-2", "maire-3"));
        Empreinte avant = commune.etat();
        Reponse refus = poster(Role.ASSEMBLEES, "seances/bureau-1/deliberation", String.format(PV, "D-1"));
        assertEquals(409, refus.statut(), refus.texte());
        assertEquals("COMPOSITION_INCONNUE", refus.json().at("/fautes/0/code").asText(), refus.texte());
        assertEquals(avant, commune.etat());
    }

    @Test
    void un_proces_verbal_discordant_dit_chaque_ligne_et_n_ecrit_rien() {
        jusquaLOrdreDuJour();
        commune.plusTard(Duration.ofDays(11));
        Empreinte avant = commune.etat();
        Reponse discordante = poster(Role.ASSEMBLEES, "seances/bureau-1/deliberation", String.format(PV, "D-2"));
        assertEquals(422, discordante.statut());
        assertEquals("DELIBERATION_DISCORDANTE", discordante.code());
        assertTrue(discordante.texte().contains("\"/lignes/0\""), discordante.texte());
        assertTrue(discordante.texte().contains("DOSSIER_HORS_ORDRE_DU_JOUR"));
        assertTrue(discordante.texte().contains("LIGNE_ABSENTE"));
        assertEquals(avant, commune.etat());
    }

    @Test
    void ce_que_les_registres_ne_connaissent_pas_est_404_et_ce_qui_ne_peut_exister_422() {
        for (String chemin : new String[] {"seances/x/report", "seances/x/transmission", "seances/x/convocation"}) {
            Reponse reponse = poster(
                    Role.ASSEMBLEES,
                    chemin,
                    chemin.endsWith("report")
                            ? "{\"jour\":\"2026-07-01\"}"
                            : chemin.endsWith("transmission")
                                    ? "{\"acte\":\"A\",\"jour\":\"2026-07-01\"}"
                                    : "{\"genre\":\"ORDINAIRE\",\"envoi\":\"2026-06-01\",\"pour\":\"2026-06-12\",\"note\":\"JOINTE\"}");
            assertEquals(404, reponse.statut(), reponse.texte());
            assertEquals("REGISTRE_INCONNU", reponse.code());
        }
        Reponse seance = poster(
                Role.ASSEMBLEES,
                "seances",
                "{\"code\":\"b\",\"jour\":\"2026-06-12\",\"limite\":\"2026-06-18\",\"capacite\":10}");
        assertEquals(422, seance.statut());
        assertEquals("SEANCE_INVALIDE", seance.json().at("/fautes/0/code").asText());
        Reponse jour = poster(
                Role.ASSEMBLEES,
                "seances",
                "{\"code\":\"b\",\"jour\":\"2026-02-30\",\"limite\":\"2026-02-18\",\"capacite\":10}");
        assertEquals("/jour", jour.json().at("/fautes/0/pointeur").asText(), jour.texte());
    }

    @Test
    void une_aide_inconnue_ne_gele_rien() {
        faire(
                Role.ORDONNATEUR,
                "enveloppes",
                "{\"code\":\"velo-2026\",\"exercice\":2026,\"ligne\":{\"chapitre\":\"65\",\"article\":\"6574\"},"
                        + "\"ouverts\":{\"valeur\":\"1000.00\",\"devise\":\"EUR\"}}");
        faire(
                Role.ASSEMBLEES,
                "seances",
                "{\"code\":\"bureau-1\",\"jour\":\"2026-06-12\",\"limite\":\"2026-06-08\",\"capacite\":10}");
        Empreinte avant = commune.etat();
        Reponse gel = poster(
                Role.ASSEMBLEES,
                "seances/bureau-1/ordre-du-jour",
                "{\"aide\":\"aide-lune\",\"enveloppe\":\"velo-2026\"}");
        assertEquals(422, gel.statut(), gel.texte());
        assertEquals("/aide", gel.json().at("/fautes/0/pointeur").asText());
        assertEquals(avant, commune.etat());
    }

    @Test
    void ce_qui_n_a_pas_la_forme_d_un_code_n_est_pas_demande_aux_registres() {
        for (String chemin : new String[] {"seances/a%00", "enveloppes/a%00"}) {
            Reponse reponse = commune.appel("GET", chemin).de(Role.ORDONNATEUR).envoyer();
            assertEquals(404, reponse.statut(), chemin + reponse.texte());
            assertEquals("REGISTRE_INCONNU", reponse.code());
        }
        assertEquals(
                404,
                commune.appel("GET", "bordereaux/a%00")
                        .de(Role.COMPTABLE)
                        .envoyer()
                        .statut());
        String nul = "a\\u0000";
        for (Reponse reponse : new Reponse[] {
            poster(
                    Role.ORDONNATEUR,
                    "bordereaux",
                    "{\"code\":\"BX-1\",\"enveloppe\":\"" + nul + "\",\"dossiers\":[\"D-1\"]}"),
            poster(
                    Role.ASSEMBLEES,
                    "seances/bureau-1/ordre-du-jour",
                    "{\"aide\":\"aide-velo\",\"enveloppe\":\"" + nul + "\"}"),
            poster(Role.ASSEMBLEES, "seances/bureau-1/report", "{\"jour\":\"9999-12-31\"}"),
            poster(Role.ASSEMBLEES, "seances/bureau-1/report", "{\"jour\":\"0001-01-01\"}")
        }) {
            assertEquals(400, reponse.statut(), reponse.texte());
            assertEquals("CORPS_NON_CONFORME", reponse.code());
        }
    }

    @Test
    void un_compte_change_de_deux_mains() {
        commune.deposer("D-1");
        ObjectNode compte = Commune.JSON.createObjectNode();
        compte.put("iban", "FR14 2004 1010 0505 0001 3M02 606").put("titulaire", "Camille Exemple");
        Reponse change = commune.appel("POST", "dossiers/D-1/compte")
                .de(Role.PRESTATAIRE)
                .version(1)
                .json(compte.toString())
                .envoyer();
        assertEquals(200, change.statut(), change.texte());
        Reponse confirme = commune.appel("POST", "dossiers/D-1/compte/confirmation")
                .de(Role.INSTRUCTEUR)
                .version(2)
                .json("{\"iban\":\"FR1420041010050500013M02606\"}")
                .envoyer();
        assertEquals("FAIT", confirme.json().path("effet").asText(), confirme.texte());
        Reponse faux = commune.appel("POST", "dossiers/D-1/compte")
                .de(Role.PRESTATAIRE)
                .version(3)
                .json("{\"iban\":\"FR1420041010050500013M02607\",\"titulaire\":\"Camille\"}")
                .envoyer();
        assertEquals("/iban", faux.json().at("/fautes/0/pointeur").asText());
        assertTrue(!faux.texte().contains("M0260"), faux.texte());
    }
}
