package fr.octroi.adapters.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import fr.octroi.adapters.rest.http.Code;
import fr.octroi.adapters.rest.http.Formes;
import fr.octroi.commun.Role;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.guichet.Habilitations;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The contract (OpenAPI 3.1), drawn from the operations and the forms that the resources check themselves. */
final class Contrat {

    static final Path FICHIER = Path.of("openapi.json");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode EN_VIGUEUR = garde();
    private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

    private final Operations operations;
    private final Formes formes;

    Contrat(Operations operations, Formes formes) {
        this.operations = operations;
        this.formes = formes;
    }

    static JsonNode garde() {
        try {
            return JSON.readTree(Files.readString(FICHIER));
        } catch (IOException illisible) {
            throw new UncheckedIOException(illisible);
        }
    }

    static String texte(JsonNode contrat) {
        DefaultIndenter retrait = new DefaultIndenter("  ", "\n");
        try {
            return JSON.writer(new DefaultPrettyPrinter()
                                    .withObjectIndenter(retrait)
                                    .withArrayIndenter(retrait))
                            .writeValueAsString(contrat)
                    + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    ObjectNode dessiner() {
        ObjectNode contrat = JSON.createObjectNode();
        contrat.put("openapi", "3.1.0");
        contrat.putObject("info")
                .put("title", "Octroi")
                .put("version", "1")
                .put(
                        "description",
                        "Les dossiers d'aides d'une collectivité, du dépôt au paiement. Toute erreur est un problème (RFC 9457)"
                                + " au code stable. Une écriture porte une clé (Idempotency-Key) ; une écriture sur un dossier"
                                + " porte la version lue (If-Match). Les montants sont des textes décimaux, avec leur devise.");
        contrat.putArray("security").addObject().putArray("jeton");
        ObjectNode chemins = contrat.putObject("paths");
        for (Operations.Operation operation : operations.toutes()) {
            String nom = "/" + operation.chemin();
            ObjectNode chemin = chemins.has(nom) ? (ObjectNode) chemins.path(nom) : chemins.putObject(nom);
            chemin.set(operation.verbe().toLowerCase(Locale.ROOT), operation(operation));
        }
        ObjectNode composants = contrat.putObject("components");
        composants
                .putObject("securitySchemes")
                .putObject("jeton")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT");
        ObjectNode schemas = composants.putObject("schemas");
        formes.toutes().forEach((nom, forme) -> schemas.set(nom, sansSchema(forme)));
        ArrayNode codes = ((ObjectNode) schemas.at("/probleme/properties/code"))
                .removeAll()
                .put("type", "string")
                .putArray("enum");
        Arrays.stream(Code.values()).map(Code::name).forEach(codes::add);
        explication(schemas);
        return contrat;
    }

    private static JsonNode sansSchema(JsonNode forme) {
        ObjectNode copie = forme.deepCopy();
        copie.remove("$schema");
        return copie;
    }

    private void explication(ObjectNode schemas) {
        try {
            String texte = Files.readString(Path.of("../docs/explication.schema.json"))
                    .replace("#/$defs/", "#/components/schemas/explication-");
            ObjectNode explication = (ObjectNode) JSON.readTree(texte);
            JsonNode parties = explication.remove("$defs");
            explication.remove("$schema");
            schemas.set("explication", explication);
            parties.properties().forEach(partie -> schemas.set("explication-" + partie.getKey(), partie.getValue()));
        } catch (IOException illisible) {
            throw new UncheckedIOException(illisible);
        }
    }

    private ObjectNode operation(Operations.Operation operation) {
        ObjectNode dite = JSON.createObjectNode();
        dite.put("operationId", operation.nom());
        dite.put("summary", operation.acte().resume());
        dite.put(
                "description",
                "Pour : "
                        + Arrays.stream(Role.values())
                                .filter(role -> Habilitations.permet(
                                                role, operation.acte().exige())
                                        && (role != Role.USAGER
                                                || operation.acte().pourUsager()))
                                .map(Role::name)
                                .collect(Collectors.joining(", "))
                        + ".");
        ArrayNode parametres = dite.putArray("parameters");
        for (String nom : operation.parametres(PathParam.class)) {
            parametres
                    .addObject()
                    .put("name", nom)
                    .put("in", "path")
                    .put("required", true)
                    .putObject("schema")
                    .put("type", "string");
        }
        for (String nom : operation.parametres(QueryParam.class)) {
            ObjectNode schema =
                    parametres.addObject().put("name", nom).put("in", "query").putObject("schema");
            requete(nom, schema);
        }
        if (operation.acte().ecrit()) {
            entete(parametres, "Idempotency-Key", "^[A-Za-z0-9_.:-]{1,80}$");
        }
        if (operation.acte().surVersion()) {
            entete(parametres, "If-Match", "^\"[1-9][0-9]{0,17}\"$");
        }
        if (operation.forme() != null) {
            ObjectNode corps = dite.putObject("requestBody").put("required", true);
            ObjectNode contenus = corps.putObject("content");
            ObjectNode json = contenus.putObject("application/json");
            json.putObject("schema")
                    .put("$ref", "#/components/schemas/" + operation.forme().value());
            JsonNode exemple =
                    formes.forme(operation.forme().value()).path("examples").path(0);
            json.set("example", exemple.isMissingNode() ? Commune.demande("V-1") : exemple);
            if (operation.forme().avecPieces()) {
                corps.put(
                        "description",
                        "En multipart, le JSON vient d'abord, dans une partie nommée demande ; chaque pièce suit, dans une partie"
                                + " nommée piece: et son type, comme piece:FACTURE.");
                ObjectNode schema = contenus.putObject("multipart/form-data").putObject("schema");
                schema.put("type", "object");
                schema.putObject("properties")
                        .putObject("demande")
                        .put("$ref", "#/components/schemas/" + operation.forme().value());
                schema.putArray("required").add("demande");
                schema.putObject("additionalProperties")
                        .put("type", "string")
                        .put("contentMediaType", "application/octet-stream");
            }
        }
        reponses(operation, dite.putObject("responses"));
        return dite;
    }

    private static void requete(String nom, ObjectNode schema) {
        switch (nom) {
            case "etat" -> {
                ArrayNode etats = schema.put("type", "array")
                        .putObject("items")
                        .put("type", "string")
                        .putArray("enum");
                Arrays.stream(EtatDossier.values()).map(EtatDossier::name).forEach(etats::add);
            }
            case "taille" -> schema.put("type", "integer").put("minimum", 1);
            case "deposeAuPlusTard", "envoi", "au" ->
                schema.put("type", "string").put("format", "date");
            default -> schema.put("type", "string");
        }
    }

    private static void entete(ArrayNode parametres, String nom, String forme) {
        parametres
                .addObject()
                .put("name", nom)
                .put("in", "header")
                .put("required", true)
                .putObject("schema")
                .put("type", "string")
                .put("pattern", forme);
    }

    private void reponses(Operations.Operation operation, ObjectNode reponses) {
        List<Integer> succes = operation.acte().statut() == 200
                ? List.of(200)
                : operation.acte().repond().equals("depot") ? List.of(200, 201, 202) : List.of(201);
        for (int statut : succes) {
            ObjectNode reponse = reponses.putObject(Integer.toString(statut)).put("description", "Fait.");
            boolean journal = operation.acte().repond().equals("journal");
            ObjectNode schema = reponse.putObject("content")
                    .putObject(journal ? "application/jsonl" : "application/json")
                    .putObject("schema");
            if (journal) {
                schema.put("type", "string");
            } else {
                schema.put("$ref", "#/components/schemas/" + operation.acte().repond());
            }
        }
        if (operation.nom().equals("lireDossiers")) {
            reponses.putObject("304").put("description", "Rien n'a changé depuis la version dite par If-None-Match.");
        }
        for (int statut : problemes(operation)) {
            reponses.putObject(Integer.toString(statut))
                    .put("description", "Problème.")
                    .putObject("content")
                    .putObject("application/problem+json")
                    .putObject("schema")
                    .put("$ref", "#/components/schemas/probleme");
        }
    }

    private static SortedSet<Integer> problemes(Operations.Operation operation) {
        SortedSet<Integer> statuts = new TreeSet<>(List.of(400, 401, 403, 404, 405, 406, 429, 500, 503));
        if (operation.acte().ecrit()) {
            statuts.addAll(List.of(409, 413, 415, 422));
        }
        if (List.of("proposition", "recevabilite").contains(operation.nom())) {
            statuts.add(409);
        }
        if (operation.acte().surVersion()) {
            statuts.addAll(List.of(412, 428));
        }
        return statuts;
    }

    /** Says what of an answer the contract does not allow; blank when it is as promised. */
    static String ecart(String verbe, String adresse, int statut, String type, byte[] corps) {
        JsonNode contrat = EN_VIGUEUR;
        JsonNode operation = trouver(contrat, verbe, adresse);
        if (operation.isMissingNode()) {
            return statut >= 400 && type.equals("application/problem+json") ? "" : "no operation";
        }
        JsonNode reponse = operation.path("responses").path(Integer.toString(statut));
        if (reponse.isMissingNode()) {
            return verbe + " " + adresse + " does not promise " + statut;
        }
        if (reponse.path("content").isMissingNode()) {
            return corps.length == 0 ? "" : "a body where none was promised";
        }
        JsonNode contenu = reponse.path("content").path(type);
        if (contenu.isMissingNode()) {
            return verbe + " " + adresse + " " + statut + " does not promise " + type + " "
                    + new String(corps, java.nio.charset.StandardCharsets.UTF_8);
        }
        String renvoi = contenu.at("/schema/$ref").asText();
        if (renvoi.isEmpty()) {
            return "";
        }
        try {
            return schema(contrat, renvoi).validate(JSON.readTree(corps)).stream()
                    .map(Object::toString)
                    .collect(Collectors.joining("; "));
        } catch (IOException pasDuJson) {
            return "no JSON";
        }
    }

    static JsonSchema schema(JsonNode contrat, String renvoi) {
        return SCHEMAS.computeIfAbsent(renvoi, vise -> {
            ObjectNode document = JSON.createObjectNode();
            document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
            document.set("components", contrat.path("components"));
            document.put("$ref", vise);
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(document);
        });
    }

    private static JsonNode trouver(JsonNode contrat, String verbe, String adresse) {
        String chemin = "/v1/" + adresse.replaceAll("\\?.*", "");
        TreeMap<Integer, JsonNode> possibles = new TreeMap<>();
        contrat.path("paths").properties().forEach(present -> {
            if (chemin.matches(present.getKey().replaceAll("\\{[a-zA-Z0-9]+\\}", "[^/]+"))) {
                possibles.put(present.getKey().split("\\{", -1).length, present.getValue());
            }
        });
        JsonNode operations = possibles.isEmpty()
                ? JSON.missingNode()
                : possibles.firstEntry().getValue();
        return operations.path(verbe.toLowerCase(Locale.ROOT));
    }
}
