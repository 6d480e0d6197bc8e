package fr.octroi.examples.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A table of codes, numbers, amounts and sentences of our own, never of what an applicant wrote; a simulation says so at the end of each line. */
final class Csv implements AutoCloseable {

    private static final Pattern A_PROTEGER = Pattern.compile("[;\"\\r\\n]");

    /** What a spreadsheet would compute, and is no number of ours: told as text, as in the bordereau. */
    private static final Pattern FORMULE = Pattern.compile(
            "(?![+-][0-9]+(?:[.,][0-9]+)?(?: EUR)?$)['\"\\s]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20].*", Pattern.DOTALL);

    private final Writer sortie;
    private final boolean simulation;

    Csv(Path fichier, boolean simulation, String... colonnes) throws IOException {
        this(Files.newBufferedWriter(fichier, StandardCharsets.UTF_8), simulation, colonnes);
    }

    Csv(Writer sortie, boolean simulation, String... colonnes) {
        this.sortie = sortie;
        this.simulation = simulation;
        ligne(colonnes);
    }

    void ligne(String... cellules) {
        List<String> toutes = new ArrayList<>(List.of(cellules));
        if (simulation) {
            toutes.add("SIMULATION");
        }
        try {
            sortie.write(toutes.stream().map(Csv::cellule).collect(Collectors.joining(";")));
            sortie.write('\n');
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    /** The name of a file, and what a bank calls a payment, may hold anything. */
    private static String cellule(String texte) {
        String inerte = FORMULE.matcher(texte).matches() ? "'" + texte : texte;
        return A_PROTEGER.matcher(inerte).find() ? '"' + inerte.replace("\"", "\"\"") + '"' : inerte;
    }

    @Override
    public void close() throws IOException {
        sortie.close();
    }
}
