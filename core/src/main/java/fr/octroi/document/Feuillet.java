package fr.octroi.document;

import java.util.StringJoiner;

/** A page of plain text of at most 88 columns, each line ended by a line feed, with one kind of apostrophe, whoever wrote its texts. */
final class Feuillet {

    private static final int LARGEUR = 88;

    /** Joined once, at the end: what a page is made of is mostly there already, and is copied no more than that. */
    private final StringJoiner lignes = new StringJoiner("\n", "", "\n").setEmptyValue("");

    Feuillet ligne(String texte) {
        return lignes(Phrases.apostrophes(texte));
    }

    /** Writes what is set already: lines of another page ({@link #bloc}), or a line of {@link Phrases#dire}. */
    Feuillet lignes(String bloc) {
        lignes.add(bloc);
        return this;
    }

    /** Writes a heading, underlined, after an empty line. */
    Feuillet titre(String titre) {
        return ligne("").ligne(titre).ligne("-".repeat(titre.length()));
    }

    /**
     * Writes a paragraph; a word longer than a line alone goes beyond it.
     *
     * @param debut before its first line
     * @param retrait before the others
     */
    Feuillet paragraphe(String debut, String texte, String retrait) {
        String propre = Phrases.apostrophes(texte);
        int fin = propre.endsWith(" ") ? propre.length() - 1 : propre.length();
        String marge = Phrases.apostrophes(debut);
        int place = 0;
        while (place <= fin) {
            int coupe = finDeLigne(propre, place, fin, LARGEUR - marge.length());
            String ligne = propre.substring(place, coupe);
            lignes(marge.isEmpty() ? ligne : marge + ligne);
            marge = retrait;
            place = coupe + 1;
        }
        return this;
    }

    /**
     * Writes a paragraph, most often of one line.
     *
     * @param premiers its first words, the margin before them
     */
    Feuillet paragraphe(String marge, String premiers, String derniers, String retrait) {
        boolean tient = premiers.length() + derniers.length() <= LARGEUR;
        return tient && !derniers.isEmpty() && !derniers.endsWith(" ")
                ? lignes(premiers + Phrases.apostrophes(derniers))
                : paragraphe(marge, premiers.substring(marge.length()) + derniers, retrait);
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

    /** Its lines for another page to hold, the last one not ended; there is one at least. */
    String bloc() {
        String page = toString();
        return page.substring(0, page.length() - 1);
    }

    @Override
    public String toString() {
        return lignes.toString();
    }
}
