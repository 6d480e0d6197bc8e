package fr.octroi.port;

import fr.octroi.echange.NomDeDepot;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A drop between two organisations: sealed lots, put by one, taken by the other, and answered.
 *
 * <p>Rules, checked by {@code LotsTck}:
 *
 * <ol>
 *   <li value="1">A lot that was put is offered under its name, in order of name, and once taken it is read byte for byte,
 *       from any place, as often as one likes.
 *   <li value="2">A lot is offered whole or not at all: when its source fails, or is not as long as it said,
 *       nothing is offered, and a {@link PortException} says so with its cause.
 *   <li value="3">A deposit that was cut goes on where it stopped: the source is not read again from its beginning.
 *   <li value="4">The same name put again changes nothing, whether the lot is offered, taken or closed.
 *   <li value="5">A lot is taken by one reader alone: of several at once, one has it. It is then offered no more, and
 *       listed among those that this reader took; he may take it again.
 *   <li value="6">A lot that is given back is offered again, as it was.
 *   <li value="7">A lot that is archived or set apart is neither offered nor taken any more, and its answer is read
 *       under its name, byte for byte.
 *   <li value="8">What a reader does not hold, because he did not take it, gave it back or closed it, he can neither open,
 *       give back, archive nor set apart: a definitive {@link PortException}, and the first answer stays.
 *   <li value="9">A purge removes what is closed, was put and answered before a moment, and is agreed to, and its answer
 *       with it, each told before it goes; what is offered or taken stays.
 *   <li value="10">Every stream that a source gave is closed.
 * </ol>
 *
 * <p>A reader is a stable name that a process keeps when it starts again, so that it finds what it had taken: lower-case
 * letters, digits and hyphens.
 */
public interface Lots {

    /** Sealed bytes that can be read again from any place. */
    interface Scelle {

        /**
         * Returns how many bytes there are.
         *
         * @return the size in bytes
         */
        long taille();

        /**
         * Opens the bytes.
         *
         * @param debut how many to leave out, from 0 to the size
         * @return the others, closed by whoever asked
         * @throws PortException when they cannot be had
         */
        InputStream ouvrir(long debut);
    }

    /**
     * Puts a lot.
     *
     * @param nom its name
     * @param scelle its bytes
     * @throws PortException when the source or the drop fails
     */
    void deposer(NomDeDepot nom, Scelle scelle);

    /**
     * Returns the lots that nobody took.
     *
     * @return their names, in order
     * @throws PortException when the drop fails
     */
    List<NomDeDepot> offerts();

    /**
     * Takes a lot.
     *
     * @param nom its name
     * @param lecteur who takes it
     * @return false when it is not offered, or another was first
     * @throws PortException when the drop fails
     */
    boolean prendre(NomDeDepot nom, String lecteur);

    /**
     * Returns the lots that a reader took and did not close.
     *
     * @param lecteur who took them
     * @return their names, in order
     * @throws PortException when the drop fails
     */
    List<NomDeDepot> pris(String lecteur);

    /**
     * Opens a lot.
     *
     * @param nom its name
     * @param lecteur who took it
     * @param debut how many bytes to leave out
     * @return the others, to be closed by the caller
     * @throws PortException definitive when this reader does not hold it; when the drop fails
     */
    InputStream ouvrir(NomDeDepot nom, String lecteur, long debut);

    /**
     * Gives a lot back.
     *
     * @param nom its name
     * @param lecteur who took it
     * @throws PortException definitive when this reader does not hold it; when the drop fails
     */
    void rendre(NomDeDepot nom, String lecteur);

    /**
     * Answers a lot and puts it away.
     *
     * @param nom its name
     * @param lecteur who took it
     * @param accuse the sealed answer
     * @throws PortException definitive when this reader does not hold it; when the drop fails
     */
    void archiver(NomDeDepot nom, String lecteur, byte[] accuse);

    /**
     * Answers a lot and sets it apart: nothing of it was taken.
     *
     * @param nom its name
     * @param lecteur who took it
     * @param accuse the sealed answer
     * @throws PortException definitive when this reader does not hold it; when the drop fails
     */
    void isoler(NomDeDepot nom, String lecteur, byte[] accuse);

    /**
     * Reads the answer to a lot.
     *
     * @param nom the name of the lot
     * @return the sealed answer, empty while there is none
     * @throws PortException when the drop fails
     */
    Optional<byte[]> accuse(NomDeDepot nom);

    /**
     * Removes what was kept long enough.
     *
     * @param avant closed lots that were put and answered before this are removed
     * @param registre is told each name before it goes; when it says no, or throws, the lot stays
     * @return how many lots were removed
     * @throws PortException when the drop fails
     */
    int purger(Instant avant, Predicate<NomDeDepot> registre);
}
