package fr.octroi.reglement;

import fr.octroi.calendrier.Delai;
import fr.octroi.commun.ValeurInvalideException;

/**
 * A step of the reminder plan that a règlement defines (<i>étape de relance</i>).
 *
 * @param apres how long after the demand for pieces
 * @param modele the code of the message's template, none of {@link ModeleDeLettre}: those letters say what is done, and are no reminders
 */
public record EtapeRelance(Delai apres, String modele) {

    /**
     * Checks the template.
     *
     * @throws ValeurInvalideException {@code CODE_INVALIDE}, {@code MODELE_RESERVE}
     */
    public EtapeRelance {
        Condition.verifierCode(modele);
        if (ModeleDeLettre.deCode(modele).isPresent()) {
            throw new ValeurInvalideException("MODELE_RESERVE");
        }
    }
}
