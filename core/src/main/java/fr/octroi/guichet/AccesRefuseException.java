package fr.octroi.guichet;

/** Somebody asked for what his role does not allow; nothing was read or written. */
public final class AccesRefuseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AccesRefuseException(Habilitations.Operation operation) {
        super("not allowed: " + operation);
    }
}
