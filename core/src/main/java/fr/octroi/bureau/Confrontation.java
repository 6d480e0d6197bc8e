package fr.octroi.bureau;

import java.util.List;
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
     * The minutes agree with the agenda.
     *
     * @param decisions one a line of the agenda, in its order
     */
    record Conforme(List<Decision> decisions) implements Confrontation {
        /** Copies. */
        public Conforme {
            decisions = List.copyOf(decisions);
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
