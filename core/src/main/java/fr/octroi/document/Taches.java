package fr.octroi.document;

import fr.octroi.document.Quadrilatere.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The dark spots of a picture that lie like a square, the largest first: a DataMatrix is one, for two of its sides are
 * solid and hold most of the rest.
 */
final class Taches {

    private static final double RAPPORT_MAXIMUM = 1.5;

    private final GreyRaster image;
    private final Vigie vigie;
    private final boolean[] sombre;
    private final int[] gauche;
    private final int[] droite;
    private int[] pile = new int[1024];

    private Taches(GreyRaster image, int rayon, Vigie vigie) {
        this.image = image;
        this.vigie = vigie;
        this.sombre = seuiller(rayon);
        this.gauche = new int[image.height()];
        this.droite = new int[image.height()];
    }

    /**
     * Finds spots.
     *
     * @param rayon half the side of the square whose mean tells dark from light around a pixel
     */
    static List<Quadrilatere> carrees(GreyRaster image, int rayon, Vigie vigie) {
        return new Taches(image, rayon, vigie).chercher();
    }

    private List<Quadrilatere> chercher() {
        List<Tache> taches = new ArrayList<>();
        for (int place = 0; place < sombre.length; place++) {
            if (sombre[place]) {
                vigie.verifier();
                remplir(place % image.width(), place / image.width(), taches);
            }
        }
        return taches.stream()
                .sorted(Comparator.comparingLong(Tache::aire).reversed())
                .map(Tache::cadre)
                .toList();
    }

    private record Tache(long aire, Quadrilatere cadre) {}

    /** Takes away a spot, pixels that touch by a side or a corner; keeps its frame when that is a square. */
    private void remplir(int x0, int y0, List<Tache> taches) {
        int largeur = image.width();
        int haut = y0;
        int bas = y0;
        int min = x0;
        int max = x0;
        int taille = 0;
        pile[taille++] = y0 * largeur + x0;
        sombre[y0 * largeur + x0] = false;
        gauche[y0] = x0;
        droite[y0] = x0;
        while (taille > 0) {
            vigie.verifier();
            int place = pile[--taille];
            int x = place % largeur;
            int y = place / largeur;
            // Spots are filled from their top row down: a row that is new is at the bottom.
            while (bas < y) {
                bas++;
                gauche[bas] = x;
                droite[bas] = x;
            }
            gauche[y] = Math.min(gauche[y], x);
            droite[y] = Math.max(droite[y], x);
            min = Math.min(min, x);
            max = Math.max(max, x);
            for (int v = Math.max(y - 1, 0); v <= Math.min(y + 1, image.height() - 1); v++) {
                for (int u = Math.max(x - 1, 0); u <= Math.min(x + 1, largeur - 1); u++) {
                    if (sombre[v * largeur + u]) {
                        sombre[v * largeur + u] = false;
                        if (taille == pile.length) {
                            pile = Arrays.copyOf(pile, 2 * taille);
                        }
                        pile[taille++] = v * largeur + u;
                    }
                }
            }
        }
        if (max - min + 1 >= CodesSurImage.COTE_MINIMUM && bas - haut + 1 >= CodesSurImage.COTE_MINIMUM) {
            Quadrilatere cadre = Quadrilatere.autour(bords(haut, bas));
            if (cadre.estCarre(CodesSurImage.COTE_MINIMUM, RAPPORT_MAXIMUM)) {
                taches.add(new Tache((long) (max - min) * (bas - haut), cadre));
            }
        }
    }

    private List<Point> bords(int haut, int bas) {
        List<Point> bords = new ArrayList<>();
        for (int y = haut; y <= bas; y++) {
            for (int v = y; v <= y + 1; v++) {
                bords.add(new Point(gauche[y], v));
                bords.add(new Point(droite[y] + 1, v));
            }
        }
        return bords;
    }

    /** Tells dark pixels from light ones by the mean around each, so that neither shade nor pale ink matters. */
    private boolean[] seuiller(int rayon) {
        int largeur = image.width();
        int hauteur = image.height();
        byte[] pixels = image.luminance();
        int[] colonnes = new int[largeur];
        long[] avant = new long[largeur + 1];
        boolean[] resultat = new boolean[largeur * hauteur];
        for (int y = 0; y < Math.min(rayon, hauteur); y++) {
            ajouter(colonnes, y, 1);
        }
        for (int y = 0; y < hauteur; y++) {
            vigie.verifier();
            if (y + rayon < hauteur) {
                ajouter(colonnes, y + rayon, 1);
            }
            if (y - rayon - 1 >= 0) {
                ajouter(colonnes, y - rayon - 1, -1);
            }
            for (int x = 0; x < largeur; x++) {
                avant[x + 1] = avant[x] + colonnes[x];
            }
            int lignes = Math.min(y + rayon, hauteur - 1) - Math.max(y - rayon, 0) + 1;
            for (int x = 0; x < largeur; x++) {
                int debut = Math.max(x - rayon, 0);
                int fin = Math.min(x + rayon + 1, largeur);
                int place = y * largeur + x;
                long aire = (long) lignes * (fin - debut);
                resultat[place] = ((pixels[place] & 0xFF) + ECART) * aire < avant[fin] - avant[debut];
            }
        }
        return resultat;
    }

    /** Shades that differ by less from the mean are the grain of the paper. */
    private static final int ECART = 6;

    private void ajouter(int[] colonnes, int y, int signe) {
        byte[] pixels = image.luminance();
        int place = y * colonnes.length;
        for (int x = 0; x < colonnes.length; x++) {
            colonnes[x] += signe * (pixels[place + x] & 0xFF);
        }
    }
}
