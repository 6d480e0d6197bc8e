package fr.octroi.reglement;

/**
 * What a rule says of a situation: three values, because an unknown fact proves nothing.
 */
public enum Verdict {
    /** Proved. */
    SATISFAITE,
    /** Disproved. */
    NON_SATISFAITE,
    /** A fact that decides it is unknown. */
    INDETERMINEE;

    /**
     * Makes a verdict of a known answer.
     *
     * @param vrai the answer
     * @return proved or disproved
     */
    static Verdict of(boolean vrai) {
        return vrai ? SATISFAITE : NON_SATISFAITE;
    }

    /**
     * Joins two verdicts by <i>et</i>: one disproof is enough, whatever is unknown (Kleene's strong logic).
     */
    Verdict et(Verdict autre) {
        if (this == NON_SATISFAITE || autre == NON_SATISFAITE) {
            return NON_SATISFAITE;
        }
        return this == INDETERMINEE || autre == INDETERMINEE ? INDETERMINEE : SATISFAITE;
    }

    /**
     * Joins two verdicts by <i>ou</i>: one proof is enough, whatever is unknown.
     */
    Verdict ou(Verdict autre) {
        return non().et(autre.non()).non();
    }

    /**
     * Returns the contrary; the contrary of unknown is unknown.
     */
    Verdict non() {
        return switch (this) {
            case SATISFAITE -> NON_SATISFAITE;
            case NON_SATISFAITE -> SATISFAITE;
            case INDETERMINEE -> INDETERMINEE;
        };
    }
}
