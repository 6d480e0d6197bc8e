package fr.octroi.suivi;

import static fr.octroi.suivi.Vies.DEPOT;
import static fr.octroi.suivi.Vies.FACTURE;
import static fr.octroi.suivi.Vies.SEANCE;
import static fr.octroi.suivi.Vies.jour;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.Motif;
import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.journal.Chronique;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDePaiement;
import fr.octroi.journal.FaitDeRecours;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.journal.Histoires;
import fr.octroi.journal.Journal;
import fr.octroi.recours.Grief;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.reglement.ModeleDeLettre;
import fr.octroi.suivi.Indicateurs.Compte;
import fr.octroi.suivi.Indicateurs.Consommation;
import fr.octroi.suivi.Indicateurs.Decisions;
import fr.octroi.suivi.Indicateurs.DelaiMesure;
import fr.octroi.suivi.Indicateurs.Part;
import fr.octroi.suivi.Indicateurs.Periode;
import fr.octroi.suivi.Indicateurs.Relance;
import fr.octroi.suivi.Indicateurs.Reponse;
import fr.octroi.suivi.Indicateurs.Stock;
import fr.octroi.suivi.Traitement.Troncon;
import fr.octroi.versement.SuiteDeRejet;
import fr.octroi.versement.Versement;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class IndicateursTest {

    private static final Periode JUIN = new Periode(jour(6, 1), jour(6, 30));
    private static final Periode ETE = new Periode(jour(6, 1), jour(8, 31));
    private static final SortedMap<String, Montant> SANS_CREDITS = new TreeMap<>();

    private static Indicateurs mesurer(Periode periode, SortedMap<String, Montant> credits, Chronique... vies) {
        List<List<Entree>> journal = new ArrayList<>();
        for (Chronique vie : vies) {
            journal.add(vie.entrees());
        }
        return Indicateurs.mesurer(journal, periode, AnneeSimulee.PARIS, Delai.ofMois(2), List.of(), credits);
    }

    private static Chronique demandee() {
        return Vies.deposee()
                .le(jour(6, 5))
                .puis(Vies.instruite("COMPLETER", null, FACTURE), Vies.demandee(jour(6, 5), FACTURE));
    }

    private static Fait recue(LocalDate jour) {
        return new FaitDeRelance.ComplementRecu(jour, List.of(), null, EtatDossier.DEPOSE);
    }

    @Test
    void le_stock_se_compte_par_etat_avec_son_age() {
        Indicateurs indicateurs = mesurer(JUIN, SANS_CREDITS, Vies.deposee(), Vies.deposee(), demandee());
        assertEquals(
                List.of(
                        new Stock(EtatDossier.DEPOSE, 2, 29, 29, 29),
                        new Stock(EtatDossier.A_COMPLETER, 1, 29, 29, 29)),
                indicateurs.stock());
        assertEquals(3, indicateurs.depots());
        assertEquals(0, indicateurs.silences());
        assertEquals(
                3,
                mesurer(ETE, SANS_CREDITS, Vies.deposee(), Vies.deposee(), demandee())
                        .silences());
    }

    @Test
    void est_complet_d_emblee_ce_a_quoi_le_premier_regard_ne_trouve_rien_d_indispensable_qui_manque() {
        Chronique complet = Vies.deposee().puis(Vies.instruite("ACCORDER", DEPOT));
        Chronique sansRib = Vies.deposee().puis(Vies.instruite("ACCORDER", DEPOT, Vies.RIB));
        Chronique complete = demandee().le(jour(6, 20)).puis(Vies.instruite("ACCORDER", jour(6, 20)));
        assertEquals(
                new Part(2, 3),
                mesurer(JUIN, SANS_CREDITS, complet, sansRib, complete, Vies.deposee())
                        .completsDEmblee());
    }

    /** Asked on the 5th, reminded on the 20th, answered on the 24th: within 30 days of the demand, and 7 of the reminder. */
    @Test
    void l_effet_d_une_relance_se_compte_sur_celles_assez_anciennes_pour_le_dire() {
        Chronique repond = demandee()
                .le(jour(6, 20))
                .puis(new FaitDeRelance.RelanceFaite("RELANCE_15", jour(6, 20)))
                .le(jour(6, 24))
                .puis(recue(jour(6, 24)));
        Chronique muet = demandee();
        List<Relance> relances = mesurer(JUIN, SANS_CREDITS, repond, muet).relances();
        assertEquals(
                List.of(
                        new Relance(
                                ModeleDeLettre.DEMANDE_COMPLEMENT.name(),
                                2,
                                List.of(
                                        new Reponse(7, new Part(0, 2)),
                                        new Reponse(15, new Part(0, 2)),
                                        new Reponse(30, new Part(0, 0)))),
                        new Relance(
                                "RELANCE_15",
                                1,
                                List.of(
                                        new Reponse(7, new Part(1, 1)),
                                        new Reponse(15, new Part(0, 0)),
                                        new Reponse(30, new Part(0, 0))))),
                relances);
        assertEquals(
                new Reponse(30, new Part(1, 2)),
                mesurer(ETE, SANS_CREDITS, repond, muet)
                        .relances()
                        .get(0)
                        .reponses()
                        .get(2));
    }

    @Test
    void une_reponse_postee_avant_la_demande_n_y_repond_pas() {
        Chronique croise = demandee().le(jour(6, 7)).puis(recue(jour(6, 4)));
        assertEquals(
                new Reponse(7, new Part(0, 1)),
                mesurer(JUIN, SANS_CREDITS, croise).relances().get(0).reponses().get(0));
    }

    @Test
    void les_refus_se_comptent_par_motif_et_les_decisions_par_leur_jour() {
        Chronique refusee = Vies.deposee().le(SEANCE).puis(Vies.decidee(Issue.REFUSE));
        Chronique accordee = Vies.deposee().le(SEANCE).puis(Vies.decidee(Issue.ACCORDE));
        Chronique ajournee = Vies.deposee().le(SEANCE).puis(Vies.decidee(Issue.AJOURNE));
        Indicateurs ete = mesurer(ETE, SANS_CREDITS, refusee, accordee, ajournee);
        assertEquals(List.of(new Compte("RESIDENCE", 1)), ete.refus());
        assertEquals(new Decisions(1, Montant.ofEuros(200), 1, 1), ete.decisions());
        assertEquals(new Part(2, 2), ete.dansLeDelai());
        Indicateurs juin = mesurer(JUIN, SANS_CREDITS, refusee, accordee);
        assertEquals(List.of(), juin.refus());
        assertEquals(new Part(0, 0), juin.dansLeDelai());
    }

    @Test
    void une_decision_est_dans_le_delai_jusqu_au_dernier_jour() {
        Chronique accordee = Vies.deposee().le(SEANCE).puis(Vies.decidee(Issue.ACCORDE));
        for (int jours : new int[] {36, 37, 38}) {
            Part part = Indicateurs.mesurer(
                            List.of(accordee.entrees()),
                            ETE,
                            AnneeSimulee.PARIS,
                            Delai.parse(jours + " jours"),
                            List.of(),
                            SANS_CREDITS)
                    .dansLeDelai();
            // From the 1st of June to the 8th of July there are 37 days.
            assertEquals(new Part(jours >= 37 ? 1 : 0, 1), part);
        }
    }

    @Test
    void les_credits_disent_ce_qui_est_accorde_paye_et_jusqu_a_quand_ils_vont() {
        Chronique payee = Vies.deposee()
                .puis(Vies.inscrite())
                .le(SEANCE)
                .puis(Vies.decidee(Issue.ACCORDE))
                .puis(Vies.liquidee())
                .puis(Vies.suivie(Versement.Etat.PAYE, null));
        Chronique inscrite = Vies.deposee().puis(Vies.inscrite());
        Montant deuxCents = Montant.ofEuros(200);
        Montant parMois = Montant.ofEuros(100);
        Consommation connue = new Consommation(
                "velo-2020",
                Montant.ofEuros(1_000),
                deuxCents,
                deuxCents,
                deuxCents,
                deuxCents,
                parMois,
                // The first grant is of July: 600 are left, six months at 200 in two, and nothing for the seventh.
                YearMonth.of(2021, 3));
        assertEquals(
                List.of(connue),
                mesurer(ETE, new TreeMap<>(Map.of("velo-2020", Montant.ofEuros(1_000))), payee, inscrite)
                        .credits());
        Consommation vieille = mesurer(
                        new Periode(jour(8, 1), jour(9, 30)),
                        new TreeMap<>(Map.of("velo-2020", Montant.ofEuros(1_000))),
                        payee,
                        inscrite)
                .credits()
                .get(0);
        assertEquals(Montant.parse("66.66"), vieille.parMois());
        assertEquals(
                YearMonth.of(2021, 7), vieille.epuisement(), "nine months at 200 in three, and nothing for the tenth");
        Consommation tenueDemain = mesurer(
                        new Periode(jour(6, 1), jour(6, 30)),
                        new TreeMap<>(Map.of("velo-2020", Montant.ofEuros(1_000))),
                        Vies.deposee().puis(Vies.inscrite()).puis(Vies.decidee(Issue.ACCORDE)))
                .credits()
                .get(0);
        assertEquals(deuxCents, tenueDemain.parMois(), "minutes that are written before their session");
        Consommation inconnue =
                mesurer(ETE, SANS_CREDITS, payee, inscrite).credits().get(0);
        assertNull(inconnue.ouverts());
        assertNull(inconnue.epuisement());
        Consommation depassee = mesurer(ETE, new TreeMap<>(Map.of("velo-2020", Montant.ofEuros(300))), payee, inscrite)
                .credits()
                .get(0);
        assertEquals(YearMonth.of(2020, 8), depassee.epuisement());
    }

    private static Fait retiree() {
        return new FaitDeRecours.DecisionRetiree(
                "B-2",
                MotifDeRetrait.ILLEGALITE,
                List.of(new Grief(new Motif("RESIDENCE", "art. 2"), jour(8, 1))),
                jour(8, 20));
    }

    private static Consommation surMille(Chronique... vies) {
        return mesurer(ETE, new TreeMap<>(Map.of("velo-2020", Montant.ofEuros(1_000))), vies)
                .credits()
                .get(0);
    }

    @Test
    void un_accord_qui_a_pris_fin_sans_etre_paye_rend_ses_credits() {
        for (Fait fin : List.of(new FaitDeRelance.DesistementRecu(jour(8, 20)), retiree())) {
            Chronique finie = Vies.deposee()
                    .puis(Vies.inscrite())
                    .le(SEANCE)
                    .puis(Vies.decidee(Issue.ACCORDE))
                    .le(jour(8, 20))
                    .puis(fin);
            Consommation credits = surMille(finie);
            assertEquals(Montant.ZERO, credits.accordes(), fin.getClass().getSimpleName());
            assertEquals(Montant.ZERO, credits.parMois());
            assertNull(credits.epuisement());
            assertEquals(
                    Montant.ofEuros(200),
                    mesurer(new Periode(jour(7, 1), jour(7, 31)), SANS_CREDITS, finie)
                            .credits()
                            .get(0)
                            .accordes(),
                    "what was known in July is not told otherwise since");
        }
    }

    /** What was paid is claimed apart, and never goes back to the envelope; what the bank sent back does. */
    @Test
    void un_retrait_laisse_a_la_charge_des_credits_ce_qui_est_paye() {
        Chronique payee = Vies.deposee()
                .puis(Vies.inscrite())
                .le(SEANCE)
                .puis(Vies.decidee(Issue.ACCORDE))
                .puis(Vies.liquidee())
                .puis(Vies.suivie(Versement.Etat.PAYE, null))
                .puis(retiree());
        assertEquals(Montant.ofEuros(200), surMille(payee).accordes());
        payee.puis(new FaitDePaiement.VersementSuivi(
                "V1", Versement.Etat.REJETE_BANQUE, SuiteDeRejet.NOUVEAU_RIB, "AC04", jour(8, 25), EtatDossier.RETIRE));
        assertEquals(Montant.ZERO, surMille(payee).accordes());
    }

    /** The same year through the other eyes of the house, and by hand. */
    @Test
    void une_annee_entiere_se_recompte() {
        AnneeSimulee annee = new AnneeSimulee(500, 11, 1);
        Periode periode = new Periode(LocalDate.of(2020, 1, 1), AnneeSimulee.FIN);
        Indicateurs indicateurs = mesurer(annee, periode);
        assertEquals(500, indicateurs.depots());
        assertEquals(500, indicateurs.stock().stream().mapToInt(Stock::nombre).sum());
        long accords = annee.entrees().stream()
                .filter(entree ->
                        entree.fait().donnees().getOrDefault("issue", "").equals("ACCORDE"))
                .count();
        assertEquals(accords, indicateurs.decisions().accords());
        assertEquals(Montant.ofEuros(200 * accords), indicateurs.decisions().montant());
        List<Long> depots = annee.sujets().stream()
                .flatMap(sujet -> Stream.ofNullable(sujet.traitement().jours().get(Troncon.DEPOT_PAIEMENT)))
                .map(Integer::longValue)
                .sorted()
                .toList();
        DelaiMesure delai = indicateurs.delais().stream()
                .filter(un -> un.troncon() == Troncon.DEPOT_PAIEMENT)
                .findFirst()
                .orElseThrow();
        assertEquals(depots.size(), delai.nombre());
        assertEquals(depots.get((depots.size() + 1) / 2 - 1), delai.mediane());
        Montant credits =
                indicateurs.credits().stream().map(Consommation::accordes).reduce(Montant.ZERO, Montant::plus);
        assertEquals(indicateurs.decisions().montant(), credits);
    }

    private static Indicateurs mesurer(AnneeSimulee annee, Periode periode) {
        return Indicateurs.mesurer(
                parDossier(annee.entrees()).values(),
                periode,
                AnneeSimulee.PARIS,
                Delai.ofMois(2),
                List.of(),
                SANS_CREDITS);
    }

    private static Map<String, List<Entree>> parDossier(Collection<Entree> entrees) {
        Map<String, List<Entree>> parDossier = new TreeMap<>();
        entrees.forEach(entree -> parDossier
                .computeIfAbsent(entree.dossier().valeur(), nouveau -> new ArrayList<>())
                .add(entree));
        return parDossier;
    }

    /** A month told again a year later, with all that happened since in the journal, is told alike. */
    @Test
    void un_mois_passe_se_mesure_de_meme_plus_tard_et_dans_n_importe_quel_ordre() {
        AnneeSimulee annee = new AnneeSimulee(200, 4, 1);
        Periode juin = new Periode(LocalDate.of(2020, 6, 1), LocalDate.of(2020, 6, 30));
        Indicateurs plusTard = mesurer(annee, juin);
        List<Entree> alors = new ArrayList<>(annee.entrees().stream()
                .filter(entree -> LocalDate.ofInstant(entree.instant(), AnneeSimulee.PARIS)
                        .isBefore(LocalDate.of(2020, 7, 1)))
                .toList());
        Collections.shuffle(alors, new Random(2));
        assertEquals(
                plusTard,
                Indicateurs.mesurer(
                        parDossier(alors).values(),
                        juin,
                        AnneeSimulee.PARIS,
                        Delai.ofMois(2),
                        List.of(),
                        SANS_CREDITS));
        assertTrue(plusTard.depots() > 10);
    }

    private static Periode mois(int mois) {
        return new Periode(jour(mois, 1), jour(mois + 1, 1).minusDays(1));
    }

    /** Filed on 30 June and received on 2 July, decided on 8 July with minutes that came on 3 August: each is counted once, when it was known. */
    @Test
    void ce_qui_est_enregistre_le_mois_suivant_se_compte_alors_et_une_seule_fois() {
        Chronique tardive = new Chronique()
                .le(jour(7, 2))
                .puis(new Fait.DemandeEnregistree("gpso-vae", jour(6, 30), Empreinte.deChamps("d")))
                .puis(Vies.instruite("ACCORDER", jour(6, 30)))
                .le(jour(8, 3))
                .puis(Vies.decidee(Issue.ACCORDE));
        Decisions rien = new Decisions(0, Montant.ZERO, 0, 0);
        assertEquals(0, mesurer(mois(6), SANS_CREDITS, tardive).depots());
        Indicateurs juillet = mesurer(mois(7), SANS_CREDITS, tardive);
        assertEquals(1, juillet.depots());
        assertEquals(new Part(1, 1), juillet.completsDEmblee());
        assertEquals(rien, juillet.decisions());
        assertEquals(new Part(0, 0), juillet.dansLeDelai());
        Indicateurs aout = mesurer(mois(8), SANS_CREDITS, tardive);
        assertEquals(0, aout.depots());
        assertEquals(new Decisions(1, Montant.ofEuros(200), 0, 0), aout.decisions());
        assertEquals(new Part(1, 1), aout.dansLeDelai());
        DelaiMesure delai = aout.delais().stream()
                .filter(mesure -> mesure.troncon() == Troncon.COMPLET_DECISION)
                .findFirst()
                .orElseThrow();
        // From 30 June to the session of 8 July.
        assertEquals(new DelaiMesure(Troncon.COMPLET_DECISION, 1, 8, 8), delai);
    }

    /** All that a year recorded days after it happened, month by month: nothing falls between two. */
    @Test
    void douze_mois_font_l_annee_meme_quand_tout_s_enregistre_plus_tard() {
        List<List<Entree>> journal = parDossier(new AnneeSimulee(200, 5, 1).entrees()).values().stream()
                .map(IndicateursTest::enregistreeDixJoursPlusTard)
                .toList();
        int depots = 0;
        int accords = 0;
        int refus = 0;
        Montant montant = Montant.ZERO;
        int decisions = 0;
        int payes = 0;
        LocalDate debut = LocalDate.of(2020, 1, 1);
        for (LocalDate premier = debut; premier.getYear() == 2020; premier = premier.plusMonths(1)) {
            Indicateurs mois =
                    mesurer(journal, new Periode(premier, premier.plusMonths(1).minusDays(1)));
            depots += mois.depots();
            accords += mois.decisions().accords();
            refus += mois.decisions().refus();
            montant = montant.plus(mois.decisions().montant());
            decisions += mois.dansLeDelai().sur();
            payes += paiements(mois);
        }
        Indicateurs annee = mesurer(journal, new Periode(debut, LocalDate.of(2020, 12, 31)));
        assertEquals(annee.depots(), depots);
        assertTrue(depots > 150);
        assertEquals(annee.decisions().accords(), accords);
        assertEquals(annee.decisions().refus(), refus);
        assertEquals(annee.decisions().montant(), montant);
        assertEquals(annee.dansLeDelai().sur(), decisions);
        assertEquals(paiements(annee), payes);
        assertTrue(payes > 50);
    }

    private static int paiements(Indicateurs indicateurs) {
        return indicateurs.delais().stream()
                .filter(delai -> delai.troncon() == Troncon.DEPOT_PAIEMENT)
                .mapToInt(DelaiMesure::nombre)
                .sum();
    }

    private static Indicateurs mesurer(List<List<Entree>> journal, Periode periode) {
        return Indicateurs.mesurer(journal, periode, AnneeSimulee.PARIS, Delai.ofMois(2), List.of(), SANS_CREDITS);
    }

    private static List<Entree> enregistreeDixJoursPlusTard(List<Entree> entrees) {
        SortedMap<String, Entree> tetes = new TreeMap<>();
        List<Entree> plusTard = new ArrayList<>();
        for (Entree entree : entrees) {
            Entree autre = Journal.enchainer(
                    tetes.get(entree.auteur().organisation()),
                    entree.dossier(),
                    entree.version(),
                    entree.instant().plus(Period.ofDays(10)),
                    entree.auteur(),
                    entree.fait());
            tetes.put(entree.auteur().organisation(), autre);
            plusTard.add(autre);
        }
        return plusTard;
    }

    @Test
    void ni_un_journal_vide_ni_un_dossier_sans_enregistrement_ne_compte() {
        Indicateurs vide = mesurer(
                JUIN,
                SANS_CREDITS,
                new Chronique().puis(new Fait.PieceRecue("FACTURE", Empreinte.deChamps("f"), 1, DEPOT)));
        assertEquals(0, vide.depots());
        assertEquals(List.of(), vide.stock());
        assertTrue(vide.delais().stream().allMatch(delai -> delai.nombre() == 0 && delai.mediane() == 0));
        assertThrows(ValeurInvalideException.class, () -> new Periode(jour(6, 2), jour(6, 1)));
    }

    @Provide
    Arbitrary<List<Entree>> histoires() {
        return Histoires.journaux();
    }

    /** Whatever can be folded, even what no life could be, is counted once, and fails nothing. */
    @Property
    void aucune_histoire_ne_fait_echouer_les_indicateurs(@ForAll("histoires") List<Entree> entrees) {
        List<List<Entree>> lisibles = parDossier(entrees).values().stream()
                .filter(TraitementTest::seRejoue)
                .toList();
        Periode toujours = new Periode(LocalDate.of(1990, 1, 1), LocalDate.of(2098, 12, 31));
        Indicateurs indicateurs =
                Indicateurs.mesurer(lisibles, toujours, AnneeSimulee.PARIS, Delai.ofMois(2), List.of(), SANS_CREDITS);
        assertTrue(indicateurs.depots() <= lisibles.size());
        assertTrue(indicateurs.stock().stream().mapToInt(Stock::nombre).sum() <= lisibles.size());
    }
}
