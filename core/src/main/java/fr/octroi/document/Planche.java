package fr.octroi.document;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** Where a chart is drawn, in points, from its lower left corner. */
final class Planche {

    private final PDPageContentStream crayon;
    private final Police police;
    private final float gauche;
    private final float bas;
    private final float largeur;
    private final float hauteur;

    Planche(PDPageContentStream crayon, Police police, float gauche, float bas, float largeur, float hauteur) {
        this.crayon = crayon;
        this.police = police;
        this.gauche = gauche;
        this.bas = bas;
        this.largeur = largeur;
        this.hauteur = hauteur;
    }

    float largeur() {
        return largeur;
    }

    float hauteur() {
        return hauteur;
    }

    float largeur(String texte, float corps) throws IOException {
        return police.largeur(texte, corps);
    }

    String abreger(String texte, float corps, float place) throws IOException {
        return police.abreger(texte, corps, place);
    }

    /** Draws nothing for a bar of no width or of no height. */
    void barre(float x, float y, float longueur, float epaisseur, Teinte teinte) throws IOException {
        if (longueur > 0 && epaisseur > 0) {
            encrer(teinte);
            crayon.addRect(gauche + x, bas + y, longueur, epaisseur);
            crayon.fill();
        }
    }

    /**
     * Draws a line from point to point.
     *
     * @param tirets the length of its dashes, 0 for an unbroken line
     */
    void trait(float[] x, float[] y, float epaisseur, float tirets, Teinte teinte) throws IOException {
        crayon.saveGraphicsState();
        crayon.setStrokingColor(teinte.rouge() / 255f, teinte.vert() / 255f, teinte.bleu() / 255f);
        crayon.setLineWidth(epaisseur);
        if (tirets > 0) {
            crayon.setLineDashPattern(new float[] {tirets}, 0);
        }
        crayon.moveTo(gauche + x[0], bas + y[0]);
        for (int i = 1; i < x.length; i++) {
            crayon.lineTo(gauche + x[i], bas + y[i]);
        }
        crayon.stroke();
        crayon.restoreGraphicsState();
    }

    void texte(float x, float y, float corps, Teinte teinte, String texte) throws IOException {
        encrer(teinte);
        crayon.beginText();
        crayon.setFont(police.pdf(), corps);
        crayon.newLineAtOffset(gauche + x, bas + y);
        crayon.showText(police.lisible(texte));
        crayon.endText();
    }

    void texteADroite(float x, float y, float corps, Teinte teinte, String texte) throws IOException {
        texte(x - largeur(texte, corps), y, corps, teinte, texte);
    }

    private void encrer(Teinte teinte) throws IOException {
        crayon.setNonStrokingColor(teinte.rouge() / 255f, teinte.vert() / 255f, teinte.bleu() / 255f);
    }
}
