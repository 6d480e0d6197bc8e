package fr.octroi.recours;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The person's chance to answer before a decision is taken against him (<i>procédure contradictoire préalable</i>, CRPA
 * L121-1, L122-1).
 *
 * @param ouvert the day he was told what is intended, why, and that he may answer
 * @param limite the last day for his observations, after {@code ouvert}
 * @param observations the day they came, null while they have not; not before {@code ouvert}
 */
public record Contradictoire(
        LocalDate ouvert, LocalDate limite, @Nullable LocalDate observations) {

    /** The code of the letter that opens it. */
    public static final String MODELE = "CONTRADICTOIRE";

    /**
     * Checks the order.
     *
     * @throws ValeurInvalideException {@code CONTRADICTOIRE_INVALIDE}, {@code DATE_HORS_CALENDRIER}
     */
    public Contradictoire {
        CalendrierOuvre.verifier(ouvert);
        CalendrierOuvre.verifier(limite);
        if (!limite.isAfter(ouvert) || (observations != null && observations.isBefore(ouvert))) {
            throw new ValeurInvalideException("CONTRADICTOIRE_INVALIDE");
        }
    }

    /**
     * Says whether a decision may be taken on a day.
     *
     * @param jour the day
     * @return true once the observations have come, or the last day has passed
     */
    public boolean estClos(LocalDate jour) {
        return jour.isAfter(limite) || (observations != null && !jour.isBefore(observations));
    }
}
