package fr.octroi.port;

import fr.octroi.commun.Empreinte;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/**
 * The store of files, by the digest of their content.
 *
 * <p>Rules, checked by {@code PiecesTck}:
 *
 * <ol>
 *   <li value="1">A file that was stored is read again, byte for byte, as often as one likes, several times at once too.
 *   <li value="2">The digest given back is the SHA-256 of the bytes, and the size their number; an empty file is a file.
 *   <li value="3">The same bytes may be stored again: they give the same answer, and the file stays as it was.
 *   <li value="4">A file above the limit is refused with a definitive {@link PortException}, and nothing of it is left; one
 *       up to the limit is not, however high the limit.
 *   <li value="5">A file that is not there cannot be opened: a definitive {@link PortException}.
 *   <li value="6">When the source fails halfway, its exception comes out as the cause of a {@link PortException} and
 *       nothing is left.
 *   <li value="7">The source is never closed: it is its caller's.
 *   <li value="8">The same bytes may be stored several times at once: every call succeeds.
 *   <li value="9">A file that nobody stored since some instant can be erased: it is not there any more, no other goes with it, and it
 *       may be stored again.
 *   <li value="10">One that somebody stored since, for the first time or again, its bytes or its digest in hand, stays, also when he had
 *       begun before; what is not there is not erased, and cannot be stored by its digest.
 * </ol>
 */
public interface Pieces {

    /**
     * A file that was stored.
     *
     * @param contenu the SHA-256 of its bytes
     * @param taille its size in bytes
     */
    record Deposee(Empreinte contenu, long taille) {}

    /**
     * Stores a file.
     *
     * @param source its bytes, read to the end, not closed
     * @param limite the largest size accepted, in bytes
     * @return its digest and size
     * @throws PortException above the limit, or when the source or the store fails
     */
    Deposee deposer(InputStream source, long limite);

    /**
     * Opens a file.
     *
     * @param contenu its digest
     * @return its bytes, to be closed by the caller
     * @throws PortException when it is not there, or the store fails
     */
    InputStream ouvrir(Empreinte contenu);

    /**
     * Stores a file again that is there, for whoever has no more than its digest: from now on it was stored now.
     *
     * <p>Whoever writes a dossier that names an older file calls it first: {@link #effacer} would take that file away from under it.
     *
     * @param contenu its digest
     * @return false when it is not there
     * @throws PortException when the store fails
     */
    default boolean redeposer(Empreinte contenu) {
        InputStream source;
        try {
            source = ouvrir(contenu);
        } catch (PortException absence) {
            if (absence.nature() == PortException.Nature.DEFINITIVE) {
                return false;
            }
            throw absence;
        }
        try (source) {
            deposer(source, Long.MAX_VALUE);
            return true;
        } catch (IOException fermeture) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a file could not be closed", fermeture);
        }
    }

    /**
     * Erases a file that nobody stored since some instant, by the clock of the store.
     *
     * <p>A file is stored before the dossier that names it is written: whoever erases looks back far enough for that.
     *
     * @param contenu its digest
     * @param depuis since when nobody may have stored it
     * @return true when it was erased, false when it is not there or was stored since
     * @throws PortException when the store fails
     */
    boolean effacer(Empreinte contenu, Instant depuis);
}
