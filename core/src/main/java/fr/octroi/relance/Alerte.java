package fr.octroi.relance;

/**
 * A date that passed, or is about to, and that somebody must know of (<i>alerte</i>): it is given once, and changes no state.
 */
public enum Alerte {
    /** The registration was not acknowledged in time (CRPA R112-11-2). */
    ACCUSE_ENREGISTREMENT_TARDIF,
    /** The receipt was not acknowledged in time (CRPA R112-11-2). */
    ACCUSE_RECEPTION_TARDIF,
    /**
     * Silence has become a rejection: an express decision is still due, since before a collegial body nothing else ends the
     * time to appeal (CRPA L231-4 3°, CJA R421-3).
     */
    SILENCE,
    /** An administrative appeal has been left without an answer for two months. */
    SILENCE_SUR_RECOURS,
    /** Personal data may have been seen, lost or altered, and the supervisory authority must be told by tomorrow (RGPD art. 33). */
    NOTIFICATION_CNIL,
    /** Nobody can be reached on any channel. */
    INJOIGNABLE
}
