package fr.octroi.adapters.rest.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.port.PortException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReponseTest {

    @Test
    void ce_qui_est_garde_se_relit_egal() {
        for (Map<String, String> entetes : List.<Map<String, String>>of(
                Map.of(), Map.of("ETag", "\"1\""), Map.of("ETag", "\"1\"", "Location", "v1/dossiers/A%3A%20B: c"))) {
            for (String corps : List.of("", "{}", "\n\n{\"a\":\n\n1}", "x: y\n")) {
                Reponse reponse = new Reponse(201, new TreeMap<>(entetes), corps);
                assertEquals(reponse, Reponse.lire(reponse.texte()));
            }
        }
    }

    @Test
    void ce_qui_fut_garde_sous_une_autre_forme_est_une_panne_et_non_une_reponse() {
        for (String texte : List.of("", "200", "x\n\n", "200\nETag\n\n{}", "404\n\n{}", "{}\n\n")) {
            assertEquals(
                    PortException.Nature.DEFINITIVE,
                    assertThrows(PortException.class, () -> Reponse.lire(texte)).nature(),
                    texte);
        }
    }

    @Test
    void un_echec_ne_se_garde_pas() {
        assertThrows(IllegalArgumentException.class, () -> new Reponse(409, new TreeMap<>(), ""));
    }
}
