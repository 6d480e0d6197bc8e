package fr.octroi.document;

import fr.octroi.commun.Montant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes dates and amounts as French people read them.
 */
public final class Francais {

    private static final DateTimeFormatter MOIS_ET_ANNEE = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.FRENCH);

    private Francais() {}

    /**
     * Writes a day.
     *
     * @param jour the day
     * @return such as {@code 1er juillet 2020}
     */
    public static String jour(LocalDate jour) {
        return Langue.FRANCAIS.jour(jour);
    }

    /**
     * Writes a month.
     *
     * @param mois the month
     * @return such as {@code juillet 2020}
     */
    public static String mois(YearMonth mois) {
        return MOIS_ET_ANNEE.format(mois);
    }

    /**
     * Writes an amount.
     *
     * @param montant the amount
     * @return such as {@code 1 234,56 €}, with no-break spaces
     */
    public static String euros(Montant montant) {
        return Langue.FRANCAIS.euros(montant);
    }
}
