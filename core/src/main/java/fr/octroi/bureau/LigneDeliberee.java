package fr.octroi.bureau;

import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the minutes say of one dossier, right or wrong (<i>ligne du procès-verbal</i>).
 *
 * @param numero the dossier
 * @param issue what was decided
 * @param montant the amount granted, any; null when the minutes give none
 * @param motifs codes of why, with the form of a {@link Motif}'s
 * @param deports codes of the members who took no part, with the form of an agent's
 */
public record LigneDeliberee(
        NumeroDossier numero, Issue issue, @Nullable Montant montant, List<String> motifs, List<String> deports) {

    /** What becomes of a dossier in a session. */
    public enum Issue {
        /** Granted. */
        ACCORDE,
        /** Refused. */
        REFUSE,
        /** Put off to a later session. */
        AJOURNE,
        /** Taken off the agenda. */
        RETIRE;

        /** Says whether the Bureau voted on the request itself. */
        boolean tranche() {
            return this == ACCORDE || this == REFUSE;
        }
    }

    /**
     * Checks the forms, and copies.
     *
     * @throws ValeurInvalideException {@code DELIBERATION_INVALIDE}
     */
    public LigneDeliberee {
        motifs = List.copyOf(motifs);
        deports = List.copyOf(deports);
        if (!motifs.stream().allMatch(Formes::estMotif) || !deports.stream().allMatch(Formes::estCode)) {
            throw new ValeurInvalideException("DELIBERATION_INVALIDE");
        }
    }
}
