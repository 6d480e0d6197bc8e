package fr.octroi.adapters.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as it is stored: written field by field, read by the same names; every field is there, {@code null} when there
 * is nothing to say.
 *
 * <p>Days are ISO 8601, amounts whole cents, exact numbers texts. What cannot be read is a definitive {@link PortException},
 * which repeats nothing of it.
 */
final class Objet {

    private static final ObjectMapper JSON = JsonMapper.builder()
            // A character that UTF-8 cannot hold, such as half of a pair, must come back as it was.
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final ObjectNode noeud;

    Objet() {
        this(JSON.createObjectNode());
    }

    private Objet(ObjectNode noeud) {
        this.noeud = noeud;
    }

    /** Reads a value; whatever is wrong with the text comes out as one exception. */
    static <T> T lire(byte[] texte, Function<Objet, T> lecture) {
        try {
            return lecture.apply(new Objet((ObjectNode) JSON.readTree(texte)));
        } catch (IOException | RuntimeException illisible) {
            // The cause may quote what it could not read.
            throw new PortException(PortException.Nature.DEFINITIVE, "what is stored cannot be read", null);
        }
    }

    byte[] octets() {
        try {
            return JSON.writeValueAsBytes(noeud);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of texts and numbers is always written", impossible);
        }
    }

    Objet et(String nom, @Nullable Object valeur) {
        noeud.put(nom, valeur == null ? null : valeur.toString());
        return this;
    }

    Objet et(String nom, @Nullable Montant montant) {
        noeud.put(nom, montant == null ? null : montant.centimes());
        return this;
    }

    Objet et(String nom, long entier) {
        noeud.put(nom, entier);
        return this;
    }

    Objet et(String nom, @Nullable Integer entier) {
        noeud.put(nom, entier);
        return this;
    }

    Objet et(String nom, boolean vrai) {
        noeud.put(nom, vrai);
        return this;
    }

    Objet et(String nom, @Nullable Objet objet) {
        noeud.set(nom, objet == null ? noeud.nullNode() : objet.noeud);
        return this;
    }

    <T> Objet et(String nom, Collection<T> valeurs, Function<T, Objet> ecriture) {
        ArrayNode liste = noeud.putArray(nom);
        valeurs.forEach(valeur -> liste.add(ecriture.apply(valeur).noeud));
        return this;
    }

    Objet textes(String nom, Collection<?> valeurs) {
        ArrayNode liste = noeud.putArray(nom);
        valeurs.forEach(valeur -> liste.add(valeur.toString()));
        return this;
    }

    String texte(String nom) {
        return texte(champ(nom));
    }

    @Nullable
    String texteOuRien(String nom) {
        return ouRien(nom, Objet::texte);
    }

    <T> @Nullable T texteOuRien(String nom, Function<String, T> lecture) {
        return ouRien(nom, valeur -> lecture.apply(texte(valeur)));
    }

    <E extends Enum<E>> E constante(String nom, Class<E> type) {
        return Enum.valueOf(type, texte(nom));
    }

    LocalDate jour(String nom) {
        return LocalDate.parse(texte(nom));
    }

    Empreinte empreinte(String nom) {
        return new Empreinte(texte(nom));
    }

    BigDecimal nombre(String nom) {
        return new BigDecimal(texte(nom));
    }

    long entier(String nom) {
        return entier(champ(nom));
    }

    @Nullable
    Integer entierOuRien(String nom) {
        return ouRien(nom, valeur -> Math.toIntExact(entier(valeur)));
    }

    boolean vrai(String nom) {
        JsonNode valeur = champ(nom);
        exiger(valeur.isBoolean());
        return valeur.booleanValue();
    }

    Montant montant(String nom) {
        return new Montant(entier(nom));
    }

    @Nullable
    Montant montantOuRien(String nom) {
        return ouRien(nom, valeur -> new Montant(entier(valeur)));
    }

    <T> T objet(String nom, Function<Objet, T> lecture) {
        return lecture.apply(new Objet((ObjectNode) champ(nom)));
    }

    <T> @Nullable T objetOuRien(String nom, Function<Objet, T> lecture) {
        return ouRien(nom, valeur -> lecture.apply(new Objet((ObjectNode) valeur)));
    }

    <T> List<T> liste(String nom, Function<Objet, T> lecture) {
        List<T> liste = new ArrayList<>();
        champ(nom).forEach(element -> liste.add(lecture.apply(new Objet((ObjectNode) element))));
        return liste;
    }

    <T> List<T> textes(String nom, Function<String, T> lecture) {
        List<T> liste = new ArrayList<>();
        champ(nom).forEach(element -> liste.add(lecture.apply(texte(element))));
        return liste;
    }

    /** All fields, which are texts. */
    SortedMap<String, String> table() {
        SortedMap<String, String> table = new TreeMap<>();
        noeud.properties().forEach(champ -> table.put(champ.getKey(), texte(champ.getValue())));
        return table;
    }

    private <T> @Nullable T ouRien(String nom, Function<JsonNode, T> lecture) {
        JsonNode valeur = champ(nom);
        return valeur.isNull() ? null : lecture.apply(valeur);
    }

    private JsonNode champ(String nom) {
        JsonNode valeur = noeud.get(nom);
        exiger(valeur != null);
        return valeur;
    }

    private static String texte(JsonNode valeur) {
        exiger(valeur.isTextual());
        return valeur.textValue();
    }

    private static long entier(JsonNode valeur) {
        exiger(valeur.isIntegralNumber() && valeur.canConvertToLong());
        return valeur.longValue();
    }

    private static void exiger(boolean forme) {
        if (!forme) {
            throw new IllegalArgumentException("another form is stored");
        }
    }
}
