package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import fr.octroi.instruction.LecturePiece;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;

/** A stamp across a page falls into none of its lines. */
class EcritEnBiaisTest {

    private static final String[] FACTURE = {
        "Cycles du Ponant SARL",
        "FACTURE N° 87",
        "Date : 12/03/2026",
        "Désignation|Quantité|Prix",
        "Vélo cargo électrique Babilou|1|2 299,00 €",
        "Total TTC|2 299,00 €"
    };

    /** Drawn before the page or after it, whichever way it climbs or falls. */
    @Property(tries = 200)
    void un_tampon_en_biais_a_sa_propre_ligne(
            @ForAll @DoubleRange(min = 6, max = 84) double degres,
            @ForAll @IntRange(min = 0, max = 3) int quart,
            @ForAll @IntRange(min = 50, max = 500) int x,
            @ForAll @IntRange(min = 500, max = 800) int y,
            @ForAll boolean dessous) {
        List<String> attendues = new ArrayList<>(lignes(PdfFabrique.texte(FACTURE)));
        attendues.add("ACQUITTÉE LE 3 MAI");
        assertEquals(attendues, lignes(tamponnee(degres + 90 * quart, x, y, dessous, "ACQUITTÉE LE 3 MAI")));
    }

    /** What a scanner laid askew is a page like any other. */
    @Property(tries = 50)
    void une_ligne_a_peine_penchee_reste_une_ligne(@ForAll @DoubleRange(min = -4.9, max = 4.9) double degres) {
        assertEquals(
                List.of("Reçu le 3 mai"),
                lignes(tamponner(new PdfFabrique().page().octets(), degres, 100, 400, false, "Reçu le 3 mai")));
    }

    @Test
    void une_copie_tamponnee_dit_les_memes_faits() {
        LecturePiece sans = lire(PdfFabrique.texte(FACTURE));
        LecturePiece avec = lire(tamponnee(35, 120, 600, true, "DUPLICATA"));
        assertFalse(sans.faits().isEmpty());
        assertEquals(sans.faits(), avec.faits());
    }

    @Test
    void deux_lignes_d_un_tampon_en_sont_deux() {
        byte[] une = tamponnee(30, 200, 600, false, "PAYÉE");
        assertEquals(
                List.of("PAYÉE", "le 3 mai"),
                lignes(tamponner(une, 30, 220, 580, false, "le 3 mai")).subList(FACTURE.length, FACTURE.length + 2));
    }

    private static LecturePiece lire(byte[] octets) {
        return new LecteurPdf().lire(new ByteArrayInputStream(octets));
    }

    private static byte[] tamponnee(double degres, int x, int y, boolean dessous, String mots) {
        return tamponner(PdfFabrique.texte(FACTURE), degres, x, y, dessous, mots);
    }

    private static byte[] tamponner(byte[] pdf, double degres, int x, int y, boolean dessous, String mots) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDPage page = document.getPage(0);
            PDPageContentStream.AppendMode ordre =
                    dessous ? PDPageContentStream.AppendMode.PREPEND : PDPageContentStream.AppendMode.APPEND;
            try (PDPageContentStream contenu = new PDPageContentStream(document, page, ordre, true, true)) {
                contenu.beginText();
                contenu.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD), 24);
                contenu.setTextMatrix(Matrix.getRotateInstance(Math.toRadians(degres), x, y));
                contenu.showText(mots);
                contenu.endText();
            }
            ByteArrayOutputStream sortie = new ByteArrayOutputStream();
            document.save(sortie);
            return sortie.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lignes(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new ExtracteurTexte(new Vigie(Limites.PAR_DEFAUT))
                    .extraire(document).lignes().stream()
                            .map(TextePiece.Ligne::texte)
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
