package fr.octroi.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/** The picture of a PDF as it lies in the file, before it is drawn: only ordinary ones of the size of a logo are taken. */
final class ImageBrute {

    /** What is larger is a scan, which is drawn anyhow. */
    private static final long PIXELS_D_UN_LOGO = 500_000;

    private static final int BLANC = 255;
    private static final int NOIR = 0;

    private static final int GRIS = 1;
    private static final int ROUGE_VERT_BLEU = 3;
    private static final int COULEURS_AU_PLUS = 256;

    private ImageBrute() {}

    /**
     * Returns the light of a picture: on white, and on black as well where it lets the paper through, for what is drawn in the colour of
     * one of them is seen on the other; nothing of one that its own data do not tell alone, or do not tell simply.
     */
    static List<GreyRaster> lire(COSStream image, Vigie vigie) {
        try {
            Optional<GreyRaster> lumiere = lumiere(image, vigie);
            if (lumiere.isEmpty() || !image.containsKey(COSName.SMASK)) {
                return lumiere.stream().toList();
            }
            return opacite(image, vigie)
                    .filter(opacite -> opacite.width() == lumiere.get().width()
                            && opacite.height() == lumiere.get().height())
                    .map(opacite -> List.of(sur(BLANC, lumiere.get(), opacite), sur(NOIR, lumiere.get(), opacite)))
                    .orElse(List.of());
        } catch (Vigie.AbandonException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Whether it can be drawn all the same is seen when it is drawn.
            return List.of();
        }
    }

    private static Optional<GreyRaster> lumiere(COSStream image, Vigie vigie) throws IOException {
        int largeur = image.getInt(COSName.WIDTH);
        int hauteur = image.getInt(COSName.HEIGHT);
        if (largeur < 1
                || hauteur < 1
                || (long) largeur * hauteur > PIXELS_D_UN_LOGO
                || image.containsKey(COSName.MASK)
                || image.containsKey(COSName.DECODE)
                || image.getBoolean(COSName.IMAGE_MASK, false)) {
            return Optional.empty();
        }
        COSBase filtre = filtre(image);
        if (COSName.DCT_DECODE.equals(filtre)) {
            if (composantes(image.getDictionaryObject(COSName.COLORSPACE)) == 0) {
                return Optional.empty();
            }
            return jpeg(image, vigie).filter(lue -> lue.width() == largeur && lue.height() == hauteur);
        }
        return filtre == null || COSName.FLATE_DECODE.equals(filtre)
                ? octets(image, largeur, hauteur)
                : Optional.empty();
    }

    /** A soft mask is a picture in shades of grey (ISO 32000-1, 11.6.5.3); one whose colours were mixed with another before says less simply. */
    private static Optional<GreyRaster> opacite(COSStream image, Vigie vigie) throws IOException {
        COSStream masque = image.getCOSStream(COSName.SMASK);
        return masque == null || masque.containsKey(COSName.MATTE) ? Optional.empty() : lumiere(masque, vigie);
    }

    private static GreyRaster sur(int fond, GreyRaster lumiere, GreyRaster opacite) {
        byte[] composee = new byte[lumiere.luminance().length];
        for (int i = 0; i < composee.length; i++) {
            int part = opacite.luminance()[i] & 0xFF;
            composee[i] = (byte) (((lumiere.luminance()[i] & 0xFF) * part + fond * (255 - part)) / 255);
        }
        return new GreyRaster(lumiere.width(), lumiere.height(), composee);
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
        COSBase couleurs = image.getDictionaryObject(COSName.COLORSPACE);
        byte[] palette = palette(couleurs);
        int composantes = palette.length > 0 ? GRIS : composantes(couleurs);
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
        for (int i = 0; i < octets.length && palette.length > 0; i++) {
            octets[i] = palette[Math.min(octets[i] & 0xFF, palette.length - 1)];
        }
        return Optional.of(new GreyRaster(largeur, hauteur, composantes == GRIS ? octets : ImageGrise.gris(octets)));
    }

    /** The light of each colour of a table of them (ISO 32000-1, 8.6.6.3); none of other colours. */
    private static byte[] palette(COSBase couleurs) throws IOException {
        if (!(couleurs instanceof COSArray espace)
                || espace.size() < 4
                || !COSName.INDEXED.equals(espace.getObject(0))
                || !(espace.getObject(2) instanceof COSNumber derniere)) {
            return new byte[0];
        }
        int composantes = composantes(espace.getObject(1));
        byte[] table = table(espace.getObject(3));
        int octets =
                Math.min(table.length, Math.max(0, Math.min(COULEURS_AU_PLUS, derniere.intValue() + 1)) * composantes);
        byte[] utiles = Arrays.copyOf(table, octets);
        return composantes == GRIS ? utiles : ImageGrise.gris(utiles);
    }

    private static byte[] table(COSBase table) throws IOException {
        if (table instanceof COSString ecrite) {
            return ecrite.getBytes();
        }
        if (table instanceof COSStream flux) {
            try (InputStream octets = flux.createInputStream()) {
                return octets.readNBytes(COULEURS_AU_PLUS * ROUGE_VERT_BLEU);
            }
        }
        return new byte[0];
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
