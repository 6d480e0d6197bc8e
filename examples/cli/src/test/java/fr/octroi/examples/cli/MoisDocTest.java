package fr.octroi.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.Candidat;
import fr.octroi.bureau.Raison;
import fr.octroi.examples.cli.generateur.GenerateurDeMois;
import fr.octroi.instruction.EtatVersement;
import fr.octroi.suivi.Prevision;
import fr.octroi.versement.Blocage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.OptionSpec;

/** docs/mois.md says what the command takes and writes, and the columns of each table. */
class MoisDocTest {

    private static final Path RESSOURCES = Path.of("../../core/src/main/resources/fr/octroi");
    private static final Pattern COLONNES = Pattern.compile("(?m)^\\| `([a-z/-]+\\.csv)` \\| `([a-z;-]+)` \\| ");

    @TempDir
    Path dossier;

    private static String page() throws IOException {
        return Files.readString(Path.of("../../docs/mois.md")).replace("\r", "");
    }

    private static SortedMap<String, String> colonnesDites() throws IOException {
        SortedMap<String, String> colonnes = new TreeMap<>();
        Matcher ligne = COLONNES.matcher(page());
        while (ligne.find()) {
            colonnes.put(ligne.group(1), ligne.group(2));
        }
        return colonnes;
    }

    @Test
    void chaque_option_est_dite_avec_sa_valeur() throws IOException {
        String page = page();
        for (OptionSpec option : Objects.requireNonNull(
                        Main.commande().getSubcommands().get("mois"))
                .getCommandSpec()
                .options()) {
            if (!option.usageHelp() && !option.versionHelp()) {
                String dite = option.longestName() + (option.arity().max() == 0 ? "" : " " + option.paramLabel());
                assertTrue(page.contains("`" + dite + "`"), dite);
            }
        }
    }

    @Test
    void chaque_fichier_ecrit_est_dit_et_chaque_tableau_a_ces_colonnes() throws IOException {
        Path entree = Files.createDirectory(dossier.resolve("entree"));
        new GenerateurDeMois(60, 7, YearMonth.of(2020, 6), false).ecrire(entree);
        Path sortie = dossier.resolve("sortie");
        Console console = Console.taper(
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
                "--simuler-seance",
                "--sortie-pes",
                dossier.resolve("pes.xml"),
                "--sortie-sepa",
                dossier.resolve("sepa.xml"));
        assertEquals(0, console.code(), console.erreur());
        String page = page();
        SortedMap<String, String> dites = colonnesDites();
        List<String> vus = new ArrayList<>();
        for (Path fichier : fichiers(sortie)) {
            String nom = sortie.relativize(fichier).toString();
            if (nom.endsWith(".csv") && !nom.equals("bordereau.csv")) {
                assertEquals(
                        dites.get(nom) + ";SIMULATION",
                        Files.readAllLines(fichier).get(0),
                        nom);
                vus.add(nom);
            }
            String premier = nom.contains("/") ? nom.substring(0, nom.indexOf('/') + 1) : nom;
            assertTrue(page.contains("`" + premier), premier);
        }
        List<String> attendus = new ArrayList<>(dites.keySet());
        // A return that is invented has nothing to be looked at; SeanceDuMoisTest and PaiementDuMoisTest see this one.
        attendus.remove(RetourDuMois.A_VOIR);
        assertEquals(attendus, vus);
    }

    private static List<Path> fichiers(Path dossier) throws IOException {
        try (Stream<Path> tous = Files.walk(dossier)) {
            return tous.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void chaque_code_d_un_tableau_est_dit() throws IOException {
        String page = page();
        Stream.of(
                        Raison.values(),
                        Candidat.Sens.values(),
                        Prevision.Attente.values(),
                        EtatVersement.values(),
                        Blocage.Genre.values())
                .flatMap(Stream::of)
                .forEach(code -> assertTrue(page.contains("`" + code.name() + "`"), code::name));
    }
}
