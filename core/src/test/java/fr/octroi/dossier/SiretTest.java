package fr.octroi.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.ValeurInvalideException;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiretTest {

    private static final String LA_POSTE = "356000000";
    private static final int[] DOUBLE_REDUIT = {0, 2, 4, 6, 8, 1, 3, 5, 7, 9};

    /** Luhn by table and from the left, where the code under test multiplies from the right. */
    private static int resteDeLuhn(String chiffres) {
        int somme = 0;
        for (int i = 0; i < chiffres.length(); i++) {
            int chiffre = chiffres.charAt(i) - '0';
            somme += (chiffres.length() - i) % 2 == 0 ? DOUBLE_REDUIT[chiffre] : chiffre;
        }
        return somme % 10;
    }

    private static String avecCle(String sansCle) {
        return sansCle + (10 - resteDeLuhn(sansCle + "0")) % 10;
    }

    @Provide
    Arbitrary<String> sirets() {
        return Combinators.combine(
                        Arbitraries.strings()
                                .numeric()
                                .ofLength(8)
                                .filter(debut -> !debut.equals("00000000") && !debut.equals("35600000")),
                        Arbitraries.strings().numeric().ofLength(4))
                .as((debut, etablissement) -> avecCle(avecCle(debut) + etablissement));
    }

    @Property
    void un_numero_aux_deux_cles_justes_est_un_siret(@ForAll("sirets") String siret) {
        assertEquals(siret, new Siret(siret).toString());
        String ecrit = siret.replaceFirst("(...)(...)(...)(.....)", "$1 $2.$3\u00A0$4");
        assertEquals(new Siret(siret), Siret.parse(ecrit));
    }

    @Property
    void un_chiffre_change_se_voit(
            @ForAll("sirets") String siret,
            @ForAll @IntRange(max = 13) int position,
            @ForAll @CharRange(from = '0', to = '9') char autre) {
        Assume.that(siret.charAt(position) != autre);
        String change = siret.substring(0, position) + autre + siret.substring(position + 1);
        Assume.that(!change.startsWith(LA_POSTE));
        assertFalse(Siret.seLit(change));
    }

    @Property
    void la_cle_du_siren_est_verifiee_aussi(
            @ForAll("sirets") String siret, @ForAll @CharRange(from = '0', to = '9') char autre) {
        Assume.that(siret.charAt(8) != autre);
        String sirenFaux = siret.substring(0, 8) + autre;
        Assume.that(!sirenFaux.equals(LA_POSTE));
        assertFalse(Siret.seLit(avecCle(sirenFaux + siret.substring(9, 13))));
    }

    @Property
    void un_etablissement_de_la_poste_a_une_somme_multiple_de_cinq_ou_la_cle_ordinaire(
            @ForAll @IntRange(max = 99_999) int etablissement) {
        String siret = LA_POSTE + String.format(Locale.ROOT, "%05d", etablissement);
        int somme = siret.chars().map(c -> c - '0').sum();
        assertEquals(somme % 5 == 0 || resteDeLuhn(siret) == 0, Siret.seLit(siret));
    }

    /** Its head office bears Luhn's key like anybody else. */
    @Test
    void le_siege_de_la_poste_est_un_siret() {
        assertTrue(Siret.seLit(LA_POSTE + "00048"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "732829320",
                "7328293200007",
                "732829320000744",
                "7328293200007A",
                "00000000000000",
                "٧٣٢٨٢٩٣٢٠٠٠٠٧٤"
            })
    void ce_qui_n_est_pas_un_siret_est_refuse(String texte) {
        assertEquals(
                "SIRET_INVALIDE",
                assertThrows(ValeurInvalideException.class, () -> Siret.parse(texte))
                        .code());
    }
}
