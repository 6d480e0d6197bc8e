package fr.octroi.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlurielTest {

    @Test
    void zero_et_un_sont_au_singulier_et_le_reste_au_pluriel() {
        assertEquals("0 ligne rejetée", Pluriel.de(0, "ligne[s] rejetée[s]"));
        assertEquals("1 ligne rejetée", Pluriel.de(1, "ligne[s] rejetée[s]"));
        assertEquals("2 lignes rejetées", Pluriel.de(2, "ligne[s] rejetée[s]"));
    }

    @Test
    void un_mot_change_tout_entier_quand_il_le_faut() {
        assertEquals("1 ligne est illisible", Pluriel.de(1, "ligne[s] [est|sont] illisible[s]"));
        assertEquals("3 lignes sont illisibles", Pluriel.de(3, "ligne[s] [est|sont] illisible[s]"));
        assertEquals("gagnent", Pluriel.mots(2, "gagne[nt]"));
    }
}
