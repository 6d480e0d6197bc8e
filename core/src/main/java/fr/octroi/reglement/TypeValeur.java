package fr.octroi.reglement;

/**
 * The kinds of values that a rule may compare; two kinds never compare with each other.
 */
public enum TypeValeur {
    /** A word of a closed vocabulary, compared exactly: {@code VAE}, {@code 92012}. */
    CODE,
    /** An exact number without unit. */
    NOMBRE,
    /** Euros. */
    MONTANT,
    /** Euros a year, of a household. */
    REVENU,
    /** A day. */
    DATE,
    /** Yes or no. */
    BOOLEEN;

    /** Whether its values are quantities, none of which is below zero: a price, an income, how many. */
    boolean estUneQuantite() {
        return this == NOMBRE || this == MONTANT || this == REVENU;
    }
}
