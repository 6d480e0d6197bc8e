package fr.octroi.adapters.rest.acces;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import fr.octroi.port.PortException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one issuer, as they were last fetched.
 *
 * <p>Whoever sends tokens with invented names of keys has them fetched once in half a minute, not more. They are fetched by one caller
 * at a time, who waits for as long as the source takes; the keys that are known serve the others meanwhile, and who needs another waits two
 * seconds at most.
 */
final class Trousseau {

    private static final Duration FRAICHEUR = Duration.ofMinutes(10);
    private static final Duration REPOS = Duration.ofSeconds(30);
    private static final Duration SURSIS = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ClesPubliques source;
    private @Nullable JWKSet connues;
    private Instant cherchees = Instant.EPOCH;
    private Instant essayees = Instant.EPOCH;
    private @Nullable CompletableFuture<Void> enCours;

    Trousseau(ClesPubliques source) {
        this.source = source;
    }

    /** Returns a key, null when it is not among them. */
    @Nullable
    JWK cle(String nom, Instant maintenant) {
        CompletableFuture<Void> attendue = null;
        boolean mienne = false;
        synchronized (this) {
            boolean connue = servent(maintenant) && cle(nom) != null;
            boolean fraiche = cherchees.isAfter(maintenant.minus(FRAICHEUR));
            boolean repos = essayees.isAfter(maintenant.minus(REPOS));
            if (enCours != null) {
                attendue = connue ? null : enCours;
            } else if (!(connue && fraiche) && !repos) {
                essayees = maintenant;
                enCours = new CompletableFuture<>();
                attendue = enCours;
                mienne = true;
            }
        }
        if (attendue != null && mienne) {
            chercher(attendue, maintenant);
        } else if (attendue != null) {
            attendre(attendue);
        }
        synchronized (this) {
            if (!servent(maintenant)) {
                throw new PortException(PortException.Nature.TEMPORAIRE, "no keys are known", null);
            }
            return cle(nom);
        }
    }

    private boolean servent(Instant maintenant) {
        return connues != null && cherchees.isAfter(maintenant.minus(SURSIS));
    }

    private @Nullable JWK cle(String nom) {
        return connues == null ? null : connues.getKeyByKeyId(nom);
    }

    /** Never under the lock: a source takes its time. */
    private void chercher(CompletableFuture<Void> mienne, Instant maintenant) {
        try {
            JWKSet nouvelles = JWKSet.parse(source.chercher());
            synchronized (this) {
                connues = nouvelles;
                cherchees = maintenant;
            }
        } catch (ParseException | PortException panne) {
            synchronized (this) {
                if (connues == null) {
                    throw panne instanceof PortException port
                            ? port
                            : new PortException(PortException.Nature.TEMPORAIRE, "what was served is no key set", null);
                }
            }
        } finally {
            synchronized (this) {
                enCours = null;
            }
            mienne.complete(null);
        }
    }

    private static void attendre(CompletableFuture<Void> recherche) {
        try {
            recherche.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException longue) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "the keys are being fetched", null);
        } catch (InterruptedException arret) {
            Thread.currentThread().interrupt();
            throw new PortException(PortException.Nature.TEMPORAIRE, "the keys are being fetched", null);
        }
    }
}
