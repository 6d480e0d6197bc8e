package fr.octroi.guichet;

import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.dossier.NumeroDossier;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What became of the dossiers that wait when an agenda was frozen (<i>gel de l'ordre du jour</i>).
 *
 * @param ordre the agenda
 * @param inaccessibles those that wait, of whatever aid, and can be read no more, or that no sound règlement judges: nobody knows whether they
 *     would stand on it; none when the agenda was frozen before
 */
public record OrdreGele(OrdreDuJour ordre, SortedSet<NumeroDossier> inaccessibles) {

    /** Copies. */
    public OrdreGele {
        inaccessibles = Collections.unmodifiableSortedSet(new TreeSet<>(inaccessibles));
    }
}
