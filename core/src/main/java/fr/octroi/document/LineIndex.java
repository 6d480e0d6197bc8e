package fr.octroi.document;

import fr.octroi.document.TextePiece.Cellule;
import fr.octroi.document.TextePiece.Ligne;
import java.util.List;

/**
 * Says on which lines and in which cells of a text a word may stand, by the runs of one, two and three signs that stand on each: a word stands on no line
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

    /** A print of a thousand bits: a cell of a line sets some fifty to a hundred. */
    private static final int MOTS_D_UNE_EMPREINTE = 16;

    private static final String SIGNES = "\0ABCDEFGHIJKLMNOPQRSTUVWXYZ0 .#*,/:-'$\u20AC\u00A3\u00A5" + DEBUT + FIN;

    /** The sign of whatever has none of its own. */
    static final int AUTRE = 31;

    /** The bits of all signs: the last of a number is of none. */
    static final long TOUS_LES_SIGNES = Long.MAX_VALUE;

    private static final String MONNAIES_D_AILLEURS = "\u00A5\u20A9\u20AA\u20AB\u20B4\u20B9\u20BA\u20BD\u0E3F";

    private static final char PREMIER_RARE = 0x100;

    /** Of a line with more, no pattern asks how many. */
    private static final int CHIFFRES_AU_PLUS = 16;

    /** What is printed most is looked up. */
    private static final byte[] NUMEROS = numeros();

    private final long[] lignes = new long[1 << BITS_D_UN_RANG];
    private final long[] parChiffres = new long[CHIFFRES_AU_PLUS + 1];
    private final int lignesParGroupe;

    /** For each line the prints of its cells one after the other, and behind each how many digits stand in it. */
    private final long[][] empreintes;

    /**
     * Takes the prints of a text.
     *
     * @param texte its lines
     */
    LineIndex(List<Ligne> texte) {
        this.lignesParGroupe = (texte.size() + GROUPES - 1) / GROUPES;
        this.empreintes = new long[texte.size()][];
        for (int ligne = 0; ligne < texte.size(); ligne++) {
            List<Cellule> cellules = texte.get(ligne).cellules();
            empreintes[ligne] = new long[cellules.size() * (MOTS_D_UNE_EMPREINTE + 1)];
            noter(cellules, empreintes[ligne], groupe(ligne));
        }
    }

    /** Each cell is noted from its start to its end, and where two meet, what a line that knows no cells has there. */
    private void noter(List<Cellule> cellules, long[] empreintes, long groupe) {
        int chiffres = 0;
        int enLigne = 0;
        for (int rang = 0; rang < cellules.size(); rang++) {
            String cle = cellules.get(rang).cle();
            int empreinte = rang * (MOTS_D_UNE_EMPREINTE + 1);
            if (rang > 0) {
                enLigne = suivante(enLigne, ' ');
                noter(enLigne, groupe);
            }
            int suite = suivante(0, DEBUT);
            noter(suite, groupe, empreintes, empreinte);
            int siens = 0;
            for (int i = 0; i < cle.length(); i++) {
                char c = cle.charAt(i);
                suite = suivante(suite, c);
                noter(suite, groupe, empreintes, empreinte);
                enLigne = suivante(enLigne, c);
                if (rang > 0 && i < 2) {
                    noter(enLigne, groupe);
                }
                siens += c >= '0' && c <= '9' ? 1 : 0;
            }
            noter(suivante(suite, FIN), groupe, empreintes, empreinte);
            empreintes[empreinte + MOTS_D_UNE_EMPREINTE] = siens;
            chiffres += siens;
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

    private void noter(int suite, long groupe, long[] empreintes, int empreinte) {
        int un = rang(suite & UN_SIGNE);
        int deux = rang(suite & DEUX_SIGNES);
        int trois = rang(suite);
        lignes[un] |= groupe;
        lignes[deux] |= groupe;
        lignes[trois] |= groupe;
        empreintes[empreinte + mot(un)] |= 1L << un;
        empreintes[empreinte + mot(deux)] |= 1L << deux;
        empreintes[empreinte + mot(trois)] |= 1L << trois;
    }

    /** Of the twelve bits of a run's place, the last six are its bit in a part of the print, and the four before say in which. */
    private static int mot(int rang) {
        return (rang >>> 6) & (MOTS_D_UNE_EMPREINTE - 1);
    }

    /** Whether one of some words may stand in a cell that has as many digits; any cell where there are no words. */
    boolean peutPorter(int[][] mots, int chiffres, int ligne, int rang) {
        long[] siennes = empreintes[ligne];
        int empreinte = rang * (MOTS_D_UNE_EMPREINTE + 1);
        if (siennes[empreinte + MOTS_D_UNE_EMPREINTE] < chiffres) {
            return false;
        }
        for (int[] mot : mots) {
            if (porteLesSuites(mot, siennes, empreinte)) {
                return true;
            }
        }
        return mots.length == 0;
    }

    private static boolean porteLesSuites(int[] mot, long[] empreintes, int empreinte) {
        for (int suite : mot) {
            if ((empreintes[empreinte + mot(suite)] & (1L << suite)) == 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] numeros() {
        byte[] numeros = new byte[PREMIER_RARE];
        for (char c = 0; c < PREMIER_RARE; c++) {
            numeros[c] = (byte) numeroRare(c);
        }
        return numeros;
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

    /** The place of a sign among all. */
    static int numero(char c) {
        return c < NUMEROS.length ? NUMEROS[c] : numeroRare(c);
    }

    /** The bit of its sign. */
    static long bit(char c) {
        return 1L << numero(c);
    }

    private static int numeroRare(char c) {
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
