package fr.octroi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages lead where they say, and the index of the documentation forgets none. */
class LiensTest {

    private static final Path RACINE = Path.of("..").toAbsolutePath().normalize();
    private static final Path INDEX = RACINE.resolve("docs/README.md");
    private static final Pattern LIEN = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CLOTURE = Pattern.compile("^```.*?^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern TITRE = Pattern.compile("^#{1,6} +(.+)$", Pattern.MULTILINE);

    @Test
    void chaque_lien_mene_a_un_fichier_et_a_un_titre_qui_existent() throws IOException {
        List<Path> pages = pages();
        assertTrue(pages.size() > 60, () -> "only " + pages.size());
        List<String> morts = new ArrayList<>();
        for (Path page : pages) {
            morts.addAll(morts(page));
        }
        assertEquals(List.of(), morts);
    }

    @Test
    void chaque_page_est_a_l_index() throws IOException {
        Set<Path> citees = liens(INDEX).stream()
                .map(lien -> INDEX.resolveSibling(lien.split("#", -1)[0]).normalize())
                .collect(Collectors.toSet());
        SortedSet<String> oubliees = new TreeSet<>();
        for (Path page : pages()) {
            if (!page.equals(INDEX) && !citees.contains(page)) {
                oubliees.add(RACINE.relativize(page).toString());
            }
        }
        assertEquals(Set.of(), oubliees);
    }

    @Test
    void un_lien_mort_est_vu(@TempDir Path dossier) throws IOException {
        Path page = dossier.resolve("page.md");
        Files.writeString(
                page, "# Un titre, et `code`\n[a](page.md#un-titre-et-code) [b](absente.md) [c](page.md#ailleurs)\n");
        assertEquals(List.of("page.md: absente.md", "page.md: page.md#ailleurs"), morts(page));
    }

    /** Those of the project: what a build copies and what comes with its resources aside. */
    private static List<Path> pages() throws IOException {
        try (Stream<Path> fichiers = Files.walk(RACINE, 4)) {
            return fichiers.filter(fichier -> fichier.toString().endsWith(".md"))
                    .filter(fichier -> Stream.of("target", "src", ".git")
                            .noneMatch(
                                    nom -> RACINE.relativize(fichier).toString().contains(nom + "/")))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> morts(Path page) throws IOException {
        List<String> morts = new ArrayList<>();
        for (String lien : liens(page)) {
            String[] bouts = lien.split("#", 2);
            Path cible =
                    bouts[0].isEmpty() ? page : page.resolveSibling(bouts[0]).normalize();
            boolean mene = Files.exists(cible)
                    && (bouts.length == 1
                            || !cible.toString().endsWith(".md")
                            || titres(cible).contains(bouts[1]));
            if (!mene) {
                morts.add(page.getFileName() + ": " + lien);
            }
        }
        return morts;
    }

    private static List<String> liens(Path page) throws IOException {
        Matcher lien = LIEN.matcher(CLOTURE.matcher(Files.readString(page)).replaceAll(""));
        List<String> liens = new ArrayList<>();
        while (lien.find()) {
            if (!lien.group(1).matches("[a-z]+:.*")) {
                liens.add(lien.group(1));
            }
        }
        return liens;
    }

    /** As hosts of code make anchors of titles. */
    private static Set<String> titres(Path page) throws IOException {
        return TITRE.matcher(CLOTURE.matcher(Files.readString(page)).replaceAll(""))
                .results()
                .map(titre -> titre.group(1)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
