package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Montant;
import fr.octroi.journal.Entree;
import fr.octroi.suivi.AnneeSimulee;
import fr.octroi.suivi.Indicateurs;
import fr.octroi.suivi.Indicateurs.Periode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

class RapportMensuelTest {

    private static final Indicateurs SEPTEMBRE = mesurer(400, LocalDate.of(2020, 9, 1), LocalDate.of(2020, 9, 30));

    private static Indicateurs mesurer(int dossiers, LocalDate du, LocalDate au) {
        SortedMap<String, List<Entree>> parDossier = new TreeMap<>();
        new AnneeSimulee(dossiers, 5, 1)
                .entrees()
                .forEach(entree -> parDossier
                        .computeIfAbsent(entree.dossier().valeur(), nouveau -> new ArrayList<>())
                        .add(entree));
        return Indicateurs.mesurer(
                parDossier.values(),
                new Periode(du, au),
                AnneeSimulee.PARIS,
                Delai.ofMois(2),
                List.of(),
                new TreeMap<>(Map.of("velo-2020", Montant.ofEuros(80_000))));
    }

    private static byte[] ecrire(Indicateurs indicateurs) throws IOException {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        new RapportMensuel(indicateurs, "Aide au vélo électrique", "Une collectivité").ecrire(sortie);
        return sortie.toByteArray();
    }

    @Test
    void le_rapport_dit_chaque_indicateur_avec_ses_chiffres() throws IOException {
        String texte = texte(ecrire(SEPTEMBRE));
        assertTrue(texte.contains("du 1er septembre 2020 au 30 septembre 2020"), texte);
        assertTrue(texte.contains("demandes enregistrées dans la période " + SEPTEMBRE.depots()), texte);
        assertTrue(
                texte.contains(
                        "aides accordées par le bureau " + SEPTEMBRE.decisions().accords()),
                texte);
        assertTrue(
                texte.contains("complètes dès le premier regard "
                        + SEPTEMBRE.completsDEmblee().nombre() + " sur "
                        + SEPTEMBRE.completsDEmblee().sur()),
                texte);
        assertTrue(
                texte.contains("hors du territoire [residence] "
                        + SEPTEMBRE.refus().get(0).nombre()),
                texte);
        assertTrue(texte.contains("demande de pièces"), texte);
        assertTrue(texte.contains("80 000,00 €"), texte);
        assertFalse(texte.contains("{") || texte.contains("''"), texte);
    }

    @Test
    void le_document_est_une_archive_que_lit_un_lecteur_d_ecran_et_reste_dans_ses_marges() throws IOException {
        byte[] pdf = ecrire(SEPTEMBRE);
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target/indicateurs.pdf"), pdf);
        VeraPdf.verifier(pdf);
        dansLesMarges(pdf);
        byte[] vide = ecrire(mesurer(0, LocalDate.of(2020, 1, 1), LocalDate.of(2020, 1, 31)));
        VeraPdf.verifier(vide);
        VeraPdf.verifier(ecrire(mesurer(1, LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31))));
    }

    @Test
    void chaque_page_dit_que_le_document_est_interne() throws IOException {
        try (PDDocument document = Loader.loadPDF(ecrire(SEPTEMBRE))) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper lecteur = new PDFTextStripper();
                lecteur.setStartPage(page);
                lecteur.setEndPage(page);
                assertTrue(lecteur.getText(document).contains("document interne"), "page " + page);
            }
        }
    }

    @Test
    void les_memes_chiffres_donnent_les_memes_octets() throws IOException {
        assertArrayEquals(ecrire(SEPTEMBRE), ecrire(SEPTEMBRE));
    }

    @Test
    void le_texte_tient_en_lignes_courtes() {
        String texte = new RapportMensuel(SEPTEMBRE, "", "").texte();
        assertTrue(texte.lines().allMatch(ligne -> ligne.length() <= 88), texte);
        assertTrue(texte.contains("Attend le demandeur"), texte);
        assertTrue(texte.contains("la moitié / neuf sur dix, en jours"), texte);
    }

    private static String texte(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper()
                    .getText(document)
                    .replaceAll("[\\s\\u00A0]+", " ")
                    .toLowerCase(Locale.FRENCH);
        }
    }

    private static void dansLesMarges(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            new PDFTextStripper() {
                @Override
                protected void writeString(String texte, List<TextPosition> places) {
                    for (TextPosition place : places) {
                        assertTrue(place.getXDirAdj() >= 61.9, texte);
                        assertTrue(place.getXDirAdj() + place.getWidthDirAdj() <= 595.3 - 61.8, texte);
                    }
                }
            }.getText(document);
        }
    }
}
