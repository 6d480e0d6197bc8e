package fr.octroi.examples.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.JournalJson;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.Journal;
import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A third party of this machine dates the root of a journal; whoever holds its certificate checks that alone. */
class HorodatageDeRacineTest {

    private static final Instant JOUR = Instant.parse("2026-11-26T18:00:00Z");

    @TempDir
    Path dossier;

    private final KeyPair cle = cle();
    private final X509Certificate certificat = certifier(cle);
    private final HttpServer tiers = ouvrir();
    private Path journal = Path.of("");
    private Path pem = Path.of("");

    @BeforeEach
    void preparer() throws Exception {
        journal = journal("journal.jsonl", 3);
        pem = Files.write(dossier.resolve("tiers.der"), certificat.getEncoded());
        tiers.createContext("/tsa", this::dater);
        tiers.createContext("/panne", echange -> {
            try (echange) {
                echange.sendResponseHeaders(503, -1);
            }
        });
        tiers.start();
    }

    @AfterEach
    void fermer() {
        tiers.stop(0);
    }

    private Path journal(String nom, int lignes) throws IOException {
        List<Entree> entrees = new ArrayList<>();
        LocalDate depot = LocalDate.of(2026, 6, 1);
        for (int i = 1; i <= lignes; i++) {
            entrees.add(Journal.enchainer(
                    null,
                    new NumeroDossier("H-" + i),
                    1,
                    Instant.parse("2026-06-01T10:00:00Z"),
                    new Acteur("collectivite", Role.AUTOMATE, "plateforme"),
                    new Fait.DemandeEnregistree("gpso-vae", depot, Empreinte.deChamps("d" + i))));
        }
        Path ecrit = dossier.resolve(nom);
        try (Writer sortie = Files.newBufferedWriter(ecrit)) {
            JournalJson.ecrire(entrees, sortie);
        }
        return ecrit;
    }

    private static KeyPair cle() {
        try {
            KeyPairGenerator generateur = KeyPairGenerator.getInstance("EC");
            generateur.initialize(256);
            return generateur.generateKeyPair();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static X509Certificate certifier(KeyPair cle) {
        try {
            X500Name nom = new X500Name("CN=Horodatage d'essai");
            X509v3CertificateBuilder certificat = new JcaX509v3CertificateBuilder(
                    nom,
                    BigInteger.ONE,
                    Date.from(JOUR.minus(30, ChronoUnit.DAYS)),
                    Date.from(JOUR.plus(30, ChronoUnit.DAYS)),
                    nom,
                    cle.getPublic());
            certificat.addExtension(
                    Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            certificat.build(new JcaContentSignerBuilder("SHA256withECDSA").build(cle.getPrivate())));
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static HttpServer ouvrir() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void dater(HttpExchange echange) throws IOException {
        try (echange) {
            TimeStampRequest demande =
                    new TimeStampRequest(echange.getRequestBody().readAllBytes());
            TimeStampTokenGenerator jetons = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA", cle.getPrivate(), certificat),
                    new JcaDigestCalculatorProviderBuilder()
                            .build()
                            .get(new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1)),
                    new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"));
            byte[] reponse = new TimeStampResponseGenerator(jetons, TSPAlgorithms.ALLOWED)
                    .generateGrantedResponse(demande, BigInteger.TWO, Date.from(JOUR))
                    .getEncoded();
            echange.sendResponseHeaders(200, reponse.length);
            echange.getResponseBody().write(reponse);
        } catch (IOException coupe) {
            throw coupe;
        } catch (Exception impossible) {
            throw new IOException(impossible);
        }
    }

    private String service(String chemin) {
        return "http://127.0.0.1:" + tiers.getAddress().getPort() + chemin;
    }

    private Console horodater(String chemin) {
        return Console.taper("journal", "horodater", journal, "--service", service(chemin), "--certificat", pem);
    }

    private Path jeton() {
        return dossier.resolve("journal.jsonl.tst");
    }

    @Test
    void une_racine_se_date_et_se_verifie_sans_le_tiers() {
        Console date = horodater("/tsa");
        assertEquals(0, date.code(), date.erreur());
        assertTrue(date.sortie().contains("le 26 novembre 2026 à 19:00:00"), date.sortie());
        fermer();
        Console verifie = Console.taper("journal", "verifier", journal, "--jeton", jeton(), "--certificat", pem);
        assertEquals(0, verifie.code(), verifie.erreur());
        assertTrue(
                verifie.sortie()
                        .contains("Cette racine existait le 26 novembre 2026 à 19:00:00 (heure de Paris,"
                                + " politique 1.3.6.1.4.1.99999.1, n° 2)"),
                verifie.sortie());
        assertFalse(verifie.sortie().contains("que comparée"), verifie.sortie());
    }

    @Test
    void un_jeton_ne_se_remplace_pas() throws IOException {
        Files.writeString(jeton(), "un autre");
        Console refuse = horodater("/tsa");
        assertEquals(2, refuse.code());
        assertTrue(refuse.erreur().contains("existe déjà"), refuse.erreur());
        assertEquals("un autre", Files.readString(jeton()));
    }

    @Test
    @Tag("securite")
    void le_jeton_d_un_journal_ne_date_pas_un_autre() throws IOException {
        horodater("/tsa");
        Path refait = journal("refait.jsonl", 2);
        Console console = Console.taper("journal", "verifier", refait, "--jeton", jeton(), "--certificat", pem);
        assertEquals(1, console.code());
        assertTrue(console.erreur().contains("HORODATAGE_AUTRE_EMPREINTE"), console.erreur());
        Path autre = dossier.resolve("autre.der");
        try {
            Files.write(autre, certifier(cle()).getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
        Console inconnu = Console.taper("journal", "verifier", journal, "--jeton", jeton(), "--certificat", autre);
        assertEquals(1, inconnu.code());
        assertTrue(inconnu.erreur().contains("(HORODATAGE_SIGNA"), inconnu.erreur());
    }

    @Test
    void un_jeton_sans_place_n_est_pas_demande() {
        Console console = Console.taper(
                "journal",
                "horodater",
                journal,
                "--service",
                service("/panne"),
                "--certificat",
                pem,
                "--sortie",
                dossier.resolve("absent/jeton.tst"));
        assertEquals(2, console.code());
        assertTrue(console.erreur().contains("jeton.tst : il faut un fichier, dans un dossier"), console.erreur());
    }

    @Test
    void un_service_en_panne_ne_laisse_rien_et_dit_de_revenir() {
        Console console = horodater("/panne");
        assertEquals(2, console.code());
        assertTrue(console.erreur().contains("HORODATAGE_INDISPONIBLE"), console.erreur());
        assertFalse(Files.exists(jeton()));
        Console ailleurs = horodater("/rien");
        assertTrue(ailleurs.erreur().contains("HORODATAGE_REFUSE"), ailleurs.erreur());
    }

    @Test
    void ce_qui_n_est_ni_adresse_ni_certificat_ni_jeton_est_nomme() throws IOException {
        Console adresse =
                Console.taper("journal", "horodater", journal, "--service", "ftp://tiers.invalid", "--certificat", pem);
        assertTrue(adresse.erreur().contains("--service"), adresse.erreur());
        Console certificatFaux =
                Console.taper("journal", "horodater", journal, "--service", service("/tsa"), "--certificat", journal);
        assertTrue(certificatFaux.erreur().contains("X.509"), certificatFaux.erreur());
        Console seul = Console.taper("journal", "verifier", journal, "--jeton", jeton());
        assertTrue(seul.erreur().contains("vont ensemble"), seul.erreur());
        Files.writeString(jeton(), "rien");
        Console illisible = Console.taper("journal", "verifier", journal, "--jeton", jeton(), "--certificat", pem);
        assertTrue(illisible.erreur().contains("HORODATAGE_ILLISIBLE"), illisible.erreur());
        assertArrayEquals("rien".getBytes(StandardCharsets.UTF_8), Files.readAllBytes(jeton()));
    }
}
