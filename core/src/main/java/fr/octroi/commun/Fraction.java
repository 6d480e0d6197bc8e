package fr.octroi.commun;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A number kept exactly, thirds included: rules divide an income by parts and a price by a rate of tax, and a threshold must
 * not move by a rounding that no text names.
 *
 * <p>Two fractions of the same value are equal. Immutable.
 */
public final class Fraction implements Comparable<Fraction> {

    /** Nothing. */
    public static final Fraction ZERO = new Fraction(BigDecimal.ZERO, BigDecimal.ONE);

    private final BigDecimal numerateur;
    /** One, or a whole number prime to the numerator, which is whole then. */
    private final BigDecimal denominateur;

    private Fraction(BigDecimal numerateur, BigDecimal denominateur) {
        this.numerateur = numerateur;
        this.denominateur = denominateur;
    }

    /**
     * Makes a fraction of a decimal number.
     *
     * @param nombre the number
     * @return the fraction of the same value
     */
    public static Fraction of(BigDecimal nombre) {
        return nombre.signum() == 0 ? ZERO : new Fraction(nombre, BigDecimal.ONE);
    }

    /**
     * Makes a fraction of a whole number.
     *
     * @param nombre the number
     * @return the fraction of the same value
     */
    public static Fraction of(long nombre) {
        return of(BigDecimal.valueOf(nombre));
    }

    @SuppressWarnings("ReferenceEquality") // One object stands for every decimal number: the common case must be quick.
    private boolean estDecimale() {
        return denominateur == BigDecimal.ONE;
    }

    private static Fraction reduire(BigDecimal haut, BigDecimal bas) {
        if (haut.signum() == 0) {
            return ZERO;
        }
        int echelle = Math.max(Math.max(haut.scale(), bas.scale()), 0);
        BigInteger n = haut.movePointRight(echelle).toBigIntegerExact();
        BigInteger d = bas.movePointRight(echelle).toBigIntegerExact();
        BigInteger commun = n.gcd(d);
        if (d.signum() < 0) {
            commun = commun.negate();
        }
        BigDecimal petit = new BigDecimal(d.divide(commun));
        BigDecimal dessus = new BigDecimal(n.divide(commun));
        BigDecimal exact = division(dessus, petit);
        return exact == null ? new Fraction(dessus, petit) : of(exact);
    }

    /** Some quotients are decimal numbers, and stay light. */
    private static @Nullable BigDecimal division(BigDecimal haut, BigDecimal bas) {
        BigInteger reste = bas.toBigIntegerExact();
        int deux = reste.getLowestSetBit();
        reste = reste.shiftRight(deux);
        int cinq = 0;
        while (reste.mod(BigInteger.valueOf(5)).signum() == 0) {
            reste = reste.divide(BigInteger.valueOf(5));
            cinq++;
        }
        return reste.equals(BigInteger.ONE) ? haut.divide(bas, Math.max(deux, cinq), RoundingMode.UNNECESSARY) : null;
    }

    /**
     * Adds.
     *
     * @param autre another number
     * @return the sum
     */
    public Fraction plus(Fraction autre) {
        if (estDecimale() && autre.estDecimale()) {
            return of(numerateur.add(autre.numerateur));
        }
        return reduire(
                numerateur.multiply(autre.denominateur).add(autre.numerateur.multiply(denominateur)),
                denominateur.multiply(autre.denominateur));
    }

    /**
     * Takes away.
     *
     * @param autre another number
     * @return the difference
     */
    public Fraction moins(Fraction autre) {
        return plus(new Fraction(autre.numerateur.negate(), autre.denominateur));
    }

    /**
     * Multiplies.
     *
     * @param autre another number
     * @return the product
     */
    public Fraction fois(Fraction autre) {
        if (estDecimale() && autre.estDecimale()) {
            return of(numerateur.multiply(autre.numerateur));
        }
        return reduire(numerateur.multiply(autre.numerateur), denominateur.multiply(autre.denominateur));
    }

    /**
     * Divides.
     *
     * @param autre another number, not zero
     * @return the quotient
     * @throws ArithmeticException when the other is zero: a bug of the caller
     */
    public Fraction divisePar(Fraction autre) {
        if (autre.signe() == 0) {
            throw new ArithmeticException("nothing is divided by zero");
        }
        return reduire(numerateur.multiply(autre.denominateur), denominateur.multiply(autre.numerateur));
    }

    /**
     * Returns the smaller of two.
     *
     * @param autre another number
     * @return this, when they are equal
     */
    public Fraction min(Fraction autre) {
        return compareTo(autre) <= 0 ? this : autre;
    }

    /**
     * Returns the greater of two.
     *
     * @param autre another number
     * @return this, when they are equal
     */
    public Fraction max(Fraction autre) {
        return compareTo(autre) >= 0 ? this : autre;
    }

    /**
     * Returns the sign.
     *
     * @return -1, 0 or 1
     */
    public int signe() {
        return numerateur.signum();
    }

    /**
     * Rounds, once, from the exact value.
     *
     * @param decimales how many decimals are kept
     * @param mode how
     * @return the decimal number
     */
    public BigDecimal arrondir(int decimales, RoundingMode mode) {
        return estDecimale() ? numerateur.setScale(decimales, mode) : numerateur.divide(denominateur, decimales, mode);
    }

    @Override
    public int compareTo(Fraction autre) {
        return estDecimale() && autre.estDecimale()
                ? numerateur.compareTo(autre.numerateur)
                : numerateur.multiply(autre.denominateur).compareTo(autre.numerateur.multiply(denominateur));
    }

    @Override
    public boolean equals(@Nullable Object autre) {
        return autre instanceof Fraction fraction && compareTo(fraction) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * numerateur.stripTrailingZeros().hashCode() + denominateur.hashCode();
    }

    /** Returns the decimal number, or the two whole numbers with a stroke between: {@code 46610/3}. */
    @Override
    public String toString() {
        return estDecimale()
                ? numerateur.stripTrailingZeros().toPlainString()
                : numerateur.toPlainString() + "/" + denominateur.toPlainString();
    }
}
