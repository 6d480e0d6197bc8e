package fr.octroi.bureau;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A session of the Bureau, the body that decides by delegation (<i>séance du Bureau</i>, CGCT L5211-10).
 *
 * @param code 1 to 40 lower-case letters, digits and hyphens, such as {@code bureau-2020-07-02}
 * @param jour the day it sits
 * @param limite the last day on which a dossier must be ready to be on its agenda, not after {@code jour}; it leaves
 *     time for the convocation and its five jours francs (CGCT L2121-12)
 * @param capacite how many dossiers its agenda may hold, 1 to 10,000
 * @param etat where it stands
 * @param ordreDuJour the frozen agenda, null while the session is open and then alone
 */
public record SeanceBureau(
        String code,
        LocalDate jour,
        LocalDate limite,
        int capacite,
        Etat etat,
        @Nullable OrdreDuJour ordreDuJour) {

    /** Where a session stands. */
    public enum Etat {
        /** Dossiers may still be put on it. */
        OUVERTE,
        /** Its agenda is frozen. */
        GELEE,
        /** It sat, and its minutes were taken in. */
        TENUE
    }

    /**
     * Checks what goes together.
     *
     * @throws ValeurInvalideException {@code SEANCE_INVALIDE} with another form or bound, with an agenda of another
     *     session, frozen after the session or longer than it may be; {@code DATE_HORS_CALENDRIER}
     */
    public SeanceBureau {
        CalendrierOuvre.verifier(jour);
        CalendrierOuvre.verifier(limite);
        if (!Formes.estCode(code)
                || limite.isAfter(jour)
                || capacite < 1
                || capacite > 10_000
                || (ordreDuJour == null) != (etat == Etat.OUVERTE)
                || (ordreDuJour != null
                        && (!ordreDuJour.seance().equals(code)
                                || ordreDuJour.geleLe().isAfter(jour)
                                || ordreDuJour.lignes().size() > capacite))) {
            throw new ValeurInvalideException("SEANCE_INVALIDE");
        }
    }

    /**
     * Makes a session that dossiers may be put on.
     *
     * @param code its code
     * @param jour the day it sits
     * @param limite the last day on which a dossier must be ready
     * @param capacite how many dossiers its agenda may hold
     * @return an open session
     * @throws ValeurInvalideException {@code SEANCE_INVALIDE}, {@code DATE_HORS_CALENDRIER}
     */
    public static SeanceBureau ouverte(String code, LocalDate jour, LocalDate limite, int capacite) {
        return new SeanceBureau(code, jour, limite, capacite, Etat.OUVERTE, null);
    }

    /**
     * Freezes the agenda of an open session; freezing another is a bug of the caller.
     *
     * @param ordre the agenda
     * @return the session, frozen
     * @throws ValeurInvalideException {@code SEANCE_INVALIDE} when the agenda is not one of this session
     */
    public SeanceBureau geler(OrdreDuJour ordre) {
        exiger(Etat.OUVERTE);
        return new SeanceBureau(code, jour, limite, capacite, Etat.GELEE, ordre);
    }

    /**
     * Puts a session off to a later day, with its agenda when it is frozen: too few members came, or none could (CGCT L2121-17).
     *
     * @param nouveau the day it will sit, after its present one
     * @return the session, as it stood
     * @throws ValeurInvalideException {@code REPORT_INVALIDE} when the day is not later, {@code DATE_HORS_CALENDRIER}
     */
    public SeanceBureau reporter(LocalDate nouveau) {
        if (etat == Etat.TENUE) {
            throw new IllegalStateException("the session was held");
        }
        if (!nouveau.isAfter(jour)) {
            throw new ValeurInvalideException("REPORT_INVALIDE");
        }
        return new SeanceBureau(code, nouveau, limite, capacite, etat, ordreDuJour);
    }

    /**
     * Closes a frozen session once its minutes are taken in; closing another is a bug of the caller.
     *
     * @return the session, held
     */
    public SeanceBureau tenir() {
        exiger(Etat.GELEE);
        return new SeanceBureau(code, jour, limite, capacite, Etat.TENUE, ordreDuJour);
    }

    private void exiger(Etat attendu) {
        if (etat != attendu) {
            throw new IllegalStateException("the session is not " + attendu);
        }
    }
}
