package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDTrueTypeFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.font.encoding.WinAnsiEncoding;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

/** A text is the same, letter for letter and place for place, whether the programs of its fonts are read or not. */
class ChoixDePoliceTest {

    private static final String TEXTE = "Facture n° 12 : 1 500,00 à payer";
    private static final String FICHIER = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** What PDFBox makes of each letter. */
    private static final class Releve extends PDFTextStripper {

        private final List<String> lettres = new ArrayList<>();

        @Override
        protected void processTextPosition(TextPosition lettre) {
            lettres.add(String.join(
                    " ",
                    lettre.getUnicode(),
                    String.valueOf(lettre.getX()),
                    String.valueOf(lettre.getY()),
                    String.valueOf(lettre.getWidth()),
                    String.valueOf(lettre.getHeight()),
                    String.valueOf(lettre.getWidthOfSpace()),
                    lettre.getFont().getName()));
        }

        static List<String> de(byte[] octets, boolean choisies) throws IOException {
            try (PDDocument document = Loader.loadPDF(octets)) {
                Releve releve = new Releve();
                if (choisies) {
                    releve.addOperator(new ChoixDePolice(releve, new Vigie(Limites.PAR_DEFAUT)));
                }
                releve.writeText(document, Writer.nullWriter());
                return releve.lettres;
            }
        }
    }

    @FunctionalInterface
    private interface Fonte {
        PDFont dans(PDDocument document) throws IOException;
    }

    private static PDFont entiere(PDDocument document, boolean reduite) throws IOException {
        try (InputStream flux = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FICHIER))) {
            return PDType0Font.load(document, flux, reduite);
        }
    }

    private static PDFont trueType(PDDocument document) throws IOException {
        try (InputStream flux = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FICHIER))) {
            return PDTrueTypeFont.load(document, flux, WinAnsiEncoding.INSTANCE);
        }
    }

    /** Writes a line, then does something to the dictionary of its font. */
    private static byte[] page(Fonte fonte, Consumer<COSDictionary> retouche) throws IOException {
        ByteArrayOutputStream ecrit = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream crayon = new PDPageContentStream(document, page)) {
                crayon.beginText();
                crayon.setFont(fonte.dans(document), 11);
                crayon.newLineAtOffset(50, 700);
                crayon.showText(TEXTE);
                crayon.endText();
            }
            document.save(ecrit);
        }
        try (PDDocument document = Loader.loadPDF(ecrit.toByteArray())) {
            retouche.accept(police(document));
            ByteArrayOutputStream retouchee = new ByteArrayOutputStream();
            document.save(retouchee);
            return retouchee.toByteArray();
        }
    }

    private static COSDictionary police(PDDocument document) {
        PDResources ressources = document.getPage(0).getResources();
        COSDictionary polices = ressources.getCOSObject().getCOSDictionary(COSName.FONT);
        return polices.getCOSDictionary(ressources.getFontNames().iterator().next());
    }

    private static COSDictionary descendante(COSDictionary police) {
        return (COSDictionary) police.getCOSArray(COSName.DESCENDANT_FONTS).getObject(0);
    }

    private static COSStream table(String... lignes) {
        COSStream flux = new COSStream();
        String debut = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Une def\n";
        try (OutputStream sortie = flux.createOutputStream()) {
            sortie.write(
                    (debut + String.join("\n", lignes) + "\nendcmap\nend\nend\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return flux;
    }

    /** Latin letters, each by its own code, the places of some left out. */
    private static COSStream tableDesOctets() {
        return table(
                "1 begincodespacerange",
                "<00> <FF>",
                "endcodespacerange",
                "1 beginbfrange",
                "<20> <6F> <0020>",
                "endbfrange");
    }

    private static void memes(byte[] octets) throws IOException {
        List<String> lues = Releve.de(octets, false);
        assertFalse(lues.isEmpty());
        assertEquals(lues, Releve.de(octets, true));
    }

    private static boolean seLitSansProgramme(byte[] octets) throws IOException {
        try (PDDocument document = Loader.loadPDF(octets)) {
            return PoliceDuDictionnaire.of(police(document), new Vigie(Limites.PAR_DEFAUT)) != null;
        }
    }

    @Test
    void une_police_composee_se_lit_sans_son_programme() throws IOException {
        for (boolean reduite : new boolean[] {true, false}) {
            byte[] octets = page(document -> entiere(document, reduite), police -> {});
            assertEquals(true, seLitSansProgramme(octets));
            memes(octets);
        }
    }

    @Test
    void un_programme_illisible_ne_change_rien_a_une_police_qui_dit_tout() throws IOException {
        Fonte fonte = document -> entiere(document, true);
        List<String> lues = Releve.de(page(fonte, police -> {}), false);
        byte[] abimee = page(
                fonte,
                police -> descendante(police)
                        .getCOSDictionary(COSName.FONT_DESC)
                        .setItem(COSName.FONT_FILE2, table("nothing of a font")));

        assertEquals(lues, Releve.de(abimee, true));
    }

    @Test
    void une_police_simple_se_lit_par_sa_table_et_le_reste_par_son_programme() throws IOException {
        for (Fonte fonte : List.<Fonte>of(
                ChoixDePoliceTest::trueType, document -> new PDType1Font(Standard14Fonts.FontName.HELVETICA))) {
            byte[] octets = page(fonte, police -> {
                police.setItem(COSName.TO_UNICODE, tableDesOctets());
                if (police.getCOSArray(COSName.WIDTHS) == null) {
                    police.setInt(COSName.FIRST_CHAR, 32);
                    police.setInt(COSName.LAST_CHAR, 60);
                    COSArray largeurs = new COSArray();
                    for (int i = 32; i <= 60; i++) {
                        largeurs.add(new COSFloat(200 + i));
                    }
                    police.setItem(COSName.WIDTHS, largeurs);
                }
            });
            assertEquals(true, seLitSansProgramme(octets));
            memes(octets);
        }
    }

    @Test
    void ce_qu_une_table_ne_dit_pas_est_demande_a_pdfbox() throws IOException {
        // No space, and few letters.
        COSStream courte = table(
                "1 begincodespacerange",
                "<0000> <FFFF>",
                "endcodespacerange",
                "1 beginbfrange",
                "<0029> <0040> <0046>",
                "endbfrange");
        for (boolean reduite : new boolean[] {true, false}) {
            memes(page(document -> entiere(document, reduite), police -> police.setItem(COSName.TO_UNICODE, courte)));
        }
    }

    @Test
    void des_largeurs_qui_manquent_ou_se_contredisent_sont_celles_de_pdfbox() throws IOException {
        List<Consumer<COSDictionary>> retouches = List.of(
                descendante -> descendante.removeItem(COSName.W),
                descendante -> descendante.setInt(COSName.DW, 0),
                descendante -> descendante.setItem(COSName.DW, COSName.A),
                descendante ->
                        descendante.setItem(COSName.W, tableau(1, tableau(500, 600), 2, 40, 700, 30, tableau(100))),
                descendante -> descendante.setItem(COSName.W, tableau(COSName.A, 3, 4, COSName.B, 5, 80, 600, 7)),
                descendante -> descendante.setItem(COSName.W, tableau(-5, 80, 333, 9, tableau(COSName.A, 250, -3))),
                descendante -> descendante.setItem(COSName.W, tableau(3)),
                descendante -> descendante.getCOSDictionary(COSName.FONT_DESC).removeItem(COSName.FONT_BBOX),
                descendante -> descendante.removeItem(COSName.CID_TO_GID_MAP),
                descendante -> descendante.getCOSDictionary(COSName.FONT_DESC).setInt(COSName.CAP_HEIGHT, 300));
        for (Consumer<COSDictionary> retouche : retouches) {
            memes(page(document -> entiere(document, true), police -> retouche.accept(descendante(police))));
        }
    }

    private static COSArray tableau(Object... elements) {
        COSArray tableau = new COSArray();
        for (Object element : elements) {
            tableau.add(element instanceof Integer nombre ? COSInteger.get(nombre) : (COSBase) element);
        }
        return tableau;
    }

    @Test
    void ce_qui_ne_suffit_pas_est_laisse_a_pdfbox() throws IOException {
        Fonte fonte = document -> entiere(document, true);
        List<Consumer<COSDictionary>> retouches = List.of(
                police -> police.removeItem(COSName.TO_UNICODE),
                police -> police.setItem(COSName.TO_UNICODE, COSInteger.ONE),
                police -> police.setItem(COSName.ENCODING, COSName.IDENTITY_V),
                police -> police.setItem(
                        COSName.ENCODING,
                        table(
                                "1 begincodespacerange",
                                "<0000> <FFFF>",
                                "endcodespacerange",
                                "1 begincidrange",
                                "<0000> <FFFF> 0",
                                "endcidrange")),
                police -> descendante(police).setItem(COSName.W2, tableau(1, tableau(-900, 300, 800))),
                police -> descendante(police).removeItem(COSName.FONT_DESC));
        for (Consumer<COSDictionary> retouche : retouches) {
            byte[] octets = page(fonte, retouche);
            assertFalse(seLitSansProgramme(octets));
            assertEquals(Releve.de(octets, false), Releve.de(octets, true));
        }
        assertFalse(seLitSansProgramme(page(document -> trueType(document), police -> {})));
    }

    @Test
    void une_police_sans_descendante_ne_se_lit_pas() {
        COSDictionary police = new COSDictionary();
        police.setItem(COSName.SUBTYPE, COSName.TYPE0);
        police.setItem(COSName.ENCODING, COSName.IDENTITY_H);
        police.setItem(COSName.TO_UNICODE, tableDesOctets());
        Vigie vigie = new Vigie(Limites.PAR_DEFAUT);
        assertNull(PoliceDuDictionnaire.of(police, vigie));
        police.setItem(COSName.DESCENDANT_FONTS, new COSArray());
        assertNull(PoliceDuDictionnaire.of(police, vigie));
        // Itself again: nothing is followed further than one step.
        police.setItem(COSName.DESCENDANT_FONTS, tableau(police));
        assertNull(PoliceDuDictionnaire.of(police, vigie));
    }

    /** A range of all numbers, said a million times over. */
    @Test
    void des_largeurs_sans_fin_s_arretent_avec_le_temps() throws IOException {
        COSDictionary descendante = new COSDictionary();
        descendante.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
        descendante.setItem(COSName.FONT_DESC, new COSDictionary());
        COSArray largeurs = tableau(0, Integer.MAX_VALUE, 500);
        descendante.setItem(COSName.W, largeurs);
        COSDictionary police = new COSDictionary();
        police.setItem(COSName.SUBTYPE, COSName.TYPE0);
        police.setItem(COSName.ENCODING, COSName.IDENTITY_H);
        police.setItem(COSName.TO_UNICODE, tableDesOctets());
        police.setItem(COSName.DESCENDANT_FONTS, tableau(descendante));
        PoliceDuDictionnaire lue = PoliceDuDictionnaire.of(police, new Vigie(Limites.PAR_DEFAUT));
        assertNotNull(lue);
        assertEquals(500, lue.getWidth(0xFFFF));

        for (int i = 0; i < 1_000_000; i++) {
            largeurs.add(COSInteger.ZERO);
            largeurs.add(COSInteger.get(Integer.MAX_VALUE));
            largeurs.add(COSInteger.get(500));
        }
        Vigie courte = new Vigie(new Limites(Duration.ofMillis(300), 1, 1, 1));
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThrows(Vigie.AbandonException.class, () -> PoliceDuDictionnaire.of(police, courte)));
    }
}
