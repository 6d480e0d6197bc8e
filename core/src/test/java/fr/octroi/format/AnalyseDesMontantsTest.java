package fr.octroi.format;

import static fr.octroi.format.EssaiDeReglement.DES_PRIX;
import static fr.octroi.format.EssaiDeReglement.DES_TAUX;
import static fr.octroi.format.EssaiDeReglement.JOUR;
import static fr.octroi.format.EssaiDeReglement.codes;
import static fr.octroi.format.EssaiDeReglement.condition;
import static fr.octroi.format.EssaiDeReglement.reglement;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.reglement.Analyse;
import fr.octroi.reglement.Defaut;
import fr.octroi.reglement.Defaut.Code;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Valeur;
import fr.octroi.reglement.Vocabulaire;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the analysis knows of amounts: what bounds them, and where in a formula a fault stands. */
class AnalyseDesMontantsTest {

    /** Whatever cannot be told of one row, the others are cut. */
    @Test
    void une_ligne_qui_ne_se_mesure_pas_ne_cache_pas_les_autres() {
        String montant =
                "{plafond: 300 EUR, valeur: {seuil: 150 EUR, valeur: {table: [{si: {fait: achat.quantite, minimum: 2}, alors: {produit: [{taux:"
                        + " 10 %, de: {fait: achat.prixTtc}}, {fait: achat.quantite}]}}], sinon: {somme: [100 EUR, {taux: 50 %, de: {fait:"
                        + " achat.prixTtc}}]}}}}";
        assertTrue(codes(reglement("", montant, "")).contains(Code.AIDE_AU_DESSUS_DU_PRIX));
        String arrondi = condition(
                "{compare: [{fait: achat.prixTtc}, <=, {arrondi: a l euro, valeur: {taux: 33 %, de: 1000.10 EUR}}]}");
        assertEquals(List.of(), codes(reglement(arrondi, DES_PRIX, "")));
        // At 300 EUR the poorer household gets nothing, since less than nothing is not paid.
        String lignes =
                "{table: [{si: {fait: foyer.revenu, maximum: 15000 EUR/an}, alors: {difference: {taux: 80 %, de: {fait: achat.prixTtc}}, moins: 240"
                        + " EUR}}], sinon: {difference: {taux: 40 %, de: {fait: achat.prixTtc}}, moins: 40 EUR}}";
        assertTrue(codes(reglement(condition("{fait: achat.prixTtc, maximum: 1000 EUR}"), lignes, ""))
                .contains(Code.MOINS_POUR_LE_PLUS_PAUVRE));
    }

    private static final String LIGNE_IMPOSSIBLE =
            "{table: [{si: {et: [{fait: achat.nature, parmi: [VELO]}, {fait: achat.nature, parmi: [CARGO]}]}, alors: 100 EUR}], sinon: 50 EUR}";

    static Stream<Arguments> places() {
        return Stream.of(
                Arguments.of("{plafond: {fait: achat.prixTtc}, valeur: %s}", "montant.valeur"),
                Arguments.of("{plafond: %s, valeur: {fait: achat.prixTtc}}", "montant.plafond"),
                Arguments.of("{plancher: 10 EUR, valeur: %s}", "montant.valeur"),
                Arguments.of("{plancher: %s, valeur: 10 EUR}", "montant.plancher"),
                Arguments.of("{somme: [10 EUR, %s]}", "montant[1]"),
                Arguments.of("{difference: %s, moins: 10 EUR}", "montant[0]"),
                Arguments.of("{reste: %s, moins: 10 EUR}", "montant[0]"),
                Arguments.of("{taux: 50 %%, de: %s}", "montant.valeur"),
                Arguments.of(
                        "{table: [{si: {fait: achat.etat, parmi: [NEUF]}, alors: %s}], sinon: 10 EUR}",
                        "montant.table[0]"),
                Arguments.of(
                        "{table: [{si: {fait: achat.etat, parmi: [NEUF]}, alors: 10 EUR}], sinon: %s}",
                        "montant.sinon"));
    }

    /** Wherever a row stands in the amount, its fault says the way to it. */
    @ParameterizedTest
    @MethodSource("places")
    void un_defaut_du_montant_dit_ou_il_est(String formule, String place) {
        ReglementAide reglement = reglement("", formule.formatted(LIGNE_IMPOSSIBLE), "");
        assertEquals(
                List.of(place + ".table[0]"),
                Analyse.analyser(List.of(reglement), LecteurGeographie.fournie(), JOUR).stream()
                        .filter(defaut -> defaut.code() == Code.LIGNE_IMPOSSIBLE)
                        .map(Defaut::lieu)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{parametre: PRIME} | 2025-12-31 | true",
                "{parametre: PRIME} | '' | false",
                "{taux: 50 %, de: {parametre: PRIME}} | 2025-12-31 | true",
                "{table: [{si: {fait: achat.nature, parmi: [VELO]}, alors: {parametre: PRIME}}], sinon: 0 EUR} | 2025-12-31 | true",
                "{table: [{si: {fait: achat.date, maximum: 2025-12-31}, alors: {parametre: PRIME}}], sinon: 0 EUR} | 2025-12-31 | false",
                "{plafond: {parametre: PRIME}, valeur: 50 EUR} | 2025-12-31 | false",
            })
    void un_parametre_qui_s_eteint_dans_une_somme_est_nomme(String terme, String fin, boolean attendu) {
        String prime = "parametres: {PRIME: [{valeur: 100 EUR, du: 2020-01-01" + (fin.isEmpty() ? "" : ", au: " + fin)
                + ", source: essai}]}";
        List<Defaut> dits = Analyse.analyser(
                        List.of(reglement(
                                "", "{plafond: 300 EUR, valeur: {somme: [" + DES_TAUX + ", " + terme + "]}}", prime)),
                        LecteurGeographie.fournie(),
                        JOUR)
                .stream()
                .filter(defaut -> defaut.code() == Code.PARAMETRE_ECHU)
                .toList();
        assertEquals(
                attendu ? List.of("montant.valeur[1] PRIME") : List.of(),
                dits.stream()
                        .map(defaut -> defaut.lieu() + " " + defaut.precision())
                        .toList());
        dits.forEach(dit -> assertEquals(
                new Valeur.Jour(LocalDate.of(2026, 1, 1)),
                Objects.requireNonNull(dit.temoin())
                        .valeur(Vocabulaire.ACHAT_DATE)
                        .orElseThrow()));
    }

    /** A ceiling of so much and so much more for each person: on the day without a figure, many more would be refused. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%s | true",
                "{non: %s} | true",
                "{et: [{fait: achat.date, maximum: 2025-12-30}, %s]} | false",
                "{ou: [{fait: achat.date, minimum: 2025-12-31}, %s]} | false",
            })
    void un_plafond_qui_s_additionne_sans_son_parametre_est_nomme(String exige, boolean attendu) {
        String compare =
                "{compare: [{fait: foyer.revenu}, <=, {somme: [{parametre: BASE}, {produit: [{fait: foyer.personnes}, 5000 EUR/an]}]}]}";
        String base =
                "parametres: {BASE: [{valeur: 20000 EUR/an, du: 2020-01-01, au: 2025-12-30, source: essai}, {valeur: 21000 EUR/an, du:"
                        + " 2026-01-01, source: essai}]}";
        String question = exige.formatted(compare);
        String enLigne = "{table: [{si: " + question + ", alors: 300 EUR}], sinon: 100 EUR}";
        Stream.of(
                        reglement(condition(question), "{plafond: {fait: achat.prixTtc}, valeur: 300 EUR}", base),
                        reglement("", enLigne, base))
                .forEach(reglement -> {
                    List<Defaut> dits = Analyse.analyser(List.of(reglement), LecteurGeographie.fournie(), JOUR).stream()
                            .filter(defaut -> defaut.code() == Code.PARAMETRE_ECHU)
                            .toList();
                    assertEquals(
                            attendu ? List.of("BASE") : List.of(),
                            dits.stream().map(Defaut::precision).toList());
                    dits.forEach(dit -> assertEquals(
                            new Valeur.Jour(LocalDate.of(2025, 12, 31)),
                            Objects.requireNonNull(dit.temoin())
                                    .valeur(Vocabulaire.ACHAT_DATE)
                                    .orElseThrow()));
                });
    }

    private static final String BASE =
            "parametres: {BASE: [{valeur: 20000 EUR/an, du: 2020-01-01, au: 2025-12-31, source: essai}]}";

    private static final String SOUS_LE_PLAFOND =
            "{compare: [{fait: foyer.revenu}, <=, {somme: [{parametre: BASE}, 5000 EUR/an]}]}";

    private static List<String> chiffresEchus(ReglementAide reglement) {
        return Analyse.analyser(List.of(reglement), LecteurGeographie.fournie(), JOUR).stream()
                .filter(defaut -> defaut.code() == Code.PARAMETRE_ECHU)
                .map(defaut -> defaut.lieu() + " " + defaut.precision())
                .toList();
    }

    /** What is meant to end is written in a row: whoever comes after it is taken by the row before. */
    @Test
    void une_ligne_qui_prend_ceux_a_qui_le_parametre_manque_ne_laisse_rien_a_dire() {
        String apres = "{si: {fait: achat.date, minimum: 2026-01-01}, alors: 80 EUR}, ";
        String formule = "{table: [%s{si: " + SOUS_LE_PLAFOND + ", alors: 300 EUR}], sinon: 100 EUR}";
        assertEquals(List.of(), chiffresEchus(reglement("", formule.formatted(apres), BASE)));
        assertEquals(List.of("montant.table[0] BASE"), chiffresEchus(reglement("", formule.formatted(""), BASE)));
    }

    @Test
    void un_parametre_qui_manque_a_dix_lignes_se_dit_une_fois() {
        String formule = "{table: [{si: " + SOUS_LE_PLAFOND + ", alors: 300 EUR}, {si: "
                + SOUS_LE_PLAFOND.replace("5000", "9000") + ", alors: 200 EUR}], sinon: 100 EUR}";
        assertEquals(List.of("montant.table[0] BASE"), chiffresEchus(reglement("", formule, BASE)));
        String desDeuxCotes =
                "{compare: [{somme: [{fait: foyer.revenu}, {parametre: BASE}]}, <=, {somme: [{parametre: BASE}, 25000 EUR/an]}]}";
        assertEquals(
                List.of("REGLE BASE"),
                chiffresEchus(
                        reglement(condition(desDeuxCotes), "{plafond: {fait: achat.prixTtc}, valeur: 300 EUR}", BASE)));
    }

    /** Without the figure both refuse, and none of them hides that of the other. */
    @Test
    void deux_conditions_sans_leur_parametre_sont_dites_toutes_deux() {
        String deux = condition(SOUS_LE_PLAFOND) + ", "
                + condition(SOUS_LE_PLAFOND.replace("5000", "9000")).replace("code: REGLE", "code: AUTRE");
        assertEquals(
                List.of("REGLE BASE", "AUTRE BASE"),
                chiffresEchus(reglement(deux, "{plafond: {fait: achat.prixTtc}, valeur: 300 EUR}", BASE)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{produit: [{plancher: 0, valeur: {difference: 10, moins: {fait: question.nombre}}}, 30 EUR]} | true",
                "{produit: [{table: [{si: {fait: foyer.parts, maximum: 5}, alors: {difference: 10, moins: {fait: foyer.parts}}}], sinon: 1}, 30 EUR]} | true",
                "{produit: [{table: [{si: {fait: foyer.parts, minimum: 5}, alors: {difference: 10, moins: {fait: foyer.parts}}}], sinon: 1}, -30 EUR]} | false",
                "{produit: [{fait: question.nombre}, {difference: 4.60 EUR, moins: 0.80 EUR}]} | true",
                "{somme: [90 EUR, {produit: [{difference: {fait: question.nombre}, moins: 2}, 30 EUR]}]} | true",
                "{produit: [{difference: 2, moins: {fait: question.nombre}}, -30 EUR]} | true",
                "{difference: 100 EUR, moins: {produit: [{fait: question.nombre}, -10 EUR]}} | true",
                "{difference: 100 EUR, moins: {difference: 0 EUR, moins: {fait: achat.prixTtc}}} | false",
                "{produit: [{fait: question.nombre}, {difference: {fait: achat.prixTtc}, moins: 10 EUR}]} | false",
                "{produit: [{difference: 1, moins: {fait: foyer.parts}}, -30 EUR]} | false",
                "{produit: [{difference: 1, moins: {fait: foyer.parts}}, {difference: 10 EUR, moins: {fait: achat.prixTtc}}]} | false",
            })
    void un_produit_de_ce_qui_peut_etre_negatif_est_borne_des_deux_cotes_ou_ne_l_est_pas(
            String formule, boolean borne) {
        String conditions = condition("{fait: question.nombre, minimum: 1, maximum: 12}");
        assertEquals(!borne, codes(reglement(conditions, formule, "")).contains(Code.MONTANT_NON_BORNE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{somme: [{fait: question.nombre}, {fait: achat.quantite}]}, <=, 2] | true",
                "[12, '>=', {somme: [{fait: question.nombre}, {fait: achat.quantite}, 4]}] | true",
                "[{somme: [{fait: question.nombre}, {fait: achat.quantite}]}, '>=', 2] | false",
                "[{somme: [{fait: question.nombre}, {difference: 0, moins: {fait: achat.quantite}}]}, <=, 2] | false",
                "[{somme: [{fait: question.nombre}, -4]}, <=, 2] | false",
            })
    void ce_qui_limite_une_somme_limite_chacun_de_ses_termes(String compare, boolean borne) {
        String exige = "{compare: " + compare + "}";
        String formule = "{produit: [{fait: question.nombre}, 60 EUR]}";
        assertEquals(!borne, codes(reglement(condition(exige), formule, "")).contains(Code.MONTANT_NON_BORNE));
    }

    /** Whoever has a child or is old has bought nothing: there is no price to be above. */
    @Test
    void un_forfait_ne_se_compare_au_prix_que_de_ce_qui_s_achete() {
        String naissance = EssaiDeReglement.texte("essai", "2025", "2020-01-01", "", "{forfait: 150 EUR}", "")
                .replace("fait: achat.date", "fait: depot.date");
        assertEquals(List.of(), codes(LecteurReglement.lire("naissance.yaml", naissance)));
        assertEquals(List.of(Code.FORFAIT_SANS_PRIX), codes(reglement("", "{forfait: 150 EUR}", "")));
        String velo = naissance.replace(
                "conditions: []", "conditions: [" + condition("{fait: achat.nature, parmi: [VELO]}") + "]");
        assertEquals(List.of(Code.FORFAIT_SANS_PRIX), codes(LecteurReglement.lire("velo.yaml", velo)));
    }

    /** A row of a ceiling that an amount compares is not the amount's own. */
    @Test
    void une_ligne_d_un_plafond_compare_n_accuse_pas_celle_du_montant() {
        String compare =
                "{compare: [{fait: foyer.revenuParPart}, <=, {table: [{si: {fait: achat.nature, parmi: [VELO, CARGO]}, alors:"
                        + " 15000 EUR/an/part}, {si: {fait: achat.nature, parmi: [VELO]}, alors: 10000 EUR/an/part}], sinon: 5000 EUR/an/part}]}";
        String formule =
                "{plafond: {fait: achat.prixTtc}, valeur: {table: [{si: {fait: demandeur.age, moins_de: 18}, alors: 100 EUR}, {si: "
                        + compare + ", alors: 90 EUR}], sinon: 50 EUR}}";
        assertEquals(
                List.of("montant.compare.table[1]"),
                Analyse.analyser(List.of(reglement("", formule, "")), LecteurGeographie.fournie(), JOUR).stream()
                        .filter(defaut -> defaut.code() == Code.LIGNE_JAMAIS_ATTEINTE)
                        .map(Defaut::lieu)
                        .toList());
    }

    @Test
    void un_diviseur_nul_n_arrete_pas_la_recherche() {
        String quotient = "{plafond: 300 EUR, valeur: {quotient: {fait: achat.prixTtc}, par: {fait: question.nombre}}}";
        assertTrue(codes(reglement("", quotient, "")).stream()
                .allMatch(code -> code == Code.NON_DECIDE || code == Code.AIDE_AU_DESSUS_DU_PRIX));
    }

    /** A figure that has a value on every day of the version caps whoever is in it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{valeur: 300 EUR, du: 2020-01-01, source: s} | true",
                "{valeur: 300 EUR, du: 2020-01-01, au: 2022-12-31, source: s}, {valeur: 250 EUR, du: 2023-01-01, source: s} | true",
                "{valeur: 300 EUR, du: 2020-01-01, au: 2022-12-31, source: s}, {valeur: 250 EUR, du: 2023-01-02, source: s} | false",
                "{valeur: 300 EUR, du: 2020-01-02, source: s} | false",
                "{valeur: 300 EUR, du: 2020-01-01, au: 2040-12-31, source: s} | false",
            })
    void un_plafond_date_borne_tant_qu_il_vaut(String valeurs, boolean borne) {
        for (String formule : List.of(
                "{plafond: {parametre: P}, valeur: %s}",
                "{seuil: 50 EUR, valeur: {plafond: {parametre: P}, valeur: %s}}",
                "{somme: [{plafond: {parametre: P}, valeur: %s}, 10 EUR]}",
                "{difference: {plafond: {parametre: P}, valeur: %s}, moins: 10 EUR}",
                "{produit: [{plafond: {parametre: P}, valeur: %s}, 2]}",
                "{quotient: {plafond: {parametre: P}, valeur: %s}, par: 2}",
                "{plafond: {produit: [{parametre: P}, 2]}, valeur: %s}")) {
            ReglementAide reglement = reglement("", formule.formatted(DES_TAUX), "parametres: {P: [" + valeurs + "]}");
            assertEquals(borne, !codes(reglement).contains(Code.MONTANT_NON_BORNE), formule);
        }
    }

    /** Rows that cover whoever can come to them are a cap without a hole, be there a row for the rest or none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{fait: achat.etat, parmi: [NEUF]} | {fait: achat.etat, parmi: [OCCASION]} | true",
                "{fait: achat.etat, parmi: [NEUF]} | {fait: achat.prixTtc, maximum: 2000 EUR} | false",
                "{fait: demandeur.age, minimum: 60} | {fait: demandeur.age, minimum: 18} | true",
                "{fait: demandeur.age, minimum: 60} | {fait: demandeur.age, minimum: 19} | false",
            })
    void un_plafond_en_table_borne_s_il_a_une_ligne_pour_chacun(String une, String autre, boolean borne) {
        String formule = "{plafond: {table: [{si: %s, alors: 300 EUR}, {si: %s, alors: 200 EUR}]}, valeur: %s}"
                .formatted(une, autre, DES_TAUX);
        ReglementAide reglement = reglement(condition("{fait: demandeur.age, minimum: 18}"), formule, "");
        List<Code> codes = codes(reglement);
        assertEquals(borne, !codes.contains(Code.MONTANT_NON_BORNE), codes::toString);
        assertEquals(borne, !codes.contains(Code.PLAFOND_TROUE), codes::toString);
    }

    /** It is not rounded before it is compared: 100.005 EUR are in neither row, and 100/3 EUR may be in none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{%1$s}, '<=', 100 EUR] | [{%1$s}, '>=', 100.01 EUR] | 100.005 EUR",
                "[{%1$s}, '<=', 100 EUR] | [{%1$s}, '>', 100 EUR] | ",
                "[{produit: [3, {%1$s}]}, '<', 100 EUR] | [{produit: [3, {%1$s}]}, '>', 100 EUR] | 100/3 EUR",
                "[{produit: [3, {%1$s}]}, '<', 100 EUR] | [{produit: [3, {%1$s}]}, '>=', 100 EUR] | "
            })
    void une_autre_aide_entre_deux_centimes_peut_n_avoir_pas_de_ligne(
            String une, String suivante, @Nullable String montant) {
        String formule = "{plafond: {table: [{si: {compare: " + une + "}, alors: 300 EUR}, {si: {compare: " + suivante
                + "}, alors: 200 EUR}, {si: {non: {applicable: {%1$s}}}, alors: 100 EUR}]}, valeur: {fait: achat.prixTtc}}";
        for (String autre : List.of("aide: region", "total: commune")) {
            List<Defaut> defauts = Analyse.analyser(
                    List.of(reglement("", formule.formatted(autre), "")), LecteurGeographie.fournie(), JOUR);
            List<Defaut> troues = defauts.stream()
                    .filter(un -> un.code() == Code.PLAFOND_TROUE)
                    .toList();
            assertEquals(montant == null ? 0 : 1, troues.size(), defauts::toString);
            assertEquals(montant != null, defauts.stream().anyMatch(un -> un.code() == Code.MONTANT_NON_BORNE));
            troues.forEach(troue -> assertTrue(
                    Objects.requireNonNull(troue.temoin()).connues().toString().contains("=" + montant),
                    troue::toString));
        }
    }

    /** Another aid gives no more than a sum may be: beyond, nobody is shown. */
    @Test
    void une_autre_aide_ne_passe_pas_toutes_les_sommes() {
        String formule =
                "{plafond: {table: [{si: {compare: [{produit: [1/1000000000000, {%1$s}]}, <=, 900000 EUR]}, alors: 300 EUR}, {si: {non:"
                        + " {applicable: {%1$s}}}, alors: 300 EUR}]}, valeur: {fait: achat.prixTtc}}";
        for (String autre : List.of("aide: region", "total: commune")) {
            assertFalse(codes(reglement("", formule.formatted(autre), "")).contains(Code.PLAFOND_TROUE));
        }
    }

    /** The same cap, under a row that only those come to whom it has one for. */
    @Test
    void une_ligne_limite_ceux_qui_viennent_au_plafond() {
        String formule =
                "{table: [{si: {fait: demandeur.age, minimum: %d}, alors: {plafond: {table: [{si: {fait: demandeur.age, minimum: 60}, alors: 300"
                        + " EUR}]}, valeur: {fait: achat.prixTtc}}}], sinon: 10 EUR}";
        assertFalse(codes(reglement("", formule.formatted(60), "")).contains(Code.MONTANT_NON_BORNE));
        assertTrue(codes(reglement("", formule.formatted(59), "")).contains(Code.MONTANT_NON_BORNE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{fait: foyer.personnes} | | true",
                "{fait: achat.quantite} | | true",
                "{fait: foyer.parts} | | false",
                "{fait: question.nombre} | | false",
                "{fait: question.nombre} | {fait: question.nombre, minimum: 0} | false",
                "{fait: question.nombre} | {fait: question.nombre, plus_de: 0} | false",
                "{fait: question.nombre} | {fait: question.nombre, minimum: 1} | true",
                "{fait: question.nombre} | {fait: question.nombre, plus_de: 1/3} | true",
                "{fait: question.nombre} | {non: {fait: question.nombre, maximum: 2}} | true",
                "{fait: question.nombre} | {non: {fait: question.nombre, minimum: 2}} | false",
                "{fait: question.nombre} | {ou: [{fait: question.nombre, minimum: 1}, {fait: question.etudiant, vrai: oui}]} | false",
                "{plancher: 1, valeur: {fait: question.nombre}} | | true",
                "{somme: [{fait: foyer.personnes}, {fait: question.nombre}]} | | true",
                "{difference: {fait: foyer.personnes}, moins: {fait: question.nombre}} | | false",
            })
    void un_quotient_est_borne_par_un_diviseur_qui_ne_s_approche_pas_de_zero(
            String diviseur, @Nullable String exige, boolean borne) {
        String conditions = exige == null ? "" : condition(exige);
        String formule = "{quotient: {plafond: 600 EUR, valeur: {fait: achat.prixTtc}}, par: " + diviseur + "}";
        assertEquals(!borne, codes(reglement(conditions, formule, "")).contains(Code.MONTANT_NON_BORNE));
        String enLigne = "{table: [{si: " + (exige == null ? "{fait: achat.etat, parmi: [NEUF]}" : exige) + ", alors: "
                + formule + "}], sinon: 0 EUR}";
        assertEquals(!borne, codes(reglement("", enLigne, "")).contains(Code.MONTANT_NON_BORNE));
    }
}
