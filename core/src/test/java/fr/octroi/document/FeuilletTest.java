package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class FeuilletTest {

    @Test
    void une_ligne_va_jusqu_a_la_derniere_colonne_et_pas_plus_loin() {
        String quarante = "a".repeat(40);

        assertEquals(
                "- " + quarante + " " + "b".repeat(45) + "\n", ecrire("- ", quarante + " " + "b".repeat(45), "  "));
        assertEquals(
                "- " + quarante + "\n  " + "b".repeat(46) + "\n", ecrire("- ", quarante + " " + "b".repeat(46), "  "));
    }

    @Test
    void un_mot_plus_long_qu_une_ligne_la_deborde_seul() {
        String long100 = "x".repeat(100);

        assertEquals("- un\n  " + long100 + "\n  mot\n", ecrire("- ", "un " + long100 + " mot", "  "));
        assertEquals("- " + long100 + "\n", ecrire("- ", long100, "  "));
        assertEquals("- " + long100 + "\n  mot\n", ecrire("- ", long100 + " mot ", "  "));
    }

    @Test
    void un_espace_a_la_fin_ne_s_ecrit_pas_et_un_texte_vide_laisse_une_ligne() {
        assertEquals("un mot\n", ecrire("", "un mot ", "  "));
        assertEquals("- \n", ecrire("- ", "", "  "));
    }

    @Test
    void une_seule_apostrophe_ou_que_soit_le_texte() {
        assertEquals("l’aide : l’achat\n", ecrire("l'aide : ", "l'achat", ""));
    }

    private static String ecrire(String debut, String texte, String retrait) {
        Feuillet page = new Feuillet();
        page.paragraphe(debut, texte, retrait);
        return page.toString();
    }
}
