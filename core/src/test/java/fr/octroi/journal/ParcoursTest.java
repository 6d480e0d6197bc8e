package fr.octroi.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.Acte;
import fr.octroi.bureau.Candidat.Sens;
import fr.octroi.bureau.Decision;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.Motif;
import fr.octroi.calendrier.Suspension;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.Observation;
import fr.octroi.recours.Contradictoire;
import fr.octroi.recours.Grief;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.Recours;
import fr.octroi.reglement.ModeleDeLettre;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.Alerte;
import fr.octroi.relance.Canal;
import fr.octroi.relance.Capacite;
import fr.octroi.relance.DemandeDeComplement;
import fr.octroi.relance.DemandeDeComplement.Element;
import fr.octroi.relance.Incident;
import fr.octroi.versement.CoordonneesBancaires;
import fr.octroi.versement.CoordonneesBancaires.Changement;
import fr.octroi.versement.Executoire;
import fr.octroi.versement.Indu;
import fr.octroi.versement.SuiteDeRejet;
import fr.octroi.versement.Versement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParcoursTest {

    private static final LocalDate DEPOT = LocalDate.of(2020, 6, 1);
    private static final Element FACTURE = new Element("FACTURE:ABSENTE", "art. 5", true);
    private static final Element PARTS = new Element("foyer.parts:INCONNUE", "art. 3", true);
    private static final Element RIB = new Element("RIB:ABSENTE", "art. 6", false);
    private static final List<Grief> GRIEFS = List.of(new Grief(new Motif("REVENTE", "art. 9"), jour(8, 30)));
    private static final Empreinte COMPTE = Empreinte.deChamps("compte");
    private static final Empreinte AUTRE_COMPTE = Empreinte.deChamps("autre compte");
    private static final Fait ENREGISTREE =
            new Fait.DemandeEnregistree("gpso-vae", DEPOT, Empreinte.deChamps("demande"));

    private static LocalDate jour(int mois, int quantieme) {
        return LocalDate.of(2020, mois, quantieme);
    }

    /** Each demand leaves, and each answer without an information is an invoice. */
    private static Chronique chronique(Fait... faits) {
        Chronique chronique = new Chronique().puis(ENREGISTREE);
        int lettres = 0;
        for (Fait fait : faits) {
            if (fait instanceof FaitDeRelance.ComplementRecu recu
                    && recu.informations().isEmpty()) {
                chronique.puis(new Fait.PieceRecue("FACTURE", Empreinte.deChamps("facture"), 1, recu.jour()));
            }
            chronique.puis(fait);
            if (fait instanceof FaitDeRelance.ComplementDemande) {
                String cle = "lettre-" + ++lettres;
                chronique.puis(
                        new FaitDeRelance.MessageConfie(cle, ModeleDeLettre.DEMANDE_COMPLEMENT.name(), Canal.COURRIEL));
                chronique.puis(new FaitDeRelance.MessageRemis(cle, Empreinte.deChamps(cle), ""));
            }
        }
        return chronique;
    }

    private static Parcours parcours(Fait... faits) {
        return chronique(faits).parcours();
    }

    private static DemandeDeComplement demande(LocalDate jour, Element... elements) {
        return new DemandeDeComplement(jour, jour.plusDays(30), List.of(elements));
    }

    private static Fait demandee(LocalDate jour, Element... elements) {
        return new FaitDeRelance.ComplementDemande(demande(jour, elements));
    }

    private static Fait recue(LocalDate jour) {
        return new FaitDeRelance.ComplementRecu(jour, List.of(), null, EtatDossier.DEPOSE);
    }

    private static Fait informee(LocalDate jour) {
        return new FaitDeRelance.ComplementRecu(
                jour, List.of("foyer.parts"), Empreinte.deChamps("deux parts"), EtatDossier.DEPOSE);
    }

    private static Fait instruite(String proposition, @Nullable LocalDate complet, Element... manques) {
        return new Fait.InstructionFaite(
                "0.1.0",
                "2019",
                Empreinte.deChamps("reglement"),
                proposition,
                Arrays.stream(manques).map(Element::code).toList(),
                null,
                complet,
                null,
                List.of(manques),
                EtatDossier.A_COMPLETER);
    }

    private static Element vu(Element element, Observation vu) {
        return new Element(element.sujet() + ":" + vu, element.article(), element.indispensable());
    }

    @Nested
    class DemandesEtReponses {

        @Test
        void la_demande_reste_ouverte_tant_que_rien_ne_vient() {
            Parcours parcours = parcours(demandee(jour(6, 10), FACTURE, RIB));
            assertEquals(Optional.of(demande(jour(6, 10), FACTURE, RIB)), parcours.demandeOuverte());
            assertEquals(List.of(Suspension.accordee(jour(6, 10), jour(7, 10))), parcours.suspensions());
        }

        /** The clock runs again from the day of the answer, however long nobody looks at it. */
        @Test
        void une_reponse_met_fin_a_la_suspension_et_attend_d_etre_regardee() {
            Parcours parcours = parcours(demandee(jour(6, 10), FACTURE), recue(jour(6, 15)));
            assertEquals(Optional.empty(), parcours.demandeOuverte());
            assertTrue(parcours.aRevoir());
            assertEquals(jour(6, 15), parcours.suspensions().get(0).reprise());
        }

        @Test
        void une_demande_qui_n_est_pas_partie_ou_que_personne_n_a_recue_ne_suspend_rien() {
            Fait confiee =
                    new FaitDeRelance.MessageConfie("l", ModeleDeLettre.DEMANDE_COMPLEMENT.name(), Canal.COURRIEL);
            Fait remise = new FaitDeRelance.MessageRemis("l", Empreinte.deChamps("l"), "");
            Fait revenue = new FaitDeRelance.MessageRevenu("l", Canal.COURRIEL, "NPAI");
            Chronique chronique = new Chronique()
                    .puis(ENREGISTREE)
                    .puis(demandee(jour(6, 10), FACTURE))
                    .puis(confiee);
            assertEquals(List.of(), chronique.parcours().suspensions());
            assertEquals(1, chronique.puis(remise).parcours().suspensions().size());
            assertEquals(List.of(), chronique.puis(revenue).parcours().suspensions());
            assertTrue(chronique.parcours().demandePerdue());
        }

        /** A text message has no place for reasons and articles: whoever got one was asked for nothing (CRPA L114-5), unless he answered. */
        @Test
        void une_demande_partie_par_sms_n_atteint_personne_et_ne_suspend_que_s_il_y_est_repondu() {
            Chronique chronique = new Chronique()
                    .puis(ENREGISTREE)
                    .puis(demandee(jour(6, 10), FACTURE))
                    .puis(new FaitDeRelance.MessageConfie("s", ModeleDeLettre.DEMANDE_COMPLEMENT.name(), Canal.SMS));
            assertTrue(chronique.parcours().demandePerdue(), "also while it waits to leave");
            Parcours parti = chronique
                    .puis(new FaitDeRelance.MessageRemis("s", Empreinte.deChamps("s"), ""))
                    .parcours();
            assertFalse(parti.demandeAtteinte());
            assertTrue(parti.demandePerdue());
            assertEquals(List.of(), parti.suspensions());
            Parcours repondu = chronique
                    .puis(new Fait.PieceRecue("FACTURE", Empreinte.deChamps("facture"), 1, jour(6, 15)))
                    .puis(recue(jour(6, 15)))
                    .parcours();
            assertEquals(jour(6, 15), repondu.suspensions().get(0).reprise());
        }

        @Test
        void la_suspension_finit_le_jour_de_la_reponse_et_non_celui_ou_l_agent_regarde() {
            Parcours parcours =
                    parcours(demandee(jour(6, 10), FACTURE), recue(jour(6, 15)), instruite("ACCORDER", jour(6, 15)));
            assertEquals(Optional.empty(), parcours.demandeOuverte());
            assertEquals(List.of(new Suspension(jour(6, 10), jour(6, 15), "CRPA L114-5")), parcours.suspensions());
        }

        @Test
        void deux_reponses_comptent_au_jour_de_la_derniere() {
            Parcours parcours = parcours(
                    demandee(jour(6, 10), FACTURE, PARTS),
                    recue(jour(6, 15)),
                    instruite("COMPLETER", null, PARTS),
                    informee(jour(6, 20)),
                    instruite("ACCORDER", jour(6, 15)));
            assertEquals(jour(6, 20), parcours.suspensions().get(0).reprise());
        }

        @Test
        void une_reponse_partielle_laisse_la_demande_ouverte_et_la_suspension_court() {
            Parcours parcours = parcours(
                    demandee(jour(6, 10), FACTURE, PARTS), recue(jour(6, 15)), instruite("COMPLETER", null, PARTS));
            assertTrue(parcours.demandeOuverte().isPresent());
            assertEquals(jour(7, 10), parcours.suspensions().get(0).reprise());
        }

        /** Bank details wait for nobody (CRPA L114-5-1). */
        @Test
        void un_rib_encore_attendu_n_empeche_pas_la_suspension_de_finir() {
            Parcours parcours = parcours(
                    demandee(jour(6, 10), FACTURE, RIB), recue(jour(6, 15)), instruite("ACCORDER", jour(6, 15), RIB));
            assertTrue(parcours.demandeOuverte().isPresent());
            assertEquals(jour(6, 15), parcours.suspensions().get(0).reprise());
        }

        /** What came and was no good is asked for by another demand, with its own deadline. */
        @Test
        void une_piece_recue_et_refusee_repond_a_la_demande() {
            Parcours parcours = parcours(
                    demandee(jour(6, 10), FACTURE),
                    recue(jour(6, 15)),
                    instruite("COMPLETER", null, vu(FACTURE, Observation.ILLISIBLE)));
            assertEquals(Optional.empty(), parcours.demandeOuverte());
            assertEquals(jour(6, 15), parcours.suspensions().get(0).reprise());
        }

        @Test
        void une_piece_refusee_d_avance_et_jamais_remplacee_reste_attendue() {
            Element illisible = vu(FACTURE, Observation.ILLISIBLE);
            Parcours parcours = parcours(demandee(jour(6, 10), illisible), instruite("COMPLETER", null, illisible));
            assertTrue(parcours.demandeOuverte().isPresent());
        }

        @Test
        void une_seconde_demande_a_ses_relances_et_sa_suspension() {
            Parcours parcours = parcours(
                    demandee(jour(6, 10), FACTURE),
                    new FaitDeRelance.RelanceFaite("RELANCE", jour(6, 20)),
                    recue(jour(6, 22)),
                    instruite("COMPLETER", null, vu(FACTURE, Observation.ILLISIBLE)),
                    demandee(jour(6, 25), vu(FACTURE, Observation.ILLISIBLE)));
            assertEquals(List.of(), parcours.relances());
            assertEquals(2, parcours.demandes().size());
            assertEquals(
                    List.of(
                            new Suspension(jour(6, 10), jour(6, 22), "CRPA L114-5"),
                            new Suspension(jour(6, 25), jour(7, 25), "CRPA L114-5")),
                    parcours.suspensions());
        }

        @Test
        void les_relances_d_une_demande_sont_dans_l_ordre() {
            assertEquals(
                    List.of("RELANCE", "DERNIER_AVIS"),
                    parcours(
                                    demandee(jour(6, 10), FACTURE),
                                    new FaitDeRelance.RelanceFaite("RELANCE", jour(6, 20)),
                                    new FaitDeRelance.RelanceFaite("DERNIER_AVIS", jour(6, 30)))
                            .relances());
        }

        /** Never a silent closure: a proposal, with the rank of the day on which the délai ended. */
        @Test
        void une_carence_clot_la_demande_et_donne_rang_a_sa_limite_jusqu_a_l_instruction_suivante() {
            Fait carence = new FaitDeRelance.CarenceConstatee(
                    jour(6, 10), jour(7, 10), jour(7, 13), List.of("FACTURE:ABSENTE"));
            Chronique chronique =
                    chronique(demandee(jour(6, 10), FACTURE)).le(jour(7, 13)).puis(carence);
            Parcours parcours = chronique.parcours();
            assertEquals(Optional.empty(), parcours.demandeOuverte());
            assertEquals(Optional.of(carence), parcours.carence().map(fait -> fait));
            assertEquals(Optional.of(jour(7, 10)), parcours.rang());
            assertEquals(Optional.of(Instant.parse("2020-07-13T08:00:00Z")), parcours.proposeA());
            assertEquals(
                    Optional.empty(),
                    chronique
                            .puis(instruite("ACCORDER", jour(7, 20)))
                            .parcours()
                            .carence());
        }
    }

    /** Rank for credits: the day of the last indispensable thing, never the day an officer looked. */
    @Nested
    class Rangs {

        @Test
        void rien_ne_donne_rang_tant_qu_il_manque_quelque_chose() {
            assertEquals(Optional.empty(), parcours().rang());
            assertEquals(
                    Optional.empty(),
                    parcours(instruite("COMPLETER", null, FACTURE)).rang());
        }

        @Test
        void le_rang_est_le_jour_de_la_derniere_piece_quel_que_soit_celui_de_l_instruction() {
            Chronique tot = chronique().le(jour(6, 3)).puis(instruite("ACCORDER", jour(6, 2)));
            Chronique tard = chronique().le(jour(9, 30)).puis(instruite("ACCORDER", jour(6, 2)));
            assertEquals(Optional.of(jour(6, 2)), tot.parcours().rang());
            assertEquals(tot.parcours().rang(), tard.parcours().rang());
            assertEquals(
                    Optional.of(Instant.parse("2020-09-30T08:00:00Z")),
                    tard.parcours().proposeA());
        }

        @Test
        void ce_qui_vient_apres_que_tout_etait_la_ne_repousse_pas_le_rang() {
            for (Fait venue : List.of(informee(jour(6, 20)), recue(jour(6, 20)))) {
                assertEquals(
                        Optional.of(jour(6, 2)),
                        parcours(venue, instruite("ACCORDER", jour(6, 2))).rang());
            }
        }

        @Test
        void le_jour_d_une_information_est_celui_ou_elle_vint_d_abord() {
            Parcours parcours = parcours(informee(jour(6, 20)), informee(jour(6, 25)));
            assertEquals(
                    List.of(jour(6, 20)), List.copyOf(parcours.informations().values()));
        }

        @Test
        void un_dossier_rouvert_prend_rang_a_sa_reouverture_et_n_a_plus_de_decision() {
            Parcours parcours = parcours(
                    instruite("REFUSER", jour(6, 2)),
                    decidee(Issue.REFUSE),
                    new FaitDeRecours.DossierRouvert(jour(9, 1), "RECOURS_ACCUEILLI"),
                    instruite("ACCORDER", jour(6, 2)));
            assertEquals(Optional.of(jour(9, 1)), parcours.rang());
            assertEquals(Optional.empty(), parcours.decision());
        }

        /** Nobody is put on the agenda of a session whose limit had passed when he was proposed again. */
        @Test
        void ce_qui_est_propose_de_nouveau_apres_une_reouverture_l_est_de_ce_jour() {
            Chronique chronique = chronique()
                    .le(jour(3, 2))
                    .puis(instruite("REFUSER", jour(3, 1)))
                    .puis(decidee(Issue.REFUSE))
                    .puis(new FaitDeRecours.DossierRouvert(jour(6, 1), "RECOURS_ACCUEILLI"));
            assertEquals(Optional.empty(), chronique.parcours().proposeA());
            assertEquals(
                    Optional.of(Instant.parse("2020-06-20T08:00:00Z")),
                    chronique
                            .le(jour(6, 20))
                            .puis(instruite("REFUSER", jour(3, 1)))
                            .parcours()
                            .proposeA());
        }

        @Test
        void une_reouverture_ne_laisse_pas_de_demande_ouverte() {
            assertEquals(
                    Optional.empty(),
                    parcours(demandee(jour(6, 10), FACTURE), new FaitDeRecours.DossierRouvert(jour(9, 1), "ERREUR"))
                            .demandeOuverte());
        }
    }

    @Nested
    class Messages {

        private final Fait confie = new FaitDeRelance.MessageConfie("m-1", "DEMANDE_COMPLEMENT", Canal.COURRIEL);
        private final Fait remis = new FaitDeRelance.MessageRemis("m-1", Empreinte.deChamps("texte"), "");
        private final Fait revenu = new FaitDeRelance.MessageRevenu("m-1", Canal.COURRIEL, "ADRESSE_INCONNUE");

        @Test
        void un_message_est_confie_puis_remis_puis_revient_peut_etre() {
            List<Fait> faits = new ArrayList<>();
            for (Envoi.Etat etat : List.of(Envoi.Etat.CONFIE, Envoi.Etat.REMIS, Envoi.Etat.REVENU)) {
                faits.add(
                        switch (etat) {
                            case CONFIE -> confie;
                            case REMIS -> remis;
                            case REVENU -> revenu;
                            case ABANDONNE -> throw new AssertionError();
                        });
                assertEquals(
                        List.of(new Envoi("m-1", "DEMANDE_COMPLEMENT", Canal.COURRIEL, etat)),
                        parcours(faits.toArray(new Fait[0])).envois());
            }
        }

        @Test
        void ce_qu_on_dit_d_un_message_inconnu_ne_l_invente_pas() {
            assertEquals(List.of(), parcours(remis, revenu).envois());
        }

        @Test
        void un_canal_qui_echoue_se_ferme_et_un_nouveau_contact_rouvre_courriel_et_sms() {
            Fait sms = new FaitDeRelance.MessageRevenu("m-2", Canal.SMS, "NUMERO_INCONNU");
            Fait lettre = new FaitDeRelance.MessageRevenu("m-3", Canal.COURRIER, "NPAI");
            Fait change = new FaitDeRelance.ContactChange(Empreinte.deChamps("contact"));
            assertEquals(Set.of(Canal.COURRIEL), parcours(confie, revenu).canauxFermes());
            assertEquals(
                    Set.of(Canal.COURRIEL, Canal.SMS, Canal.COURRIER),
                    parcours(revenu, sms, lettre).canauxFermes());
            assertEquals(
                    Set.of(Canal.COURRIER),
                    parcours(revenu, sms, lettre, change).canauxFermes());
        }

        /** CRPA L112-14: a refusal stands, whatever address comes after. */
        @Test
        void une_opposition_tient_quoi_qu_il_arrive() {
            assertEquals(
                    Set.of(Canal.COURRIEL),
                    parcours(
                                    new FaitDeRelance.OppositionRecue(Canal.COURRIEL),
                                    new FaitDeRelance.ContactChange(Empreinte.deChamps("contact")))
                            .canauxFermes());
        }

        @Test
        void un_accuse_envoye_n_est_plus_du() {
            Parcours parcours = parcours(
                    new FaitDeRelance.AccuseEnvoye(AccuseReception.ENREGISTREMENT, jour(6, 1)),
                    new FaitDeRelance.AccuseEnvoye(AccuseReception.RECEPTION, jour(6, 9)));
            assertEquals(Optional.of(jour(6, 1)), parcours.accuse(AccuseReception.ENREGISTREMENT));
            assertEquals(Optional.of(jour(6, 9)), parcours.accuse(AccuseReception.RECEPTION));
            assertEquals(Optional.empty(), parcours().accuse(AccuseReception.RECEPTION));
        }
    }

    @Nested
    class Personnes {

        @Test
        void la_premiere_declaration_reste_la_premiere() {
            Fait divergente = new Fait.DepotDivergent(Empreinte.deChamps("autre"), EtatDossier.A_EXAMINER);
            assertEquals(
                    Optional.of(Empreinte.deChamps("demande")),
                    parcours(divergente).demandeInitiale());
            assertEquals(Optional.empty(), Parcours.rejouer(List.of()).demandeInitiale());
        }

        @Test
        void ce_qu_une_personne_a_vu_en_dernier_fait_foi() {
            Empreinte contenu = Empreinte.deChamps("facture");
            assertEquals(
                    new TreeMap<>(Map.of(contenu, Observation.CONFORME)),
                    parcours(
                                    new Fait.PieceJugee(contenu, Observation.ILLISIBLE, EtatDossier.DEPOSE),
                                    new Fait.PieceJugee(contenu, Observation.CONFORME, EtatDossier.DEPOSE))
                            .jugements());
        }

        @Test
        void un_signal_leve_l_est_jusqu_a_ce_qu_il_revienne() {
            Fait divergente = new Fait.DepotDivergent(Empreinte.deChamps("autre"), EtatDossier.A_EXAMINER);
            Fait levee = new Fait.SignalLeve(Constat.DeSignal.DEPOT_DIVERGENT, "LE_DECLARE_TIENT", EtatDossier.DEPOSE);
            Fait iban = new Fait.SignalLeve("IBAN_PARTAGE", "COMPTE_JOINT", EtatDossier.DEPOSE);
            assertEquals(
                    Set.of(Constat.DeSignal.DEPOT_DIVERGENT, "IBAN_PARTAGE"),
                    parcours(divergente, levee, iban).leves(List.of()));
            assertEquals(
                    Set.of("IBAN_PARTAGE"),
                    parcours(divergente, levee, iban, divergente).leves(List.of()));
        }

        @Test
        void une_capacite_signalee_de_nouveau_est_a_regarder_de_nouveau() {
            Fait tutelle = new FaitDeRelance.CapaciteSignalee(Capacite.TUTELLE, jour(6, 3), EtatDossier.A_EXAMINER);
            Fait levee = new Fait.SignalLeve("CAPACITE_TUTELLE", "PAPIERS_VUS", EtatDossier.DEPOSE);
            assertEquals(Capacite.PLEINE, parcours().capacite());
            assertEquals(Capacite.TUTELLE, parcours(tutelle, levee).capacite());
            assertEquals(Set.of("CAPACITE_TUTELLE"), parcours(tutelle, levee).leves(List.of()));
            assertEquals(Set.of(), parcours(tutelle, levee, tutelle).leves(List.of()));
        }

        @ParameterizedTest
        @EnumSource
        void une_alerte_se_donne_une_fois(Alerte alerte) {
            Parcours parcours = parcours(new FaitDeRelance.AlerteDonnee(alerte, jour(8, 1)));
            for (Alerte autre : Alerte.values()) {
                assertEquals(autre == alerte, parcours.aAlerte(autre));
            }
        }

        @Test
        void un_incident_se_clot_par_son_nom_et_les_autres_restent_ouverts() {
            Incident retours = new Incident(
                    "retours", Incident.Genre.ENVOI_REVENU, Incident.Gravite.FAIBLE, "agent-1", jour(6, 3), "");
            Incident fuite = new Incident(
                    "fuite", Incident.Genre.SOUPCON_DE_VIOLATION, Incident.Gravite.CRITIQUE, "dpo", jour(6, 4), "");
            Fait clos = new FaitDeRelance.IncidentClos("retours", "ADRESSES_CORRIGEES");
            assertEquals(
                    List.of(retours.clore("ADRESSES_CORRIGEES"), fuite),
                    parcours(
                                    new FaitDeRelance.IncidentOuvert(retours),
                                    new FaitDeRelance.IncidentOuvert(fuite),
                                    clos,
                                    clos)
                            .incidents());
        }
    }

    private static FaitDeSeance.DecisionPrise decidee(Issue issue) {
        boolean motivee = issue != Issue.ACCORDE;
        return new FaitDeSeance.DecisionPrise(
                "B-1",
                "juillet",
                jour(7, 8),
                issue,
                Montant.ofEuros(300),
                motivee ? null : Montant.ofEuros(200),
                motivee ? List.of("RESIDENCE") : List.of(),
                issue == Issue.REFUSE ? List.of("art. 2") : List.of(),
                EtatDossier.ACCORDE);
    }

    @Nested
    class Seances {

        private final Fait inscrit =
                new FaitDeSeance.InscritALOrdreDuJour("juillet", 3, Sens.ACCORD, Montant.ofEuros(300), "velo-2020");
        private final Acte acte = new Acte("B-1", "juillet", jour(7, 8));

        @Test
        void un_dossier_inscrit_l_est_jusqu_a_la_decision_et_son_enveloppe_reste_connue() {
            assertEquals(Optional.of(inscrit), parcours(inscrit).inscription().map(fait -> fait));
            assertEquals(
                    Optional.empty(), parcours(inscrit, decidee(Issue.AJOURNE)).inscription());
            assertEquals(
                    Optional.of("velo-2020"),
                    parcours(inscrit, decidee(Issue.AJOURNE)).enveloppe());
            assertEquals(Optional.empty(), parcours().enveloppe());
        }

        @Test
        void chaque_issue_du_proces_verbal_est_une_decision() {
            assertEquals(
                    Optional.of(
                            new Decision.Accordee(Chronique.NUMERO, acte, Montant.ofEuros(300), Montant.ofEuros(200))),
                    parcours(decidee(Issue.ACCORDE)).accord());
            assertEquals(
                    Optional.of(
                            new Decision.Refusee(Chronique.NUMERO, acte, List.of(new Motif("RESIDENCE", "art. 2")))),
                    parcours(decidee(Issue.REFUSE)).decision());
            assertEquals(
                    Optional.of(new Decision.Ajournee(Chronique.NUMERO, acte, List.of("RESIDENCE"))),
                    parcours(decidee(Issue.AJOURNE)).decision());
            assertEquals(
                    Optional.of(new Decision.Retiree(Chronique.NUMERO, acte, List.of("RESIDENCE"))),
                    parcours(decidee(Issue.RETIRE)).decision());
            for (Issue issue : List.of(Issue.REFUSE, Issue.AJOURNE, Issue.RETIRE)) {
                assertEquals(Optional.empty(), parcours(decidee(issue)).accord());
            }
        }

        @Test
        void l_executoire_est_celui_de_la_derniere_decision() {
            Fait transmis = new FaitDeSeance.ActeTransmis("B-1", jour(7, 10), EtatDossier.ACCORDE);
            Fait notifiee = new FaitDeSeance.DecisionNotifiee("B-1", jour(7, 20), EtatDossier.EXECUTOIRE);
            assertEquals(
                    new Executoire(null, null), parcours(decidee(Issue.ACCORDE)).executoire());
            assertEquals(
                    new Executoire(jour(7, 10), jour(7, 20)),
                    parcours(decidee(Issue.ACCORDE), transmis, notifiee).executoire());
            assertEquals(
                    new Executoire(null, null),
                    parcours(decidee(Issue.AJOURNE), transmis, notifiee, decidee(Issue.ACCORDE))
                            .executoire());
        }
    }

    @Nested
    class Paiements {

        private final Fait liquide =
                new FaitDePaiement.VersementLiquide("V1", "B-1", Montant.ofEuros(200), COMPTE, "b-1");

        private Fait suivi(Versement.Etat etat, @Nullable SuiteDeRejet suite) {
            return new FaitDePaiement.VersementSuivi("V1", etat, suite, "", jour(8, 3), EtatDossier.LIQUIDE);
        }

        private Versement versement(Versement.Etat etat) {
            return new Versement("V1", Chronique.NUMERO, "B-1", Montant.ofEuros(200), COMPTE, etat);
        }

        @Test
        void un_versement_suit_ce_que_disent_le_comptable_et_la_banque() {
            assertEquals(
                    List.of(versement(Versement.Etat.LIQUIDE)),
                    parcours(liquide).versements());
            assertEquals(Optional.of("b-1"), parcours(liquide).bordereau("V1"));
            assertEquals(Optional.empty(), parcours(liquide).bordereau("V2"));
            assertEquals(
                    Optional.empty(),
                    parcours(liquide, suivi(Versement.Etat.ACCEPTE, null)).paye());
            Parcours paye = parcours(liquide, suivi(Versement.Etat.ACCEPTE, null), suivi(Versement.Etat.PAYE, null));
            assertEquals(List.of(versement(Versement.Etat.PAYE)), paye.versements());
            assertEquals(Optional.of(jour(8, 3)), paye.paye());
            assertEquals(
                    List.of(), parcours(suivi(Versement.Etat.ACCEPTE, null)).versements());
        }

        /** AC01, AC04, AC06: the account is wrong, and no confirmation of it will pay. */
        @Test
        void un_paiement_rejete_pour_son_compte_n_est_plus_paye_et_le_compte_est_refuse() {
            Parcours parcours = parcours(
                    liquide,
                    suivi(Versement.Etat.PAYE, null),
                    suivi(Versement.Etat.REJETE_BANQUE, SuiteDeRejet.NOUVEAU_RIB));
            assertEquals(Optional.empty(), parcours.paye());
            assertEquals(Set.of(COMPTE), parcours.comptesRefuses());
            assertFalse(parcours.coordonnees(COMPTE, true).verifie());
        }

        @ParameterizedTest
        @EnumSource(value = SuiteDeRejet.class, mode = EnumSource.Mode.EXCLUDE, names = "NOUVEAU_RIB")
        void un_rejet_pour_autre_chose_ne_refuse_pas_le_compte(SuiteDeRejet suite) {
            Parcours parcours = parcours(liquide, suivi(Versement.Etat.REJETE_COMPTABLE, suite));
            assertEquals(Set.of(), parcours.comptesRefuses());
        }

        @Test
        void un_compte_est_verifie_par_une_personne_ou_par_l_instruction() {
            Fait verifie = new FaitDePaiement.CompteVerifie(COMPTE);
            assertEquals(
                    new CoordonneesBancaires(COMPTE, true, null),
                    parcours(verifie).coordonnees(COMPTE, false));
            assertEquals(
                    new CoordonneesBancaires(COMPTE, true, null), parcours().coordonnees(COMPTE, true));
            assertFalse(parcours().coordonnees(COMPTE, false).verifie());
            assertFalse(parcours(verifie).coordonnees(AUTRE_COMPTE, false).verifie());
            assertEquals(
                    new CoordonneesBancaires(null, false, null),
                    parcours(verifie).coordonnees(null, true));
        }

        /** Four eyes: what one person changed is paid once another has confirmed it. */
        @Test
        void un_compte_change_attend_une_seconde_personne() {
            Fait change = new FaitDePaiement.CompteChange(AUTRE_COMPTE, jour(7, 30));
            Parcours attendu = parcours(new FaitDePaiement.CompteVerifie(COMPTE), change);
            assertEquals(
                    new CoordonneesBancaires(
                            AUTRE_COMPTE, false, new Changement(jour(7, 30), Chronique.COLLECTIVITE, null)),
                    attendu.coordonnees(AUTRE_COMPTE, true));
            Parcours confirme = chronique(change)
                    .par(Chronique.COLLEGUE, new FaitDePaiement.CompteConfirme(AUTRE_COMPTE))
                    .parcours();
            assertEquals(
                    new CoordonneesBancaires(
                            AUTRE_COMPTE,
                            true,
                            new Changement(jour(7, 30), Chronique.COLLECTIVITE, Chronique.COLLEGUE)),
                    confirme.coordonnees(AUTRE_COMPTE, false));
        }

        @Test
        void un_indu_est_une_creance_a_part_qui_a_ses_etapes() {
            Fait constate =
                    new FaitDePaiement.InduConstate("I1", "V1", Montant.ofEuros(200), "REVENTE", "art. 9", jour(10, 1));
            Indu indu = new Indu(
                    "I1",
                    Chronique.NUMERO,
                    "V1",
                    Montant.ofEuros(200),
                    new Motif("REVENTE", "art. 9"),
                    jour(10, 1),
                    Indu.Etat.CONSTATE);
            Fait titre = new FaitDePaiement.InduSuivi("I1", Indu.Etat.TITRE_EMIS);
            assertEquals(List.of(indu), parcours(liquide, constate).indus());
            Parcours suivi = parcours(liquide, constate, titre);
            assertEquals(List.of(indu.avecEtat(Indu.Etat.TITRE_EMIS)), suivi.indus());
            assertEquals(List.of(versement(Versement.Etat.LIQUIDE)), suivi.versements());
            assertEquals(List.of(), parcours(titre).indus());
        }
    }

    @Nested
    class ApresLaDecision {

        @Test
        void un_recours_pend_jusqu_a_son_issue() {
            Fait recu = new FaitDeRecours.RecoursRecu("R-1", Recours.Genre.GRACIEUX, jour(9, 1));
            Fait tranche = new FaitDeRecours.RecoursTranche("R-1", Recours.Issue.REJETE, jour(9, 20));
            Recours pendant =
                    new Recours("R-1", Chronique.NUMERO, Recours.Genre.GRACIEUX, jour(9, 1), Recours.Issue.PENDANT);
            assertEquals(List.of(pendant), parcours(recu).recours());
            assertEquals(
                    List.of(pendant.avecIssue(Recours.Issue.REJETE)),
                    parcours(recu, tranche).recours());
            assertEquals(List.of(), parcours(tranche).recours());
        }

        /** CRPA L121-1: before a withdrawal, the person is told why and heard. */
        @Test
        void un_contradictoire_a_son_motif_et_recoit_ses_observations() {
            Fait ouvert = new FaitDeRecours.ContradictoireOuvert(
                    MotifDeRetrait.CONDITIONS_NON_RESPECTEES, GRIEFS, jour(9, 1), jour(9, 30));
            Fait observations = new FaitDeRecours.ObservationsRecues(jour(9, 12));
            assertEquals(
                    Optional.of(new Contradictoire(jour(9, 1), jour(9, 30), null)),
                    parcours(ouvert).contradictoire());
            Parcours entendu = parcours(ouvert, observations);
            assertEquals(
                    Optional.of(new Contradictoire(jour(9, 1), jour(9, 30), jour(9, 12))), entendu.contradictoire());
            assertEquals(Optional.of(MotifDeRetrait.CONDITIONS_NON_RESPECTEES), entendu.motifDeRetrait());
            assertEquals(GRIEFS, entendu.griefs());
            assertEquals(Optional.empty(), parcours(observations).contradictoire());
        }

        /** CRPA L122-1: what is held against somebody has no place in a text message, and he was not heard on it. */
        @Test
        void un_contradictoire_parti_par_sms_n_a_prevenu_personne() {
            Fait ouvert = new FaitDeRecours.ContradictoireOuvert(
                    MotifDeRetrait.CONDITIONS_NON_RESPECTEES, GRIEFS, jour(9, 1), jour(9, 30));
            Fait remis = new FaitDeRelance.MessageRemis("c", Empreinte.deChamps("c"), "");
            assertFalse(parcours(
                            ouvert,
                            new FaitDeRelance.MessageConfie("c", ModeleDeLettre.CONTRADICTOIRE.name(), Canal.SMS),
                            remis)
                    .contradictoireAtteint());
            assertTrue(parcours(
                            ouvert,
                            new FaitDeRelance.MessageConfie("c", ModeleDeLettre.CONTRADICTOIRE.name(), Canal.COURRIEL),
                            remis)
                    .contradictoireAtteint());
        }

        /** CRPA L122-1: told again on the same facts, he has a délai that runs from the new letter; on others, it is another step. */
        @Test
        void un_contradictoire_dont_la_lettre_est_revenue_se_refait_pour_les_memes_faits() {
            Fait ouvert = new FaitDeRecours.ContradictoireOuvert(
                    MotifDeRetrait.CONDITIONS_NON_RESPECTEES, GRIEFS, jour(9, 1), jour(9, 30));
            Fait confie = new FaitDeRelance.MessageConfie("c", ModeleDeLettre.CONTRADICTOIRE.name(), Canal.COURRIEL);
            Fait revenu = new FaitDeRelance.MessageRevenu("c", Canal.COURRIEL, "BOITE_PLEINE");
            Fait refait = new FaitDeRecours.ContradictoireOuvert(
                    MotifDeRetrait.CONDITIONS_NON_RESPECTEES, GRIEFS, jour(9, 10), jour(10, 9));
            Fait reconfie = new FaitDeRelance.MessageConfie("d", ModeleDeLettre.CONTRADICTOIRE.name(), Canal.COURRIER);
            assertFalse(parcours(ouvert, confie).contradictoirePerdu());
            assertTrue(parcours(ouvert, confie, revenu).contradictoirePerdu());
            assertFalse(parcours(ouvert, confie, revenu, new FaitDeRecours.ObservationsRecues(jour(9, 12)))
                    .contradictoirePerdu());
            Parcours encore = parcours(ouvert, confie, revenu, refait, reconfie);
            assertTrue(encore.contradictoireRefait());
            assertFalse(encore.contradictoirePerdu());
            assertEquals(Optional.of("d"), encore.lettreDuContradictoire());
            Parcours redate = parcours(
                    ouvert,
                    confie,
                    revenu,
                    refait,
                    reconfie,
                    new FaitDeRecours.ContradictoireOuvert(
                            MotifDeRetrait.CONDITIONS_NON_RESPECTEES, GRIEFS, jour(9, 11), jour(10, 10)));
            assertTrue(redate.contradictoireRefait());
            assertEquals(Optional.of("d"), redate.lettreDuContradictoire());
            assertFalse(parcours(ouvert, confie, refait).contradictoireRefait(), "its letter is on its way");
            assertFalse(parcours(
                            ouvert,
                            confie,
                            revenu,
                            new FaitDeRecours.ContradictoireOuvert(
                                    MotifDeRetrait.FRAUDE, GRIEFS, jour(9, 10), jour(10, 9)))
                    .contradictoireRefait());
        }

        /** Whoever answers was told, by whatever way (CRPA L121-1). */
        @Test
        void qui_a_repondu_a_un_contradictoire_a_ete_prevenu() {
            assertTrue(parcours(
                            new FaitDeRecours.ContradictoireOuvert(
                                    MotifDeRetrait.CONDITIONS_NON_RESPECTEES, GRIEFS, jour(9, 1), jour(9, 30)),
                            new FaitDeRelance.MessageConfie("c", ModeleDeLettre.CONTRADICTOIRE.name(), Canal.SMS),
                            new FaitDeRelance.MessageRemis("c", Empreinte.deChamps("c"), ""),
                            new FaitDeRecours.ObservationsRecues(jour(9, 12)))
                    .contradictoireAtteint());
        }

        /** CRPA L114-3: the date of the authority first asked is kept. */
        @Test
        void une_transmission_garde_sa_date_de_reception() {
            FaitDeRecours.DossierTransmis transmis = new FaitDeRecours.DossierTransmis("idfm", DEPOT, jour(6, 3));
            assertEquals(Optional.of(transmis), parcours(transmis).transmis());
        }
    }

    /** A life that two organisations wrote in turn, from the filing to the payment and beyond. */
    private static Chronique longue() {
        Incident retours = new Incident(
                "retours", Incident.Genre.ENVOI_REVENU, Incident.Gravite.FAIBLE, "agent-1", jour(6, 3), "");
        return chronique(
                        new FaitDeRelance.AccuseEnvoye(AccuseReception.ENREGISTREMENT, jour(6, 1)),
                        instruite("COMPLETER", null, FACTURE, RIB))
                .par(
                        Chronique.TITULAIRE,
                        demandee(jour(6, 2), FACTURE, RIB),
                        new FaitDeRelance.MessageConfie("m-1", "DEMANDE_COMPLEMENT", Canal.COURRIEL))
                .par(Chronique.TITULAIRE, new FaitDeRelance.MessageRemis("m-1", Empreinte.deChamps("texte"), "f-1"))
                .puis(
                        new FaitDeRelance.MessageRevenu("m-1", Canal.COURRIEL, "INCONNU"),
                        new FaitDeRelance.IncidentOuvert(retours))
                .par(Chronique.TITULAIRE, new FaitDeRelance.ContactChange(Empreinte.deChamps("contact")))
                .par(Chronique.TITULAIRE, new FaitDeRelance.RelanceFaite("RELANCE", jour(6, 15)))
                .puis(new FaitDeRelance.IncidentClos("retours", "CORRIGE"), informee(jour(6, 18)))
                .par(Chronique.TITULAIRE, instruite("ACCORDER", jour(6, 18), RIB))
                .puis(new FaitDeSeance.InscritALOrdreDuJour(
                        "juillet", 1, Sens.ACCORD, Montant.ofEuros(300), "velo-2020"))
                .puis(decidee(Issue.ACCORDE))
                .puis(new FaitDeSeance.ActeTransmis("B-1", jour(7, 10), EtatDossier.ACCORDE))
                .par(Chronique.TITULAIRE, new FaitDeSeance.DecisionNotifiee("B-1", jour(7, 20), EtatDossier.EXECUTOIRE))
                .par(Chronique.TITULAIRE, new FaitDePaiement.CompteChange(COMPTE, jour(7, 21)))
                .puis(new FaitDePaiement.CompteConfirme(COMPTE))
                .puis(new FaitDePaiement.VersementLiquide("V1", "B-1", Montant.ofEuros(200), COMPTE, "b-1"))
                .puis(new FaitDePaiement.VersementSuivi(
                        "V1", Versement.Etat.PAYE, null, "", jour(8, 3), EtatDossier.PAYE))
                .par(
                        Chronique.TITULAIRE,
                        new FaitDeRecours.ContradictoireOuvert(MotifDeRetrait.FRAUDE, GRIEFS, jour(9, 1), jour(9, 30)))
                .puis(new FaitDeRecours.ObservationsRecues(jour(9, 12)));
    }

    /** All that a life says, by the name of what says it. */
    private static SortedMap<String, Object> image(Parcours parcours) {
        return Arrays.stream(Parcours.class.getMethods())
                .filter(methode -> methode.getDeclaringClass() == Parcours.class)
                .filter(methode -> methode.getParameterCount() == 0 && !Modifier.isStatic(methode.getModifiers()))
                .collect(Collectors.toMap(
                        Method::getName, methode -> lire(methode, parcours), (un, autre) -> un, TreeMap::new));
    }

    private static Object lire(Method methode, Parcours parcours) {
        try {
            return methode.invoke(parcours);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void un_indu_constate_deux_fois_n_est_l_histoire_de_personne() {
        Chronique deuxFois = new Chronique()
                .puis(
                        new FaitDePaiement.InduConstate(
                                "I1", "V1", Montant.ofEuros(200), "REVENTE", "art. 9", jour(10, 1)),
                        new FaitDePaiement.InduSuivi("I1", Indu.Etat.CONSTATE));
        assertEquals(
                "FAIT_INVALIDE",
                assertThrows(ValeurInvalideException.class, deuxFois::parcours).code());
    }

    /** What another organisation hands over may follow each other in no life: it is folded, or refused as a value that cannot be. */
    @Property
    void aucune_suite_de_faits_ne_fait_echouer_la_relecture(@ForAll("suites") List<Fait> faits) {
        Chronique chronique = new Chronique();
        faits.forEach(chronique::puis);
        try {
            assertEquals(chronique.entrees(), chronique.parcours().entrees());
        } catch (ValeurInvalideException impossible) {
            assertFalse(impossible.code().isEmpty());
        }
    }

    @Provide
    Arbitrary<List<Fait>> suites() {
        return Histoires.faits().list().ofMaxSize(30);
    }

    @Test
    void une_lettre_revenue_apres_une_carence_sans_demande_ne_rouvre_rien() {
        Parcours parcours = new Chronique()
                .puis(
                        new FaitDeRelance.CarenceConstatee(
                                LocalDate.of(2020, 6, 1),
                                LocalDate.of(2020, 7, 1),
                                LocalDate.of(2020, 7, 2),
                                List.of("RIB:ABSENTE")),
                        new FaitDeRelance.MessageRevenu("cle-1", Canal.SMS, "BOITE_PLEINE"))
                .parcours();
        assertFalse(parcours.aRevoir());
    }

    /** Stores give the chain of each organisation apart: the version says how they were woven. */
    @Property
    void l_ordre_dans_lequel_les_entrees_arrivent_ne_change_rien(@ForAll Random hasard) {
        List<Entree> entrees = longue().entrees();
        List<Entree> melangees = new ArrayList<>(entrees);
        Collections.shuffle(melangees, hasard);
        assertEquals(entrees, Parcours.rejouer(melangees).entrees());
        assertEquals(image(Parcours.rejouer(entrees)), image(Parcours.rejouer(melangees)));
    }

    @Test
    void rejouer_deux_fois_dit_deux_fois_la_meme_chose() {
        List<Entree> entrees = longue().entrees();
        for (int i = 0; i <= entrees.size(); i++) {
            List<Entree> debut = entrees.subList(0, i);
            assertEquals(image(Parcours.rejouer(debut)), image(Parcours.rejouer(debut)));
        }
        assertEquals(
                Set.of("collectivite", "titulaire"),
                entrees.stream()
                        .map(entree -> entree.auteur().organisation())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** What a life hands out is a picture: whoever holds it cannot rewrite the life. */
    @Test
    void ce_qu_un_parcours_rend_ne_le_change_pas() {
        Parcours parcours = longue().parcours();
        SortedMap<String, Object> avant = image(longue().parcours());
        image(parcours).values().forEach(ParcoursTest::viderSiPossible);
        assertEquals(avant, image(parcours));
    }

    private static void viderSiPossible(Object valeur) {
        try {
            if (valeur instanceof Collection<?> liste) {
                liste.clear();
            } else if (valeur instanceof Map<?, ?> table) {
                table.clear();
            }
        } catch (UnsupportedOperationException fige) {
            // So much the better.
        }
    }
}
