package fr.octroi.reglement;

import fr.octroi.commun.FormeDeCode;
import fr.octroi.commun.ValeurInvalideException;

/**
 * What a règlement requires of every applicant, with the article that requires it (<i>condition d'octroi</i>).
 *
 * @param code a stable code such as {@code RESIDENCE}: upper case, digits and underscores, at most 40
 * @param article where the règlement says it, as it is printed in a letter; blank is a fault that {@link Verification}
 *     finds
 * @param libelle what it requires, in a French sentence
 * @param exige the question that must be answered yes
 */
public record Condition(String code, String article, String libelle, Predicat exige) {

    /**
     * Checks the code.
     *
     * @throws ValeurInvalideException {@code CODE_INVALIDE}
     */
    public Condition {
        verifierCode(code);
    }

    static String verifierCode(String code) {
        if (!FormeDeCode.CODE.estCelleDe(code)) {
            throw new ValeurInvalideException("CODE_INVALIDE");
        }
        return code;
    }
}
