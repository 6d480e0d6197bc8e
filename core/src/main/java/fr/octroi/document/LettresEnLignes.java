package fr.octroi.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.IterativeMergeSort;

/**
 * Lays the letters of a page in lines, and parts these into words, as PDFBox does when it sorts by position.
 *
 * <p>It says the same lines and words, without the paragraphs that nobody here asks for and without turning each word for scripts that
 * are written from right to left: a page that holds any is PDFBox's to lay. One thing it says better: for PDFBox a space that
 * ends a line in its cell hides the gap before the next column. What a letter answers is asked once, for it is compared
 * with many.
 */
final class LettresEnLignes {

    /** A gap wider than this many times the size of the letters parts two columns; a wide space is 0.6. */
    private static final float GOUTTIERE = 1.2f;

    private static final float MEME_HAUTEUR = 0.1f;

    /** Parts of the width of a space, and of a letter, from which a gap parts two words; PDFBox's own. */
    private static final float PART_D_UN_ESPACE = 0.5f;

    private static final float PART_D_UNE_LETTRE = 0.3f;

    private final Mots mots;
    private final List<TextPosition> mot = new ArrayList<>();
    private final StringBuilder texte = new StringBuilder();

    /** Who takes the words, line after line. */
    interface Mots {

        /** One word, with its letters; the list is used again for the next. */
        void mot(String texte, List<TextPosition> lettres);

        /** The line that these words make is whole. */
        void finirLaLigne();
    }

    private LettresEnLignes(Mots mots) {
        this.mots = mots;
    }

    static void composer(List<TextPosition> lettres, Mots mots) {
        new LettresEnLignes(mots).composer(lettres);
    }

    /** Where a letter lies, the page being turned so that it is read from left to right and from top to bottom. */
    private static final class Lettre {

        private final TextPosition position;
        private final float sens;
        private final float gauche;
        private final float bas;
        private final float hauteur;
        private final float largeur;

        Lettre(TextPosition position) {
            this.position = position;
            this.sens = position.getDir();
            this.gauche = position.getXDirAdj();
            this.bas = position.getYDirAdj();
            this.hauteur = position.getHeightDir();
            this.largeur = position.getWidthDirAdj();
        }

        static int comparer(Lettre une, Lettre autre) {
            int sens = Float.compare(une.sens, autre.sens);
            if (sens != 0) {
                return sens;
            }
            if (Math.abs(une.bas - autre.bas) < MEME_HAUTEUR || une.touche(autre.bas) || autre.touche(une.bas)) {
                return Float.compare(une.gauche, autre.gauche);
            }
            return une.bas < autre.bas ? -1 : 1;
        }

        private boolean touche(float hauteurDUneAutre) {
            return hauteurDUneAutre >= bas - hauteur && hauteurDUneAutre <= bas;
        }
    }

    private void composer(List<TextPosition> positions) {
        float basDeLaLigne = -Float.MAX_VALUE;
        float hauteurDeLaLigne = -1;
        float fin = -1;
        float espacePrecedent = -1;
        float moyenne = -1;
        TextPosition precedente = null;
        for (Lettre lettre : triees(positions)) {
            TextPosition position = lettre.position;
            if (precedente != null && position.getUnicode().equals(" ") && precedente.completelyContains(position)) {
                continue;
            }
            if (precedente != null && !ontLaMemePolice(position, precedente)) {
                moyenne = -1;
            }
            float espace = position.getWidthOfSpace();
            float partDEspace = espace == 0 || Float.isNaN(espace)
                    ? Float.MAX_VALUE
                    : (espacePrecedent < 0 ? espace : (espace + espacePrecedent) / 2) * PART_D_UN_ESPACE;
            float largeur = lettre.largeur / position.getIndividualWidths().length;
            moyenne = moyenne < 0 ? largeur : (moyenne + largeur) / 2;
            if (precedente != null) {
                boolean suit = fin != -1;
                if (!seRecouvrent(lettre.bas, lettre.hauteur, basDeLaLigne, hauteurDeLaLigne)) {
                    finirLeMot();
                    mots.finirLaLigne();
                    suit = false;
                    basDeLaLigne = -Float.MAX_VALUE;
                    hauteurDeLaLigne = -1;
                }
                if (suit
                        && fin + Math.min(partDEspace, moyenne * PART_D_UNE_LETTRE) < lettre.gauche
                        && (!precedente.getUnicode().endsWith(" ")
                                || parteDesColonnes(lettre.gauche - fin, position))) {
                    finirLeMot();
                }
                // From one column to the next the size of letters may change altogether.
                if (Math.abs(position.getX() - precedente.getX()) > espace + partDEspace) {
                    basDeLaLigne = -Float.MAX_VALUE;
                    hauteurDeLaLigne = -1;
                }
            }
            basDeLaLigne = lettre.bas >= basDeLaLigne ? lettre.bas : basDeLaLigne;
            hauteurDeLaLigne = Math.max(hauteurDeLaLigne, lettre.hauteur);
            fin = lettre.gauche + lettre.largeur;
            texte.append(position.getUnicode());
            mot.add(position);
            espacePrecedent = espace;
            precedente = position;
        }
        finirLeMot();
    }

    private static List<Lettre> triees(List<TextPosition> positions) {
        List<Lettre> lettres = new ArrayList<>(positions.size());
        for (TextPosition position : positions) {
            lettres.add(new Lettre(position));
        }
        Comparator<Lettre> ordre = Lettre::comparer;
        try {
            lettres.sort(ordre);
        } catch (IllegalArgumentException e) {
            // Letters of many sizes may each touch the next and not the one after: no order for the sort of Java.
            IterativeMergeSort.sort(lettres, ordre);
        }
        return lettres;
    }

    private static boolean ontLaMemePolice(TextPosition une, TextPosition autre) {
        return Float.compare(une.getFontSize(), autre.getFontSize()) == 0
                && (une.getFont().equals(autre.getFont())
                        || Objects.equals(
                                une.getFont().getName(), autre.getFont().getName()));
    }

    private static boolean seRecouvrent(float bas, float hauteur, float autreBas, float autreHauteur) {
        return Math.abs(bas - autreBas) < MEME_HAUTEUR
                || (autreBas <= bas && autreBas >= bas - hauteur)
                || (bas <= autreBas && bas >= autreBas - autreHauteur);
    }

    private void finirLeMot() {
        if (texte.length() > 0) {
            mots.mot(texte.toString(), mot);
        }
        mot.clear();
        texte.setLength(0);
    }

    /** Whether a gap before some letter is as wide as between two columns. */
    static boolean parteDesColonnes(float ecart, TextPosition suivante) {
        return ecart > GOUTTIERE * Math.max(1f, Math.abs(suivante.getYScale()));
    }
}
