package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.Confrontation;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.instruction.Observation;
import fr.octroi.port.Message;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.reglement.ModeleDeLettre;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.Canal;
import fr.octroi.relance.Capacite;
import fr.octroi.versement.RetourComptable;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages that cross, come back or come late: each of these once ended in a wrong act. */
class ViesEtMessagesTest extends VieDifficile {

    @Test
    void ce_qui_attend_dans_la_boite_d_envoi_respecte_les_heures_creuses() {
        sansFactureDemandee();
        monde.le(jour(4, 13));
        assertEquals(Effet.FAIT, relancer());
        int avant = monde.partis.size();
        monde.a(jour(4, 19), LocalTime.of(3, 0));
        monde.expedier();
        assertEquals(avant, monde.partis.size(), "three in the morning, on a Sunday");
    }

    /** A telephone rings at night, whatever it is told: an account that failed, or that a request is registered. */
    @Test
    void aucun_sms_ne_part_la_nuit_ni_un_dimanche() {
        Formulaire formulaire = monde.complet("D-1");
        formulaire.courriel = "";
        formulaire.telephone = "06 39 98 00 00";
        monde.deposer(formulaire);
        monde.instruire("D-1");
        monde.accorder("D-1");
        monde.expedier();
        monde.relances().accuser(Monde.PLATEFORME, Monde.numero("D-1"), AccuseReception.ENREGISTREMENT);
        monde.retour(payer("bord-1"), RetourComptable.Issue.REJET_BANCAIRE, "AC04");
        monde.a(jour(4, 19), LocalTime.of(3, 0));
        assertEquals(0, monde.expedier(), "three in the morning, on a Sunday");
        monde.a(jour(4, 20), LocalTime.of(8, 0));
        assertEquals(2, monde.expedier());
        assertTrue(monde.partis.stream()
                .anyMatch(message ->
                        message.canal() == Canal.SMS && ModeleDeLettre.DEMANDE_RIB.aPourCode(message.modele())));
    }

    @Test
    void une_relance_en_attente_ne_part_plus_une_fois_la_piece_venue() {
        sansFactureDemandee();
        monde.le(jour(4, 13));
        assertEquals(Effet.FAIT, relancer());
        completer(monde.essai.facture("D-1"));
        int avant = monde.partis.size();
        monde.expedier();
        assertEquals(avant, monde.partis.size(), "never while a document awaits review");
    }

    @Test
    void un_desistement_arrete_la_relance_qui_attend() {
        sansFactureDemandee();
        monde.le(jour(4, 13));
        relancer();
        monde.relances().desister(Monde.USAGER, Monde.numero("D-1"));
        int avant = monde.partis.size();
        monde.expedier();
        assertEquals(avant, monde.partis.size());
    }

    @Test
    void l_opposition_au_courriel_arrete_le_courriel_qui_attend() {
        monde.deposer(Formulaire.de("D-1"));
        monde.instruire("D-1");
        demander();
        monde.relances().opposer(Monde.USAGER, Monde.numero("D-1"), Canal.COURRIEL);
        monde.expedier();
        assertTrue(monde.partis.stream().noneMatch(message -> message.canal() == Canal.COURRIEL));
    }

    @Test
    void une_relance_revenue_apres_la_reponse_ne_repart_pas() {
        sansFactureDemandee();
        monde.le(jour(4, 13));
        relancer();
        monde.expedier();
        Message relance = monde.partis.get(monde.partis.size() - 1);
        completer(monde.essai.facture("D-1"));
        int avant = monde.partis.size();
        revenu(relance.cle());
        monde.expedier();
        assertEquals(avant, monde.partis.size(), "what came awaits review");
    }

    @Test
    void une_demande_revenue_apres_la_reponse_n_est_pas_refaite() {
        sansFactureDemandee();
        monde.le(jour(4, 5));
        completer(monde.essai.facture("D-1"));
        monde.le(jour(4, 6));
        revenu(monde.partis.get(0).cle());
        monde.le(jour(4, 7));
        monde.instruire("D-1");
        assertEquals(jour(5, 31).plusDays(4), silence());
    }

    @Test
    void deux_demandes_du_meme_jour_pour_la_meme_piece_partent_toutes_deux() {
        monde.deposer(avecRib(Formulaire.de("D-1").avec(monde.essai.piece("FACTURE", "a.pdf", "ILLISIBLE a"))));
        monde.instruire("D-1");
        demander();
        monde.expedier();
        completer(monde.essai.piece("FACTURE", "b.pdf", "ILLISIBLE b"));
        monde.instruire("D-1");
        assertEquals(Effet.FAIT, demander());
        monde.expedier();
        assertEquals(2, monde.partis.size());
    }

    private Formulaire avecRib(Formulaire formulaire) {
        formulaire.iban = Monde.IBAN;
        formulaire.titulaire = "Zoé Durand";
        return formulaire.avec(rib());
    }

    @Test
    void une_seconde_piece_refusee_est_redemandee_meme_quand_le_rib_manque() {
        monde.deposer(Formulaire.de("D-1").avec(monde.essai.piece("FACTURE", "a.pdf", "ILLISIBLE a")));
        monde.instruire("D-1");
        demander();
        monde.expedier();
        monde.le(jour(4, 15));
        completer(monde.essai.piece("FACTURE", "b.pdf", "ILLISIBLE b"));
        monde.instruire("D-1");
        assertEquals(Effet.FAIT, demander(), "nobody told him that what he sent is no good either");
    }

    @Test
    void une_demande_revenue_apres_la_carence_ne_laisse_pas_refuser() {
        carence();
        monde.le(jour(5, 8));
        revenu(monde.partis.get(0).cle());
        monde.ouvrirSeance("mai", jour(5, 20), jour(5, 10), 5);
        assertEquals(List.of(), monde.geler("mai").lignes(), "the demand never reached him");
    }

    @Test
    void un_refus_pour_une_piece_venue_depuis_le_gel_est_signale() {
        carence();
        monde.ouvrirSeance("mai", jour(5, 20), jour(5, 10), 5);
        OrdreDuJour.Ligne ligne = monde.geler("mai").lignes().get(0);
        monde.le(jour(5, 12));
        assertEquals(Effet.FAIT, completer(monde.essai.facture("D-1")));
        monde.le(jour(5, 20));
        assertInstanceOf(
                Confrontation.Discordante.class,
                monde.deliberer(
                        "mai",
                        "B-1",
                        List.of(new LigneDeliberee(
                                ligne.numero(), Issue.REFUSE, null, List.of("FACTURE:ABSENTE"), List.of()))));
    }

    @Test
    void une_demande_jamais_recue_ne_suspend_rien() {
        sansFactureDemandee();
        revenu(monde.partis.get(0).cle());
        monde.expedier();
        revenu(monde.partis.get(1).cle());
        assertEquals(jour(5, 31), silence(), "the list, the deadline and the effect must be told (L114-5)");
    }

    @Test
    void un_retour_de_l_ancienne_adresse_ne_ferme_pas_la_nouvelle() {
        sansFactureDemandee();
        monde.relances().changerContact(Monde.INSTRUCTEUR, Monde.numero("D-1"), "neuf@exemple.invalid", "");
        revenu(monde.partis.get(0).cle());
        assertFalse(monde.parcours("D-1").canauxFermes().contains(Canal.COURRIEL));
    }

    @Test
    void un_contradictoire_rouvert_part_lui_aussi() {
        accorder();
        monde.expedier();
        int avant = monde.partis.size();
        for (MotifDeRetrait motif :
                List.of(MotifDeRetrait.ILLEGALITE, MotifDeRetrait.FRAUDE, MotifDeRetrait.ILLEGALITE)) {
            monde.plusTard(30);
            assertEquals(Effet.FAIT, contradictoire(motif, 15));
            monde.expedier();
        }
        assertEquals(avant + 3, monde.partis.size());
    }

    @Test
    void des_heritiers_qui_poursuivent_peuvent_recevoir_une_demande() {
        monde.deposer(Formulaire.de("D-1"));
        monde.instruire("D-1");
        monde.relances().signalerCapacite(Monde.PRESTATAIRE, Monde.numero("D-1"), Capacite.DECES);
        monde.instruire("D-1");
        monde.guichet().lever(Monde.INSTRUCTEUR, Monde.numero("D-1"), "CAPACITE_DECES", "HERITIERS_POURSUIVENT");
        monde.instruire("D-1");
        assertEquals(EtatDossier.A_COMPLETER, monde.etat("D-1"));
        assertEquals(Effet.FAIT, demander());
    }

    @Test
    void un_signal_leve_sur_un_fichier_ne_vaut_pas_pour_le_suivant() {
        monde.deposer(avecRib(Formulaire.de("D-1").avec(monde.essai.piece("FACTURE", "a.pdf", "FACTURE 1499.00 a"))));
        monde.instruire("D-1");
        assertEquals(
                Effet.FAIT,
                monde.guichet().lever(Monde.INSTRUCTEUR, Monde.numero("D-1"), "FACTURE:MONTANT_DIFFERENT", "ARRONDI"));
        monde.guichet()
                .juger(
                        Monde.INSTRUCTEUR,
                        Monde.numero("D-1"),
                        contenu(monde.essai.piece("FACTURE", "a.pdf", "FACTURE 1499.00 a")),
                        Observation.PERIMEE);
        completer(monde.essai.piece("FACTURE", "b.pdf", "FACTURE 9.00 b"));
        monde.instruire("D-1");
        assertEquals(EtatDossier.A_EXAMINER, monde.etat("D-1"), "an invoice of 9 EUR for a bike of 1,500");
    }

    @Test
    void le_journal_ne_garde_pas_l_adresse_qu_un_transporteur_repete() {
        sansFactureDemandee();
        String cle = monde.partis.get(0).cle();
        assertThrows(
                ValeurInvalideException.class,
                () -> monde.relances()
                        .messageRevenu(
                                Monde.PLATEFORME,
                                Monde.numero("D-1"),
                                cle,
                                "550 5.1.1 <zoe@exemple.invalid> unknown user"));
        assertThrows(
                ValeurInvalideException.class,
                () -> monde.accueil()
                        .consignerAppel(
                                Monde.INSTRUCTEUR, Monde.numero("D-1"), "Mme Durand demande où en est son vélo", ""));
        assertTrue(monde.essai.faits("D-1").stream()
                .noneMatch(fait -> fait.donnees().toString().contains("zoe@")
                        || fait.donnees().toString().contains("Durand")));
    }

    @Test
    void l_usager_ne_date_pas_lui_meme_ce_qu_il_depose() {
        sansFactureDemandee();
        monde.le(jour(5, 4));
        completer(jour(3, 31), monde.essai.facture("D-1"));
        monde.instruire("D-1");
        assertEquals(jour(5, 4), monde.parcours("D-1").rang().orElseThrow());
    }

    @Test
    void deux_appels_identiques_a_quelques_jours_sont_deux_contacts() {
        monde.deposer(monde.complet("D-1"));
        assertEquals(
                Effet.FAIT, monde.accueil().consignerAppel(Monde.INSTRUCTEUR, Monde.numero("D-1"), "OU_EN_EST_ON", ""));
        monde.plusTard(5);
        assertEquals(
                Effet.FAIT, monde.accueil().consignerAppel(Monde.INSTRUCTEUR, Monde.numero("D-1"), "OU_EN_EST_ON", ""));
        assertEquals(2, fiche().contacts().size());
    }
}
