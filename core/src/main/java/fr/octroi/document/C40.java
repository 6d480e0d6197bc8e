package fr.octroi.document;

import java.util.Optional;

/**
 * Text that packs three values in two bytes (C40, ISO/IEC 16022), as the binary form of a 2D-Doc writes what it says in
 * letters.
 */
final class C40 {

    /** After this byte, each of the last ones is a character by itself. */
    private static final int FIN_DES_PAQUETS = 0xFE;

    private static final int PREMIER_SIGNE = 3;
    private static final String SIGNES = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String PONCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_";
    private static final int PREMIERE_MINUSCULE = 96;
    private static final int MOITIE_HAUTE = 30;

    /** The set that the next value is taken from: 0 for control characters, 1 for punctuation, 2 for small letters. */
    private static final int AUCUN_DECALAGE = -1;

    private final StringBuilder texte = new StringBuilder();
    private int decalage = AUCUN_DECALAGE;
    private int moitie;
    private boolean juste = true;

    private C40() {}

    /** Reads a text; empty when the bytes are no C40, or not that of characters that can be shown. */
    static Optional<String> lire(byte[] octets) {
        C40 lecture = new C40();
        int place = 0;
        while (place < octets.length && (octets[place] & 0xFF) != FIN_DES_PAQUETS) {
            if (place + 1 == octets.length) {
                return Optional.empty();
            }
            lecture.paquet(((octets[place] & 0xFF) << Byte.SIZE) | (octets[place + 1] & 0xFF));
            place += 2;
        }
        for (place++; place < octets.length; place++) {
            lecture.signe((octets[place] & 0xFF) - 1);
        }
        return lecture.juste ? Optional.of(lecture.texte.toString()) : Optional.empty();
    }

    private void paquet(int paquet) {
        int valeurs = paquet - 1;
        juste &= valeurs >= 0 && valeurs < 40 * 40 * 40;
        valeur(valeurs / 1_600);
        valeur(valeurs / 40 % 40);
        valeur(valeurs % 40);
    }

    private void valeur(int valeur) {
        int ensemble = decalage;
        decalage = AUCUN_DECALAGE;
        if (ensemble == 1 && valeur == MOITIE_HAUTE) {
            moitie = 128;
        } else if (ensemble == 1 && valeur < PONCTUATION.length()) {
            signe(PONCTUATION.charAt(valeur));
        } else if (ensemble == 2 && valeur < 32) {
            signe(PREMIERE_MINUSCULE + valeur);
        } else if (ensemble != AUCUN_DECALAGE) {
            juste = false;
        } else if (valeur < PREMIER_SIGNE) {
            // The last value of a text may be a shift without a follower: it fills the packet.
            decalage = valeur;
        } else if (valeur - PREMIER_SIGNE < SIGNES.length()) {
            signe(SIGNES.charAt(valeur - PREMIER_SIGNE));
        } else {
            juste = false;
        }
    }

    private void signe(int signe) {
        char c = (char) (signe + moitie);
        moitie = 0;
        juste &= signe >= 0 && !Character.isISOControl(c);
        texte.append(c);
    }
}
