package fr.octroi.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Empreinte;
import fr.octroi.memoire.ClesEnMemoire;
import fr.octroi.port.Pieces;
import fr.octroi.port.PortException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One erases what another stores again in the same moment: whoever was told that it is stored can open it. */
class EffacementDesPiecesTest {

    private static final int TOURS = 60;

    @ParameterizedTest
    @EnumSource
    void ce_qui_est_dit_depose_reste_quand_un_autre_efface_en_meme_temps(Moteur moteur) throws Exception {
        eprouver(new PiecesEnBase(Base.migrer(moteur.baseNeuve()), new ClesEnMemoire()));
    }

    @Test
    void il_en_est_de_meme_sur_le_disque(@TempDir Path dossier) throws Exception {
        eprouver(new PiecesSurDisque(dossier, new ClesEnMemoire()));
    }

    private static void eprouver(Pieces pieces) throws Exception {
        byte[] octets = new byte[100_000];
        new Random(9).nextBytes(octets);
        Empreinte contenu = Empreinte.sha256(octets);
        ExecutorService fils = Executors.newFixedThreadPool(2);
        int effaces = 0;
        try {
            for (int tour = 0; tour < TOURS; tour++) {
                pieces.deposer(new ByteArrayInputStream(octets), octets.length);
                // The clock of a file system is some milliseconds late: what was stored before is old, what comes now
                // is not.
                Thread.sleep(100);
                Instant depuis = Instant.now().minusMillis(50);
                List<Future<?>> promesses = new ArrayList<>();
                promesses.add(fils.submit(() -> pieces.deposer(new ByteArrayInputStream(octets), octets.length)));
                Future<Boolean> efface = fils.submit(() -> pieces.effacer(contenu, depuis));
                promesses.add(efface);
                for (Future<?> promesse : promesses) {
                    promesse.get();
                }
                effaces += efface.get() ? 1 : 0;
                assertArrayEquals(octets, lire(pieces, contenu));
            }
        } finally {
            fils.shutdownNow();
        }
        assertTrue(effaces > 0, "nothing was ever erased: this proved nothing");
    }

    private static byte[] lire(Pieces pieces, Empreinte contenu) throws IOException {
        try (InputStream flux = pieces.ouvrir(contenu)) {
            return flux.readAllBytes();
        } catch (PortException absence) {
            throw new AssertionError("it was said to be stored", absence);
        }
    }
}
