package fr.octroi.suivi;

import static fr.octroi.suivi.Balle.AUTRE_AUTORITE;
import static fr.octroi.suivi.Balle.BUREAU;
import static fr.octroi.suivi.Balle.COLLECTIVITE;
import static fr.octroi.suivi.Balle.PERSONNE;
import static fr.octroi.suivi.Balle.PRESTATAIRE;
import static fr.octroi.suivi.Balle.TRESOR_PUBLIC;
import static fr.octroi.suivi.Balle.USAGER;
import static fr.octroi.suivi.Vies.FACTURE;
import static fr.octroi.suivi.Vies.RIB;
import static fr.octroi.suivi.Vies.jour;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.Motif;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.journal.Chronique;
import fr.octroi.journal.FaitDePaiement;
import fr.octroi.journal.FaitDeRecours;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.recours.Grief;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.Recours;
import fr.octroi.reglement.ModeleDeLettre;
import fr.octroi.relance.Canal;
import fr.octroi.versement.Indu;
import fr.octroi.versement.SuiteDeRejet;
import fr.octroi.versement.Versement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BalleTest {

    private static final List<Grief> GRIEFS = List.of(new Grief(new Motif("REVENTE", "art. 7"), jour(8, 28)));

    private static Balle balle(EtatDossier etat, Chronique vie) {
        return Balle.de(etat, vie.parcours(), jour(9, 30));
    }

    /** Of a life in which nothing but the state is known: nobody is left without an answer. */
    @ParameterizedTest
    @CsvSource({
        "DEPOSE,COLLECTIVITE",
        "A_COMPLETER,COLLECTIVITE",
        "A_EXAMINER,COLLECTIVITE",
        "ACCORD_PROPOSE,BUREAU",
        "REFUS_PROPOSE,BUREAU",
        "EN_SEANCE,BUREAU",
        "AJOURNE,BUREAU",
        "ACCORDE,COLLECTIVITE",
        "REFUSE,COLLECTIVITE",
        "EXECUTOIRE,COLLECTIVITE",
        "LIQUIDE,TRESOR_PUBLIC",
        "PAIEMENT_REJETE,COLLECTIVITE",
        "PAYE,PERSONNE",
        "RETIRE,PERSONNE",
        "TRANSMIS,AUTRE_AUTORITE",
        "DESISTE,PERSONNE"
    })
    void chaque_etat_dit_qui_agit(EtatDossier etat, Balle attendue) {
        assertEquals(attendue, balle(etat, Vies.deposee()));
    }

    @ParameterizedTest
    @EnumSource(
            value = EtatDossier.class,
            names = {"DEPOSE", "A_EXAMINER", "A_COMPLETER"})
    void qui_a_instruit_le_dernier_a_le_dossier_en_main(EtatDossier etat) {
        Chronique vie = Vies.deposee().par(Chronique.TITULAIRE, Vies.instruite("EXAMINER", null));
        assertEquals(PRESTATAIRE, balle(etat, vie));
        assertEquals(COLLECTIVITE, balle(etat, vie.puis(Vies.instruite("EXAMINER", null))));
    }

    /** Until the demand leaves, it is not for the applicant to guess what is missing. */
    @Test
    void l_usager_a_la_balle_des_qu_on_lui_a_demande_quelque_chose() {
        Chronique vie = Vies.deposee().par(Chronique.TITULAIRE, Vies.instruite("COMPLETER", null, FACTURE));
        assertEquals(PRESTATAIRE, balle(EtatDossier.A_COMPLETER, vie));
        assertEquals(
                USAGER,
                balle(EtatDossier.A_COMPLETER, vie.par(Chronique.TITULAIRE, Vies.demandee(jour(6, 2), FACTURE))));
    }

    @Test
    void un_octroi_executoire_attend_le_rib_de_l_usager_quand_il_manque() {
        Chronique vie = Vies.deposee().puis(Vies.instruite("ACCORDER", jour(6, 1), RIB));
        assertEquals(COLLECTIVITE, balle(EtatDossier.EXECUTOIRE, vie));
        assertEquals(USAGER, balle(EtatDossier.EXECUTOIRE, vie.puis(Vies.demandee(jour(6, 2), RIB))));
    }

    private static Chronique rejetee(SuiteDeRejet suite) {
        return Vies.deposee()
                .puis(Vies.decidee(Issue.ACCORDE))
                .puis(Vies.liquidee())
                .puis(Vies.suivie(Versement.Etat.REJETE_BANQUE, suite));
    }

    @ParameterizedTest
    @CsvSource({"NOUVEAU_RIB,USAGER", "HERITIERS,USAGER", "ARRET,COLLECTIVITE", "EXAMEN,COLLECTIVITE"})
    void un_rejet_est_a_l_usager_quand_lui_seul_peut_y_repondre(SuiteDeRejet suite, Balle attendue) {
        assertEquals(attendue, balle(EtatDossier.PAIEMENT_REJETE, rejetee(suite)));
    }

    /** A new account awaits a second person, who is not the applicant. */
    @Test
    void un_nouveau_compte_rend_la_balle_a_la_collectivite() {
        Chronique vie = rejetee(SuiteDeRejet.NOUVEAU_RIB)
                .par(
                        Chronique.TITULAIRE,
                        new FaitDePaiement.CompteChange(Empreinte.deChamps("autre compte"), jour(8, 10)));
        assertEquals(COLLECTIVITE, balle(EtatDossier.PAIEMENT_REJETE, vie));
    }

    /** CJA R421-3: nothing but an express refusal, notified, ends the time to appeal. */
    @Test
    void un_refus_n_est_fini_qu_une_fois_notifie_et_hors_de_tout_recours_devant_la_collectivite() {
        Chronique vie = Vies.deposee().puis(Vies.decidee(Issue.REFUSE));
        assertEquals(COLLECTIVITE, balle(EtatDossier.REFUSE, vie));
        assertEquals(PERSONNE, balle(EtatDossier.REFUSE, vie.puis(Vies.notifiee())));
        vie.puis(new FaitDeRecours.RecoursRecu("R-0", Recours.Genre.CONTENTIEUX, jour(9, 1)));
        assertEquals(PERSONNE, balle(EtatDossier.REFUSE, vie));
        vie.puis(new FaitDeRecours.RecoursRecu("R-1", Recours.Genre.GRACIEUX, jour(9, 1)));
        assertEquals(COLLECTIVITE, balle(EtatDossier.REFUSE, vie));
        vie.puis(new FaitDeRecours.RecoursTranche("R-1", Recours.Issue.REJETE, jour(9, 20)));
        assertEquals(PERSONNE, balle(EtatDossier.REFUSE, vie));
    }

    /** CRPA L122-1: what is paid may still be withdrawn, and the person has until the last day to answer. */
    @Test
    void un_retrait_envisage_attend_l_usager_puis_la_collectivite() {
        Chronique vie = Vies.deposee()
                .puis(Vies.decidee(Issue.ACCORDE), Vies.liquidee(), Vies.suivie(Versement.Etat.PAYE, null))
                .puis(new FaitDeRecours.ContradictoireOuvert(
                        MotifDeRetrait.CONDITIONS_NON_RESPECTEES, GRIEFS, jour(9, 1), jour(9, 16)));
        assertEquals(COLLECTIVITE, Balle.de(EtatDossier.PAYE, vie.parcours(), jour(9, 1)), "nobody told him yet");
        vie.puis(
                new FaitDeRelance.MessageConfie("m-1", ModeleDeLettre.CONTRADICTOIRE.name(), Canal.COURRIEL),
                new FaitDeRelance.MessageRemis("m-1", Empreinte.deChamps("texte"), ""));
        assertEquals(USAGER, Balle.de(EtatDossier.PAYE, vie.parcours(), jour(9, 16)));
        assertEquals(COLLECTIVITE, Balle.de(EtatDossier.PAYE, vie.parcours(), jour(9, 17)));
        vie.puis(new FaitDeRecours.ObservationsRecues(jour(9, 10)));
        assertEquals(COLLECTIVITE, Balle.de(EtatDossier.PAYE, vie.parcours(), jour(9, 10)));
        vie.puis(new FaitDeRecours.DecisionRetiree(
                "B-2", MotifDeRetrait.CONDITIONS_NON_RESPECTEES, GRIEFS, jour(9, 20)));
        assertEquals(COLLECTIVITE, Balle.de(EtatDossier.RETIRE, vie.parcours(), jour(9, 20)), "paid, nothing claimed");
    }

    @Test
    void un_indu_attend_son_titre_puis_le_comptable() {
        Chronique vie = Vies.deposee()
                .puis(Vies.decidee(Issue.ACCORDE), Vies.liquidee(), Vies.suivie(Versement.Etat.PAYE, null))
                .puis(new FaitDeRecours.DecisionRetiree("B-2", MotifDeRetrait.FRAUDE, GRIEFS, jour(9, 20)));
        vie.puis(indu("I-1", 150));
        assertEquals(COLLECTIVITE, balle(EtatDossier.RETIRE, vie));
        vie.puis(new FaitDePaiement.InduSuivi("I-1", Indu.Etat.TITRE_EMIS));
        assertEquals(TRESOR_PUBLIC, balle(EtatDossier.RETIRE, vie));
        vie.puis(indu("I-2", 50));
        assertEquals(COLLECTIVITE, balle(EtatDossier.RETIRE, vie), "the second has no title yet");
        vie.puis(new FaitDePaiement.InduSuivi("I-2", Indu.Etat.ANNULE));
        assertEquals(TRESOR_PUBLIC, balle(EtatDossier.RETIRE, vie));
        vie.puis(new FaitDePaiement.InduSuivi("I-1", Indu.Etat.RECOUVRE));
        assertEquals(PERSONNE, balle(EtatDossier.RETIRE, vie));
    }

    /** CGCT L1617-5: what was paid on a grant that is withdrawn is claimed by whoever granted it. */
    @Test
    void un_retrait_paye_attend_qu_on_reclame_et_un_retrait_impaye_n_attend_personne() {
        FaitDeRecours retrait = new FaitDeRecours.DecisionRetiree("B-2", MotifDeRetrait.FRAUDE, GRIEFS, jour(9, 20));
        Chronique paye = Vies.deposee()
                .puis(Vies.decidee(Issue.ACCORDE), Vies.liquidee(), Vies.suivie(Versement.Etat.PAYE, null))
                .puis(retrait);
        assertEquals(COLLECTIVITE, balle(EtatDossier.RETIRE, paye));
        paye.puis(indu("I-1", 150)).puis(new FaitDePaiement.InduSuivi("I-1", Indu.Etat.ANNULE));
        assertEquals(PERSONNE, balle(EtatDossier.RETIRE, paye), "somebody gave the claim up");
        Chronique impaye = Vies.deposee().puis(Vies.decidee(Issue.ACCORDE)).puis(retrait);
        assertEquals(PERSONNE, balle(EtatDossier.RETIRE, impaye));
    }

    /** CRPA L242-1: after four months an unlawful grant stands, whoever was heard about it. */
    @Test
    void un_retrait_qui_n_est_plus_possible_n_attend_plus_personne() {
        Chronique vie = Vies.deposee()
                .puis(Vies.decidee(Issue.ACCORDE), Vies.liquidee(), Vies.suivie(Versement.Etat.PAYE, null))
                .puis(new FaitDeRecours.ContradictoireOuvert(
                        MotifDeRetrait.ILLEGALITE, GRIEFS, jour(9, 1), jour(9, 16)));
        assertEquals(COLLECTIVITE, Balle.de(EtatDossier.PAYE, vie.parcours(), Vies.SEANCE.plusMonths(4)));
        assertEquals(
                PERSONNE,
                Balle.de(
                        EtatDossier.PAYE,
                        vie.parcours(),
                        Vies.SEANCE.plusMonths(4).plusDays(1)));
    }

    private static FaitDePaiement indu(String reference, int euros) {
        return new FaitDePaiement.InduConstate(
                reference, "V1", Montant.ofEuros(euros), "REVENTE", "art. 7", jour(9, 21));
    }

    @Test
    void le_bureau_le_tresor_et_l_autre_autorite_sont_nommes() {
        assertEquals(BUREAU, balle(EtatDossier.EN_SEANCE, Vies.deposee().puis(Vies.inscrite())));
        assertEquals(TRESOR_PUBLIC, balle(EtatDossier.LIQUIDE, Vies.deposee().puis(Vies.liquidee())));
        assertEquals(
                AUTRE_AUTORITE,
                balle(
                        EtatDossier.TRANSMIS,
                        Vies.deposee().puis(new FaitDeRecours.DossierTransmis("idfm", Vies.DEPOT, jour(6, 3)))));
    }
}
