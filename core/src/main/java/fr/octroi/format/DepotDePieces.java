package fr.octroi.format;

import fr.octroi.port.Pieces;

/**
 * Where the files are that the lines of a lot name; storing one gives its digest.
 */
@FunctionalInterface
public interface DepotDePieces {

    /**
     * Stores a file of the lot.
     *
     * @param chemin its path inside the lot, with {@code /}
     * @return its digest and size
     * @throws PieceRefuseeException when the lot has no such file, or it may not be taken
     * @throws fr.octroi.port.PortException when the store fails
     */
    Pieces.Deposee deposer(String chemin);

    /** A file of a lot cannot be taken: a fault of the exchange, which costs its line. */
    final class PieceRefuseeException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String code;

        /**
         * Makes an exception.
         *
         * @param code {@code PIECE_INTROUVABLE}, {@code PIECE_INACCESSIBLE}, {@code PIECE_CHEMIN_INTERDIT} or {@code
         *     PIECE_TROP_VOLUMINEUSE}
         */
        public PieceRefuseeException(String code) {
            super(code);
            this.code = code;
        }

        /**
         * Returns the code of the rejection.
         *
         * @return the code
         */
        public String code() {
            return code;
        }
    }
}
