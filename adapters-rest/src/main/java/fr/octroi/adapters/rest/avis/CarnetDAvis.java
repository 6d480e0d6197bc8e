package fr.octroi.adapters.rest.avis;

/**
 * Where it is kept how far each subscriber has been told; a host that restarts keeps it in his database.
 *
 * <p>For one subscriber, one {@link Diffusion} at a time reads and writes: it reads, sends and writes again, and what another wrote in between
 * would be undone, so that an older notice could follow a newer one. Several processes therefore hold a lock of their own, by subscriber
 * (such as an advisory lock of their database), around each call of {@link Diffusion#diffuser} and {@link Diffusion#ranimer}. When what was
 * written is lost, notices are sent again, and none is lost.
 */
public interface CarnetDAvis {

    /**
     * Reads.
     *
     * @param abonne the code of a subscriber
     * @return how far he has been told, {@link EtatDAbonne#NEUF} when nothing is known
     * @throws fr.octroi.port.PortException when the store cannot answer
     */
    EtatDAbonne lire(String abonne);

    /**
     * Writes.
     *
     * @param abonne the code of a subscriber
     * @param etat how far he has been told
     * @throws fr.octroi.port.PortException when the store cannot write
     */
    void ecrire(String abonne, EtatDAbonne etat);

    /**
     * Keeps it in memory, lost with the process.
     *
     * @return a new one
     */
    static CarnetDAvis enMemoire() {
        return new CarnetEnMemoire();
    }
}
