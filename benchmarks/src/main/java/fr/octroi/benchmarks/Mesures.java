package fr.octroi.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What JMH measured, by benchmark and parameters. */
final class Mesures {

    private static final String PAQUET = "fr.octroi.benchmarks.";

    /** Nanoseconds of the iterations of all forks, and bytes of a mean operation. */
    record Mesure(double mediane, double minimum, double maximum, double octets) {}

    private final JsonNode essais;
    private final Map<String, Mesure> mesures = new HashMap<>();

    private Mesures(JsonNode essais) {
        this.essais = essais;
        for (JsonNode essai : essais) {
            mesures.put(cle(essai), mesure(essai));
        }
    }

    /** Reads a result of JMH, in JSON. */
    static Mesures lire(Path resultat) throws IOException {
        return new Mesures(new ObjectMapper().readTree(resultat.toFile()));
    }

    /** What JMH says of how it measured. */
    JsonNode conditions() {
        return essais.path(0);
    }

    Map<String, Mesure> toutes() {
        return Collections.unmodifiableMap(mesures);
    }

    @Nullable
    Mesure de(String cle) {
        return mesures.get(cle);
    }

    /** The median, in nanoseconds. */
    OptionalDouble temps(String cle) {
        Mesure mesure = mesures.get(cle);
        return mesure == null ? OptionalDouble.empty() : OptionalDouble.of(mesure.mediane());
    }

    OptionalDouble rapport(String dessus, String dessous) {
        return temps(dessus).isPresent() && temps(dessous).isPresent()
                ? OptionalDouble.of(temps(dessus).getAsDouble() / temps(dessous).getAsDouble())
                : OptionalDouble.empty();
    }

    /** A benchmark, with its parameters in the order of their names. */
    private static String cle(JsonNode essai) {
        StringBuilder cle = new StringBuilder(essai.path("benchmark").asText().replace(PAQUET, ""));
        Stream.of("conditions", "faits", "piece", "dossiers", "lignes")
                .filter(essai.path("params")::has)
                .forEach(nom ->
                        cle.append(' ').append(essai.path("params").path(nom).asText()));
        return cle.toString();
    }

    private static Mesure mesure(JsonNode essai) {
        JsonNode temps = essai.path("primaryMetric");
        if (!temps.path("scoreUnit").asText().equals("ns/op")) {
            throw new IllegalArgumentException("not in ns/op: " + cle(essai));
        }
        double[] iterations = StreamSupport.stream(temps.path("rawData").spliterator(), false)
                .flatMap(fork -> StreamSupport.stream(fork.spliterator(), false))
                .mapToDouble(JsonNode::asDouble)
                .sorted()
                .toArray();
        int milieu = iterations.length / 2;
        return new Mesure(
                iterations.length % 2 == 1 ? iterations[milieu] : (iterations[milieu - 1] + iterations[milieu]) / 2,
                iterations[0],
                iterations[iterations.length - 1],
                essai.path("secondaryMetrics")
                        .path("gc.alloc.rate.norm")
                        .path("score")
                        .asDouble(Double.NaN));
    }
}
