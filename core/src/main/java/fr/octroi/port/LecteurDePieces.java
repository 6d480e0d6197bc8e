package fr.octroi.port;

import fr.octroi.instruction.LecturePiece;
import java.io.InputStream;

/**
 * Reads what a file says.
 *
 * <p>Rules, checked by {@code LecteurDePiecesTck}:
 *
 * <ol>
 *   <li value="1">Whatever the bytes, an answer comes: a bad file costs its own reading, never an exception.
 *   <li value="2">An empty file and one of no known kind are {@code ILLISIBLE}.
 *   <li value="3">The same bytes give the same answer.
 *   <li value="4">An answer other than {@code LISIBLE} holds no fact, and a code says why.
 *   <li value="5">The stream is never closed: it is its caller's.
 *   <li value="6">When the bytes cannot be had, the stream's exception comes out as the cause of a {@link PortException}:
 *       a failing disk is not a bad file.
 * </ol>
 */
public interface LecteurDePieces {

    /**
     * Reads a file.
     *
     * @param contenu its bytes, not closed
     * @return what was read
     * @throws PortException when the bytes cannot be had, never for what they are
     */
    LecturePiece lire(InputStream contenu);
}
