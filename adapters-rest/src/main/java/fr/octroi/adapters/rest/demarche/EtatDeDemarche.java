package fr.octroi.adapters.rest.demarche;

import java.util.Locale;

/** The state of a dossier at the service ({@code DossierState}). */
public enum EtatDeDemarche {
    /** Filed, and still the applicant's to change. */
    EN_CONSTRUCTION,
    /** Being instructed: the applicant changes it no more. */
    EN_INSTRUCTION,
    /** Accepted. */
    ACCEPTE,
    /** Refused. */
    REFUSE,
    /** Closed without a decision. */
    SANS_SUITE;

    /** Returns the word of the service. */
    String mot() {
        return name().toLowerCase(Locale.ROOT);
    }
}
