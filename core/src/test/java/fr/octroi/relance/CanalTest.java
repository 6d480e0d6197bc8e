package fr.octroi.relance;

import static fr.octroi.relance.Canal.COURRIEL;
import static fr.octroi.relance.Canal.COURRIER;
import static fr.octroi.relance.Canal.SMS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of the range that the regulator keeps for fiction: 06 39 98. */
class CanalTest {

    private static final String COURRIEL_DECLARE = "demandeur@exemple.invalid";
    private static final String MOBILE_DECLARE = "06 39 98 00 00";

    private static Demandeur demandeur(String courriel, String telephone) {
        return new Demandeur("", "Morel", "Camille", null, new Adresse("", "", "", null), courriel, telephone);
    }

    private static List<Canal> ouverts(String courriel, String telephone, Canal... fermes) {
        return Canal.ouverts(demandeur(courriel, telephone), List.of(fermes));
    }

    @Test
    void le_courriel_passe_avant_le_sms_et_le_courrier_vient_en_dernier() {
        assertEquals(List.of(COURRIEL, SMS, COURRIER), ouverts(COURRIEL_DECLARE, MOBILE_DECLARE));
    }

    @Test
    void qui_n_a_rien_declare_recoit_une_lettre() {
        assertEquals(List.of(COURRIER), ouverts("", ""));
        assertEquals(List.of(COURRIER), ouverts(" ", " "));
        assertEquals(List.of(SMS, COURRIER), ouverts("", MOBILE_DECLARE));
        assertEquals(List.of(COURRIEL, COURRIER), ouverts(COURRIEL_DECLARE, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0639980000",
                "06.39.98.00.00",
                "06-39-98-00-00",
                "+33 6 39 98 00 00",
                "+33 (0)6 39 98 00 00",
                "0033639980000",
                "0739980000"
            })
    void un_mobile_s_ecrit_de_plusieurs_facons(String telephone) {
        assertEquals(List.of(SMS, COURRIER), ouverts("", telephone));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"01 99 00 00 00", "0639980", "063998000012", "6 39 98 00 00", "+32 639980000", "06 39 98 00 0x"})
    void un_fixe_ou_un_numero_mal_forme_ne_recoit_pas_de_sms(String telephone) {
        assertEquals(List.of(COURRIER), ouverts("", telephone));
    }

    /** CRPA L112-14: an electronic reply, unless the person refuses it. */
    @Property
    void un_canal_ferme_ne_sert_plus_et_les_autres_gardent_leur_ordre(@ForAll Set<Canal> fermes) {
        List<Canal> tous = List.of(COURRIEL, SMS, COURRIER);
        assertEquals(
                tous.stream().filter(canal -> !fermes.contains(canal)).toList(),
                Canal.ouverts(demandeur(COURRIEL_DECLARE, MOBILE_DECLARE), fermes));
    }

    @Test
    void nul_canal_ne_s_ajoute_a_la_liste_rendue() {
        List<Canal> ouverts = ouverts("", "");
        assertThrows(UnsupportedOperationException.class, () -> ouverts.add(SMS));
    }
}
