package fr.octroi.calendrier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.calendrier.Delai.Unite;
import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelaiTest {

    @Provide
    Arbitrary<Delai> delais() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1_200),
                        Arbitraries.of(Unite.values()),
                        Arbitraries.of(false, true))
                .as((nombre, unite, franc) -> new Delai(nombre, unite, franc && unite != Unite.JOUR_OUVRE));
    }

    @Property
    void ce_qui_est_ecrit_se_relit_tel_quel(@ForAll("delais") Delai delai) {
        assertEquals(delai, Delai.parse(delai.toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "30 jours,30,JOUR,false",
        "1 jour,1,JOUR,false",
        "10 jours ouvrés,10,JOUR_OUVRE,false",
        "1 jour ouvré,1,JOUR_OUVRE,false",
        "5 jours francs,5,JOUR,true",
        "1 jour franc,1,JOUR,true",
        "3 mois,3,MOIS,false",
        "2 mois francs,2,MOIS,true",
        "5 ans,60,MOIS,false",
        "1 an,12,MOIS,false"
    })
    void les_formes_d_un_reglement_se_lisent(String texte, int nombre, Unite unite, boolean franc) {
        assertEquals(new Delai(nombre, unite, franc), Delai.parse(texte));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jours",
                "-1 jours",
                "1 semaine",
                "2 Mois",
                "3 mois ouvrés",
                "1 an ouvré",
                "101 ans",
                "1201 jours",
                "10000 jours",
                "5 jours ouvrés francs",
                "5  jours",
                "٥ jours"
            })
    void ce_qui_n_est_pas_un_delai_est_refuse(String texte) {
        assertEquals(
                "DELAI_INVALIDE",
                assertThrows(ValeurInvalideException.class, () -> Delai.parse(texte))
                        .code());
    }

    @Test
    void un_jour_ouvre_n_est_jamais_franc_et_un_nombre_reste_dans_ses_bornes() {
        assertThrows(ValeurInvalideException.class, () -> new Delai(1, Unite.JOUR_OUVRE, true));
        assertThrows(ValeurInvalideException.class, () -> Delai.ofJours(-1));
        assertThrows(ValeurInvalideException.class, () -> Delai.ofMois(1_201));
    }

    /** CGCT L2121-12: five jours francs between the convocation and the session, one when urgent. */
    @Property
    void un_delai_franc_ne_compte_ni_le_premier_ni_le_dernier_jour(
            @ForAll @DateRange(min = "1900-01-01", max = "2190-01-01") LocalDate convocation,
            @ForAll @IntRange(max = 1_200) int nombre) {
        LocalDate seance = Delai.ofJoursFrancs(nombre).depuis(convocation);
        assertEquals(nombre, ChronoUnit.DAYS.between(convocation, seance) - 1);
    }

    @ParameterizedTest
    @CsvSource({"2019-11-20,5,2019-11-26", "2019-11-20,1,2019-11-22", "2020-02-27,5,2020-03-04"})
    void la_convocation_du_bureau_laisse_cinq_jours_francs_ou_un_en_urgence(
            LocalDate convocation, int jours, LocalDate seance) {
        assertEquals(seance, Delai.ofJoursFrancs(jours).depuis(convocation));
    }

    @ParameterizedTest
    @CsvSource({
        "2019-01-29,1,2019-02-28",
        "2019-01-30,1,2019-02-28",
        "2019-01-31,1,2019-02-28",
        "2020-01-29,1,2020-02-29",
        "2020-01-30,1,2020-02-29",
        "2020-01-31,1,2020-02-29",
        "2100-01-29,1,2100-02-28",
        "2000-01-31,1,2000-02-29",
        "2019-02-28,1,2019-03-28",
        "2019-03-31,1,2019-04-30",
        "2018-12-31,2,2019-02-28",
        "2019-12-31,2,2020-02-29",
        "2020-02-29,12,2021-02-28",
        "2020-02-29,48,2024-02-29"
    })
    void un_mois_va_de_quantieme_a_quantieme_ou_au_dernier_du_mois(LocalDate depart, int mois, LocalDate fin) {
        assertEquals(fin, Delai.ofMois(mois).depuis(depart));
    }

    /** Written on year, month and day, not with the date library's own addition of months. */
    @Property
    void la_regle_du_quantieme_vaut_pour_tous_les_mois(
            @ForAll @DateRange(min = "1900-01-01", max = "2099-12-31") LocalDate depart,
            @ForAll @IntRange(max = 1_199) int mois) {
        LocalDate fin = Delai.ofMois(mois).depuis(depart);
        int rang = depart.getYear() * 12 + depart.getMonthValue() - 1 + mois;
        assertEquals(rang, fin.getYear() * 12 + fin.getMonthValue() - 1);
        boolean memeQuantieme = fin.getDayOfMonth() == depart.getDayOfMonth();
        boolean dernierDuMois = fin.plusDays(1).getDayOfMonth() == 1;
        assertTrue(memeQuantieme || (dernierDuMois && fin.getDayOfMonth() < depart.getDayOfMonth()));
    }

    @Property
    void un_delai_plus_long_ou_plus_tard_ne_finit_jamais_avant(
            @ForAll("delais") Delai delai,
            @ForAll @DateRange(min = "1950-01-01", max = "2050-01-01") LocalDate depart,
            @ForAll @IntRange(max = 40) int jours) {
        LocalDate fin = delai.depuis(depart);
        assertTrue(!fin.isBefore(depart));
        assertTrue(!delai.depuis(depart.plusDays(jours)).isBefore(fin));
        if (delai.nombre() > 0) {
            Delai plusCourt = new Delai(delai.nombre() - 1, delai.unite(), delai.franc());
            assertTrue(!fin.isBefore(plusCourt.depuis(depart)));
        }
    }
}
