package fr.octroi.commun;

import java.util.regex.Pattern;

/**
 * How codes are written (<i>forme</i>), so that they may stand in a file name, an address, a log or a cell of a spreadsheet: what has no such form is refused where it
 * comes in.
 */
public enum FormeDeCode {
    /** What somebody names a thing by: an agent, a session, an envelope, an organisation, an aid; from 1 to 40 small letters, digits and hyphens. */
    IDENTIFIANT("[a-z0-9][a-z0-9-]{0,39}"),
    /** What a règlement or a list names: a condition, the type of a piece, a reason; from 1 to 40 capitals, digits and underscores, a letter first. */
    CODE("[A-Z][A-Z0-9_]{0,39}");

    private final Pattern expression;

    FormeDeCode(String expression) {
        this.expression = Pattern.compile(expression);
    }

    /**
     * Says whether a text has this form.
     *
     * @param texte any text
     * @return true when the whole of it has
     */
    public boolean estCelleDe(String texte) {
        return expression.matcher(texte).matches();
    }

    /**
     * Returns the regular expression, for forms that are made of several.
     *
     * @return without anchors or groups
     */
    public String expression() {
        return expression.pattern();
    }
}
