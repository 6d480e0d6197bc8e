package fr.octroi.format;

import fr.octroi.calendrier.JourFerie;
import java.time.DayOfWeek;
import java.time.LocalDate;

/** The working days of TARGET, on which banks settle SEPA transfers: not those of French administrations. */
final class JourTarget {

    private JourTarget() {}

    /** Returns a day itself when banks settle on it, else the next on which they do. */
    static LocalDate aPartirDe(LocalDate jour) {
        LocalDate candidat = jour;
        while (estFerme(candidat)) {
            candidat = candidat.plusDays(1);
        }
        return candidat;
    }

    private static boolean estFerme(LocalDate jour) {
        LocalDate lundiDePaques = JourFerie.LUNDI_DE_PAQUES.en(jour.getYear());
        return jour.getDayOfWeek() == DayOfWeek.SATURDAY
                || jour.getDayOfWeek() == DayOfWeek.SUNDAY
                || jour.equals(lundiDePaques)
                || jour.equals(lundiDePaques.minusDays(3))
                || switch (jour.getMonthValue() * 100 + jour.getDayOfMonth()) {
                    case 101, 501, 1225, 1226 -> true;
                    default -> false;
                };
    }
}
