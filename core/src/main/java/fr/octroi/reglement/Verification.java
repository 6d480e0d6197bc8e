package fr.octroi.reglement;

import java.util.ArrayList;
import java.util.List;

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
        exigerArticle(reglement.bareme().article(), "montant", defauts);
        if (!Domaine.borne(reglement)) {
            defauts.add(new Defaut("MONTANT_NON_BORNE", "montant"));
        }
        return List.copyOf(defauts);
    }

    private static void exigerArticle(String article, String lieu, List<Defaut> defauts) {
        if (article.isBlank()) {
            defauts.add(new Defaut("ARTICLE_ABSENT", lieu));
        }
    }
}
