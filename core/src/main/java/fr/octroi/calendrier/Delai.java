package fr.octroi.calendrier;

import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A period of time as texts state it: a number, a unit, and whether it is <i>franc</i>.
 *
 * <p>A délai counts from the day after its start. In months it ends on the same day of the month, or on the last of a
 * shorter month: two months from 31 December end on 28 or 29 February. <i>Franc</i> means that neither the first nor
 * the last day counts, so the end is one day later: five jours francs from a convocation on J allow the session on J+6
 * (CGCT L2121-12), and two mois francs from 30 June run to 31 August included.
 *
 * @param nombre how many, from 0 to 1,200
 * @param unite the unit
 * @param franc whether the first and the last day are left out; never with {@link Unite#JOUR_OUVRE}
 */
public record Delai(int nombre, Unite unite, boolean franc) {

    /** What a délai counts. */
    public enum Unite {
        /** Calendar days (<i>jours calendaires</i>). */
        JOUR,
        /** Working days (<i>jours ouvrés</i>). */
        JOUR_OUVRE,
        /** Months, from a date to the same date (<i>de quantième à quantième</i>). */
        MOIS
    }

    private static final Pattern FORME = Pattern.compile("([0-9]{1,4}) (jours?|mois|ans?)( ouvrés?| francs?)?");

    /**
     * Checks the bounds.
     *
     * @throws ValeurInvalideException {@code DELAI_INVALIDE}
     */
    public Delai {
        if (nombre < 0 || nombre > 1_200 || (franc && unite == Unite.JOUR_OUVRE)) {
            throw new ValeurInvalideException("DELAI_INVALIDE");
        }
    }

    /**
     * Makes a délai of calendar days.
     *
     * @param nombre how many, from 0 to 1,200
     * @return the délai
     * @throws ValeurInvalideException {@code DELAI_INVALIDE} out of these bounds
     */
    public static Delai ofJours(int nombre) {
        return new Delai(nombre, Unite.JOUR, false);
    }

    /**
     * Makes a délai of jours francs.
     *
     * @param nombre how many, from 0 to 1,200
     * @return the délai
     * @throws ValeurInvalideException {@code DELAI_INVALIDE} out of these bounds
     */
    public static Delai ofJoursFrancs(int nombre) {
        return new Delai(nombre, Unite.JOUR, true);
    }

    /**
     * Makes a délai of working days.
     *
     * @param nombre how many, from 0 to 1,200
     * @return the délai
     * @throws ValeurInvalideException {@code DELAI_INVALIDE} out of these bounds
     */
    public static Delai ofJoursOuvres(int nombre) {
        return new Delai(nombre, Unite.JOUR_OUVRE, false);
    }

    /**
     * Makes a délai of months.
     *
     * @param nombre how many, from 0 to 1,200
     * @return the délai
     * @throws ValeurInvalideException {@code DELAI_INVALIDE} out of these bounds
     */
    public static Delai ofMois(int nombre) {
        return new Delai(nombre, Unite.MOIS, false);
    }

    /**
     * Reads the form of a règlement: {@code 30 jours}, {@code 10 jours ouvrés}, {@code 5 jours francs}, {@code 3 mois},
     * {@code 2 mois francs}, {@code 5 ans}.
     *
     * @param texte the text, in lower case
     * @return the délai; years are held as months
     * @throws ValeurInvalideException {@code DELAI_INVALIDE}
     */
    public static Delai parse(String texte) {
        Matcher forme = FORME.matcher(texte);
        if (!forme.matches()) {
            throw new ValeurInvalideException("DELAI_INVALIDE");
        }
        int nombre = Integer.parseInt(forme.group(1));
        String mot = forme.group(2);
        String precision = forme.group(3) == null ? "" : forme.group(3).strip();
        boolean ouvre = precision.startsWith("ouvr");
        boolean franc = precision.startsWith("franc");
        if (mot.startsWith("jour")) {
            return new Delai(nombre, ouvre ? Unite.JOUR_OUVRE : Unite.JOUR, franc);
        }
        if (ouvre) {
            throw new ValeurInvalideException("DELAI_INVALIDE");
        }
        return new Delai(mot.startsWith("an") ? nombre * 12 : nombre, Unite.MOIS, franc);
    }

    /**
     * Returns the day on which this délai ends when it starts on a day.
     *
     * @param depart the day of the fact that starts it, which is not counted
     * @return the last day, or, for a délai franc before an act, the first day on which the act is allowed
     * @throws ValeurInvalideException {@code DATE_HORS_CALENDRIER}
     */
    public LocalDate depuis(LocalDate depart) {
        CalendrierOuvre.verifier(depart);
        LocalDate fin = switch (unite) {
            case JOUR -> depart.plusDays(nombre);
            case JOUR_OUVRE -> CalendrierOuvre.plusJoursOuvres(depart, nombre);
            case MOIS -> depart.plusMonths(nombre);
        };
        return CalendrierOuvre.verifier(franc ? fin.plusDays(1) : fin);
    }

    /** Returns the form that {@link #parse} reads. */
    @Override
    public String toString() {
        String pluriel = nombre > 1 ? "s" : "";
        return switch (unite) {
            case JOUR -> nombre + " jour" + pluriel + (franc ? " franc" + pluriel : "");
            case JOUR_OUVRE -> nombre + " jour" + pluriel + " ouvré" + pluriel;
            case MOIS -> nombre + " mois" + (franc ? " franc" + pluriel : "");
        };
    }
}
