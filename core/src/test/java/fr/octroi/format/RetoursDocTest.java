package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import fr.octroi.format.RetourLu.Statut;
import fr.octroi.versement.SuiteDeRejet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/retours.md tells of codes is what the code does with them. */
class RetoursDocTest {

    private final String page = Files.readString(Path.of("../docs/retours.md"));

    RetoursDocTest() throws IOException {}

    @Test
    void chaque_motif_connu_est_dans_la_page_avec_sa_suite() {
        SortedMap<String, SuiteDeRejet> dits = new TreeMap<>();
        Matcher ligne = Pattern.compile("(?m)^\\| `([A-Z0-9-]{4,6})` \\| [^|]+ \\| `([A-Z_]+)` \\|$")
                .matcher(page);
        while (ligne.find()) {
            dits.put(ligne.group(1), SuiteDeRejet.valueOf(ligne.group(2)));
        }
        assertEquals(SuiteDeRejet.codes(), dits);
    }

    @Test
    void chaque_code_d_un_pain_002_dit_par_la_page_se_traduit_ainsi() {
        String table = page.substring(page.indexOf("## pain.002"), page.indexOf("## camt.054"));
        SortedMap<String, Statut> dits = new TreeMap<>();
        Matcher ligne = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|(.*)$").matcher(table);
        while (ligne.find()) {
            Statut statut = Statut.valueOf(ligne.group(1));
            Pattern.compile("`([A-Z]{4})`")
                    .matcher(ligne.group(2))
                    .results()
                    .forEach(code -> assertNull(dits.put(code.group(1), statut), code.group(1) + " is told twice"));
        }
        assertFalse(dits.isEmpty());
        assertEquals(AnalysePain002.codes(), dits);
    }
}
