package fr.octroi.document;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/** Draws the pages of a PDF in shades of grey, as long as there is time. */
final class DessinDuPdf extends PDFRenderer {

    private static final float UNITES_PAR_POUCE = 72;

    /** The longest side of a picture, so that a page as thin as a thread is none of a gigabyte. */
    private static final int COTE_MAXIMUM = 20_000;

    /** What loads fonts and shows letters. */
    private static final Set<String> ECRITURE = Set.of("Tf", "Tj", "TJ", "'", "\"");

    private final boolean lettres;
    private final Vigie vigie;

    private DessinDuPdf(PDDocument document, boolean lettres, Vigie vigie) {
        super(document);
        this.lettres = lettres;
        this.vigie = vigie;
    }

    /** Draws surfaces and pictures only: letters cost most, and are no code. */
    static DessinDuPdf sansLettres(PDDocument document, Vigie vigie) {
        return new DessinDuPdf(document, false, vigie);
    }

    /** Draws all that the eye sees; a picture that is finer than the drawing is read no finer. */
    static DessinDuPdf entier(PDDocument document, Vigie vigie) {
        DessinDuPdf dessin = new DessinDuPdf(document, true, vigie);
        dessin.setSubsamplingAllowed(true);
        return dessin;
    }

    /** Draws a page so finely, or as its size allows. */
    GreyRaster dessiner(int page, float pointsParPouce) throws IOException {
        PDRectangle cadre = document.getPage(page).getCropBox();
        double largeur = cadre.getWidth() / UNITES_PAR_POUCE;
        double hauteur = cadre.getHeight() / UNITES_PAR_POUCE;
        double finesse = Math.min(
                Math.min(pointsParPouce, COTE_MAXIMUM / Math.max(largeur, hauteur)),
                Math.sqrt(ImageGrise.PIXELS_LUS / (largeur * hauteur)));
        return ImageGrise.de(renderImageWithDPI(page, (float) finesse, ImageType.GRAY));
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parametres) throws IOException {
        return new Dessin(parametres, lettres, vigie);
    }

    private static final class Dessin extends PageDrawer {

        private final boolean lettres;
        private final Vigie vigie;

        Dessin(PageDrawerParameters parametres, boolean lettres, Vigie vigie) throws IOException {
            super(parametres);
            this.lettres = lettres;
            this.vigie = vigie;
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operandes) throws IOException {
            vigie.verifier();
            if (lettres || !ECRITURE.contains(operator.getName())) {
                super.processOperator(operator, operandes);
            }
        }

        @Override
        public void drawImage(PDImage image) throws IOException {
            vigie.verifierLHeure();
            // The size that a picture announces is the memory that it takes.
            if ((long) image.getWidth() * image.getHeight() <= ImageGrise.PIXELS_ANNONCES / 3) {
                super.drawImage(image);
            }
        }
    }
}
