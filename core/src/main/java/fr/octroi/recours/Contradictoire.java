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
     * Returns the step that takes the place of this one, whose letter reached nobody: its délai runs whole from the new letter (CRPA L122-1).
     *
     * @param jour the day of the new letter
     * @return the step, with as many days to answer as this one gave, as long as there is a calendar, and no observations
     * @throws ValeurInvalideException {@code CONTRADICTOIRE_INVALIDE} on the last day of the calendar, {@code DATE_HORS_CALENDRIER} after it
     */
    public Contradictoire refaitLe(LocalDate jour) {
        LocalDate fin = jour.plusDays(limite.toEpochDay() - ouvert.toEpochDay());
        // Nobody waits so long; but that a letter came back must be written down all the same.
        return new Contradictoire(
                jour, fin.isAfter(CalendrierOuvre.DERNIER_JOUR) ? CalendrierOuvre.DERNIER_JOUR : fin, null);
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
