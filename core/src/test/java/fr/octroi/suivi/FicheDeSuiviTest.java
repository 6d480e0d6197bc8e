package fr.octroi.suivi;

import static fr.octroi.suivi.Vies.DOMICILE;
import static fr.octroi.suivi.Vies.FACTURE;
import static fr.octroi.suivi.Vies.RIB;
import static fr.octroi.suivi.Vies.SEANCE;
import static fr.octroi.suivi.Vies.jour;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.bureau.Candidat.Sens;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.calendrier.Delai;
import fr.octroi.calendrier.Echeance;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Chronique;
import fr.octroi.journal.FaitDePaiement;
import fr.octroi.journal.FaitDeRecours;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.recours.Attestation;
import fr.octroi.recours.Recours;
import fr.octroi.relance.Alerte;
import fr.octroi.relance.Canal;
import fr.octroi.relance.Incident;
import fr.octroi.suivi.FicheDeSuivi.Contact;
import fr.octroi.suivi.FicheDeSuivi.Fenetre;
import fr.octroi.suivi.FicheDeSuivi.ProchaineSeance;
import fr.octroi.versement.Versement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class FicheDeSuiviTest {

    private static final Echeance SILENCE =
            new Echeance("CRPA L231-4 3°", Vies.DEPOT, Delai.ofMois(2), false, List.of());
    private static final DelaiDePaiement DELAI = new DelaiDePaiement(Delai.ofJours(10), Delai.ofJoursOuvres(30));
    private static final SeanceBureau JUIN = SeanceBureau.ouverte("juin", jour(6, 18), jour(6, 8), 20);
    private static final SeanceBureau JUILLET = SeanceBureau.ouverte("juillet", SEANCE, jour(6, 25), 20);
    private static final SeanceBureau SEPTEMBRE = SeanceBureau.ouverte("septembre", jour(9, 16), jour(9, 3), 20);
    private static final List<SeanceBureau> SEANCES = List.of(JUIN, JUILLET, SEPTEMBRE);

    private static FicheDeSuivi fiche(EtatDossier etat, Chronique vie, LocalDate jour) {
        return FicheDeSuivi.de(
                Vies.dossier(etat, Vies.IBAN), vie.parcours(), SEANCES, SILENCE, DELAI, jour, null, null);
    }

    private static FicheDeSuivi fiche(EtatDossier etat, Chronique vie) {
        return fiche(etat, vie, jour(6, 10));
    }

    private static SeanceBureau gelee(SeanceBureau seance) {
        return seance.geler(new OrdreDuJour(
                seance.code(),
                seance.limite(),
                List.of(new OrdreDuJour.Ligne(
                        1, Chronique.NUMERO, Sens.ACCORD, Montant.ofEuros(200), List.of(), new TreeSet<>()))));
    }

    @Nested
    class Contacts {

        private static Contact contact(String instant, boolean titulaire, String objet, String moyen) {
            return new Contact(
                    Instant.parse(instant),
                    titulaire ? "titulaire" : "collectivite",
                    titulaire ? Role.PRESTATAIRE : Role.INSTRUCTEUR,
                    objet,
                    moyen);
        }

        /** What no applicant saw (an instruction, a lookup) is no contact. */
        @Test
        void chaque_contact_des_deux_organisations_est_dit_dans_l_ordre_avec_ce_qu_il_en_advint() {
            Chronique vie = Vies.deposee()
                    .puis(new FaitDeRelance.MessageConfie("m-1", "ACCUSE_RECEPTION", Canal.COURRIEL))
                    .puis(new FaitDeRelance.MessageRemis("m-1", Empreinte.deChamps("texte"), ""))
                    .le(jour(6, 2))
                    .par(
                            Chronique.TITULAIRE,
                            Vies.instruite("COMPLETER", null, FACTURE),
                            Vies.demandee(jour(6, 2), FACTURE),
                            new FaitDeRelance.MessageConfie("m-2", "DEMANDE_COMPLEMENT", Canal.COURRIEL))
                    .le(jour(6, 3))
                    .puis(new FaitDeRelance.MessageRevenu("m-2", Canal.COURRIEL, "INCONNU"))
                    .le(jour(6, 4))
                    .par(
                            Chronique.TITULAIRE,
                            new FaitDeRelance.MessageConfie("m-3", "DEMANDE_COMPLEMENT", Canal.COURRIER))
                    .le(jour(6, 5))
                    .puis(new FaitDeRelance.AppelConsigne("OU_EN_EST_ON", null))
                    .le(jour(6, 6))
                    .par(Chronique.TITULAIRE, new FaitDeRelance.OppositionRecue(Canal.SMS))
                    .le(jour(6, 7))
                    .puis(new FaitDeRelance.ComplementRecu(jour(6, 7), List.of(), null, EtatDossier.DEPOSE))
                    .le(jour(6, 8))
                    .par(Chronique.TITULAIRE, new FaitDeRelance.DesistementRecu(jour(6, 8)))
                    .le(jour(6, 9))
                    .puis(new FaitDeRelance.ContactChange(Empreinte.deChamps("contact")))
                    .puis(new FaitDePaiement.CompteChange(Empreinte.deChamps("compte"), jour(6, 9)))
                    .le(jour(6, 10))
                    .par(Chronique.TITULAIRE, new FaitDeRecours.RecoursRecu("R-1", Recours.Genre.GRACIEUX, jour(6, 10)))
                    .le(jour(6, 11))
                    .puis(new FaitDeRecours.ObservationsRecues(jour(6, 11)))
                    .le(jour(6, 12))
                    .puis(new FaitDeRecours.AttestationDelivree(Attestation.REFUS, jour(6, 12)));
            assertEquals(
                    List.of(
                            contact("2020-06-01T08:01:00Z", false, "ACCUSE_RECEPTION", "COURRIEL:REMIS"),
                            contact("2020-06-02T08:00:00Z", true, "DEMANDE_COMPLEMENT", "COURRIEL:REVENU"),
                            contact("2020-06-04T08:00:00Z", true, "DEMANDE_COMPLEMENT", "COURRIER:CONFIE"),
                            contact("2020-06-05T08:00:00Z", false, "APPEL:OU_EN_EST_ON", ""),
                            contact("2020-06-06T08:00:00Z", true, "OPPOSITION:SMS", ""),
                            contact("2020-06-07T08:00:00Z", false, "REPONSE_RECUE", ""),
                            contact("2020-06-08T08:00:00Z", true, "DESISTEMENT", ""),
                            contact("2020-06-09T08:00:00Z", false, "CONTACT_CHANGE", ""),
                            contact("2020-06-09T08:01:00Z", false, "COMPTE_CHANGE", ""),
                            contact("2020-06-10T08:00:00Z", true, "RECOURS:GRACIEUX", ""),
                            contact("2020-06-11T08:00:00Z", false, "OBSERVATIONS_RECUES", ""),
                            contact("2020-06-12T08:00:00Z", false, "ATTESTATION:REFUS", "")),
                    fiche(EtatDossier.DESISTE, vie).contacts());
        }
    }

    @Nested
    class Manquants {

        private final Chronique vie = Vies.deposee()
                .puis(Vies.instruite("COMPLETER", null, FACTURE, DOMICILE, RIB))
                .puis(Vies.demandee(jour(6, 2), FACTURE, DOMICILE, RIB));

        @Test
        void chaque_piece_manquante_ou_refusee_est_dite_avec_son_motif_et_le_dernier_jour() {
            FicheDeSuivi fiche = fiche(EtatDossier.A_COMPLETER, vie);
            assertEquals(List.of(FACTURE, DOMICILE, RIB), fiche.manquants());
            assertEquals(jour(7, 2), fiche.limite());
            assertEquals(Balle.USAGER, fiche.balle());
        }

        @Test
        void rien_n_est_plus_demande_une_fois_la_demande_satisfaite() {
            vie.puis(new FaitDeRelance.ComplementRecu(jour(6, 7), List.of(), null, EtatDossier.DEPOSE))
                    .puis(Vies.instruite("ACCORDER", jour(6, 7)));
            FicheDeSuivi fiche = fiche(EtatDossier.ACCORD_PROPOSE, vie);
            assertEquals(List.of(), fiche.manquants());
            assertNull(fiche.limite());
        }

        @ParameterizedTest
        @EnumSource(
                value = EtatDossier.class,
                names = {"DESISTE", "TRANSMIS", "RETIRE"})
        void rien_n_est_demande_a_qui_n_attend_plus_rien(EtatDossier fini) {
            FicheDeSuivi fiche = fiche(fini, vie);
            assertEquals(List.of(), fiche.manquants());
            assertNull(fiche.limite());
        }
    }

    @Nested
    class Seances {

        private final Chronique prete = Vies.deposee().puis(Vies.instruite("ACCORDER", jour(6, 1)));

        private @Nullable ProchaineSeance prochaine(EtatDossier etat, List<SeanceBureau> seances, LocalDate jour) {
            return FicheDeSuivi.de(
                            Vies.dossier(etat, null), prete.parcours(), seances, SILENCE, DELAI, jour, null, null)
                    .seance();
        }

        /** The cut-off day still counts, the day after no longer. */
        @Test
        void la_prochaine_seance_est_la_premiere_dont_la_limite_n_est_pas_passee() {
            assertEquals(
                    new ProchaineSeance("juin", jour(6, 18), jour(6, 8), true),
                    prochaine(EtatDossier.ACCORD_PROPOSE, SEANCES, jour(6, 8)));
            assertEquals(
                    new ProchaineSeance("juillet", SEANCE, jour(6, 25), true),
                    prochaine(EtatDossier.ACCORD_PROPOSE, SEANCES, jour(6, 9)));
            assertNull(prochaine(EtatDossier.ACCORD_PROPOSE, SEANCES, jour(9, 4)));
            assertNull(prochaine(EtatDossier.ACCORD_PROPOSE, List.of(), jour(6, 8)));
        }

        @Test
        void un_dossier_pret_a_temps_garde_sa_seance_jusqu_a_ce_que_l_ordre_du_jour_soit_gele_sans_lui() {
            assertEquals(
                    new ProchaineSeance("juin", jour(6, 18), jour(6, 8), true),
                    preteLe(jour(6, 8), SEANCES, jour(6, 12)));
            assertEquals(
                    new ProchaineSeance("juillet", SEANCE, jour(6, 25), true),
                    preteLe(jour(6, 9), SEANCES, jour(6, 12)));
            assertEquals(
                    new ProchaineSeance("juillet", SEANCE, jour(6, 25), true),
                    preteLe(jour(6, 8), List.of(gelee(JUIN), JUILLET), jour(6, 12)));
            assertEquals(
                    new ProchaineSeance("juillet", SEANCE, jour(6, 25), true),
                    preteLe(jour(6, 8), SEANCES, jour(6, 19)));
        }

        private @Nullable ProchaineSeance preteLe(LocalDate pret, List<SeanceBureau> seances, LocalDate jour) {
            return FicheDeSuivi.de(
                            Vies.dossier(EtatDossier.ACCORD_PROPOSE, null),
                            prete.parcours(),
                            seances,
                            SILENCE,
                            DELAI,
                            jour,
                            pret,
                            null)
                    .seance();
        }

        @Test
        void une_seance_dont_l_ordre_du_jour_est_gele_ne_s_atteint_plus() {
            assertEquals(
                    new ProchaineSeance("juillet", SEANCE, jour(6, 25), true),
                    prochaine(EtatDossier.ACCORD_PROPOSE, List.of(gelee(JUIN), JUILLET), jour(6, 8)));
        }

        @ParameterizedTest
        @EnumSource(EtatDossier.class)
        void la_fiche_dit_si_le_dossier_y_sera(EtatDossier etat) {
            if (etat == EtatDossier.EN_SEANCE) {
                return;
            }
            ProchaineSeance seance = prochaine(etat, List.of(JUILLET), jour(6, 10));
            switch (etat) {
                case ACCORD_PROPOSE, REFUS_PROPOSE, AJOURNE ->
                    assertEquals(new ProchaineSeance("juillet", SEANCE, jour(6, 25), true), seance);
                case DEPOSE, A_COMPLETER, A_EXAMINER ->
                    assertEquals(new ProchaineSeance("juillet", SEANCE, jour(6, 25), false), seance);
                default -> assertNull(seance);
            }
        }

        @Test
        void un_dossier_inscrit_a_sa_seance_meme_gelee_et_passee_sa_limite() {
            prete.puis(Vies.inscrite());
            List<SeanceBureau> seances = List.of(JUIN, gelee(JUILLET), SEPTEMBRE);
            assertEquals(
                    new ProchaineSeance("juillet", SEANCE, jour(6, 25), true),
                    prochaine(EtatDossier.EN_SEANCE, seances, jour(7, 1)));
            assertNull(prochaine(EtatDossier.EN_SEANCE, List.of(JUIN), jour(7, 1)));
        }
    }

    /** The délai of these tests: from ten days to thirty working days after the session. */
    @Nested
    class Paiement {

        private final Fenetre apresJuillet = new Fenetre(jour(7, 18), jour(8, 20));

        @ParameterizedTest
        @EnumSource(
                value = EtatDossier.class,
                names = {"ACCORDE", "EXECUTOIRE", "LIQUIDE"})
        void un_octroi_se_paie_dans_la_fenetre_qui_suit_sa_seance(EtatDossier etat) {
            Chronique vie = Vies.deposee()
                    .puis(Vies.instruite("ACCORDER", jour(6, 1)))
                    .puis(Vies.inscrite())
                    .puis(Vies.decidee(Issue.ACCORDE));
            assertEquals(apresJuillet, fiche(etat, vie).paiement());
        }

        @Test
        void un_accord_propose_promet_la_fenetre_de_la_seance_qu_il_atteint() {
            Chronique vie = Vies.deposee().puis(Vies.instruite("ACCORDER", jour(6, 1)));
            assertEquals(
                    apresJuillet,
                    fiche(EtatDossier.ACCORD_PROPOSE, vie, jour(6, 10)).paiement());
            assertNull(fiche(EtatDossier.ACCORD_PROPOSE, vie, jour(9, 4)).paiement());
            assertEquals(
                    apresJuillet,
                    fiche(EtatDossier.EN_SEANCE, vie.puis(Vies.inscrite())).paiement());
        }

        @Test
        void rien_n_est_promis_a_qui_un_refus_est_propose() {
            Chronique vie =
                    Vies.deposee().puis(Vies.instruite("REFUSER", jour(6, 1))).puis(Vies.inscrite());
            assertNull(fiche(EtatDossier.REFUS_PROPOSE, vie).paiement());
            assertNull(fiche(EtatDossier.EN_SEANCE, vie).paiement());
        }

        @ParameterizedTest
        @EnumSource(
                value = EtatDossier.class,
                mode = Mode.EXCLUDE,
                names = {"ACCORDE", "EXECUTOIRE", "LIQUIDE", "ACCORD_PROPOSE", "EN_SEANCE"})
        void rien_n_est_promis_dans_les_autres_etats(EtatDossier etat) {
            Chronique vie = Vies.deposee().puis(Vies.instruite("ACCORDER", jour(6, 1)));
            assertNull(fiche(etat, vie).paiement());
        }

        @Test
        void un_dossier_paye_dit_son_jour_et_n_attend_plus_rien() {
            Chronique vie = Vies.deposee()
                    .puis(Vies.decidee(Issue.ACCORDE))
                    .puis(Vies.liquidee())
                    .puis(Vies.suivie(Versement.Etat.PAYE, null));
            FicheDeSuivi fiche = fiche(EtatDossier.PAYE, vie);
            assertEquals(jour(8, 3), fiche.paye());
            assertNull(fiche.paiement());
            assertEquals(Balle.PERSONNE, fiche.balle());
            assertEquals(vie.parcours().decision().orElseThrow(), fiche.decision());
        }
    }

    /** Whoever reads a sheet aloud can give away nothing that he should not. */
    @Test
    void du_compte_la_fiche_ne_dit_que_quatre_caracteres_et_de_la_personne_rien() {
        Chronique vie = Vies.deposee().puis(Vies.instruite("ACCORDER", jour(6, 1)));
        FicheDeSuivi fiche = fiche(EtatDossier.ACCORD_PROPOSE, vie);
        assertEquals("0189", fiche.compte());
        assertEquals(
                "",
                FicheDeSuivi.de(
                                Vies.dossier(EtatDossier.DEPOSE, null),
                                vie.parcours(),
                                SEANCES,
                                SILENCE,
                                DELAI,
                                jour(6, 10),
                                null,
                                null)
                        .compte());
        String dit = fiche.toString();
        String iban = Vies.IBAN.valeur();
        for (int i = 0; i + 5 <= iban.length(); i++) {
            assertFalse(dit.contains(iban.substring(i, i + 5)), "a piece of the account at " + i);
        }
        for (String secret : List.of(
                Vies.PERSONNE.nom(),
                Vies.PERSONNE.prenom(),
                Vies.PERSONNE.courriel(),
                Vies.PERSONNE.telephone(),
                Vies.PERSONNE.adresse().voie())) {
            assertFalse(dit.contains(secret));
        }
    }

    @Test
    void les_alertes_et_les_incidents_ouverts_sont_dits() {
        Incident retours = new Incident(
                "retours", Incident.Genre.ENVOI_REVENU, Incident.Gravite.FAIBLE, "agent-1", jour(6, 3), "");
        Incident fuite = new Incident(
                "fuite", Incident.Genre.SOUPCON_DE_VIOLATION, Incident.Gravite.CRITIQUE, "dpo", jour(6, 4), "");
        Chronique vie = Vies.deposee()
                .puis(new FaitDeRelance.IncidentOuvert(retours), new FaitDeRelance.IncidentOuvert(fuite))
                .puis(new FaitDeRelance.IncidentClos("retours", "CORRIGE"))
                .puis(new FaitDeRelance.AlerteDonnee(Alerte.SILENCE, jour(8, 1)));
        FicheDeSuivi fiche = fiche(EtatDossier.DEPOSE, vie);
        assertEquals(List.of(Alerte.SILENCE), fiche.alertes());
        assertEquals(List.of(fuite), fiche.incidents());
    }

    @Test
    void la_fiche_dit_le_dossier_son_depot_et_quand_le_silence_vaut_rejet() {
        FicheDeSuivi fiche = fiche(EtatDossier.DEPOSE, Vies.deposee());
        assertEquals(new NumeroDossier("V-1"), fiche.numero());
        assertEquals(EtatDossier.DEPOSE, fiche.etat());
        assertEquals(Vies.DEPOT, fiche.depot());
        assertEquals(SILENCE, fiche.silence());
        assertNull(fiche.decision());
        assertNull(fiche.paye());
    }

    @Test
    void une_fiche_ne_change_plus() {
        Dossier dossier = Vies.dossier(EtatDossier.DEPOSE, null);
        FicheDeSuivi fiche =
                FicheDeSuivi.de(dossier, Vies.deposee().parcours(), SEANCES, SILENCE, DELAI, jour(6, 10), null, null);
        for (List<?> liste : List.of(fiche.manquants(), fiche.contacts(), fiche.alertes(), fiche.incidents())) {
            assertThrows(UnsupportedOperationException.class, liste::clear);
        }
    }
}
