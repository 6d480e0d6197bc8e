package fr.octroi.adapters.sftp;

import fr.octroi.port.Lots;
import fr.octroi.tck.LotsTck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The contract of drops on one server, which is started once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LotsSurSftp extends LotsTck {

    @TempDir
    static Path dossier;

    private ServeurDEssai serveur;
    private @Nullable LotsSftp lots;

    abstract ServeurDEssai demarrer(Path racine) throws Exception;

    @BeforeAll
    void demarrer() throws Exception {
        serveur = demarrer(dossier);
    }

    @AfterAll
    void arreter() {
        serveur.close();
    }

    @AfterEach
    void fermer() {
        if (lots != null) {
            lots.close();
        }
    }

    @Override
    protected Lots depotVide() {
        fermer();
        try {
            LotsSftp neufs = new LotsSftp(serveur.acces(serveur.depotNeuf()));
            neufs.preparer();
            lots = neufs;
            return neufs;
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }
}
