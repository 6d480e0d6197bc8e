package fr.octroi.guichet;

import fr.octroi.dossier.NumeroDossier;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What became of the credits that a closed year engaged and did not mandate (<i>report de crédits</i>).
 *
 * @param effet {@link Effet#FAIT} when something was carried over, all but what is engaged for {@code inaccessibles}; otherwise nothing was written,
 *     and {@link Effet#IMPOSSIBLE} is for them when there are some, for another reason when there are none
 * @param inaccessibles the dossiers to be paid, of whatever envelope, that can be read no more, and those of this one that no règlement judges: what is
 *     engaged for them stays where it is, until they are mended and the command is given again
 */
public record ReportDeCredits(Effet effet, SortedSet<NumeroDossier> inaccessibles) {

    /** Copies. */
    public ReportDeCredits {
        inaccessibles = Collections.unmodifiableSortedSet(new TreeSet<>(inaccessibles));
    }
}
