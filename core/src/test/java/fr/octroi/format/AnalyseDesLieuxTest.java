package fr.octroi.format;

import static fr.octroi.format.EssaiDeReglement.DES_PRIX;
import static fr.octroi.format.EssaiDeReglement.JOUR;
import static fr.octroi.format.EssaiDeReglement.codes;
import static fr.octroi.format.EssaiDeReglement.condition;
import static fr.octroi.format.EssaiDeReglement.reglement;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.reglement.Analyse;
import fr.octroi.reglement.Defaut;
import fr.octroi.reglement.Defaut.Code;
import fr.octroi.reglement.ReglementAide;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the analysis knows of places: those that exist, those that vanished, and which holds which. */
class AnalyseDesLieuxTest {

    /** 69152 merged on 1 January 2024. */
    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "2023-12-31, '', false",
        "2024-06-30, '', true",
        "'', 2023-12-31, false",
        "'', 2024-06-30, true"
    })
    void une_commune_disparue_est_nommee_si_la_version_ou_le_territoire_lui_survit(
            String finDeVersion, String finDuTerritoire, boolean nommee) {
        String commune = finDuTerritoire.isEmpty() ? "\"69152\"" : "{code: \"69152\", au: " + finDuTerritoire + "}";
        ReglementAide reglement = reglement(
                "essai",
                "2020",
                finDeVersion.isEmpty() ? "2020-01-01" : "2020-01-01, au: " + finDeVersion,
                condition("{fait: demandeur.commune, dans: T}"),
                DES_PRIX,
                "territoires: {T: {libelle: T, communes: [" + commune + "]}}");
        assertEquals(nommee, codes(reglement).contains(Code.COMMUNE_DISPARUE));
    }

    /** An address in the fifteenth arrondissement is a fact of Paris: an aid for 75115 would be nobody's. */
    @Test
    void un_arrondissement_est_nomme_avec_sa_commune() {
        String lieux = "territoires: {T: {libelle: T, communes: [\"%s\"]}}";
        String dedans = condition("{fait: demandeur.commune, dans: T}");
        Defaut defaut = Analyse.analyser(
                        List.of(reglement(dedans, DES_PRIX, lieux.formatted("75115"))),
                        LecteurGeographie.fournie(),
                        JOUR)
                .get(0);
        assertEquals(Code.ARRONDISSEMENT, defaut.code());
        assertEquals("75115", defaut.lieu());
        assertEquals("75056", defaut.precision());
        assertEquals(List.of(), codes(reglement(dedans, DES_PRIX, lieux.formatted("75056"))));
    }

    /** A question may list the places itself. */
    @ParameterizedTest
    @CsvSource({
        "demandeur.commune, 75115, ARRONDISSEMENT",
        "demandeur.commune, 99999, COMMUNE_INCONNUE",
        "demandeur.commune, 2a004, COMMUNE_INCONNUE",
        "demandeur.region, 99, LIEU_INCONNU",
        "demandeur.commune, 92012, ",
        "demandeur.ept, AUCUN, "
    })
    void un_lieu_qu_une_question_enumere_est_cherche_aussi(String fait, String lieu, @Nullable Code attendu) {
        String parmi = "{fait: %s, parmi: [\"%s\"]}".formatted(fait, lieu);
        assertEquals(attendu == null ? List.of() : List.of(attendu), codes(reglement(condition(parmi), DES_PRIX, "")));
    }

    /** Who lives in a French commune lives in France, and nobody of another country in a French region. */
    @Test
    void une_commune_est_dans_son_pays() {
        String lieux =
                "territoires: {V: {libelle: V, communes: [\"92012\"]}, R: {libelle: R, regions: [\"11\"]}, F: {libelle: F, pays: [FR]},"
                        + " B: {libelle: B, pays: [BE]}}";
        String table =
                "{plafond: {fait: achat.prixTtc}, valeur: {table: [{si: {fait: demandeur.commune, dans: %s}, alors: 200 EUR}]}}";
        String dedans = "{fait: demandeur.commune, dans: %s}";
        assertEquals(List.of(), codes(reglement(condition(dedans.formatted("V")), table.formatted("F"), lieux)));
        assertEquals(
                List.of(Code.LIGNE_JAMAIS_ATTEINTE, Code.ELIGIBLE_SANS_MONTANT),
                codes(reglement(condition(dedans.formatted("B")), table.formatted("R"), lieux)));
    }

    /** Abroad there is no intercommunal body; and Réunion has a code of its own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{et: [{fait: demandeur.pays, parmi: [MC]}, {fait: demandeur.epci, parmi: [AUCUN]}]}",
                "{et: [{non: {fait: demandeur.pays, parmi: [FR]}}, {fait: demandeur.ept, parmi: [AUCUN]}]}",
                "{et: [{fait: demandeur.pays, parmi: [RE]}, {fait: demandeur.region, parmi: [\"04\"]}]}"
            })
    void un_lieu_hors_de_france_n_est_pas_dit_impossible(String exige) {
        assertEquals(List.of(), codes(reglement(condition(exige), DES_PRIX, "")));
    }

    /** A commune is in its département and its région, whatever the order of rows. */
    @Test
    void un_lieu_est_dans_ceux_qui_le_contiennent() {
        String lieux =
                "territoires: {V: {libelle: V, communes: [\"92012\"]}, D: {libelle: D, departements: [\"92\"]}, R: {libelle: R,"
                        + " regions: [\"11\"]}, A: {libelle: A, regions: [\"84\"]}}";
        String table =
                "{plafond: {fait: achat.prixTtc}, valeur: {table: [{si: {fait: demandeur.commune, dans: %s}, alors: 200 EUR}, {si: {fait:"
                        + " demandeur.commune, dans: %s}, alors: 100 EUR}], sinon: 50 EUR}}";
        String enRegion = condition("{fait: demandeur.commune, dans: R}");
        assertEquals(List.of(), codes(reglement(enRegion, table.formatted("V", "D"), lieux)));
        assertEquals(List.of(Code.LIGNE_JAMAIS_ATTEINTE), codes(reglement(enRegion, table.formatted("D", "V"), lieux)));
        assertEquals(List.of(Code.LIGNE_JAMAIS_ATTEINTE), codes(reglement(enRegion, table.formatted("V", "A"), lieux)));
    }

    @Test
    void un_lieu_qui_n_existe_plus_est_nomme() {
        String dedans = condition("{fait: demandeur.commune, dans: T}");
        for (String lieu : List.of(
                "regions: [\"%s\"] 11 82", "departements: [\"%s\"] 92 20", "ept: [\"%s\"] 200057974 200057999")) {
            String[] mots = lieu.split("] ", -1)[1].split(" ", -1);
            String lieux = "territoires: {T: {libelle: T, " + lieu.split("] ", -1)[0] + "]}}";
            assertEquals(List.of(), codes(reglement(dedans, DES_PRIX, lieux.formatted(mots[0]))));
            assertEquals(List.of(Code.LIEU_INCONNU), codes(reglement(dedans, DES_PRIX, lieux.formatted(mots[1]))));
        }
    }

    /** Somebody of one commune is not one of another region, be he eligible otherwise. */
    @Test
    void une_ligne_d_une_commune_d_ailleurs_n_est_jamais_atteinte() {
        String enRegion = condition("{fait: demandeur.region, parmi: [\"11\"]}");
        String table =
                "{plafond: {fait: achat.prixTtc}, valeur: {table: [{si: {fait: demandeur.commune, parmi: [\"%s\"]}, alors: 200 EUR}], sinon: 50 EUR}}";
        assertEquals(List.of(), codes(reglement(enRegion, table.formatted("92012"), "")));
        assertEquals(List.of(Code.LIGNE_JAMAIS_ATTEINTE), codes(reglement(enRegion, table.formatted("69123"), "")));
    }

    @Test
    void un_pays_a_un_code_de_deux_lettres() {
        String ici = condition("{fait: demandeur.commune, dans: LA}");
        String pays = "territoires: {LA: {libelle: là, pays: [%s]}}";
        assertEquals(List.of(Code.LIEU_INCONNU), codes(reglement(ici, DES_PRIX, pays.formatted("FRA"))));
        assertEquals(List.of(), codes(reglement(ici, DES_PRIX, pays.formatted("FR"))));
    }
}
