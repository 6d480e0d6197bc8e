package fr.octroi.bureau;

import fr.octroi.dossier.NumeroDossier;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What came of setting minutes against the frozen agenda: all decisions, or none (<i>confrontation</i>).
 */
public sealed interface Confrontation {

    /**
     * Tells the cases apart.
     *
     * @param conforme for minutes that agree
     * @param discordante for minutes that do not
     * @param <T> the type of the answer
     * @return the answer of the case at hand
     */
    <T> T selon(Function<Conforme, T> conforme, Function<Discordante, T> discordante);

    /**
     * The minutes agree with the agenda, as far as its dossiers can be read.
     *
     * @param decisions one a line of the agenda, in its order, but for dossiers that were erased since or are named as not accessible
     * @param inaccessibles the dossiers whose line has none here, since they can be read no more, or no règlement judges them
     */
    record Conforme(List<Decision> decisions, SortedSet<NumeroDossier> inaccessibles) implements Confrontation {
        /** Copies. */
        public Conforme {
            decisions = List.copyOf(decisions);
            inaccessibles = Collections.unmodifiableSortedSet(new TreeSet<>(inaccessibles));
        }

        /**
         * Tells of dossiers that were all read.
         *
         * @param decisions one a line of the agenda, in its order
         */
        public Conforme(List<Decision> decisions) {
            this(decisions, Collections.emptySortedSet());
        }

        @Override
        public <T> T selon(Function<Conforme, T> conforme, Function<Discordante, T> discordante) {
            return conforme.apply(this);
        }
    }

    /**
     * The minutes do not agree: nothing is decided until they are corrected.
     *
     * @param discordances everything that disagrees, at least one: the session, its members, the lines in the order of
     *     the minutes, then what is absent from them, then the credits
     */
    record Discordante(List<Discordance> discordances) implements Confrontation {
        /** Copies. */
        public Discordante {
            discordances = List.copyOf(discordances);
        }

        @Override
        public <T> T selon(Function<Conforme, T> conforme, Function<Discordante, T> discordante) {
            return discordante.apply(this);
        }
    }
}
