package fr.octroi.document;

import com.google.zxing.common.BitMatrix;
import fr.octroi.document.Quadrilatere.Point;

/**
 * A DataMatrix laid on a picture: where its corners are and how many modules its sides have (ISO/IEC 16022).
 *
 * <p>The first corner is the top of the solid left side, so the fourth is where the two solid sides meet.
 */
record Grille(Quadrilatere cadre, int modules) {

    /** The square sizes of ECC 200. */
    static final int[] TAILLES = {
        10, 12, 14, 16, 18, 20, 22, 24, 26, 32, 36, 40, 44, 48, 52, 64, 72, 80, 88, 96, 104, 120, 132, 144
    };

    /** How far a corner may be from where its spot ends, in pixels, and by which steps it is looked for. */
    private static final double[] PAS = {1, 0.5, 0.25};

    /**
     * How well the four sides look like those of a code: the mean light of the modules that must be light, less that of
     * those which must be dark, as a part of what a perfect print would give.
     */
    double ressemblance(GreyRaster image) {
        double clair = 0;
        double sombre = 0;
        double minimum = 255;
        double maximum = 0;
        for (int i = 0; i < modules; i++) {
            double haut = lumiere(image, i, 0);
            double bas = lumiere(image, i, modules - 1);
            double gauche = lumiere(image, 0, i);
            double droite = lumiere(image, modules - 1, i);
            sombre += bas + gauche + (i % 2 == 0 ? haut : droite);
            clair += i % 2 == 0 ? droite : haut;
            minimum = Math.min(minimum, Math.min(Math.min(haut, bas), Math.min(gauche, droite)));
            maximum = Math.max(maximum, Math.max(Math.max(haut, bas), Math.max(gauche, droite)));
        }
        return maximum - minimum < 1 ? 0 : (clair / modules - sombre / (3 * modules)) / (maximum - minimum);
    }

    /** Moves the corners to where the sides look best. */
    Grille ajuste(GreyRaster image) {
        Grille meilleure = this;
        double note = ressemblance(image);
        for (double pas : PAS) {
            boolean mieux = true;
            for (int tour = 0; mieux && tour < 4; tour++) {
                mieux = false;
                for (int coin = 0; coin < 4; coin++) {
                    Point depart = meilleure.cadre.coins().get(coin);
                    for (int dx = -1; dx <= 1; dx++) {
                        for (int dy = -1; dy <= 1; dy++) {
                            Grille essai =
                                    new Grille(meilleure.cadre.avec(coin, depart.plus(dx * pas, dy * pas)), modules);
                            double noteDeLEssai = essai.ressemblance(image);
                            if (noteDeLEssai > note) {
                                note = noteDeLEssai;
                                meilleure = essai;
                                mieux = true;
                            }
                        }
                    }
                }
            }
        }
        return meilleure;
    }

    /** Reads each module as dark or light, by half of what the sides show. */
    BitMatrix lire(GreyRaster image) {
        double clair = 0;
        double sombre = 0;
        for (int i = 0; i < modules; i += 2) {
            clair += lumiere(image, i + 1, 0) + lumiere(image, modules - 1, i);
            sombre += lumiere(image, i, modules - 1) + lumiere(image, 0, i);
        }
        double seuil = (clair + sombre) / (2 * modules);
        BitMatrix bits = new BitMatrix(modules);
        for (int y = 0; y < modules; y++) {
            for (int x = 0; x < modules; x++) {
                if (lumiere(image, x, y) < seuil) {
                    bits.set(x, y);
                }
            }
        }
        return bits;
    }

    /** The light in the middle of a module, between the four pixels that are nearest. */
    private double lumiere(GreyRaster image, int colonne, int ligne) {
        Point p = cadre.interieur((colonne + 0.5) / modules, (ligne + 0.5) / modules);
        double x = Math.max(0, Math.min(image.width() - 1.001, p.x() - 0.5));
        double y = Math.max(0, Math.min(image.height() - 1.001, p.y() - 0.5));
        int x0 = (int) x;
        int y0 = (int) y;
        double fx = x - x0;
        double fy = y - y0;
        return (1 - fy) * ((1 - fx) * image.at(x0, y0) + fx * image.at(x0 + 1, y0))
                + fy * ((1 - fx) * image.at(x0, y0 + 1) + fx * image.at(x0 + 1, y0 + 1));
    }
}
