package fr.octroi.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.JournalJson;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.Journal;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViolationCommandeTest {

    private static final Acteur PLATEFORME = new Acteur("collectivite", Role.AUTOMATE, "plateforme");
    private static final Empreinte FACTURE = Empreinte.deChamps("facture");

    @TempDir
    Path dossier;

    private Path journal = Path.of("");
    private Path sortie = Path.of("");

    /** Three requests, one a day from 1 June 2026; the second brought a file, the third was erased two days later. */
    @BeforeEach
    void ecrire() throws IOException {
        List<Entree> entrees = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            LocalDate depot = LocalDate.of(2026, 6, i);
            NumeroDossier numero = new NumeroDossier("V-" + i);
            Instant instant = Instant.parse(depot + "T10:00:00Z");
            Entree premiere = Journal.enchainer(
                    null,
                    numero,
                    1,
                    instant,
                    PLATEFORME,
                    new Fait.DemandeEnregistree("gpso-vae", depot, Empreinte.deChamps("d" + i)));
            entrees.add(premiere);
            if (i == 2) {
                entrees.add(Journal.enchainer(
                        premiere, numero, 1, instant, PLATEFORME, new Fait.PieceRecue("FACTURE", FACTURE, 4, depot)));
            } else if (i == 3) {
                entrees.add(Journal.enchainer(
                        premiere,
                        numero,
                        2,
                        Instant.parse("2026-06-05T10:00:00Z"),
                        PLATEFORME,
                        new Fait.DossierEfface("V-1")));
            }
        }
        journal = dossier.resolve("journal.jsonl");
        sortie = dossier.resolve("concernes.csv");
        try (Writer ecrit = Files.newBufferedWriter(journal)) {
            JournalJson.ecrire(entrees, ecrit);
        }
    }

    private Console taper(Object... suite) {
        return Console.taper(Stream.concat(
                        Stream.of(
                                "violation", "--journal", journal, "--connue", "2026-06-10T09:00", "--sortie", sortie),
                        Stream.of(suite))
                .toArray());
    }

    private List<String> numeros() throws IOException {
        return Files.readAllLines(sortie).stream()
                .skip(1)
                .map(ligne -> ligne.substring(0, ligne.indexOf(';')))
                .toList();
    }

    @Test
    @Tag("securite")
    void qui_etait_la_est_sur_la_liste_et_l_ecran_ne_le_nomme_pas() throws IOException {
        Console console = taper("--tout", "--du", "2026-06-02", "--au", "2026-06-02", "--reglement", "gpso-vae-2019");
        assertEquals(0, console.code(), console.erreur());
        assertEquals(List.of("V-1", "V-2"), numeros());
        assertTrue(console.sortie().contains("Dossiers concernés : 2"), console.sortie());
        assertTrue(console.sortie().contains("13 juin 2026 à 9:00"), "72 hours later: " + console.sortie());
        assertFalse(console.sortie().contains("V-1"), console.sortie());
        assertFalse(Files.readString(sortie).contains("REVENU"), "this règlement asks for no income");
        if (Files.getFileStore(sortie).supportsFileAttributeView("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(sortie)));
        }
        Console encore = taper("--tout", "--du", "2026-06-02", "--au", "2026-06-02");
        assertEquals(2, encore.code());
        assertTrue(encore.erreur().contains("existe déjà"), encore.erreur());
    }

    @Test
    void un_efface_compte_tant_qu_il_etait_la() throws IOException {
        assertEquals(
                0, taper("--tout", "--du", "2026-06-05", "--au", "2026-06-06").code());
        assertEquals(List.of("V-1", "V-2", "V-3"), numeros());
        Files.delete(sortie);
        assertEquals(
                0, taper("--tout", "--du", "2026-06-06", "--au", "2026-06-06").code());
        assertEquals(List.of("V-1", "V-2"), numeros());
    }

    @Test
    void un_fichier_un_dossier_ou_un_lot_designent() throws IOException {
        Path lot = dossier.resolve("collectivite-evenements-00000001.jsonl");
        List<String> lignes = Files.readAllLines(journal);
        Files.writeString(lot, lignes.get(0) + "\n");
        Object[] jours = {"--du", "2026-06-01", "--au", "2026-06-04"};
        taper(avec(jours, "--fichier", FACTURE.hexadecimal()));
        assertEquals(List.of("V-2"), numeros());
        Files.delete(sortie);
        Console console = taper(avec(jours, "--dossier", "V-3", "V-9"));
        assertEquals(1, console.code(), "something could not be told");
        assertEquals(List.of("V-3", "V-9"), numeros());
        assertTrue(Files.readString(sortie).contains(";inconnu\n"));
        assertTrue(console.sortie().contains("rien n'est connu, sur la liste aussi, pour toutes les données : 1"));
        Files.delete(sortie);
        taper(avec(jours, "--lot", lot));
        assertEquals(List.of("V-1"), numeros());
    }

    /** The recipient of a lot that leaked takes it in later, when its numbers come into a journal at last. */
    @Test
    void un_lot_designe_ceux_dont_le_journal_ne_parle_qu_apres() throws IOException {
        Path lot = dossier.resolve("lignes.jsonl");
        Files.writeString(lot, Files.readAllLines(journal).get(0) + "\n");
        Console console = taper("--lot", lot, "--du", "2026-05-01", "--au", "2026-05-02");
        assertEquals(0, console.code(), console.erreur());
        assertEquals(List.of("V-1"), numeros());
    }

    @Test
    void ce_qui_ne_se_lit_pas_et_ce_qui_ne_se_retrouve_pas_est_compte_a_l_ecran() throws IOException {
        Path lot = dossier.resolve("lignes.jsonl");
        Files.writeString(
                lot,
                Files.readAllLines(journal).get(0) + "\n{\"numero\": \"V-2\"}\n{\"numero\": \"V_é\"}\nillisible\n");
        Object[] jours = {"--du", "2026-06-01", "--au", "2026-06-04"};
        Console lu = taper(avec(jours, "--lot", lot));
        assertEquals(1, lu.code());
        assertEquals(List.of("V-1", "V-2"), numeros(), "a line that is no request names its dossier");
        assertTrue(lu.sortie().contains("qu'on sache lire : 2"), lu.sortie());
        Files.delete(sortie);
        String autre = Empreinte.deChamps("autre").hexadecimal();
        Console console = taper(
                avec(jours, "--fichier", FACTURE.hexadecimal(), autre, "--organisation", "titulaire", "collectivite"));
        assertEquals(1, console.code());
        assertTrue(console.sortie().contains("qu'aucun journal ne connaît : 1"), console.sortie());
        assertTrue(console.sortie().contains("rien écrit dans ces journaux : 1"), console.sortie());
        assertFalse(console.sortie().contains(autre), console.sortie());
    }

    @Test
    void la_copie_d_une_organisation_rappelle_de_donner_ses_lots() throws IOException {
        Object[] jours = {"--du", "2026-06-01", "--au", "2026-06-04"};
        Console console = taper(avec(jours, "--organisation", "collectivite"));
        assertEquals(0, console.code(), console.erreur());
        assertTrue(console.sortie().contains("lots qui lui ont été envoyés"), console.sortie());
        Files.delete(sortie);
        assertFalse(taper(avec(jours, "--tout")).sortie().contains("lots"));
    }

    private void ecrireUn(String... instants) throws IOException {
        NumeroDossier numero = new NumeroDossier("V-1");
        List<Entree> entrees = new ArrayList<>();
        entrees.add(Journal.enchainer(
                null,
                numero,
                1,
                Instant.parse(instants[0]),
                PLATEFORME,
                new Fait.DemandeEnregistree("gpso-vae", LocalDate.of(2026, 6, 1), Empreinte.deChamps("d"))));
        if (instants.length > 1) {
            entrees.add(Journal.enchainer(
                    entrees.get(0), numero, 2, Instant.parse(instants[1]), PLATEFORME, new Fait.DossierEfface("V-1")));
        }
        try (Writer ecrit = Files.newBufferedWriter(journal)) {
            JournalJson.ecrire(entrees, ecrit);
        }
        Files.deleteIfExists(sortie);
    }

    @Test
    void une_minute_est_prise_entiere_et_l_heure_qui_revient_deux_fois_aussi() throws IOException {
        ecrireUn("2026-06-01T12:30:45Z");
        taper("--tout", "--du", "2026-06-01", "--au", "2026-06-01T14:30");
        assertEquals(List.of("V-1"), numeros(), "the whole minute");
        Files.delete(sortie);
        taper("--tout", "--du", "2026-06-01", "--au", "2026-06-01T14:30:44");
        assertEquals(List.of(), numeros());
        ecrireUn("2026-10-25T01:15:00Z");
        taper("--tout", "--du", "2026-10-24", "--au", "2026-10-25T02:30");
        assertEquals(List.of("V-1"), numeros(), "the second half past two of that night");
        ecrireUn("2026-06-01T10:00:00Z", "2026-10-25T00:45:00Z");
        taper("--tout", "--du", "2026-10-25T02:30", "--au", "2026-10-26");
        assertEquals(List.of("V-1"), numeros(), "the first half past two of that night");
    }

    @Test
    void ce_qu_une_organisation_a_efface_une_autre_le_tient_encore() throws IOException {
        NumeroDossier numero = new NumeroDossier("V-1");
        Instant instant = Instant.parse("2026-06-01T10:00:00Z");
        Entree depot = Journal.enchainer(
                null,
                numero,
                1,
                instant,
                PLATEFORME,
                new Fait.DemandeEnregistree("gpso-vae", LocalDate.of(2026, 6, 1), Empreinte.deChamps("d")));
        Entree efface = Journal.enchainer(depot, numero, 2, instant, PLATEFORME, new Fait.DossierEfface("V-1"));
        Entree ailleurs = Journal.enchainer(
                null,
                numero,
                1,
                instant,
                new Acteur("titulaire", Role.PRESTATAIRE, "conseiller-1"),
                new Fait.PieceRecue("FACTURE", FACTURE, 4, LocalDate.of(2026, 6, 1)));
        try (Writer ecrit = Files.newBufferedWriter(journal)) {
            JournalJson.ecrire(List.of(depot, efface, ailleurs), ecrit);
        }
        taper("--tout", "--du", "2026-06-05", "--au", "2026-06-06");
        assertEquals(List.of("V-1"), numeros());
    }

    private static Object[] avec(Object[] jours, Object... suite) {
        return Stream.concat(Stream.of(jours), Stream.of(suite)).toArray();
    }

    @Test
    void un_chemin_faux_est_dit_par_son_option() {
        Path absent = dossier.resolve("absent");
        Console lot = taper("--lot", absent, "--du", "2026-06-01", "--au", "2026-06-04");
        assertEquals(2, lot.code());
        assertTrue(lot.erreur().contains("--lot " + absent + " : ce fichier n'existe pas"), lot.erreur());
        assertFalse(Files.exists(sortie));
        sortie = absent.resolve("v.csv");
        Console ailleurs = taper("--tout", "--du", "2026-06-01", "--au", "2026-06-04");
        assertEquals(2, ailleurs.code());
        assertTrue(
                ailleurs.erreur().contains("--sortie : il faut un fichier, dans un dossier qui existe"),
                ailleurs.erreur());
    }

    @Test
    void ce_qui_manque_est_dit_en_une_phrase_et_rien_n_est_ecrit() {
        for (Object[] options : new Object[][] {
            {
                "octroi : il faut dire ce qui a été touché : --tout, --dossier, --fichier, --lot ou --organisation",
                "--du",
                "2026-06-02",
                "--au",
                "2026-06-02"
            },
            {
                "octroi : --au 2026-06-01 : ce moment vient avant --du 2026-06-02 ; il faut le même, ou un moment après",
                "--tout",
                "--du",
                "2026-06-02",
                "--au",
                "2026-06-01"
            },
            {"octroi : --du hier : il faut un jour", "--tout", "--du", "hier", "--au", "2026-06-01"},
            {"octroi : --fichier : ", "--fichier", "abc", "--du", "2026-06-02", "--au", "2026-06-02"},
            {"octroi : --dossier : ", "--dossier", "a b!", "--du", "2026-06-02", "--au", "2026-06-02"}
        }) {
            Console console = taper(Arrays.copyOfRange(options, 1, options.length));
            assertEquals(2, console.code());
            assertEquals(1, console.erreur().lines().count(), console.erreur());
            assertTrue(console.erreur().startsWith(options[0].toString()), console.erreur());
            assertFalse(Files.exists(sortie));
        }
    }
}
