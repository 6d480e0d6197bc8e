package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.Affectation;
import fr.octroi.bureau.Confrontation;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.Motif;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.PlusTot;
import fr.octroi.bureau.Programme;
import fr.octroi.bureau.Raison;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.demande.PieceDeposee;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Observation;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.port.Message;
import fr.octroi.recours.Grief;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.Recours;
import fr.octroi.recours.VoiesEtDelais;
import fr.octroi.reglement.Valeur;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.Alerte;
import fr.octroi.relance.Canal;
import fr.octroi.relance.Capacite;
import fr.octroi.relance.DemandeDeComplement;
import fr.octroi.relance.Incident;
import fr.octroi.suivi.Balle;
import fr.octroi.suivi.FicheDeSuivi;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.Indu;
import fr.octroi.versement.RetourComptable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What goes wrong in real lives: each of these once ended in a wrong act, a lost right or a dossier that nobody could move. */
class ViesDifficilesTest {

    private final Monde monde = new Monde();

    private static LocalDate jour(int mois, int jour) {
        return LocalDate.of(2026, mois, jour);
    }

    private Effet completer(LocalDate recu, PieceDeposee... pieces) {
        return monde.guichet().completer(Monde.USAGER, Monde.numero("D-1"), recu, List.of(pieces), new TreeMap<>());
    }

    private Effet completer(PieceDeposee... pieces) {
        return completer(monde.jour(), pieces);
    }

    private Effet demander() {
        return monde.relances().demander(Monde.PRESTATAIRE, Monde.numero("D-1"));
    }

    private Effet relancer() {
        return monde.relances().relancer(Monde.PLATEFORME, Monde.numero("D-1"));
    }

    private Effet revenu(String cle) {
        return monde.relances().messageRevenu(Monde.PLATEFORME, Monde.numero("D-1"), cle, "INCONNU");
    }

    private FicheDeSuivi fiche() {
        return monde.accueil().suivre(Monde.PRESTATAIRE, Monde.numero("D-1")).orElseThrow();
    }

    private LocalDate silence() {
        return fiche().silence().date();
    }

    private PieceDeposee rib() {
        return monde.essai.piece("RIB", "rib.pdf", "RIB 0.00 D-1");
    }

    private void sansFactureDemandee() {
        monde.deposer(Formulaire.de("D-1"));
        monde.instruire("D-1");
        assertEquals(Effet.FAIT, demander());
        monde.expedier();
    }

    private List<String> manquants() {
        return fiche().manquants().stream()
                .map(DemandeDeComplement.Element::code)
                .toList();
    }

    private void carence() {
        sansFactureDemandee();
        monde.le(jour(5, 5));
        assertEquals(Effet.FAIT, relancer());
        assertEquals(EtatDossier.REFUS_PROPOSE, monde.etat("D-1"));
    }

    private void accorder() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.accorder("D-1");
        assertEquals(EtatDossier.EXECUTOIRE, monde.etat("D-1"));
    }

    private Effet contradictoire(MotifDeRetrait motif, int jours) {
        return monde.recours()
                .ouvrirContradictoire(
                        Monde.INSTRUCTEUR,
                        Monde.numero("D-1"),
                        motif,
                        monde.revente(),
                        monde.jour().plusDays(jours));
    }

    private static Empreinte contenu(PieceDeposee piece) {
        return Objects.requireNonNull(piece.contenu());
    }

    private Bordereau payer(String code) {
        return monde.liquider(code, "D-1").bordereau().orElseThrow();
    }

    // ---- states that get stuck ----

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

    // ---- the law ----

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

    private List<Alerte> alertes() {
        return monde.relances().alerter(Monde.PLATEFORME, Monde.numero("D-1"));
    }

    private void recours(String reference) {
        monde.recours()
                .recevoir(
                        Monde.INSTRUCTEUR,
                        new Recours(
                                reference,
                                Monde.numero("D-1"),
                                Recours.Genre.GRACIEUX,
                                monde.jour(),
                                Recours.Issue.PENDANT));
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

    // ---- messages ----

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
                        message.canal() == Canal.SMS && message.modele().equals(GuichetPaiements.DEMANDE_RIB)));
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

    // ---- the sheet ----

    @Test
    void la_fiche_ne_reclame_pas_une_piece_qui_est_venue() {
        sansFactureDemandee();
        completer(monde.essai.facture("D-1"));
        monde.instruire("D-1");
        assertEquals(EtatDossier.ACCORD_PROPOSE, monde.etat("D-1"));
        assertEquals(List.of("RIB:ABSENTE"), manquants());
    }

    @Test
    void la_fiche_d_un_dossier_paye_ne_reclame_pas_de_rib() {
        monde.deposer(monde.essai.formulaire("D-1"));
        monde.instruire("D-1");
        assertEquals(Effet.FAIT, demander());
        monde.accorder("D-1");
        completer(rib());
        monde.paiements().changerCompte(Monde.INSTRUCTEUR, Monde.numero("D-1"), Iban.parse(Monde.IBAN), "Zoé Durand");
        monde.paiements().confirmerCompte(Monde.COLLEGUE, Monde.numero("D-1"), Iban.parse(Monde.IBAN));
        Balle avant = fiche().balle();
        monde.retour(payer("bord-1"), RetourComptable.Issue.PAYE, "");
        assertEquals(EtatDossier.PAYE, monde.etat("D-1"));
        assertEquals(List.of(), manquants());
        assertEquals(Balle.COLLECTIVITE, avant, "he gave all that was asked");
    }

    @Test
    void la_fiche_dit_ce_qui_manque_avant_meme_que_la_demande_soit_partie() {
        monde.deposer(Formulaire.de("D-1"));
        monde.instruire("D-1");
        assertTrue(manquants().contains("FACTURE:ABSENTE"));
    }

    @Test
    void un_doublon_de_virement_n_attend_rien_de_l_usager() {
        accorder();
        monde.retour(payer("bord-1"), RetourComptable.Issue.REJET_BANCAIRE, "AM05");
        assertNotEquals(Balle.USAGER, fiche().balle());
    }

    // ---- the Bureau ----

    @Test
    void une_information_inutile_ne_fait_pas_perdre_son_rang() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        assertEquals(jour(3, 31), monde.parcours("D-1").rang().orElseThrow());
        monde.le(jour(5, 4));
        SortedMap<String, Valeur> informations = new TreeMap<>(Map.of("velo.couleur", new Valeur.Code("ROUGE")));
        monde.guichet().completer(Monde.USAGER, Monde.numero("D-1"), jour(5, 4), List.of(), informations);
        monde.instruire("D-1");
        assertEquals(jour(3, 31), monde.parcours("D-1").rang().orElseThrow());
    }

    @Test
    void instruire_une_seconde_fois_pour_le_meme_resultat_ne_fait_pas_manquer_la_seance() {
        monde.ouvrirSeance("avril", jour(4, 20), jour(4, 10), 5);
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.le(jour(4, 11));
        monde.instruire("D-1");
        assertEquals(
                Raison.PREMIERE_SEANCE,
                monde.seances()
                        .programmer(Monde.ASSEMBLEES, Essai.AIDE, Monde.ENVELOPPE)
                        .affectations()
                        .get(0)
                        .raison());
    }

    @Test
    void le_meme_proces_verbal_qui_a_epuise_les_credits_revient_sans_discordance() {
        Monde serre = new Monde(Montant.ofEuros(400));
        serre.deposer(serre.complet("D-1"));
        serre.instruire("D-1");
        serre.ouvrirSeance("avril", jour(4, 20), jour(4, 10), 5);
        OrdreDuJour ordre = serre.geler("avril");
        serre.le(jour(4, 20));
        List<LigneDeliberee> lignes = List.of(Monde.ligne(ordre.lignes().get(0), Issue.ACCORDE, Montant.ofEuros(400)));
        Confrontation premiere = serre.deliberer("avril", "B-1", lignes);
        assertInstanceOf(Confrontation.Conforme.class, premiere);
        assertEquals(premiere, serre.deliberer("avril", "B-1", lignes));
    }

    @Test
    void un_proces_verbal_qui_refuse_pour_d_autres_motifs_n_est_pas_le_meme() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.ouvrirSeance("avril", jour(4, 20), jour(4, 10), 5);
        OrdreDuJour.Ligne ligne = monde.geler("avril").lignes().get(0);
        monde.le(jour(4, 20));
        monde.deliberer("avril", "B-1", List.of(Monde.ligne(ligne, Issue.REFUSE, null)));
        assertInstanceOf(
                Confrontation.Discordante.class,
                monde.deliberer(
                        "avril",
                        "B-1",
                        List.of(new LigneDeliberee(
                                ligne.numero(), Issue.REFUSE, null, List.of("PERIODE_ACHAT"), List.of()))));
    }

    @Test
    void le_motif_d_un_ajournement_est_garde() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.ouvrirSeance("avril", jour(4, 20), jour(4, 10), 5);
        OrdreDuJour.Ligne ligne = monde.geler("avril").lignes().get(0);
        monde.le(jour(4, 20));
        Confrontation.Conforme conforme = assertInstanceOf(
                Confrontation.Conforme.class,
                monde.deliberer(
                        "avril",
                        "B-1",
                        List.of(new LigneDeliberee(
                                ligne.numero(), Issue.AJOURNE, null, List.of("FACTURE_A_VERIFIER"), List.of()))));
        assertEquals(
                conforme.decisions().get(0), monde.parcours("D-1").decision().orElseThrow());
    }

    @Test
    void un_deces_connu_en_seance_est_regarde_avant_la_seance_suivante() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.ouvrirSeance("avril", jour(4, 20), jour(4, 10), 5);
        OrdreDuJour.Ligne ligne = monde.geler("avril").lignes().get(0);
        monde.relances().signalerCapacite(Monde.PRESTATAIRE, Monde.numero("D-1"), Capacite.DECES);
        monde.le(jour(4, 20));
        monde.deliberer("avril", "B-1", List.of(Monde.ligne(ligne, Issue.RETIRE, null)));
        monde.ouvrirSeance("mai", jour(5, 20), jour(5, 10), 5);
        assertEquals(List.of(), monde.geler("mai").lignes(), "a person must look first");
    }

    // ---- money, accounts, roles ----

    @Test
    void apres_un_rejet_pour_doublon_verifier_le_compte_ne_suffit_pas_a_payer_encore() {
        accorder();
        monde.retour(payer("bord-1"), RetourComptable.Issue.REJET_BANCAIRE, "AM05");
        monde.paiements().verifierCompte(Monde.ORDONNATEUR, Monde.numero("D-1"), Iban.parse(Monde.IBAN));
        assertTrue(monde.liquider("bord-2", "D-1").bordereau().isEmpty(), "the bank says that it was paid already");
    }

    @Test
    void l_usager_ne_leve_pas_lui_meme_sa_tutelle() {
        accorder();
        monde.relances().signalerCapacite(Monde.INSTRUCTEUR, Monde.numero("D-1"), Capacite.TUTELLE);
        assertTrue(monde.liquider("bord-0", "D-1").bordereau().isEmpty());
        assertThrows(
                AccesRefuseException.class,
                () -> monde.relances().signalerCapacite(Monde.USAGER, Monde.numero("D-1"), Capacite.PLEINE));
        assertTrue(monde.liquider("bord-1", "D-1").bordereau().isEmpty());
    }

    @Test
    void le_prestataire_ne_leve_pas_seul_un_arret_de_paiement() {
        accorder();
        monde.relances().signalerCapacite(Monde.INSTRUCTEUR, Monde.numero("D-1"), Capacite.TUTELLE);
        assertThrows(
                AccesRefuseException.class,
                () -> monde.guichet().lever(Monde.PRESTATAIRE, Monde.numero("D-1"), "CAPACITE_TUTELLE", "JUGEMENT_VU"));
        assertTrue(monde.liquider("bord-1", "D-1").bordereau().isEmpty());
    }

    /** Lifted while it is instructed, it would stop no payment afterwards. */
    @Test
    void ni_avant_la_decision() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.relances().signalerCapacite(Monde.PRESTATAIRE, Monde.numero("D-1"), Capacite.TUTELLE);
        monde.instruire("D-1");
        assertEquals(EtatDossier.A_EXAMINER, monde.etat("D-1"));
        assertThrows(
                AccesRefuseException.class,
                () -> monde.guichet().lever(Monde.PRESTATAIRE, Monde.numero("D-1"), "CAPACITE_TUTELLE", "JUGEMENT_VU"));
        assertEquals(
                Effet.FAIT,
                monde.guichet().lever(Monde.INSTRUCTEUR, Monde.numero("D-1"), "CAPACITE_TUTELLE", "JUGEMENT_VU"));
        monde.instruire("D-1");
        monde.accorder("D-1");
        assertTrue(monde.liquider("bord-1", "D-1").bordereau().isPresent());
    }

    @Test
    void qui_confirme_un_compte_confirme_celui_qu_il_a_vu() {
        accorder();
        monde.paiements()
                .changerCompte(Monde.PRESTATAIRE, Monde.numero("D-1"), Iban.parse(Monde.AUTRE_IBAN), "Zoé Durand");
        // The colleague looks at it and calls the person back; meanwhile the account is changed once more.
        monde.paiements()
                .changerCompte(
                        Monde.PRESTATAIRE,
                        Monde.numero("D-1"),
                        Iban.parse("FR7630004000031234567890143"),
                        "Zoé Durand");
        monde.paiements().confirmerCompte(Monde.COLLEGUE, Monde.numero("D-1"), Iban.parse(Monde.AUTRE_IBAN));
        assertTrue(monde.liquider("bord-1", "D-1").bordereau().isEmpty());
    }

    @Test
    void des_heritiers_qui_poursuivent_ne_sont_pas_payes_sur_le_compte_du_defunt() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.relances().signalerCapacite(Monde.PRESTATAIRE, Monde.numero("D-1"), Capacite.DECES);
        monde.instruire("D-1");
        monde.guichet().lever(Monde.INSTRUCTEUR, Monde.numero("D-1"), "CAPACITE_DECES", "HERITIERS_POURSUIVENT");
        monde.instruire("D-1");
        monde.accorder("D-1");
        assertTrue(monde.liquider("bord-1", "D-1").bordereau().isEmpty(), "the heirs' papers and account are awaited");
    }

    @Test
    void un_virement_revenu_apres_le_retrait_eteint_l_indu() {
        accorder();
        Bordereau bordereau = payer("bord-1");
        monde.retour(bordereau, RetourComptable.Issue.PAYE, "");
        contradictoire(MotifDeRetrait.FRAUDE, 1);
        monde.expedier();
        monde.plusTard(3);
        monde.recours().retirer(Monde.ASSEMBLEES, Monde.numero("D-1"), "B-9");
        monde.paiements()
                .constaterIndu(Monde.ORDONNATEUR, Monde.numero("D-1"), Essai.FORFAIT, new Motif("FRAUDE", "art. 6"));
        monde.retour(bordereau, RetourComptable.Issue.REJET_BANCAIRE, "AC04");
        assertTrue(
                monde.parcours("D-1").indus().stream().allMatch(indu -> indu.etat() == Indu.Etat.ANNULE),
                "he has nothing to give back");
    }

    @Test
    void un_compte_change_vers_celui_d_un_autre_dossier_est_vu() {
        monde.deposer(monde.complet("D-2"));
        accorder();
        monde.paiements()
                .changerCompte(Monde.INSTRUCTEUR, Monde.numero("D-1"), Iban.parse(Monde.AUTRE_IBAN), "Zoé Durand");
        monde.paiements().confirmerCompte(Monde.COLLEGUE, Monde.numero("D-1"), Iban.parse(Monde.AUTRE_IBAN));
        assertTrue(monde.liquider("bord-1", "D-1").bordereau().isEmpty(), "D-2 has the same account");
    }

    @Test
    void un_bordereau_deja_etabli_dit_ce_qu_il_ne_contient_pas() {
        monde.deposer(monde.complet("D-2"));
        monde.instruire("D-2");
        accorder();
        payer("bord-1");
        Mandatement encore = monde.liquider("bord-1", "D-1", "D-2");
        boolean dedans = encore.bordereau().orElseThrow().lignes().stream()
                .anyMatch(ligne -> ligne.versement().dossier().equals(Monde.numero("D-2")));
        assertTrue(dedans || encore.bloques().containsKey(Monde.numero("D-2")));
    }

    @Test
    void une_demande_abandonnee_parce_qu_une_partie_est_venue_est_refaite_pour_le_reste() {
        monde.deposer(Formulaire.de("D-1"));
        monde.instruire("D-1");
        demander();
        completer(rib());
        monde.expedier();
        assertEquals(List.of(), monde.partis, "what came awaits review");
        monde.instruire("D-1");
        assertEquals(EtatDossier.A_COMPLETER, monde.etat("D-1"));
        assertEquals(Effet.FAIT, demander(), "nobody has told him yet");
        monde.expedier();
        assertEquals(1, monde.partis.size());
    }

    @Test
    void une_demande_revenue_apres_un_ajournement_n_est_plus_opposee_a_personne() {
        carence();
        monde.ouvrirSeance("mai", jour(5, 20), jour(5, 10), 5);
        OrdreDuJour.Ligne ligne = monde.geler("mai").lignes().get(0);
        monde.le(jour(5, 15));
        revenu(monde.partis.get(0).cle());
        monde.le(jour(5, 20));
        monde.deliberer("mai", "B-1", List.of(Monde.ligne(ligne, Issue.AJOURNE, null)));
        monde.ouvrirSeance("juin", jour(6, 20), jour(6, 10), 5);
        assertEquals(List.of(), monde.geler("juin").lignes());
        monde.instruire("D-1");
        assertEquals(EtatDossier.A_COMPLETER, monde.etat("D-1"));
        assertEquals(Effet.FAIT, demander());
    }

    @Test
    void une_demande_revenue_pendant_qu_une_piece_attend_ne_laisse_pas_refuser() {
        carence();
        completer(rib());
        revenu(monde.partis.get(0).cle());
        monde.instruire("D-1");
        assertEquals(EtatDossier.A_COMPLETER, monde.etat("D-1"));
        assertEquals(Effet.FAIT, demander());
    }

    @Test
    void un_arret_de_paiement_se_leve_apres_coup_et_le_suivant_arrete_encore() {
        accorder();
        monde.retour(payer("bord-1"), RetourComptable.Issue.REJET_BANCAIRE, "AM05");
        monde.paiements().verifierCompte(Monde.ORDONNATEUR, Monde.numero("D-1"), Iban.parse(Monde.IBAN));
        assertEquals(Effet.IMPOSSIBLE, lever("IBAN_PARTAGE"), "nothing is lifted before it stops");
        assertEquals(Effet.IMPOSSIBLE, lever(""));
        assertEquals(Effet.FAIT, lever("REJET_ARRET"));
        monde.retour(payer("bord-2"), RetourComptable.Issue.REJET_BANCAIRE, "AM05");
        monde.paiements().verifierCompte(Monde.ORDONNATEUR, Monde.numero("D-1"), Iban.parse(Monde.IBAN));
        assertTrue(monde.liquider("bord-3", "D-1").bordereau().isEmpty());
    }

    private Effet lever(String signal) {
        return monde.guichet().lever(Monde.INSTRUCTEUR, Monde.numero("D-1"), signal, "VU");
    }

    @Test
    void un_compte_change_avant_le_deces_reste_celui_du_defunt() {
        accorder();
        monde.paiements()
                .changerCompte(Monde.INSTRUCTEUR, Monde.numero("D-1"), Iban.parse(Monde.AUTRE_IBAN), "Zoé Durand");
        monde.paiements().confirmerCompte(Monde.COLLEGUE, Monde.numero("D-1"), Iban.parse(Monde.AUTRE_IBAN));
        monde.relances().signalerCapacite(Monde.INSTRUCTEUR, Monde.numero("D-1"), Capacite.DECES);
        assertEquals(Effet.FAIT, lever("CAPACITE_DECES"));
        assertTrue(monde.liquider("bord-1", "D-1").bordereau().isEmpty());
    }

    @Test
    void le_rib_qui_manque_est_rappele_a_tous_apres_la_decision_aussi() {
        monde.deposer(monde.essai.formulaire("D-1"));
        monde.instruire("D-1");
        demander();
        monde.accorder("D-1");
        monde.expedier();
        monde.le(jour(4, 13));
        assertEquals(1, monde.relances().relancerTous(Monde.PLATEFORME).get(Effet.FAIT));
    }

    @Test
    void un_accuse_abandonne_par_erreur_part_quand_l_erreur_est_reparee() {
        monde.deposer(monde.complet("D-1"));
        monde.relances().accuser(Monde.PLATEFORME, Monde.numero("D-1"), AccuseReception.RECEPTION);
        monde.relances().signalerCapacite(Monde.PRESTATAIRE, Monde.numero("D-1"), Capacite.DECES);
        monde.expedier();
        monde.relances().signalerCapacite(Monde.INSTRUCTEUR, Monde.numero("D-1"), Capacite.PLEINE);
        assertEquals(
                Effet.FAIT, monde.relances().accuser(Monde.PLATEFORME, Monde.numero("D-1"), AccuseReception.RECEPTION));
        monde.expedier();
        assertEquals(1, monde.partis.size());
    }

    @Test
    void la_fiche_annonce_la_seance_que_la_programmation_donne() {
        monde.ouvrirSeance("avril", jour(4, 20), jour(4, 10), 5);
        monde.ouvrirSeance("mai", jour(5, 20), jour(5, 10), 5);
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.le(jour(4, 13));
        Affectation affectation = monde.seances()
                .programmer(Monde.ASSEMBLEES, Essai.AIDE, Monde.ENVELOPPE)
                .affectations()
                .get(0);
        assertEquals(
                affectation.seance(), Objects.requireNonNull(fiche().seance()).code());
    }

    @Test
    void aucun_retrait_n_est_envisage_sans_un_fait_qu_un_article_fonde() {
        accorder();
        LocalDate jour = monde.jour();
        assertEquals(Effet.IMPOSSIBLE, monde.contradictoire(Map.of()));
        assertEquals(Effet.IMPOSSIBLE, monde.contradictoire(Map.of("ENVIE", jour)));
        assertEquals(Effet.IMPOSSIBLE, monde.contradictoire(Map.of("REVENTE", jour, "ENVIE", jour)));
        assertEquals(Effet.IMPOSSIBLE, monde.contradictoire(Map.of("REVENTE", jour.plusDays(1))));
        assertEquals(Effet.FAIT, monde.contradictoire(Map.of("REVENTE", jour, "FACTURE:NOM_DIFFERENT", jour)));
        assertEquals(Effet.DEJA_FAIT, monde.contradictoire(Map.of("REVENTE", jour, "FACTURE:NOM_DIFFERENT", jour)));
        assertEquals(Effet.FAIT, monde.contradictoire(Map.of("REVENTE", jour)), "other facts are another step");
        assertEquals(
                List.of(new Grief(new Motif("REVENTE", "art. 7"), jour)),
                monde.parcours("D-1").griefs());
    }

    @Test
    void un_recours_tardif_est_enregistre_et_dit_tardif() {
        accorder();
        LocalDate notifie = monde.jour();
        VoiesEtDelais voies = new VoiesEtDelais(VoiesEtDelais.DEUX_MOIS, "le tribunal", "le président");
        monde.plusTard(90);
        recours("R-1");
        assertEquals(
                Optional.of(Recours.Recevabilite.TARDIF),
                monde.recours()
                        .recevabilite(
                                Monde.INSTRUCTEUR,
                                Monde.numero("D-1"),
                                "R-1",
                                voies.dernierJour(notifie).date().plusDays(1),
                                voies));
        assertEquals(
                Optional.of(Recours.Recevabilite.DANS_LE_DELAI),
                monde.recours()
                        .recevabilite(
                                Monde.INSTRUCTEUR,
                                Monde.numero("D-1"),
                                "R-1",
                                voies.dernierJour(notifie).date(),
                                voies));
        assertEquals(
                Optional.empty(),
                monde.recours().recevabilite(Monde.INSTRUCTEUR, Monde.numero("D-1"), "R-9", notifie, voies));
    }

    @Test
    void une_violation_de_donnees_alerte_la_veille_des_soixante_douze_heures_une_fois() {
        monde.deposer(monde.complet("D-1"));
        Incident violation = new Incident(
                "fuite", Incident.Genre.SOUPCON_DE_VIOLATION, Incident.Gravite.CRITIQUE, "agent-1", monde.jour(), "");
        monde.relances().ouvrirIncident(Monde.INSTRUCTEUR, violation, List.of(Monde.numero("D-1")));
        monde.plusTard(1);
        assertFalse(alertes().contains(Alerte.NOTIFICATION_CNIL));
        monde.plusTard(1);
        assertTrue(alertes().contains(Alerte.NOTIFICATION_CNIL));
        assertFalse(alertes().contains(Alerte.NOTIFICATION_CNIL), "once");
        assertTrue(fiche().alertes().contains(Alerte.NOTIFICATION_CNIL));
    }

    @Test
    void une_seconde_violation_a_sa_propre_alerte_bien_que_la_premiere_soit_ouverte() {
        monde.deposer(monde.complet("D-1"));
        for (String reference : List.of("fuite-1", "fuite-2")) {
            Incident violation = new Incident(
                    reference,
                    Incident.Genre.SOUPCON_DE_VIOLATION,
                    Incident.Gravite.CRITIQUE,
                    "agent-1",
                    monde.jour(),
                    "");
            monde.relances().ouvrirIncident(Monde.INSTRUCTEUR, violation, List.of(Monde.numero("D-1")));
            monde.plusTard(2);
            assertTrue(alertes().contains(Alerte.NOTIFICATION_CNIL), reference);
            assertFalse(alertes().contains(Alerte.NOTIFICATION_CNIL), "once");
        }
    }

    @Test
    void un_prestataire_ne_clot_pas_un_soupcon_de_violation_et_une_autre_chose_ne_prend_pas_son_nom() {
        monde.deposer(monde.complet("D-1"));
        List<NumeroDossier> touches = List.of(Monde.numero("D-1"));
        Incident violation = new Incident(
                "fuite", Incident.Genre.SOUPCON_DE_VIOLATION, Incident.Gravite.CRITIQUE, "agent-1", monde.jour(), "");
        Incident retard = new Incident(
                "fuite", Incident.Genre.LOT_EN_RETARD, Incident.Gravite.FAIBLE, "agent-1", monde.jour(), "");
        assertEquals(Effet.FAIT, monde.relances().ouvrirIncident(Monde.PRESTATAIRE, violation, touches));
        assertEquals(Effet.DEJA_FAIT, monde.relances().ouvrirIncident(Monde.INSTRUCTEUR, violation, touches));
        assertEquals(Effet.IMPOSSIBLE, monde.relances().ouvrirIncident(Monde.INSTRUCTEUR, retard, touches));
        assertEquals(
                Effet.IMPOSSIBLE, monde.relances().cloreIncident(Monde.PRESTATAIRE, "fuite", "SANS_OBJET", touches));
        assertEquals(Effet.FAIT, monde.relances().cloreIncident(Monde.INSTRUCTEUR, "fuite", "SANS_OBJET", touches));
    }

    @Test
    void nulle_lettre_ne_va_nulle_part() {
        monde.deposer(monde.complet("D-1"));
        for (Adresse vide : List.of(new Adresse(" ", "92100", "Ville", null), new Adresse("2 rue X", "", "\t", null))) {
            assertEquals(Effet.IMPOSSIBLE, monde.relances().changerAdresse(Monde.USAGER, Monde.numero("D-1"), vide));
        }
    }

    @Test
    void qui_demenage_recoit_ses_lettres_et_garde_le_domicile_sur_lequel_il_est_juge() {
        Formulaire sansMail = Formulaire.de("D-1");
        sansMail.courriel = "";
        monde.deposer(sansMail);
        monde.instruire("D-1");
        demander();
        monde.expedier();
        revenu(monde.partis.get(0).cle());
        assertTrue(monde.parcours("D-1").canauxFermes().contains(Canal.COURRIER));
        Adresse domicile = monde.essai.dossier("D-1").demandeur().adresse();
        Adresse neuve = new Adresse("3 rue Neuve", "75000", "Ailleurs", null);
        assertEquals(Effet.DEJA_FAIT, monde.relances().changerAdresse(Monde.USAGER, Monde.numero("D-1"), domicile));
        assertEquals(Effet.FAIT, monde.relances().changerAdresse(Monde.USAGER, Monde.numero("D-1"), neuve));
        assertEquals(Effet.DEJA_FAIT, monde.relances().changerAdresse(Monde.USAGER, Monde.numero("D-1"), neuve));
        assertFalse(monde.parcours("D-1").canauxFermes().contains(Canal.COURRIER));
        assertEquals(domicile, monde.essai.dossier("D-1").demandeur().adresse());
        assertEquals(neuve, monde.essai.dossier("D-1").demandeur().adressePostale());
        monde.relances().changerContact(Monde.USAGER, Monde.numero("D-1"), "neuf@exemple.invalid", "");
        assertEquals(neuve, monde.essai.dossier("D-1").demandeur().adressePostale());
    }

    @Test
    void la_fiche_dit_la_seance_que_le_rang_les_places_et_les_credits_donnent() {
        monde.ouvrirSeance("avril", jour(4, 20), jour(4, 10), 1);
        monde.ouvrirSeance("mai", jour(5, 20), jour(5, 10), 5);
        monde.deposer(monde.complet("D-1"));
        monde.deposer(monde.complet("D-2"));
        monde.instruire("D-1");
        monde.instruire("D-2");
        Programme programme = monde.seances().programmer(Monde.ASSEMBLEES, Essai.AIDE, Monde.ENVELOPPE);
        FicheDeSuivi fiche = monde.accueil()
                .suivre(Monde.PRESTATAIRE, Monde.numero("D-2"), programme)
                .orElseThrow();
        assertEquals("mai", Objects.requireNonNull(fiche.seance()).code());
        Affectation affectation = Objects.requireNonNull(fiche.affectation());
        assertEquals(Raison.SEANCE_PLEINE, affectation.raison());
        assertEquals(List.of(new PlusTot.PourSeance("avril", null, 1)), affectation.plusTot());
    }
}
