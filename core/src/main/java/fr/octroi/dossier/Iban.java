package fr.octroi.dossier;

import fr.octroi.commun.DonneePersonnelle;
import fr.octroi.commun.ValeurInvalideException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A bank account (<i>IBAN</i>, ISO 13616), its keys checked: mod 97 of ISO 7064, and the RIB key of French accounts.
 *
 * @param valeur upper case, without spaces, its country one of ISO 3166 or {@code XK}
 */
@DonneePersonnelle
public record Iban(String valeur) {

    private static final int RIB = 23;

    /** Where bank, branch and account begin, after the country and its key. */
    private static final int COMPTE = 4;

    /** Below it, two digits more still fit into a long: most accounts are divided two or three times, and not at each character. */
    private static final long AVANT_DE_DIVISER = 1_000_000_000_000_000L;

    /** Lengths in the countries of the SEPA area (ISO 13616 registry); elsewhere the keys alone are checked. */
    private static final Map<String, Integer> LONGUEURS = Map.ofEntries(
            Map.entry("AD", 24),
            Map.entry("AL", 28),
            Map.entry("AT", 20),
            Map.entry("BE", 16),
            Map.entry("BG", 22),
            Map.entry("CH", 21),
            Map.entry("CY", 28),
            Map.entry("CZ", 24),
            Map.entry("DE", 22),
            Map.entry("DK", 18),
            Map.entry("EE", 20),
            Map.entry("ES", 24),
            Map.entry("FI", 18),
            Map.entry("FR", 27),
            Map.entry("GB", 22),
            Map.entry("GI", 23),
            Map.entry("GR", 27),
            Map.entry("HR", 21),
            Map.entry("HU", 28),
            Map.entry("IE", 22),
            Map.entry("IS", 26),
            Map.entry("IT", 27),
            Map.entry("LI", 21),
            Map.entry("LT", 20),
            Map.entry("LU", 20),
            Map.entry("LV", 21),
            Map.entry("MC", 27),
            Map.entry("MD", 24),
            Map.entry("ME", 22),
            Map.entry("MK", 19),
            Map.entry("MT", 31),
            Map.entry("NL", 18),
            Map.entry("NO", 15),
            Map.entry("PL", 28),
            Map.entry("PT", 25),
            Map.entry("RO", 24),
            Map.entry("RS", 22),
            Map.entry("SE", 24),
            Map.entry("SI", 19),
            Map.entry("SK", 24),
            Map.entry("SM", 27),
            Map.entry("VA", 22));

    /** Keys that ISO 7064 never gives, though they would pass its check. */
    private static final Set<String> IMPOSSIBLES = Set.of("00", "01", "99");

    private static final Pattern SEPARATEURS = Pattern.compile("[\\s\\u00A0\\u202F.-]");

    /**
     * Checks the form and the keys.
     *
     * @throws ValeurInvalideException {@code IBAN_INVALIDE}
     */
    public Iban {
        if (!estValide(valeur)) {
            throw new ValeurInvalideException("IBAN_INVALIDE");
        }
    }

    /**
     * Reads an account as people write it: lower case, and spaces, dots or hyphens between groups, are allowed.
     *
     * @param texte the account
     * @return the account in its canonical form
     * @throws ValeurInvalideException {@code IBAN_INVALIDE}
     */
    public static Iban parse(String texte) {
        return new Iban(canonique(texte));
    }

    /**
     * Says whether people's writing of an account is right.
     *
     * @param texte the account, as people write it
     * @return true when {@link #parse} reads it
     */
    public static boolean seLit(String texte) {
        return estValide(canonique(texte));
    }

    /**
     * Makes the account that a RIB alone gives, where no IBAN is printed: its own key must be right, and the IBAN's is
     * computed. It is taken for French, as Monaco's RIBs cannot be told from France's.
     *
     * @param rib bank (5 digits), branch (5 digits), account (11 characters) and key (2 digits), separated or not
     * @return the account, empty when the form or the key is wrong
     */
    public static Optional<Iban> deRib(String rib) {
        String compte = canonique(rib);
        if (!aLaFormeDUnRib(compte)) {
            return Optional.empty();
        }
        int cle = 98 - reste("FR00" + compte);
        String iban = "FR" + cle / 10 + cle % 10 + compte;
        return estValide(iban) ? Optional.of(new Iban(iban)) : Optional.empty();
    }

    /**
     * Returns the country of the account.
     *
     * @return two letters
     */
    public String pays() {
        return valeur.substring(0, 2);
    }

    /**
     * Says whether a SEPA transfer reaches it.
     *
     * @return true for the accounts of the countries of the area
     */
    public boolean estDuSepa() {
        return LONGUEURS.containsKey(pays());
    }

    /**
     * Returns the last four characters, all that an agent on the phone may see.
     *
     * @return four characters
     */
    public String fin() {
        return valeur.substring(valeur.length() - 4);
    }

    private static String canonique(String texte) {
        return estEnLettresOuChiffres(texte, 0, texte.length())
                ? texte
                : SEPARATEURS.matcher(texte).replaceAll("").toUpperCase(Locale.ROOT);
    }

    private static boolean estValide(String valeur) {
        if (!aLaFormeDUnIban(valeur)
                || !Bic.estUnPays(valeur.substring(0, 2))
                || valeur.length() != LONGUEURS.getOrDefault(valeur.substring(0, 2), valeur.length())
                || IMPOSSIBLES.contains(valeur.substring(2, 4))) {
            return false;
        }
        if (reste(valeur) != 1) {
            return false;
        }
        return !valeur.startsWith("FR") || (aLaFormeDUnRib(valeur.substring(COMPTE)) && cleRibJuste(valeur));
    }

    /** Loops, here and below: accounts are checked by the million, and twice each. */
    private static boolean aLaFormeDUnIban(String texte) {
        return texte.length() >= 15
                && texte.length() <= 34
                && estUneLettre(texte.charAt(0))
                && estUneLettre(texte.charAt(1))
                && estEnChiffres(texte, 2, 4)
                && estEnLettresOuChiffres(texte, 4, texte.length());
    }

    private static boolean aLaFormeDUnRib(String texte) {
        return texte.length() == RIB
                && estEnChiffres(texte, 0, 10)
                && estEnLettresOuChiffres(texte, 10, RIB - 2)
                && estEnChiffres(texte, RIB - 2, RIB);
    }

    private static boolean estEnChiffres(String texte, int debut, int fin) {
        for (int i = debut; i < fin; i++) {
            if (!estUnChiffre(texte.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean estEnLettresOuChiffres(String texte, int debut, int fin) {
        for (int i = debut; i < fin; i++) {
            char c = texte.charAt(i);
            if (!estUneLettre(c) && !estUnChiffre(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean estUneLettre(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean estUnChiffre(char c) {
        return c >= '0' && c <= '9';
    }

    /** What is left of an account modulo 97, its country and its key read last, a letter counting 10 to 35 (ISO 7064). */
    private static int reste(String iban) {
        long reste = 0;
        for (int i = 0; i < iban.length(); i++) {
            int ou = i + COMPTE;
            char c = iban.charAt(ou < iban.length() ? ou : ou - iban.length());
            int chiffre = c <= '9' ? c - '0' : c - 'A' + 10;
            reste = reste * (chiffre < 10 ? 10 : 100) + chiffre;
            if (reste >= AVANT_DE_DIVISER) {
                reste %= 97;
            }
        }
        return (int) (reste % 97);
    }

    /**
     * The RIB key, from 01 to 97, makes bank, branch, account and key divisible by 97, letters counting 1 to 9 in three
     * rows.
     */
    private static boolean cleRibJuste(String valeur) {
        int cle = Integer.parseInt(valeur.substring(valeur.length() - 2));
        if (cle < 1 || cle > 97) {
            return false;
        }
        long reste = 0;
        for (int i = COMPTE; i < valeur.length(); i++) {
            char c = valeur.charAt(i);
            int rang = c - 'A';
            // The third row of letters starts at S with 2: there is no letter worth 1 in it.
            int chiffre = rang < 0 ? c - '0' : rang < 9 ? rang + 1 : rang < 18 ? rang - 8 : rang - 16;
            reste = reste * 10 + chiffre;
            if (reste >= AVANT_DE_DIVISER) {
                reste %= 97;
            }
        }
        return reste % 97 == 0;
    }

    @Override
    public String toString() {
        return "Iban[***]";
    }
}
