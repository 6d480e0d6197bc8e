package fr.octroi.suivi;

import fr.octroi.calendrier.Delai;
import fr.octroi.commun.ValeurInvalideException;

/**
 * How fast officers look at dossiers, and applicants answer (<i>cadence</i>): what the authority has measured, and no rule.
 *
 * @param minutesParJour what all officers do in a working day, 1 to 100,000
 * @param minutesParDossier how long a dossier takes them, 1 to 10,000
 * @param reponse within which half of the applicants answer a demand
 * @param reponseLente within which nine in ten do
 */
public record Cadence(int minutesParJour, int minutesParDossier, Delai reponse, Delai reponseLente) {

    /**
     * Checks the bounds.
     *
     * @throws ValeurInvalideException {@code CADENCE_INVALIDE}
     */
    public Cadence {
        if (minutesParJour < 1 || minutesParJour > 100_000 || minutesParDossier < 1 || minutesParDossier > 10_000) {
            throw new ValeurInvalideException("CADENCE_INVALIDE");
        }
    }
}
