package fr.octroi.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
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

    private static List<Path> mois() throws IOException {
        Path materiel = Path.of(System.getProperty("octroi.mois", "../../../shared/mois-reference"));
        assumeTrue(
                Files.isDirectory(materiel),
                "the material folder mois-reference is absent: name it with -Doctroi.mois=...");
        try (Stream<Path> contenu = Files.list(materiel)) {
            List<Path> mois = contenu.filter(Files::isDirectory).sorted().toList();
            assertTrue(!mois.isEmpty());
            return mois;
        }
    }

    /** The months are instructed on the first day of the month after. */
    private static Console instruire(Path mois, Path sortie, Object... options) {
        Object[] arguments = {
            "mois",
            "--entree",
            mois,
            "--mappage",
            RESSOURCES.resolve("mappage/plateforme-e-services.yaml"),
            "--reglement",
            RESSOURCES.resolve("reglements/gpso-vae-2019.yaml"),
            "--jour",
            YearMonth.parse(mois.getFileName().toString()).plusMonths(1).atDay(1),
            "--sortie",
            sortie
        };
        return Console.taper(
                Stream.concat(Stream.of(arguments), Stream.of(options)).toArray());
    }

    @Test
    void chaque_mois_de_reference_est_instruit_comme_attendu() throws IOException {
        for (Path un : mois()) {
            Path sortie = dossier.resolve(un.getFileName().toString());
            Console console = instruire(un, sortie);
            assertEquals(0, console.code(), console.erreur());
            assertEquals(propositions(un.resolve("attendu.csv")), propositions(sortie.resolve("propositions.csv")));
            assertEquals(
                    new TreeSet<>(Files.readAllLines(un.resolve("rejets-attendus.csv"))),
                    new TreeSet<>(Files.readAllLines(sortie.resolve("rejets.csv"))));
        }
    }

    /** What is expected to be payable is what the bordereau holds, once the Bureau has decided as proposed. */
    @Test
    void chaque_mois_de_reference_va_jusqu_au_bordereau() throws IOException {
        for (Path un : mois()) {
            Path sortie = dossier.resolve(un.getFileName() + "-paye");
            assertEquals(0, instruire(un, sortie).code());
            Path minutes = Files.writeString(
                    dossier.resolve("pv.yaml"),
                    Files.readString(sortie.resolve("bureau/proces-verbal-modele.yaml"))
                            .replaceFirst("(?m)^acte:$", "acte: B-1")
                            .replaceFirst("(?m)^presents: \\[]$", "presents: [elu-01]"));
            Console console = instruire(un, sortie, "--deliberation", minutes);
            assertEquals(0, console.code(), console.erreur());
            SortedMap<String, List<Object>> attendu = propositions(un.resolve("attendu.csv"));
            List<String> payables = attendu.entrySet().stream()
                    .filter(proposition -> proposition.getValue().get(3).equals("PAYABLE"))
                    .map(Map.Entry::getKey)
                    .toList();
            List<String> bordereau = Files.readAllLines(sortie.resolve("bordereau.csv"));
            assertEquals(
                    payables,
                    bordereau.subList(3, bordereau.size()).stream()
                            .map(ligne -> ligne.split(";")[2])
                            .sorted()
                            .toList());
            for (String numero : payables) {
                assertTrue(
                        Files.exists(
                                sortie.resolve("lettres/notification-octroi").resolve(numero + ".pdf")),
                        numero);
            }
            for (Map.Entry<String, List<Object>> proposition : attendu.entrySet()) {
                boolean refuse = proposition.getValue().get(0).equals("REFUSER");
                assertEquals(
                        refuse,
                        Files.exists(
                                sortie.resolve("lettres/notification-refus").resolve(proposition.getKey() + ".pdf")),
                        proposition.getKey());
            }
            assertEquals(
                    0,
                    Console.taper("journal", "verifier", sortie.resolve("journal.jsonl"))
                            .code());
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
