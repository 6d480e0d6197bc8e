package fr.octroi.document;

/** A page of plain text of at most 88 columns, each line ended by a line feed. */
final class Feuillet {

    private static final int LARGEUR = 88;

    private final StringBuilder page = new StringBuilder();

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
        StringBuilder ligne = new StringBuilder(debut);
        boolean vide = true;
        for (String mot : texte.split(" ")) {
            if (!vide && ligne.length() + 1 + mot.length() > LARGEUR) {
                ligne(ligne.toString());
                ligne.setLength(0);
                ligne.append(retrait);
                vide = true;
            }
            if (!vide) {
                ligne.append(' ');
            }
            ligne.append(mot);
            vide = false;
        }
        ligne(ligne.toString());
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
