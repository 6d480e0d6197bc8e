package fr.octroi.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierCommandeTest {

    private static final Path REGLEMENTS = Path.of("../../core/src/main/resources/fr/octroi/reglements");

    @TempDir
    Path dossier;

    private static Console verifier(Object... arguments) {
        List<Object> tous = new ArrayList<>(List.of("reglement", "verifier", "--jour", "2026-01-31"));
        tous.addAll(List.of(arguments));
        return Console.taper(tous.toArray());
    }

    private Path changer(String ancien, String nouveau) throws IOException {
        String texte = Files.readString(REGLEMENTS.resolve("gpso-vae-2019.yaml"));
        assertTrue(texte.contains(ancien), ancien);
        return Files.writeString(dossier.resolve("essai.yaml"), texte.replace(ancien, nouveau));
    }

    @Test
    void les_reglements_fournis_sont_sans_faute_chacun_et_ensemble() throws IOException {
        List<Path> fournis;
        try (Stream<Path> fichiers = Files.list(REGLEMENTS)) {
            fournis = fichiers.filter(fichier -> fichier.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
        assertTrue(fournis.size() >= 10);
        Console ensemble = verifier(fournis.toArray());
        assertEquals(0, ensemble.code(), ensemble.sortie());
        assertFalse(ensemble.sortie().contains("FAUTE"), ensemble.sortie());
    }

    @Test
    void un_defaut_se_lit_avec_son_lieu_et_quelqu_un_qu_il_touche() throws IOException {
        Path trou = changer(
                "formule: {forfait: 200.00 EUR}",
                "formule: {plafond: {fait: achat.prixTtc}, valeur: {table: [{si: {fait: achat.nature, parmi: [VAE]}, alors: 200"
                        + " EUR}]}}");
        Console console = verifier(trou);
        assertEquals(1, console.code());
        assertTrue(console.sortie().startsWith("FAUTE gpso-vae 2019 : "), console.sortie());
        long ligne = 1
                + Files.readAllLines(trou).stream()
                        .takeWhile(lue -> !lue.contains("formule:"))
                        .count();
        assertTrue(
                console.sortie().contains("(essai.yaml, ligne " + ligne + ") [ELIGIBLE_SANS_MONTANT]"),
                console.sortie());
        assertTrue(console.sortie().contains("achat.nature = VAE_CARGO"), console.sortie());
    }

    @Test
    void une_nature_que_le_lecteur_ne_reconnait_pas_est_une_alerte_avec_celles_qu_il_reconnait() throws IOException {
        Console console = verifier(changer("natures: [RIB]", "natures: [RIBE]"));
        assertEquals(0, console.code(), console.erreur());
        assertTrue(console.sortie().startsWith("ALERTE gpso-vae 2019 : "), console.sortie());
        assertTrue(console.sortie().contains("Où : RIB (essai.yaml, ligne "), console.sortie());
        assertTrue(console.sortie().contains("Nature : RIBE."), console.sortie());
        assertTrue(console.sortie().contains("RIB, TICKET_DE_CAISSE."), console.sortie());
    }

    @Test
    void une_cle_inconnue_est_nommee_avec_sa_place_et_la_plus_proche() throws IOException {
        Console console = verifier(changer("arrondi: au centime", "arondi: au centime"));
        assertFalse(console.code() == 0);
        assertTrue(console.erreur().contains("vouliez-vous dire « arrondi »"), console.erreur());
        assertEquals(1, console.erreur().lines().count(), console.erreur());
    }

    @Test
    void le_cas_d_une_aide_donne_la_question_d_une_autre_quand_les_deux_fichiers_sont_donnes() throws IOException {
        String locale = Files.readString(REGLEMENTS.resolve("gpso-vae-2019.yaml"))
                .replace(
                        "\nconditions:\n",
                        "\nquestions: {remorque: {type: booleen, libelle: une remorque}}\nconditions:\n")
                .replace(
                        "formule: {forfait: 200.00 EUR}",
                        "formule: {table: [{si: {fait: question.remorque, vrai: oui}, alors: 250 EUR}], sinon: 200 EUR}");
        String region = Files.readString(REGLEMENTS.resolve("gpso-vae-2019.yaml"))
                .replace("aide: gpso-vae", "aide: reste")
                .replace("{forfait: 200.00 EUR}", "{reste: 500 EUR, moins: {somme: [{aide: gpso-vae}, 0 EUR]}}")
                .replace("montant: 200.00 EUR", "montant: 300.00 EUR")
                .replace("achat.nature: VAE", "question.remorque: non, achat.nature: VAE");
        Path une = Files.writeString(
                dossier.resolve("locale.yaml"),
                locale.replace("achat.nature: VAE", "question.remorque: non, achat.nature: VAE"));
        Path autre = Files.writeString(dossier.resolve("region.yaml"), region);
        Console ensemble = verifier(autre, une);
        assertEquals(0, ensemble.code(), ensemble.sortie() + ensemble.erreur());
        assertFalse(ensemble.sortie().contains("EXEMPLE_FAUX"), ensemble.sortie());
        Console seule = verifier(autre);
        assertFalse(seule.code() == 0);
        assertTrue(seule.erreur().contains("se lit avec celui-ci"), seule.erreur());
        assertEquals(1, seule.erreur().lines().count(), seule.erreur());
    }

    @Test
    void un_exemple_faux_est_une_faute() throws IOException {
        Console console = verifier(changer("{forfait: 200.00 EUR}", "{forfait: 250.00 EUR}"));
        assertEquals(1, console.code());
        assertTrue(console.sortie().contains("Attendu et obtenu : 200.00 EUR / 250.00 EUR."), console.sortie());
    }
}
