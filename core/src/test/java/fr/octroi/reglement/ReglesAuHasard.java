package fr.octroi.reglement;

import static fr.octroi.reglement.Vocabulaire.ACHAT_DATE;
import static fr.octroi.reglement.Vocabulaire.ACHAT_NATURE;
import static fr.octroi.reglement.Vocabulaire.ACHAT_PRIX_HT;
import static fr.octroi.reglement.Vocabulaire.ACHAT_PRIX_TTC;
import static fr.octroi.reglement.Vocabulaire.ACHAT_QUANTITE;
import static fr.octroi.reglement.Vocabulaire.AIDES_AUTRES;
import static fr.octroi.reglement.Vocabulaire.DEMANDEUR_AGE;
import static fr.octroi.reglement.Vocabulaire.DEMANDEUR_COMMUNE;
import static fr.octroi.reglement.Vocabulaire.DEMANDEUR_EPCI;
import static fr.octroi.reglement.Vocabulaire.DEMANDEUR_EPT;
import static fr.octroi.reglement.Vocabulaire.DEMANDEUR_NAISSANCE;
import static fr.octroi.reglement.Vocabulaire.DEPOT_DATE;
import static fr.octroi.reglement.Vocabulaire.FOYER_PARTS;
import static fr.octroi.reglement.Vocabulaire.FOYER_REVENU;

import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Arrondi;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Fraction;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Pourcentage;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.reglement.Donnee.Origine;
import fr.octroi.reglement.PieceRequise.FaitALire;
import fr.octroi.reglement.PieceRequise.Usage;
import fr.octroi.reglement.Predicat.Compare.Comparaison;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Draws rules of every kind, whose units agree because they are built so, facts for them, and whole règlements.
 *
 * <p>The kinds are two tables: a kind that the language gains and these lack fails {@code ReglesAuHasardTest}.
 */
public final class ReglesAuHasard {

    private static final int PROFONDEUR = 3;

    private static final Donnee REMORQUE = question("remorque", TypeValeur.BOOLEEN, Origine.DEMANDEUR);
    private static final Donnee CASSE = question("primeALaCasse", TypeValeur.MONTANT, Origine.TIERS);
    private static final Donnee USAGE = question("usage", TypeValeur.CODE, Origine.DEMANDEUR);
    private static final Donnee AIDE_PRECEDENTE = question("aidePrecedente", TypeValeur.DATE, Origine.TIERS);
    private static final Donnee ENFANTS =
            new Donnee("question.enfants", TypeValeur.NOMBRE, Origine.DEMANDEUR, "le nombre d'enfants", true);
    private static final Donnee SALAIRE = question("salaire", TypeValeur.REVENU, Origine.DEMANDEUR);

    /** In order of name, as a règlement keeps them. */
    public static final List<Donnee> QUESTIONS = Stream.of(REMORQUE, CASSE, USAGE, AIDE_PRECEDENTE, ENFANTS, SALAIRE)
            .sorted()
            .toList();

    /** Every fact that the rules drawn here may read. */
    public static final List<Donnee> DONNEES = Stream.concat(
                    Stream.of(
                            ACHAT_DATE,
                            ACHAT_NATURE,
                            ACHAT_PRIX_HT,
                            ACHAT_PRIX_TTC,
                            ACHAT_QUANTITE,
                            AIDES_AUTRES,
                            DEMANDEUR_AGE,
                            DEMANDEUR_COMMUNE,
                            DEMANDEUR_EPCI,
                            DEMANDEUR_EPT,
                            DEMANDEUR_NAISSANCE,
                            DEPOT_DATE,
                            FOYER_PARTS,
                            FOYER_REVENU),
                    QUESTIONS.stream())
            .toList();

    private static final LocalDate DEPART = LocalDate.of(2020, 1, 31);
    private static final List<String> COMMUNES = List.of("92012", "78640", "2A004");
    private static final List<String> EPCI = List.of("200054781", "200056232");
    private static final List<String> EPT = List.of("200057966");

    private static final List<Territoire> TERRITOIRES = List.of(
            new Territoire("VILLE", "une ville", List.of(Territoire.Appartenance.commune("92012", null, null))),
            new Territoire(
                    "PAYS",
                    "des communes, une communauté : \"et son établissement\"",
                    List.of(
                            Territoire.Appartenance.commune("78640", null, DEPART),
                            Territoire.Appartenance.commune("2A004", DEPART, DEPART.plusDays(40)),
                            new Territoire.Appartenance(Niveau.EPCI, "200054781", null, null),
                            new Territoire.Appartenance(Niveau.EPT, "200057966", DEPART.plusDays(1), null))));

    /** Two aids that rules may refer to: one of a commune, for whom lives there; one of a région, a third of the price. */
    public static final List<ReglementAide> AUTRES_AIDES = List.of(
            autreAide(
                    "aide-locale",
                    Niveau.COMMUNE,
                    List.of(new Condition(
                            "RESIDENCE",
                            "article 1",
                            "habiter la ville",
                            new Predicat.DansTerritoire(DEMANDEUR_COMMUNE, TERRITOIRES.get(0), ACHAT_DATE))),
                    new Formule.Forfait(Montant.ofEuros(100))),
            autreAide(
                    "aide-regionale",
                    Niveau.REGION,
                    List.of(),
                    new Formule.Plafond(
                            new Formule.Taux(Pourcentage.parse("33.33 %"), new Formule.Base(ACHAT_PRIX_TTC)),
                            new Formule.Forfait(Montant.ofEuros(500)))));

    private static final Map<Class<? extends Formule>, BiFunction<Unite, Integer, List<Arbitrary<Formule>>>> FORMULES =
            formules();
    private static final Map<Class<? extends Predicat>, IntFunction<List<Arbitrary<Predicat>>>> PREDICATS = predicats();

    private static final Map<List<Object>, Arbitrary<Formule>> FORMULES_FAITES = new HashMap<>();
    private static final Map<Integer, Arbitrary<Predicat>> PREDICATS_FAITS = new HashMap<>();

    private ReglesAuHasard() {}

    private static Donnee question(String nom, TypeValeur type, Origine origine) {
        return new Donnee("question." + nom, type, origine, "la question « " + nom + " »");
    }

    private static ReglementAide autreAide(String code, Niveau niveau, List<Condition> conditions, Formule formule) {
        ReglementAide modele = new Reglements.Modele()
                .code(code)
                .validite(ACHAT_DATE, LocalDate.of(2000, 1, 1), null)
                .conditions(conditions)
                .pieces(List.of())
                .bareme(Reglements.bareme(formule))
                .build();
        return new ReglementAide(
                code,
                modele.version(),
                modele.titre(),
                modele.autorite(),
                niveau,
                modele.baseJuridique(),
                modele.validite(),
                conditions,
                modele.bareme(),
                List.of(),
                List.of(),
                modele.doublons(),
                List.of(),
                modele.vocabulaires(),
                modele.delaiSilence(),
                modele.delaiComplement(),
                List.of(),
                null,
                List.of(),
                null,
                null,
                List.of(),
                modele.sources(),
                modele.empreinte());
    }

    /** The kinds of formulas that are drawn. */
    static Set<String> genresDeFormules() {
        return noms(FORMULES.keySet().stream());
    }

    /** The kinds of questions that are drawn. */
    static Set<String> genresDePredicats() {
        return noms(PREDICATS.keySet().stream());
    }

    static Set<String> noms(Stream<? extends Class<?>> classes) {
        Set<String> noms = new TreeSet<>();
        classes.forEach(classe -> noms.add(classe.getSimpleName()));
        return noms;
    }

    /** Draws formulas of one kind, in the first unit that it can count. */
    static Arbitrary<Formule> duGenre(Class<? extends Formule> genre) {
        return Stream.of(Unite.values())
                .flatMap(unite -> Objects.requireNonNull(FORMULES.get(genre)).apply(unite, 1).stream())
                .findFirst()
                .orElseThrow();
    }

    /** Draws questions of one kind. */
    static Arbitrary<Predicat> duGenreDePredicat(Class<? extends Predicat> genre) {
        return Objects.requireNonNull(PREDICATS.get(genre)).apply(1).get(0);
    }

    /** Draws formulas that count euros. */
    public static Arbitrary<Formule> montants() {
        return formule(Unite.EURO, PROFONDEUR);
    }

    /** Draws formulas of any unit. */
    public static Arbitrary<Formule> toutesFormules() {
        return Arbitraries.of(Unite.values()).flatMap(unite -> formule(unite, PROFONDEUR));
    }

    /** Draws questions. */
    public static Arbitrary<Predicat> questions() {
        return predicat(PROFONDEUR);
    }

    private static Arbitrary<Formule> formule(Unite unite, int profondeur) {
        return Arbitraries.lazy(() -> FORMULES_FAITES.computeIfAbsent(List.of(unite, profondeur), cle -> {
            List<Arbitrary<Formule>> genres = new ArrayList<>();
            FORMULES.values().forEach(genre -> genres.addAll(genre.apply(unite, profondeur)));
            return Arbitraries.oneOf(genres).withoutEdgeCases();
        }));
    }

    private static Arbitrary<Predicat> predicat(int profondeur) {
        return Arbitraries.lazy(() -> PREDICATS_FAITS.computeIfAbsent(profondeur, cle -> {
            List<Arbitrary<Predicat>> genres = new ArrayList<>();
            PREDICATS.values().forEach(genre -> genres.addAll(genre.apply(profondeur)));
            return Arbitraries.oneOf(genres).withoutEdgeCases();
        }));
    }

    private static Map<Class<? extends Formule>, BiFunction<Unite, Integer, List<Arbitrary<Formule>>>> formules() {
        Map<Class<? extends Formule>, BiFunction<Unite, Integer, List<Arbitrary<Formule>>>> genres =
                new LinkedHashMap<>();
        genres.put(
                Formule.Forfait.class,
                enEuros(() -> Arbitraries.of(0, 1, 50_000, 99_999).map(c -> new Formule.Forfait(new Montant(c)))));
        genres.put(
                Formule.Constante.class,
                (unite, profondeur) -> List.of(nombres().map(n -> new Formule.Constante(n, unite))));
        genres.put(
                Formule.Parametre.class,
                (unite, profondeur) -> List.of(Arbitraries.of(
                        new Formule.Parametre(
                                "FIXE_" + unite,
                                unite,
                                List.of(new Formule.Parametre.Periode(null, null, Fraction.of(7), "un arrêté")),
                                ACHAT_DATE),
                        new Formule.Parametre(
                                "DATE_" + unite,
                                unite,
                                List.of(
                                        new Formule.Parametre.Periode(
                                                null, DEPART, Fraction.of(new BigDecimal("0.35")), "l'arrêté du 2 mai"),
                                        new Formule.Parametre.Periode(
                                                DEPART.plusDays(2), null, Fraction.of(11), "un autre : celui de 2021")),
                                ACHAT_DATE))));
        genres.put(Formule.Base.class, (unite, profondeur) -> {
            List<Formule> bases = DONNEES.stream()
                    .filter(donnee -> List.of(TypeValeur.MONTANT, TypeValeur.REVENU, TypeValeur.NOMBRE)
                            .contains(donnee.type()))
                    .<Formule>map(Formule.Base::new)
                    .filter(base -> base.unite() == unite)
                    .toList();
            return bases.isEmpty() ? List.of() : List.of(Arbitraries.of(bases));
        });
        genres.put(
                Formule.Taux.class,
                composee(base -> Combinators.combine(taux(), base).as(Formule.Taux::new)));
        genres.put(
                Formule.Somme.class,
                composee(base -> base.list().ofMinSize(2).ofMaxSize(3).map(Formule.Somme::new)));
        genres.put(Formule.Difference.class, deux(Formule.Difference::new));
        genres.put(
                Formule.Produit.class,
                (unite, profondeur) -> profondeur == 0
                        ? List.of()
                        : List.of(Combinators.combine(
                                        formule(unite, profondeur - 1),
                                        formule(Unite.NOMBRE, profondeur - 1),
                                        Arbitraries.of(true, false))
                                .as((a, b, dansCetOrdre) ->
                                        new Formule.Produit(dansCetOrdre ? List.of(a, b) : List.of(b, a)))));
        genres.put(Formule.Quotient.class, (unite, profondeur) -> {
            List<Arbitrary<Formule>> quotients = new ArrayList<>();
            if (unite == Unite.EURO_PAR_AN_ET_PAR_PART) {
                quotients.add(Arbitraries.just(Formule.Quotient.revenuParPart()));
            }
            if (profondeur > 0) {
                quotients.add(quotient(unite, formule(unite, profondeur - 1), formule(Unite.NOMBRE, profondeur - 1)));
            }
            if (profondeur > 0 && unite == Unite.NOMBRE) {
                for (Unite commune : Unite.values()) {
                    Arbitrary<Formule> somme = formule(commune, profondeur - 1);
                    quotients.add(quotient(unite, somme, somme));
                }
            }
            return quotients;
        });
        genres.put(Formule.Plafond.class, deux(Formule.Plafond::new));
        genres.put(Formule.Plancher.class, deux(Formule.Plancher::new));
        genres.put(Formule.Seuil.class, deux(Formule.Seuil::new));
        genres.put(Formule.Reste.class, deux(Formule.Reste::new));
        genres.put(
                Formule.Arrondie.class,
                (unite, profondeur) -> unite != Unite.EURO || profondeur == 0
                        ? List.of()
                        : List.of(Combinators.combine(formule(unite, profondeur - 1), Arbitraries.of(Arrondi.values()))
                                .as(Formule.Arrondie::new)));
        genres.put(
                Formule.AutreAide.class,
                enEuros(() -> Arbitraries.of(AUTRES_AIDES).map(aide -> new Formule.AutreAide(aide.code()))));
        genres.put(
                Formule.TotalDeNiveau.class,
                enEuros(() -> Arbitraries.of(Niveau.values()).map(Formule.TotalDeNiveau::new)));
        genres.put(
                Formule.Table.class,
                (unite, profondeur) -> profondeur == 0
                        ? List.of()
                        : List.of(Combinators.combine(
                                        Combinators.combine(predicat(profondeur - 1), formule(unite, profondeur - 1))
                                                .as(Formule.Table.Ligne::new)
                                                .list()
                                                .ofMinSize(1)
                                                .ofMaxSize(3),
                                        formule(unite, profondeur - 1).injectNull(0.4))
                                .as(Formule.Table::new)));
        return Collections.unmodifiableMap(genres);
    }

    private static BiFunction<Unite, Integer, List<Arbitrary<Formule>>> enEuros(
            Supplier<Arbitrary<? extends Formule>> genre) {
        return (unite, profondeur) ->
                unite == Unite.EURO ? List.of(genre.get().map(formule -> (Formule) formule)) : List.of();
    }

    private static BiFunction<Unite, Integer, List<Arbitrary<Formule>>> composee(
            Function<Arbitrary<Formule>, Arbitrary<? extends Formule>> genre) {
        return (unite, profondeur) -> profondeur == 0
                ? List.of()
                : List.of(genre.apply(formule(unite, profondeur - 1)).map(formule -> (Formule) formule));
    }

    private static Arbitrary<Formule> quotient(
            Unite unite, Arbitrary<Formule> dividendes, Arbitrary<Formule> diviseurs) {
        return Combinators.combine(dividendes, diviseurs).as((haut, bas) -> {
            if (bas instanceof Formule.Constante zero && zero.valeur().signe() == 0) {
                return new Formule.Constante(Fraction.of(1), unite);
            }
            Formule quotient = new Formule.Quotient(haut, bas);
            return quotient.unite() == unite ? quotient : haut;
        });
    }

    private static BiFunction<Unite, Integer, List<Arbitrary<Formule>>> deux(BinaryOperator<Formule> genre) {
        return composee(base -> Combinators.combine(base, base).as(genre::apply));
    }

    private static Arbitrary<Pourcentage> taux() {
        return Arbitraries.of("0 %", "12.5 %", "33.33 %", "50 %", "100 %").map(Pourcentage::parse);
    }

    private static Arbitrary<Fraction> nombres() {
        return Arbitraries.of(
                Fraction.ZERO,
                Fraction.of(1),
                Fraction.of(3),
                Fraction.of(new BigDecimal("0.25")),
                Fraction.of(new BigDecimal("-2.5")),
                Fraction.of(4).divisePar(Fraction.of(3)));
    }

    private static Map<Class<? extends Predicat>, IntFunction<List<Arbitrary<Predicat>>>> predicats() {
        Map<Class<? extends Predicat>, IntFunction<List<Arbitrary<Predicat>>>> genres = new LinkedHashMap<>();
        genres.put(
                Predicat.Et.class,
                composes(termes -> termes.list().ofMinSize(1).ofMaxSize(3).map(Predicat.Et::new)));
        genres.put(
                Predicat.Ou.class,
                composes(termes -> termes.list().ofMinSize(1).ofMaxSize(3).map(Predicat.Ou::new)));
        genres.put(Predicat.Non.class, composes(termes -> termes.map(Predicat.Non::new)));
        genres.put(
                Predicat.Parmi.class,
                feuilles(Combinators.combine(
                                Arbitraries.of(ACHAT_NATURE, USAGE),
                                Arbitraries.of("VAE", "CARGO", "oui", "2", "à pied, en ville")
                                        .set()
                                        .ofMinSize(1)
                                        .ofMaxSize(3))
                        .as((donnee, codes) -> new Predicat.Parmi(donnee, new TreeSet<>(codes)))));
        genres.put(
                Predicat.DansTerritoire.class,
                feuilles(Arbitraries.of(TERRITOIRES)
                        .map(territoire -> new Predicat.DansTerritoire(DEMANDEUR_COMMUNE, territoire, ACHAT_DATE))));
        genres.put(
                Predicat.Entre.class,
                feuilles(Arbitraries.of(
                        new Predicat.Entre(ACHAT_QUANTITE, nombre("1"), nombre("2.5")),
                        new Predicat.Entre(FOYER_PARTS, null, nombre("2")),
                        new Predicat.Entre(ACHAT_PRIX_TTC, somme(50_000), null),
                        new Predicat.Entre(CASSE, somme(-1), somme(0)),
                        new Predicat.Entre(FOYER_REVENU, null, new Valeur.Revenu(new Montant(1_540_050))),
                        new Predicat.Entre(DEPOT_DATE, new Valeur.Jour(DEPART), new Valeur.Jour(DEPART.plusDays(1))))));
        genres.put(Predicat.EstVrai.class, feuilles(Arbitraries.just(new Predicat.EstVrai(REMORQUE))));
        genres.put(
                Predicat.Compare.class,
                profondeur -> List.of(Arbitraries.of(Unite.values())
                        .flatMap(unite -> Combinators.combine(
                                        formule(unite, Math.max(profondeur - 1, 0)),
                                        Arbitraries.of(Comparaison.values()),
                                        Arbitraries.oneOf(
                                                nombres().map(n -> (Formule) new Formule.Constante(n, unite)),
                                                formule(unite, Math.max(profondeur - 1, 0))))
                                .as(Predicat.Compare::new))));
        genres.put(
                Predicat.Applicable.class,
                profondeur ->
                        List.of(formule(Unite.EURO, Math.max(profondeur - 1, 0)).map(Predicat.Applicable::new)));
        genres.put(
                Predicat.Ecoule.class,
                feuilles(Combinators.combine(
                                Arbitraries.of(ACHAT_DATE, AIDE_PRECEDENTE),
                                delais(),
                                delais(),
                                Arbitraries.integers().between(0, 2))
                        .as((debut, minimum, maximum, bornes) -> bornes == 2
                                ? entreDeux(debut, minimum, maximum)
                                : new Predicat.Ecoule(
                                        debut,
                                        DEPOT_DATE,
                                        bornes == 0 ? null : minimum,
                                        bornes == 1 ? null : maximum))));
        return Collections.unmodifiableMap(genres);
    }

    /** Of two délais one at most never fits in the other. */
    private static Predicat.Ecoule entreDeux(Donnee debut, Delai un, Delai autre) {
        try {
            return new Predicat.Ecoule(debut, DEPOT_DATE, un, autre);
        } catch (ValeurInvalideException trop) {
            return new Predicat.Ecoule(debut, DEPOT_DATE, autre, un);
        }
    }

    private static IntFunction<List<Arbitrary<Predicat>>> feuilles(Arbitrary<? extends Predicat> feuilles) {
        return profondeur -> List.of(feuilles.map(feuille -> (Predicat) feuille));
    }

    private static IntFunction<List<Arbitrary<Predicat>>> composes(
            Function<Arbitrary<Predicat>, Arbitrary<? extends Predicat>> genre) {
        return profondeur -> profondeur == 0
                ? List.of()
                : List.of(genre.apply(predicat(profondeur - 1)).map(compose -> (Predicat) compose));
    }

    private static Arbitrary<Delai> delais() {
        return Arbitraries.of(
                        "0 jour",
                        "1 jour",
                        "30 jours",
                        "5 jours francs",
                        "10 jours ouvrés",
                        "1 mois",
                        "2 mois francs",
                        "5 ans")
                .map(Delai::parse);
    }

    /** Draws amounts that grow with what they are made of, whatever the situation: none is taken away or divided by. */
    static Arbitrary<UnaryOperator<Formule>> croissances() {
        Formule prix = new Formule.Base(ACHAT_PRIX_TTC);
        Arbitrary<UnaryOperator<Formule>> une = Arbitraries.oneOf(
                taux().map(taux -> formule -> new Formule.Taux(taux, formule)),
                Arbitraries.of(Arrondi.values()).map(arrondi -> formule -> new Formule.Arrondie(formule, arrondi)),
                formule(Unite.EURO, 1).map(autre -> formule -> new Formule.Somme(List.of(autre, formule))),
                formule(Unite.EURO, 1).map(autre -> formule -> new Formule.Difference(formule, autre)),
                formule(Unite.EURO, 1).map(autre -> formule -> new Formule.Reste(formule, autre)),
                formule(Unite.EURO, 1).map(autre -> formule -> new Formule.Plafond(formule, autre)),
                formule(Unite.EURO, 1).map(autre -> formule -> new Formule.Plancher(formule, autre)),
                predicat(1)
                        .map(si -> formule -> new Formule.Table(List.of(new Formule.Table.Ligne(si, prix)), formule)),
                Arbitraries.of(
                        formule -> new Formule.Produit(List.of(new Formule.Base(ACHAT_QUANTITE), formule)),
                        formule -> new Formule.Quotient(formule, new Formule.Base(FOYER_PARTS)),
                        formule -> new Formule.Seuil(new Formule.Reste(formule, prix), euros(30))));
        return une.list().ofMaxSize(3).map(liste -> formule -> {
            Formule croissante = formule;
            for (UnaryOperator<Formule> suivante : liste) {
                croissante = suivante.apply(croissante);
            }
            return croissante;
        });
    }

    private static Formule euros(long euros) {
        return new Formule.Forfait(Montant.ofEuros(euros));
    }

    /** Resolves an amount in a catalogue that has the other aids. */
    static ReglementResolu resoudre(List<Condition> conditions, Formule formule) {
        List<ReglementAide> definitions = new ArrayList<>(AUTRES_AIDES);
        definitions.add(new Reglements.Modele()
                .code("essai")
                .conditions(conditions)
                .pieces(List.of())
                .questions(QUESTIONS)
                .bareme(Reglements.bareme(formule))
                .build());
        return Catalogue.resoudre(definitions).trouver("essai", null).orElseThrow();
    }

    private static Valeur nombre(String nombre) {
        return new Valeur.Nombre(new BigDecimal(nombre));
    }

    private static Valeur somme(long centimes) {
        return new Valeur.Somme(new Montant(centimes));
    }

    /** Draws facts: some are unknown, and some cannot be (a price below zero, no part at all). */
    public static Arbitrary<Situation> situations() {
        return faits(0.15);
    }

    /** Draws every fact. */
    public static Arbitrary<Situation> situationsCompletes() {
        return faits(0);
    }

    private static Arbitrary<Situation> faits(double oubli) {
        List<Arbitrary<Valeur>> valeurs = new ArrayList<>();
        DONNEES.forEach(donnee -> valeurs.add(valeur(donnee).injectNull(oubli)));
        return Combinators.combine(valeurs).as(tirees -> {
            Situation.Builder situation = Situation.builder();
            for (int i = 0; i < DONNEES.size(); i++) {
                situation.avec(DONNEES.get(i), tirees.get(i));
            }
            return situation.build();
        });
    }

    private static Arbitrary<Valeur> valeur(Donnee donnee) {
        return switch (donnee.type()) {
            case CODE -> Arbitraries.of(lieux(donnee)).map(Valeur.Code::new);
            case BOOLEEN -> Arbitraries.of(true, false).map(Valeur.Booleen::new);
            case DATE -> Arbitraries.integers().between(-3, 40).map(n -> new Valeur.Jour(DEPART.plusDays(n)));
            case NOMBRE ->
                Arbitraries.of("0", "1", donnee.entier() ? "3" : "1.5", "2", "4")
                        .map(ReglesAuHasard::nombre);
            case MONTANT -> Arbitraries.of(-1L, 0L, 1L, 50_000L, 99_999L).map(ReglesAuHasard::somme);
            case REVENU -> Arbitraries.of(0L, 1_540_050L, 1_540_051L).map(c -> new Valeur.Revenu(new Montant(c)));
        };
    }

    /** Keeps the words and the days, and makes every number immense. */
    static Situation immense(Situation situation) {
        Situation.Builder immense = Situation.builder();
        for (Donnee donnee : DONNEES) {
            immense.avec(
                    donnee,
                    switch (donnee.type()) {
                        case MONTANT -> somme(100_000_000_000L);
                        case REVENU -> new Valeur.Revenu(new Montant(100_000_000_000L));
                        case NOMBRE -> nombre("1000000000");
                        case CODE, DATE, BOOLEEN -> situation.lire(donnee);
                    });
        }
        return immense.build();
    }

    private static List<String> lieux(Donnee donnee) {
        if (donnee.equals(DEMANDEUR_COMMUNE)) {
            return COMMUNES;
        }
        return donnee.equals(DEMANDEUR_EPCI) ? EPCI : donnee.equals(DEMANDEUR_EPT) ? EPT : List.of("VAE", "CARGO", "2");
    }

    /** Draws whole règlements, their words included, that a file can say. */
    public static Arbitrary<ReglementAide> reglements() {
        Arbitrary<List<String>> mots = mots().list().ofSize(40);
        Arbitrary<List<Predicat>> questions = questions().list().ofMinSize(1).ofMaxSize(4);
        Arbitrary<List<Exemple>> exemples = Combinators.combine(
                        mots(), situations(), Arbitraries.longs().between(-1, 100_000), Arbitraries.of(0, 1, 2))
                .as((nom, situation, centimes, issue) -> new Exemple(
                        nom,
                        situation,
                        issue == 0 ? new Montant(centimes) : null,
                        new TreeSet<>(issue == 1 ? List.of("CONDITION_0") : List.of()),
                        new TreeSet<>(issue == 2 ? List.of("foyer.revenu") : List.of())))
                .list()
                .ofMaxSize(2);
        Arbitrary<List<Delai>> delais = delais().list().ofSize(4);
        return Combinators.combine(mots, questions, montants(), exemples, delais, Arbitraries.longs())
                .as(ReglesAuHasard::reglement);
    }

    private static ReglementAide reglement(
            List<String> mots,
            List<Predicat> questions,
            Formule formule,
            List<Exemple> exemples,
            List<Delai> delais,
            long graine) {
        Random hasard = new Random(graine);
        Iterator<String> suite = mots.iterator();
        List<Condition> conditions = new ArrayList<>();
        List<PieceRequise> pieces = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            conditions.add(new Condition("CONDITION_" + i, article(suite, hasard), suite.next(), questions.get(i)));
            pieces.add(new PieceRequise(
                    "PIECE_" + i,
                    suite.next(),
                    article(suite, hasard),
                    parmi(hasard, Usage.values()),
                    hasard.nextBoolean(),
                    hasard.nextBoolean() ? List.of() : List.of("FACTURE", suite.next()),
                    hasard.nextBoolean() ? null : delais.get(i % 4),
                    new TreeSet<>(Arrays.asList(FaitALire.values()).subList(0, hasard.nextInt(7))),
                    hasard.nextBoolean() ? List.of() : List.of("AUTRE_PIECE"),
                    hasard.nextBoolean() ? null : questions.get(i),
                    hasard.nextBoolean()));
        }
        boolean complet = hasard.nextBoolean();
        LigneBudgetaire budget = new LigneBudgetaire("65", suite.next(), hasard.nextBoolean() ? "" : "1");
        List<Financeur> financeurs = hasard.nextBoolean()
                ? List.of()
                : List.of(
                        new Financeur(
                                "region",
                                new LigneBudgetaire("204", suite.next(), ""),
                                new Pourcentage(1 + hasard.nextInt(4_000))),
                        new Financeur("ville", budget, null),
                        new Financeur(
                                "etat-1",
                                new LigneBudgetaire("65", suite.next(), "2"),
                                new Pourcentage(1 + hasard.nextInt(4_000))));
        return new ReglementAide(
                "aide-au-hasard",
                complet ? "2020" : "v1-declare",
                suite.next(),
                suite.next(),
                complet ? parmi(hasard, Niveau.values()) : null,
                suite.next(),
                new ReglementAide.Validite(
                        ACHAT_DATE,
                        DEPART,
                        complet ? DEPART.plusDays(hasard.nextInt(400)) : null,
                        "PERIODE_ACHAT",
                        article(suite, hasard),
                        suite.next()),
                complet ? conditions : conditions.subList(0, 1),
                new Bareme(article(suite, hasard), formule, parmi(hasard, Arrondi.values())),
                complet ? pieces : List.of(),
                complet
                        ? List.of(new Engagement(
                                "REVENTE",
                                article(suite, hasard),
                                suite.next(),
                                hasard.nextBoolean() ? Delai.ofMois(36) : null,
                                suite.next()))
                        : List.of(),
                Arrays.asList(GenreDoublon.values()).subList(0, hasard.nextInt(6)),
                QUESTIONS,
                new TreeMap<>(
                        complet
                                ? Map.of(
                                        ACHAT_NATURE.nom(),
                                        new TreeSet<>(List.of("VAE", "CARGO", "2", suite.next())),
                                        USAGE.nom(),
                                        new TreeSet<>(exemples.isEmpty() ? List.of() : List.of("VAE", "CARGO", "2")))
                                : Map.of()),
                delais.get(0),
                delais.get(1),
                complet
                        ? List.of(
                                new EtapeRelance(delais.get(2), "RELANCE"), new EtapeRelance(delais.get(3), "DERNIER"))
                        : List.of(),
                complet ? budget : null,
                complet ? financeurs : List.of(),
                complet ? suite.next() : null,
                complet ? new Relais(suite.next(), suite.next(), "https://exemple.invalid/?a=b#c") : null,
                complet ? exemples : List.of(),
                List.of(suite.next(), suite.next()),
                Empreinte.deChamps("au hasard"));
    }

    private static <T> T parmi(Random hasard, T[] choix) {
        return Arrays.asList(choix).get(hasard.nextInt(choix.length));
    }

    private static String article(Iterator<String> mots, Random hasard) {
        return hasard.nextInt(4) == 0 ? "" : mots.next();
    }

    /** Words of people, and what a reader of YAML could take for something else. */
    private static Arbitrary<String> mots() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "article 4",
                        "4",
                        "1e3",
                        "0x1F",
                        "2020-01-01",
                        "oui",
                        "No",
                        "null",
                        "~",
                        "- tiret",
                        "a: b",
                        "a :b",
                        "fin :",
                        "dièse #suite",
                        "#dièse",
                        "[x] {y}",
                        "x, y",
                        "« guillemets » : “oui”",
                        "l'apostrophe",
                        "'cité'",
                        "\"cité\"",
                        "\\barre",
                        "deux\nlignes",
                        "tabulation\tici",
                        "&ancre",
                        "*alias",
                        "!type",
                        "%directive",
                        "@a",
                        "`a`",
                        "| bloc",
                        "> bloc",
                        "? clé",
                        "---",
                        "...",
                        "200\u00a0€",
                        "é",
                        "\ud83d\udeb2 vélo",
                        "\u0085x\u2028y\ufeff."),
                Arbitraries.strings()
                        .all()
                        .ofMinLength(1)
                        .ofMaxLength(12)
                        .map(String::strip)
                        .filter(mot -> !mot.isEmpty() && mot.codePoints().noneMatch(ReglesAuHasard::estSeul)));
    }

    /** Half a character, which no text in UTF-8 holds. */
    private static boolean estSeul(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
