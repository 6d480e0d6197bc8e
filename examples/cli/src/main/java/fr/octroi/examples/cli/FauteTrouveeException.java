package fr.octroi.examples.cli;

/** What was to be checked was, and does not hold: one sentence for whoever typed the command, which ends with 1. */
final class FauteTrouveeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FauteTrouveeException(String phrase) {
        super(phrase);
    }
}
