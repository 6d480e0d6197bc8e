package fr.octroi.instruction;

/**
 * How a name that was read agrees with the applicant's, in the terms of banks' verification of payee (regulation (EU)
 * 2024/886).
 */
public enum Concordance {
    /** The same person by the {@linkplain Noms rule}. */
    CONCORDANT,
    /** Probably the same: an initial, one letter off, a family name alone, part of a double name. */
    PROCHE,
    /** Somebody else. */
    DIFFERENT,
    /** No name to compare with. */
    IMPOSSIBLE
}
