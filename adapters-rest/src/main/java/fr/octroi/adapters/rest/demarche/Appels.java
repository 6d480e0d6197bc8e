package fr.octroi.adapters.rest.demarche;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.octroi.adapters.rest.avis.Acces;
import fr.octroi.adapters.rest.http.CorpsBorne;
import fr.octroi.adapters.rest.http.Json;
import fr.octroi.adapters.rest.http.ServiceTiers;
import fr.octroi.port.PortException;
import fr.octroi.port.PortException.Nature;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Calls to the service, in GraphQL; no exception repeats what it said. */
final class Appels {

    /** A larger answer is not read. */
    static final int REPONSE = 16 << 20;

    /** A larger file is not fetched. */
    static final int FICHIER = 20 << 20;

    /** What a store of files answers to an address that is too old: the dossier, read again, gives another. */
    private static final Set<Integer> EXPIREE = Set.of(401, 403, 410);

    private static final Set<String> PASSAGERES = Set.of("timeout", "internal_server_error");

    /** What came back: the data, and what the service says of them. */
    record Reponse(JsonNode donnees, JsonNode erreurs) {
        @Override
        public String toString() {
            return "Reponse[***]";
        }
    }

    private final Acces acces;
    private final ServiceTiers service;

    Appels(Acces acces, InstantSource horloge) {
        this.acces = acces;
        this.service = new ServiceTiers(acces.destinations()::admettent, acces.delai(), horloge);
    }

    Instant reprise() {
        return service.reprise();
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
        ObjectNode corps = JsonNodeFactory.instance.objectNode();
        corps.put("query", requete);
        corps.set("variables", variables);
        HttpRequest.Builder appel = HttpRequest.newBuilder(acces.service())
                .header("Authorization", "Bearer " + acces.jeton())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.texte(corps)));
        HttpResponse<byte[]> reponse = service.demander(appel, REPONSE)
                .orElseThrow(() -> new PortException(Nature.DEFINITIVE, "the service's host is not allowed", null));
        int statut = reponse.statusCode();
        if (statut != 200) {
            throw new PortException(
                    ServiceTiers.estPassager(statut) ? Nature.TEMPORAIRE : Nature.DEFINITIVE,
                    "the service answers " + statut,
                    null);
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
        Optional<HttpResponse<byte[]>> reponse =
                service.appeler(HttpRequest.newBuilder(adresse), () -> new CorpsBorne(FICHIER));
        if (reponse.isPresent()
                && (ServiceTiers.estPassager(reponse.get().statusCode())
                        || EXPIREE.contains(reponse.get().statusCode()))) {
            throw new PortException(Nature.TEMPORAIRE, "a file cannot be fetched now", null);
        }
        return reponse.filter(recue -> recue.statusCode() == 200).map(HttpResponse::body);
    }
}
