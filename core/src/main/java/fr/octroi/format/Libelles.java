package fr.octroi.format;

import java.text.Normalizer;
import java.util.Locale;

/** Compares headers and words of a vocabulary: case, accents and the number of spaces do not count. */
final class Libelles {

    private Libelles() {}

    static String cle(String libelle) {
        return Normalizer.normalize(libelle, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replace('’', '\'')
                .strip()
                .replaceAll("[\\s\\u00A0\\u202F]+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
