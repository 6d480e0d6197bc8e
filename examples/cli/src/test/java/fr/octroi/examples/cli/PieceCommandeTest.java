package fr.octroi.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.octroi.document.Tesseract;
import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.LecturePiece;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One line for each file, in order, whatever the files are. */
class PieceCommandeTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path dossier;

    @Test
    void chaque_fichier_a_son_objet_dans_l_ordre_meme_celui_qui_n_existe_pas() throws IOException {
        Path facture = facture("FACTURE N° F-12", "Client : Camille Morel", "Total TTC : 1 200,50 EUR");
        Path vide = Files.write(dossier.resolve("vide.pdf"), new byte[0]);
        Path absent = dossier.resolve("absent.pdf");
        List<JsonNode> objets = lire("--json", facture, vide, absent, facture);
        assertEquals(
                List.of("PDF LISIBLE ", "INCONNUE ILLISIBLE VIDE", "INCONNUE ILLISIBLE FICHIER_ABSENT", "PDF LISIBLE "),
                objets.stream().map(PieceCommandeTest::classe).toList());
        JsonNode lue = objets.get(0);
        assertEquals(facture.toString(), lue.get("fichier").asText());
        assertEquals(
                "{\"typePiece\":{\"valeur\":\"FACTURE\",\"source\":\"TEXTE\"},"
                        + "\"numero\":{\"valeur\":\"F-12\",\"source\":\"TEXTE\"},"
                        + "\"montantTtc\":{\"valeur\":\"1200.50\",\"source\":\"TEXTE\"},"
                        + "\"devise\":{\"valeur\":\"EUR\",\"source\":\"TEXTE\"},"
                        + "\"acheteur\":{\"valeur\":\"Camille Morel\",\"source\":\"TEXTE\"}}",
                lue.get("faits").toString());
        assertEquals("[]", lue.get("signaux").toString());
    }

    @Test
    void une_panne_du_lecteur_ne_coute_que_son_fichier() throws IOException {
        Path texte = Files.writeString(dossier.resolve("un.txt"), "RIB");
        LecturePiece lue = PieceCommande.lire(texte.toString(), contenu -> {
            throw new IllegalStateException("a fault of the reader");
        });
        assertEquals(EtatLecture.NON_LUE, lue.etat());
        assertEquals("PANNE_DE_LECTURE", lue.code());
    }

    @Test
    void une_liste_vaut_ses_fichiers() throws IOException {
        List<String> noms = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            noms.add(Files.writeString(dossier.resolve(i + ".txt"), "bonjour").toString());
        }
        Path liste = Files.write(dossier.resolve("liste"), noms);
        List<JsonNode> objets = lire("--json", "--liste", liste);
        assertEquals(
                noms,
                objets.stream().map(objet -> objet.get("fichier").asText()).toList());
        assertTrue(objets.stream().allMatch(objet -> classe(objet).equals("INCONNUE ILLISIBLE FORMAT_INCONNU")));
    }

    @Test
    void un_texte_deja_extrait_se_lit_avec_son_type() throws IOException {
        Path texte = Files.writeString(
                dossier.resolve("rib.txt"),
                "Relevé\nTitulaire du compte :  M. Morel Camille\nIBAN : FR76 3000 6000 0112 3456 7890 189\n");
        JsonNode faits =
                lire("--json", "--texte", "--type", "RIB", texte).get(0).get("faits");
        assertEquals("RIB", faits.at("/typePiece/valeur").asText());
        assertEquals("FR7630006000011234567890189", faits.at("/iban/valeur").asText());
        assertEquals("M. Morel Camille", faits.at("/titulaires/0/valeur").asText());
        assertEquals(2, Console.taper("piece", "--type", "RIB", texte).code());
    }

    @Test
    void un_texte_qui_n_est_pas_en_utf_8_ne_donne_aucun_fait() throws IOException {
        String texte = "Relevé d'identité bancaire\nTitulaire du compte :  Mme Zoé Lefèvre\n";
        Path utf8 = Files.writeString(dossier.resolve("utf8.txt"), "\uFEFF" + texte);
        Path latin = Files.write(dossier.resolve("latin.txt"), texte.getBytes(StandardCharsets.ISO_8859_1));
        List<JsonNode> objets = lire("--json", "--texte", "--type", "RIB", utf8, latin);
        assertEquals(
                "Mme Zoé Lefèvre",
                objets.get(0).at("/faits/titulaires/0/valeur").asText());
        assertEquals("INCONNUE ILLISIBLE ENCODAGE", classe(objets.get(1)));
        assertEquals(0, objets.get(1).get("faits").size());
    }

    @Test
    void un_type_que_le_lecteur_ne_connait_pas_est_dit_et_lu_quand_meme() throws IOException {
        Path texte = Files.writeString(dossier.resolve("f.txt"), "Total TTC : 1 200,50 EUR\n");
        Console console = Console.taper("piece", "--json", "--texte", "--type", "FACTRE", texte);
        assertEquals(0, console.code(), console.erreur());
        assertTrue(console.erreur().startsWith("--type FACTRE : ce qui est propre à ce type"), console.erreur());
        assertTrue(console.erreur().contains("FACTURE,"), console.erreur());
        assertTrue(console.sortie().contains("1200.50"), console.sortie());
        assertEquals(
                "",
                Console.taper("piece", "--json", "--texte", "--type", "FACTURE", texte)
                        .erreur());
    }

    @Test
    void une_liste_est_en_utf_8_avec_ou_sans_marque() throws IOException {
        Path texte = Files.writeString(dossier.resolve("un.txt"), "bonjour");
        Path marquee = Files.writeString(dossier.resolve("marquee"), "\uFEFF" + texte + "\r\n");
        assertEquals(
                texte.toString(),
                lire("--json", "--liste", marquee).get(0).get("fichier").asText());
        Path latin = Files.write(dossier.resolve("latin"), "pièce.pdf\n".getBytes(StandardCharsets.ISO_8859_1));
        Console console = Console.taper("piece", "--json", "--liste", latin);
        assertEquals(2, console.code());
        assertTrue(
                console.erreur().contains("--liste " + latin + " : ce fichier n'est pas en UTF-8"), console.erreur());
    }

    /** The specimens of the specification, read as an officer's scans would be. */
    @Test
    void les_codes_signes_se_verifient_sous_les_certificats_du_dossier() throws IOException {
        Path specimens = Path.of(System.getProperty("octroi.corpora", "../../../shared/corpora"))
                .resolve("2ddoc");
        assumeTrue(Files.isDirectory(specimens), () -> "the material folder corpora is absent: " + specimens);
        Path certificats = Files.createDirectory(dossier.resolve("certificats"));
        try (Stream<Path> pem = Files.list(specimens)) {
            for (Path certificat :
                    pem.filter(fichier -> fichier.toString().endsWith(".pem")).toList()) {
                String nom =
                        certificat.getFileName().toString().replaceFirst("^.*?([A-Z0-9]{4}-[0-9]{4}\\.pem)$", "$1");
                Files.copy(certificat, certificats.resolve(nom));
            }
        }
        List<Object> images;
        try (Stream<Path> fichiers = Files.walk(specimens)) {
            images = fichiers.filter(fichier -> fichier.toString().endsWith(".png"))
                    .sorted()
                    .map(Object.class::cast)
                    .toList();
        }
        List<Object> arguments = new ArrayList<>(List.of("--json", "--certificats", certificats));
        arguments.addAll(images);
        for (JsonNode objet : lire(arguments.toArray())) {
            assertTrue(objet.get("codes2ddoc").size() > 0, objet.get("fichier")::asText);
            for (JsonNode code : objet.get("codes2ddoc")) {
                // Some specimens were issued after the end of their certificate.
                assertTrue(
                        List.of("VALIDE", "EXPIRE").contains(code.get("statut").asText()),
                        () -> objet.get("fichier") + " " + code.get("statut"));
                assertTrue(code.get("champs").size() > 0);
            }
        }
    }

    @Test
    void un_scan_se_lit_avec_roc_et_chaque_fait_dit_d_ou_il_vient() throws IOException {
        assumeTrue(
                new Tesseract().estDisponible(),
                "the tool tesseract is absent: install tesseract-ocr and tesseract-ocr-fra");
        Path scan = scan("FACTURE N° F-12", "Client : Camille Morel", "Total TTC : 1 200,50 EUR");
        assertEquals("PNG SANS_TEXTE IMAGE", classe(lire("--json", scan).get(0)));
        JsonNode lue = lire("--json", "--roc", scan).get(0);
        assertEquals("PNG LISIBLE ", classe(lue));
        assertEquals(
                "{\"valeur\":\"1200.50\",\"source\":\"ROC\"}",
                lue.at("/faits/montantTtc").toString());
    }

    @Test
    void sans_tesseract_roc_le_dit() {
        StringWriter ecran = new StringWriter();
        assertFalse(PieceCommande.estInstalle(new Tesseract(List.of("/n/existe/pas")), new PrintWriter(ecran)));
        assertTrue(ecran.toString().startsWith("--roc : tesseract n'est pas installé"), ecran.toString());
    }

    @Test
    void une_commande_mal_ecrite_le_dit() {
        assertEquals(
                2,
                Console.taper("piece", "--certificats", dossier.resolve("absent"), "x.pdf")
                        .code());
        assertEquals(
                2,
                Console.taper("piece", "--roc", "--texte", dossier.resolve("a")).code());
        assertEquals(2, Console.taper("piece", "--json").code());
        assertEquals(
                2, Console.taper("piece", "--liste", dossier.resolve("absente")).code());
    }

    private static List<JsonNode> lire(Object... arguments) throws IOException {
        List<Object> tous = new ArrayList<>(List.of("piece"));
        tous.addAll(List.of(arguments));
        Console console = Console.taper(tous.toArray());
        assertEquals(0, console.code(), console.erreur());
        List<JsonNode> objets = new ArrayList<>();
        for (String ligne : console.sortie().lines().toList()) {
            objets.add(JSON.readTree(ligne));
        }
        return objets;
    }

    private static String classe(JsonNode objet) {
        return objet.get("nature").asText() + " " + objet.get("etat").asText() + " "
                + objet.path("code").asText();
    }

    private Path scan(String... lignes) throws IOException {
        Path fichier = dossier.resolve("scan.png");
        try (PDDocument document = Loader.loadPDF(facture(lignes).toFile())) {
            ImageIO.write(
                    new PDFRenderer(document).renderImageWithDPI(0, 200, ImageType.GRAY), "png", fichier.toFile());
        }
        return fichier;
    }

    private Path facture(String... lignes) throws IOException {
        Path fichier = dossier.resolve("facture.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream contenu = new PDPageContentStream(document, page)) {
                for (int i = 0; i < lignes.length; i++) {
                    contenu.beginText();
                    contenu.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 10);
                    contenu.newLineAtOffset(40, 700 - 14 * i);
                    contenu.showText(lignes[i]);
                    contenu.endText();
                }
            }
            document.save(fichier.toFile());
        }
        return fichier;
    }
}
