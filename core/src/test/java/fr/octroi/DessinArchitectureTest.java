package fr.octroi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The picture of the architecture tells the truth, or the build fails. After a change that the house wants, write it again and look at it:
 * {@code -Doctroi.architecture.ecrire=true}.
 */
class DessinArchitectureTest {

    private static final Path DESSIN = Path.of("../docs/architecture.svg");
    private static final DessinArchitecture MAISON = DessinArchitecture.lire(Path.of(".."));

    @Test
    void le_dessin_des_documents_dit_ce_que_les_sources_disent() throws IOException {
        if (Boolean.getBoolean("octroi.architecture.ecrire")) {
            Files.writeString(DESSIN, MAISON.svg());
        }
        assertEquals(
                MAISON.svg().lines().toList(),
                Files.readString(DESSIN).lines().toList(),
                "docs/architecture.svg is of yesterday: -Doctroi.architecture.ecrire=true");
    }

    /** The way in which the other modules are read, tried where the compiler's word is at hand. */
    @Test
    void les_sources_de_core_ne_disent_rien_de_plus_que_ses_classes_et_a_peine_moins() {
        SortedMap<String, SortedSet<String>> lus = new TreeMap<>();
        DessinArchitecture.lireModule(Path.of("."), lus);
        int manques = 0;
        for (String celle : lus.keySet()) {
            SortedSet<String> compiles = Objects.requireNonNull(MAISON.usages().get(celle), celle);
            SortedSet<String> lues = lus.get(celle);
            assertTrue(compiles.containsAll(lues), () -> celle + " reads " + lues + " and has " + compiles);
            manques += compiles.size() - lues.size();
        }
        int reste = manques;
        assertTrue(manques <= 3, () -> reste + " uses have no name in the sources");
    }

    @Test
    void chaque_partie_n_utilise_que_celles_qui_la_precedent() {
        List<String> ordre =
                MAISON.pieces().stream().map(DessinArchitecture.Piece::nom).toList();
        assertEquals(new TreeSet<>(ordre), new TreeSet<>(MAISON.usages().keySet()));
        MAISON.usages()
                .forEach((celle, autres) -> autres.forEach(autre ->
                        assertTrue(ordre.indexOf(autre) < ordre.indexOf(celle), () -> celle + " uses " + autre)));
    }

    @Test
    void chaque_usage_a_sa_marque() {
        int usages = MAISON.usages().values().stream().mapToInt(SortedSet::size).sum();
        assertTrue(usages > 100, () -> "only " + usages);
        assertEquals(usages, MAISON.svg().split("<title>", -1).length - 1);
    }
}
