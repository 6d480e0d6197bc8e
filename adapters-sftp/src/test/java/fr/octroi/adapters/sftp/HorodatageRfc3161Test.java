package fr.octroi.adapters.sftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.port.Horodatage;
import fr.octroi.port.PortException;
import fr.octroi.port.PortException.Nature;
import fr.octroi.tck.HorodatageTck;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RFC 3161, against a third party of this machine who answers as a good, a tired or a dishonest one would. */
class HorodatageRfc3161Test extends HorodatageTck {

    private static final Empreinte RACINE = Empreinte.deChamps("la racine du jour");
    private static final Duration DELAI = Duration.ofSeconds(10);

    private final TiersDEssai tiers = new TiersDEssai();

    @AfterEach
    void fermer() {
        tiers.close();
    }

    private Horodatage horodatage() {
        return new HorodatageRfc3161(tiers.adresse(), tiers.racine, DELAI);
    }

    @Override
    protected Horodatage ouvert() {
        return horodatage();
    }

    @Override
    protected Horodatage absent() {
        try (ServerSocket libre = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new HorodatageRfc3161(
                    URI.create("http://127.0.0.1:" + libre.getLocalPort() + "/"), tiers.racine, DELAI);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Nature panne() {
        return assertThrows(PortException.class, () -> horodatage().horodater(RACINE))
                .nature();
    }

    private static String code(byte[] jeton, Empreinte attendue, X509Certificate confiance) {
        return assertThrows(ValeurInvalideException.class, () -> JetonHorodatage.verifier(jeton, attendue, confiance))
                .code();
    }

    @Test
    void un_jeton_se_verifie_sans_personne_contre_l_un_ou_l_autre_certificat() throws Exception {
        byte[] jeton = horodatage().horodater(RACINE);
        tiers.close();
        JetonHorodatage dit = JetonHorodatage.verifier(jeton, RACINE, tiers.racine);
        assertEquals(TiersDEssai.JOUR, dit.instant());
        assertEquals(TiersDEssai.POLITIQUE, dit.politique());
        assertEquals(dit, JetonHorodatage.verifier(jeton, RACINE, tiers.certificat));
        assertEquals(
                TiersDEssai.JOUR,
                JetonHorodatage.verifier(tiers.dater(TiersDEssai.demande(RACINE)), RACINE, tiers.racine)
                        .instant(),
                "the whole answer of a service is as good");
    }

    @Test
    void le_tiers_ne_voit_que_l_empreinte_et_chaque_demande_est_autre() {
        horodatage().horodater(RACINE);
        horodatage().horodater(RACINE);
        assertTrue(HexFormat.of().formatHex(tiers.recues.get(0)).contains(RACINE.hexadecimal()));
        assertTrue(tiers.recues.get(0).length < 100, "no room for more");
        assertNotEquals(
                HexFormat.of().formatHex(tiers.recues.get(0)),
                HexFormat.of().formatHex(tiers.recues.get(1)),
                "a nonce of its own");
    }

    @Test
    void openssl_accepte_le_jeton(@TempDir Path dossier) throws Exception {
        String openssl = Outils.exiger("openssl");
        Path jeton = Files.write(dossier.resolve("racine.tst"), horodatage().horodater(RACINE));
        Path autorite = Files.writeString(dossier.resolve("autorite.pem"), TiersDEssai.pem(tiers.racine));
        String dit = Outils.executer(
                dossier,
                openssl,
                "ts",
                "-verify",
                "-digest",
                RACINE.hexadecimal(),
                "-token_in",
                "-in",
                jeton.toString(),
                "-CAfile",
                autorite.toString(),
                "-attime",
                Long.toString(TiersDEssai.JOUR.getEpochSecond()));
        assertTrue(dit.contains("Verification: OK"), dit);
    }

    @Test
    void un_service_qui_date_par_openssl_est_compris(@TempDir Path dossier) throws Exception {
        String openssl = Outils.exiger("openssl");
        Files.writeString(dossier.resolve("tiers.pem"), TiersDEssai.pem(tiers.certificat));
        Files.writeString(dossier.resolve("tiers.cle"), tiers.clePem());
        Files.writeString(dossier.resolve("numero"), "01\n");
        Path reglages = Files.writeString(dossier.resolve("ts.cnf"), """
                [tsa]
                default_tsa = essai
                [essai]
                serial = %s/numero
                signer_cert = %1$s/tiers.pem
                signer_key = %1$s/tiers.cle
                signer_digest = sha256
                default_policy = 1.3.6.1.4.1.99999.2
                digests = sha256
                ess_cert_id_alg = sha256
                """.formatted(dossier));
        tiers.repond(demande -> {
            Path question = Files.write(dossier.resolve("question.tsq"), demande.getEncoded());
            Path reponse = dossier.resolve("reponse.tsr");
            Outils.executer(
                    dossier,
                    openssl,
                    "ts",
                    "-reply",
                    "-config",
                    reglages.toString(),
                    "-queryfile",
                    question.toString(),
                    "-out",
                    reponse.toString());
            return Files.readAllBytes(reponse);
        });
        byte[] jeton = horodatage().horodater(RACINE);
        JetonHorodatage dit = JetonHorodatage.verifier(jeton, RACINE, tiers.racine);
        assertEquals("1.3.6.1.4.1.99999.2", dit.politique());
    }

    @Test
    void chaque_faute_a_son_code() {
        byte[] jeton = tiers.jeton(RACINE);
        assertEquals("HORODATAGE_AUTRE_EMPREINTE", code(jeton, Empreinte.deChamps("autre"), tiers.racine));
        try (TiersDEssai autre = new TiersDEssai()) {
            assertEquals("HORODATAGE_SIGNATAIRE_INCONNU", code(jeton, RACINE, autre.racine));
        }
        try (TiersDEssai signeDesCourriels = new TiersDEssai(
                KeyPurposeId.id_kp_emailProtection,
                TiersDEssai.JOUR.minus(1, ChronoUnit.DAYS),
                TiersDEssai.JOUR.plus(1, ChronoUnit.DAYS))) {
            assertThrows(IllegalStateException.class, () -> signeDesCourriels.jeton(RACINE), "no honest maker does");
        }
        for (byte[] illisible : new byte[][] {
            {}, {0x30}, "rien".getBytes(StandardCharsets.US_ASCII), new byte[70_000], Arrays.copyOf(jeton, 300)
        }) {
            assertEquals("HORODATAGE_ILLISIBLE", code(illisible, RACINE, tiers.racine));
        }
    }

    @Test
    void un_certificat_qui_ne_valait_pas_ce_jour_la_est_improprement_employe() {
        try (TiersDEssai perime = new TiersDEssai(
                KeyPurposeId.id_kp_timeStamping,
                TiersDEssai.JOUR.minus(40, ChronoUnit.DAYS),
                TiersDEssai.JOUR.minus(10, ChronoUnit.DAYS))) {
            byte[] jeton = perime.jeton(RACINE);
            assertEquals("HORODATAGE_CERTIFICAT_IMPROPRE", code(jeton, RACINE, perime.certificat));
            assertEquals("HORODATAGE_SIGNATAIRE_INCONNU", code(jeton, RACINE, perime.racine));
        }
    }

    @Test
    @Tag("securite")
    void un_octet_change_n_importe_ou_ne_passe_pas_pour_une_autre_date() {
        byte[] jeton = tiers.jeton(RACINE);
        Random hasard = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            byte[] change = jeton.clone();
            int place = hasard.nextInt(change.length);
            change[place] = (byte) (change[place] ^ (1 << hasard.nextInt(8)));
            try {
                JetonHorodatage dit = JetonHorodatage.verifier(change, RACINE, tiers.racine);
                assertEquals(TiersDEssai.JOUR, dit.instant(), "what is not signed tells nothing else");
            } catch (ValeurInvalideException attendu) {
                assertTrue(attendu.code().startsWith("HORODATAGE_"), attendu.code());
            }
        }
    }

    @Test
    void un_refus_est_definitif_sauf_quand_le_tiers_dit_de_revenir() {
        tiers.repond(demande -> tiers.refuser(PKIFailureInfo.badAlg));
        assertEquals(Nature.DEFINITIVE, panne());
        tiers.repond(demande -> tiers.refuser(PKIFailureInfo.timeNotAvailable));
        assertEquals(Nature.TEMPORAIRE, panne());
        tiers.repond(demande -> tiers.refuser(PKIFailureInfo.systemFailure));
        assertEquals(Nature.TEMPORAIRE, panne());
    }

    @Test
    void un_statut_http_est_passager_ou_non() {
        for (int statut : new int[] {500, 503, 429, 408}) {
            tiers.repond(statut);
            assertEquals(Nature.TEMPORAIRE, panne());
        }
        for (int statut : new int[] {400, 403, 404, 302}) {
            tiers.repond(statut);
            assertEquals(Nature.DEFINITIVE, panne());
        }
    }

    @Test
    @Tag("securite")
    void une_reponse_a_autre_chose_n_est_pas_gardee() {
        byte[][] gardee = new byte[1][];
        tiers.repond(demande -> {
            gardee[0] = gardee[0] == null ? tiers.dater(demande) : gardee[0];
            return gardee[0];
        });
        horodatage().horodater(RACINE);
        assertEquals(Nature.DEFINITIVE, panne(), "the token of before, under another nonce");
        tiers.repond(demande -> tiers.dater(TiersDEssai.demande(Empreinte.deChamps("autre"))));
        assertEquals(Nature.DEFINITIVE, panne());
        tiers.repond(demande -> "<html>bonjour</html>".getBytes(StandardCharsets.US_ASCII));
        assertEquals(Nature.DEFINITIVE, panne());
        tiers.repond(demande -> new byte[100_000]);
        assertEquals(Nature.DEFINITIVE, panne(), "without end");
    }

    @Test
    void un_jeton_d_un_tiers_en_qui_personne_n_a_confiance_n_est_pas_garde() {
        try (TiersDEssai autre = new TiersDEssai()) {
            PortException refus = assertThrows(
                    PortException.class,
                    () -> new HorodatageRfc3161(tiers.adresse(), autre.racine, DELAI).horodater(RACINE));
            assertEquals(Nature.DEFINITIVE, refus.nature());
            assertEquals(
                    "HORODATAGE_SIGNATAIRE_INCONNU",
                    assertInstanceOf(ValeurInvalideException.class, refus.getCause())
                            .code());
        }
    }

    @Test
    void un_tiers_qui_ne_finit_pas_ne_retient_personne() {
        tiers.repond(demande -> {
            Thread.sleep(3_000);
            return new byte[0];
        });
        Horodatage presse = new HorodatageRfc3161(tiers.adresse(), tiers.racine, Duration.ofMillis(300));
        long debut = System.nanoTime();
        PortException panne = assertThrows(PortException.class, () -> presse.horodater(RACINE));
        assertEquals(Nature.TEMPORAIRE, panne.nature());
        assertTrue(System.nanoTime() - debut < 2_500_000_000L);
    }

    /** Headers at once, then a few bytes of the body, or one at a time: the whole is bounded, and the connection is given up. */
    @Test
    @Tag("securite")
    void un_tiers_qui_s_arrete_au_milieu_de_sa_reponse_est_quitte() throws Exception {
        for (Duration cadence : List.of(Duration.ofDays(1), Duration.ofMillis(20))) {
            try (Traine traine = new Traine("200 OK", cadence)) {
                Horodatage presse = new HorodatageRfc3161(traine.adresse(), tiers.racine, Duration.ofMillis(500));
                long debut = System.nanoTime();
                PortException panne = assertThrows(PortException.class, () -> presse.horodater(RACINE));
                assertEquals(Nature.TEMPORAIRE, panne.nature());
                assertTrue(System.nanoTime() - debut < 8_000_000_000L, "bounded");
                assertTrue(traine.estQuitte(), "the connection is closed");
            }
        }
    }

    /** As in a host whose threads are all at work: what wakes once they are free must not read on. */
    @Test
    @Tag("securite")
    void un_hote_occupe_quitte_aussi_qui_s_arrete() throws Exception {
        CountDownLatch travail = new CountDownLatch(1);
        for (int i = 0; i <= ForkJoinPool.getCommonPoolParallelism(); i++) {
            ForkJoinPool.commonPool().execute(() -> {
                try {
                    travail.await();
                } catch (InterruptedException fini) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        try (Traine traine = new Traine("200 OK", Duration.ofDays(1))) {
            Horodatage presse = new HorodatageRfc3161(traine.adresse(), tiers.racine, Duration.ofMillis(500));
            assertThrows(PortException.class, () -> presse.horodater(RACINE));
            travail.countDown();
            assertTrue(traine.estQuitte(), "the connection is closed");
        } finally {
            travail.countDown();
        }
    }

    @Test
    void un_refus_se_sait_a_son_statut_sans_attendre_la_suite() throws Exception {
        try (Traine traine = new Traine("404 Not Found", Duration.ofDays(1))) {
            Horodatage patient = new HorodatageRfc3161(traine.adresse(), tiers.racine, Duration.ofMinutes(5));
            PortException refus = assertThrows(PortException.class, () -> patient.horodater(RACINE));
            assertEquals(Nature.DEFINITIVE, refus.nature());
            assertTrue(traine.estQuitte(), "the connection is closed");
        }
    }

    /** Answers by its headers, then by a byte at each beat, and never ends. */
    private static final class Traine implements AutoCloseable {

        private final ServerSocket ecoute;
        private final CountDownLatch quitte = new CountDownLatch(1);

        Traine(String statut, Duration cadence) throws IOException {
            ecoute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            Thread repondeur = new Thread(() -> {
                try (Socket client = ecoute.accept()) {
                    client.getOutputStream()
                            .write(("HTTP/1.1 " + statut + "\r\nContent-Type: application/timestamp-reply\r\n"
                                            + "Content-Length: 60000\r\n\r\nabc")
                                    .getBytes(StandardCharsets.US_ASCII));
                    client.setSoTimeout((int) Math.min(30_000, cadence.toMillis()));
                    boolean la = true;
                    while (la) {
                        try {
                            // What was asked, then the end of the connection.
                            la = client.getInputStream().read() >= 0;
                        } catch (SocketTimeoutException silence) {
                            client.getOutputStream().write('d');
                        }
                    }
                    quitte.countDown();
                } catch (IOException coupee) {
                    quitte.countDown();
                }
            });
            repondeur.setDaemon(true);
            repondeur.start();
        }

        URI adresse() {
            return URI.create("http://127.0.0.1:" + ecoute.getLocalPort() + "/");
        }

        boolean estQuitte() throws InterruptedException {
            return quitte.await(8, TimeUnit.SECONDS);
        }

        @Override
        public void close() throws IOException {
            ecoute.close();
        }
    }

    @Test
    void une_adresse_qui_n_en_est_pas_une_est_refusee() {
        for (String adresse : new String[] {"ftp://tiers.invalid/", "/horodatage", "file:///etc", "https:rien"}) {
            ValeurInvalideException refus = assertThrows(
                    ValeurInvalideException.class,
                    () -> new HorodatageRfc3161(URI.create(adresse), tiers.racine, DELAI));
            assertEquals("HORODATAGE_INVALIDE", refus.code());
        }
        assertThrows(
                ValeurInvalideException.class,
                () -> new HorodatageRfc3161(tiers.adresse(), tiers.racine, Duration.ZERO));
    }
}
