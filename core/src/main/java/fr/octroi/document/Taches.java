package fr.octroi.document;

import fr.octroi.document.Quadrilatere.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The dark spots of a picture that lie like a square, the largest first: a DataMatrix is one, for two of its sides are
 * solid and hold most of the rest.
 *
 * <p>A row is taken as the segments that are dark in it, and a spot is segments that touch by a side or a corner.
 */
final class Taches {

    private static final double RAPPORT_MAXIMUM = 1.5;

    /** Shades that differ by less from the mean are the grain of the paper. */
    private static final int ECART = 6;

    private final GreyRaster image;
    private final Vigie vigie;

    /** The rank of the first segment of each row, and that of the first that there is not. */
    private final int[] premiers;

    private int segments;
    private int[] debuts = new int[1024];
    private int[] fins = new int[1024];

    /** Of each segment one that came before it in the same spot; the first of a spot is its own. */
    private int[] avant = new int[1024];

    private Taches(GreyRaster image, int rayon, Vigie vigie) {
        this.image = image;
        this.vigie = vigie;
        this.premiers = new int[image.height() + 1];
        couper(rayon);
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
        for (Etendue etendue : etendues()) {
            vigie.verifier();
            Quadrilatere cadre = Quadrilatere.autour(etendue.bords());
            if (cadre.estCarre(CodesSurImage.COTE_MINIMUM, RAPPORT_MAXIMUM)) {
                taches.add(new Tache(etendue.aire(), cadre));
            }
        }
        return taches.stream()
                .sorted(Comparator.comparingLong(Tache::aire).reversed())
                .map(Tache::cadre)
                .toList();
    }

    private record Tache(long aire, Quadrilatere cadre) {}

    /** A spot that is large enough: its rows, and how far each goes. */
    private static final class Etendue {

        private final int haut;
        private final int[] gauche;
        private final int[] droite;

        Etendue(int haut, int bas) {
            this.haut = haut;
            this.gauche = new int[bas - haut + 1];
            this.droite = new int[bas - haut + 1];
            Arrays.fill(gauche, Integer.MAX_VALUE);
        }

        void ajouter(int ligne, int debut, int fin) {
            gauche[ligne - haut] = Math.min(gauche[ligne - haut], debut);
            droite[ligne - haut] = Math.max(droite[ligne - haut], fin);
        }

        int hauteur() {
            return gauche.length;
        }

        int largeur() {
            return Arrays.stream(droite).max().orElse(0)
                    - Arrays.stream(gauche).min().orElse(0)
                    + 1;
        }

        long aire() {
            return (long) (largeur() - 1) * (hauteur() - 1);
        }

        List<Point> bords() {
            List<Point> bords = new ArrayList<>();
            for (int i = 0; i < gauche.length; i++) {
                for (int y = haut + i; y <= haut + i + 1; y++) {
                    bords.add(new Point(gauche[i], y));
                    bords.add(new Point(droite[i] + 1, y));
                }
            }
            return bords;
        }
    }

    /** The spots that are high and wide enough, in the order of their first segments. */
    private List<Etendue> etendues() {
        int[] bas = new int[segments];
        for (int y = 0; y < image.height(); y++) {
            vigie.verifier();
            for (int i = premiers[y]; i < premiers[y + 1]; i++) {
                avant[i] = premier(i);
                bas[avant[i]] = y;
            }
        }
        List<Etendue> etendues = new ArrayList<>();
        // What was the last row of a spot is from here on the rank of its extent, below zero when it has none.
        int[] rangs = bas;
        for (int y = 0; y < image.height(); y++) {
            vigie.verifier();
            for (int i = premiers[y]; i < premiers[y + 1]; i++) {
                if (avant[i] == i) {
                    boolean haute = bas[i] - y + 1 >= CodesSurImage.COTE_MINIMUM;
                    if (haute) {
                        etendues.add(new Etendue(y, bas[i]));
                    }
                    rangs[i] = haute ? etendues.size() - 1 : -1;
                }
                if (rangs[avant[i]] >= 0) {
                    etendues.get(rangs[avant[i]]).ajouter(y, debuts[i], fins[i]);
                }
            }
        }
        etendues.removeIf(etendue -> etendue.largeur() < CodesSurImage.COTE_MINIMUM);
        return etendues;
    }

    /** Tells dark pixels from light ones by the mean around each, so that neither shade nor pale ink matters. */
    private void couper(int rayon) {
        int largeur = image.width();
        int hauteur = image.height();
        int[] colonnes = new int[largeur];
        int[] vues = new int[largeur];
        for (int x = 0; x < largeur; x++) {
            vues[x] = Math.min(x + rayon + 1, largeur) - Math.max(x - rayon, 0);
        }
        // Of the columns up to each, with as many more on both sides as a square may reach beyond the picture.
        int[] sommes = new int[largeur + 2 * rayon + 1];
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
            int somme = 0;
            for (int x = 0; x < largeur; x++) {
                somme += colonnes[x];
                sommes[x + rayon + 1] = somme;
            }
            Arrays.fill(sommes, largeur + rayon + 1, sommes.length, somme);
            int lignes = Math.min(y + rayon, hauteur - 1) - Math.max(y - rayon, 0) + 1;
            couperLaLigne(y, lignes, vues, 2 * rayon + 1, sommes);
            premiers[y + 1] = segments;
            if (y > 0) {
                relier(premiers[y - 1], premiers[y]);
            }
        }
    }

    private void ajouter(int[] colonnes, int y, int signe) {
        byte[] pixels = image.luminance();
        int place = y * colonnes.length;
        for (int x = 0; x < colonnes.length; x++) {
            colonnes[x] += signe * (pixels[place + x] & 0xFF);
        }
    }

    private void couperLaLigne(int y, int lignes, int[] colonnes, int cote, int[] sommes) {
        byte[] pixels = image.luminance();
        int largeur = image.width();
        int place = y * largeur;
        int depart = -1;
        for (int x = 0; x < largeur; x++) {
            int aire = lignes * colonnes[x];
            boolean sombre = ((pixels[place + x] & 0xFF) + ECART) * aire < sommes[x + cote] - sommes[x];
            if (sombre == (depart < 0)) {
                if (sombre) {
                    depart = x;
                } else {
                    noter(depart, x - 1);
                    depart = -1;
                }
            }
        }
        if (depart >= 0) {
            noter(depart, largeur - 1);
        }
    }

    private void noter(int debut, int fin) {
        if (segments == debuts.length) {
            debuts = Arrays.copyOf(debuts, 2 * segments);
            fins = Arrays.copyOf(fins, 2 * segments);
            avant = Arrays.copyOf(avant, 2 * segments);
        }
        debuts[segments] = debut;
        fins[segments] = fin;
        avant[segments] = segments;
        segments++;
    }

    /** Joins the segments of the last row, from a rank on, to those of the row above that they touch. */
    private void relier(int premierDAuDessus, int premierDeLaLigne) {
        int i = premierDAuDessus;
        int j = premierDeLaLigne;
        while (i < premierDeLaLigne && j < segments) {
            if (fins[i] + 1 >= debuts[j] && fins[j] + 1 >= debuts[i]) {
                unir(i, j);
            }
            if (fins[i] < fins[j]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private void unir(int i, int j) {
        int a = premier(i);
        int b = premier(j);
        avant[Math.max(a, b)] = Math.min(a, b);
    }

    /** The first segment of the spot of one; the way there is made shorter for the next time. */
    private int premier(int segment) {
        int i = segment;
        while (avant[i] != i) {
            avant[i] = avant[avant[i]];
            i = avant[i];
        }
        return i;
    }
}
