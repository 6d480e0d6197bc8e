package fr.octroi.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.marcwrobel.jbanking.iban.RandomIban;
import fr.octroi.commun.ValeurInvalideException;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IbanTest {

    private static final BigInteger MODULE = BigInteger.valueOf(97);

    /** The letters of a RIB as the Comité français d'organisation et de normalisation bancaires prints them. */
    private static final Map<Character, Character> CHIFFRE_DE_LETTRE = lettres();

    private static Map<Character, Character> lettres() {
        String lettres = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        String chiffres = "12345678912345678923456789";
        Map<Character, Character> table = new TreeMap<>();
        for (int i = 0; i < lettres.length(); i++) {
            table.put(lettres.charAt(i), chiffres.charAt(i));
        }
        return table;
    }

    /** Bank, branch and account, without any key. */
    record Compte(String banque, String guichet, String numero) {

        int cleRib() {
            StringBuilder chiffres = new StringBuilder();
            numero.chars().mapToObj(c -> (char) c).forEach(c -> chiffres.append(CHIFFRE_DE_LETTRE.getOrDefault(c, c)));
            long b = Long.parseLong(banque);
            long g = Long.parseLong(guichet);
            long c = Long.parseLong(chiffres.toString());
            return (int) (97 - (89 * b + 15 * g + 3 * c) % 97);
        }

        String iban(int cleRib) {
            return ibanDe("FR", banque + guichet + numero + String.format(Locale.ROOT, "%02d", cleRib));
        }
    }

    /** The key of ISO 7064, with the letters of ISO 13616 written out. */
    private static String ibanDe(String pays, String compte) {
        StringBuilder chiffres = new StringBuilder();
        (compte + pays + "00").chars().forEach(c -> chiffres.append(c >= 'A' ? c - 'A' + 10 : c - '0'));
        int cle = 98 - new BigInteger(chiffres.toString()).mod(MODULE).intValueExact();
        return pays + String.format(Locale.ROOT, "%02d", cle) + compte;
    }

    @Provide
    Arbitrary<Compte> comptes() {
        Arbitrary<String> cinqChiffres = Arbitraries.strings().numeric().ofLength(5);
        Arbitrary<String> onzeCaracteres =
                Arbitraries.strings().numeric().withCharRange('A', 'Z').ofLength(11);
        Arbitrary<String> onzeChiffres = Arbitraries.strings().numeric().ofLength(11);
        return Combinators.combine(cinqChiffres, cinqChiffres, Arbitraries.oneOf(onzeChiffres, onzeCaracteres))
                .as(Compte::new);
    }

    @Property
    void un_compte_francais_aux_deux_cles_justes_est_un_iban(@ForAll("comptes") Compte compte) {
        String iban = compte.iban(compte.cleRib());
        assertTrue(fr.marcwrobel.jbanking.iban.Iban.isValid(iban), "the other library agrees on the form");
        assertEquals(iban, new Iban(iban).valeur());
        assertEquals(iban.substring(23), new Iban(iban).fin());
    }

    /** A second key that is congruent to the right one, such as 98 for 01, was never given by a bank. */
    @Property
    void une_cle_rib_fausse_est_refusee_meme_sous_une_cle_iban_juste(
            @ForAll("comptes") Compte compte, @ForAll @IntRange(max = 99) int autreCle) {
        Assume.that(autreCle != compte.cleRib());
        String iban = compte.iban(autreCle);
        assertTrue(fr.marcwrobel.jbanking.iban.Iban.isValid(iban), "the key of the IBAN is right");
        assertFalse(Iban.seLit(iban));
    }

    @Property
    void un_caractere_change_ou_deux_voisins_echanges_se_voient(
            @ForAll("comptes") Compte compte,
            @ForAll @IntRange(max = 26) int position,
            @ForAll("caracteres") char autre) {
        String iban = compte.iban(compte.cleRib());
        // The keys promise it between digits and between letters; a letter counts for two digits and shifts the rest.
        Assume.that(iban.charAt(position) != autre && memeEspece(iban.charAt(position), autre));
        assertFalse(Iban.seLit(iban.substring(0, position) + autre + iban.substring(position + 1)));
        if (position < 26
                && iban.charAt(position) != iban.charAt(position + 1)
                && memeEspece(iban.charAt(position), iban.charAt(position + 1))) {
            String echange = iban.substring(0, position)
                    + iban.charAt(position + 1)
                    + iban.charAt(position)
                    + iban.substring(position + 2);
            assertFalse(Iban.seLit(echange));
        }
    }

    private static boolean memeEspece(char une, char autre) {
        return Character.isDigit(une) == Character.isDigit(autre);
    }

    @Provide
    Arbitrary<Character> caracteres() {
        return Arbitraries.oneOf(
                Arbitraries.chars().numeric(), Arbitraries.chars().range('A', 'Z'));
    }

    @Property
    void l_ecriture_des_gens_se_lit(@ForAll("comptes") Compte compte) {
        String iban = compte.iban(compte.cleRib());
        String parQuatre = iban.replaceAll("(.{4})", "$1 ");
        for (String ecrit : List.of(
                parQuatre,
                parQuatre.replace(' ', '\u00A0'),
                parQuatre.replace(' ', '-'),
                parQuatre.replace(' ', '.'),
                iban.toLowerCase(Locale.ROOT))) {
            assertEquals(new Iban(iban), Iban.parse(ecrit));
        }
    }

    /** Lengths in the SEPA area, against the other library; a right key does not save a wrong length. */
    @Property
    void un_iban_etranger_a_la_longueur_de_son_pays(@ForAll("pays") String pays, @ForAll Random hasard) {
        String iban = new RandomIban(hasard).next(pays).toString();
        assertTrue(Iban.seLit(iban), () -> "an account of " + pays);
        String compte = iban.substring(4);
        assertFalse(Iban.seLit(ibanDe(pays, compte + "0")));
        assertFalse(Iban.seLit(ibanDe(pays, compte.substring(1))));
    }

    @Provide
    Arbitrary<String> pays() {
        return Arbitraries.of(
                ("AD AL AT BE BG CH CY CZ DE DK EE ES FI GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT"
                                + " NL NO PL PT RO RS SE SI SK SM VA")
                        .split(" "));
    }

    /** ISO 7064 never gives 00, 01 or 99, though they may be congruent to the right key. */
    @Property
    void une_cle_iban_que_la_norme_ne_donne_jamais_est_refusee(@ForAll("comptes") Compte compte) {
        String iban = compte.iban(compte.cleRib());
        int cle = Integer.parseInt(iban.substring(2, 4));
        for (int congrue : new int[] {cle - 97, cle + 97}) {
            if (congrue >= 0 && congrue <= 99) {
                assertFalse(Iban.seLit("FR" + String.format(Locale.ROOT, "%02d", congrue) + iban.substring(4)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "FR", "FR76", "0000000000000000", "FR7630006000011234567890189DSF", "FR76 3000 6000 0112"})
    void ce_qui_n_est_pas_un_iban_est_refuse(String texte) {
        assertFalse(Iban.seLit(texte));
        assertEquals(
                "IBAN_INVALIDE",
                assertThrows(ValeurInvalideException.class, () -> Iban.parse(texte))
                        .code());
    }

    /** The IBAN that a bank prints beside a RIB is the one that the RIB gives. */
    @Property
    void un_rib_seul_donne_son_iban(@ForAll("comptes") Compte compte, @ForAll @IntRange(max = 99) int autreCle) {
        String iban = compte.iban(compte.cleRib());
        assertEquals(Optional.of(new Iban(iban)), Iban.deRib(iban.substring(4)));
        String ecrit = compte.banque() + " " + compte.guichet() + "\u00A0"
                + compte.numero().toLowerCase(Locale.ROOT);
        assertEquals(Optional.of(new Iban(iban)), Iban.deRib(ecrit + " " + iban.substring(25)));
        Assume.that(autreCle != compte.cleRib());
        assertEquals(Optional.empty(), Iban.deRib(compte.iban(autreCle).substring(4)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3000600001123456789018", "300060000112345678901890", "3000A000011234567890189"})
    void ce_qui_n_a_pas_la_forme_d_un_rib_n_en_donne_aucun(String rib) {
        assertEquals(Optional.empty(), Iban.deRib(rib));
    }

    @Test
    void un_pays_qui_n_existe_pas_n_a_pas_de_compte() {
        assertFalse(Iban.seLit(ibanDe("BC", "34567890EN15194")), "the mark of a cycle, and the standard after it");
        assertTrue(Iban.seLit(ibanDe("XK", "1212012345678906")));
    }

    @Test
    void un_compte_a_son_pays() {
        assertEquals("DE", Iban.parse("DE89 3704 0044 0532 0130 00").pays());
    }
}
