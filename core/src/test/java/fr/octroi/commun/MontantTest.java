package fr.octroi.commun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MontantTest {

    private static final BigInteger BORNE = BigInteger.valueOf(Montant.MAXIMUM);

    @Property
    void ce_qui_est_ecrit_se_relit_tel_quel(
            @ForAll @LongRange(min = -Montant.MAXIMUM, max = Montant.MAXIMUM) long centimes) {
        Montant montant = new Montant(centimes);
        assertEquals(montant, Montant.parse(montant.toString()));
        assertEquals(montant, Montant.of(montant.enEuros()));
        assertEquals(BigInteger.valueOf(centimes), montant.enEuros().unscaledValue());
        assertEquals(2, montant.enEuros().scale());
    }

    @Property
    void additionner_et_soustraire_sont_exacts_ou_refuses(
            @ForAll @LongRange(min = -Montant.MAXIMUM, max = Montant.MAXIMUM) long gauche,
            @ForAll @LongRange(min = -Montant.MAXIMUM, max = Montant.MAXIMUM) long droite) {
        verifierExact(
                BigInteger.valueOf(gauche).add(BigInteger.valueOf(droite)),
                () -> new Montant(gauche).plus(new Montant(droite)));
        verifierExact(
                BigInteger.valueOf(gauche).subtract(BigInteger.valueOf(droite)),
                () -> new Montant(gauche).moins(new Montant(droite)));
    }

    private static void verifierExact(BigInteger attendu, Supplier<Montant> calcul) {
        if (attendu.abs().compareTo(BORNE) > 0) {
            assertEquals(
                    "MONTANT_HORS_BORNES",
                    assertThrows(ValeurInvalideException.class, calcul::get).code());
        } else {
            assertEquals(attendu.longValueExact(), calcul.get().centimes());
        }
    }

    @Property
    void un_montant_n_arrondit_jamais(
            @ForAll @BigRange(min = "-200000000000", max = "200000000000") @Scale(6) BigDecimal euros) {
        BigDecimal utile = euros.stripTrailingZeros();
        if (euros.abs().compareTo(new BigDecimal("100000000000")) > 0) {
            verifierCode("MONTANT_HORS_BORNES", euros);
        } else if (utile.scale() > 2) {
            verifierCode("MONTANT_INVALIDE", euros);
        } else {
            assertEquals(0, euros.compareTo(Montant.of(euros).enEuros()));
        }
    }

    private static void verifierCode(String code, BigDecimal euros) {
        assertEquals(
                code,
                assertThrows(ValeurInvalideException.class, () -> Montant.of(euros))
                        .code());
    }

    @Property
    void le_moindre_et_l_ordre_sont_ceux_des_nombres(
            @ForAll @LongRange(min = -Montant.MAXIMUM, max = Montant.MAXIMUM) long gauche,
            @ForAll @LongRange(min = -Montant.MAXIMUM, max = Montant.MAXIMUM) long droite) {
        Montant a = new Montant(gauche);
        Montant b = new Montant(droite);
        assertEquals(Integer.signum(a.compareTo(b)), a.enEuros().compareTo(b.enEuros()));
        assertEquals(Math.min(gauche, droite), a.min(b).centimes());
        assertEquals(gauche == 0, a.estNul());
        assertEquals(gauche < 0, a.estNegatif());
    }

    @Test
    void les_bornes_sont_atteintes_et_jamais_depassees() {
        assertEquals(Montant.MAXIMUM, Montant.ofEuros(Montant.MAXIMUM / 100).centimes());
        assertEquals("-100000000000.00", new Montant(-Montant.MAXIMUM).toString());
        for (long euros : new long[] {Montant.MAXIMUM / 100 + 1, -Montant.MAXIMUM / 100 - 1, Long.MAX_VALUE}) {
            assertEquals(
                    "MONTANT_HORS_BORNES",
                    assertThrows(ValeurInvalideException.class, () -> Montant.ofEuros(euros))
                            .code());
        }
        assertThrows(ValeurInvalideException.class, () -> new Montant(Montant.MAXIMUM + 1));
        assertThrows(ValeurInvalideException.class, () -> new Montant(Long.MIN_VALUE));
    }

    @Test
    void les_nombres_demesures_sont_refuses_sans_etre_developpes() {
        verifierCode("MONTANT_HORS_BORNES", new BigDecimal("1E+1000000000"));
        verifierCode("MONTANT_INVALIDE", new BigDecimal("1E-1000000000"));
    }

    @Test
    void zero_n_a_qu_une_valeur() {
        assertEquals(Montant.ZERO, Montant.parse("-0.00"));
        assertEquals(Montant.ZERO, Montant.of(new BigDecimal("0E+5")));
        assertSame(Montant.ZERO, Montant.ZERO.min(Montant.ZERO));
        assertTrue(Montant.ZERO.estNul());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "1,5", "1.", ".5", "1.234", "+1", "1e2", "1 000", "--1", "1.2.3", "NaN", "٣", "12 €"})
    void ce_qui_n_est_pas_la_forme_canonique_n_est_pas_un_montant(String texte) {
        assertEquals(
                "MONTANT_INVALIDE",
                assertThrows(ValeurInvalideException.class, () -> Montant.parse(texte))
                        .code());
    }
}
