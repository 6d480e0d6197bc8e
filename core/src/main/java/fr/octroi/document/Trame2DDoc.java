package fr.octroi.document;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A 2D-Doc taken apart and not yet believed: header, message and signature (ANTS specification, C40 or binary form). */
sealed interface Trame2DDoc permits TrameC40, TrameBinaire {

    /** More than the largest DataMatrix holds, which is 3,116 digits. */
    int OCTETS_MAXIMUM = 4096;

    /** The motive of what does not begin as a 2D-Doc does. */
    String AUTRE_CODE = "ENTETE";

    /**
     * Takes a code apart.
     *
     * @throws IllisibleException when it is none
     */
    static Trame2DDoc lire(byte[] octets) {
        if (octets.length > OCTETS_MAXIMUM) {
            throw new IllisibleException("TAILLE");
        }
        return TrameBinaire.commence(octets) ? TrameBinaire.lire(octets) : TrameC40.lire(octets);
    }

    String autorite();

    String certificat();

    @Nullable
    LocalDate emission();

    /** The day on which the certificate has to be valid: of issue, or of signature when the document has no date. */
    LocalDate jour();

    String type();

    /** Within which types and identifiers have their meaning. */
    String perimetre();

    ChampsDuCode champs();

    /** What the signature is about: the header and the message. */
    byte[] signes();

    /**
     * The two numbers of the signature, one after the other, in each way that the code can be read.
     *
     * @param octets how many bytes both numbers take by the certificate's key
     * @return none when nothing stands in its place
     */
    List<byte[]> signatures(int octets);

    /** The first date that is given. */
    static LocalDate jour(@Nullable LocalDate emission, @Nullable LocalDate signature) {
        LocalDate jour = emission != null ? emission : signature;
        if (jour == null) {
            throw new IllisibleException("DATE");
        }
        return jour;
    }

    /** A code cannot be read, and its motive says why. */
    final class IllisibleException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String motif;

        IllisibleException(String motif) {
            super(motif, null, false, false);
            this.motif = motif;
        }

        String motif() {
            return motif;
        }
    }
}
