package fr.octroi.examples.cli;

/** A command cannot be carried out: one sentence for whoever typed it. */
final class CommandeImpossibleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandeImpossibleException(String phrase) {
        super(phrase);
    }
}
