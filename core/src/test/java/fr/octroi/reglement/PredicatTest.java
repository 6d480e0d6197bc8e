package fr.octroi.reglement;

import static fr.octroi.reglement.Refus.refuse;
import static fr.octroi.reglement.Verdict.INDETERMINEE;
import static fr.octroi.reglement.Verdict.NON_SATISFAITE;
import static fr.octroi.reglement.Verdict.SATISFAITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Fraction;
import fr.octroi.commun.Montant;
import fr.octroi.reglement.Donnee.Origine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredicatTest {

    private static final Donnee CODE = donnee("essai.code", TypeValeur.CODE);
    private static final Donnee NOMBRE = donnee("essai.nombre", TypeValeur.NOMBRE);
    private static final Donnee MONTANT = donnee("essai.montant", TypeValeur.MONTANT);
    private static final Donnee DATE = donnee("essai.date", TypeValeur.DATE);
    private static final Donnee REPONSE = donnee("essai.reponse", TypeValeur.BOOLEEN);
    private static final List<Donnee> DONNEES = List.of(CODE, NOMBRE, MONTANT, DATE, REPONSE);
    private static final LocalDate DEPART = LocalDate.of(2016, 1, 1);

    private static final Territoire TERRITOIRE = new Territoire(
            "ESSAI",
            "territoire d'essai",
            List.of(
                    Territoire.Appartenance.commune("92012", null, null),
                    Territoire.Appartenance.commune("78640", null, DEPART.minusDays(1)),
                    Territoire.Appartenance.commune("92077", DEPART, null)));

    private static final Formule SANS_OBJET =
            new Formule.Table(List.of(new Formule.Table.Ligne(Reglements.parmi(CODE, "A"), Reglements.euros(0))), null);

    @Test
    void et_ou_et_non_suivent_les_tables_de_Kleene() {
        Verdict[][] et = {
            {SATISFAITE, NON_SATISFAITE, INDETERMINEE},
            {NON_SATISFAITE, NON_SATISFAITE, NON_SATISFAITE},
            {INDETERMINEE, NON_SATISFAITE, INDETERMINEE}
        };
        Verdict[][] ou = {
            {SATISFAITE, SATISFAITE, SATISFAITE},
            {SATISFAITE, NON_SATISFAITE, INDETERMINEE},
            {SATISFAITE, INDETERMINEE, INDETERMINEE}
        };
        List<Verdict> verdicts = List.of(SATISFAITE, NON_SATISFAITE, INDETERMINEE);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertEquals(et[i][j], verdicts.get(i).et(verdicts.get(j)));
                assertEquals(ou[i][j], verdicts.get(i).ou(verdicts.get(j)));
            }
        }
        assertEquals(
                List.of(NON_SATISFAITE, SATISFAITE, INDETERMINEE),
                List.of(SATISFAITE.non(), NON_SATISFAITE.non(), INDETERMINEE.non()));
        assertEquals(SATISFAITE, Verdict.of(true));
        assertEquals(NON_SATISFAITE, Verdict.of(false));
    }

    @Property
    void les_lois_de_de_Morgan_tiennent_a_trois_valeurs(
            @ForAll("predicats") Predicat a,
            @ForAll("predicats") Predicat b,
            @ForAll("situations") Situation situation) {
        assertEquals(
                new Predicat.Non(new Predicat.Et(List.of(a, b))).evaluer(situation),
                new Predicat.Ou(List.of(new Predicat.Non(a), new Predicat.Non(b))).evaluer(situation));
        assertEquals(
                new Predicat.Non(new Predicat.Ou(List.of(a, b))).evaluer(situation),
                new Predicat.Et(List.of(new Predicat.Non(a), new Predicat.Non(b))).evaluer(situation));
        assertEquals(a.evaluer(situation), new Predicat.Non(new Predicat.Non(a)).evaluer(situation));
    }

    @Property(tries = 3000)
    void apprendre_un_fait_ne_renverse_aucun_verdict_etabli(
            @ForAll("predicats") Predicat predicat,
            @ForAll("situations") Situation complete,
            @ForAll Set<Integer> oublis) {
        Situation partielle = sans(complete, oublis);
        Verdict avant = predicat.evaluer(partielle);
        Verdict apres = predicat.evaluer(complete);
        assertTrue(avant == INDETERMINEE || avant == apres, () -> avant + " est devenu " + apres);
    }

    @Property
    void un_verdict_indetermine_laisse_toujours_un_fait_a_demander(
            @ForAll("predicats") Predicat predicat, @ForAll("situations") Situation situation) {
        List<Donnee> inconnues = new ArrayList<>();
        predicat.donnees(donnee -> {
            if (situation.valeur(donnee).isEmpty()) {
                inconnues.add(donnee);
            }
        });
        assertTrue(predicat.evaluer(situation) != INDETERMINEE || !inconnues.isEmpty());
    }

    @Property
    void un_predicat_ne_depend_que_des_faits_qu_il_annonce(
            @ForAll("predicats") Predicat predicat, @ForAll("situations") Situation situation) {
        Set<Donnee> lues = new TreeSet<>();
        predicat.donnees(lues::add);
        Situation.Builder reduite = Situation.builder();
        lues.forEach(donnee -> reduite.avec(donnee, situation.valeur(donnee).orElse(null)));
        assertEquals(predicat.evaluer(situation), predicat.evaluer(reduite.build()));
    }

    @Test
    void les_bornes_d_un_intervalle_sont_comprises() {
        LocalDate jour = LocalDate.of(2019, 1, 1);
        intervalle(DATE, new Valeur.Jour(jour.minusDays(1)), new Valeur.Jour(jour), new Valeur.Jour(jour.plusDays(1)));
        intervalle(
                MONTANT,
                new Valeur.Somme(new Montant(99_999)),
                new Valeur.Somme(new Montant(100_000)),
                new Valeur.Somme(new Montant(100_001)));
        intervalle(NOMBRE, nombre("17.99"), nombre("18"), nombre("18.01"));
    }

    @Test
    void chaque_jour_du_calendrier_vient_apres_celui_d_avant() {
        Valeur.Jour veille = new Valeur.Jour(CalendrierOuvre.PREMIER_JOUR);
        while (veille.jour().isBefore(CalendrierOuvre.DERNIER_JOUR)) {
            Valeur.Jour jour = new Valeur.Jour(veille.jour().plusDays(1));
            Predicat.Entre depuis = new Predicat.Entre(DATE, jour, null);
            assertEquals(NON_SATISFAITE, depuis.juger(veille), jour::toString);
            assertEquals(SATISFAITE, depuis.juger(jour), jour::toString);
            veille = jour;
        }
    }

    private static void intervalle(Donnee donnee, Valeur sous, Valeur borne, Valeur dessus) {
        Predicat minimum = new Predicat.Entre(donnee, borne, null);
        Predicat maximum = new Predicat.Entre(donnee, null, borne);
        Predicat point = new Predicat.Entre(donnee, borne, borne);
        assertEquals(List.of(NON_SATISFAITE, SATISFAITE, SATISFAITE), verdicts(minimum, donnee, sous, borne, dessus));
        assertEquals(List.of(SATISFAITE, SATISFAITE, NON_SATISFAITE), verdicts(maximum, donnee, sous, borne, dessus));
        assertEquals(List.of(NON_SATISFAITE, SATISFAITE, NON_SATISFAITE), verdicts(point, donnee, sous, borne, dessus));
        assertEquals(INDETERMINEE, minimum.evaluer(Situation.builder().build()));
        refuse("BORNES_INVALIDES", () -> new Predicat.Entre(donnee, dessus, sous));
    }

    private static List<Verdict> verdicts(Predicat predicat, Donnee donnee, Valeur... valeurs) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Valeur valeur : valeurs) {
            verdicts.add(
                    predicat.evaluer(Situation.builder().avec(donnee, valeur).build()));
        }
        return verdicts;
    }

    /** A month that has no such day ends on its last: the délai from 31 January ends on 29 February 2020. */
    @ParameterizedTest
    @CsvSource({
        "2020-01-31, 1 mois, 2020-02-29",
        "2021-01-31, 1 mois, 2021-02-28",
        "2020-02-29, 1 mois, 2020-03-29",
        "2020-02-29, 1 an, 2021-02-28",
        "2020-08-31, 6 mois, 2021-02-28",
        "2020-12-31, 2 mois francs, 2021-03-01",
        "2020-01-31, 10 jours, 2020-02-10",
        "2020-04-30, 1 jour ouvré, 2020-05-04",
        "2020-01-31, 0 jour, 2020-01-31"
    })
    void un_delai_ecoule_comprend_son_dernier_jour(LocalDate debut, String delai, LocalDate terme) {
        Delai duree = Delai.parse(delai);
        Predicat auMoins = new Predicat.Ecoule(Vocabulaire.ACHAT_DATE, Vocabulaire.DEPOT_DATE, duree, null);
        Predicat auPlus = new Predicat.Ecoule(Vocabulaire.ACHAT_DATE, Vocabulaire.DEPOT_DATE, null, duree);
        Predicat leJourMeme = new Predicat.Ecoule(Vocabulaire.ACHAT_DATE, Vocabulaire.DEPOT_DATE, duree, duree);
        assertEquals(
                List.of(NON_SATISFAITE, SATISFAITE, SATISFAITE),
                ecoules(auMoins, debut, terme.minusDays(1), terme, terme.plusDays(1)));
        Verdict veille = terme.minusDays(1).isBefore(debut) ? NON_SATISFAITE : SATISFAITE;
        assertEquals(
                List.of(veille, SATISFAITE, NON_SATISFAITE),
                ecoules(auPlus, debut, terme.minusDays(1), terme, terme.plusDays(1)));
        assertEquals(
                List.of(NON_SATISFAITE, SATISFAITE, NON_SATISFAITE),
                ecoules(leJourMeme, debut, terme.minusDays(1), terme, terme.plusDays(1)));
    }

    private static List<Verdict> ecoules(Predicat predicat, LocalDate debut, LocalDate... fins) {
        return Stream.of(fins).map(fin -> predicat.evaluer(jours(debut, fin))).toList();
    }

    private static Situation jours(@Nullable LocalDate achat, @Nullable LocalDate depot) {
        return Situation.builder()
                .avec(Vocabulaire.ACHAT_DATE, achat == null ? null : new Valeur.Jour(achat))
                .avec(Vocabulaire.DEPOT_DATE, depot == null ? null : new Valeur.Jour(depot))
                .build();
    }

    @Test
    void avant_son_debut_un_delai_n_a_jamais_couru_et_sans_un_jour_on_ne_sait() {
        Predicat sixMois = new Predicat.Ecoule(Vocabulaire.ACHAT_DATE, Vocabulaire.DEPOT_DATE, null, Delai.ofMois(6));
        assertEquals(NON_SATISFAITE, sixMois.evaluer(jours(DEPART, DEPART.minusDays(1))));
        assertEquals(SATISFAITE, sixMois.evaluer(jours(DEPART, DEPART)));
        assertEquals(INDETERMINEE, sixMois.evaluer(jours(null, DEPART)));
        assertEquals(INDETERMINEE, sixMois.evaluer(jours(DEPART, null)));
        List<Donnee> lues = new ArrayList<>();
        sixMois.donnees(lues::add);
        assertEquals(List.of(Vocabulaire.DEPOT_DATE, Vocabulaire.ACHAT_DATE), lues);
        refuse("BORNES_INVALIDES", () -> new Predicat.Ecoule(DATE, DATE, null, null));
        refuse("TYPE_DE_DONNEE", () -> new Predicat.Ecoule(CODE, DATE, Delai.ofJours(1), null));
        refuse("TYPE_DE_DONNEE", () -> new Predicat.Ecoule(DATE, MONTANT, Delai.ofJours(1), null));
    }

    @Test
    void un_jour_est_du_calendrier_et_un_delai_qui_en_sort_n_est_jamais_ecoule() {
        for (String hors : List.of("1899-12-31", "2200-01-01", "0202-06-01")) {
            refuse("DATE_HORS_CALENDRIER", () -> new Valeur.Jour(LocalDate.parse(hors)));
        }
        LocalDate debut = LocalDate.of(2199, 1, 1);
        for (String duree : List.of("1 an", "400 jours", "300 jours ouvrés")) {
            Delai delai = Delai.parse(duree);
            assertEquals(
                    NON_SATISFAITE,
                    new Predicat.Ecoule(Vocabulaire.ACHAT_DATE, Vocabulaire.DEPOT_DATE, delai, null)
                            .evaluer(jours(debut, CalendrierOuvre.DERNIER_JOUR)));
            assertEquals(
                    SATISFAITE,
                    new Predicat.Ecoule(Vocabulaire.ACHAT_DATE, Vocabulaire.DEPOT_DATE, null, delai)
                            .evaluer(jours(debut, CalendrierOuvre.DERNIER_JOUR)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INFERIEUR, <, 1, 0, 0",
        "INFERIEUR_OU_EGAL, <=, 1, 1, 0",
        "EGAL, =, 0, 1, 0",
        "SUPERIEUR_OU_EGAL, >=, 0, 1, 1",
        "SUPERIEUR, >, 0, 0, 1"
    })
    void une_comparaison_tient_compte_de_l_egalite(
            Predicat.Compare.Comparaison comparaison, String signe, int sous, int egal, int dessus) {
        Predicat compare = new Predicat.Compare(
                new Formule.Base(NOMBRE),
                comparaison,
                new Formule.Constante(Fraction.of(new BigDecimal("18.0")), Unite.NOMBRE));
        assertEquals(
                List.of(Verdict.of(sous == 1), Verdict.of(egal == 1), Verdict.of(dessus == 1)),
                verdicts(compare, NOMBRE, nombre("17.99"), nombre("18"), nombre("18.01")));
        assertEquals(INDETERMINEE, compare.evaluer(Situation.builder().build()));
        assertEquals(signe, comparaison.signe());
        Predicat rien = new Predicat.Compare(SANS_OBJET, comparaison, SANS_OBJET);
        assertEquals(NON_SATISFAITE, rien.evaluer(code("B")), "what has no object proves nothing");
        assertEquals(INDETERMINEE, rien.evaluer(Situation.builder().build()));
    }

    private static Situation code(String mot) {
        return Situation.builder().avec(CODE, new Valeur.Code(mot)).build();
    }

    @Test
    void un_montant_nul_est_applicable_et_un_montant_sans_objet_ne_l_est_pas() {
        Predicat applicable = new Predicat.Applicable(SANS_OBJET);
        assertEquals(SATISFAITE, applicable.evaluer(code("A")));
        assertEquals(NON_SATISFAITE, applicable.evaluer(code("B")));
        assertEquals(INDETERMINEE, applicable.evaluer(Situation.builder().build()));
    }

    @Test
    void un_territoire_de_plusieurs_niveaux_se_prouve_par_un_seul() {
        Territoire territoire = new Territoire(
                "T",
                "un territoire",
                List.of(
                        Territoire.Appartenance.commune("92012", null, null),
                        new Territoire.Appartenance(Niveau.EPT, "200057974", DEPART, null)));
        Predicat dans = new Predicat.DansTerritoire(Vocabulaire.DEMANDEUR_COMMUNE, territoire, Vocabulaire.ACHAT_DATE);
        assertEquals(SATISFAITE, dans.evaluer(lieu("92012", null, null)));
        assertEquals(INDETERMINEE, dans.evaluer(lieu("75056", null, DEPART)));
        assertEquals(SATISFAITE, dans.evaluer(lieu("75056", "200057974", DEPART)));
        assertEquals(NON_SATISFAITE, dans.evaluer(lieu("75056", "200057974", DEPART.minusDays(1))));
        assertEquals(INDETERMINEE, dans.evaluer(lieu("75056", "200057974", null)));
        assertEquals(NON_SATISFAITE, dans.evaluer(lieu("75056", "autre", null)));
        refuse("TERRITOIRE_SANS_COMMUNES", () -> new Predicat.DansTerritoire(CODE, territoire, DATE));
    }

    private static Situation lieu(String commune, @Nullable String ept, @Nullable LocalDate jour) {
        return Situation.builder()
                .avec(Vocabulaire.DEMANDEUR_COMMUNE, new Valeur.Code(commune))
                .avec(Vocabulaire.DEMANDEUR_EPT, ept == null ? null : new Valeur.Code(ept))
                .avec(Vocabulaire.ACHAT_DATE, jour == null ? null : new Valeur.Jour(jour))
                .build();
    }

    @Property(tries = 3000)
    void une_condition_ouverte_nomme_un_fait_et_apprendre_ne_la_renverse_pas(
            @ForAll("toutesQuestions") Predicat predicat,
            @ForAll("faits") Situation situation,
            @ForAll Set<@IntRange(max = 18) Integer> oublis) {
        ReglementResolu reglement = sousCondition(predicat);
        Situation.Builder partielle = Situation.builder();
        for (int i = 0; i < ReglesAuHasard.DONNEES.size(); i++) {
            Donnee donnee = ReglesAuHasard.DONNEES.get(i);
            partielle.avec(donnee, oublis.contains(i) ? null : situation.lire(donnee));
        }
        Appreciation avant = apprecier(reglement, partielle.build());
        Appreciation apres = apprecier(reglement, situation);
        assertTrue(avant.verdict() == INDETERMINEE || avant.verdict() == apres.verdict());
        assertTrue(avant.verdict() != INDETERMINEE || !avant.inconnues().isEmpty());
        assertTrue(apres.verdict() != INDETERMINEE || !apres.inconnues().isEmpty());
    }

    @Property(tries = 1000)
    void ajouter_une_condition_n_ajoute_aucun_beneficiaire(
            @ForAll("toutesQuestions") Predicat une,
            @ForAll("toutesQuestions") Predicat autre,
            @ForAll("faits") Situation situation) {
        boolean avant = beneficie(List.of(condition("UNE", une)), situation);
        boolean apres = beneficie(List.of(condition("UNE", une), condition("AUTRE", autre)), situation);
        boolean exclu =
                beneficie(List.of(condition("UNE", new Predicat.Et(List.of(une, new Predicat.Non(autre))))), situation);
        assertTrue(avant || !apres);
        assertTrue(avant || !exclu);
    }

    @Property
    void un_fait_trouve_par_son_rang_donne_la_reponse_et_les_inconnues_de_son_nom(
            @ForAll("toutesQuestions") Predicat question, @ForAll("faits") Situation situation) {
        ReglementResolu reglement = sousCondition(question);
        Situation rangee = ranger(reglement, situation, situation);
        assertEquals(apprecier(reglement, situation), apprecier(reglement, rangee));
    }

    @Property
    void ce_qui_est_declare_passe_avant_ce_qui_est_repondu_et_chaque_fait_trouve_sa_reponse(
            @ForAll("toutesQuestions") Predicat question,
            @ForAll("faits") Situation declarees,
            @ForAll("faits") Situation repondues) {
        ReglementResolu reglement = sousCondition(question);
        Situation situation = ranger(reglement, declarees, repondues);
        for (Donnee donnee : reglement.donnees()) {
            boolean commune = Vocabulaire.trouver(donnee.nom()).isPresent();
            Optional<Valeur> attendue =
                    (commune ? declarees.valeur(donnee) : Optional.<Valeur>empty()).or(() -> repondues.valeur(donnee));
            assertEquals(attendue, situation.valeur(donnee), donnee::nom);
        }
    }

    /** As a dossier is bound: what it declares, then what was answered. */
    private static Situation ranger(ReglementResolu reglement, Situation declarees, Situation repondues) {
        SortedMap<String, Valeur> reponses = new TreeMap<>();
        repondues.connues().forEach(connue -> reponses.put(connue.getKey(), connue.getValue()));
        return reglement.situation(
                declarees,
                donnee -> (situation, regles) -> Vocabulaire.communes().contains(donnee)
                        ? situation.valeur(donnee).orElse(null)
                        : null,
                reponses);
    }

    /** A beneficiary satisfies every condition, and his amount is established. */
    private static boolean beneficie(List<Condition> conditions, Situation situation) {
        ReglementResolu reglement = ReglesAuHasard.resoudre(conditions, Reglements.euros(200));
        return reglement.apprecier(situation).stream()
                        .skip(1)
                        .allMatch(appreciation -> appreciation.verdict() == SATISFAITE)
                && reglement.calculer(situation) instanceof Calcul.Etabli;
    }

    private static ReglementResolu sousCondition(Predicat predicat) {
        return ReglesAuHasard.resoudre(List.of(condition("ESSAI", predicat)), Reglements.euros(200));
    }

    private static Condition condition(String code, Predicat exige) {
        return new Condition(code, "article 1", "une condition", exige);
    }

    /** Whoever is asked is asked once, and not for what decides nothing. */
    @Property(tries = 3000)
    void ce_qui_est_demande_suffit_et_ce_qui_ne_l_est_pas_ne_decide_de_rien(
            @ForAll("toutesQuestions") Predicat predicat,
            @ForAll("faits") Situation situation,
            @ForAll("faitsComplets") Situation reponses) {
        ReglementResolu reglement = sousCondition(predicat);
        Appreciation avant = apprecier(reglement, situation);
        Assume.that(avant.verdict() == INDETERMINEE);
        Situation.Builder repondue = Situation.builder();
        Situation.Builder nonDemandee = Situation.builder();
        for (Donnee donnee : ReglesAuHasard.DONNEES) {
            Valeur connue = situation.lire(donnee);
            boolean demandee = avant.inconnues().contains(donnee);
            repondue.avec(donnee, connue == null && demandee ? reponses.lire(donnee) : connue);
            nonDemandee.avec(donnee, connue == null && !demandee ? reponses.lire(donnee) : connue);
        }
        assertEquals(INDETERMINEE, apprecier(reglement, nonDemandee.build()).verdict());
        Situation sue = repondue.build();
        Appreciation apres = apprecier(reglement, sue);
        // A value that cannot be leaves it open again: a price below zero, no part at all.
        assertTrue(
                apres.verdict() != INDETERMINEE
                        || apres.inconnues().stream()
                                .allMatch(donnee -> sue.lire(donnee) != null || reponses.lire(donnee) == null),
                () -> avant.inconnues() + ", then " + apres.inconnues());
    }

    @Test
    void un_niveau_qui_repond_ne_fait_demander_ni_un_autre_ni_le_jour() {
        Territoire territoire = new Territoire(
                "T",
                "t",
                List.of(
                        Territoire.Appartenance.commune("78640", null, LocalDate.of(2015, 12, 31)),
                        new Territoire.Appartenance(Niveau.EPT, "200057974", null, null)));
        ReglementResolu reglement = sousCondition(
                new Predicat.DansTerritoire(Vocabulaire.DEMANDEUR_COMMUNE, territoire, Vocabulaire.ACHAT_DATE));
        assertEquals(
                List.of(Vocabulaire.DEMANDEUR_EPT),
                apprecier(reglement, lieu("75056", null, null)).inconnues());
        assertEquals(
                List.of(Vocabulaire.DEMANDEUR_EPT, Vocabulaire.ACHAT_DATE),
                apprecier(reglement, lieu("78640", null, null)).inconnues());
        assertEquals(
                List.of(Vocabulaire.ACHAT_DATE),
                apprecier(reglement, lieu("78640", "autre", null)).inconnues());
    }

    private static Appreciation apprecier(ReglementResolu reglement, Situation situation) {
        return reglement.apprecier(situation).get(1);
    }

    @Test
    void une_condition_qu_un_fait_impossible_ou_une_autre_aide_laisse_ouverte_le_nomme() {
        Predicat modeste = new Predicat.Compare(
                Formule.Quotient.revenuParPart(),
                Predicat.Compare.Comparaison.INFERIEUR,
                new Formule.Constante(Fraction.of(15_400), Unite.EURO_PAR_AN_ET_PAR_PART));
        Situation sansPart = Situation.builder()
                .avec(Vocabulaire.FOYER_REVENU, new Valeur.Revenu(Montant.ofEuros(1)))
                .avec(Vocabulaire.FOYER_PARTS, nombre("0"))
                .build();
        assertEquals(
                List.of(Vocabulaire.FOYER_PARTS),
                apprecier(sousCondition(modeste), sansPart).inconnues());
        Predicat aidee = new Predicat.Applicable(new Formule.AutreAide("aide-locale"));
        assertEquals(
                List.of(Vocabulaire.ACHAT_DATE, Vocabulaire.DEMANDEUR_COMMUNE),
                apprecier(sousCondition(aidee), sansPart).inconnues());
    }

    @Provide
    Arbitrary<Predicat> toutesQuestions() {
        return ReglesAuHasard.questions();
    }

    @Provide
    Arbitrary<Situation> faits() {
        return ReglesAuHasard.situations();
    }

    @Provide
    Arbitrary<Situation> faitsComplets() {
        return ReglesAuHasard.situationsCompletes();
    }

    @Test
    void deux_et_deux_virgule_zero_sont_un_seul_nombre() {
        assertEquals(nombre("2"), nombre("2.0"));
        assertEquals("200", nombre("2E2").toString());
    }

    @Test
    void une_question_qui_ne_peut_avoir_de_sens_est_refusee_des_sa_construction() {
        Valeur somme = new Valeur.Somme(Montant.ZERO);
        refuse("TYPE_DE_DONNEE", () -> new Predicat.Entre(CODE, new Valeur.Code("A"), null));
        refuse("TYPE_DE_DONNEE", () -> new Predicat.Entre(REPONSE, null, new Valeur.Booleen(true)));
        refuse("TYPE_DE_DONNEE", () -> new Predicat.Entre(DATE, somme, null));
        refuse("TYPE_DE_DONNEE", () -> new Predicat.Entre(NOMBRE, null, somme));
        refuse("BORNES_INVALIDES", () -> new Predicat.Entre(NOMBRE, null, null));
        refuse("TYPE_DE_DONNEE", () -> Reglements.parmi(DATE, "A"));
        refuse("LISTE_VIDE", () -> Reglements.parmi(CODE));
        refuse("TYPE_DE_DONNEE", () -> new Predicat.EstVrai(CODE));
        refuse("TYPE_DE_DONNEE", () -> new Predicat.DansTerritoire(DATE, TERRITOIRE, DATE));
        refuse("TYPE_DE_DONNEE", () -> new Predicat.DansTerritoire(CODE, TERRITOIRE, CODE));
        refuse("LISTE_VIDE", () -> new Predicat.Et(List.of()));
        refuse("LISTE_VIDE", () -> new Predicat.Ou(List.of()));
        refuse("TYPE_DE_DONNEE", () -> Situation.builder().avec(DATE, somme));
        refuse("DONNEE_INVALIDE", () -> donnee("Achat date", TypeValeur.DATE));
        refuse("DONNEE_INVALIDE", () -> new Donnee("achat.date", TypeValeur.DATE, Origine.TIERS, " "));
    }

    @Test
    void le_jour_n_est_demande_qu_a_un_territoire_qui_a_change() {
        Predicat change = new Predicat.DansTerritoire(CODE, TERRITOIRE, DATE);
        Predicat fixe = new Predicat.DansTerritoire(
                CODE, new Territoire("FIXE", "fixe", List.of(Reglements.membre("92012"))), DATE);
        List<Donnee> lues = new ArrayList<>();
        change.donnees(lues::add);
        assertEquals(List.of(CODE, DATE), lues);
        lues.clear();
        fixe.donnees(lues::add);
        assertEquals(List.of(CODE), lues);
    }

    @Test
    void une_commune_qui_entre_ou_sort_se_juge_au_jour_de_l_achat_et_les_autres_sans_lui() {
        Predicat predicat = new Predicat.DansTerritoire(CODE, TERRITOIRE, DATE);
        assertEquals(SATISFAITE, predicat.evaluer(residence("78640", DEPART.minusDays(1))));
        assertEquals(NON_SATISFAITE, predicat.evaluer(residence("78640", DEPART)));
        assertEquals(NON_SATISFAITE, predicat.evaluer(residence("92077", DEPART.minusDays(1))));
        assertEquals(SATISFAITE, predicat.evaluer(residence("92077", DEPART)));
        Situation.Builder sansJour = Situation.builder();
        assertEquals(
                INDETERMINEE,
                predicat.evaluer(sansJour.avec(CODE, new Valeur.Code("78640")).build()));
        assertEquals(
                INDETERMINEE,
                predicat.evaluer(sansJour.avec(CODE, new Valeur.Code("92077")).build()));
        assertEquals(
                SATISFAITE,
                predicat.evaluer(sansJour.avec(CODE, new Valeur.Code("92012")).build()));
        assertEquals(
                NON_SATISFAITE,
                predicat.evaluer(sansJour.avec(CODE, new Valeur.Code("75056")).build()));
        assertEquals(
                INDETERMINEE,
                predicat.evaluer(
                        Situation.builder().avec(DATE, new Valeur.Jour(DEPART)).build()));
    }

    @Test
    void une_situation_est_une_valeur_qui_ne_montre_aucune_valeur() {
        Situation situation = Situation.builder()
                .avec(CODE, new Valeur.Code("secret"))
                .avec(DATE, null)
                .build();
        assertEquals(Situation.builder().avec(CODE, new Valeur.Code("secret")).build(), situation);
        assertEquals(
                Situation.builder()
                        .avec(CODE, new Valeur.Code("secret"))
                        .build()
                        .hashCode(),
                situation.hashCode());
        assertTrue(!situation.equals(Situation.builder().build()));
        assertEquals("Situation[essai.code]", situation.toString());
        assertEquals(1, situation.connues().size());
        assertThrows(
                UnsupportedOperationException.class,
                () -> new Predicat.Et(List.of(new Predicat.EstVrai(REPONSE)))
                        .termes()
                        .clear());
    }

    @Test
    void une_situation_construite_ne_change_plus() {
        Situation.Builder builder = Situation.builder();
        Situation vide = builder.build();
        builder.avec(CODE, new Valeur.Code("VAE"));
        assertEquals(List.of(), vide.connues());
    }

    @Test
    void les_valeurs_s_ecrivent_comme_dans_une_lettre() {
        assertEquals(
                List.of("oui", "non", "1234.50 EUR", "2019-01-01", "VAE", "1.5"),
                List.of(
                        new Valeur.Booleen(true).toString(),
                        new Valeur.Booleen(false).toString(),
                        new Valeur.Somme(new Montant(123_450)).toString(),
                        new Valeur.Jour(LocalDate.of(2019, 1, 1)).toString(),
                        new Valeur.Code("VAE").toString(),
                        nombre("1.50").toString()));
    }

    @Test
    void le_vocabulaire_commun_est_range_et_se_retrouve_par_son_nom() {
        List<Donnee> communes = Vocabulaire.communes();
        assertEquals(List.copyOf(new TreeSet<>(communes)), communes);
        communes.forEach(
                donnee -> assertEquals(donnee, Vocabulaire.trouver(donnee.nom()).orElseThrow()));
        assertTrue(Vocabulaire.trouver("achat.couleur").isEmpty());
        assertEquals("achat.date", Vocabulaire.ACHAT_DATE.toString());
    }

    @Provide
    Arbitrary<Predicat> predicats() {
        Arbitrary<Predicat> feuilles = Arbitraries.of(
                Reglements.parmi(CODE, "92012", "78640"),
                new Predicat.DansTerritoire(CODE, TERRITOIRE, DATE),
                new Predicat.Entre(NOMBRE, nombre("1"), nombre("2")),
                new Predicat.Entre(MONTANT, null, new Valeur.Somme(Montant.ofEuros(1))),
                new Predicat.Entre(DATE, new Valeur.Jour(DEPART), null),
                new Predicat.EstVrai(REPONSE));
        return composer(composer(composer(feuilles)));
    }

    private static Arbitrary<Predicat> composer(Arbitrary<Predicat> base) {
        Arbitrary<List<Predicat>> listes = base.list().ofMinSize(1).ofMaxSize(3);
        return Arbitraries.oneOf(
                base, base.map(Predicat.Non::new), listes.map(Predicat.Et::new), listes.map(Predicat.Ou::new));
    }

    @Provide
    Arbitrary<Situation> situations() {
        return Combinators.combine(
                        Arbitraries.<Valeur>of(
                                        new Valeur.Code("92012"), new Valeur.Code("78640"), new Valeur.Code("75056"))
                                .injectNull(0.3),
                        Arbitraries.integers()
                                .between(0, 3)
                                .<Valeur>map(n -> nombre("" + n))
                                .injectNull(0.3),
                        Arbitraries.longs()
                                .between(0, 2)
                                .<Valeur>map(n -> new Valeur.Somme(Montant.ofEuros(n)))
                                .injectNull(0.3),
                        Arbitraries.integers()
                                .between(-1, 1)
                                .<Valeur>map(n -> new Valeur.Jour(DEPART.plusDays(n)))
                                .injectNull(0.3),
                        Arbitraries.of(true, false)
                                .<Valeur>map(Valeur.Booleen::new)
                                .injectNull(0.3))
                .as((code, nombre, montant, jour, reponse) -> Situation.builder()
                        .avec(CODE, code)
                        .avec(NOMBRE, nombre)
                        .avec(MONTANT, montant)
                        .avec(DATE, jour)
                        .avec(REPONSE, reponse)
                        .build());
    }

    private static Situation sans(Situation complete, Set<Integer> oublis) {
        Situation.Builder partielle = Situation.builder();
        for (int i = 0; i < DONNEES.size(); i++) {
            int rang = i;
            if (oublis.stream().noneMatch(oubli -> Math.floorMod(oubli, DONNEES.size()) == rang)) {
                partielle.avec(DONNEES.get(i), complete.valeur(DONNEES.get(i)).orElse(null));
            }
        }
        return partielle.build();
    }

    private static Situation residence(String insee, LocalDate jour) {
        return Situation.builder()
                .avec(CODE, new Valeur.Code(insee))
                .avec(DATE, new Valeur.Jour(jour))
                .build();
    }

    private static Valeur nombre(String nombre) {
        return new Valeur.Nombre(new BigDecimal(nombre));
    }

    private static Donnee donnee(String nom, TypeValeur type) {
        return new Donnee(nom, type, Origine.DEMANDEUR, "une donnée d'essai");
    }
}
