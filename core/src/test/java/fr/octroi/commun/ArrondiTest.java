package fr.octroi.commun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrondiTest {

    @Property
    void un_arrondi_reste_a_moins_d_un_pas_et_du_bon_cote(
            @ForAll Arrondi arrondi, @ForAll @BigRange(min = "-1000000", max = "1000000") @Scale(6) BigDecimal euros) {
        BigDecimal rendu = arrondi.arrondir(Fraction.of(euros)).enEuros();
        BigDecimal ecart = rendu.subtract(euros);
        BigDecimal pas = arrondi.name().startsWith("AU_CENTIME") ? new BigDecimal("0.01") : BigDecimal.ONE;
        assertEquals(0, rendu.remainder(pas).signum());
        switch (arrondi) {
            case AU_CENTIME, A_L_EURO ->
                assertTrue(ecart.abs().multiply(BigDecimal.valueOf(2)).compareTo(pas) <= 0);
            case AU_CENTIME_INFERIEUR, A_L_EURO_INFERIEUR ->
                assertTrue(ecart.signum() <= 0 && ecart.negate().compareTo(pas) < 0);
            case A_L_EURO_SUPERIEUR -> assertTrue(ecart.signum() >= 0 && ecart.compareTo(pas) < 0);
        }
    }

    @Property
    void ce_qui_est_deja_rond_ne_bouge_pas(
            @ForAll Arrondi arrondi, @ForAll @BigRange(min = "-1000000", max = "1000000") @Scale(0) BigDecimal euros) {
        assertEquals(0, euros.compareTo(arrondi.arrondir(Fraction.of(euros)).enEuros()));
    }

    @ParameterizedTest
    @CsvSource({
        "AU_CENTIME,0.005,0.01",
        "AU_CENTIME,0.0049999,0.00",
        "AU_CENTIME_INFERIEUR,0.0199999,0.01",
        "A_L_EURO,249.50,250.00",
        "A_L_EURO,249.49,249.00",
        "A_L_EURO_INFERIEUR,249.99,249.00",
        "A_L_EURO_SUPERIEUR,249.0001,250.00",
        "AU_CENTIME_INFERIEUR,-0.001,-0.01"
    })
    void une_moitie_monte_et_chaque_sens_est_tenu(Arrondi arrondi, BigDecimal euros, String attendu) {
        assertEquals(attendu, arrondi.arrondir(Fraction.of(euros)).toString());
        assertEquals(Fraction.of(new BigDecimal(attendu)), arrondi.arrondirSansBorne(Fraction.of(euros)));
    }

    @Test
    void un_nombre_au_dela_de_tout_montant_s_arrondit_aussi() {
        Fraction immense = Fraction.of(new BigDecimal("123456789012345678.90"));
        assertEquals(
                Fraction.of(new BigDecimal("123456789012345679")),
                Arrondi.A_L_EURO_SUPERIEUR.arrondirSansBorne(immense));
        assertThrows(ValeurInvalideException.class, () -> Arrondi.A_L_EURO.arrondir(immense));
    }
}
