package fr.octroi.adapters.sftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The programs that we did not write, each in a home of its own. */
final class Outils {

    private Outils() {}

    /** A test of a tool that the machine lacks is skipped, and says so: {@code .ci/run} installs them and looks for this. */
    static String exiger(String outil) {
        Path trouve = Stream.of("/usr/sbin/", "/usr/bin/", "/usr/local/bin/")
                .map(dossier -> Path.of(dossier + outil))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(trouve != null, "the tool " + outil + " is absent");
        return String.valueOf(trouve);
    }

    static String executer(Path maison, String... commande) throws IOException, InterruptedException {
        return executer(maison, List.of(commande));
    }

    static String executer(Path maison, List<String> commande) throws IOException, InterruptedException {
        Path sortie = Files.createTempFile(maison, "sortie", ".txt");
        ProcessBuilder processus = new ProcessBuilder(commande)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(sortie.toFile());
        Map<String, String> milieu = processus.environment();
        milieu.put("HOME", maison.toString());
        milieu.put("GNUPGHOME", maison.toString());
        milieu.put("SEQUOIA_HOME", maison.resolve("sequoia").toString());
        milieu.put("LC_ALL", "C.UTF-8");
        int code = processus.start().waitFor();
        String texte = Files.readString(sortie, StandardCharsets.UTF_8);
        assertEquals(0, code, () -> String.join(" ", commande) + "\n" + texte);
        return texte;
    }
}
