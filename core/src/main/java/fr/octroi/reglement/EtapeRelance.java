package fr.octroi.reglement;

import fr.octroi.calendrier.Delai;

/**
 * A step of the reminder plan that a règlement defines (<i>étape de relance</i>).
 *
 * @param apres how long after the demand for pieces
 * @param modele the code of the message's template
 */
public record EtapeRelance(Delai apres, String modele) {

    /**
     * Checks the code.
     *
     * @throws fr.octroi.commun.ValeurInvalideException {@code CODE_INVALIDE}
     */
    public EtapeRelance {
        Condition.verifierCode(modele);
    }
}
