package fr.octroi.adapters.rest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The forms of what is sent and answered: JSON Schemas (2020-12) that the contract repeats word for word, so what it says is what is checked.
 *
 * <p>Of JSON Schema it knows what its own forms use, and refuses to start on any other keyword.
 */
public final class Formes {

    /** At most so many faults are told: the sender has enough to do. */
    private static final int FAUTES = 20;

    /** Where a request says no length. */
    private static final int TEXTE_DE_BROUILLON = 200;

    /** A key written as all of ours are is told to who wrote it; anything else may be what a person typed, such as a name. */
    private static final Pattern CLE = Pattern.compile("[a-z][A-Za-z0-9]{0,29}");

    private static final List<String> CONNUS = List.of(
            "$schema",
            "title",
            "description",
            "type",
            "properties",
            "required",
            "additionalProperties",
            "propertyNames",
            "minProperties",
            "maxProperties",
            "items",
            "minItems",
            "maxItems",
            "minLength",
            "maxLength",
            "pattern",
            "enum",
            "const",
            "minimum",
            "maximum",
            "examples",
            "$ref");

    private final SortedMap<String, JsonNode> formes = new TreeMap<>();
    private final Map<String, Pattern> motifs = new TreeMap<>();
    private final ResourceBundle messages =
            ResourceBundle.getBundle("fr.octroi.adapters.rest.http.fautes", Locale.ROOT);

    /** Reads the forms that come with the module. */
    public Formes() {
        for (Map.Entry<String, JsonNode> forme : ressource("formes.json").properties()) {
            formes.put(forme.getKey(), forme.getValue());
        }
        formes.put("demande", ressource("demande.schema.json"));
        formes.put("elimination", ressource("elimination.schema.json"));
        formes.put("certificatElimination", ressource("certificat-elimination.schema.json"));
        formes.put("brouillon", brouillon(forme("demande")));
        formes.values().forEach(this::preparer);
    }

    private static JsonNode ressource(String nom) {
        try (InputStream flux = Formes.class.getResourceAsStream(nom)) {
            if (flux == null) {
                throw new IllegalStateException("the module lacks " + nom);
            }
            return Json.lire(flux.readAllBytes());
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    /** What is half typed is kept as it is typed: of a request, a draft has the keys and the lengths, and no more. */
    private static JsonNode brouillon(JsonNode demande) {
        ObjectNode brouillon = demande.deepCopy();
        brouillon.remove(List.of("$schema", "title", "examples"));
        brouillon.put("description", "Ce qu'une demande dira, écrit à moitié : tout y est facultatif.");
        // Its number stands beside it, its day is that of its filing, and its files come with it then.
        ((ObjectNode) brouillon.path("properties")).remove(List.of("numero", "depot", "pieces"));
        assouplir(brouillon);
        return brouillon;
    }

    private static void assouplir(JsonNode forme) {
        if (forme instanceof ObjectNode objet) {
            objet.remove(List.of("required", "minLength", "minProperties"));
            if (objet.has("pattern") || (objet.path("type").asText().equals("string") && !objet.has("maxLength"))) {
                objet.remove("pattern");
                objet.put("maxLength", objet.path("maxLength").asInt(TEXTE_DE_BROUILLON));
            }
            objet.path("properties").forEach(Formes::assouplir);
            assouplir(objet.path("additionalProperties"));
        }
    }

    private void preparer(JsonNode forme) {
        for (Map.Entry<String, JsonNode> mot : forme.properties()) {
            if (!CONNUS.contains(mot.getKey())) {
                throw new IllegalStateException("a form uses " + mot.getKey());
            }
        }
        JsonNode motif = forme.path("pattern");
        if (motif.isTextual()) {
            // Java's dollar would let a line break stand after the end.
            motifs.computeIfAbsent(motif.textValue(), texte -> Pattern.compile(texte.replaceAll("\\$$", "\\\\z")));
        }
        forme.path("properties").forEach(this::preparer);
        if (forme.path("propertyNames").isObject()) {
            preparer(forme.path("propertyNames"));
        }
        if (forme.path("items").isObject()) {
            preparer(forme.path("items"));
        }
        if (forme.path("additionalProperties").isObject()) {
            preparer(forme.path("additionalProperties"));
        }
    }

    /** Returns all forms, by name. */
    public SortedMap<String, JsonNode> toutes() {
        return Collections.unmodifiableSortedMap(formes);
    }

    /** Returns a form. */
    public JsonNode forme(String nom) {
        JsonNode forme = formes.get(nom);
        if (forme == null) {
            throw new IllegalArgumentException("no form " + nom);
        }
        return forme;
    }

    /** Checks a body. */
    public void verifier(String nom, JsonNode corps) {
        List<Faute> fautes = fautes(nom, corps);
        if (!fautes.isEmpty()) {
            throw new ProblemeException(Code.CORPS_NON_CONFORME, fautes);
        }
    }

    /** Returns the faults of a body, the first twenty. */
    public List<Faute> fautes(String nom, JsonNode corps) {
        List<Faute> fautes = new ArrayList<>();
        verifier(forme(nom), corps, "", fautes);
        return fautes;
    }

    private void verifier(JsonNode forme, JsonNode valeur, String pointeur, List<Faute> fautes) {
        String renvoi = forme.path("$ref").asText("");
        if (!renvoi.isEmpty()) {
            String nom = renvoi.substring(renvoi.lastIndexOf('/') + 1);
            verifier(forme(nom), valeur, pointeur, fautes);
            return;
        }
        if (!estDuType(forme.path("type"), valeur)) {
            ajouter(fautes, pointeur, "TYPE_INATTENDU", "");
            return;
        }
        boolean autre = forme.has("const") && !sontEgales(forme.path("const"), valeur);
        if (autre || (forme.path("enum").isArray() && !contient(forme.path("enum"), valeur))) {
            ajouter(fautes, pointeur, "VALEUR_INCONNUE", "");
        } else if (valeur.isTextual()) {
            texte(forme, valeur.textValue(), pointeur, fautes);
        } else if (valeur.isIntegralNumber()) {
            nombre(forme, valeur, pointeur, fautes);
        } else if (valeur.isObject()) {
            objet(forme, valeur, pointeur, fautes);
        } else if (valeur.isArray()) {
            tableau(forme, valeur, pointeur, fautes);
        }
    }

    private static boolean estDuType(JsonNode type, JsonNode valeur) {
        if (type.isMissingNode()) {
            return true;
        }
        Iterator<JsonNode> admis =
                type.isArray() ? type.elements() : List.of(type).iterator();
        while (admis.hasNext()) {
            boolean convient = switch (admis.next().asText()) {
                case "object" -> valeur.isObject();
                case "array" -> valeur.isArray();
                case "string" -> valeur.isTextual();
                case "integer" -> valeur.isIntegralNumber();
                case "boolean" -> valeur.isBoolean();
                case "null" -> valeur.isNull();
                default -> throw new IllegalStateException("a form has an unknown type");
            };
            if (convient) {
                return true;
            }
        }
        return false;
    }

    private static boolean contient(JsonNode admises, JsonNode valeur) {
        for (JsonNode admise : admises) {
            if (admise.equals(valeur)) {
                return true;
            }
        }
        return false;
    }

    /** For JSON Schema 1.0 is 1. */
    private static boolean sontEgales(JsonNode une, JsonNode autre) {
        boolean deuxNombres = une.isNumber() && autre.isNumber();
        return deuxNombres ? une.decimalValue().compareTo(autre.decimalValue()) == 0 : une.equals(autre);
    }

    private void texte(JsonNode forme, String valeur, String pointeur, List<Faute> fautes) {
        int longueur = valeur.codePointCount(0, valeur.length());
        Pattern motif = motifs.get(forme.path("pattern").asText(""));
        // PostgreSQL takes no NUL in a text, and no text of ours has one.
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(valeur) || valeur.indexOf(0) >= 0) {
            ajouter(fautes, pointeur, "TEXTE_INVALIDE", "");
        } else if (longueur < forme.path("minLength").asInt(0)) {
            ajouter(fautes, pointeur, "TEXTE_TROP_COURT", "");
        } else if (longueur > forme.path("maxLength").asInt(Integer.MAX_VALUE)) {
            ajouter(fautes, pointeur, "TEXTE_TROP_LONG", "");
        } else if (motif != null && !motif.matcher(valeur).find()) {
            ajouter(fautes, pointeur, "FORME_INATTENDUE", "");
        }
    }

    private void nombre(JsonNode forme, JsonNode valeur, String pointeur, List<Faute> fautes) {
        boolean tient = valeur.canConvertToLong()
                && valeur.longValue() >= forme.path("minimum").asLong(Long.MIN_VALUE)
                && valeur.longValue() <= forme.path("maximum").asLong(Long.MAX_VALUE);
        if (!tient) {
            ajouter(fautes, pointeur, "NOMBRE_HORS_BORNES", "");
        }
    }

    private void objet(JsonNode forme, JsonNode valeur, String pointeur, List<Faute> fautes) {
        JsonNode connues = forme.path("properties");
        JsonNode autres = forme.path("additionalProperties");
        JsonNode noms = forme.path("propertyNames");
        for (JsonNode requise : forme.path("required")) {
            if (!valeur.has(requise.asText())) {
                ajouter(fautes, pointeur + "/" + requise.asText(), "CLE_ABSENTE", "");
            }
        }
        if (valeur.size() < forme.path("minProperties").asInt(0)
                || valeur.size() > forme.path("maxProperties").asInt(Integer.MAX_VALUE)) {
            ajouter(fautes, pointeur, "NOMBRE_DE_CLES", "");
        }
        for (Map.Entry<String, JsonNode> champ : valeur.properties()) {
            boolean dicible = CLE.matcher(champ.getKey()).matches();
            if (noms.isObject()) {
                // What is wrong with a key is told of its object: the key itself is not repeated.
                texte(noms, champ.getKey(), pointeur, fautes);
            }
            String sous = dicible ? pointeur + "/" + champ.getKey() : pointeur;
            if (connues.has(champ.getKey())) {
                verifier(connues.path(champ.getKey()), champ.getValue(), sous, fautes);
            } else if (autres.isObject()) {
                verifier(autres, champ.getValue(), sous, fautes);
            } else if (autres.isBoolean() && !autres.booleanValue()) {
                ajouter(fautes, sous, "CLE_INCONNUE", dicible ? champ.getKey() : "");
            }
        }
    }

    private void tableau(JsonNode forme, JsonNode valeur, String pointeur, List<Faute> fautes) {
        if (valeur.size() < forme.path("minItems").asInt(0)
                || valeur.size() > forme.path("maxItems").asInt(Integer.MAX_VALUE)) {
            ajouter(fautes, pointeur, "NOMBRE_D_ELEMENTS", "");
            return;
        }
        if (forme.path("items").isObject()) {
            for (int rang = 0; rang < valeur.size() && fautes.size() < FAUTES; rang++) {
                verifier(forme.path("items"), valeur.path(rang), pointeur + "/" + rang, fautes);
            }
        }
    }

    /** Makes a fault with its French sentence. */
    public Faute faute(String pointeur, String code) {
        return new Faute(pointeur, code, messages.getString(code));
    }

    private void ajouter(List<Faute> fautes, String pointeur, String code, String cle) {
        if (fautes.size() < FAUTES) {
            String message = messages.getString(code);
            fautes.add(new Faute(pointeur, code, cle.isEmpty() ? message : message + " : " + cle));
        }
    }
}
