package fr.octroi.examples.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.EliminationJson;
import fr.octroi.rgpd.CertificatDElimination;
import fr.octroi.rgpd.CertificatDElimination.Issue;
import fr.octroi.rgpd.Conservation.Depart;
import fr.octroi.rgpd.Conservation.Terme;
import fr.octroi.rgpd.Elimination;
import fr.octroi.rgpd.Partie;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EliminationCommandeTest {

    private static final Elimination LISTE = liste("E-2031-1");

    @TempDir
    Path dossier;

    private Path liste = Path.of("");
    private Path certificat = Path.of("");
    private Path pdf = Path.of("");

    private static Elimination liste(String code) {
        LocalDate jour = LocalDate.of(2031, 3, 1);
        return new Elimination(
                code,
                jour,
                jour,
                List.of(
                        new Elimination.Ligne(
                                new NumeroDossier("2027-00001"),
                                "aide-velo",
                                LocalDate.of(2027, 1, 4),
                                EtatDossier.REFUSE,
                                new Terme(
                                        null,
                                        Depart.NOTIFICATION,
                                        LocalDate.of(2029, 5, 20),
                                        Period.ofYears(1),
                                        "Délibération 2026-12, art. 4")),
                        new Elimination.Ligne(
                                new NumeroDossier("2027-00002"),
                                "aide-velo",
                                LocalDate.of(2027, 1, 5),
                                EtatDossier.PAYE,
                                new Terme(
                                        Partie.parse("PIECES:RIB"),
                                        Depart.PAIEMENT,
                                        LocalDate.of(2030, 5, 20),
                                        Period.ofMonths(2),
                                        "Délibération 2026-12, art. 8"))));
    }

    @BeforeEach
    void ecrire() throws IOException {
        liste = dossier.resolve("liste.json");
        certificat = dossier.resolve("certificat.json");
        pdf = dossier.resolve("papier.pdf");
        Files.write(liste, EliminationJson.ecrire(LISTE));
        Files.write(
                certificat,
                EliminationJson.ecrire(new CertificatDElimination(
                        LISTE.code(),
                        new Elimination.Visa("AD92-2031-17", LocalDate.of(2031, 3, 20), LISTE.empreinte()),
                        LocalDate.of(2031, 3, 22),
                        new TreeMap<>(Map.of(new NumeroDossier("2027-00001"), Issue.EFFACE)),
                        new TreeMap<>(Map.of(
                                new NumeroDossier("2027-00002"),
                                new TreeMap<>(Map.of(Partie.parse("PIECES:RIB"), Issue.GELE)))),
                        3,
                        1,
                        0)));
    }

    private static String texte(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\\u00A0]+", " ");
        }
    }

    private static Path fiche() {
        return Path.of("../../docs/collectivite.md");
    }

    /** What is in the folder: nothing half-written is left there. */
    private List<String> presents() throws IOException {
        try (Stream<Path> fichiers = Files.list(dossier)) {
            return fichiers.map(fichier -> String.valueOf(fichier.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void la_liste_et_le_certificat_se_reconnaissent_a_ce_qu_ils_disent() throws IOException {
        Console console = Console.taper("elimination", liste, "--pdf", pdf);
        assertEquals(0, console.code(), console.erreur());
        assertEquals("", console.sortie() + console.erreur());
        String bordereau = texte(pdf);
        assertTrue(bordereau.contains("Bordereau d’élimination E-2031-1"), bordereau);
        assertTrue(bordereau.contains("2027-00002") && bordereau.contains("Référence du visa"), bordereau);

        // Whatever the file is called, and over what stood there, which keeps its rights.
        Path sansNom = Files.move(certificat, dossier.resolve("x"));
        boolean posix = Files.getFileStore(pdf).supportsFileAttributeView("posix");
        if (posix) {
            Files.setPosixFilePermissions(pdf, PosixFilePermissions.fromString("r--------"));
        }
        assertEquals(0, Console.taper("elimination", sansNom, "--pdf", pdf).code());
        assertTrue(!posix
                || PosixFilePermissions.toString(Files.getPosixFilePermissions(pdf))
                        .equals("r--------"));
        String ecrit = texte(pdf);
        assertTrue(ecrit.contains("sous le visa AD92-2031-17 du 20 mars 2031"), ecrit);
        assertEquals(List.of("liste.json", "papier.pdf", "x"), presents());
    }

    @Test
    void la_fiche_de_la_collectivite_dit_de_qui_est_le_papier() throws IOException {
        String page = Files.readString(fiche());
        int place = page.indexOf("```yaml\n") + "```yaml\n".length();
        Path yaml = dossier.resolve("collectivite.yaml");
        Files.writeString(yaml, page.substring(place, page.indexOf("```", place)));
        Console console = Console.taper("elimination", liste, "--pdf", pdf, "--collectivite", yaml);
        assertEquals(0, console.code(), console.erreur());
        assertTrue(texte(pdf).contains("Service des mobilités"), texte(pdf));
        refusee("--pdf : c'est un fichier lu", "elimination", liste, "--pdf", yaml, "--collectivite", yaml);
        assertTrue(Files.readString(yaml).startsWith("service:"));
    }

    @Test
    void l_empreinte_est_celle_que_le_visa_doit_porter_et_rien_d_autre_n_est_dit() {
        Console console = Console.taper("elimination", liste, "--empreinte");
        assertEquals(0, console.code(), console.erreur());
        assertEquals(LISTE.empreinte().hexadecimal(), console.sortie().strip());
        assertNotEquals(LISTE.empreinte(), liste("E-2031-2").empreinte(), "of another list, another");
        Console lesDeux = Console.taper("elimination", liste, "--empreinte", "--pdf", pdf);
        assertEquals(console.sortie(), lesDeux.sortie());
        assertTrue(Files.exists(pdf));
    }

    private void refusee(String phrase, Object... arguments) throws IOException {
        List<String> avant = presents();
        Console console = Console.taper(arguments);
        assertEquals(2, console.code(), console.sortie());
        assertEquals("", console.sortie());
        assertEquals(1, console.erreur().lines().count(), console.erreur());
        assertTrue(console.erreur().contains(phrase), console.erreur());
        assertEquals(avant, presents());
    }

    private void change(Path fichier, String de, String en) throws IOException {
        String texte = Files.readString(fichier);
        assertTrue(texte.contains(de), de);
        Files.writeString(fichier, texte.replace(de, en));
    }

    @Test
    void ce_qui_a_ete_change_est_refuse_a_sa_place_et_l_ancien_papier_reste() throws IOException {
        assertEquals(0, Console.taper("elimination", liste, "--pdf", pdf).code());
        byte[] ancien = Files.readAllBytes(pdf);
        change(liste, "2027-00002", "2027-00003");
        String changee = "octroi : liste.json, empreinte : ce que dit la liste n'est pas ce qui a été écrit";
        refusee(changee, "elimination", liste, "--empreinte");
        refusee(changee, "elimination", liste, "--pdf", pdf);
        change(liste, "\"REFUSE\"", "\"PERDU\"");
        refusee("liste.json, lignes[0].etat : ", "elimination", liste, "--empreinte");
        change(certificat, "\"complet\" : true", "\"complet\" : false");
        refusee("certificat.json, complet : ", "elimination", certificat, "--pdf", pdf);
        assertArrayEquals(ancien, Files.readAllBytes(pdf));
    }

    @Test
    void ce_qui_n_est_ni_l_un_ni_l_autre_est_refuse() throws IOException {
        for (String faux :
                List.of("", "{}", "[]", "{\"schema\": 1", "{\"autre\": {\"certificat\": 1}}", "[".repeat(5_000))) {
            Files.writeString(liste, faux);
            refusee("octroi : liste.json", "elimination", liste, "--pdf", pdf);
        }
        Files.write(liste, "{\"certificat\": \"é\"}".getBytes(StandardCharsets.UTF_16));
        refusee("liste.json : le fichier n'est pas en UTF-8", "elimination", liste, "--pdf", pdf);
        refusee("absent.json : ce fichier n'existe pas", "elimination", dossier.resolve("absent.json"), "--empreinte");
        refusee(
                "FICHIER " + dossier + " : c'est un dossier ; il faut un fichier",
                "elimination",
                dossier,
                "--empreinte");
    }

    @Test
    void une_commande_qui_ne_veut_rien_dire_le_dit_et_n_ecrit_rien() throws IOException {
        byte[] avant = Files.readAllBytes(liste);
        refusee("il faut --pdf FICHIER, ou --empreinte", "elimination", liste);
        refusee("--empreinte : c'est un certificat", "elimination", certificat, "--empreinte", "--pdf", pdf);
        refusee(
                "--pdf : c'est un fichier lu",
                "elimination",
                liste,
                "--pdf",
                dossier.resolve(".").resolve("liste.json"));
        refusee("--pdf : il faut un fichier", "elimination", liste, "--pdf", dossier);
        refusee("--pdf : il faut un fichier", "elimination", liste, "--pdf", dossier.resolve("absent/papier.pdf"));
        refusee("il manque FICHIER", "elimination", "--empreinte");
        assertArrayEquals(avant, Files.readAllBytes(liste));
    }
}
