package fr.octroi.versement;

import fr.octroi.calendrier.CalendrierOuvre;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The two facts that make a grant <i>exécutoire</i>, as far as they are known (CGCT L2131-1).
 *
 * @param transmission the day the préfecture received the act, null while it has not
 * @param notification the day the person was notified, null while he is not
 */
public record Executoire(
        @Nullable LocalDate transmission, @Nullable LocalDate notification) {

    /**
     * Checks the bounds.
     *
     * @throws fr.octroi.commun.ValeurInvalideException {@code DATE_HORS_CALENDRIER}
     */
    public Executoire {
        if (transmission != null) {
            CalendrierOuvre.verifier(transmission);
        }
        if (notification != null) {
            CalendrierOuvre.verifier(notification);
        }
    }

    /**
     * Returns the day from which the act may be carried out: no mandate before it (CGCT D1617-23, L1617-3).
     *
     * @return the later of the two days, empty while either is missing
     */
    public Optional<LocalDate> jour() {
        if (transmission == null || notification == null) {
            return Optional.empty();
        }
        return Optional.of(transmission.isAfter(notification) ? transmission : notification);
    }
}
