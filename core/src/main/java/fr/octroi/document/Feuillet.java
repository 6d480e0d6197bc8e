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
        page.append(Phrases.apostrophes(debut));
        int colonne = debut.length();
        boolean vide = true;
        int place = 0;
        while (place < texte.length()) {
            int fin = finDuMot(texte, place);
            if (!vide && colonne + 1 + fin - place > LARGEUR) {
                page.append('\n').append(retrait);
                colonne = retrait.length();
                vide = true;
            }
            if (!vide) {
                page.append(' ');
                colonne++;
            }
            for (int i = place; i < fin; i++) {
                char c = texte.charAt(i);
                page.append(c == '\'' ? '’' : c);
            }
            colonne += fin - place;
            vide = false;
            place = fin + 1;
        }
        page.append('\n');
    }

    private static int finDuMot(String texte, int place) {
        int espace = texte.indexOf(' ', place);
        return espace < 0 ? texte.length() : espace;
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
