package fr.octroi.reglement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whom a search finds is there, and whom it says is nowhere is nowhere. */
class EspaceTest {

    @Provide
    Arbitrary<Predicat> questions() {
        return ReglesAuHasard.questions();
    }

    @Provide
    Arbitrary<List<Situation>> situations() {
        return ReglesAuHasard.situations().list().ofSize(40);
    }

    /** Of any question, drawn with délais, levels, incomes of a part and other aids. */
    @Property(tries = 400)
    void personne_ne_satisfait_ce_que_personne_ne_peut(
            @ForAll("questions") Predicat question, @ForAll("situations") List<Situation> situations) {
        ReglementAide reglement = new Reglements.Modele()
                .validite(Vocabulaire.ACHAT_DATE, LocalDate.of(1990, 1, 1), null)
                .conditions(List.of(new Condition("REGLE", "art. 1", "règle", question)))
                .build();
        Espace espace = new Espace(reglement, Geographie.INCONNUE);
        Espace.Recherche recherche = espace.chercher(List.of(Espace.vrai(question)));
        if (recherche.temoin() != null) {
            assertEquals(Verdict.SATISFAITE, question.evaluer(espace.evaluation(recherche.temoin())));
        } else if (recherche.complete()) {
            for (Situation situation : situations) {
                assertNotEquals(
                        Verdict.SATISFAITE,
                        question.evaluer(espace.evaluation(situation)),
                        () -> "nobody was to satisfy " + question + ", and this one does: " + situation.connues());
            }
        }
    }
}
