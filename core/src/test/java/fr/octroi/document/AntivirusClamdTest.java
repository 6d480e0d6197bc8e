package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.port.Antivirus.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clamd may answer, and what becomes of a file when it does not. */
@Timeout(60)
class AntivirusClamdTest {

    private static final byte[] FICHIER = new byte[1_000];

    @ParameterizedTest
    @CsvSource({
        "stream: OK, SAIN",
        "stream: Win.Test.EICAR_HDB-1 FOUND, Win.Test.EICAR_HDB-1",
        "INSTREAM size limit exceeded. ERROR, TAILLE",
        "stream: Can't allocate memory ERROR, ERREUR",
        "stream: OK and more, PROTOCOLE",
        "stream:  FOUND, PROTOCOLE",
        "HTTP/1.1 200 OK, PROTOCOLE"
    })
    void une_reponse_a_son_verdict(String reponse, String attendu) throws IOException {
        for (String fin : new String[] {"\0", ""}) {
            try (ClamdFactice clamd = new ClamdFactice(octets -> reponse + fin)) {
                assertEquals(attendu, dire(analyser(clamd.adresse(), Duration.ofSeconds(20), FICHIER)));
            }
        }
    }

    @Test
    void le_fichier_arrive_octet_pour_octet() throws IOException {
        for (int taille : new int[] {0, 1, 65_536, 65_537, 900_000}) {
            try (ClamdFactice clamd = new ClamdFactice(octets -> "stream: vu" + octets.length() + " FOUND\0")) {
                assertEquals("vu" + taille, dire(analyser(clamd.adresse(), Duration.ofSeconds(20), new byte[taille])));
            }
        }
    }

    @Test
    void un_fichier_au_dela_de_la_limite_de_clamd_n_est_pas_analyse() throws IOException {
        try (ClamdFactice clamd = new ClamdFactice()) {
            String verdict = dire(analyser(clamd.adresse(), Duration.ofSeconds(20), new byte[5_000_000]));
            // Whether its answer is still there when it hangs up is the network's affair; that nobody looked is not.
            assertTrue(verdict.equals("TAILLE") || verdict.equals("INDISPONIBLE"), verdict);
        }
    }

    @Test
    void un_clamd_qui_se_tait_ne_retient_personne() throws IOException {
        try (ClamdFactice clamd = new ClamdFactice(octets -> "")) {
            assertEquals("TEMPS", dire(analyser(clamd.adresse(), Duration.ofMillis(300), FICHIER)));
        }
    }

    @Test
    @Tag("securite")
    void un_clamd_absent_n_est_pas_un_fichier_sain() throws IOException {
        // Held, so that nobody else answers there, and nobody listens.
        try (SocketChannel muet =
                SocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            for (SocketAddress adresse : new SocketAddress[] {
                muet.getLocalAddress(),
                UnixDomainSocketAddress.of(Path.of("target", "aucun-clamd.ctl")),
                InetSocketAddress.createUnresolved("clamd.invalid", 3310)
            }) {
                assertEquals("INDISPONIBLE", dire(analyser(adresse, Duration.ofSeconds(5), FICHIER)));
            }
        }
    }

    private static Verdict analyser(SocketAddress adresse, Duration delai, byte[] octets) {
        return new AntivirusClamd(adresse, delai).analyser(new ByteArrayInputStream(octets));
    }

    private static String dire(Verdict verdict) {
        return verdict.selon(() -> "SAIN", signature -> signature, raison -> raison);
    }
}
