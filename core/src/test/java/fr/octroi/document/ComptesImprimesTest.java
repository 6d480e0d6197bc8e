package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.dossier.Bic;
import fr.octroi.dossier.Iban;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same layouts on paper: what the page keeps of columns and boxes is enough. */
class ComptesImprimesTest {

    private static final String RIB = "30006000011234567890189";
    private static final String IBAN = "FR76" + RIB;
    private static final float LARGEUR = 520f;

    @ParameterizedTest
    @EnumSource(PresentationDeRib.class)
    void une_presentation_imprimee_se_lit(PresentationDeRib presentation) throws IOException {
        String[] lignes = presentation.lignes(IBAN, RIB, "AGRIFRPP836", "MME LE GOFF AICHA");
        boolean avecBic = String.join("", lignes).replaceAll("[ |]", "").contains("AGRIFRPP836");
        // Boxes are as wide as a line lets them be, or hardly wider than their letter.
        for (float pas : new float[] {180f, 8f}) {
            TextePiece texte = imprimer(pas, lignes);
            assertEquals(new Iban(IBAN), Comptes.iban(texte));
            assertEquals(avecBic ? new Bic("AGRIFRPP836") : null, Banques.bic(texte));
            assertEquals(List.of("MME LE GOFF AICHA"), TitulairesDuCompte.lire(texte));
        }
    }

    private static TextePiece imprimer(float pasDesCases, String... lignes) throws IOException {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDFont police = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
            try (PDPageContentStream contenu = new PDPageContentStream(document, page)) {
                float y = 800;
                for (String ligne : lignes) {
                    String[] cellules = ligne.split("\\|");
                    float pas = LARGEUR / Math.max(3, cellules.length);
                    for (int i = 0; i < cellules.length; i++) {
                        contenu.beginText();
                        contenu.setFont(police, 6);
                        contenu.newLineAtOffset(40 + i * (cellules.length > 8 ? Math.min(pas, pasDesCases) : pas), y);
                        contenu.showText(cellules[i].strip());
                        contenu.endText();
                    }
                    y -= 14;
                }
            }
            document.save(sortie);
        }
        try (PDDocument document = Loader.loadPDF(sortie.toByteArray())) {
            return new ExtracteurTexte(new Vigie(Limites.PAR_DEFAUT)).extraire(document);
        }
    }
}
