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
import org.junit.jupiter.api.io.TempDir;

class LotsSurMinaTest extends LotsTck {

    @TempDir
    static Path dossier;

    private static @Nullable ServeurMina serveur;
    private @Nullable LotsSftp lots;

    @BeforeAll
    static void demarrer() throws Exception {
        serveur = new ServeurMina(dossier);
    }

    @AfterAll
    static void arreter() {
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
            if (serveur == null) {
                throw new IllegalStateException("the server was not started");
            }
            LotsSftp neufs = new LotsSftp(serveur.acces(serveur.depotNeuf()));
            neufs.preparer();
            lots = neufs;
            return neufs;
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }
}
