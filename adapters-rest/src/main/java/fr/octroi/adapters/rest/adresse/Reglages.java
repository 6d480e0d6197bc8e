package fr.octroi.adapters.rest.adresse;

import fr.octroi.adapters.rest.avis.Destinations;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the service is reached, and when it is believed.
 *
 * @param service the address that {@code search} and {@code search/csv} are under, with a slash at its end
 * @param destinations the hosts that may be called: that of the service
 * @param delai how long one call may take from the first byte to the last; a file of a thousand addresses is one call; also how
 *     long a pause that the service asks for is waited out
 * @param score from which score on a commune is believed, in thousandths, 1 to 1,000
 * @param ecart how far it must be ahead of another commune, in thousandths, 1 to 1,000
 * @param parSeconde how many calls a second, 1 to 50, which is what the service bears from one address of the network
 */
public record Reglages(URI service, Destinations destinations, Duration delai, int score, int ecart, int parSeconde) {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException out of bounds
     */
    public Reglages {
        if (!service.toString().endsWith("/")
                || delai.isNegative()
                || delai.isZero()
                || score < 1
                || score > 1_000
                || ecart < 1
                || ecart > 1_000
                || parSeconde < 1
                || parSeconde > 50) {
            throw new IllegalArgumentException("settings out of bounds");
        }
    }

    /**
     * Returns the settings for the State's service, {@code data.geopf.fr}: a minute a call, twenty calls a second, a score of 800 and 100 ahead of any
     * other commune. The last two are a choice, to be tried on addresses of one's own.
     *
     * @return the settings
     */
    public static Reglages geoplateforme() {
        return new Reglages(
                URI.create("https://data.geopf.fr/geocodage/"),
                new Destinations(new TreeSet<>(Set.of("data.geopf.fr")), false),
                Duration.ofMinutes(1),
                800,
                100,
                20);
    }
}
