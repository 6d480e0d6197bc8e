package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.octroi.Materiel;
import fr.octroi.reglement.Analyse;
import fr.octroi.reglement.Defaut;
import fr.octroi.reglement.Geographie;
import fr.octroi.reglement.ReglementAide;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The faults that the published rules of bicycle aids really hold, each by the name of its aid. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnalyseDesAidesPublieesTest {

    private static final LocalDate JOUR = LocalDate.of(2026, 7, 31);

    private final SortedMap<Defaut.Code, SortedSet<String>> trouves = new TreeMap<>();
    private final List<Defaut> defauts = new ArrayList<>();

    @BeforeAll
    void analyser() throws IOException {
        Path oracle = Materiel.oracle();
        ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        ConvertisseurAidesVelo regles = new ConvertisseurAidesVelo(
                json.readTree(oracle.resolve("reglements-ir.json").toFile()));
        Geographie geographie = LecteurGeographie.fournie();
        Map<String, String> noms = new TreeMap<>();
        for (String aide : regles.aides()) {
            List<ReglementAide> definitions = List.of(regles.seul(aide));
            noms.put(ConvertisseurAidesVelo.code(aide), aide);
            defauts.addAll(Analyse.analyser(definitions, geographie, JOUR));
        }
        SortedSet<String> ensemble =
                new TreeSet<>(List.of("aides . villefranche beaujolais saône", "aides . ville-sur-jarnioux"));
        Analyse.analyser(regles.reglements(ensemble, json.createObjectNode()), geographie, JOUR).stream()
                .filter(defaut -> defaut.code() == Defaut.Code.CYCLE)
                .forEach(defauts::add);
        for (Defaut defaut : defauts) {
            trouves.computeIfAbsent(defaut.code(), nouveau -> new TreeSet<>())
                    .add(noms.getOrDefault(defaut.reglement().split(" ", -1)[0], "")
                            .replace("aides . ", ""));
        }
    }

    private void trouve(Defaut.Code code, String... aides) {
        SortedSet<String> ceux = trouves.getOrDefault(code, new TreeSet<>());
        for (String aide : aides) {
            assertTrue(ceux.contains(aide), () -> code + " of " + aide + " among " + ceux);
        }
    }

    @Test
    void un_plafond_troue_ne_plafonne_rien() {
        trouve(Defaut.Code.PLAFOND_TROUE, "genevois", "bourg-saint-maurice", "epinal");
    }

    @Test
    void un_plancher_ne_paie_pas_ceux_dont_le_taux_est_nul() {
        trouve(Defaut.Code.PLANCHER_SANS_DROIT, "amboise", "pays de cruseilles");
    }

    @Test
    void deux_aides_qui_se_deduisent_l_une_l_autre_forment_un_anneau() {
        trouve(Defaut.Code.CYCLE, "villefranche beaujolais saône", "ville-sur-jarnioux");
    }

    @Test
    void un_et_pour_un_ou_ne_tient_jamais() {
        trouve(Defaut.Code.LIGNE_IMPOSSIBLE, "loire layon aubance");
    }

    @Test
    void des_lignes_ne_sont_jamais_atteintes_et_des_eligibles_restent_sans_ligne() {
        trouve(Defaut.Code.LIGNE_JAMAIS_ATTEINTE, "bram", "grand angouleme");
        assertEquals(
                37,
                ensemble(
                                Defaut.Code.LIGNE_IMPOSSIBLE,
                                Defaut.Code.LIGNE_JAMAIS_ATTEINTE,
                                Defaut.Code.SINON_JAMAIS_ATTEINT)
                        .size(),
                () -> String.valueOf(trouves));
        assertEquals(
                15,
                ensemble(Defaut.Code.ELIGIBLE_SANS_MONTANT, Defaut.Code.PLAFOND_TROUE)
                        .size());
    }

    private SortedSet<String> ensemble(Defaut.Code... codes) {
        SortedSet<String> aides = new TreeSet<>();
        for (Defaut.Code code : codes) {
            aides.addAll(trouves.getOrDefault(code, new TreeSet<>()));
        }
        return aides;
    }

    @Test
    void une_aide_sans_prix_peut_depasser_un_petit_prix_et_une_version_finie_le_dit() {
        trouve(Defaut.Code.FORFAIT_SANS_PRIX, "caen la mer");
        assertTrue(ensemble(Defaut.Code.VERSION_FINIE).size() >= 55);
        assertTrue(
                ensemble(Defaut.Code.NON_DECIDE).size() <= 10,
                () -> "what compares several unknowns is rare: " + ensemble(Defaut.Code.NON_DECIDE));
    }

    @Test
    void un_menage_plus_pauvre_ne_recoit_pas_moins() {
        trouve(Defaut.Code.MOINS_POUR_LE_PLUS_PAUVRE, "mandelieu");
    }

    @Test
    void un_revenu_par_part_ne_se_compare_pas_au_plafond_d_un_menage() {
        trouve(Defaut.Code.REVENU_PAR_PART_CONTRE_MENAGE, "pays mornantais");
    }

    @Test
    void une_commune_qui_n_existe_plus_est_nommee() {
        assertEquals(
                List.of("69152"),
                defauts.stream()
                        .filter(defaut -> defaut.code() == Defaut.Code.COMMUNE_DISPARUE)
                        .map(Defaut::lieu)
                        .filter("69152"::equals)
                        .toList());
        trouve(Defaut.Code.COMMUNE_DISPARUE, "pierre-bénite");
    }
}
