package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.Alerte;
import fr.octroi.relance.Capacite;
import fr.octroi.relance.Incident;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** States that get stuck: each of these once left a dossier that nobody could move. */
class ViesBloqueesTest extends VieDifficile {

    @Test
    void apres_une_carence_une_piece_sans_rapport_n_enleve_pas_le_dossier_au_bureau() {
        carence();
        completer(rib());
        monde.instruire("D-1");
        assertNotEquals(EtatDossier.DEPOSE, monde.etat("D-1"), "instructed, yet nobody will ever look at it again");
    }

    @Test
    void une_carence_rouverte_sur_recours_peut_etre_instruite_et_redemandee() {
        carence();
        monde.accorder("D-1");
        assertEquals(EtatDossier.REFUSE, monde.etat("D-1"));
        monde.recours().rouvrir(Monde.INSTRUCTEUR, Monde.numero("D-1"), "RECOURS_ACCUEILLI");
        monde.instruire("D-1");
        assertEquals(EtatDossier.A_COMPLETER, monde.etat("D-1"));
        assertEquals(Effet.FAIT, demander());
    }

    @Test
    void un_signal_de_capacite_sur_une_carence_peut_etre_leve() {
        carence();
        monde.relances().signalerCapacite(Monde.INSTRUCTEUR, Monde.numero("D-1"), Capacite.TUTELLE);
        monde.instruire("D-1");
        monde.guichet().lever(Monde.INSTRUCTEUR, Monde.numero("D-1"), "CAPACITE_TUTELLE", "JUGEMENT_VU");
        monde.instruire("D-1");
        assertNotEquals(EtatDossier.A_EXAMINER, monde.etat("D-1"));
    }

    @Test
    void qui_redevient_joignable_recoit_enfin_la_demande() {
        sansFactureDemandee();
        revenu(monde.partis.get(0).cle());
        monde.expedier();
        revenu(monde.partis.get(1).cle());
        assertTrue(monde.parcours("D-1").aAlerte(Alerte.INJOIGNABLE));
        monde.relances().changerContact(Monde.INSTRUCTEUR, Monde.numero("D-1"), "neuf@exemple.invalid", "");
        assertEquals(Effet.FAIT, demander(), "the demand never reached him");
    }

    @Test
    void le_journal_scelle_le_contact_tel_qu_il_est_garde() {
        monde.deposer(monde.complet("D-1"));
        monde.relances()
                .changerContact(Monde.INSTRUCTEUR, Monde.numero("D-1"), " neuf@exemple.invalid ", "0199008877 ");
        Empreinte garde =
                monde.essai.cles.dossier(Monde.numero("D-1")).sceller("contact", "neuf@exemple.invalid", "0199008877");
        assertTrue(monde.essai.entrees("D-1").stream()
                .anyMatch(entree -> entree.fait().equals(new FaitDeRelance.ContactChange(garde))));
    }

    @Test
    void une_cloture_mal_formee_est_refusee_et_n_enferme_pas_le_dossier() {
        monde.deposer(monde.complet("D-1"));
        monde.relances()
                .ouvrirIncident(
                        Monde.INSTRUCTEUR,
                        new Incident(
                                "i-1",
                                Incident.Genre.MAUVAIS_FICHIER,
                                Incident.Gravite.FORTE,
                                "agent-1",
                                monde.jour(),
                                ""),
                        List.of(Monde.numero("D-1")));
        assertThrows(
                ValeurInvalideException.class,
                () -> monde.relances().cloreIncident(Monde.INSTRUCTEUR, "i-1", "réparé", List.of(Monde.numero("D-1"))));
        assertTrue(
                monde.accueil().suivre(Monde.INSTRUCTEUR, Monde.numero("D-1")).isPresent());
    }

    @Test
    void une_reponse_postee_avant_la_demande_et_arrivee_apres_n_enferme_pas_le_dossier() {
        monde.deposer(Formulaire.de("D-1"));
        monde.instruire("D-1");
        monde.le(jour(4, 10));
        demander();
        monde.expedier();
        monde.le(jour(4, 13));
        monde.guichet()
                .completer(
                        Monde.INSTRUCTEUR,
                        Monde.numero("D-1"),
                        jour(4, 8),
                        List.of(monde.essai.facture("D-1")),
                        new TreeMap<>());
        monde.instruire("D-1");
        assertEquals(EtatDossier.ACCORD_PROPOSE, monde.etat("D-1"));
        assertEquals(jour(5, 31), silence());
    }

    @Test
    void un_deces_signale_par_erreur_ne_ferme_pas_le_courrier_pour_toujours() {
        Formulaire sansCourriel = Formulaire.de("D-1");
        sansCourriel.courriel = "";
        monde.deposer(sansCourriel);
        monde.relances().accuser(Monde.PLATEFORME, Monde.numero("D-1"), AccuseReception.RECEPTION);
        monde.relances().signalerCapacite(Monde.PRESTATAIRE, Monde.numero("D-1"), Capacite.DECES);
        monde.expedier();
        monde.relances().signalerCapacite(Monde.INSTRUCTEUR, Monde.numero("D-1"), Capacite.PLEINE);
        monde.instruire("D-1");
        assertEquals(Effet.FAIT, demander());
    }

    @Test
    void le_rib_qui_manque_peut_etre_demande_apres_la_decision() {
        monde.deposer(monde.essai.formulaire("D-1"));
        monde.instruire("D-1");
        monde.accorder("D-1");
        assertEquals(EtatDossier.EXECUTOIRE, monde.etat("D-1"));
        assertEquals(Effet.FAIT, demander(), "L114-5-1: the award takes effect on receipt of the piece");
    }
}
