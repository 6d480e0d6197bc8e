package fr.octroi.port;

import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.Dossier;
import fr.octroi.journal.Parcours;
import java.time.Instant;

/**
 * What carries messages to applicants: the authority's own e-mail, text message or mail service.
 *
 * <p>A message is handed over at least once, always with the same key: whoever cannot bear a repetition remembers keys.
 */
public interface Messagerie {

    /**
     * What the carrier took over.
     *
     * @param texte the digest of what was really sent
     * @param fournisseur the name that the carrier gave it, empty when none
     */
    record Remise(Empreinte texte, String fournisseur) {}

    /**
     * Writes a message and hands it over.
     *
     * @param message what to say, and on which channel
     * @param dossier the dossier, with the address to write to
     * @param parcours what happened to it, with what was asked and decided
     * @return what was sent
     * @throws PortException when it could not be handed over: a temporary one is tried again, longer and longer, then given up on that
     *     channel, which stays open; a definitive one says that the address is none, and closes the channel. A letter that cannot be
     *     written says nothing of an address: it is temporary. Any other exception is taken for a bug, and thrown at whoever sends
     */
    Remise remettre(Message message, Dossier dossier, Parcours parcours);

    /**
     * Returns from when on it may be asked again: a carrier that asked to be left alone is, and no message loses a try meanwhile.
     *
     * @return an instant; one that is past, as by default, when there is nothing to wait for
     */
    default Instant reprise() {
        return Instant.MIN;
    }
}
