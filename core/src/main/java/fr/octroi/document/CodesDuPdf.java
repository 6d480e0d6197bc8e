package fr.octroi.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Finds the DataMatrix codes on the pages of a PDF, painted as a picture or as many small surfaces.
 *
 * <p>A page that has neither is not drawn; one that has is drawn without its text, which is no code and costs most.
 */
final class CodesDuPdf {

    /** A module of a 2D-Doc is half a millimetre at least, which makes four pixels. */
    static final float POINTS_PAR_POUCE = 200;

    /** A header and a signature alone make forty modules a side. */
    private static final long PIXELS_D_UN_CODE = 40L * 40;

    /** A quarter of those modules begin a dark run; a drawing may join some. */
    private static final int SURFACES_D_UN_CODE = 200;

    private CodesDuPdf() {}

    /**
     * Returns what each code holds, in the order of pages, each once.
     *
     * @param pages how many pages are looked at, from the first
     */
    static List<byte[]> trouver(PDDocument document, int pages, Vigie vigie) {
        DessinDuPdf dessin = DessinDuPdf.sansLettres(document, vigie);
        List<byte[]> trouves = new ArrayList<>();
        for (int i = 0; i < Math.min(pages, document.getNumberOfPages()); i++) {
            vigie.verifierLHeure();
            for (byte[] code : codes(document, i, dessin, vigie)) {
                if (trouves.stream().noneMatch(autre -> Arrays.equals(autre, code))) {
                    trouves.add(code);
                }
            }
        }
        return trouves;
    }

    /** A page that PDFBox cannot draw has no code, and costs the others nothing. */
    private static List<byte[]> codes(PDDocument document, int page, DessinDuPdf dessin, Vigie vigie) {
        try {
            return peutPorterUnCode(document.getPage(page), vigie)
                    ? CodesSurImage.trouver(dessin.dessiner(page, POINTS_PAR_POUCE), vigie)
                    : List.of();
        } catch (Vigie.AbandonException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }

    /** Whether enough is painted on a page, text apart, to make a code. */
    static boolean peutPorterUnCode(PDPage page, Vigie vigie) throws IOException {
        Releve releve = new Releve(vigie);
        releve.processPage(page);
        return releve.pixels >= PIXELS_D_UN_CODE || releve.surfaces >= SURFACES_D_UN_CODE;
    }

    /** Counts what could make a code, and draws nothing. */
    private static final class Releve extends PDFStreamEngine {

        private final Vigie vigie;
        private long pixels;
        private int surfaces;

        Releve(Vigie vigie) {
            this.vigie = vigie;
            // Follows the drawings within drawings.
            addOperator(new DrawObject(this));
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operandes) throws IOException {
            vigie.verifier();
            switch (operator.getName()) {
                case "Do" -> pixels += pixels(operandes);
                case "BI" -> pixels += PIXELS_D_UN_CODE;
                case "re", "m" -> surfaces++;
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
    }
}
