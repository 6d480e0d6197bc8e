package fr.octroi.port;

import fr.octroi.commun.Empreinte;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The answers that were given to writes, by caller and by the key that he chose, so that a call that comes again is not done again
 * ({@code Idempotency-Key} of HTTP).
 *
 * <p>Rules, checked by {@code ReponsesGardeesTck}:
 *
 * <ol>
 *   <li value="1">The first call with a key takes it; until it gives the answer or the key back, the same key is under way for everybody else, on
 *       whichever instance: of several at once, one takes it.
 *   <li value="2">A key whose answer was given is told with it, character for character, for the same request; another request under the same key is
 *       told so, also while it is under way.
 *   <li value="3">A key that was given back is new again.
 *   <li value="4">The keys of two callers have nothing to do with each other, and a key is compared exactly.
 *   <li value="5">A key is forgotten after the time that the store says, and not before; what is under way, after a time of its own that is no longer.
 *   <li value="6">A key that was forgotten and taken again belongs to the second taking: the first one can neither answer it nor give it back.
 * </ol>
 *
 * <p>A store that lacks room forgets answers before their time, the oldest first, never a key that is under way; when no answer is left to forget,
 * it says that it cannot answer.
 *
 * <p>The write itself stands elsewhere: should an instance die between it and {@link #garder}, whoever asks again once the key is forgotten meets the
 * version that has moved on, or a request that is already known. Keys save work and doubt, never truth.
 */
public interface ReponsesGardees {

    /** What is known of a key. */
    sealed interface Prise {

        /**
         * Tells the cases apart.
         *
         * @param prise when nobody had the key: it is the caller's now
         * @param connue when the same request was answered, with the answer
         * @param enCours when it is being worked on
         * @param autre when the key stands for another request
         * @param <T> the type of the answer
         * @return the answer of the case at hand
         */
        default <T> T selon(
                Function<Tenue, T> prise, Function<String, T> connue, Supplier<T> enCours, Supplier<T> autre) {
            if (this instanceof Tenue sienne) {
                return prise.apply(sienne);
            }
            if (this instanceof Connue deja) {
                return connue.apply(deja.reponse());
            }
            return switch ((Etat) this) {
                case EN_COURS -> enCours.get();
                case AUTRE_DEMANDE -> autre.get();
            };
        }
    }

    /**
     * Nobody had the key: it is the caller's, until he says what became of it.
     *
     * @param appelant who calls
     * @param cle the key that he chose
     * @param rang tells this taking from any other of the same key
     */
    record Tenue(String appelant, String cle, long rang) implements Prise {}

    /** The cases in which there is nothing but to wait, or to choose another key. */
    enum Etat implements Prise {
        /** It is being worked on. */
        EN_COURS,
        /** It stands for another request. */
        AUTRE_DEMANDE
    }

    /**
     * The same request was answered.
     *
     * @param reponse the answer
     */
    record Connue(String reponse) implements Prise {}

    /**
     * Takes a key.
     *
     * @param appelant who calls, at most 200 characters: organisation, role and opaque agent, never a name
     * @param cle the key that he chose, at most 80 characters
     * @param demande the digest of what he asks
     * @param maintenant now
     * @return what is known of it
     * @throws PortException when the store cannot answer, or has no room
     */
    Prise prendre(String appelant, String cle, Empreinte demande, Instant maintenant);

    /**
     * Keeps the answer of a key that was taken; does nothing when it no longer belongs to this taking.
     *
     * @param tenue what {@link #prendre} gave
     * @param reponse the answer, of any length and without the character 0: numbers, codes and states, never personal data
     * @throws PortException when the store cannot write
     */
    void garder(Tenue tenue, String reponse);

    /**
     * Gives back a key that was taken, since nothing was done; does nothing when it no longer belongs to this taking.
     *
     * @param tenue what {@link #prendre} gave
     * @throws PortException when the store cannot write
     */
    void rendre(Tenue tenue);
}
