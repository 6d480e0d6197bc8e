package fr.octroi.adapters.rest.acces;

import fr.octroi.adapters.rest.http.CorpsBorne;
import fr.octroi.port.PortException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Keys that are fetched by HTTPS, in bounded time and bytes, whatever the server does. */
final class ClesEnLigne implements ClesPubliques {

    private final HttpClient client;
    private final HttpRequest requete;
    private final Duration delai;

    /** Fetches from an address that was judged, in some time at most from the call to the last byte. */
    ClesEnLigne(URI adresse, Duration delai) {
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(delai)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        this.requete = HttpRequest.newBuilder(adresse).timeout(delai).build();
        this.delai = delai;
    }

    @Override
    public String chercher() {
        // The time limit of a request ends with the headers: that of the whole is held here.
        CompletableFuture<HttpResponse<byte[]>> appel =
                client.sendAsync(requete, entetes -> new CorpsBorne(TAILLE_MAXIMALE));
        try {
            HttpResponse<byte[]> reponse = appel.get(delai.toMillis(), TimeUnit.MILLISECONDS);
            if (reponse.statusCode() != 200) {
                throw new PortException(PortException.Nature.TEMPORAIRE, "no key set was served", null);
            }
            return new String(reponse.body(), StandardCharsets.UTF_8);
        } catch (ExecutionException | TimeoutException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "the keys cannot be fetched", panne);
        } catch (InterruptedException arret) {
            Thread.currentThread().interrupt();
            throw new PortException(PortException.Nature.TEMPORAIRE, "the keys cannot be fetched", arret);
        } finally {
            appel.cancel(true);
        }
    }
}
