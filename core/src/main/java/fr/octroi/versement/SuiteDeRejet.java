package fr.octroi.versement;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a rejected payment calls for (<i>suite d'un rejet</i>).
 *
 * <p>Where {@link #signal} gives a code, that is a stop of the next payment until a person has looked.
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

    /** By reason: those of ISO 20022's external code sets, and after {@code PES-} those of Hélios (TObsEtat). */
    private static final Map<String, SuiteDeRejet> PAR_CODE = Map.ofEntries(
            Map.entry("AC01", NOUVEAU_RIB),
            Map.entry("AC03", NOUVEAU_RIB),
            Map.entry("AC04", NOUVEAU_RIB),
            Map.entry("AC06", NOUVEAU_RIB),
            Map.entry("AC07", NOUVEAU_RIB),
            Map.entry("AC08", NOUVEAU_RIB),
            Map.entry("AC15", NOUVEAU_RIB),
            Map.entry("BE06", NOUVEAU_RIB),
            Map.entry("CNOR", NOUVEAU_RIB),
            Map.entry("RC04", NOUVEAU_RIB),
            Map.entry("RC07", NOUVEAU_RIB),
            Map.entry("RC10", NOUVEAU_RIB),
            Map.entry("PES-09", NOUVEAU_RIB),
            Map.entry("MD07", HERITIERS),
            Map.entry("AM05", ARRET),
            Map.entry("DU01", ARRET),
            Map.entry("DU02", ARRET),
            Map.entry("DU03", ARRET),
            Map.entry("DU04", ARRET),
            Map.entry("DU05", ARRET),
            Map.entry("DUPL", ARRET),
            Map.entry("PES-07", ARRET));

    /**
     * Chooses by reason code.
     *
     * @param code a reason of ISO 20022 (external code set, such as {@code AC04}), one of Hélios after {@code PES-}, or the
     *     accountant's own
     * @return what to do; a code that is not known is looked at by a person
     */
    public static SuiteDeRejet deCode(String code) {
        return PAR_CODE.getOrDefault(code, EXAMEN);
    }

    /**
     * Returns the codes that are known.
     *
     * @return each with what it calls for, in order of code
     */
    public static SortedMap<String, SuiteDeRejet> codes() {
        return new TreeMap<>(PAR_CODE);
    }

    /**
     * Returns the signal that stops the next payment until a person has looked.
     *
     * @return a code such as {@code REJET_ARRET}, empty when other bank details, or the heirs' papers, are awaited instead
     */
    public String signal() {
        return switch (this) {
            case ARRET, EXAMEN -> "REJET_" + name();
            case NOUVEAU_RIB, HERITIERS -> "";
        };
    }
}
