package fr.octroi.bureau;

import fr.octroi.bureau.Convocation.Genre;
import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session of the Bureau, the body that decides by delegation (<i>séance du Bureau</i>, CGCT L5211-10), or the signing of
 * whoever decides alone.
 *
 * @param code 1 to 40 lower-case letters, digits and hyphens, such as {@code bureau-2020-07-02}
 * @param jour the day it sits
 * @param limite the last day on which a dossier must be ready to be on its agenda, not after {@code jour}; it leaves
 *     time for the convocation and its five jours francs (CGCT L2121-12)
 * @param capacite how many dossiers its agenda may hold, 1 to 10,000
 * @param etat where it stands
 * @param mode who decides, and by which kind of act
 * @param convocations the convocations sent, in their order; none when somebody else keeps them, or nobody is convened
 * @param ordreDuJour the frozen agenda, null while the session is open and then alone
 * @param deliberation its minutes, null until they are taken in and then alone
 */
public record SeanceBureau(
        String code,
        LocalDate jour,
        LocalDate limite,
        int capacite,
        Etat etat,
        ModeDeDecision mode,
        List<Convocation> convocations,
        @Nullable OrdreDuJour ordreDuJour,
        @Nullable Deliberation deliberation) {

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
     *     session, frozen after the session or longer than it may be, or with a convocation before its agenda is frozen or of
     *     whoever decides alone; {@code DATE_HORS_CALENDRIER}
     */
    public SeanceBureau {
        convocations = List.copyOf(convocations);
        CalendrierOuvre.verifier(jour);
        CalendrierOuvre.verifier(limite);
        if (!Formes.estCode(code)
                || limite.isAfter(jour)
                || capacite < 1
                || capacite > 10_000
                || (ordreDuJour == null) != (etat == Etat.OUVERTE)
                || (deliberation == null) != (etat != Etat.TENUE)
                || (!convocations.isEmpty() && (ordreDuJour == null || !mode.siege()))
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
        return ouverte(code, jour, limite, capacite, ModeDeDecision.INSTANCE_COLLEGIALE);
    }

    /**
     * Makes a session that dossiers may be put on.
     *
     * @param code its code
     * @param jour the day it sits, or on which whoever decides alone signs
     * @param limite the last day on which a dossier must be ready
     * @param capacite how many dossiers its agenda may hold
     * @param mode who decides
     * @return an open session
     * @throws ValeurInvalideException {@code SEANCE_INVALIDE}, {@code DATE_HORS_CALENDRIER}
     */
    public static SeanceBureau ouverte(
            String code, LocalDate jour, LocalDate limite, int capacite, ModeDeDecision mode) {
        return new SeanceBureau(code, jour, limite, capacite, Etat.OUVERTE, mode, List.of(), null, null);
    }

    /**
     * Returns the convocation that the session sits on.
     *
     * @return of those that call to its day, the first regular one, else the last; null when none does
     */
    public @Nullable Convocation convocation() {
        return convocations.stream()
                .filter(convocation -> convocation.pour().equals(jour))
                .reduce((choisie, suivante) -> choisie.estReguliere() ? choisie : suivante)
                .orElse(null);
    }

    /**
     * Says whether a convocation can be kept with this session: its agenda is frozen before the sending, and it calls to its day; or,
     * after a first one that was regular and once its day has come, calls again to a later day.
     *
     * @param convocation the convocation
     * @return false also for a session that is held, or where nobody is convened
     */
    public boolean admet(Convocation convocation) {
        if (ordreDuJour == null
                || etat == Etat.TENUE
                || !mode.siege()
                || convocation.envoi().isBefore(ordreDuJour.geleLe())) {
            return false;
        }
        if (convocation.genre() != Genre.SECONDE) {
            return convocation.pour().equals(jour);
        }
        Convocation premiere = convocation();
        return premiere != null
                && premiere.estReguliere()
                && !convocation.envoi().isBefore(jour)
                && convocation.pour().isAfter(jour)
                && convocation.auPlusTot().isAfter(jour);
    }

    /**
     * Keeps a convocation; a second one moves the session to the day that it calls to (CGCT L2121-17).
     *
     * @param convocation one that it {@link #admet}; another is a bug of the caller
     * @return the session, convened
     */
    public SeanceBureau convoquer(Convocation convocation) {
        if (!admet(convocation)) {
            throw new IllegalStateException("the convocation is not one of this session");
        }
        List<Convocation> toutes = new ArrayList<>(convocations);
        toutes.add(convocation);
        return new SeanceBureau(code, convocation.pour(), limite, capacite, etat, mode, toutes, ordreDuJour, null);
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
        return new SeanceBureau(code, jour, limite, capacite, Etat.GELEE, mode, convocations, ordre, null);
    }

    /**
     * Puts a session off to a later day before it sits, with its agenda when it is frozen; whoever was convened is convened anew. While
     * it is open, the last day on which a dossier must be ready moves as far.
     *
     * @param nouveau the day it will sit, after its present one
     * @return the session, else as it stood
     * @throws ValeurInvalideException {@code REPORT_INVALIDE} when the day is not later, {@code DATE_HORS_CALENDRIER}
     */
    public SeanceBureau reporter(LocalDate nouveau) {
        if (etat == Etat.TENUE) {
            throw new IllegalStateException("the session was held");
        }
        if (!nouveau.isAfter(jour)) {
            throw new ValeurInvalideException("REPORT_INVALIDE");
        }
        LocalDate suivie = etat == Etat.OUVERTE ? limite.plusDays(ChronoUnit.DAYS.between(jour, nouveau)) : limite;
        return new SeanceBureau(code, nouveau, suivie, capacite, etat, mode, convocations, ordreDuJour, null);
    }

    /**
     * Closes a frozen session with its minutes; closing another is a bug of the caller.
     *
     * @param deliberation its minutes, which agree with its agenda
     * @return the session, held
     */
    public SeanceBureau tenir(Deliberation deliberation) {
        exiger(Etat.GELEE);
        return new SeanceBureau(
                code, jour, limite, capacite, Etat.TENUE, mode, convocations, ordreDuJour, deliberation);
    }

    private void exiger(Etat attendu) {
        if (etat != attendu) {
            throw new IllegalStateException("the session is not " + attendu);
        }
    }
}
