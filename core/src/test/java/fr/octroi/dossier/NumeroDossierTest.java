package fr.octroi.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.commun.ValeurInvalideException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumeroDossierTest {

    @Provide
    Arbitrary<String> numeros() {
        Arbitrary<String> morceau =
                Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(8);
        Arbitrary<String> lien = Arbitraries.of(".", "_", "-", "/", "#", ":", " ");
        return Combinators.combine(
                        morceau,
                        Combinators.combine(lien, morceau)
                                .as(String::concat)
                                .list()
                                .ofMaxSize(6))
                .as((debut, suite) -> debut + String.join("", suite));
    }

    @Property
    void un_numero_garde_ce_que_la_plateforme_a_donne(
            @ForAll("numeros") String texte, @ForAll("numeros") String autre) {
        NumeroDossier numero = new NumeroDossier(texte);
        assertEquals(texte, numero.toString());
        assertEquals(texte.equals(autre), numero.equals(new NumeroDossier(autre)));
        assertEquals(
                Integer.signum(texte.compareTo(autre)), Integer.signum(numero.compareTo(new NumeroDossier(autre))));
    }

    /** Of few characters, right and wrong ones, so that most forms come up. */
    @Property
    void un_numero_a_la_forme_qui_est_ecrite_et_elle_seule(
            @ForAll @StringLength(max = 8) @CharRange(from = 'y', to = '{') @Chars({'A', '9', '.', ' ', '#', '\n', '@'})
                    String texte) {
        assertEquals(texte.matches("[A-Za-z0-9]+([._/#: -][A-Za-z0-9]+)*"), NumeroDossier.estValide(texte));
    }

    /** It ends in file names, log lines and sheets: no path, no line, no formula can hide in it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "../1",
                "..",
                "1/",
                "/1",
                "1//2",
                "1  2",
                " 1",
                "1 ",
                "1\n2",
                "1\n",
                "=1+1",
                "-1",
                "@a",
                "a;b",
                "a\\b",
                "a\u00002",
                "é",
                "١"
            })
    void un_numero_ne_cache_ni_chemin_ni_ligne_ni_formule(String texte) {
        assertFalse(NumeroDossier.estValide(texte));
        assertEquals(
                "NUMERO_INVALIDE",
                assertThrows(ValeurInvalideException.class, () -> new NumeroDossier(texte))
                        .code());
    }

    @Test
    void un_numero_a_soixante_quatre_caracteres_au_plus() {
        assertEquals(64, new NumeroDossier("1".repeat(64)).valeur().length());
        assertFalse(NumeroDossier.estValide("1".repeat(65)));
    }

    @Test
    void un_texte_demesure_se_refuse_sans_delai() {
        assertFalse(NumeroDossier.estValide("a.".repeat(1_000_000)));
    }
}
