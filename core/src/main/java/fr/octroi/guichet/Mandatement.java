package fr.octroi.guichet;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.versement.Blocage;
import fr.octroi.versement.Bordereau;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the grants handed in to be paid (<i>mandatement</i>).
 *
 * @param bordereau those that can be paid, empty when none can
 * @param bloques the others, each with every reason
 */
public record Mandatement(Optional<Bordereau> bordereau, SortedMap<NumeroDossier, List<Blocage>> bloques) {

    /** Copies. */
    public Mandatement {
        bloques = Collections.unmodifiableSortedMap(new TreeMap<>(bloques));
    }
}
