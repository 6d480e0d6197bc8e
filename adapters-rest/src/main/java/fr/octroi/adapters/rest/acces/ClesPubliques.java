package fr.octroi.adapters.rest.acces;

import fr.octroi.port.PortException;
import java.net.URI;
import java.time.Duration;

/** Where the public keys of an issuer are, as a JSON Web Key Set (RFC 7517). */
@FunctionalInterface
public interface ClesPubliques {

    /** A key set that is larger is none. */
    int TAILLE_MAXIMALE = 256 * 1024;

    /**
     * Fetches them; {@link JetonsSignes} keeps them and calls seldom, one call at a time.
     *
     * <p>It comes back in bounded time: while it does not, the keys that are known serve, and nobody else fetches newer ones.
     *
     * @return the set, as JSON
     * @throws PortException when they cannot be fetched
     */
    String chercher();

    /**
     * Fetches keys by HTTPS from that address and no other: a redirection is a failure, and so are more than ten seconds from the call to
     * the last byte, or more than {@link #TAILLE_MAXIMALE} bytes.
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
        return new ClesEnLigne(adresse, Duration.ofSeconds(10));
    }
}
