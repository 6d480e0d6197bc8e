package fr.octroi.reglement;

/**
 * What a beneficiary undertakes for after the grant, such as keeping the bicycle for three years (<i>engagement</i>).
 *
 * <p>Nothing can be checked of it when a request is instructed; a grant whose engagement is broken may be withdrawn (CRPA
 * L242-2 2°).
 *
 * @param code the code of the reason, such as {@code REVENTE}
 * @param article where the règlement says it
 * @param libelle what the beneficiary undertakes, in a French sentence
 * @param manquement what a breach of it is, in a French sentence: a letter prints it with its day
 */
public record Engagement(String code, String article, String libelle, String manquement) {

    /**
     * Checks the code.
     *
     * @throws fr.octroi.commun.ValeurInvalideException {@code CODE_INVALIDE}
     */
    public Engagement {
        Condition.verifierCode(code);
    }
}
