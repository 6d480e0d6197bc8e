package fr.octroi.document;

import java.util.ArrayList;
import java.util.List;

/** A page of plain text of at most 88 columns, each line ended by a line feed. */
final class Feuillet {

    private static final int LARGEUR = 88;

    /** What most pages are put together from. */
    private static final int TEXTES = 96;

    /** Put together once, at the end: what a page is made of is mostly there already, and is copied no more than that. */
    private final List<String> textes = new ArrayList<>(TEXTES);

    Feuillet ligne(String texte) {
        textes.add(texte);
        textes.add("\n");
        return this;
    }

    /** Writes lines that another page set. */
    Feuillet lignes(String lignes) {
        textes.add(lignes);
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
        int fin = texte.endsWith(" ") ? texte.length() - 1 : texte.length();
        String marge = debut;
        int place = 0;
        while (place <= fin) {
            int coupe = finDeLigne(texte, place, fin, LARGEUR - marge.length());
            if (!marge.isEmpty()) {
                textes.add(marge);
            }
            textes.add(texte.substring(place, coupe));
            textes.add("\n");
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
        if (!tient || derniers.isEmpty() || derniers.endsWith(" ")) {
            return paragraphe(marge, premiers.substring(marge.length()) + derniers, retrait);
        }
        textes.add(premiers);
        return ligne(derniers);
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

    /** The page, with one kind of apostrophe, whoever wrote its texts. */
    @Override
    public String toString() {
        return Phrases.apostrophes(String.join("", textes.toArray(new String[0])));
    }
}
