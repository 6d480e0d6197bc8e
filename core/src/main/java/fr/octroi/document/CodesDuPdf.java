package fr.octroi.document;

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
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;

/**
 * Finds the DataMatrix codes on the pages of a PDF, painted as a picture or as many small surfaces.
 *
 * <p>What is drawn of a page is the places that have either, without its text, which is no code and costs most.
 */
final class CodesDuPdf {

    /** A module of a 2D-Doc is half a millimetre at least, which makes four pixels. */
    static final float POINTS_PAR_POUCE = 200;

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
     * @param peintures what was painted on each page, its notes apart
     */
    static List<byte[]> trouver(PDDocument document, List<Peintures> peintures, Vigie vigie) {
        CodesDuPdf recherche = new CodesDuPdf(document, vigie);
        List<byte[]> trouves = new ArrayList<>();
        for (int i = 0; i < Math.min(vigie.pages(), document.getNumberOfPages()); i++) {
            vigie.verifierLHeure();
            for (byte[] code : recherche.codes(i, peintures.get(i))) {
                if (trouves.stream().noneMatch(autre -> Arrays.equals(autre, code))) {
                    trouves.add(code);
                }
            }
        }
        return trouves;
    }

    /** A page that PDFBox cannot draw has no code, and costs the others nothing. */
    private List<byte[]> codes(int page, Peintures peintures) {
        List<byte[]> codes = new ArrayList<>();
        try {
            for (Zone zone : zones(document.getPage(page), peintures, vigie)) {
                if (peutEnMontrer(zone)) {
                    codes.addAll(CodesSurImage.trouver(dessiner(page, zone), vigie));
                }
            }
        } catch (Vigie.AbandonException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            return codes;
        }
        return codes;
    }

    /** A logo is looked at as it lies in the file: to draw it costs more, and most show nothing that could be a code. */
    private boolean peutEnMontrer(Zone zone) {
        if (zone.image() == null) {
            return true;
        }
        List<GreyRaster> telleQuelle = ImageBrute.lire(zone.image(), vigie);
        return telleQuelle.isEmpty() || telleQuelle.stream().anyMatch(Alternances::permettentUnCode);
    }

    /** Where enough is painted on a page and by its notes, text apart, to make a code. */
    static List<Zone> zones(PDPage page, Peintures peintures, Vigie vigie) throws IOException {
        List<PDAnnotation> notes = page.getAnnotations();
        if (!notes.isEmpty()) {
            Releve releve = new Releve(peintures, vigie);
            releve.processPage(sansContenu(page));
            for (PDAnnotation note : notes) {
                releve.showAnnotation(note);
            }
        }
        PDRectangle cadre = page.getCropBox();
        return peintures.zones().stream()
                .filter(zone -> zone.cote(cadre) * POINTS_PAR_POUCE / UNITES_PAR_POUCE >= CodesSurImage.COTE_MINIMUM)
                .toList();
    }

    private static PDPage sansContenu(PDPage page) {
        COSDictionary vide = new COSDictionary(page.getCOSObject());
        vide.removeItem(COSName.CONTENTS);
        return new PDPage(vide);
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

    /** Goes through the notes of a page, and draws nothing. */
    private static final class Releve extends PDFStreamEngine {

        private final Peintures peintures;
        private final Vigie vigie;

        Releve(Peintures peintures, Vigie vigie) {
            this.peintures = peintures;
            this.vigie = vigie;
            addOperator(new Concatenate(this));
            addOperator(new Save(this));
            addOperator(new Restore(this));
            // Follows the drawings within drawings.
            addOperator(new DrawObject(this));
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operandes) throws IOException {
            vigie.verifier();
            peintures.noter(this, operator, operandes);
            super.processOperator(operator, operandes);
        }
    }
}
