package fr.octroi.document;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the material that tests read in place, or has them skipped with a plain message. */
final class MaterielDocument {

    private MaterielDocument() {}

    /** The reference month: {@code -Doctroi.mois}, else {@code ../shared/mois-reference} beside the repository. */
    static Path mois() {
        return dossier("octroi.mois", "mois-reference", "the reference month");
    }

    /** The corpora: {@code -Doctroi.corpora}, else {@code ../shared/corpora} beside the repository. */
    static Path corpora() {
        return dossier("octroi.corpora", "corpora", "the corpora");
    }

    static List<Path> fichiers(Path racine) {
        try (Stream<Path> fichiers = Files.walk(racine)) {
            return fichiers.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] octets(Path fichier) {
        try {
            return Files.readAllBytes(fichier);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path dossier(String propriete, String nom, String quoi) {
        String donne = System.getProperty(propriete, "");
        Path dossier = donne.isEmpty() ? Path.of("..", "..", "shared", nom) : Path.of(donne);
        assumeTrue(
                Files.isDirectory(dossier),
                "Skipped: " + quoi + " is not here. Name its folder with -D" + propriete + "=...");
        return dossier;
    }
}
