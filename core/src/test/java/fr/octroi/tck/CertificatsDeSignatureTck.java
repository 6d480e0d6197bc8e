package fr.octroi.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import fr.octroi.port.CertificatsDeSignature;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of {@link CertificatsDeSignature}. */
public abstract class CertificatsDeSignatureTck {

    /** A certificate made for this contract; nobody holds its key. */
    private static final String PEM = """
                    -----BEGIN CERTIFICATE-----
                    MIIBljCCATugAwIBAgIUWL2tkHOj6EB9SSTI192gZIayasAwCgYIKoZIzj0EAwIw
                    IDEeMBwGA1UEAwwVQ2VydGlmaWNhdCBkZSBjb250cmF0MB4XDTI2MTEyNTE3NDI1
                    NFoXDTM2MTEyMjE3NDI1NFowIDEeMBwGA1UEAwwVQ2VydGlmaWNhdCBkZSBjb250
                    cmF0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEwKgLAWwj9EBwOUUE44SjqZKe
                    bIKkkYBKXgspKSevrWWJkcrL9lcX7FBtMKrQbdvAu9hE4hXSf8uYL1HUN+PaPaNT
                    MFEwHQYDVR0OBBYEFDd2U63Biq2oVHhQYOmiqNxOmoiPMB8GA1UdIwQYMBaAFDd2
                    U63Biq2oVHhQYOmiqNxOmoiPMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwID
                    SQAwRgIhAPqdzDVm+zVcVlJwr6Ez0yoycCs5BMkuYMy+4Fny7/YiAiEA05vMim6l
                    tBQq4Y7ahelL1sCjG2SU7jN1AXdF3e4Wck8=
                    -----END CERTIFICATE-----
                    """;

    /** For the subclasses. */
    protected CertificatsDeSignatureTck() {}

    /**
     * Returns a port that holds one certificate.
     *
     * @param autorite the authority
     * @param certificat the name of the certificate
     * @param pem the certificate, in PEM
     * @return a new port, which holds nothing else
     */
    protected abstract CertificatsDeSignature avec(String autorite, String certificat, byte[] pem);

    @Test
    void regle_1_un_certificat_tenu_est_donne_encode() throws CertificateException {
        assertEquals(lire(pem()), lire(donne(avec())));
    }

    @Test
    void regle_2_un_certificat_inconnu_est_absent_quels_que_soient_ses_noms() {
        CertificatsDeSignature certificats = avec();
        for (String nom : List.of("0002", "", "../", "/", "\u0000", "A-0001", "0001\n", "x".repeat(10_000), "é|<")) {
            assertEquals(Optional.empty(), certificats.certificat("FR99", nom));
            assertEquals(Optional.empty(), certificats.certificat(nom, "0001"));
            assertEquals(Optional.empty(), certificats.certificat(nom, nom));
        }
    }

    @Test
    void regle_3_les_memes_noms_donnent_le_meme_certificat() {
        CertificatsDeSignature certificats = avec();
        byte[] premier = donne(certificats);
        byte[] copie = premier.clone();
        Arrays.fill(premier, (byte) 0);
        assertNotEquals(0, copie.length);
        assertArrayEquals(copie, donne(certificats));
    }

    private CertificatsDeSignature avec() {
        return avec("FR99", "0001", pem());
    }

    private static byte[] donne(CertificatsDeSignature certificats) {
        return certificats.certificat("FR99", "0001").orElse(new byte[0]);
    }

    private static byte[] pem() {
        return PEM.getBytes(StandardCharsets.US_ASCII);
    }

    private static Object lire(byte[] octets) throws CertificateException {
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(octets));
    }
}
