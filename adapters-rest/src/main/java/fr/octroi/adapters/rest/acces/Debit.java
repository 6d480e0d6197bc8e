package fr.octroi.adapters.rest.acces;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often each caller may call: a bucket of tokens each, filled by the clock (<i>débit</i>).
 *
 * <p>Safe for several threads. Callers who come while ten thousand others are known make the one who was silent longest
 * forgotten: his bucket is full again.
 */
public final class Debit {

    private static final int APPELANTS = 10_000;

    private final int rafale;
    private final Duration recharge;

    /** By caller, when his bucket will be full again; the one who was silent longest first. */
    private final Map<String, Instant> pleins = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Makes buckets.
     *
     * @param limites how large, and how fast they fill
     */
    public Debit(Limites limites) {
        this.rafale = limites.rafale();
        this.recharge = limites.recharge();
    }

    /**
     * Takes one call out of a bucket.
     *
     * @param appelant whose
     * @param maintenant now
     * @return empty when he may call, how long he has to wait when he may not
     */
    public synchronized Optional<Duration> compter(String appelant, Instant maintenant) {
        Instant plein = pleins.getOrDefault(appelant, maintenant);
        // A clock that was set back makes nobody wait longer than an empty bucket takes.
        Instant borne = maintenant.plus(recharge.multipliedBy(rafale));
        Instant depart = plein.isBefore(maintenant) ? maintenant : plein.isAfter(borne) ? borne : plein;
        Instant apres = depart.plus(recharge);
        if (apres.isAfter(borne)) {
            return Optional.of(Duration.between(borne, apres));
        }
        pleins.put(appelant, apres);
        if (pleins.size() > APPELANTS) {
            pleins.remove(pleins.keySet().iterator().next());
        }
        return Optional.empty();
    }
}
