package fr.octroi.reglement;

import static fr.octroi.reglement.Refus.refuse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerritoireTest {

    private static final LocalDate DERNIER_JOUR_DE_VELIZY = LocalDate.of(2015, 12, 31);

    @Test
    void velizy_appartient_a_gpso_jusqu_a_son_dernier_jour_et_pas_au_dela() {
        assertTrue(Reglements.GPSO.comprend(Niveau.COMMUNE, "78640", LocalDate.of(2012, 1, 1)));
        assertTrue(Reglements.GPSO.comprend(Niveau.COMMUNE, "78640", DERNIER_JOUR_DE_VELIZY));
        assertFalse(Reglements.GPSO.comprend(Niveau.COMMUNE, "78640", DERNIER_JOUR_DE_VELIZY.plusDays(1)));
    }

    @Test
    void une_commune_peut_sortir_puis_revenir() {
        LocalDate sortie = LocalDate.of(2010, 6, 30);
        LocalDate retour = LocalDate.of(2014, 1, 1);
        Territoire territoire = new Territoire(
                "T",
                "territoire",
                List.of(
                        Territoire.Appartenance.commune("2A004", retour, null),
                        Territoire.Appartenance.commune("01001", null, null),
                        Territoire.Appartenance.commune("2A004", null, sortie)));
        assertTrue(territoire.comprend(Niveau.COMMUNE, "2A004", sortie));
        assertFalse(territoire.comprend(Niveau.COMMUNE, "2A004", sortie.plusDays(1)));
        assertFalse(territoire.comprend(Niveau.COMMUNE, "2A004", retour.minusDays(1)));
        assertTrue(territoire.comprend(Niveau.COMMUNE, "2A004", retour));
        assertEquals(
                List.of("01001", "2A004", "2A004"),
                territoire.membres().stream().map(Territoire.Appartenance::lieu).toList());
        assertEquals(sortie, territoire.membres().get(1).au());
    }

    @Test
    void seul_le_code_insee_compte_jamais_le_code_postal() {
        assertFalse(Reglements.GPSO.comprend(Niveau.COMMUNE, "92100", LocalDate.of(2020, 1, 1)));
        assertTrue(Reglements.GPSO.comprend(Niveau.COMMUNE, "92012", LocalDate.of(2020, 1, 1)));
    }

    @Test
    void un_territoire_impossible_est_refuse() {
        LocalDate jour = LocalDate.of(2020, 1, 1);
        refuse("TERRITOIRE_VIDE", () -> new Territoire("T", "vide", List.of()));
        refuse("CODE_INSEE_INVALIDE", () -> Reglements.membre("9201"));
        refuse("CODE_INSEE_INVALIDE", () -> Reglements.membre("2C004"));
        refuse("PERIODE_INVALIDE", () -> Territoire.Appartenance.commune("92012", jour, jour.minusDays(1)));
        assertEquals(jour, Territoire.Appartenance.commune("92012", jour, jour).au());
    }
}
