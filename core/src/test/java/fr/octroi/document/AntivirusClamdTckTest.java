package fr.octroi.document;

import fr.octroi.port.Antivirus;
import fr.octroi.tck.AntivirusTck;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class AntivirusClamdTckTest extends AntivirusTck {

    private ClamdFactice clamd;

    @BeforeEach
    void ouvrir() throws IOException {
        clamd = new ClamdFactice();
    }

    @AfterEach
    void fermer() throws IOException {
        clamd.close();
    }

    @Override
    protected Antivirus antivirus() {
        return new AntivirusClamd(clamd.adresse(), Duration.ofSeconds(20));
    }
}
