package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.Materiel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;

/** What is laid in lines here is what PDFBox itself lays when it sorts, word for word, but for a column after a space. */
class LettresEnLignesTest {

    private static final String[] BOUTS = {
        "Total",
        "TTC",
        "1 500,00",
        "é",
        "iiii",
        "n°",
        "W",
        "Facture du 3 mars",
        "...",
        "a b  c",
        "FR76 3000",
        "'",
        "^",
        "l"
    };

    /** A text may hold any line separator that is used elsewhere. */
    private static final String FIN_DE_LIGNE = "\uE000\uE001";

    @Test
    void les_lignes_des_fichiers_du_corpus_sont_celles_de_pdfbox() {
        int compares = 0;
        for (String nom : List.of("pdf-corpora", "facturx")) {
            Path dossier = Materiel.corpora().resolve(nom);
            if (Files.isDirectory(dossier)) {
                for (Path fichier : MaterielDocument.fichiers(dossier)) {
                    compares += comparer(MaterielDocument.octets(fichier), fichier.toString()) ? 1 : 0;
                }
            }
        }
        assertTrue(compares > 100, "of files of others, " + compares + " have a text that both take");
    }

    /** Letters of any size lie anywhere, turned or not, some twice. */
    @Property(tries = 400)
    void des_lettres_posees_n_importe_ou_font_les_memes_lignes(@ForAll long graine) {
        Random hasard = new Random(graine);
        assertTrue(comparer(page(hasard), "seed " + graine));
    }

    /** What is spelled out may read from right to left where what is drawn does not, and in scripts beyond the first plane. */
    @Test
    void ce_qui_est_dicte_de_droite_a_gauche_se_lit_comme_pdfbox_le_lit() throws IOException {
        for (String dicte : List.of("\u05E9\u05DC\u05D5\u05DD", new String(Character.toChars(0x1E900)) + "x")) {
            try (PDDocument document = new PDDocument()) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                COSDictionary proprietes = new COSDictionary();
                proprietes.setString(COSName.ACTUAL_TEXT, dicte);
                try (PDPageContentStream contenu = new PDPageContentStream(document, page)) {
                    contenu.beginMarkedContent(COSName.getPDFName("Span"), PDPropertyList.create(proprietes));
                    contenu.beginText();
                    contenu.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    contenu.newLineAtOffset(40, 700);
                    contenu.showText("abc 12");
                    contenu.endText();
                    contenu.endMarkedContent();
                }
                ByteArrayOutputStream sortie = new ByteArrayOutputStream();
                document.save(sortie);
                assertTrue(comparer(sortie.toByteArray(), dicte));
            }
        }
    }

    private static byte[] page(Random hasard) {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            page.setRotation(hasard.nextInt(4) == 0 ? 90 * hasard.nextInt(4) : 0);
            document.addPage(page);
            PDFont romain = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
            PDFont gras = new PDType1Font(Standard14Fonts.FontName.TIMES_BOLD);
            double angle = hasard.nextInt(3) == 0 ? Math.PI / 2 : 0;
            try (PDPageContentStream contenu = new PDPageContentStream(document, page)) {
                for (int i = hasard.nextInt(25); i >= 0; i--) {
                    float x = hasard.nextInt(500);
                    // Few heights, so that many share a line or nearly.
                    float y = 100 + hasard.nextInt(8) * 20 + hasard.nextInt(3);
                    int fois = hasard.nextInt(5) == 0 ? 2 : 1;
                    contenu.setFont(hasard.nextBoolean() ? romain : gras, 4 + hasard.nextInt(4) * 5);
                    for (int j = 0; j < fois; j++) {
                        contenu.beginText();
                        contenu.setTextMatrix(Matrix.getRotateInstance(hasard.nextInt(4) == 0 ? angle : 0, x + j, y));
                        contenu.showText(BOUTS[hasard.nextInt(BOUTS.length)]);
                        contenu.endText();
                    }
                }
            }
            ByteArrayOutputStream sortie = new ByteArrayOutputStream();
            document.save(sortie);
            return sortie.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PDFBox, which lays what is written across a page into its lines. */
    private static final class ParPdfBox extends PDFTextStripper {

        private final EcritEnBiais biais = new EcritEnBiais();

        ParPdfBox() {
            setSortByPosition(true);
            setLineSeparator(FIN_DE_LIGNE);
            setPageEnd(FIN_DE_LIGNE);
        }

        @Override
        protected void processTextPosition(TextPosition lettre) {
            biais.prendre(lettre);
            super.processTextPosition(lettre);
        }

        boolean aEcritEnBiais() {
            return !biais.rendre().isEmpty();
        }
    }

    /** Compares both, and says whether there was a text to compare. */
    private static boolean comparer(byte[] octets, String nom) {
        String attendu;
        try (PDDocument document = Loader.loadPDF(octets)) {
            ParPdfBox pdfbox = new ParPdfBox();
            attendu = pdfbox.getText(document);
            if (pdfbox.aEcritEnBiais()) {
                return false;
            }
        } catch (IOException | RuntimeException e) {
            return false;
        }
        try (PDDocument document = Loader.loadPDF(octets)) {
            // Of forms and notes PDFBox takes no text.
            document.getPages().forEach(page -> page.getCOSObject().removeItem(COSName.ANNOTS));
            List<String> lues = new ExtracteurTexte(new Vigie(Limites.PAR_DEFAUT))
                    .extraire(document).lignes().stream()
                            .map(TextePiece.Ligne::texte)
                            .map(LettresEnLignesTest::enClair)
                            .toList();
            assertEquals(enLignes(attendu), lues, nom);
            return !lues.isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(nom, e);
        } catch (Vigie.AbandonException e) {
            return false;
        }
    }

    private static List<String> enLignes(String texte) {
        List<String> lignes = new ArrayList<>();
        for (String ligne : texte.split(FIN_DE_LIGNE)) {
            String claire = enClair(Normalizer.normalize(ligne, Normalizer.Form.NFC));
            if (!claire.isEmpty()) {
                lignes.add(claire);
            }
        }
        return lignes;
    }

    /** Runs of spaces part columns here, and long cells are cut: words are what is compared, and letters where none are. */
    private static String enClair(String ligne) {
        String mots = ligne.replaceAll("[\\s\\p{Z}\\p{Cc}\\uFEFF]+", " ").strip();
        return ligne.length() < TextePiece.LONGUEUR_DE_CELLULE ? mots : mots.replace(" ", "");
    }
}
