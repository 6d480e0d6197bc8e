package fr.octroi.dossier;

import fr.octroi.commun.ValeurInvalideException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The code of a bank (<i>BIC</i>, ISO 9362): four characters of the bank, two of its country, two of its place, and three
 * of a branch or none. It has no key: a right form proves little, and {@link #convient} a little more.
 *
 * @param valeur 8 or 11 characters in upper case, without spaces, its country one of ISO 3166 or {@code XK}
 */
public record Bic(String valeur) {

    private static final Pattern FORME = Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?");

    private static final Set<String> PAYS = pays3166();

    /** Places that have codes of their own, where accounts are France's or the United Kingdom's (ISO 13616 registry). */
    private static final Set<String> COMPTES_FRANCAIS =
            Set.of("FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "NC", "PF", "WF", "TF");

    private static final Set<String> COMPTES_BRITANNIQUES = Set.of("GB", "GG", "IM", "JE");

    /**
     * Checks the form and the country.
     *
     * @throws ValeurInvalideException {@code BIC_INVALIDE}
     */
    public Bic {
        if (!estValide(valeur)) {
            throw new ValeurInvalideException("BIC_INVALIDE");
        }
    }

    /**
     * Reads a code as people write it: lower case and spaces are allowed.
     *
     * @param texte the code
     * @return the code in upper case, as long as it was written
     * @throws ValeurInvalideException {@code BIC_INVALIDE}
     */
    public static Bic parse(String texte) {
        return new Bic(canonique(texte));
    }

    /**
     * Says whether people's writing of a code is right.
     *
     * @param texte the code, with or without spaces
     * @return true when {@link #parse} reads it
     */
    public static boolean seLit(String texte) {
        return estValide(canonique(texte));
    }

    /**
     * Returns the country of the bank.
     *
     * @return two letters
     */
    public String pays() {
        return valeur.substring(4, 6);
    }

    /**
     * Returns the long form: a code of eight characters is that of the head office, which {@code XXX} says too.
     *
     * @return 11 characters
     */
    public String complet() {
        return valeur.length() == 11 ? valeur : valeur + "XXX";
    }

    /**
     * Says whether an account may be held at this bank, by their countries.
     *
     * @param iban the account
     * @return false when they contradict each other
     */
    public boolean convient(Iban iban) {
        String compte = iban.pays();
        // Banks of Monaco keep accounts of both countries.
        return compte.equals(pays())
                || (COMPTES_FRANCAIS.contains(pays()) && (compte.equals("FR") || compte.equals("MC")))
                || (COMPTES_BRITANNIQUES.contains(pays()) && compte.equals("GB"));
    }

    private static Set<String> pays3166() {
        Set<String> pays = new TreeSet<>(Set.of(Locale.getISOCountries()));
        pays.add("XK");
        return pays;
    }

    /** Whether two letters are a country of ISO 3166, or Kosovo, whose are lent to it. */
    static boolean estUnPays(String lettres) {
        return PAYS.contains(lettres);
    }

    private static String canonique(String texte) {
        return texte.replaceAll("[\\s\\u00A0\\u202F]", "").toUpperCase(Locale.ROOT);
    }

    private static boolean estValide(String valeur) {
        return FORME.matcher(valeur).matches() && estUnPays(valeur.substring(4, 6));
    }

    @Override
    public String toString() {
        return valeur;
    }
}
