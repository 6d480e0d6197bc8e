package fr.octroi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.Acte;
import fr.octroi.bureau.Decision;
import fr.octroi.calendrier.Delai;
import fr.octroi.calendrier.Echeance;
import fr.octroi.calendrier.Suspension;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.dossier.Depense;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Foyer;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Instruction;
import fr.octroi.recours.Contradictoire;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.Recours;
import fr.octroi.recours.Recours.Recevabilite;
import fr.octroi.recours.Retrait;
import fr.octroi.recours.VoiesEtDelais;
import fr.octroi.reglement.Reglements;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.DemandeDeComplement;
import fr.octroi.relance.DemandeDeComplement.Element;
import fr.octroi.versement.Executoire;
import fr.octroi.versement.Indu;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The dates of the law, counted by hand once: what an agent would find with a calendar and the article in front of him.
 *
 * <p>Every date is reached as the library reaches it, and every group names its source.
 */
class DatesLegalesTest {

    private static final Delai TRENTE_JOURS = Delai.ofJours(30);
    private static final Element FACTURE = new Element("FACTURE:ABSENTE", "art. 5", true);
    private static final Element RIB = new Element("RIB:ABSENTE", "art. 6", false);

    /** Ordonnance n° 2020-306 art. 7, ended by ordonnance n° 2020-560: from 12 March to 23 June 2020 included. */
    private static final Suspension URGENCE_SANITAIRE =
            new Suspension(LocalDate.of(2020, 3, 12), LocalDate.of(2020, 6, 24), "ordonnance n° 2020-306, art. 7");

    private static final VoiesEtDelais VOIES =
            new VoiesEtDelais(VoiesEtDelais.DEUX_MOIS, "tribunal administratif d'essai", "président d'essai");

    private static Dossier dossier(LocalDate depot) {
        return new Dossier(
                new NumeroDossier("V-1"),
                "gpso-vae",
                depot,
                new Demandeur("", "Morel", "Camille", null, new Adresse("", "", "", null), "", ""),
                Foyer.INCONNU,
                new Depense(null, null, "", null, null, null, null, null, "", ""),
                null,
                "",
                null,
                new TreeMap<>(),
                List.of(),
                EtatDossier.DEPOSE);
    }

    private static LocalDate silence(LocalDate depot, Suspension... suspensions) {
        return Instruction.silence(dossier(depot), Reglements.gpso2019(), List.of(suspensions))
                .date();
    }

    private static DemandeDeComplement demande(LocalDate jour, Element... elements) {
        return DemandeDeComplement.of(List.of(elements), TRENTE_JOURS, jour);
    }

    /** CRPA R112-11-2. */
    @Nested
    class Accuses {

        /** A Wednesday before the Thursday of the Ascension 2020; the eve of a week-end; the eve of the new year. */
        @ParameterizedTest
        @CsvSource({
            "2020-05-20,2020-05-22,2020-06-05",
            "2020-07-10,2020-07-13,2020-07-27",
            "2020-12-31,2021-01-04,2021-01-15",
            "2021-05-01,2021-05-03,2021-05-17"
        })
        void r112_11_2_enregistrement_sous_un_jour_ouvre_et_reception_sous_dix(
                LocalDate depot, LocalDate enregistrement, LocalDate reception) {
            assertEquals(
                    enregistrement, AccuseReception.ENREGISTREMENT.limite(depot).date());
            assertEquals(reception, AccuseReception.RECEPTION.limite(depot).date());
        }
    }

    /** CRPA L231-4 3° and L114-3: two months from the day on which the authority first asked received the request. */
    @Nested
    class Silence {

        @Test
        void l231_4_une_demande_du_30_juin_est_rejetee_par_le_silence_le_30_aout() {
            assertEquals(LocalDate.of(2021, 8, 30), silence(LocalDate.of(2021, 6, 30)));
        }

        /** From a date to the same date, or to the last day of a shorter month; a day off changes nothing. */
        @ParameterizedTest
        @CsvSource({
            "2020-12-31,2021-02-28",
            "2020-12-30,2021-02-28",
            "2020-12-29,2021-02-28",
            "2019-12-31,2020-02-29",
            "2019-12-29,2020-02-29",
            "2021-07-31,2021-09-30",
            "2021-02-28,2021-04-28",
            "2021-03-01,2021-05-01",
            "2021-09-14,2021-11-14"
        })
        void l231_4_les_fins_de_mois_vont_au_dernier_jour(LocalDate depot, LocalDate rejet) {
            assertEquals(rejet, silence(depot));
        }

        /** CRPA L114-3: sending a request on does not start the clock again. */
        @Test
        void l114_3_l_horloge_part_de_la_premiere_autorite_saisie() {
            Echeance echeance =
                    Instruction.silence(dossier(LocalDate.of(2021, 11, 2)), Reglements.gpso2019(), List.of());
            assertEquals("CRPA L231-4 3°", echeance.base());
            assertEquals(LocalDate.of(2021, 11, 2), echeance.depart());
            assertEquals(LocalDate.of(2022, 1, 2), echeance.date());
        }
    }

    /** CRPA L114-5 and L114-5-1. */
    @Nested
    class Complement {

        /** 5 + 30 days = Monday 5 April 2021, Easter Monday: the applicant has until the 6th. */
        @Test
        void l114_5_le_delai_laisse_au_demandeur_ne_finit_pas_un_jour_ferie() {
            assertEquals(
                    LocalDate.of(2021, 4, 6),
                    demande(LocalDate.of(2021, 3, 6), FACTURE).limite());
        }

        /** Filed on 1 March; asked on 10 March until 9 April: 30 days later than 1 May. */
        @Test
        void l114_5_sans_reponse_l_horloge_reprend_seule_a_la_limite() {
            DemandeDeComplement demande = demande(LocalDate.of(2021, 3, 10), FACTURE);
            assertEquals(LocalDate.of(2021, 4, 9), demande.limite());
            assertEquals(
                    LocalDate.of(2021, 5, 31),
                    silence(LocalDate.of(2021, 3, 1), demande.suspension(null).orElseThrow()));
        }

        @ParameterizedTest
        @CsvSource({
            "2021-03-10,2021-05-01",
            "2021-03-11,2021-05-02",
            "2021-03-22,2021-05-13",
            "2021-04-08,2021-05-30",
            "2021-04-09,2021-05-31",
            "2021-04-20,2021-05-31"
        })
        void l114_5_une_reponse_plus_tot_met_fin_a_la_suspension(LocalDate reponse, LocalDate rejet) {
            Suspension courue = demande(LocalDate.of(2021, 3, 10), FACTURE)
                    .suspension(reponse)
                    .orElseThrow();
            assertEquals(rejet, silence(LocalDate.of(2021, 3, 1), courue));
        }

        /** 12 days of the first demand, then 7 of a second. */
        @Test
        void l114_5_deux_demandes_qui_se_suivent_s_ajoutent() {
            Suspension premiere = demande(LocalDate.of(2021, 3, 10), FACTURE)
                    .suspension(LocalDate.of(2021, 3, 22))
                    .orElseThrow();
            Suspension seconde = demande(LocalDate.of(2021, 4, 1), FACTURE)
                    .suspension(LocalDate.of(2021, 4, 8))
                    .orElseThrow();
            assertEquals(LocalDate.of(2021, 5, 20), silence(LocalDate.of(2021, 3, 1), premiere, seconde));
        }

        /** Asked again before the first deadline had run: no day is counted twice. */
        @Test
        void l114_5_deux_demandes_qui_se_recouvrent_ne_comptent_qu_une_fois() {
            Suspension premiere =
                    demande(LocalDate.of(2021, 3, 10), FACTURE).suspension(null).orElseThrow();
            Suspension seconde =
                    demande(LocalDate.of(2021, 3, 31), FACTURE).suspension(null).orElseThrow();
            assertEquals(LocalDate.of(2021, 4, 30), seconde.reprise());
            assertEquals(LocalDate.of(2021, 6, 21), silence(LocalDate.of(2021, 3, 1), premiere, seconde));
        }

        @Test
        void l114_5_1_un_rib_qui_manque_ne_suspend_rien() {
            assertEquals(
                    Optional.empty(), demande(LocalDate.of(2021, 3, 10), RIB).suspension(null));
        }
    }

    @Nested
    class UrgenceSanitaire {

        @ParameterizedTest
        @CsvSource({
            "2020-03-12,2020-08-24",
            "2020-06-05,2020-08-24",
            "2020-06-23,2020-08-24",
            "2020-06-24,2020-08-24",
            "2020-06-25,2020-08-25"
        })
        void ordonnance_2020_306_une_demande_de_la_periode_part_du_24_juin(LocalDate depot, LocalDate rejet) {
            assertEquals(rejet, silence(depot, URGENCE_SANITAIRE));
        }

        /** 104 days, for whatever was still running on 12 March. */
        @ParameterizedTest
        @CsvSource({"2020-01-11,2020-03-11", "2020-01-12,2020-06-24", "2020-02-11,2020-07-24", "2020-03-11,2020-08-23"})
        void ordonnance_2020_306_une_horloge_deja_partie_attend_cent_quatre_jours(LocalDate depot, LocalDate rejet) {
            assertEquals(rejet, silence(depot, URGENCE_SANITAIRE));
        }

        /** Asked on 2 March until 1 April: from 2 March to 23 June, 114 days and not 134. */
        @Test
        void ordonnance_2020_306_les_jours_d_une_demande_de_pieces_n_y_comptent_pas_deux_fois() {
            Suspension pieces =
                    demande(LocalDate.of(2020, 3, 2), FACTURE).suspension(null).orElseThrow();
            assertEquals(LocalDate.of(2020, 4, 1), pieces.reprise());
            assertEquals(LocalDate.of(2020, 8, 3), silence(LocalDate.of(2020, 2, 11), pieces, URGENCE_SANITAIRE));
        }
    }

    /** CGCT L2121-12, which the Bureau follows when it decides by delegation (L5211-1). */
    @Nested
    class Convocation {

        /** Neither the day of sending nor that of the session counts. */
        @ParameterizedTest
        @CsvSource({
            "2021-03-01,2021-03-07,2021-03-03",
            "2020-02-26,2020-03-03,2020-02-28",
            "2020-12-28,2021-01-03,2020-12-30"
        })
        void l2121_12_cinq_jours_francs_ou_un_en_urgence(LocalDate envoi, LocalDate seance, LocalDate urgence) {
            assertEquals(seance, Delai.ofJoursFrancs(5).depuis(envoi));
            assertEquals(urgence, Delai.ofJoursFrancs(1).depuis(envoi));
        }
    }

    /** CJA R421-1 and R421-5. */
    @Nested
    class Contestation {

        /** Two months francs; 31 August 2019 is a Saturday, 11 November a holiday. */
        @ParameterizedTest
        @CsvSource({
            "2021-06-30,2021-08-31",
            "2019-06-30,2019-09-02",
            "2021-02-28,2021-04-29",
            "2021-03-31,2021-06-01",
            "2020-12-31,2021-03-01",
            "2021-09-10,2021-11-12"
        })
        void r421_1_deux_mois_francs_et_le_premier_jour_ouvre(LocalDate notification, LocalDate dernier) {
            assertEquals(dernier, VOIES.dernierJour(notification).date());
        }

        /** The day it is sent counts, not that on which it arrives (CRPA L112-1). */
        @Test
        void r421_5_sans_voies_notifiees_nul_delai_ne_s_oppose() {
            LocalDate notification = LocalDate.of(2021, 6, 30);
            Recours recours = new Recours(
                    "R-1",
                    new NumeroDossier("V-1"),
                    Recours.Genre.CONTENTIEUX,
                    LocalDate.of(2021, 9, 3),
                    Recours.Issue.PENDANT);
            assertEquals(
                    Recevabilite.DANS_LE_DELAI, recours.recevabilite(LocalDate.of(2021, 8, 31), notification, VOIES));
            assertEquals(Recevabilite.TARDIF, recours.recevabilite(LocalDate.of(2021, 9, 1), notification, VOIES));
            assertEquals(
                    Recevabilite.DELAI_INOPPOSABLE, recours.recevabilite(LocalDate.of(2021, 9, 1), notification, null));
        }

        /** An administrative appeal is a request of its own (CRPA L110-1): its silence too is a rejection. */
        @Test
        void l231_4_le_silence_sur_un_recours_gracieux_a_ses_propres_deux_mois() {
            Recours recours = new Recours(
                    "R-1",
                    new NumeroDossier("V-1"),
                    Recours.Genre.GRACIEUX,
                    LocalDate.of(2021, 8, 31),
                    Recours.Issue.PENDANT);
            assertEquals(
                    LocalDate.of(2021, 10, 31),
                    recours.silence(List.of()).orElseThrow().date());
        }
    }

    /** CRPA L242-1 and L242-2 2°; CGCT L2131-1 and L1617-5. */
    @Nested
    class ApresLaDecision {

        private final Decision.Accordee accord = new Decision.Accordee(
                new NumeroDossier("V-1"),
                new Acte("B2020-10-031", "bureau-2020-10-31", LocalDate.of(2020, 10, 31)),
                Montant.ofEuros(200),
                Montant.ofEuros(200));
        private final Contradictoire entendu =
                new Contradictoire(LocalDate.of(2020, 12, 1), LocalDate.of(2020, 12, 31), LocalDate.of(2020, 12, 14));

        private boolean seRetire(MotifDeRetrait motif, LocalDate jour) {
            return Retrait.examiner(accord, motif, entendu, jour).selon(possible -> true, impossible -> false);
        }

        /** Four months from 31 October end on 28 February. */
        @Test
        void l242_1_l_illegalite_se_retire_quatre_mois_et_les_conditions_non_respectees_sans_limite() {
            assertTrue(seRetire(MotifDeRetrait.ILLEGALITE, LocalDate.of(2021, 2, 28)));
            assertFalse(seRetire(MotifDeRetrait.ILLEGALITE, LocalDate.of(2021, 3, 1)));
            assertTrue(seRetire(MotifDeRetrait.CONDITIONS_NON_RESPECTEES, LocalDate.of(2023, 10, 30)));
        }

        /** The later of both days, whichever comes last. */
        @ParameterizedTest
        @CsvSource({"2020-11-03,2020-11-12,2020-11-12", "2020-11-12,2020-11-03,2020-11-12"})
        void l2131_1_l_acte_est_executoire_le_jour_du_dernier_des_deux_faits(
                LocalDate transmission, LocalDate notification, LocalDate executoire) {
            assertEquals(Optional.of(executoire), new Executoire(transmission, notification).jour());
            assertEquals(Optional.empty(), new Executoire(transmission, null).jour());
            assertEquals(Optional.empty(), new Executoire(null, notification).jour());
        }

        @Test
        void l1617_5_un_titre_se_prescrit_quatre_ans_apres_sa_prise_en_charge() {
            assertEquals(
                    LocalDate.of(2024, 2, 28),
                    Indu.prescription(LocalDate.of(2020, 2, 28)).date());
            assertEquals(
                    LocalDate.of(2024, 2, 29),
                    Indu.prescription(LocalDate.of(2020, 2, 29)).date());
        }
    }
}
