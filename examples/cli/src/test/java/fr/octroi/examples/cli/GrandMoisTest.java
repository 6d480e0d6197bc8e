package fr.octroi.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.examples.cli.generateur.GenerateurDeMois;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrandMoisTest {

    private static final int DOSSIERS = 20_000;
    private static final Path RESSOURCES = Path.of("../../core/src/main/resources/fr/octroi");

    @TempDir
    Path dossier;

    @Test
    void vingt_mille_dossiers_tiennent_dans_256_mo() throws IOException, InterruptedException {
        Path entree = Files.createDirectory(dossier.resolve("entree"));
        new GenerateurDeMois(DOSSIERS, 3, YearMonth.of(2020, 6), true).ecrire(entree);
        Process processus = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "mois",
                        "--entree",
                        entree.toString(),
                        "--mappage",
                        RESSOURCES.resolve("mappage/plateforme-e-services.yaml").toString(),
                        "--reglement",
                        RESSOURCES.resolve("reglements/gpso-vae-2019.yaml").toString(),
                        "--jour",
                        "2020-07-01",
                        "--sortie",
                        dossier.resolve("sortie").toString(),
                        "--sans-pieces")
                .redirectErrorStream(true)
                .redirectOutput(dossier.resolve("ecran.txt").toFile())
                .start();
        assertTrue(processus.waitFor(5, TimeUnit.MINUTES), "toujours en cours");
        assertEquals(0, processus.exitValue(), Files.readString(dossier.resolve("ecran.txt")));
        try (Stream<String> lignes = Files.lines(dossier.resolve("sortie/propositions.csv"))) {
            assertEquals(DOSSIERS + 1, lignes.count());
        }
    }
}
