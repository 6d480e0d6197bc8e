package fr.octroi.adapters.jdbc;

import fr.octroi.memoire.ClesEnMemoire;
import fr.octroi.port.Pieces;
import fr.octroi.tck.PiecesTck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class PiecesSurDisqueTest extends PiecesTck {

    @TempDir
    Path dossier = Path.of("");

    @Override
    protected Pieces magasinVide() {
        try {
            return new PiecesSurDisque(Files.createTempDirectory(dossier, "pieces"), new ClesEnMemoire());
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }
}
