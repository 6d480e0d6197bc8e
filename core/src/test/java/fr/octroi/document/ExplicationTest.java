package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.instruction.Constat;
import fr.octroi.instruction.EtatVersement;
import fr.octroi.instruction.Observation;
import fr.octroi.instruction.Portee;
import fr.octroi.reglement.Appreciation;
import fr.octroi.reglement.Condition;
import fr.octroi.reglement.GenreDoublon;
import fr.octroi.reglement.Predicat;
import fr.octroi.reglement.Verdict;
import fr.octroi.reglement.Vocabulaire;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExplicationTest {

    @Test
    void un_motif_de_condition_se_dit_sans_point_final() {
        Condition condition = new Condition(
                "ETAT_NEUF",
                "article 3",
                "Le vélo est neuf.",
                new Predicat.Parmi(Vocabulaire.ACHAT_ETAT, new TreeSet<>(List.of("NEUF"))));
        assertEquals(
                "condition non remplie : Le vélo est neuf",
                Explication.phrase(
                        new Constat.DeCondition(new Appreciation(condition, Verdict.NON_SATISFAITE, List.of()))));
    }

    @Test
    void chaque_code_a_sa_phrase() {
        ResourceBundle phrases = ResourceBundle.getBundle("fr.octroi.document.Explication", Locale.FRENCH);
        cles().forEach(cle -> assertTrue(phrases.containsKey(cle), cle));
    }

    private static Stream<String> cles() {
        return Stream.of(
                        Stream.of(Observation.values())
                                .flatMap(observation -> Stream.of("observation." + observation, "vu." + observation)),
                        Stream.of(Portee.values()).map(portee -> "portee." + portee),
                        Stream.of(EtatVersement.values()).map(versement -> "versement." + versement),
                        Stream.of(Verdict.values()).map(verdict -> "verdict." + verdict),
                        Stream.of(GenreDoublon.values()).map(genre -> "doublon." + genre),
                        Stream.of("BASE", "FORFAIT", "TAUX", "PLAFOND", "RESTE", "ARRONDI")
                                .map(etape -> "etape." + etape))
                .flatMap(cles -> cles);
    }
}
