package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.FaitLu.Nom;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is read of papers whose text was extracted well or badly: each is a trap, or what stands beside one.
 *
 * <p>A file under {@code papiers} holds those of one kind of fact. A paper has a name, the type that it is given as or {@value #SANS_TYPE},
 * its facts with their values between bars, nothing where the fact must not be there; then a blank line, and its text, in which a form feed
 * starts a page.
 */
class PapiersTest {

    private static final String SANS_TYPE = "sans type";
    private static final String TETE = "=== ";

    record Papier(String nom, String type, Map<Nom, String> faits, String texte) {

        static Papier lire(String ecrit) {
            String[] parties = ecrit.split("\n\n", 2);
            List<String> tete = parties[0].lines().toList();
            Map<Nom, String> faits = new TreeMap<>();
            for (String fait : tete.subList(2, tete.size())) {
                String[] dit = fait.split(" :", 2);
                faits.put(Nom.valueOf(dit[0]), dit[1].strip());
            }
            String type = tete.get(1);
            return new Papier(tete.get(0), type.equals(SANS_TYPE) ? "" : type, faits, parties[1].stripTrailing());
        }

        @Override
        public String toString() {
            return nom;
        }
    }

    static List<Papier> papiers() throws IOException, URISyntaxException {
        Path dossier = Path.of(
                Objects.requireNonNull(PapiersTest.class.getResource("papiers")).toURI());
        List<Papier> papiers = new ArrayList<>();
        try (Stream<Path> fichiers = Files.list(dossier)) {
            for (Path fichier : fichiers.sorted().toList()) {
                papiers.addAll(papiers(fichier));
            }
        }
        return papiers;
    }

    private static List<Papier> papiers(Path fichier) throws IOException {
        List<Papier> papiers = Arrays.stream(Files.readString(fichier).split("\n" + TETE))
                .skip(1)
                .map(Papier::lire)
                .toList();
        long noms = papiers.stream().map(Papier::nom).distinct().count();
        assertEquals(papiers.size(), noms, fichier.getFileName() + " gives two papers one name");
        return papiers;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("papiers")
    void un_papier_dit_ce_qu_il_dit(Papier papier) {
        Map<Nom, String> lus = LecteurTexte.lire(papier.texte(), papier.type()).faits().stream()
                .collect(Collectors.groupingBy(
                        FaitLu::nom, TreeMap::new, Collectors.mapping(FaitLu::valeur, Collectors.joining("|"))));
        Map<Nom, String> demandes = new TreeMap<>(papier.faits());
        demandes.replaceAll((nom, attendu) -> lus.getOrDefault(nom, ""));

        assertEquals(papier.faits(), demandes, papier::nom);
    }

    /** A page ends where it ends, under a label perhaps. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("papiers")
    void un_papier_coupe_apres_n_importe_quelle_ligne_se_lit(Papier papier) {
        List<String> lignes = papier.texte().lines().toList();
        for (int fin = 1; fin < lignes.size(); fin++) {
            String coupe = String.join("\n", lignes.subList(0, fin));

            assertDoesNotThrow(() -> LecteurTexte.lire(coupe, papier.type()), coupe);
        }
    }
}
