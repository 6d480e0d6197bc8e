package fr.octroi.echange;

import fr.octroi.commun.Empreinte;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A lot that was put on a drop, and is owed an answer.
 *
 * @param depot the name it was put under
 * @param lot its digest
 * @param depose when it was put there
 */
public record LotEnvoye(NomDeDepot depot, Empreinte lot, Instant depose) {

    /**
     * Returns the lots that nobody answered in time: each is an alert.
     *
     * @param envoyes the lots that were put on the drop
     * @param accuses the names of those that were answered
     * @param maintenant now
     * @param delai how long an answer may take
     * @return those without one, the oldest first
     */
    public static List<LotEnvoye> sansReponse(
            List<LotEnvoye> envoyes, Set<NomDeDepot> accuses, Instant maintenant, Duration delai) {
        return envoyes.stream()
                .filter(envoye -> !accuses.contains(envoye.depot()))
                .filter(envoye -> envoye.depose().plus(delai).isBefore(maintenant))
                .sorted(Comparator.comparing(LotEnvoye::depose).thenComparing(LotEnvoye::depot))
                .toList();
    }
}
