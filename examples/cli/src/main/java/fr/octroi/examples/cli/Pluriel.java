package fr.octroi.examples.cli;

import java.util.regex.Pattern;

/** Words that agree with a number: in French, none and one are singular. */
final class Pluriel {

    /** What a plural adds, or what stands for one and for several: {@code [s]}, {@code [est|sont]}. */
    private static final Pattern MARQUE = Pattern.compile("\\[(?:([^|\\]]*)\\|)?([^|\\]]*)\\]");

    private Pluriel() {}

    /** Returns a number and its words, such as {@code 2 dossiers} for {@code dossier[s]}. */
    static String de(long nombre, String mots) {
        return nombre + " " + mots(nombre, mots);
    }

    /** Returns the words alone. */
    static String mots(long nombre, String mots) {
        return MARQUE.matcher(mots).replaceAll(nombre < 2 ? "$1" : "$2");
    }
}
