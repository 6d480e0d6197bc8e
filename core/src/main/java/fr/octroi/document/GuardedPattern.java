package fr.octroi.document;

import java.util.regex.Matcher;
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

    private GuardedPattern(String ecrite, RequiredWords lue) {
        this.ecrite = ecrite;
        this.expression = lue.compiler();
        this.chiffres = lue.chiffres();
        this.mots = lue.mots().stream().map(LineIndex::suites).toArray(int[][]::new);
    }

    /** Makes a pattern; its words are found in it. */
    static GuardedPattern of(String expression) {
        return new GuardedPattern(expression, RequiredWords.de(expression));
    }

    /** Tries it on a text. */
    Matcher matcher(CharSequence cle) {
        return expression.matcher(cle);
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
