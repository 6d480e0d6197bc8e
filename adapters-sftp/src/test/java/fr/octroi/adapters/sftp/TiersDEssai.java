package fr.octroi.adapters.sftp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.octroi.commun.Empreinte;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.jspecify.annotations.Nullable;

/** An invented third party who dates: its authority, its certificate, and its service on this machine. */
final class TiersDEssai implements AutoCloseable {

    static final Instant JOUR = Instant.parse("2026-11-26T18:00:00Z");
    static final String POLITIQUE = "1.3.6.1.4.1.99999.1";

    /** What the service does with a request. */
    interface Reponse {
        byte[] repondre(TimeStampRequest demande) throws Exception;
    }

    private final KeyPair cleRacine = cle();
    private final KeyPair cle = cle();
    final X509Certificate racine;
    final X509Certificate certificat;
    private final HttpServer serveur;
    private int statut = 200;
    private Reponse reponse = this::dater;
    final List<byte[]> recues = new ArrayList<>();
    private long numero = 1;

    TiersDEssai() {
        this(KeyPurposeId.id_kp_timeStamping, JOUR.minus(30, ChronoUnit.DAYS), JOUR.plus(10_000, ChronoUnit.DAYS));
    }

    TiersDEssai(KeyPurposeId usage, Instant debut, Instant fin) {
        try {
            Instant avant = JOUR.minus(1_000, ChronoUnit.DAYS);
            racine = certifier(
                    "CN=Autorité d'essai",
                    cleRacine,
                    "CN=Autorité d'essai",
                    cleRacine,
                    null,
                    avant,
                    JOUR.plus(10_000, ChronoUnit.DAYS));
            certificat = certifier("CN=Horodatage d'essai", cle, "CN=Autorité d'essai", cleRacine, usage, debut, fin);
            serveur = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException | GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
        serveur.createContext("/horodatage", this::servir);
        serveur.start();
    }

    private static KeyPair cle() {
        try {
            KeyPairGenerator generateur = KeyPairGenerator.getInstance("EC");
            generateur.initialize(256);
            return generateur.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static X509Certificate certifier(
            String nom,
            KeyPair cle,
            String emetteur,
            KeyPair cleEmetteur,
            @Nullable KeyPurposeId usage,
            Instant debut,
            Instant fin)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        X509v3CertificateBuilder certificat = new JcaX509v3CertificateBuilder(
                new X500Name(emetteur),
                BigInteger.valueOf(nom.hashCode() & 0xffffffffL).add(BigInteger.ONE),
                Date.from(debut),
                Date.from(fin),
                new X500Name(nom),
                cle.getPublic());
        certificat.addExtension(Extension.basicConstraints, true, new BasicConstraints(usage == null));
        if (usage != null) {
            certificat.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(usage));
        }
        return new JcaX509CertificateConverter()
                .getCertificate(certificat.build(
                        new JcaContentSignerBuilder("SHA256withECDSA").build(cleEmetteur.getPrivate())));
    }

    URI adresse() {
        return URI.create("http://127.0.0.1:" + serveur.getAddress().getPort() + "/horodatage");
    }

    TiersDEssai repond(int autreStatut) {
        statut = autreStatut;
        return this;
    }

    TiersDEssai repond(Reponse autre) {
        reponse = autre;
        return this;
    }

    private void servir(HttpExchange echange) throws IOException {
        try (echange) {
            byte[] demande = echange.getRequestBody().readAllBytes();
            recues.add(demande);
            byte[] corps = reponse.repondre(new TimeStampRequest(demande));
            echange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
            echange.sendResponseHeaders(statut, corps.length == 0 ? -1 : corps.length);
            echange.getResponseBody().write(corps);
        } catch (IOException coupe) {
            throw coupe;
        } catch (Exception impossible) {
            throw new IOException(impossible);
        }
    }

    private TimeStampTokenGenerator generateur() throws Exception {
        TimeStampTokenGenerator jetons = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA", cle.getPrivate(), certificat),
                new JcaDigestCalculatorProviderBuilder()
                        .build()
                        .get(new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1)),
                new ASN1ObjectIdentifier(POLITIQUE));
        jetons.addCertificates(new JcaCertStore(List.of(certificat, racine)));
        return jetons;
    }

    byte[] dater(TimeStampRequest demande) throws Exception {
        return new TimeStampResponseGenerator(generateur(), TSPAlgorithms.ALLOWED)
                .generateGrantedResponse(demande, BigInteger.valueOf(numero++), Date.from(JOUR))
                .getEncoded();
    }

    byte[] refuser(int raison) throws Exception {
        return new TimeStampResponseGenerator(generateur(), TSPAlgorithms.ALLOWED)
                .generateFailResponse(2, raison, "refus d'essai")
                .getEncoded();
    }

    static int tempsIndisponible() {
        return PKIFailureInfo.timeNotAvailable;
    }

    /** A token, made without the service. */
    byte[] jeton(Empreinte empreinte) {
        try {
            return new TimeStampResponse(dater(demande(empreinte)))
                    .getTimeStampToken()
                    .getEncoded();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static TimeStampRequest demande(Empreinte empreinte) {
        TimeStampRequestGenerator generateur = new TimeStampRequestGenerator();
        generateur.setCertReq(true);
        return generateur.generate(
                TSPAlgorithms.SHA256, HexFormat.of().parseHex(empreinte.hexadecimal()), BigInteger.TEN);
    }

    /** A key as OpenSSL reads it. */
    String clePem() {
        return pem("PRIVATE KEY", cle.getPrivate().getEncoded());
    }

    static String pem(X509Certificate certificat) {
        try {
            return pem("CERTIFICATE", certificat.getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String pem(String quoi, byte[] octets) {
        return "-----BEGIN " + quoi + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(octets)
                + "\n-----END " + quoi + "-----\n";
    }

    @Override
    public void close() {
        serveur.stop(0);
    }
}
