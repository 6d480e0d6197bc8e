package fr.octroi.document;

/** A page of plain text of at most 88 columns, each line ended by a line feed. */
final class Feuillet {

    private static final int LARGEUR = 88;

    /** What most pages take, in characters. */
    private static final int PAGE = 4_096;

    private final StringBuilder page = new StringBuilder(PAGE);

    void ligne(String texte) {
        page.append(Phrases.apostrophes(texte)).append('\n');
    }

    /** Writes a heading, underlined, after an empty line. */
    void titre(String titre) {
        ligne("");
        ligne(titre);
        ligne("-".repeat(titre.length()));
    }

    /**
     * Writes a paragraph; a word longer than a line alone goes beyond it.
     *
     * @param debut before its first line
     * @param retrait before the others
     */
    void paragraphe(String debut, String texte, String retrait) {
        String mots = Phrases.apostrophes(texte);
        int fin = mots.endsWith(" ") ? mots.length() - 1 : mots.length();
        String marge = Phrases.apostrophes(debut);
        int place = 0;
        while (place <= fin) {
            int coupe = finDeLigne(mots, place, fin, LARGEUR - marge.length());
            page.append(marge).append(mots, place, coupe).append('\n');
            marge = retrait;
            place = coupe + 1;
        }
    }

    /** The last space that a line may end at, the first one when its word is too long, else the end. */
    private static int finDeLigne(String mots, int place, int fin, int largeur) {
        if (fin - place <= largeur) {
            return fin;
        }
        int dernier = mots.lastIndexOf(' ', place + largeur);
        int espace = dernier < place ? mots.indexOf(' ', place) : dernier;
        return espace < 0 ? fin : espace;
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
