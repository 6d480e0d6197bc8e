package fr.octroi.instruction;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.reglement.GenreDoublon;
import java.util.List;

/**
 * A coincidence between a dossier and others, for an officer to look at.
 *
 * @param genre what they share
 * @param autres the other dossiers, in order of number, one at least
 */
public record Coincidence(GenreDoublon genre, List<NumeroDossier> autres) {

    /** Copies and sorts. */
    public Coincidence {
        autres = autres.stream().sorted().toList();
    }
}
