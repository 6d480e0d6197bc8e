package fr.octroi.dossier;

import fr.octroi.commun.ValeurInvalideException;

/**
 * The number that the platform gave to a request, its identity everywhere (<i>numéro de dossier</i>).
 *
 * @param valeur 1 to 64 characters: ASCII letters and digits, and between them {@code . _ - / # :} and single spaces
 */
public record NumeroDossier(String valeur) implements Comparable<NumeroDossier> {

    private static final int LONGUEUR = 64;
    private static final String SEPARATEURS = "._/#: -";

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
        return !texte.isEmpty() && texte.length() <= LONGUEUR && aLaForme(texte);
    }

    /** A loop: numbers are checked by the million, and twice each. */
    private static boolean aLaForme(String texte) {
        boolean apresUnSigne = false;
        for (int i = 0; i < texte.length(); i++) {
            boolean signe = estUnSigne(texte.charAt(i));
            if (!signe && (!apresUnSigne || SEPARATEURS.indexOf(texte.charAt(i)) < 0)) {
                return false;
            }
            apresUnSigne = signe;
        }
        return apresUnSigne;
    }

    private static boolean estUnSigne(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
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
