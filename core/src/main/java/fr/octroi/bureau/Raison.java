package fr.octroi.bureau;

/**
 * Why a dossier is on the session it is on, or on none (<i>raison d'une programmation</i>).
 */
public enum Raison {
    /** It is on the first open session. */
    PREMIERE_SEANCE,
    /** Its proposal came after the limit of every earlier session. */
    LIMITE_PASSEE,
    /** It was ready in time for an earlier session, which earlier ranks had filled. */
    SEANCE_PLEINE,
    /** The credits do not reach its rank. */
    CREDITS_INSUFFISANTS,
    /** Nothing is proposed yet. */
    EN_EXAMEN,
    /** No session is open. */
    AUCUNE_SEANCE
}
