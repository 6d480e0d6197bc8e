package fr.octroi.bureau;

import fr.octroi.commun.FormeDeCode;
import java.util.regex.Pattern;

/** The forms of the codes that a session knows. */
final class Formes {

    private static final String REGLE = FormeDeCode.CODE.expression();

    /** What is missing may be a fact that only the applicant can give, by its name: {@code foyer.parts:INCONNUE}. */
    private static final Pattern MOTIF =
            Pattern.compile(REGLE + "(:" + REGLE + ")?|[a-z][a-zA-Z0-9]*(\\.[a-z][a-zA-Z0-9]*)*:" + REGLE);

    private Formes() {}

    /** Says whether a text is the code of a session or of a member: the form of an agent's identifier. */
    static boolean estCode(String texte) {
        return FormeDeCode.IDENTIFIANT.estCelleDe(texte);
    }

    static boolean estMotif(String texte) {
        return MOTIF.matcher(texte).matches();
    }
}
