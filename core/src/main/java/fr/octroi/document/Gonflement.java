package fr.octroi.document;

import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Turns away files whose compressed streams would fill the memory when PDFBox inflates them whole.
 *
 * <p>Each stream that looks like zlib is inflated into nothing and counted; a stream within a stream too. Streams that
 * are wrapped in another encoding are not seen here: PDFBox meets them, behind the wall of {@link LecteurPdf}.
 */
final class Gonflement {

    /** More than an A4 page scanned in colour at 600 dpi, which is the largest honest stream. */
    static final long PLAFOND_EN_OCTETS = 128L << 20;

    /** How many bytes one byte of zlib makes at most: 258 of them take two bits. */
    private static final int GONFLEMENT_MAXIMUM = 258 * 8 / 2;

    private static final byte[] DEBUT = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final int PROFONDEUR = 3;

    private final Vigie vigie;
    private final byte[] debutDUnFlux = new byte[2];
    private byte[][] tampons = {};
    private long total;

    private Gonflement(Vigie vigie) {
        this.vigie = vigie;
    }

    static void verifier(byte[] octets, Vigie vigie) {
        Gonflement gonflement = new Gonflement(vigie);
        Inflater inflater = new Inflater();
        try {
            gonflement.parcourir(octets, inflater);
        } finally {
            inflater.end();
        }
    }

    private void parcourir(byte[] octets, Inflater inflater) {
        for (int i = 0; i < octets.length - DEBUT.length - 4; i++) {
            if (octets[i] == 's' && estUnDebut(octets, i)) {
                int debut = i + DEBUT.length;
                while (debut < octets.length && (octets[debut] == '\r' || octets[debut] == '\n')) {
                    debut++;
                }
                if (estZlib(octets, debut, octets.length)) {
                    i = gonfler(octets, debut, inflater);
                }
            }
        }
    }

    /** Inflates and counts; returns the last byte that was eaten, or the first when so few bytes cannot swell beyond bounds. */
    private int gonfler(byte[] octets, int debut, Inflater inflater) {
        total = 0;
        int reste = octets.length - debut;
        inflater.reset();
        inflater.setInput(octets, debut, reste);
        if ((long) reste * GONFLEMENT_MAXIMUM <= PLAFOND_EN_OCTETS && !enTientUnAutre(inflater)) {
            return debut;
        }
        if (tampons.length == 0) {
            tampons = new byte[PROFONDEUR][8192];
        }
        inflater.reset();
        inflater.setInput(octets, debut, reste);
        compter(inflater, 0);
        return Math.max(debut, octets.length - inflater.getRemaining() - 1);
    }

    /** Whether what a stream inflates to looks like a stream again. */
    private boolean enTientUnAutre(Inflater inflater) {
        try {
            int lus = inflater.inflate(debutDUnFlux);
            return estZlib(debutDUnFlux, 0, lus);
        } catch (DataFormatException e) {
            return false;
        }
    }

    private void compter(Inflater inflater, int profondeur) {
        Inflater interieur = null;
        byte[] tampon = tampons[profondeur];
        try {
            boolean premier = true;
            while (!inflater.finished()) {
                vigie.verifier();
                int lus = inflater.inflate(tampon);
                if (lus == 0) {
                    return;
                }
                total += lus;
                if (total > PLAFOND_EN_OCTETS) {
                    throw new Vigie.AbandonException("GONFLEMENT");
                }
                if (premier && profondeur + 1 < PROFONDEUR && estZlib(tampon, 0, lus)) {
                    interieur = new Inflater();
                }
                premier = false;
                if (interieur != null && !interieur.finished()) {
                    interieur.setInput(tampon, 0, lus);
                    compter(interieur, profondeur + 1);
                }
            }
        } catch (DataFormatException e) {
            // PDFBox will make of it what it can: what counts here is how much came out.
        } finally {
            if (interieur != null) {
                interieur.end();
            }
        }
    }

    private static boolean estUnDebut(byte[] octets, int place) {
        for (int j = 0; j < DEBUT.length; j++) {
            if (octets[place + j] != DEBUT[j]) {
                return false;
            }
        }
        byte suivant = octets[place + DEBUT.length];
        return suivant == '\r' || suivant == '\n';
    }

    /** The two bytes of a zlib header (RFC 1950): method 8, and a check that makes them divisible by 31. */
    private static boolean estZlib(byte[] octets, int place, int fin) {
        if (place + 1 >= fin || (octets[place] & 0x0F) != 8) {
            return false;
        }
        return ((octets[place] & 0xFF) * 256 + (octets[place + 1] & 0xFF)) % 31 == 0;
    }
}
