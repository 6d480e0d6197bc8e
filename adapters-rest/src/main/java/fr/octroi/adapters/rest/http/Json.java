package fr.octroi.adapters.rest.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** JSON as it is read from strangers: UTF-8 alone, no key twice, no deeper and no longer than anything that has a meaning. */
public final class Json {

    private static final int PROFONDEUR = 20;
    private static final int NOMBRE = 40;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(PROFONDEUR)
                            .maxNumberLength(NOMBRE)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    /** Reads a body. */
    public static JsonNode lire(byte[] octets) {
        return essayer(octets).orElseThrow(() -> new ProblemeException(Code.CORPS_ILLISIBLE, List.of()));
    }

    /** Reads what may be no JSON; it needs no server. */
    public static Optional<JsonNode> essayer(byte[] octets) {
        try {
            String texte = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            return Optional.ofNullable(MAPPER.readTree(texte)).filter(noeud -> !noeud.isMissingNode());
        } catch (CharacterCodingException | JsonProcessingException illisible) {
            // What stands there is not repeated, neither here nor in a log.
            return Optional.empty();
        }
    }

    /** Writes with line breaks, for readers of YAML: they bear no key a thousand characters into a line. */
    public static String enLignes(JsonNode noeud) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(noeud);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree that cannot be written", impossible);
        }
    }

    /** Writes on one line. */
    public static String texte(JsonNode noeud) {
        try {
            return MAPPER.writeValueAsString(noeud);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree that cannot be written", impossible);
        }
    }
}
