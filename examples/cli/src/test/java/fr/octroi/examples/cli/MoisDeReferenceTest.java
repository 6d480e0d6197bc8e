package fr.octroi.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Months that nobody here wrote, read in place: what is proposed is what is expected, line by line. */
class MoisDeReferenceTest {

    private static final Path RESSOURCES = Path.of("../../core/src/main/resources/fr/octroi");

    @TempDir
    Path dossier;

    @Test
    void chaque_mois_de_reference_est_instruit_comme_attendu() throws IOException {
        Path materiel = Path.of(System.getProperty("octroi.mois", "../../../shared/mois-reference"));
        assumeTrue(
                Files.isDirectory(materiel),
                "the material folder mois-reference is absent: name it with -Doctroi.mois=...");
        List<Path> mois = new ArrayList<>();
        try (Stream<Path> contenu = Files.list(materiel)) {
            contenu.filter(Files::isDirectory).sorted().forEach(mois::add);
        }
        assertTrue(!mois.isEmpty());
        for (Path un : mois) {
            Path sortie = dossier.resolve(un.getFileName().toString());
            // The months are instructed on the first day of the month after.
            Console console = Console.taper(
                    "mois",
                    "--entree",
                    un,
                    "--mappage",
                    RESSOURCES.resolve("mappage/plateforme-e-services.yaml"),
                    "--reglement",
                    RESSOURCES.resolve("reglements/gpso-vae-2019.yaml"),
                    "--jour",
                    YearMonth.parse(un.getFileName().toString()).plusMonths(1).atDay(1),
                    "--sortie",
                    sortie);
            assertEquals(0, console.code(), console.erreur());
            assertEquals(propositions(un.resolve("attendu.csv")), propositions(sortie.resolve("propositions.csv")));
            assertEquals(
                    new TreeSet<>(Files.readAllLines(un.resolve("rejets-attendus.csv"))),
                    new TreeSet<>(Files.readAllLines(sortie.resolve("rejets.csv"))));
        }
    }

    /** The lines by number, the reasons of each as a set. */
    static SortedMap<String, List<Object>> propositions(Path fichier) throws IOException {
        SortedMap<String, List<Object>> propositions = new TreeMap<>();
        for (String ligne : Files.readAllLines(fichier)) {
            String[] cellules = ligne.split(";", -1);
            propositions.put(
                    cellules[0],
                    List.of(cellules[1], cellules[2], new TreeSet<>(List.of(cellules[3].split("\\|"))), cellules[4]));
        }
        return propositions;
    }
}
