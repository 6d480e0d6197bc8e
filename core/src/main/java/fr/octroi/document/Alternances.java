package fr.octroi.document;

/**
 * How often light and dark take turns along the rows and the columns of a picture.
 *
 * <p>The smallest code has some eighteen turns along most lines that cross it, however it lies; a name has as many along a row but
 * few along a column, and an emblem few along both.
 */
final class Alternances {

    /** Half of what most lines of the smallest code have. */
    private static final int PAR_LIGNE = 9;

    /** A third of the lines that cross the smallest code when each module is one pixel. */
    private static final int LIGNES = 12;

    /** Shades that differ by less are the grain of the paper. */
    private static final int ECART = 4;

    private Alternances() {}

    /** Whether a picture may show a code: it never says no to one that can be read. */
    static boolean permettentUnCode(GreyRaster image) {
        int largeur = image.width();
        int hauteur = image.height();
        return chargees(image.luminance(), hauteur, largeur, largeur, 1)
                && chargees(image.luminance(), largeur, 1, hauteur, largeur);
    }

    private static boolean chargees(byte[] pixels, int lignes, int pasDeLigne, int longueur, int pas) {
        int chargees = 0;
        for (int i = 0; i < lignes; i++) {
            if (estChargee(pixels, i * pasDeLigne, longueur, pas) && ++chargees == LIGNES) {
                return true;
            }
        }
        return false;
    }

    private static boolean estChargee(byte[] pixels, int debut, int longueur, int pas) {
        int alternances = 0;
        boolean monte = false;
        int extreme = pixels[debut] & 0xFF;
        for (int i = 1, place = debut + pas; i < longueur; i++, place += pas) {
            int lumiere = pixels[place] & 0xFF;
            int recul = monte ? extreme - lumiere : lumiere - extreme;
            if (recul < 0) {
                extreme = lumiere;
            } else if (recul >= ECART) {
                extreme = lumiere;
                monte = !monte;
                if (++alternances == PAR_LIGNE) {
                    return true;
                }
            }
        }
        return false;
    }
}
