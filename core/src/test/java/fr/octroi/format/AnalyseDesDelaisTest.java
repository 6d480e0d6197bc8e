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
import fr.octroi.reglement.Situation;
import fr.octroi.reglement.Valeur;
import fr.octroi.reglement.Vocabulaire;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the analysis knows of days: délais that follow one another, births and ages. */
class AnalyseDesDelaisTest {

    /** Its second row is never reached. */
    private static final String TABLE =
            "{plafond: {fait: achat.prixTtc}, valeur: {table: [{si: {fait: demandeur.age, maximum: 25}, alors: 200 EUR}, {si: {fait:"
                    + " demandeur.age, maximum: 25}, alors: 100 EUR}], sinon: 50 EUR}}";

    /** A day between two others is reached from either, whichever rule is written first. */
    @Test
    void l_ordre_de_deux_delais_ne_change_rien() {
        String un = condition("{fait: question.jour, apres: achat.date, au_plus: 2 mois}");
        String autre = condition("{fait: depot.date, apres: question.jour, au_plus: 3 mois}")
                .replace("REGLE", "AUTRE_REGLE");
        String loin = condition("{fait: depot.date, apres: achat.date, au_moins: 4 mois}")
                .replace("REGLE", "LOIN");
        for (List<String> ordre : List.of(
                List.of(un, autre, loin),
                List.of(autre, un, loin),
                List.of(loin, autre, un),
                List.of(un, loin, autre))) {
            assertEquals(
                    List.of(Code.LIGNE_JAMAIS_ATTEINTE),
                    codes(reglement(String.join(", ", ordre), TABLE, "")),
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
        for (int tour = 0; tour < regles.size(); tour++) {
            List<String> ordre = new ArrayList<>(regles);
            Collections.rotate(ordre, tour);
            List<String> retour = new ArrayList<>(ordre);
            Collections.reverse(retour);
            for (List<String> un : List.of(ordre, retour)) {
                assertEquals(
                        List.of(Code.LIGNE_JAMAIS_ATTEINTE),
                        codes(reglement(String.join(", ", un), TABLE, "")),
                        un::toString);
            }
        }
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
}
