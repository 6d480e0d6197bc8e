package fr.octroi.instruction;

/**
 * What a finding bears on, from the heaviest to the lightest: the proposal is that of the heaviest.
 */
public enum Portee {
    /** A condition is disproved: the request cannot be granted. */
    REFUS,
    /** Something only the applicant can give is missing. */
    COMPLEMENT,
    /** A person must look. */
    EXAMEN,
    /** It bears on payment alone, and never blocks the decision. */
    PAIEMENT,
    /** It is told, and changes nothing. */
    NOTE
}
