package fr.octroi.bureau;

/**
 * Who decides, and by which kind of act (<i>mode de décision</i>): the délibération that makes the scheme says which.
 */
public enum ModeDeDecision {
    /** A body sits, is convened, and votes: the Bureau by delegation of the council (CGCT L5211-10). */
    INSTANCE_COLLEGIALE,
    /** One person decides by delegation of the council, and signs (CGCT L5211-10): nobody is convened, nothing is voted. */
    DELEGATION_EXECUTIF,
    /** One person signs a convention with each beneficiary, under the délibération: each grant has an act of its own. */
    CONVENTION;

    /** Says whether members sit and vote. */
    boolean siege() {
        return this == INSTANCE_COLLEGIALE;
    }
}
