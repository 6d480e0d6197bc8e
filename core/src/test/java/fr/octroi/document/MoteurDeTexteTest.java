package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

/** Letters lie where PDFBox has them, to the last bit of a float, whatever is set before they are shown. */
class MoteurDeTexteTest {

    private static final String FICHIER = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** All that a letter answers about its place and its size, but the sign of a zero. */
    private static String dire(TextPosition lettre) {
        String dit = String.join(
                " ",
                lettre.getUnicode(),
                Arrays.toString(lettre.getCharacterCodes()),
                Arrays.toString(lettre.getIndividualWidths()),
                String.valueOf(lettre.getX()),
                String.valueOf(lettre.getY()),
                String.valueOf(lettre.getEndX()),
                String.valueOf(lettre.getEndY()),
                String.valueOf(lettre.getDir()),
                String.valueOf(lettre.getWidthDirAdj()),
                String.valueOf(lettre.getHeight()),
                String.valueOf(lettre.getWidthOfSpace()),
                String.valueOf(lettre.getFontSize()),
                String.valueOf(lettre.getFontSizeInPt()),
                String.valueOf(lettre.getPageWidth()),
                String.valueOf(lettre.getPageHeight()),
                String.valueOf(lettre.getRotation()),
                lettre.getTextMatrix().toString());
        return dit.replaceAll("-(?=0\\.0\\b)", "");
    }

    private static final class DePdfbox extends PDFTextStripper {

        private final List<String> lettres = new ArrayList<>();

        DePdfbox() {
            addOperator(new ChoixDePolice(this, new Vigie(Limites.PAR_DEFAUT)));
        }

        @Override
        protected void processTextPosition(TextPosition lettre) {
            lettres.add(dire(lettre));
        }
    }

    private static final class Notres extends MoteurDeTexte {

        private final List<String> lettres = new ArrayList<>();

        Notres() {
            super(new Vigie(Limites.PAR_DEFAUT));
        }

        @Override
        protected void processTextPosition(TextPosition lettre) {
            lettres.add(dire(lettre));
        }
    }

    private static List<String> parPdfbox(byte[] octets) throws IOException {
        try (PDDocument document = Loader.loadPDF(octets)) {
            DePdfbox pdfbox = new DePdfbox();
            pdfbox.writeText(document, Writer.nullWriter());
            return pdfbox.lettres;
        }
    }

    private static List<String> parLeMoteur(byte[] octets) throws IOException {
        try (PDDocument document = Loader.loadPDF(octets)) {
            Notres notres = new Notres();
            notres.writeText(document, Writer.nullWriter());
            return notres.lettres;
        }
    }

    /** A page of two fonts, the first of two bytes a letter, the second of one; both say what their letters mean. */
    private static byte[] page(String contenu, PDRectangle cadre, int rotation) {
        try (PDDocument document = new PDDocument();
                InputStream fichier = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FICHIER))) {
            PDPage page = new PDPage(PDRectangle.A4);
            page.setCropBox(cadre);
            page.setRotation(rotation);
            document.addPage(page);
            PDFont deuxOctets = PDType0Font.load(document, fichier, false);
            PDFont unOctet = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
            PDStream sens = new PDStream(document);
            try (OutputStream sortie = sens.createOutputStream()) {
                sortie.write("""
                        /CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Une def
                        1 begincodespacerange <00> <FF> endcodespacerange
                        1 beginbfrange <20> <6F> <0020> endbfrange
                        endcmap end end
                        """.getBytes(StandardCharsets.US_ASCII));
            }
            unOctet.getCOSObject().setItem(COSName.TO_UNICODE, sens);
            unOctet.getCOSObject().setInt(COSName.FIRST_CHAR, 32);
            unOctet.getCOSObject().setInt(COSName.LAST_CHAR, 126);
            unOctet.getCOSObject().setItem(COSName.WIDTHS, largeurs());
            unOctet.getCOSObject().setItem(COSName.FONT_DESC, Objects.requireNonNull(unOctet.getFontDescriptor()));
            PDResources ressources = new PDResources();
            ressources.put(COSName.getPDFName("F2"), deuxOctets);
            ressources.put(COSName.getPDFName("F1"), unOctet);
            page.setResources(ressources);
            page.setContents(new PDStream(
                    document,
                    new ByteArrayInputStream(contenu.getBytes(StandardCharsets.US_ASCII)),
                    COSName.FLATE_DECODE));
            ByteArrayOutputStream sortie = new ByteArrayOutputStream();
            document.save(sortie);
            return sortie.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static COSArray largeurs() {
        COSArray largeurs = new COSArray();
        for (int i = 32; i <= 126; i++) {
            largeurs.add(new COSFloat(200 + 7 * (i % 50)));
        }
        return largeurs;
    }

    private static String nombre(Random hasard, float etendue) {
        return String.format(Locale.ROOT, "%.3f", (hasard.nextFloat() * 2 - 1) * etendue);
    }

    /** Whatever sets the state of a text, then strings whole or in parts, of letters that the tables know and others. */
    private static String contenu(Random hasard) {
        StringBuilder contenu = new StringBuilder();
        for (int textes = hasard.nextInt(4); textes >= 0; textes--) {
            contenu.append("q ");
            if (hasard.nextBoolean()) {
                contenu.append(matrice(hasard)).append(" cm ");
            }
            contenu.append("BT ");
            boolean deux = hasard.nextBoolean();
            contenu.append(deux ? "/F2 " : "/F1 ").append(nombre(hasard, 30)).append(" Tf ");
            for (int reglages = hasard.nextInt(6); reglages > 0; reglages--) {
                contenu.append(
                        switch (hasard.nextInt(5)) {
                            case 0 -> nombre(hasard, 5) + " Ts ";
                            case 1 -> nombre(hasard, 3) + " Tc ";
                            case 2 -> nombre(hasard, 9) + " Tw ";
                            case 3 -> nombre(hasard, 200) + " Tz ";
                            default -> matrice(hasard) + " Tm ";
                        });
            }
            for (int chaines = hasard.nextInt(3); chaines >= 0; chaines--) {
                contenu.append(
                        hasard.nextBoolean()
                                ? chaine(hasard, deux) + " Tj "
                                : "[" + chaine(hasard, deux) + nombre(hasard, 900) + chaine(hasard, deux) + "] TJ ");
            }
            contenu.append("ET Q\n");
        }
        return contenu.toString();
    }

    private static String matrice(Random hasard) {
        float etendue = hasard.nextBoolean() ? 2 : 0.1f;
        return String.join(
                " ",
                nombre(hasard, etendue),
                hasard.nextBoolean() ? "0" : nombre(hasard, etendue),
                hasard.nextBoolean() ? "0" : nombre(hasard, etendue),
                nombre(hasard, etendue),
                nombre(hasard, 500),
                nombre(hasard, 500));
    }

    /** Some are cut in the middle of a letter. */
    private static String chaine(Random hasard, boolean deux) {
        StringBuilder chaine = new StringBuilder("<");
        for (int lettres = hasard.nextInt(8); lettres > 0; lettres--) {
            int code = hasard.nextInt(4) == 0
                    ? (deux ? hasard.nextInt(1 << 16) : hasard.nextInt(256))
                    : 32 + hasard.nextInt(70);
            chaine.append(String.format(Locale.ROOT, deux ? "%04X" : "%02X", code));
        }
        if (deux && hasard.nextInt(5) == 0) {
            chaine.append("2A");
        }
        return chaine.append('>').toString();
    }

    @Property(tries = 400)
    void chaque_lettre_est_ou_pdfbox_la_met(@ForAll long graine) throws IOException {
        Random hasard = new Random(graine);
        PDRectangle cadre = hasard.nextBoolean()
                ? PDRectangle.A4
                : new PDRectangle(hasard.nextInt(50), hasard.nextInt(50), 400, 600);
        byte[] octets = page(contenu(hasard), cadre, 90 * hasard.nextInt(4));

        assertEquals(parPdfbox(octets), parLeMoteur(octets));
    }

    @Test
    void un_texte_qui_n_est_nulle_part_est_refuse_comme_pdfbox_le_refuse() {
        String loin = "1000000000000000000000000000000000000.0";
        for (String contenu : List.of(
                loin + " 0 0 1 0 0 cm BT /F1 12 Tf " + loin + " 0 0 1 0 0 Tm (abc) Tj ET",
                "BT /F1 " + loin + " Tf " + loin + " 0 0 1 0 0 Tm (abc) Tj ET",
                "BT /F1 12 Tf " + loin + " 0 0 1 0 0 Tm " + loin + " Tc (abc) Tj ET",
                loin + " 0 0 1 0 0 cm BT /F1 12 Tf 1 0 0 1 " + loin + " 0 Tm (abc) Tj ET")) {
            byte[] octets = page(contenu, PDRectangle.A4, 0);
            assertThrows(IllegalArgumentException.class, () -> parPdfbox(octets), contenu);
            assertThrows(IllegalArgumentException.class, () -> parLeMoteur(octets), contenu);
        }
    }

    @Test
    void une_chaine_vide_ne_dit_rien() throws IOException {
        byte[] octets = page("BT /F2 12 Tf () Tj [() 20 <>] TJ <0044> Tj ET", PDRectangle.A4, 0);
        assertEquals(parPdfbox(octets), parLeMoteur(octets));
        assertEquals(1, parLeMoteur(octets).size());
    }

    /** Beyond what is inflated first, a page is read as it comes. */
    @Test
    void une_page_dont_le_contenu_est_long_se_lit_de_meme() throws IOException {
        StringBuilder contenu = new StringBuilder("BT /F1 12 Tf 50 700 Td (avant) Tj ET\n");
        while (contenu.length() <= PageLue.OCTETS_AU_PLUS) {
            contenu.append("% ").append("un commentaire ".repeat(60)).append('\n');
        }
        contenu.append("BT /F1 12 Tf 50 600 Td (apres) Tj ET\n");
        byte[] octets = page(contenu.toString(), PDRectangle.A4, 0);

        List<String> lettres = parLeMoteur(octets);
        assertEquals(parPdfbox(octets), lettres);
        assertEquals(10, lettres.size());
    }

    @Test
    void des_octets_se_lisent_comme_ceux_de_pdfbox() throws IOException {
        byte[] octets = {7, (byte) 200, 9};
        SourceSurveillee source = new SourceSurveillee(octets, new Vigie(Limites.PAR_DEFAUT));
        assertEquals(3, source.length());
        assertEquals(7, source.peek());
        assertEquals(7, source.read());
        assertEquals(200, source.read());
        source.rewind(1);
        assertEquals(200, source.peek());
        assertEquals(1, source.getPosition());
        byte[] lus = new byte[5];
        assertEquals(2, source.read(lus, 1, 4));
        assertEquals(9, lus[2]);
        assertTrue(source.isEOF());
        assertEquals(-1, source.peek());
        assertEquals(-1, source.read());
        assertEquals(-1, source.read(lus, 0, 1));
        source.seek(100);
        assertEquals(3, source.getPosition());
        assertThrows(IOException.class, () -> source.seek(-1));
        assertThrows(IOException.class, () -> source.rewind(4));
        RandomAccessRead vue = source.createView(1, 2);
        assertEquals(200, vue.read());
        assertEquals(9, vue.read());
        assertEquals(-1, vue.read());
        assertFalse(source.isClosed());
        source.close();
        assertTrue(source.isClosed());
        assertThrows(IOException.class, source::read);
    }
}
