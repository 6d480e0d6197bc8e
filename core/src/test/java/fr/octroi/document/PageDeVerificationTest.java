package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Montant;
import fr.octroi.reglement.Defaut;
import fr.octroi.reglement.Situation;
import fr.octroi.reglement.Valeur;
import fr.octroi.reglement.Vocabulaire;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PageDeVerificationTest {

    private static Defaut defaut(Defaut.Code code) {
        return new Defaut(
                Defaut.Gravite.FAUTE,
                code,
                "essai 2026",
                "montant.plafond",
                Situation.builder()
                        .avec(Vocabulaire.ACHAT_PRIX_TTC, new Valeur.Somme(Montant.parse("4000.01")))
                        .build(),
                "69149");
    }

    @ParameterizedTest
    @EnumSource
    void chaque_defaut_a_sa_phrase_son_lieu_et_son_exemple(Defaut.Code code) {
        String page = PageDeVerification.page(List.of(defaut(code)));
        assertTrue(page.startsWith("FAUTE essai 2026 : "), page);
        assertTrue(page.contains("Où : montant.plafond [" + code + "]"), page);
        assertTrue(page.contains("Par exemple : achat.prixTtc = 4000.01 EUR."), page);
        assertTrue(page.endsWith("1 faute(s), 0 alerte(s), 0 note(s).\n"), page);
        page.lines().forEach(ligne -> assertTrue(ligne.length() <= 88, ligne));
    }

    @Test
    void une_precision_se_lit_et_l_absence_de_defaut_se_dit() {
        assertTrue(PageDeVerification.page(List.of(defaut(Defaut.Code.COMMUNE_DISPARUE)))
                .contains("Aujourd’hui dans la commune 69149."));
        assertEquals("Aucun défaut.\n", PageDeVerification.page(List.of()));
    }

    @Test
    void une_place_connue_se_lit_a_cote_du_lieu() {
        String page = PageDeVerification.page(
                List.of(defaut(Defaut.Code.PLAFOND_TROUE)), defaut -> Optional.of("essai.yaml, ligne 12"));
        assertTrue(page.contains("Où : montant.plafond (essai.yaml, ligne 12) [PLAFOND_TROUE]"), page);
    }

    @Test
    void chaque_code_et_chaque_gravite_ont_leurs_mots() {
        ResourceBundle mots = ResourceBundle.getBundle("fr.octroi.document.PageDeVerification", Locale.FRENCH);
        Stream.concat(
                        Stream.of(Defaut.Code.values()).map(code -> "code." + code),
                        Stream.of(Defaut.Gravite.values()).map(gravite -> "gravite." + gravite))
                .forEach(cle -> assertFalse(mots.getString(cle).isBlank(), cle));
    }
}
