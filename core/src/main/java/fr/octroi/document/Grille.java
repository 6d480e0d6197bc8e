package fr.octroi.document;

import com.google.zxing.common.BitMatrix;
import fr.octroi.document.Quadrilatere.Point;
import java.util.function.ToDoubleFunction;

/**
 * A DataMatrix laid on a picture: where its corners are and how many modules its sides have (ISO/IEC 16022).
 *
 * <p>The first corner is the top of the solid left side, so the fourth is where the two solid sides meet.
 */
record Grille(Quadrilatere cadre, int modules) {

    /** The square sizes of ECC 200 in which a header and a signature alone find room. */
    static final int[] TAILLES = {40, 44, 48, 52, 64, 72, 80, 88, 96, 104, 120, 132, 144};

    /** How many times each corner is looked at for one length of step. */
    private static final int TOURS = 4;

    double coteDUnModule() {
        return cadre.cote() / modules;
    }

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

    /** Moves the corners, by a pixel or two, to where the sides look best. */
    Grille surLesBords(GreyRaster image) {
        return ajuste(1, grille -> grille.ressemblance(image));
    }

    /** Moves the corners by less, to where all the modules are the clearest: long, and all that small ones leave. */
    Grille surLesModules(GreyRaster image) {
        return ajuste(0.5, grille -> grille.contraste(image));
    }

    private Grille ajuste(double premierPas, ToDoubleFunction<Grille> note) {
        Grille meilleure = this;
        double noteDeLaMeilleure = note.applyAsDouble(this);
        for (double pas = premierPas; pas >= premierPas / 4; pas /= 2) {
            boolean mieux = true;
            for (int tour = 0; mieux && tour < TOURS; tour++) {
                mieux = false;
                for (int coin = 0; coin < 4; coin++) {
                    Point depart = meilleure.cadre.coins().get(coin);
                    for (int i = 0; i < 9; i++) {
                        Point essaye = depart.plus((i % 3 - 1) * pas, (i / 3 - 1) * pas);
                        Grille essai = new Grille(meilleure.cadre.avec(coin, essaye), modules);
                        double noteDeLEssai = note.applyAsDouble(essai);
                        if (noteDeLEssai > noteDeLaMeilleure) {
                            noteDeLaMeilleure = noteDeLEssai;
                            meilleure = essai;
                            mieux = true;
                        }
                    }
                }
            }
        }
        return meilleure;
    }

    /** How far the modules are from their mean light: the farthest when each is looked at in its middle. */
    private double contraste(GreyRaster image) {
        double somme = 0;
        double carres = 0;
        for (int y = 0; y < modules; y++) {
            for (int x = 0; x < modules; x++) {
                double lumiere = lumiere(image, x, y);
                somme += lumiere;
                carres += lumiere * lumiere;
            }
        }
        return carres - somme * somme / (modules * modules);
    }

    /**
     * Reads each module as dark or light, by half of what the sides show.
     *
     * @param debord what part of its light each module got from each of its four neighbours: small modules mix in pixels
     */
    BitMatrix lire(GreyRaster image, double debord) {
        double[][] lumieres = new double[modules + 2][modules + 2];
        double clair = 0;
        double sombre = 0;
        for (int i = 0; i < modules; i += 2) {
            clair += lumiere(image, i + 1, 0) + lumiere(image, modules - 1, i);
            sombre += lumiere(image, i, modules - 1) + lumiere(image, 0, i);
        }
        for (int y = -1; y <= modules; y++) {
            for (int x = -1; x <= modules; x++) {
                lumieres[y + 1][x + 1] = lumiere(image, x, y);
            }
        }
        double seuil = (clair + sombre) / (2 * modules);
        BitMatrix bits = new BitMatrix(modules);
        for (int y = 1; y <= modules; y++) {
            for (int x = 1; x <= modules; x++) {
                double voisins = lumieres[y - 1][x] + lumieres[y + 1][x] + lumieres[y][x - 1] + lumieres[y][x + 1];
                if (lumieres[y][x] * (1 + 4 * debord) - voisins * debord < seuil) {
                    bits.set(x - 1, y - 1);
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
