package fr.octroi.bureau;

import fr.octroi.commun.Montant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a dossier goes, why, and what would have put it on an earlier session (<i>affectation</i>).
 *
 * @param candidat the dossier
 * @param reserve the credits that are kept for it: its amount, or zero when the credits do not reach its rank
 * @param seance the code of its session, null when it is on none
 * @param raison why
 * @param plusTot what lacks for each open session before its own, in their order, or for the credits; empty on the
 *     first session
 */
public record Affectation(
        Candidat candidat, Montant reserve, @Nullable String seance, Raison raison, List<PlusTot> plusTot) {

    /** Copies. */
    public Affectation {
        plusTot = List.copyOf(plusTot);
    }
}
