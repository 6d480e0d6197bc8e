package fr.octroi.reglement;

import fr.octroi.commun.Arrondi;
import fr.octroi.commun.Montant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The result of a {@link Bareme}: an amount with its steps, or the facts that are missing to compute it.
 */
public sealed interface Calcul {

    /**
     * Tells the cases apart.
     *
     * @param etabli what to do with an amount
     * @param indetermine what to do with missing facts
     * @param <T> the type of the answer
     * @return the answer of the case at hand
     */
    <T> T selon(Function<Etabli, T> etabli, Function<Indetermine, T> indetermine);

    /**
     * An amount.
     *
     * @param montant the amount, rounded as the règlement says, not negative
     * @param etapes the steps, in order; the last one gives the amount
     */
    record Etabli(Montant montant, List<Etape> etapes) implements Calcul {
        /** Copies. */
        public Etabli {
            etapes = List.copyOf(etapes);
        }

        @Override
        public <T> T selon(Function<Etabli, T> etabli, Function<Indetermine, T> indetermine) {
            return etabli.apply(this);
        }
    }

    /**
     * No amount can be said.
     *
     * @param inconnues the facts that are missing, in order of name
     */
    record Indetermine(List<Donnee> inconnues) implements Calcul {
        /** Copies. */
        public Indetermine {
            inconnues = List.copyOf(inconnues);
        }

        @Override
        public <T> T selon(Function<Etabli, T> etabli, Function<Indetermine, T> indetermine) {
            return indetermine.apply(this);
        }
    }

    /** A computation under way: only formulas write to it. */
    final class EnCours {

        private final Situation situation;
        private final List<Etape> etapes = new ArrayList<>();
        private final SortedSet<Donnee> inconnues = new TreeSet<>();

        EnCours(Situation situation) {
            this.situation = situation;
        }

        Situation situation() {
            return situation;
        }

        void etape(String code, List<String> termes, BigDecimal euros) {
            etapes.add(new Etape(code, termes, euros));
        }

        void manque(Donnee donnee) {
            inconnues.add(donnee);
        }

        Calcul conclure(BigDecimal euros, Arrondi arrondi) {
            if (!inconnues.isEmpty()) {
                return new Indetermine(List.copyOf(inconnues));
            }
            Montant montant = arrondi.arrondir(euros);
            if (etapes.isEmpty()) {
                etape("BASE", List.of(), euros);
            }
            if (montant.enEuros().compareTo(euros) != 0) {
                etape("ARRONDI", List.of(Etape.euros(euros)), montant.enEuros());
            }
            return new Etabli(montant, etapes);
        }
    }
}
