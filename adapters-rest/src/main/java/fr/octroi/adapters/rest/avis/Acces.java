package fr.octroi.adapters.rest.avis;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How a service of somebody else is reached.
 *
 * @param service the address that calls go to
 * @param jeton the token that the service gave to the authority, never printed: 1 to 500 visible characters of ASCII
 * @param destinations the hosts that may be called: that of the service, and those that it keeps files on where it does
 * @param delai how long one call, or one file, may take from the first byte to the last
 */
public record Acces(URI service, String jeton, Destinations destinations, Duration delai) {

    private static final Pattern JETON = Pattern.compile("[\\x21-\\x7e]{1,500}");

    /**
     * Checks.
     *
     * @throws IllegalArgumentException when the token has not the form of one, or there is no time
     */
    public Acces {
        if (!JETON.matcher(jeton).matches() || delai.isNegative() || delai.isZero()) {
            throw new IllegalArgumentException("an access has a token and some time");
        }
    }

    @Override
    public String toString() {
        return "Acces[***]";
    }
}
