package fr.octroi.bureau;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.calendrier.Delai;
import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;

/**
 * The letter that calls the members to a session, with its agenda (<i>convocation</i>, CGCT L2121-10 and L2121-12, which
 * L5211-1 extends to a Bureau that decides by delegation).
 *
 * <p>An irregular convocation is kept as it was: it is {@link Deliberation#confronter} that lets nothing be decided on it.
 *
 * @param genre which
 * @param envoi the day it was sent
 * @param pour the day of the session that it calls to, not before {@code envoi}
 * @param auPlusTot the first day on which that session could sit
 * @param note what became of the explanatory note
 */
public record Convocation(Genre genre, LocalDate envoi, LocalDate pour, LocalDate auPlusTot, Note note) {

    /** Which convocation. */
    public enum Genre {
        /** In the usual time. */
        ORDINAIRE,
        /** In less: the body votes on the urgency when it opens (CGCT L2121-12). */
        URGENTE,
        /** After a session without a quorum: this one needs none (CGCT L2121-17). */
        SECONDE
    }

    /** The explanatory note (<i>note explicative de synthèse</i>, CGCT L2121-12). */
    public enum Note {
        /** It went with the convocation. */
        JOINTE,
        /** It was due, and did not go. */
        ABSENTE,
        /** This authority owes none, or it went with the first convocation. */
        NON_DUE
    }

    /**
     * How long before the session its convocation leaves.
     *
     * @param ordinaire between the sending and the session
     * @param urgente the same, in urgency
     * @param seconde between the session without a quorum and the next
     */
    public record Delais(Delai ordinaire, Delai urgente, Delai seconde) {

        /** Five jours francs, one in urgency, three days after a session without a quorum (CGCT L2121-12 and L2121-17). */
        public static final Delais CGCT = new Delais(Delai.ofJoursFrancs(5), Delai.ofJoursFrancs(1), Delai.ofJours(3));

        /**
         * Returns the last day on which an ordinary convocation may leave.
         *
         * @param seance the day of the session
         * @return that day
         * @throws ValeurInvalideException {@code DATE_HORS_CALENDRIER}
         */
        public LocalDate dernierEnvoi(LocalDate seance) {
            LocalDate envoi = CalendrierOuvre.verifier(seance);
            while (ordinaire.depuis(envoi).isAfter(seance)) {
                envoi = envoi.minusDays(1);
            }
            return envoi;
        }
    }

    /**
     * Checks the days.
     *
     * @throws ValeurInvalideException {@code CONVOCATION_INVALIDE} for a session before the sending, {@code DATE_HORS_CALENDRIER}
     */
    public Convocation {
        CalendrierOuvre.verifier(envoi);
        CalendrierOuvre.verifier(pour);
        CalendrierOuvre.verifier(auPlusTot);
        if (pour.isBefore(envoi)) {
            throw new ValeurInvalideException("CONVOCATION_INVALIDE");
        }
    }

    /**
     * Calls to a session in the usual time.
     *
     * @param envoi the day of sending
     * @param pour the day of the session
     * @param note what became of the explanatory note
     * @param delais how long before
     * @return the convocation, in time or not
     * @throws ValeurInvalideException {@code CONVOCATION_INVALIDE}, {@code DATE_HORS_CALENDRIER}
     */
    public static Convocation ordinaire(LocalDate envoi, LocalDate pour, Note note, Delais delais) {
        return new Convocation(Genre.ORDINAIRE, envoi, pour, delais.ordinaire().depuis(envoi), note);
    }

    /**
     * Calls to a session in urgency.
     *
     * @param envoi the day of sending
     * @param pour the day of the session
     * @param note what became of the explanatory note
     * @param delais how long before
     * @return the convocation, in time or not
     * @throws ValeurInvalideException {@code CONVOCATION_INVALIDE}, {@code DATE_HORS_CALENDRIER}
     */
    public static Convocation urgente(LocalDate envoi, LocalDate pour, Note note, Delais delais) {
        return new Convocation(Genre.URGENTE, envoi, pour, delais.urgente().depuis(envoi), note);
    }

    /**
     * Calls again, on the same agenda, after a session without a quorum.
     *
     * @param envoi the day of sending
     * @param pour the new day of the session
     * @param sansQuorum the day of the session without a quorum
     * @param delais how long after it
     * @return the convocation, in time or not
     * @throws ValeurInvalideException {@code CONVOCATION_INVALIDE}, {@code DATE_HORS_CALENDRIER}
     */
    public static Convocation seconde(LocalDate envoi, LocalDate pour, LocalDate sansQuorum, Delais delais) {
        return new Convocation(Genre.SECONDE, envoi, pour, delais.seconde().depuis(sansQuorum), Note.NON_DUE);
    }

    /**
     * Says whether the session could sit on it.
     *
     * @return true in time and with every note due
     */
    public boolean estReguliere() {
        return !pour.isBefore(auPlusTot) && note != Note.ABSENTE;
    }
}
