package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Montant;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Simulation;
import fr.octroi.instruction.Simulation.Bilan;
import fr.octroi.instruction.Simulation.Compte;
import fr.octroi.instruction.Simulation.Issue;
import fr.octroi.instruction.Simulation.Ligne;
import fr.octroi.instruction.Simulation.ParCommune;
import fr.octroi.instruction.Simulation.ParMois;
import fr.octroi.reglement.Reglements;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageDeSimulationTest {

    private static final LocalDate JUIN = LocalDate.of(2020, 6, 30);
    private static final YearMonth JANVIER = YearMonth.of(2020, 1);

    @Test
    void la_page_dit_qui_gagne_qui_perd_ce_que_cela_coute_et_jusqu_ou_va_l_enveloppe() throws IOException {
        String texte = texte(ecrire(simulation(6, 3, 1, Montant.ofEuros(3_000))));
        assertTrue(texte.contains("avant : version 2019. après : version 2020."), texte);
        assertTrue(texte.contains("déposés de janvier 2020 à juin 2020"), texte);
        assertTrue(texte.contains("coût 3 600,00 € 4 500,00 € +900,00 €"), texte);
        assertTrue(texte.contains("reste de l’enveloppe de 3 000,00 € -600,00 € -1 500,00 €"), texte);
        assertTrue(texte.contains("premier mois qu’elle ne couvre plus juin 2020 mai 2020"), texte);
        assertTrue(texte.contains("gagnent 12 40,0 % +1 200,00 €"), texte);
        assertTrue(texte.contains("perdent 6 20,0 % -300,00 €"), texte);
        assertTrue(texte.contains("non jugés 6 20,0 %"), texte);
        assertTrue(texte.contains("mars 2020 5 2 1 1 600,00 € 750,00 € +150,00 €"), texte);
        assertTrue(texte.contains("mai 2020 3 000,00 € 0,00 € 3 750,00 € -750,00 €"), texte);
        assertTrue(texte.contains("commune 1 (92001) 10 4 2 2 1 200,00 € 1 500,00 € +300,00 €"), texte);
        assertTrue(texte.contains("commune inconnue"), texte);
        assertTrue(texte.contains("[periode_achat] 3"), texte);
        assertTrue(texte.contains("depot_divergent 6"), texte);
    }

    @Test
    void chaque_page_dit_que_le_document_est_interne() throws IOException {
        byte[] pdf = ecrire(simulation(30, 60, 1, Montant.ofEuros(3_000)));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertTrue(document.getNumberOfPages() > 2);
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper lecteur = new PDFTextStripper();
                lecteur.setStartPage(page);
                lecteur.setEndPage(page);
                assertTrue(lecteur.getText(document).contains("document interne"), "page " + page);
            }
        }
        assertTrue(texte(pdf).contains("ne pas diffuser"));
    }

    @Test
    void une_enveloppe_qui_suffit_se_dit_et_sans_enveloppe_rien_n_en_est_dit() throws IOException {
        assertTrue(texte(ecrire(simulation(2, 2, 1, Montant.ofEuros(90_000)))).contains("elle suffit elle suffit"));
        assertFalse(texte(ecrire(simulation(2, 2, 1, null))).contains("enveloppe"));
    }

    /** Months, towns, how many times a hundred euros, and an envelope: nothing at all, one of each, years of a country. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 1, 2000",
        "1, 1, 0, ",
        "1, 1, 0, 0",
        "6, 8, 1, 2000",
        "13, 12, 7, ",
        "70, 70, 500000, 1",
        "150, 3, 500000, 90000000000"
    })
    void la_page_est_une_archive_que_lit_un_lecteur_d_ecran(int mois, int communes, long fois, @Nullable Long enveloppe)
            throws IOException {
        byte[] pdf = ecrire(simulation(mois, communes, fois, enveloppe == null ? null : Montant.ofEuros(enveloppe)));
        VeraPdf.verifier(pdf);
        dansLesMarges(pdf);
    }

    @Test
    void chaque_graphique_dit_ce_qu_il_montre_et_un_tableau_le_suit() throws IOException {
        try (PDDocument document = Loader.loadPDF(ecrire(simulation(6, 20, 1, Montant.ofEuros(3_000))))) {
            List<PDStructureElement> elements = new ArrayList<>();
            for (Object enfant : ((PDStructureNode) document.getDocumentCatalog()
                            .getStructureTreeRoot()
                            .getKids()
                            .get(0))
                    .getKids()) {
                elements.add((PDStructureElement) enfant);
            }
            int graphiques = 0;
            for (int i = 0; i < elements.size(); i++) {
                if (elements.get(i).getStructureType().equals("Figure")) {
                    graphiques++;
                    assertTrue(elements.get(i).getAlternateDescription().contains("dans le tableau qui suit"));
                    List<String> suite = elements.subList(i + 1, elements.size()).stream()
                            .map(PDStructureElement::getStructureType)
                            .takeWhile(type -> !type.startsWith("H"))
                            .toList();
                    assertTrue(suite.contains("Table"), suite.toString());
                }
            }
            assertEquals(4, graphiques);
        }
    }

    @Test
    void la_meme_simulation_donne_les_memes_octets() throws IOException {
        Montant enveloppe = Montant.ofEuros(3_000);
        assertArrayEquals(ecrire(simulation(6, 3, 1, enveloppe)), ecrire(simulation(6, 3, 1, enveloppe)));
    }

    @Test
    void un_graphique_plus_haut_qu_une_page_est_une_faute_de_programme() throws IOException {
        try (Ecrit ecrit = new Ecrit("Titre", "", JUIN, 1, false)) {
            for (float hauteur : new float[] {0, -1, 800, Float.NaN}) {
                assertThrows(IllegalArgumentException.class, () -> ecrit.figure("Graphique", hauteur, planche -> {}));
            }
        }
    }

    @Test
    void un_graphique_que_la_page_ne_peut_plus_tenir_va_entier_sur_la_suivante() throws IOException {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        try (Ecrit ecrit = new Ecrit("Titre", "", JUIN, 1, false)) {
            ecrit.figure("Un", 400, planche -> planche.texte(0, 0, 9, new Teinte(0, 0, 0), "premier"));
            ecrit.figure("Deux", 400, planche -> planche.texte(0, 0, 9, new Teinte(0, 0, 0), "second"));
            ecrit.ecrire(sortie);
        }
        try (PDDocument document = Loader.loadPDF(sortie.toByteArray())) {
            assertEquals(2, document.getNumberOfPages());
        }
        dansLesMarges(sortie.toByteArray());
    }

    /** Each month: two gain 100 EUR, one loses 50, one keeps as much, one is not judged; towns share them evenly. */
    private static Simulation simulation(int mois, int communes, long fois, @Nullable Montant enveloppe) {
        List<ParMois> parMois = new ArrayList<>();
        List<Ligne> lignes = new ArrayList<>();
        for (int i = 0; i < mois; i++) {
            parMois.add(new ParMois(
                    JANVIER.plusMonths(i),
                    bilan(1, fois),
                    Montant.ofEuros(600 * fois * (i + 1)),
                    Montant.ofEuros(750 * fois * (i + 1))));
            Issue issue = new Issue("ACCORDER", Montant.ofEuros(200), List.of());
            lignes.add(new Ligne(new NumeroDossier("V-" + i), "92001", JANVIER.plusMonths(i), issue, issue));
        }
        List<ParCommune> parCommune = new ArrayList<>();
        if (communes > 0) {
            parCommune.add(new ParCommune("", "", Bilan.VIDE));
            parCommune.add(new ParCommune("92999", "", bilan(1, fois)));
        }
        for (int i = 1; i <= communes; i++) {
            String ville = i == 5 ? "Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson-les-Longues" : "Commune " + i;
            parCommune.add(new ParCommune("92" + String.format("%03d", i), ville, bilan(mois / communes, fois)));
        }
        return new Simulation(
                lignes,
                bilan(mois, fois),
                parCommune,
                parMois,
                List.of(new Compte("PERIODE_ACHAT", 3), new Compte("RESIDENCE", 1)),
                List.of(new Compte("DEPOT_DIVERGENT", 6), new Compte("achat.prixTtc:INCONNUE", 1)),
                enveloppe);
    }

    private static Bilan bilan(int fois, long euros) {
        return new Bilan(
                2 * fois,
                fois,
                fois,
                fois,
                0,
                0,
                3 * fois,
                Montant.ofEuros(600L * fois * euros),
                3 * fois,
                Montant.ofEuros(750L * fois * euros),
                Montant.ofEuros(200L * fois * euros),
                Montant.ofEuros(50L * fois * euros));
    }

    private static byte[] ecrire(Simulation simulation) throws IOException {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        new PageDeSimulation(
                        Reglements.gpso2019(),
                        new Reglements.Modele().version("2020").build(),
                        simulation,
                        JUIN)
                .ecrire(sortie);
        return sortie.toByteArray();
    }

    private static String texte(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper lecteur = new PDFTextStripper();
            return lecteur.getText(document).replaceAll("[\\s\\u00A0]+", " ").toLowerCase(Locale.FRENCH);
        }
    }

    /** Nothing is written outside the margins, charts included. */
    private static void dansLesMarges(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            new PDFTextStripper() {
                @Override
                protected void writeString(String texte, List<TextPosition> places) {
                    for (TextPosition place : places) {
                        assertTrue(place.getXDirAdj() >= 61.9, texte);
                        assertTrue(place.getXDirAdj() + place.getWidthDirAdj() <= 595.3 - 61.8, texte);
                        assertTrue(place.getYDirAdj() >= 40 && place.getYDirAdj() <= 820, texte);
                    }
                }
            }.getText(document);
        }
    }
}
