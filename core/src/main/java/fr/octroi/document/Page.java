package fr.octroi.document;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** An A4 page, or several, written from top to bottom, in points, with a font that travels in the file. */
final class Page implements AutoCloseable {

    private static final float HAUTEUR_DU_PIED = 50;
    private static final float HAUTEUR_DES_CHIFFRES = 0.36f;

    private final PDDocument document = new PDDocument();
    private PDPageContentStream crayon;
    private final Police police;
    private float y = PDRectangle.A4.getHeight();

    Page(String titre, LocalDate edition, long identifiant) throws IOException {
        police = new Police(document);
        document.setDocumentId(identifiant);
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(titre);
        information.setCreator("Octroi");
        information.setCreationDate(PdfConformance.minuit(edition));
        document.getDocumentCatalog().setLanguage("fr-FR");
        PDViewerPreferences preferences =
                new PDViewerPreferences(document.getDocumentCatalog().getCOSObject());
        preferences.setDisplayDocTitle(true);
        crayon = ouvrirPage();
    }

    private PDPageContentStream ouvrirPage() throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        return new PDPageContentStream(document, page);
    }

    void nouvellePage() throws IOException {
        crayon.close();
        crayon = ouvrirPage();
        y = PDRectangle.A4.getHeight();
    }

    /** Returns how many points are left above the foot. */
    float reste() {
        return y - HAUTEUR_DU_PIED;
    }

    void descendre(float points) {
        y -= points;
    }

    void allerAuPied() {
        y = HAUTEUR_DU_PIED;
    }

    void texte(float x, float corps, Teinte teinte, String texte) throws IOException {
        encrer(teinte);
        crayon.beginText();
        crayon.setFont(police.pdf(), corps);
        crayon.newLineAtOffset(x, y);
        crayon.showText(police.lisible(texte));
        crayon.endText();
    }

    /** Writes thicker: the font that travels has no bold face. */
    void texteAppuye(float x, float corps, Teinte teinte, String texte) throws IOException {
        crayon.saveGraphicsState();
        crayon.setStrokingColor(teinte.rouge() / 255f, teinte.vert() / 255f, teinte.bleu() / 255f);
        crayon.setLineWidth(corps / 36);
        crayon.setRenderingMode(RenderingMode.FILL_STROKE);
        texte(x, corps, teinte, texte);
        crayon.restoreGraphicsState();
    }

    void texteADroite(float x, float corps, Teinte teinte, String texte) throws IOException {
        texte(x - largeur(texte, corps), corps, teinte, texte);
    }

    float largeur(String texte, float corps) throws IOException {
        return police.largeur(texte, corps);
    }

    String abreger(String texte, float corps, float place) throws IOException {
        return police.abreger(texte, corps, place);
    }

    void filet(float x1, float x2, Teinte teinte) throws IOException {
        crayon.setStrokingColor(teinte.rouge() / 255f, teinte.vert() / 255f, teinte.bleu() / 255f);
        crayon.setLineWidth(0.6f);
        crayon.moveTo(x1, y);
        crayon.lineTo(x2, y);
        crayon.stroke();
    }

    /** Draws a bar whose middle is that of the digits of the line. */
    void barre(float x, float longueur, float epaisseur, Teinte teinte) throws IOException {
        if (longueur > 0) {
            encrer(teinte);
            crayon.addRect(x, y + 9 * HAUTEUR_DES_CHIFFRES - epaisseur / 2, longueur, epaisseur);
            crayon.fill();
        }
    }

    void ecrire(OutputStream sortie) throws IOException {
        crayon.close();
        document.save(sortie);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    private void encrer(Teinte teinte) throws IOException {
        crayon.setNonStrokingColor(teinte.rouge() / 255f, teinte.vert() / 255f, teinte.bleu() / 255f);
    }
}
