package fr.octroi.demande;

import java.util.List;
import java.util.function.Function;

/** A line of a lot as its reader gives it: a request, or the faults that kept it from being read. */
public sealed interface LigneDeLot {

    /**
     * Returns the number of the request as it came.
     *
     * @return the number, blank when none can be read
     */
    String numero();

    /**
     * Returns the line of the file.
     *
     * @return the line, the first is 1
     */
    int ligne();

    /**
     * Tells the cases apart.
     *
     * @param lue what to do with a request
     * @param illisible what to do with faults
     * @param <T> the type of the answer
     * @return the answer of the case at hand
     */
    <T> T selon(Function<Lue, T> lue, Function<Illisible, T> illisible);

    /**
     * A request.
     *
     * @param ligne the line of the file
     * @param demande the request
     */
    record Lue(int ligne, DemandeDeposee demande) implements LigneDeLot {
        @Override
        public String numero() {
            return demande.numero();
        }

        @Override
        public <T> T selon(Function<Lue, T> lue, Function<Illisible, T> illisible) {
            return lue.apply(this);
        }
    }

    /**
     * A line that is no request.
     *
     * @param ligne the line of the file
     * @param numero the number as it came, blank when none can be read
     * @param rejets the faults, one at least
     */
    record Illisible(int ligne, String numero, List<Rejet> rejets) implements LigneDeLot {
        /** Copies. */
        public Illisible {
            rejets = List.copyOf(rejets);
        }

        /** Leaves the number out: on a shifted line it may be anything. */
        @Override
        public String toString() {
            return "Illisible[" + ligne + "]";
        }

        @Override
        public <T> T selon(Function<Lue, T> lue, Function<Illisible, T> illisible) {
            return illisible.apply(this);
        }
    }
}
