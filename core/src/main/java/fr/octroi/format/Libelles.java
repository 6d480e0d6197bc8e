package fr.octroi.format;

import java.text.Normalizer;
import java.util.Locale;

/** Compares headers and words of a vocabulary: case, accents and the number of spaces do not count. */
final class Libelles {

    private Libelles() {}

    /** Takes off the spaces at both ends, those that do not break too, which {@code strip} leaves. */
    static String sansBords(String texte) {
        int debut = 0;
        int fin = texte.length();
        while (debut < fin && estUnEspace(texte.charAt(debut))) {
            debut++;
        }
        while (fin > debut && estUnEspace(texte.charAt(fin - 1))) {
            fin--;
        }
        return texte.substring(debut, fin);
    }

    private static boolean estUnEspace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    static String cle(String libelle) {
        return Normalizer.normalize(libelle, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replace('’', '\'')
                .strip()
                .replaceAll("[\\s\\u00A0\\u202F]+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
