package fr.octroi.document;

import fr.octroi.commun.Montant;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A language that an explanation is written in; the words of a règlement stay French in all of them.
 */
public enum Langue {
    /** French, the language of the acts. */
    FRANCAIS(Locale.FRENCH, "1er", '\u00A0', ',', "", "\u00A0€"),

    /** English, for whoever does not read French; it binds nobody. */
    ANGLAIS(Locale.ENGLISH, "1", ',', '.', "€", "");

    private static final int DECIMALES_AU_MOINS = 2;
    private static final int DECIMALES_AU_PLUS = 6;
    private static final int CHIFFRES_D_UN_LONG = 18;

    private static final List<String> DEUX_CHIFFRES = IntStream.range(100, 200)
            .mapToObj(nombre -> Integer.toString(nombre).substring(1))
            .toList();

    private final Locale locale;
    private final char milliers;
    private final char virgule;
    private final String avantUneSomme;
    private final String apresUneSomme;
    private final DateTimeFormatter moisEtAnnee;

    /** The numbers of the days of a month: most days are of years of four figures, and are put together from these. */
    @SuppressWarnings("ImmutableEnumChecker") // Unmodifiable, and seen by nobody else.
    private final List<String> quantiemes;

    /** The names of months, between two spaces. */
    @SuppressWarnings("ImmutableEnumChecker") // Unmodifiable, and seen by nobody else.
    private final List<String> mois;

    Langue(
            Locale locale,
            String premierDuMois,
            char milliers,
            char virgule,
            String avantUneSomme,
            String apresUneSomme) {
        this.locale = locale;
        this.milliers = milliers;
        this.virgule = virgule;
        this.avantUneSomme = avantUneSomme;
        this.apresUneSomme = apresUneSomme;
        this.moisEtAnnee = DateTimeFormatter.ofPattern(" MMMM yyyy", locale);
        this.quantiemes = IntStream.rangeClosed(1, 31)
                .mapToObj(jour -> jour == 1 ? premierDuMois : Integer.toString(jour))
                .toList();
        DateTimeFormatter nom = DateTimeFormatter.ofPattern(" MMMM ", locale);
        this.mois = Stream.of(Month.values()).map(nom::format).toList();
    }

    Locale locale() {
        return locale;
    }

    /**
     * Writes a day.
     *
     * @param jour the day
     * @return such as {@code 1er juillet 2020}, {@code 1 July 2020}
     */
    public String jour(LocalDate jour) {
        int annee = jour.getYear();
        String quantieme = quantiemes.get(jour.getDayOfMonth() - 1);
        return annee >= 1_000 && annee <= 9_999
                ? quantieme + mois.get(jour.getMonthValue() - 1) + annee
                : quantieme + moisEtAnnee.format(jour);
    }

    /**
     * Writes an amount.
     *
     * @param montant the amount
     * @return such as {@code 1 234,56 €} with no-break spaces, {@code €1,234.56}
     */
    public String euros(Montant montant) {
        return centimes(montant.centimes());
    }

    /** Writes a number of euros that may have more decimals than cents. */
    String euros(BigDecimal euros) {
        int decimales = euros.scale();
        if (decimales < DECIMALES_AU_MOINS || euros.precision() > CHIFFRES_D_UN_LONG) {
            return decimal(euros);
        }
        long chiffres = euros.unscaledValue().longValue();
        while (decimales > DECIMALES_AU_MOINS && chiffres % 10 == 0) {
            chiffres /= 10;
            decimales--;
        }
        return decimales == DECIMALES_AU_MOINS ? centimes(chiffres) : decimal(euros);
    }

    /** Most numbers of euros are whole cents, and are put together in one go. */
    private String centimes(long centimes) {
        long positifs = Math.abs(centimes);
        String somme = avantUneSomme
                + groupes(Long.toString(positifs / 100))
                + virgule
                + DEUX_CHIFFRES.get((int) (positifs % 100))
                + apresUneSomme;
        return centimes < 0 ? "-" + somme : somme;
    }

    /** Parts thousands: digits alone, no sign. */
    private String groupes(String chiffres) {
        int tete = chiffres.length() - 3;
        return tete <= 0 ? chiffres : groupes(chiffres.substring(0, tete)) + milliers + chiffres.substring(tete);
    }

    private String decimal(BigDecimal euros) {
        return (euros.signum() < 0 ? "-" : "") + avantUneSomme + nombre(euros.abs()) + apresUneSomme;
    }

    /** Writes a number with two decimals at least, six at most; what has no end is cut there. */
    String nombre(BigDecimal nombre) {
        BigDecimal ecrit = nombre.setScale(DECIMALES_AU_PLUS, RoundingMode.HALF_UP);
        String chiffres = ecrit.toPlainString();
        int premier = ecrit.signum() < 0 ? 1 : 0;
        int point = chiffres.length() - ecrit.scale() - 1;
        int fin = chiffres.length();
        while (fin - point - 1 > DECIMALES_AU_MOINS && chiffres.charAt(fin - 1) == '0') {
            fin--;
        }
        return chiffres.substring(0, premier)
                + groupes(chiffres.substring(premier, point))
                + virgule
                + chiffres.substring(point + 1, fin);
    }

    /** Writes a number that counts things: no decimals when it is whole. */
    String compte(BigDecimal nombre) {
        String texte = nombre(nombre);
        int fin = texte.length() - 3;
        return texte.charAt(fin) == virgule && texte.endsWith("00") ? texte.substring(0, fin) : texte;
    }
}
