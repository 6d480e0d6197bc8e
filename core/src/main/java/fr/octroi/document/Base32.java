package fr.octroi.document;

/** Base32 without its padding (RFC 4648), which has one spelling for each value here. */
final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    /** Reads a text; gives no byte when it is not Base32, or is not how its bytes would be written. */
    static byte[] lire(String texte) {
        byte[] octets = new byte[texte.length() * BITS / Byte.SIZE];
        int reserve = 0;
        int bits = 0;
        int place = 0;
        for (int i = 0; i < texte.length(); i++) {
            int valeur = ALPHABET.indexOf(texte.charAt(i));
            if (valeur < 0) {
                return new byte[0];
            }
            reserve = reserve << BITS | valeur;
            bits += BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                octets[place++] = (byte) (reserve >> bits);
                reserve &= (1 << bits) - 1;
            }
        }
        return bits < BITS && reserve == 0 ? octets : new byte[0];
    }
}
