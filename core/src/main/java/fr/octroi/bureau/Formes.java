package fr.octroi.bureau;

import java.util.regex.Pattern;

/** The forms of the codes that a session knows. */
final class Formes {

    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern MOTIF = Pattern.compile("[A-Z][A-Z0-9_]{0,39}(:[A-Z][A-Z0-9_]{0,39})?");

    private Formes() {}

    /** Says whether a text is the code of a session or of a member: the form of an agent's identifier. */
    static boolean estCode(String texte) {
        return CODE.matcher(texte).matches();
    }

    static boolean estMotif(String texte) {
        return MOTIF.matcher(texte).matches();
    }
}
