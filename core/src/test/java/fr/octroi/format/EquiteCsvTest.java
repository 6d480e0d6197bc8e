package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Cle;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.EquiteCsv.Origine;
import fr.octroi.suivi.AnneeSimulee;
import fr.octroi.suivi.Equite;
import fr.octroi.suivi.Equite.Conclusion;
import fr.octroi.suivi.Equite.Critere;
import fr.octroi.suivi.Equite.Objet;
import fr.octroi.suivi.Equite.Reglages;
import fr.octroi.suivi.Pseudonymes;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EquiteCsvTest {

    @TempDir
    Path dossier;

    private Path ecrire(String texte) throws IOException {
        return Files.writeString(dossier.resolve("dossiers.csv"), texte);
    }

    @Test
    void les_colonnes_vont_dans_n_importe_quel_ordre_et_l_une_peut_manquer() throws IOException {
        assertEquals(
                Map.of(
                        new NumeroDossier("V-1"), new Origine("92012", "en ligne"),
                        new NumeroDossier("V-2"), new Origine("", "papier")),
                EquiteCsv.lire(ecrire("\uFEFFcanal;commune;numero\r\nen ligne;92012;V-1\r\npapier;;V-2\r\n\r\n")));
        assertEquals(
                Map.of(new NumeroDossier("V-1"), new Origine("2A004", "")),
                EquiteCsv.lire(ecrire("numero,commune\n\"V-1\", 2A004\n")));
    }

    @ParameterizedTest
    @CsvSource({
        "'numero\nV-1', COLONNES",
        "'commune;canal\n92012;papier', COLONNES",
        "'numero;nom\nV-1;X', COLONNES",
        "'numero;canal;canal\nV-1;a;b', COLONNES",
        "'', COLONNES",
        "'numero;canal\nV-1', LIGNE_INVALIDE",
        "'numero;canal\nV-1;a;b', LIGNE_INVALIDE",
        "'numero;canal\nVé1;a', LIGNE_INVALIDE",
        "'numero;canal\nV-1;=CMD()', LIGNE_INVALIDE",
        "'numero;canal\nV-1;@a', LIGNE_INVALIDE",
        "'numero;canal\nV-1;a\nV-1;b', NUMERO_EN_DOUBLE"
    })
    void une_faute_se_dit_avec_son_code(String texte, String code) throws IOException {
        Path fichier = ecrire(texte);
        assertEquals(
                code,
                assertThrows(FichierInvalideException.class, () -> EquiteCsv.lire(fichier))
                        .code());
    }

    @Test
    void chaque_groupe_a_sa_ligne_et_toutes_ont_les_memes_colonnes() {
        Equite equite = Equite.mesurer(
                new AnneeSimulee(150, 2, 1).sujets(),
                new Pseudonymes(new Cle(new byte[32]))::nom,
                AnneeSimulee.FIN,
                Reglages.PAR_DEFAUT);
        StringWriter sortie = new StringWriter();
        EquiteCsv.ecrire(equite, sortie);
        List<String> lignes = sortie.toString().lines().toList();
        assertEquals(equite.groupes().size() + 1, lignes.size());
        assertTrue(lignes.stream().allMatch(ligne -> ligne.split(";", -1).length == 19), sortie.toString());
        StringWriter interventions = new StringWriter();
        EquiteCsv.ecrireInterventions(equite, interventions);
        assertEquals(
                equite.interventions().size() + 1,
                interventions.toString().lines().count());
        assertTrue(
                interventions.toString().contains(";SIGNAL_LEVE;IBAN_PARTAGE;MEME_FOYER;"), interventions.toString());
    }

    @Test
    void la_page_nomme_chaque_colonne_chaque_objet_et_chaque_conclusion() throws IOException {
        String page = Files.readString(Path.of("../docs/equite.md"));
        StringWriter sortie = new StringWriter();
        EquiteCsv.ecrire(Equite.mesurer(List.of(), agent -> "", AnneeSimulee.FIN, Reglages.PAR_DEFAUT), sortie);
        EquiteCsv.ecrireInterventions(
                Equite.mesurer(List.of(), agent -> "", AnneeSimulee.FIN, Reglages.PAR_DEFAUT), sortie);
        Stream.of(sortie.toString().split("[;\n]")).forEach(mot -> assertTrue(page.contains("`" + mot + "`"), mot));
        Stream.of(Objet.values(), Conclusion.values(), Critere.values())
                .flatMap(Stream::of)
                .forEach(mot -> assertTrue(page.contains("`" + mot.name() + "`"), mot::name));
    }
}
