package fr.octroi.calendrier;

import java.time.LocalDate;
import java.time.Month;

/**
 * The eleven French civil holidays (<i>fêtes légales</i>, Code du travail L3133-1), by the rules in force today.
 *
 * <p>The two more days of Alsace and Moselle (L3134-13) and those of the overseas departments (L3422-2) are not here.
 */
public enum JourFerie {
    /** 1 January. */
    JOUR_DE_L_AN,
    /** The day after Easter Sunday. */
    LUNDI_DE_PAQUES,
    /** 1 May. */
    FETE_DU_TRAVAIL,
    /** 8 May. */
    VICTOIRE_1945,
    /** 39 days after Easter Sunday. */
    ASCENSION,
    /** 50 days after Easter Sunday. */
    LUNDI_DE_PENTECOTE,
    /** 14 July. */
    FETE_NATIONALE,
    /** 15 August. */
    ASSOMPTION,
    /** 1 November. */
    TOUSSAINT,
    /** 11 November. */
    ARMISTICE_1918,
    /** 25 December. */
    NOEL;

    /**
     * Returns the day of this holiday in a year.
     *
     * @param annee a year inside {@link CalendrierOuvre}'s bounds
     * @return the day
     * @throws fr.octroi.commun.ValeurInvalideException {@code DATE_HORS_CALENDRIER}
     */
    public LocalDate en(int annee) {
        return switch (this) {
            case JOUR_DE_L_AN -> LocalDate.of(CalendrierOuvre.verifier(annee), Month.JANUARY, 1);
            case LUNDI_DE_PAQUES -> paques(annee).plusDays(1);
            case FETE_DU_TRAVAIL -> LocalDate.of(CalendrierOuvre.verifier(annee), Month.MAY, 1);
            case VICTOIRE_1945 -> LocalDate.of(CalendrierOuvre.verifier(annee), Month.MAY, 8);
            case ASCENSION -> paques(annee).plusDays(39);
            case LUNDI_DE_PENTECOTE -> paques(annee).plusDays(50);
            case FETE_NATIONALE -> LocalDate.of(CalendrierOuvre.verifier(annee), Month.JULY, 14);
            case ASSOMPTION -> LocalDate.of(CalendrierOuvre.verifier(annee), Month.AUGUST, 15);
            case TOUSSAINT -> LocalDate.of(CalendrierOuvre.verifier(annee), Month.NOVEMBER, 1);
            case ARMISTICE_1918 -> LocalDate.of(CalendrierOuvre.verifier(annee), Month.NOVEMBER, 11);
            case NOEL -> LocalDate.of(CalendrierOuvre.verifier(annee), Month.DECEMBER, 25);
        };
    }

    /**
     * Returns Easter Sunday, by the Gregorian computus in the form published by Jones (1922) and Meeus (1991).
     */
    static LocalDate paques(int annee) {
        CalendrierOuvre.verifier(annee);
        int rangDansLeCycle = annee % 19;
        int siecle = annee / 100;
        int anneeDuSiecle = annee % 100;
        int correctionLunaire = (siecle - (siecle + 8) / 25 + 1) / 3;
        int epacte = (19 * rangDansLeCycle + siecle - siecle / 4 - correctionLunaire + 15) % 30;
        int versDimanche = (32 + 2 * (siecle % 4) + 2 * (anneeDuSiecle / 4) - epacte - anneeDuSiecle % 4) % 7;
        int exception = (rangDansLeCycle + 11 * epacte + 22 * versDimanche) / 451;
        int jours = epacte + versDimanche - 7 * exception + 114;
        return LocalDate.of(annee, jours / 31, jours % 31 + 1);
    }
}
