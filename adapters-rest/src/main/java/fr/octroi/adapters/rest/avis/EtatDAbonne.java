package fr.octroi.adapters.rest.avis;

import fr.octroi.dossier.NumeroDossier;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far a subscriber has been told.
 *
 * @param curseur from where to go on, as {@link fr.octroi.port.Consultations#depuis} gives it
 * @param attentes the notices that could not be delivered yet, one for each dossier: the latest
 * @param morts those that were given up, until somebody sends them again
 * @param echecs how many deliveries failed in a row
 * @param repos until when he is left in peace, after too many failures
 */
public record EtatDAbonne(
        long curseur,
        SortedMap<NumeroDossier, Attente> attentes,
        SortedMap<NumeroDossier, Attente> morts,
        int echecs,
        Instant repos) {

    /** Nothing was told. */
    public static final EtatDAbonne NEUF =
            new EtatDAbonne(0, Collections.emptySortedMap(), Collections.emptySortedMap(), 0, Instant.EPOCH);

    /**
     * A notice that waits.
     *
     * @param corps what it says, in JSON
     * @param essais how often it was tried
     * @param suivant when it is tried again
     */
    public record Attente(String corps, int essais, Instant suivant) {}

    /** Copies. */
    public EtatDAbonne {
        attentes = Collections.unmodifiableSortedMap(new TreeMap<>(attentes));
        morts = Collections.unmodifiableSortedMap(new TreeMap<>(morts));
    }
}
