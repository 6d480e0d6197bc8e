package fr.octroi.document;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern in upper case that knows words without which it is not found, so that it is tried only where one of them may stand: a
 * page has some, and a hundred patterns are looked for on it.
 */
final class Motif {

    private final Pattern expression;
    private final int[][] mots;

    private Motif(Pattern expression, Set<String> mots) {
        this.expression = expression;
        this.mots = mots.stream().map(Empreinte::suites).toArray(int[][]::new);
    }

    /** Makes a pattern; its words are found in it. */
    static Motif of(String expression) {
        return new Motif(Pattern.compile(expression), MotsNecessaires.de(expression));
    }

    /** Tries it on a text. */
    Matcher matcher(CharSequence cle) {
        return expression.matcher(cle);
    }

    /** Where in a text it may stand, as {@link Empreinte} counts: everywhere when it has no words. */
    long places(Empreinte empreinte) {
        if (mots.length == 0) {
            return Empreinte.PARTOUT;
        }
        long places = 0;
        for (int[] mot : mots) {
            places |= empreinte.places(mot);
        }
        return places;
    }

    @Override
    public String toString() {
        return expression.pattern();
    }
}
