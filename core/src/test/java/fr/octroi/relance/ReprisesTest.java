package fr.octroi.relance;

import static fr.octroi.relance.Refus.refuse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ReprisesTest {

    private static List<Duration> delais(Reprises reprises) {
        List<Duration> delais = new ArrayList<>();
        Optional<Duration> suivant = reprises.apres(1);
        while (suivant.isPresent()) {
            delais.add(suivant.get());
            suivant = reprises.apres(delais.size() + 1);
        }
        return delais;
    }

    private static Reprises minutes(long premiere, long plafond, long total) {
        return new Reprises(Duration.ofMinutes(premiere), Duration.ofMinutes(plafond), Duration.ofMinutes(total));
    }

    private static List<Long> enMinutes(Reprises reprises) {
        return delais(reprises).stream().map(Duration::toMinutes).toList();
    }

    @Test
    void le_delai_double_jusqu_au_plafond_et_s_arrete_au_total() {
        assertEquals(List.of(5L, 10L, 20L, 30L, 30L), enMinutes(minutes(5, 30, 95)), "5 + 10 + 20 + 30 + 30");
        assertEquals(List.of(5L, 10L, 20L, 30L), enMinutes(minutes(5, 30, 94)), "a minute less, a delay less");
        assertEquals(List.of(5L, 10L, 20L, 40L), enMinutes(minutes(5, 40, 80)), "twice the one before is the cap");
        assertEquals(List.of(5L, 10L, 20L, 39L), enMinutes(minutes(5, 39, 80)), "twice the one before is above it");
        assertEquals(List.of(7L, 7L, 7L), enMinutes(minutes(7, 7, 21)), "a cap that is the first delay");
        assertEquals(List.of(7L), enMinutes(minutes(7, 100, 7)));
        assertEquals(
                List.of(Duration.ofNanos(1), Duration.ofNanos(2), Duration.ofNanos(3)),
                delais(new Reprises(Duration.ofNanos(1), Duration.ofNanos(3), Duration.ofNanos(6))),
                "a cap that has no half");
    }

    @Test
    void sans_autre_reglage_un_message_est_tente_cinq_jours() {
        List<Duration> delais = delais(Reprises.PAR_DEFAUT);
        assertEquals(
                List.of(30L, 60L, 120L, 240L, 240L),
                delais.stream().limit(5).map(Duration::toMinutes).toList());
        Duration somme = delais.stream().reduce(Duration.ZERO, Duration::plus);
        assertTrue(somme.compareTo(Duration.ofDays(5)) <= 0);
        assertTrue(somme.compareTo(Duration.ofDays(5).minusHours(4)) > 0, "one more delay would be too long");
    }

    @Property
    void rien_ne_reprend_apres_la_fin_et_aucune_duree_n_est_trop_longue(
            @ForAll @LongRange(min = 1) long premiere, @ForAll @IntRange(min = 1, max = 10_000) int echecs) {
        Duration sansFin = Duration.ofSeconds(Long.MAX_VALUE);
        new Reprises(Duration.ofNanos(premiere), sansFin, sansFin).apres(echecs);
        Reprises courtes = minutes(1, 60, 600);
        assertEquals(echecs <= delais(courtes).size(), courtes.apres(echecs).isPresent());
    }

    @Test
    void des_delais_dans_le_desordre_sont_refuses() {
        refuse("REPRISES_INVALIDES", () -> minutes(0, 10, 10));
        refuse("REPRISES_INVALIDES", () -> minutes(-1, 10, 10));
        refuse("REPRISES_INVALIDES", () -> minutes(10, 9, 10));
        refuse("REPRISES_INVALIDES", () -> minutes(10, 10, 9));
        assertEquals(List.of(10L), enMinutes(minutes(10, 10, 10)));
    }
}
