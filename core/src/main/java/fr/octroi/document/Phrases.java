package fr.octroi.document;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The French sentences of a paper, from its bundle. */
final class Phrases {

    private static final Locale FRANCAIS = Locale.FRENCH;

    private final ResourceBundle phrases;

    /** Opens the bundle of a paper, such as {@code Explication}. */
    Phrases(String papier) {
        phrases = ResourceBundle.getBundle("fr.octroi.document." + papier, FRANCAIS);
    }

    /** One kind of apostrophe in the whole paper, whoever wrote the words that are put together. */
    String dire(String cle, Object... valeurs) {
        return apostrophes(new MessageFormat(phrases.getString(cle), FRANCAIS).format(valeurs));
    }

    boolean sait(String cle) {
        return phrases.containsKey(cle);
    }

    static String apostrophes(String texte) {
        return texte.replace('\'', '’');
    }

    static String sansPoint(String phrase) {
        return phrase.endsWith(".") ? phrase.substring(0, phrase.length() - 1) : phrase;
    }

    static String majuscule(String phrase) {
        int premier = phrase.isEmpty() ? 0 : Character.charCount(phrase.codePointAt(0));
        return phrase.substring(0, premier).toUpperCase(FRANCAIS) + phrase.substring(premier);
    }
}
