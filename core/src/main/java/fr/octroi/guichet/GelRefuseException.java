package fr.octroi.guichet;

import fr.octroi.dossier.NumeroDossier;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An agenda cannot be frozen, or is frozen otherwise, because of some dossiers (<i>refus du gel de l'ordre du jour</i>); nothing was written.
 *
 * <p>Its message names ten of them at most, and says how many others there are.
 */
public final class GelRefuseException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private static final int NOMMES = 10;

    /** Why. */
    public enum Raison {
        /** No line would be on the agenda, and dossiers that wait can be read no more, or no sound règlement judges them. */
        DOSSIERS_INACCESSIBLES,
        /** The agenda is frozen for another aid, that of these dossiers. */
        AUTRE_AIDE
    }

    private final Raison raison;
    private final transient SortedSet<NumeroDossier> dossiers;

    GelRefuseException(Raison raison, Collection<NumeroDossier> dossiers) {
        super(phrase(raison) + nommer(new TreeSet<>(dossiers)));
        this.raison = raison;
        this.dossiers = Collections.unmodifiableSortedSet(new TreeSet<>(dossiers));
    }

    private static String phrase(Raison raison) {
        return switch (raison) {
            case DOSSIERS_INACCESSIBLES -> "nothing to put on the agenda, and dossiers that cannot be read: ";
            case AUTRE_AIDE -> "the agenda is frozen for another aid, that of dossiers: ";
        };
    }

    private static String nommer(SortedSet<NumeroDossier> dossiers) {
        int autres = dossiers.size() - NOMMES;
        return String.join(
                        ", ",
                        dossiers.stream()
                                .limit(NOMMES)
                                .map(NumeroDossier::valeur)
                                .toList())
                + (autres > 0 ? " and " + autres + (autres == 1 ? " other" : " others") : "");
    }

    /**
     * Returns why.
     *
     * @return the reason
     */
    public Raison raison() {
        return raison;
    }

    /**
     * Returns the dossiers that it is about.
     *
     * @return all of them, at least one; a copy that was serialized has none
     */
    public SortedSet<NumeroDossier> dossiers() {
        return dossiers;
    }
}
