package fr.octroi.adapters.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.adapters.rest.Commune.Reponse;
import fr.octroi.adapters.rest.http.Formes;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Entree;
import fr.octroi.journal.FaitDeRecours;
import fr.octroi.port.PortException;
import fr.octroi.recours.Retrait;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes after a decision, by the interface alone. */
class RecoursTest {

    private static final String ACCORDE =
            "\"decision\":\"accordé\",\"montant\":{\"valeur\":\"200.00\",\"devise\":\"EUR\"}";
    private static final String REFUSE = "\"decision\":\"refusé\",\"motifs\":[\"RESIDENCE\"]";

    private final Commune commune = new Commune();

    @AfterEach
    void fermer() {
        commune.close();
    }

    private Reponse poster(Role role, String chemin, String corps) {
        return commune.appel("POST", chemin).de(role).json(corps).envoyer();
    }

    private Reponse sur(Role role, String acte, String corps) {
        Commune.Appelant appel = commune.appel("POST", "dossiers/D-1/" + acte)
                .de(role)
                .version(commune.enregistre("D-1").version());
        return (corps.isEmpty() ? appel : appel.json(corps)).envoyer();
    }

    private static void effet(String attendu, Reponse reponse) {
        assertEquals(200, reponse.statut(), reponse.texte());
        assertEquals(attendu, reponse.json().path("effet").asText());
    }

    private static void impossible(Reponse reponse) {
        assertEquals(409, reponse.statut(), reponse.texte());
        assertEquals("IMPOSSIBLE", reponse.code());
    }

    private Reponse lire(Role role, String chemin, String... siens) {
        return commune.appel("GET", chemin).de(role, siens).envoyer();
    }

    private EtatDossier etat() {
        return commune.enregistre("D-1").dossier().etat();
    }

    private void decider(String decision) {
        commune.inscrire("D-1");
        commune.plusTard(Duration.ofDays(11));
        Reponse pv = poster(
                Role.ASSEMBLEES,
                "seances/bureau-1/deliberation",
                "{\"seance\":\"bureau-1\",\"jour\":\"2026-06-12\",\"acte\":\"B2026-1\","
                        + "\"presents\":[\"maire-1\",\"maire-2\"],\"lignes\":[{\"dossier\":\"D-1\"," + decision
                        + "}]}");
        assertEquals(200, pv.statut(), pv.texte());
    }

    private void notifier() {
        effet(
                "FAIT",
                poster(
                        Role.ASSEMBLEES,
                        "seances/bureau-1/transmission",
                        "{\"acte\":\"B2026-1\",\"jour\":\"2026-06-12\"}"));
        effet("FAIT", sur(Role.INSTRUCTEUR, "notification", "{\"jour\":\"2026-06-12\"}"));
    }

    private void liquider() {
        Reponse bordereau = poster(
                Role.ORDONNATEUR,
                "bordereaux",
                "{\"code\":\"BX-1\",\"enveloppe\":\"velo-2026\",\"dossiers\":[\"D-1\"]}");
        assertEquals(1, bordereau.json().at("/bordereau/nombre").asInt(), bordereau.texte());
    }

    private void payer() {
        String reference = lire(Role.COMPTABLE, "bordereaux/BX-1")
                .json()
                .at("/lignes/0/reference")
                .asText();
        Reponse retour = poster(
                Role.COMPTABLE,
                "bordereaux/BX-1/retours",
                "{\"lignes\":[{\"reference\":\"" + reference
                        + "\",\"issue\":\"PAYE\",\"montant\":{\"valeur\":\"200.00\",\"devise\":\"EUR\"},"
                        + "\"jour\":\"2026-06-12\"}]}");
        assertEquals("APPLIQUE", retour.json().at("/lignes/0/sort").asText(), retour.texte());
    }

    @Test
    void un_recours_se_recoit_se_lit_et_se_tranche_par_une_personne_de_la_collectivite() {
        decider(REFUSE);
        String recours = "{\"reference\":\"RG-1/a\",\"genre\":\"GRACIEUX\",\"recu\":\"2026-06-12\"}";
        effet("FAIT", sur(Role.PRESTATAIRE, "recours", recours));
        effet("DEJA_FAIT", sur(Role.PRESTATAIRE, "recours", recours));
        Reponse liste = lire(Role.USAGER, "dossiers/D-1/recours", "D-1");
        assertEquals("PENDANT", liste.json().at("/recours/0/issue").asText(), liste.texte());
        assertEquals("RG-1/a", liste.json().at("/recours/0/reference").asText());
        assertEquals(
                404, lire(Role.USAGER, "dossiers/D-1/recours", "D-2").statut(), "another's appeals are not listed");
        impossible(sur(
                Role.PRESTATAIRE, "recours", recours.replace("RG-1/a", "R-2").replace("06-12", "06-13")));

        assertEquals(
                403,
                sur(Role.PRESTATAIRE, "recours/RG-1%2Fa/issue", "{\"issue\":\"ACCUEILLI\"}")
                        .statut(),
                "who instructs for the authority answers no appeal");
        impossible(sur(Role.INSTRUCTEUR, "recours/R-404/issue", "{\"issue\":\"ACCUEILLI\"}"));
        effet("FAIT", sur(Role.INSTRUCTEUR, "recours/RG-1%2Fa/issue", "{\"issue\":\"ACCUEILLI\"}"));
        effet("DEJA_FAIT", sur(Role.INSTRUCTEUR, "recours/RG-1%2Fa/issue", "{\"issue\":\"ACCUEILLI\"}"));
        impossible(sur(Role.INSTRUCTEUR, "recours/RG-1%2Fa/issue", "{\"issue\":\"REJETE\"}"));

        effet("FAIT", sur(Role.ASSEMBLEES, "attestations", "{\"genre\":\"REFUS\"}"));
        effet("FAIT", sur(Role.INSTRUCTEUR, "reouverture", "{\"motif\":\"RECOURS_ACCUEILLI\"}"));
        assertEquals(EtatDossier.DEPOSE, etat());
        impossible(sur(Role.INSTRUCTEUR, "reouverture", "{\"motif\":\"RECOURS_ACCUEILLI\"}"));
        // This authority names no other one.
        impossible(sur(Role.PRESTATAIRE, "transmission", ""));
    }

    @Test
    void un_recours_est_dans_le_delai_ou_tardif_selon_la_notification() {
        decider(ACCORDE);
        effet(
                "FAIT",
                sur(
                        Role.ASSEMBLEES,
                        "recours",
                        "{\"reference\":\"TA-1\",\"genre\":\"CONTENTIEUX\",\"recu\":\"2026-06-12\"}"));
        String adresse = "dossiers/D-1/recours/TA-1/recevabilite";
        assertEquals("DELAI_INOPPOSABLE", recevabilite(adresse + "?envoi=2026-12-01"), "nothing was notified");
        notifier();
        assertEquals("DANS_LE_DELAI", recevabilite(adresse + "?envoi=2026-06-20"));
        assertEquals("TARDIF", recevabilite(adresse + "?envoi=2026-12-01"));
        for (String faux : new String[] {"", "?envoi=", "?envoi=2026-02-30", "?envoi=9999-01-01"}) {
            Reponse reponse = lire(Role.ASSEMBLEES, adresse + faux);
            assertEquals("PARAMETRE_INVALIDE", reponse.code(), faux + reponse.texte());
        }
        Reponse autre = lire(Role.ASSEMBLEES, adresse.replace("TA-1", "TA-2") + "?envoi=2026-06-20");
        assertEquals(404, autre.statut());
        assertEquals("ADRESSE_INCONNUE", autre.code(), "the dossier is there, this appeal is not");
        assertEquals(
                "DOSSIER_INCONNU",
                lire(Role.ASSEMBLEES, adresse.replace("D-1", "D-404") + "?envoi=2026-06-20")
                        .code());
    }

    private String recevabilite(String adresse) {
        Reponse reponse = lire(Role.ASSEMBLEES, adresse);
        return reponse.json().path("recevabilite").asText(reponse.texte());
    }

    @Test
    void une_aide_payee_se_retire_apres_le_contradictoire_et_se_reclame() {
        decider(ACCORDE);
        impossible(sur(Role.INSTRUCTEUR, "attestations", "{\"genre\":\"VERSEMENT\"}"));
        effet("FAIT", sur(Role.INSTRUCTEUR, "attestations", "{\"genre\":\"OCTROI\"}"));
        effet("DEJA_FAIT", sur(Role.INSTRUCTEUR, "attestations", "{\"genre\":\"OCTROI\"}"));
        notifier();
        liquider();
        impossible(sur(Role.ASSEMBLEES, "retrait", "{\"acte\":\"B2026-9\"}"));
        payer();
        impossible(sur(
                Role.ORDONNATEUR,
                "indus",
                "{\"montant\":{\"valeur\":\"200.00\",\"devise\":\"EUR\"},"
                        + "\"motif\":{\"code\":\"RESIDENCE\",\"article\":\"art. 3\"}}"));

        Reponse seul = sur(Role.ASSEMBLEES, "retrait", "{\"acte\":\"B2026-9\"}");
        impossible(seul);
        assertEquals("CONTRADICTOIRE_ABSENT", seul.json().at("/fautes/0/code").asText());
        assertFalse(seul.json().at("/fautes/0/message").asText().isBlank());

        String contradictoire = "{\"motif\":\"FRAUDE\",\"constats\":[{\"code\":\"%s\",\"constate\":\"2026-06-12\"}],"
                + "\"limite\":\"%s\"}";
        impossible(sur(Role.INSTRUCTEUR, "contradictoire", String.format(contradictoire, "HUMEUR", "2026-06-30")));
        Reponse passee =
                sur(Role.INSTRUCTEUR, "contradictoire", String.format(contradictoire, "RESIDENCE", "2026-06-12"));
        assertEquals(422, passee.statut(), passee.texte());
        assertEquals(
                "CONTRADICTOIRE_INVALIDE", passee.json().at("/fautes/0/code").asText());
        Reponse deuxFois = sur(
                Role.INSTRUCTEUR,
                "contradictoire",
                String.format(
                        contradictoire,
                        "RESIDENCE\",\"constate\":\"2026-06-11\"},{\"code\":\"RESIDENCE",
                        "2026-06-30"));
        assertEquals(
                "/constats/1/code", deuxFois.json().at("/fautes/0/pointeur").asText(), deuxFois.texte());
        impossible(sur(Role.PRESTATAIRE, "contradictoire/observations", ""));
        effet(
                "FAIT",
                sur(Role.INSTRUCTEUR, "contradictoire", String.format(contradictoire, "RESIDENCE", "2026-06-30")));
        Reponse enCours = sur(Role.ASSEMBLEES, "retrait", "{\"acte\":\"B2026-9\"}");
        assertEquals(
                "CONTRADICTOIRE_EN_COURS", enCours.json().at("/fautes/0/code").asText(), enCours.texte());
        commune.plusTard(Duration.ofDays(20));
        Reponse nonPrevenue = sur(Role.ASSEMBLEES, "retrait", "{\"acte\":\"B2026-9\"}");
        assertEquals(
                "PERSONNE_NON_PREVENUE", nonPrevenue.json().at("/fautes/0/code").asText(), nonPrevenue.texte());
        // Its last day has passed: another letter sets another.
        effet(
                "FAIT",
                sur(Role.INSTRUCTEUR, "contradictoire", String.format(contradictoire, "RESIDENCE", "2026-07-30")));
        commune.expedier();
        effet("FAIT", sur(Role.PRESTATAIRE, "contradictoire/observations", ""));
        effet("FAIT", sur(Role.ASSEMBLEES, "retrait", "{\"acte\":\"B2026-9\"}"));
        assertEquals(EtatDossier.RETIRE, etat());
        effet("DEJA_FAIT", sur(Role.ASSEMBLEES, "retrait", "{\"acte\":\"B2026-9\"}"));

        String indu = "{\"montant\":{\"valeur\":\"%s\",\"devise\":\"EUR\"},"
                + "\"motif\":{\"code\":\"RESIDENCE\",\"article\":\"art. 3\"}}";
        impossible(sur(Role.ORDONNATEUR, "indus", String.format(indu, "200.01")));
        impossible(sur(Role.ORDONNATEUR, "indus", String.format(indu, "-1.00")));
        // An article is the règlement's: what somebody writes in its place could name a person, and would stay.
        for (String autre :
                List.of("art. 33", "art. 3 ", "ART. 3", "M. Exemple, 1 rue de l'Essai", "\u00a0", "art.\u20283")) {
            impossible(
                    sur(Role.ORDONNATEUR, "indus", String.format(indu, "200.00").replace("art. 3", autre)));
        }
        effet("FAIT", sur(Role.ORDONNATEUR, "indus", String.format(indu, "200.00")));
        Reponse indus = lire(Role.ORDONNATEUR, "dossiers/D-1/indus");
        String reference = indus.json().at("/indus/0/reference").asText();
        assertEquals("CONSTATE", indus.json().at("/indus/0/etat").asText(), indus.texte());
        impossible(sur(Role.ORDONNATEUR, "indus/" + reference + "/suite", "{\"etat\":\"RECOUVRE\"}"));
        effet("FAIT", sur(Role.ORDONNATEUR, "indus/" + reference + "/suite", "{\"etat\":\"TITRE_EMIS\"}"));
        effet("DEJA_FAIT", sur(Role.ORDONNATEUR, "indus/" + reference + "/suite", "{\"etat\":\"TITRE_EMIS\"}"));
        assertEquals(403, lire(Role.USAGER, "dossiers/D-1/indus", "D-1").statut());
    }

    @Test
    void un_retrait_porte_le_jour_de_son_acte_qui_n_est_pas_a_venir() {
        decider(ACCORDE);
        notifier();
        effet(
                "FAIT",
                sur(
                        Role.INSTRUCTEUR,
                        "contradictoire",
                        "{\"motif\":\"FRAUDE\",\"constats\":[{\"code\":\"RESIDENCE\",\"constate\":\"2026-06-12\"}],"
                                + "\"limite\":\"2026-07-30\"}"));
        commune.expedier();
        effet("FAIT", sur(Role.PRESTATAIRE, "contradictoire/observations", ""));
        commune.plusTard(Duration.ofDays(3));
        impossible(sur(Role.ASSEMBLEES, "retrait", "{\"acte\":\"B2026-9\",\"jour\":\"2026-06-16\"}"));
        effet("FAIT", sur(Role.ASSEMBLEES, "retrait", "{\"acte\":\"B2026-9\",\"jour\":\"2026-06-14\"}"));
        assertEquals(EtatDossier.RETIRE, etat());
        assertEquals(
                List.of(LocalDate.of(2026, 6, 14)),
                commune.dossiers.entrees(new NumeroDossier("D-1")).stream()
                        .map(Entree::fait)
                        .filter(FaitDeRecours.DecisionRetiree.class::isInstance)
                        .map(fait -> ((FaitDeRecours.DecisionRetiree) fait).jour())
                        .toList());
    }

    @Test
    void un_incident_est_sur_tous_ses_dossiers_ou_sur_aucun() {
        commune.deposer("D-1");
        commune.deposer("D-2");
        String incident = "{\"reference\":\"compte-1\",\"genre\":\"COMPTE_CONTESTE\",\"gravite\":\"FORTE\","
                + "\"dossiers\":[\"D-1\",\"%s\"]}";
        Empreinte avant = commune.etat();
        Reponse inconnu = poster(Role.PRESTATAIRE, "incidents", String.format(incident, "D-404"));
        assertEquals(404, inconnu.statut(), inconnu.texte());
        assertEquals(avant, commune.etat());
        effet("FAIT", poster(Role.PRESTATAIRE, "incidents", String.format(incident, "D-2")));
        effet("DEJA_FAIT", poster(Role.PRESTATAIRE, "incidents", String.format(incident, "D-2")));
        for (String numero : new String[] {"D-1", "D-2"}) {
            assertEquals(
                    "compte-1",
                    lire(Role.INSTRUCTEUR, "dossiers/" + numero + "/suivi")
                            .json()
                            .at("/incidents/0/reference")
                            .asText());
        }
        Reponse faux = poster(
                Role.PRESTATAIRE,
                "incidents",
                String.format(incident, "D-2").replace("\"gravite\"", "\"responsable\":\"Camille\",\"gravite\""));
        assertEquals("/responsable", faux.json().at("/fautes/0/pointeur").asText(), faux.texte());
        assertFalse(faux.texte().contains("Camille"));
        impossible(poster(
                Role.INSTRUCTEUR, "incidents/autre/cloture", "{\"motif\":\"REGLE\",\"dossiers\":[\"D-1\",\"D-2\"]}"));
        effet(
                "FAIT",
                poster(
                        Role.INSTRUCTEUR,
                        "incidents/compte-1/cloture",
                        "{\"motif\":\"REGLE\",\"dossiers\":[\"D-1\",\"D-2\"]}"));
        assertTrue(lire(Role.INSTRUCTEUR, "dossiers/D-2/suivi")
                .json()
                .path("incidents")
                .isEmpty());
    }

    @Test
    void un_bordereau_dit_sur_quelle_ligne_chaque_paiement_est_porte() {
        decider(ACCORDE);
        notifier();
        liquider();
        Reponse imputations = lire(Role.COMPTABLE, "bordereaux/BX-1/imputations");
        assertEquals("D-1", imputations.json().at("/imputations/0/numero").asText(), imputations.texte());
        assertEquals(
                "6574",
                imputations.json().at("/imputations/0/parts/0/ligne/article").asText());
        assertEquals(
                "200.00",
                imputations.json().at("/imputations/0/parts/0/montant/valeur").asText());
        assertTrue(imputations.json().at("/imputations/0/parts/0/financeur").isMissingNode(), "one pays all");
        assertEquals(
                "REGISTRE_INCONNU",
                lire(Role.COMPTABLE, "bordereaux/BX-2/imputations").code());
    }

    @Test
    void un_bordereau_qui_n_est_pas_parti_s_annule() {
        decider(ACCORDE);
        notifier();
        liquider();
        String motif = "{\"motif\":\"COMPTE_HORS_SEPA\"}";
        assertFalse(lire(Role.COMPTABLE, "bordereaux/BX-1").json().at("/annule").asBoolean(true));
        effet("FAIT", poster(Role.ORDONNATEUR, "bordereaux/BX-1/annulation", motif));
        assertTrue(lire(Role.COMPTABLE, "bordereaux/BX-1").json().at("/annule").asBoolean());
        assertTrue(lire(Role.COMPTABLE, "bordereaux/BX-1/imputations")
                .json()
                .at("/imputations")
                .isEmpty());
        effet("DEJA_FAIT", poster(Role.ORDONNATEUR, "bordereaux/BX-1/annulation", motif));
        assertEquals(
                "REGISTRE_INCONNU",
                poster(Role.ORDONNATEUR, "bordereaux/BX-2/annulation", motif).code());
    }

    @Test
    void un_report_nomme_le_dossier_qui_ne_se_lit_plus() {
        decider(ACCORDE);
        effet(
                "FAIT",
                poster(
                        Role.ORDONNATEUR,
                        "enveloppes",
                        "{\"code\":\"velo-2027\",\"exercice\":2027,\"ligne\":{\"chapitre\":\"65\",\"article\":\"6574\"},"
                                + "\"ouverts\":{\"valeur\":\"1000.00\",\"devise\":\"EUR\"}}"));
        commune.plusTard(Duration.ofDays(300));
        commune.pannes.put("D-1", new PortException(PortException.Nature.DEFINITIVE, "put back", null));
        Reponse refus = poster(Role.ORDONNATEUR, "enveloppes/velo-2026/report", "{\"suivante\":\"velo-2027\"}");
        impossible(refus);
        assertEquals("CREDITS_INACCESSIBLES", refus.json().at("/fautes/0/code").asText(), refus.texte());
        assertEquals(
                "Rien ne peut être reporté, et des dossiers ne peuvent pas être lus : D-1",
                refus.json().at("/fautes/0/message").asText());
        commune.pannes.clear();
        Reponse fait = poster(Role.ORDONNATEUR, "enveloppes/velo-2026/report", "{\"suivante\":\"velo-2027\"}");
        effet("FAIT", fait);
        assertTrue(fait.json().path("inaccessibles").isArray(), fait.texte());
        assertEquals(0, fait.json().path("inaccessibles").size(), fait.texte());
    }

    @Test
    void ce_qui_est_engage_passe_d_un_exercice_clos_au_suivant() {
        decider(ACCORDE);
        String suivante = "{\"suivante\":\"velo-2027\"}";
        assertEquals(
                "REGISTRE_INCONNU",
                poster(Role.ORDONNATEUR, "enveloppes/velo-2026/report", suivante)
                        .code());
        effet(
                "FAIT",
                poster(
                        Role.ORDONNATEUR,
                        "enveloppes",
                        "{\"code\":\"velo-2027\",\"exercice\":2027,\"ligne\":{\"chapitre\":\"65\",\"article\":\"6574\"},"
                                + "\"ouverts\":{\"valeur\":\"1000.00\",\"devise\":\"EUR\"}}"));
        impossible(poster(Role.ORDONNATEUR, "enveloppes/velo-2026/report", suivante));
        commune.plusTard(Duration.ofDays(300));
        effet("FAIT", poster(Role.ORDONNATEUR, "enveloppes/velo-2026/report", suivante));
        effet("DEJA_FAIT", poster(Role.ORDONNATEUR, "enveloppes/velo-2026/report", suivante));
        assertEquals(
                "1000.00",
                lire(Role.ORDONNATEUR, "enveloppes/velo-2027")
                        .json()
                        .at("/disponible/valeur")
                        .asText(),
                "the credits came with what they bear");
    }

    @Test
    void un_appel_se_consigne_et_se_raconte_en_un_aller_retour() {
        commune.deposer("D-1");
        Empreinte avant = commune.etat();
        lire(Role.PRESTATAIRE, "dossiers/D-1/suivi");
        assertEquals(avant, commune.etat(), "to read writes nothing");

        Reponse appel = repondre(Role.PRESTATAIRE, "appel-1", "D-1");
        effet("FAIT", appel);
        assertEquals("\"2\"", appel.entete("ETag"));
        assertEquals(2, appel.json().path("version").asInt());
        assertEquals(
                "APPEL:OU_EN_EST_ON",
                appel.json().at("/suivi/contacts/0/objet").asText(),
                "the call that is under way is told with the others");
        assertTrue(appel.json().at("/suivi/texte").asText().contains("D-1"));
        assertEquals(
                lire(Role.PRESTATAIRE, "dossiers/D-1/suivi").json(),
                appel.json().path("suivi"));

        // The key says that it was recorded; the sheet is that of the moment.
        effet(
                "FAIT",
                commune.appel("POST", "dossiers/D-1/contact")
                        .de(Role.INSTRUCTEUR)
                        .version(2)
                        .json("{\"courriel\":\"autre@exemple.invalid\",\"telephone\":\"\"}")
                        .envoyer());
        Reponse encore = repondre(Role.PRESTATAIRE, "appel-1", "D-1");
        effet("FAIT", encore);
        assertEquals("true", encore.entete("Idempotency-Replayed"));
        assertEquals("\"3\"", encore.entete("ETag"));
        assertEquals(
                "CONTACT_CHANGE", encore.json().at("/suivi/contacts/1/objet").asText(), "no sheet is kept");
        assertEquals(3, commune.enregistre("D-1").version());

        // Either organisation answers; whoever calls for himself does not record it.
        effet("FAIT", repondre(Role.INSTRUCTEUR, "appel-2", "D-1"));
        effet("DEJA_FAIT", repondre(Role.INSTRUCTEUR, "appel-3", "D-1"));
        assertEquals(403, repondre(Role.USAGER, "appel-4", "D-1").statut());
        assertEquals(
                "DOSSIER_INCONNU",
                repondre(Role.INSTRUCTEUR, "appel-5", "D-404").code());
    }

    private Reponse repondre(Role role, String cle, String numero) {
        return commune.appel("POST", "dossiers/" + numero + "/suivi")
                .de(role, numero)
                .cle(cle)
                .json("{\"motif\":\"OU_EN_EST_ON\"}")
                .envoyer();
    }

    @Test
    void chaque_obstacle_au_retrait_a_sa_phrase() {
        Formes formes = new Formes();
        for (Retrait.Obstacle obstacle : Retrait.Obstacle.values()) {
            assertFalse(formes.faute("", obstacle.name()).message().isBlank(), obstacle.name());
        }
    }
}
