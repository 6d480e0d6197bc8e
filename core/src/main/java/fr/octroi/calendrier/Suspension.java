package fr.octroi.calendrier;

import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;

/**
 * Days on which a legal clock does not run (<i>suspension</i>): granted to one person, or ordered by a text for all.
 *
 * <p>A demand for missing pieces suspends from the day it is made to the day the pieces come, or to its deadline (CRPA
 * L114-5). A text suspends between two dates (ordonnance n° 2020-306 art. 7, from 12 March to 23 June 2020 included).
 *
 * @param debut the first day that does not count
 * @param reprise the day on which the clock runs again, not before {@code debut}
 * @param base the article that suspends, as it is printed
 */
public record Suspension(LocalDate debut, LocalDate reprise, String base) {

    /**
     * Checks the order and the bounds.
     *
     * @throws ValeurInvalideException {@code SUSPENSION_INVALIDE} when it resumes before it starts or has no legal
     *     basis, {@code DATE_HORS_CALENDRIER}
     */
    public Suspension {
        CalendrierOuvre.verifier(debut);
        CalendrierOuvre.verifier(reprise);
        if (reprise.isBefore(debut) || base.isBlank()) {
            throw new ValeurInvalideException("SUSPENSION_INVALIDE");
        }
    }

    /**
     * Makes the suspension granted with a demand for pieces (CRPA L114-5).
     *
     * @param demande the day of the demand
     * @param limite the deadline that it sets
     * @return a suspension that runs to the deadline; see {@link #abregee} when the answer comes earlier
     */
    public static Suspension accordee(LocalDate demande, LocalDate limite) {
        return new Suspension(demande, limite, "CRPA L114-5");
    }

    /**
     * Returns this suspension ended by an answer: an earlier answer ends it, a later one changes nothing.
     *
     * @param reponse the day the pieces came, not before {@link #debut}
     * @return the suspension that really ran
     * @throws ValeurInvalideException {@code SUSPENSION_INVALIDE} for an answer before the demand
     */
    public Suspension abregee(LocalDate reponse) {
        return reponse.isBefore(reprise) ? new Suspension(debut, reponse, base) : this;
    }

    /**
     * Says whether the clock stands still on a day.
     *
     * @param jour any day
     * @return true from {@link #debut} included to {@link #reprise} excluded
     */
    public boolean couvre(LocalDate jour) {
        return !jour.isBefore(debut) && jour.isBefore(reprise);
    }
}
