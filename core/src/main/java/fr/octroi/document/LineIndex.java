package fr.octroi.document;

import java.util.List;

/**
 * Says on which lines of a text a word may stand, by the runs of one, two and three signs that stand on each: a word stands on no line
 * that lacks one of its runs.
 *
 * <p>Lines are counted in {@value #GROUPES} groups, the bits of a number. Runs share places here, and so do groups: a line that is given
 * may well lack the word; one that is not given does.
 */
final class LineIndex {

    /** All groups. */
    static final long PARTOUT = -1;

    private static final int GROUPES = 64;

    /** A sign is one of 31, so that three are a number of fifteen bits; as many places as there are usual runs are enough. */
    private static final int BITS_D_UN_SIGNE = 5;

    private static final int SUITES = 1 << 12;

    private static final String SIGNES = "\0ABCDEFGHIJKLMNOPQRSTUVWXYZ0 .#*";

    private final long[] lignes = new long[SUITES];
    private final int lignesParGroupe;

    /**
     * Takes the prints of a text.
     *
     * @param cles its lines, as patterns read them
     */
    LineIndex(List<String> cles) {
        this.lignesParGroupe = (cles.size() + GROUPES - 1) / GROUPES;
        for (int ligne = 0; ligne < cles.size(); ligne++) {
            noter(cles.get(ligne), groupe(ligne));
        }
    }

    private void noter(String cle, long groupe) {
        int suite = 0;
        for (int i = 0; i < cle.length(); i++) {
            suite = suivante(suite, cle.charAt(i));
            lignes[rang(suite & 0x1F)] |= groupe;
            lignes[rang(suite & 0x3FF)] |= groupe;
            lignes[rang(suite)] |= groupe;
        }
    }

    /** Whether a line is among those that {@link #places} gave. */
    boolean porte(long places, int ligne) {
        return (places & groupe(ligne)) != 0;
    }

    private long groupe(int ligne) {
        return 1L << (ligne / lignesParGroupe);
    }

    /** The lines on which all runs of a word stand. */
    long places(int[] suites) {
        long places = PARTOUT;
        for (int suite : suites) {
            places &= lignes[suite];
        }
        return places;
    }

    /** The runs of a word of such signs as {@link #signe} gives: its threes, or the whole when it is shorter. */
    static int[] suites(String mot) {
        int longueur = Math.min(3, mot.length());
        int[] suites = new int[mot.length() - longueur + 1];
        int suite = 0;
        for (int i = 0; i < mot.length(); i++) {
            suite = suivante(suite, mot.charAt(i));
            if (i >= longueur - 1) {
                suites[i - longueur + 1] = rang(suite);
            }
        }
        return suites;
    }

    private static int suivante(int suite, char c) {
        return (suite << BITS_D_UN_SIGNE | numero(c)) & 0x7FFF;
    }

    private static int rang(int suite) {
        return (suite * 0x9E37) >>> 4 & (SUITES - 1);
    }

    /**
     * What a character counts as: a letter from A to Z, any digit, any space, a full stop, the mark of a number or a currency, or anything
     * else.
     */
    static char signe(char c) {
        return SIGNES.charAt(numero(c));
    }

    private static int numero(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A' + 1;
        }
        if (c >= '0' && c <= '9') {
            return 27;
        }
        return switch (c) {
            case ' ', '\t', '\n', '\u000B', '\f', '\r' -> 28;
            case '.' -> 29;
            case '#', '\u00B0', '\u00BA', '$', '\u20AC', '\u00A3' -> 30;
            default -> 31;
        };
    }
}
