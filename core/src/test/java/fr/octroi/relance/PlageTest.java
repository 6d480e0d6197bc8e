package fr.octroi.relance;

import static fr.octroi.relance.Refus.refuse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.calendrier.CalendrierOuvre;
import java.time.LocalDateTime;
import java.time.LocalTime;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.DateTimes;
import net.jqwik.time.api.constraints.DateTimeRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlageTest {

    /** 2020-07-10 is a Friday, 2020-07-14 a holiday on a Tuesday; 2020-05-21 (Ascension) a Thursday. */
    @ParameterizedTest
    @CsvSource({
        "2020-07-10T08:00,2020-07-10T08:00",
        "2020-07-10T14:30:15,2020-07-10T14:30:15",
        "2020-07-10T19:59:59,2020-07-10T19:59:59",
        "2020-07-10T07:59:59,2020-07-10T08:00",
        "2020-07-10T00:00,2020-07-10T08:00",
        "2020-07-10T20:00,2020-07-13T08:00",
        "2020-07-11T12:00,2020-07-13T08:00",
        "2020-07-12T23:00,2020-07-13T08:00",
        "2020-07-13T21:00,2020-07-15T08:00",
        "2020-07-14T03:00,2020-07-15T08:00",
        "2020-05-20T20:30,2020-05-22T08:00",
        "2020-12-31T23:59,2021-01-04T08:00"
    })
    void nul_n_est_derange_la_nuit_le_dimanche_ni_un_jour_ferie(LocalDateTime moment, LocalDateTime envoi) {
        assertEquals(envoi, Plage.JOURNEE.aPartirDe(moment));
    }

    @Provide
    Arbitrary<Plage> plages() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1_380),
                        Arbitraries.integers().between(1, 59))
                .as((minute, duree) -> new Plage(
                        LocalTime.ofSecondOfDay(minute * 60L), LocalTime.ofSecondOfDay((minute + duree) * 60L)));
    }

    @Provide
    Arbitrary<LocalDateTime> moments() {
        return DateTimes.dateTimes()
                .between(LocalDateTime.of(2015, 1, 1, 0, 0), LocalDateTime.of(2030, 12, 31, 23, 59));
    }

    @Property
    void le_moment_rendu_est_permis_et_aucun_ne_l_etait_plus_tot(
            @ForAll("plages") Plage plage, @ForAll("moments") LocalDateTime moment) {
        LocalDateTime envoi = plage.aPartirDe(moment);
        assertTrue(estPermis(plage, envoi));
        assertFalse(envoi.isBefore(moment));
        assertEquals(envoi, plage.aPartirDe(envoi));
        if (estPermis(plage, moment)) {
            assertEquals(moment, envoi);
        } else {
            assertEquals(plage.ouverture(), envoi.toLocalTime());
            moment.toLocalDate()
                    .datesUntil(envoi.toLocalDate())
                    .filter(CalendrierOuvre::estOuvre)
                    .forEach(jour -> assertTrue(
                            jour.equals(moment.toLocalDate())
                                    && !moment.toLocalTime().isBefore(plage.fermeture()),
                            jour::toString));
        }
    }

    private static boolean estPermis(Plage plage, LocalDateTime moment) {
        LocalTime heure = moment.toLocalTime();
        return CalendrierOuvre.estOuvre(moment.toLocalDate())
                && !heure.isBefore(plage.ouverture())
                && heure.isBefore(plage.fermeture());
    }

    @Property
    void plus_tard_ne_part_jamais_plus_tot(
            @ForAll("plages") Plage plage,
            @ForAll("moments") LocalDateTime moment,
            @ForAll @DateTimeRange(min = "2015-01-01T00:00:00", max = "2030-12-31T23:59:59") LocalDateTime autre) {
        boolean avant = moment.isBefore(autre);
        LocalDateTime premier = plage.aPartirDe(avant ? moment : autre);
        assertFalse(premier.isAfter(plage.aPartirDe(avant ? autre : moment)));
    }

    @Test
    void une_plage_finit_apres_son_ouverture() {
        LocalTime huitHeures = LocalTime.of(8, 0);
        refuse("PLAGE_INVALIDE", () -> new Plage(huitHeures, huitHeures));
        refuse("PLAGE_INVALIDE", () -> new Plage(huitHeures, LocalTime.MIDNIGHT));
    }
}
