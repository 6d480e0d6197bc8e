package fr.octroi.examples.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.examples.cli.generateur.GenerateurDeMois;
import fr.octroi.format.JournalJson;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Journal;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The journal of a month that the command {@code mois} wrote, session and payment simulated. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndicateursCommandeTest {

    private static final Path RESSOURCES = Path.of("../../core/src/main/resources/fr/octroi");

    private Path journal = Path.of("");
    private Path dossiers = Path.of("");
    private int accordes;

    @TempDir
    Path place;

    @BeforeAll
    void instruireUnMois(@TempDir Path commun) throws IOException {
        Path entree = Files.createDirectory(commun.resolve("entree"));
        new GenerateurDeMois(60, 7, YearMonth.of(2020, 6), false).ecrire(entree);
        Path sortie = commun.resolve("sortie");
        Console mois = Console.taper(
                "mois",
                "--entree",
                entree,
                "--mappage",
                RESSOURCES.resolve("mappage/plateforme-e-services.yaml"),
                "--reglement",
                RESSOURCES.resolve("reglements/gpso-vae-2019.yaml"),
                "--jour",
                "2020-07-01",
                "--sortie",
                sortie,
                "--simuler-seance");
        assertEquals(0, mois.code(), mois.erreur());
        journal = sortie.resolve("journal.jsonl");
        List<String> lignes = new ArrayList<>(List.of("numero;commune"));
        for (String ligne : Files.readAllLines(journal)) {
            if (ligne.contains("\"fait\":\"DECISION_PRISE\"") && ligne.contains("\"issue\":\"ACCORDE\"")) {
                accordes++;
                String numero = ligne.replaceAll("^\\{\"dossier\":\"([^\"]+)\".*", "$1");
                lignes.add(numero + ";" + (accordes % 12 == 0 ? "92047" : "92012"));
            }
        }
        dossiers = Files.write(commun.resolve("dossiers.csv"), lignes);
    }

    @Test
    void le_mois_d_une_commande_se_suit_en_texte_en_csv_et_en_pdf() throws IOException {
        Path csv = place.resolve("indicateurs.csv");
        Path pdf = place.resolve("indicateurs.pdf");
        Console console = Console.taper(
                "indicateurs",
                "--journal",
                journal,
                "--mois",
                "2020-06/2020-12",
                "--csv",
                csv,
                "--pdf",
                pdf,
                "--intitule",
                "Aide au vélo");
        assertEquals(0, console.code(), console.erreur());
        assertTrue(accordes > 20);
        assertTrue(Files.readAllLines(csv).contains("decisions;ACCORDE;nombre;" + accordes), Files.readString(csv));
        assertTrue(console.sortie().contains("Aides accordées par le Bureau"), console.sortie());
        assertTrue(Files.readString(pdf, StandardCharsets.ISO_8859_1).startsWith("%PDF-"));
    }

    /** The journal names the envelope of the aid alone, and tells the whole of each grant there. */
    @Test
    void les_credits_de_tous_les_financeurs_s_ajoutent() throws IOException {
        Path budget = Files.writeString(
                place.resolve("budget.yaml"),
                "credits: {enveloppe: credits-a-renseigner, exercice: 2020, ouverts: 7_000.00 EUR,"
                        + " financeurs: {region: 2_000.00 EUR, departement: 1_000.50 EUR}}\n");
        Path csv = place.resolve("credits.csv");
        Console console = Console.taper(
                "indicateurs", "--journal", journal, "--mois", "2020-06/2020-12", "--budget", budget, "--csv", csv);
        assertEquals(0, console.code(), console.erreur());
        List<String> credits = Files.readAllLines(csv).stream()
                .filter(ligne -> ligne.startsWith("credits;"))
                .toList();
        assertTrue(credits.contains("credits;credits-a-renseigner;ouverts;10000,50"), String.join("\n", credits));
    }

    @Test
    void ce_qui_se_publie_ne_porte_ni_numero_ni_petite_commune() throws IOException {
        Path scdl = place.resolve("scdl.csv");
        Console console = publier(scdl, "gpso-vae-2019", "Aide au vélo");
        assertEquals(0, console.code(), console.erreur());
        String texte = Files.readString(scdl);
        assertTrue(texte.startsWith("nomAttribuant,idAttribuant,"), texte);
        assertFalse(texte.contains("92047"), texte);
        for (String ligne : Files.readAllLines(dossiers)) {
            assertFalse(texte.contains(ligne.split(";")[0] + ","), texte);
        }
    }

    @Test
    void dans_un_dossier_ce_qui_se_publie_porte_un_nom_qui_dit_ce_que_c_est() throws IOException {
        Path lieu = Files.createDirectory(place.resolve("a-publier"));
        for (String reglement : List.of("gpso-vae-2019", "boulogne-vae-2020")) {
            Console console = publier(lieu, reglement, "Aide au vélo");
            assertEquals(0, console.code(), console.erreur());
        }
        Path publie = lieu.resolve("73282932000074_gpso-vae_2020-06-01_2020-12-31.csv");
        assertTrue(Files.readAllLines(publie).size() > 1);
        try (Stream<Path> fichiers = Files.list(lieu)) {
            for (Path autre :
                    fichiers.filter(fichier -> !fichier.equals(publie)).toList()) {
                assertEquals(1, Files.readAllLines(autre).size(), "grants of another aid: " + autre.getFileName());
            }
        }
        Console formule = publier(lieu, "gpso-vae-2019", "=A1");
        assertEquals(2, formule.code());
        assertTrue(formule.erreur().contains("--intitule"), formule.erreur());
    }

    private Console publier(Path lieu, String reglement, String intitule) {
        return publier(journal, "2020-06/2020-12", lieu, reglement, intitule);
    }

    private Console publier(Path faits, String mois, Path lieu, String reglement, String intitule, Object... autres) {
        List<Object> arguments = new ArrayList<>(List.of(
                "indicateurs",
                "--journal",
                faits,
                "--mois",
                mois,
                "--scdl",
                lieu,
                "--dossiers",
                dossiers,
                "--reglement",
                reglement,
                "--attribuant",
                "Une collectivité",
                "--siret",
                "73282932000074",
                "--intitule",
                intitule));
        arguments.addAll(List.of(autres));
        return Console.taper(arguments.toArray());
    }

    /** Minutes that came forty days after their session: what is published of a month is what its report counts. */
    @Test
    void ce_qui_se_publie_d_un_mois_est_ce_que_son_rapport_compte() throws IOException {
        Path tardif = place.resolve("tardif.jsonl");
        try (Writer sortie = Files.newBufferedWriter(tardif)) {
            JournalJson.ecrire(plusTard(JournalCommande.entrees(journal)), sortie);
        }
        List<String> moisDesAccords = new ArrayList<>();
        for (YearMonth mois = YearMonth.of(2020, 6); mois.isBefore(YearMonth.of(2021, 1)); mois = mois.plusMonths(1)) {
            Path csv = place.resolve(mois + ".csv");
            Path scdl = place.resolve(mois + "-scdl.csv");
            Console console = publier(tardif, mois.toString(), scdl, "gpso-vae-2019", "Aide au vélo", "--csv", csv);
            assertEquals(0, console.code(), console.erreur());
            boolean compte = Files.readAllLines(csv).contains("decisions;ACCORDE;nombre;" + accordes);
            assertEquals(compte, Files.readAllLines(scdl).size() > 1, mois.toString());
            if (compte) {
                moisDesAccords.add(mois.toString());
            }
        }
        assertEquals(1, moisDesAccords.size());
    }

    private static List<Entree> plusTard(List<Entree> entrees) {
        SortedMap<String, Entree> tetes = new TreeMap<>();
        List<Entree> plusTard = new ArrayList<>();
        for (Entree entree : entrees) {
            String chaine = entree.dossier().valeur() + " " + entree.auteur().organisation();
            Entree autre = Journal.enchainer(
                    tetes.get(chaine),
                    entree.dossier(),
                    entree.version(),
                    entree.instant().plus(Period.ofDays(40)),
                    entree.auteur(),
                    entree.fait());
            tetes.put(chaine, autre);
            plusTard.add(autre);
        }
        return plusTard;
    }

    @Test
    void une_commune_se_suit_a_part() throws IOException {
        Path csv = place.resolve("commune.csv");
        Console console = Console.taper(
                "indicateurs",
                "--journal",
                journal,
                "--mois",
                "2020-06/2020-12",
                "--csv",
                csv,
                "--dossiers",
                dossiers,
                "--commune",
                "92047");
        assertEquals(0, console.code(), console.erreur());
        assertTrue(
                Files.readAllLines(csv).contains("decisions;ACCORDE;nombre;" + accordes / 12), Files.readString(csv));
    }

    @Test
    void une_mauvaise_demande_est_refusee_en_une_phrase() {
        refuse("--mois", "indicateurs", "--journal", journal, "--mois", "juin");
        refuse("--mois", "indicateurs", "--journal", journal, "--mois", "2020-07/2020-06");
        refuse("--silence", "indicateurs", "--journal", journal, "--mois", "2020-06", "--silence", "bientôt");
        refuse("--attribuant", "indicateurs", "--journal", journal, "--mois", "2020-06", "--scdl", place.resolve("x"));
        refuse(
                "--siret",
                "indicateurs",
                "--journal",
                journal,
                "--mois",
                "2020-06",
                "--scdl",
                place.resolve("x"),
                "--dossiers",
                dossiers,
                "--reglement",
                "gpso-vae-2019",
                "--attribuant",
                "X",
                "--siret",
                "1",
                "--intitule",
                "Y");
        refuse("--commune", "indicateurs", "--journal", journal, "--mois", "2020-06", "--commune", "92047");
        refuse(
                "aucun dossier",
                "indicateurs",
                "--journal",
                journal,
                "--mois",
                "2020-06",
                "--commune",
                "75056",
                "--dossiers",
                dossiers);
        assertFalse(Files.exists(place.resolve("x")));
    }

    @Test
    void rien_ne_s_ecrit_sur_ce_qui_est_lu_ni_deux_fois_au_meme_endroit() throws IOException {
        byte[] avant = Files.readAllBytes(journal);
        Path csv = place.resolve("seul.csv");
        for (String option : List.of("--csv", "--pdf")) {
            refuse(
                    option + " : c'est un fichier lu",
                    "indicateurs",
                    "--journal",
                    journal,
                    "--mois",
                    "2020-06",
                    option,
                    journal.resolveSibling("./journal.jsonl"));
        }
        refuse(
                "--scdl : c'est un fichier lu",
                "indicateurs",
                "--journal",
                journal,
                "--mois",
                "2020-06",
                "--scdl",
                dossiers,
                "--dossiers",
                dossiers,
                "--reglement",
                "gpso-vae-2019",
                "--attribuant",
                "X",
                "--siret",
                "73282932000074",
                "--intitule",
                "Y");
        refuse(
                "--csv et --pdf : c'est le même fichier",
                "indicateurs",
                "--journal",
                journal,
                "--mois",
                "2020-06",
                "--csv",
                csv,
                "--pdf",
                place.resolve(".").resolve("seul.csv"));
        refuse(
                "--pdf : il faut un fichier, dans un dossier qui existe",
                "indicateurs",
                "--journal",
                journal,
                "--mois",
                "2020-06",
                "--csv",
                csv,
                "--pdf",
                place.resolve("absent/x.pdf"));
        assertArrayEquals(avant, Files.readAllBytes(journal));
        assertTrue(Files.readString(dossiers).startsWith("numero;commune"));
        assertFalse(Files.exists(csv), "the CSV was written, though the PDF could not be");
    }

    private static void refuse(String phrase, Object... arguments) {
        Console console = Console.taper(arguments);
        assertEquals(2, console.code(), console.sortie());
        assertEquals(1, console.erreur().lines().count(), console.erreur());
        assertTrue(console.erreur().contains(phrase), console.erreur());
    }
}
