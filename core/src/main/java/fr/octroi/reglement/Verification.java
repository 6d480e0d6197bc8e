package fr.octroi.reglement;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the faults of a règlement that forbid to instruct under it: a reason without an article, an amount without a
 * bound.
 */
public final class Verification {

    private Verification() {}

    /**
     * A fault.
     *
     * @param code {@code ARTICLE_ABSENT} or {@code MONTANT_NON_BORNE}
     * @param lieu the condition, piece, engagement or rule at fault
     */
    public record Defaut(String code, String lieu) {}

    /**
     * Finds all faults of a règlement.
     *
     * @param reglement the règlement
     * @return the faults in the order of the règlement, empty when sound
     */
    public static List<Defaut> verifier(ReglementAide reglement) {
        List<Defaut> defauts = new ArrayList<>();
        exigerArticle(reglement.validite().article(), reglement.validite().code(), defauts);
        for (Condition condition : reglement.conditions()) {
            exigerArticle(condition.article(), condition.code(), defauts);
        }
        for (PieceRequise piece : reglement.pieces()) {
            exigerArticle(piece.article(), piece.type(), defauts);
        }
        for (Engagement engagement : reglement.engagements()) {
            exigerArticle(engagement.article(), engagement.code(), defauts);
        }
        exigerArticle(reglement.bareme().article(), "bareme", defauts);
        Set<Donnee> bornees = reglement.conditions().stream()
                .flatMap(condition -> bornees(condition.exige()))
                .collect(Collectors.toSet());
        if (!reglement.bareme().formule().estBornee(bornees)) {
            defauts.add(new Defaut("MONTANT_NON_BORNE", "bareme"));
        }
        return List.copyOf(defauts);
    }

    /** The facts of which a condition refuses what is above a number. */
    private static Stream<Donnee> bornees(Predicat exige) {
        if (exige instanceof Predicat.Et et) {
            return et.termes().stream().flatMap(Verification::bornees);
        }
        if (exige instanceof Predicat.Entre entre && entre.maximum() != null) {
            return Stream.of(entre.donnee());
        }
        return exige instanceof Predicat.Compare compare
                        && compare.gauche() instanceof Formule.Base base
                        && compare.comparaison().tient(-1)
                        && compare.droite().estBornee()
                ? Stream.of(base.donnee())
                : Stream.of();
    }

    private static void exigerArticle(String article, String lieu, List<Defaut> defauts) {
        if (article.isBlank()) {
            defauts.add(new Defaut("ARTICLE_ABSENT", lieu));
        }
    }
}
