package fr.octroi.document;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/** Turns pictures of any colour into shades of grey, no larger than they need be. */
final class ImageGrise {

    /** A page of A4 at 600 dpi is 35 million, the largest telephones make 108. */
    static final long PIXELS_ANNONCES = 120_000_000;

    /** A page of A4 at 250 dpi; of a larger picture, every second or third pixel is read. */
    static final long PIXELS_LUS = 6_000_000;

    private static final int OCTETS_D_UNE_COULEUR = 3;

    private ImageGrise() {}

    /** Reads a picture file as finely as a code needs. */
    static GreyRaster lire(byte[] fichier, Vigie vigie) throws IOException {
        return lire(fichier, PIXELS_LUS, vigie);
    }

    /**
     * Reads a picture file whose announced size is within bounds, which is known before a pixel is decoded.
     *
     * @param pixelsLus of a larger picture, every second or third pixel is read
     * @throws IOException when it is not a picture, is broken, or is too large
     * @throws Vigie.AbandonException when its time is over
     */
    static GreyRaster lire(byte[] fichier, long pixelsLus, Vigie vigie) throws IOException {
        try (ImageInputStream flux = new MemoryCacheImageInputStream(new ByteArrayInputStream(fichier))) {
            Iterator<ImageReader> lecteurs = ImageIO.getImageReaders(flux);
            if (!lecteurs.hasNext()) {
                throw new IIOException("not a picture");
            }
            ImageReader lecteur = lecteurs.next();
            try {
                lecteur.setInput(flux, true, true);
                lecteur.addIIOReadProgressListener(new Veille(vigie));
                long pixels = (long) lecteur.getWidth(0) * lecteur.getHeight(0);
                if (pixels < 1 || pixels > PIXELS_ANNONCES) {
                    throw new IIOException("a picture of another size");
                }
                ImageReadParam parametres = lecteur.getDefaultReadParam();
                int pas = (int) Math.ceil(Math.sqrt((double) pixels / pixelsLus));
                parametres.setSourceSubsampling(pas, pas, 0, 0);
                return de(lecteur.read(0, parametres));
            } finally {
                lecteur.dispose();
            }
        } catch (Vigie.AbandonException e) {
            throw e;
        } catch (RuntimeException e) {
            // The readers of the JDK let arrays and nulls of broken files show.
            throw new IIOException("a broken picture", e);
        }
    }

    /** Weighs the colours as the eye does; what is transparent is white, as on paper. */
    static GreyRaster de(BufferedImage image) {
        int largeur = image.getWidth();
        int hauteur = image.getHeight();
        byte[] gris = new byte[largeur * hauteur];
        if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
            WritableRaster trame = image.getRaster();
            trame.getDataElements(0, 0, largeur, hauteur, gris);
            return new GreyRaster(largeur, hauteur, gris);
        }
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
            // Whatever the order of its bytes, a raster gives them in that of its colours: red, green, blue.
            byte[] couleurs = new byte[OCTETS_D_UNE_COULEUR * largeur];
            for (int y = 0; y < hauteur; y++) {
                image.getRaster().getDataElements(0, y, largeur, 1, couleurs);
                griser(couleurs, gris, y * largeur);
            }
            return new GreyRaster(largeur, hauteur, gris);
        }
        int[] ligne = new int[largeur];
        for (int y = 0; y < hauteur; y++) {
            image.getRGB(0, y, largeur, 1, ligne, 0, largeur);
            for (int x = 0; x < largeur; x++) {
                int argb = ligne[x];
                int opacite = argb >>> 24;
                int lumiere = lumiere(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
                gris[y * largeur + x] = (byte) ((lumiere * opacite + 255 * (255 - opacite)) / 255);
            }
        }
        return new GreyRaster(largeur, hauteur, gris);
    }

    /** The light of pixels of three bytes, red, green and blue. */
    static byte[] gris(byte[] couleurs) {
        byte[] gris = new byte[couleurs.length / OCTETS_D_UNE_COULEUR];
        griser(couleurs, gris, 0);
        return gris;
    }

    private static void griser(byte[] couleurs, byte[] gris, int debut) {
        for (int i = 0, place = debut; i + 2 < couleurs.length; i += OCTETS_D_UNE_COULEUR, place++) {
            gris[place] = (byte) lumiere(couleurs[i] & 0xFF, couleurs[i + 1] & 0xFF, couleurs[i + 2] & 0xFF);
        }
    }

    private static int lumiere(int rouge, int vert, int bleu) {
        return (299 * rouge + 587 * vert + 114 * bleu) / 1000;
    }

    /** Asks for the time while a picture is decoded. */
    private record Veille(Vigie vigie) implements IIOReadProgressListener {

        @Override
        public void imageProgress(@Nullable ImageReader lecteur, float part) {
            vigie.verifierLHeure();
        }

        @Override
        public void sequenceStarted(@Nullable ImageReader lecteur, int premiere) {}

        @Override
        public void sequenceComplete(@Nullable ImageReader lecteur) {}

        @Override
        public void imageStarted(@Nullable ImageReader lecteur, int rang) {}

        @Override
        public void imageComplete(@Nullable ImageReader lecteur) {}

        @Override
        public void thumbnailStarted(@Nullable ImageReader lecteur, int image, int rang) {}

        @Override
        public void thumbnailProgress(@Nullable ImageReader lecteur, float part) {}

        @Override
        public void thumbnailComplete(@Nullable ImageReader lecteur) {}

        @Override
        public void readAborted(@Nullable ImageReader lecteur) {}
    }
}
