package fr.octroi.document;

import fr.octroi.instruction.NatureFichier;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a picture announces of itself, read in its first bytes before anything is decoded: a few bytes may announce
 * gigapixels, and libraries believe them.
 *
 * <p>Of the data that a camera adds (Exif), the orientation alone is read: where a picture was taken is nobody's business.
 *
 * @param largeur in pixels, 0 when it is not announced
 * @param hauteur in pixels, 0 when it is not announced
 * @param orientation 1 to 8 by the Exif standard (TIFF tag 274), 1 when nothing else is said: rows from the top, columns
 *     from the left
 */
record EnteteImage(int largeur, int hauteur, int orientation) {

    /** More than an A4 page at 600 dots an inch; a host of 200 MB can still decode it. */
    static final long PIXELS_MAXIMUM = 50_000_000;

    private static final int IDENTITE = 1;
    private static final int SEGMENTS_AU_PLUS = 1_000;
    private static final int ETIQUETTES_AU_PLUS = 512;

    private static final byte[] DONNEES_PNG = GenreFichier.octets("IDAT");
    private static final byte[] FIN_PNG = GenreFichier.octets("IEND");
    private static final byte[] DONNEES_JPEG = GenreFichier.octets("\u00ff\u00da");
    private static final byte[] FIN_JPEG = GenreFichier.octets("\u00ff\u00d9");

    boolean estTropGrande() {
        return (long) largeur * hauteur > PIXELS_MAXIMUM;
    }

    /** Reads what a picture announces; nothing when it is cut or broken where it announces itself. */
    static Optional<EnteteImage> lire(NatureFichier nature, byte[] octets) {
        try {
            ByteBuffer image = ByteBuffer.wrap(octets);
            return Optional.ofNullable(
                            switch (nature) {
                                case PNG -> png(image);
                                case JPEG -> jpeg(image);
                                case GIF -> petitBoutiste(image, 6);
                                case BMP -> bmp(image);
                                case WEBP -> webp(image);
                                case TIFF -> tiff(image, 0, octets.length);
                                // Its size lies deep in boxes, and nobody decodes it here.
                                case HEIC -> new EnteteImage(0, 0, IDENTITE);
                                case PDF, INCONNUE -> null;
                            })
                    .filter(entete -> nature == NatureFichier.HEIC || (entete.largeur > 0 && entete.hauteur > 0));
        } catch (IndexOutOfBoundsException coupee) {
            return Optional.empty();
        }
    }

    /** Whether the picture has data and an end, for the two formats that mark them. */
    static boolean estEntiere(NatureFichier nature, byte[] octets) {
        return switch (nature) {
            case PNG -> finit(octets, DONNEES_PNG, FIN_PNG);
            case JPEG -> finit(octets, DONNEES_JPEG, FIN_JPEG);
            default -> true;
        };
    }

    private static boolean finit(byte[] octets, byte[] donnees, byte[] fin) {
        int debut = GenreFichier.trouver(octets, donnees, 0, octets.length);
        return debut >= 0 && GenreFichier.trouver(octets, fin, debut, octets.length) >= 0;
    }

    private static EnteteImage png(ByteBuffer image) {
        return new EnteteImage(image.getInt(16), image.getInt(20), IDENTITE);
    }

    private static EnteteImage petitBoutiste(ByteBuffer image, int place) {
        ByteBuffer ordonnee = image.order(ByteOrder.LITTLE_ENDIAN);
        return new EnteteImage(
                Short.toUnsignedInt(ordonnee.getShort(place)),
                Short.toUnsignedInt(ordonnee.getShort(place + 2)),
                IDENTITE);
    }

    /** Whether the header of a bitmap has a size that one of its versions has. */
    static boolean estUnBitmap(byte[] octets) {
        if (octets.length < 26) {
            return false;
        }
        int taille = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN).getInt(14);
        return taille == 12 || (taille >= 16 && taille <= 128);
    }

    private static EnteteImage bmp(ByteBuffer image) {
        image.order(ByteOrder.LITTLE_ENDIAN);
        if (image.getInt(14) == 12) {
            return petitBoutiste(image, 18);
        }
        // A negative height says that rows go down.
        return new EnteteImage(image.getInt(18), absolue(image.getInt(22)), IDENTITE);
    }

    private static int absolue(int hauteur) {
        return hauteur == Integer.MIN_VALUE ? 0 : Math.abs(hauteur);
    }

    private static @Nullable EnteteImage webp(ByteBuffer image) {
        image.order(ByteOrder.LITTLE_ENDIAN);
        return switch (image.getInt(12)) {
            case 0x58385056 ->
                // VP8X: 24 bits each, less one
                new EnteteImage((image.getInt(24) & 0xFFFFFF) + 1, (image.getInt(26) >>> 8) + 1, IDENTITE);
            case 0x4C385056 -> {
                // VP8L: 14 bits each, less one
                int bits = image.getInt(21);
                yield new EnteteImage((bits & 0x3FFF) + 1, (bits >>> 14 & 0x3FFF) + 1, IDENTITE);
            }
            case 0x20385056 ->
                // VP8: 14 bits each
                new EnteteImage(image.getShort(26) & 0x3FFF, image.getShort(28) & 0x3FFF, IDENTITE);
            default -> null;
        };
    }

    /** Walks from segment to segment up to the frame, which comes before any data. */
    private static @Nullable EnteteImage jpeg(ByteBuffer image) {
        int orientation = IDENTITE;
        int place = 2;
        for (int i = 0; i < SEGMENTS_AU_PLUS; i++) {
            while (image.get(place) != (byte) 0xFF || image.get(place + 1) == (byte) 0xFF) {
                place++;
            }
            int marque = image.get(place + 1) & 0xFF;
            int longueur = Short.toUnsignedInt(image.getShort(place + 2));
            if (estUneTrame(marque)) {
                return new EnteteImage(
                        Short.toUnsignedInt(image.getShort(place + 7)),
                        Short.toUnsignedInt(image.getShort(place + 5)),
                        orientation);
            }
            if (marque == 0xE1 && image.getInt(place + 4) == 0x45786966) {
                orientation = orientation(image, place + 10, place + 2 + longueur);
            }
            if (marque == 0xDA || longueur < 2) {
                return null;
            }
            place += 2 + longueur;
        }
        return null;
    }

    /** SOF0 to SOF15, but for the tables that stand among their numbers. */
    private static boolean estUneTrame(int marque) {
        return marque >= 0xC0 && marque <= 0xCF && marque != 0xC4 && marque != 0xC8 && marque != 0xCC;
    }

    private static int orientation(ByteBuffer image, int debut, int fin) {
        try {
            EnteteImage exif = tiff(image, debut, Math.min(fin, image.capacity()));
            return exif == null ? IDENTITE : exif.orientation;
        } catch (IndexOutOfBoundsException coupee) {
            return IDENTITE;
        }
    }

    /** Reads the first directory of a TIFF, which is also how Exif is written. */
    private static @Nullable EnteteImage tiff(ByteBuffer image, int debut, int fin) {
        ByteBuffer tiff = image.duplicate().position(debut).limit(fin).slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        boolean grand = tiff.getShort(2) == 43;
        long place = grand ? tiff.getLong(8) : Integer.toUnsignedLong(tiff.getInt(4));
        if (place < 8 || place > tiff.limit()) {
            return null;
        }
        int repertoire = (int) place;
        long nombre = grand ? tiff.getLong(repertoire) : Short.toUnsignedLong(tiff.getShort(repertoire));
        int premiere = repertoire + (grand ? 8 : 2);
        int pas = grand ? 20 : 12;
        int largeur = 0;
        int hauteur = 0;
        int orientation = IDENTITE;
        for (int i = 0; i < Math.min(nombre, ETIQUETTES_AU_PLUS); i++) {
            int etiquette = premiere + i * pas;
            int valeur = valeur(tiff, etiquette, etiquette + (grand ? 12 : 8));
            switch (Short.toUnsignedInt(tiff.getShort(etiquette))) {
                case 256 -> largeur = valeur;
                case 257 -> hauteur = valeur;
                case 274 -> orientation = valeur >= 1 && valeur <= 8 ? valeur : IDENTITE;
                default -> {}
            }
        }
        return new EnteteImage(largeur, hauteur, orientation);
    }

    /** A whole number of 16 or 32 bits; anything larger is more than anybody would decode. */
    private static int valeur(ByteBuffer tiff, int etiquette, int place) {
        if (tiff.getShort(etiquette + 2) == 3) {
            return Short.toUnsignedInt(tiff.getShort(place));
        }
        int valeur = tiff.getInt(place);
        return valeur < 0 ? Integer.MAX_VALUE : valeur;
    }
}
