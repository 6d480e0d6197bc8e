package fr.octroi.port;

import fr.octroi.dossier.NumeroDossier;

/**
 * Somebody else wrote the dossier since it was loaded: load it again and decide again.
 */
public final class ConflitDeVersionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean surUnDossier;

    /**
     * Makes an exception for a dossier.
     *
     * @param numero the dossier
     */
    public ConflitDeVersionException(NumeroDossier numero) {
        super("version conflict on dossier " + numero);
        surUnDossier = true;
    }

    /**
     * Makes an exception for an entry of a register.
     *
     * @param registre the code of the session, the envelope or the bordereau
     */
    public ConflitDeVersionException(String registre) {
        super("version conflict on " + registre);
        surUnDossier = false;
    }

    /**
     * Tells the two apart.
     *
     * @return whether a dossier was written meanwhile, and not an entry of a register
     */
    public boolean estSurUnDossier() {
        return surUnDossier;
    }
}
