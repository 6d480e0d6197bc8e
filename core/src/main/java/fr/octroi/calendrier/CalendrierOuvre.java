package fr.octroi.calendrier;

import fr.octroi.commun.ValeurInvalideException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The calendar of French administrations: a working day (<i>jour ouvré</i>) is Monday to Friday and no holiday.
 *
 * <p>Valid from 1 January 1900 to 31 December 2199: a date outside is a typing error, and is refused rather than
 * computed with. The holidays are today's list, whatever the year (8 May, for one, was not always a holiday).
 *
 * @see JourFerie
 */
public final class CalendrierOuvre {

    /** The first day of the calendar. */
    public static final LocalDate PREMIER_JOUR = LocalDate.of(1900, 1, 1);

    /** The last day of the calendar. */
    public static final LocalDate DERNIER_JOUR = LocalDate.of(2199, 12, 31);

    private CalendrierOuvre() {}

    /**
     * Says whether a day is one of the eleven holidays.
     *
     * @param jour a day of the calendar
     * @return true on a holiday, Sunday or not
     * @throws ValeurInvalideException {@code DATE_HORS_CALENDRIER}
     */
    public static boolean estFerie(LocalDate jour) {
        verifier(jour);
        int moisEtJour = jour.getMonthValue() * 100 + jour.getDayOfMonth();
        return switch (moisEtJour) {
            case 101, 501, 508, 714, 815, 1101, 1111, 1225 -> true;
            default -> {
                long apresPaques = ChronoUnit.DAYS.between(JourFerie.paques(jour.getYear()), jour);
                yield apresPaques == 1 || apresPaques == 39 || apresPaques == 50;
            }
        };
    }

    /**
     * Says whether administrations work on a day.
     *
     * @param jour a day of the calendar
     * @return true from Monday to Friday, holidays apart
     * @throws ValeurInvalideException {@code DATE_HORS_CALENDRIER}
     */
    public static boolean estOuvre(LocalDate jour) {
        verifier(jour);
        DayOfWeek semaine = jour.getDayOfWeek();
        return semaine != DayOfWeek.SATURDAY && semaine != DayOfWeek.SUNDAY && !estFerie(jour);
    }

    /**
     * Returns a day itself when it is a working day, else the next one that is.
     *
     * @param jour a day of the calendar
     * @return the first working day from it on
     * @throws ValeurInvalideException {@code DATE_HORS_CALENDRIER}
     */
    public static LocalDate ouvreAPartirDe(LocalDate jour) {
        LocalDate candidat = jour;
        while (!estOuvre(candidat)) {
            candidat = candidat.plusDays(1);
        }
        return candidat;
    }

    /**
     * Counts working days after a day, which is not counted itself.
     *
     * @param depart a day of the calendar, working or not
     * @param nombre how many working days, 0 or more; 0 gives the first working day from {@code depart} on
     * @return the working day reached
     * @throws ValeurInvalideException {@code DATE_HORS_CALENDRIER}, {@code DELAI_INVALIDE} when negative
     */
    public static LocalDate plusJoursOuvres(LocalDate depart, int nombre) {
        if (nombre < 0) {
            throw new ValeurInvalideException("DELAI_INVALIDE");
        }
        LocalDate jour = nombre == 0 ? ouvreAPartirDe(depart) : verifier(depart);
        for (int comptes = 0; comptes < nombre; comptes++) {
            jour = ouvreAPartirDe(jour.plusDays(1));
        }
        return jour;
    }

    /**
     * Returns a day of the calendar as it is, and refuses any other.
     *
     * @param jour any day
     * @return the same day
     * @throws ValeurInvalideException {@code DATE_HORS_CALENDRIER}
     */
    public static LocalDate verifier(LocalDate jour) {
        if (!comprend(jour)) {
            throw new ValeurInvalideException("DATE_HORS_CALENDRIER");
        }
        return jour;
    }

    /**
     * Says whether a day is inside the calendar.
     *
     * @param jour any day
     * @return true from {@link #PREMIER_JOUR} to {@link #DERNIER_JOUR}, both included
     */
    public static boolean comprend(LocalDate jour) {
        return comprend(jour.getYear());
    }

    /** The calendar begins and ends with a year. */
    private static boolean comprend(int annee) {
        return annee >= PREMIER_JOUR.getYear() && annee <= DERNIER_JOUR.getYear();
    }

    static int verifier(int annee) {
        if (!comprend(annee)) {
            throw new ValeurInvalideException("DATE_HORS_CALENDRIER");
        }
        return annee;
    }
}
