package fr.octroi.adapters.rest.demarche;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.octroi.adapters.rest.http.CorpsBorne;
import fr.octroi.adapters.rest.http.Json;
import fr.octroi.port.PortException;
import fr.octroi.port.PortException.Nature;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Calls to the service, in bounded time and bytes, at the pace that it asks for.
 *
 * <p>No exception has a cause: those of an HTTP client may quote what came.
 */
final class Appels {

    /** A larger answer is not read. */
    static final int REPONSE = 16 << 20;

    /** A larger file is not fetched. */
    static final int FICHIER = 20 << 20;

    /** What a store of files answers to an address that is too old: the dossier, read again, gives another. */
    private static final Set<Integer> EXPIREE = Set.of(401, 403, 410);

    private static final Set<String> PASSAGERES = Set.of("timeout", "internal_server_error");
    private static final List<String> PREFIXES = List.of("RateLimit-", "X-RateLimit-");
    private static final long ATTENTE = 60;
    private static final long ATTENTE_MAXIMALE = 3_600;

    /** What came back: the data, and what the service says of them. */
    record Reponse(JsonNode donnees, JsonNode erreurs) {
        @Override
        public String toString() {
            return "Reponse[***]";
        }
    }

    private final Acces acces;
    private final InstantSource horloge;
    private final HttpClient client;
    private final AtomicReference<Instant> reprise = new AtomicReference<>(Instant.EPOCH);

    Appels(Acces acces, InstantSource horloge) {
        this.acces = acces;
        this.horloge = horloge;
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(acces.delai())
                .build();
    }

    Instant reprise() {
        return reprise.get();
    }

    /** Asks, and bears no error. */
    JsonNode demander(String requete, ObjectNode variables) {
        Reponse reponse = essayer(requete, variables);
        if (!reponse.erreurs().isEmpty()) {
            throw refus();
        }
        return reponse.donnees();
    }

    /** What the service says of it is not repeated: it may quote what a person typed. */
    static PortException refus() {
        return new PortException(Nature.DEFINITIVE, "the service answers with errors", null);
    }

    static PortException inattendu() {
        return new PortException(Nature.TEMPORAIRE, "the service answers something else than its schema says", null);
    }

    /** Asks, and leaves the errors to its caller. */
    Reponse essayer(String requete, ObjectNode variables) {
        if (horloge.instant().isBefore(reprise.get())) {
            throw new PortException(Nature.TEMPORAIRE, "the service asked to wait", null);
        }
        ObjectNode corps = JsonNodeFactory.instance.objectNode();
        corps.put("query", requete);
        corps.set("variables", variables);
        HttpRequest appel = HttpRequest.newBuilder(acces.service())
                .timeout(acces.delai())
                .header("Authorization", "Bearer " + acces.jeton())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.texte(corps)))
                .build();
        HttpResponse<byte[]> reponse = envoyer(appel, REPONSE)
                .orElseThrow(() -> new PortException(Nature.DEFINITIVE, "the service's host is not allowed", null));
        noterLaCadence(reponse);
        int statut = reponse.statusCode();
        if (statut != 200) {
            throw new PortException(
                    estPassager(statut) ? Nature.TEMPORAIRE : Nature.DEFINITIVE, "the service answers " + statut, null);
        }
        return lire(reponse.body());
    }

    private static Reponse lire(byte[] octets) {
        JsonNode racine = Json.essayer(octets).orElseThrow(Appels::inattendu);
        JsonNode erreurs = racine.path("errors");
        if (!racine.isObject() || !(racine.path("data").isObject() || erreurs.isArray())) {
            throw inattendu();
        }
        for (JsonNode erreur : erreurs) {
            // What it had no time for is null in the data, as what is wrong with one dossier is.
            if (PASSAGERES.contains(erreur.path("extensions").path("code").asText())) {
                throw new PortException(Nature.TEMPORAIRE, "the service had no time, or failed", null);
            }
        }
        return new Reponse(racine.path("data"), erreurs);
    }

    /**
     * Fetches a file; its address is the secret that opens it, and no token goes with it.
     *
     * @return its bytes, empty when it is not to be had: its host is not allowed, or it is not there
     * @throws PortException when it may be had later; a definitive one when it is too large
     */
    Optional<byte[]> telecharger(URI adresse) {
        HttpRequest appel =
                HttpRequest.newBuilder(adresse).timeout(acces.delai()).GET().build();
        Optional<HttpResponse<byte[]>> reponse = envoyer(appel, FICHIER);
        if (reponse.isPresent()
                && (estPassager(reponse.get().statusCode())
                        || EXPIREE.contains(reponse.get().statusCode()))) {
            throw new PortException(Nature.TEMPORAIRE, "a file cannot be fetched now", null);
        }
        return reponse.filter(recue -> recue.statusCode() == 200).map(HttpResponse::body);
    }

    private static boolean estPassager(int statut) {
        return statut >= 500 || statut == 408 || statut == 425 || statut == 429;
    }

    /** Returns nothing when the address is not one that may be called. */
    private Optional<HttpResponse<byte[]>> envoyer(HttpRequest requete, int limite) {
        CompletableFuture<HttpResponse<byte[]>> appel = new CompletableFuture<>();
        try {
            if (!acces.destinations().admettent(requete.uri())) {
                return Optional.empty();
            }
            appel = client.sendAsync(requete, entetes -> new CorpsBorne(limite));
            // The time limit of a request ends with the headers: that of the whole is held here.
            return Optional.of(appel.get(acces.delai().toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException panne) {
            if (panne.getCause() instanceof CorpsBorne.TropGrand) {
                throw new PortException(Nature.DEFINITIVE, "more bytes come than are read", null);
            }
            throw new PortException(Nature.TEMPORAIRE, "the line broke", null);
        } catch (UnknownHostException | TimeoutException panne) {
            throw new PortException(Nature.TEMPORAIRE, "nothing came in time", null);
        } catch (InterruptedException arret) {
            Thread.currentThread().interrupt();
            throw new PortException(Nature.TEMPORAIRE, "interrupted", null);
        } finally {
            appel.cancel(true);
        }
    }

    private void noterLaCadence(HttpResponse<byte[]> reponse) {
        HttpHeaders entetes = reponse.headers();
        int statut = reponse.statusCode();
        long attente = 0;
        boolean freine = statut == 429
                || (statut == 503 && entetes.firstValue("Retry-After").isPresent());
        if (freine || PREFIXES.stream().anyMatch(prefixe -> "0".equals(valeur(entetes, prefixe + "Remaining")))) {
            // The service itself says in RateLimit-Reset alone when to come back, which its clock may have passed by
            // ours.
            attente = Stream.of("Retry-After", "RateLimit-Reset", "X-RateLimit-Reset")
                    .flatMap(nom -> entetes.firstValue(nom).stream())
                    .findFirst()
                    .map(dit -> Math.max(1, secondes(dit)))
                    .orElse(ATTENTE);
        }
        if (attente > 0) {
            Instant suivant = horloge.instant().plusSeconds(Math.min(attente, ATTENTE_MAXIMALE));
            reprise.accumulateAndGet(suivant, (avant, apres) -> avant.isAfter(apres) ? avant : apres);
        }
    }

    private static String valeur(HttpHeaders entetes, String nom) {
        return entetes.firstValue(nom).orElse("");
    }

    /** Reads seconds to wait, the second to wait for, or a date of HTTP. */
    private long secondes(String entete) {
        Instant maintenant = horloge.instant();
        if (entete.matches("[0-9]{1,10}")) {
            long nombre = Long.parseLong(entete);
            // No one asks to wait for thirty years: such a number counts from 1970.
            return nombre > 1_000_000_000 ? nombre - maintenant.getEpochSecond() : nombre;
        }
        try {
            return ZonedDateTime.parse(entete, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toEpochSecond()
                    - maintenant.getEpochSecond();
        } catch (DateTimeParseException illisible) {
            return ATTENTE;
        }
    }
}
