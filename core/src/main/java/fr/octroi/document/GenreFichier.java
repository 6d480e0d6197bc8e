package fr.octroi.document;

import fr.octroi.instruction.NatureFichier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a file is, by its bytes: a name proves nothing.
 *
 * <p>One rule settles what could be two things: a file is the picture whose mark it begins with; else it is a PDF when a
 * PDF header stands in its first {@value #BOUT} bytes, as readers of PDF allow; else nobody knows. What else it may be
 * raises a signal.
 *
 * @param nature what it is
 * @param faute the code of what is wrong with it as a file, blank when it is whole as far as its ends tell
 * @param signaux what is to be known of its outside
 */
record GenreFichier(NatureFichier nature, String faute, List<String> signaux) {

    /** How far from the ends readers look for a header and an end marker (ISO 32000-1 annex H, notes 13 and 18). */
    private static final int BOUT = 1024;

    private static final byte[] ENTETE_PDF = octets("%PDF-");
    private static final byte[] FIN_PDF = octets("%%EOF");
    private static final byte[] RENVOI_PDF = octets("startxref");

    /** Where a file of a kind begins, and how it is told from others. */
    private enum Marque {
        PNG(NatureFichier.PNG, 0, "\u0089PNG\r\n\u001a\n"),
        JPEG(NatureFichier.JPEG, 0, "\u00ff\u00d8\u00ff"),
        GIF_87(NatureFichier.GIF, 0, "GIF87a"),
        GIF_89(NatureFichier.GIF, 0, "GIF89a"),
        TIFF_INTEL(NatureFichier.TIFF, 0, "II*\u0000"),
        TIFF_MOTOROLA(NatureFichier.TIFF, 0, "MM\u0000*"),
        BIGTIFF_INTEL(NatureFichier.TIFF, 0, "II+\u0000"),
        BIGTIFF_MOTOROLA(NatureFichier.TIFF, 0, "MM\u0000+"),
        WEBP(NatureFichier.WEBP, 8, "WEBP"),
        HEIC(NatureFichier.HEIC, 8, "heic"),
        HEIX(NatureFichier.HEIC, 8, "heix"),
        HEVC(NatureFichier.HEIC, 8, "hevc"),
        HEIM(NatureFichier.HEIC, 8, "heim"),
        HEIF(NatureFichier.HEIC, 8, "mif1"),
        HEIF_SUITE(NatureFichier.HEIC, 8, "msf1"),
        AVIF(NatureFichier.HEIC, 8, "avif"),
        BMP(NatureFichier.BMP, 0, "BM");

        private final NatureFichier nature;
        private final int place;
        private final String marque;

        Marque(NatureFichier nature, int place, String marque) {
            this.nature = nature;
            this.place = place;
            this.marque = marque;
        }

        boolean ouvre(byte[] fichier) {
            String conteneur = switch (nature) {
                case WEBP -> "RIFF";
                case HEIC -> "ftyp";
                default -> "";
            };
            // Two letters prove little: a bitmap also tells the size of one of its known headers.
            return trouver(fichier, octets(marque), place, place) == place
                    && trouver(fichier, octets(conteneur), nature == NatureFichier.HEIC ? 4 : 0, 4) >= 0
                    && (this != BMP || EnteteImage.estUnBitmap(fichier));
        }
    }

    static GenreFichier de(byte[] octets) {
        if (sansRemplissage(octets) == 0) {
            return new GenreFichier(NatureFichier.INCONNUE, "VIDE", List.of());
        }
        for (Marque marque : Marque.values()) {
            if (marque.ouvre(octets)) {
                boolean double_ = trouver(octets, ENTETE_PDF, 0, octets.length) >= 0;
                return new GenreFichier(marque.nature, "", double_ ? List.of("PDF_DANS_L_IMAGE") : List.of());
            }
        }
        int entete = trouver(octets, ENTETE_PDF, 0, BOUT);
        return entete < 0 ? new GenreFichier(NatureFichier.INCONNUE, "FORMAT_INCONNU", List.of()) : pdf(octets, entete);
    }

    private static GenreFichier pdf(byte[] octets, int entete) {
        List<String> signaux = new ArrayList<>();
        if (!estBlanc(octets, entete)) {
            signaux.add("PDF_DECALE");
        }
        // A library that repairs would find half a text in half a file, and half a text may lie.
        int fin = sansRemplissage(octets);
        boolean finie =
                trouver(octets, FIN_PDF, fin - BOUT, fin) >= 0 || trouver(octets, RENVOI_PDF, fin - BOUT, fin) >= 0;
        return new GenreFichier(NatureFichier.PDF, finie ? "" : "TRONQUE", signaux);
    }

    /** Spaces and a byte order mark before a header hide nothing. */
    private static boolean estBlanc(byte[] octets, int fin) {
        int debut = trouver(octets, octets("\u00ef\u00bb\u00bf"), 0, 0) == 0 ? 3 : 0;
        for (int i = debut; i < fin; i++) {
            if (octets[i] < 0 || octets[i] > ' ') {
                return false;
            }
        }
        return true;
    }

    /** Some transfers fill up the last block with zeros. */
    private static int sansRemplissage(byte[] octets) {
        int fin = octets.length;
        while (fin > 0 && octets[fin - 1] >= 0 && octets[fin - 1] <= ' ') {
            fin--;
        }
        return fin;
    }

    /** Finds the first place of a mark that starts between two places, both included, or -1. */
    static int trouver(byte[] octets, byte[] marque, int de, int a) {
        for (int i = Math.max(0, de); i <= Math.min(a, octets.length - marque.length); i++) {
            int j = 0;
            while (j < marque.length && octets[i + j] == marque[j]) {
                j++;
            }
            if (j == marque.length) {
                return i;
            }
        }
        return -1;
    }

    /** One byte for each character. */
    static byte[] octets(String texte) {
        return texte.getBytes(StandardCharsets.ISO_8859_1);
    }
}
