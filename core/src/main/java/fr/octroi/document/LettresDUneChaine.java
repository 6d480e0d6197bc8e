package fr.octroi.document;

import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.PDTextState;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;

/**
 * Places the letters of a string, one after the other (ISO 32000-1, 9.4.4), where PDFBox has them, to the last bit.
 *
 * <p>All letters of a string are turned and scaled alike and only their place changes: PDFBox multiplies four matrices for each of them,
 * and two are multiplied here for the string.
 */
final class LettresDUneChaine {

    private static final int ESPACE = 32;

    private final Cadre cadre;
    private final PDTextState etat;
    private final PoliceDuDictionnaire police;
    private final float taille;
    private final float etirement;
    private final Matrix texte;
    private final Matrix page;
    private final Matrix lettre;
    private final float hauteur;
    private final float espace;
    private final int corps;

    /** What a page says to all its letters. */
    record Cadre(int rotation, float largeur, float hauteur, float gauche, float bas) {

        static Cadre of(PDPage page) {
            PDRectangle cadre = page.getCropBox();
            return new Cadre(
                    page.getRotation(),
                    cadre.getWidth(),
                    cadre.getHeight(),
                    cadre.getLowerLeftX(),
                    cadre.getLowerLeftY());
        }
    }

    /** What a font says to all its letters, as parts of their size: how high PDFBox takes them for, and how wide a space is. */
    record Mesures(float hauteur, float espace) {}

    /**
     * Begins a string.
     *
     * @throws IllegalArgumentException when it lies nowhere, as PDFBox has it
     */
    LettresDUneChaine(PDGraphicsState etat, PoliceDuDictionnaire police, Mesures mesures, Cadre cadre) {
        this.cadre = cadre;
        this.etat = etat.getTextState();
        this.police = police;
        this.taille = this.etat.getFontSize();
        this.etirement = this.etat.getHorizontalScaling() / 100f;
        this.texte = etat.getTextMatrix();
        this.page = etat.getCurrentTransformationMatrix();
        this.lettre = new Matrix(taille * etirement, 0, 0, taille, 0, this.etat.getRise())
                .multiply(texte)
                .multiply(page);
        this.hauteur = Math.abs(mesures.hauteur() * lettre.getScalingFactorY());
        this.espace = Math.abs(mesures.espace() * lettre.getScalingFactorX());
        this.corps = (int) (taille * texte.getScalingFactorX());
    }

    /** From the space of the next letter to that of the page. */
    Matrix matrice() {
        float x = etat.getRise() * texte.getShearX() + texte.getTranslateX();
        float y = etat.getRise() * texte.getScaleY() + texte.getTranslateY();
        return placee(x(x, y), y(x, y));
    }

    /**
     * The next letter, where it lies.
     *
     * @param avance how far the one after it is, in parts of its size
     */
    TextPosition lettre(int code, String unicode, float avance) {
        Matrix debut = matrice();
        float ecart = avance * taille * etirement;
        float x = ecart * texte.getScaleX() + texte.getTranslateX();
        float y = ecart * texte.getShearY() + texte.getTranslateY();
        float fin = x(x, y);
        float finY = y(x, y);
        verifier(fin, finY);
        float largeur = fin - debut.getTranslateX();
        return new TextPosition(
                cadre.rotation(),
                cadre.largeur(),
                cadre.hauteur(),
                dansLeCadre(debut),
                fin - cadre.gauche(),
                finY - cadre.bas(),
                hauteur,
                largeur,
                espace,
                unicode,
                new int[] {code},
                police,
                taille,
                corps);
    }

    /** Goes on to the letter after the next; whoever asks for the matrix of the text meanwhile finds it there. */
    void avancer(int code, float avance) {
        float mots = code == ESPACE && police.octetsParLettre() == 1 ? etat.getWordSpacing() : 0;
        float ecart = (avance * taille + etat.getCharacterSpacing() + mots) * etirement;
        float x = texte.getTranslateX() + ecart * texte.getScaleX();
        float y = texte.getTranslateY() + ecart * texte.getShearY();
        verifier(x, y);
        texte.setValue(2, 0, x);
        texte.setValue(2, 1, y);
    }

    private float x(float x, float y) {
        return x * page.getScaleX() + y * page.getShearX() + page.getTranslateX();
    }

    private float y(float x, float y) {
        return x * page.getShearY() + y * page.getScaleY() + page.getTranslateY();
    }

    private Matrix dansLeCadre(Matrix debut) {
        return cadre.gauche() == 0 && cadre.bas() == 0
                ? debut
                : placee(debut.getTranslateX() - cadre.gauche(), debut.getTranslateY() - cadre.bas());
    }

    private Matrix placee(float x, float y) {
        verifier(x, y);
        return new Matrix(lettre.getScaleX(), lettre.getShearY(), lettre.getShearX(), lettre.getScaleY(), x, y);
    }

    private static void verifier(float x, float y) {
        if (!Float.isFinite(x) || !Float.isFinite(y)) {
            throw new IllegalArgumentException("a letter lies nowhere");
        }
    }
}
