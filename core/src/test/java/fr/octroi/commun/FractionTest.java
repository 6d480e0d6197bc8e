package fr.octroi.commun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class FractionTest {

    private static final Fraction UN = Fraction.of(1);

    /** 46,610 euros for three parts are above 15,536.66 euros a part, and no rounding may say otherwise. */
    @Test
    void un_tiers_reste_un_tiers() {
        Fraction parPart = Fraction.of(46_610).divisePar(Fraction.of(3));
        assertEquals("46610/3", parPart.toString());
        assertEquals(Fraction.of(46_610), parPart.fois(Fraction.of(3)));
        assertTrue(parPart.compareTo(Fraction.of(new BigDecimal("15536.66"))) > 0);
        assertTrue(parPart.compareTo(Fraction.of(new BigDecimal("15536.67"))) < 0);
        assertEquals(new BigDecimal("15536.67"), parPart.arrondir(2, RoundingMode.HALF_UP));
        assertEquals(new BigDecimal("15536.66"), parPart.arrondir(2, RoundingMode.DOWN));
    }

    @Test
    void un_quotient_qui_tombe_juste_est_un_nombre_decimal() {
        assertEquals(
                "62.5",
                Fraction.of(75).divisePar(Fraction.of(new BigDecimal("1.20"))).toString());
        assertEquals("-0.125", UN.divisePar(Fraction.of(-8)).toString());
        assertEquals("-1/3", UN.divisePar(Fraction.of(-3)).toString());
        assertThrows(ArithmeticException.class, () -> UN.divisePar(Fraction.ZERO));
    }

    @Property
    void les_operations_sont_celles_des_nombres_rationnels(
            @ForAll @BigRange(min = "-1000000", max = "1000000") @Scale(4) BigDecimal a,
            @ForAll @IntRange(min = 1, max = 5_000) int b,
            @ForAll @BigRange(min = "-1000000", max = "1000000") @Scale(2) BigDecimal c,
            @ForAll @IntRange(min = 1, max = 5_000) int d) {
        Fraction x = Fraction.of(a).divisePar(Fraction.of(b));
        Fraction y = Fraction.of(c).divisePar(Fraction.of(d));
        Fraction bd = Fraction.of((long) b * d);
        assertEquals(
                Fraction.of(a.multiply(BigDecimal.valueOf(d)).add(c.multiply(BigDecimal.valueOf(b)))),
                x.plus(y).fois(bd));
        assertEquals(Fraction.of(a.multiply(c)), x.fois(y).fois(bd));
        assertEquals(x, x.plus(y).moins(y));
        assertEquals(x.plus(y), y.plus(x));
        assertEquals(x.plus(y).hashCode(), y.plus(x).hashCode());
        assertEquals(a.multiply(BigDecimal.valueOf(d)).compareTo(c.multiply(BigDecimal.valueOf(b))), x.compareTo(y));
        assertEquals(x, x.min(y).plus(x.max(y)).moins(y));
        if (y.signe() != 0) {
            assertEquals(x, x.divisePar(y).fois(y));
        }
    }

    @Property
    void des_zeros_de_trop_ne_changent_rien(
            @ForAll @BigRange(min = "-1000", max = "1000") @Scale(3) BigDecimal a,
            @ForAll @IntRange(min = 0, max = 9) int zeros) {
        Fraction court = Fraction.of(a);
        Fraction longue = Fraction.of(a.setScale(3 + zeros));
        assertEquals(court, longue);
        assertEquals(court.hashCode(), longue.hashCode());
        assertEquals(court.toString(), longue.toString());
    }
}
