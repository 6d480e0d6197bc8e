package fr.octroi.instruction;

/** Whether a grant could be paid as the dossier stands. */
public enum EtatVersement {
    /** The declared account is in the applicant's name. */
    PAYABLE,
    /** No bank details came: they are asked for, and the decision does not wait. */
    RIB_ATTENDU,
    /** Bank details came and a person must check them, or take the account over from a piece. */
    RIB_A_VERIFIER
}
