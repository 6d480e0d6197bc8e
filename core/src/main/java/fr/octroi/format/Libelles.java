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
        // Nearly all characters are these, and none of them is a space.
        boolean ordinaire = c > ' ' && c < 0x7F;
        return !ordinaire && (Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    static String cle(String libelle) {
        String decompose = Normalizer.normalize(libelle, Normalizer.Form.NFKD);
        StringBuilder cle = new StringBuilder(decompose.length());
        boolean espace = false;
        for (int i = 0; i < decompose.length(); ) {
            int c = decompose.codePointAt(i);
            i += Character.charCount(c);
            if (estUnAccent(c)) {
                continue;
            }
            if (Character.isWhitespace(c)) {
                espace = !cle.isEmpty();
                continue;
            }
            if (espace) {
                cle.append(' ');
                espace = false;
            }
            cle.appendCodePoint(c == '\u2019' ? '\'' : c);
        }
        return cle.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean estUnAccent(int c) {
        int genre = Character.getType(c);
        return genre == Character.NON_SPACING_MARK
                || genre == Character.COMBINING_SPACING_MARK
                || genre == Character.ENCLOSING_MARK;
    }
}
