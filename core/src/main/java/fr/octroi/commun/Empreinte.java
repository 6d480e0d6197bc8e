package fr.octroi.commun;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 digest, keyed or not (<i>empreinte</i>, FIPS 180-4).
 *
 * @param hexadecimal 64 lower-case hexadecimal digits
 */
public record Empreinte(String hexadecimal) implements Comparable<Empreinte> {

    /**
     * Checks the form.
     *
     * @throws ValeurInvalideException {@code EMPREINTE_INVALIDE}
     */
    public Empreinte {
        if (hexadecimal.length() != 64 || !estHexadecimal(hexadecimal)) {
            throw new ValeurInvalideException("EMPREINTE_INVALIDE");
        }
    }

    /** A loop, since some thirty digests are made for each dossier that is filed. */
    private static boolean estHexadecimal(String texte) {
        for (int i = 0; i < texte.length(); i++) {
            char c = texte.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /**
     * Makes a digest of the 32 bytes that a hash function gave.
     *
     * @param octets 32 bytes
     * @return the digest
     * @throws ValeurInvalideException {@code EMPREINTE_INVALIDE} at another length
     */
    public static Empreinte of(byte[] octets) {
        return new Empreinte(HexFormat.of().formatHex(octets));
    }

    /**
     * Digests bytes.
     *
     * @param octets any bytes
     * @return their SHA-256
     */
    public static Empreinte sha256(byte[] octets) {
        return of(algorithme().digest(octets));
    }

    /**
     * Digests a list of fields; their boundaries count, so {@code ("ab", "c")} and {@code ("a", "bc")} differ.
     *
     * @param champs the fields, in order
     * @return the SHA-256 of each field's length in bytes and its UTF-8 form
     */
    public static Empreinte deChamps(String... champs) {
        return sha256(encoder(champs));
    }

    static byte[] encoder(String... champs) {
        byte[][] formes = new byte[champs.length][];
        int longueur = 0;
        for (int i = 0; i < champs.length; i++) {
            formes[i] = champs[i].getBytes(StandardCharsets.UTF_8);
            longueur += 4 + formes[i].length;
        }
        byte[] octets = new byte[longueur];
        int position = 0;
        for (byte[] forme : formes) {
            octets[position++] = (byte) (forme.length >>> 24);
            octets[position++] = (byte) (forme.length >>> 16);
            octets[position++] = (byte) (forme.length >>> 8);
            octets[position++] = (byte) forme.length;
            System.arraycopy(forme, 0, octets, position, forme.length);
            position += forme.length;
        }
        return octets;
    }

    /**
     * Returns what computes such a digest of bytes that come little by little.
     *
     * @return SHA-256, which nothing was given to yet
     */
    public static MessageDigest algorithme() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", impossible);
        }
    }

    @Override
    public int compareTo(Empreinte autre) {
        return hexadecimal.compareTo(autre.hexadecimal);
    }

    @Override
    public String toString() {
        return hexadecimal;
    }
}
