package fr.octroi.examples.cli.generateur;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GenererCommandeTest {

    private final StringWriter erreurs = new StringWriter();

    @TempDir
    Path racine;

    @Test
    void le_mois_parait_d_un_coup_et_rien_d_autre_ne_reste() throws IOException {
        Path sortie = racine.resolve("a/b/mois");
        assertEquals(0, lancer("--dossiers", "5", "--sortie", sortie.toString()));
        assertTrue(Files.exists(sortie.resolve("demandes.csv")));
        try (Stream<Path> voisins = Files.list(racine.resolve("a/b"))) {
            assertEquals(1, voisins.count());
        }
    }

    @Test
    void un_dossier_vide_est_accepte() throws IOException {
        Path sortie = Files.createDirectory(racine.resolve("vide"));
        assertEquals(0, lancer("--dossiers", "3", "--sans-pieces", "--sortie", sortie.toString()));
        assertTrue(Files.exists(sortie.resolve("attendu.csv")));
    }

    @Test
    void un_dossier_occupe_est_refuse_en_une_phrase() throws IOException {
        Files.writeString(racine.resolve("occupant"), "");
        assertEquals(2, lancer("--sortie", racine.toString()));
        assertEquals(1, erreurs.toString().lines().count());
        assertTrue(erreurs.toString().contains("n'est pas vide"));
    }

    @Test
    void un_mois_ou_un_nombre_hors_bornes_est_refuse_en_une_phrase() {
        String sortie = racine.resolve("x").toString();
        assertEquals(2, lancer("--mois", "juin", "--sortie", sortie));
        assertEquals(2, lancer("--mois", "2018-01", "--sortie", sortie));
        assertEquals(2, lancer("--dossiers", "0", "--sortie", sortie));
        assertEquals(3, erreurs.toString().lines().count());
    }

    private int lancer(String... arguments) {
        return new CommandLine(new GenererCommande())
                .setErr(new PrintWriter(erreurs, true))
                .setOut(new PrintWriter(new StringWriter()))
                .execute(arguments);
    }
}
