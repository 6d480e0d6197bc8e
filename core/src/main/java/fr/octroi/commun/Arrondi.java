package fr.octroi.commun;

import java.math.RoundingMode;

/**
 * The rounding that a règlement names; nothing is rounded without one (<i>arrondi</i>).
 */
public enum Arrondi {
    /** To the nearest cent, a half goes up. */
    AU_CENTIME(2, RoundingMode.HALF_UP),
    /** To the cent below. */
    AU_CENTIME_INFERIEUR(2, RoundingMode.FLOOR),
    /** To the nearest euro, a half goes up. */
    A_L_EURO(0, RoundingMode.HALF_UP),
    /** To the euro below. */
    A_L_EURO_INFERIEUR(0, RoundingMode.FLOOR),
    /** To the euro above. */
    A_L_EURO_SUPERIEUR(0, RoundingMode.CEILING);

    private final int decimales;
    private final RoundingMode mode;

    Arrondi(int decimales, RoundingMode mode) {
        this.decimales = decimales;
        this.mode = mode;
    }

    /**
     * Rounds an exact number of euros to an amount.
     *
     * @param euros any exact number of euros
     * @return the rounded amount
     * @throws ValeurInvalideException {@code MONTANT_HORS_BORNES} beyond {@link Montant#MAXIMUM}
     */
    public Montant arrondir(Fraction euros) {
        return Montant.of(euros.arrondir(decimales, mode));
    }

    /**
     * Rounds an exact number of euros that may be beyond every amount.
     *
     * @param euros any exact number of euros
     * @return the rounded number
     */
    public Fraction arrondirSansBorne(Fraction euros) {
        return Fraction.of(euros.arrondir(decimales, mode));
    }
}
