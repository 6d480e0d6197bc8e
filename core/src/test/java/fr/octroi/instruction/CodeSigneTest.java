package fr.octroi.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import fr.octroi.instruction.CodeSigne.Champ;
import fr.octroi.instruction.CodeSigne.Statut;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodeSigneTest {

    private static CodeSigne code(Statut statut, Champ... champs) {
        return new CodeSigne(statut, "", "01", "00", null, List.of(champs), true);
    }

    @ParameterizedTest
    @EnumSource(Statut.class)
    void seul_un_code_valide_prouve_ses_champs(Statut statut) {
        assertEquals(
                statut == Statut.VALIDE ? Optional.of("EXEMPLE") : Optional.empty(),
                code(statut, new Champ("13", "EXEMPLE", false)).prouve("13"));
    }

    @Test
    void un_champ_absent_coupe_ou_double_ne_prouve_rien() {
        Champ nom = new Champ("13", "EXEMPLE", false);
        assertEquals(Optional.empty(), code(Statut.VALIDE, nom).prouve("12"));
        assertEquals(Optional.empty(), code(Statut.VALIDE, nom, nom).prouve("13"));
        assertEquals(
                Optional.empty(),
                code(Statut.VALIDE, new Champ("13", "EXEM", true)).prouve("13"));
    }

    @Test
    void un_code_illisible_n_a_aucun_fait_et_n_est_pas_entier() {
        CodeSigne code = CodeSigne.illisible("ENTETE");
        assertEquals(Statut.ILLISIBLE, code.statut());
        assertEquals("ENTETE", code.motif());
        assertEquals(List.of(), code.champs());
        assertFalse(code.entier());
    }
}
