package fr.octroi.guichet;

/**
 * What a command did to one dossier: given twice, a command does its work once.
 */
public enum Effet {
    /** It was written. */
    FAIT,
    /** It had been done already: nothing was written. */
    DEJA_FAIT,
    /** The dossier does not allow it as it stands: nothing was written. */
    IMPOSSIBLE,
    /** There is no such dossier. */
    INCONNU
}
