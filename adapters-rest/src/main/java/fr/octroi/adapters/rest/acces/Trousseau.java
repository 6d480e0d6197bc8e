package fr.octroi.adapters.rest.acces;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import fr.octroi.port.PortException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one issuer, as they were last fetched.
 *
 * <p>Whoever sends tokens with invented names of keys has them fetched once in half a minute, not more.
 */
final class Trousseau {

    private static final Duration FRAICHEUR = Duration.ofMinutes(10);
    private static final Duration REPOS = Duration.ofSeconds(30);
    private static final Duration SURSIS = Duration.ofDays(1);

    private final ClesPubliques source;
    private @Nullable JWKSet connues;
    private Instant cherchees = Instant.EPOCH;
    private Instant essayees = Instant.EPOCH;

    Trousseau(ClesPubliques source) {
        this.source = source;
    }

    /** Fetching is done by one at a time: the others wait for the same keys. */
    synchronized @Nullable JWK cle(String nom, Instant maintenant) {
        JWK cle = connues == null ? null : connues.getKeyByKeyId(nom);
        boolean fraiche = cherchees.isAfter(maintenant.minus(FRAICHEUR));
        boolean repos = essayees.isAfter(maintenant.minus(REPOS));
        if ((cle == null || !fraiche) && !repos) {
            essayees = maintenant;
            try {
                connues = JWKSet.parse(source.chercher());
                cherchees = maintenant;
            } catch (ParseException | PortException panne) {
                if (connues == null) {
                    throw panne instanceof PortException port
                            ? port
                            : new PortException(PortException.Nature.TEMPORAIRE, "what was served is no key set", null);
                }
            }
            cle = connues.getKeyByKeyId(nom);
        }
        if (connues == null || !cherchees.isAfter(maintenant.minus(SURSIS))) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "no keys are known", null);
        }
        return cle;
    }
}
