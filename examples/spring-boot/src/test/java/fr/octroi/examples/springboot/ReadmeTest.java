package fr.octroi.examples.springboot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;

/** What the README says of this host, and what Octroi meets in it. */
class ReadmeTest {

    private static final Pattern HORS_COMPTE = Pattern.compile("\\s*(//.*|/?\\*.*|import .*|package .*|)");

    @Test
    void l_hote_tient_en_moins_de_200_lignes() throws IOException {
        for (String boot : List.of("boot-3", "boot-4")) {
            long lignes = lignes("src/main/java") + lignes("src/" + boot + "/java");
            assertTrue(lignes > 50 && lignes < 200, boot + ": " + lignes);
        }
    }

    private static long lignes(String racine) throws IOException {
        List<String> lignes = new ArrayList<>();
        try (Stream<Path> fichiers = Files.walk(Path.of(racine))) {
            for (Path fichier :
                    fichiers.filter(lui -> lui.toString().endsWith(".java")).toList()) {
                lignes.addAll(Files.readAllLines(fichier));
            }
        }
        return lignes.stream()
                .filter(ligne -> !HORS_COMPTE.matcher(ligne).matches())
                .count();
    }

    /** The table of the README has a column for this version of Boot, and a row for each of these. */
    @Test
    void les_versions_que_boot_apporte_sont_celles_du_readme() throws IOException {
        List<String> boot = rangee("Spring Boot");
        int colonne = boot.indexOf(SpringBootVersion.getVersion());
        assertTrue(colonne > 0, boot.toString());
        assertEquals(
                version("com.fasterxml.jackson.core", "jackson-databind"),
                rangee("Jackson 2").get(colonne));
        assertEquals(
                version("org.hibernate.validator", "hibernate-validator"),
                rangee("Hibernate Validator").get(colonne));
        assertEquals(
                version("org.glassfish.jersey.core", "jersey-server"),
                rangee("Jersey").get(colonne));
        assertEquals(version("com.zaxxer", "HikariCP"), rangee("HikariCP").get(colonne));
        assertEquals(version("org.flywaydb", "flyway-core"), rangee("Flyway").get(colonne));
    }

    private static List<String> rangee(String nom) throws IOException {
        return Files.readAllLines(Path.of("README.md")).stream()
                .filter(ligne -> ligne.startsWith("| " + nom + " |"))
                .map(ligne -> List.of(ligne.substring(2, ligne.length() - 2).split(" \\| ", -1)))
                .findFirst()
                .orElseThrow();
    }

    /** As the jar on the class path says. */
    private static String version(String groupe, String artefact) throws IOException {
        Properties dites = new Properties();
        dites.load(
                ReadmeTest.class.getResourceAsStream("/META-INF/maven/" + groupe + "/" + artefact + "/pom.properties"));
        return dites.getProperty("version");
    }
}
