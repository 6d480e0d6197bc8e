package fr.octroi.rgpd;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a dossier stands between its end and its erasure (<i>sort</i>).
 *
 * @param phase which part of its time it is in
 * @param archivage the last day in the active base, null when no time runs
 * @param terme the last day on which it is kept, null when no time runs
 * @param fondement the text or the decision that says so, blank when no time runs
 */
public record Sort(
        Phase phase,
        @Nullable LocalDate archivage,
        @Nullable LocalDate terme,
        String fondement) {

    /** A part of the time of a dossier. */
    public enum Phase {
        /** Something is still expected of somebody. */
        EN_COURS,
        /** A hold was laid on it, or it is limited: nothing of it is erased, and no time is told. */
        GELE,
        /** It has ended, and no rule says for how long it is kept, or what the rule counts from has not happened. */
        SANS_TERME,
        /** It has ended, and stands in the active base (<i>base active</i>). */
        ACTIVE,
        /** It is kept for those alone who say why they look (<i>archivage intermédiaire</i>). */
        INTERMEDIAIRE,
        /** Its time has come: it goes on the next list. */
        ECHU
    }

    /**
     * Says whether the dossier has left the active base.
     *
     * @return true when only those who say why may look into it
     */
    public boolean estArchive() {
        return phase == Phase.INTERMEDIAIRE || phase == Phase.ECHU;
    }

    static Sort sans(Phase phase) {
        return new Sort(phase, null, null, "");
    }

    /**
     * The last days count whole: what is kept for a year is still there on its anniversary. What a procedure has stirred stands in the active base as long
     * again from its end, and never beyond its time.
     */
    static Sort de(Conservation.Regle regle, LocalDate depart, Optional<LocalDate> procedure, LocalDate jour) {
        LocalDate terme = depart.plus(regle.totale());
        LocalDate archivage = procedure.filter(depart::isBefore).orElse(depart).plus(regle.active());
        archivage = archivage.isAfter(terme) ? terme : archivage;
        Phase phase = jour.isAfter(terme) ? Phase.ECHU : jour.isAfter(archivage) ? Phase.INTERMEDIAIRE : Phase.ACTIVE;
        return new Sort(phase, archivage, terme, regle.fondement());
    }
}
