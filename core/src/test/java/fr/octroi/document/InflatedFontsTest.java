package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** A font file that is inflated once says what it said, and one that cannot be inflated stays PDFBox's affair. */
class InflatedFontsTest {

    private static byte[] page() throws IOException {
        try (PDDocument document = new PDDocument();
                InputStream flux = PDDocument.class.getResourceAsStream(
                        "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
            PDPage page = new PDPage();
            document.addPage(page);
            PDFont police = PDType0Font.load(document, flux, true);
            try (PDPageContentStream contenu = new PDPageContentStream(document, page)) {
                contenu.beginText();
                contenu.setFont(police, 12);
                contenu.newLineAtOffset(70, 700);
                contenu.showText("Vélo à assistance : 1 234,56 €");
                contenu.endText();
            }
            return octets(document);
        }
    }

    private static byte[] octets(PDDocument document) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        document.save(octets);
        return octets.toByteArray();
    }

    private static String texte(PDDocument document) throws IOException {
        return new ExtracteurTexte(new Vigie(Limites.PAR_DEFAUT))
                .extraire(document).lignes().stream()
                        .map(TextePiece.Ligne::texte)
                        .collect(Collectors.joining("\n"));
    }

    @Test
    void un_fichier_de_police_est_gonfle_une_fois_et_reste_le_meme() throws IOException {
        try (PDDocument document = Loader.loadPDF(page())) {
            COSStream avant = descripteur(document).getCOSStream(COSName.FONT_FILE2);
            byte[] police = avant.createInputStream().readAllBytes();
            assertNotNull(avant.getFilters());
            assertEquals("Vélo à assistance : 1 234,56 €", texte(document));
            COSStream apres = descripteur(document).getCOSStream(COSName.FONT_FILE2);
            assertNull(apres.getFilters());
            assertArrayEquals(police, apres.createInputStream().readAllBytes());
            assertEquals(avant.getInt(COSName.LENGTH1), apres.getInt(COSName.LENGTH1));
            assertEquals("Vélo à assistance : 1 234,56 €", texte(document), "again, from what was inflated");
        }
    }

    /** PDFBox does with such a font what it can, and the same. */
    @Test
    void une_police_abimee_donne_le_texte_que_pdfbox_donne() throws IOException {
        for (String filtre : List.of("FlateDecode", "LZWDecode", "Inconnu")) {
            byte[] abime;
            try (PDDocument document = Loader.loadPDF(page())) {
                COSStream police = descripteur(document).getCOSStream(COSName.FONT_FILE2);
                try (OutputStream flux = police.createRawOutputStream()) {
                    flux.write("rien d'une police".getBytes(StandardCharsets.US_ASCII));
                }
                police.setItem(COSName.FILTER, COSName.getPDFName(filtre));
                abime = octets(document);
            }
            try (PDDocument document = Loader.loadPDF(abime);
                    PDDocument autre = Loader.loadPDF(abime)) {
                assertEquals(new PDFTextStripper().getText(autre).strip(), texte(document), filtre);
            }
        }
    }

    private static COSDictionary descripteur(PDDocument document) throws IOException {
        COSDictionary polices =
                document.getPage(0).getResources().getCOSObject().getCOSDictionary(COSName.FONT);
        COSDictionary police =
                polices.getCOSDictionary(polices.keySet().iterator().next());
        COSDictionary descendante =
                (COSDictionary) police.getCOSArray(COSName.DESCENDANT_FONTS).getObject(0);
        return descendante.getCOSDictionary(COSName.FONT_DESC);
    }
}
