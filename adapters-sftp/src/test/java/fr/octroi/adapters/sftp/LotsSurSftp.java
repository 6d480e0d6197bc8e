package fr.octroi.adapters.sftp;

import fr.octroi.port.Lots;
import fr.octroi.tck.LotsTck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
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

    private @Nullable ServeurDEssai serveur;
    private @Nullable LotsSftp lots;

    abstract ServeurDEssai demarrer(Path racine) throws Exception;

    @BeforeAll
    void demarrer() throws Exception {
        serveur = demarrer(dossier);
    }

    @AfterAll
    void arreter() {
        if (serveur != null) {
            serveur.close();
        }
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
            ServeurDEssai depart = Objects.requireNonNull(serveur);
            LotsSftp neufs = new LotsSftp(depart.acces(depart.depotNeuf()));
            neufs.preparer();
            lots = neufs;
            return neufs;
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }
}
