package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
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
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Aids that depend on one another, and values that cannot be: what is not known never passes for known. */
class AutresAidesTest {

    private static final String JOUR = "achat.date";

    @TempDir
    Path dossier;

    private static ReglementAide aide(
            String code, String du, String au, String fait, String conditions, String formule, String suite) {
        return LecteurReglement.lire(code + ".yaml", texte(code, du, au, fait, conditions, formule, suite));
    }

    private static String texte(
            String code, String du, String au, String fait, String conditions, String formule, String suite) {
        return """
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
                        suite.isEmpty() ? "pieces: []" : suite);
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
                        connue,
                        donnee -> (situation, reglement) ->
                                situation.valeur(donnee).orElse(null),
                        new TreeMap<>()))));
        assertEquals("?[foyer.revenu]", dit(resolu.evaluer(achat().build())));
    }

    private static final String SELON_LA_REMORQUE =
            "{table: [{si: {fait: question.remorque, vrai: oui}, alors: 200 EUR}], sinon: 100 EUR}";

    private static final String REMORQUE = "questions: {remorque: {type: booleen, libelle: une remorque}}\npieces: []";

    private static String texte(String code, String formule, String suite) {
        return texte(code, "2020-01-01", "", JOUR, "", formule, suite);
    }

    private List<ReglementAide> ensemble(String... textes) throws IOException {
        List<Path> fichiers = new ArrayList<>();
        for (String texte : textes) {
            String nom = texte.substring("aide: ".length(), texte.indexOf('\n'));
            fichiers.add(Files.writeString(dossier.resolve(nom + ".yaml"), texte));
        }
        return LecteurReglement.lireEnsemble(fichiers);
    }

    private static String casDeLaRegion(String remorque, String montant) {
        return "cas: [{nom: le reste, faits: {achat.date: 2025-06-01, question.remorque: " + remorque + "}, montant: "
                + montant + "}]\npieces: []";
    }

    @Test
    void un_cas_donne_ce_que_seule_une_autre_aide_demande() throws IOException {
        String locale = texte("locale", SELON_LA_REMORQUE, REMORQUE);
        for (String remorque : List.of("oui", "non")) {
            String region = texte(
                    "region",
                    "{reste: 500 EUR, moins: {aide: locale}}",
                    casDeLaRegion(remorque, remorque.equals("oui") ? "300 EUR" : "400 EUR"));
            List<ReglementAide> lus = ensemble(region, locale);
            assertEquals(
                    List.of("region", "locale"),
                    lus.stream().map(ReglementAide::code).toList());
            assertEquals(List.of(), lus.get(0).questions(), "its own questions stay its own");
            ReglementResolu resolu = resolu("region", lus.toArray(ReglementAide[]::new));
            assertTrue(lus.get(0).exemples().get(0).tient(resolu));
            // A règlement that was read before is as good as its file.
            assertEquals(
                    lus.get(0),
                    LecteurReglement.lireEnsemble(List.of(dossier.resolve("region.yaml")), lus.get(1))
                            .get(0));
            // What another file asks is of the same kind once written.
            assertEquals(
                    lus.get(0).exemples(),
                    ensemble(RedacteurReglement.ecrire(lus.get(0)), locale)
                            .get(0)
                            .exemples());
        }
    }

    private static FichierInvalideException refus(Executable lecture) {
        return assertThrows(FichierInvalideException.class, lecture);
    }

    @Test
    void un_cas_dont_personne_ne_pose_la_question_dit_de_lire_les_deux_reglements() {
        String region = texte("region", "{reste: 500 EUR, moins: {aide: locale}}", casDeLaRegion("oui", "300 EUR"));
        String locale = texte("locale", SELON_LA_REMORQUE, REMORQUE);
        FichierInvalideException seul = refus(() -> LecteurReglement.lire("region.yaml", region));
        assertEquals("NOM_INCONNU", seul.code());
        assertTrue(
                seul.getMessage()
                        .endsWith(
                                "(cas[0].faits.question.remorque) : aucun des règlements lus ici ne pose « question.remorque » ;"
                                        + " le règlement d'une autre aide, dont un cas donne les questions, se lit avec celui-ci"),
                seul.getMessage());
        FichierInvalideException coquille =
                refus(() -> ensemble(region.replace("question.remorque", "question.remorques"), locale));
        assertTrue(coquille.getMessage().contains("vouliez-vous dire « question.remorque » ?"), coquille.getMessage());
        // A rule reads what its own règlement asks, whatever stands beside it.
        assertEquals(
                "NOM_INCONNU",
                refus(() -> ensemble(texte("region", SELON_LA_REMORQUE, ""), locale))
                        .code());
    }

    @Test
    void un_cas_ne_donne_pas_ce_que_deux_reglements_demandent_en_deux_genres_ni_un_code_hors_du_vocabulaire() {
        String region = texte("region", "{reste: 500 EUR, moins: {aide: locale}}", casDeLaRegion("GRANDE", "300 EUR"));
        String codee = texte(
                "locale",
                "{table: [{si: {fait: question.remorque, parmi: [GRANDE]}, alors: 200 EUR}], sinon: 100 EUR}",
                "questions: {remorque: {type: code, libelle: une remorque}}\nvocabulaire: {question.remorque: [GRANDE,"
                        + " PETITE]}\npieces: []");
        assertDoesNotThrow(() -> ensemble(region, codee));
        assertEquals(
                "TYPE_DE_DONNEE",
                refus(() -> ensemble(region, codee, texte("voisine", SELON_LA_REMORQUE, REMORQUE)))
                        .code());
        assertEquals(
                "CODE_HORS_VOCABULAIRE",
                refus(() -> ensemble(region.replace("GRANDE", "GRANDES"), codee))
                        .code());
        // Where one of two says no vocabulary, any code can be.
        String ouverte = texte(
                "voisine",
                "{forfait: 1 EUR}",
                "questions: {remorque: {type: code, libelle: une remorque}}\npieces: []");
        assertDoesNotThrow(() -> ensemble(region.replace("GRANDE", "ENORME"), codee, ouverte));
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
