package fr.octroi.relance;

import static fr.octroi.relance.Refus.refuse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CRPA L111-2 and R112-11-1 say what a letter must say of who writes it. */
class ServiceInstructeurTest {

    private static final List<String> ADRESSE = List.of("9 route de l'Exemple", "92190 Meudon");

    private static ServiceInstructeur service(List<String> adresse, String... textes) {
        return new ServiceInstructeur(textes[0], adresse, textes[1], textes[2], textes[3], textes[4], textes[5]);
    }

    private static String[] textes() {
        return new String[] {
            "Service des aides",
            "aides@exemple.invalid",
            "01 99 00 00 00",
            "Martin Claude",
            "instructeur",
            "tribunal administratif d'essai"
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void une_lettre_ne_tait_rien_de_qui_l_ecrit(int tu) {
        assertEquals("aides@exemple.invalid", service(ADRESSE, textes()).courriel());
        for (String blanc : List.of("", " ")) {
            String[] textes = textes();
            textes[tu] = blanc;
            refuse("SERVICE_INCOMPLET", () -> service(ADRESSE, textes));
        }
    }

    @Test
    void une_adresse_a_deux_lignes_au_moins_et_ne_change_plus() {
        refuse("SERVICE_INCOMPLET", () -> service(List.of("92190 Meudon"), textes()));
        List<String> lignes = new ArrayList<>(ADRESSE);
        ServiceInstructeur service = service(lignes, textes());
        lignes.clear();
        assertEquals(ADRESSE, service.adresse());
        assertThrows(
                UnsupportedOperationException.class, () -> service.adresse().clear());
    }
}
