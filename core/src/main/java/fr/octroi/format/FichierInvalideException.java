package fr.octroi.format;

/**
 * A file cannot be used: one clear sentence that names the place, and never a value that came from a person.
 */
public final class FichierInvalideException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String phrase;

    /**
     * Makes an exception.
     *
     * @param code a stable code such as {@code CLE_INCONNUE}
     * @param lieu the place, such as {@code gpso-vae-2019.yaml, ligne 12, colonne 3}
     * @param phrase what is wrong, in a French sentence without a final point
     */
    public FichierInvalideException(String code, String lieu, String phrase) {
        super(lieu + " : " + phrase);
        this.code = code;
        this.phrase = lieu + " : " + phrase;
    }

    /** Returns the sentence, with the place it names. */
    @Override
    public String getMessage() {
        return phrase;
    }

    /**
     * Returns the stable code.
     *
     * @return an upper-case ASCII word
     */
    public String code() {
        return code;
    }
}
