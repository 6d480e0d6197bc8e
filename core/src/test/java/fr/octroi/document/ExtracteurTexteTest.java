package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;

class ExtracteurTexteTest {

    /** One run of text, in a style that sets its letters some points apart. */
    private record Bout(String texte, float x, float ecart) {}

    @Test
    void une_colonne_commence_apres_un_espace_qui_finit_une_ligne_coupee() throws IOException {
        assertEquals(
                List.of("Cuve de", "1", "2 127,27"),
                cellules(new Bout("Cuve de ", 50, 0), new Bout("1", 280, 0), new Bout("2 127,27", 400, 0)));
    }

    @Test
    void des_mots_justifies_restent_dans_leur_cellule() throws IOException {
        assertEquals(List.of("Cuve de pluie"), cellules(new Bout("Cuve de ", 50, 0), new Bout("pluie", 96, 0)));
    }

    @Test
    void des_lettres_qu_un_style_ecarte_font_des_mots() throws IOException {
        assertEquals(List.of("FACTURE DE LOYER"), cellules(new Bout("FACTURE DE LOYER", 50, 4)));
    }

    @Test
    void des_lettres_posees_une_par_une_sans_espace_font_des_mots() throws IOException {
        assertEquals(List.of("PAYE LE"), cellules(new Bout("PAYE", 50, 4), new Bout("LE", 98, 4)));
    }

    @Test
    void un_titre_ecarte_que_des_espaces_centrent_est_un_mot() throws IOException {
        assertEquals(List.of("FACTURE"), cellules(new Bout("    FACTURE", 50, 4)));
    }

    @Test
    void des_chiffres_dans_les_cases_d_un_formulaire_restent_ecartes() throws IOException {
        assertEquals(List.of("7 5 0 1 1"), cellules(new Bout("75011", 50, 4)));
    }

    @Test
    void quelques_lettres_ne_font_pas_un_mot() throws IOException {
        assertEquals(List.of("S M L"), cellules(new Bout("SML", 50, 4)));
    }

    private static List<String> cellules(Bout... bouts) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream contenu = new PDPageContentStream(document, page)) {
                contenu.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 10);
                for (Bout bout : bouts) {
                    contenu.beginText();
                    contenu.setCharacterSpacing(bout.ecart());
                    contenu.newLineAtOffset(bout.x(), 700);
                    contenu.showText(bout.texte());
                    contenu.endText();
                }
            }
            return new ExtracteurTexte(new Vigie(Limites.PAR_DEFAUT))
                    .extraire(document).lignes().stream()
                            .flatMap(ligne -> ligne.cellules().stream())
                            .map(TextePiece.Cellule::texte)
                            .toList();
        }
    }
}
