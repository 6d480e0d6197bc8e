package fr.octroi.echange;

/** Whether a lot counts: what is tried never mixes with what is real. */
public enum Environnement {
    /** It counts. */
    PRODUCTION,
    /** A trial, with invented people. */
    ESSAI
}
