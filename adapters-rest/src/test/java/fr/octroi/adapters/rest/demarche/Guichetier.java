package fr.octroi.adapters.rest.demarche;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import fr.octroi.adapters.rest.avis.Acces;
import fr.octroi.adapters.rest.avis.Destinations;
import fr.octroi.format.Mappage;
import fr.octroi.memoire.PiecesEnMemoire;
import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.GraphqlErrorException;
import graphql.schema.Coercing;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLScalarType;
import graphql.schema.TypeResolver;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A server that answers as the service's schema says: another library reads what is asked, and refuses what is not in it. */
final class Guichetier implements AutoCloseable {

    static final String JETON = "jeton-que-personne-ne-voit";

    static final Destinations ICI = new Destinations(new TreeSet<>(Set.of("127.0.0.1")), true);

    static final String MAPPAGE = """
            mappage: demarche-numerique
            fichier: sans-objet.csv
            encodage: UTF-8
            separateur: ";"
            fuseau: Europe/Paris
            dates: [iso, iso-horodatage]
            nombres: {decimale: "."}
            colonnes:
              numero: dossier.numero
              depot: dossier.depot
              civilite: demandeur.civilite
              nom: demandeur.nom
              prenom: demandeur.prenom
              courriel: demandeur.courriel
              voie: Votre adresse (voie)
              insee: Votre adresse (INSEE)
              nature:
                colonne: Type de vélo
                vocabulaire: {VAE: [Vélo à assistance électrique]}
              achat: Date d'achat
              montantTtc: Prix payé
            pieces:
              chemin: "{fichier}"
              colonnes:
                FACTURE: {colonne: Facture, separateur: ","}
            """;

    final List<Map<String, Object>> dossiers = new CopyOnWriteArrayList<>();
    final List<Map<String, Object>> effaces = new CopyOnWriteArrayList<>();
    final List<Map<String, Object>> actes = new CopyOnWriteArrayList<>();
    final Map<String, byte[]> fichiers = new ConcurrentHashMap<>();
    final List<String> autorisations = new CopyOnWriteArrayList<>();
    final List<String> telecharges = new CopyOnWriteArrayList<>();
    final List<String> libelles = new CopyOnWriteArrayList<>();
    final PiecesEnMemoire pieces = new PiecesEnMemoire();
    Instant maintenant = Instant.parse("2026-06-01T10:00:00Z");
    volatile @Nullable HttpHandler panne;
    volatile @Nullable HttpHandler panneDeFichier;
    volatile @Nullable String refus;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static @Nullable GraphQL monte;

    private final ExecutorService fils = Executors.newCachedThreadPool();
    private final HttpServer serveur;
    private final @Nullable GraphQL graphql;

    private Guichetier(@Nullable GraphQL graphql) {
        this.graphql = graphql;
        try {
            serveur = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException panneDuTest) {
            throw new IllegalStateException(panneDuTest);
        }
        serveur.setExecutor(fils);
        serveur.createContext("/graphql", this::repondre);
        serveur.createContext("/fichiers/", this::servir);
        serveur.start();
        libelles.addAll(List.of("AddressChampDescriptor:Votre adresse", "TextChampDescriptor:Type de vélo"));
        libelles.addAll(List.of("DateChampDescriptor:Date d'achat", "DecimalNumberChampDescriptor:Prix payé"));
        libelles.add("PieceJustificativeChampDescriptor:Facture");
    }

    /** Answers nothing by itself: {@link #panne} does. */
    static Guichetier sansSchema() {
        return new Guichetier(null);
    }

    /** Answers by the official schema, which skips the test where it is not. */
    static Guichetier officiel() {
        String texte = schema();
        synchronized (Guichetier.class) {
            if (monte == null) {
                monte = monter(texte);
            }
            return new Guichetier(monte);
        }
    }

    private static GraphQL monter(String texte) {
        RuntimeWiring.Builder cables = RuntimeWiring.newRuntimeWiring();
        for (String scalaire : List.of("BigInt", "Coordinates", "ISO8601Date", "ISO8601DateTime", "URL")) {
            cables.scalar(GraphQLScalarType.newScalar()
                    .name(scalaire)
                    .coercing(new TelQuel())
                    .build());
        }
        TypeResolver parNom =
                cas -> cas.getSchema().getObjectType(String.valueOf(((Map<?, ?>) cas.getObject()).get("__typename")));
        for (String type : List.of("Champ", "ChampDescriptor", "Column", "Demandeur", "GeoArea")) {
            cables.type(type, cable -> cable.typeResolver(parNom));
        }
        cables.type(
                "Query",
                cable -> cable.dataFetcher("demarche", cas -> soi(cas).demarche())
                        .dataFetcher("dossier", cas -> soi(cas).dossier(cas)));
        cables.type(
                "Demarche",
                cable -> cable.dataFetcher("dossiers", cas -> soi(cas).page(cas, soi(cas).dossiers))
                        .dataFetcher("deletedDossiers", cas -> soi(cas).page(cas, soi(cas).effaces)));
        for (String acte : List.of(
                "PasserEnInstruction:en_instruction",
                "RepasserEnConstruction:en_construction",
                "RepasserEnInstruction:en_instruction",
                "Accepter:accepte",
                "Refuser:refuse",
                "ClasserSansSuite:sans_suite",
                "EnvoyerMessage:")) {
            int coupe = acte.indexOf(':');
            String verbe = acte.substring(0, coupe);
            cables.type(
                    "Mutation",
                    cable -> cable.dataFetcher(
                            "dossier" + verbe, cas -> soi(cas).agir(verbe, acte.substring(coupe + 1), cas)));
        }
        return GraphQL.newGraphQL(
                        new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(texte), cables.build()))
                .build();
    }

    private static Guichetier soi(DataFetchingEnvironment cas) {
        return Objects.requireNonNull(cas.getGraphQlContext().get(Guichetier.class));
    }

    /** Returns the official schema, which skips the test where it is not. */
    static String schema() {
        Path corpora = Path.of(System.getProperty("octroi.corpora", "../../shared/corpora"));
        assumeTrue(
                Files.isDirectory(corpora),
                () -> "the material folder corpora is absent: name it with -Doctroi.corpora=...");
        try {
            return Files.readString(corpora.resolve("demarches-simplifiees/schema.graphql"));
        } catch (IOException illisible) {
            throw new IllegalStateException(illisible);
        }
    }

    DemarcheNumerique client() {
        return client(ICI);
    }

    DemarcheNumerique client(Destinations destinations) {
        return client(destinations, Duration.ofSeconds(30));
    }

    DemarcheNumerique client(Destinations destinations, Duration delai) {
        InstantSource horloge = () -> maintenant;
        return new DemarcheNumerique(new Acces(adresse("/graphql"), JETON, destinations, delai), horloge);
    }

    Collecte collecte(int nombre) {
        return new Collecte(
                104_118,
                new TreeSet<>(EnumSet.of(EtatDeDemarche.EN_INSTRUCTION)),
                Mappage.lire("m.yaml", MAPPAGE),
                pieces,
                nombre);
    }

    private URI adresse(String chemin) {
        return URI.create("http://127.0.0.1:" + serveur.getAddress().getPort() + chemin);
    }

    /** Files a dossier with one invoice. */
    Map<String, Object> deposer(int numero, String modifie) {
        byte[] facture = ("facture de " + numero).getBytes(StandardCharsets.UTF_8);
        List<Object> champs = new ArrayList<>();
        champs.add(champ(
                "AddressChamp",
                "Votre adresse",
                Map.of(
                        "stringValue",
                        "1 rue de l'Essai 92100 Boulogne-Billancourt",
                        "address",
                        Map.of(
                                "label",
                                "1 rue de l'Essai",
                                "streetAddress",
                                "1 rue de l'Essai",
                                "postalCode",
                                "92100",
                                "cityName",
                                "Boulogne-Billancourt",
                                "cityCode",
                                "92012",
                                "type",
                                "housenumber"))));
        champs.add(champ("TextChamp", "Type de vélo", Map.of("stringValue", "Vélo à assistance électrique")));
        champs.add(champ("DateChamp", "Date d'achat", Map.of("stringValue", "30 mai 2026", "date", "2026-05-30")));
        champs.add(champ("DecimalNumberChamp", "Prix payé", Map.of("stringValue", "1 500,5", "value", 1500.5)));
        champs.add(champ(
                "PieceJustificativeChamp", "Facture", Map.of("files", List.of(fichier(numero + ".pdf", facture)))));
        Map<String, Object> dossier = new HashMap<>(Map.of(
                "id",
                "RG9zc2llci0" + numero,
                "number",
                numero,
                "state",
                "en_instruction",
                "dateDepot",
                "2026-05-31T23:30:00+02:00",
                "dateDerniereModification",
                modifie,
                "usager",
                Map.of("id", "u", "email", "camille@exemple.invalid"),
                "demandeur",
                Map.of(
                        "__typename",
                        "PersonnePhysique",
                        "id",
                        "d",
                        "civilite",
                        "Mme",
                        "nom",
                        "Exemple",
                        "prenom",
                        "Camille"),
                "champs",
                champs,
                "messages",
                new CopyOnWriteArrayList<>()));
        dossiers.add(dossier);
        return dossier;
    }

    void effacer(int numero, String date) {
        effaces.add(Map.of(
                "id",
                "x",
                "number",
                numero,
                "reason",
                "user_request",
                "state",
                "en_construction",
                "dateSupression",
                date));
    }

    static Map<String, Object> champ(String type, String libelle, Map<String, Object> valeurs) {
        Map<String, Object> champ = new HashMap<>(valeurs);
        champ.put("__typename", type);
        champ.put("id", "Q2hhbXAt");
        champ.put("label", libelle);
        return champ;
    }

    Map<String, Object> fichier(String nom, byte[] octets) {
        fichiers.put(nom, octets);
        try {
            String somme = Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(octets));
            return new HashMap<>(Map.of(
                    "filename",
                    "Facture de Camille Exemple.pdf",
                    "url",
                    adresse("/fichiers/" + nom + "?signature=secret-du-fichier").toString(),
                    "checksum",
                    somme,
                    "byteSizeBigInt",
                    String.valueOf(octets.length),
                    "virusScanResult",
                    "safe"));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private Map<String, Object> demarche() {
        List<Map<String, Object>> descripteurs = libelles.stream()
                .map(libelle -> Map.<String, Object>of(
                        "__typename", libelle.substring(0, libelle.indexOf(':')),
                        "label", libelle.substring(libelle.indexOf(':') + 1)))
                .toList();
        return Map.of("revisions", List.of(Map.of("champDescriptors", descripteurs)));
    }

    private Map<String, Object> dossier(DataFetchingEnvironment cas) {
        Integer numero = cas.getArgument("number");
        return dossiers.stream()
                .filter(dossier -> Objects.equals(dossier.get("number"), numero))
                .findFirst()
                .orElseThrow(() -> GraphqlErrorException.newErrorException()
                        .message("Dossier not found: Camille Exemple")
                        .build());
    }

    private Map<String, Object> page(DataFetchingEnvironment cas, List<Map<String, Object>> tous) {
        boolean efface = tous == effaces;
        String date = efface ? "dateSupression" : "dateDerniereModification";
        Instant depuis = OffsetDateTime.parse(
                        String.valueOf(cas.<Object>getArgument(efface ? "deletedSince" : "updatedSince")))
                .toInstant();
        String apres = cas.getArgument("after");
        int nombre = Objects.requireNonNull(cas.<Integer>getArgument("first"));
        List<Map<String, Object>> suivants = tous.stream()
                .sorted(Comparator.comparing(dossier -> rang(dossier, date)))
                .filter(dossier -> !instant(dossier, date).isBefore(depuis))
                .filter(dossier -> apres == null || rang(dossier, date).compareTo(apres) > 0)
                .toList();
        List<Map<String, Object>> noeuds = suivants.subList(0, Math.min(nombre, suivants.size()));
        Map<String, Object> page = new HashMap<>();
        page.put("hasNextPage", suivants.size() > nombre);
        page.put("endCursor", noeuds.isEmpty() ? null : rang(noeuds.get(noeuds.size() - 1), date));
        return Map.of("nodes", noeuds, "pageInfo", page);
    }

    private static Instant instant(Map<String, Object> dossier, String date) {
        return OffsetDateTime.parse(String.valueOf(dossier.get(date))).toInstant();
    }

    private static String rang(Map<String, Object> dossier, String date) {
        return instant(dossier, date) + ";" + dossier.get("number");
    }

    private Map<String, Object> agir(String verbe, String etat, DataFetchingEnvironment cas) {
        Map<String, Object> entree = new HashMap<>(cas.<Map<String, Object>>getArgument("input"));
        entree.put("verbe", verbe);
        actes.add(entree);
        if (refus != null) {
            return Map.of("errors", List.of(Map.of("message", refus)));
        }
        Map<String, Object> dossier = dossiers.stream()
                .filter(autre -> Objects.equals(autre.get("id"), entree.get("dossierId")))
                .findFirst()
                .orElseThrow();
        if (!etat.isEmpty()) {
            dossier.put("state", etat);
            return Map.of("dossier", dossier);
        }
        Map<String, Object> message = new HashMap<>(Map.of("id", "m", "body", entree.get("body")));
        if (entree.get("correction") != null) {
            message.put("correction", Map.of("reason", entree.get("correction")));
            dossier.put("state", "en_construction");
        }
        @SuppressWarnings("unchecked")
        List<Object> messages = (List<Object>) Objects.requireNonNull(dossier.get("messages"));
        messages.add(message);
        return Map.of("message", message);
    }

    private void repondre(HttpExchange echange) throws IOException {
        autorisations.add(String.valueOf(echange.getRequestHeaders().getFirst("Authorization")));
        HttpHandler voulue = panne;
        if (voulue != null) {
            voulue.handle(echange);
            return;
        }
        try (echange) {
            Map<?, ?> demande = JSON.readValue(echange.getRequestBody(), Map.class);
            @SuppressWarnings("unchecked")
            Map<String, Object> variables = (Map<String, Object>) demande.get("variables");
            byte[] corps = JSON.writeValueAsBytes(Objects.requireNonNull(graphql)
                    .execute(ExecutionInput.newExecutionInput()
                            .query(String.valueOf(demande.get("query")))
                            .variables(variables)
                            .graphQLContext(Map.of(Guichetier.class, this))
                            .build())
                    .toSpecification());
            echange.sendResponseHeaders(200, corps.length);
            echange.getResponseBody().write(corps);
        }
    }

    private void servir(HttpExchange echange) throws IOException {
        telecharges.add(String.valueOf(echange.getRequestHeaders().getFirst("Authorization")));
        HttpHandler voulue = panneDeFichier;
        if (voulue != null) {
            voulue.handle(echange);
            return;
        }
        try (echange) {
            String chemin = echange.getRequestURI().getPath();
            byte[] octets = fichiers.get(chemin.substring(chemin.lastIndexOf('/') + 1));
            if (octets == null) {
                echange.sendResponseHeaders(404, -1);
                return;
            }
            echange.sendResponseHeaders(200, octets.length == 0 ? -1 : octets.length);
            echange.getResponseBody().write(octets);
        }
    }

    /** Answers so, whatever is asked. */
    static HttpHandler dire(int statut, String corps, String... entetes) {
        return echange -> {
            try (echange) {
                for (int i = 0; i < entetes.length; i += 2) {
                    echange.getResponseHeaders().set(entetes[i], entetes[i + 1]);
                }
                byte[] octets = corps.getBytes(StandardCharsets.UTF_8);
                echange.sendResponseHeaders(statut, octets.length == 0 ? -1 : octets.length);
                echange.getResponseBody().write(octets);
            }
        };
    }

    @Override
    public void close() {
        serveur.stop(0);
        fils.shutdownNow();
    }

    /** The service's own scalars, as they are. */
    @SuppressWarnings("deprecation")
    private static final class TelQuel implements Coercing<Object, Object> {

        @Override
        public Object serialize(Object valeur) {
            return valeur;
        }

        @Override
        public Object parseValue(Object valeur) {
            return valeur;
        }

        @Override
        public Object parseLiteral(Object valeur) {
            return valeur;
        }
    }
}
