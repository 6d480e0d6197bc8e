package fr.octroi.bureau;

import fr.octroi.commun.Montant;
import fr.octroi.dossier.NumeroDossier;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where every dossier that waits goes (<i>programme des séances</i>); a forecast until an agenda is frozen.
 *
 * @param affectations one a dossier, in rank order
 * @param inaccessibles those that wait and can be read no more, or that no sound règlement judges: their rank is not known, and nothing is kept
 *     for them
 */
public record Programme(List<Affectation> affectations, SortedSet<NumeroDossier> inaccessibles) {

    /** Copies. */
    public Programme {
        affectations = List.copyOf(affectations);
        inaccessibles = Collections.unmodifiableSortedSet(new TreeSet<>(inaccessibles));
    }

    /**
     * Makes a programme of dossiers that were all read.
     *
     * @param affectations one a dossier, in rank order
     */
    public Programme(List<Affectation> affectations) {
        this(affectations, Collections.emptySortedSet());
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
     * Returns where a dossier goes.
     *
     * @param numero the dossier
     * @return empty when the programme does not speak of it
     */
    public Optional<Affectation> affectation(NumeroDossier numero) {
        return affectations.stream()
                .filter(affectation -> affectation.candidat().numero().equals(numero))
                .findFirst();
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
