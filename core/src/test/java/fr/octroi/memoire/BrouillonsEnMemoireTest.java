package fr.octroi.memoire;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.Brouillons;
import fr.octroi.tck.BrouillonsTck;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BrouillonsEnMemoireTest extends BrouillonsTck {

    @Override
    protected Brouillons brouillonsVides(Duration conservation) {
        return new BrouillonsEnMemoire(conservation);
    }

    @Test
    void un_brouillon_qui_ne_reste_pas_n_en_est_pas_un() {
        for (Duration aucune : new Duration[] {Duration.ZERO, Duration.ofDays(-1)}) {
            assertThrows(IllegalArgumentException.class, () -> new BrouillonsEnMemoire(aucune));
        }
    }

    @Test
    void un_brouillon_ne_dit_rien_de_ce_qu_il_tient() {
        Instant midi = Instant.parse("2026-06-01T12:00:00Z");
        Brouillons brouillons = brouillonsVides(Duration.ofDays(90));
        NumeroDossier numero = new NumeroDossier("D-1");
        brouillons.commencer("a", numero, "Camille", 1, midi);
        assertFalse(
                brouillons.trouver("a", numero, midi).orElseThrow().toString().contains("Camille"));
    }
}
