package fr.octroi.relance;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * The hours in which people may be written to: working days, outside the quiet hours (<i>plage d'envoi</i>).
 *
 * <p>Reminders and text messages wait for them. An acknowledgement, a demand or a notice by e-mail or by letter wakes nobody, and leaves at any hour.
 *
 * @param ouverture the first minute
 * @param fermeture the first minute after, later the same day
 */
public record Plage(LocalTime ouverture, LocalTime fermeture) {

    /** From eight in the morning to eight in the evening. */
    public static final Plage JOURNEE = new Plage(LocalTime.of(8, 0), LocalTime.of(20, 0));

    /**
     * Checks the order.
     *
     * @throws ValeurInvalideException {@code PLAGE_INVALIDE}
     */
    public Plage {
        if (!ouverture.isBefore(fermeture)) {
            throw new ValeurInvalideException("PLAGE_INVALIDE");
        }
    }

    /**
     * Returns the first moment from one on at which people may be written to.
     *
     * @param moment any moment, in the authority's time zone
     * @return the moment itself inside the hours of a working day, else the next opening
     * @throws ValeurInvalideException {@code DATE_HORS_CALENDRIER}
     */
    public LocalDateTime aPartirDe(LocalDateTime moment) {
        boolean tropTard = !moment.toLocalTime().isBefore(fermeture);
        LocalDateTime jourUtile = tropTard ? moment.toLocalDate().plusDays(1).atStartOfDay() : moment;
        if (!CalendrierOuvre.estOuvre(jourUtile.toLocalDate())) {
            return CalendrierOuvre.ouvreAPartirDe(jourUtile.toLocalDate()).atTime(ouverture);
        }
        return jourUtile.toLocalTime().isBefore(ouverture)
                ? jourUtile.toLocalDate().atTime(ouverture)
                : jourUtile;
    }
}
