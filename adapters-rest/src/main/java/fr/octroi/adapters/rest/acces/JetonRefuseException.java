package fr.octroi.adapters.rest.acces;

/** A token is not believed; why is for the log of whoever runs the service, never for its bearer. */
public final class JetonRefuseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Raison {
        /** It is no signed token. */
        ILLISIBLE,
        /** Nobody who is believed issued it. */
        EMETTEUR_INCONNU,
        /** It is signed otherwise than ES256 or RS256, or not at all. */
        ALGORITHME_REFUSE,
        /** No key of its issuer has its name, or not for its algorithm. */
        CLE_INCONNUE,
        /** The signature is not that of its issuer. */
        SIGNATURE_FAUSSE,
        /** It is meant for somebody else. */
        AUTRE_DESTINATAIRE,
        /** It is not valid any more, or says not until when. */
        PERIME,
        /** It is not valid yet. */
        PREMATURE,
        /** It lacks an organisation, a role or an agent, or names one that its issuer does not speak for. */
        REVENDICATION_REFUSEE
    }

    private final Raison raison;

    /**
     * Makes an exception.
     *
     * @param raison why
     */
    public JetonRefuseException(Raison raison) {
        super("token refused: " + raison);
        this.raison = raison;
    }

    /**
     * Returns why.
     *
     * @return the reason
     */
    public Raison raison() {
        return raison;
    }
}
