package fr.octroi.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Compares a run with the stored one, {@code benchmarks/reference.csv}: not its times, which are those of a machine, but what Octroi
 * takes beside a yardstick of the same run.
 */
public final class Regression {

    private static final double PERTE = 1.25;

    private Regression() {}

    /**
     * Says how each ratio moved, and ends with 1 when one grew by more than a quarter or could not be compared.
     *
     * @param arguments the result of JMH ({@code -rf json}); the stored ratios; then nothing, or {@code --ecrire}, which
     *     replaces the stored ratios by those of this run
     * @throws IOException when a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        Mesures mesures = Mesures.lire(Path.of(arguments[0]));
        Path reference = Path.of(arguments[1]);
        boolean ecrire = arguments.length > 2 && arguments[2].equals("--ecrire");
        List<String> lignes = Files.readAllLines(reference, StandardCharsets.UTF_8);
        List<String> ecrites = new ArrayList<>(lignes.subList(0, 1));
        int pertes = 0;
        for (String ligne : lignes.subList(1, lignes.size())) {
            String[] cellules = ligne.split(";");
            OptionalDouble rapport = mesures.rapport(cellules[0], cellules[1]);
            if (rapport.isEmpty()) {
                System.out.printf("%s beside %s: not in this run%n", cellules[0], cellules[1]);
                pertes++;
                ecrites.add(ligne);
                continue;
            }
            double connu = Double.parseDouble(cellules[2]);
            boolean perte = rapport.getAsDouble() > PERTE * connu;
            System.out.printf(
                    Locale.ROOT,
                    "%s beside %s: %.2f, it was %.2f%s%n",
                    cellules[0],
                    cellules[1],
                    rapport.getAsDouble(),
                    connu,
                    perte ? ": LOST" : "");
            pertes += perte ? 1 : 0;
            ecrites.add(String.format(Locale.ROOT, "%s;%s;%.3f", cellules[0], cellules[1], rapport.getAsDouble()));
        }
        if (ecrire) {
            Files.write(reference, ecrites, StandardCharsets.UTF_8);
        } else if (pertes > 0) {
            System.exit(1);
        }
    }
}
