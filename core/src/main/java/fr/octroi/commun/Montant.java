package fr.octroi.commun;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * An exact amount of euros, held in whole cents (<i>montant</i>).
 *
 * <p>Arithmetic never rounds and never overflows silently. Rates give a {@link BigDecimal} of euros, which becomes an
 * amount only through a named {@link Arrondi}.
 *
 * @param centimes the amount in cents, between minus and plus {@link #MAXIMUM}
 */
public record Montant(long centimes) implements Comparable<Montant> {

    /** One hundred billion euros: beyond every budget that a local authority votes. */
    public static final long MAXIMUM = 10_000_000_000_000L;

    /** No euro at all. */
    public static final Montant ZERO = new Montant(0);

    private static final Pattern FORME = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,2})?");

    /**
     * Checks the bounds.
     *
     * @throws ValeurInvalideException {@code MONTANT_HORS_BORNES}
     */
    public Montant {
        if (centimes > MAXIMUM || centimes < -MAXIMUM) {
            throw new ValeurInvalideException("MONTANT_HORS_BORNES");
        }
    }

    /**
     * Makes an amount of whole euros.
     *
     * @param euros whole euros
     * @return the amount
     * @throws ValeurInvalideException {@code MONTANT_HORS_BORNES}
     */
    public static Montant ofEuros(long euros) {
        if (euros > MAXIMUM / 100 || euros < -MAXIMUM / 100) {
            throw new ValeurInvalideException("MONTANT_HORS_BORNES");
        }
        return new Montant(euros * 100);
    }

    /**
     * Makes an amount of an exact number of euros.
     *
     * @param euros a number with at most two decimals that are not zero
     * @return the amount
     * @throws ValeurInvalideException {@code MONTANT_INVALIDE} with a fraction of a cent, {@code MONTANT_HORS_BORNES}
     */
    public static Montant of(BigDecimal euros) {
        if (euros.abs().compareTo(BigDecimal.valueOf(MAXIMUM, 2)) > 0) {
            throw new ValeurInvalideException("MONTANT_HORS_BORNES");
        }
        try {
            return new Montant(euros.movePointRight(2).longValueExact());
        } catch (ArithmeticException fractionDeCentime) {
            throw new ValeurInvalideException("MONTANT_INVALIDE");
        }
    }

    /**
     * Reads the canonical form, such as {@code 1234.56}, {@code 200} or {@code -0.5}.
     *
     * @param texte digits, an optional leading minus and at most two decimals after a point
     * @return the amount
     * @throws ValeurInvalideException {@code MONTANT_INVALIDE}, {@code MONTANT_HORS_BORNES}
     */
    public static Montant parse(String texte) {
        if (!FORME.matcher(texte).matches()) {
            throw new ValeurInvalideException("MONTANT_INVALIDE");
        }
        return of(new BigDecimal(texte));
    }

    /**
     * Adds.
     *
     * @param autre the other amount
     * @return the sum
     * @throws ValeurInvalideException {@code MONTANT_HORS_BORNES}
     */
    public Montant plus(Montant autre) {
        return new Montant(centimes + autre.centimes);
    }

    /**
     * Subtracts.
     *
     * @param autre the other amount
     * @return the difference, negative when the other is larger
     * @throws ValeurInvalideException {@code MONTANT_HORS_BORNES}
     */
    public Montant moins(Montant autre) {
        return new Montant(centimes - autre.centimes);
    }

    /**
     * Returns the lesser of two amounts.
     *
     * @param autre the other amount
     * @return this, or the other when it is smaller
     */
    public Montant min(Montant autre) {
        return centimes <= autre.centimes ? this : autre;
    }

    /**
     * Says whether this is zero.
     *
     * @return true at exactly zero
     */
    public boolean estNul() {
        return centimes == 0;
    }

    /**
     * Says whether this is below zero.
     *
     * @return true under zero
     */
    public boolean estNegatif() {
        return centimes < 0;
    }

    /**
     * Returns the exact number of euros.
     *
     * @return a number with two decimals
     */
    public BigDecimal enEuros() {
        return BigDecimal.valueOf(centimes, 2);
    }

    @Override
    public int compareTo(Montant autre) {
        return Long.compare(centimes, autre.centimes);
    }

    /**
     * Returns the canonical form, which {@link #parse} reads: two decimals after a point, no unit.
     */
    @Override
    public String toString() {
        return enEuros().toPlainString();
    }
}
