package fr.octroi.journal;

import java.util.function.Function;

/** What the check of an export found. */
public sealed interface Verification {

    /**
     * Tells the cases apart.
     *
     * @param intact when every line holds
     * @param rompu when one does not
     * @param <T> the type of the answer
     * @return the answer of the case at hand
     */
    <T> T selon(Function<Intact, T> intact, Function<Rompu, T> rompu);

    /**
     * Every line holds.
     *
     * @param cloture the closing line, whose root can be compared with one kept outside
     */
    record Intact(Cloture cloture) implements Verification {
        @Override
        public <T> T selon(Function<Intact, T> intact, Function<Rompu, T> rompu) {
            return intact.apply(this);
        }
    }

    /**
     * A line does not hold.
     *
     * @param ligne the first such line, from 1
     * @param rupture what is wrong with it
     */
    record Rompu(long ligne, Rupture rupture) implements Verification {
        @Override
        public <T> T selon(Function<Intact, T> intact, Function<Rompu, T> rompu) {
            return rompu.apply(this);
        }
    }

    /** What is wrong with a line. */
    enum Rupture {
        /** It cannot be read. */
        LIGNE_ILLISIBLE,
        /** Its content was changed: its digest is not its own. */
        EMPREINTE_FAUSSE,
        /** It does not follow the entry before it in its chain. */
        CHAINON_MANQUANT,
        /** It comes after a write that is missing: the versions of its dossier have a gap before it, over all chains. */
        VERSION_MANQUANTE,
        /** The closing line does not sum up what stands before it. */
        CLOTURE_FAUSSE,
        /** The closing line is missing: the export was cut short. */
        CLOTURE_ABSENTE,
        /** Something follows the closing line. */
        APRES_CLOTURE
    }
}
