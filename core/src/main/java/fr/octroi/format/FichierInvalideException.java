package fr.octroi.format;

/**
 * A file cannot be used: one clear sentence that names the place, and never a value that came from a person.
 */
public final class FichierInvalideException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String phrase;
    private final int ligne;
    private final int colonne;

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
        this.ligne = 0;
        this.colonne = 0;
    }

    /**
     * Makes an exception at a place that a program may ask for.
     *
     * @param code a stable code such as {@code XML_MAL_FORME}
     * @param nom the name of the file
     * @param ligne the line, from 1
     * @param colonne the column, from 1
     * @param phrase what is wrong, in a French sentence without a final point
     */
    public FichierInvalideException(String code, String nom, int ligne, int colonne, String phrase) {
        super(nom + ", ligne " + ligne + ", colonne " + colonne + " : " + phrase);
        this.code = code;
        this.phrase = nom + ", ligne " + ligne + ", colonne " + colonne + " : " + phrase;
        this.ligne = ligne;
        this.colonne = colonne;
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

    /**
     * Returns the line.
     *
     * @return from 1; 0 when the sentence alone says the place
     */
    public int ligne() {
        return ligne;
    }

    /**
     * Returns the column.
     *
     * @return from 1; 0 when the sentence alone says the place
     */
    public int colonne() {
        return colonne;
    }
}
