package fr.octroi.document;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.octroi.port.Antivirus;
import fr.octroi.tck.AntivirusTck;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;

/** The same contract, before the clamd of this machine. */
class AntivirusClamdReelTest extends AntivirusTck {

    private static final Path SOCKET = Path.of(System.getProperty("octroi.clamd", "/run/clamav/clamd.ctl"));

    @BeforeEach
    void clamdEstLa() {
        assumeTrue(
                Files.exists(SOCKET),
                () -> "no clamd listens at " + SOCKET + ": name its socket with -Doctroi.clamd=...");
    }

    @Override
    protected Antivirus antivirus() {
        return AntivirusClamd.local(SOCKET);
    }
}
