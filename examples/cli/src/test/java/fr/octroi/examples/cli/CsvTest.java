package fr.octroi.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {

    @Test
    void une_cellule_qui_porte_un_separateur_reste_une_cellule(@TempDir Path dossier) throws IOException {
        Path fichier = dossier.resolve("table.csv");
        try (Csv csv = new Csv(fichier, true, "fichier", "ligne")) {
            csv.ligne("mai;juin \"2020\".csv", "17");
        }

        assertEquals(
                "fichier;ligne;SIMULATION\n\"mai;juin \"\"2020\"\".csv\";17;SIMULATION\n", Files.readString(fichier));
    }

    @Test
    void une_cellule_n_est_jamais_une_formule(@TempDir Path dossier) throws IOException {
        Path fichier = dossier.resolve("table.csv");
        try (Csv csv = new Csv(fichier, false, "reference", "code")) {
            csv.ligne("=1+1", "REJETE:-AC04");
            csv.ligne(" @somme", "\n+1");
            csv.ligne("-50,00", "+120.00 EUR");
            csv.ligne("-50,00+A1", "-A1");
        }

        assertEquals(
                "reference;code\n'=1+1;REJETE:-AC04\n' @somme;\"'\n+1\"\n-50,00;+120.00 EUR\n'-50,00+A1;'-A1\n",
                Files.readString(fichier));
    }
}
