package fr.octroi.reglement;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.commun.Fraction;
import fr.octroi.commun.Montant;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All the applicants that the rules of one règlement can tell apart.
 *
 * <p>Each fact is cut into the cells between the values that it is compared with, and each cell stands for all its values: as long as a rule
 * compares a fact with constants, it answers alike for all of them. So a search through the cells is a search through everybody, and
 * not a sample. What another aid gives is one more fact. The rules are evaluated by the engine itself, on what is known so far.
 */
final class Espace {

    /** A search gives up after so many situations, and says so. */
    private static final int EFFORT = 40_000;

    private static final String AUTRE = "AUTRE";
    private static final Montant SANS_AIDE = new Montant(Montant.MAXIMUM);
    private static final Fraction CENTIME = Fraction.of(BigDecimal.valueOf(1, 2));

    /** What some applicant is looked for to satisfy. */
    interface But {

        /** Answers for what is known; what it needs to know more is told to the evaluation. */
        Verdict atteint(Evaluation evaluation);
    }

    /**
     * What a search found.
     *
     * @param temoin somebody who satisfies all, null when nobody does or when the search gave up
     * @param complete whether it went through everybody
     */
    record Recherche(@Nullable Situation temoin, boolean complete) {}

    private final SortedMap<Donnee, List<Valeur>> cellules = new TreeMap<>();
    private final Evaluation.Aides aides = new AidesSupposees();
    private final boolean exact;

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
                "aide.c" + Integer.toHexString(code.hashCode()), TypeValeur.MONTANT, Donnee.Origine.TIERS, code);
    }

    /** The values that each fact is compared with, gathered from all the rules. */
    private static final class Seuils {

        private final SortedMap<Donnee, SortedSet<Fraction>> nombres = new TreeMap<>();
        private final SortedMap<Donnee, SortedSet<String>> codes = new TreeMap<>();
        private final SortedSet<Donnee> lues = new TreeSet<>();
        /** What is no comparison of one fact with constants: its cells are no proof. */
        private final List<Predicat> melees = new ArrayList<>();

        void lire(Predicat predicat) {
            predicat.donnees(lues::add);
            if (predicat instanceof Predicat.Parmi parmi) {
                codes(parmi.donnee()).addAll(parmi.codes());
            } else if (predicat instanceof Predicat.DansTerritoire dans) {
                dans.territoire().membres().forEach(membre -> {
                    codes(membre.niveau() == Niveau.COMMUNE ? dans.commune() : Vocabulaire.residence(membre.niveau()))
                            .add(membre.lieu());
                    Stream.of(Optional.ofNullable(membre.du()), Optional.ofNullable(membre.au()))
                            .flatMap(Optional::stream)
                            .forEach(jour -> nombres(dans.jour()).add(Fraction.of(jour.toEpochDay())));
                });
            } else if (predicat instanceof Predicat.Entre entre) {
                Stream.of(Optional.ofNullable(entre.minimum()), Optional.ofNullable(entre.maximum()))
                        .flatMap(Optional::stream)
                        .forEach(borne -> nombres(entre.donnee()).add(nombre(borne)));
            } else if (predicat instanceof Predicat.Ecoule) {
                melees.add(predicat);
            } else if (predicat instanceof Predicat.Compare compare) {
                comparer(compare.gauche(), compare.droite());
                comparer(compare.droite(), compare.gauche());
                if (!((estMesure(compare.gauche()) && estConstante(compare.droite()))
                        || (estMesure(compare.droite()) && estConstante(compare.gauche())))) {
                    melees.add(predicat);
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
            }
            formule.termes().forEach(this::lire);
        }

        /** What one side measures is cut by every constant of the other. */
        private void comparer(Formule mesure, Formule autre) {
            mesuree(mesure).ifPresent(donnee -> constantes(autre, nombres(donnee)));
        }

        private static void constantes(Formule formule, Collection<Fraction> vers) {
            if (formule instanceof Formule.Constante constante) {
                vers.add(constante.valeur());
            } else if (formule instanceof Formule.Forfait forfait) {
                vers.add(Fraction.of(forfait.montant().enEuros()));
            } else if (formule instanceof Formule.Parametre parametre) {
                parametre.valeurs().forEach(periode -> vers.add(periode.valeur()));
            }
            formule.termes().forEach(terme -> constantes(terme, vers));
        }

        private SortedSet<Fraction> nombres(Donnee donnee) {
            return nombres.computeIfAbsent(donnee, nouvelle -> new TreeSet<>());
        }

        private SortedSet<String> codes(Donnee donnee) {
            return codes.computeIfAbsent(donnee, nouvelle -> new TreeSet<>());
        }
    }

    /** The fact that a formula measures by itself: a fact, an aid, or the income of a part for a household of one part. */
    private static Optional<Donnee> mesuree(Formule formule) {
        if (formule instanceof Formule.Base base) {
            return Optional.of(base.donnee());
        }
        if (formule instanceof Formule.AutreAide autre) {
            return Optional.of(supposee(autre.code()));
        }
        if (formule instanceof Formule.TotalDeNiveau total) {
            return Optional.of(supposee("total " + total.niveau().mot()));
        }
        return formule.equals(Formule.Quotient.revenuParPart())
                ? Optional.of(Vocabulaire.FOYER_REVENU)
                : Optional.empty();
    }

    private static boolean estMesure(Formule formule) {
        return mesuree(formule).isPresent();
    }

    /** A constant, or a table of constants. */
    private static boolean estConstante(Formule formule) {
        return formule instanceof Formule.Constante
                || formule instanceof Formule.Forfait
                || formule instanceof Formule.Parametre
                || (formule instanceof Formule.Table table
                        && table.termes().stream().allMatch(Espace::estConstante));
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

    Espace(ReglementAide reglement) {
        Seuils seuils = new Seuils();
        seuils.lire(reglement.validite().condition().exige());
        reglement.conditions().forEach(condition -> seuils.lire(condition.exige()));
        seuils.lire(reglement.bareme().formule());
        for (Donnee donnee : seuils.lues) {
            cellules.put(
                    donnee, cellules(donnee, seuils, reglement.vocabulaires().get(donnee.nom())));
        }
        // The income of a part stands for a household of one part, as long as neither is looked at by itself.
        boolean parPart = seuils.lues.contains(Vocabulaire.FOYER_PARTS);
        if (parPart && !lueSeule(reglement, Vocabulaire.FOYER_PARTS)) {
            cellules.put(Vocabulaire.FOYER_PARTS, List.of(new Valeur.Nombre(BigDecimal.ONE)));
        }
        this.exact = seuils.melees.isEmpty()
                && !(parPart
                        && (lueSeule(reglement, Vocabulaire.FOYER_REVENU)
                                || lueSeule(reglement, Vocabulaire.FOYER_PARTS)));
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

    private static List<Valeur> cellules(Donnee donnee, Seuils seuils, @Nullable SortedSet<String> vocabulaire) {
        return switch (donnee.type()) {
            case BOOLEEN -> List.of(new Valeur.Booleen(true), new Valeur.Booleen(false));
            case CODE ->
                (vocabulaire == null
                                ? Stream.concat(
                                        seuils.codes(donnee).stream(), Stream.of(autreQue(seuils.codes(donnee))))
                                : vocabulaire.stream())
                        .<Valeur>map(Valeur.Code::new)
                        .toList();
            case DATE ->
                nombres(seuils.nombres(donnee), Fraction.of(1), null).stream()
                        .map(jour -> LocalDate.ofEpochDay(
                                jour.arrondir(0, RoundingMode.UNNECESSARY).longValueExact()))
                        .filter(CalendrierOuvre::comprend)
                        .<Valeur>map(Valeur.Jour::new)
                        .toList();
            case NOMBRE -> {
                boolean entier = donnee.equals(Vocabulaire.DEMANDEUR_AGE)
                        || donnee.equals(Vocabulaire.FOYER_PERSONNES)
                        || donnee.equals(Vocabulaire.ACHAT_QUANTITE);
                Fraction pas = entier ? Fraction.of(1) : CENTIME;
                Fraction minimum = entier || donnee.equals(Vocabulaire.FOYER_PARTS) ? Fraction.of(1) : Fraction.ZERO;
                yield nombres(seuils.nombres(donnee), pas, minimum).stream()
                        .<Valeur>map(nombre -> new Valeur.Nombre(nombre.arrondir(2, RoundingMode.UNNECESSARY)))
                        .toList();
            }
            case MONTANT -> {
                boolean prix = donnee.equals(Vocabulaire.ACHAT_PRIX_TTC) || donnee.equals(Vocabulaire.ACHAT_PRIX_HT);
                Stream<Montant> horsAide = donnee.nom().startsWith("aide.") ? Stream.of(SANS_AIDE) : Stream.of();
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
            points.add(Fraction.of(LocalDate.of(2020, 6, 15).toEpochDay()));
        }
        return List.copyOf(points);
    }

    /** Whether a search that finds nobody proves that there is nobody. */
    boolean estExact() {
        return exact;
    }

    List<Valeur> cellules(Donnee donnee) {
        return cellules.getOrDefault(donnee, List.of());
    }

    Evaluation evaluation(Situation situation) {
        return new Evaluation(situation, aides);
    }

    static But vrai(Predicat question) {
        return evaluation -> {
            Verdict verdict = question.evaluer(evaluation);
            if (verdict == Verdict.INDETERMINEE) {
                evaluation.manque(question);
            }
            return verdict;
        };
    }

    static But faux(Predicat question) {
        But vrai = vrai(question);
        return evaluation -> vrai.atteint(evaluation).non();
    }

    static But sansObjet(Formule formule) {
        return sur(formule, valeur -> valeur == null);
    }

    /** A question about the result of a formula. */
    static But sur(Formule formule, Predicate<@Nullable Fraction> question) {
        return evaluation -> {
            Evaluation.Resultat resultat = evaluation.aPart(formule);
            resultat.inconnues().forEach(evaluation::manque);
            return resultat.estConnu() ? Verdict.of(question.test(resultat.valeur())) : Verdict.INDETERMINEE;
        };
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
        Effort effort = new Effort();
        Optional<Situation> temoin = chercher(buts, new TreeMap<>(), effort);
        return new Recherche(temoin.orElse(null), effort.estComplet());
    }

    private Optional<Situation> chercher(List<But> buts, SortedMap<Donnee, Valeur> connus, Effort effort) {
        if (!effort.continuer()) {
            return Optional.empty();
        }
        Situation situation = situation(connus);
        Evaluation evaluation = evaluation(situation);
        Verdict verdict = Verdict.SATISFAITE;
        for (But but : buts) {
            verdict = verdict.et(but.atteint(evaluation));
            if (verdict == Verdict.NON_SATISFAITE) {
                return Optional.empty();
            }
        }
        if (verdict == Verdict.SATISFAITE) {
            return Optional.of(situation);
        }
        Optional<Donnee> suivante = evaluation.inconnues().stream()
                .filter(inconnue -> !connus.containsKey(inconnue))
                .findFirst();
        if (suivante.isEmpty()) {
            // A value that no formula can use, such as a divisor of zero: nothing was proved here, and the search goes
            // on.
            effort.abandonner();
            return Optional.empty();
        }
        Donnee donnee = suivante.get();
        for (Valeur valeur : cellules(donnee)) {
            connus.put(donnee, valeur);
            Optional<Situation> trouve = chercher(buts, connus, effort);
            connus.remove(donnee);
            if (trouve.isPresent()) {
                return trouve;
            }
        }
        return Optional.empty();
    }

    static Situation situation(Map<Donnee, Valeur> connus) {
        Situation.Builder situation = Situation.builder();
        connus.forEach(situation::avec);
        return situation.build();
    }
}
