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

    /** In points: a letter and what it tolerates are in one square, or two, or four. */
    private static final float COTE = 8;

    private static final int CARRES_D_UN_COTE = 3;
    private static final int BITS_D_UN_CARRE = 14;

    private final Map<String, Places> places = new HashMap<>();

    /** The squares in which some letter was drawn, each with that letter; several share a bit. */
    private final long[] carres = new long[1 << (BITS_D_UN_CARRE - 6)];

    /** Begins another page. */
    void oublier() {
        places.clear();
        Arrays.fill(carres, 0);
    }

    /** Whether a letter was not drawn there yet; it is from now on. */
    boolean estNouvelle(TextPosition lettre) {
        String unicode = lettre.getUnicode();
        float tolerance = lettre.getWidth() / unicode.length() / 3;
        float gauche = lettre.getX();
        float bas = lettre.getY();
        Places siennes = places.computeIfAbsent(unicode, aucune -> new Places());
        if (estPresDUneAutre(unicode.hashCode(), gauche, bas, tolerance) && siennes.ontDeja(gauche, bas, tolerance)) {
            return false;
        }
        siennes.ajouter(gauche, bas);
        int carre = carre(unicode.hashCode(), rang(gauche), rang(bas));
        carres[carre >> 6] |= 1L << carre;
        return true;
    }

    /** Whether the same letter may have been drawn in the squares around: nearly always it was not. */
    private boolean estPresDUneAutre(int unicode, float gauche, float bas, float tolerance) {
        int premier = rang(gauche - tolerance);
        int dernier = rang(gauche + tolerance);
        int dessous = rang(bas - tolerance);
        int dessus = rang(bas + tolerance);
        if ((long) dernier - premier >= CARRES_D_UN_COTE || (long) dessus - dessous >= CARRES_D_UN_COTE) {
            return true;
        }
        // Of a letter that lies nowhere both ranks are the last that an int has.
        for (long x = premier; x <= dernier; x++) {
            for (long y = dessous; y <= dessus; y++) {
                int carre = carre(unicode, (int) x, (int) y);
                if ((carres[carre >> 6] & (1L << carre)) != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The floor, which each letter asks for a few times and {@link Math#floor} is slow to find before it is compiled at its best. */
    private static int rang(float place) {
        float carres = place / COTE;
        int entier = (int) carres;
        return entier > carres && entier > Integer.MIN_VALUE ? entier - 1 : entier;
    }

    private static int carre(int unicode, int x, int y) {
        return (((unicode * 31 + x) * 1009 + y) * 0x9E3779B1) >>> (Integer.SIZE - BITS_D_UN_CARRE);
    }

    /** Where one letter was drawn: a page has some dozens of each. */
    private static final class Places {

        private float[] x = new float[16];
        private float[] y = new float[16];
        private int nombre;

        boolean ontDeja(float gauche, float bas, float tolerance) {
            float x0 = gauche - tolerance;
            float x1 = gauche + tolerance;
            for (int i = 0; i < nombre; i++) {
                if (x[i] >= x0 && x[i] < x1 && y[i] >= bas - tolerance && y[i] < bas + tolerance) {
                    return true;
                }
            }
            return false;
        }

        void ajouter(float gauche, float bas) {
            if (nombre == x.length) {
                x = Arrays.copyOf(x, 2 * nombre);
                y = Arrays.copyOf(y, 2 * nombre);
            }
            x[nombre] = gauche;
            y[nombre] = bas;
            nombre++;
        }
    }
}
