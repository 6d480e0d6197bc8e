package fr.octroi.reglement;

/**
 * A level of public authority: who grants an aid, and where a person lives (<i>niveau</i>).
 */
public enum Niveau {
    /** A commune, by its INSEE code. */
    COMMUNE("commune"),
    /** A group of communes that levies its own taxes (<i>EPCI à fiscalité propre</i>), by its SIREN. */
    EPCI("epci"),
    /** A territorial establishment of the Grand Paris (<i>EPT</i>, CGCT L5219-2), by its SIREN. */
    EPT("ept"),
    /** A département, by its code. */
    DEPARTEMENT("departement"),
    /** A région, by its code. */
    REGION("region"),
    /** The State, or a foreign country, by its ISO 3166 code. */
    PAYS("pays");

    private final String mot;

    Niveau(String mot) {
        this.mot = mot;
    }

    /**
     * Returns the word that règlements write.
     *
     * @return in lower case, without accents
     */
    public String mot() {
        return mot;
    }
}
