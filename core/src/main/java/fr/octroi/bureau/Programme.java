package fr.octroi.bureau;

import fr.octroi.commun.Montant;
import java.util.List;

/**
 * Where every dossier that waits goes (<i>programme des séances</i>); a forecast until an agenda is frozen.
 *
 * @param affectations one a dossier, in rank order
 */
public record Programme(List<Affectation> affectations) {

    /** Copies. */
    public Programme {
        affectations = List.copyOf(affectations);
    }

    /**
     * Returns the dossiers on a session.
     *
     * @param seance the code of the session
     * @return in rank order
     */
    public List<Candidat> candidats(String seance) {
        return affectations.stream()
                .filter(affectation -> seance.equals(affectation.seance()))
                .map(Affectation::candidat)
                .toList();
    }

    /**
     * Returns the credits kept for all, on a session or not yet.
     *
     * @return the sum, never above what was available
     */
    public Montant reserve() {
        return affectations.stream().map(Affectation::reserve).reduce(Montant.ZERO, Montant::plus);
    }
}
