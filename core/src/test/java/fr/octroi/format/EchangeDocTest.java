package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.octroi.echange.Manifeste;
import fr.octroi.echange.MotifDeRefus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of the exchange says what the code does: whoever implements it in another language has nothing else. */
class EchangeDocTest {

    private final String page = Files.readString(Path.of("../docs/echange.md"));

    EchangeDocTest() throws IOException {}

    @Test
    void la_page_donne_tous_les_motifs_dans_l_ordre_des_controles() {
        List<String> motifs = Pattern.compile("(?m)^\\| [0-9]+ \\| [a-z]+ \\| `([A-Z_]+)` \\|")
                .matcher(page)
                .results()
                .map(ligne -> ligne.group(1))
                .toList();
        assertEquals(Stream.of(MotifDeRefus.values()).map(Enum::name).toList(), motifs);
    }

    /** Those that the sender is told, and no other: some are said as one, and a file without a name of a lot is not answered. */
    @Test
    void le_schema_des_accuses_donne_les_motifs_que_l_emetteur_apprend() throws IOException {
        List<String> motifs = new ArrayList<>();
        new ObjectMapper()
                .readTree(Files.readString(Path.of("../docs/accuse.schema.json")))
                .at("/properties/motif/enum")
                .forEach(motif -> motifs.add(motif.textValue()));
        assertEquals(
                Stream.of(MotifDeRefus.values())
                        .map(MotifDeRefus::pourEmetteur)
                        .filter(motif -> motif != MotifDeRefus.NOM_INVALIDE)
                        .distinct()
                        .map(Enum::name)
                        .toList(),
                motifs);
    }

    @Test
    void la_page_donne_l_origine_des_flux() {
        assertTrue(page.contains("`" + Manifeste.ORIGINE.hexadecimal() + "`"));
    }
}
