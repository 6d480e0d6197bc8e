package fr.octroi;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the material lies that is read in place and belongs to nobody here: an absent folder skips the test and says so.
 */
public final class Materiel {

    private Materiel() {}

    /** Returns the folder of verdicts on rules, {@code -Doctroi.oracle}. */
    public static Path oracle() {
        return dossier("octroi.oracle", "oracle");
    }

    /** Returns the folder of public samples, {@code -Doctroi.corpora}. */
    public static Path corpora() {
        return dossier("octroi.corpora", "corpora");
    }

    /** Returns the folder of the month of reference, {@code -Doctroi.mois}. */
    public static Path moisReference() {
        return dossier("octroi.mois", "mois-reference");
    }

    private static Path dossier(String propriete, String nom) {
        // Tests run in the folder of their module; the material is a sibling of the repository.
        Path lieu = Path.of(System.getProperty(propriete, "../../shared/" + nom));
        assumeTrue(
                Files.isDirectory(lieu),
                () -> "the material folder " + nom + " is absent: name it with -D" + propriete + "=...");
        return lieu;
    }
}
