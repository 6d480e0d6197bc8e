package fr.octroi.echange;

import fr.octroi.commun.Empreinte;
import java.util.function.Function;

/** Where a lot stands among those of its flux that were received. */
public sealed interface PlaceDuLot {

    /**
     * Tells the cases apart.
     *
     * @param suite what to do with the lot that was expected
     * @param repetition what to do with one that was received already
     * @param trou what to do with one that came too early
     * @param bifurcation what to do with one that tells another story
     * @param <T> the type of the answer
     * @return the answer of the case at hand
     */
    <T> T selon(
            Function<Suite, T> suite,
            Function<Repetition, T> repetition,
            Function<Trou, T> trou,
            Function<Bifurcation, T> bifurcation);

    /**
     * It is the next one.
     *
     * @param sequence its rank
     */
    record Suite(long sequence) implements PlaceDuLot {
        @Override
        public <T> T selon(
                Function<Suite, T> suite,
                Function<Repetition, T> repetition,
                Function<Trou, T> trou,
                Function<Bifurcation, T> bifurcation) {
            return suite.apply(this);
        }
    }

    /**
     * It was received already: nothing changes, and the answer is the same.
     *
     * @param sequence its rank
     */
    record Repetition(long sequence) implements PlaceDuLot {
        @Override
        public <T> T selon(
                Function<Suite, T> suite,
                Function<Repetition, T> repetition,
                Function<Trou, T> trou,
                Function<Bifurcation, T> bifurcation) {
            return repetition.apply(this);
        }
    }

    /**
     * Others are missing before it: it waits for them.
     *
     * @param premier the first rank that is missing
     * @param dernier the last one
     */
    record Trou(long premier, long dernier) implements PlaceDuLot {
        @Override
        public <T> T selon(
                Function<Suite, T> suite,
                Function<Repetition, T> repetition,
                Function<Trou, T> trou,
                Function<Bifurcation, T> bifurcation) {
            return trou.apply(this);
        }
    }

    /**
     * It takes the rank of another, or follows another than the one received: a person looks at both.
     *
     * @param sequence the rank at which the two stories part
     * @param recu the digest of the lot that was received there
     * @param autre that of the other one
     */
    record Bifurcation(long sequence, Empreinte recu, Empreinte autre) implements PlaceDuLot {
        @Override
        public <T> T selon(
                Function<Suite, T> suite,
                Function<Repetition, T> repetition,
                Function<Trou, T> trou,
                Function<Bifurcation, T> bifurcation) {
            return bifurcation.apply(this);
        }
    }
}
