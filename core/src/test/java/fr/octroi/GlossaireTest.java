package fr.octroi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The glossary and the code name the same things: a word of the trade is explained once, and exists. */
class GlossaireTest {

    private static final Path SOURCES = Path.of("src/main/java/fr/octroi");
    private static final Path GLOSSAIRE = Path.of("../GLOSSAIRE.md");

    /** The outer ring speaks of files and formats, not of the trade; whatever else is added owes its rows. */
    private static final Set<String> ANNEAU = Set.of("format", "document", "memoire");

    private static final Pattern TYPE_PUBLIC = Pattern.compile("(?m)^public (?:(?:abstract|final|sealed|non-sealed) )*"
            + "(?:class|interface|@interface|record|enum) (\\w+)");

    private static final Pattern NOM_DE_TYPE = Pattern.compile("`(?:([a-z]+)\\.)?([A-Z]\\w*)`");

    @Test
    void chaque_type_public_du_metier_a_une_ligne_et_chaque_ligne_un_type() {
        List<String> lignes = new ArrayList<>();
        for (String[] cellules : lignes()) {
            lignes.add(cellules[1].replace("`", ""));
        }
        lignes.sort(null);
        List<String> types = types();
        assertFalse(types.isEmpty());
        assertEquals(String.join("\n", types), String.join("\n", lignes));
    }

    @Test
    void chaque_ligne_dit_le_terme_sa_definition_son_anglais_et_son_faux_ami() {
        for (String[] cellules : lignes()) {
            assertEquals(6, cellules.length, cellules[1]);
            for (int obligatoire : List.of(0, 2, 4, 5)) {
                assertFalse(cellules[obligatoire].isBlank(), cellules[1] + ", column " + (obligatoire + 1));
            }
        }
    }

    @Test
    void chaque_type_cite_dans_une_ligne_existe() {
        List<String> types = types();
        for (String[] cellules : lignes()) {
            Matcher citation = NOM_DE_TYPE.matcher(cellules[5]);
            while (citation.find()) {
                String fin = "." + citation.group(2);
                String debut = citation.group(1) == null ? "" : citation.group(1);
                long connus = types.stream()
                        .filter(type -> type.startsWith(debut) && type.endsWith(fin))
                        .count();
                assertEquals(1, connus, cellules[1] + " cites " + citation.group());
            }
        }
    }

    /** Returns the cells of every row of every table. */
    private static List<String[]> lignes() {
        List<String[]> lignes = lire(GLOSSAIRE)
                .lines()
                .filter(ligne -> ligne.startsWith("| ") && !ligne.startsWith("| Terme |"))
                .map(ligne -> Stream.of(ligne.substring(1, ligne.length() - 1).split("\\|", -1))
                        .map(String::strip)
                        .toArray(String[]::new))
                .toList();
        assertTrue(lignes.size() > 50, "the tables of the glossary were found");
        return lignes;
    }

    /** Returns the public top-level types, as package and name, sorted. */
    private static List<String> types() {
        Set<String> types = new TreeSet<>();
        try (Stream<Path> arbre = Files.walk(SOURCES)) {
            for (Path source :
                    (Iterable<Path>) arbre.filter(chemin -> chemin.toString().endsWith(".java"))::iterator) {
                Path dossier = SOURCES.relativize(source).getParent();
                if (dossier == null || ANNEAU.contains(dossier.toString())) {
                    continue;
                }
                Matcher declaration = TYPE_PUBLIC.matcher(lire(source));
                if (declaration.find()) {
                    types.add(dossier.toString().replace('\\', '.').replace('/', '.') + "." + declaration.group(1));
                }
            }
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
        return List.copyOf(types);
    }

    private static String lire(Path fichier) {
        try {
            return Files.readString(fichier);
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }
}
