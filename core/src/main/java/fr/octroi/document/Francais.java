package fr.octroi.document;

import fr.octroi.commun.Fraction;
import fr.octroi.commun.Montant;
import fr.octroi.reglement.Grandeur;
import fr.octroi.reglement.Unite;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes dates and amounts as French people read them.
 */
public final class Francais {

    private static final DateTimeFormatter MOIS_ET_ANNEE = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.FRENCH);

    private Francais() {}

    /**
     * Writes a day.
     *
     * @param jour the day
     * @return such as {@code 1er juillet 2020}
     */
    public static String jour(LocalDate jour) {
        String quantieme = jour.getDayOfMonth() == 1 ? "1er" : Integer.toString(jour.getDayOfMonth());
        return quantieme + " " + MOIS_ET_ANNEE.format(jour);
    }

    /**
     * Writes an amount.
     *
     * @param montant the amount
     * @return such as {@code 1 234,56 €}, with no-break spaces
     */
    public static String euros(Montant montant) {
        return nombre(montant.enEuros()) + "\u00A0€";
    }

    /**
     * Writes a number with two decimals at least, six at most.
     *
     * @param nombre the number
     * @return such as {@code 1 234,56}, with no-break spaces
     */
    static String nombre(BigDecimal nombre) {
        DecimalFormatSymbols signes = new DecimalFormatSymbols(Locale.FRENCH);
        signes.setGroupingSeparator('\u00A0');
        signes.setDecimalSeparator(',');
        return new DecimalFormat("#,##0.00####", signes).format(nombre);
    }

    /** Writes a number with its unit; what has no end is cut after six decimals. */
    static String grandeur(Grandeur grandeur) {
        String nombre = nombre(grandeur.valeur().arrondir(6, RoundingMode.HALF_UP));
        return switch (grandeur.unite()) {
            case NOMBRE -> nombre.replaceFirst(",00$", "");
            case EURO -> nombre + "\u00A0€";
            case EURO_PAR_AN -> nombre + "\u00A0€ par an";
            case EURO_PAR_AN_ET_PAR_PART -> nombre + "\u00A0€ par an et par part";
        };
    }

    /** Writes a factor as a rate, such as {@code 25 %}. */
    static String taux(Fraction facteur) {
        return grandeur(new Grandeur(facteur.fois(Fraction.of(100)), Unite.NOMBRE)) + "\u00A0%";
    }
}
