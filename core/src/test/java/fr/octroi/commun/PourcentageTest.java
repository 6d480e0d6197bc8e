package fr.octroi.commun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PourcentageTest {

    @Property
    void ce_qui_est_ecrit_se_relit_tel_quel(@ForAll @IntRange(max = 1_000_000) int pointsDeBase) {
        Pourcentage taux = new Pourcentage(pointsDeBase);
        assertEquals(taux, Pourcentage.parse(taux.toString()));
    }

    @Property
    void le_taux_d_un_nombre_est_exact(
            @ForAll @IntRange(max = 1_000_000) int pointsDeBase, @ForAll @Scale(4) BigDecimal euros) {
        BigDecimal part = new Pourcentage(pointsDeBase).de(euros);
        assertEquals(
                0,
                part.multiply(BigDecimal.valueOf(10_000)).compareTo(euros.multiply(BigDecimal.valueOf(pointsDeBase))));
    }

    @Property
    void l_ordre_est_celui_des_points_de_base(
            @ForAll @IntRange(max = 1_000_000) int gauche, @ForAll @IntRange(max = 1_000_000) int droite) {
        assertEquals(Integer.compare(gauche, droite), new Pourcentage(gauche).compareTo(new Pourcentage(droite)));
    }

    @ParameterizedTest
    @CsvSource({"25 %,2500,25 %", "12.5%,1250,12.5 %", "0.25 %,25,0.25 %", "0%,0,0 %", "10000 %,1000000,10000 %"})
    void un_taux_s_ecrit_sans_zeros_oisifs(String lu, int pointsDeBase, String ecrit) {
        assertEquals(new Pourcentage(pointsDeBase), Pourcentage.parse(lu));
        assertEquals(ecrit, new Pourcentage(pointsDeBase).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "25", "-1 %", "25  %", "12.345 %", "12,5 %", "% 25", "25 pour cent", "٢٥ %"})
    void ce_qui_n_est_pas_un_taux_est_refuse(String texte) {
        assertEquals(
                "TAUX_INVALIDE",
                assertThrows(ValeurInvalideException.class, () -> Pourcentage.parse(texte))
                        .code());
    }

    @Test
    void un_taux_reste_dans_ses_bornes() {
        assertEquals(
                "TAUX_HORS_BORNES",
                assertThrows(ValeurInvalideException.class, () -> new Pourcentage(-1))
                        .code());
        assertEquals(
                "TAUX_HORS_BORNES",
                assertThrows(ValeurInvalideException.class, () -> Pourcentage.parse("10000.01 %"))
                        .code());
    }
}
