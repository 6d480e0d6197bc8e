package fr.octroi.adapters.sftp;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.port.Horodatage;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.jspecify.annotations.Nullable;

/**
 * Dates digests by a service of RFC 3161 over HTTP, and gives a token on only once it was checked against the certificate that is trusted.
 *
 * <p>The service sees the digest and the address of whoever asks. One request per call, without redirection, at most 65,536 bytes read.
 * Safe for several threads.
 */
public final class HorodatageRfc3161 implements Horodatage {

    /** What a service says when it may answer later: no time source, no additional information, or a failure of its own. */
    private static final int PASSAGERES =
            PKIFailureInfo.timeNotAvailable | PKIFailureInfo.addInfoNotAvailable | PKIFailureInfo.systemFailure;

    private final URI service;
    private final X509Certificate confiance;
    private final Duration delai;
    private final HttpClient client;
    private final SecureRandom hasard = new SecureRandom();

    /**
     * Makes the port of a service.
     *
     * @param service its address, {@code http} or {@code https}: the token is signed, whatever carries it
     * @param confiance the certificate of the service, or of the authority that certified it
     * @param delai how long one request may take to its last byte, a millisecond at least
     * @throws ValeurInvalideException {@code HORODATAGE_INVALIDE} for another address or delay
     */
    public HorodatageRfc3161(URI service, X509Certificate confiance, Duration delai) {
        boolean http = "http".equalsIgnoreCase(service.getScheme()) || "https".equalsIgnoreCase(service.getScheme());
        if (!http || service.getHost() == null || delai.toMillis() < 1) {
            throw new ValeurInvalideException("HORODATAGE_INVALIDE");
        }
        this.service = service;
        this.confiance = confiance;
        this.delai = delai;
        this.client = HttpClient.newBuilder()
                .connectTimeout(delai)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    @Override
    public byte[] horodater(Empreinte empreinte) {
        TimeStampRequestGenerator generateur = new TimeStampRequestGenerator();
        generateur.setCertReq(true);
        TimeStampRequest demande = generateur.generate(
                TSPAlgorithms.SHA256, HexFormat.of().parseHex(empreinte.hexadecimal()), new BigInteger(64, hasard));
        byte[] jeton = jeton(demande, repondre(demande));
        try {
            JetonHorodatage.verifier(jeton, empreinte, confiance);
        } catch (ValeurInvalideException faux) {
            throw new PortException(
                    PortException.Nature.DEFINITIVE, "the time-stamping service gave a token that does not hold", faux);
        }
        return jeton;
    }

    private byte[] repondre(TimeStampRequest demande) {
        AtomicReference<InputStream> ouvert = new AtomicReference<>();
        CompletableFuture<HttpResponse<InputStream>> appel = new CompletableFuture<>();
        try {
            HttpRequest requete = HttpRequest.newBuilder(service)
                    .header("Content-Type", "application/timestamp-query")
                    .header("Accept", "application/timestamp-reply")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(demande.getEncoded()))
                    .build();
            appel = client.sendAsync(requete, HttpResponse.BodyHandlers.ofInputStream());
            // The time limit of a request would end with the headers: that of the whole is held here.
            return appel.thenApplyAsync(reponse -> lire(reponse, ouvert)).get(delai.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException panne) {
            if (panne.getCause() instanceof PortException refus) {
                throw refus;
            }
            throw new PortException(
                    PortException.Nature.TEMPORAIRE, "the time-stamping service cannot be reached", panne.getCause());
        } catch (IOException | TimeoutException panne) {
            throw new PortException(
                    PortException.Nature.TEMPORAIRE, "the time-stamping service did not answer in time", panne);
        } catch (InterruptedException interrompu) {
            Thread.currentThread().interrupt();
            throw new PortException(
                    PortException.Nature.TEMPORAIRE,
                    "the wait for the time-stamping service was interrupted",
                    interrompu);
        } finally {
            appel.cancel(true);
            // Whatever opens it from now on finds that nobody waits for it any more.
            fermer(ouvert.getAndSet(InputStream.nullInputStream()));
        }
    }

    private static byte[] lire(HttpResponse<InputStream> reponse, AtomicReference<InputStream> ouvert) {
        if (ouvert.getAndSet(reponse.body()) != null) {
            fermer(reponse.body());
        }
        exiger200(reponse.statusCode());
        byte[] octets;
        try {
            octets = reponse.body().readNBytes(JetonHorodatage.OCTETS_MAXIMUM + 1);
        } catch (IOException coupee) {
            throw new PortException(
                    PortException.Nature.TEMPORAIRE, "the time-stamping service broke off its answer", coupee);
        }
        if (octets.length > JetonHorodatage.OCTETS_MAXIMUM) {
            throw new PortException(
                    PortException.Nature.DEFINITIVE, "the time-stamping service answers without end", null);
        }
        return octets;
    }

    /** Whoever still reads it then reads no more. */
    private static void fermer(@Nullable InputStream flux) {
        try {
            if (flux != null) {
                flux.close();
            }
        } catch (IOException dejaFerme) {
            // Nothing of it is wanted any more.
        }
    }

    private static void exiger200(int statut) {
        if (statut != 200) {
            boolean passager = statut >= 500 || statut == 408 || statut == 429;
            throw new PortException(
                    passager ? PortException.Nature.TEMPORAIRE : PortException.Nature.DEFINITIVE,
                    "the time-stamping service refused the request by its HTTP status",
                    null);
        }
    }

    /** An answer to another question, by its nonce, is a token that somebody kept. */
    private static byte[] jeton(TimeStampRequest demande, byte[] octets) {
        try {
            TimeStampResponse reponse = new TimeStampResponse(octets);
            if (reponse.getStatus() != PKIStatus.GRANTED && reponse.getStatus() != PKIStatus.GRANTED_WITH_MODS) {
                PKIFailureInfo raison = reponse.getFailInfo();
                boolean passager = raison != null && (raison.intValue() & PASSAGERES) != 0;
                throw new PortException(
                        passager ? PortException.Nature.TEMPORAIRE : PortException.Nature.DEFINITIVE,
                        "the time-stamping service refuses to date",
                        null);
            }
            reponse.validate(demande);
            return reponse.getTimeStampToken().getEncoded();
        } catch (PortException refus) {
            throw refus;
        } catch (TSPException | IOException | RuntimeException illisible) {
            throw new PortException(
                    PortException.Nature.DEFINITIVE,
                    "the time-stamping service gave no answer to what it was asked",
                    illisible);
        }
    }
}
