package fr.octroi.dossier;

import fr.octroi.commun.ValeurInvalideException;
import java.util.regex.Pattern;

/**
 * The number of an establishment (<i>SIRET</i>, Code de commerce R123-221), its key checked.
 *
 * <p>The key is Luhn's, but for the establishments of La Poste (SIREN 356000000), whose digits add up to a multiple of
 * five. The SIREN's own key is checked too.
 *
 * @param valeur 14 digits, without spaces
 */
public record Siret(String valeur) implements Comparable<Siret> {

    private static final String LA_POSTE = "356000000";
    private static final int LONGUEUR = 14;
    private static final Pattern SEPARATEURS = Pattern.compile("[\\s\\u00A0\\u202F.-]");

    /**
     * Checks the form and the key.
     *
     * @throws ValeurInvalideException {@code SIRET_INVALIDE}
     */
    public Siret {
        if (!estValide(valeur)) {
            throw new ValeurInvalideException("SIRET_INVALIDE");
        }
    }

    /**
     * Reads a number as people write it, with or without spaces, points or hyphens.
     *
     * @param texte the number
     * @return the number in its canonical form
     * @throws ValeurInvalideException {@code SIRET_INVALIDE}
     */
    public static Siret parse(String texte) {
        return new Siret(canonique(texte));
    }

    /**
     * Says whether people's writing of a number is right.
     *
     * @param texte the number, with or without spaces
     * @return true when {@link #parse} reads it
     */
    public static boolean seLit(String texte) {
        return estValide(canonique(texte));
    }

    private static String canonique(String texte) {
        return estEnChiffres(texte) ? texte : SEPARATEURS.matcher(texte).replaceAll("");
    }

    /** A loop: numbers are checked by the million, and twice each. */
    private static boolean estEnChiffres(String texte) {
        for (int i = 0; i < texte.length(); i++) {
            if (texte.charAt(i) < '0' || texte.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean estValide(String valeur) {
        if (valeur.length() != LONGUEUR || !estEnChiffres(valeur) || valeur.startsWith("000000000")) {
            return false;
        }
        if (!luhn(valeur.substring(0, 9))) {
            return false;
        }
        boolean exceptionDeLaPoste =
                valeur.startsWith(LA_POSTE) && valeur.chars().map(c -> c - '0').sum() % 5 == 0;
        return exceptionDeLaPoste || luhn(valeur);
    }

    private static boolean luhn(String chiffres) {
        int somme = 0;
        for (int i = 0; i < chiffres.length(); i++) {
            int chiffre = chiffres.charAt(chiffres.length() - 1 - i) - '0';
            int pese = i % 2 == 0 ? chiffre : chiffre * 2;
            somme += pese > 9 ? pese - 9 : pese;
        }
        return somme % 10 == 0;
    }

    @Override
    public int compareTo(Siret autre) {
        return valeur.compareTo(autre.valeur);
    }

    @Override
    public String toString() {
        return valeur;
    }
}
