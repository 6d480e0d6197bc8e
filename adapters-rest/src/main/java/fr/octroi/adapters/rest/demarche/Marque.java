package fr.octroi.adapters.rest.demarche;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a list of the service was read: the host keeps it, and goes on from there.
 *
 * <p>Within a round the service's own cursor counts. The next round begins ten minutes before the latest change that this one saw, by the
 * clock of the service, so that what was being written while it was read is not missed: a dossier may come again, none stays away.
 *
 * @param depuis what was changed earlier is not asked for
 * @param curseur the cursor of the service within a round, empty between two
 * @param vu the latest change seen in this round
 */
public record Marque(Instant depuis, String curseur, Instant vu) {

    private static final Duration RECOUVREMENT = Duration.ofMinutes(10);

    /** From the very first dossier. */
    public static final Marque DEBUT = depuis(Instant.EPOCH);

    /**
     * Begins with what changed since an instant.
     *
     * @param instant what was changed earlier is not asked for
     * @return the mark
     */
    public static Marque depuis(Instant instant) {
        return new Marque(instant, "", instant);
    }

    /** Returns the mark after a page. */
    Marque apres(String suivant, Instant plusTard) {
        return new Marque(depuis, suivant, plusTard.isAfter(vu) ? plusTard : vu);
    }

    /** Returns the mark of the next round. */
    Marque close() {
        Instant recul = vu.minus(RECOUVREMENT);
        return depuis(recul.isAfter(depuis) ? recul : depuis);
    }
}
