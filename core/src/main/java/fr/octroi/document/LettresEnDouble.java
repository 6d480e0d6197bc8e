package fr.octroi.document;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.text.TextPosition;

/**
 * Knows the letters that were drawn on a page, for a letter that is drawn again in nearly the same place makes it bold and is no
 * other: what is nearly the same place is PDFBox's own measure, a third of its width.
 */
final class LettresEnDouble {

    private final Map<String, Places> places = new HashMap<>();

    /** Begins another page. */
    void oublier() {
        places.clear();
    }

    /** Whether a letter was not drawn there yet; it is from now on. */
    boolean estNouvelle(TextPosition lettre) {
        String unicode = lettre.getUnicode();
        float tolerance = lettre.getWidth() / unicode.length() / 3;
        return places.computeIfAbsent(unicode, aucune -> new Places()).ajouter(lettre.getX(), lettre.getY(), tolerance);
    }

    /** Where one letter was drawn: a page has some dozens of each. */
    private static final class Places {

        private float[] x = new float[16];
        private float[] y = new float[16];
        private int nombre;

        boolean ajouter(float gauche, float bas, float tolerance) {
            float x0 = gauche - tolerance;
            float x1 = gauche + tolerance;
            for (int i = 0; i < nombre; i++) {
                if (x[i] >= x0 && x[i] < x1 && y[i] >= bas - tolerance && y[i] < bas + tolerance) {
                    return false;
                }
            }
            if (nombre == x.length) {
                x = Arrays.copyOf(x, 2 * nombre);
                y = Arrays.copyOf(y, 2 * nombre);
            }
            x[nombre] = gauche;
            y[nombre] = bas;
            nombre++;
            return true;
        }
    }
}
