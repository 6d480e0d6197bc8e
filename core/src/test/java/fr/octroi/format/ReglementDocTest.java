package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.calendrier.Delai;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.EtapeRelance;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Relais;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The règlement of docs/reglement.md is one that the code reads, and can instruct under. */
class ReglementDocTest {

    private static final String PAGE = page();

    static String page() {
        try {
            Matcher bloc = Pattern.compile("(?s)```yaml\n(.*?)\n```")
                    .matcher(Files.readString(Path.of("../docs/reglement.md")));
            assertTrue(bloc.find(), "the page has an example");
            return bloc.group(1);
        } catch (IOException absente) {
            throw new IllegalStateException(absente);
        }
    }

    private static ReglementAide lire(String texte) {
        return LecteurReglement.lire("exemple.yaml", texte);
    }

    private static String sans(String debut, String fin) {
        int coupe = PAGE.indexOf(debut);
        int reprise = PAGE.indexOf(fin, coupe);
        return PAGE.substring(0, coupe) + (reprise < 0 ? "" : PAGE.substring(reprise));
    }

    @Test
    void l_exemple_de_la_page_se_lit_et_n_a_aucun_defaut() {
        ReglementAide reglement = lire(PAGE);
        assertEquals(
                List.of(),
                Catalogue.resoudre(List.of(reglement)).reglements().get(0).defauts());
        assertEquals(Delai.ofMois(2), reglement.delaiSilence());
        assertEquals(List.of(new EtapeRelance(Delai.ofJours(15), "RELANCE")), reglement.relances());
        assertEquals(
                new Relais("Région d'exemple", "l'aide régionale à l'achat d'un vélo", "https://region.invalid/velo"),
                reglement.relais());
    }

    @Test
    void le_delai_pour_repondre_est_celui_du_reglement_ou_trente_jours() {
        assertEquals(
                Delai.ofJoursOuvres(20),
                lire(PAGE.replace("complement: 30 jours", "complement: 20 jours ouvrés"))
                        .delaiComplement());
        assertEquals(Delai.ofJours(30), lire(sans("complement:", "relances:")).delaiComplement());
    }

    @Test
    void un_reglement_sans_relais_se_lit_et_un_silence_manque_toujours() {
        assertTrue(Objects.isNull(lire(sans("relais:", "\0")).relais()));
        assertThrows(FichierInvalideException.class, () -> lire(sans("silence:", "complement:")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"autorite: Région", "service:", "lien:"})
    void un_relais_dit_qui_quoi_et_ou(String debut) {
        int relais = PAGE.indexOf("relais:");
        int ligne = PAGE.indexOf(debut, relais);
        int suite = PAGE.indexOf("\n", ligne);
        String incomplet = PAGE.substring(0, ligne).stripTrailing() + (suite < 0 ? "" : PAGE.substring(suite));
        assertThrows(FichierInvalideException.class, () -> lire(incomplet));
    }

    /** A letter prints it, and whoever reads it must not be led elsewhere on the way. */
    @Test
    void un_lien_commence_par_https() {
        String clair = PAGE.replace("https://region.invalid/velo", "http://region.invalid/velo");
        assertTrue(assertThrows(FichierInvalideException.class, () -> lire(clair))
                .getMessage()
                .contains("relais"));
    }
}
