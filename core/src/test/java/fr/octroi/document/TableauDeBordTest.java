package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.budget.Enveloppe;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.document.TableauDeBord.Chiffres;
import fr.octroi.document.TableauDeBord.Compte;
import fr.octroi.document.TableauDeBord.Repartition;
import fr.octroi.instruction.Observation;
import fr.octroi.reglement.GenreDoublon;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.suivi.Delais;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

class TableauDeBordTest {

    private static final LocalDate JUILLET = LocalDate.of(2020, 7, 1);

    static final Chiffres JUIN = new Chiffres(
            "Aide à l'achat d'un vélo à assistance électrique",
            "Juin 2020 – Grand Paris Seine Ouest",
            JUILLET,
            16,
            new Montant(26_080_000),
            List.of(
                    new Repartition("Boulogne-Billancourt", 1104, 33, 31, 2),
                    new Repartition("Issy-les-Moulineaux", 66, 19, 20, 1),
                    new Repartition("Meudon", 38, 12, 9, 0),
                    new Repartition("Sèvres", 31, 8, 11, 3),
                    new Repartition("Vanves", 27, 7, 8, 0),
                    new Repartition("Chaville", 21, 5, 6, 1),
                    new Repartition("Ville-d'Avray", 14, 3, 2, 0),
                    new Repartition("Marnes-la-Coquette", 3, 1, 1, 0),
                    new Repartition("Clamart", 0, 0, 0, 5)),
            List.of(
                    new Compte("JUSTIFICATIF_DOMICILE:PERIMEE", 41),
                    new Compte("FACTURE:ABSENTE", 23),
                    new Compte("RESIDENCE", 9),
                    new Compte("DOUBLON_FOYER", 16),
                    new Compte("CODE_INCONNU", 1),
                    new Compte("FACTURE:SANS_TEXTE", 12)));

    @Test
    void la_page_dit_les_chiffres() throws IOException {
        String texte = texte(ecrire(JUIN));
        assertTrue(texte.contains("1 492"), texte);
        assertTrue(texte.contains("260 800,00 €"), texte);
        assertTrue(texte.contains("1 304"), texte);
        assertTrue(texte.contains("87,4 %"), texte);
        assertTrue(texte.contains("Justificatif de domicile : trop ancien"), texte);
        assertTrue(texte.contains("Hors du territoire"), texte);
        assertTrue(texte.contains("CODE_INCONNU"), texte);
        assertTrue(texte.contains("Marnes-la-Coquette"), texte);
        assertTrue(texte.contains("Document interne"), texte);
        assertTrue(texte.contains("Édité le 01/07/2020"), texte);
    }

    @Test
    void les_memes_chiffres_donnent_les_memes_octets() throws IOException {
        assertArrayEquals(ecrire(JUIN), ecrire(JUIN));
    }

    @Test
    void un_mois_vide_donne_une_page() throws IOException {
        byte[] pdf = ecrire(new Chiffres("Aide", "Août 2020", JUILLET, 0, Montant.ZERO, List.of(), List.of()));
        String texte = texte(pdf);
        assertTrue(texte.contains("Aucun dossier pour cette période."), texte);
        assertTrue(texte.contains("0,00 €"), texte);
        dansLesMarges(pdf);
    }

    @Test
    void des_centaines_de_communes_et_de_motifs_tiennent_sur_une_page() throws IOException {
        byte[] pdf = ecrire(charge());
        String texte = texte(pdf);
        assertTrue(texte.contains("Autres communes (388)"), texte);
        assertTrue(texte.contains("Autres motifs (88)"), texte);
        assertTrue(texte.contains("…"), texte);
        assertTrue(texte.contains("100 000 000 000,00 €"), "a figure is never cut: " + texte);
        dansLesMarges(pdf);
        dansLesMarges(ecrire(JUIN));
    }

    static Chiffres apresLeBureau(Chiffres mois, boolean simulation) {
        LigneBudgetaire ligne = new LigneBudgetaire("65", "6574", "");
        return new Chiffres(
                mois.titre(),
                mois.sousTitre(),
                mois.edition(),
                mois.rejets(),
                mois.propose(),
                mois.communes(),
                mois.motifs(),
                List.of(
                        new Delais.Mesure(Delais.Etape.DEPOT_COMPLET, 1_201, 4, 31),
                        new Delais.Mesure(Delais.Etape.COMPLET_SEANCE, 1_150, 22, 45),
                        new Delais.Mesure(Delais.Etape.SEANCE_PAIEMENT, 0, 0, 0),
                        new Delais.Mesure(Delais.Etape.DEPOT_PAIEMENT, 903, 61, 88)),
                List.of(new Enveloppe(
                        "velo-2020",
                        2020,
                        LocalDate.of(2020, 12, 31),
                        ligne,
                        Montant.ofEuros(405_400),
                        Montant.ZERO,
                        Montant.ofEuros(20_000),
                        Montant.ofEuros(60_000),
                        Montant.ofEuros(180_000))),
                simulation);
    }

    @Test
    void les_delais_et_les_credits_se_lisent_sur_la_meme_page() throws IOException {
        byte[] pdf = ecrire(apresLeBureau(JUIN, false));
        String texte = texte(pdf);
        assertTrue(texte.contains("Du dépôt au dossier complet"), texte);
        assertTrue(texte.contains("1 201 4 31"), texte);
        assertFalse(texte.contains("Du Bureau au paiement"), "nothing was measured: " + texte);
        assertTrue(texte.contains("velo-2020, exercice 2020"), texte);
        assertTrue(texte.contains("405 400,00 € de crédits"), texte);
        assertTrue(texte.contains("180 000,00 € mandatés"), texte);
        assertTrue(texte.contains("60 000,00 € engagés"), texte);
        assertTrue(texte.contains("20 000,00 € réservés"), texte);
        assertTrue(texte.contains("145 400,00 € disponibles"), texte);
        assertFalse(texte.contains("SIMULATION"), texte);
        dansLesMarges(pdf);
        assertFalse(texte(ecrire(JUIN)).contains("Crédits"), "without figures, no block");
    }

    @Test
    void des_credits_nuls_ou_nombreux_ne_font_rien_echouer() throws IOException {
        LigneBudgetaire ligne = new LigneBudgetaire("65", "6574", "");
        List<Enveloppe> enveloppes = IntStream.range(0, 30)
                .mapToObj(i ->
                        Enveloppe.of("velo-" + i, 2020, ligne, i == 0 ? Montant.ZERO : new Montant(Montant.MAXIMUM)))
                .toList();
        byte[] pdf = ecrire(new Chiffres(
                "Aide", "2020", JUILLET, 0, Montant.ZERO, List.of(), List.of(), List.of(), enveloppes, false));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String texte = new PDFTextStripper().getText(document);
            for (int i = 0; i < 30; i++) {
                assertTrue(texte.contains("velo-" + i + ","), texte);
            }
        }
        dansLesMarges(pdf);
    }

    @Test
    void ce_qui_ne_tient_plus_va_sur_une_seconde_page_et_chacune_dit_la_simulation() throws IOException {
        byte[] pdf = ecrire(apresLeBureau(charge(), true));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertEquals(2, document.getNumberOfPages());
            for (int page = 1; page <= 2; page++) {
                PDFTextStripper lecteur = new PDFTextStripper();
                lecteur.setStartPage(page);
                lecteur.setEndPage(page);
                String texte = lecteur.getText(document).replace('\u00A0', ' ');
                assertTrue(texte.startsWith("SIMULATION"), texte);
                assertTrue(texte.contains("Document interne"), texte);
                assertEquals(page == 2, texte.contains("disponibles"), texte);
            }
        }
        dansLesMarges(pdf);
    }

    @Test
    void un_texte_que_la_police_n_a_pas_ne_fait_rien_echouer() throws IOException {
        byte[] pdf = ecrire(new Chiffres(
                "Aide \u6C34\n\uD83D\uDEB2",
                "",
                JUILLET,
                1,
                Montant.ZERO,
                List.of(new Repartition("Se\u0300vres", 1, 0, 0, 0)),
                List.of()));
        String texte = texte(pdf);
        assertTrue(texte.contains("Aide ? ?"), texte);
        assertTrue(texte.contains("Sèvres"), texte);
    }

    @Test
    void le_document_a_un_titre_et_une_langue() throws IOException {
        try (PDDocument document = Loader.loadPDF(ecrire(JUIN))) {
            assertEquals(JUIN.titre(), document.getDocumentInformation().getTitle());
            assertEquals("fr-FR", document.getDocumentCatalog().getLanguage());
        }
    }

    @Test
    void un_nombre_negatif_n_existe_pas() {
        assertThrows(ValeurInvalideException.class, () -> new Compte("RESIDENCE", -1));
        assertThrows(ValeurInvalideException.class, () -> new Repartition("Meudon", 0, -1, 0, 0));
    }

    @Test
    void chaque_observation_et_chaque_doublon_a_ses_mots() {
        ResourceBundle mots = ResourceBundle.getBundle("fr.octroi.document.TableauDeBord", Locale.FRENCH);
        for (Observation observation : Observation.values()) {
            assertTrue(observation == Observation.CONFORME || mots.containsKey("observation." + observation));
        }
        for (GenreDoublon genre : GenreDoublon.values()) {
            assertTrue(mots.containsKey("motif." + genre), genre.name());
        }
    }

    static Chiffres charge() {
        List<Repartition> communes = IntStream.range(0, 400)
                .mapToObj(i -> new Repartition(
                        "Saint-Quelconque-sur-une-Rivière-au-Nom-Très-Long " + i, 400 - i, 3 * (i % 40), i % 17, i % 7))
                .toList();
        List<Compte> motifs = IntStream.range(0, 100)
                .mapToObj(i -> new Compte("UNE_CONDITION_DE_REGLEMENT_AU_CODE_TRES_LONG_" + i, 5_000 - 40 * i))
                .toList();
        return new Chiffres(
                "Un titre bien trop long pour tenir sur une seule ligne en haut de la page du tableau de bord",
                "2021",
                JUILLET,
                1_234_567,
                new Montant(Montant.MAXIMUM),
                communes,
                motifs);
    }

    static byte[] ecrire(Chiffres chiffres) throws IOException {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        new TableauDeBord(chiffres).ecrire(sortie);
        return sortie.toByteArray();
    }

    private static String texte(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertEquals(1, document.getNumberOfPages());
            return new PDFTextStripper().getText(document).replace('\u00A0', ' ');
        }
    }

    private static void dansLesMarges(byte[] pdf) throws IOException {
        List<TextPosition> lettres = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper lecteur = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition lettre) {
                    lettres.add(lettre);
                }
            };
            lecteur.getText(document);
        }
        float piedLePlusHaut = 842 - 50;
        for (TextPosition lettre : lettres) {
            assertTrue(lettre.getX() >= 47.9f, lettre + " at " + lettre.getX());
            assertTrue(lettre.getX() + lettre.getWidth() <= 547.6f, lettre + " ends at " + lettre.getX());
            boolean pied = lettre.getY() > piedLePlusHaut;
            assertTrue(lettre.getY() >= 40 && (pied ? lettre.getY() < 812 : lettre.getY() < 785), lettre.toString());
        }
    }
}
