package fr.octroi.document;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * Finds the DataMatrix codes on the pages of a PDF, painted as a picture or as many small surfaces.
 *
 * <p>What is drawn of a page is the places that have either, without its text, which is no code and costs most.
 */
final class CodesDuPdf {

    /** A module of a 2D-Doc is half a millimetre at least, which makes four pixels. */
    static final float POINTS_PAR_POUCE = 200;

    /** A header and a signature alone make forty modules a side. */
    private static final long PIXELS_D_UN_CODE = 40L * 40;

    /** A quarter of those modules begin a dark run; a drawing may join some. */
    private static final int SURFACES_D_UN_CODE = 200;

    private static final float UNITES_PAR_POUCE = 72;

    private final PDDocument document;
    private final DessinDuPdf dessin;
    private final Vigie vigie;

    private CodesDuPdf(PDDocument document, Vigie vigie) {
        this.document = document;
        this.dessin = DessinDuPdf.sansLettres(document, vigie);
        this.vigie = vigie;
    }

    /**
     * Returns what each code holds, in the order of pages, each once.
     *
     * @param pages how many pages are looked at, from the first
     */
    static List<byte[]> trouver(PDDocument document, int pages, Vigie vigie) {
        CodesDuPdf recherche = new CodesDuPdf(document, vigie);
        List<byte[]> trouves = new ArrayList<>();
        for (int i = 0; i < Math.min(pages, document.getNumberOfPages()); i++) {
            vigie.verifierLHeure();
            for (byte[] code : recherche.codes(i)) {
                if (trouves.stream().noneMatch(autre -> Arrays.equals(autre, code))) {
                    trouves.add(code);
                }
            }
        }
        return trouves;
    }

    /** A page that PDFBox cannot draw has no code, and costs the others nothing. */
    private List<byte[]> codes(int page) {
        List<byte[]> codes = new ArrayList<>();
        try {
            for (Zone zone : zones(document.getPage(page), vigie)) {
                codes.addAll(CodesSurImage.trouver(dessiner(page, zone), vigie));
            }
        } catch (Vigie.AbandonException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            return codes;
        }
        return codes;
    }

    /** Where enough is painted on a page, text apart, to make a code. */
    static List<Zone> zones(PDPage page, Vigie vigie) throws IOException {
        Releve releve = new Releve(vigie);
        releve.processPage(page);
        for (PDAnnotation note : page.getAnnotations()) {
            releve.showAnnotation(note);
        }
        PDRectangle cadre = page.getCropBox();
        return releve.zones().stream()
                .filter(zone -> zone.cote(cadre) * POINTS_PAR_POUCE / UNITES_PAR_POUCE >= CodesSurImage.COTE_MINIMUM)
                .toList();
    }

    /** Draws a part of a page as if that were the whole page. */
    private GreyRaster dessiner(int rang, Zone zone) throws IOException {
        PDPage page = document.getPage(rang);
        COSBase entier = page.getCOSObject().getItem(COSName.CROP_BOX);
        page.setCropBox(zone.cadre(page.getCropBox()));
        try {
            return dessin.dessiner(rang, POINTS_PAR_POUCE);
        } finally {
            page.getCOSObject().setItem(COSName.CROP_BOX, entier);
        }
    }

    /** Notes where what could make a code is painted, and draws nothing. */
    private static final class Releve extends PDFStreamEngine {

        private final Vigie vigie;
        private final List<Zone> images = new ArrayList<>();
        private @Nullable Zone dessin;
        private int surfaces;

        Releve(Vigie vigie) {
            this.vigie = vigie;
            addOperator(new Concatenate(this));
            addOperator(new Save(this));
            addOperator(new Restore(this));
            // Follows the drawings within drawings.
            addOperator(new DrawObject(this));
        }

        List<Zone> zones() {
            List<Zone> zones = new ArrayList<>(images);
            zones.removeIf(zone -> zone.pixels() < PIXELS_D_UN_CODE);
            if (dessin != null && surfaces >= SURFACES_D_UN_CODE) {
                Zone.ajouter(zones, dessin);
            }
            return zones;
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operandes) throws IOException {
            vigie.verifier();
            switch (operator.getName()) {
                case "Do" -> image(pixels(operandes));
                case "BI" -> image(PIXELS_D_UN_CODE);
                case "re", "m" -> surface(operandes);
                default -> {}
            }
            super.processOperator(operator, operandes);
        }

        private long pixels(List<COSBase> operandes) {
            if (operandes.isEmpty() || !(operandes.get(0) instanceof COSName nom) || getResources() == null) {
                return 0;
            }
            COSDictionary objets = getResources().getCOSObject().getCOSDictionary(COSName.XOBJECT);
            COSStream objet = objets == null ? null : objets.getCOSStream(nom);
            return objet == null ? 0 : Math.max(0, (long) objet.getInt(COSName.WIDTH) * objet.getInt(COSName.HEIGHT));
        }

        /** A picture fills the unit square. */
        private void image(long pixels) {
            if (pixels > 0) {
                Zone.ajouter(images, zone(0, 0, 1, 1, pixels));
            }
        }

        private void surface(List<COSBase> operandes) {
            surfaces++;
            float[] nombres = new float[4];
            for (int i = 0; i < Math.min(nombres.length, operandes.size()); i++) {
                nombres[i] = operandes.get(i) instanceof COSNumber nombre ? nombre.floatValue() : 0;
            }
            Zone zone = zone(nombres[0], nombres[1], nombres[0] + nombres[2], nombres[1] + nombres[3], 0);
            dessin = dessin == null ? zone : dessin.avec(zone);
        }

        private Zone zone(float x0, float y0, float x1, float y1, long pixels) {
            Matrix matrice = getGraphicsState().getCurrentTransformationMatrix();
            Rectangle2D cadre =
                    new Rectangle2D.Float(Math.min(x0, x1), Math.min(y0, y1), Math.abs(x1 - x0), Math.abs(y1 - y0));
            Rectangle2D place = matrice.createAffineTransform()
                    .createTransformedShape(cadre)
                    .getBounds2D();
            return new Zone(
                    (float) place.getMinX(),
                    (float) place.getMinY(),
                    (float) place.getMaxX(),
                    (float) place.getMaxY(),
                    pixels);
        }
    }
}
