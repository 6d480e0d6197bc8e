package fr.octroi.reglement;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Fraction;
import fr.octroi.commun.Montant;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All the applicants that the rules of one règlement can tell apart.
 *
 * <p>Each fact is cut into the cells between the values that it is compared with, and each cell stands for all its values: as long as a rule
 * compares a fact with constants, it answers alike for all of them. So a search through the cells is a search through everybody, and
 * not a sample. What another aid gives is one more fact. The rules are evaluated by the engine itself, on what is known so far.
 *
 * <p>Where a rule compares several facts at once, such as a délai between two days, cells are no proof. Then a fact of it is left unknown
 * throughout: the rule may hold or not, and what is impossible all the same is impossible.
 */
final class Espace {

    /** A search gives up after so many situations, and says so. */
    private static final int EFFORT = 40_000;

    /** What another aid gives is a fact of a name that starts so. */
    private static final String AIDE = "aide.";

    private static final String AUTRE = "AUTRE";
    private static final LocalDate JOUR_QUELCONQUE = LocalDate.of(2020, 6, 15);

    /** The income of a part, as a fact of its own. */
    private static final Donnee REVENU_PAR_PART =
            new Donnee("foyer.revenuParPart", TypeValeur.REVENU, Donnee.Origine.DEMANDEUR, "revenu par part");

    private static final Evaluation.Aides AIDES = new AidesSupposees();
    private static final Montant SANS_AIDE = new Montant(Montant.MAXIMUM);
    /** More than any règlement writes: a number that they do not suffice for is none that anybody declares. */
    private static final int DECIMALES = 30;

    private static final Fraction CENTIME = Fraction.of(BigDecimal.valueOf(1, 2));

    /** What some applicant is looked for to satisfy. */
    interface But {

        /** Answers for what is known; what it needs to know more is told to the evaluation. */
        Verdict atteint(Evaluation evaluation);

        /** Gives every fact that the answer may depend on. */
        void donnees(Consumer<Donnee> visiteur);
    }

    private record Question(Predicat predicat, boolean vrai) implements But {
        @Override
        public Verdict atteint(Evaluation evaluation) {
            Verdict verdict = predicat.evaluer(evaluation);
            if (verdict == Verdict.INDETERMINEE) {
                evaluation.manque(predicat);
            }
            return vrai ? verdict : verdict.non();
        }

        @Override
        public void donnees(Consumer<Donnee> visiteur) {
            toutes(predicat, visiteur);
        }
    }

    private record Resultat(Formule formule, Predicate<@Nullable Fraction> question) implements But {
        @Override
        public Verdict atteint(Evaluation evaluation) {
            Evaluation.Resultat resultat = evaluation.aPart(formule);
            resultat.inconnues().forEach(evaluation::manque);
            return resultat.estConnu() ? Verdict.of(question.test(resultat.valeur())) : Verdict.INDETERMINEE;
        }

        @Override
        public void donnees(Consumer<Donnee> visiteur) {
            toutes(formule, visiteur);
        }
    }

    /** Every fact that a question reads, what other aids give among them. */
    static void toutes(Predicat predicat, Consumer<Donnee> visiteur) {
        predicat.donnees(visiteur);
        predicat.aides(AIDES).forEach(code -> visiteur.accept(supposee(code)));
    }

    /** Every fact that a formula reads, what other aids give among them. */
    static void toutes(Formule formule, Consumer<Donnee> visiteur) {
        formule.donnees(visiteur);
        formule.aides(AIDES).forEach(code -> visiteur.accept(supposee(code)));
    }

    /**
     * What a search found.
     *
     * @param temoin somebody who satisfies all, null when nobody does or when the search gave up
     * @param complete whether nobody found is nobody at all
     */
    record Recherche(@Nullable Situation temoin, boolean complete) {}

    private final SortedMap<Donnee, List<Valeur>> cellules = new TreeMap<>();

    /** More days, to look for somebody whose délais fit: a proof needs none of them. */
    private final SortedMap<Donnee, List<Valeur>> joursDesDelais = new TreeMap<>();

    private final Lieux lieux;
    private final Situation.Rangs rangs;

    /** The facts left unknown in turn to prove that there is nobody; empty when cells are proof enough. */
    private final List<SortedSet<Donnee>> ouvertes;

    /** Another aid gives what a fact of its name says; beyond all sums, it does not apply. */
    private static final class AidesSupposees implements Evaluation.Aides {

        @Override
        public Evaluation.Resultat calculer(String code, Evaluation evaluation) {
            Donnee donnee = supposee(code);
            if (!(evaluation.situation().lire(donnee) instanceof Valeur.Somme somme)) {
                evaluation.manque(donnee);
                return new Evaluation.Resultat(Fraction.ZERO, evaluation.inconnues());
            }
            boolean applicable = somme.montant().compareTo(SANS_AIDE) < 0;
            return new Evaluation.Resultat(
                    applicable ? Fraction.of(somme.montant().enEuros()) : null, evaluation.inconnues());
        }

        @Override
        public List<String> duNiveau(Niveau niveau) {
            return List.of("total " + niveau.mot());
        }
    }

    private static Donnee supposee(String code) {
        return new Donnee(
                AIDE + "c" + Integer.toHexString(code.hashCode()), TypeValeur.MONTANT, Donnee.Origine.TIERS, code);
    }

    /** The values that each fact is compared with, gathered from all the rules. */
    private static final class Seuils {

        private final SortedMap<Donnee, SortedSet<Fraction>> nombres = new TreeMap<>();
        /** The lists that each coded fact is looked for in: two codes in the same lists are one. */
        private final SortedMap<Donnee, SortedMap<String, SortedSet<String>>> listes = new TreeMap<>();

        private final SortedSet<Donnee> lues = new TreeSet<>();
        private final List<Predicat.Ecoule> delais = new ArrayList<>();
        /** Of what compares several facts at once: on one side the fact that is measured, and on the other what it is measured with. */
        private final SortedSet<Donnee> mesurees = new TreeSet<>();

        private final SortedSet<Donnee> mesurantes = new TreeSet<>();

        void lire(Predicat predicat) {
            predicat.donnees(lues::add);
            if (predicat instanceof Predicat.Parmi parmi) {
                liste(parmi.donnee(), parmi.codes().toString()).addAll(parmi.codes());
            } else if (predicat instanceof Predicat.DansTerritoire dans) {
                dans.territoire().membres().forEach(membre -> {
                    liste(
                                    membre.niveau() == Niveau.COMMUNE
                                            ? dans.commune()
                                            : Vocabulaire.residence(membre.niveau()),
                                    dans.territoire().code() + " " + membre.du() + " " + membre.au())
                            .add(membre.lieu());
                    Stream.of(Optional.ofNullable(membre.du()), Optional.ofNullable(membre.au()))
                            .flatMap(Optional::stream)
                            .forEach(jour -> nombres(dans.jour()).add(Fraction.of(jour.toEpochDay())));
                });
            } else if (predicat instanceof Predicat.Entre entre) {
                Stream.of(Optional.ofNullable(entre.minimum()), Optional.ofNullable(entre.maximum()))
                        .flatMap(Optional::stream)
                        .forEach(borne -> nombres(entre.donnee()).add(nombre(borne)));
            } else if (predicat instanceof Predicat.Ecoule ecoule) {
                delais.add(ecoule);
            } else if (predicat instanceof Predicat.Compare compare) {
                comparer(compare.gauche(), compare.droite());
                comparer(compare.droite(), compare.gauche());
                if (!(mesure(compare.gauche()).isPresent() && estConstante(compare.droite()))
                        && !(mesure(compare.droite()).isPresent() && estConstante(compare.gauche()))) {
                    meler(compare);
                }
            }
            predicat.termes().forEach(this::lire);
            predicat.formules().forEach(this::lire);
        }

        void lire(Formule formule) {
            formule.donnees(lues::add);
            if (formule instanceof Formule.Table table) {
                table.lignes().forEach(ligne -> lire(ligne.si()));
            } else if (formule instanceof Formule.Parametre parametre) {
                parametre
                        .valeurs()
                        .forEach(periode -> Stream.of(
                                        Optional.ofNullable(periode.du()), Optional.ofNullable(periode.au()))
                                .flatMap(Optional::stream)
                                .forEach(jour -> nombres(parametre.jour()).add(Fraction.of(jour.toEpochDay()))));
            } else if (formule instanceof Formule.AutreAide autre) {
                nombres(supposee(autre.code())).add(Fraction.ZERO);
                lues.add(supposee(autre.code()));
            } else if (formule instanceof Formule.TotalDeNiveau total) {
                Donnee donnee = supposee("total " + total.niveau().mot());
                nombres(donnee).add(Fraction.ZERO);
                lues.add(donnee);
            } else if (formule instanceof Formule.Plafond
                    || formule instanceof Formule.Plancher
                    || formule instanceof Formule.Seuil
                    || formule instanceof Formule.Reste) {
                // Where one side passes the other, the amount bends: a price there may be the only one below the aid.
                comparer(formule.termes().get(0), formule.termes().get(1));
                comparer(formule.termes().get(1), formule.termes().get(0));
            }
            formule.termes().forEach(this::lire);
        }

        /** What one side measures is cut by every constant of the other. */
        private void comparer(Formule mesuree, Formule autre) {
            feuilles(mesuree)
                    .flatMap(feuille -> mesure(feuille).stream())
                    .forEach(mesure -> constantes(autre)
                            .forEach(valeur -> nombres(mesure.donnee()).add(mesure.inverse(valeur))));
        }

        /** Either side may be left unknown: neither choice is the better one always. */
        private void meler(Predicat.Compare compare) {
            Optional<Mesure> mesure = mesure(compare.gauche()).or(() -> mesure(compare.droite()));
            SortedSet<Donnee> toutes = facteurs(compare);
            if (mesure.isEmpty()) {
                mesurees.addAll(toutes);
                mesurantes.addAll(toutes);
                return;
            }
            Donnee une = mesure.get().donnee();
            mesurees.add(une);
            toutes.remove(une);
            boolean deuxFois = mesure(compare.gauche()).isPresent()
                    && mesure(compare.droite())
                            .filter(autre -> autre.donnee().equals(une))
                            .isPresent();
            mesurantes.addAll(toutes.isEmpty() || deuxFois || lit(compare, une) ? List.of(une) : toutes);
        }

        /** Whether the side that a fact is measured with reads it too. */
        private static boolean lit(Predicat.Compare compare, Donnee donnee) {
            Formule autre = mesure(compare.gauche()).isPresent() ? compare.droite() : compare.gauche();
            return facteurs(new Predicat.Applicable(autre)).contains(donnee);
        }

        private static SortedSet<Donnee> facteurs(Predicat predicat) {
            SortedSet<Donnee> facteurs = new TreeSet<>();
            predicat.donnees(facteurs::add);
            predicat.formules().forEach(formule -> supposees(formule, facteurs));
            return facteurs;
        }

        private static void supposees(Formule formule, SortedSet<Donnee> vers) {
            mesure(formule).map(Mesure::donnee).ifPresent(vers::add);
            formule.termes().forEach(terme -> supposees(terme, vers));
        }

        /** What a formula of constants can be worth, whatever its conditions say. */
        private static Stream<Fraction> constantes(Formule formule) {
            Optional<Fraction> seule = constante(formule);
            if (seule.isPresent()) {
                return seule.stream();
            }
            if (formule instanceof Formule.Parametre parametre) {
                return parametre.valeurs().stream().map(Formule.Parametre.Periode::valeur);
            }
            return formule.termes().stream().flatMap(Seuils::constantes);
        }

        /**
         * A day that opens a délai has a last day at the end of it, and one that ends it a first: somebody in time is looked for
         * there.
         */
        void suivreLesDelais() {
            for (Predicat.Ecoule ecoule : delais) {
                // The day that nothing else cuts tells least when it is left unknown.
                Donnee ouverte = nombres(ecoule.fin()).isEmpty() ? ecoule.fin() : ecoule.debut();
                mesurees.add(ouverte);
                mesurantes.add(ouverte);
            }
            for (Predicat.Ecoule ecoule : delais) {
                SortedSet<Fraction> debuts = nombres(ecoule.debut());
                SortedSet<Fraction> fins = nombres(ecoule.fin());
                if (debuts.isEmpty() && fins.isEmpty()) {
                    debuts.add(Fraction.of(JOUR_QUELCONQUE.toEpochDay()));
                }
                for (Fraction fin : List.copyOf(fins)) {
                    debuts.add(fin);
                    bornes(ecoule).forEach(delai -> {
                        LocalDate jour = Espace.jour(fin);
                        dater(
                                jour.minusDays(ChronoUnit.DAYS.between(jour, Predicat.Ecoule.terme(delai, jour))),
                                debuts);
                    });
                }
                for (Fraction debut : List.copyOf(debuts)) {
                    fins.add(debut);
                    bornes(ecoule).forEach(delai -> dater(Predicat.Ecoule.terme(delai, Espace.jour(debut)), fins));
                }
            }
        }

        private static Stream<Delai> bornes(Predicat.Ecoule ecoule) {
            return Stream.of(Optional.ofNullable(ecoule.minimum()), Optional.ofNullable(ecoule.maximum()))
                    .flatMap(Optional::stream);
        }

        private static void dater(LocalDate jour, SortedSet<Fraction> vers) {
            if (CalendrierOuvre.comprend(jour)) {
                vers.add(Fraction.of(jour.toEpochDay()));
            }
        }

        private SortedSet<Fraction> nombres(Donnee donnee) {
            return nombres.computeIfAbsent(donnee, nouvelle -> new TreeSet<>());
        }

        private SortedSet<String> liste(Donnee donnee, String nom) {
            return listes.computeIfAbsent(donnee, nouvelle -> new TreeMap<>())
                    .computeIfAbsent(nom, nouvelle -> new TreeSet<>());
        }

        /** Every code that some rule names. */
        SortedSet<String> codes(Donnee donnee) {
            SortedSet<String> codes = new TreeSet<>();
            listes.getOrDefault(donnee, Collections.emptySortedMap()).values().forEach(codes::addAll);
            return codes;
        }

        /** What rules can tell of a code: the lists that have it. */
        List<String> vue(Donnee donnee, String code) {
            return listes.getOrDefault(donnee, Collections.emptySortedMap()).entrySet().stream()
                    .filter(liste -> liste.getValue().contains(code))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /** A fact times a coefficient, and something more: a price by 1.2, an aid and 100 euros. */
    private record Mesure(Donnee donnee, Fraction coefficient, Fraction ajout) {

        Fraction inverse(Fraction valeur) {
            return valeur.moins(ajout).divisePar(coefficient);
        }

        Mesure fois(Fraction facteur) {
            return new Mesure(donnee, coefficient.fois(facteur), ajout.fois(facteur));
        }

        Mesure plus(Fraction autre) {
            return new Mesure(donnee, coefficient, ajout.plus(autre));
        }
    }

    /** The fact that a formula measures: one of the dossier, an aid, or the income of a part. */
    private static Optional<Mesure> mesure(Formule formule) {
        if (formule instanceof Formule.Base base) {
            return mesure(base.donnee());
        }
        if (formule instanceof Formule.AutreAide autre) {
            return mesure(supposee(autre.code()));
        }
        if (formule instanceof Formule.TotalDeNiveau total) {
            return mesure(supposee("total " + total.niveau().mot()));
        }
        if (formule.equals(Formule.Quotient.revenuParPart())) {
            return mesure(REVENU_PAR_PART);
        }
        if (formule instanceof Formule.Taux taux && taux.taux().pointsDeBase() != 0) {
            return mesure(taux.base()).map(mesure -> mesure.fois(taux.taux().enFraction()));
        }
        if (formule.termes().size() != 2) {
            return Optional.empty();
        }
        Formule gauche = formule.termes().get(0);
        Formule droite = formule.termes().get(1);
        Optional<Fraction> seconde = constante(droite).filter(valeur -> valeur.signe() != 0);
        Optional<Mesure> premiere = mesure(gauche);
        if (premiere.isPresent() && seconde.isPresent()) {
            Fraction valeur = seconde.get();
            if (formule instanceof Formule.Quotient) {
                return premiere.map(mesure -> mesure.fois(Fraction.of(1).divisePar(valeur)));
            }
            if (formule instanceof Formule.Difference) {
                return premiere.map(mesure -> mesure.plus(Fraction.ZERO.moins(valeur)));
            }
        }
        if (formule instanceof Formule.Produit || formule instanceof Formule.Somme) {
            Optional<Mesure> mesuree = premiere.or(() -> mesure(droite));
            Optional<Fraction> autre =
                    premiere.isPresent() ? seconde : constante(gauche).filter(valeur -> valeur.signe() != 0);
            return mesuree.flatMap(mesure -> autre.map(
                    valeur -> formule instanceof Formule.Produit ? mesure.fois(valeur) : mesure.plus(valeur)));
        }
        return Optional.empty();
    }

    private static Optional<Mesure> mesure(Donnee donnee) {
        return Optional.of(new Mesure(donnee, Fraction.of(1), Fraction.ZERO));
    }

    /** What a formula is worth for everybody, when it reads nothing. */
    private static Optional<Fraction> constante(Formule formule) {
        List<Donnee> lues = new ArrayList<>();
        formule.donnees(lues::add);
        if (!lues.isEmpty() || !formule.aides(AIDES).isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                formule.calculer(new Evaluation(Situation.builder().build(), Evaluation.Aides.AUCUNE)));
    }

    /** The formulas among which a table, a cap or a floor chooses. */
    private static Stream<Formule> feuilles(Formule formule) {
        boolean choix = formule instanceof Formule.Table
                || formule instanceof Formule.Plafond
                || formule instanceof Formule.Plancher;
        return choix ? formule.termes().stream().flatMap(Espace::feuilles) : Stream.of(formule);
    }

    /** A constant, or a choice among constants. */
    private static boolean estConstante(Formule formule) {
        return feuilles(formule)
                .allMatch(feuille -> feuille instanceof Formule.Parametre
                        || constante(feuille).isPresent());
    }

    private static LocalDate jour(Fraction rang) {
        return LocalDate.ofEpochDay(rang.arrondir(0, RoundingMode.UNNECESSARY).longValueExact());
    }

    private static Fraction nombre(Valeur valeur) {
        if (valeur instanceof Valeur.Jour jour) {
            return Fraction.of(jour.jour().toEpochDay());
        }
        if (valeur instanceof Valeur.Somme somme) {
            return Fraction.of(somme.montant().enEuros());
        }
        if (valeur instanceof Valeur.Revenu revenu) {
            return Fraction.of(revenu.parAn().enEuros());
        }
        if (valeur instanceof Valeur.Nombre connu) {
            return Fraction.of(connu.nombre());
        }
        throw new IllegalStateException("no order between values of kind " + valeur.type());
    }

    Espace(ReglementAide reglement, Geographie geographie) {
        Seuils seuils = new Seuils();
        seuils.lire(reglement.validite().condition().exige());
        reglement.conditions().forEach(condition -> seuils.lire(condition.exige()));
        seuils.lire(reglement.bareme().formule());
        this.lieux = new Lieux(seuils, reglement, geographie);
        if (seuils.lues.contains(Vocabulaire.FOYER_PARTS)) {
            parPart(seuils, reglement);
        }
        for (Donnee donnee : seuils.lues) {
            cellules.putIfAbsent(
                    donnee, cellules(donnee, seuils, reglement.vocabulaires().get(donnee.nom())));
        }
        seuils.suivreLesDelais();
        seuils.delais.stream()
                .flatMap(delai -> Stream.of(delai.debut(), delai.fin()))
                .forEach(jour -> joursDesDelais.put(jour, cellules(jour, seuils, null)));
        this.rangs =
                new Situation.Rangs(cellules.keySet().stream().map(Donnee::nom).toList());
        this.ouvertes = seuils.mesurees.isEmpty() ? List.of() : List.of(seuils.mesurees, seuils.mesurantes);
    }

    /**
     * The income of a part stands for a household of three parts, as long as neither is looked at by itself: of three parts, it falls between
     * two cents. Else both are cut, and neither is a proof.
     */
    private void parPart(Seuils seuils, ReglementAide reglement) {
        boolean revenuSeul = lueSeule(reglement, Vocabulaire.FOYER_REVENU);
        boolean partsSeules = lueSeule(reglement, Vocabulaire.FOYER_PARTS);
        if (revenuSeul || partsSeules) {
            seuils.nombres(Vocabulaire.FOYER_PARTS).add(Fraction.of(1));
            seuils.mesurees.add(Vocabulaire.FOYER_REVENU);
            seuils.mesurantes.add(Vocabulaire.FOYER_PARTS);
            cellules.put(
                    Vocabulaire.FOYER_PARTS,
                    cellules(
                            Vocabulaire.FOYER_PARTS,
                            seuils,
                            reglement.vocabulaires().get(Vocabulaire.FOYER_PARTS.nom())));
        } else {
            cellules.put(Vocabulaire.FOYER_PARTS, List.of(new Valeur.Nombre(BigDecimal.valueOf(3))));
        }
        for (Valeur parts : cellules(Vocabulaire.FOYER_PARTS)) {
            for (Fraction seuil : seuils.nombres(REVENU_PAR_PART)) {
                seuils.nombres(Vocabulaire.FOYER_REVENU).add(seuil.fois(nombre(parts)));
            }
        }
    }

    private static boolean lueSeule(ReglementAide reglement, Donnee donnee) {
        return Stream.concat(
                        reglement.conditions().stream().map(Condition::exige).flatMap(Espace::formules),
                        formules(reglement.bareme().formule()))
                .anyMatch(formule ->
                        formule instanceof Formule.Base base && base.donnee().equals(donnee));
    }

    /** Every formula below a question, the income of a part left whole. */
    private static Stream<Formule> formules(Predicat predicat) {
        Stream<Formule> bornee =
                predicat instanceof Predicat.Entre entre && entre.donnee().type() != TypeValeur.DATE
                        ? Stream.of(new Formule.Base(entre.donnee()))
                        : Stream.of();
        return Stream.of(
                        bornee,
                        predicat.termes().stream().flatMap(Espace::formules),
                        predicat.formules().stream().flatMap(Espace::formules))
                .flatMap(toutes -> toutes);
    }

    private static Stream<Formule> formules(Formule formule) {
        if (formule.equals(Formule.Quotient.revenuParPart())) {
            return Stream.of(formule);
        }
        Stream<Formule> questions = formule instanceof Formule.Table table
                ? table.lignes().stream().map(Formule.Table.Ligne::si).flatMap(Espace::formules)
                : Stream.of();
        return Stream.of(
                        Stream.of(formule), questions, formule.termes().stream().flatMap(Espace::formules))
                .flatMap(toutes -> toutes);
    }

    /** A code that no rule names. */
    private static String autreQue(SortedSet<String> codes) {
        String autre = AUTRE;
        while (codes.contains(autre)) {
            autre += "_";
        }
        return autre;
    }

    /** One code of those that no rule and no place tells apart. */
    private List<Valeur> distincts(Donnee donnee, Seuils seuils, Stream<String> codes) {
        Set<List<Object>> vues = new HashSet<>();
        return codes.filter(code -> vues.add(List.of(seuils.vue(donnee, code), lieux.dessus(donnee, code))))
                .<Valeur>map(Valeur.Code::new)
                .toList();
    }

    private List<Valeur> cellules(Donnee donnee, Seuils seuils, @Nullable SortedSet<String> vocabulaire) {
        return switch (donnee.type()) {
            case BOOLEEN -> List.of(new Valeur.Booleen(true), new Valeur.Booleen(false));
            case CODE ->
                distincts(
                        donnee,
                        seuils,
                        vocabulaire == null
                                ? Stream.concat(
                                        seuils.codes(donnee).stream(), Stream.of(autreQue(seuils.codes(donnee))))
                                : vocabulaire.stream());
            case DATE ->
                nombres(seuils.nombres(donnee), Fraction.of(1), null).stream()
                        .map(Espace::jour)
                        .filter(CalendrierOuvre::comprend)
                        .<Valeur>map(Valeur.Jour::new)
                        .toList();
            case NOMBRE -> {
                boolean entier = donnee.equals(Vocabulaire.DEMANDEUR_AGE)
                        || donnee.equals(Vocabulaire.FOYER_PERSONNES)
                        || donnee.equals(Vocabulaire.ACHAT_QUANTITE);
                boolean unAuMoins =
                        !donnee.equals(Vocabulaire.DEMANDEUR_AGE) && (entier || donnee.equals(Vocabulaire.FOYER_PARTS));
                Fraction minimum = unAuMoins ? Fraction.of(1) : Fraction.ZERO;
                Stream<BigDecimal> nombres = entier
                        ? nombres(seuils.nombres(donnee), Fraction.of(1), minimum).stream()
                                .map(nombre -> nombre.arrondir(0, RoundingMode.UNNECESSARY))
                        : partout(seuils.nombres(donnee), minimum);
                yield nombres.<Valeur>map(Valeur.Nombre::new).toList();
            }
            case MONTANT -> {
                boolean prix = donnee.equals(Vocabulaire.ACHAT_PRIX_TTC) || donnee.equals(Vocabulaire.ACHAT_PRIX_HT);
                Stream<Montant> horsAide = donnee.nom().startsWith(AIDE) ? Stream.of(SANS_AIDE) : Stream.of();
                yield Stream.concat(horsAide, sommes(seuils.nombres(donnee), prix ? CENTIME : Fraction.ZERO))
                        .<Valeur>map(Valeur.Somme::new)
                        .toList();
            }
            case REVENU ->
                sommes(seuils.nombres(donnee), Fraction.ZERO)
                        .<Valeur>map(Valeur.Revenu::new)
                        .toList();
        };
    }

    private static Stream<Montant> sommes(SortedSet<Fraction> seuils, Fraction minimum) {
        Fraction maximum = Fraction.of(SANS_AIDE.enEuros());
        return nombres(seuils, CENTIME, minimum).stream()
                .filter(euros -> euros.compareTo(maximum) < 0)
                .map(euros -> Montant.of(euros.arrondir(2, RoundingMode.UNNECESSARY)));
    }

    /** One value in each cell of a number that may have any decimals: the thresholds that can be written so, and one between two. */
    private static Stream<BigDecimal> partout(SortedSet<Fraction> seuils, Fraction minimum) {
        SortedSet<Fraction> bornes = new TreeSet<>(seuils);
        bornes.removeIf(seuil -> seuil.compareTo(minimum) < 0);
        bornes.add(minimum);
        SortedSet<BigDecimal> nombres = new TreeSet<>();
        Fraction avant = null;
        for (Fraction borne : bornes) {
            if (avant != null) {
                nombres.add(entre(avant, borne));
            }
            BigDecimal ecrite = borne.arrondir(DECIMALES, RoundingMode.FLOOR);
            if (Fraction.of(ecrite).equals(borne)) {
                nombres.add(ecrite);
            }
            avant = borne;
        }
        nombres.add(bornes.last().plus(Fraction.of(1_000)).arrondir(0, RoundingMode.FLOOR));
        return nombres.stream();
    }

    /** The shortest number between two. */
    private static BigDecimal entre(Fraction un, Fraction autre) {
        Fraction milieu = un.plus(autre).divisePar(Fraction.of(2));
        for (int decimales = 0; ; decimales++) {
            BigDecimal nombre = milieu.arrondir(decimales, RoundingMode.HALF_UP);
            Fraction lu = Fraction.of(nombre);
            if (lu.compareTo(un) > 0 && lu.compareTo(autre) < 0) {
                return nombre;
            }
        }
    }

    /**
     * One value in each cell: every threshold, one between two, one on each side; a value of everyday when nothing cuts. A threshold off
     * the grid, such as a third, has a value below it and one above.
     */
    private static List<Fraction> nombres(SortedSet<Fraction> seuils, Fraction pas, @Nullable Fraction minimum) {
        SortedSet<Fraction> points = new TreeSet<>();
        for (Fraction seuil : seuils) {
            Fraction rang = seuil.divisePar(pas);
            Fraction dessous = Fraction.of(rang.arrondir(0, RoundingMode.FLOOR)).fois(pas);
            Fraction dessus =
                    Fraction.of(rang.arrondir(0, RoundingMode.CEILING)).fois(pas);
            points.add(dessous);
            points.add(dessus);
            points.add(dessous.moins(pas));
            points.add(dessus.plus(pas));
        }
        if (minimum != null) {
            points.add(minimum);
            points.add((points.isEmpty() ? minimum : points.last().max(minimum)).plus(Fraction.of(1_000)));
            points.removeIf(point -> point.compareTo(minimum) < 0);
        } else if (points.isEmpty()) {
            points.add(Fraction.of(JOUR_QUELCONQUE.toEpochDay()));
        }
        return List.copyOf(points);
    }

    /** Somebody that was found, in words: what another aid gives bears its code, and one that does not apply says so. */
    Situation dite(Situation temoin) {
        Situation.Builder dite = Situation.builder();
        cellules.keySet()
                .forEach(donnee -> temoin.valeur(donnee).ifPresent(valeur -> {
                    if (!donnee.nom().startsWith(AIDE)) {
                        dite.avec(donnee, valeur);
                    } else if (valeur.equals(new Valeur.Somme(SANS_AIDE))) {
                        dite.avec(enMots(donnee, TypeValeur.CODE), new Valeur.Code("sans objet"));
                    } else {
                        dite.avec(enMots(donnee, TypeValeur.MONTANT), valeur);
                    }
                }));
        return dite.build();
    }

    private static Donnee enMots(Donnee aide, TypeValeur type) {
        StringBuilder nom = new StringBuilder();
        for (String mot : aide.libelle().split("[^A-Za-z0-9]+")) {
            nom.append(nom.isEmpty() ? mot : mot.substring(0, 1).toUpperCase(Locale.ROOT) + mot.substring(1));
        }
        String lisible = Character.isLetter(nom.charAt(0)) ? nom.toString() : "n" + nom;
        return new Donnee(AIDE + lisible, type, Donnee.Origine.TIERS, aide.libelle());
    }

    List<Valeur> cellules(Donnee donnee) {
        return cellules.getOrDefault(donnee, List.of());
    }

    Evaluation evaluation(Situation situation) {
        return new Evaluation(situation, AIDES);
    }

    static But vrai(Predicat question) {
        return new Question(question, true);
    }

    static But faux(Predicat question) {
        return new Question(question, false);
    }

    static But sansObjet(Formule formule) {
        return sur(formule, valeur -> valeur == null);
    }

    /** A question about the result of a formula. */
    static But sur(Formule formule, Predicate<@Nullable Fraction> question) {
        return new Resultat(formule, question);
    }

    /** How far a search went: two counters in an array, since the trade has no variable fields. */
    private static final class Effort {

        private final int[] compte = {EFFORT, 0};

        boolean continuer() {
            return compte[0]-- > 0;
        }

        void abandonner() {
            compte[1]++;
        }

        boolean estComplet() {
            return compte[0] > 0 && compte[1] == 0;
        }
    }

    /** Looks for somebody for whom all of this holds. */
    Recherche chercher(List<But> buts) {
        return chercher(buts, Collections.emptySortedSet());
    }

    /**
     * Looks for somebody for whom all of this holds.
     *
     * @param posees facts that a goal sets by itself: left unknown, they would prove nothing
     */
    Recherche chercher(List<But> buts, SortedSet<Donnee> posees) {
        boolean personne = ouvertes.stream()
                .filter(inconnues -> Collections.disjoint(inconnues, posees))
                .anyMatch(inconnues -> {
                    Recherches preuve = new Recherches(buts, inconnues);
                    return preuve.chercher().isEmpty() && preuve.estComplete();
                });
        if (personne) {
            return new Recherche(null, true);
        }
        Recherches recherche = new Recherches(buts, Collections.emptySortedSet());
        Situation temoin = recherche.chercher().orElse(null);
        return new Recherche(temoin, temoin != null || (ouvertes.isEmpty() && recherche.estComplete()));
    }

    /**
     * What a goal says of what is known.
     *
     * <p>It says so until a fact becomes known that it reads: most of them read few, and are long to ask.
     */
    private record Reponse(Verdict verdict, SortedSet<Donnee> inconnues) {}

    /** One search, with some facts left unknown throughout. */
    private final class Recherches {

        private final List<But> buts;
        private final List<SortedSet<Donnee>> lues = new ArrayList<>();
        private final SortedSet<Donnee> ouverte;
        private final SortedMap<Donnee, Valeur> connus = new TreeMap<>();
        private final Effort effort = new Effort();

        Recherches(List<But> buts, SortedSet<Donnee> ouverte) {
            this.buts = buts;
            this.ouverte = ouverte;
            for (But but : buts) {
                SortedSet<Donnee> siennes = new TreeSet<>();
                but.donnees(siennes::add);
                lues.add(siennes);
            }
        }

        boolean estComplete() {
            return effort.estComplet();
        }

        Optional<Situation> chercher() {
            return chercher(
                    Situation.of(rangs, new Valeur[cellules.size()]), new Reponse[buts.size()], new TreeSet<>());
        }

        /**
         * Looks on from what is known.
         *
         * @param reponses what each goal says, null for those that must be asked: this search's own
         * @param causes receives, when nobody is found, the known facts that this comes from: another value of any other fact
         *     would change nothing, and is not tried
         */
        private Optional<Situation> chercher(
                Situation situation, @Nullable Reponse[] reponses, SortedSet<Donnee> causes) {
            if (!effort.continuer()) {
                return Optional.empty();
            }
            Verdict verdict = Verdict.SATISFAITE;
            Optional<Donnee> suivante = Optional.empty();
            for (int i = 0; i < buts.size(); i++) {
                Reponse reponse = reponses[i];
                if (reponse == null) {
                    reponse = repondre(buts.get(i), situation);
                    reponses[i] = reponse;
                }
                Verdict sien = reponse.verdict();
                if (sien == Verdict.NON_SATISFAITE) {
                    causes.addAll(lues.get(i));
                    return Optional.empty();
                }
                verdict = verdict.et(sien);
                if (suivante.isEmpty() && sien == Verdict.INDETERMINEE) {
                    suivante = suivante(reponse.inconnues());
                }
            }
            if (verdict == Verdict.SATISFAITE) {
                return Optional.of(situation);
            }
            if (suivante.isEmpty()) {
                // What is left unknown may be such that all holds; or a value that no formula can use, such as a
                // divisor
                // of zero, proves nothing. The search for somebody goes on, and the one for a proof has failed.
                effort.abandonner();
                causes.addAll(connus.keySet());
                return ouverte.isEmpty() ? Optional.empty() : Optional.of(situation);
            }
            return essayer(suivante.get(), situation, reponses, causes);
        }

        private Reponse repondre(But but, Situation situation) {
            Evaluation evaluation = evaluation(situation);
            return new Reponse(but.atteint(evaluation), evaluation.inconnues());
        }

        /** What each goal said, but for those that read one fact more. */
        private @Nullable Reponse[] sans(Donnee donnee, @Nullable Reponse[] reponses) {
            @Nullable Reponse[] restent = reponses.clone();
            for (int i = 0; i < restent.length; i++) {
                if (lues.get(i).contains(donnee)) {
                    restent[i] = null;
                }
            }
            return restent;
        }

        private List<Valeur> essais(Donnee donnee) {
            List<Valeur> jours = joursDesDelais.get(donnee);
            return ouverte.isEmpty() && jours != null ? jours : cellules(donnee);
        }

        /** What has few cells first: it settles more for less. */
        private Optional<Donnee> suivante(SortedSet<Donnee> inconnues) {
            return inconnues.stream()
                    .filter(inconnue -> !connus.containsKey(inconnue) && !ouverte.contains(inconnue))
                    .min(Comparator.comparingInt(inconnue -> essais(inconnue).size()));
        }

        private Optional<Situation> essayer(
                Donnee donnee, Situation situation, @Nullable Reponse[] reponses, SortedSet<Donnee> causes) {
            @Nullable Reponse[] restent = sans(donnee, reponses);
            for (Valeur valeur : essais(donnee)) {
                connus.put(donnee, valeur);
                SortedSet<Donnee> siennes = new TreeSet<>();
                Optional<Situation> trouve = Optional.empty();
                if (lieux.sontCoherents(connus)) {
                    trouve = chercher(situation.avec(donnee, valeur), restent.clone(), siennes);
                } else {
                    siennes.addAll(lieux.lus);
                }
                connus.remove(donnee);
                if (trouve.isPresent()) {
                    return trouve;
                }
                if (!siennes.contains(donnee)) {
                    causes.clear();
                    causes.addAll(siennes);
                    return Optional.empty();
                }
                causes.addAll(siennes);
            }
            causes.remove(donnee);
            return Optional.empty();
        }
    }

    /**
     * The places that somebody can live in at once: a commune is in one département, and a département in one région.
     *
     * <p>A code that the geography does not know goes with any other.
     */
    private static final class Lieux {

        private static final List<Donnee> NIVEAUX =
                Stream.of(Niveau.values()).map(Vocabulaire::residence).toList();

        private final Set<Map<Donnee, String>> ensembles = new HashSet<>();
        private final Map<Donnee, Set<String>> existants = new HashMap<>();
        private final List<Donnee> lus;

        Lieux(Seuils seuils, ReglementAide reglement, Geographie geographie) {
            this.lus = NIVEAUX.stream()
                    .filter(niveau -> !niveau.equals(Vocabulaire.DEMANDEUR_PAYS)
                            && seuils.lues.contains(niveau)
                            && !reglement.vocabulaires().containsKey(niveau.nom()))
                    .toList();
            if (lus.size() < 2 || geographie.millesime().isEmpty()) {
                return;
            }
            Map<Donnee, SortedSet<String>> nommes = new HashMap<>();
            lus.forEach(niveau -> nommes.put(niveau, seuils.codes(niveau)));
            Map<Donnee, String> ailleurs = new HashMap<>();
            lus.forEach(niveau -> ailleurs.put(niveau, autreQue(seuils.codes(niveau))));
            ensembles.add(ailleurs);
            geographie.communes().forEach(commune -> {
                Map<Donnee, String> ensemble = new HashMap<>();
                for (Donnee niveau : lus) {
                    String code = code(commune, niveau);
                    boolean nomme = Objects.requireNonNull(nommes.get(niveau)).contains(code);
                    ensemble.put(niveau, nomme ? code : Objects.requireNonNull(ailleurs.get(niveau)));
                }
                ensembles.add(ensemble);
            });
            ensembles.forEach(ensemble -> ensemble.forEach((niveau, code) -> existants
                    .computeIfAbsent(niveau, nouveau -> new HashSet<>())
                    .add(code)));
        }

        private static String code(Geographie.Commune commune, Donnee niveau) {
            if (niveau.equals(Vocabulaire.DEMANDEUR_COMMUNE)) {
                return commune.insee();
            }
            if (niveau.equals(Vocabulaire.DEMANDEUR_DEPARTEMENT)) {
                return commune.departement();
            }
            if (niveau.equals(Vocabulaire.DEMANDEUR_REGION)) {
                return commune.region();
            }
            return Objects.requireNonNullElse(
                    niveau.equals(Vocabulaire.DEMANDEUR_EPCI) ? commune.epci() : commune.ept(), Vocabulaire.AUCUN);
        }

        /** What a place is inside of, which tells it from another of the same lists. */
        Set<Map<Donnee, String>> dessus(Donnee niveau, String code) {
            return ensembles.stream()
                    .filter(ensemble -> code.equals(ensemble.get(niveau)))
                    .map(ensemble -> {
                        Map<Donnee, String> autres = new HashMap<>(ensemble);
                        autres.remove(niveau);
                        return autres;
                    })
                    .collect(Collectors.toSet());
        }

        boolean sontCoherents(SortedMap<Donnee, Valeur> connus) {
            Map<Donnee, String> dits = new HashMap<>();
            for (Donnee niveau : lus) {
                if (connus.get(niveau) instanceof Valeur.Code code
                        && existants.getOrDefault(niveau, Set.of()).contains(code.mot())) {
                    dits.put(niveau, code.mot());
                }
            }
            return dits.size() < 2
                    || ensembles.stream()
                            .anyMatch(ensemble -> ensemble.entrySet().containsAll(dits.entrySet()));
        }
    }
}
