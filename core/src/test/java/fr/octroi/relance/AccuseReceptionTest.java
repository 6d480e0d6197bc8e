package fr.octroi.relance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.calendrier.Echeance;
import fr.octroi.reglement.ModeleDeLettre;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccuseReceptionTest {

    /** CRPA R112-11-2. 2020-05-07 is a Thursday before a holiday on a Friday; 2020-12-18 a Friday before Christmas. */
    @ParameterizedTest
    @CsvSource({
        "2020-06-15,2020-06-16,2020-06-29",
        "2020-06-19,2020-06-22,2020-07-03",
        "2020-05-07,2020-05-11,2020-05-25",
        "2020-12-18,2020-12-21,2021-01-05"
    })
    void l_enregistrement_a_un_jour_ouvre_et_la_reception_dix(LocalDate depot, LocalDate un, LocalDate dix) {
        assertEquals(un, AccuseReception.ENREGISTREMENT.limite(depot).date());
        assertEquals(dix, AccuseReception.RECEPTION.limite(depot).date());
    }

    @Property
    void une_limite_est_un_jour_ouvre_apres_le_depot_et_dit_son_article(
            @ForAll @DateRange(min = "1950-01-01", max = "2150-01-01") LocalDate depot) {
        for (AccuseReception accuse : AccuseReception.values()) {
            Echeance limite = accuse.limite(depot);
            assertEquals("CRPA R112-11-2", limite.base());
            assertEquals(depot, limite.depart());
            assertTrue(CalendrierOuvre.estOuvre(limite.date()));
            assertTrue(limite.date().isAfter(depot));
        }
        assertFalse(AccuseReception.RECEPTION
                .limite(depot)
                .date()
                .isBefore(AccuseReception.ENREGISTREMENT.limite(depot).date()));
    }

    @Test
    void chaque_accuse_a_sa_lettre() {
        assertEquals(ModeleDeLettre.ACCUSE_ENREGISTREMENT, AccuseReception.ENREGISTREMENT.modele());
        assertEquals(ModeleDeLettre.ACCUSE_RECEPTION, AccuseReception.RECEPTION.modele());
    }
}
