package fr.octroi.examples.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Cle;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.examples.cli.generateur.GenerateurDeMois;
import fr.octroi.format.JournalJson;
import fr.octroi.instruction.EtatVersement;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.Journal;
import fr.octroi.suivi.Pseudonymes;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EquiteCommandeTest {

    private static final Acteur LENT = new Acteur("collectivite", Role.INSTRUCTEUR, "officier-2");
    private static final byte[] CLE = new byte[32];

    @TempDir
    Path dossier;

    private Path journal = Path.of("");
    private Path dossiers = Path.of("");
    private Path cle = Path.of("");

    /** Two hundred and forty requests of three months, three officers, the second of whom takes three times longer. */
    @BeforeEach
    void ecrireLeJournal() throws IOException {
        Random hasard = new Random(7);
        List<Entree> entrees = new ArrayList<>();
        List<String> lignes = new ArrayList<>(List.of("numero;commune;canal"));
        for (int i = 0; i < 240; i++) {
            NumeroDossier numero = new NumeroDossier("V-" + i);
            LocalDate depot = LocalDate.of(2020, 1 + i % 3, 1 + hasard.nextInt(28));
            Acteur agent = new Acteur("collectivite", Role.INSTRUCTEUR, "officier-" + (1 + hasard.nextInt(3)));
            int jours = (4 + hasard.nextInt(12)) * (agent.equals(LENT) ? 3 : 1);
            Entree premiere = Journal.enchainer(
                    null,
                    numero,
                    1,
                    depot.atTime(9, 0).toInstant(ZoneOffset.UTC),
                    new Acteur("collectivite", Role.AUTOMATE, "plateforme"),
                    new Fait.DemandeEnregistree("gpso-vae", depot, Empreinte.deChamps("d" + i)));
            entrees.add(premiere);
            entrees.add(Journal.enchainer(
                    premiere,
                    numero,
                    2,
                    depot.plusDays(jours).atTime(9, 0).toInstant(ZoneOffset.UTC),
                    agent,
                    new Fait.InstructionFaite(
                            "0.1.0",
                            "2019",
                            Empreinte.deChamps("r"),
                            "ACCORDER",
                            List.of(),
                            null,
                            depot,
                            EtatVersement.PAYABLE,
                            List.of(),
                            EtatDossier.ACCORD_PROPOSE)));
            if (i > 0) {
                lignes.add(numero.valeur() + ";" + (i % 2 == 0 ? "92012" : "92048") + ";en ligne");
            }
        }
        journal = dossier.resolve("journal.jsonl");
        try (Writer sortie = Files.newBufferedWriter(journal)) {
            JournalJson.ecrire(entrees, sortie);
        }
        dossiers = Files.write(dossier.resolve("dossiers.csv"), lignes);
        cle = Files.write(dossier.resolve("cle"), CLE);
    }

    private static String nom(Acteur agent) {
        return new Pseudonymes(new Cle(CLE)).nom(agent);
    }

    @Test
    void l_agent_lent_est_dit_sous_son_nom_d_emprunt_en_texte_en_csv_et_en_pdf() throws IOException {
        Path csv = dossier.resolve("equite.csv");
        Path interventions = dossier.resolve("interventions.csv");
        Path pdf = dossier.resolve("equite.pdf");
        Console console = Console.taper(
                "equite",
                "mesurer",
                "--journal",
                journal,
                "--dossiers",
                dossiers,
                "--cle",
                cle,
                "--csv",
                csv,
                "--csv-interventions",
                interventions,
                "--pdf",
                pdf);
        assertEquals(0, console.code(), console.erreur());
        assertTrue(console.sortie().contains("1. " + nom(LENT)), console.sortie());
        assertFalse(console.sortie().contains("2. "), console.sortie());
        assertTrue(console.sortie().contains("ne cite pas, comparés par agent seulement : 1"), console.sortie());
        assertFalse(console.sortie().contains("officier-"), console.sortie());
        List<String> ecarts = Files.readAllLines(csv).stream()
                .filter(ligne -> ligne.endsWith(";ECART"))
                .toList();
        assertEquals(1, ecarts.size());
        assertTrue(ecarts.get(0).startsWith("AGENT;ADMINISTRATION;" + nom(LENT) + ";"), ecarts.get(0));
        assertFalse(Files.readString(csv).contains("officier-"));
        assertEquals(List.of("agent;genre;objet;motif;nombre"), Files.readAllLines(interventions));
        assertTrue(Files.readString(pdf, StandardCharsets.ISO_8859_1).startsWith("%PDF-"));
    }

    @Test
    void la_meme_cle_et_la_meme_graine_donnent_les_memes_octets() throws IOException {
        Path un = dossier.resolve("un.csv");
        Path deux = dossier.resolve("deux.csv");
        Console premiere = Console.taper("equite", "mesurer", "--journal", journal, "--cle", cle, "--csv", un);
        Console seconde =
                Console.taper("equite", "mesurer", "--journal", journal, journal, "--cle", cle, "--csv", deux);
        assertEquals(premiere.sortie(), seconde.sortie());
        assertEquals(Files.readString(un), Files.readString(deux));
        assertNotEquals(
                premiere.sortie(),
                Console.taper("equite", "mesurer", "--journal", journal).sortie());
    }

    @Test
    void rien_n_est_conclu_sous_la_taille_demandee() {
        Console console =
                Console.taper("equite", "mesurer", "--journal", journal, "--cle", cle, "--taille-minimale", 200);
        assertEquals(0, console.code(), console.erreur());
        assertTrue(console.sortie().contains("Aucun écart que le hasard n’explique"), console.sortie());
        assertTrue(console.sortie().contains("trop peu"), console.sortie());
    }

    @Test
    void une_mauvaise_demande_est_refusee_en_une_phrase() throws IOException {
        refuse("--journal", "equite", "mesurer");
        refuse("ligne 1", "equite", "mesurer", "--journal", dossiers);
        refuse("--seuil", "equite", "mesurer", "--journal", journal, "--seuil", "beaucoup");
        refuse("--taille-minimale", "equite", "mesurer", "--journal", journal, "--taille-minimale", "1");
        Path courte = Files.write(dossier.resolve("courte"), new byte[8]);
        refuse("16 octets", "equite", "mesurer", "--journal", journal, "--cle", courte);
        for (String mauvais : List.of(
                "numero\nV-1\n",
                "numero;nom\nV-1;Quillfeldt\n",
                "numero;commune\nV-1\n",
                "numero;commune\nV-1;=1+1\n",
                "numero;commune\nV-1;92012\nV-1;92048\n",
                "numero;commune\nV 1 !;92012\n")) {
            Path fichier = Files.writeString(dossier.resolve("mauvais.csv"), mauvais);
            refuse("mauvais.csv, ligne", "equite", "mesurer", "--journal", journal, "--dossiers", fichier);
        }
    }

    private static void refuse(String phrase, Object... arguments) {
        Console console = Console.taper(arguments);
        assertEquals(2, console.code(), console.sortie());
        assertEquals(1, console.erreur().lines().count(), console.erreur());
        assertTrue(console.erreur().contains(phrase), console.erreur());
    }

    @Test
    void rien_ne_s_ecrit_sur_ce_qui_est_lu() throws IOException {
        byte[] avant = Files.readAllBytes(journal);
        Path csv = dossier.resolve("equite.csv");
        for (String option : List.of("--csv", "--csv-interventions", "--pdf")) {
            refuse(option + " : c'est un fichier lu", "equite", "mesurer", "--journal", journal, option, journal);
            refuse(
                    option + " : c'est un fichier lu",
                    "equite",
                    "mesurer",
                    "--journal",
                    journal,
                    "--cle",
                    cle,
                    option,
                    cle);
        }
        refuse(
                "--csv-interventions : il faut un fichier, dans un dossier qui existe",
                "equite",
                "mesurer",
                "--journal",
                journal,
                "--csv",
                csv,
                "--csv-interventions",
                dossier.resolve("absent/x.csv"));
        refuse(
                "--csv et --csv-interventions : c'est le même fichier",
                "equite",
                "mesurer",
                "--journal",
                journal,
                "--csv",
                csv,
                "--csv-interventions",
                csv);
        assertFalse(Files.exists(csv));
        refuse(
                "--registre : c'est un fichier lu",
                "equite",
                "lever",
                "--nom",
                nom(LENT),
                "--cle",
                cle,
                "--journal",
                journal,
                "--registre",
                journal,
                "--par",
                "dgs-1",
                "--motif",
                "PLAINTE");
        assertArrayEquals(avant, Files.readAllBytes(journal));
        assertArrayEquals(CLE, Files.readAllBytes(cle));
    }

    @Test
    void un_echantillon_se_tire_d_une_graine_et_se_refait() {
        Object[] tirage = {"equite", "tirer", "--journal", journal, "--graine", "loto 4 8 15", "--nombre", 12};
        Console console = Console.taper(tirage);
        assertEquals(0, console.code(), console.erreur());
        assertEquals(12, console.sortie().lines().distinct().count());
        assertTrue(console.erreur().contains("12 dossiers tirés parmi 240"), console.erreur());
        assertEquals(console.sortie(), Console.taper(tirage).sortie());
        Console fevrier = Console.taper(
                "equite",
                "tirer",
                "--journal",
                journal,
                "--graine",
                "x",
                "--nombre",
                500,
                "--depuis",
                "2020-02-01",
                "--jusqu-au",
                "2020-02-29");
        assertEquals(80, fevrier.sortie().lines().count());
        refuse("--nombre", "equite", "tirer", "--journal", journal, "--graine", "x", "--nombre", "0");
    }

    @Test
    void lever_un_nom_s_inscrit_d_abord_et_ne_dit_rien_sans_registre() throws IOException {
        Path registre = dossier.resolve("registre.jsonl");
        Object[] levee = {
            "equite",
            "lever",
            "--nom",
            nom(LENT),
            "--cle",
            cle,
            "--journal",
            journal,
            "--registre",
            registre,
            "--par",
            "dgs-1",
            "--motif",
            "PLAINTE"
        };
        Console console = Console.taper(levee);
        assertEquals(0, console.code(), console.erreur());
        assertEquals("collectivite officier-2", console.sortie().strip());
        assertEquals(0, Console.taper(levee).code());
        List<String> lignes = Files.readAllLines(registre);
        assertEquals(2, lignes.size());
        assertTrue(lignes.get(0).contains("\"par\":\"dgs-1\""), lignes.get(0));
        assertFalse(lignes.get(0).contains("officier"), lignes.get(0));
        levee[9] = dossier.resolve("absent/registre.jsonl");
        Console muette = Console.taper(levee);
        assertEquals(2, muette.code());
        assertEquals("", muette.sortie());
        levee[9] = registre;
        levee[3] = "agent-00000000";
        refuse("la demande est inscrite", levee);
        assertEquals(3, Files.readAllLines(registre).size());
    }

    @Test
    void la_contre_epreuve_dit_la_regle_de_residence_et_rien_d_autre() throws IOException {
        Path ressources = Path.of("../../core/src/main/resources/fr/octroi");
        Path entree = dossier.resolve("entree");
        Files.createDirectory(entree);
        new GenerateurDeMois(40, 7, YearMonth.of(2020, 6), true).ecrire(entree);
        Path csv = dossier.resolve("epreuve.csv");
        Console console = Console.taper(
                "equite",
                "eprouver",
                "--demandes",
                entree.resolve("demandes.csv"),
                "--mappage",
                ressources.resolve("mappage/plateforme-e-services.yaml"),
                "--reglement",
                "gpso-vae-2019",
                "--csv",
                csv);
        assertEquals(0, console.code(), console.erreur() + console.sortie());
        assertTrue(console.sortie().contains("Ce qu’aucune règle n’explique"), console.sortie());
        assertFalse(Files.readString(csv).contains("ANOMALIE"));
        Path export = entree.resolve("demandes.csv");
        byte[] avant = Files.readAllBytes(export);
        refuse(
                "--csv : c'est un fichier lu",
                "equite",
                "eprouver",
                "--demandes",
                export,
                "--mappage",
                ressources.resolve("mappage/plateforme-e-services.yaml"),
                "--reglement",
                "gpso-vae-2019",
                "--csv",
                export);
        assertArrayEquals(avant, Files.readAllBytes(export));
    }
}
