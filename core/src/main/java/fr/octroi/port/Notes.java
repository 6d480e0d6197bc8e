package fr.octroi.port;

import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.NumeroDossier;
import java.util.Optional;

/**
 * What agents noted on the telephone: apart from the journal, so that it can be erased.
 *
 * <p>Rules, checked by {@code NotesTck}:
 *
 * <ol>
 *   <li value="1">A note is found again by its dossier and its digest, character by character; any other pair gives empty.
 *   <li value="2">The same note handed in again changes nothing.
 *   <li value="3">Erasing a dossier's notes leaves none of them, and every note of the others; erasing where there is none
 *       does nothing.
 * </ol>
 */
public interface Notes {

    /**
     * Keeps a note.
     *
     * @param numero the dossier
     * @param note its digest, which the journal holds
     * @param texte what was noted
     * @throws PortException when the store cannot write
     */
    void consigner(NumeroDossier numero, Empreinte note, String texte);

    /**
     * Finds a note.
     *
     * @param numero the dossier
     * @param note its digest
     * @return what was noted, empty when it is unknown or erased
     * @throws PortException when the store cannot answer
     */
    Optional<String> lire(NumeroDossier numero, Empreinte note);

    /**
     * Erases the notes of a dossier.
     *
     * @param numero the dossier
     * @throws PortException when the store cannot write
     */
    void effacer(NumeroDossier numero);
}
