package fr.octroi.budget;

import fr.octroi.commun.Montant;
import java.util.function.Function;

/**
 * What came of a move that credits may not cover (<i>mouvement de crédits</i>).
 */
public sealed interface Mouvement {

    /**
     * Tells the cases apart.
     *
     * @param fait for a move that was made
     * @param insuffisant for credits that do not cover it
     * @param <T> the type of the answer
     * @return the answer of the case at hand
     */
    <T> T selon(Function<Fait, T> fait, Function<Insuffisant, T> insuffisant);

    /**
     * The move was made.
     *
     * @param enveloppe the credits after it
     */
    record Fait(Enveloppe enveloppe) implements Mouvement {
        @Override
        public <T> T selon(Function<Fait, T> fait, Function<Insuffisant, T> insuffisant) {
            return fait.apply(this);
        }
    }

    /**
     * The credits do not cover it: nothing moved.
     *
     * @param manque what is lacking, one cent or more
     */
    record Insuffisant(Montant manque) implements Mouvement {
        @Override
        public <T> T selon(Function<Fait, T> fait, Function<Insuffisant, T> insuffisant) {
            return insuffisant.apply(this);
        }
    }
}
