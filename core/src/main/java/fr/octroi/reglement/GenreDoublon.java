package fr.octroi.reglement;

/**
 * A coincidence between two dossiers that may be a second request for the same thing (<i>doublon</i>).
 *
 * <p>A coincidence is never a reason to refuse: joint accounts and homonyms are legitimate, and an officer looks.
 */
public enum GenreDoublon {
    /** The same person. */
    DOUBLON_DEMANDEUR,
    /** Another person of the same surname at the same address. */
    DOUBLON_FOYER,
    /** The same bank account. */
    IBAN_PARTAGE,
    /** The same invoice: number and seller, or the same file. */
    FACTURE_PARTAGEE,
    /** The same serial number, such as a bike's frame identifier (Code des transports L1271-2). */
    SERIE_PARTAGEE,
    /** The same invoice under another aid: a second authority decides apart on the same purchase, and both should know. */
    MEME_ACHAT
}
