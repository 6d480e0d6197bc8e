package fr.octroi.versement;

/**
 * What a rejected payment calls for (<i>suite d'un rejet</i>).
 *
 * <p>Until it is done, its name is a stop that {@link Liquidation#liquider} must be given: nothing here remembers it.
 */
public enum SuiteDeRejet {
    /** The account is wrong, closed or blocked: other bank details are asked for, and two people change them. */
    NOUVEAU_RIB,
    /** The creditor is deceased: the heirs' papers are awaited (CGCT annexe I, 024). */
    HERITIERS,
    /** The bank saw a duplicate: nothing is sent again before a person has found out why. */
    ARRET,
    /** A person must look. */
    EXAMEN;

    /**
     * Chooses by reason code.
     *
     * @param code a reason of ISO 20022 (external code set, such as {@code AC04}), or the accountant's own
     * @return what to do; a code that is not known is looked at by a person
     */
    public static SuiteDeRejet deCode(String code) {
        return switch (code) {
            case "AC01", "AC04", "AC06" -> NOUVEAU_RIB;
            case "MD07" -> HERITIERS;
            case "AM05" -> ARRET;
            default -> EXAMEN;
        };
    }

    /**
     * Returns the signal that stops the next payment until a person has looked.
     *
     * @return a code such as {@code REJET_ARRET}, empty when other bank details mend it
     */
    public String signal() {
        return switch (this) {
            case ARRET, EXAMEN -> "REJET_" + name();
            case NOUVEAU_RIB, HERITIERS -> "";
        };
    }
}
