package fr.octroi.guichet;

/**
 * What was asked cannot be done as things stand (<i>acte impossible</i>): a dossier past instruction, a règlement with faults, an envelope of
 * another year; nothing was written, and to ask again changes nothing.
 */
public final class ActeImpossibleException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    ActeImpossibleException(String raison) {
        super(raison);
    }
}
