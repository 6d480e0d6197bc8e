package fr.octroi.commun;

import java.math.BigDecimal;

/**
 * A rate in basis points: 2,500 is 25 % (<i>taux</i>).
 *
 * @param pointsDeBase hundredths of a percent, from 0 to 1,000,000 (that is, 100 times the whole)
 */
public record Pourcentage(int pointsDeBase) implements Comparable<Pourcentage> {

    /**
     * Checks the bounds.
     *
     * @throws ValeurInvalideException {@code TAUX_HORS_BORNES}
     */
    public Pourcentage {
        if (pointsDeBase < 0 || pointsDeBase > 1_000_000) {
            throw new ValeurInvalideException("TAUX_HORS_BORNES");
        }
    }

    /**
     * Reads a rate such as {@code 25 %}, {@code 12.5%} or {@code 0.25 %}.
     *
     * @param texte a number with at most two decimals, then a percent sign
     * @return the rate
     * @throws ValeurInvalideException {@code TAUX_INVALIDE}, {@code TAUX_HORS_BORNES}
     */
    public static Pourcentage parse(String texte) {
        if (!texte.matches("[0-9]{1,5}(\\.[0-9]{1,2})? ?%")) {
            throw new ValeurInvalideException("TAUX_INVALIDE");
        }
        BigDecimal nombre =
                new BigDecimal(texte.substring(0, texte.length() - 1).strip());
        return new Pourcentage(nombre.movePointRight(2).intValueExact());
    }

    /**
     * Takes this rate of a number of euros, exactly.
     *
     * @param euros any exact number
     * @return the exact product
     */
    public BigDecimal de(BigDecimal euros) {
        return euros.multiply(BigDecimal.valueOf(pointsDeBase, 4));
    }

    /**
     * Returns the number that a base is multiplied by.
     *
     * @return the rate, exact
     */
    public Fraction enFraction() {
        return Fraction.of(BigDecimal.valueOf(pointsDeBase, 4));
    }

    @Override
    public int compareTo(Pourcentage autre) {
        return Integer.compare(pointsDeBase, autre.pointsDeBase);
    }

    /** Returns a form that {@link #parse} reads, without idle zeros: {@code 12.5 %}. */
    @Override
    public String toString() {
        BigDecimal nombre = BigDecimal.valueOf(pointsDeBase, 2).stripTrailingZeros();
        return (nombre.scale() < 0 ? nombre.setScale(0) : nombre).toPlainString() + " %";
    }
}
