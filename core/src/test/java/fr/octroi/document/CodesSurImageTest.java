package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.DataMatrixWriter;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;
import fr.octroi.document.Materiel2DDoc.Specimen;
import fr.octroi.instruction.CodeSigne;
import fr.octroi.instruction.CodeSigne.Statut;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodesSurImageTest {

    private static final LocalDate JOUR = LocalDate.of(2021, 6, 1);
    private static final Fabrique2DDoc EMETTEUR = Fabrique2DDoc.p256();
    private static final byte[] DOMICILE = EMETTEUR.code(
            JOUR, "00", "10M/EXEMPLE/CAMILLE\u001d20\u001d22" + "7 RUE DES SPECIMENS\u001d2492200" + "26FR");
    private static final byte[] IMPOT = EMETTEUR.code(
            JOUR, "04", "432,75\u001d44227801234567845202146EXEMPLE CAMILLE\u001d4A310720224163198\u001d");

    private static Vigie vigie() {
        return new Vigie(Limites.PAR_DEFAUT);
    }

    @Test
    void chaque_specimen_donne_ses_octets() throws IOException {
        for (Specimen specimen : Materiel2DDoc.specimens()) {
            GreyRaster image = ImageGrise.lire(MaterielDocument.octets(specimen.image()), vigie());
            assertTrue(Alternances.permettentUnCode(image), specimen.toString());
            assertTrue(
                    CodesSurImage.trouver(image, vigie()).stream()
                            .anyMatch(code -> Arrays.equals(specimen.brut(), code)),
                    specimen.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 12, 30, 45, 60, 90, 137, 180, 201, 270, 315, 355})
    void un_code_tourne_est_lu(int degres) {
        verifier(new Feuille(700, 700).poser(DOMICILE, 350, 350, 5, degres).image());
    }

    @ParameterizedTest
    @CsvSource({"1.8, 0", "2, 0", "2, 25", "2.5, 0", "2.5, 41", "3.3, 8", "17, 0", "17, 20"})
    void un_code_petit_ou_grand_est_lu(double module, int degres) {
        verifier(new Feuille(1600, 1600)
                .poser(DOMICILE, 800, 790, module, degres)
                .image());
    }

    @ParameterizedTest
    @CsvSource({"200, 245", "120, 150", "10, 45", "60, 80"})
    void un_code_pale_est_lu(int encre, int papier) {
        Feuille feuille = new Feuille(600, 600, papier);
        feuille.encre = encre;
        verifier(feuille.poser(DOMICILE, 300, 310, 4, 7).image());
    }

    @Test
    void un_code_sur_une_page_pleine_et_un_papier_a_grain_est_lu() {
        Feuille feuille = new Feuille(1654, 2339, 235).poser(DOMICILE, 1300, 400, 3.5, 2);
        feuille.remplirDeLignes();
        verifier(feuille.grain(12).image());
    }

    @Test
    void un_code_dans_l_ombre_est_lu() {
        verifier(new Feuille(800, 800).poser(DOMICILE, 400, 400, 5, 15).ombre().image());
    }

    @Test
    void un_code_blanc_sur_noir_n_est_pas_un_2d_doc_et_ne_leve_rien() {
        Feuille feuille = new Feuille(500, 500, 20);
        feuille.encre = 230;
        assertEquals(List.of(), lire(feuille.poser(DOMICILE, 250, 250, 4, 0).image()));
    }

    @Test
    void deux_codes_sur_une_page_sont_lus_chacun_une_fois() {
        List<CodeSigne> codes = lire(new Feuille(1654, 2339)
                .poser(DOMICILE, 300, 300, 3.5, 0)
                .poser(IMPOT, 1200, 1900, 5, 30)
                .poser(IMPOT, 400, 1700, 4, 90)
                .image());
        assertEquals(
                List.of("00", "04"),
                codes.stream().map(CodeSigne::type).sorted().toList());
        codes.forEach(code -> assertEquals(Statut.VALIDE, code.statut()));
    }

    @Test
    void une_page_sans_code_ou_avec_un_autre_code_ne_donne_rien() {
        assertEquals(List.of(), lire(new Feuille(600, 800).image()));
        Feuille lignes = new Feuille(1654, 2339);
        lignes.remplirDeLignes();
        assertEquals(List.of(), lire(lignes.grain(40).image()));
        byte[] lien = "https://exemple.invalid/un-lien".getBytes(StandardCharsets.US_ASCII);
        assertEquals(
                List.of(),
                lire(new Feuille(600, 600).poser(lien, 300, 300, 6, 0).image()));
    }

    @Test
    void un_code_dont_les_octets_changent_d_alphabet_n_est_pas_lu_de_travers() {
        byte[] accents = EMETTEUR.code(JOUR, "00", "13L\u00c9VY\u001d26FR");
        CodeSigne code = lire(new Feuille(500, 500)
                        .poser(accents, 250, 250, 4, 0)
                        .image())
                .get(0);
        assertEquals(Statut.VALIDE, code.statut());
        assertEquals(Optional.of("L\u00c9VY"), code.prouve("13"));
    }

    @Test
    void une_recherche_s_arrete_quand_son_temps_est_fini() {
        Vigie vigie = new Vigie(new Limites(Duration.ofNanos(1), 1, 1, 1));
        assertThrows(Vigie.AbandonException.class, () -> CodesSurImage.trouver(new Feuille(600, 600).image(), vigie));
    }

    @Test
    void une_image_qui_s_annonce_trop_grande_n_est_pas_decodee() {
        byte[] png = png(new Feuille(30, 30));
        ByteBuffer entete = ByteBuffer.wrap(png);
        entete.putInt(16, 60_000).putInt(20, 60_000);
        CRC32 cle = new CRC32();
        cle.update(png, 12, 17);
        entete.putInt(29, (int) cle.getValue());
        assertEquals(
                "a picture of another size",
                assertThrows(IOException.class, () -> ImageGrise.lire(png, vigie()))
                        .getMessage());
    }

    @Test
    void une_image_abimee_est_une_panne_de_lecture_et_rien_d_autre() {
        byte[] png = png(new Feuille(200, 200).poser(DOMICILE, 100, 100, 2, 0));
        Random hasard = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] abime = Arrays.copyOf(png, i % 3 == 0 ? hasard.nextInt(png.length) : png.length);
            for (int j = 0; abime.length > 0 && j < 3; j++) {
                abime[hasard.nextInt(abime.length)] = (byte) hasard.nextInt(256);
            }
            try {
                lire(ImageGrise.lire(abime, vigie()));
            } catch (IOException e) {
                assertFalse(String.valueOf(e.getMessage()).contains("EXEMPLE"));
            }
        }
    }

    @Test
    void une_grande_image_est_lue_un_pixel_sur_plusieurs() throws IOException {
        GreyRaster image = ImageGrise.lire(png(new Feuille(4000, 3000).poser(DOMICILE, 2000, 1500, 12, 0)), vigie());
        assertTrue((long) image.width() * image.height() <= ImageGrise.PIXELS_LUS);
        verifier(image);
    }

    @Test
    void une_image_a_la_meme_lumiere_de_quelque_maniere_qu_elle_soit_rangee() {
        BufferedImage couleurs = new BufferedImage(37, 11, BufferedImage.TYPE_INT_RGB);
        Random hasard = new Random(3);
        for (int y = 0; y < couleurs.getHeight(); y++) {
            for (int x = 0; x < couleurs.getWidth(); x++) {
                couleurs.setRGB(x, y, hasard.nextInt(1 << 24));
            }
        }
        for (int rangement : new int[] {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_4BYTE_ABGR}) {
            BufferedImage autre = new BufferedImage(37, 11, rangement);
            autre.getGraphics().drawImage(couleurs, 0, 0, null);
            assertArrayEquals(
                    ImageGrise.de(couleurs).luminance(), ImageGrise.de(autre).luminance());
        }
    }

    @Test
    void un_code_dans_un_pdf_est_lu_en_image_en_surfaces_et_sur_une_page_tournee() throws IOException {
        for (int tour : new int[] {0, 90, 270}) {
            try (PDDocument document = new PDDocument()) {
                PDPage image = page(document, tour);
                try (PDPageContentStream contenu = new PDPageContentStream(document, image)) {
                    BufferedImage code = new Feuille(200, 200).poser(DOMICILE, 100, 100, 3, 0).pixels;
                    contenu.drawImage(LosslessFactory.createFromImage(document, code), 300, 600, 100, 100);
                }
                PDPage surfaces = page(document, tour);
                try (PDPageContentStream contenu = new PDPageContentStream(document, surfaces)) {
                    BitMatrix modules = modules(IMPOT);
                    for (int y = 0; y < modules.getHeight(); y++) {
                        for (int x = 0; x < modules.getWidth(); x++) {
                            if (modules.get(x, y)) {
                                contenu.addRect(100 + 1.5f * x, 500 - 1.5f * y, 1.5f, 1.5f);
                            }
                        }
                    }
                    contenu.fill();
                }
                List<byte[]> codes = CodesDuPdf.trouver(document, peintures(document), vigie());
                assertEquals(2, codes.size(), "turned by " + tour);
                assertArrayEquals(DOMICILE, codes.get(0));
                assertArrayEquals(IMPOT, codes.get(1));
                Vigie unePage = new Vigie(new Limites(Duration.ofSeconds(10), 1, 1, 1));
                assertEquals(
                        1,
                        CodesDuPdf.trouver(document, peintures(document), unePage)
                                .size());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, true", "0, false", "90, true", "30, true", "45, false"})
    void un_code_dessine_par_traits_d_un_bord_a_l_autre_est_lu_de_biais_aussi(int degres, boolean enLargeur)
            throws IOException {
        try (PDDocument document = new PDDocument()) {
            try (PDPageContentStream contenu = new PDPageContentStream(document, page(document, 0))) {
                contenu.transform(Matrix.getRotateInstance(Math.toRadians(degres), 300, 300));
                BitMatrix modules = modules(IMPOT);
                int cote = modules.getWidth();
                for (int ligne = 0; ligne < cote; ligne++) {
                    for (int debut = 0; debut < cote; debut++) {
                        int fin = debut;
                        while (fin < cote && (enLargeur ? modules.get(fin, ligne) : modules.get(ligne, fin))) {
                            fin++;
                        }
                        float trait = 1.8f * (fin - debut);
                        if (fin > debut && enLargeur) {
                            contenu.addRect(1.8f * debut, -1.8f * ligne, trait, 1.8f);
                        } else if (fin > debut) {
                            contenu.addRect(1.8f * ligne, 1.8f - 1.8f * fin, 1.8f, trait);
                        }
                        debut = fin;
                    }
                }
                contenu.fill();
            }
            List<byte[]> codes = CodesDuPdf.trouver(document, peintures(document), vigie());
            assertEquals(1, codes.size());
            assertArrayEquals(IMPOT, codes.get(0));
        }
    }

    @Test
    void les_cadres_d_un_tableau_et_des_tirets_ne_sont_pas_dessines() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = page(document, 0);
            try (PDPageContentStream contenu = new PDPageContentStream(document, page)) {
                for (int ligne = 0; ligne < 30; ligne++) {
                    for (int colonne = 0; colonne < 6; colonne++) {
                        for (float x : new float[] {40 + 80 * colonne, 119.5f + 80 * colonne}) {
                            contenu.addRect(x, 100 + 20 * ligne, 0.5f, 20);
                        }
                        contenu.addRect(40 + 80 * colonne, 100 + 20 * ligne, 80, 0.5f);
                    }
                }
                contenu.fill();
            }
            assertEquals(List.of(), zones(document));
            page.setContents(List.of());
            try (PDPageContentStream contenu = new PDPageContentStream(document, page)) {
                for (int y = 200; y <= 600; y += 200) {
                    for (int x = 40; x < 540; x += 4) {
                        contenu.moveTo(x, y);
                        contenu.lineTo(x + 2, y);
                    }
                }
                contenu.stroke();
            }
            assertEquals(List.of(), zones(document));
        }
    }

    @Test
    void un_code_en_bandes_et_un_autre_loin_sont_lus_sans_dessiner_le_reste_de_la_page() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = page(document, 0);
            try (PDPageContentStream contenu = new PDPageContentStream(document, page)) {
                BufferedImage code = new Feuille(200, 200).poser(DOMICILE, 100, 100, 3, 0).pixels;
                for (int bande = 0; bande < 10; bande++) {
                    BufferedImage partie = code.getSubimage(0, 20 * bande, 200, 20);
                    contenu.drawImage(LosslessFactory.createFromImage(document, partie), 40, 790 - 10 * bande, 100, 10);
                }
                BufferedImage autre = new Feuille(200, 200).poser(IMPOT, 100, 100, 3, 0).pixels;
                contenu.saveGraphicsState();
                contenu.transform(Matrix.getTranslateInstance(400, 20));
                contenu.drawImage(LosslessFactory.createFromImage(document, autre), 0, 0, 100, 100);
                contenu.restoreGraphicsState();
            }
            assertEquals(
                    List.of(100f, 100f),
                    zones(document).stream()
                            .map(zone -> zone.cote(page.getCropBox()))
                            .toList());
            List<byte[]> codes = CodesDuPdf.trouver(document, peintures(document), vigie());
            assertEquals(2, codes.size());
            assertArrayEquals(DOMICILE, codes.get(0));
            assertArrayEquals(IMPOT, codes.get(1));
            assertEquals(PDRectangle.A4.getHeight(), page.getCropBox().getHeight(), "the page is as it was");
        }
    }

    @Test
    void un_code_tamponne_sur_une_page_est_lu() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = page(document, 0);
            PDRectangle place = new PDRectangle(100, 100, 100, 100);
            PDAppearanceStream apparence = new PDAppearanceStream(document);
            apparence.setBBox(place);
            apparence.setResources(new PDResources());
            try (PDPageContentStream contenu = new PDPageContentStream(document, apparence)) {
                BufferedImage code = new Feuille(200, 200).poser(DOMICILE, 100, 100, 3, 0).pixels;
                contenu.drawImage(LosslessFactory.createFromImage(document, code), 100, 100, 100, 100);
            }
            PDAppearanceDictionary apparences = new PDAppearanceDictionary();
            apparences.setNormalAppearance(apparence);
            PDAnnotationRubberStamp tampon = new PDAnnotationRubberStamp();
            tampon.setRectangle(place);
            tampon.setAppearance(apparences);
            page.setAnnotations(List.of(tampon));
            List<byte[]> codes = CodesDuPdf.trouver(document, peintures(document), vigie());
            assertEquals(1, codes.size());
            assertArrayEquals(DOMICILE, codes.get(0));
        }
    }

    @Test
    void des_images_par_dizaines_sont_dessinees_ensemble() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = page(document, 0);
            try (PDPageContentStream contenu = new PDPageContentStream(document, page)) {
                BufferedImage code = new Feuille(200, 200).poser(DOMICILE, 100, 100, 3, 0).pixels;
                for (int i = 0; i < 12; i++) {
                    contenu.drawImage(
                            LosslessFactory.createFromImage(document, i == 7 ? code : new Feuille(60, 60).pixels),
                            20 + 140 * (i % 4),
                            700 - 200 * (i / 4),
                            100,
                            100);
                }
            }
            assertTrue(zones(document).size() <= 6);
            assertArrayEquals(
                    DOMICILE,
                    CodesDuPdf.trouver(document, peintures(document), vigie()).get(0));
        }
    }

    @Test
    void un_logo_seul_n_est_pas_dessine_et_un_code_seul_l_est() throws IOException {
        BufferedImage logo = logo();
        BufferedImage code = code();
        try (PDDocument document = new PDDocument()) {
            for (PDImageXObject image : List.of(
                    LosslessFactory.createFromImage(document, logo),
                    LosslessFactory.createFromImage(document, enGris(logo)),
                    enCouleursNumerotees(document, logo),
                    JPEGFactory.createFromImage(document, logo, 0.95f))) {
                assertEquals(List.of(false), permettentUnCode(image));
            }
            for (PDImageXObject image : List.of(
                    LosslessFactory.createFromImage(document, code),
                    LosslessFactory.createFromImage(document, enGris(code)),
                    enCouleursNumerotees(document, code),
                    JPEGFactory.createFromImage(document, code))) {
                assertEquals(List.of(true), permettentUnCode(image));
            }
        }
    }

    @Test
    void un_logo_sur_fond_transparent_n_est_pas_dessine_et_un_code_sous_un_masque_l_est() throws IOException {
        BufferedImage code = enGris(code());
        BufferedImage blanc = enGris(new Feuille(code.getWidth(), code.getHeight()).pixels);
        BufferedImage noir = new BufferedImage(code.getWidth(), code.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        try (PDDocument document = new PDDocument()) {
            assertEquals(List.of(false, false), permettentUnCode(masquee(document, logo(), enGris(logo()))));
            assertEquals(List.of(true, false), permettentUnCode(masquee(document, noir, code)));
            assertEquals(List.of(false, true), permettentUnCode(masquee(document, blanc, code)));
            assertEquals(List.of(true, true), permettentUnCode(masquee(document, code, blanc)));
            assertEquals(
                    List.of(), permettentUnCode(masquee(document, code, enGris(logo()))), "a mask of another size");
            PDImageXObject melee = masquee(document, code, blanc);
            melee.getSoftMask().getCOSObject().setItem(COSName.MATTE, new COSArray());
            assertEquals(List.of(), permettentUnCode(melee));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void un_code_decoupe_dans_un_masque_est_lu_blanc_sur_noir_ou_noir_sur_blanc(boolean surNoir) throws IOException {
        BufferedImage code = enGris(code());
        int cote = code.getWidth();
        try (PDDocument document = new PDDocument()) {
            try (PDPageContentStream contenu = new PDPageContentStream(document, page(document, 0))) {
                if (surNoir) {
                    contenu.addRect(100, 500, 100, 100);
                    contenu.fill();
                }
                BufferedImage unie = enGris(new Feuille(cote, cote, surNoir ? 255 : 0).pixels);
                contenu.drawImage(masquee(document, unie, surNoir ? code : inverser(code)), 100, 500, 100, 100);
            }
            List<byte[]> codes = CodesDuPdf.trouver(document, peintures(document), vigie());
            assertEquals(1, codes.size());
            assertArrayEquals(DOMICILE, codes.get(0));
        }
    }

    @Test
    void les_couleurs_d_une_table_sont_celles_que_l_on_voit() throws IOException {
        byte[] noirPuisBlanc = {0, 0, 0, -1, -1, -1};
        byte[] blancPuisNoir = new byte[3 * 256];
        Arrays.fill(blancPuisNoir, (byte) -1);
        Arrays.fill(blancPuisNoir, 3, 6, (byte) 0);
        try (PDDocument document = new PDDocument()) {
            COSStream flux = document.getDocument().createCOSStream();
            try (OutputStream octets = flux.createOutputStream()) {
                octets.write(noirPuisBlanc);
            }
            assertEquals(List.of(true), enTable(document, COSName.DEVICERGB, 255, new COSString(noirPuisBlanc)));
            assertEquals(List.of(true), enTable(document, COSName.DEVICERGB, 1, flux));
            assertEquals(List.of(true), enTable(document, COSName.DEVICEGRAY, 1, new COSString(new byte[] {0, -1})));
            assertEquals(
                    List.of(true),
                    enTable(document, COSName.DEVICERGB, 1, new COSString(blancPuisNoir)),
                    "what lies beyond the highest number has its colour");
            assertEquals(List.of(), enTable(document, COSName.DEVICECMYK, 1, new COSString(noirPuisBlanc)));
            assertEquals(List.of(), enTable(document, COSName.DEVICERGB, -1, new COSString(noirPuisBlanc)));
            assertEquals(List.of(), enTable(document, COSName.DEVICERGB, 1, new COSString(new byte[0])));
            assertEquals(List.of(), enTable(document, COSName.DEVICERGB, 1, COSName.DEVICERGB));
            PDImageXObject jpeg = JPEGFactory.createFromImage(document, code());
            jpeg.getCOSObject().setItem(COSName.COLORSPACE, table(COSName.DEVICERGB, 1, new COSString(noirPuisBlanc)));
            assertEquals(List.of(), permettentUnCode(jpeg), "numbers in a JPEG are no light");
        }
    }

    /** A code whose ink is number 0, and whose paper is the highest. */
    private static List<Boolean> enTable(PDDocument document, COSName base, int derniere, COSBase table)
            throws IOException {
        PDImageXObject image = LosslessFactory.createFromImage(document, enGris(code()));
        image.getCOSObject().setItem(COSName.COLORSPACE, table(base, derniere, table));
        return permettentUnCode(image);
    }

    private static COSArray table(COSName base, int derniere, COSBase couleurs) {
        return new COSArray(List.of(COSName.INDEXED, base, COSInteger.get(derniere), couleurs));
    }

    private static BufferedImage inverser(BufferedImage gris) {
        byte[] lumieres = ((DataBufferByte) gris.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < lumieres.length; i++) {
            lumieres[i] = (byte) (255 - lumieres[i]);
        }
        return gris;
    }

    @Test
    void un_code_des_plus_petits_modules_est_dessine_ou_qu_ils_soient_poses() throws IOException {
        float module = 0.44f;
        try (PDDocument document = new PDDocument()) {
            try (PDPageContentStream contenu = new PDPageContentStream(document, page(document, 0))) {
                BitMatrix modules = modules(DOMICILE);
                for (int y = 0; y < modules.getHeight(); y++) {
                    for (int x = 0; x < modules.getWidth(); x++) {
                        if (modules.get(x, y)) {
                            contenu.saveGraphicsState();
                            contenu.transform(Matrix.getTranslateInstance(100 + module * x, 500 - module * y));
                            contenu.addRect(0, 0, module, module);
                            contenu.fill();
                            contenu.restoreGraphicsState();
                        }
                    }
                }
            }
            assertEquals(1, zones(document).size());
        }
    }

    private static List<Boolean> permettentUnCode(PDImageXObject image) {
        return ImageBrute.lire(image.getCOSObject(), vigie()).stream()
                .map(Alternances::permettentUnCode)
                .toList();
    }

    private static BufferedImage code() {
        return new Feuille(200, 200).poser(DOMICILE, 100, 100, 3, 30).pixels;
    }

    private static PDImageXObject masquee(PDDocument document, BufferedImage image, BufferedImage opacite)
            throws IOException {
        PDImageXObject masquee = LosslessFactory.createFromImage(document, image);
        masquee.getCOSObject().setItem(COSName.SMASK, LosslessFactory.createFromImage(document, opacite));
        return masquee;
    }

    /** Its shades of grey are numbers here, the other way round, of colours in a table that puts them right. */
    private static PDImageXObject enCouleursNumerotees(PDDocument document, BufferedImage image) throws IOException {
        byte[] couleurs = new byte[3 * 256];
        for (int numero = 0; numero < 256; numero++) {
            Arrays.fill(couleurs, 3 * numero, 3 * numero + 3, (byte) (255 - numero));
        }
        PDImageXObject numerotee = LosslessFactory.createFromImage(document, inverser(enGris(image)));
        numerotee.getCOSObject().setItem(COSName.COLORSPACE, table(COSName.DEVICERGB, 255, new COSString(couleurs)));
        return numerotee;
    }

    @Test
    void une_page_de_texte_n_est_pas_dessinee() throws IOException {
        try (PDDocument document = Loader.loadPDF(PdfFabrique.texte("FACTURE", "Total TTC : 10,00 EUR"))) {
            assertEquals(List.of(), zones(document));
        }
        try (PDDocument document = Loader.loadPDF(PdfFabrique.scan("FACTURE"))) {
            assertEquals(1, zones(document).size());
        }
    }

    @Test
    void le_code_du_pdf_du_materiel_est_valide() throws IOException {
        LecteurDeCodes lecteur = new LecteurDeCodes(Materiel2DDoc.autoriteDEssai());
        for (Path pdf : MaterielDocument.fichiers(Materiel2DDoc.dossier().resolve("pdf"))) {
            try (PDDocument document = Loader.loadPDF(MaterielDocument.octets(pdf))) {
                List<byte[]> codes = CodesDuPdf.trouver(document, peintures(document), vigie());
                assertFalse(codes.isEmpty());
                codes.forEach(code -> assertTrue(List.of(Statut.VALIDE, Statut.EXPIRE)
                        .contains(lecteur.lire(code).statut())));
            }
        }
    }

    private static BufferedImage logo() {
        BufferedImage logo = new Feuille(320, 80).pixels;
        Graphics2D dessin = logo.createGraphics();
        dessin.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        dessin.setColor(Color.BLUE);
        dessin.setStroke(new BasicStroke(6));
        dessin.drawOval(10, 10, 60, 60);
        for (int x = 90; x < 310; x += 30) {
            dessin.drawLine(x, 60, x + 15, 20);
        }
        dessin.dispose();
        return logo;
    }

    private static BufferedImage enGris(BufferedImage image) {
        BufferedImage gris = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D dessin = gris.createGraphics();
        dessin.drawImage(image, 0, 0, null);
        dessin.dispose();
        return gris;
    }

    private static List<Peintures> peintures(PDDocument document) throws IOException {
        ExtracteurTexte extracteur = new ExtracteurTexte(vigie());
        extracteur.extraire(document);
        return extracteur.peintures();
    }

    private static List<Zone> zones(PDDocument document) throws IOException {
        return CodesDuPdf.zones(document.getPage(0), peintures(document).get(0), vigie());
    }

    private static PDPage page(PDDocument document, int tour) {
        PDPage page = new PDPage(PDRectangle.A4);
        page.setRotation(tour);
        document.addPage(page);
        return page;
    }

    private static void verifier(GreyRaster image) {
        assertTrue(Alternances.permettentUnCode(image));
        assertEquals(List.of(EMETTEUR.lecteur().lire(DOMICILE)), lire(image));
    }

    private static List<CodeSigne> lire(GreyRaster image) {
        return EMETTEUR.lecteur().lireTous(CodesSurImage.trouver(image, vigie()));
    }

    private static BitMatrix modules(byte[] code) {
        return new DataMatrixWriter()
                .encode(
                        new String(code, StandardCharsets.ISO_8859_1),
                        BarcodeFormat.DATA_MATRIX,
                        0,
                        0,
                        Map.of(EncodeHintType.DATA_MATRIX_SHAPE, SymbolShapeHint.FORCE_SQUARE));
    }

    private static byte[] png(Feuille feuille) {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        try {
            ImageIO.write(feuille.pixels, "png", sortie);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sortie.toByteArray();
    }

    /** A sheet of paper on which codes are put. */
    private static final class Feuille {

        private final BufferedImage pixels;
        private int encre;

        Feuille(int largeur, int hauteur) {
            this(largeur, hauteur, 255);
        }

        Feuille(int largeur, int hauteur, int papier) {
            pixels = new BufferedImage(largeur, hauteur, BufferedImage.TYPE_INT_RGB);
            Graphics2D dessin = pixels.createGraphics();
            dessin.setColor(new Color(papier, papier, papier));
            dessin.fillRect(0, 0, largeur, hauteur);
            dessin.dispose();
        }

        /** Puts a code, its middle at a place, its modules so many pixels wide, turned clockwise. */
        Feuille poser(byte[] code, int x, int y, double module, int degres) {
            BitMatrix modules = modules(code);
            Graphics2D dessin = pixels.createGraphics();
            dessin.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            dessin.setColor(new Color(encre, encre, encre));
            AffineTransform lieu = AffineTransform.getTranslateInstance(x, y);
            lieu.rotate(Math.toRadians(degres));
            lieu.scale(module, module);
            lieu.translate(-modules.getWidth() / 2.0, -modules.getHeight() / 2.0);
            Path2D chemin = new Path2D.Double();
            for (int v = 0; v < modules.getHeight(); v++) {
                for (int u = 0; u < modules.getWidth(); u++) {
                    if (modules.get(u, v)) {
                        chemin.append(new Rectangle2D.Double(u, v, 1, 1), false);
                    }
                }
            }
            dessin.fill(lieu.createTransformedShape(chemin));
            dessin.dispose();
            return this;
        }

        /** Paragraphs and a frame, as shapes: a machine may have no fonts. */
        void remplirDeLignes() {
            Graphics2D dessin = pixels.createGraphics();
            dessin.setColor(Color.DARK_GRAY);
            Random hasard = new Random(3);
            for (int y = 800; y < 2200; y += 34) {
                for (int x = 120; x < 1500; x += 14 + hasard.nextInt(8)) {
                    dessin.fillRect(x, y + hasard.nextInt(6), 3 + hasard.nextInt(9), 8 + hasard.nextInt(14));
                }
            }
            dessin.drawRect(60, 60, 1500, 2200);
            dessin.dispose();
        }

        Feuille grain(int ecart) {
            Random hasard = new Random(11);
            return changer((x, gris) -> gris + (int) (hasard.nextGaussian() * ecart));
        }

        /** Darker from left to right, down to a third. */
        Feuille ombre() {
            return changer((x, gris) -> gris * (3 * pixels.getWidth() - 2 * x) / (3 * pixels.getWidth()));
        }

        private interface Teinte {
            int en(int x, int gris);
        }

        private Feuille changer(Teinte teinte) {
            for (int y = 0; y < pixels.getHeight(); y++) {
                for (int x = 0; x < pixels.getWidth(); x++) {
                    int gris = Math.max(0, Math.min(255, teinte.en(x, pixels.getRGB(x, y) & 0xFF)));
                    pixels.setRGB(x, y, gris * 0x010101);
                }
            }
            return this;
        }

        GreyRaster image() {
            return ImageGrise.de(pixels);
        }
    }
}
