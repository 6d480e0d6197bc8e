package fr.octroi.calendrier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.marcwrobel.jbanking.calendar.Calendar;
import fr.marcwrobel.jbanking.calendar.ConfigurableCalendar;
import fr.marcwrobel.jbanking.calendar.MonthDayHoliday;
import fr.marcwrobel.jbanking.calendar.RelativeHoliday;
import fr.marcwrobel.jbanking.calendar.WesternEaster;
import fr.octroi.commun.ValeurInvalideException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendrierOuvreTest {

    /** A second implementation by other hands; its rule for Easter is its own. */
    private static final Calendar AUTRE = new ConfigurableCalendar(
            new MonthDayHoliday(MonthDay.of(1, 1)),
            new RelativeHoliday(WesternEaster.INSTANCE, 1),
            new MonthDayHoliday(MonthDay.of(5, 1)),
            new MonthDayHoliday(MonthDay.of(5, 8)),
            new RelativeHoliday(WesternEaster.INSTANCE, 39),
            new RelativeHoliday(WesternEaster.INSTANCE, 50),
            new MonthDayHoliday(MonthDay.of(7, 14)),
            new MonthDayHoliday(MonthDay.of(8, 15)),
            new MonthDayHoliday(MonthDay.of(11, 1)),
            new MonthDayHoliday(MonthDay.of(11, 11)),
            new MonthDayHoliday(MonthDay.of(12, 25)));

    private static Stream<LocalDate> tousLesJours() {
        return CalendrierOuvre.PREMIER_JOUR.datesUntil(CalendrierOuvre.DERNIER_JOUR.plusDays(1));
    }

    @Test
    void chaque_jour_de_trois_siecles_est_ferie_comme_dans_une_autre_bibliotheque() {
        tousLesJours()
                .forEach(jour -> assertEquals(AUTRE.isHoliday(jour), CalendrierOuvre.estFerie(jour), jour::toString));
    }

    /** Clavius's own steps (1603): golden number, epact, paschal moon, Sunday letter; not the formula under test. */
    private static LocalDate paquesSelonClavius(int annee) {
        int nombreDOr = annee % 19 + 1;
        int siecle = annee / 100 + 1;
        int solaire = 3 * siecle / 4 - 12;
        int lunaire = (8 * siecle + 5) / 25 - 5;
        int dimanche = 5 * annee / 4 - solaire - 10;
        int epacte = Math.floorMod(11 * nombreDOr + 20 + lunaire - solaire, 30);
        if (epacte == 24 || (epacte == 25 && nombreDOr > 11)) {
            epacte++;
        }
        int pleineLune = epacte > 23 ? 74 - epacte : 44 - epacte;
        int paques = pleineLune + 7 - Math.floorMod(dimanche + pleineLune, 7);
        return LocalDate.of(annee, 3, 1).plusDays(paques - 1L);
    }

    @Test
    void paques_est_celui_de_clavius_et_toujours_un_dimanche() {
        for (int annee = 1900; annee <= 2199; annee++) {
            LocalDate paques = JourFerie.paques(annee);
            assertEquals(paquesSelonClavius(annee), paques);
            assertEquals(DayOfWeek.SUNDAY, paques.getDayOfWeek());
        }
    }

    /** 1913, 1943 and 2008 stand at the ends of the range; 1954, 1981, 2049 and 2076 try the two exceptions. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1913-03-23",
                "1943-04-25",
                "1954-04-18",
                "1981-04-19",
                "2000-04-23",
                "2008-03-23",
                "2019-04-21",
                "2024-03-31",
                "2049-04-18",
                "2076-04-19"
            })
    void les_paques_connues_sont_rendues(LocalDate paques) {
        assertEquals(paques, JourFerie.paques(paques.getYear()));
    }

    @Test
    void les_onze_fetes_de_chaque_annee_sont_tous_les_feries_et_eux_seuls() {
        for (int annee = 1900; annee <= 2199; annee++) {
            int cetteAnnee = annee;
            Map<LocalDate, Long> fetes = Arrays.stream(JourFerie.values())
                    .collect(Collectors.groupingBy(fete -> fete.en(cetteAnnee), TreeMap::new, Collectors.counting()));
            assertEquals(11, JourFerie.values().length);
            assertEquals(
                    fetes.keySet(),
                    LocalDate.of(annee, 1, 1)
                            .datesUntil(LocalDate.of(annee, 1, 1).plusYears(1))
                            .filter(CalendrierOuvre::estFerie)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void un_jour_ouvre_est_du_lundi_au_vendredi_et_non_ferie() {
        tousLesJours()
                .forEach(jour -> assertEquals(
                        jour.getDayOfWeek().getValue() <= 5 && !AUTRE.isHoliday(jour),
                        CalendrierOuvre.estOuvre(jour),
                        jour::toString));
    }

    @Property
    void compter_des_jours_ouvres_est_compter_les_jours_ou_l_on_travaille(
            @ForAll @DateRange(min = "1900-01-01", max = "2198-01-01") LocalDate depart,
            @ForAll @IntRange(max = 150) int nombre) {
        LocalDate fin = CalendrierOuvre.plusJoursOuvres(depart, nombre);
        assertTrue(CalendrierOuvre.estOuvre(fin));
        long travailles = depart.plusDays(1)
                .datesUntil(fin.plusDays(fin.equals(depart) ? 2 : 1))
                .filter(CalendrierOuvre::estOuvre)
                .count();
        if (nombre > 0) {
            assertEquals(nombre, travailles);
        } else {
            assertEquals(CalendrierOuvre.ouvreAPartirDe(depart), fin);
        }
    }

    @Property
    void le_premier_jour_ouvre_est_le_premier(
            @ForAll @DateRange(min = "1900-01-01", max = "2199-12-01") LocalDate jour) {
        LocalDate ouvre = CalendrierOuvre.ouvreAPartirDe(jour);
        assertTrue(CalendrierOuvre.estOuvre(ouvre));
        assertFalse(ouvre.isBefore(jour));
        assertTrue(jour.datesUntil(ouvre).noneMatch(CalendrierOuvre::estOuvre));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-12-31,1,2021-01-04",
        "2019-04-19,1,2019-04-23",
        "2019-12-24,5,2020-01-02",
        "2026-05-01,0,2026-05-04"
    })
    void les_ponts_connus_sont_passes(LocalDate depart, int nombre, LocalDate attendu) {
        assertEquals(attendu, CalendrierOuvre.plusJoursOuvres(depart, nombre));
    }

    private static void verifierHorsCalendrier(Executable appel) {
        assertEquals(
                "DATE_HORS_CALENDRIER",
                assertThrows(ValeurInvalideException.class, appel).code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1899-12-31", "2200-01-01", "+202003-01-12", "-0001-01-01", "0020-03-12"})
    void une_date_hors_du_calendrier_est_refusee_partout(LocalDate jour) {
        verifierHorsCalendrier(() -> CalendrierOuvre.verifier(jour));
        verifierHorsCalendrier(() -> CalendrierOuvre.estFerie(jour));
        verifierHorsCalendrier(() -> CalendrierOuvre.estOuvre(jour));
        verifierHorsCalendrier(() -> CalendrierOuvre.ouvreAPartirDe(jour));
        verifierHorsCalendrier(() -> CalendrierOuvre.plusJoursOuvres(jour, 1));
        verifierHorsCalendrier(() -> Delai.ofMois(1).depuis(jour));
        verifierHorsCalendrier(() -> Suspension.accordee(jour, CalendrierOuvre.DERNIER_JOUR));
        verifierHorsCalendrier(() -> Suspension.accordee(CalendrierOuvre.PREMIER_JOUR, jour));
        verifierHorsCalendrier(() -> new Echeance("CRPA L231-4", jour, Delai.ofMois(2), false, List.of()));
    }

    @ParameterizedTest
    @EnumSource(JourFerie.class)
    void une_fete_hors_du_calendrier_est_refusee(JourFerie fete) {
        IntStream.of(1899, 2200, 0, Integer.MAX_VALUE).forEach(annee -> verifierHorsCalendrier(() -> fete.en(annee)));
    }

    @Test
    void un_compte_qui_sort_du_calendrier_est_refuse() {
        LocalDate veille = LocalDate.of(2199, 12, 30);
        verifierHorsCalendrier(() -> CalendrierOuvre.plusJoursOuvres(veille, 10));
        verifierHorsCalendrier(() -> Delai.ofJours(2).depuis(veille));
        verifierHorsCalendrier(() -> Delai.ofJoursFrancs(1).depuis(veille));
        verifierHorsCalendrier(() -> Delai.ofMois(1).depuis(veille));
        verifierHorsCalendrier(() -> new Echeance(
                        "CRPA L231-4",
                        LocalDate.of(2199, 10, 1),
                        Delai.ofMois(2),
                        false,
                        List.of(Suspension.accordee(LocalDate.of(2199, 10, 2), LocalDate.of(2199, 12, 1))))
                .date());
        assertEquals(
                "DELAI_INVALIDE",
                assertThrows(ValeurInvalideException.class, () -> CalendrierOuvre.plusJoursOuvres(veille, -1))
                        .code());
    }
}
