package fr.octroi.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.ValeurInvalideException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BicTest {

    @Test
    void l_ecriture_des_gens_se_lit() {
        assertEquals("AGRIFRPP836", Bic.parse("agri fr pp\u00A0836").valeur());
        assertEquals("FR", Bic.parse("AGRIFRPP").pays());
    }

    @Test
    void huit_caracteres_sont_ceux_du_siege() {
        assertEquals("AGRIFRPPXXX", new Bic("AGRIFRPP").complet());
        assertEquals(new Bic("AGRIFRPP836").valeur(), new Bic("AGRIFRPP836").complet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AGRIFRP",
                "AGRIFRPPX",
                "AGRIFRPP8366",
                "AGRIZZPP",
                "AGRI12PP",
                "AGRIFRP*",
                "BANQUEXX",
                "ÉGRIFRPP"
            })
    void ce_qui_n_est_pas_un_bic_est_refuse(String texte) {
        assertFalse(Bic.seLit(texte));
        assertEquals(
                "BIC_INVALIDE",
                assertThrows(ValeurInvalideException.class, () -> Bic.parse(texte))
                        .code());
    }

    /** The other library asks for letters where ISO 9362 allows digits since 2014: what it takes, we take. */
    @Property
    void ce_que_l_autre_bibliotheque_reconnait_se_lit(@ForAll("formes") String bic) {
        if (fr.marcwrobel.jbanking.bic.Bic.isValid(bic)) {
            assertTrue(Bic.seLit(bic));
        }
        assertEquals(Bic.seLit(bic), Bic.seLit(bic + "XXX"));
    }

    @Provide
    Arbitrary<String> formes() {
        return Arbitraries.strings().withCharRange('A', 'Z').ofLength(8);
    }

    @ParameterizedTest
    @CsvSource({
        "AGRIFRPP,    FR7630006000011234567890189,  true",
        "BNCANCNN,    FR7630006000011234567890189,  true",
        "AGRIFRPP891, MC5811222000010123456789030,  true",
        "CFMOMCMX,    MC5811222000010123456789030,  true",
        "CFMOMCMX,    FR7630006000011234567890189,  false",
        "DOMICILE,    FR7630006000011234567890189,  false",
        "COBADEFF,    DE89370400440532013000,       true",
        "COBADEFF,    FR7630006000011234567890189,  false",
        "AGRIFRPP,    DE89370400440532013000,       false",
        "RBOSGGSX,    GB29NWBK60161331926819,       true",
        "RBOSGGSX,    FR7630006000011234567890189,  false"
    })
    void une_banque_et_un_compte_ont_des_pays_qui_s_accordent(String bic, String iban, boolean accord) {
        assertEquals(accord, new Bic(bic).convient(new Iban(iban)));
    }
}
