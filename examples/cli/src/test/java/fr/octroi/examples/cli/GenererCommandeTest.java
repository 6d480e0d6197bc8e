package fr.octroi.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenererCommandeTest {

    @TempDir
    Path racine;

    @Test
    void le_mois_parait_d_un_coup_et_rien_d_autre_ne_reste() throws IOException {
        Path sortie = racine.resolve("a/b/mois");
        assertEquals(
                0,
                Console.taper("generer", "--dossiers", "5", "--sortie", sortie).code());
        assertTrue(Files.exists(sortie.resolve("demandes.csv")));
        try (Stream<Path> voisins = Files.list(racine.resolve("a/b"))) {
            assertEquals(1, voisins.count());
        }
    }

    @Test
    void un_dossier_vide_est_accepte() throws IOException {
        Path sortie = Files.createDirectory(racine.resolve("vide"));
        assertEquals(
                0,
                Console.taper("generer", "--dossiers", "3", "--sans-pieces", "--sortie", sortie)
                        .code());
        assertTrue(Files.exists(sortie.resolve("attendu.csv")));
    }

    @Test
    void un_dossier_occupe_est_refuse_en_une_phrase() throws IOException {
        Files.writeString(racine.resolve("occupant"), "");
        refuse("rien n'a été écrit", "--sortie", racine);
    }

    @Test
    void un_mois_ou_un_nombre_hors_bornes_est_refuse_en_une_phrase() {
        Path sortie = racine.resolve("x");
        refuse("AAAA-MM", "--mois", "juin", "--sortie", sortie);
        refuse("la durée du dispositif", "--mois", "2018-01", "--sortie", sortie);
        refuse("--dossiers va de 1", "--dossiers", "0", "--sortie", sortie);
    }

    private static void refuse(String phrase, Object... options) {
        Console console = Console.taper(
                Stream.concat(Stream.of("generer"), Stream.of(options)).toArray());
        assertEquals(2, console.code());
        assertEquals(1, console.erreur().lines().count(), console.erreur());
        assertTrue(console.erreur().contains(phrase), console.erreur());
    }
}
