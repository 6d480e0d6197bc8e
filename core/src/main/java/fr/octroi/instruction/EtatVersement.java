package fr.octroi.instruction;

/** Whether a grant could be paid as the dossier stands. */
public enum EtatVersement {
    /** The account is known and in the applicant's name. */
    PAYABLE,
    /** No bank details came: they are asked for, and the decision does not wait. */
    RIB_ATTENDU,
    /** Bank details came and a person must check them. */
    RIB_A_VERIFIER
}
