package fr.octroi.guichet;

import fr.octroi.dossier.NumeroDossier;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What became of the decisions of an act when the préfecture received it (<i>transmission au contrôle de légalité</i>, CGCT L2131-1).
 *
 * @param effet what was recorded
 * @param inaccessibles the dossiers of the agenda that can be read no more, that no règlement judges, or that were mended and are still to be
 *     decided: nothing was recorded on them now
 */
public record TransmissionDActe(Effet effet, SortedSet<NumeroDossier> inaccessibles) {

    /** Copies. */
    public TransmissionDActe {
        inaccessibles = Collections.unmodifiableSortedSet(new TreeSet<>(inaccessibles));
    }
}
