package fr.octroi.recours;

import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import java.time.LocalDate;

/**
 * A refused dossier that is looked at again (<i>réouverture</i>): it queues with its own date, never with the former one.
 *
 * <p>Who gave up, or whose grant was withdrawn, files anew under another number.
 *
 * @param dossier the dossier
 * @param depot the day it was first filed
 * @param jour the day it was reopened, not before {@code depot}
 */
public record Reouverture(NumeroDossier dossier, LocalDate depot, LocalDate jour) {

    /**
     * Checks the order.
     *
     * @throws ValeurInvalideException {@code REOUVERTURE_INVALIDE}
     */
    public Reouverture {
        if (jour.isBefore(depot)) {
            throw new ValeurInvalideException("REOUVERTURE_INVALIDE");
        }
    }

    /**
     * Reopens a dossier; its new state is {@link EtatDossier#DEPOSE}.
     *
     * @param dossier a refused dossier
     * @param jour the day
     * @return the reopening
     * @throws IllegalStateException when the dossier was not refused: a bug of the caller
     * @throws ValeurInvalideException {@code REOUVERTURE_INVALIDE}
     */
    public static Reouverture de(Dossier dossier, LocalDate jour) {
        if (dossier.etat() != EtatDossier.REFUSE) {
            throw new IllegalStateException("a dossier in state " + dossier.etat() + " is not reopened");
        }
        return new Reouverture(dossier.numero(), dossier.depot(), jour);
    }

    /**
     * Returns the day by which the dossier queues again.
     *
     * @param complet the day it was last complete
     * @return that day, or the day of reopening when it is later
     */
    public LocalDate rang(LocalDate complet) {
        return complet.isAfter(jour) ? complet : jour;
    }
}
