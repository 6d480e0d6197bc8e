package fr.octroi.suivi;

import static fr.octroi.suivi.Vies.DEPOT;
import static fr.octroi.suivi.Vies.FACTURE;
import static fr.octroi.suivi.Vies.RIB;
import static fr.octroi.suivi.Vies.jour;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.instruction.EtatVersement;
import fr.octroi.instruction.Observation;
import fr.octroi.journal.Chronique;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDArchive;
import fr.octroi.journal.FaitDeRecours;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.journal.FaitDeSeance;
import fr.octroi.journal.Histoires;
import fr.octroi.journal.Parcours;
import fr.octroi.reglement.ModeleDeLettre;
import fr.octroi.relance.Canal;
import fr.octroi.suivi.Traitement.Genre;
import fr.octroi.suivi.Traitement.Intervention;
import fr.octroi.suivi.Traitement.Troncon;
import fr.octroi.versement.Versement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TraitementTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate FIN = jour(12, 31);
    private static final Acteur AUTOMATE = new Acteur("collectivite", Role.AUTOMATE, "plateforme");

    private static Traitement lire(Chronique vie) {
        return Traitement.de(vie.entrees(), FIN, PARIS).orElseThrow();
    }

    private static Fait accordee(LocalDate complet) {
        return new Fait.InstructionFaite(
                "0.1.0",
                "2019",
                Empreinte.deChamps("reglement"),
                "ACCORDER",
                List.of(),
                null,
                complet,
                EtatVersement.PAYABLE,
                List.of(),
                EtatDossier.ACCORD_PROPOSE);
    }

    /** Asked on the 5th, answered on the 20th, proposed on the 25th of June. */
    private static Chronique completee() {
        return Vies.deposee()
                .le(jour(6, 5))
                .par(Chronique.COLLEGUE, Vies.instruite("COMPLETER", null, FACTURE), Vies.demandee(jour(6, 5), FACTURE))
                .puis(new FaitDeRelance.MessageConfie("m-1", ModeleDeLettre.DEMANDE_COMPLEMENT.name(), Canal.COURRIEL))
                .puis(new FaitDeRelance.MessageRemis("m-1", Empreinte.deChamps("texte"), ""))
                .le(jour(6, 20))
                .par(
                        AUTOMATE,
                        new Fait.PieceRecue("FACTURE", Empreinte.deChamps("f"), 10, jour(6, 20)),
                        new FaitDeRelance.ComplementRecu(jour(6, 20), List.of(), null, EtatDossier.DEPOSE))
                .le(jour(6, 25))
                .par(Chronique.TITULAIRE, accordee(jour(6, 20)));
    }

    @Test
    void le_temps_du_demandeur_n_est_pas_celui_de_l_administration() {
        Traitement traitement = lire(completee());
        assertEquals(
                Map.of(
                        Troncon.DEPOT_COMPLET,
                        19,
                        Troncon.COMPLET_DECISION,
                        194,
                        Troncon.DEMANDEUR,
                        15,
                        Troncon.ADMINISTRATION,
                        9),
                traitement.jours());
        assertFalse(traitement.fins().containsKey(Troncon.COMPLET_DECISION));
        assertFalse(traitement.enCours());
        assertEquals(Chronique.TITULAIRE, traitement.agent());
    }

    @Test
    void toute_la_vie_se_mesure_du_depot_au_paiement() {
        Traitement traitement = lire(completee()
                .puis(Vies.inscrite())
                .puis(Vies.decidee(Issue.ACCORDE))
                .le(jour(7, 20))
                .puis(Vies.notifiee())
                .puis(Vies.liquidee())
                .puis(Vies.suivie(Versement.Etat.PAYE, null)));
        assertEquals(
                Map.of(
                        Troncon.DEPOT_COMPLET,
                        19,
                        Troncon.COMPLET_DECISION,
                        18,
                        Troncon.DECISION_NOTIFICATION,
                        12,
                        Troncon.NOTIFICATION_PAIEMENT,
                        14,
                        Troncon.DEPOT_PAIEMENT,
                        63,
                        Troncon.DEMANDEUR,
                        15,
                        Troncon.ADMINISTRATION,
                        9),
                traitement.jours());
    }

    /** An officer who sits on a dossier does not look quick because it is not over. */
    @Test
    void ce_qui_attend_encore_compte_jusqu_au_jour_de_la_mesure() {
        Traitement attend = lire(Vies.deposee());
        assertTrue(attend.enCours());
        assertEquals(213, attend.jours().get(Troncon.ADMINISTRATION));
        assertNull(attend.agent());
        Traitement repris = lire(completee().puis(new Fait.SignalLeve("X", "Y", EtatDossier.DEPOSE)));
        assertTrue(repris.enCours());
        assertEquals(213 - 15, repris.jours().get(Troncon.ADMINISTRATION));
    }

    /** What was granted and lies is told as late, until it is paid, erased, or becomes another matter. */
    @Test
    void ce_que_l_autorite_doit_encore_apres_la_decision_court_jusqu_au_jour_de_la_mesure() {
        Chronique decidee = completee().puis(Vies.inscrite()).puis(Vies.decidee(Issue.ACCORDE));
        Traitement muet = lire(decidee);
        assertEquals(176, muet.jours().get(Troncon.DECISION_NOTIFICATION));
        assertFalse(muet.fins().containsKey(Troncon.DECISION_NOTIFICATION));
        Traitement impaye = lire(decidee.le(jour(7, 20)).puis(Vies.notifiee()).puis(Vies.liquidee()));
        assertEquals(12, impaye.jours().get(Troncon.DECISION_NOTIFICATION));
        assertEquals(164, impaye.jours().get(Troncon.NOTIFICATION_PAIEMENT));
        assertFalse(impaye.fins().containsKey(Troncon.NOTIFICATION_PAIEMENT));
        Traitement refuse = lire(completee()
                .puis(Vies.inscrite())
                .puis(Vies.decidee(Issue.REFUSE))
                .puis(new FaitDeSeance.DecisionNotifiee("B-1", jour(7, 20), EtatDossier.REFUSE)));
        assertFalse(refuse.jours().containsKey(Troncon.NOTIFICATION_PAIEMENT), "nothing is owed");
        Traitement efface = lire(decidee.puis(Vies.notifiee()).puis(new Fait.DossierEfface("VISA_1", null)));
        assertFalse(efface.jours().containsKey(Troncon.NOTIFICATION_PAIEMENT));
    }

    @Test
    void une_demande_qui_n_atteint_personne_n_est_pas_le_temps_du_demandeur() {
        Traitement perdue = lire(Vies.deposee()
                .puis(Vies.instruite("COMPLETER", null, FACTURE), Vies.demandee(jour(6, 5), FACTURE))
                .le(jour(6, 25))
                .puis(accordee(jour(6, 1))));
        assertEquals(0, perdue.jours().get(Troncon.DEMANDEUR));
        Traitement rib = lire(Vies.deposee()
                .puis(Vies.instruite("ACCORDER", jour(6, 1), RIB), Vies.demandee(jour(6, 5), RIB))
                .puis(new FaitDeRelance.MessageConfie("m-1", ModeleDeLettre.DEMANDE_COMPLEMENT.name(), Canal.COURRIEL))
                .puis(new FaitDeRelance.MessageRemis("m-1", Empreinte.deChamps("texte"), ""))
                .le(jour(6, 25))
                .puis(accordee(jour(6, 1))));
        assertEquals(0, rib.jours().get(Troncon.DEMANDEUR));
    }

    @Test
    void ce_qui_est_decide_n_attend_plus_meme_sans_proposition_au_journal() {
        Traitement decide = lire(Vies.deposee().le(Vies.SEANCE).puis(Vies.decidee(Issue.REFUSE)));
        assertFalse(decide.enCours());
        assertEquals(37, decide.jours().get(Troncon.ADMINISTRATION));
    }

    @Test
    void regarder_de_nouveau_sans_rien_changer_ne_retarde_pas() {
        Traitement traitement = lire(completee().le(jour(7, 1)).puis(accordee(jour(6, 20))));
        assertEquals(9, traitement.jours().get(Troncon.ADMINISTRATION));
        assertEquals(Chronique.COLLECTIVITE, traitement.agent());
    }

    @Test
    void qui_renonce_avant_une_proposition_n_est_pas_mesure() {
        Traitement renonce = lire(Vies.deposee().puis(new FaitDeRelance.DesistementRecu(jour(6, 9))));
        assertEquals(Map.of(), renonce.jours());
        assertFalse(renonce.enCours());
        assertFalse(renonce.attendDecision());
    }

    @Test
    void une_opposition_accueillie_n_attend_plus_rien() {
        Traitement oppose =
                lire(Vies.deposee().puis(new FaitDArchive.OppositionAccueillie(jour(6, 9), EtatDossier.DESISTE)));
        assertEquals(Map.of(), oppose.jours());
        assertFalse(oppose.enCours());
        assertFalse(oppose.attendDecision());
    }

    @Test
    void transmettre_a_qui_est_competent_est_une_reponse() {
        Traitement transmis = lire(Vies.deposee().puis(new FaitDeRecours.DossierTransmis("idfm", DEPOT, jour(6, 11))));
        assertEquals(10, transmis.jours().get(Troncon.ADMINISTRATION));
        assertFalse(transmis.enCours());
        assertFalse(transmis.attendDecision());
    }

    @Test
    void un_ajournement_ne_decide_pas_et_une_reouverture_est_une_autre_affaire() {
        Traitement ajourne = lire(completee().puis(Vies.inscrite()).puis(Vies.decidee(Issue.AJOURNE)));
        assertFalse(ajourne.fins().containsKey(Troncon.COMPLET_DECISION));
        Traitement rouvert = lire(completee()
                .puis(Vies.inscrite())
                .puis(Vies.decidee(Issue.REFUSE))
                .puis(new FaitDeRecours.DossierRouvert(jour(9, 1), "RECOURS_ACCUEILLI"))
                .puis(Vies.notifiee()));
        assertEquals(18, rouvert.jours().get(Troncon.COMPLET_DECISION));
        assertFalse(rouvert.jours().containsKey(Troncon.DECISION_NOTIFICATION));
    }

    /** What an officer proposed is his, what the Bureau decided is not; a withdrawal of either leaves nothing to count. */
    @Test
    void un_refus_est_propose_par_l_un_et_decide_par_l_autre() {
        Traitement attend = lire(Vies.deposee());
        assertNull(attend.refusPropose());
        assertNull(attend.refuse());
        Traitement propose = lire(completee());
        assertEquals(false, propose.refusPropose());
        assertNull(propose.refuse());
        Traitement contredit = lire(completee().puis(Vies.inscrite()).puis(Vies.decidee(Issue.REFUSE)));
        assertEquals(false, contredit.refusPropose());
        assertEquals(true, contredit.refuse());
        assertEquals(
                true, lire(completee().puis(refusee())).refusPropose(), "the last proposal is the one that stands");
        assertNull(lire(completee().puis(refusee()).puis(new Fait.SignalLeve("X", "Y", EtatDossier.DEPOSE)))
                .refusPropose());
        for (Issue issue : List.of(Issue.AJOURNE, Issue.RETIRE)) {
            assertNull(lire(completee().puis(Vies.inscrite()).puis(Vies.decidee(issue)))
                    .refuse());
        }
        assertNull(lire(completee().puis(refusee()).puis(new FaitDeRecours.DossierTransmis("idfm", DEPOT, jour(6, 30))))
                .refusPropose());
    }

    /** Taken off the agenda in July, refused in September: it was refused, and took until then. */
    @Test
    void un_retrait_de_l_ordre_du_jour_ne_decide_pas() {
        // The clerk writes that the proposal stands again: it is not his.
        Chronique vie = completee()
                .puis(Vies.inscrite())
                .par(
                        new Acteur("collectivite", Role.ASSEMBLEES, "bureau"),
                        new FaitDeSeance.DecisionPrise(
                                "B-1",
                                "juillet",
                                Vies.SEANCE,
                                Issue.RETIRE,
                                Montant.ofEuros(200),
                                null,
                                List.of("DEMANDE_DU_RAPPORTEUR"),
                                List.of(),
                                EtatDossier.ACCORD_PROPOSE));
        Traitement retire = lire(vie);
        assertFalse(retire.fins().containsKey(Troncon.COMPLET_DECISION));
        assertEquals(false, retire.refusPropose());
        Traitement refuse = lire(vie.le(jour(9, 9))
                .puis(new FaitDeSeance.DecisionPrise(
                        "B-2",
                        "septembre",
                        jour(9, 9),
                        Issue.REFUSE,
                        Montant.ofEuros(200),
                        null,
                        List.of("RESIDENCE"),
                        List.of("art. 2"),
                        EtatDossier.REFUSE)));
        assertEquals(true, refuse.refuse());
        assertEquals(81, refuse.jours().get(Troncon.COMPLET_DECISION));
        assertTrue(retire.attendDecision());
        assertFalse(refuse.attendDecision());
    }

    /** Asking for a piece, or lifting a signal, proposes nothing: what somebody else then proposed is not the officer's. */
    @Test
    void un_refus_que_l_agent_n_a_pas_propose_n_est_pas_le_sien() {
        Traitement carence = lire(Vies.deposee()
                .le(jour(6, 5))
                .par(Chronique.COLLEGUE, Vies.instruite("COMPLETER", null, FACTURE), Vies.demandee(jour(6, 5), FACTURE))
                .le(jour(7, 6))
                .par(
                        AUTOMATE,
                        new FaitDeRelance.CarenceConstatee(
                                jour(6, 5), jour(7, 5), jour(7, 6), List.of("FACTURE:ABSENTE"))));
        assertEquals(Chronique.COLLEGUE, carence.agent());
        assertFalse(carence.enCours());
        assertNull(carence.refusPropose());
        Traitement reprise = lire(completee()
                .par(Chronique.COLLEGUE, new Fait.SignalLeve("X", "Y", EtatDossier.DEPOSE))
                .par(AUTOMATE, refusee()));
        assertEquals(Chronique.COLLEGUE, reprise.agent());
        assertNull(reprise.refusPropose());
        assertEquals(
                true,
                lire(completee().par(AUTOMATE, accordee(jour(6, 20))).par(Chronique.COLLEGUE, refusee()))
                        .refusPropose());
    }

    private static Fait refusee() {
        return new Fait.InstructionFaite(
                "0.1.0",
                "2019",
                Empreinte.deChamps("reglement"),
                "REFUSER",
                List.of("RESIDENCE"),
                null,
                jour(6, 20),
                null,
                List.of(),
                EtatDossier.REFUS_PROPOSE);
    }

    @Test
    void chaque_mise_a_l_ecart_est_dite_avec_qui_et_pourquoi() {
        Traitement traitement = lire(completee()
                .par(Chronique.COLLEGUE, new Fait.SignalLeve("IBAN_PARTAGE", "MEME_FOYER", EtatDossier.DEPOSE))
                .par(
                        Chronique.TITULAIRE,
                        new Fait.PieceJugee(Empreinte.deChamps("f"), Observation.CONFORME, EtatDossier.DEPOSE)));
        assertEquals(
                List.of(
                        new Intervention(Chronique.COLLEGUE, Genre.SIGNAL_LEVE, "IBAN_PARTAGE", "MEME_FOYER"),
                        new Intervention(Chronique.TITULAIRE, Genre.PIECE_JUGEE, "FACTURE", "CONFORME")),
                traitement.interventions());
    }

    @Test
    void sans_enregistrement_il_n_y_a_pas_de_traitement() {
        assertTrue(Traitement.de(List.of(), FIN, PARIS).isEmpty());
        assertTrue(Traitement.de(new Chronique().puis(Vies.inscrite()).entrees(), FIN, PARIS)
                .isEmpty());
    }

    @Provide
    Arbitrary<List<Entree>> histoires() {
        return Histoires.journaux();
    }

    static boolean seRejoue(List<Entree> entrees) {
        try {
            Parcours.rejouer(entrees);
            return true;
        } catch (RuntimeException impossible) {
            return false;
        }
    }

    /** Whatever can be folded, even what no life could be, is measured or left out, and never fails. */
    @Property
    void aucune_histoire_ne_fait_echouer_la_mesure(@ForAll("histoires") List<Entree> entrees) {
        for (String numero : List.of("V-1", "V-2")) {
            List<Entree> siennes = entrees.stream()
                    .filter(entree -> entree.dossier().valeur().equals(numero))
                    .toList();
            if (seRejoue(siennes)) {
                Traitement.de(siennes, FIN, PARIS).ifPresent(traitement -> {
                    assertTrue(traitement.jours().getOrDefault(Troncon.DEMANDEUR, 0) >= 0);
                    assertTrue(traitement.jours().getOrDefault(Troncon.ADMINISTRATION, 0) >= 0);
                });
            }
        }
    }

    /** What comes after the answer of the authority changes nothing of the time it took. */
    @Property(tries = 200)
    void plus_la_reponse_tarde_plus_l_administration_y_met(@ForAll("retards") int retard) {
        Chronique vie = Vies.deposee().le(DEPOT.plusDays(retard)).puis(accordee(DEPOT));
        assertEquals(retard, lire(vie).jours().get(Troncon.ADMINISTRATION));
    }

    @Provide
    Arbitrary<Integer> retards() {
        return Arbitraries.integers().between(0, 200);
    }
}
