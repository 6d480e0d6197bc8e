package fr.octroi.reglement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
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
        return ReglesAuHasard.situations().filter(EspaceTest::peutEtre).list().ofSize(40);
    }

    /** Nobody buys nothing, or for nothing, or has less than one fiscal part: such people are not looked for. */
    static boolean peutEtre(Situation situation) {
        return Stream.of(
                        Vocabulaire.ACHAT_QUANTITE,
                        Vocabulaire.FOYER_PARTS,
                        Vocabulaire.ACHAT_PRIX_TTC,
                        Vocabulaire.ACHAT_PRIX_HT)
                .allMatch(donnee -> {
                    Valeur valeur = situation.lire(donnee);
                    return valeur == null
                            || (valeur instanceof Valeur.Nombre nombre
                                            ? nombre.nombre().compareTo(BigDecimal.ONE)
                                            : valeur instanceof Valeur.Somme somme
                                                    ? somme.montant().centimes() - 1
                                                    : 0)
                                    >= 0;
                });
    }

    /** Of any question, drawn with délais, levels, incomes of a part and other aids. */
    @Property(tries = 1000)
    void personne_ne_satisfait_ce_que_personne_ne_peut(
            @ForAll("questions") Predicat question, @ForAll("situations") List<Situation> situations) {
        ReglementAide reglement = new Reglements.Modele()
                .validite(Vocabulaire.ACHAT_DATE, LocalDate.of(1990, 1, 1), null)
                .conditions(List.of(new Condition("REGLE", "art. 1", "règle", question)))
                .build();
        Espace espace = new Espace(reglement, Geographie.INCONNUE);
        Espace.Recherche recherche = espace.chercher(List.of(But.vrai(question)));
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
