package fr.octroi.recours;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.calendrier.Delai;
import fr.octroi.calendrier.Echeance;
import fr.octroi.calendrier.Suspension;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An appeal against a decision (<i>recours</i>).
 *
 * @param reference its identity: 1 to 35 ASCII letters, digits and inner {@code . _ / -}, never a name
 * @param dossier the dossier
 * @param genre to whom
 * @param recu the day it was received
 * @param issue what became of it
 */
public record Recours(String reference, NumeroDossier dossier, Genre genre, LocalDate recu, Issue issue) {

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._/-]{0,33}[A-Za-z0-9])?");

    /** To whom an appeal is made. */
    public enum Genre {
        /** To the authority that decided (CRPA L410-1). */
        GRACIEUX,
        /** To its superior (CRPA L410-1). */
        HIERARCHIQUE,
        /** To the administrative court. */
        CONTENTIEUX
    }

    /** What became of an appeal; silence is none of these. */
    public enum Issue {
        /** No answer yet. */
        PENDANT,
        /** Rejected, expressly. */
        REJETE,
        /** The person is proved right. */
        ACCUEILLI,
        /** Nothing left to decide: the decision was withdrawn, or the appeal given up. */
        SANS_OBJET
    }

    /** Whether the délai can be held against an appeal; whether it is well founded is another matter. */
    public enum Recevabilite {
        /** Sent in time. */
        DANS_LE_DELAI,
        /** Nothing was notified, or not the appeals and their délais: none can be held against it (CJA R421-5). */
        DELAI_INOPPOSABLE,
        /** Sent after the last day. */
        TARDIF
    }

    /**
     * Checks.
     *
     * @throws ValeurInvalideException {@code REFERENCE_INVALIDE}, {@code DATE_HORS_CALENDRIER}
     */
    public Recours {
        if (!REFERENCE.matcher(reference).matches()) {
            throw new ValeurInvalideException("REFERENCE_INVALIDE");
        }
        CalendrierOuvre.verifier(recu);
    }

    /**
     * Says whether the délai can be held against this appeal.
     *
     * <p>An administrative appeal made in time keeps the délai before the court open until its own rejection (CRPA
     * L411-2): the notification to give is then that of the rejection.
     *
     * @param envoi the day it was sent, by the postmark or the filing on line (CRPA L112-1)
     * @param notification the day the person was notified, null when he was not
     * @param voies what the notification said of appeals, null when it said nothing
     * @return whether it comes in time
     * @throws ValeurInvalideException {@code DATE_HORS_CALENDRIER}
     */
    public Recevabilite recevabilite(LocalDate envoi, @Nullable LocalDate notification, @Nullable VoiesEtDelais voies) {
        if (notification == null || voies == null) {
            return Recevabilite.DELAI_INOPPOSABLE;
        }
        return envoi.isAfter(voies.dernierJour(notification).date()) ? Recevabilite.TARDIF : Recevabilite.DANS_LE_DELAI;
    }

    /**
     * Returns when silence on this appeal is a rejection: the date raises an alert and changes no state.
     *
     * @param suspensions the suspensions that texts ordered for everybody
     * @return two months from the day it was received (CRPA L231-4 2°), empty before the court
     * @throws ValeurInvalideException {@code DATE_HORS_CALENDRIER}
     */
    public Optional<Echeance> silence(List<Suspension> suspensions) {
        return genre == Genre.CONTENTIEUX
                ? Optional.empty()
                : Optional.of(new Echeance("CRPA L231-4 2°", recu, Delai.ofMois(2), false, suspensions));
    }

    /**
     * Returns this appeal with its outcome.
     *
     * @param nouvelle what became of it
     * @return the appeal
     * @throws IllegalStateException unless it is pending and the outcome is one: a bug of the caller
     */
    public Recours avecIssue(Issue nouvelle) {
        if (issue != Issue.PENDANT || nouvelle == Issue.PENDANT) {
            throw new IllegalStateException("no passage from " + issue + " to " + nouvelle);
        }
        return new Recours(reference, dossier, genre, recu, nouvelle);
    }
}
