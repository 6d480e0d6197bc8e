package fr.octroi.reglement;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import fr.octroi.commun.Montant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class VerificationTest {

    private static final Formule UN_EURO = new Formule.Forfait(Montant.ofEuros(1));

    @Property(tries = 8000, maxDiscardRatio = 50)
    void une_reponse_qui_borne_un_fait_n_est_pas_celle_de_qui_depasse_tout(
            @ForAll("questions") Predicat question, @ForAll("completes") Situation situation, @ForAll boolean vrai) {
        Set<Donnee> bornees = Verification.bornees(question, vrai).stream()
                .filter(donnee -> donnee.type() != TypeValeur.DATE)
                .collect(Collectors.toSet());
        Assume.that(!bornees.isEmpty());
        Verdict verdict = ReglesAuHasard.resoudre(List.of(new Condition("REGLE", "art. 1", "règle", question)), UN_EURO)
                .apprecier(ReglesAuHasard.immense(situation))
                .get(1)
                .verdict();
        assertNotEquals(Verdict.of(vrai), verdict, () -> "and yet these are bounded: " + bornees);
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
