package fr.octroi.adapters.rest.demarche;

import java.time.Instant;
import java.util.List;

/**
 * Some dossiers that the service has erased.
 *
 * @param effaces the dossiers
 * @param suite where to go on from
 * @param fin whether this was the last page of the round
 */
public record PageDEffaces(List<Efface> effaces, Marque suite, boolean fin) {

    /** Copies. */
    public PageDEffaces {
        effaces = List.copyOf(effaces);
    }

    /**
     * A dossier that is no more at the service.
     *
     * @param numero its number there
     * @param motif why, in the word of the service, such as {@code user_request} or {@code expired}
     * @param le when
     */
    public record Efface(String numero, String motif, Instant le) {}
}
