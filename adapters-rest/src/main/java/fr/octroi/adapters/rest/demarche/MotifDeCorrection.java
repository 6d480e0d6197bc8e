package fr.octroi.adapters.rest.demarche;

/** Why the applicant must take his dossier up again ({@code CorrectionReason}). */
public enum MotifDeCorrection {
    /** Something is missing. */
    INCOMPLET("incomplete"),
    /** Something is wrong. */
    INCORRECT("incorrect"),
    /** Something is out of date. */
    PERIME("outdated");

    private final String mot;

    MotifDeCorrection(String mot) {
        this.mot = mot;
    }

    /** Returns the word of the service. */
    String mot() {
        return mot;
    }
}
