package fr.octroi.reglement;

import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Fraction;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Pourcentage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whom the verifier leaves in peace: where it says nothing, no household gets less than a richer one. */
class AnalyseDesRevenusTest {

    private static final Formule REVENU = new Formule.Base(Vocabulaire.FOYER_REVENU);

    /** Prices, or rows by income: what a row gives beside another by the price is tried at some prices alone. */
    @Provide
    Arbitrary<Formule> montants() {
        Arbitrary<Formule> prix = Arbitraries.of(
                Reglements.tauxDuPrix("25 %"),
                new Formule.Produit(List.of(Reglements.tauxDuPrix("50 %"), partDuRevenu(30_000))),
                new Formule.Produit(List.of(
                        Reglements.euros(100),
                        new Formule.Quotient(new Formule.Constante(Fraction.of(9_000), Unite.EURO_PAR_AN), REVENU))));
        BinaryOperator<Formule> lignes =
                (un, autre) -> new Formule.Table(List.of(new Formule.Table.Ligne(jusqua(15_000), un)), autre);
        return Arbitraries.oneOf(
                montant(3, simples(), List.of(lignes)), montant(3, Arbitraries.oneOf(simples(), prix), List.of()));
    }

    private static Arbitrary<Formule> simples() {
        return Arbitraries.oneOf(
                Arbitraries.of(0, 100, 300, 500).map(Reglements::euros),
                Arbitraries.of(7_000, 20_000, 45_000).map(AnalyseDesRevenusTest::enProportion));
    }

    private static Arbitrary<Formule> montant(
            int profondeur, Arbitrary<Formule> simples, List<BinaryOperator<Formule>> autres) {
        if (profondeur == 0) {
            return simples;
        }
        Arbitrary<Formule> moindres = Arbitraries.lazy(() -> montant(profondeur - 1, simples, autres));
        List<BinaryOperator<Formule>> accords = new ArrayList<>(autres);
        Collections.addAll(
                accords,
                Formule.Plafond::new,
                Formule.Plancher::new,
                Formule.Reste::new,
                Formule.Difference::new,
                Formule.Seuil::new,
                (un, autre) -> new Formule.Somme(List.of(un, autre)),
                (un, autre) -> new Formule.Somme(
                        List.of(un, new Formule.Taux(Pourcentage.parse("50 %"), autre), Reglements.euros(10))));
        return Arbitraries.oneOf(
                simples,
                Combinators.combine(Arbitraries.of(accords), moindres, moindres).as(BinaryOperator::apply));
    }

    /** 400 EUR at that income, in proportion below and above. */
    private static Formule enProportion(int revenu) {
        return new Formule.Produit(List.of(Reglements.euros(400), partDuRevenu(revenu)));
    }

    private static Formule partDuRevenu(int revenu) {
        return new Formule.Quotient(REVENU, new Formule.Constante(Fraction.of(revenu), Unite.EURO_PAR_AN));
    }

    private static Predicat jusqua(int revenu) {
        return new Predicat.Entre(Vocabulaire.FOYER_REVENU, null, new Valeur.Revenu(Montant.ofEuros(revenu)));
    }

    /** The same draws each time: tens of thousands of others are tried when these rules change. */
    @Property(tries = 500, seed = "5250")
    void ou_le_verificateur_se_tait_personne_ne_recoit_moins_qu_un_plus_riche(@ForAll("montants") Formule montant) {
        ReglementAide reglement = new Reglements.Modele()
                .validite(Vocabulaire.ACHAT_DATE, LocalDate.of(1990, 1, 1), null)
                .conditions(List.of(new Condition("REVENU", "art. 1", "revenu", jusqua(60_000))))
                .bareme(Reglements.bareme(montant))
                .build();
        boolean seTait = Analyse.analyser(List.of(reglement), Geographie.INCONNUE, LocalDate.of(2020, 1, 1)).stream()
                .noneMatch(defaut -> defaut.code() == Defaut.Code.MOINS_POUR_LE_PLUS_PAUVRE
                        || defaut.precision().equals(Defaut.Code.MOINS_POUR_LE_PLUS_PAUVRE.name()));
        boolean decroit = Stream.of(90, 700, 1_500, 6_000).allMatch(prix -> decroit(montant, prix));
        assertTrue(decroit || !seTait, () -> "more for the richer, and nothing is said: " + montant);
    }

    private static boolean decroit(Formule montant, int prix) {
        Fraction avant = null;
        for (int revenu = 250; revenu <= 60_000; revenu += 250) {
            Fraction euros = montant.calculer(new Evaluation(
                    Situation.builder()
                            .avec(Vocabulaire.FOYER_REVENU, new Valeur.Revenu(Montant.ofEuros(revenu)))
                            .avec(Vocabulaire.ACHAT_PRIX_TTC, new Valeur.Somme(Montant.ofEuros(prix)))
                            .build(),
                    Evaluation.Aides.AUCUNE));
            Fraction paye = euros == null ? Fraction.ZERO : euros.max(Fraction.ZERO);
            if (avant != null && paye.compareTo(avant) > 0) {
                return false;
            }
            avant = paye;
        }
        return true;
    }
}
