package fr.octroi.calendrier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;

class SuspensionTest {

    @Property
    void une_reponse_plus_tot_l_abrege_et_une_plus_tard_n_y_change_rien(
            @ForAll @DateRange(min = "1950-01-01", max = "2100-01-01") LocalDate demande,
            @ForAll @IntRange(max = 120) int accordes,
            @ForAll @IntRange(max = 240) int repondus) {
        Suspension suspension = Suspension.accordee(demande, demande.plusDays(accordes));
        Suspension courue = suspension.abregee(demande.plusDays(repondus));
        assertEquals(demande, courue.debut());
        assertEquals(demande.plusDays(Math.min(accordes, repondus)), courue.reprise());
        assertEquals(suspension.base(), courue.base());
        if (repondus >= accordes) {
            assertSame(suspension, courue);
        }
    }

    @Property
    void elle_couvre_du_debut_compris_a_la_reprise_exclue(
            @ForAll @DateRange(min = "1950-01-01", max = "2100-01-01") LocalDate debut,
            @ForAll @IntRange(max = 60) int duree) {
        Suspension suspension = new Suspension(debut, debut.plusDays(duree), "CRPA L114-5");
        assertEquals(
                duree,
                debut.minusDays(70)
                        .datesUntil(debut.plusDays(140))
                        .filter(suspension::couvre)
                        .count());
        assertEquals(duree > 0, suspension.couvre(debut));
        assertFalse(suspension.couvre(suspension.reprise()));
    }

    @Test
    void une_reponse_avant_la_demande_une_reprise_avant_le_debut_ou_l_absence_de_base_sont_refusees() {
        LocalDate jour = LocalDate.of(2020, 3, 12);
        Suspension suspension = Suspension.accordee(jour, jour.plusDays(30));
        assertEquals(
                "SUSPENSION_INVALIDE",
                assertThrows(ValeurInvalideException.class, () -> suspension.abregee(jour.minusDays(1)))
                        .code());
        assertThrows(ValeurInvalideException.class, () -> new Suspension(jour, jour.minusDays(1), "CRPA L114-5"));
        assertThrows(ValeurInvalideException.class, () -> new Suspension(jour, jour, " "));
    }
}
