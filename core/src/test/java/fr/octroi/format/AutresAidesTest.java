package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.reglement.Calcul;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.reglement.Situation;
import fr.octroi.reglement.Valeur;
import fr.octroi.reglement.Verdict;
import fr.octroi.reglement.Vocabulaire;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Aids that depend on one another, and values that cannot be: what is not known never passes for known. */
class AutresAidesTest {

    private static final String JOUR = "achat.date";

    private static ReglementAide aide(
            String code, String du, String au, String fait, String conditions, String formule, String suite) {
        return LecteurReglement.lire(code + ".yaml", """
                aide: %s
                version: "%s"
                titre: Aide
                autorite: Ville
                niveau: commune
                base: délibération
                sources: [essai]
                validite: {fait: %s, du: %s%s, code: PERIODE, article: art. 1, libelle: période}
                conditions: [%s]
                montant: {article: art. 2, arrondi: au centime, formule: %s}
                doublons: []
                silence: 2 mois
                %s
                """.formatted(
                        code,
                        du.substring(0, 4),
                        fait,
                        du,
                        au.isEmpty() ? "" : ", au: " + au,
                        conditions,
                        formule,
                        suite.isEmpty() ? "pieces: []" : suite));
    }

    private static ReglementAide aide(String code, String formule) {
        return aide(code, "2020-01-01", "", JOUR, "", formule, "");
    }

    private static ReglementResolu resolu(String code, ReglementAide... aides) {
        return Catalogue.resoudre(List.of(aides)).trouver(code, null).orElseThrow();
    }

    private static Situation.Builder achat() {
        return Situation.builder()
                .avec(Vocabulaire.ACHAT_DATE, new Valeur.Jour(LocalDate.of(2025, 6, 1)))
                .avec(Vocabulaire.ACHAT_PRIX_TTC, new Valeur.Somme(Montant.ofEuros(1_000)));
    }

    private static String dit(Calcul calcul) {
        return calcul.selon(
                etabli -> etabli.montant().toString(), indetermine -> "?" + indetermine.inconnues(), sansObjet -> "-");
    }

    @Test
    void les_faits_que_lit_une_autre_aide_sont_lus_aussi() {
        ReglementAide locale = aide(
                "locale",
                "{table: [{si: {fait: foyer.revenu, maximum: 20000 EUR/an}, alors: 200 EUR}], sinon: 100 EUR}");
        ReglementAide region = aide("region", "{reste: 500 EUR, moins: {aide: locale}}");
        ReglementResolu resolu = resolu("region", locale, region);
        assertTrue(resolu.donnees().contains(Vocabulaire.FOYER_REVENU));
        Situation connue = achat().avec(Vocabulaire.FOYER_REVENU, new Valeur.Revenu(Montant.ofEuros(15_000)))
                .build();
        assertEquals(
                "300.00",
                dit(resolu.evaluer(resolu.situation(
                        rang -> connue.valeur(Vocabulaire.communes().get(rang)).orElse(null), new TreeMap<>()))));
        assertEquals("?[foyer.revenu]", dit(resolu.evaluer(achat().build())));
    }

    @Test
    void une_aide_n_est_jamais_une_dette() {
        ReglementAide locale = aide("locale", "{difference: 300 EUR, moins: {fait: aides.autres}}");
        ReglementAide region = aide("region", "{reste: 500 EUR, moins: {aide: locale}}");
        Situation situation = achat().avec(Vocabulaire.AIDES_AUTRES, new Valeur.Somme(Montant.ofEuros(1_000)))
                .build();
        assertEquals("0.00", dit(resolu("locale", locale, region).evaluer(situation)));
        assertEquals("500.00", dit(resolu("region", locale, region).evaluer(situation)));
    }

    @Test
    void sans_le_jour_qui_dit_la_version_une_autre_aide_reste_inconnue() {
        ReglementAide ancienne = aide("locale", "2020-01-01", "2024-12-31", JOUR, "", "{forfait: 200 EUR}", "");
        ReglementAide nouvelle = aide(
                "locale",
                "2025-01-01",
                "",
                JOUR,
                "{code: NEUF, article: art. 3, libelle: neuf, exige: {fait: achat.etat, parmi: [NEUF]}}",
                "{forfait: 100 EUR}",
                "");
        ReglementAide region =
                aide("region", "2020-01-01", "", "depot.date", "", "{reste: 500 EUR, moins: {aide: locale}}", "");
        Situation sansDate = Situation.builder()
                .avec(Vocabulaire.DEPOT_DATE, new Valeur.Jour(LocalDate.of(2025, 6, 1)))
                .avec(Vocabulaire.ACHAT_ETAT, new Valeur.Code("OCCASION"))
                .build();
        Catalogue catalogue = Catalogue.resoudre(List.of(ancienne, nouvelle, region));
        assertEquals(
                "?[achat.date]",
                dit(catalogue.trouver("region", null).orElseThrow().evaluer(sansDate)));
        assertEquals(
                "?[achat.date]",
                dit(Objects.requireNonNull(catalogue.appliquer(sansDate).get("locale"))));
    }

    @Test
    void une_piece_peut_dependre_d_une_autre_aide_et_d_une_valeur_impossible() {
        String pieces = """
                pieces:
                  - {type: PREUVE, libelle: la preuve, article: art. 4, indispensable: oui, si: {applicable: {aide: locale}}}
                """;
        ReglementAide locale = aide("locale", "{forfait: 200 EUR}");
        ReglementAide region = aide("region", "2020-01-01", "", JOUR, "", "{forfait: 100 EUR}", pieces);
        ReglementResolu resolu = resolu("region", locale, region);
        assertEquals(Verdict.SATISFAITE, resolu.juger(region.pieces().get(0), achat().build()));
        assertEquals(
                "AIDE_INCONNUE",
                assertThrows(ValeurInvalideException.class, () -> Catalogue.resoudre(List.of(region)))
                        .code());
    }

    @Test
    void une_valeur_negative_est_inconnue_partout() {
        ReglementAide aide = aide(
                "aide",
                "2020-01-01",
                "",
                JOUR,
                "{code: PARTS, article: art. 3, libelle: parts, exige: {fait: foyer.parts, maximum: 3}}",
                "{forfait: 100 EUR}",
                "");
        Situation negative = achat().avec(Vocabulaire.FOYER_PARTS, new Valeur.Nombre(BigDecimal.ONE.negate()))
                .build();
        assertEquals("?[foyer.parts]", dit(resolu("aide", aide).evaluer(negative)));
    }

    @Test
    void deux_valeurs_d_un_parametre_ne_tiennent_pas_le_meme_jour() {
        String parametres = """
                pieces: []
                parametres:
                  T: [{valeur: 1 EUR, du: 2020-01-01, source: a}, {valeur: 2 EUR, du: 2021-01-01, source: b}]
                """;
        FichierInvalideException refus = assertThrows(
                FichierInvalideException.class,
                () -> aide("aide", "2020-01-01", "", JOUR, "", "{parametre: T}", parametres));
        assertEquals("PERIODES_CHEVAUCHANTES", refus.code());
    }

    /** 93059 joined 93066 on 1 January 2025: without the day, nobody knows which of the two is meant. */
    @Test
    void une_commune_fusionnee_se_lit_au_jour_qui_ouvre_le_droit() {
        var geographie = LecteurGeographie.fournie();
        assertEquals(
                "93066", geographie.auJour("93059", LocalDate.of(2025, 3, 1)).orElseThrow());
        assertEquals(
                "93059", geographie.auJour("93059", LocalDate.of(2024, 3, 1)).orElseThrow());
        assertTrue(geographie.auJour("93059", null).isEmpty());
        assertEquals("75056", geographie.auJour("75112", null).orElseThrow());
        assertEquals("92012", geographie.auJour("92012", null).orElseThrow());
        assertEquals("99999", geographie.auJour("99999", null).orElseThrow());
    }
}
