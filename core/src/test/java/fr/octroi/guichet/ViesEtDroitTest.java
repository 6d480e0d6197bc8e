package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.dossier.EtatDossier;
import fr.octroi.instruction.Observation;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.Recours;
import fr.octroi.relance.Alerte;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What the law says when lives go wrong: each of these once ended in a lost right. */
class ViesEtDroitTest extends VieDifficile {

    @Test
    void on_ne_propose_pas_de_refuser_pour_une_piece_qui_est_venue() {
        sansFactureDemandee();
        monde.le(jour(4, 5));
        completer(monde.essai.facture("D-1"));
        monde.instruire("D-1");
        assertEquals(EtatDossier.ACCORD_PROPOSE, monde.etat("D-1"), "its bank details alone are still awaited");
        monde.le(jour(5, 20));
        monde.guichet()
                .juger(
                        Monde.INSTRUCTEUR,
                        Monde.numero("D-1"),
                        contenu(monde.essai.facture("D-1")),
                        Observation.ILLISIBLE);
        monde.instruire("D-1");
        assertEquals(EtatDossier.A_COMPLETER, monde.etat("D-1"));
        monde.relances().relancerTous(Monde.PLATEFORME);
        assertEquals(
                EtatDossier.A_COMPLETER, monde.etat("D-1"), "nobody asked him for another invoice: L114-5 comes first");
    }

    @Test
    void la_reponse_met_fin_a_toutes_les_suspensions_de_la_demande_et_de_sa_reprise() {
        sansFactureDemandee();
        monde.le(jour(4, 8));
        revenu(monde.partis.get(0).cle());
        monde.expedier();
        monde.le(jour(4, 11));
        completer(monde.essai.facture("D-1"));
        monde.instruire("D-1");
        assertEquals(jour(5, 31).plusDays(10), silence(), "an earlier answer ends the suspension");
    }

    @Test
    void une_piece_sans_rapport_ne_repond_pas_a_la_demande() {
        monde.deposer(monde.essai.formulaire("D-1"));
        monde.guichet()
                .juger(
                        Monde.INSTRUCTEUR,
                        Monde.numero("D-1"),
                        contenu(monde.essai.facture("D-1")),
                        Observation.ILLISIBLE);
        monde.instruire("D-1");
        demander();
        monde.expedier();
        LocalDate suspendu = silence();
        monde.le(jour(4, 5));
        completer(rib());
        monde.instruire("D-1");
        assertEquals(EtatDossier.A_COMPLETER, monde.etat("D-1"));
        assertEquals(suspendu, silence(), "the invoice has not come");
        assertTrue(monde.parcours("D-1").demandeOuverte().isPresent());
    }

    @Test
    void la_fin_de_la_suspension_ne_depend_pas_du_jour_ou_l_agent_regarde() {
        sansFactureDemandee();
        monde.le(jour(4, 5));
        completer(monde.essai.facture("D-1"));
        monde.le(jour(4, 15));
        completer(rib());
        monde.instruire("D-1");
        assertEquals(jour(5, 31).plusDays(4), silence(), "all that was indispensable came on 5 April");
    }

    @Test
    void le_delai_accorde_court_du_jour_ou_la_demande_est_partie() {
        monde.deposer(Formulaire.de("D-1"));
        monde.instruire("D-1");
        demander();
        monde.le(jour(5, 4));
        monde.expedier();
        monde.le(jour(5, 5));
        relancer();
        assertEquals(EtatDossier.A_COMPLETER, monde.etat("D-1"), "he was given one day, not thirty");
    }

    @Test
    void un_octroi_n_est_pas_retire_sans_que_la_personne_ait_ete_prevenue() {
        accorder();
        contradictoire(MotifDeRetrait.CONDITIONS_NON_RESPECTEES, 15);
        // The letter stays in the outbox: nothing was ever sent.
        monde.plusTard(20);
        assertFalse(monde.recours()
                .retirer(Monde.ASSEMBLEES, Monde.numero("D-1"), "B-9")
                .isEmpty());
    }

    @Test
    void un_contradictoire_d_autrefois_ne_vaut_pas_pour_des_faits_nouveaux() {
        accorder();
        contradictoire(MotifDeRetrait.CONDITIONS_NON_RESPECTEES, 15);
        monde.expedier();
        monde.recours().recevoirObservations(Monde.INSTRUCTEUR, Monde.numero("D-1"));
        monde.plusTard(400);
        assertEquals(Effet.FAIT, contradictoire(MotifDeRetrait.CONDITIONS_NON_RESPECTEES, 15));
    }

    @Test
    void le_retrait_est_notifie_a_la_personne() {
        accorder();
        contradictoire(MotifDeRetrait.CONDITIONS_NON_RESPECTEES, 15);
        monde.expedier();
        monde.plusTard(20);
        monde.recours().retirer(Monde.ASSEMBLEES, Monde.numero("D-1"), "B-9");
        assertEquals(EtatDossier.RETIRE, monde.etat("D-1"));
        int avant = monde.partis.size();
        monde.expedier();
        assertTrue(monde.partis.size() > avant, "nothing unfavourable without a notice");
    }

    @Test
    void un_second_recours_reste_sans_reponse_et_une_alerte_le_dit() {
        accorder();
        recours("R-1");
        monde.plusTard(70);
        assertTrue(alertes().contains(Alerte.SILENCE_SUR_RECOURS));
        monde.recours().trancher(Monde.INSTRUCTEUR, Monde.numero("D-1"), "R-1", Recours.Issue.REJETE);
        recours("R-2");
        monde.plusTard(70);
        assertTrue(alertes().contains(Alerte.SILENCE_SUR_RECOURS));
    }

    @Test
    void deux_recours_pendants_ont_chacun_leur_alerte() {
        accorder();
        recours("R-1");
        monde.plusTard(10);
        recours("R-2");
        monde.plusTard(55);
        assertTrue(alertes().contains(Alerte.SILENCE_SUR_RECOURS));
        assertFalse(alertes().contains(Alerte.SILENCE_SUR_RECOURS), "the second is not silent yet");
        monde.plusTard(10);
        assertTrue(alertes().contains(Alerte.SILENCE_SUR_RECOURS), "the first was told, the second was not");
    }

    @Test
    void un_dossier_rouvert_a_son_propre_silence() {
        Formulaire ailleurs = monde.complet("D-1");
        ailleurs.insee = "75056";
        monde.deposer(ailleurs);
        monde.instruire("D-1");
        monde.accorder("D-1");
        monde.le(jour(9, 1));
        monde.recours().rouvrir(Monde.INSTRUCTEUR, Monde.numero("D-1"), "RECOURS_ACCUEILLI");
        assertFalse(alertes().contains(Alerte.SILENCE), "reopened today: nobody was silent for two months");
    }
}
