package fr.octroi.reglement;

import fr.octroi.calendrier.Delai;
import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A question about a situation that is answered in three values, by structure alone: no code hides behind it.
 *
 * <p>A missing fact never answers for itself: {@code et} and {@code ou} answer when the known facts are enough, else
 * the answer is {@link Verdict#INDETERMINEE}.
 */
public sealed interface Predicat {

    /**
     * Answers for a règlement on its own.
     *
     * @param situation the facts
     * @return the verdict
     */
    default Verdict evaluer(Situation situation) {
        return evaluer(new Evaluation(situation, Evaluation.Aides.AUCUNE));
    }

    /**
     * Answers.
     *
     * @param evaluation the facts, and what other aids give
     * @return the verdict
     */
    Verdict evaluer(Evaluation evaluation);

    /**
     * Gives each fact that this question reads, in order, repeats included.
     *
     * @param visiteur receives the facts
     */
    default void donnees(Consumer<Donnee> visiteur) {
        termes().forEach(terme -> terme.donnees(visiteur));
        formules().forEach(formule -> formule.donnees(visiteur));
    }

    /**
     * Returns the other aids that this question depends on.
     *
     * @param aides the catalogue
     * @return their codes
     */
    default SortedSet<String> aides(Evaluation.Aides aides) {
        SortedSet<String> codes = new TreeSet<>();
        termes().forEach(terme -> codes.addAll(terme.aides(aides)));
        formules().forEach(formule -> codes.addAll(formule.aides(aides)));
        return codes;
    }

    /**
     * Returns the questions that this one is made of.
     *
     * @return empty for a question about facts
     */
    default List<Predicat> termes() {
        return List.of();
    }

    /**
     * Returns the formulas that this question compares.
     *
     * @return empty for most
     */
    default List<Formule> formules() {
        return List.of();
    }

    /**
     * All of them hold.
     *
     * @param termes one at least
     */
    record Et(List<Predicat> termes) implements Predicat {
        /** Copies. */
        public Et {
            termes = nonVide(termes);
        }

        @Override
        public Verdict evaluer(Evaluation evaluation) {
            Verdict verdict = Verdict.SATISFAITE;
            for (Predicat terme : termes) {
                verdict = verdict.et(terme.evaluer(evaluation));
            }
            return verdict;
        }
    }

    /**
     * One at least holds.
     *
     * @param termes one at least
     */
    record Ou(List<Predicat> termes) implements Predicat {
        /** Copies. */
        public Ou {
            termes = nonVide(termes);
        }

        @Override
        public Verdict evaluer(Evaluation evaluation) {
            Verdict verdict = Verdict.NON_SATISFAITE;
            for (Predicat terme : termes) {
                verdict = verdict.ou(terme.evaluer(evaluation));
            }
            return verdict;
        }
    }

    /**
     * It does not hold.
     *
     * @param terme what must not hold
     */
    record Non(Predicat terme) implements Predicat {
        @Override
        public List<Predicat> termes() {
            return List.of(terme);
        }

        @Override
        public Verdict evaluer(Evaluation evaluation) {
            return terme.evaluer(evaluation).non();
        }
    }

    /** A question that the value of one fact is enough to answer, wherever that value was found. */
    sealed interface SurUnFait extends Predicat {

        /**
         * Returns the fact.
         *
         * @return the only one that is read
         */
        Donnee donnee();

        /**
         * Answers for a value.
         *
         * @param valeur the value of the fact, null when unknown
         * @return the verdict
         */
        Verdict juger(@Nullable Valeur valeur);

        @Override
        default Verdict evaluer(Evaluation evaluation) {
            return juger(evaluation.situation().lire(donnee()));
        }

        @Override
        default void donnees(Consumer<Donnee> visiteur) {
            visiteur.accept(donnee());
        }
    }

    /** A code is one of a list. */
    final class Parmi implements SurUnFait {

        private final Donnee donnee;
        private final SortedSet<String> codes;
        /**
         * The same, where a code is found by its hash: never changed, and not {@code Set.of}, which divides to find its place. The words of
         * règlements and of mappings are interned, so that most are found to be the same without a look at their letters.
         */
        private final Set<String> cherches;

        /**
         * Checks the kind.
         *
         * @param donnee a fact of kind {@link TypeValeur#CODE}
         * @param codes the list, one at least
         * @throws ValeurInvalideException {@code TYPE_DE_DONNEE}, {@code LISTE_VIDE}
         */
        public Parmi(Donnee donnee, SortedSet<String> codes) {
            exiger(donnee, TypeValeur.CODE);
            if (codes.isEmpty()) {
                throw new ValeurInvalideException("LISTE_VIDE");
            }
            this.donnee = donnee;
            this.codes = Collections.unmodifiableSortedSet(new TreeSet<>(codes));
            this.cherches = codes.stream().map(String::intern).collect(Collectors.toCollection(HashSet::new));
        }

        @Override
        public Donnee donnee() {
            return donnee;
        }

        /**
         * Returns the list.
         *
         * @return one code at least, in order
         */
        public SortedSet<String> codes() {
            return codes;
        }

        @Override
        public Verdict juger(@Nullable Valeur valeur) {
            return valeur instanceof Valeur.Code code
                    ? Verdict.of(cherches.contains(code.mot()))
                    : Verdict.INDETERMINEE;
        }

        @Override
        public boolean equals(@Nullable Object autre) {
            return autre instanceof Parmi parmi && donnee.equals(parmi.donnee) && codes.equals(parmi.codes);
        }

        @Override
        public int hashCode() {
            return Objects.hash(donnee, codes);
        }

        @Override
        public String toString() {
            return "Parmi[" + donnee + ", " + codes + "]";
        }
    }

    /**
     * Somebody lives in a territory, on the day that opens the right.
     *
     * <p>One membership that is proved is enough, whatever is unknown of the others.
     *
     * @param commune a fact of kind {@link TypeValeur#CODE}, an INSEE code; the territory may name other levels when it is
     *     {@link Vocabulaire#DEMANDEUR_COMMUNE}
     * @param territoire the territory
     * @param jour the fact that says on which day membership is judged
     */
    record DansTerritoire(Donnee commune, Territoire territoire, Donnee jour) implements Predicat {
        /**
         * Checks the kinds.
         *
         * @throws ValeurInvalideException {@code TYPE_DE_DONNEE}, {@code TERRITOIRE_SANS_COMMUNES} when the territory names a
         *     level that is not known of this fact
         */
        public DansTerritoire {
            exiger(commune, TypeValeur.CODE);
            exiger(jour, TypeValeur.DATE);
            if (!commune.equals(Vocabulaire.DEMANDEUR_COMMUNE)
                    && territoire.niveaux().stream().anyMatch(niveau -> niveau != Niveau.COMMUNE)) {
                throw new ValeurInvalideException("TERRITOIRE_SANS_COMMUNES");
            }
        }

        @Override
        public Verdict evaluer(Evaluation evaluation) {
            LocalDate date = evaluation.situation().lire(jour) instanceof Valeur.Jour connu ? connu.jour() : null;
            Verdict verdict = Verdict.NON_SATISFAITE;
            Niveau vu = null;
            for (Territoire.Appartenance membre : territoire.membres()) {
                if (membre.niveau() != vu) {
                    vu = membre.niveau();
                    verdict = verdict.ou(evaluer(vu, evaluation.situation().lire(donnee(vu)), date));
                }
            }
            return verdict;
        }

        private Verdict evaluer(Niveau niveau, @Nullable Valeur lieu, @Nullable LocalDate date) {
            if (!(lieu instanceof Valeur.Code code)) {
                return Verdict.INDETERMINEE;
            }
            if (date != null) {
                return Verdict.of(territoire.comprend(niveau, code.mot(), date));
            }
            return territoire.estConstantPour(niveau, code.mot())
                    ? Verdict.of(territoire.comprend(niveau, code.mot(), LocalDate.EPOCH))
                    : Verdict.INDETERMINEE;
        }

        /** Names the facts that leave it open: a level that is answered needs no day. */
        void manquent(Evaluation evaluation) {
            LocalDate date = evaluation.situation().lire(jour) instanceof Valeur.Jour connu ? connu.jour() : null;
            for (Niveau niveau : territoire.niveaux()) {
                Valeur lieu = evaluation.situation().lire(donnee(niveau));
                if (evaluer(niveau, lieu, date) != Verdict.INDETERMINEE) {
                    continue;
                }
                if (lieu == null) {
                    evaluation.manque(donnee(niveau));
                }
                if (date == null && (lieu != null || estDate(niveau))) {
                    evaluation.manque(jour);
                }
            }
        }

        private boolean estDate(Niveau niveau) {
            return territoire.membres().stream()
                    .anyMatch(membre -> membre.niveau() == niveau && (membre.du() != null || membre.au() != null));
        }

        /** The same question as a list of codes, when no other level and no date comes into it. */
        Optional<Parmi> enListe() {
            return territoire.membres().stream().allMatch(Territoire.Appartenance::estUneCommuneSansDate)
                    ? Optional.of(new Parmi(
                            commune,
                            territoire.membres().stream()
                                    .map(Territoire.Appartenance::lieu)
                                    .collect(Collectors.toCollection(TreeSet::new))))
                    : Optional.empty();
        }

        private Donnee donnee(Niveau niveau) {
            return niveau == Niveau.COMMUNE ? commune : Vocabulaire.residence(niveau);
        }

        @Override
        public void donnees(Consumer<Donnee> visiteur) {
            territoire.niveaux().forEach(niveau -> visiteur.accept(donnee(niveau)));
            if (territoire.niveaux().stream().anyMatch(this::estDate)) {
                visiteur.accept(jour);
            }
        }
    }

    /**
     * A value lies between two bounds, both included.
     *
     * @param donnee a fact that has an order: number, amount or date
     * @param minimum the lowest value allowed, null when there is none
     * @param maximum the highest value allowed, null when there is none
     */
    record Entre(
            Donnee donnee,
            @Nullable Valeur minimum,
            @Nullable Valeur maximum) implements SurUnFait {
        /**
         * Checks the kinds and the order of the bounds.
         *
         * @throws ValeurInvalideException {@code TYPE_DE_DONNEE}, {@code BORNES_INVALIDES} without a bound or with the
         *     lowest above the highest
         */
        public Entre {
            if (donnee.type() == TypeValeur.CODE || donnee.type() == TypeValeur.BOOLEEN) {
                throw new ValeurInvalideException("TYPE_DE_DONNEE");
            }
            if (minimum != null) {
                exiger(donnee, minimum.type());
            }
            if (maximum != null) {
                exiger(donnee, maximum.type());
            }
            if ((minimum == null && maximum == null)
                    || (minimum != null && maximum != null && comparer(minimum, maximum) > 0)) {
                throw new ValeurInvalideException("BORNES_INVALIDES");
            }
        }

        @Override
        public Verdict juger(@Nullable Valeur valeur) {
            if (valeur == null) {
                return Verdict.INDETERMINEE;
            }
            return Verdict.of((minimum == null || comparer(valeur, minimum) >= 0)
                    && (maximum == null || comparer(valeur, maximum) <= 0));
        }

        private static int comparer(Valeur gauche, Valeur droite) {
            if (gauche instanceof Valeur.Jour a && droite instanceof Valeur.Jour b) {
                return Integer.compare(rang(a.jour()), rang(b.jour()));
            }
            if (gauche instanceof Valeur.Somme a && droite instanceof Valeur.Somme b) {
                return a.montant().compareTo(b.montant());
            }
            if (gauche instanceof Valeur.Revenu a && droite instanceof Valeur.Revenu b) {
                return a.parAn().compareTo(b.parAn());
            }
            if (gauche instanceof Valeur.Nombre a && droite instanceof Valeur.Nombre b) {
                return a.nombre().compareTo(b.nombre());
            }
            throw new ValeurInvalideException("TYPE_DE_DONNEE");
        }

        /** Ranks days by one number: year, month and day would each be a branch that no processor foresees. */
        private static int rang(LocalDate jour) {
            return (jour.getYear() << 9) + (jour.getMonthValue() << 5) + jour.getDayOfMonth();
        }
    }

    /**
     * The answer to a yes-or-no fact is yes.
     *
     * @param donnee a fact of kind {@link TypeValeur#BOOLEEN}
     */
    record EstVrai(Donnee donnee) implements SurUnFait {
        /**
         * Checks the kind.
         *
         * @throws ValeurInvalideException {@code TYPE_DE_DONNEE}
         */
        public EstVrai {
            exiger(donnee, TypeValeur.BOOLEEN);
        }

        @Override
        public Verdict juger(@Nullable Valeur valeur) {
            return valeur instanceof Valeur.Booleen reponse ? Verdict.of(reponse.vrai()) : Verdict.INDETERMINEE;
        }
    }

    /**
     * A number stands in an order with another.
     *
     * <p>A side that has no object, such as an aid that does not apply, proves nothing: the question is answered no.
     *
     * @param gauche the left side
     * @param comparaison the order
     * @param droite the right side
     */
    record Compare(Formule gauche, Comparaison comparaison, Formule droite) implements Predicat {

        /** An order between two numbers. */
        public enum Comparaison {
            /** Strictly below. */
            INFERIEUR("<"),
            /** Below or equal. */
            INFERIEUR_OU_EGAL("<="),
            /** Equal. */
            EGAL("="),
            /** Above or equal. */
            SUPERIEUR_OU_EGAL(">="),
            /** Strictly above. */
            SUPERIEUR(">");

            private final String signe;

            Comparaison(String signe) {
                this.signe = signe;
            }

            /**
             * Returns the sign that règlements write.
             *
             * @return such as {@code <=}
             */
            public String signe() {
                return signe;
            }

            boolean tient(int ordre) {
                return switch (this) {
                    case INFERIEUR -> ordre < 0;
                    case INFERIEUR_OU_EGAL -> ordre <= 0;
                    case EGAL -> ordre == 0;
                    case SUPERIEUR_OU_EGAL -> ordre >= 0;
                    case SUPERIEUR -> ordre > 0;
                };
            }
        }

        /**
         * Checks the units.
         *
         * @throws ValeurInvalideException {@code UNITE} when the sides count different things
         */
        public Compare {
            Unite.exigerUneSeule(gauche, droite);
        }

        @Override
        public Verdict evaluer(Evaluation evaluation) {
            Evaluation.Resultat a = evaluation.aPart(gauche);
            Evaluation.Resultat b = evaluation.aPart(droite);
            if (!a.estConnu() || !b.estConnu()) {
                return Verdict.INDETERMINEE;
            }
            return Verdict.of(a.valeur() != null
                    && b.valeur() != null
                    && comparaison.tient(a.valeur().compareTo(b.valeur())));
        }

        @Override
        public List<Formule> formules() {
            return List.of(gauche, droite);
        }
    }

    /**
     * An amount has an object: an aid applies, a table has a row.
     *
     * @param formule the amount, zero or not
     */
    record Applicable(Formule formule) implements Predicat {
        @Override
        public Verdict evaluer(Evaluation evaluation) {
            Evaluation.Resultat resultat = evaluation.aPart(formule);
            return resultat.estConnu() ? Verdict.of(resultat.valeur() != null) : Verdict.INDETERMINEE;
        }

        @Override
        public List<Formule> formules() {
            return List.of(formule);
        }
    }

    /**
     * Between two days, at least or at most a délai has run: a request is filed within six months of the invoice, five years
     * have passed since an earlier aid.
     *
     * @param debut the day from which the délai runs, a fact of kind {@link TypeValeur#DATE}
     * @param fin the day that is judged, of the same kind; before {@code debut}, no délai has run
     * @param minimum the délai that must have run, null when none must
     * @param maximum the délai in which it must be, its last day included, null when there is none
     */
    record Ecoule(
            Donnee debut,
            Donnee fin,
            @Nullable Delai minimum,
            @Nullable Delai maximum) implements Predicat {
        /**
         * Checks the kinds and the bounds.
         *
         * @throws ValeurInvalideException {@code TYPE_DE_DONNEE}, {@code BORNES_INVALIDES} without a délai, or with the shortest
         *     that never fits in the longest
         */
        public Ecoule {
            exiger(debut, TypeValeur.DATE);
            exiger(fin, TypeValeur.DATE);
            if ((minimum == null && maximum == null)
                    || (minimum != null && maximum != null && joursAuMoins(minimum) > joursAuPlus(maximum))) {
                throw new ValeurInvalideException("BORNES_INVALIDES");
            }
        }

        private static int joursAuMoins(Delai delai) {
            return delai.unite() == Delai.Unite.MOIS ? 28 * delai.nombre() : delai.nombre();
        }

        /** A working day is among the ten next at the worst. */
        private static int joursAuPlus(Delai delai) {
            return switch (delai.unite()) {
                case JOUR -> delai.nombre() + 1;
                case JOUR_OUVRE -> 10 * delai.nombre() + 10;
                case MOIS -> 31 * delai.nombre() + 1;
            };
        }

        @Override
        public Verdict evaluer(Evaluation evaluation) {
            return evaluation.situation().lire(debut) instanceof Valeur.Jour du
                            && evaluation.situation().lire(fin) instanceof Valeur.Jour au
                    ? Verdict.of(!au.jour().isBefore(du.jour())
                            && (minimum == null || !au.jour().isBefore(terme(minimum, du.jour())))
                            && (maximum == null || !au.jour().isAfter(terme(maximum, du.jour()))))
                    : Verdict.INDETERMINEE;
        }

        /** The last day; after every day that can be judged, when the calendar ends before it. */
        static LocalDate terme(Delai delai, LocalDate depart) {
            try {
                return delai.depuis(depart);
            } catch (ValeurInvalideException apresLeCalendrier) {
                return LocalDate.MAX;
            }
        }

        @Override
        public void donnees(Consumer<Donnee> visiteur) {
            visiteur.accept(fin);
            visiteur.accept(debut);
        }
    }

    private static List<Predicat> nonVide(List<Predicat> termes) {
        if (termes.isEmpty()) {
            throw new ValeurInvalideException("LISTE_VIDE");
        }
        return List.copyOf(termes);
    }

    private static void exiger(Donnee donnee, TypeValeur type) {
        if (donnee.type() != type) {
            throw new ValeurInvalideException("TYPE_DE_DONNEE");
        }
    }
}
