package fr.octroi.commun;

import java.text.Normalizer;
import java.util.Locale;

/** How a word is written (<i>graphie</i>), so that two ways of writing one word can be told from two words. */
public final class Graphie {

    private Graphie() {}

    /**
     * Writes a text in upper case, without accents or ligatures; the rest stays, spaces and punctuation included.
     *
     * @param texte any text
     * @return the same letters, such as {@code LEBOEUF} for {@code Lebœuf}
     */
    public static String sansAccents(String texte) {
        if (estAscii(texte)) {
            return texte.toUpperCase(Locale.ROOT);
        }
        return Normalizer.normalize(texte, Normalizer.Form.NFKD)
                .toUpperCase(Locale.ROOT)
                .replace("Œ", "OE")
                .replace("Æ", "AE")
                .replace("Ø", "O")
                .replace("Ł", "L")
                .replace("Đ", "D")
                .replaceAll("\\p{M}+", "");
    }

    /** Most texts are: nothing is to be taken off, and the tables of Unicode take long to load. */
    private static boolean estAscii(String texte) {
        for (int i = 0; i < texte.length(); i++) {
            if (texte.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}
