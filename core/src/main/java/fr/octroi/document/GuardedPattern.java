package fr.octroi.document;

import java.util.regex.Pattern;

/**
 * A pattern in upper case that knows words and a count of digits without which it is not found, so that it is tried only where they may
 * stand: a page has some, and a hundred patterns are looked for on it.
 */
final class GuardedPattern {

    private final String ecrite;
    private final Pattern expression;
    private final int[][] mots;
    private final int chiffres;

    /**
     * What may take no place is anywhere. What may start with any sign, and not only where its text does, is left to the platform too: two
     * signs tell little of it, and whether the platform starts between the two halves of a character depends on how the sign is asked for.
     */
    private final boolean commencePartout;

    /** For each first sign those that may come after it. */
    private final long[] suites;

    private final long sauf;

    private GuardedPattern(String ecrite, RequiredWords lue) {
        this.ecrite = ecrite;
        this.expression = Pattern.compile(ecrite);
        this.chiffres = lue.chiffres();
        this.commencePartout = lue.debuts().vide()
                || (lue.sauf() != LineIndex.TOUS_LES_SIGNES && lue.debuts().premiers() == LineIndex.TOUS_LES_SIGNES);
        this.suites = lue.debuts().suites();
        this.sauf = lue.sauf();
        this.mots = lue.mots().stream().map(LineIndex::suites).toArray(int[][]::new);
    }

    /** Makes a pattern; its words are found in it. */
    static GuardedPattern of(String expression) {
        return new GuardedPattern(expression, RequiredWords.de(expression));
    }

    /** Tries it on a text. */
    GuardedMatcher matcher(String cle) {
        return new GuardedMatcher(this, expression, cle);
    }

    /** Whether it may start anywhere, for all that is known of it. */
    boolean commencePartout() {
        return commencePartout;
    }

    /** The first place of a text, from some place on, where it may start; beyond the text's end when there is none. */
    int debut(String cle, int depuis) {
        int place = depuis;
        while (place <= cle.length() && !peutCommencer(cle, place)) {
            place++;
        }
        return place;
    }

    /** Whether it may start at a place of a text. */
    boolean peutCommencer(String cle, int place) {
        if (commencePartout || place >= cle.length()) {
            return commencePartout;
        }
        long apres = suites[LineIndex.numero(cle.charAt(place))];
        return apres != 0
                && (apres & LineIndex.bit(place + 1 < cle.length() ? cle.charAt(place + 1) : LineIndex.FIN)) != 0
                && (place == 0 || (sauf & LineIndex.bit(cle.charAt(place - 1))) == 0);
    }

    /** Whether it may stand in a cell, by the index of its text. */
    boolean peutEtreDans(LineIndex index, int ligne, int rang) {
        return index.peutPorter(mots, chiffres, ligne, rang);
    }

    /** Where in a text it may stand, as {@link LineIndex} counts: everywhere when it has neither words nor digits. */
    long places(LineIndex index) {
        long assez = index.auMoins(chiffres);
        if (mots.length == 0 || assez == 0) {
            return assez;
        }
        long places = 0;
        for (int[] mot : mots) {
            places |= index.places(mot);
        }
        return places & assez;
    }

    @Override
    public String toString() {
        return ecrite;
    }
}
