package fr.octroi.port;

import java.time.Instant;
import java.util.List;

/**
 * The outbox, to read, and to put off what could not leave; messages enter and leave with the dossiers, through {@link
 * Dossiers#ecrire}, so that a message is there if and only if the fact that decided it is.
 *
 * <p>Rules, checked by {@code EnvoisTck}:
 *
 * <ol>
 *   <li value="1">A message that was written waits, equal in every field, until its key is among those that have left.
 *   <li value="2">A message whose key is known is not added again, even after it has left.
 *   <li value="3">Messages come in the order in which they were written, at most as many as asked.
 *   <li value="4">A write that is refused leaves no message, and makes none leave; its keys are not known by it.
 *   <li value="5">What a call returns belongs to its caller: he cannot change the outbox through it, and later writes do
 *       not change it.
 *   <li value="6">A message that is put off is not given before its time, and is given at it, in its place among the others; the
 *       last time that was said counts.
 *   <li value="7">Each putting off counts one attempt and keeps its reason; those of one message are no other's.
 *   <li value="8">Putting off what is not there, or has left, does nothing.
 *   <li value="9">{@link #attentes} gives all that waits, due or not, in the order and with the counts of {@link #enAttente}, and
 *       takes nothing from whoever hands over.
 * </ol>
 */
public interface Envois {

    /**
     * Returns messages that wait, and whose time has come; a store that is shared may hold them for its caller for a while.
     *
     * <p>One that holds nothing gives the same to two callers at once, and each hands them over: there, one at a time.
     *
     * @param maintenant what time it is
     * @param taille how many at most, from 1 to 10,000
     * @return the oldest first, empty when none waits
     * @throws PortException when the store cannot answer
     */
    List<MessageEnAttente> enAttente(Instant maintenant, int taille);

    /**
     * Puts off a message that could not be handed over, and gives it back when it was held.
     *
     * @param cle its key
     * @param aPartirDe when it is to be tried again, kept to the millisecond at least
     * @param motif why, a code of at most 60 characters
     * @throws PortException when the store cannot write
     */
    void differer(String cle, Instant aPartirDe, String motif);

    /**
     * Returns what waits, for whoever watches over it: nothing is held by it.
     *
     * @param taille how many at most, from 1 to 10,000
     * @return the oldest first, whether their time has come or not
     * @throws PortException when the store cannot answer
     */
    List<MessageEnAttente> attentes(int taille);
}
