package fr.octroi.suivi;

import fr.octroi.bureau.Decision;
import fr.octroi.dossier.Dossier;
import fr.octroi.journal.Parcours;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days that mark out the way of a dossier (<i>jalons</i>).
 *
 * @param depot the filing
 * @param complet the last thing that instruction needed, null while something is missing
 * @param seance the session that decided, null before
 * @param paye the payment, null before
 */
public record Jalons(
        LocalDate depot,
        @Nullable LocalDate complet,
        @Nullable LocalDate seance,
        @Nullable LocalDate paye) {

    /**
     * Reads the days of a dossier.
     *
     * @param dossier the dossier
     * @param parcours what happened to it
     * @return its days
     */
    public static Jalons de(Dossier dossier, Parcours parcours) {
        LocalDate seance = parcours.decision()
                .filter(decision ->
                        decision.selon(accordee -> true, refusee -> true, ajournee -> false, retiree -> false))
                .map(Decision::acte)
                .map(acte -> acte.jour())
                .orElse(null);
        return new Jalons(
                dossier.depot(),
                parcours.rang().orElse(null),
                seance,
                parcours.paye().orElse(null));
    }
}
