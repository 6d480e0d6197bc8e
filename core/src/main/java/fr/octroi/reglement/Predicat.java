package fr.octroi.reglement;

import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A question about a situation that is answered in three values, by structure alone: no code hides behind it.
 *
 * <p>A missing fact never answers for itself: {@code et} and {@code ou} answer when the known facts are enough, else
 * the answer is {@link Verdict#INDETERMINEE}.
 */
public sealed interface Predicat {

    /**
     * Answers.
     *
     * @param situation the facts
     * @return the verdict
     */
    Verdict evaluer(Situation situation);

    /**
     * Gives each fact that this question reads, in order, repeats included.
     *
     * @param visiteur receives the facts
     */
    void donnees(Consumer<Donnee> visiteur);

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
        public Verdict evaluer(Situation situation) {
            Verdict verdict = Verdict.SATISFAITE;
            for (Predicat terme : termes) {
                verdict = verdict.et(terme.evaluer(situation));
            }
            return verdict;
        }

        @Override
        public void donnees(Consumer<Donnee> visiteur) {
            termes.forEach(terme -> terme.donnees(visiteur));
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
        public Verdict evaluer(Situation situation) {
            Verdict verdict = Verdict.NON_SATISFAITE;
            for (Predicat terme : termes) {
                verdict = verdict.ou(terme.evaluer(situation));
            }
            return verdict;
        }

        @Override
        public void donnees(Consumer<Donnee> visiteur) {
            termes.forEach(terme -> terme.donnees(visiteur));
        }
    }

    /**
     * It does not hold.
     *
     * @param terme what must not hold
     */
    record Non(Predicat terme) implements Predicat {
        @Override
        public Verdict evaluer(Situation situation) {
            return terme.evaluer(situation).non();
        }

        @Override
        public void donnees(Consumer<Donnee> visiteur) {
            terme.donnees(visiteur);
        }
    }

    /**
     * A code is one of a list.
     *
     * @param donnee a fact of kind {@link TypeValeur#CODE}
     * @param codes the list, one at least
     */
    record Parmi(Donnee donnee, SortedSet<String> codes) implements Predicat {
        /**
         * Checks the kind.
         *
         * @throws ValeurInvalideException {@code TYPE_DE_DONNEE}, {@code LISTE_VIDE}
         */
        public Parmi {
            exiger(donnee, TypeValeur.CODE);
            if (codes.isEmpty()) {
                throw new ValeurInvalideException("LISTE_VIDE");
            }
            codes = Collections.unmodifiableSortedSet(new TreeSet<>(codes));
        }

        @Override
        public Verdict evaluer(Situation situation) {
            return situation.lire(donnee) instanceof Valeur.Code code
                    ? Verdict.of(codes.contains(code.mot()))
                    : Verdict.INDETERMINEE;
        }

        @Override
        public void donnees(Consumer<Donnee> visiteur) {
            visiteur.accept(donnee);
        }
    }

    /**
     * A commune belongs to a territory, on the day that opens the right.
     *
     * @param commune a fact of kind {@link TypeValeur#CODE}, an INSEE code
     * @param territoire the territory
     * @param jour the fact that says on which day membership is judged
     */
    record DansTerritoire(Donnee commune, Territoire territoire, Donnee jour) implements Predicat {
        /**
         * Checks the kinds.
         *
         * @throws ValeurInvalideException {@code TYPE_DE_DONNEE}
         */
        public DansTerritoire {
            exiger(commune, TypeValeur.CODE);
            exiger(jour, TypeValeur.DATE);
        }

        @Override
        public Verdict evaluer(Situation situation) {
            if (!(situation.lire(commune) instanceof Valeur.Code code)) {
                return Verdict.INDETERMINEE;
            }
            if (situation.lire(jour) instanceof Valeur.Jour date) {
                return Verdict.of(territoire.comprend(code.mot(), date.jour()));
            }
            return territoire.estConstantPour(code.mot())
                    ? Verdict.of(territoire.comprend(code.mot(), LocalDate.EPOCH))
                    : Verdict.INDETERMINEE;
        }

        @Override
        public void donnees(Consumer<Donnee> visiteur) {
            visiteur.accept(commune);
            if (territoire.communes().stream().anyMatch(c -> c.du() != null || c.au() != null)) {
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
            @Nullable Valeur maximum) implements Predicat {
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
        public Verdict evaluer(Situation situation) {
            Valeur valeur = situation.lire(donnee);
            if (valeur == null) {
                return Verdict.INDETERMINEE;
            }
            return Verdict.of((minimum == null || comparer(valeur, minimum) >= 0)
                    && (maximum == null || comparer(valeur, maximum) <= 0));
        }

        @Override
        public void donnees(Consumer<Donnee> visiteur) {
            visiteur.accept(donnee);
        }

        private static int comparer(Valeur gauche, Valeur droite) {
            if (gauche instanceof Valeur.Jour a && droite instanceof Valeur.Jour b) {
                return a.jour().compareTo(b.jour());
            }
            if (gauche instanceof Valeur.Somme a && droite instanceof Valeur.Somme b) {
                return a.montant().compareTo(b.montant());
            }
            if (gauche instanceof Valeur.Nombre a && droite instanceof Valeur.Nombre b) {
                return a.nombre().compareTo(b.nombre());
            }
            throw new ValeurInvalideException("TYPE_DE_DONNEE");
        }
    }

    /**
     * The answer to a yes-or-no fact is yes.
     *
     * @param donnee a fact of kind {@link TypeValeur#BOOLEEN}
     */
    record EstVrai(Donnee donnee) implements Predicat {
        /**
         * Checks the kind.
         *
         * @throws ValeurInvalideException {@code TYPE_DE_DONNEE}
         */
        public EstVrai {
            exiger(donnee, TypeValeur.BOOLEEN);
        }

        @Override
        public Verdict evaluer(Situation situation) {
            return situation.lire(donnee) instanceof Valeur.Booleen reponse
                    ? Verdict.of(reponse.vrai())
                    : Verdict.INDETERMINEE;
        }

        @Override
        public void donnees(Consumer<Donnee> visiteur) {
            visiteur.accept(donnee);
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
