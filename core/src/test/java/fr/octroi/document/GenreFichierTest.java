package fr.octroi.document;

import static fr.octroi.document.PdfFabrique.lire;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.instruction.NatureFichier;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file is and what is to be known of it, before anything of it is believed. */
class GenreFichierTest {

    private static final LecteurPdf LECTEUR = new LecteurPdf();

    @ParameterizedTest
    @CsvSource({"png, PNG", "jpg, JPEG", "gif, GIF", "bmp, BMP", "tiff, TIFF"})
    void une_image_a_sa_nature_sa_taille_et_va_a_une_personne(String format, NatureFichier nature) {
        byte[] image = image(format, 60, 80);
        assertEquals(LecturePiece.sansFait(EtatLecture.SANS_TEXTE, "IMAGE", nature), lire(LECTEUR, image));
        assertEquals(new EnteteImage(60, 80, 1), EnteteImage.lire(nature, image).orElseThrow());
    }

    @Property(tries = 60)
    void la_taille_annoncee_se_lit_sans_decoder(
            @ForAll @IntRange(min = 1, max = 300) int largeur, @ForAll @IntRange(min = 1, max = 300) int hauteur) {
        for (NatureFichier nature : List.of(
                NatureFichier.PNG, NatureFichier.JPEG, NatureFichier.GIF, NatureFichier.BMP, NatureFichier.TIFF)) {
            byte[] image = image(nature.name(), largeur, hauteur);
            assertEquals(
                    new EnteteImage(largeur, hauteur, 1),
                    EnteteImage.lire(nature, image).orElseThrow());
        }
    }

    @Test
    void quelques_octets_qui_annoncent_des_gigapixels_ne_sont_pas_decodes() {
        byte[] png = image("png", 60, 80);
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        assertEquals("IMAGE_TROP_GRANDE", lire(LECTEUR, png).code());
        byte[] bmp = image("bmp", 60, 80);
        ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 60_000).putInt(22, -60_000);
        assertEquals("IMAGE_TROP_GRANDE", lire(LECTEUR, bmp).code());
        byte[] rien = image("png", 60, 80);
        ByteBuffer.wrap(rien).putInt(16, 0);
        assertEquals("ILLISIBLE IMAGE_ABIMEE", etat(lire(LECTEUR, rien)));
    }

    @ParameterizedTest
    @CsvSource({"VP8X", "VP8L", "'VP8 '"})
    void un_webp_a_sa_taille(String forme) {
        ByteBuffer webp = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        webp.put(0, GenreFichier.octets("RIFF")).put(8, GenreFichier.octets("WEBP" + forme));
        switch (forme) {
            case "VP8X" -> webp.putInt(24, 639).putShort(27, (short) 479);
            case "VP8L" -> webp.putInt(21, 639 | 479 << 14);
            default -> webp.putShort(26, (short) 640).putShort(28, (short) 480);
        }
        assertEquals("SANS_TEXTE IMAGE", etat(lire(LECTEUR, webp.array())));
        assertEquals(
                new EnteteImage(640, 480, 1),
                EnteteImage.lire(NatureFichier.WEBP, webp.array()).orElseThrow());
    }

    @Test
    void une_photo_de_telephone_a_sa_nature() {
        for (String marque : List.of("heic", "heix", "mif1", "avif")) {
            byte[] photo =
                    GenreFichier.octets("\u0000\u0000\u0000\u0018ftyp" + marque + "\u0000\u0000\u0000\u0000mif1");
            assertEquals(
                    LecturePiece.sansFait(EtatLecture.SANS_TEXTE, "IMAGE", NatureFichier.HEIC), lire(LECTEUR, photo));
        }
    }

    @Property(tries = 100)
    void l_orientation_se_lit_dans_exif_et_ce_qui_est_casse_ne_tourne_rien(
            @ForAll @IntRange(min = 0, max = 9) int dite) {
        byte[] jpeg = image("jpg", 60, 80);
        ByteBuffer exif = ByteBuffer.allocate(36);
        exif.putShort((short) 0xFFE1).putShort((short) 34).put(GenreFichier.octets("Exif\0\0MM\0*"));
        exif.putInt(8)
                .putShort((short) 1)
                .putShort((short) 274)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) dite);
        byte[] avec = new byte[jpeg.length + 36];
        System.arraycopy(jpeg, 0, avec, 0, 2);
        System.arraycopy(exif.array(), 0, avec, 2, 36);
        System.arraycopy(jpeg, 2, avec, 38, jpeg.length - 2);
        int attendue = dite >= 1 && dite <= 8 ? dite : 1;
        assertEquals(
                new EnteteImage(60, 80, attendue),
                EnteteImage.lire(NatureFichier.JPEG, avec).orElseThrow());
    }

    @Test
    void ce_qui_serait_deux_choses_n_en_est_qu_une_et_se_signale() throws IOException {
        byte[] pdf = PdfFabrique.texte("FACTURE N° 12");
        for (String format : List.of("png", "jpg", "gif")) {
            ByteArrayOutputStream deux = new ByteArrayOutputStream();
            deux.write(image(format, 60, 80));
            deux.write(pdf);
            LecturePiece lecture = lire(LECTEUR, deux.toByteArray());
            assertEquals("SANS_TEXTE IMAGE", etat(lecture));
            assertEquals(List.of("PDF_DANS_L_IMAGE"), lecture.signaux());
        }
        ByteArrayOutputStream decale = new ByteArrayOutputStream();
        decale.write(GenreFichier.octets("MZ...un programme..."));
        decale.write(pdf);
        LecturePiece lecture = lire(LECTEUR, decale.toByteArray());
        assertEquals(NatureFichier.PDF, lecture.fichier());
        assertTrue(lecture.signaux().contains("PDF_DECALE"));
        assertEquals(List.of(), lire(LECTEUR, pdf).signaux());
    }

    @Test
    void ce_qui_ne_se_lit_pas_dit_pourquoi() {
        byte[] pdf = PdfFabrique.texte("FACTURE N° 12");
        assertEquals("ILLISIBLE VIDE", etat(lire(LECTEUR, new byte[0])));
        assertEquals("ILLISIBLE VIDE", etat(lire(LECTEUR, new byte[5_000])));
        assertEquals("ILLISIBLE FORMAT_INCONNU", etat(lire(LECTEUR, GenreFichier.octets("PK\u0003\u0004"))));
        assertEquals(
                "ILLISIBLE FORMAT_INCONNU", etat(lire(LECTEUR, GenreFichier.octets("BMW, facture de la voiture"))));
        assertEquals("ILLISIBLE TRONQUE", etat(lire(LECTEUR, Arrays.copyOf(pdf, pdf.length / 2))));
        assertEquals("ILLISIBLE SANS_CONTENU", etat(lire(LECTEUR, PdfFabrique.texte())));
        assertEquals("SANS_TEXTE IMAGE", etat(lire(LECTEUR, PdfFabrique.scan())));
        assertEquals(
                "CHIFFREE MOT_DE_PASSE",
                etat(lire(
                        LECTEUR, new PdfFabrique().page("x").chiffrer("p", "u").octets())));
    }

    @Test
    void ce_que_fait_un_pdf_se_signale_sans_etre_fait() {
        signaler("PDF_SCRIPT", catalogue -> catalogue.setItem(COSName.OPEN_ACTION, action("JavaScript")));
        signaler("PDF_LANCEMENT", catalogue -> catalogue.setItem(COSName.AA, avec("WC", action("Launch"))));
        signaler(
                "PDF_FICHIER_EMBARQUE",
                catalogue -> catalogue.setItem(COSName.NAMES, avec("EmbeddedFiles", new COSDictionary())));
        signaler("PDF_XFA", catalogue -> catalogue.setItem(COSName.ACRO_FORM, avec("XFA", new COSString("x"))));
        COSDictionary signature = avec("ByteRange", new COSArray());
        signaler("PDF_SIGNE", catalogue -> {
            COSArray champs = new COSArray();
            champs.add(avec("V", signature));
            catalogue.setItem(COSName.ACRO_FORM, avec("Fields", champs));
        });
    }

    private static void signaler(String signal, Consumer<COSDictionary> geste) {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(PdfFabrique.texte("FACTURE N° 12"))) {
            geste.accept(document.getDocumentCatalog().getCOSObject());
            document.save(sortie);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LecturePiece lecture = lire(LECTEUR, sortie.toByteArray());
        assertEquals(EtatLecture.LISIBLE, lecture.etat());
        assertEquals(List.of(signal), lecture.signaux());
    }

    private static COSDictionary action(String genre) {
        COSDictionary action = new COSDictionary();
        action.setName(COSName.S, genre);
        return action;
    }

    private static COSDictionary avec(String nom, COSBase valeur) {
        COSDictionary dictionnaire = new COSDictionary();
        dictionnaire.setItem(nom, valeur);
        return dictionnaire;
    }

    private static String etat(LecturePiece lecture) {
        return lecture.etat() + " " + lecture.code();
    }

    private static byte[] image(String format, int largeur, int hauteur) {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        try {
            BufferedImage image = new BufferedImage(largeur, hauteur, BufferedImage.TYPE_INT_RGB);
            assertTrue(ImageIO.write(image, format, sortie), "this machine writes no " + format);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sortie.toByteArray();
    }
}
