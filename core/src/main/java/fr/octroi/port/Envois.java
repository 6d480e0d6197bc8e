package fr.octroi.port;

import java.util.List;

/**
 * The outbox, to read; it is written with the dossiers, through {@link Dossiers#ecrire}, so that a message is there if and
 * only if the fact that decided it is.
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
 * </ol>
 */
public interface Envois {

    /**
     * Returns messages that wait.
     *
     * @param taille how many at most, from 1 to 10,000
     * @return the oldest first, empty when none waits
     * @throws PortException when the store cannot answer
     */
    List<Message> enAttente(int taille);
}
