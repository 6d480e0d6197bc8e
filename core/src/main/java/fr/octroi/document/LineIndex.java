package fr.octroi.document;

import fr.octroi.document.TextePiece.Cellule;
import fr.octroi.document.TextePiece.Ligne;
import java.util.List;
import java.util.Optional;

/**
 * Says on which lines of a text a word may stand, by the runs of one, two and three signs that stand on each: a word stands on no line
 * that lacks one of its runs.
 *
 * <p>Lines are counted in {@value #GROUPES} groups, the bits of a number. Runs share places here, and so do groups: a line that is given
 * may well lack the word; one that is not given does. Where a cell or a line starts and ends are signs as well.
 */
final class LineIndex {

    /** All groups. */
    static final long PARTOUT = -1;

    /** The signs of a start and of an end, which no text holds. */
    static final char DEBUT = '\u0002';

    static final char FIN = '\u0003';

    private static final int GROUPES = 64;

    /** A sign is one of 63, so that three are a number of eighteen bits; as many places as there are usual runs are enough. */
    private static final int BITS_D_UN_SIGNE = 6;

    private static final int UN_SIGNE = (1 << BITS_D_UN_SIGNE) - 1;
    private static final int DEUX_SIGNES = (1 << (2 * BITS_D_UN_SIGNE)) - 1;
    private static final int TROIS_SIGNES = (1 << (3 * BITS_D_UN_SIGNE)) - 1;

    private static final int BITS_D_UN_RANG = 12;

    private static final String SIGNES = "\0ABCDEFGHIJKLMNOPQRSTUVWXYZ0 .#*,/:-'$\u20AC\u00A3\u00A5" + DEBUT + FIN;

    private static final int AUTRE = 31;
    private static final String MONNAIES_D_AILLEURS = "\u00A5\u20A9\u20AA\u20AB\u20B4\u20B9\u20BA\u20BD\u0E3F";

    /** Of a line with more, no pattern asks how many. */
    private static final int CHIFFRES_AU_PLUS = 16;

    private final long[] lignes = new long[1 << BITS_D_UN_RANG];
    private final long[] parChiffres = new long[CHIFFRES_AU_PLUS + 1];
    private final int lignesParGroupe;

    /**
     * Takes the prints of a text.
     *
     * @param texte its lines
     */
    LineIndex(List<Ligne> texte) {
        this.lignesParGroupe = (texte.size() + GROUPES - 1) / GROUPES;
        for (int ligne = 0; ligne < texte.size(); ligne++) {
            noter(texte.get(ligne).cellules(), groupe(ligne));
        }
    }

    /** Each cell is noted from its start to its end, and where two meet, what a line that knows no cells has there. */
    private void noter(List<Cellule> cellules, long groupe) {
        int chiffres = 0;
        int enLigne = 0;
        for (int rang = 0; rang < cellules.size(); rang++) {
            String cle = cellules.get(rang).cle();
            if (rang > 0) {
                enLigne = suivante(enLigne, ' ');
                noter(enLigne, groupe);
            }
            int suite = suivante(0, DEBUT);
            noter(suite, groupe);
            for (int i = 0; i < cle.length(); i++) {
                char c = cle.charAt(i);
                suite = suivante(suite, c);
                noter(suite, groupe);
                enLigne = suivante(enLigne, c);
                if (rang > 0 && i < 2) {
                    noter(enLigne, groupe);
                }
                chiffres += c >= '0' && c <= '9' ? 1 : 0;
            }
            noter(suivante(suite, FIN), groupe);
        }
        for (int combien = 0; combien <= Math.min(CHIFFRES_AU_PLUS, chiffres); combien++) {
            parChiffres[combien] |= groupe;
        }
    }

    private void noter(int suite, long groupe) {
        lignes[rang(suite & UN_SIGNE)] |= groupe;
        lignes[rang(suite & DEUX_SIGNES)] |= groupe;
        lignes[rang(suite)] |= groupe;
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
        for (int i = 0; i < suites.length && places != 0; i++) {
            places &= lignes[suites[i]];
        }
        return places;
    }

    /** The lines that have as many digits. */
    long auMoins(int chiffres) {
        return parChiffres[Math.min(CHIFFRES_AU_PLUS, chiffres)];
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
        return ((suite << BITS_D_UN_SIGNE) | numero(c)) & TROIS_SIGNES;
    }

    private static int rang(int suite) {
        return (suite * 0x9E3779B1) >>> (Integer.SIZE - BITS_D_UN_RANG);
    }

    /**
     * What a character counts as: a letter from A to Z, any digit, any space, one of some marks, a currency of those that are told apart or
     * any other, or anything else.
     */
    static char signe(char c) {
        return signe(numero(c));
    }

    /** The sign of a number. */
    static char signe(int numero) {
        return SIGNES.charAt(numero);
    }

    /** Says such a set of signs, by the bits of their numbers, as a class of characters; empty for one that holds about anything. */
    static Optional<String> classe(long signes) {
        if ((signes & (1L << AUTRE)) != 0) {
            return Optional.empty();
        }
        StringBuilder classe = new StringBuilder("[");
        for (int numero = 1; numero < SIGNES.length(); numero++) {
            if ((signes & (1L << numero)) != 0) {
                char signe = SIGNES.charAt(numero);
                switch (signe) {
                    case '0' -> classe.append("0-9");
                    case ' ' -> classe.append("\\s");
                    case '#' -> classe.append("#\u00B0\u00BA");
                    case '\u00A5' -> classe.append(MONNAIES_D_AILLEURS);
                    default ->
                        classe.append(Character.isLetter(signe) ? "" : "\\").append(signe);
                }
            }
        }
        return Optional.of(classe.append(']').toString());
    }

    /** The place of a sign among all. */
    static int numero(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A' + 1;
        }
        if (c >= '0' && c <= '9') {
            return 27;
        }
        return switch (c) {
            case ' ', '\t', '\n', '\u000B', '\f', '\r' -> 28;
            case '.' -> 29;
            case '#', '\u00B0', '\u00BA' -> 30;
            case ',' -> 32;
            case '/' -> 33;
            case ':' -> 34;
            case '-' -> 35;
            case '\'' -> 36;
            case '$' -> 37;
            case '\u20AC' -> 38;
            case '\u00A3' -> 39;
            case DEBUT -> 41;
            case FIN -> 42;
            default -> c >= 0xA5 && MONNAIES_D_AILLEURS.indexOf(c) >= 0 ? 40 : AUTRE;
        };
    }
}
