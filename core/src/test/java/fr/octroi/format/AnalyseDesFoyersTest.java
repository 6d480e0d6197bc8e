package fr.octroi.format;

import static fr.octroi.format.EssaiDeReglement.DES_PRIX;
import static fr.octroi.format.EssaiDeReglement.EN_PROPORTION;
import static fr.octroi.format.EssaiDeReglement.JOUR;
import static fr.octroi.format.EssaiDeReglement.auPlusLePrix;
import static fr.octroi.format.EssaiDeReglement.codes;
import static fr.octroi.format.EssaiDeReglement.condition;
import static fr.octroi.format.EssaiDeReglement.reglement;
import static fr.octroi.format.EssaiDeReglement.texte;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.reglement.Analyse;
import fr.octroi.reglement.Defaut;
import fr.octroi.reglement.Defaut.Code;
import fr.octroi.reglement.ReglementAide;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the analysis knows of households: incomes, parts, and who gets less for being poorer. */
class AnalyseDesFoyersTest {

    /** What is undecided is a note, and an ordinary amount that falls with the income leaves none. */
    @Test
    void un_montant_qui_baisse_avec_le_revenu_n_a_aucun_defaut() {
        assertEquals(
                List.of(), codes(reglement("", auPlusLePrix("{reste: 500 EUR, moins: " + EN_PROPORTION + "}"), "")));
        assertEquals(
                List.of(Code.NON_DECIDE),
                codes(reglement(
                        "",
                        auPlusLePrix(
                                "{plafond: 300 EUR, valeur: {difference: {taux: 50 %, de: {fait: achat.prixTtc}}, moins: {difference: "
                                        + EN_PROPORTION + ", moins: {plafond: 200 EUR, valeur: " + EN_PROPORTION
                                        + "}}}}"),
                        "")));
    }

    /** One ceiling of each unit, each for other households: by the part for some, of the whole household for larger ones. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ou: [{et: [{fait: foyer.personnes, maximum: 3}, {fait: foyer.revenuParPart, maximum: 15000 EUR/an/part}]}, {et: [{fait:"
                        + " foyer.personnes, minimum: 4}, {fait: foyer.revenu, maximum: 18000 EUR/an}]}]}",
                "{compare: [{fait: foyer.revenuParPart}, <=, {table: [{si: {fait: foyer.personnes, minimum: 4}, alors: {quotient: 80000 EUR/an,"
                        + " par: {fait: foyer.parts}}}], sinon: 15000 EUR/an/part}]}",
                "{ou: [{fait: foyer.revenuParPart, maximum: 15000 EUR/an/part}, {et: [{fait: foyer.personnes, minimum: 4}, {compare: [{quotient:"
                        + " {fait: foyer.revenu}, par: 1}, <=, 18000 EUR/an]}]}]}",
                "{ou: [{et: [{fait: foyer.personnes, maximum: 1}, {fait: foyer.revenu, maximum: 15000 EUR/an}]}, {et: [{fait: foyer.personnes,"
                        + " minimum: 2}, {fait: foyer.revenuParPart, maximum: 15000 EUR/an/part}]}]}",
                "{ou: [{et: [{fait: foyer.personnes, moins_de: 2}, {fait: foyer.revenu, maximum: 15000 EUR/an}]}, {et: [{fait: foyer.personnes,"
                        + " minimum: 2}, {fait: foyer.revenuParPart, maximum: 15000 EUR/an/part}]}]}",
                "{et: [{fait: foyer.revenuParPart, maximum: 15400 EUR/an/part}, {compare: [{fait: foyer.revenu}, <=, {produit: [{fait: foyer.personnes},"
                        + " 12000 EUR/an]}]}]}",
                "{et: [{fait: foyer.revenuParPart, maximum: 15400 EUR/an/part}, {compare: [{fait: foyer.revenu}, <=, {table: [{si: {fait: foyer.personnes,"
                        + " maximum: 1}, alors: 14000 EUR/an}, {si: {fait: foyer.personnes, maximum: 2}, alors: 28000 EUR/an}], sinon: 40000 EUR/an}]}]}",
                "{compare: [{fait: foyer.revenu}, '<=', {table: [{si: {et: [{fait: foyer.personnes, maximum: 1}, {fait: foyer.parts, maximum: 1}]},"
                        + " alors: 14000 EUR/an}, {si: {fait: foyer.personnes, maximum: 2}, alors: 28000 EUR/an}], sinon: 40000 EUR/an}]}"
            })
    void un_plafond_par_part_et_un_du_menage_pour_d_autres_foyers_n_accusent_personne(String exige) {
        assertEquals(List.of(), codes(reglement(condition(exige), DES_PRIX, "")));
    }

    /** A ceiling of the household beside it hides none that grows with the persons. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ou: [{fait: foyer.revenu, maximum: 12000 EUR/an}, {et: [{fait: foyer.personnes, maximum: 3}, {fait: foyer.revenuParPart, maximum: 15000"
                        + " EUR/an/part}]}, {et: [{fait: foyer.personnes, minimum: 4}, {fait: foyer.revenuParPart, maximum: 18000 EUR/an/part}]}]}",
                "{et: [{fait: foyer.revenu, maximum: 60000 EUR/an}, {ou: [{et: [{fait: foyer.personnes, maximum: 3}, {fait: foyer.revenuParPart, maximum:"
                        + " 15000 EUR/an/part}]}, {et: [{fait: foyer.personnes, minimum: 4}, {fait: foyer.revenuParPart, maximum: 18000 EUR/an/part}]}]}]}",
                "{ou: [{fait: foyer.revenu, maximum: 60000 EUR/an}, {non: {ou: [{et: [{fait: foyer.personnes, maximum: 3}, {fait: foyer.revenuParPart,"
                        + " plus_de: 15000 EUR/an/part}]}, {fait: foyer.revenuParPart, plus_de: 18000 EUR/an/part}]}}]}",
                "{ou: [{et: [{fait: foyer.personnes, maximum: 3}, {fait: foyer.revenuParPart, maximum: 15000 EUR/an/part}]}, {et: [{fait:"
                        + " foyer.personnes, minimum: 4}, {fait: foyer.revenu, maximum: 15000 EUR/an}]}]}",
                "{ou: [{et: [{fait: foyer.personnes, minimum: 2}, {fait: foyer.revenuParPart, maximum: 15000 EUR/an/part}]}, {et: [{fait: foyer.parts,"
                        + " maximum: 1}, {fait: foyer.revenu, maximum: 15000 EUR/an}]}]}"
            })
    void un_plafond_par_part_qui_grandit_se_voit_a_cote_d_un_du_menage(String exige) {
        assertEquals(List.of(Code.REVENU_PAR_PART_CONTRE_MENAGE), codes(reglement(condition(exige), DES_PRIX, "")));
    }

    /** Whoever is eligible for an income is so for a lower one, and is given the same: no search is needed. */
    @Test
    void des_plafonds_de_revenu_de_deux_unites_ne_laissent_rien_d_indecis() {
        String conditions = condition("{fait: foyer.parts, minimum: 2}") + ", "
                + condition("{%s: {fait: foyer.revenuParPart, %s: 15400 EUR/an/part}}")
                        .replace("REGLE", "REVENU");
        assertEquals(List.of(), codes(reglement(conditions.formatted("non", "plus_de"), DES_PRIX, "")));
        assertEquals(
                List.of(Code.MOINS_POUR_LE_PLUS_PAUVRE),
                codes(reglement(conditions.formatted("non", "maximum"), DES_PRIX, "")));
    }

    /** Searched once for each row, or for each price and income, this takes half an hour. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "2000"})
    void une_table_de_milliers_de_lignes_se_verifie_en_peu_de_temps(int premier) {
        String lignes = IntStream.rangeClosed(1, 2_000)
                .mapToObj(i -> "{si: {fait: foyer.revenu, maximum: %d EUR/an}, alors: %d EUR}"
                        .formatted(10 * (i == 1_500 ? 1_499 : i), i == 1_000 ? 2_000 - premier : 4_000 - i))
                .collect(Collectors.joining(", "));
        ReglementAide reglement = reglement("", auPlusLePrix("{table: [" + lignes + "], sinon: 10 EUR}"), "");
        List<Defaut> defauts = assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> Analyse.analyser(List.of(reglement), LecteurGeographie.fournie(), JOUR));
        assertEquals(
                List.of("montant.valeur.table[1499]"),
                defauts.stream()
                        .filter(defaut -> defaut.code() == Code.LIGNE_JAMAIS_ATTEINTE)
                        .map(Defaut::lieu)
                        .toList());
        assertEquals(
                List.of("10000.01 EUR/an"),
                defauts.stream()
                        .filter(defaut -> defaut.code() == Code.MOINS_POUR_LE_PLUS_PAUVRE)
                        .map(Defaut::precision)
                        .toList());
    }

    /** What is paid is what is left once rounded: it may pass the price that caps it, be nothing, or be the same for two incomes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a l euro superieur | {plafond: {fait: achat.prixTtc}, valeur: 200 EUR} | AIDE_AU_DESSUS_DU_PRIX",
                "a l euro | {plafond: {fait: achat.prixTtc}, valeur: 200 EUR} | AIDE_AU_DESSUS_DU_PRIX",
                "a l euro inferieur | {plafond: {fait: achat.prixTtc}, valeur: 200 EUR} | ",
                "a l euro superieur | {plafond: 300 EUR, valeur: {taux: 25 %, de: {fait: achat.prixTtc}}} | ",
                "a l euro inferieur | {plafond: 0.80 EUR, valeur: {taux: 25 %, de: {fait: achat.prixTtc}}} | RIEN_POUR_PERSONNE",
                "a l euro | {plafond: 0.80 EUR, valeur: {taux: 25 %, de: {fait: achat.prixTtc}}} | ",
                "au centime | {plafond: {fait: achat.prixTtc}, valeur: {table: [{si: {fait: foyer.revenu, maximum: 9000 EUR/an}, alors: 33.33 EUR}], sinon:"
                        + " {produit: [100 EUR, 1/3]}}} | ",
                "au centime | {plafond: {fait: achat.prixTtc}, valeur: {table: [{si: {fait: foyer.revenu, maximum: 9000 EUR/an}, alors: 33.32 EUR}], sinon:"
                        + " {produit: [100 EUR, 1/3]}}} | MOINS_POUR_LE_PLUS_PAUVRE"
            })
    void ce_qui_est_paye_est_arrondi(String arrondi, String formule, @Nullable Code attendu) {
        ReglementAide reglement = LecteurReglement.lire(
                "essai.yaml",
                texte("essai", "2025", "2020-01-01", "", formule, "").replace("au centime", arrondi));
        assertEquals(attendu == null ? List.of() : List.of(attendu), codes(reglement));
    }

    /** What rounding alone makes a rise of, between the ends of the cells of prices, is not passed over; of numbers nothing is left open. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "maximum: 1001 EUR | {taux: 25 %, de: {fait: achat.prixTtc}} | {taux: 25.05 %, de: {fait: achat.prixTtc}} | NON_DECIDE",
                "maximum: 19 EUR | {taux: 50 %, de: {fait: achat.prixTtc}} | {taux: 52 %, de: {fait: achat.prixTtc}} | NON_DECIDE",
                "maximum: 1001 EUR | {taux: 25 %, de: {fait: achat.prixTtc}} | {taux: 24.95 %, de: {fait: achat.prixTtc}} | ",
                "maximum: 1001 EUR | 100.20 EUR | 100.40 EUR | ",
                "maximum: 1001 EUR | 100.20 EUR | 101.40 EUR | MOINS_POUR_LE_PLUS_PAUVRE"
            })
    void ce_que_l_arrondi_seul_fait_monter_n_est_pas_tu(
            String prix, String pauvre, String riche, @Nullable Code attendu) {
        String table = "{table: [{si: {fait: foyer.revenu, maximum: 20000 EUR/an}, alors: " + pauvre + "}], sinon: "
                + riche + "}";
        String texte =
                texte("essai", "2025", "2020-01-01", condition("{fait: achat.prixTtc, " + prix + "}"), table, "");
        List<Code> codes =
                codes(LecteurReglement.lire("essai.yaml", texte.replace("au centime", "a l euro inferieur")));
        assertEquals(
                Stream.ofNullable(attendu).toList(),
                codes.stream()
                        .filter(code -> code == Code.NON_DECIDE || code == Code.MOINS_POUR_LE_PLUS_PAUVRE)
                        .toList());
    }

    /** One income is no proof for its cell where a row compares what no threshold cuts: nothing is settled by the form of the row there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ou: [{fait: foyer.revenu, maximum: 5000 EUR/an}, {compare: [{produit: [{quotient: {fait: foyer.revenu}, par: 1000 EUR/an}, {quotient:"
                        + " {fait: foyer.revenu}, par: 1000 EUR/an}]}, '>=', 400]}]}",
                "{compare: [{arrondi: a l euro, valeur: {taux: 1 %, de: {produit: [1000 EUR, {quotient: {fait: foyer.revenu}, par: 1000 EUR/an}]}}}, '>=',"
                        + " 3000 EUR]}"
            })
    void une_ligne_que_rien_ne_coupe_n_est_pas_tranchee_par_sa_forme(String si) {
        String table = "{table: [{si: " + si + ", alors: 500 EUR}], sinon: 100 EUR}";
        List<Defaut> defauts =
                Analyse.analyser(List.of(reglement("", auPlusLePrix(table), "")), LecteurGeographie.fournie(), JOUR);
        assertTrue(
                defauts.stream()
                        .anyMatch(defaut -> defaut.code() == Code.MOINS_POUR_LE_PLUS_PAUVRE
                                || (defaut.code() == Code.NON_DECIDE
                                        && defaut.precision().equals(Code.MOINS_POUR_LE_PLUS_PAUVRE.name()))),
                defauts::toString);
    }

    /** Rows that lower incomes hold, and that give less and less, under a cap that is the price: their form proves it, where parts are read too. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 EUR | 150 EUR | ",
                "150 EUR | 200 EUR | MOINS_POUR_LE_PLUS_PAUVRE",
                "{taux: 60 %, de: {fait: achat.prixTtc}} | {taux: 50 %, de: {fait: achat.prixTtc}} | ",
                "{taux: 50 %, de: {fait: achat.prixTtc}} | {taux: 60 %, de: {fait: achat.prixTtc}} | MOINS_POUR_LE_PLUS_PAUVRE"
            })
    void des_lignes_qui_baissent_avec_le_revenu_ne_laissent_rien_d_indecis(
            String une, String suivante, @Nullable Code attendu) {
        String lignes =
                "{table: [{si: {et: [{fait: achat.nature, parmi: [CARGO]}, {fait: foyer.revenuParPart, maximum: 9000 EUR/an/part}]}, alors: "
                        + une + "}, {si: {fait: foyer.revenuParPart, maximum: 15000 EUR/an/part}, alors: " + suivante
                        + "}], sinon: 0 EUR}";
        String parts = condition("{fait: foyer.parts, minimum: 2}");
        String borne = condition("{fait: achat.prixTtc, maximum: 4000 EUR}").replace("REGLE", "BORNE");
        assertEquals(
                attendu == null ? List.of() : List.of(attendu),
                codes(reglement(parts + ", " + borne, auPlusLePrix(lignes), "")));
    }

    @Test
    void un_plafond_au_dela_de_tout_revenu_n_arrete_pas_la_recherche_et_ne_refuse_personne() {
        assertEquals(
                List.of(Code.CONDITION_SANS_EFFET),
                codes(reglement(
                        condition("{fait: foyer.revenuParPart, maximum: 999999999999 EUR/an/part}"), DES_PRIX, "")));
    }

    @Test
    void des_parts_lues_seules_ne_font_pas_croire_a_une_contradiction() {
        String conditions = condition("{fait: foyer.parts, minimum: 2}") + ", "
                + condition("{fait: foyer.revenuParPart, minimum: 15400 EUR/an/part}")
                        .replace("REGLE", "AUTRE_REGLE");
        assertFalse(codes(reglement(conditions, DES_PRIX, "")).contains(Code.CONDITIONS_CONTRADICTOIRES));
    }
}
