package fr.octroi.document;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.DataMatrixWriter;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;
import fr.octroi.instruction.LecturePiece;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Makes small PDF files; where a line holds a bar, what follows it starts in the next column. */
final class PdfFabrique {

    private static final float COLONNE = 170f;

    private final PDDocument document = new PDDocument();

    static byte[] texte(String... lignes) {
        return new PdfFabrique().page(lignes).octets();
    }

    static byte[] scan(String... lignes) {
        return new PdfFabrique().pageScannee(lignes).octets();
    }

    static byte[] image(String format) {
        return photo(format, pixels());
    }

    /** A sheet with these lines as a scanner at 200 dpi sees it. */
    static BufferedImage feuille(String... lignes) {
        return premierePage(texte(lignes), 200);
    }

    static BufferedImage premierePage(byte[] pdf, float pointsParPouce) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(0, pointsParPouce, ImageType.GRAY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] photo(String format, BufferedImage image) {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, sortie);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sortie.toByteArray();
    }

    /** A page that is nothing but a picture. */
    PdfFabrique pageEnImage(BufferedImage image) {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream contenu = new PDPageContentStream(document, page)) {
            contenu.drawImage(LosslessFactory.createFromImage(document, image), 0, 0, 595, 842);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** A scanned page, with the lines over it. */
    PdfFabrique pageScannee(String... lignes) {
        return page(true, lignes);
    }

    PdfFabrique page(String... lignes) {
        return page(false, lignes);
    }

    /** Draws the modules of a code on the last page, as a picture. */
    PdfFabrique code(byte[] code) {
        PDPage page = document.getPage(document.getNumberOfPages() - 1);
        try (PDPageContentStream contenu =
                new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
            BufferedImage image = imageDuCode(code);
            contenu.drawImage(LosslessFactory.createFromImage(document, image), 400, 100, 120, 120);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** A code as a picture, four pixels a module, with its margin. */
    static BufferedImage imageDuCode(byte[] code) {
        BitMatrix modules = new DataMatrixWriter()
                .encode(
                        new String(code, StandardCharsets.ISO_8859_1),
                        BarcodeFormat.DATA_MATRIX,
                        0,
                        0,
                        Map.of(EncodeHintType.DATA_MATRIX_SHAPE, SymbolShapeHint.FORCE_SQUARE));
        int cote = 4 * (modules.getWidth() + 4);
        BufferedImage image = new BufferedImage(cote, cote, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < cote; y++) {
            for (int x = 0; x < cote; x++) {
                int i = x / 4 - 2;
                int j = y / 4 - 2;
                boolean noir =
                        i >= 0 && j >= 0 && i < modules.getWidth() && j < modules.getHeight() && modules.get(i, j);
                image.setRGB(x, y, noir ? 0 : 0xFFFFFF);
            }
        }
        return image;
    }

    /** Attaches an invoice, as Factur-X does. */
    PdfFabrique joindre(byte[] xml) {
        PDEmbeddedFilesNameTreeNode arbre = new PDEmbeddedFilesNameTreeNode();
        PDComplexFileSpecification fiche = new PDComplexFileSpecification();
        fiche.setFile("factur-x.xml");
        try {
            fiche.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(xml)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        arbre.setNames(Map.of("factur-x.xml", fiche));
        PDDocumentNameDictionary noms = new PDDocumentNameDictionary(document.getDocumentCatalog());
        noms.setEmbeddedFiles(arbre);
        document.getDocumentCatalog().setNames(noms);
        return this;
    }

    PdfFabrique chiffrer(String motDuProprietaire, String motDeLUtilisateur) {
        AccessPermission droits = new AccessPermission();
        droits.setCanExtractContent(false);
        StandardProtectionPolicy politique = new StandardProtectionPolicy(motDuProprietaire, motDeLUtilisateur, droits);
        politique.setEncryptionKeyLength(256);
        try {
            document.protect(politique);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    byte[] octets() {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        try (document) {
            document.save(sortie);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sortie.toByteArray();
    }

    static LecturePiece lire(LecteurPdf lecteur, byte[] octets) {
        return lecteur.lire(new ByteArrayInputStream(octets));
    }

    private PdfFabrique page(boolean scannee, String... lignes) {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        PDFont police = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
        try (PDPageContentStream contenu = new PDPageContentStream(document, page)) {
            if (scannee) {
                contenu.drawImage(LosslessFactory.createFromImage(document, pixels()), 0, 0, 595, 842);
            }
            float y = 800;
            for (String ligne : lignes) {
                float x = 40;
                for (String cellule : ligne.split("\\|")) {
                    contenu.beginText();
                    contenu.setFont(police, 10);
                    contenu.newLineAtOffset(x, y);
                    contenu.showText(cellule.strip());
                    contenu.endText();
                    x += COLONNE;
                }
                y -= 14;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private static BufferedImage pixels() {
        BufferedImage image = new BufferedImage(60, 80, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 60; i++) {
            image.setRGB(i, i, 0xFFFFFF);
        }
        return image;
    }
}
