package fr.octroi.tck;

import fr.octroi.port.ReconnaissanceTexte;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A slate on which a few words are drawn in straight strokes: it needs no font, which a machine may not have. */
final class Ardoise {

    /** In pixels, from the top of a row to that of the next. */
    static final int INTERLIGNE = 120;

    /** Two rows, of which the second begins left of the end of the first. */
    static final List<Mot> MOTS =
            List.of(new Mot("VENTE", 40, 60), new Mot("FILET", 360, 60), new Mot("MATIN", 40, 180));

    private static final int LARGEUR = 700;
    private static final int HAUTEUR = 300;

    private static final int LETTRE_EN_LARGEUR = 26;
    private static final int LETTRE_EN_HAUTEUR = 40;
    private static final int PAS = 40;
    private static final int PLUME = 5;
    private static final int ECART = 4;

    /** The strokes of each letter, from one point to another of a grid of ten by ten: x, y, x, y. */
    private static final Map<Character, int[][]> TRAITS = Map.of(
            'A', new int[][] {{0, 10, 5, 0}, {5, 0, 10, 10}, {2, 6, 8, 6}},
            'E', new int[][] {{0, 0, 0, 10}, {0, 0, 9, 0}, {0, 5, 8, 5}, {0, 10, 9, 10}},
            'F', new int[][] {{0, 0, 0, 10}, {0, 0, 9, 0}, {0, 5, 8, 5}},
            'I', new int[][] {{5, 0, 5, 10}},
            'L', new int[][] {{0, 0, 0, 10}, {0, 10, 9, 10}},
            'M', new int[][] {{0, 0, 0, 10}, {0, 0, 5, 7}, {5, 7, 10, 0}, {10, 0, 10, 10}},
            'N', new int[][] {{0, 0, 0, 10}, {0, 0, 10, 10}, {10, 0, 10, 10}},
            'T', new int[][] {{0, 0, 10, 0}, {5, 0, 5, 10}},
            'V', new int[][] {{0, 0, 5, 10}, {5, 10, 10, 0}});

    private Ardoise() {}

    /** A word and where its first letter stands. */
    record Mot(String texte, int gauche, int haut) {

        /** Whether what was read is this word, and there. */
        boolean estA(ReconnaissanceTexte.Mot lu) {
            int droite = gauche + (texte.length() - 1) * PAS + LETTRE_EN_LARGEUR + PLUME;
            int bas = haut + LETTRE_EN_HAUTEUR + PLUME;
            return lu.texte().equals(texte)
                    && Math.abs(lu.gauche() - gauche) <= ECART
                    && Math.abs(lu.haut() - haut) <= ECART
                    && Math.abs(lu.gauche() + lu.largeur() - droite) <= ECART
                    && Math.abs(lu.haut() + lu.hauteur() - bas) <= ECART;
        }
    }

    static byte[] blanche() {
        byte[] entete = ("P5\n" + LARGEUR + " " + HAUTEUR + "\n255\n").getBytes(StandardCharsets.US_ASCII);
        byte[] image = Arrays.copyOf(entete, entete.length + LARGEUR * HAUTEUR);
        Arrays.fill(image, entete.length, image.length, (byte) 255);
        return image;
    }

    static byte[] ecrite() {
        byte[] image = blanche();
        for (Mot mot : MOTS) {
            for (int i = 0; i < mot.texte().length(); i++) {
                for (int[] trait : TRAITS.getOrDefault(mot.texte().charAt(i), new int[0][])) {
                    tracer(image, trait, mot.gauche() + i * PAS, mot.haut());
                }
            }
        }
        return image;
    }

    private static void tracer(byte[] image, int[] trait, int gauche, int haut) {
        int pas = 10 * LETTRE_EN_HAUTEUR;
        for (int i = 0; i <= pas; i++) {
            int x = gauche + (trait[0] * pas + (trait[2] - trait[0]) * i) * LETTRE_EN_LARGEUR / (10 * pas);
            int y = haut + (trait[1] * pas + (trait[3] - trait[1]) * i) * LETTRE_EN_HAUTEUR / (10 * pas);
            for (int dy = 0; dy < PLUME; dy++) {
                int point = image.length - LARGEUR * HAUTEUR + (y + dy) * LARGEUR + x;
                Arrays.fill(image, point, point + PLUME, (byte) 0);
            }
        }
    }
}
