package fr.octroi.guichet;

import fr.octroi.demande.Rejet;
import fr.octroi.dossier.NumeroDossier;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What became of the facts that another organisation handed over: all are kept but those of the lines named here.
 *
 * @param rejets the faults of the lines that were not taken, in order, for whoever handed them over: {@code LIGNE_ILLISIBLE}, {@code
 *     ENTREE_ALTEREE}, {@code CHAINE_D_AUTRUI}, {@code ORGANISATION_ECRIT_ICI}
 * @param inaccessibles the dossiers that can be read no more, or that no règlement judges and on which a new contradiction was found: their facts
 *     are kept, and no incident was opened. Once mended, the next facts of each open it
 */
public record FaitsRecus(List<Rejet> rejets, SortedSet<NumeroDossier> inaccessibles) {

    /** Copies. */
    public FaitsRecus {
        rejets = List.copyOf(rejets);
        inaccessibles = Collections.unmodifiableSortedSet(new TreeSet<>(inaccessibles));
    }
}
