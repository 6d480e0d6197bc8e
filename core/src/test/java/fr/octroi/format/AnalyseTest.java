package fr.octroi.format;

import static fr.octroi.format.EssaiDeReglement.DES_PRIX;
import static fr.octroi.format.EssaiDeReglement.DES_TAUX;
import static fr.octroi.format.EssaiDeReglement.EN_PROPORTION;
import static fr.octroi.format.EssaiDeReglement.JOUR;
import static fr.octroi.format.EssaiDeReglement.auPlusLePrix;
import static fr.octroi.format.EssaiDeReglement.codes;
import static fr.octroi.format.EssaiDeReglement.condition;
import static fr.octroi.format.EssaiDeReglement.reglement;
import static fr.octroi.format.EssaiDeReglement.texte;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.reglement.Analyse;
import fr.octroi.reglement.Calcul;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.Defaut;
import fr.octroi.reglement.Defaut.Code;
import fr.octroi.reglement.Geographie;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Situation;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault by the smallest règlement that has it, and by its neighbour that has not. */
class AnalyseTest {

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
    void une_question_dont_rien_ne_lit_la_reponse_est_nommee() {
        ReglementAide demande = LecteurReglement.lire(
                "essai.yaml",
                texte("essai", "2025", "2020-01-01", "", DES_PRIX, "")
                        .replace("questions: {", "questions: {assurance: {type: booleen, libelle: une assurance}"));
        assertEquals(
                List.of(new Defaut(
                        Defaut.Gravite.ALERTE, Code.QUESTION_SANS_EFFET, "essai 2025", "question.assurance", null, "")),
                Analyse.analyser(List.of(demande), LecteurGeographie.fournie(), JOUR));
        ReglementAide autre = LecteurReglement.lire(
                "autre.yaml",
                texte("autre", "1", "2020-01-01", condition("{fait: question.assurance, vrai: oui}"), DES_PRIX, "")
                        .replace("questions: {", "questions: {assurance: {type: booleen, libelle: une assurance}"));
        assertEquals(List.of(), codes(demande, autre));
    }

    @ParameterizedTest
    @ValueSource(strings = {"condition", "montant", "piece"})
    void une_question_se_lit_dans_une_condition_le_montant_ou_une_piece(String lieu) {
        String lue = "{fait: question.etudiant, vrai: oui}";
        String texte = texte(
                "essai",
                "2025",
                "2020-01-01",
                lieu.equals("condition") ? condition(lue) : "",
                lieu.equals("montant")
                        ? "{plafond: {fait: achat.prixTtc}, valeur: {table: [{si: " + lue
                                + ", alors: 90 EUR}], sinon: 50 EUR}}"
                        : DES_PRIX,
                "");
        ReglementAide reglement = LecteurReglement.lire(
                "essai.yaml",
                lieu.equals("piece")
                        ? texte.replace("questions: {", "questions: {etudiant: {type: booleen, libelle: étudiant}")
                                .replace(
                                        "pieces: []",
                                        "pieces: [{type: CARTE, libelle: carte, article: art. 4, natures: [CARTE], indispensable: oui, si: "
                                                + lue + "}]")
                        : texte);
        assertEquals(List.of(), codes(reglement));
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

    @Test
    void une_nature_qu_aucun_lecteur_ne_dit_est_nommee_a_sa_piece() {
        ReglementAide reglement = LecteurReglement.fourni("gpso-vae-2019");
        List<Defaut> inconnues = Analyse.natures(reglement, new TreeSet<>(List.of("FACTURE", "RIB")));
        assertEquals(
                List.of("JUSTIFICATIF_DOMICILE JUSTIFICATIF_DOMICILE", "JUSTIFICATIF_DOMICILE AVIS_IMPOSITION"),
                inconnues.stream()
                        .filter(inconnue -> inconnue.code() == Code.NATURE_INCONNUE)
                        .map(inconnue -> inconnue.lieu() + " " + inconnue.precision())
                        .toList());
        SortedSet<String> toutes = new TreeSet<>();
        reglement.pieces().forEach(piece -> toutes.addAll(piece.natures()));
        assertEquals(List.of(), Analyse.natures(reglement, toutes));
    }

    @Test
    void une_version_donnee_deux_fois_se_chevauche() {
        ReglementAide un = reglement("", DES_PRIX, "");
        assertEquals(List.of(Code.VERSIONS_CHEVAUCHANTES), codes(un, un));
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
