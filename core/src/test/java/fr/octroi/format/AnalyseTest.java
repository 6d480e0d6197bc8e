package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.reglement.Analyse;
import fr.octroi.reglement.Calcul;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.Defaut;
import fr.octroi.reglement.Defaut.Code;
import fr.octroi.reglement.Geographie;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Situation;
import fr.octroi.reglement.Valeur;
import fr.octroi.reglement.Vocabulaire;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault by the smallest règlement that has it, and by its neighbour that has not. */
class AnalyseTest {

    private static final LocalDate JOUR = LocalDate.of(2026, 1, 1);
    private static final String DES_TAUX = "{taux: 25 %, de: {fait: achat.prixTtc}}";
    private static final String DES_PRIX = "{plafond: 300 EUR, valeur: {taux: 25 %, de: {fait: achat.prixTtc}}}";

    /** An amount that grows with the income: 500 EUR at 15,400 EUR a year for each part. */
    private static final String EN_PROPORTION =
            "{produit: [500 EUR, {quotient: {fait: foyer.revenuParPart}, par: 15400 EUR/an/part}]}";

    private static String auPlusLePrix(String formule) {
        return "{plafond: {fait: achat.prixTtc}, valeur: " + formule + "}";
    }

    private static ReglementAide reglement(String conditions, String formule, String suite) {
        return reglement("essai", "2025", "2020-01-01", conditions, formule, suite);
    }

    private static ReglementAide reglement(
            String aide, String version, String du, String conditions, String formule, String suite) {
        return LecteurReglement.lire(aide + ".yaml", texte(aide, version, du, conditions, formule, suite));
    }

    private static String texte(
            String aide, String version, String du, String conditions, String formule, String suite) {
        return """
                aide: %s
                version: "%s"
                titre: Aide d'essai
                autorite: Ville d'essai
                base: délibération d'essai
                sources: [essai]
                validite: {fait: achat.date, du: %s, code: PERIODE, article: art. 1, libelle: période}
                vocabulaire: {achat.nature: [VELO, CARGO], achat.etat: [NEUF, OCCASION]}
                questions: {etudiant: {type: booleen, libelle: étudiant}, code: {type: code, libelle: code}, nombre: {type: nombre, libelle: nombre}, jour: {type: date, libelle: jour}, autre: {type: date, libelle: autre}}
                conditions: [%s]
                montant: {article: art. 2, arrondi: au centime, formule: %s}
                pieces: []
                doublons: []
                silence: 2 mois
                %s
                """.formatted(aide, version, du, conditions, formule, suite);
    }

    private static String condition(String exige) {
        return "{code: REGLE, article: art. 3, libelle: règle, exige: " + exige + "}";
    }

    private static List<Code> codes(ReglementAide... reglements) {
        return Analyse.analyser(List.of(reglements), LecteurGeographie.fournie(), JOUR).stream()
                .map(Defaut::code)
                .distinct()
                .toList();
    }

    static Stream<Arguments> defauts() {
        return Stream.of(
                Arguments.of(
                        Code.CONDITIONS_CONTRADICTOIRES,
                        condition("{et: [{fait: demandeur.age, minimum: 26}, {fait: demandeur.age, maximum: 25}]}"),
                        condition("{et: [{fait: demandeur.age, minimum: 25}, {fait: demandeur.age, maximum: 25}]}"),
                        DES_PRIX,
                        DES_PRIX),
                Arguments.of(
                        Code.LIGNE_IMPOSSIBLE,
                        "",
                        "",
                        "{plafond: {fait: achat.prixTtc}, valeur: {table: [{si: {et: [{fait: achat.nature, parmi: [VELO]}, {fait: achat.nature,"
                                + " parmi: [CARGO]}]}, alors: 100 EUR}], sinon: 50 EUR}}",
                        "{plafond: {fait: achat.prixTtc}, valeur: {table: [{si: {et: [{fait: achat.nature, parmi: [VELO]}, {fait: achat.etat,"
                                + " parmi: [NEUF]}]}, alors: 100 EUR}], sinon: 50 EUR}}"),
                Arguments.of(
                        Code.LIGNE_JAMAIS_ATTEINTE,
                        "",
                        "",
                        parRevenu(
                                "{fait: foyer.revenuParPart, maximum: 20000 EUR/an/part}",
                                "{fait: foyer.revenuParPart, maximum: 15000 EUR/an/part}"),
                        parRevenu(
                                "{fait: foyer.revenuParPart, maximum: 15000 EUR/an/part}",
                                "{fait: foyer.revenuParPart, maximum: 20000 EUR/an/part}")),
                Arguments.of(
                        Code.SINON_JAMAIS_ATTEINT,
                        "",
                        condition("{fait: achat.etat, parmi: [NEUF, OCCASION]}"),
                        "{plafond: {fait: achat.prixTtc}, valeur: {table: [{si: {fait: achat.nature, parmi: [VELO]}, alors: 100 EUR}, {si: {fait:"
                                + " achat.nature, parmi: [CARGO]}, alors: 100 EUR}], sinon: 0 EUR}}",
                        "{plafond: {fait: achat.prixTtc}, valeur: {table: [{si: {fait: achat.nature, parmi: [VELO]}, alors: 100 EUR}], sinon: 0 EUR}}"),
                Arguments.of(
                        Code.ELIGIBLE_SANS_MONTANT,
                        "",
                        condition("{fait: achat.nature, parmi: [VELO]}"),
                        "{plafond: {fait: achat.prixTtc}, valeur: {table: [{si: {fait: achat.nature, parmi: [VELO]}, alors: 100 EUR}]}}",
                        "{plafond: {fait: achat.prixTtc}, valeur: {table: [{si: {fait: achat.nature, parmi: [VELO]}, alors: 100 EUR}]}}"),
                Arguments.of(
                        Code.PLAFOND_TROUE,
                        "",
                        condition("{fait: achat.nature, parmi: [VELO]}"),
                        "{valeur: {taux: 25 %, de: {fait: achat.prixTtc}}, plafond: {table: [{si: {fait: achat.nature, parmi: [VELO]}, alors: 100 EUR}]}}",
                        "{valeur: {taux: 25 %, de: {fait: achat.prixTtc}}, plafond: {table: [{si: {fait: achat.nature, parmi: [VELO]}, alors: 100 EUR}]}}"),
                Arguments.of(
                        Code.PLANCHER_SANS_DROIT,
                        "",
                        condition("{fait: foyer.revenuParPart, maximum: 10000 EUR/an/part}"),
                        plancher(),
                        plancher()),
                Arguments.of(Code.MOINS_POUR_LE_PLUS_PAUVRE, "", "", tranche("100", "150"), tranche("150", "100")),
                Arguments.of(
                        Code.AIDE_AU_DESSUS_DU_PRIX,
                        condition("{fait: achat.prixTtc, minimum: 100 EUR}"),
                        condition("{fait: achat.prixTtc, minimum: 150 EUR}"),
                        "{forfait: 150 EUR}",
                        "{forfait: 150 EUR}"),
                Arguments.of(Code.FORFAIT_SANS_PRIX, "", "", "{forfait: 150 EUR}", DES_PRIX),
                // Two facts at once: other aids that take all of a price.
                Arguments.of(
                        Code.PLANCHER_SANS_DROIT,
                        "",
                        "",
                        "{plafond: {fait: achat.prixTtc}, valeur: {plancher: 100 EUR, valeur: {reste: {plafond: 500 EUR, valeur: {fait:"
                                + " achat.prixTtc}}, moins: {fait: aides.autres}}}}",
                        "{plafond: {fait: achat.prixTtc}, valeur: {plancher: 100 EUR, valeur: {somme: [{plafond: 500 EUR, valeur: {fait:"
                                + " achat.prixTtc}}, {fait: aides.autres}]}}}"),
                Arguments.of(
                        Code.REVENU_PAR_PART_CONTRE_MENAGE,
                        condition(
                                "{compare: [{fait: foyer.revenuParPart}, <=, {table: [{si: {fait: foyer.personnes, maximum: 1}, alors: 20000"
                                        + " EUR/an/part}], sinon: 30000 EUR/an/part}]}"),
                        condition(
                                "{compare: [{fait: foyer.revenu}, <=, {table: [{si: {fait: foyer.personnes, maximum: 1}, alors: 20000"
                                        + " EUR/an}], sinon: 30000 EUR/an}]}"),
                        DES_PRIX,
                        DES_PRIX),
                Arguments.of(
                        Code.REVENU_PAR_PART_CONTRE_MENAGE,
                        condition(parTaille("{fait: foyer.revenuParPart, maximum: %s EUR/an/part}")),
                        condition(parTaille("{fait: foyer.revenu, maximum: %s EUR/an}")),
                        DES_PRIX,
                        DES_PRIX),
                Arguments.of(
                        Code.REVENU_PAR_PART_CONTRE_MENAGE,
                        parPartEtMenage("maximum: 15000"),
                        parPartEtMenage("maximum: 45000"),
                        DES_PRIX,
                        DES_PRIX),
                Arguments.of(
                        Code.PLANCHER_SANS_DROIT,
                        "",
                        "",
                        "{plafond: {fait: achat.prixTtc}, valeur: {valeur: 50 EUR, plancher: {table: [{si: {fait: achat.etat, parmi: [NEUF]}, alors: 200"
                                + " EUR}], sinon: 0 EUR}}}",
                        "{plafond: {fait: achat.prixTtc}, valeur: {plancher: 0 EUR, valeur: {table: [{si: {fait: achat.etat, parmi: [NEUF]}, alors: 200"
                                + " EUR}], sinon: 0 EUR}}}"),
                Arguments.of(
                        Code.BRANCHE_IMPOSSIBLE,
                        condition(
                                "{ou: [{fait: question.etudiant, vrai: oui}, {et: [{fait: demandeur.age, moins_de: 26}, {fait:"
                                        + " demandeur.age, plus_de: 25}]}]}"),
                        condition(
                                "{ou: [{fait: question.etudiant, vrai: oui}, {et: [{fait: demandeur.age, moins_de: 27}, {fait:"
                                        + " demandeur.age, plus_de: 25}]}]}"),
                        DES_PRIX,
                        DES_PRIX),
                Arguments.of(
                        Code.CODE_HORS_VOCABULAIRE,
                        condition("{non: {fait: achat.nature, parmi: [VELOS]}}"),
                        condition("{non: {fait: achat.nature, parmi: [VELO]}}"),
                        DES_PRIX,
                        DES_PRIX),
                Arguments.of(
                        Code.COMPARAISON_SANS_VALEUR,
                        condition(parPersonnes("")),
                        condition(parPersonnes(", sinon: 40000 EUR/an")),
                        DES_PRIX,
                        DES_PRIX),
                Arguments.of(
                        Code.COMPARAISON_SANS_VALEUR,
                        condition(parPersonnes("")) + ", " + taille("3"),
                        condition(parPersonnes("")) + ", " + taille("2"),
                        DES_PRIX,
                        DES_PRIX),
                // Two ceilings with one hole: whom one refuses the other refuses too, and each is told.
                Arguments.of(
                        Code.COMPARAISON_SANS_VALEUR,
                        condition(parPersonnes("")) + ", "
                                + condition(parPersonnes(""))
                                        .replace("REGLE", "ENCORE")
                                        .replace("20000", "21000"),
                        condition(parPersonnes(", sinon: 1 EUR/an")) + ", " + taille("3"),
                        DES_PRIX,
                        DES_PRIX),
                Arguments.of(
                        Code.LIGNE_JAMAIS_ATTEINTE,
                        condition(parPersonnes(", sinon: 40000 EUR/an").replace("maximum: 2", "maximum: 1")),
                        condition(parPersonnes(", sinon: 40000 EUR/an")),
                        DES_PRIX,
                        DES_PRIX),
                Arguments.of(
                        Code.ELIGIBLE_SANS_MONTANT,
                        "",
                        "",
                        "{somme: [{table: [{si: {fait: achat.nature, parmi: [VELO]}, alors: 50 EUR}]}, {table: [{si: {fait: achat.etat, parmi: [NEUF]},"
                                + " alors: 60 EUR}]}]}",
                        "{somme: [{table: [{si: {fait: achat.nature, parmi: [VELO]}, alors: 50 EUR}], sinon: 10 EUR}, {table: [{si: {fait: achat.etat, parmi:"
                                + " [NEUF]}, alors: 60 EUR}]}]}"),
                Arguments.of(
                        Code.ELIGIBLE_SANS_MONTANT,
                        "",
                        "",
                        parUneTranche("{fait: foyer.revenuParPart, minimum: 15000.01 EUR/an/part}"),
                        parUneTranche("{fait: foyer.revenuParPart, plus_de: 15000 EUR/an/part}")),
                Arguments.of(
                        Code.AIDE_AU_DESSUS_DU_PRIX,
                        "",
                        "",
                        "{plancher: 100 EUR, valeur: {plafond: 300 EUR, valeur: {taux: 25 %, de: {fait: achat.prixHt}}}}",
                        "{plafond: 300 EUR, valeur: {taux: 25 %, de: {fait: achat.prixHt}}}"),
                Arguments.of(
                        Code.AIDE_AU_DESSUS_DU_PRIX,
                        "",
                        "",
                        "{plafond: 300 EUR, valeur: {seuil: 150 EUR, valeur: {somme: [100 EUR, {taux: 50 %, de: {fait: achat.prixTtc}}]}}}",
                        "{plafond: 300 EUR, valeur: {seuil: 250 EUR, valeur: {somme: [100 EUR, {taux: 50 %, de: {fait: achat.prixTtc}}]}}}"),
                Arguments.of(Code.MOINS_POUR_LE_PLUS_PAUVRE, "", "", tranche("0", "150"), tranche("150", "0")),
                Arguments.of(
                        Code.MOINS_POUR_LE_PLUS_PAUVRE,
                        "",
                        "",
                        auPlusLePrix("{plafond: 500 EUR, valeur: " + EN_PROPORTION + "}"),
                        auPlusLePrix("{reste: 500 EUR, moins: " + EN_PROPORTION + "}")),
                Arguments.of(
                        Code.MONTANT_NON_BORNE,
                        condition("{fait: achat.prixTtc, minimum: 3000 EUR}"),
                        condition("{fait: achat.prixTtc, moins_de: 3000 EUR}"),
                        "{taux: 25 %, de: {fait: achat.prixTtc}}",
                        "{taux: 25 %, de: {fait: achat.prixTtc}}"),
                Arguments.of(Code.MONTANT_NON_BORNE, "", "", "{taux: 25 %, de: {fait: achat.prixTtc}}", DES_PRIX),
                Arguments.of(
                        Code.MONTANT_NON_BORNE,
                        condition(
                                "{ou: [{fait: achat.etat, parmi: [NEUF]}, {et: [{fait: achat.nature, parmi: [VELO]}, {fait: achat.prixTtc, maximum: 4000"
                                        + " EUR}]}]}"),
                        condition(
                                "{ou: [{fait: achat.prixTtc, maximum: 3000 EUR}, {et: [{fait: achat.nature, parmi: [VELO]}, {fait: achat.prixTtc, maximum:"
                                        + " 4000 EUR}]}]}"),
                        DES_TAUX,
                        DES_TAUX),
                Arguments.of(
                        Code.MONTANT_NON_BORNE,
                        condition("{non: {fait: achat.prixTtc, maximum: 4000 EUR}}"),
                        condition("{non: {fait: achat.prixTtc, plus_de: 4000 EUR}}"),
                        DES_TAUX,
                        DES_TAUX),
                Arguments.of(
                        Code.MONTANT_NON_BORNE,
                        condition("{compare: [4000 EUR, \"<=\", {fait: achat.prixTtc}]}"),
                        condition("{compare: [4000 EUR, \">=\", {fait: achat.prixTtc}]}"),
                        DES_TAUX,
                        DES_TAUX),
                Arguments.of(
                        Code.MONTANT_NON_BORNE,
                        "",
                        "",
                        "{table: [{si: {fait: achat.prixTtc, maximum: 1000 EUR}, alors: 500 EUR}], sinon: {taux: 50 %, de: {fait: achat.prixTtc}}}",
                        "{table: [{si: {fait: achat.prixTtc, maximum: 1000 EUR}, alors: {taux: 50 %, de: {fait: achat.prixTtc}}}], sinon: 500 EUR}"),
                Arguments.of(
                        Code.MONTANT_NON_BORNE,
                        "",
                        "",
                        "{table: [{si: {fait: achat.prixTtc, maximum: 1000 EUR}, alors: 500 EUR}, {si: {fait: achat.etat, parmi: [NEUF]}, alors: {taux: 50"
                                + " %, de: {fait: achat.prixTtc}}}], sinon: 500 EUR}",
                        "{table: [{si: {fait: achat.prixTtc, plus_de: 1000 EUR}, alors: 500 EUR}, {si: {fait: achat.etat, parmi: [NEUF]}, alors: {taux: 50"
                                + " %, de: {fait: achat.prixTtc}}}], sinon: 500 EUR}"),
                Arguments.of(
                        Code.CONDITION_SANS_EFFET,
                        condition("{ou: [{fait: demandeur.age, minimum: 18}, {fait: demandeur.age, maximum: 65}]}"),
                        condition("{et: [{fait: demandeur.age, minimum: 18}, {fait: demandeur.age, maximum: 65}]}"),
                        DES_PRIX,
                        DES_PRIX),
                // A vocabulary is no reason to refuse: a condition that names all of it is.
                Arguments.of(
                        Code.CONDITION_SANS_EFFET,
                        condition("{ou: [{fait: question.etudiant, vrai: oui}, {fait: question.etudiant, vrai: non}]}"),
                        condition("{fait: achat.nature, parmi: [VELO, CARGO]}"),
                        DES_PRIX,
                        DES_PRIX),
                Arguments.of(
                        Code.CONDITION_SANS_EFFET,
                        condition("{fait: achat.date, minimum: 2020-01-01}"),
                        condition("{fait: achat.date, minimum: 2020-01-02}"),
                        DES_PRIX,
                        DES_PRIX),
                Arguments.of(
                        Code.PLANCHER_AU_PLAFOND,
                        "",
                        "",
                        auPlusLePrix("{plafond: 100 EUR, valeur: {plancher: 150 EUR, valeur: " + DES_TAUX + "}}"),
                        auPlusLePrix("{plafond: 100 EUR, valeur: {plancher: 50 EUR, valeur: " + DES_TAUX + "}}")),
                Arguments.of(
                        Code.PLANCHER_AU_PLAFOND,
                        "",
                        "",
                        auPlusLePrix("{plancher: 100 EUR, valeur: {plafond: 100 EUR, valeur: " + DES_TAUX + "}}"),
                        auPlusLePrix(
                                "{plancher: 100 EUR, valeur: {plafond: {table: [{si: {fait: achat.etat, parmi: [NEUF]}, alors: 300 EUR}],"
                                        + " sinon: 100 EUR}, valeur: " + DES_TAUX + "}}")),
                Arguments.of(
                        Code.RIEN_POUR_PERSONNE,
                        prix("500"),
                        prix("600"),
                        "{seuil: 30 EUR, valeur: {taux: 5 %, de: {fait: achat.prixTtc}}}",
                        "{seuil: 30 EUR, valeur: {taux: 5 %, de: {fait: achat.prixTtc}}}"),
                Arguments.of(
                        Code.RIEN_POUR_PERSONNE,
                        prix("600"),
                        prix("600.01"),
                        "{reste: {taux: 10 %, de: {fait: achat.prixTtc}}, moins: 60 EUR}",
                        "{reste: {taux: 10 %, de: {fait: achat.prixTtc}}, moins: 60 EUR}"),
                // A price that pays is far above all that a rule names.
                Arguments.of(
                        Code.RIEN_POUR_PERSONNE,
                        prix("500"),
                        "",
                        "{plafond: 300 EUR, valeur: {somme: [{difference: {taux: 1 %, de: {fait: achat.prixTtc}}, moins: 500 EUR}, 50 EUR]}}",
                        "{plafond: 300 EUR, valeur: {somme: [{difference: {taux: 1 %, de: {fait: achat.prixTtc}}, moins: 500 EUR}, 50 EUR]}}"),
                Arguments.of(
                        Code.RIEN_POUR_PERSONNE,
                        "",
                        "",
                        "{seuil: 600 EUR, valeur: {plafond: 500 EUR, valeur: {taux: 50 %, de: {fait: achat.prixTtc}}}}",
                        "{seuil: 500 EUR, valeur: {plafond: 500 EUR, valeur: {taux: 50 %, de: {fait: achat.prixTtc}}}}"),
                Arguments.of(
                        Code.RIEN_POUR_PERSONNE,
                        "",
                        "",
                        "{somme: [{plafond: 0 EUR, valeur: {fait: achat.prixTtc}}, {taux: 0 %, de: {fait: achat.prixTtc}}]}",
                        "{somme: [{plafond: 1 EUR, valeur: {fait: achat.prixTtc}}, {taux: 0 %, de: {fait: achat.prixTtc}}]}"),
                Arguments.of(
                        Code.RIEN_POUR_PERSONNE,
                        "",
                        "",
                        "{plafond: -600 EUR, valeur: {taux: 50 %, de: {fait: achat.prixTtc}}}",
                        "{plafond: 600 EUR, valeur: {taux: 50 %, de: {fait: achat.prixTtc}}}"),
                Arguments.of(
                        Code.RIEN_POUR_PERSONNE,
                        "",
                        "",
                        "{plafond: {difference: 100 EUR, moins: 300 EUR}, valeur: {taux: 50 %, de: {fait: achat.prixTtc}}}",
                        "{plafond: {difference: {fait: achat.prixTtc}, moins: 300 EUR}, valeur: {plafond: 500 EUR, valeur: {taux: 50 %, de: {fait:"
                                + " achat.prixTtc}}}}"),
                Arguments.of(
                        Code.RIEN_POUR_PERSONNE,
                        "",
                        "",
                        "{table: [{si: {fait: achat.etat, parmi: [NEUF]}, alors: {plafond: {fait: achat.prixTtc}, valeur: 0 EUR}}], sinon: {taux: 0 %, de:"
                                + " {fait: achat.prixTtc}}}",
                        "{table: [{si: {fait: achat.etat, parmi: [NEUF]}, alors: {plafond: {fait: achat.prixTtc}, valeur: 1 EUR}}], sinon: {taux: 0 %, de:"
                                + " {fait: achat.prixTtc}}}"),
                Arguments.of(
                        Code.PLANCHER_SANS_DROIT,
                        "",
                        "",
                        "{plafond: {fait: achat.prixTtc}, valeur: {plancher: 50 EUR, valeur: {reste: 500 EUR, moins: {taux: 10 %, de: {fait:"
                                + " achat.prixHt}}}}}",
                        "{plafond: {fait: achat.prixTtc}, valeur: {reste: 500 EUR, moins: {plancher: 50 EUR, valeur: {taux: 10 %, de: {fait:"
                                + " achat.prixHt}}}}}"),
                Arguments.of(
                        Code.REVENU_PAR_PART_CONTRE_MENAGE,
                        condition(selonLesPersonnes("18000", "19000")),
                        condition(selonLesPersonnes("18000", "15000")),
                        DES_PRIX,
                        DES_PRIX),
                Arguments.of(
                        Code.REVENU_PAR_PART_CONTRE_MENAGE,
                        parPartEtMenage("maximum: 15000"),
                        parPartEtMenage("minimum: 15000"),
                        DES_PRIX,
                        DES_PRIX),
                Arguments.of(
                        Code.REVENU_PAR_PART_CONTRE_MENAGE,
                        condition(parTaille("{fait: foyer.revenuParPart, maximum: %s EUR/an/part}")),
                        condition(
                                "{ou: [{fait: foyer.revenuParPart, maximum: 15000 EUR/an/part}, {et: [{fait: foyer.personnes, minimum: 5}, {fait:"
                                        + " foyer.revenu, maximum: 60000 EUR/an}]}]}"),
                        DES_PRIX,
                        DES_PRIX),
                Arguments.of(
                        Code.COMPARAISON_SANS_VALEUR,
                        condition("{ou: [{fait: foyer.personnes, minimum: 4}, " + parPersonnes("") + "]}"),
                        condition("{ou: [{fait: foyer.personnes, minimum: 3}, " + parPersonnes("") + "]}"),
                        DES_PRIX,
                        DES_PRIX),
                Arguments.of(
                        Code.CONDITIONS_CONTRADICTOIRES,
                        condition(
                                "{compare: [{fait: achat.prixTtc}, <, {difference: {fait: achat.prixTtc}, moins: {fait: aides.autres}}]}"),
                        condition(
                                "{compare: [{fait: achat.prixTtc}, '>', {difference: {fait: achat.prixTtc}, moins: {fait: aides.autres}}]}"),
                        DES_PRIX,
                        DES_PRIX),
                Arguments.of(
                        Code.CONDITIONS_CONTRADICTOIRES,
                        condition(
                                "{et: [{fait: question.nombre, plus_de: 0.04}, {fait: question.nombre, moins_de: 0.04}]}"),
                        condition(
                                "{et: [{fait: question.nombre, plus_de: 0.04}, {fait: question.nombre, moins_de: 0.05}]}"),
                        DES_PRIX,
                        DES_PRIX),
                Arguments.of(Code.ELIGIBLE_SANS_MONTANT, "", "", parNombre("minimum: 2.51"), parNombre("plus_de: 2.5")),
                Arguments.of(
                        Code.ARTICLE_ABSENT,
                        "{code: REGLE, libelle: règle, exige: {fait: achat.etat, parmi: [NEUF]}}",
                        condition("{fait: achat.etat, parmi: [NEUF]}"),
                        DES_PRIX,
                        DES_PRIX));
    }

    private static String selonLesPersonnes(String seule, String plusieurs) {
        return "{compare: [{fait: foyer.revenuParPart}, <=, {table: [{si: {fait: foyer.personnes, maximum: 1}, alors: "
                + seule + " EUR/an/part}], sinon: " + plusieurs + " EUR/an/part}]}";
    }

    private static String parPartEtMenage(String duMenage) {
        return condition("{fait: foyer.revenuParPart, maximum: 15000 EUR/an/part}") + ", "
                + condition("{fait: foyer.revenu, " + duMenage + " EUR/an}").replace("REGLE", "MENAGE");
    }

    private static String parNombre(String suite) {
        return "{plafond: {fait: achat.prixTtc}, valeur: {table: [{si: {fait: question.nombre, maximum: 2.5}, alors: 100 EUR}, {si: {fait:"
                + " question.nombre, " + suite + "}, alors: 50 EUR}]}}";
    }

    private static String parTaille(String revenu) {
        return "{ou: [{et: [{fait: foyer.personnes, maximum: 1}, " + revenu.formatted("20000")
                + "]}, {et: [{fait: foyer.personnes, plus_de: 1}, " + revenu.formatted("30000") + "]}]}";
    }

    private static String parPersonnes(String sinon) {
        return "{compare: [{fait: foyer.revenu}, <=, {table: [{si: {fait: foyer.personnes, maximum: 1}, alors: 20000 EUR/an}, {si: {fait:"
                + " foyer.personnes, maximum: 2}, alors: 30000 EUR/an}]" + sinon + "}]}";
    }

    private static String prix(String auPlus) {
        return condition("{fait: achat.prixTtc, minimum: 100 EUR, maximum: " + auPlus + " EUR}");
    }

    private static String taille(String auPlus) {
        return condition("{fait: foyer.personnes, maximum: " + auPlus + "}").replace("REGLE", "TAILLE");
    }

    private static String parUneTranche(String seconde) {
        return "{plafond: {fait: achat.prixTtc}, valeur: {table: [{si: {fait: foyer.revenuParPart, maximum: 15000 EUR/an/part}, alors: 200"
                + " EUR}, {si: " + seconde + ", alors: 100 EUR}]}}";
    }

    private static String parRevenu(String premier, String second) {
        return "{plafond: {fait: achat.prixTtc}, valeur: {table: [{si: " + premier + ", alors: 200 EUR}, {si: " + second
                + ", alors: 100 EUR}], sinon: 50 EUR}}";
    }

    private static String plancher() {
        return "{plafond: {fait: achat.prixTtc}, valeur: {plancher: 50 EUR, valeur: {table: [{si: {fait: foyer.revenuParPart, maximum: 10000"
                + " EUR/an/part}, alors: 200 EUR}], sinon: 0 EUR}}}";
    }

    private static String tranche(String pauvres, String autres) {
        return "{plafond: {fait: achat.prixTtc}, valeur: {table: [{si: {fait: foyer.revenuParPart, maximum: 15000 EUR/an/part}, alors: "
                + pauvres + " EUR}], sinon: " + autres + " EUR}}";
    }

    @ParameterizedTest
    @MethodSource("defauts")
    void chaque_defaut_est_vu_et_son_voisin_n_est_pas_accuse(
            Code code, String mauvaise, String bonne, String mauvais, String bon) {
        assertTrue(codes(reglement(mauvaise, mauvais, "")).contains(code), () -> code + " is not seen");
        List<Code> voisins = codes(reglement(bonne, bon, ""));
        assertEquals(List.of(), voisins.stream().filter(code::equals).toList());
    }

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

    /** A side that is a number for some is not measured by the price of others. */
    @Test
    void ce_que_deux_faits_decident_n_est_pas_dit_impossible() {
        String adulte = condition("{fait: demandeur.age, minimum: 18}").replace("REGLE", "AGE");
        String selonLAge =
                "{table: [{si: {fait: demandeur.age, minimum: 18}, alors: %s EUR}], sinon: {fait: achat.prixTtc}}";
        String somme = "{somme: [{fait: aides.autres}, {fait: achat.prixHt}]}";
        String entreDeux = condition("{et: [{compare: [" + selonLAge.formatted("500") + ", <=, " + somme
                + "]}, {compare: [" + selonLAge.formatted("900") + ", '>=', " + somme + "]}]}");
        assertFalse(
                codes(reglement(adulte + ", " + entreDeux, DES_PRIX, "")).contains(Code.CONDITIONS_CONTRADICTOIRES));
        String seuil = condition(
                "{compare: [{seuil: {produit: [10 EUR, {fait: achat.quantite}]}, valeur: {fait: achat.prixTtc}}, '>=', 100 EUR]}");
        String beaucoup = condition("{fait: achat.quantite, minimum: 200}").replace("REGLE", "NOMBRE");
        assertFalse(codes(reglement(beaucoup + ", " + seuil, DES_PRIX, "")).contains(Code.CONDITIONS_CONTRADICTOIRES));
    }

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

    @Test
    void un_reglement_sain_n_a_aucun_defaut() {
        assertEquals(List.of(), codes(reglement(condition("{fait: achat.etat, parmi: [NEUF]}"), DES_PRIX, "")));
    }

    /** These two codes have the same hash. */
    @Test
    void deux_autres_aides_ne_sont_jamais_prises_l_une_pour_l_autre() {
        assertEquals("an".hashCode(), "c0".hashCode());
        String conditions =
                condition("{et: [{compare: [{aide: an}, '>', 100 EUR]}, {compare: [{aide: c0}, <, 50 EUR]}]}");
        assertFalse(codes(reglement(conditions, DES_PRIX, "")).contains(Code.CONDITIONS_CONTRADICTOIRES));
    }

    @Test
    void un_plafond_commun_est_dit_par_sa_condition_et_son_nombre() {
        Defaut defaut = Analyse.analyser(
                        List.of(reglement(parPartEtMenage("maximum: 15000"), DES_PRIX, "")),
                        LecteurGeographie.fournie(),
                        JOUR)
                .stream()
                .filter(un -> un.code() == Code.REVENU_PAR_PART_CONTRE_MENAGE)
                .findFirst()
                .orElseThrow();
        assertEquals("REGLE", defaut.lieu());
        assertEquals("15000", defaut.precision());
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

    /** Whoever doubts a fault can compute it from its facts. */
    @Test
    void le_temoin_d_un_defaut_le_montre() {
        String troue =
                "{valeur: {taux: 25 %, de: {fait: achat.prixTtc}}, plafond: {table: [{si: {fait: achat.prixTtc, maximum: 4000 EUR},"
                        + " alors: 200 EUR}]}}";
        ReglementAide reglement = reglement("", troue, "");
        Defaut defaut = Analyse.analyser(List.of(reglement), LecteurGeographie.fournie(), JOUR).stream()
                .filter(trouve -> trouve.code() == Code.PLAFOND_TROUE)
                .findFirst()
                .orElseThrow();
        assertEquals("montant.plafond", defaut.lieu());
        Situation temoin = Objects.requireNonNull(defaut.temoin());
        Calcul calcul =
                Catalogue.resoudre(List.of(reglement)).reglements().get(0).evaluer(temoin);
        assertEquals(
                "1000.00",
                calcul.selon(etabli -> etabli.montant().toString(), indetermine -> "?", sansObjet -> "-"),
                "4,000.01 euros at 25 %, and nothing that limits it");
    }

    @Test
    void deux_versions_se_chevauchent_ou_laissent_un_trou() {
        ReglementAide ancienne = reglement("", DES_PRIX, "");
        ReglementAide seconde = reglement("essai", "2026", "2026-01-01", "", DES_PRIX, "");
        assertEquals(List.of(Code.VERSIONS_CHEVAUCHANTES), codes(ancienne, seconde));
    }

    @Test
    void un_exemple_faux_est_nomme_avec_ce_qu_il_donne() {
        String cas =
                "cas: [{nom: mille euros, faits: {achat.date: 2025-06-01, achat.prixTtc: 1000 EUR}, montant: %s EUR}]";
        Defaut faux = Analyse.analyser(
                        List.of(reglement("", DES_PRIX, cas.formatted("300.00"))), LecteurGeographie.fournie(), JOUR)
                .get(0);
        assertEquals(Code.EXEMPLE_FAUX, faux.code());
        assertEquals("mille euros", faux.lieu());
        assertEquals("300.00 EUR / 250.00 EUR", faux.precision());
        assertEquals(List.of(), codes(reglement("", DES_PRIX, cas.formatted("250.00"))));
    }

    /** He is young, so that nobody asks whether he is a student, too. */
    @Test
    void une_question_qui_ne_decide_plus_n_est_pas_demandee() {
        String jeuneEtModeste =
                "{et: [{ou: [{fait: demandeur.age, maximum: 25}, {fait: question.etudiant, vrai: oui}]}, {fait: foyer.revenu, maximum: 30000 EUR/an}]}";
        String cas =
                "cas: [{nom: vingt ans, faits: {achat.date: 2025-06-01, achat.prixTtc: 500 EUR, demandeur.age: 20}, manque: [foyer.revenu]}]";
        assertEquals(List.of(), codes(reglement(condition(jeuneEtModeste), DES_PRIX, cas)));
        assertEquals(
                List.of(),
                codes(reglement(
                        "",
                        auPlusLePrix("{table: [{si: " + jeuneEtModeste + ", alors: 300 EUR}], sinon: 100 EUR}"),
                        cas)));
        assertEquals(
                List.of(),
                codes(reglement(
                        condition("{compare: [{table: [{si: " + jeuneEtModeste
                                + ", alors: 500 EUR}], sinon: 400 EUR}, '>=', {fait: achat.prixTtc}]}"),
                        DES_PRIX,
                        cas.replace("500 EUR", "450 EUR"))));
    }

    @Test
    void un_cas_dont_un_nombre_est_immense_se_calcule_aussi() {
        String cas =
                "cas: [{nom: un numéro de téléphone, faits: {achat.date: 2025-06-01, question.nombre: 612345678}, %s}]";
        String parMetre = "{produit: [{fait: question.nombre}, 200 EUR]}";
        String exige = condition("{fait: question.nombre, maximum: 100}");
        assertEquals(
                List.of(Code.FORFAIT_SANS_PRIX), codes(reglement(exige, parMetre, cas.formatted("refus: [REGLE]"))));
        assertEquals(
                List.of(Code.FORFAIT_SANS_PRIX),
                codes(reglement(
                        "",
                        "{plafond: 300 EUR, valeur: {arrondi: a l euro, valeur: " + parMetre + "}}",
                        cas.formatted("montant: 300 EUR"))));
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

    /** Nobody has one child and a half, once the règlement says that children are whole. */
    @ParameterizedTest
    @CsvSource({"', entier: oui', false", "', entier: non', true", "'', true"})
    void une_reponse_entiere_n_a_rien_entre_deux_nombres(String entier, boolean troue) {
        String enfants =
                "{table: [{si: {fait: question.nombre, maximum: 1}, alors: 50 EUR}, {si: {fait: question.nombre, minimum: 2}, alors: 80 EUR}]}";
        ReglementAide reglement = LecteurReglement.lire(
                "essai.yaml",
                texte("essai", "2025", "2020-01-01", "", auPlusLePrix(enfants), "")
                        .replace(
                                "nombre: {type: nombre, libelle: nombre",
                                "nombre: {type: nombre, libelle: nombre" + entier));
        assertEquals(troue ? List.of(Code.ELIGIBLE_SANS_MONTANT) : List.of(), codes(reglement));
    }

    @Test
    void un_nom_de_deux_genres_dans_deux_aides_liees_est_nomme() {
        String reste = "{plafond: 300 EUR, valeur: {reste: " + DES_TAUX + ", moins: {somme: [0 EUR, {aide: autre}]}}}";
        ReglementAide une =
                reglement("une", "1", "2020-01-01", condition("{fait: question.code, parmi: [A]}"), reste, "");
        String autre = texte("autre", "1", "2020-01-01", condition("{fait: question.code, vrai: oui}"), DES_PRIX, "")
                .replace("code: {type: code", "code: {type: booleen");
        List<Defaut> defauts = Analyse.analyser(
                List.of(une, LecteurReglement.lire("autre.yaml", autre)), LecteurGeographie.fournie(), JOUR);
        assertEquals(
                List.of(new Defaut(
                        Defaut.Gravite.FAUTE,
                        Code.FAIT_DE_DEUX_GENRES,
                        "une 1",
                        "question.code",
                        null,
                        "code dans une 1 ; booleen dans autre 1")),
                defauts);
        ReglementAide tierce = LecteurReglement.lire(
                "tierce.yaml",
                texte("tierce", "1", "2020-01-01", "", reste.replace("autre", "une"), "")
                        .replace("code: {type: code, libelle: code}, ", ""));
        // Who only depends on both is not accused beside them; of two that stand apart, nobody is.
        assertEquals(
                List.of("une 1"),
                Analyse.analyser(
                                List.of(tierce, une, LecteurReglement.lire("autre.yaml", autre)),
                                LecteurGeographie.fournie(),
                                JOUR)
                        .stream()
                        .map(Defaut::reglement)
                        .toList());
        assertEquals(
                List.of(),
                codes(
                        reglement(
                                "une", "1", "2020-01-01", condition("{fait: question.code, parmi: [A]}"), DES_PRIX, ""),
                        LecteurReglement.lire("autre.yaml", autre)));
    }

    @Test
    void un_anneau_d_aides_est_nomme_et_une_commune_disparue_aussi() {
        ReglementAide une = reglement("une", "1", "2020-01-01", "", "{reste: 300 EUR, moins: {aide: autre}}", "");
        ReglementAide autre = reglement("autre", "1", "2020-01-01", "", "{reste: 300 EUR, moins: {aide: une}}", "");
        assertTrue(codes(une, autre).contains(Code.CYCLE));
        String lieux = "territoires: {T: {libelle: T, communes: [\"%s\"]}}";
        String dedans = condition("{fait: demandeur.commune, dans: T}");
        assertEquals(List.of(Code.COMMUNE_DISPARUE), codes(reglement(dedans, DES_PRIX, lieux.formatted("69152"))));
        assertEquals(List.of(Code.COMMUNE_INCONNUE), codes(reglement(dedans, DES_PRIX, lieux.formatted("92999"))));
        assertEquals(List.of(), codes(reglement(dedans, DES_PRIX, lieux.formatted("92012"))));
    }

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

    /** A day between two others is reached from either, whichever rule is written first. */
    @Test
    void l_ordre_de_deux_delais_ne_change_rien() {
        String un = condition("{fait: question.jour, apres: achat.date, au_plus: 2 mois}");
        String autre = condition("{fait: depot.date, apres: question.jour, au_plus: 3 mois}")
                .replace("REGLE", "AUTRE_REGLE");
        String loin = condition("{fait: depot.date, apres: achat.date, au_moins: 4 mois}")
                .replace("REGLE", "LOIN");
        String table =
                "{plafond: {fait: achat.prixTtc}, valeur: {table: [{si: {fait: demandeur.age, maximum: 25}, alors: 200 EUR}, {si: {fait:"
                        + " demandeur.age, maximum: 25}, alors: 100 EUR}], sinon: 50 EUR}}";
        for (List<String> ordre : List.of(
                List.of(un, autre, loin),
                List.of(autre, un, loin),
                List.of(loin, autre, un),
                List.of(un, loin, autre))) {
            assertEquals(
                    List.of(Code.LIGNE_JAMAIS_ATTEINTE),
                    codes(reglement(String.join(", ", ordre), table, "")),
                    ordre::toString);
        }
    }

    /** Three that follow one another lead from the first day to the last, in every order of the rules. */
    @Test
    void trois_delais_se_suivent_dans_tout_ordre() {
        List<String> regles = List.of(
                condition("{fait: question.jour, apres: achat.date, au_plus: 2 mois}"),
                condition("{fait: question.autre, apres: question.jour, au_plus: 3 mois}")
                        .replace("REGLE", "DEUX"),
                condition("{fait: depot.date, apres: question.autre, au_plus: 4 mois}")
                        .replace("REGLE", "TROIS"),
                condition("{fait: depot.date, apres: achat.date, au_moins: 8 mois}")
                        .replace("REGLE", "LOIN"));
        String table =
                "{plafond: {fait: achat.prixTtc}, valeur: {table: [{si: {fait: demandeur.age, maximum: 25}, alors: 200 EUR}, {si: {fait:"
                        + " demandeur.age, maximum: 25}, alors: 100 EUR}], sinon: 50 EUR}}";
        for (int tour = 0; tour < regles.size(); tour++) {
            List<String> ordre = new ArrayList<>(regles);
            Collections.rotate(ordre, tour);
            List<String> retour = new ArrayList<>(ordre);
            Collections.reverse(retour);
            for (List<String> un : List.of(ordre, retour)) {
                assertEquals(
                        List.of(Code.LIGNE_JAMAIS_ATTEINTE),
                        codes(reglement(String.join(", ", un), table, "")),
                        un::toString);
            }
        }
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
    void une_version_donnee_deux_fois_se_chevauche() {
        ReglementAide un = reglement("", DES_PRIX, "");
        assertEquals(List.of(Code.VERSIONS_CHEVAUCHANTES), codes(un, un));
    }

    /** Six months to file, five years since an earlier aid: a rule that counts days takes no proof away. */
    @Test
    void un_delai_n_empeche_pas_de_trancher() {
        String delais = condition("{fait: depot.date, apres: achat.date, au_plus: 6 mois}") + ", "
                + condition(
                                "{ou: [{fait: question.etudiant, vrai: oui}, {fait: achat.date, apres: question.jour, au_moins: 5 ans}]}")
                        .replace("REGLE", "CINQ_ANS");
        String table =
                "{plafond: {fait: achat.prixTtc}, valeur: {table: [{si: {fait: demandeur.age, maximum: 25}, alors: 200 EUR}, {si: {fait:"
                        + " demandeur.age, maximum: %s}, alors: 100 EUR}], sinon: 50 EUR}}";
        assertEquals(List.of(), codes(reglement(delais, table.formatted(26), "")));
        assertEquals(List.of(Code.LIGNE_JAMAIS_ATTEINTE), codes(reglement(delais, table.formatted(25), "")));
        assertEquals(
                List.of(Code.CONDITIONS_CONTRADICTOIRES),
                codes(reglement(
                        delais + ", "
                                + condition("{et: [{fait: achat.date, maximum: 2019-12-31}]}")
                                        .replace("REGLE", "AVANT"),
                        DES_PRIX,
                        "")));
    }

    /** The age on the day that opens the right is that of the date of birth, to the day. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "minimum: 18 | minimum: 2016-01-01 | maximum: 2033-12-31 | true",
                "minimum: 18 | minimum: 2016-01-01 | maximum: 2034-01-01 | false",
                "minimum: 18 | minimum: 2016-01-01 | minimum: 2020-01-02 | false",
                "maximum: 29 | maximum: 1990-01-01 | minimum: 2020-01-02 | true",
                "maximum: 30 | maximum: 1990-01-01 | minimum: 2020-01-02 | false",
                "minimum: 18 | minimum: 2004-02-29, maximum: 2004-02-29 | maximum: 2022-02-27 | true",
                "minimum: 18 | minimum: 2004-02-29, maximum: 2004-02-29 | maximum: 2022-02-28 | false",
                "maximum: 17 | minimum: 2004-02-29, maximum: 2004-02-29 | minimum: 2022-02-28 | false",
                "maximum: 17 | minimum: 2004-02-29, maximum: 2004-02-29 | minimum: 2022-03-01 | true",
                "minimum: 18 | minimum: 2004-03-01, maximum: 2004-03-01 | maximum: 2022-02-28 | true",
                "maximum: 5  | minimum: 2026-01-01 | maximum: 2025-12-31 | true",
            })
    void un_age_et_une_naissance_vont_ensemble(String age, String naissance, String achat, boolean contradictoires) {
        String conditions = condition("{fait: demandeur.age, " + age + "}") + ", "
                + condition("{fait: demandeur.naissance, " + naissance + "}").replace("REGLE", "NAISSANCE") + ", "
                + condition("{fait: achat.date, " + achat + "}").replace("REGLE", "ACHAT");
        assertEquals(
                contradictoires ? List.of(Code.CONDITIONS_CONTRADICTOIRES) : List.of(),
                codes(reglement(conditions, DES_PRIX, "")));
        String table = "{plafond: {fait: achat.prixTtc}, valeur: {table: [{si: {fait: demandeur.naissance, " + naissance
                + "}, alors: 100 EUR}], sinon: 50 EUR}}";
        assertEquals(
                contradictoires,
                codes(reglement(
                                conditions
                                        .replace("NAISSANCE", "N")
                                        .replace("naissance, " + naissance, "age, minimum: 0"),
                                table,
                                ""))
                        .contains(Code.LIGNE_JAMAIS_ATTEINTE));
    }

    /** A délai since a birth on 29 February and an age agree on 28 February: the person who shows a fault is of the age that he shows. */
    @Test
    void un_delai_et_un_age_s_accordent_pour_qui_est_ne_le_29_fevrier() {
        String conditions = condition("{fait: demandeur.naissance, minimum: 2004-02-29, maximum: 2004-02-29}") + ", "
                + condition("{fait: achat.date, maximum: 2022-02-28}").replace("REGLE", "ACHAT") + ", "
                + condition("{fait: achat.date, apres: demandeur.naissance, au_moins: 18 ans}")
                        .replace("REGLE", "DELAI");
        String troue =
                "{plafond: {table: [{si: {fait: demandeur.age, %s}, alors: 100 EUR}]}, valeur: {fait: achat.prixTtc}}";
        for (int age : List.of(17, 18)) {
            List<Defaut> defauts = Analyse.analyser(
                    List.of(reglement(conditions, troue.formatted(age == 17 ? "minimum: 18" : "maximum: 17"), "")),
                    LecteurGeographie.fournie(),
                    JOUR);
            assertEquals(
                    List.of(Optional.of(new Valeur.Nombre(BigDecimal.valueOf(age)))),
                    defauts.stream()
                            .filter(defaut -> defaut.code() == Code.PLAFOND_TROUE)
                            .map(defaut ->
                                    Objects.requireNonNull(defaut.temoin()).valeur(Vocabulaire.DEMANDEUR_AGE))
                            .toList(),
                    defauts::toString);
        }
    }

    /** An age that nobody in the calendar has is a bound like any other. */
    @ParameterizedTest
    @ValueSource(strings = {"301", "999999", "999999999"})
    void un_age_au_dela_du_calendrier_n_arrete_pas_l_analyse(String age) {
        String naissance = condition("{fait: demandeur.naissance, minimum: 1950-05-05}");
        String entre = condition("{fait: demandeur.age, minimum: 18, maximum: " + age + "}")
                .replace("REGLE", "AGE");
        assertEquals(List.of(), codes(reglement(naissance + ", " + entre, DES_PRIX, "")));
        String dessus = condition("{fait: demandeur.age, minimum: " + age + "}").replace("REGLE", "AGE");
        assertEquals(
                List.of(Code.CONDITIONS_CONTRADICTOIRES), codes(reglement(naissance + ", " + dessus, DES_PRIX, "")));
    }

    /** The person who shows a fault has the age of his birth; where délais come in too, what is not proved is undecided. */
    @Test
    void le_temoin_a_l_age_de_sa_naissance() {
        String adulte = condition("{fait: demandeur.age, minimum: 18}");
        String troue =
                "{plafond: {table: [{si: {fait: demandeur.naissance, maximum: 2007-12-30}, alors: 100 EUR}]}, valeur: {fait: achat.prixTtc}}";
        Situation temoin =
                Analyse.analyser(List.of(reglement(adulte, troue, "")), LecteurGeographie.fournie(), JOUR).stream()
                        .filter(defaut -> defaut.code() == Code.PLAFOND_TROUE)
                        .map(defaut -> Objects.requireNonNull(defaut.temoin()))
                        .findFirst()
                        .orElseThrow();
        LocalDate ne =
                ((Valeur.Jour) temoin.valeur(Vocabulaire.DEMANDEUR_NAISSANCE).orElseThrow()).jour();
        LocalDate achat = ((Valeur.Jour) temoin.valeur(Vocabulaire.ACHAT_DATE).orElseThrow()).jour();
        assertEquals(
                Optional.of(new Valeur.Nombre(
                        BigDecimal.valueOf(Period.between(ne, achat).getYears()))),
                temoin.valeur(Vocabulaire.DEMANDEUR_AGE));
        String delai = condition("{fait: achat.date, apres: demandeur.naissance, au_plus: %d ans}")
                .replace("REGLE", "DELAI");
        assertEquals(List.of(), codes(reglement(adulte + ", " + delai.formatted(18), DES_PRIX, "")));
        assertEquals(List.of(Code.NON_DECIDE), codes(reglement(adulte + ", " + delai.formatted(17), DES_PRIX, "")));
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

    @Test
    void le_menage_le_plus_pauvre_est_montre_avec_l_autre() {
        Defaut defaut = Analyse.analyser(
                        List.of(reglement("", tranche("100", "150"), "")), LecteurGeographie.fournie(), JOUR)
                .get(0);
        assertEquals(Code.MOINS_POUR_LE_PLUS_PAUVRE, defaut.code());
        assertEquals("45000.01 EUR/an", defaut.precision());
        assertTrue(
                Objects.requireNonNull(defaut.temoin()).connues().toString().contains("foyer.revenu=45000.00 EUR/an"));
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

    /** Somebody of one commune is not one of another region, be he eligible otherwise. */
    @Test
    void une_ligne_d_une_commune_d_ailleurs_n_est_jamais_atteinte() {
        String enRegion = condition("{fait: demandeur.region, parmi: [\"11\"]}");
        String table =
                "{plafond: {fait: achat.prixTtc}, valeur: {table: [{si: {fait: demandeur.commune, parmi: [\"%s\"]}, alors: 200 EUR}], sinon: 50 EUR}}";
        assertEquals(List.of(), codes(reglement(enRegion, table.formatted("92012"), "")));
        assertEquals(List.of(Code.LIGNE_JAMAIS_ATTEINTE), codes(reglement(enRegion, table.formatted("69123"), "")));
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

    /** What cannot be decided is said, and never passed over. */
    @Test
    void ce_qui_ne_peut_etre_decide_est_dit() {
        String melange = condition(
                "{compare: [{produit: [{fait: achat.quantite}, {fait: achat.prixTtc}]}, <, {fait: achat.prixTtc}]}");
        List<Defaut> defauts =
                Analyse.analyser(List.of(reglement(melange, DES_PRIX, "")), LecteurGeographie.fournie(), JOUR);
        assertEquals(
                List.of(Code.NON_DECIDE), defauts.stream().map(Defaut::code).toList());
        assertEquals("CONDITIONS_CONTRADICTOIRES", defauts.get(0).precision());
        assertNotNull(defauts.get(0).reglement());
    }

    /** Law people write these: none of them is a fault, and none may break the search. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{fait: aides.autres, maximum: 0 EUR}",
                "{non: {fait: question.code, parmi: [VAE, AUTRE]}}",
                "{fait: question.nombre, plus_de: 4/3}",
                "{fait: question.nombre, minimum: 4/3}",
                "{fait: foyer.parts, maximum: 10/3, plus_de: 1}",
                "{compare: [{fait: achat.prixTtc}, <=, {produit: [{fait: achat.prixHt}, 1.055]}]}"
            })
    void une_condition_legitime_n_est_pas_accusee(String exige) {
        List<Code> codes = codes(reglement(condition(exige), DES_PRIX, "")).stream()
                .filter(code -> code != Code.NON_DECIDE)
                .toList();
        assertEquals(List.of(), codes);
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

    @Test
    void un_pays_a_un_code_de_deux_lettres() {
        String ici = condition("{fait: demandeur.commune, dans: LA}");
        String pays = "territoires: {LA: {libelle: là, pays: [%s]}}";
        assertEquals(List.of(Code.LIEU_INCONNU), codes(reglement(ici, DES_PRIX, pays.formatted("FRA"))));
        assertEquals(List.of(), codes(reglement(ici, DES_PRIX, pays.formatted("FR"))));
    }

    @Test
    void une_aide_dont_une_autre_depend_se_lit_avec_elle() {
        String cas = "cas: [{nom: x, faits: {achat.date: 2025-06-01, achat.prixTtc: 1000 EUR}, montant: 250 EUR}]";
        ReglementAide seul = reglement("", "{reste: 300 EUR, moins: {aide: regoin}}", cas);
        assertEquals(List.of(Code.ELIGIBLE_SANS_MONTANT, Code.FORFAIT_SANS_PRIX, Code.AIDE_A_LIRE_AVEC), codes(seul));

        ReglementAide region = reglement("region", "1", "2020-01-01", "", DES_PRIX, "");
        Defaut inconnue = Analyse.analyser(List.of(seul, region), Geographie.INCONNUE, JOUR).stream()
                .filter(defaut -> defaut.code() == Code.AIDE_INCONNUE)
                .findFirst()
                .orElseThrow();
        assertEquals("regoin", inconnue.precision());
        assertTrue(
                Analyse.analyser(List.of(seul), Geographie.INCONNUE, JOUR).stream()
                        .map(Defaut::temoin)
                        .anyMatch(temoin ->
                                temoin != null && temoin.connues().toString().contains("aide.regoin=sans objet")),
                "whoever has no other aid is shown in words");

        ReglementAide juste = reglement("", "{reste: 300 EUR, moins: {aide: region}}", "");
        assertFalse(codes(juste, region).contains(Code.AIDE_INCONNUE));
    }
}
