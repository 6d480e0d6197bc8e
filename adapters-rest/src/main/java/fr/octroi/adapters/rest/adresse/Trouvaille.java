package fr.octroi.adapters.rest.adresse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the service found of one line of a file, as it writes it.
 *
 * @param statut {@code ok}, {@code not-found}, {@code skipped}, or how it failed
 * @param insee the commune of the best answer, blank when there is none
 * @param score its score
 * @param suivante the score of the next answer, blank when there is none
 */
record Trouvaille(String statut, String insee, String score, String suivante) {

    static final String RANG = "rang";

    /** What is asked for beside what was sent. */
    static final List<String> COLONNES =
            List.of("result_status", "result_citycode", "result_score", "result_score_next");

    private static final ObjectReader LIGNES = new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader());

    /** A line that lacks cells: it failed. */
    private static final Trouvaille INCOMPLETE = new Trouvaille("", "", "", "");

    /** Reads a file of so many lines, in their order; empty when it is not one, or lacks a column. */
    static Optional<List<Trouvaille>> lire(byte[] octets, int nombre) {
        Map<Integer, Trouvaille> parRang = new TreeMap<>();
        try {
            String texte = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            try (MappingIterator<Map<String, String>> lignes = LIGNES.readValues(texte.replaceFirst("^\uFEFF", ""))) {
                boolean suite = lignes.hasNextValue();
                // Without the column, the score of the next answer would read as if there were none.
                if (!(lignes.getParser().getSchema() instanceof CsvSchema entete)
                        || !Stream.concat(Stream.of(RANG), COLONNES.stream())
                                .allMatch(nom -> entete.column(nom) != null)) {
                    return Optional.empty();
                }
                for (; suite; suite = lignes.hasNextValue()) {
                    Map<String, String> ligne = lignes.nextValue();
                    int rang = Integer.parseInt(ligne.getOrDefault(RANG, ""));
                    Trouvaille trouvaille = ligne.keySet().containsAll(COLONNES)
                            ? new Trouvaille(
                                    ligne.getOrDefault("result_status", ""),
                                    ligne.getOrDefault("result_citycode", ""),
                                    ligne.getOrDefault("result_score", ""),
                                    ligne.getOrDefault("result_score_next", ""))
                            : INCOMPLETE;
                    if (rang < 0 || rang >= nombre || parRang.put(rang, trouvaille) != null) {
                        return Optional.empty();
                    }
                }
            }
        } catch (CharacterCodingException | JsonProcessingException | NumberFormatException illisible) {
            // What stands there is not repeated: it is an address.
            return Optional.empty();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text that cannot be read", impossible);
        }
        return parRang.size() == nombre ? Optional.of(new ArrayList<>(parRang.values())) : Optional.empty();
    }
}
