package fr.octroi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The largest packages say which rooms they have: each of their types stands in one. */
class SallesTest {

    private static final Pattern UN_TYPE = Pattern.compile("\\{@code\\s+(?:\\*\\s+)?(\\w+)}");

    @ParameterizedTest
    @ValueSource(strings = {"document", "format"})
    void chaque_type_est_dans_une_salle_et_une_seule(String paquet) throws IOException {
        Path sources = Path.of("src/main/java/fr/octroi").resolve(paquet);
        List<String> ranges = UN_TYPE.matcher(Files.readString(sources.resolve("package-info.java")))
                .results()
                .map(trouve -> trouve.group(1))
                .sorted()
                .toList();
        try (Stream<Path> fichiers = Files.list(sources)) {
            List<String> types = fichiers.map(fichier -> fichier.getFileName().toString())
                    .filter(nom -> !nom.equals("package-info.java"))
                    .map(nom -> nom.replace(".java", ""))
                    .sorted()
                    .toList();
            assertEquals(types, ranges);
        }
    }
}
