package fr.octroi.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A way of writing dates; a date-time with an offset is a day in the authority's time zone.
 *
 * <p>Strict: 31 February is no date. In a pattern, {@code y} means the calendar year, as people expect.
 */
final class FormeDeDate {

    /** In French the first day of a month alone is an ordinal. */
    private static final Pattern PREMIER = Pattern.compile("^1er\\s+", Pattern.CASE_INSENSITIVE);

    private static final ZonedDateTime TEMOIN = ZonedDateTime.of(2020, 11, 30, 9, 5, 0, 0, ZoneOffset.UTC);

    /** Two figures of a day, two of a month and four of a year, in any order: what most exports write. */
    private static final Pattern EN_CHIFFRES =
            Pattern.compile("(?=.*dd)(?=.*MM)(?=.*yyyy)(?:dd|MM|yyyy)[-/. ]?(?:dd|MM|yyyy)[-/. ]?(?:dd|MM|yyyy)");

    private final DateTimeFormatter forme;

    /** The pattern of a date of figures alone, blank for any other; and where its parts stand in it. */
    private final String chiffres;

    private final int annee;
    private final int mois;
    private final int jour;

    private FormeDeDate(DateTimeFormatter forme, String motif) {
        this.forme = forme;
        this.chiffres = EN_CHIFFRES.matcher(motif).matches() ? motif : "";
        this.annee = chiffres.indexOf("yyyy");
        this.mois = chiffres.indexOf("MM");
        this.jour = chiffres.indexOf("dd");
    }

    /** Makes a form of {@code iso}, {@code iso-horodatage} or a pattern such as {@code dd/MM/yyyy HH:mm}. */
    static FormeDeDate of(String motif) {
        FormeDeDate forme = new FormeDeDate(
                switch (motif) {
                    case "iso" -> DateTimeFormatter.ISO_LOCAL_DATE;
                    case "iso-horodatage" -> DateTimeFormatter.ISO_DATE_TIME;
                    default ->
                        new DateTimeFormatterBuilder()
                                .parseCaseInsensitive()
                                .appendPattern(anneesDuCalendrier(motif))
                                .toFormatter(Locale.FRENCH)
                                .withResolverStyle(ResolverStyle.STRICT);
                },
                motif.equals("iso") ? "yyyy-MM-dd" : motif);
        // In "dd/mm/yyyy" or "dd/MM/YYYY" no date is ever found: better said once than of every line.
        if (!forme.lire(forme.forme.format(TEMOIN), TEMOIN.getZone()).equals(Optional.of(TEMOIN.toLocalDate()))) {
            throw new IllegalArgumentException();
        }
        return forme;
    }

    /** Replaces {@code y}, the year of an era that strict reading would ask for, outside quotes. */
    private static String anneesDuCalendrier(String motif) {
        StringBuilder remplace = new StringBuilder(motif);
        boolean cite = false;
        for (int i = 0; i < motif.length(); i++) {
            char c = motif.charAt(i);
            cite ^= c == '\'';
            if (c == 'y' && !cite) {
                remplace.setCharAt(i, 'u');
            }
        }
        return remplace.toString();
    }

    Optional<LocalDate> lire(String texte, ZoneId fuseau) {
        try {
            if (estEnChiffres(texte)) {
                return Optional.of(
                        LocalDate.of(nombre(texte, annee, 4), nombre(texte, mois, 2), nombre(texte, jour, 2)));
            }
            TemporalAccessor lu = forme.parse(
                    commenceParUnOrdinal(texte) ? PREMIER.matcher(texte).replaceFirst("1 ") : texte);
            // Asked for one after the other, as parseBest does, each type that it is not would cost an exception.
            if (lu.isSupported(ChronoField.INSTANT_SECONDS)) {
                return Optional.of(Instant.from(lu).atZone(fuseau).toLocalDate());
            }
            return Optional.of(LocalDate.from(lu));
        } catch (DateTimeException autreForme) {
            return Optional.empty();
        }
    }

    /** The same dates as the form gives, at a tenth of its price: dates are read by the million, two a line. */
    private boolean estEnChiffres(String texte) {
        if (texte.length() != chiffres.length()) {
            return false;
        }
        for (int i = 0; i < texte.length(); i++) {
            char c = texte.charAt(i);
            boolean juste = Character.isLetter(chiffres.charAt(i)) ? c >= '0' && c <= '9' : c == chiffres.charAt(i);
            if (!juste) {
                return false;
            }
        }
        return !texte.isEmpty();
    }

    private static int nombre(String texte, int debut, int longueur) {
        return Integer.parseInt(texte, debut, debut + longueur, 10);
    }

    private static boolean commenceParUnOrdinal(String texte) {
        return texte.length() > 1 && texte.charAt(0) == '1' && Character.isLetter(texte.charAt(1));
    }
}
