package fr.octroi.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistreCommandeTest {

    @TempDir
    Path dossier;

    private Path registre = Path.of("");
    private Path conservation = Path.of("");

    @BeforeEach
    void ecrire() throws IOException {
        registre = dossier.resolve("registre.yaml");
        conservation = dossier.resolve("conservation.yaml");
        Files.writeString(registre, exemple("registre"));
        Files.writeString(conservation, exemple("conservation"));
    }

    /** The example of the page of the same name. */
    private static String exemple(String nom) throws IOException {
        String page = Files.readString(Path.of("../../docs", nom + ".md"));
        String debut = "<!-- " + nom + " -->\n```yaml\n";
        int place = page.indexOf(debut) + debut.length();
        return page.substring(place, page.indexOf("```", place));
    }

    @Test
    void le_registre_sort_de_la_configuration_en_texte_et_en_pdf() throws IOException {
        Path pdf = dossier.resolve("registre.pdf");
        Path texte = dossier.resolve("registre.md");
        Console console = Console.taper(
                "registre",
                "--registre",
                registre,
                "--reglement",
                "gpso-vae-2012",
                "gpso-vae-2019",
                "--conservation",
                "gpso-vae=" + conservation,
                "--jour",
                "2026-11-26",
                "--sortie",
                texte,
                "--pdf",
                pdf);
        assertEquals(0, console.code(), console.erreur());
        assertTrue(Files.readString(texte).contains("(gpso-vae)"));
        assertTrue(new String(Files.readAllBytes(pdf), StandardCharsets.ISO_8859_1).startsWith("%PDF-"));
    }

    @Test
    void ce_qui_manque_est_dit_et_rend_un() throws IOException {
        Path poste = Files.createDirectory(dossier.resolve("poste"));
        Files.writeString(
                poste.resolve("poste.properties"),
                "correspondant.titulaire = a.cert\ncorrespondant.titulaire.envoie = EVENEMENTS\n"
                        + "correspondant.voisine = b.cert\n");
        Console console =
                Console.taper("registre", "--registre", registre, "--reglement", "gpso-vae-2019", "--poste", poste);
        assertEquals(1, console.code(), console.erreur());
        assertTrue(console.sortie().contains("gpso-vae : aucune politique"), console.sortie());
        assertTrue(console.sortie().contains("voisine : la configuration en fait un correspondant"));
        assertTrue(console.sortie().contains("envoie des lots (événements)"), console.sortie());
    }

    private void refuse(String phrase, Object... suite) {
        List<Object> tout = new ArrayList<>(
                List.of("registre", "--registre", registre, "--reglement", "gpso-vae-2019", "boulogne-vae-2020"));
        tout.addAll(List.of(suite));
        Console console = Console.taper(tout.toArray());
        assertEquals(2, console.code(), console.sortie());
        assertEquals("", console.sortie());
        assertEquals(1, console.erreur().lines().count(), console.erreur());
        assertTrue(console.erreur().contains(phrase), console.erreur());
    }

    @Test
    void plusieurs_politiques_suivent_une_option_ou_plusieurs() {
        Object[] debut = {"registre", "--registre", registre, "--reglement", "gpso-vae-2019", "boulogne-vae-2020"};
        Object[] une = {"--conservation", "gpso-vae=" + conservation, "boulogne-vae=" + conservation};
        Object[] deux = {"--conservation", "gpso-vae=" + conservation, "--conservation", "boulogne-vae=" + conservation
        };
        Console ensemble =
                Console.taper(Stream.concat(Stream.of(debut), Stream.of(une)).toArray());
        assertFalse(ensemble.sortie().contains("aucune politique"), ensemble.sortie() + ensemble.erreur());
        assertTrue(ensemble.sortie().contains("boulogne-vae"), ensemble.sortie());
        assertEquals(
                ensemble,
                Console.taper(Stream.concat(Stream.of(debut), Stream.of(deux)).toArray()));
    }

    @Test
    void une_politique_mal_donnee_est_dite_par_son_option() throws IOException {
        refuse(
                "--conservation gpso-vea : aucun règlement de --reglement",
                "--conservation",
                "gpso-vea=" + conservation);
        Path absent = dossier.resolve("absent");
        refuse(
                "--conservation " + absent + " : ce fichier n'existe pas ou ne peut pas être lu",
                "--conservation",
                "gpso-vae=" + absent);
        Files.write(conservation, Files.readString(conservation).getBytes(StandardCharsets.ISO_8859_1));
        refuse("ce fichier n'est pas en UTF-8", "--conservation", "gpso-vae=" + conservation);
    }

    @Test
    void le_registre_ne_s_ecrit_pas_sur_ce_qu_il_lit() throws IOException {
        String avant = Files.readString(registre);
        Path texte = dossier.resolve("registre.md");
        for (String option : List.of("--sortie", "--pdf")) {
            refuse(option + " : c'est un fichier lu", option, registre);
            refuse(
                    option + " : c'est un fichier lu",
                    "--conservation",
                    "gpso-vae=" + conservation,
                    option,
                    conservation);
        }
        refuse("--sortie et --pdf : c'est le même fichier", "--sortie", texte, "--pdf", texte);
        refuse("--pdf : il faut un fichier", "--sortie", texte, "--pdf", dossier.resolve("absent/r.pdf"));
        assertFalse(Files.exists(texte));
        assertEquals(avant, Files.readString(registre));
        assertEquals(exemple("conservation"), Files.readString(conservation));
    }

    @Test
    void un_sous_traitant_a_le_sien() {
        Console console = Console.taper(
                "registre", "--registre", registre, "--reglement", "gpso-vae-2019", "--sous-traitant", "titulaire");
        assertEquals(0, console.code(), console.erreur());
        assertTrue(console.sortie().contains("(art. 30, 2, b)"));
        Console inconnu = Console.taper(
                "registre", "--registre", registre, "--reglement", "gpso-vae-2019", "--sous-traitant", "autre");
        assertEquals(2, inconnu.code());
        assertEquals(1, inconnu.erreur().lines().count(), inconnu.erreur());
    }
}
