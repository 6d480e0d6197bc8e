package fr.octroi.document;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.octroi.port.Antivirus;
import fr.octroi.tck.AntivirusTck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same contract, before a real clamd: the one that {@code -Doctroi.clamd} names, else one that is started here and knows
 * the test file of the EICAR alone.
 */
class AntivirusClamdReelTest extends AntivirusTck {

    private static final Path PROGRAMME = Path.of("/usr/sbin/clamd");
    private static final long DEMARRAGE_EN_MILLISECONDES = 60_000;

    @TempDir
    static Path dossier;

    private static @Nullable Path socket;
    private static @Nullable Process clamd;

    @BeforeAll
    static void trouverClamd() throws Exception {
        String nomme = System.getProperty("octroi.clamd", "");
        if (!nomme.isBlank()) {
            socket = Path.of(nomme);
        } else if (Files.isExecutable(PROGRAMME)) {
            socket = lancer(dossier.resolve("clamd.ctl"));
        }
    }

    @BeforeEach
    void clamdEstLa() {
        assumeTrue(socket != null, "the tool clamd is absent: install clamav-daemon");
    }

    private static Path lancer(Path socket) throws Exception {
        Path signatures = Files.createDirectory(dossier.resolve("signatures"));
        Files.writeString(signatures.resolve("essai.hsb"), signature(eicar()));
        Path reglages = Files.writeString(dossier.resolve("clamd.conf"), """
                LocalSocket %s
                DatabaseDirectory %s
                TemporaryDirectory %s
                Foreground yes
                User %s
                """.formatted(
                        socket, signatures, dossier, System.getProperty("user.name")));
        Process lance = new ProcessBuilder(PROGRAMME.toString(), "--config-file=" + reglages)
                .redirectErrorStream(true)
                .redirectOutput(dossier.resolve("clamd.log").toFile())
                .start();
        clamd = lance;
        long fin = System.currentTimeMillis() + DEMARRAGE_EN_MILLISECONDES;
        while (!Files.exists(socket)) {
            if (!lance.isAlive() || System.currentTimeMillis() > fin) {
                throw new IOException("clamd does not listen: " + Files.readString(dossier.resolve("clamd.log")));
            }
            Thread.sleep(50);
        }
        return socket;
    }

    /** One line of a base of digests: the file's, its length, the name that it is given, the level of the engine. */
    private static String signature(byte[] fichier) throws NoSuchAlgorithmException {
        byte[] empreinte = MessageDigest.getInstance("SHA-256").digest(fichier);
        return HexFormat.of().formatHex(empreinte) + ":" + fichier.length + ":Fichier-Essai:73\n";
    }

    @AfterAll
    static void arreterClamd() throws InterruptedException {
        Process lance = clamd;
        if (lance != null) {
            lance.destroy();
            if (!lance.waitFor(10, TimeUnit.SECONDS)) {
                lance.destroyForcibly();
            }
        }
    }

    @Override
    protected Antivirus antivirus() {
        return AntivirusClamd.local(Objects.requireNonNull(socket));
    }
}
