package fr.octroi.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A picture in shades of grey, row by row from the top left; 0 is black, 255 white. */
final class GreyRaster {

    private static final int ENTETE_EN_OCTETS = 40;
    private static final Pattern ENTETE =
            Pattern.compile("P5\\s(?<largeur>[1-9][0-9]{0,8})\\s(?<hauteur>[1-9][0-9]{0,8})\\s255\\s");

    private final int width;
    private final int height;
    private final byte[] luminance;

    GreyRaster(int width, int height, byte[] luminance) {
        if (width < 1 || height < 1 || luminance.length != (long) width * height) {
            throw new IllegalArgumentException("a picture of another size");
        }
        this.width = width;
        this.height = height;
        this.luminance = luminance;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** The pixels themselves, not a copy: a page holds millions. */
    byte[] luminance() {
        return luminance;
    }

    int at(int x, int y) {
        return luminance[y * width + x] & 0xFF;
    }

    /** The same picture as a PGM file in binary. */
    byte[] pgm() {
        byte[] entete = ("P5\n" + width + " " + height + "\n255\n").getBytes(StandardCharsets.US_ASCII);
        byte[] fichier = Arrays.copyOf(entete, entete.length + luminance.length);
        System.arraycopy(luminance, 0, fichier, entete.length, luminance.length);
        return fichier;
    }

    /** Whether a file is such a picture, and whole. */
    static boolean estUnPgm(byte[] fichier) {
        String debut = new String(fichier, 0, Math.min(fichier.length, ENTETE_EN_OCTETS), StandardCharsets.ISO_8859_1);
        Matcher entete = ENTETE.matcher(debut);
        return entete.lookingAt()
                && Long.parseLong(entete.group("largeur")) * Long.parseLong(entete.group("hauteur"))
                        == fichier.length - entete.end();
    }

    /** The same picture as the eye is to see it, its orientation being told by a camera (Exif, 1 to 8). */
    GreyRaster redresser(int orientation) {
        if (orientation == 1) {
            return this;
        }
        boolean couchee = orientation >= 5;
        boolean deDroite = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean deBas = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        int w = couchee ? height : width;
        int h = couchee ? width : height;
        byte[] droite = new byte[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int u = couchee ? y : x;
                int v = couchee ? x : y;
                droite[y * w + x] = luminance[(deBas ? height - 1 - v : v) * width + (deDroite ? width - 1 - u : u)];
            }
        }
        return new GreyRaster(w, h, droite);
    }

    /** The same picture at half its size, each pixel the mean of four. */
    GreyRaster moitie() {
        int w = Math.max(1, width / 2);
        int h = Math.max(1, height / 2);
        byte[] moitie = new byte[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int x1 = Math.min(2 * x + 1, width - 1);
                int y1 = Math.min(2 * y + 1, height - 1);
                moitie[y * w + x] = (byte) ((at(2 * x, 2 * y) + at(x1, 2 * y) + at(2 * x, y1) + at(x1, y1)) / 4);
            }
        }
        return new GreyRaster(w, h, moitie);
    }
}
