package fr.octroi.reglement;

import fr.octroi.commun.Fraction;
import fr.octroi.commun.Montant;
import java.util.List;
import java.util.function.Function;

/**
 * The result of a {@link Bareme}: an amount with its steps, or the facts that are missing to compute it, or that the
 * règlement gives none for this case.
 */
public sealed interface Calcul {

    /**
     * Tells the cases apart.
     *
     * @param etabli what to do with an amount
     * @param indetermine what to do with missing facts
     * @param sansObjet what to do when there is no amount for this case
     * @param <T> the type of the answer
     * @return the answer of the case at hand
     */
    <T> T selon(Function<Etabli, T> etabli, Function<Indetermine, T> indetermine, Function<SansObjet, T> sansObjet);

    /**
     * An amount.
     *
     * @param montant the amount, rounded as the règlement says, not negative
     * @param exact the number of euros before that rounding
     * @param etapes the steps, in order; the last one gives the amount
     */
    record Etabli(Montant montant, Fraction exact, List<Etape> etapes) implements Calcul {
        /** Copies. */
        public Etabli {
            etapes = List.copyOf(etapes);
        }

        @Override
        public <T> T selon(
                Function<Etabli, T> etabli, Function<Indetermine, T> indetermine, Function<SansObjet, T> sansObjet) {
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
        public <T> T selon(
                Function<Etabli, T> etabli, Function<Indetermine, T> indetermine, Function<SansObjet, T> sansObjet) {
            return indetermine.apply(this);
        }
    }

    /**
     * The règlement gives no amount for this case: no row of a table holds, an aid that it depends on does not apply, or what comes out is
     * beyond {@link Montant#MAXIMUM}, since some number was not meant. That is neither zero nor unknown.
     */
    record SansObjet() implements Calcul {
        @Override
        public <T> T selon(
                Function<Etabli, T> etabli, Function<Indetermine, T> indetermine, Function<SansObjet, T> sansObjet) {
            return sansObjet.apply(this);
        }
    }
}
