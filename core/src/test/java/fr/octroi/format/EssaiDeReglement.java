package fr.octroi.format;

import fr.octroi.reglement.Analyse;
import fr.octroi.reglement.Defaut;
import fr.octroi.reglement.Defaut.Code;
import fr.octroi.reglement.ReglementAide;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The smallest règlement around the conditions and the formula that a test is about, and what the analysis says of it. */
final class EssaiDeReglement {

    static final LocalDate JOUR = LocalDate.of(2026, 1, 1);

    static final String DES_TAUX = "{taux: 25 %, de: {fait: achat.prixTtc}}";

    static final String DES_PRIX = "{plafond: 300 EUR, valeur: {taux: 25 %, de: {fait: achat.prixTtc}}}";

    /** An amount that grows with the income: 500 EUR at 15,400 EUR a year for each part. */
    static final String EN_PROPORTION =
            "{produit: [500 EUR, {quotient: {fait: foyer.revenuParPart}, par: 15400 EUR/an/part}]}";

    private static final SortedMap<String, String> QUESTIONS = new TreeMap<>(
            Map.of("etudiant", "booleen", "code", "code", "nombre", "nombre", "jour", "date", "autre", "date"));

    private EssaiDeReglement() {}

    static String auPlusLePrix(String formule) {
        return "{plafond: {fait: achat.prixTtc}, valeur: " + formule + "}";
    }

    static ReglementAide reglement(String conditions, String formule, String suite) {
        return reglement("essai", "2025", "2020-01-01", conditions, formule, suite);
    }

    static ReglementAide reglement(
            String aide, String version, String du, String conditions, String formule, String suite) {
        return LecteurReglement.lire(aide + ".yaml", texte(aide, version, du, conditions, formule, suite));
    }

    static String texte(String aide, String version, String du, String conditions, String formule, String suite) {
        return """
                aide: %s
                version: "%s"
                titre: Aide d'essai
                autorite: Ville d'essai
                base: délibération d'essai
                sources: [essai]
                validite: {fait: achat.date, du: %s, code: PERIODE, article: art. 1, libelle: période}
                vocabulaire: {achat.nature: [VELO, CARGO], achat.etat: [NEUF, OCCASION]}
                questions: {%s}
                conditions: [%s]
                montant: {article: art. 2, arrondi: au centime, formule: %s}
                pieces: []
                doublons: []
                silence: 2 mois
                %s
                """.formatted(aide, version, du, questions(conditions + formule + suite), conditions, formule, suite);
    }

    /** Those that the rest reads: one that nothing reads is a fault of its own. */
    private static String questions(String lecteurs) {
        return QUESTIONS.entrySet().stream()
                .filter(question -> lecteurs.contains("question." + question.getKey()))
                .map(question ->
                        question.getKey() + ": {type: " + question.getValue() + ", libelle: " + question.getKey() + "}")
                .collect(Collectors.joining(", "));
    }

    static String condition(String exige) {
        return "{code: REGLE, article: art. 3, libelle: règle, exige: " + exige + "}";
    }

    static List<Code> codes(ReglementAide... reglements) {
        return Analyse.analyser(List.of(reglements), LecteurGeographie.fournie(), JOUR).stream()
                .map(Defaut::code)
                .distinct()
                .toList();
    }
}
