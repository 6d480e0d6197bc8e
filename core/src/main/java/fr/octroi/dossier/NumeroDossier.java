package fr.octroi.dossier;

import fr.octroi.commun.ValeurInvalideException;
import java.util.regex.Pattern;

/**
 * The number that the platform gave to a request, its identity everywhere (<i>numéro de dossier</i>).
 *
 * @param valeur 1 to 64 characters: ASCII letters and digits, and between them {@code . _ - / # :} and single spaces
 */
public record NumeroDossier(String valeur) implements Comparable<NumeroDossier> {

    private static final Pattern FORME = Pattern.compile("[A-Za-z0-9]+([._/#: -][A-Za-z0-9]+)*");

    /**
     * Checks the form.
     *
     * @throws ValeurInvalideException {@code NUMERO_INVALIDE}
     */
    public NumeroDossier {
        if (!estValide(valeur)) {
            throw new ValeurInvalideException("NUMERO_INVALIDE");
        }
    }

    /**
     * Says whether a text has the form of a number.
     *
     * @param texte any text
     * @return true when a number can be made of it
     */
    public static boolean estValide(String texte) {
        return texte.length() <= 64 && FORME.matcher(texte).matches();
    }

    @Override
    public int compareTo(NumeroDossier autre) {
        return valeur.compareTo(autre.valeur);
    }

    @Override
    public String toString() {
        return valeur;
    }
}
