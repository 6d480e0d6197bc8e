package fr.octroi.document;

import java.nio.charset.StandardCharsets;

/** What a file is, by its bytes: a name proves nothing. */
enum GenreFichier {
    /** A whole PDF, as far as its two ends tell. */
    PDF,
    /** A whole JPEG or PNG picture. */
    IMAGE,
    /** Empty, cut, or of no known kind. */
    INCONNU;

    /** How far from the ends readers look for a header and an end marker (ISO 32000-1 annex H, notes 13 and 18). */
    private static final int BOUT = 1024;

    private static final byte[] ENTETE_PDF = ascii("%PDF-");
    private static final byte[] FIN_PDF = ascii("%%EOF");
    private static final byte[] RENVOI_PDF = ascii("startxref");
    private static final byte[] ENTETE_PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] FIN_PNG = ascii("IEND");
    private static final byte[] DONNEES_PNG = ascii("IDAT");
    private static final byte[] ENTETE_JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] FIN_JPEG = {(byte) 0xFF, (byte) 0xD9};
    private static final byte[] DONNEES_JPEG = {(byte) 0xFF, (byte) 0xDA};

    static GenreFichier de(byte[] octets) {
        if (trouver(octets, ENTETE_PNG, 0, 0) == 0) {
            return entier(octets, DONNEES_PNG, FIN_PNG) ? IMAGE : INCONNU;
        }
        if (trouver(octets, ENTETE_JPEG, 0, 0) == 0) {
            return entier(octets, DONNEES_JPEG, FIN_JPEG) ? IMAGE : INCONNU;
        }
        if (trouver(octets, ENTETE_PDF, 0, BOUT) >= 0) {
            // A library that repairs would find half a text in half a file, and half a text may lie.
            int fin = sansRemplissage(octets);
            boolean finie =
                    trouver(octets, FIN_PDF, fin - BOUT, fin) >= 0 || trouver(octets, RENVOI_PDF, fin - BOUT, fin) >= 0;
            return finie ? PDF : INCONNU;
        }
        return INCONNU;
    }

    private static boolean entier(byte[] octets, byte[] donnees, byte[] fin) {
        int debut = trouver(octets, donnees, 0, octets.length);
        return debut >= 0 && trouver(octets, fin, debut, octets.length) >= 0;
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
    private static int trouver(byte[] octets, byte[] marque, int de, int a) {
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

    private static byte[] ascii(String texte) {
        return texte.getBytes(StandardCharsets.US_ASCII);
    }
}
