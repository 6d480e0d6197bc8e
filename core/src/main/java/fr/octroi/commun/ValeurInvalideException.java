package fr.octroi.commun;

/**
 * Thrown where a value that cannot exist is asked for; it carries a stable code and never the value itself.
 *
 * <p>The code is an upper-case ASCII word such as {@code IBAN_INVALIDE}, meant for a program; messages to people come
 * from resource bundles.
 */
public final class ValeurInvalideException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Makes an exception for a code.
     *
     * @param code the stable code, never a value
     */
    public ValeurInvalideException(String code) {
        super(code);
        this.code = code;
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
