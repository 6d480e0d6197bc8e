package fr.octroi.document;

import fr.octroi.document.TextePiece.Cellule;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the currency of the amounts of a document. */
final class Devises {

    private static final Pattern UN_TOTAL =
            Pattern.compile("\\bTOTAL\\b|" + Montants.TTC + "|\\bNET A PAYER\\b|\\bAMOUNT DUE\\b");

    /** A currency (ISO 4217) as it is printed. */
    private record Devise(String code, GuardedPattern signe) {}

    /** The end of an amount, and not that of a reference or of the mark of a cycle. */
    private static final String UN_NOMBRE = "(?<![A-Z0-9])[0-9]{1,7}(?:[.,][0-9]{2})?\\s?";

    private static final List<Devise> DEVISES = List.of(
            new Devise("EUR", GuardedPattern.of("\u20AC|\\bEUR(?:OS?)?\\b|(?<=[0-9])EUR\\b")),
            new Devise(
                    "CHF", GuardedPattern.of("\\bCHF\\b|(?<=[0-9])CHF\\b|\\bFR\\.\\s?(?=[0-9])|\\bFRANCS SUISSES\\b")),
            new Devise("GBP", GuardedPattern.of("\u00A3|\\bGBP\\b")),
            new Devise("USD", GuardedPattern.of("(?<![A-Z])\\$|\\bUS\\s?\\$|\\bUSD\\b")),
            new Devise("CAD", GuardedPattern.of("\\bCA?\\s?\\$|(?<!-)\\bCAD\\b(?!-)")),
            new Devise("AUD", GuardedPattern.of("\\bA\\$|\\bAUD\\b")),
            new Devise("JPY", GuardedPattern.of("\\bJPY\\b")),
            new Devise("SEK", GuardedPattern.of("\\bSEK\\b")),
            new Devise("NOK", GuardedPattern.of("\\bNOK\\b")),
            new Devise("DKK", GuardedPattern.of("\\bDKK\\b")),
            new Devise("PLN", GuardedPattern.of("\\bPLN\\b")),
            new Devise("CZK", GuardedPattern.of("\\bCZK\\b")),
            new Devise("MAD", GuardedPattern.of(UN_NOMBRE + "MAD\\b|\\bMAD\\s?(?=[0-9])|\\(MAD\\)")),
            new Devise("TND", GuardedPattern.of("\\bTND\\b")),
            new Devise("XOF", GuardedPattern.of("\\bXOF\\b|\\bF\\.?\\s?CFA\\b")),
            new Devise("XPF", GuardedPattern.of("\\bXPF\\b|\\bF\\.?\\s?CFP\\b")));

    /**
     * A sign that several countries print.
     *
     * @param signe the sign beside an amount
     * @param codes one of these, when it is named too, is meant
     */
    private record Partage(GuardedPattern signe, Set<String> codes) {}

    private static final List<Partage> PARTAGES = List.of(
            new Partage(
                    GuardedPattern.of(
                            UN_NOMBRE + "KR\\b|\\bKR(?:\\.\\s?|\\s)(?=[0-9]{1,3}(?:[ .]?[0-9]{3})*[.,][0-9]{2})"),
                    Set.of("SEK", "NOK", "DKK")),
            new Partage(GuardedPattern.of("\u00A5"), Set.of("JPY")));

    private static final String AUTRES =
            "(?:HUF|RON|BGN|HRK|RSD|ISK|TRY|RUB|UAH|BRL|MXN|HKD|CNY|RMB|TWD|KRW|SGD|MYR|THB|INR|NZD|ZAR|ILS|AED|SAR|QAR|DZD|EGP|XAF|LEI|KC|Z\u0141)";

    private static final String UNE_AUTRE =
            AUTRES + "\\b|\\b" + AUTRES + "\\s(?=[0-9])|[\u20A9\u20AA\u20AB\u20B4\u20B9\u20BA\u20BD\u0E3F]";

    /** Currencies that are not told apart here: what they are beside is no amount of another. */
    private static final GuardedPattern AUTRE_MONNAIE = GuardedPattern.of("[0-9]\\s?" + UNE_AUTRE);

    /** Asked only where a digit stands before it: to look for whole numbers took a tenth of the reading of a page. */
    private static final GuardedPattern AUTRE_MONNAIE_D_UN_MONTANT = GuardedPattern.of(UN_NOMBRE + UNE_AUTRE);

    /** A currency that a shop does not take is not that of its prices. */
    private static final Pattern REFUSEE_AVANT =
            Pattern.compile("\\b(?:PAS (?:DE|D'|LES?)|NI|SANS|SAUF|HORS|NO|NOT)\\s?$");

    private static final Pattern REFUSEE_APRES =
            Pattern.compile("\\s?(?:NON|NE SONT PAS|N'EST PAS|NOT|REFUSEE?S?)\\b(?!\\s(?:TVA|HT|SOUMIS|ASSUJETTI))");

    private static final Pattern LE_CAPITAL =
            Pattern.compile("\\bCAPITAL (?:SOCIAL )?DE [0-9][0-9 .,]{0,15}(?:\u20AC|EUR(?:OS?)?)");

    private Devises() {}

    /** Finds the currency (ISO 4217): the only one that is named, else the one beside the total; blank when nobody knows. */
    static String duDocument(TextePiece texte) {
        if (enAUneAutre(texte)) {
            return "";
        }
        List<String> nommees = nommees(texte);
        List<String> siennes = nommees.size() < 2 ? nommees : duTotal(texte);
        String devise = siennes.size() == 1 ? siennes.get(0) : "";
        boolean autre = PARTAGES.stream()
                .anyMatch(partage -> !partage.codes().contains(devise) && texte.porte(partage.signe()));
        return autre ? "" : devise;
    }

    private static boolean enAUneAutre(TextePiece texte) {
        return texte.porte(AUTRE_MONNAIE)
                && texte.lignes(AUTRE_MONNAIE).stream()
                        .map(texte::cle)
                        .anyMatch(cle -> AUTRE_MONNAIE_D_UN_MONTANT.matcher(cle).find());
    }

    private static List<String> duTotal(TextePiece texte) {
        return DEVISES.stream()
                .filter(devise -> texte.lignes(devise.signe()).stream()
                        .map(ligne -> texte.lignes().get(ligne).cle())
                        .anyMatch(cle -> UN_TOTAL.matcher(cle).find()
                                && devise.signe().matcher(cle).find()))
                .map(Devise::code)
                .toList();
    }

    static boolean estEnUneMonnaie(TextePiece texte) {
        return !nommees(texte).isEmpty()
                || enAUneAutre(texte)
                || PARTAGES.stream().anyMatch(partage -> texte.porte(partage.signe()));
    }

    private static List<String> nommees(TextePiece texte) {
        // A delivery note has no price: the capital of who delivers is in the currency of nothing else.
        boolean sansPrix = texte.nature().equals(Nature.BON_DE_LIVRAISON.name());
        return DEVISES.stream()
                .filter(devise -> texte.lignes(devise.signe()).stream()
                        .flatMap(ligne -> texte.lignes().get(ligne).cellules().stream())
                        .map(Cellule::cle)
                        .map(cle -> sansPrix ? LE_CAPITAL.matcher(cle).replaceAll("") : cle)
                        .anyMatch(cle -> estNommee(devise, cle)))
                .map(Devise::code)
                .toList();
    }

    private static boolean estNommee(Devise devise, String cle) {
        GuardedMatcher signe = devise.signe().matcher(cle);
        while (signe.find()) {
            if (!REFUSEE_AVANT.matcher(cle.substring(0, signe.start())).find()
                    && !REFUSEE_APRES.matcher(cle.substring(signe.end())).lookingAt()) {
                return true;
            }
        }
        return false;
    }
}
