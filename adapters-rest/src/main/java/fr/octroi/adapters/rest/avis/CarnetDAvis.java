package fr.octroi.adapters.rest.avis;

/**
 * Where it is kept how far each subscriber has been told; a host that restarts keeps it in his database.
 *
 * <p>One process tells one subscriber at a time. When what was written is lost, notices are sent again, and none is lost.
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
