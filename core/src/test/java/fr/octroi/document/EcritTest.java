package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Montant;
import fr.octroi.document.Ecrit.Colonne;
import fr.octroi.document.TableauDeBord.Chiffres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcritTest {

    private static final LocalDate JUILLET = LocalDate.of(2020, 7, 1);

    private static final List<Colonne> COLONNES = List.of(
            new Colonne("Dossier", 14, false),
            new Colonne("Demandeur", 26, false),
            new Colonne("Commune", 24, false),
            new Colonne("Prix du vélo", 18, true),
            new Colonne("Aide proposée", 18, true));

    /** What a person may type in a form, or paste. */
    private static final List<String> HOSTILES = List.of(
            "",
            " ",
            "\u00A0\u202F\u3000",
            "\u200B\u200E\uFEFF\u00AD",
            "vélo \uD83D\uDEB2 \uD83D\uDC69\u200D\uD83D\uDE80",
            "\uD83D",
            "\uDEB2x",
            "\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627 \u202Egauche\u202C",
            "a\u0000b\u0007c\td\r\ne\u0085f\u2028g",
            "\uE000\uF001\uFFFD\uFFFE\uFFFF",
            "e\u0301\u0301\u0301\u0327 Se\u0300vres",
            "\u6C34\u706B \u0E44\u0E17\u0E22",
            "m".repeat(300),
            "W".repeat(300) + " " + "i".repeat(300),
            "-".repeat(300),
            "mot-".repeat(75),
            "(\\) <</Type>> endstream %",
            "${x} {0} '' &amp; <b>",
            "mot ".repeat(1_500));

    interface Contenu {
        void ecrire(Ecrit ecrit) throws IOException;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void une_lettre_est_une_archive_que_chacun_peut_lire(boolean simulation) throws IOException {
        VeraPdf.verifier(ecrire(simulation, EcritTest::lettre));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void un_tableau_de_cent_vingt_lignes_aussi(boolean simulation) throws IOException {
        byte[] pdf = ecrire(simulation, EcritTest::bordereau);
        assertTrue(pages(pdf).size() >= 3);
        VeraPdf.verifier(pdf);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void un_ecrit_vide_aussi(boolean simulation) throws IOException {
        byte[] pdf = ecrire(simulation, ecrit -> {});
        assertEquals(1, pages(pdf).size());
        VeraPdf.verifier(pdf);
    }

    @Test
    void un_texte_hostile_ne_fait_rien_echouer() throws IOException {
        byte[] pdf = ecrire(true, ecrit -> {
            ecrit.enTete(HOSTILES, HOSTILES, "\u0000");
            ecrit.titre(1, "Titre");
            for (String hostile : HOSTILES) {
                ecrit.titre(2, hostile);
                ecrit.paragraphe(hostile);
                ecrit.paragrapheFort(hostile);
                ecrit.tableau(
                        hostile,
                        List.of(new Colonne(hostile, 1, false), new Colonne(hostile, 0.2f, true)),
                        List.of(List.of(hostile, hostile), List.of("", hostile)),
                        List.of(hostile, ""));
            }
            ecrit.liste(HOSTILES);
            ecrit.encadre(HOSTILES);
        });
        VeraPdf.verifier(pdf);
        dansLesMarges(pdf);
    }

    @Test
    void un_titre_et_un_auteur_hostiles_ne_font_rien_echouer() throws IOException {
        for (String hostile : List.of("", "\u200B\uFEFF", String.join("", HOSTILES))) {
            ByteArrayOutputStream sortie = new ByteArrayOutputStream();
            try (Ecrit ecrit = new Ecrit(hostile, hostile, JUILLET, 1, false)) {
                ecrit.paragraphe("Texte");
                ecrit.ecrire(sortie);
            }
            VeraPdf.verifier(sortie.toByteArray());
        }
    }

    @Property(tries = 25)
    void tout_ecrit_est_une_archive_que_chacun_peut_lire(
            @ForAll("contenus") List<Contenu> contenus, @ForAll boolean simulation) throws IOException {
        byte[] pdf = ecrire(simulation, ecrit -> {
            ecrit.titre(1, "Titre");
            for (Contenu contenu : contenus) {
                contenu.ecrire(ecrit);
            }
        });
        VeraPdf.verifier(pdf);
        dansLesMarges(pdf);
        for (String page : pages(pdf)) {
            assertEquals(simulation, page.contains("SIMULATION"), page);
        }
    }

    @Provide
    Arbitrary<List<Contenu>> contenus() {
        Arbitrary<String> texte = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(60),
                Arbitraries.strings().withChars("aeilnorstu éèà,;:!'-\u00A0 ").ofMaxLength(900),
                Arbitraries.of(HOSTILES));
        Arbitrary<List<String>> textes = texte.list().ofMaxSize(8);
        Arbitrary<Contenu> tableau = Combinators.combine(
                        texte, texte.list().ofSize(3).list().ofMaxSize(30), Arbitraries.of(true, false))
                .as((legende, lignes, totaux) -> ecrit -> ecrit.tableau(
                        legende,
                        List.of(new Colonne("A", 3, false), new Colonne("B", 5, false), new Colonne(legende, 2, true)),
                        lignes,
                        totaux ? List.of("Total", "", legende) : List.of()));
        return Arbitraries.oneOf(
                        Combinators.combine(Arbitraries.integers().between(1, 2), texte)
                                .as((niveau, titre) -> ecrit -> ecrit.titre(niveau, titre)),
                        texte.map(mots -> ecrit -> ecrit.paragraphe(mots)),
                        texte.map(mots -> ecrit -> ecrit.paragrapheFort(mots)),
                        textes.map(mots -> ecrit -> ecrit.liste(mots)),
                        textes.map(mots -> ecrit -> ecrit.encadre(mots)),
                        tableau,
                        Arbitraries.just((Contenu) Ecrit::sautDePage))
                .list()
                .ofMaxSize(12);
    }

    @Test
    void le_verificateur_refuse_une_page_sans_structure() throws IOException {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        new TableauDeBord(new Chiffres("Aide", "Août 2020", JUILLET, 0, Montant.ZERO, List.of(), List.of()))
                .ecrire(sortie);
        assertThrows(AssertionError.class, () -> VeraPdf.verifier(sortie.toByteArray()));
    }

    @Test
    void le_verificateur_refuse_dans_chaque_norme_un_fichier_prive_de_ses_marques() throws IOException {
        String fautes = String.join("\n", VeraPdf.fautes(sans(COSName.MARK_INFO)));
        assertTrue(fautes.contains("2a 6.7.2.2-1 "), fautes);
        assertTrue(fautes.contains("ua1 6.2-1 "), fautes);
        assertNotEquals("", String.join("\n", VeraPdf.fautes(sans(COSName.STRUCT_TREE_ROOT))));
        assertNotEquals("", String.join("\n", VeraPdf.fautes(sans(COSName.METADATA))));
        assertNotEquals("", String.join("\n", VeraPdf.fautes(sans(COSName.LANG))));
    }

    private static byte[] sans(COSName entree) throws IOException {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(ecrire(false, EcritTest::lettre))) {
            document.getDocumentCatalog().getCOSObject().removeItem(entree);
            document.save(sortie);
        }
        return sortie.toByteArray();
    }

    @Test
    void le_texte_extrait_dit_tout_dans_l_ordre_de_lecture() throws IOException {
        String texte = String.join("\n", pages(ecrire(true, EcritTest::lettre)));
        int place = 0;
        for (String attendu : List.of(
                "SIMULATION – document sans valeur",
                "Grand Lac des Collines",
                "Direction des mobilités",
                "Madame Ombeline Quertier",
                "92999 VILLEJOLIE",
                "Villejolie, le 1er juillet 2020",
                "Votre demande d'aide",
                "Madame,",
                "l'achat d'un vélo : 500,00 €",
                "Les pièces du dossier",
                "– une facture",
                "– un justificatif",
                "Détail du calcul",
                "Ligne",
                "Montant",
                "Prix d'achat",
                "1 000,00 €",
                "Aide",
                "500,00 €",
                "Voies et délais de recours",
                "dans les deux mois",
                "SIMULATION",
                "Votre aide à l'achat d'un vélo",
                "page 1 / 1")) {
            int trouve = texte.indexOf(attendu, place);
            assertTrue(trouve >= 0, "« " + attendu + " » is not after character " + place + " of:\n" + texte);
            place = trouve + attendu.length();
        }
    }

    @Test
    void l_arbre_dit_le_role_de_chaque_element_dans_l_ordre() throws IOException {
        try (PDDocument document = Loader.loadPDF(ecrire(false, ecrit -> {
            ecrit.enTete(List.of("Service"), List.of("Madame", "VILLE"), "Ville, le 1er");
            ecrit.titre(1, "Un");
            ecrit.titre(2, "Deux");
            ecrit.titre(3, "Trois");
            ecrit.paragraphe("Texte");
            ecrit.liste(List.of("a", "", "b"));
            ecrit.tableau(
                    "Légende",
                    List.of(new Colonne("A", 1, false), new Colonne("B", 1, true)),
                    List.of(List.of("a", "1"), List.of("", "2")),
                    List.of("Total", "3"));
            ecrit.tableau("", List.of(new Colonne("A", 1, false)), List.of(), List.of());
            ecrit.encadre(List.of("x", "y"));
            ecrit.paragraphe(" ");
            ecrit.titre(2, "Liste");
            ecrit.liste(List.of("c"));
            ecrit.titre(2, "Tableau");
            ecrit.tableau("", List.of(new Colonne("A", 1, false)), List.of(List.of("a")), List.of());
            ecrit.titre(2, "Cadre");
            ecrit.encadre(List.of("z"));
            ecrit.titre(1, "\u200B");
            ecrit.liste(List.of());
            ecrit.encadre(List.of("\u200B"));
            ecrit.titre(1, "Fin");
        }))) {
            StringBuilder roles = new StringBuilder();
            roles(document.getDocumentCatalog().getStructureTreeRoot(), roles);
            assertEquals(
                    "(Document(P)(P)(P)(P)(H1)(H2)(H3)(P)"
                            + "(L(LI(Lbl)(LBody))(LI(Lbl)(LBody)))"
                            + "(Table(Caption)(THead(TR(TH)(TH)))(TBody(TR(TD)(TD))(TR(TD)(TD)))(TFoot(TR(TD)(TD))))"
                            + "(Table(TR(TH)))"
                            + "(Div(P)(P))(H2)(L(LI(Lbl)(LBody)))"
                            + "(H2)(Table(THead(TR(TH)))(TBody(TR(TD))))(H2)(Div(P))(H1))",
                    roles.toString());
        }
    }

    private static void roles(PDStructureNode noeud, StringBuilder roles) {
        for (Object enfant : noeud.getKids()) {
            if (enfant instanceof PDStructureElement element) {
                roles.append('(').append(element.getStructureType());
                roles(element, roles);
                roles.append(')');
            }
        }
    }

    @Test
    void les_memes_appels_donnent_les_memes_octets() throws IOException {
        byte[] pdf = ecrire(true, EcritTest::bordereau);
        assertArrayEquals(pdf, ecrire(true, EcritTest::bordereau));
        ByteArrayOutputStream autre = new ByteArrayOutputStream();
        try (Ecrit ecrit = new Ecrit("Votre aide à l'achat d'un vélo", "Grand Lac des Collines", JUILLET, 8, true)) {
            bordereau(ecrit);
            ecrit.ecrire(autre);
        }
        assertFalse(Arrays.equals(pdf, autre.toByteArray()), "another identity is another file");
    }

    @Test
    void chaque_page_d_une_simulation_le_dit_et_aucune_autre() throws IOException {
        for (String page : pages(ecrire(true, EcritTest::bordereau))) {
            assertTrue(page.contains("SIMULATION"), page);
        }
        for (String page : pages(ecrire(false, EcritTest::bordereau))) {
            assertFalse(page.contains("SIMULATION"), page);
        }
    }

    @Test
    void la_tete_du_tableau_revient_sur_chaque_page_et_n_est_dite_qu_une_fois() throws IOException {
        byte[] pdf = ecrire(false, EcritTest::bordereau);
        for (String page : pages(pdf)) {
            assertTrue(page.contains("Aide proposée"), page);
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            StringBuilder roles = new StringBuilder();
            roles(document.getDocumentCatalog().getStructureTreeRoot(), roles);
            assertEquals(5, roles.toString().split("\\(TH\\)", -1).length - 1);
            assertEquals(122, roles.toString().split("\\(TR", -1).length - 1);
        }
    }

    @Test
    void une_ligne_de_tableau_n_est_jamais_coupee() throws IOException {
        List<String> pages = pages(ecrire(
                false,
                ecrit -> ecrit.tableau(
                        "",
                        List.of(new Colonne("N", 1, false), new Colonne("Motif", 3, false)),
                        IntStream.range(0, 60)
                                .mapToObj(i -> List.of("debut" + i + ".", "mot ".repeat(20 + i) + "fin" + i + "."))
                                .toList(),
                        List.of("Total", "60"))));
        assertTrue(pages.size() > 3, "the rows take several pages");
        for (int i = 0; i < 60; i++) {
            String debut = "debut" + i + ".";
            String fin = "fin" + i + ".";
            assertTrue(pages.stream().anyMatch(page -> page.contains(debut) && page.contains(fin)), debut);
        }
        assertTrue(pages.get(pages.size() - 1).contains("fin59."), "the total is not alone on its page");
    }

    @Test
    void une_colonne_plus_etroite_qu_une_lettre_ne_fait_rien_echouer() throws IOException {
        VeraPdf.verifier(ecrire(
                false,
                ecrit -> ecrit.tableau(
                        "",
                        List.of(new Colonne("Large", 1, false), new Colonne("Étroite", 0.001f, true)),
                        List.of(List.of("a", "500,00 €"), List.of("", "")),
                        List.of())));
    }

    @Test
    void ce_qui_ne_peut_s_ecrire_se_voit_et_ce_qui_est_invisible_disparait() throws IOException {
        String texte = String.join("", pages(ecrire(false, ecrit -> {
            ecrit.paragraphe("eau \u6C34, vélo \uD83D\uDEB2, \u05E9\u05DC, \uF001.");
            ecrit.paragraphe("12\u202F345 m\u00ADot\u200B");
        })));
        assertTrue(texte.contains("eau ?, vélo ?, ??, ?."), texte);
        assertTrue(texte.contains("12 345 mot"), texte);
    }

    @Test
    void ce_qui_est_plus_haut_qu_une_page_est_dit_en_entier() throws IOException {
        byte[] pdf = ecrire(false, ecrit -> {
            ecrit.paragraphe("Avant");
            ecrit.tableau(
                    "",
                    List.of(new Colonne("N", 1, false), new Colonne("Motif", 3, false)),
                    List.of(List.of("1", "début " + "mot ".repeat(3_000) + "fin")),
                    List.of());
            ecrit.encadre(List.of("ligne ".repeat(2_000)));
        });
        VeraPdf.verifier(pdf);
        String texte = String.join(" ", pages(pdf));
        assertTrue(pages(pdf).get(0).contains("début"), texte);
        assertEquals(3_000, texte.split("\\bmot\\b", -1).length - 1);
        assertEquals(2_000, texte.split("\\bligne\\b", -1).length - 1);
        dansLesMarges(pdf);
    }

    @Test
    void un_titre_ne_reste_pas_seul_au_bas_d_une_page() throws IOException {
        for (int lignes = 30; lignes < 50; lignes++) {
            int avant = lignes;
            List<String> pages = pages(ecrire(false, ecrit -> {
                ecrit.titre(1, "Premier");
                ecrit.paragraphe("mot ".repeat(20 * avant));
                ecrit.titre(1, "Second titre");
                ecrit.titre(2, "Sous le second");
                ecrit.tableau("Légende", List.of(new Colonne("Tête", 1, false)), List.of(List.of("ligne")), List.of());
            }));
            assertEquals(
                    1,
                    pages.stream()
                            .filter(page -> Stream.of("Second titre", "Sous le second", "Légende", "Tête", "ligne")
                                    .anyMatch(page::contains))
                            .count(),
                    () -> avant + " lines: " + pages);
        }
    }

    @Test
    void une_ligne_de_paragraphe_n_est_jamais_seule_en_haut_ou_en_bas() throws IOException {
        for (int blocs = 36; blocs < 44; blocs++) {
            int avant = blocs;
            List<String> pages = pages(ecrire(false, ecrit -> {
                ecrit.liste(Collections.nCopies(avant, "avant"));
                ecrit.paragraphe("mot ".repeat(110));
            }));
            for (String page : pages) {
                long lignes =
                        page.lines().filter(ligne -> ligne.contains("mot")).count();
                assertNotEquals(1, lignes, page);
            }
        }
    }

    @Test
    void l_espace_insecable_ne_se_coupe_pas() throws IOException {
        String texte = String.join(
                "",
                pages(ecrire(
                        false,
                        ecrit -> ecrit.paragraphe(
                                "Montant : 12 345,00 € ! ".repeat(60).replace("2 3", "2\u00A03")))));
        for (String ligne : texte.lines().toList()) {
            assertFalse(Pattern.compile("^\\s*[:!€]|^345|«$").matcher(ligne).find(), ligne);
        }
    }

    @Test
    void un_titre_vide_ne_laisse_pas_de_trou_entre_les_niveaux() throws IOException {
        VeraPdf.verifier(ecrire(false, ecrit -> {
            ecrit.titre(1, " ");
            ecrit.titre(2, "\u00A0");
            ecrit.titre(3, "Le premier qui se voit");
            ecrit.paragraphe("Texte");
        }));
    }

    @Test
    void un_saut_de_page_ne_laisse_pas_de_page_blanche() throws IOException {
        assertEquals(
                2,
                pages(ecrire(false, ecrit -> {
                            ecrit.sautDePage();
                            ecrit.paragraphe("une");
                            ecrit.sautDePage();
                            ecrit.sautDePage();
                            ecrit.paragraphe("deux");
                            ecrit.sautDePage();
                        }))
                        .size());
    }

    @Test
    void l_adresse_se_voit_dans_la_fenetre_de_l_enveloppe() throws IOException {
        byte[] pdf = ecrire(
                false,
                ecrit -> ecrit.enTete(
                        IntStream.range(0, 9).mapToObj(i -> "expediteur" + i).toList(),
                        IntStream.range(0, 6).mapToObj(i -> "@".repeat(20)).toList(),
                        "Ville"));
        float millimetre = 72 / 25.4f;
        List<TextPosition> adresse = lettres(pdf).stream()
                .filter(lettre -> lettre.getUnicode().equals("@"))
                .toList();
        assertEquals(120, adresse.size());
        for (TextPosition lettre : adresse) {
            // DL, 110 × 220 mm, window 35 × 100 mm at 20 mm of the right and of the bottom: what never leaves it.
            assertTrue(lettre.getX() >= 100 * millimetre, lettre.toString());
            assertTrue(lettre.getX() + lettre.getWidth() <= 190 * millimetre, lettre.toString());
            assertTrue(lettre.getY() - 9 >= 55 * millimetre - 2, lettre.toString());
            assertTrue(lettre.getY() + 2 <= 90 * millimetre, lettre.toString());
        }
    }

    @Test
    void une_bevue_du_programme_se_voit() throws IOException {
        try (Ecrit ecrit = new Ecrit("Titre", "", JUILLET, 1, false)) {
            assertThrows(IllegalArgumentException.class, () -> ecrit.titre(2, "saute un niveau"));
            assertThrows(IllegalArgumentException.class, () -> ecrit.titre(0, "nul"));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> ecrit.tableau("", COLONNES, List.of(List.of("une seule")), List.of()));
            assertThrows(IllegalArgumentException.class, () -> ecrit.tableau("", List.of(), List.of(), List.of()));
            assertThrows(IllegalArgumentException.class, () -> new Colonne("A", 0, false));
            ecrit.paragraphe("Texte");
            assertThrows(IllegalStateException.class, () -> ecrit.enTete(List.of("a"), List.of("b"), "c"));
        }
    }

    @Test
    void les_dates_et_les_polices_sont_dans_le_fichier() throws IOException {
        try (PDDocument document = Loader.loadPDF(ecrire(false, EcritTest::lettre))) {
            PDDocumentInformation information = document.getDocumentInformation();
            assertEquals("Votre aide à l'achat d'un vélo", information.getTitle());
            assertEquals("Grand Lac des Collines", information.getAuthor());
            assertEquals(information.getCreationDate(), information.getModificationDate());
            assertEquals("fr-FR", document.getDocumentCatalog().getLanguage());
            assertTrue(document.getDocumentCatalog().getViewerPreferences().displayDocTitle());
            for (COSName nom : document.getPage(0).getResources().getFontNames()) {
                PDFont police = document.getPage(0).getResources().getFont(nom);
                assertTrue(police.isEmbedded() && police.getName().endsWith("+LiberationSans"), police.getName());
            }
        }
    }

    static void lettre(Ecrit ecrit) throws IOException {
        ecrit.enTete(
                List.of(
                        "Grand Lac des Collines",
                        "Direction des mobilités",
                        "12 place de la Fontaine",
                        "92999 Villejolie",
                        "velo@grand-lac.invalid"),
                List.of("Madame Ombeline Quertier", "Bâtiment C", "3 rue du Port-aux-Vins", "92999 VILLEJOLIE"),
                "Villejolie, le 1er juillet 2020");
        ecrit.titre(1, "Votre demande d'aide à l'achat d'un vélo à assistance électrique");
        ecrit.paragraphe("Madame,");
        ecrit.paragraphe(
                "Le Bureau, réuni le 24 juin 2020, a examiné votre demande et vous accorde une aide au titre de"
                        + " l'achat d'un vélo : 500,00 €. Cette somme sera versée sur le compte dont vous avez donné les"
                        + " coordonnées, dans un délai de trente jours à compter de la présente notification.");
        ecrit.paragrapheFort("Vous n'avez rien d'autre à faire.");
        ecrit.titre(2, "Les pièces du dossier");
        ecrit.liste(List.of(
                "une facture acquittée à votre nom, datée de moins de six mois ;",
                "un justificatif de domicile de moins de trois mois, par exemple une facture d'électricité, de gaz ou de"
                        + " téléphone, ou un avis d'imposition, ou une quittance de loyer ;",
                "un relevé d'identité bancaire."));
        ecrit.titre(2, "Le calcul");
        ecrit.tableau(
                "Détail du calcul",
                List.of(
                        new Colonne("Ligne", 3, false),
                        new Colonne("Article", 1, false),
                        new Colonne("Montant", 1, true)),
                List.of(
                        List.of("Prix d'achat", "4", "1\u00A0000,00\u00A0€"),
                        List.of("Taux appliqué au prix, dans la limite du plafond", "5", "50\u00A0%")),
                List.of("Aide", "", "500,00\u00A0€"));
        ecrit.encadre(List.of(
                "Voies et délais de recours",
                "Vous pouvez contester cette décision devant le tribunal administratif dans les deux mois qui suivent"
                        + " sa notification, ou former d'abord un recours gracieux auprès de la présidence."));
    }

    static void bordereau(Ecrit ecrit) throws IOException {
        ecrit.titre(1, "Demandes présentées au Bureau");
        ecrit.paragraphe("Séance du 24 juin 2020.");
        List<List<String>> lignes = new ArrayList<>();
        for (int i = 1; i <= 120; i++) {
            lignes.add(List.of(
                    String.format(Locale.ROOT, "VAE-%04d", i),
                    i % 9 == 0 ? "Ombeline-Marguerite Quertier de la Tour" : "Ombeline Quertier",
                    i % 7 == 0 ? "Saint-Jean-de-la-Rivière" : "Villejolie",
                    "1\u00A0" + (100 + i) + ",00\u00A0€",
                    "500,00\u00A0€"));
        }
        ecrit.tableau("Propositions du mois", COLONNES, lignes, List.of("Total", "", "", "", "60\u00A0000,00\u00A0€"));
    }

    private static byte[] ecrire(boolean simulation, Contenu contenu) throws IOException {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        try (Ecrit ecrit =
                new Ecrit("Votre aide à l'achat d'un vélo", "Grand Lac des Collines", JUILLET, 7, simulation)) {
            contenu.ecrire(ecrit);
            ecrit.ecrire(sortie);
        }
        return sortie.toByteArray();
    }

    private static List<String> pages(byte[] pdf) throws IOException {
        List<String> pages = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int i = 1; i <= document.getNumberOfPages(); i++) {
                PDFTextStripper lecteur = new PDFTextStripper();
                lecteur.setStartPage(i);
                lecteur.setEndPage(i);
                pages.add(lecteur.getText(document).replaceAll("[\u00A0\u202F]", " "));
            }
        }
        return pages;
    }

    private static List<TextPosition> lettres(byte[] pdf) throws IOException {
        List<TextPosition> lettres = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition lettre) {
                    lettres.add(lettre);
                }
            }.getText(document);
        }
        return lettres;
    }

    private static void dansLesMarges(byte[] pdf) throws IOException {
        for (TextPosition lettre : lettres(pdf)) {
            if (lettre.getUnicode().isBlank() || lettre.getUnicode().equals("\u00A0")) {
                continue;
            }
            assertTrue(lettre.getX() >= 61.9f, lettre + " at " + lettre.getX());
            assertTrue(lettre.getX() + lettre.getWidth() <= 595.3f - 61.9f, lettre + " ends too far, " + lettre.getX());
            assertTrue(lettre.getY() >= 40 && lettre.getY() <= 842 - 30, lettre + " at height " + lettre.getY());
        }
    }
}
