package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.LecturePiece;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFreeText;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type into a form, or write over a page, is read as what is printed. */
class FormulairesRemplisTest {

    private static final LecteurPdf LECTEUR = new LecteurPdf();
    private static final PDFont POLICE = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
    private static final float CORPS = 10;
    private static final float LOIN = 0x1p40f;

    /** A sheet on which words are printed, or laid as notes, at so many points from its left and bottom. */
    private static final class Feuille implements AutoCloseable {
        private final PDDocument document = new PDDocument();
        private final PDPage page = new PDPage(PDRectangle.A4);
        private final List<PDAnnotation> notes = new ArrayList<>();

        Feuille() {
            document.addPage(page);
        }

        Feuille imprimer(float x, float y, String mots) throws IOException {
            try (PDPageContentStream contenu =
                    new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, false)) {
                ecrire(contenu, x, y, mots);
            }
            return this;
        }

        Feuille remplir(float x, float y, String mots) throws IOException {
            return poser(champ("Tx"), x, y, mots);
        }

        Feuille poser(PDAnnotation note, float x, float y, String mots) throws IOException {
            PDRectangle place = new PDRectangle(x, y - 2, 200, CORPS + 4);
            PDAppearanceStream apparence = new PDAppearanceStream(document);
            apparence.setBBox(new PDRectangle(0, 0, 200, CORPS + 4));
            apparence.setResources(new PDResources());
            try (PDPageContentStream contenu = new PDPageContentStream(document, apparence)) {
                ecrire(contenu, 0, 2, mots);
            }
            PDAppearanceDictionary apparences = new PDAppearanceDictionary();
            apparences.setNormalAppearance(apparence);
            note.setAppearance(apparences);
            return poser(note, place);
        }

        Feuille poser(PDAnnotation note, PDRectangle place) {
            note.setRectangle(place);
            notes.add(note);
            return this;
        }

        private static void ecrire(PDPageContentStream contenu, float x, float y, String mots) throws IOException {
            contenu.beginText();
            contenu.setFont(POLICE, CORPS);
            contenu.newLineAtOffset(x, y);
            contenu.showText(mots);
            contenu.endText();
        }

        LecturePiece lire() throws IOException {
            page.setAnnotations(notes);
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            document.save(octets);
            return LECTEUR.lire(new ByteArrayInputStream(octets.toByteArray()));
        }

        @Override
        public void close() throws IOException {
            document.close();
        }
    }

    /** A field says what it is itself, or its parent does. */
    private static PDAnnotationWidget champ(String genre) {
        PDAnnotationWidget champ = new PDAnnotationWidget();
        champ.getCOSObject().setName(COSName.FT, genre);
        return champ;
    }

    private static String valeur(LecturePiece lecture, FaitLu.Nom nom) {
        Optional<FaitLu> fait =
                lecture.faits().stream().filter(lu -> lu.nom() == nom).findFirst();
        return fait.map(FaitLu::valeur).orElse("");
    }

    @Test
    void ce_qui_est_saisi_dans_un_champ_complete_ce_qui_est_imprime() throws IOException {
        try (Feuille feuille = new Feuille()) {
            LecturePiece lecture = feuille.imprimer(50, 780, "FACTURE N° F-2020-12")
                    .imprimer(50, 740, "Date :")
                    .remplir(150, 740, "02/05/2020")
                    .imprimer(50, 700, "Total TTC :")
                    .remplir(150, 700, "1 234,56 €")
                    .lire();
            assertEquals("2020-05-02", valeur(lecture, FaitLu.Nom.DATE));
            assertEquals("1234.56", valeur(lecture, FaitLu.Nom.MONTANT_TTC));
        }
    }

    @Test
    void une_page_faite_de_champs_seuls_est_lue() throws IOException {
        try (Feuille feuille = new Feuille()) {
            LecturePiece lecture = feuille.remplir(50, 780, "FACTURE N° F-2020-12")
                    .remplir(50, 700, "Total TTC : 1 234,56 €")
                    .lire();
            assertEquals(EtatLecture.LISIBLE, lecture.etat());
            assertEquals("1234.56", valeur(lecture, FaitLu.Nom.MONTANT_TTC));
        }
    }

    @Test
    void une_note_ecrite_sur_la_page_est_lue() throws IOException {
        try (Feuille feuille = new Feuille()) {
            LecturePiece lecture = feuille.imprimer(50, 780, "FACTURE N° F-2020-12")
                    .imprimer(50, 700, "Total TTC : 1 234,56 €")
                    .poser(new PDAnnotationFreeText(), 300, 600, "FACTURE ACQUITTÉE")
                    .lire();
            assertEquals("true", valeur(lecture, FaitLu.Nom.ACQUITTEE));
        }
    }

    @Test
    void un_champ_cache_et_le_sceau_d_une_signature_ne_disent_rien() throws IOException {
        PDAnnotationWidget cache = champ("Tx");
        cache.setHidden(true);
        PDAnnotationWidget sceau = new PDAnnotationWidget();
        sceau.getCOSObject().setItem(COSName.PARENT, champ("Sig").getCOSObject());
        try (Feuille feuille = new Feuille()) {
            LecturePiece lecture = feuille.imprimer(50, 780, "FACTURE N° F-2020-12")
                    .poser(cache, 50, 740, "Total TTC : 99,00 €")
                    .poser(sceau, 50, 700, "Date : 02/05/2020")
                    .lire();
            assertEquals("", valeur(lecture, FaitLu.Nom.MONTANT_TTC));
            assertEquals("", valeur(lecture, FaitLu.Nom.DATE));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void un_champ_d_un_calque_eteint_ne_dit_rien(boolean allume) throws IOException {
        PDAnnotationWidget champ = champ("Tx");
        try (Feuille feuille = new Feuille()) {
            PDOptionalContentGroup calque = new PDOptionalContentGroup("calque");
            PDOptionalContentProperties calques = new PDOptionalContentProperties();
            calques.addGroup(calque);
            calques.setGroupEnabled(calque, allume);
            feuille.document.getDocumentCatalog().setOCProperties(calques);
            champ.setOptionalContent(calque);
            LecturePiece lecture = feuille.imprimer(50, 780, "FACTURE N° F-2020-12")
                    .poser(champ, 50, 740, "Total TTC : 99,00 €")
                    .lire();
            assertEquals(allume ? "99.00" : "", valeur(lecture, FaitLu.Nom.MONTANT_TTC));
        }
    }

    /** Twice as many letters as are read of a whole file leave the pages that follow. */
    @Test
    void les_notes_d_une_page_ne_prennent_que_la_moitie_des_caracteres() throws IOException {
        try (Feuille feuille = new Feuille()) {
            feuille.imprimer(50, 780, "FACTURE N° F-2020-12");
            PDAnnotationWidget champ = champ("Tx");
            feuille.poser(champ, 50, 700, "DUPONT DURAND");
            feuille.notes.addAll(Collections.nCopies(2 * Limites.PAR_DEFAUT.caracteres() / 12, champ));
            PDPage suivante = new PDPage(PDRectangle.A4);
            feuille.document.addPage(suivante);
            try (PDPageContentStream contenu = new PDPageContentStream(feuille.document, suivante)) {
                Feuille.ecrire(contenu, 50, 740, "Total TTC : 1 234,56 €");
            }
            LecturePiece lecture = feuille.lire();
            assertEquals(EtatLecture.LISIBLE, lecture.etat());
            assertEquals("1234.56", valeur(lecture, FaitLu.Nom.MONTANT_TTC));
        }
    }

    @Test
    void un_champ_dont_l_apparence_n_est_pas_dans_le_fichier_demande_une_personne() throws IOException {
        try (Feuille feuille = new Feuille()) {
            LecturePiece lecture = feuille.poser(champ("Tx"), new PDRectangle(50, 700, 200, 14))
                    .lire();
            assertEquals(EtatLecture.SANS_TEXTE, lecture.etat());
            assertEquals("DESSIN", lecture.code());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Inconnu", "DCTDecode", "Crypt"})
    void une_note_abimee_ne_coute_que_ses_mots(String filtre) throws IOException {
        PDAnnotationWidget abimee = champ("Tx");
        try (Feuille feuille = new Feuille()) {
            feuille.imprimer(50, 780, "FACTURE N° F-2020-12")
                    .poser(abimee, 50, 740, "rien")
                    .remplir(50, 700, "Total TTC : 1 234,56 €");
            abimee.getNormalAppearanceStream().getCOSObject().setName(COSName.FILTER, filtre);
            LecturePiece lecture = feuille.lire();
            assertEquals(EtatLecture.LISIBLE, lecture.etat());
            assertEquals("1234.56", valeur(lecture, FaitLu.Nom.MONTANT_TTC));
        }
    }

    @Test
    void une_note_posee_cent_mille_fois_laisse_la_page() throws IOException {
        try (Feuille feuille = new Feuille()) {
            feuille.imprimer(50, 780, "FACTURE N° F-2020-12").imprimer(50, 740, "Total TTC : 1 234,56 €");
            PDAnnotationWidget champ = champ("Tx");
            feuille.poser(champ, 50, 700, "DUPONT DURAND");
            feuille.notes.addAll(Collections.nCopies(100_000, champ));
            LecturePiece lecture = feuille.lire();
            assertEquals(EtatLecture.LISIBLE, lecture.etat());
            assertEquals("1234.56", valeur(lecture, FaitLu.Nom.MONTANT_TTC));
        }
    }

    @Test
    void des_lettres_hors_de_toute_page_n_arretent_rien() throws IOException {
        try (Feuille feuille = new Feuille()) {
            LecturePiece lecture = feuille.imprimer(LOIN, 700, "AB")
                    .imprimer(50, -LOIN, "AB")
                    .imprimer(50, 780, "FACTURE N° F-2020-12")
                    .imprimer(50, 740, "Total TTC : 1 234,56 €")
                    .lire();
            assertEquals(EtatLecture.LISIBLE, lecture.etat());
            assertEquals("1234.56", valeur(lecture, FaitLu.Nom.MONTANT_TTC));
        }
    }

    @Test
    void des_lettres_plus_grandes_que_tout_n_arretent_rien() throws IOException {
        try (Feuille feuille = new Feuille()) {
            PDAnnotationWidget enorme = champ("Tx");
            feuille.poser(enorme, 50, 700, "AB");
            enorme.getNormalAppearanceStream().setBBox(new PDRectangle(1e-9f, 1e-9f));
            assertEquals(EtatLecture.LISIBLE, feuille.lire().etat());
        }
    }

    @Test
    void un_champ_qui_se_contient_ne_coute_que_lui() throws IOException {
        PDAnnotationWidget champ = new PDAnnotationWidget();
        champ.getCOSObject().setItem(COSName.PARENT, champ.getCOSObject());
        try (Feuille feuille = new Feuille()) {
            LecturePiece lecture = feuille.imprimer(50, 780, "FACTURE N° F-2020-12")
                    .poser(champ, 50, 700, "Total TTC : 1 234,56 €")
                    .lire();
            assertEquals(EtatLecture.LISIBLE, lecture.etat());
            assertEquals("1234.56", valeur(lecture, FaitLu.Nom.MONTANT_TTC));
        }
    }
}
