package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.commun.Role;
import fr.octroi.guichet.Habilitations.Operation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class HabilitationsTest {

    @Test
    void qui_peut_quoi_tient_en_un_tableau() {
        List<String> tableau = new ArrayList<>();
        for (Role role : EnumSet.allOf(Role.class)) {
            for (Operation operation : EnumSet.allOf(Operation.class)) {
                tableau.add(role + " " + operation + " " + (Habilitations.permet(role, operation) ? "oui" : "non"));
            }
        }
        assertEquals(
                List.of(
                        "USAGER DEPOSER oui",
                        "USAGER INSTRUIRE non",
                        "AUTOMATE DEPOSER oui",
                        "AUTOMATE INSTRUIRE oui",
                        "PRESTATAIRE DEPOSER oui",
                        "PRESTATAIRE INSTRUIRE oui",
                        "INSTRUCTEUR DEPOSER oui",
                        "INSTRUCTEUR INSTRUIRE oui"),
                tableau);
    }
}
