package fr.octroi.adapters.rest.avis;

import fr.octroi.dossier.Dossier;
import fr.octroi.journal.Parcours;
import fr.octroi.port.Message;

/** Writes what an applicant reads: the host's, with {@code Lettres} of the core for a letter, with words of its own for a text message. */
@FunctionalInterface
public interface Redaction {

    /** What an applicant reads: some bytes and their type; it prints nothing of them. */
    final class Ecrit {

        private static final int TAILLE_MAXIMALE = 10_000_000;

        private final String type;
        private final byte[] octets;

        /**
         * Copies.
         *
         * @param type the media type, such as {@code application/pdf} or {@code text/plain; charset=utf-8}
         * @param octets the bytes, ten megabytes at most
         * @throws IllegalArgumentException when there are none, or too many
         */
        public Ecrit(String type, byte[] octets) {
            if (octets.length == 0 || octets.length > TAILLE_MAXIMALE) {
                throw new IllegalArgumentException("nothing to read, or too much");
            }
            this.type = type;
            this.octets = octets.clone();
        }

        /**
         * Returns the media type.
         *
         * @return the type
         */
        public String type() {
            return type;
        }

        /**
         * Returns the bytes.
         *
         * @return a copy
         */
        public byte[] octets() {
            return octets.clone();
        }
    }

    /**
     * Writes a message.
     *
     * @param message what to say, and on which channel
     * @param dossier the dossier
     * @param parcours what happened to it
     * @return what the applicant reads; the same each time, as far as the facts are the same
     * @throws fr.octroi.port.PortException when it cannot be written
     */
    Ecrit rediger(Message message, Dossier dossier, Parcours parcours);
}
