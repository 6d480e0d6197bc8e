package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.budget.Enveloppe;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.relance.Capacite;
import fr.octroi.relance.Incident;
import fr.octroi.versement.Blocage;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.RetourComptable;
import fr.octroi.versement.RetourComptable.Issue;
import fr.octroi.versement.Versement;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Payments that come back, go out twice, or go where they should not. */
class PaiementsDifficilesTest {

    private static final NumeroDossier D1 = Monde.numero("D-1");

    private final Monde monde = new Monde();

    @BeforeEach
    void accorder() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.accorder("D-1");
    }

    private Bordereau payer(String code) {
        return monde.liquider(code, "D-1").bordereau().orElseThrow();
    }

    private List<Blocage> blocages(String bordereau) {
        return monde.liquider(bordereau, "D-1").bloques().getOrDefault(D1, List.of());
    }

    private static List<Blocage> arret(String code) {
        return List.of(new Blocage(Blocage.Genre.PAIEMENT_ARRETE, code));
    }

    private Effet lever(String signal) {
        return monde.guichet().lever(Monde.INSTRUCTEUR, D1, signal, "VU");
    }

    private void examiner() {
        lever("REJET_EXAMEN");
        monde.paiements().verifierCompte(Monde.INSTRUCTEUR, D1, monde.compte("D-1"));
    }

    /** A payment left out would be charged to nobody. */
    @Test
    void les_imputations_d_un_bordereau_dont_une_aide_est_partie_ne_se_disent_pas() {
        payer("b1");
        GuichetPaiements sansElle =
                monde.essai.tenir(Essai.reglement("autre-aide", "art. 3")).paiements();
        assertEquals(
                "AIDE_INCONNUE",
                assertThrows(ValeurInvalideException.class, () -> sansElle.imputations(Monde.ORDONNATEUR, "b1"))
                        .code());
    }

    @Nested
    class DitPayeApresUnRejet {

        private List<Incident> incidents() {
            return monde.parcours("D-1").incidents();
        }

        private RetourComptable.Resultat dire(Bordereau bordereau, Issue issue, LocalDate jour) {
            return monde.paiements()
                    .prendreRetour(Monde.COMPTABLE, bordereau.code())
                    .apply(new RetourComptable.Ligne(
                            bordereau.lignes().get(0).versement().reference(), issue, "", null, jour));
        }

        /** Whoever follows incidents names them. */
        @Test
        void un_autre_incident_de_ce_nom_ne_cache_rien() {
            Bordereau premier = payer("b1");
            monde.retour(premier, Issue.REJET_BANCAIRE, "MS03");
            monde.plusTard(1);
            String nom =
                    "paye-" + premier.lignes().get(0).versement().reference().toLowerCase(Locale.ROOT);
            Incident autre =
                    new Incident(nom, Incident.Genre.ENVOI_REVENU, Incident.Gravite.FAIBLE, "agent", monde.jour(), "");
            assertEquals(Effet.FAIT, monde.relances().ouvrirIncident(Monde.PRESTATAIRE, autre, List.of(D1)));
            dire(premier, Issue.PAYE, monde.jour());
            examiner();
            assertEquals(arret("PAYE_APRES_REJET"), blocages("b2"));
        }

        @Test
        void rien_ne_repart_avant_qu_une_personne_l_ait_leve() {
            Bordereau premier = payer("b1");
            monde.plusTard(3);
            monde.retour(premier, Issue.REJET_BANCAIRE, "MS03");
            monde.plusTard(1);
            assertInstanceOf(RetourComptable.Inapplicable.class, dire(premier, Issue.PAYE, monde.jour()));
            Incident incident = incidents().get(0);
            assertEquals(Incident.Genre.PAYE_APRES_REJET, incident.genre());
            examiner();
            assertEquals(arret("PAYE_APRES_REJET"), blocages("b2"));
            monde.relances().cloreIncident(Monde.PRESTATAIRE, incident.reference(), "VU", List.of(D1));
            assertEquals(arret("PAYE_APRES_REJET"), blocages("b2"), "the contractor lifts no stop");
            assertThrows(
                    AccesRefuseException.class,
                    () -> monde.guichet().lever(Monde.PRESTATAIRE, D1, "PAYE_APRES_REJET", "VU"));
            assertEquals(Effet.FAIT, lever("PAYE_APRES_REJET"));
            assertTrue(monde.liquider("b2", "D-1").bordereau().isPresent());
        }

        @Test
        void le_dossier_le_garde_quand_le_second_est_deja_parti() {
            Bordereau premier = payer("b1");
            monde.plusTard(3);
            monde.retour(premier, Issue.REJET_BANCAIRE, "MS03");
            examiner();
            Bordereau second = payer("b2");
            monde.plusTard(1);
            dire(premier, Issue.PAYE, monde.jour());
            dire(second, Issue.PAYE, monde.jour());
            assertEquals(EtatDossier.PAYE, monde.etat("D-1"));
            assertEquals(1, incidents().size());
        }

        /** What is said again says nothing new; that it was taken over, then paid, are two things. */
        @Test
        void chaque_nouvelle_se_dit_une_fois() {
            Bordereau premier = payer("b1");
            monde.plusTard(3);
            monde.retour(premier, Issue.REJETE, "X1");
            examiner();
            for (Issue issue : List.of(Issue.ACCEPTE, Issue.PAYE)) {
                dire(premier, issue, monde.jour());
                dire(premier, issue, monde.jour());
                assertEquals(arret("PAYE_APRES_REJET"), blocages("b2"), issue::name);
                assertEquals(Effet.FAIT, lever("PAYE_APRES_REJET"));
            }
            assertEquals(2, incidents().size());
        }

        @Test
        void ce_qui_est_venu_avant_le_rejet_ne_le_contredit_pas() {
            Bordereau premier = payer("b1");
            monde.plusTard(3);
            dire(premier, Issue.PAYE, monde.jour());
            dire(premier, Issue.REJET_BANCAIRE, monde.jour());
            dire(premier, Issue.ACCEPTE, monde.jour());
            dire(premier, Issue.PAYE, monde.jour());
            dire(premier, Issue.PAYE, monde.jour().minusDays(1));
            assertEquals(List.of(), incidents());
        }

        @Test
        void un_jour_a_venir_ou_une_aide_partie_n_ecrivent_rien() {
            Bordereau premier = payer("b1");
            monde.plusTard(3);
            monde.retour(premier, Issue.REJETE, "X1");
            assertEquals(
                    RetourComptable.Obstacle.JOUR_IMPOSSIBLE,
                    assertInstanceOf(
                                    RetourComptable.Inapplicable.class,
                                    dire(premier, Issue.PAYE, monde.jour().plusDays(1)))
                            .obstacle());
            RetourComptable paye = new RetourComptable(
                    "b1",
                    List.of(new RetourComptable.Ligne(
                            premier.lignes().get(0).versement().reference(), Issue.PAYE, "", null, monde.jour())));
            assertEquals(
                    RetourComptable.Obstacle.AIDE_INCONNUE,
                    assertInstanceOf(
                                    RetourComptable.Inapplicable.class,
                                    monde.essai
                                            .tenir(Essai.reglement("autre-aide", "art. 3"))
                                            .paiements()
                                            .prendreRetour(Monde.COMPTABLE, paye)
                                            .get(0))
                            .obstacle());
            assertEquals(List.of(), incidents());
            assertEquals(Optional.empty(), monde.parcours("D-1").paye());
        }
    }

    @Nested
    class Deces {

        @BeforeEach
        void mourir() {
            monde.relances().signalerCapacite(Monde.USAGER, D1, Capacite.DECES);
        }

        private Effet signaler(Acteur acteur, Capacite capacite) {
            return monde.relances().signalerCapacite(acteur, D1, capacite);
        }

        @Test
        void ce_qu_on_signale_ensuite_n_efface_pas_le_deces() {
            for (Acteur acteur : List.of(Monde.USAGER, Monde.PLATEFORME, Monde.PRESTATAIRE)) {
                assertThrows(AccesRefuseException.class, () -> signaler(acteur, Capacite.MINEUR));
            }
            assertEquals(Capacite.DECES, monde.parcours("D-1").capacite());
        }

        /** The heir under age is paid, on his own account. */
        @Test
        void un_heritier_mineur_n_est_pas_paye_sur_le_compte_du_defunt() {
            assertEquals(Effet.FAIT, signaler(Monde.INSTRUCTEUR, Capacite.MINEUR));
            assertEquals(Effet.FAIT, lever("CAPACITE_MINEUR"));
            assertEquals(arret("RUBRIQUE_024"), blocages("b1"));
            assertEquals(Effet.FAIT, signaler(Monde.INSTRUCTEUR, Capacite.PLEINE));
            assertEquals(arret("RUBRIQUE_024"), blocages("b1"), "come of age, and no more than that");
            monde.paiements().changerCompte(Monde.INSTRUCTEUR, D1, Iban.parse(Monde.AUTRE_IBAN), "Zoé Durand");
            monde.paiements().confirmerCompte(Monde.COLLEGUE, D1, Iban.parse(Monde.AUTRE_IBAN));
            assertTrue(monde.liquider("b1", "D-1").bordereau().isPresent());
        }

        /** The notary wrote first. */
        @Test
        void le_compte_des_heritiers_venu_avant_le_deces_se_confirme_apres() {
            signaler(Monde.INSTRUCTEUR, Capacite.PLEINE);
            Iban notaire = Iban.parse(Monde.AUTRE_IBAN);
            monde.paiements().changerCompte(Monde.INSTRUCTEUR, D1, notaire, "Étude notariale");
            monde.paiements().confirmerCompte(Monde.COLLEGUE, D1, notaire);
            mourir();
            assertEquals(Effet.FAIT, lever("CAPACITE_DECES"));
            assertEquals(arret("RUBRIQUE_024"), blocages("b1"));
            assertEquals(
                    Effet.IMPOSSIBLE,
                    monde.paiements().confirmerCompte(Monde.INSTRUCTEUR, D1, notaire),
                    "who entered it is no second person");
            assertEquals(Effet.FAIT, monde.paiements().confirmerCompte(Monde.COLLEGUE, D1, notaire));
            assertEquals(Effet.DEJA_FAIT, monde.paiements().confirmerCompte(Monde.COLLEGUE, D1, notaire));
            assertTrue(monde.liquider("b1", "D-1").bordereau().isPresent());
        }

        @Test
        void celui_qu_il_avait_declare_ne_se_confirme_pas() {
            assertEquals(Effet.FAIT, lever("CAPACITE_DECES"));
            assertEquals(Effet.IMPOSSIBLE, monde.paiements().confirmerCompte(Monde.COLLEGUE, D1, monde.compte("D-1")));
            assertEquals(arret("RUBRIQUE_024"), blocages("b1"));
        }

        @Test
        void un_deces_annonce_par_erreur_se_reprend() {
            assertEquals(Effet.FAIT, signaler(Monde.INSTRUCTEUR, Capacite.PLEINE));
            assertTrue(monde.liquider("b1", "D-1").bordereau().isPresent());
        }
    }

    @Nested
    class CompteRefuse {

        private final Iban declare = Iban.parse(Monde.IBAN);

        private Effet reprendre(Acteur acteur) {
            return monde.paiements().changerCompte(acteur, D1, declare, "Zoé Durand");
        }

        private Effet confirmer(Acteur acteur) {
            return monde.paiements().confirmerCompte(acteur, D1, declare);
        }

        @Test
        void un_compte_debloque_se_reprend_a_deux() {
            monde.retour(payer("b1"), Issue.REJET_BANCAIRE, "AC06");
            assertEquals(Effet.IMPOSSIBLE, monde.paiements().verifierCompte(Monde.INSTRUCTEUR, D1, declare));
            assertEquals(Effet.FAIT, reprendre(Monde.INSTRUCTEUR));
            assertEquals(Effet.DEJA_FAIT, reprendre(Monde.INSTRUCTEUR));
            assertEquals(Effet.IMPOSSIBLE, monde.paiements().verifierCompte(Monde.COLLEGUE, D1, declare));
            assertEquals(Effet.IMPOSSIBLE, confirmer(Monde.INSTRUCTEUR));
            assertTrue(monde.liquider("b2", "D-1").bordereau().isEmpty());
            assertEquals(Effet.FAIT, confirmer(Monde.COLLEGUE));
            Bordereau second = payer("b2");
            monde.retour(second, Issue.REJET_BANCAIRE, "AC06");
            assertEquals(Effet.IMPOSSIBLE, confirmer(Monde.COLLEGUE), "refused again since");
            assertTrue(monde.liquider("b3", "D-1").bordereau().isEmpty());
        }

        /** Nor does a death make it right. */
        @Test
        void un_compte_refuse_ne_se_confirme_pas_sans_etre_repris() {
            Iban autre = Iban.parse(Monde.AUTRE_IBAN);
            monde.paiements().changerCompte(Monde.INSTRUCTEUR, D1, autre, "Zoé Durand");
            monde.paiements().confirmerCompte(Monde.COLLEGUE, D1, autre);
            monde.retour(payer("b1"), Issue.REJET_BANCAIRE, "AC04");
            assertEquals(Effet.IMPOSSIBLE, monde.paiements().confirmerCompte(Monde.COLLEGUE, D1, autre));
            monde.relances().signalerCapacite(Monde.INSTRUCTEUR, D1, Capacite.DECES);
            assertEquals(Effet.IMPOSSIBLE, monde.paiements().confirmerCompte(Monde.COLLEGUE, D1, autre));
            assertTrue(monde.liquider("b2", "D-1").bordereau().isEmpty());
        }
    }

    /** One line that cannot be written keeps the others back. */
    @Nested
    class BordereauAnnule {

        private Bordereau etabli;

        @BeforeEach
        void liquiderAvecUnCompteTurc() {
            monde.plusTard(1);
            Formulaire turc = monde.complet("D-2");
            turc.iban = "TR330006100519786457841326";
            monde.deposer(turc);
            monde.instruire("D-2");
            monde.accorder("D-2");
            etabli = monde.liquider("b1", "D-1", "D-2").bordereau().orElseThrow();
        }

        private Effet annuler() {
            return monde.paiements().annulerBordereau(Monde.ORDONNATEUR, "b1", "COMPTE_HORS_SEPA");
        }

        @Test
        void les_autres_lignes_repartent_sans_elle() {
            Enveloppe avant = monde.enveloppe();
            assertEquals(2, etabli.lignes().size());
            assertEquals(List.of(new Blocage(Blocage.Genre.VERSEMENT_EN_COURS, "")), blocages("b2"));
            assertEquals(
                    2, monde.paiements().imputations(Monde.ORDONNATEUR, "b1").size());
            assertEquals(Effet.FAIT, annuler());
            assertEquals(Effet.DEJA_FAIT, annuler());
            assertEquals(Map.of(), monde.paiements().imputations(Monde.ORDONNATEUR, "b1"));
            assertEquals(EtatDossier.EXECUTOIRE, monde.etat("D-1"));
            assertEquals(EtatDossier.EXECUTOIRE, monde.etat("D-2"));
            assertEquals(avant.mandates(), monde.enveloppe().engages());
            assertEquals(Montant.ZERO, monde.enveloppe().mandates());
            Mandatement encore = monde.liquider("b1", "D-1");
            assertEquals(Optional.empty(), encore.bordereau(), "what was cancelled is not handed out again");
            assertEquals(
                    List.of(new Blocage(Blocage.Genre.BORDEREAU_DEJA_ETABLI, "")),
                    encore.bloques().get(D1));
            Bordereau second = payer("b2");
            assertEquals(1, second.lignes().size());
            assertNotEquals(
                    etabli.lignes().get(0).versement().reference(),
                    second.lignes().get(0).versement().reference());
            assertEquals(
                    Effet.FAIT,
                    monde.paiements()
                            .changerCompte(
                                    Monde.INSTRUCTEUR,
                                    Monde.numero("D-2"),
                                    Iban.parse(Monde.AUTRE_IBAN),
                                    "Zoé Durand"));
        }

        @Test
        void des_qu_un_retour_a_parle_d_une_ligne_rien_ne_s_annule() {
            Versement premier = etabli.lignes().get(0).versement();
            RetourComptable.Ligne ligne =
                    new RetourComptable.Ligne(premier.reference(), Issue.ACCEPTE, "", null, monde.jour());
            assertInstanceOf(
                    RetourComptable.Applique.class,
                    monde.paiements().prendreRetour(Monde.COMPTABLE, "b1").apply(ligne));
            Enveloppe avant = monde.enveloppe();
            assertEquals(Effet.IMPOSSIBLE, annuler());
            assertEquals(avant, monde.enveloppe());
            assertEquals(EtatDossier.LIQUIDE, monde.etat("D-2"));
        }

        @Test
        void ce_qui_en_est_paye_quand_meme_arrete_la_suite() {
            assertEquals(Effet.FAIT, annuler());
            monde.retour(etabli, Issue.REJETE, "X1");
            assertEquals(List.of(), monde.parcours("D-1").incidents(), "nothing went out");
            monde.retour(etabli, Issue.PAYE, "");
            assertEquals(arret("PAYE_APRES_REJET"), blocages("b2"));
        }

        @Test
        void un_bordereau_inconnu_et_une_raison_qui_n_est_pas_un_code_sont_refuses() {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> monde.paiements().annulerBordereau(Monde.ORDONNATEUR, "b9", "ERREUR"));
            assertThrows(
                    ValeurInvalideException.class,
                    () -> monde.paiements().annulerBordereau(Monde.ORDONNATEUR, "b1", "compte de M. Durand"));
            assertEquals(EtatDossier.LIQUIDE, monde.etat("D-1"));
        }
    }

    /** Two officers write down that somebody gives up what he was granted. */
    @Test
    void un_accord_auquel_deux_agents_notent_qu_on_renonce_n_est_desengage_qu_une_fois() {
        NumeroDossier numero = new NumeroDossier("D-1");
        monde.essai.avantLesCredits =
                () -> assertEquals(Effet.FAIT, monde.guichet().relances().desister(Monde.INSTRUCTEUR, numero));
        assertThrows(
                ConflitDeVersionException.class,
                () -> monde.guichet().relances().desister(Monde.INSTRUCTEUR, numero));
        assertEquals(EtatDossier.DESISTE, monde.etat("D-1"));
        assertEquals(Montant.ZERO, monde.enveloppe().engages());
    }

    /** The same line of the accountant comes to two instances: what was mandated for it comes back to the credits once. */
    @Test
    void un_rejet_que_deux_instances_prennent_ensemble_ne_rend_ses_credits_qu_une_fois() {
        Bordereau bordereau = monde.liquider("bord-1", "D-1").bordereau().orElseThrow();
        monde.essai.avantLesCredits = () -> monde.retour(bordereau, Issue.REJET_BANCAIRE, "AC04");
        assertThrows(ConflitDeVersionException.class, () -> monde.retour(bordereau, Issue.REJET_BANCAIRE, "AC04"));
        assertEquals(EtatDossier.PAIEMENT_REJETE, monde.etat("D-1"));
        assertEquals(Montant.ZERO, monde.enveloppe().mandates());
        assertEquals(Montant.ofEuros(200), monde.enveloppe().engages());
    }
}
