package fr.octroi.recours;

import fr.octroi.bureau.Motif;
import fr.octroi.calendrier.CalendrierOuvre;
import java.time.LocalDate;

/**
 * A fact that a withdrawal rests on (<i>grief</i>).
 *
 * @param motif the condition, the engagement, or the piece with what is wrong with it, and the article behind it
 * @param constate the day somebody found it
 */
public record Grief(Motif motif, LocalDate constate) {

    /**
     * Checks the day.
     *
     * @throws fr.octroi.commun.ValeurInvalideException {@code DATE_HORS_CALENDRIER}
     */
    public Grief {
        CalendrierOuvre.verifier(constate);
    }
}
