package maville;

import fr.octroi.port.Pieces;
import fr.octroi.tck.PiecesTck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

// contrat
class PiecesDansUnDossierTest extends PiecesTck {

    @TempDir
    Path dossier;

    @Override
    protected Pieces magasinVide() {
        try {
            return new PiecesDansUnDossier(Files.createTempDirectory(dossier, "magasin"));
        } catch (IOException panne) {
            throw new IllegalStateException(panne);
        }
    }
}
// fin
