package fr.octroi.bureau;

import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;

/**
 * What officers still have to do for a dossier before the Bureau can see it (<i>travail d'instruction</i>).
 *
 * @param candidat the dossier, with its rank and the credits to keep for it
 * @param minutes how long that takes, 1 to 10,000; 0 when its proposal is made, and then alone
 * @param disponible the first day on which they can work on it: when the applicant has answered, or will have
 */
public record Travail(Candidat candidat, int minutes, LocalDate disponible) {

    /**
     * Checks the bounds.
     *
     * @throws ValeurInvalideException {@code TRAVAIL_INVALIDE}
     */
    public Travail {
        if (minutes < 0 || minutes > 10_000 || (minutes == 0) != (candidat.pret() != null)) {
            throw new ValeurInvalideException("TRAVAIL_INVALIDE");
        }
    }
}
