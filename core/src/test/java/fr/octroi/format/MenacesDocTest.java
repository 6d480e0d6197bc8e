package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on threats names tests that there are, one at least for each threat. */
class MenacesDocTest {

    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern METHODE = Pattern.compile("\\bvoid (\\w+)\\(");
    private static final Pattern MARQUEE =
            Pattern.compile("@(?:net\\.jqwik\\.api\\.)?Tag\\(\"securite\"\\)\\s+void (\\w+)\\(");

    private static List<String> lignes() throws IOException {
        return Files.readAllLines(Path.of("../docs/menaces.md")).stream()
                .filter(ligne -> ligne.startsWith("| ") && !ligne.startsWith("| Threat") && !ligne.startsWith("|---"))
                .toList();
    }

    private static Set<String> cites(String texte) {
        return TEST.matcher(texte)
                .results()
                .map(cite -> cite.group(1) + "." + cite.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The tests of all modules, those of classes of one name together. */
    private static Set<String> tests(Pattern forme) throws IOException {
        Set<String> tests = new TreeSet<>();
        for (Path module : List.of(
                Path.of("src"),
                Path.of("../adapters-jdbc/src"),
                Path.of("../adapters-rest/src"),
                Path.of("../adapters-sftp/src"),
                Path.of("../examples/cli/src"))) {
            try (Stream<Path> fichiers = Files.walk(module.resolve("test/java"))) {
                for (Path fichier : fichiers.filter(un -> un.toString().endsWith("Test.java"))
                        .toList()) {
                    String classe = String.valueOf(fichier.getFileName()).replace(".java", "");
                    forme.matcher(Files.readString(fichier))
                            .results()
                            .forEach(methode -> tests.add(classe + "." + methode.group(1)));
                }
            }
        }
        return tests;
    }

    @Test
    void chaque_test_nomme_existe() throws IOException {
        Set<String> absents = cites(String.join("\n", lignes()));
        assertTrue(absents.size() > 30, "few: " + absents.size());
        Set<String> tests = tests(METHODE);
        assertTrue(tests.contains("MenacesDocTest.chaque_test_nomme_existe"));
        absents.removeAll(tests);
        assertEquals(Set.of(), absents);
    }

    @Test
    void chaque_menace_a_ses_quatre_cases_et_un_test() throws IOException {
        for (String ligne : lignes()) {
            String[] cases = ligne.split("\\|", -1);
            assertEquals(6, cases.length, ligne);
            assertTrue(!cases[1].isBlank() && !cases[2].isBlank(), ligne);
            assertTrue(!cites(cases[4]).isEmpty(), ligne);
        }
    }

    @Test
    void les_tests_de_securite_sont_ceux_que_la_page_nomme() throws IOException {
        assertEquals(cites(String.join("\n", lignes())), tests(MARQUEE));
    }
}
