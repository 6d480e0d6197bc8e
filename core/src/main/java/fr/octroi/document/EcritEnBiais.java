package fr.octroi.document;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * What is written across a page, such as a stamp that says that an invoice is paid or is a copy: kept apart from its lines, where its letters
 * would fall among their words.
 */
final class EcritEnBiais {

    /** The tangent of five degrees: a page that was laid askew on a scanner is turned by less. */
    private static final float PENTE = 0.0875f;

    /** Parts of the size of letters: a gap between two words, and the way from one line to another. */
    private static final float UN_ESPACE = 0.2f;

    private static final float UNE_LIGNE = 0.5f;

    /** Of its own: a letter of the page that it crosses may be the same. */
    private final LettresEnDouble doubles = new LettresEnDouble();

    private final List<String> lignes = new ArrayList<>();
    private final StringBuilder ligne = new StringBuilder();
    private @Nullable Matrix precedente;
    private float fin;

    /** Takes a letter that is written across, once where it is drawn twice; any other is left to whoever asks. */
    boolean prendre(TextPosition lettre) {
        Matrix matrice = lettre.getTextMatrix();
        float large = Math.abs(matrice.getScaleX());
        float haut = Math.abs(matrice.getShearY());
        if (Math.min(large, haut) <= PENTE * Math.max(large, haut)) {
            return false;
        }
        if (doubles.estNouvelle(lettre)) {
            ajouter(lettre, matrice);
        }
        return true;
    }

    private void ajouter(TextPosition lettre, Matrix matrice) {
        float corps = (float) Math.hypot(matrice.getScaleX(), matrice.getShearY());
        float debut = leLong(matrice, matrice.getTranslateX(), matrice.getTranslateY());
        if (precedente != null) {
            float ecart = debut - fin;
            if (!suitLaMemeLigne(precedente, matrice, corps) || ecart < -corps) {
                finirLaLigne();
            } else if (ecart > UN_ESPACE * corps) {
                ligne.append(' ');
            }
        }
        ligne.append(lettre.getUnicode());
        fin = leLong(matrice, lettre.getEndX(), lettre.getEndY());
        precedente = matrice;
    }

    private static boolean suitLaMemeLigne(Matrix une, Matrix autre, float corps) {
        float tourne = une.getScaleX() * autre.getShearY() - une.getShearY() * autre.getScaleX();
        float x = autre.getTranslateX() - une.getTranslateX();
        float y = autre.getTranslateY() - une.getTranslateY();
        float aCote = (y * autre.getScaleX() - x * autre.getShearY()) / corps;
        return Math.abs(tourne) <= PENTE * corps * corps && Math.abs(aCote) <= UNE_LIGNE * corps;
    }

    /** How far a place is in the direction of the letters. */
    private static float leLong(Matrix matrice, float x, float y) {
        float corps = (float) Math.hypot(matrice.getScaleX(), matrice.getShearY());
        return (x * matrice.getScaleX() + y * matrice.getShearY()) / corps;
    }

    private void finirLaLigne() {
        if (!ligne.isEmpty()) {
            lignes.add(ligne.toString());
        }
        ligne.setLength(0);
        precedente = null;
    }

    /** Gives the lines that a page has of it, in the order in which they are drawn, and forgets them. */
    List<String> rendre() {
        finirLaLigne();
        List<String> rendues = List.copyOf(lignes);
        lignes.clear();
        doubles.oublier();
        return rendues;
    }
}
