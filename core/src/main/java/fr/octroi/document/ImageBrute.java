package fr.octroi.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/** The picture of a PDF as it lies in the file, before it is drawn: only ordinary ones of the size of a logo are taken. */
final class ImageBrute {

    /** What is larger is a scan, which is drawn anyhow. */
    private static final long PIXELS_D_UN_LOGO = 500_000;

    private static final int GRIS = 1;
    private static final int ROUGE_VERT_BLEU = 3;

    private ImageBrute() {}

    /** Returns the light of a picture; nothing of one that its own data do not tell alone, or do not tell simply. */
    static Optional<GreyRaster> lire(COSStream image, Vigie vigie) {
        int largeur = image.getInt(COSName.WIDTH);
        int hauteur = image.getInt(COSName.HEIGHT);
        if (largeur < 1
                || hauteur < 1
                || (long) largeur * hauteur > PIXELS_D_UN_LOGO
                || image.containsKey(COSName.SMASK)
                || image.containsKey(COSName.MASK)
                || image.containsKey(COSName.DECODE)
                || image.getBoolean(COSName.IMAGE_MASK, false)) {
            return Optional.empty();
        }
        try {
            COSBase filtre = filtre(image);
            if (COSName.DCT_DECODE.equals(filtre)) {
                return jpeg(image, vigie).filter(lue -> lue.width() == largeur && lue.height() == hauteur);
            }
            return filtre == null || COSName.FLATE_DECODE.equals(filtre)
                    ? octets(image, largeur, hauteur)
                    : Optional.empty();
        } catch (Vigie.AbandonException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Whether it can be drawn all the same is seen when it is drawn.
            return Optional.empty();
        }
    }

    /** One filter is written by itself or in a row of one. */
    private static @Nullable COSBase filtre(COSStream image) {
        COSBase filtres = image.getFilters();
        return filtres instanceof COSArray rangee && rangee.size() == 1 ? rangee.getObject(0) : filtres;
    }

    private static Optional<GreyRaster> jpeg(COSStream image, Vigie vigie) throws IOException {
        try (InputStream brut = image.createRawInputStream()) {
            byte[] fichier = brut.readAllBytes();
            return Optional.of(ImageGrise.lire(fichier, vigie));
        }
    }

    private static Optional<GreyRaster> octets(COSStream image, int largeur, int hauteur) throws IOException {
        int composantes = composantes(image.getDictionaryObject(COSName.COLORSPACE));
        if (composantes == 0 || image.getInt(COSName.BITS_PER_COMPONENT) != 8) {
            return Optional.empty();
        }
        byte[] octets;
        try (InputStream flux = image.createInputStream()) {
            octets = flux.readNBytes(largeur * hauteur * composantes);
        }
        if (octets.length < largeur * hauteur * composantes) {
            return Optional.empty();
        }
        return Optional.of(new GreyRaster(largeur, hauteur, composantes == GRIS ? octets : gris(octets)));
    }

    private static byte[] gris(byte[] couleurs) {
        byte[] gris = new byte[couleurs.length / ROUGE_VERT_BLEU];
        for (int i = 0, j = 0; i < gris.length; i++, j += ROUGE_VERT_BLEU) {
            gris[i] = (byte) ImageGrise.lumiere(couleurs[j] & 0xFF, couleurs[j + 1] & 0xFF, couleurs[j + 2] & 0xFF);
        }
        return gris;
    }

    /** How many bytes a pixel has, each being so much of a light; 0 of all other colours. */
    private static int composantes(COSBase couleurs) {
        if (COSName.DEVICEGRAY.equals(couleurs)) {
            return GRIS;
        }
        if (COSName.DEVICERGB.equals(couleurs)) {
            return ROUGE_VERT_BLEU;
        }
        if (couleurs instanceof COSArray espace
                && COSName.ICCBASED.equals(espace.getObject(0))
                && espace.getObject(1) instanceof COSStream profil) {
            int nombre = profil.getInt(COSName.N);
            return nombre == GRIS || nombre == ROUGE_VERT_BLEU ? nombre : 0;
        }
        return 0;
    }
}
