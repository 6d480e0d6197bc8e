package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.Affectation;
import fr.octroi.bureau.Confrontation;
import fr.octroi.bureau.Decision;
import fr.octroi.bureau.Discordance;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.Motif;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.Programme;
import fr.octroi.bureau.Raison;
import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.demande.PieceDeposee;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.Ecriture;
import fr.octroi.port.Message;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.Recours;
import fr.octroi.recours.Retrait;
import fr.octroi.reglement.ModeleDeLettre;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.Alerte;
import fr.octroi.relance.Canal;
import fr.octroi.relance.Capacite;
import fr.octroi.relance.DemandeDeComplement;
import fr.octroi.relance.Incident;
import fr.octroi.suivi.Balle;
import fr.octroi.suivi.FicheDeSuivi;
import fr.octroi.versement.Blocage;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.Indu;
import fr.octroi.versement.RetourComptable;
import fr.octroi.versement.Versement;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One whole story for each thing that can happen to a dossier between its filing and the end of the matter. */
class VieDUnDossierTest {

    private final Monde monde = new Monde();

    private static LocalDate jour(int mois, int jour) {
        return LocalDate.of(2026, mois, jour);
    }

    private List<String> modelesPartis() {
        return monde.partis.stream().map(Message::modele).toList();
    }

    @Test
    void de_la_demande_au_paiement_chacun_fait_sa_part_et_l_enveloppe_suit() {
        monde.deposer(monde.complet("D-1"));
        assertEquals(Effet.FAIT, accuser(AccuseReception.ENREGISTREMENT));
        assertEquals(Effet.FAIT, accuser(AccuseReception.RECEPTION));
        monde.expedier();
        assertEquals(List.of("ACCUSE_ENREGISTREMENT", "ACCUSE_RECEPTION"), modelesPartis());
        monde.guichet().instruire(Monde.PRESTATAIRE, Monde.numero("D-1"));
        assertEquals(EtatDossier.ACCORD_PROPOSE, monde.etat("D-1"));

        monde.ouvrirSeance("bureau-avril", jour(4, 20), jour(4, 10), 10);
        OrdreDuJour ordre = monde.geler("bureau-avril");
        assertEquals(Essai.FORFAIT, monde.enveloppe().reserves());
        assertEquals(EtatDossier.EN_SEANCE, monde.etat("D-1"));

        monde.le(jour(4, 20));
        Confrontation confrontation = monde.deliberer(
                "bureau-avril",
                "B2026-04-1",
                List.of(Monde.commePropose(ordre.lignes().get(0))));
        assertInstanceOf(Confrontation.Conforme.class, confrontation);
        assertEquals(Essai.FORFAIT, monde.enveloppe().engages());
        assertEquals(Montant.ZERO, monde.enveloppe().reserves());

        assertEquals(
                List.of(Blocage.Genre.ACTE_NON_TRANSMIS, Blocage.Genre.PERSONNE_NON_NOTIFIEE),
                genres(monde.liquider("bord-0", "D-1")));
        monde.seances().transmettreActe(Monde.ASSEMBLEES, "bureau-avril", jour(4, 20));
        assertEquals(List.of(Blocage.Genre.PERSONNE_NON_NOTIFIEE), genres(monde.liquider("bord-0", "D-1")));
        monde.expedier();
        monde.le(jour(4, 23));
        monde.seances().notifier(Monde.INSTRUCTEUR, Monde.numero("D-1"), jour(4, 23));
        assertEquals(EtatDossier.EXECUTOIRE, monde.etat("D-1"));

        Bordereau bordereau = monde.liquider("bord-1", "D-1").bordereau().orElseThrow();
        assertEquals(Essai.FORFAIT, bordereau.totaux().total());
        assertEquals(Essai.FORFAIT, monde.enveloppe().mandates());
        monde.le(jour(4, 30));
        monde.retour(bordereau, RetourComptable.Issue.ACCEPTE, "");
        assertEquals(EtatDossier.LIQUIDE, monde.etat("D-1"));
        monde.retour(bordereau, RetourComptable.Issue.PAYE, "");
        assertEquals(EtatDossier.PAYE, monde.etat("D-1"));
        assertEquals(jour(4, 30), monde.parcours("D-1").paye().orElseThrow());
        assertEquals(Montant.ofEuros(9_800), monde.enveloppe().disponible());
    }

    @Test
    void un_retour_dont_l_aide_a_quitte_le_catalogue_le_dit_et_n_arrete_aucune_ligne() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.accorder("D-1");
        Bordereau bordereau = monde.liquider("bord-1", "D-1").bordereau().orElseThrow();
        List<RetourComptable.Ligne> lignes = Stream.of(
                        bordereau.lignes().get(0).versement().reference(), "AUTRE")
                .map(reference ->
                        new RetourComptable.Ligne(reference, RetourComptable.Issue.PAYE, "", null, monde.jour()))
                .toList();
        RetourComptable retour = new RetourComptable("bord-1", lignes);
        Guichet sansElle = monde.essai.tenir(Essai.reglement("autre-aide", "art. 3"));
        assertEquals(
                List.of(
                        new RetourComptable.Inapplicable(lignes.get(0), RetourComptable.Obstacle.AIDE_INCONNUE),
                        new RetourComptable.Inapplicable(lignes.get(1), RetourComptable.Obstacle.REFERENCE_INCONNUE)),
                sansElle.paiements().prendreRetour(Monde.COMPTABLE, retour));
        assertInstanceOf(
                RetourComptable.Applique.class,
                monde.paiements().prendreRetour(Monde.COMPTABLE, retour).get(0),
                "it is back in the catalogue");
    }

    private Effet accuser(AccuseReception genre) {
        return monde.relances().accuser(Monde.PLATEFORME, Monde.numero("D-1"), genre);
    }

    private static List<Blocage.Genre> genres(Mandatement mandatement) {
        return mandatement.bloques().values().stream()
                .flatMap(List::stream)
                .map(Blocage::genre)
                .toList();
    }

    @Nested
    class Relances {

        private void deposerSansFacture() {
            monde.deposer(Formulaire.de("D-1"));
            monde.instruire("D-1");
        }

        private Effet demander() {
            return monde.relances().demander(Monde.PRESTATAIRE, Monde.numero("D-1"));
        }

        private Effet relancer() {
            return monde.relances().relancer(Monde.PLATEFORME, Monde.numero("D-1"));
        }

        private Effet completer(PieceDeposee... pieces) {
            return monde.guichet()
                    .completer(Monde.USAGER, Monde.numero("D-1"), monde.jour(), List.of(pieces), new TreeMap<>());
        }

        @Test
        void la_demande_dit_quoi_et_jusqu_a_quand_suspend_le_silence_et_la_reponse_met_fin_a_la_suspension() {
            deposerSansFacture();
            assertEquals(Effet.FAIT, demander());
            assertEquals(Effet.DEJA_FAIT, demander());
            monde.expedier();
            DemandeDeComplement demande = monde.parcours("D-1").demandeOuverte().orElseThrow();
            assertEquals(jour(5, 4), demande.limite(), "1 May is a holiday, the 2nd and the 3rd a week-end");
            assertEquals(
                    List.of("FACTURE:ABSENTE", "RIB:ABSENTE"),
                    demande.elements().stream()
                            .map(DemandeDeComplement.Element::code)
                            .toList());
            FicheDeSuivi fiche = monde.accueil()
                    .suivre(Monde.PRESTATAIRE, Monde.numero("D-1"))
                    .orElseThrow();
            assertEquals(jour(5, 31).plusDays(33), fiche.silence().date(), "filed on 31 March, suspended 33 days");
            assertEquals(Balle.USAGER, fiche.balle());

            monde.le(jour(4, 11));
            completer(monde.essai.facture("D-1"));
            assertEquals(EtatDossier.DEPOSE, monde.etat("D-1"));
            monde.instruire("D-1");
            assertEquals(EtatDossier.ACCORD_PROPOSE, monde.etat("D-1"));
            assertEquals(jour(4, 11), monde.parcours("D-1").rang().orElseThrow());
            assertEquals(
                    jour(5, 31).plusDays(10),
                    monde.accueil()
                            .suivre(Monde.PRESTATAIRE, Monde.numero("D-1"))
                            .orElseThrow()
                            .silence()
                            .date());
        }

        @Test
        void les_relances_suivent_le_plan_aux_heures_ouvrees_et_s_arretent_a_la_reponse() {
            deposerSansFacture();
            demander();
            monde.expedier();
            monde.le(jour(4, 10));
            assertEquals(Effet.DEJA_FAIT, relancer(), "ten days after 1 April is a Saturday");
            monde.a(jour(4, 13), LocalTime.of(7, 59));
            assertEquals(Effet.DEJA_FAIT, relancer(), "the quiet hours");
            monde.a(jour(4, 13), LocalTime.of(8, 0));
            assertEquals(Effet.FAIT, relancer());
            assertEquals(Effet.DEJA_FAIT, relancer());
            monde.expedier();
            completer(monde.essai.facture("D-1"));
            monde.le(jour(4, 22));
            assertEquals(Effet.DEJA_FAIT, relancer(), "what came awaits review");
            monde.expedier();
            assertEquals(List.of("DEMANDE_COMPLEMENT", "RELANCE"), modelesPartis());
        }

        @Test
        void sans_reponse_une_proposition_expresse_va_au_bureau_et_rien_ne_se_ferme_en_silence() {
            deposerSansFacture();
            demander();
            monde.expedier();
            monde.le(jour(5, 4));
            assertEquals(Effet.FAIT, relancer(), "the last notice, on the last day");
            monde.le(jour(5, 5));
            assertEquals(Effet.FAIT, relancer());
            assertEquals(EtatDossier.REFUS_PROPOSE, monde.etat("D-1"));
            monde.guichet().instruire(Monde.PLATEFORME, Monde.numero("D-1"));
            assertEquals(EtatDossier.REFUS_PROPOSE, monde.etat("D-1"), "nothing came since");
            monde.ouvrirSeance("bureau-mai", jour(5, 20), jour(5, 10), 10);
            OrdreDuJour.Ligne ligne = monde.geler("bureau-mai").lignes().get(0);
            assertEquals("FACTURE:ABSENTE", ligne.motifs().get(0).code());
            assertEquals("art. 5", ligne.motifs().get(0).article());
        }

        @Test
        void une_information_qui_n_est_jamais_venue_motive_le_refus_et_n_arrete_pas_la_seance() {
            Formulaire formulaire = monde.complet("D-1");
            formulaire.insee = "";
            monde.deposer(formulaire);
            monde.instruire("D-1");
            demander();
            monde.expedier();
            monde.le(jour(5, 5));
            assertEquals(Effet.FAIT, relancer());
            assertEquals(EtatDossier.REFUS_PROPOSE, monde.etat("D-1"));
            monde.ouvrirSeance("bureau-mai", jour(5, 20), jour(5, 10), 10);
            OrdreDuJour.Ligne ligne = monde.geler("bureau-mai").lignes().get(0);
            assertEquals("demandeur.commune:INCONNUE", ligne.motifs().get(0).code());
            monde.le(jour(5, 20));
            Confrontation confrontation = monde.deliberer(
                    "bureau-mai",
                    "B-1",
                    List.of(new LigneDeliberee(
                            ligne.numero(), Issue.REFUSE, null, List.of("demandeur.commune:INCONNUE"), List.of())));
            assertInstanceOf(Confrontation.Conforme.class, confrontation);
            assertEquals(EtatDossier.REFUSE, monde.etat("D-1"));
        }

        @Test
        void une_demande_revenue_est_refaite_par_le_canal_suivant_avec_son_propre_delai() {
            deposerSansFacture();
            demander();
            monde.expedier();
            String cle = monde.partis.get(0).cle();
            monde.le(jour(4, 8));
            assertEquals(
                    Effet.FAIT,
                    monde.relances().messageRevenu(Monde.PLATEFORME, Monde.numero("D-1"), cle, "BOITE_PLEINE"));
            assertEquals(
                    Effet.DEJA_FAIT,
                    monde.relances().messageRevenu(Monde.PLATEFORME, Monde.numero("D-1"), cle, "BOITE_PLEINE"));
            monde.expedier();
            assertEquals(Canal.COURRIER, monde.partis.get(1).canal());
            assertEquals(
                    jour(5, 11),
                    monde.parcours("D-1").demandeOuverte().orElseThrow().limite(),
                    "8 May is a holiday, and a Friday");
        }

        /** A text message has no place for what is missing, its reasons and its articles: it asks for nothing (CRPA L114-5). */
        @Test
        void une_demande_ne_part_jamais_par_sms() {
            Formulaire formulaire = Formulaire.de("D-1");
            formulaire.telephone = "06 39 98 00 00";
            monde.deposer(formulaire);
            monde.instruire("D-1");
            demander();
            monde.expedier();
            monde.relances()
                    .messageRevenu(
                            Monde.PLATEFORME,
                            Monde.numero("D-1"),
                            monde.partis.get(0).cle(),
                            "BOITE_PLEINE");
            monde.expedier();
            assertEquals(
                    List.of(Canal.COURRIEL, Canal.COURRIER),
                    monde.partis.stream().map(Message::canal).toList());
            monde.le(jour(4, 13));
            assertEquals(Effet.FAIT, relancer());
            monde.expedier();
            assertEquals(Canal.SMS, monde.partis.get(2).canal(), "a reminder may");
        }

        /** Neither reasons nor remedies have room in a text message, and nothing proves the day it came (CRPA L121-1, CJA R421-5). */
        @Test
        void ni_une_decision_ni_un_contradictoire_ne_partent_par_sms() {
            parSms("D-1");
            monde.accorder("D-1");
            assertEquals(Effet.FAIT, monde.contradictoire(monde.revente()));
            parSms("D-2");
            monde.plusTard(1);
            String seance = "s-" + monde.jour();
            monde.ouvrirSeance(seance, monde.jour(), monde.jour(), 5);
            monde.deliberer(
                    seance,
                    "B-2",
                    List.of(Monde.ligne(monde.geler(seance).lignes().get(0), Issue.REFUSE, null)));
            monde.expedier();
            assertEquals(
                    List.of(
                            "CONTRADICTOIRE " + Canal.COURRIER,
                            "NOTIFICATION_OCTROI " + Canal.COURRIER,
                            "NOTIFICATION_REFUS " + Canal.COURRIER),
                    monde.partis.stream()
                            .filter(parti -> !parti.modele().startsWith("ACCUSE"))
                            .map(parti -> parti.modele() + " " + parti.canal())
                            .sorted()
                            .toList());
        }

        /** It carries the remedies and the day on which silence is a rejection (CRPA R112-11-1); the registration, a day and a number. */
        @Test
        void un_accuse_de_reception_ne_part_jamais_par_sms_celui_d_enregistrement_le_peut() {
            parSms("D-1");
            assertEquals(Effet.FAIT, accuser(AccuseReception.ENREGISTREMENT));
            assertEquals(Effet.FAIT, accuser(AccuseReception.RECEPTION));
            assertEquals(Effet.DEJA_FAIT, accuser(AccuseReception.RECEPTION));
            assertEquals(
                    List.of("ACCUSE_ENREGISTREMENT " + Canal.SMS, "ACCUSE_RECEPTION " + Canal.COURRIER),
                    canauxPartis());
        }

        @Test
        void un_accuse_de_reception_parti_par_sms_seul_se_refait() {
            parSms("D-1");
            ecrireAccuseParSms(monde.etat("D-1"));
            assertEquals(Effet.FAIT, accuser(AccuseReception.RECEPTION));
            assertEquals(Effet.DEJA_FAIT, accuser(AccuseReception.RECEPTION));
            assertEquals(List.of("ACCUSE_RECEPTION " + Canal.COURRIER), canauxPartis());
        }

        /** The notice of the decision told the remedies; what is decided is not acknowledged months later. */
        @Test
        void un_accuse_de_reception_parti_par_sms_seul_ne_se_refait_pas_apres_la_decision() {
            parSms("D-1");
            ecrireAccuseParSms(monde.etat("D-1"));
            monde.accorder("D-1");
            assertEquals(Effet.DEJA_FAIT, accuser(AccuseReception.RECEPTION));
            monde.plusTard(40);
            assertFalse(alerter().contains(Alerte.ACCUSE_RECEPTION_TARDIF));
        }

        @Test
        void un_accuse_de_reception_parti_par_sms_seul_est_en_retard() {
            parSms("D-1");
            ecrireAccuseParSms(monde.etat("D-1"));
            monde.plusTard(40);
            assertTrue(alerter().contains(Alerte.ACCUSE_RECEPTION_TARDIF));
        }

        @Test
        void un_accuse_de_reception_refait_par_un_canal_qui_le_porte_n_est_plus_en_retard() {
            parSms("D-1");
            ecrireAccuseParSms(monde.etat("D-1"));
            assertEquals(Effet.FAIT, accuser(AccuseReception.RECEPTION));
            monde.expedier();
            monde.plusTard(40);
            assertFalse(alerter().contains(Alerte.ACCUSE_RECEPTION_TARDIF));
        }

        private void ecrireAccuseParSms(EtatDossier etat) {
            ecrire(
                    etat,
                    new FaitDeRelance.MessageConfie("sms-1", ModeleDeLettre.ACCUSE_RECEPTION.name(), Canal.SMS),
                    new FaitDeRelance.MessageRemis("sms-1", Empreinte.deChamps("sms-1"), ""),
                    new FaitDeRelance.AccuseEnvoye(AccuseReception.RECEPTION, monde.jour()));
        }

        private List<Alerte> alerter() {
            return monde.relances().alerter(Monde.PLATEFORME, Monde.numero("D-1"));
        }

        /** It names who is competent, and the day from which the silence of that authority counts (CRPA L114-2, L114-3). */
        @Test
        void l_avis_de_transmission_ne_part_pas_par_sms_et_revient_a_la_collectivite_sans_canal() {
            Formulaire tardif = monde.complet("D-1");
            tardif.achat = jour(3, 16);
            tardif.courriel = "";
            tardif.telephone = "06 39 98 00 00";
            monde.deposer(tardif);
            ecrire(
                    EtatDossier.DEPOSE,
                    new FaitDeRelance.MessageConfie("c-1", "RELANCE", Canal.COURRIER),
                    new FaitDeRelance.MessageRemis("c-1", Empreinte.deChamps("c-1"), ""),
                    new FaitDeRelance.MessageRevenu("c-1", Canal.COURRIER, "ADRESSE_INCONNUE"));
            assertEquals(Effet.FAIT, monde.recours().transmettre(Monde.PLATEFORME, Monde.numero("D-1")));
            assertEquals(EtatDossier.TRANSMIS, monde.etat("D-1"));
            assertTrue(monde.parcours("D-1").aAlerte(Alerte.INJOIGNABLE));
            assertEquals(1, monde.parcours("D-1").incidents().size());
            assertEquals(List.of(), canauxPartis());
        }

        private List<String> canauxPartis() {
            monde.expedier();
            return monde.partis.stream()
                    .map(parti -> parti.modele() + " " + parti.canal())
                    .sorted()
                    .toList();
        }

        /** Whoever lives no more where letters go, and has a mobile alone, is for somebody to find. */
        @Test
        void une_decision_que_nul_canal_ne_porte_revient_a_la_collectivite() {
            parSms("D-1");
            ecrire(
                    EtatDossier.ACCORD_PROPOSE,
                    new FaitDeRelance.MessageConfie("c-1", "RELANCE", Canal.COURRIER),
                    new FaitDeRelance.MessageRemis("c-1", Empreinte.deChamps("c-1"), ""),
                    new FaitDeRelance.MessageRevenu("c-1", Canal.COURRIER, "ADRESSE_INCONNUE"));
            assertFalse(monde.parcours("D-1").aAlerte(Alerte.INJOIGNABLE));
            monde.accorder("D-1");
            assertTrue(monde.parcours("D-1").aAlerte(Alerte.INJOIGNABLE));
            assertEquals(1, monde.parcours("D-1").incidents().size());
            assertEquals(Effet.IMPOSSIBLE, monde.contradictoire(monde.revente()));
            monde.expedier();
            assertTrue(monde.partis.stream().noneMatch(parti -> parti.modele().startsWith("NOTIFICATION")));
        }

        private void parSms(String numero) {
            Formulaire formulaire = monde.complet(numero);
            formulaire.courriel = "";
            formulaire.telephone = "06 39 98 00 00";
            monde.deposer(formulaire);
            monde.instruire(numero);
        }

        /** A demand that left by text message alone, as demands did before. */
        private DemandeDeComplement demandeParSms() {
            deposerSansFacture();
            DemandeDeComplement demande =
                    DemandeDeComplement.of(monde.parcours("D-1").manques(), Delai.ofJours(30), monde.jour());
            ecrire(
                    EtatDossier.A_COMPLETER,
                    new FaitDeRelance.ComplementDemande(demande),
                    new FaitDeRelance.MessageConfie("sms-1", ModeleDeLettre.DEMANDE_COMPLEMENT.name(), Canal.SMS),
                    new FaitDeRelance.MessageRemis("sms-1", Empreinte.deChamps("sms-1"), ""));
            return demande;
        }

        private void ecrire(EtatDossier etat, Fait... faits) {
            DossierEnregistre avant = monde.essai.enregistre("D-1");
            monde.essai.dossiers.ecrire(new Ecriture(
                    monde.maintenant(),
                    Monde.PLATEFORME,
                    List.of(new Ecriture.Changement(
                            avant.dossier().avecEtat(etat), avant.version(), List.of(), List.of(faits))),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of()));
        }

        @Test
        void un_sms_seul_ne_fait_proposer_aucun_refus() {
            demandeParSms();
            monde.le(jour(5, 5));
            assertEquals(Effet.FAIT, relancer());
            assertEquals(EtatDossier.A_COMPLETER, monde.etat("D-1"));
            monde.expedier();
            assertEquals(List.of("DEMANDE_COMPLEMENT"), modelesPartis(), "it is made again");
            assertEquals(Canal.COURRIEL, monde.partis.get(0).canal());
        }

        /** Its refusal would stop the minutes of all others. */
        @Test
        void un_refus_propose_sur_un_sms_seul_ne_va_a_aucune_seance_et_la_demande_se_refait() {
            DemandeDeComplement demande = demandeParSms();
            monde.le(jour(5, 5));
            ecrire(
                    EtatDossier.REFUS_PROPOSE,
                    new FaitDeRelance.CarenceConstatee(
                            demande.jour(), demande.limite(), monde.jour(), List.of("FACTURE:ABSENTE")));
            assertEquals(EtatDossier.REFUS_PROPOSE, monde.etat("D-1"));
            assertEquals(
                    Balle.COLLECTIVITE,
                    monde.accueil()
                            .suivre(Monde.INSTRUCTEUR, Monde.numero("D-1"))
                            .orElseThrow()
                            .balle());
            monde.ouvrirSeance("bureau-mai", jour(5, 20), jour(5, 10), 10);
            assertEquals(List.of(), monde.geler("bureau-mai").lignes());
            assertEquals(Effet.FAIT, demander());
            assertEquals(EtatDossier.A_COMPLETER, monde.etat("D-1"));
            assertTrue(monde.parcours("D-1").carence().isEmpty());
            assertEquals(Effet.DEJA_FAIT, demander());
            monde.expedier();
            assertEquals(
                    List.of(Canal.COURRIEL),
                    monde.partis.stream().map(Message::canal).toList());
        }

        @Test
        void sans_canal_restant_une_alerte_et_un_incident_appellent_quelqu_un_et_rien_ne_se_conclut() {
            deposerSansFacture();
            demander();
            for (int essai = 0; essai < 2; essai++) {
                monde.expedier();
                monde.relances()
                        .messageRevenu(
                                Monde.PLATEFORME,
                                Monde.numero("D-1"),
                                monde.partis.get(essai).cle(),
                                "INCONNU");
            }
            assertTrue(monde.parcours("D-1").aAlerte(Alerte.INJOIGNABLE));
            Incident incident = monde.parcours("D-1").incidents().get(0);
            assertTrue(incident.estOuvert());
            monde.le(jour(7, 1));
            assertEquals(Effet.IMPOSSIBLE, relancer());
            assertEquals(EtatDossier.A_COMPLETER, monde.etat("D-1"));
            monde.relances()
                    .cloreIncident(
                            Monde.INSTRUCTEUR,
                            incident.reference(),
                            "JOINT_AU_TELEPHONE",
                            List.of(Monde.numero("D-1")));
            assertFalse(monde.parcours("D-1").incidents().get(0).estOuvert());
        }

        @Test
        void l_opposition_au_courriel_est_respectee() {
            deposerSansFacture();
            monde.relances().opposer(Monde.USAGER, Monde.numero("D-1"), Canal.COURRIEL);
            assertEquals(Effet.DEJA_FAIT, monde.relances().opposer(Monde.USAGER, Monde.numero("D-1"), Canal.COURRIEL));
            assertEquals(Effet.IMPOSSIBLE, monde.relances().opposer(Monde.USAGER, Monde.numero("D-1"), Canal.COURRIER));
            demander();
            monde.expedier();
            assertEquals(Canal.COURRIER, monde.partis.get(0).canal());
        }

        @Test
        void le_silence_est_une_alerte_donnee_une_fois_et_jamais_un_etat() {
            monde.deposer(monde.complet("D-1"));
            monde.le(jour(5, 30));
            assertEquals(
                    List.of(Alerte.ACCUSE_ENREGISTREMENT_TARDIF, Alerte.ACCUSE_RECEPTION_TARDIF),
                    monde.relances().alerter(Monde.PLATEFORME, Monde.numero("D-1")));
            monde.le(jour(5, 31));
            assertEquals(List.of(Alerte.SILENCE), monde.relances().alerter(Monde.PLATEFORME, Monde.numero("D-1")));
            assertEquals(List.of(), monde.relances().alerter(Monde.PLATEFORME, Monde.numero("D-1")));
            assertEquals(EtatDossier.DEPOSE, monde.etat("D-1"));
        }

        @Test
        void les_silences_proches_se_lisent_du_plus_pressant_au_moins_pressant() {
            deposerSansFacture();
            demander();
            monde.expedier();
            monde.deposer(monde.complet("D-2"));
            monde.deposer(monde.complet("D-3"));
            monde.relances().desister(Monde.USAGER, Monde.numero("D-3"));
            assertEquals(List.of(), silences(jour(5, 30)));
            assertEquals(List.of("D-2"), silences(jour(5, 31)));
            // The demand suspends the other from the day it was made, until it is answered or its time is over.
            assertEquals(List.of("D-2", "D-1"), silences(jour(12, 31)));
            monde.le(jour(9, 1));
            assertEquals(List.of("D-2", "D-1"), silences(monde.jour()), "what has passed is no less pressing");
            monde.instruire("D-2");
            monde.accorder("D-2");
            assertEquals(List.of("D-1"), silences(jour(12, 31)), "it was decided");
        }

        private List<String> silences(LocalDate jusquAu) {
            return monde.relances().silences(Monde.PLATEFORME, jusquAu).stream()
                    .map(proche -> proche.numero().valeur())
                    .toList();
        }

        @Test
        void qui_se_desiste_n_est_plus_relance_ni_decide() {
            deposerSansFacture();
            demander();
            assertEquals(Effet.FAIT, monde.relances().desister(Monde.USAGER, Monde.numero("D-1")));
            assertEquals(Effet.DEJA_FAIT, monde.relances().desister(Monde.USAGER, Monde.numero("D-1")));
            monde.le(jour(4, 13));
            assertEquals(Effet.DEJA_FAIT, relancer());
            assertEquals(Effet.IMPOSSIBLE, completer(monde.essai.facture("D-1")));
            assertEquals(EtatDossier.DESISTE, monde.etat("D-1"));
        }

        @Test
        void un_deces_arrete_les_courriers_et_une_personne_dit_si_les_heritiers_poursuivent() {
            monde.deposer(monde.complet("D-1"));
            monde.instruire("D-1");
            accuser(AccuseReception.RECEPTION);
            monde.relances().signalerCapacite(Monde.PRESTATAIRE, Monde.numero("D-1"), Capacite.DECES);
            assertEquals(0, monde.expedier(), "nobody writes to the dead");
            assertEquals(EtatDossier.A_EXAMINER, monde.etat("D-1"));
            monde.instruire("D-1");
            assertEquals(EtatDossier.A_EXAMINER, monde.etat("D-1"));
            assertEquals(
                    Effet.FAIT,
                    monde.guichet()
                            .lever(Monde.INSTRUCTEUR, Monde.numero("D-1"), "CAPACITE_DECES", "HERITIERS_POURSUIVENT"));
            monde.instruire("D-1");
            assertEquals(EtatDossier.ACCORD_PROPOSE, monde.etat("D-1"));
        }

        @Test
        void une_tutelle_connue_apres_la_decision_arrete_le_paiement_jusqu_aux_papiers() {
            monde.deposer(monde.complet("D-1"));
            monde.instruire("D-1");
            monde.accorder("D-1");
            monde.relances().signalerCapacite(Monde.PRESTATAIRE, Monde.numero("D-1"), Capacite.TUTELLE);
            assertEquals(EtatDossier.EXECUTOIRE, monde.etat("D-1"));
            assertEquals(
                    List.of(new Blocage(Blocage.Genre.PAIEMENT_ARRETE, "RUBRIQUE_0272")),
                    monde.liquider("bord-1", "D-1").bloques().get(Monde.numero("D-1")));
            monde.guichet().lever(Monde.INSTRUCTEUR, Monde.numero("D-1"), "CAPACITE_TUTELLE", "JUGEMENT_VU");
            assertTrue(monde.liquider("bord-1", "D-1").bordereau().isPresent());
        }

        @Test
        void un_incident_touche_plusieurs_dossiers_ou_aucun() {
            monde.deposer(monde.complet("D-1"));
            monde.deposer(monde.complet("D-2"));
            Incident incident = new Incident(
                    "fichier-42",
                    Incident.Genre.SOUPCON_DE_VIOLATION,
                    Incident.Gravite.CRITIQUE,
                    "agent-1",
                    monde.jour(),
                    "");
            assertEquals(
                    Effet.INCONNU,
                    monde.relances()
                            .ouvrirIncident(
                                    Monde.INSTRUCTEUR, incident, List.of(Monde.numero("D-1"), Monde.numero("D-9"))));
            assertEquals(List.of(), monde.parcours("D-1").incidents());
            assertEquals(
                    Effet.FAIT,
                    monde.relances()
                            .ouvrirIncident(
                                    Monde.INSTRUCTEUR, incident, List.of(Monde.numero("D-1"), Monde.numero("D-2"))));
            assertEquals(jour(4, 4), incident.notificationCnil().orElseThrow().date());
            assertEquals(List.of(incident), monde.parcours("D-2").incidents());
        }

        /** A fact that could be written and not folded would close the dossier to everybody for good. */
        @Test
        void un_incident_ne_se_clot_que_sur_un_code_et_le_dossier_reste_lisible() {
            monde.deposer(monde.complet("D-1"));
            List<NumeroDossier> numeros = List.of(Monde.numero("D-1"));
            Incident incident = new Incident(
                    "fichier-42", Incident.Genre.MAUVAIS_FICHIER, Incident.Gravite.FORTE, "agent-1", monde.jour(), "");
            monde.relances().ouvrirIncident(Monde.INSTRUCTEUR, incident, numeros);
            for (String phrase : List.of("le bon fichier est là", "repare", "R".repeat(41), "")) {
                assertThrows(
                        ValeurInvalideException.class,
                        () -> monde.relances().cloreIncident(Monde.INSTRUCTEUR, "fichier-42", phrase, numeros));
            }
            assertEquals(List.of(incident), monde.parcours("D-1").incidents());
            assertEquals(
                    Effet.FAIT, monde.relances().cloreIncident(Monde.INSTRUCTEUR, "fichier-42", "REPARE", numeros));
            assertEquals(
                    List.of(incident.clore("REPARE")), monde.parcours("D-1").incidents());
        }
    }

    @Nested
    class Bureau {

        @Test
        void le_rang_vient_de_la_derniere_piece_et_l_agent_qui_tarde_ne_le_change_pas() {
            Monde serre = new Monde(Montant.ofEuros(200));
            serre.deposer(Formulaire.de("D-1"));
            serre.deposer(serre.complet("D-2"));
            serre.deposer(serre.complet("D-3"));
            serre.instruire("D-1");
            serre.le(jour(4, 3));
            serre.guichet()
                    .completer(
                            Monde.USAGER,
                            Monde.numero("D-1"),
                            jour(4, 3),
                            List.of(serre.essai.facture("D-1")),
                            new TreeMap<>());
            serre.instruire("D-1");
            serre.instruire("D-3");
            // D-2 was filed first and nobody has looked at it: its credits wait for it.
            Programme programme = serre.seances().programmer(Monde.ASSEMBLEES, Essai.AIDE, Monde.ENVELOPPE);
            assertEquals(
                    List.of("D-2", "D-3", "D-1"),
                    programme.affectations().stream()
                            .map(affectation -> affectation.candidat().numero().valeur())
                            .toList());
            assertEquals(
                    List.of(Raison.EN_EXAMEN, Raison.CREDITS_INSUFFISANTS, Raison.CREDITS_INSUFFISANTS),
                    programme.affectations().stream().map(Affectation::raison).toList());
        }

        /** What was never asked for is held against nobody (CRPA L114-5). */
        @Test
        void un_refus_propose_repose_sur_les_conditions_et_jamais_sur_une_piece_que_personne_n_a_demandee() {
            Formulaire ailleurs = Formulaire.de("D-1");
            ailleurs.insee = "75056";
            monde.deposer(ailleurs);
            monde.instruire("D-1");
            assertEquals(EtatDossier.REFUS_PROPOSE, monde.etat("D-1"));
            assertTrue(
                    monde.parcours("D-1").instruction().orElseThrow().motifs().contains("FACTURE:ABSENTE"));
            monde.ouvrirSeance("bureau-avril", jour(4, 20), jour(4, 10), 10);
            assertEquals(
                    List.of("RESIDENCE"),
                    monde.geler("bureau-avril").lignes().get(0).motifs().stream()
                            .map(Motif::code)
                            .toList());
        }

        @Test
        void un_ajourne_libere_ses_credits_et_garde_son_rang() {
            monde.deposer(monde.complet("D-1"));
            monde.instruire("D-1");
            monde.ouvrirSeance("avril", jour(4, 20), jour(4, 10), 1);
            monde.ouvrirSeance("mai", jour(5, 20), jour(5, 10), 1);
            OrdreDuJour ordre = monde.geler("avril");
            monde.le(jour(4, 20));
            monde.deliberer("avril", "B-1", List.of(Monde.ligne(ordre.lignes().get(0), Issue.AJOURNE, null)));
            assertEquals(EtatDossier.AJOURNE, monde.etat("D-1"));
            assertEquals(Montant.ofEuros(10_000), monde.enveloppe().disponible());
            monde.deposer(monde.complet("D-2"));
            monde.instruire("D-2");
            assertEquals("D-1", monde.geler("mai").lignes().get(0).numero().valeur());
        }

        @Test
        void un_proces_verbal_qui_ne_concorde_pas_n_entre_pas_et_chaque_ecart_est_nomme() {
            monde.deposer(monde.complet("D-1"));
            monde.deposer(monde.complet("D-2"));
            monde.instruire("D-1");
            monde.instruire("D-2");
            monde.ouvrirSeance("avril", jour(4, 20), jour(4, 10), 5);
            OrdreDuJour ordre = monde.geler("avril");
            monde.le(jour(4, 20));
            Confrontation refus = monde.deliberer(
                    "avril", "B-1", List.of(Monde.ligne(ordre.lignes().get(0), Issue.ACCORDE, null)));
            Confrontation.Discordante discordante = assertInstanceOf(Confrontation.Discordante.class, refus);
            assertEquals(
                    List.of(Discordance.Code.LIGNE_ABSENTE, Discordance.Code.ACCORD_SANS_MONTANT),
                    discordante.discordances().stream()
                            .map(Discordance::code)
                            .sorted()
                            .toList());
            assertEquals(EtatDossier.EN_SEANCE, monde.etat("D-1"));
            assertEquals(Montant.ofEuros(400), monde.enveloppe().reserves());
        }

        @Test
        void le_meme_proces_verbal_remis_deux_fois_ne_compte_qu_une() {
            monde.deposer(monde.complet("D-1"));
            monde.instruire("D-1");
            monde.ouvrirSeance("avril", jour(4, 20), jour(4, 10), 5);
            OrdreDuJour ordre = monde.geler("avril");
            assertEquals(ordre, monde.geler("avril"));
            monde.le(jour(4, 20));
            var lignes = List.of(Monde.ligne(ordre.lignes().get(0), Issue.ACCORDE, Montant.ofEuros(150)));
            Confrontation premiere = monde.deliberer("avril", "B-1", lignes);
            int ecrites = monde.essai.ecritures.size();
            assertEquals(premiere, monde.deliberer("avril", "B-1", lignes));
            assertEquals(ecrites, monde.essai.ecritures.size());
            Decision.Accordee accord = monde.parcours("D-1").accord().orElseThrow();
            assertEquals(Essai.FORFAIT, accord.propose());
            assertEquals(Montant.ofEuros(150), accord.decide());
            assertInstanceOf(
                    Confrontation.Discordante.class,
                    monde.deliberer(
                            "avril", "B-2", List.of(Monde.ligne(ordre.lignes().get(0), Issue.AJOURNE, null))));
        }

        @Test
        void qui_s_est_desiste_avant_la_seance_ne_peut_qu_etre_retire_et_ses_credits_sont_rendus() {
            monde.deposer(monde.complet("D-1"));
            monde.instruire("D-1");
            monde.ouvrirSeance("avril", jour(4, 20), jour(4, 10), 5);
            OrdreDuJour.Ligne ligne = monde.geler("avril").lignes().get(0);
            monde.relances().desister(Monde.USAGER, Monde.numero("D-1"));
            monde.le(jour(4, 20));
            Confrontation.Discordante refus = assertInstanceOf(
                    Confrontation.Discordante.class,
                    monde.deliberer("avril", "B-1", List.of(Monde.commePropose(ligne))));
            assertEquals(
                    Discordance.Code.DOSSIER_DESISTE,
                    refus.discordances().get(0).code());
            monde.deliberer("avril", "B-1", List.of(Monde.ligne(ligne, Issue.RETIRE, null)));
            assertEquals(EtatDossier.DESISTE, monde.etat("D-1"));
            assertEquals(Montant.ofEuros(10_000), monde.enveloppe().disponible());
        }
    }

    @Nested
    class Paiement {

        private Bordereau payer(String code) {
            return monde.liquider(code, "D-1").bordereau().orElseThrow();
        }

        private void accorder() {
            monde.deposer(monde.complet("D-1"));
            monde.instruire("D-1");
            monde.accorder("D-1");
        }

        @Test
        void un_compte_ferme_se_change_a_deux_et_la_somme_part_une_seule_fois() {
            accorder();
            Bordereau premier = payer("bord-1");
            assertEquals(premier, payer("bord-1"), "the same bordereau again");
            monde.retour(premier, RetourComptable.Issue.REJET_BANCAIRE, "AC04");
            assertEquals(EtatDossier.PAIEMENT_REJETE, monde.etat("D-1"));
            assertEquals(Essai.FORFAIT, monde.enveloppe().engages());
            assertEquals(
                    Effet.IMPOSSIBLE,
                    monde.paiements().verifierCompte(Monde.INSTRUCTEUR, Monde.numero("D-1"), monde.compte("D-1")));
            monde.paiements()
                    .changerCompte(Monde.PRESTATAIRE, Monde.numero("D-1"), Iban.parse(Monde.AUTRE_IBAN), "Zoé Durand");
            assertEquals(
                    List.of(Blocage.Genre.RIB_A_VERIFIER, Blocage.Genre.RIB_NON_CONFIRME),
                    genres(monde.liquider("bord-2", "D-1")));
            assertThrows(
                    AccesRefuseException.class,
                    () -> monde.paiements()
                            .confirmerCompte(Monde.PRESTATAIRE, Monde.numero("D-1"), monde.compte("D-1")));
            assertEquals(
                    Effet.FAIT,
                    monde.paiements().confirmerCompte(Monde.INSTRUCTEUR, Monde.numero("D-1"), monde.compte("D-1")));
            Bordereau second = payer("bord-2");
            monde.retour(second, RetourComptable.Issue.PAYE, "");
            assertEquals(
                    List.of(Versement.Etat.REJETE_BANQUE, Versement.Etat.PAYE),
                    monde.parcours("D-1").versements().stream()
                            .map(Versement::etat)
                            .toList());
            assertEquals(List.of(Blocage.Genre.DEJA_PAYE), genres(monde.liquider("bord-3", "D-1")));
        }

        @Test
        @Tag("securite")
        void la_meme_personne_ne_confirme_pas_le_compte_qu_elle_a_propose() {
            accorder();
            monde.paiements()
                    .changerCompte(Monde.INSTRUCTEUR, Monde.numero("D-1"), Iban.parse(Monde.AUTRE_IBAN), "Zoé Durand");
            assertEquals(
                    Effet.IMPOSSIBLE,
                    monde.paiements().confirmerCompte(Monde.INSTRUCTEUR, Monde.numero("D-1"), monde.compte("D-1")));
            assertEquals(
                    Effet.IMPOSSIBLE,
                    monde.paiements().verifierCompte(Monde.COLLEGUE, Monde.numero("D-1"), monde.compte("D-1")));
            assertEquals(
                    Effet.FAIT,
                    monde.paiements().confirmerCompte(Monde.COLLEGUE, Monde.numero("D-1"), monde.compte("D-1")));
            assertEquals(
                    Effet.DEJA_FAIT,
                    monde.paiements().confirmerCompte(Monde.COLLEGUE, Monde.numero("D-1"), monde.compte("D-1")));
        }

        @Test
        void un_rejet_pour_deces_suit_la_voie_des_heritiers() {
            accorder();
            monde.retour(payer("bord-1"), RetourComptable.Issue.REJET_BANCAIRE, "MD07");
            assertEquals(Capacite.DECES, monde.parcours("D-1").capacite());
            List<Blocage> blocages =
                    monde.liquider("bord-2", "D-1").bloques().getOrDefault(Monde.numero("D-1"), List.of());
            assertTrue(blocages.contains(new Blocage(Blocage.Genre.PAIEMENT_ARRETE, "RUBRIQUE_024")));
        }

        @Test
        void un_retour_rejoue_ne_change_rien() {
            accorder();
            Bordereau bordereau = payer("bord-1");
            monde.retour(bordereau, RetourComptable.Issue.PAYE, "");
            int ecrites = monde.essai.ecritures.size();
            assertInstanceOf(
                    RetourComptable.DejaConnu.class,
                    monde.retour(bordereau, RetourComptable.Issue.PAYE, "").get(0));
            assertEquals(ecrites, monde.essai.ecritures.size());
        }

        /** Three years from the purchase: the bicycle is his to sell after. */
        @Test
        void un_engagement_tient_jusqu_a_son_terme_et_pas_un_jour_de_plus() {
            accorder();
            monde.retour(payer("bord-1"), RetourComptable.Issue.PAYE, "");
            LocalDate terme = Objects.requireNonNull(
                            monde.essai.dossier("D-1").depense().date())
                    .plusYears(3);
            monde.le(terme.plusDays(1));
            assertEquals(Effet.IMPOSSIBLE, monde.contradictoire(Map.of("REVENTE", terme.plusDays(1))));
            assertEquals(Effet.FAIT, monde.contradictoire(Map.of("REVENTE", terme)));
        }

        @Test
        void un_octroi_paye_puis_retire_laisse_un_indu_et_jamais_un_versement_negatif() {
            accorder();
            monde.retour(payer("bord-1"), RetourComptable.Issue.PAYE, "");
            assertThrows(
                    IllegalStateException.class,
                    () -> monde.recours().retirer(Monde.ASSEMBLEES, Monde.numero("D-9"), "B-9"));
            assertEquals(
                    List.of(Retrait.Obstacle.CONTRADICTOIRE_ABSENT),
                    monde.recours().retirer(Monde.ASSEMBLEES, Monde.numero("D-1"), "B-9"));
            monde.recours()
                    .ouvrirContradictoire(
                            Monde.INSTRUCTEUR,
                            Monde.numero("D-1"),
                            MotifDeRetrait.CONDITIONS_NON_RESPECTEES,
                            monde.revente(),
                            monde.jour().plusDays(15));
            assertEquals(
                    List.of(Retrait.Obstacle.CONTRADICTOIRE_EN_COURS),
                    monde.recours().retirer(Monde.ASSEMBLEES, Monde.numero("D-1"), "B-9"));
            monde.expedier();
            monde.plusTard(300);
            assertEquals(List.of(), monde.recours().retirer(Monde.ASSEMBLEES, Monde.numero("D-1"), "B-9"));
            assertEquals(EtatDossier.RETIRE, monde.etat("D-1"));
            var motif = new fr.octroi.bureau.Motif("REVENTE", "art. 6");
            assertEquals(
                    Effet.IMPOSSIBLE,
                    monde.paiements()
                            .constaterIndu(Monde.ORDONNATEUR, Monde.numero("D-1"), Montant.ofEuros(201), motif));
            assertEquals(
                    Effet.FAIT,
                    monde.paiements().constaterIndu(Monde.ORDONNATEUR, Monde.numero("D-1"), Essai.FORFAIT, motif));
            assertEquals(
                    Effet.DEJA_FAIT,
                    monde.paiements().constaterIndu(Monde.ORDONNATEUR, Monde.numero("D-1"), Essai.FORFAIT, motif));
            Indu indu = monde.parcours("D-1").indus().get(0);
            monde.paiements()
                    .suivreIndu(Monde.ORDONNATEUR, Monde.numero("D-1"), indu.reference(), Indu.Etat.TITRE_EMIS);
            assertEquals(
                    Indu.Etat.TITRE_EMIS, monde.parcours("D-1").indus().get(0).etat());
            assertEquals(
                    Effet.FAIT,
                    monde.paiements()
                            .suivreIndu(Monde.ORDONNATEUR, Monde.numero("D-1"), indu.reference(), Indu.Etat.RECOUVRE));
            assertEquals(
                    Effet.IMPOSSIBLE,
                    monde.paiements()
                            .suivreIndu(Monde.ORDONNATEUR, Monde.numero("D-1"), indu.reference(), Indu.Etat.ANNULE),
                    "the money is there: the claim is over");
            assertEquals(
                    Indu.Etat.RECOUVRE, monde.parcours("D-1").indus().get(0).etat());
            assertEquals(Montant.ZERO, monde.enveloppe().engages());
            assertEquals(
                    Essai.FORFAIT, monde.enveloppe().mandates(), "what was mandated stays: the receipt is another");
            assertEquals(
                    Versement.Etat.PAYE,
                    monde.parcours("D-1").versements().get(0).etat());
        }
    }

    @Nested
    class Suites {

        @Test
        void apres_la_fin_du_reglement_la_demande_est_transmise_avec_sa_date_de_reception() {
            Formulaire tardif = monde.complet("D-1");
            tardif.achat = jour(3, 16);
            monde.deposer(tardif);
            assertEquals(Effet.FAIT, monde.recours().transmettre(Monde.PLATEFORME, Monde.numero("D-1")));
            assertEquals(Effet.DEJA_FAIT, monde.recours().transmettre(Monde.PLATEFORME, Monde.numero("D-1")));
            assertEquals(EtatDossier.TRANSMIS, monde.etat("D-1"));
            assertEquals(
                    jour(3, 31), monde.parcours("D-1").transmis().orElseThrow().reception());
            monde.expedier();
            assertEquals(List.of("TRANSMISSION"), modelesPartis());
            monde.deposer(monde.complet("D-2"));
            assertEquals(Effet.IMPOSSIBLE, monde.recours().transmettre(Monde.PLATEFORME, Monde.numero("D-2")));
        }

        @Test
        void un_recours_accueilli_rouvre_le_dossier_avec_une_date_a_lui() {
            Formulaire ailleurs = monde.complet("D-1");
            ailleurs.insee = "75056";
            monde.deposer(ailleurs);
            monde.instruire("D-1");
            monde.accorder("D-1");
            assertEquals(EtatDossier.REFUSE, monde.etat("D-1"));
            monde.plusTard(20);
            monde.recours()
                    .recevoir(
                            Monde.PRESTATAIRE,
                            new Recours(
                                    "R-1",
                                    Monde.numero("D-1"),
                                    Recours.Genre.GRACIEUX,
                                    monde.jour(),
                                    Recours.Issue.PENDANT));
            assertThrows(
                    AccesRefuseException.class,
                    () -> monde.recours()
                            .trancher(Monde.PRESTATAIRE, Monde.numero("D-1"), "R-1", Recours.Issue.ACCUEILLI));
            monde.recours().trancher(Monde.INSTRUCTEUR, Monde.numero("D-1"), "R-1", Recours.Issue.ACCUEILLI);
            assertEquals(
                    Effet.FAIT, monde.recours().rouvrir(Monde.INSTRUCTEUR, Monde.numero("D-1"), "RECOURS_ACCUEILLI"));
            monde.instruire("D-1");
            assertEquals(monde.jour(), monde.parcours("D-1").rang().orElseThrow());
        }

        @Test
        void une_attestation_ne_dit_que_ce_qui_est() {
            monde.deposer(monde.complet("D-1"));
            monde.instruire("D-1");
            Map<fr.octroi.recours.Attestation, Effet> effets = new TreeMap<>();
            for (var genre : fr.octroi.recours.Attestation.values()) {
                effets.put(genre, monde.recours().attester(Monde.INSTRUCTEUR, Monde.numero("D-1"), genre));
            }
            assertFalse(effets.containsValue(Effet.FAIT));
            monde.accorder("D-1");
            assertEquals(
                    Effet.FAIT,
                    monde.recours()
                            .attester(Monde.INSTRUCTEUR, Monde.numero("D-1"), fr.octroi.recours.Attestation.OCTROI));
            assertEquals(
                    Effet.IMPOSSIBLE,
                    monde.recours()
                            .attester(Monde.INSTRUCTEUR, Monde.numero("D-1"), fr.octroi.recours.Attestation.VERSEMENT));
        }
    }

    @Test
    void au_telephone_les_deux_organisations_lisent_la_meme_page() {
        monde.deposer(Formulaire.de("D-1"));
        monde.instruire("D-1");
        monde.relances().demander(Monde.PRESTATAIRE, Monde.numero("D-1"));
        monde.expedier();
        monde.le(jour(4, 2));
        assertEquals(
                Effet.FAIT,
                monde.accueil()
                        .consignerAppel(
                                Monde.INSTRUCTEUR, Monde.numero("D-1"), "OU_EN_EST_ON", "rappeler mardi après-midi"));
        monde.ouvrirSeance("avril", jour(4, 20), jour(4, 10), 5);
        FicheDeSuivi chezLun =
                monde.accueil().suivre(Monde.INSTRUCTEUR, Monde.numero("D-1")).orElseThrow();
        FicheDeSuivi chezLautre =
                monde.accueil().suivre(Monde.PRESTATAIRE, Monde.numero("D-1")).orElseThrow();
        assertEquals(chezLun, chezLautre);
        assertEquals(
                List.of("titulaire DEMANDE_COMPLEMENT COURRIEL:REMIS", "collectivite APPEL:OU_EN_EST_ON "),
                chezLun.contacts().stream()
                        .map(contact -> contact.organisation() + " " + contact.objet() + " " + contact.moyen())
                        .toList());
        assertEquals(new FicheDeSuivi.ProchaineSeance("avril", jour(4, 20), jour(4, 10), false), chezLun.seance());
        FaitDeRelance.AppelConsigne appel = monde.parcours("D-1").entrees().stream()
                .map(fr.octroi.journal.Entree::fait)
                .filter(FaitDeRelance.AppelConsigne.class::isInstance)
                .map(FaitDeRelance.AppelConsigne.class::cast)
                .findFirst()
                .orElseThrow();
        assertEquals(
                "rappeler mardi après-midi",
                monde.essai
                        .notes
                        .lire(Monde.numero("D-1"), java.util.Objects.requireNonNull(appel.note()))
                        .orElseThrow());
    }
}
