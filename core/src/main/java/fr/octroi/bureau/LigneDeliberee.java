package fr.octroi.bureau;

import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the minutes say of one dossier, right or wrong (<i>ligne du procès-verbal</i>).
 *
 * @param numero the dossier
 * @param issue what was decided
 * @param montant the amount granted, any; null when the minutes give none
 * @param motifs codes of why, with the form of a {@link Motif}'s
 * @param deports codes of the members who took no part, with the form of an agent's
 * @param absents codes of the members present at the session who were not in the room for this line
 * @param vote how they voted, null when all who took part were for it
 * @param acte the number of its own act, for a line that has one: voted apart, or by convention; else null
 */
public record LigneDeliberee(
        NumeroDossier numero,
        Issue issue,
        @Nullable Montant montant,
        List<String> motifs,
        List<String> deports,
        List<String> absents,
        @Nullable Vote vote,
        @Nullable String acte) {

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
        absents = List.copyOf(absents);
        if (!motifs.stream().allMatch(Formes::estMotif)
                || !Stream.concat(deports.stream(), absents.stream()).allMatch(Formes::estCode)
                || (acte != null && !Acte.estNumero(acte))) {
            throw new ValeurInvalideException("DELIBERATION_INVALIDE");
        }
    }

    /**
     * Says of a line that all who sat took part in it and were for it, those who left it apart.
     *
     * @param numero the dossier
     * @param issue what was decided
     * @param montant the amount granted, any; null when the minutes give none
     * @param motifs codes of why
     * @param deports codes of the members who took no part
     * @throws ValeurInvalideException {@code DELIBERATION_INVALIDE}
     */
    public LigneDeliberee(
            NumeroDossier numero, Issue issue, @Nullable Montant montant, List<String> motifs, List<String> deports) {
        this(numero, issue, montant, motifs, deports, List.of(), null, null);
    }
}
