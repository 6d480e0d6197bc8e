package fr.octroi.document;

import fr.octroi.commun.Montant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How amounts are written on paper, with their currency or without. */
final class MontantsEcrits {

    /** An amount with its cents; commas part its thousands where a stop parts the cents. */
    static final String NOMBRE =
            "(?:[0-9]{1,3}(?:[ .'][0-9]{3}){1,2}|[0-9]{1,3}(?:,[0-9]{3}){1,2}(?=\\.)|[0-9]{1,7})[.,][0-9]{2}(?![0-9])";

    static final String APRES_REMISE = "(?:APRES (?:REMISE|REDUCTION|RABAIS|ESCOMPTE)|AFTER DISCOUNT)S?";

    /** An amount without cents, told by its currency. */
    static final Pattern EUROS_RONDS =
            Pattern.compile("(?<![0-9.,])[0-9]{1,3}(?: ?[0-9]{3}){0,4}\\s?(?:\u20AC|EUROS?\\b|EUR\\b)");

    /** A currency as it stands beside an amount. */
    static final String SIGNE =
            "(?:\u20AC|EUROS?|EUR|CHF|FR\\.|\u00A3|\u00A5|(?:US|CA|C|A)?\\$|GBP|USD|CAD|AUD|SEK|NOK|DKK|KR\\.?|PLN|CZK|JPY|MAD|TND|XOF|XPF|F\\.?\\s?CFP)";

    static final Pattern UNITE = Pattern.compile(
            "(?:\\s|[:=.]|\\([0-9]{1,2} ART(?:ICLE)?S?\\.?\\)|\\(TVA SUR (?:LA )?MARGE\\)|\\((?:DONT|INCL)[^()]{0,40}\\)|\\([^()]{0,12}%[^()]{0,25}\\)|\\b"
                    + APRES_REMISE + "\\b|\\(?EN EUROS?\\)?|\\(?" + SIGNE + "\\)?)*");

    /** What may follow an amount: its currency. */
    static final Pattern SUITE = Pattern.compile("\\s?(?<signe>" + SIGNE + "(?![A-Z]))?[\\s|]*");

    private static final Pattern UN_NOMBRE = Pattern.compile(NOMBRE);

    static final GuardedPattern UN_MONTANT = GuardedPattern.of("(?<![0-9])" + NOMBRE + "(?!\\s?%|[./-][0-9])");

    private static final Pattern MONTANT = Pattern.compile(
            "(?<euros>[0-9]{1,3}(?:[ .'][0-9]{3}){1,2}|[0-9]{1,3}(?:,[0-9]{3}){1,2}(?=\\.)|[0-9]{1,7})"
                    + "(?:[,.](?<centimes>[0-9]{1,2})|\\s?\u20AC\\s?(?<suite>[0-9]{2})(?!\\s?[0-9A-Z%]|[/.-][0-9]))?(?![0-9])(?!\\s?[.,]?[0-9])(?!\\s?%)(?!/[0-9])");

    static final Pattern SIGNE_MOINS = Pattern.compile("^[-\u2013\u2212]\\s?");

    private static final Pattern PAS_UN_CHIFFRE = Pattern.compile("[^0-9]");

    private MontantsEcrits() {}

    /** Whether nothing follows an amount: what does says that it is no total, but a payment or a capital. */
    static boolean estUnMontantSeul(String cle) {
        Matcher nombre = premierNombre(cle);
        return nombre != null
                && SUITE.matcher(cle).region(nombre.end(), cle.length()).matches();
    }

    /** Finds the amount at the start of a text, its currency before it or not; null when something else stands there. */
    static @Nullable Matcher premierNombre(String cle) {
        int debut = apresSonUnite(cle);
        if (debut == cle.length() || !estUnChiffre(cle.charAt(debut))) {
            return null;
        }
        Matcher nombre = MONTANT.matcher(cle).region(debut, cle.length());
        nombre.useTransparentBounds(true);
        return nombre.lookingAt() ? nombre : null;
    }

    private static int apresSonUnite(String cle) {
        if (!cle.isEmpty() && estUnChiffre(cle.charAt(0))) {
            return 0;
        }
        Matcher unite = UNITE.matcher(cle);
        return unite.lookingAt() ? unite.end() : 0;
    }

    private static boolean estUnChiffre(char c) {
        return c >= '0' && c <= '9';
    }

    /** The amount that {@link #premierNombre} found. */
    static Montant valeur(Matcher nombre) {
        long euros =
                Long.parseLong(PAS_UN_CHIFFRE.matcher(nombre.group("euros")).replaceAll(""));
        String centimes = centimes(nombre);
        return new Montant(euros * 100 + (centimes == null ? 0 : Long.parseLong((centimes + "0").substring(0, 2))));
    }

    static boolean estAuCentime(Matcher nombre) {
        return centimes(nombre) != null;
    }

    private static @Nullable String centimes(Matcher nombre) {
        return nombre.group("centimes") != null ? nombre.group("centimes") : nombre.group("suite");
    }

    /** All amounts of a line, in order. */
    static Stream<Montant> tous(String cle) {
        return UN_MONTANT.matcher(cle).results().flatMap(lu -> Stream.ofNullable(lire(lu.group())));
    }

    static boolean enPorte(String cle) {
        return tous(cle).findAny().isPresent();
    }

    /** Reads an amount that is written as {@link #NOMBRE} says; null when it is not. */
    static @Nullable Montant lire(String nombre) {
        return UN_NOMBRE.matcher(nombre).matches()
                ? new Montant(Long.parseLong(PAS_UN_CHIFFRE.matcher(nombre).replaceAll("")))
                : null;
    }
}
