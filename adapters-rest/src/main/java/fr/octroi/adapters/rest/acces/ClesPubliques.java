package fr.octroi.adapters.rest.acces;

import fr.octroi.port.PortException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Where the public keys of an issuer are, as a JSON Web Key Set (RFC 7517). */
@FunctionalInterface
public interface ClesPubliques {

    /** A key set that is larger is none. */
    int TAILLE_MAXIMALE = 256 * 1024;

    /**
     * Fetches them; {@link JetonsSignes} keeps them and calls seldom.
     *
     * @return the set, as JSON
     * @throws PortException when they cannot be fetched
     */
    String chercher();

    /**
     * Fetches keys by HTTPS, in ten seconds at most, from that address and no other: a redirection is a failure.
     *
     * @param adresse an address of scheme {@code https}, or {@code http} to the machine itself
     * @return the keys there
     * @throws IllegalArgumentException for another address
     */
    static ClesPubliques enLigne(URI adresse) {
        boolean ici = "http".equals(adresse.getScheme()) && "127.0.0.1".equals(adresse.getHost());
        if (!"https".equals(adresse.getScheme()) && !ici) {
            throw new IllegalArgumentException("keys are fetched by https");
        }
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(5))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        HttpRequest requete =
                HttpRequest.newBuilder(adresse).timeout(Duration.ofSeconds(10)).build();
        return () -> {
            try {
                HttpResponse<InputStream> reponse = client.send(requete, HttpResponse.BodyHandlers.ofInputStream());
                try (InputStream flux = reponse.body()) {
                    byte[] octets = flux.readNBytes(TAILLE_MAXIMALE + 1);
                    if (reponse.statusCode() != 200 || octets.length > TAILLE_MAXIMALE) {
                        throw new PortException(PortException.Nature.TEMPORAIRE, "no key set was served", null);
                    }
                    return new String(octets, StandardCharsets.UTF_8);
                }
            } catch (IOException panne) {
                throw new PortException(PortException.Nature.TEMPORAIRE, "the keys cannot be fetched", panne);
            } catch (InterruptedException arret) {
                Thread.currentThread().interrupt();
                throw new PortException(PortException.Nature.TEMPORAIRE, "the keys cannot be fetched", arret);
            }
        };
    }
}
