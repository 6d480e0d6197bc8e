package fr.octroi.reglement;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Montant;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DomaineTest {

    private static final Formule UN_EURO = new Formule.Forfait(Montant.ofEuros(1));

    @Property(tries = 8000, maxDiscardRatio = 50)
    void une_reponse_qui_borne_un_fait_n_est_pas_celle_de_qui_depasse_tout(
            @ForAll("questions") Predicat question, @ForAll("completes") Situation situation, @ForAll boolean vrai) {
        Set<Donnee> bornees = Domaine.bornees(question, vrai).stream()
                .filter(donnee -> donnee.type() != TypeValeur.DATE)
                .collect(Collectors.toSet());
        Assume.that(!bornees.isEmpty());
        Verdict verdict = ReglesAuHasard.resoudre(List.of(new Condition("REGLE", "art. 1", "règle", question)), UN_EURO)
                .apprecier(ReglesAuHasard.immense(situation))
                .get(1)
                .verdict();
        assertNotEquals(Verdict.of(vrai), verdict, () -> "and yet these are bounded: " + bornees);
    }

    @Property(tries = 4000, maxDiscardRatio = 50)
    void une_reponse_qui_minore_un_fait_n_est_pas_celle_de_qui_n_a_rien(
            @ForAll("questions") Predicat question, @ForAll("completes") Situation situation, @ForAll boolean vrai) {
        Set<Donnee> minorees = Domaine.minorees(question, vrai).stream()
                .filter(donnee -> donnee.type() != TypeValeur.DATE)
                .collect(Collectors.toSet());
        Assume.that(!minorees.isEmpty());
        Situation.Builder sansRien = Situation.builder();
        for (Donnee donnee : ReglesAuHasard.DONNEES) {
            sansRien.avec(
                    donnee,
                    switch (donnee.type()) {
                        case MONTANT -> new Valeur.Somme(Montant.ZERO);
                        case REVENU -> new Valeur.Revenu(Montant.ZERO);
                        case NOMBRE -> new Valeur.Nombre(BigDecimal.ZERO);
                        case CODE, DATE, BOOLEEN -> situation.lire(donnee);
                    });
        }
        Verdict verdict = ReglesAuHasard.resoudre(List.of(new Condition("REGLE", "art. 1", "règle", question)), UN_EURO)
                .apprecier(sansRien.build())
                .get(1)
                .verdict();
        assertNotEquals(Verdict.of(vrai), verdict, () -> "and yet these have a floor: " + minorees);
    }

    /** What their structure does not bound: caps that are tables without a row for the rest. */
    @Property(tries = 400, maxDiscardRatio = 50, seed = "5250")
    void un_plafond_sans_sinon_qui_borne_a_une_ligne_pour_qui_est_eligible(
            @ForAll("questions") Predicat exigee,
            @ForAll("questions") Predicat ligne,
            @ForAll("questions") Predicat seconde,
            @ForAll @IntRange(min = 0, max = 2) int genre,
            @ForAll("completes") Situation situation,
            @ForAll @Size(40) List<Boolean> immenses) {
        Predicat autre = genre == 0 ? seconde : genre == 1 ? new Predicat.Non(ligne) : exigee;
        Formule plafond = new Formule.Table(
                List.of(new Formule.Table.Ligne(ligne, UN_EURO), new Formule.Table.Ligne(autre, UN_EURO)), null);
        Formule montant = new Formule.Plafond(new Formule.Base(Vocabulaire.ACHAT_PRIX_TTC), plafond);
        ReglementResolu reglement =
                ReglesAuHasard.resoudre(List.of(new Condition("REGLE", "art. 1", "règle", exigee)), montant);
        Assume.that(
                reglement.defauts().isEmpty() && !Domaine.bornees(exigee, true).contains(Vocabulaire.ACHAT_PRIX_TTC));
        Situation tiree = parEndroitsImmense(situation, immenses);
        Assume.that(reglement.apprecier(tiree).stream()
                .allMatch(appreciation -> appreciation.verdict() == Verdict.SATISFAITE));
        if (reglement.evaluer(tiree) instanceof Calcul.Etabli etabli) {
            assertTrue(etabli.montant().compareTo(Montant.ofEuros(1)) <= 0, etabli::toString);
        }
    }

    private static Situation parEndroitsImmense(Situation situation, List<Boolean> immenses) {
        Situation immense = ReglesAuHasard.immense(situation);
        Situation.Builder melee = Situation.builder();
        for (int i = 0; i < ReglesAuHasard.DONNEES.size(); i++) {
            Donnee donnee = ReglesAuHasard.DONNEES.get(i);
            melee.avec(donnee, (immenses.get(i % immenses.size()) ? immense : situation).lire(donnee));
        }
        return melee.build();
    }

    @Provide
    Arbitrary<Predicat> questions() {
        return ReglesAuHasard.questions();
    }

    @Provide
    Arbitrary<Situation> completes() {
        return ReglesAuHasard.situationsCompletes();
    }
}
