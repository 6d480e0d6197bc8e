package fr.octroi.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.port.Antivirus;
import fr.octroi.port.Antivirus.Verdict;
import fr.octroi.port.PortException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The contract of {@link Antivirus}. */
public abstract class AntivirusTck {

    /** For the subclasses. */
    protected AntivirusTck() {}

    /**
     * Returns an antivirus that works.
     *
     * @return a new antivirus
     */
    protected abstract Antivirus antivirus();

    /**
     * Returns the test file of the EICAR, which every antivirus finds and which harms nothing; it is put together here so
     * that none finds this very file.
     *
     * @return its bytes
     */
    protected static byte[] eicar() {
        String debut = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD";
        return (debut + "-ANTIVIRUS-TEST-FILE!$H+H*").getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void regle_1_le_fichier_d_essai_de_l_eicar_est_infecte() {
        String signature = analyser(antivirus(), eicar()).selon(() -> "", nom -> nom, raison -> "");
        assertFalse(signature.isBlank(), "not found, or without a name");
    }

    @Test
    void regle_2_un_fichier_sans_malice_est_sain() {
        for (byte[] octets : inoffensifs()) {
            assertEquals(new Verdict.Sain(), analyser(antivirus(), octets));
        }
    }

    @Test
    void regle_3_le_flux_n_est_jamais_ferme() {
        for (byte[] octets : List.of(eicar(), new byte[10])) {
            Source source = Source.de(octets);
            assertNotNull(antivirus().analyser(source));
            assertFalse(source.estFermee());
        }
    }

    @Test
    void regle_4_un_flux_en_panne_n_est_pas_un_verdict() {
        for (byte[] octets : List.of(new byte[0], new byte[1_000])) {
            PortException panne =
                    assertThrows(PortException.class, () -> antivirus().analyser(Source.quiTombeEnPanneApres(octets)));
            assertTrue(PiecesTck.aPourCause(panne, IOException.class), "the cause is lost");
        }
    }

    private static List<byte[]> inoffensifs() {
        byte[] hasard = new byte[300_000];
        new Random(20_261_125).nextBytes(hasard);
        return List.of("bonjour".getBytes(StandardCharsets.US_ASCII), hasard);
    }

    private static Verdict analyser(Antivirus antivirus, byte[] octets) {
        return antivirus.analyser(new ByteArrayInputStream(octets));
    }
}
