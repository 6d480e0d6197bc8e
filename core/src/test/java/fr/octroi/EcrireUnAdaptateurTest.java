package fr.octroi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code docs/ecrire-un-adaptateur.md} shows the lines of the project that the build runs from the installed artifacts. */
class EcrireUnAdaptateurTest {

    private static final Path PAGE = Path.of("../docs/ecrire-un-adaptateur.md");
    private static final Path PROJET = Path.of("src/it/adaptateur-disque");

    @ParameterizedTest
    @CsvSource({
        "magasin, src/main/java/maville/PiecesDansUnDossier.java, 80",
        "contrat, src/test/java/maville/PiecesDansUnDossierTest.java, 10",
        "rompu, src/test/java/maville/MagasinsRompusTest.java, 5",
        "brancher, src/test/java/maville/HoteTest.java, 3"
    })
    void la_page_montre_les_lignes_du_projet(String nom, String source, int lignes) throws IOException {
        String montrees = entre(Files.readString(PAGE), "<!-- " + nom + " -->\n```java\n", "```\n");
        String essayees = entre(Files.readString(PROJET.resolve(source)), "// " + nom + "\n", "// fin\n");
        assertEquals(essayees.stripIndent().stripTrailing(), montrees.stripTrailing());
        assertTrue(montrees.lines().count() >= lignes, nom);
    }

    /** The project has one dependency more, by which it shows that the contract can fail. */
    @Test
    void la_page_montre_les_dependances_du_projet() throws IOException {
        String projet = tasser(Files.readString(PROJET.resolve("pom.xml")));
        String montrees = tasser(entre(Files.readString(PAGE), "<!-- dependances -->\n```xml\n", "```\n"))
                .replace("<version>0.1.0-SNAPSHOT</version>", "<version>@project.version@</version>");
        String gestion = montrees.substring(0, montrees.indexOf("</dependencyManagement>"));
        assertTrue(projet.contains(gestion), gestion);
        for (String dependance : montrees.substring(gestion.length()).split("(?=<dependency>)", -1)) {
            String une = dependance.replaceAll("</dependencies>$", "");
            assertTrue(une.startsWith("</dependencyManagement>") || projet.contains(une), une);
        }
    }

    @Test
    void la_table_de_la_page_est_celle_des_contrats() throws IOException {
        Pattern contrat = Pattern.compile("`([A-Z][A-Za-z]+Tck)`");
        TreeSet<String> montres = new TreeSet<>();
        Matcher trouve = contrat.matcher(entre(Files.readString(PAGE), "| Port | Contract |", "\n\n"));
        while (trouve.find()) {
            montres.add(trouve.group(1));
        }
        try (Stream<Path> sources = Files.list(Path.of("src/test/java/fr/octroi/tck"))) {
            assertEquals(
                    sources.map(source -> source.getFileName().toString())
                            .filter(nom -> nom.endsWith("Tck.java"))
                            .map(nom -> nom.replace(".java", ""))
                            .collect(Collectors.toCollection(TreeSet::new)),
                    montres);
        }
    }

    private static String entre(String texte, String debut, String fin) {
        int depuis = texte.indexOf(debut) + debut.length();
        assertTrue(depuis >= debut.length(), debut);
        return texte.substring(depuis, texte.indexOf(fin, depuis));
    }

    private static String tasser(String texte) {
        return texte.replaceAll("\\s+", "");
    }
}
