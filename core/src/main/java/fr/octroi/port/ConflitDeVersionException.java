package fr.octroi.port;

import fr.octroi.dossier.NumeroDossier;

/**
 * Somebody else wrote the dossier since it was loaded: load it again and decide again.
 */
public final class ConflitDeVersionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception for a dossier.
     *
     * @param numero the dossier
     */
    public ConflitDeVersionException(NumeroDossier numero) {
        super("version conflict on dossier " + numero);
    }

    /**
     * Makes an exception for an entry of a register.
     *
     * @param registre the code of the session, the envelope or the bordereau
     */
    public ConflitDeVersionException(String registre) {
        super("version conflict on " + registre);
    }
}
