package fr.octroi.document;

import fr.octroi.commun.Montant;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A language that an explanation is written in; the words of a règlement stay French in all of them.
 */
public enum Langue {
    /** French, the language of the acts. */
    FRANCAIS(Locale.FRENCH, '\u00A0', ',') {
        @Override
        public String jour(LocalDate jour) {
            return (jour.getDayOfMonth() == 1 ? "1er" : Integer.toString(jour.getDayOfMonth())) + moisEtAnnee(jour);
        }

        @Override
        String euros(BigDecimal euros) {
            return nombre(euros) + "\u00A0€";
        }
    },

    /** English, for whoever does not read French; it binds nobody. */
    ANGLAIS(Locale.ENGLISH, ',', '.') {
        @Override
        public String jour(LocalDate jour) {
            return jour.getDayOfMonth() + moisEtAnnee(jour);
        }

        @Override
        String euros(BigDecimal euros) {
            return (euros.signum() < 0 ? "-€" : "€") + nombre(euros.abs());
        }
    };

    private static final int DECIMALES_AU_MOINS = 2;
    private static final int DECIMALES_AU_PLUS = 6;

    private final Locale locale;
    private final char milliers;
    private final char virgule;
    private final DateTimeFormatter moisEtAnnee;

    Langue(Locale locale, char milliers, char virgule) {
        this.locale = locale;
        this.milliers = milliers;
        this.virgule = virgule;
        this.moisEtAnnee = DateTimeFormatter.ofPattern(" MMMM yyyy", locale);
    }

    Locale locale() {
        return locale;
    }

    String moisEtAnnee(LocalDate jour) {
        return moisEtAnnee.format(jour);
    }

    /**
     * Writes a day.
     *
     * @param jour the day
     * @return such as {@code 1er juillet 2020}, {@code 1 July 2020}
     */
    public abstract String jour(LocalDate jour);

    /**
     * Writes an amount.
     *
     * @param montant the amount
     * @return such as {@code 1 234,56 €} with no-break spaces, {@code €1,234.56}
     */
    public String euros(Montant montant) {
        return euros(montant.enEuros());
    }

    /** Writes a number of euros that may have more decimals than cents. */
    abstract String euros(BigDecimal euros);

    /** Writes a number with two decimals at least, six at most; what has no end is cut there. */
    String nombre(BigDecimal nombre) {
        BigDecimal ecrit =
                nombre.scale() > DECIMALES_AU_PLUS ? nombre.setScale(DECIMALES_AU_PLUS, RoundingMode.HALF_UP) : nombre;
        ecrit = ecrit.stripTrailingZeros();
        if (ecrit.scale() < DECIMALES_AU_MOINS) {
            ecrit = ecrit.setScale(DECIMALES_AU_MOINS, RoundingMode.UNNECESSARY);
        }
        String chiffres = ecrit.abs().toPlainString();
        int point = chiffres.indexOf('.');
        StringBuilder texte = new StringBuilder(chiffres.length() + 4).append(ecrit.signum() < 0 ? "-" : "");
        for (int i = 0; i < point; i++) {
            if (i > 0 && (point - i) % 3 == 0) {
                texte.append(milliers);
            }
            texte.append(chiffres.charAt(i));
        }
        return texte.append(virgule)
                .append(chiffres, point + 1, chiffres.length())
                .toString();
    }

    /** Writes a number that counts things: no decimals when it is whole. */
    String compte(BigDecimal nombre) {
        String texte = nombre(nombre);
        int fin = texte.length() - 3;
        return texte.charAt(fin) == virgule && texte.endsWith("00") ? texte.substring(0, fin) : texte;
    }
}
