package fr.octroi.adapters.rest.adresse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import fr.octroi.adapters.rest.avis.Destinations;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server that answers as the service of geocoding says it does: what is asked is read as the service reads it, and each answer is held against the
 * form that its documentation gives ({@code search} and {@code search/csv}).
 */
final class Geoplateforme implements AutoCloseable {

    static final Destinations ICI = new Destinations(new TreeSet<>(Set.of("127.0.0.1")), true);

    /** What is said of an address found, after the service's OpenAPI. */
    private static final String FORME = """
            {"type": "object", "required": ["type", "features"], "properties": {
              "type": {"const": "FeatureCollection"},
              "features": {"type": "array", "maxItems": 20, "items": {
                "type": "object", "required": ["type", "geometry", "properties"], "properties": {
                  "type": {"const": "Feature"},
                  "geometry": {"type": "object", "required": ["type", "coordinates"]},
                  "properties": {"type": "object",
                    "required": ["label", "score", "id", "type", "name", "postcode", "citycode", "city", "context", "x", "y", "importance"],
                    "properties": {
                      "label": {"type": "string"},
                      "score": {"type": "number", "minimum": 0, "maximum": 1},
                      "type": {"enum": ["housenumber", "street", "locality", "municipality"]},
                      "postcode": {"type": "string", "pattern": "^[0-9]{5}$"},
                      "citycode": {"type": "string", "pattern": "^([0-9]{5}|[0-9][AB][0-9]{3})$"},
                      "x": {"type": "number"}, "y": {"type": "number"}, "importance": {"type": "number"}}}}}}}}""";

    /** All that the service can add to a line. */
    private static final Set<String> COLONNES = Set.of(
            "longitude",
            "latitude",
            "result_score",
            "result_score_next",
            "result_label",
            "result_type",
            "result_id",
            "result_housenumber",
            "result_name",
            "result_street",
            "result_postcode",
            "result_city",
            "result_context",
            "result_citycode",
            "result_oldcitycode",
            "result_oldcity",
            "result_district",
            "result_status");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** An address that the service finds: what it is called, where it is, and how well it answers. */
    record Fiche(String codePostal, String insee, String score) {}

    /** What was asked: of a file each line, or the one address. */
    record Demande(String genre, List<Map<String, String>> lignes, String octets) {}

    final Map<String, List<Fiche>> fiches = new TreeMap<>();
    final List<Demande> demandes = new CopyOnWriteArrayList<>();
    volatile @Nullable HttpHandler panne;
    volatile @Nullable HttpHandler panneSeule;
    volatile String statutDeLigne = "";
    Instant maintenant = Instant.parse("2026-06-01T10:00:00Z");

    private final ExecutorService fils = Executors.newCachedThreadPool();
    private final HttpServer serveur;

    Geoplateforme() {
        try {
            serveur = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException panneDuTest) {
            throw new IllegalStateException(panneDuTest);
        }
        serveur.setExecutor(fils);
        serveur.createContext("/geocodage/", this::repondre);
        serveur.start();
    }

    /** Makes known what an address, as it is asked, is answered. */
    void connaitre(String texte, Fiche... trouvees) {
        fiches.put(texte, List.of(trouvees));
    }

    URI adresse() {
        return URI.create("http://127.0.0.1:" + serveur.getAddress().getPort() + "/geocodage/");
    }

    BaseAdresseNationale client() {
        return client(Duration.ofSeconds(30), 50);
    }

    BaseAdresseNationale client(Duration delai, int parSeconde) {
        return new BaseAdresseNationale(reglages(delai, parSeconde), () -> maintenant);
    }

    Reglages reglages(Duration delai, int parSeconde) {
        return new Reglages(adresse(), ICI, delai, 800, 100, parSeconde);
    }

    private void repondre(HttpExchange echange) throws IOException {
        try (echange) {
            String corps = new String(echange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String chemin = echange.getRequestURI().getPath();
            boolean enFichier = chemin.equals("/geocodage/search/csv");
            Fichier lu = enFichier
                    ? lire(echange.getRequestHeaders().getFirst("Content-Type"), corps)
                    : new Fichier(List.of(parametres(echange.getRequestURI().getRawQuery())), List.of());
            demandes.add(new Demande(
                    echange.getRequestMethod() + " " + chemin,
                    lu.lignes(),
                    corps + echange.getRequestURI().getRawQuery()));
            HttpHandler enPanne = enFichier ? panne : panneSeule;
            if (enPanne != null) {
                enPanne.handle(echange);
            } else {
                dire(200, enFichier ? csv(lu) : json(lu.lignes().get(0))).handle(echange);
            }
        } catch (AssertionError | RuntimeException malDemande) {
            dire(400, "{\"code\":400,\"message\":\"" + malDemande.getClass().getSimpleName() + "\"}")
                    .handle(echange);
        }
    }

    static HttpHandler dire(int statut, String corps, String... entetes) {
        return echange -> {
            byte[] octets = corps.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < entetes.length; i += 2) {
                echange.getResponseHeaders().add(entetes[i], entetes[i + 1]);
            }
            echange.sendResponseHeaders(statut, octets.length == 0 ? -1 : octets.length);
            echange.getResponseBody().write(octets);
        };
    }

    private List<Fiche> chercher(String texte, String codePostal) {
        return fiches.getOrDefault(texte, List.of()).stream()
                .filter(fiche -> codePostal.isEmpty() || fiche.codePostal().equals(codePostal))
                .toList();
    }

    // search

    private static Map<String, String> parametres(String requete) {
        Map<String, String> parametres = new TreeMap<>();
        for (String parametre : requete.split("&", -1)) {
            String[] deux = parametre.split("=", 2);
            assertTrue(
                    Set.of("q", "index", "autocomplete", "limit", "postcode").contains(deux[0]), "another parameter");
            parametres.put(deux[0], URLDecoder.decode(deux[1], StandardCharsets.UTF_8));
        }
        String q = parametres.getOrDefault("q", "");
        assertTrue(q.length() >= 3 && q.length() <= 200 && Character.isLetterOrDigit(q.codePointAt(0)), "no question");
        assertTrue(parametres.getOrDefault("postcode", "00000").matches("[0-9]{5}"), "no postal code");
        int limite = Integer.parseInt(parametres.getOrDefault("limit", "10"));
        assertTrue(limite >= 1 && limite <= 20, "no limit");
        return parametres;
    }

    private String json(Map<String, String> demande) {
        ObjectNode reponse = JSON.createObjectNode().put("type", "FeatureCollection");
        ArrayNode trouves = reponse.putArray("features");
        String texte = demande.getOrDefault("q", "");
        List<Fiche> trouvees = chercher(texte, demande.getOrDefault("postcode", ""));
        int limite = Integer.parseInt(demande.getOrDefault("limit", "10"));
        for (Fiche fiche : trouvees.subList(0, Math.min(limite, trouvees.size()))) {
            ObjectNode trouve = trouves.addObject().put("type", "Feature");
            trouve.putObject("geometry")
                    .put("type", "Point")
                    .putArray("coordinates")
                    .add(2.24)
                    .add(48.83);
            trouve.putObject("properties")
                    .put("label", texte)
                    .put("score", Double.parseDouble(fiche.score()))
                    .put("id", fiche.insee() + "_0001")
                    .put("type", "housenumber")
                    .put("name", texte)
                    .put("postcode", fiche.codePostal())
                    .put("citycode", fiche.insee())
                    .put("city", "Essai")
                    .put("context", "92, Hauts-de-Seine, Île-de-France")
                    .put("x", 644_000.5)
                    .put("y", 6_860_000.5)
                    .put("importance", 0.5);
        }
        assertEquals(
                List.of(),
                List.copyOf(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(FORME)
                        .validate(reponse)));
        return reponse.toString();
    }

    // search/csv

    /** A file that came: its lines, and the columns that are to be given back. */
    private record Fichier(List<Map<String, String>> lignes, List<String> rendues) {}

    /** Reads a form and its file as a second reader, and holds it against what the service takes. */
    private static Fichier lire(String type, String corps) {
        Matcher borne =
                Pattern.compile("multipart/form-data; boundary=([-a-z0-9]+)").matcher(type);
        assertTrue(borne.matches(), type);
        String[] parties = corps.split(Pattern.quote("--" + borne.group(1)), -1);
        assertEquals("", parties[0]);
        assertEquals("--\r\n", parties[parties.length - 1]);
        Map<String, List<String>> champs = new TreeMap<>();
        for (int i = 1; i < parties.length - 1; i++) {
            int coupe = parties[i].indexOf("\r\n\r\n");
            Matcher nom = Pattern.compile("form-data; name=\"([a-z_]+)\"").matcher(parties[i].substring(0, coupe));
            assertTrue(nom.find());
            champs.computeIfAbsent(nom.group(1), absent -> new ArrayList<>())
                    .add(parties[i].substring(coupe + 4, parties[i].length() - 2));
        }
        assertEquals(Set.of("data", "columns", "postcode", "result_columns"), champs.keySet());
        assertEquals(List.of("adresse"), champs.get("columns"));
        assertEquals(List.of("code_postal"), champs.get("postcode"));
        List<String> demandees = champs.getOrDefault("result_columns", List.of());
        assertTrue(COLONNES.containsAll(demandees), demandees.toString());
        List<List<String>> cellules =
                cellules(champs.getOrDefault("data", List.of("")).get(0));
        List<String> noms = cellules.get(0);
        assertEquals(List.of("rang", "adresse", "code_postal"), noms);
        List<Map<String, String>> lignes = new ArrayList<>();
        for (List<String> ligne : cellules.subList(1, cellules.size())) {
            Map<String, String> une = new TreeMap<>();
            for (int i = 0; i < noms.size(); i++) {
                une.put(noms.get(i), ligne.get(i));
            }
            lignes.add(une);
        }
        List<String> rendues = new ArrayList<>(noms);
        rendues.addAll(demandees);
        return new Fichier(lignes, rendues);
    }

    /** Reads RFC 4180. */
    private static List<List<String>> cellules(String csv) {
        List<List<String>> lignes = new ArrayList<>();
        Matcher cellule =
                Pattern.compile("(?:\"((?:[^\"]|\"\")*)\"|([^\",\n]*))(,|\n)").matcher(csv);
        List<String> ligne = new ArrayList<>();
        int fin = 0;
        while (cellule.find()) {
            assertEquals(fin, cellule.start(), "what is no cell");
            fin = cellule.end();
            ligne.add(
                    cellule.group(1) == null
                            ? cellule.group(2)
                            : cellule.group(1).replace("\"\"", "\""));
            if (cellule.group(3).equals("\n")) {
                lignes.add(ligne);
                ligne = new ArrayList<>();
            }
        }
        assertEquals(csv.length(), fin, "what is no cell");
        return lignes;
    }

    private String csv(Fichier fichier) {
        List<String> noms = fichier.rendues();
        StringBuilder csv = new StringBuilder(String.join(",", noms)).append('\n');
        List<String> rendues = new ArrayList<>();
        for (Map<String, String> ligne : fichier.lignes()) {
            List<Fiche> trouvees = chercher(ligne.getOrDefault("adresse", ""), ligne.getOrDefault("code_postal", ""));
            Map<String, String> dite = new TreeMap<>(ligne);
            dite.put("result_status", trouvees.isEmpty() ? "not-found" : "ok");
            if (!trouvees.isEmpty()) {
                dite.put("result_citycode", trouvees.get(0).insee());
                dite.put("result_score", trouvees.get(0).score());
                dite.put(
                        "result_score_next",
                        trouvees.size() > 1 ? trouvees.get(1).score() : "");
            }
            if (!statutDeLigne.isEmpty()) {
                dite.putAll(Map.of("result_status", statutDeLigne, "result_citycode", "", "result_score", ""));
            }
            StringBuilder une = new StringBuilder();
            for (String nom : noms) {
                une.append(une.length() == 0 ? "" : ",")
                        .append('"')
                        .append(dite.getOrDefault(nom, "").replace("\"", "\"\""))
                        .append('"');
            }
            rendues.add(une.append('\n').toString());
        }
        // Nothing promises the order.
        Collections.reverse(rendues);
        rendues.forEach(csv::append);
        return csv.toString();
    }

    @Override
    public void close() {
        serveur.stop(0);
        fils.shutdownNow();
    }
}
