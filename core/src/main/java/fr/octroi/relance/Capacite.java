package fr.octroi.relance;

/**
 * What an applicant can do by himself (<i>capacité</i>): before a decision as after it, each case has its own path.
 *
 * <p>Papers are those that the public accountant may ask for (CGCT annexe I, rubriques 024, 0271 and 0272).
 */
public enum Capacite {
    /** He acts for himself. */
    PLEINE("", true),
    /** Under age: whoever holds parental authority acts (<i>mineur</i>). */
    MINEUR("RUBRIQUE_0271", true),
    /** Emancipated: he acts, and the judgment is shown to be paid (<i>mineur émancipé</i>). */
    EMANCIPE("RUBRIQUE_0271", true),
    /** Under guardianship: the guardian acts (<i>tutelle</i>). */
    TUTELLE("RUBRIQUE_0272", true),
    /** Assisted: he acts with his curator (<i>curatelle</i>). */
    CURATELLE("RUBRIQUE_0272", true),
    /** Dead: nobody is reminded, and the heirs say whether they go on (<i>décès</i>). */
    DECES("RUBRIQUE_024", false);

    private final String blocage;
    private final boolean relancable;

    Capacite(String blocage, boolean relancable) {
        this.blocage = blocage;
        this.relancable = relancable;
    }

    /**
     * Returns what stops a payment until a person has seen the papers.
     *
     * @return a code such as {@code RUBRIQUE_0272}, empty when nothing does
     */
    public String blocage() {
        return blocage;
    }

    /**
     * Returns the signal that stops the instruction until a person has looked.
     *
     * @return a code such as {@code CAPACITE_TUTELLE}, empty when he acts for himself
     */
    public String signal() {
        return this == PLEINE ? "" : "CAPACITE_" + name();
    }

    /**
     * Says whether reminders still make sense.
     *
     * @return false once the applicant is dead
     */
    public boolean estRelancable() {
        return relancable;
    }
}
