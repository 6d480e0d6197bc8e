package fr.octroi.adapters.rest.acces;

import fr.octroi.port.PortException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

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
        CompletableFuture<HttpResponse<byte[]>> appel = client.sendAsync(requete, entetes -> new Borne());
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

    /** A body of {@link #TAILLE_MAXIMALE} bytes at most; the first one more ends it. */
    private static final class Borne implements BodySubscriber<byte[]> {

        private final CompletableFuture<byte[]> corps = new CompletableFuture<>();
        private final ByteArrayOutputStream recus = new ByteArrayOutputStream();
        private Flow.@Nullable Subscription abonnement;

        @Override
        public CompletionStage<byte[]> getBody() {
            return corps;
        }

        @Override
        public void onSubscribe(Flow.Subscription donnee) {
            if (abonnement != null) {
                donnee.cancel();
                return;
            }
            abonnement = donnee;
            donnee.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> morceaux) {
            for (ByteBuffer morceau : morceaux) {
                if (corps.isDone() || recus.size() + morceau.remaining() > TAILLE_MAXIMALE) {
                    corps.completeExceptionally(new IOException("more bytes than a key set has"));
                    if (abonnement != null) {
                        abonnement.cancel();
                    }
                    return;
                }
                byte[] octets = new byte[morceau.remaining()];
                morceau.get(octets);
                recus.writeBytes(octets);
            }
        }

        @Override
        public void onError(Throwable panne) {
            corps.completeExceptionally(panne);
        }

        @Override
        public void onComplete() {
            corps.complete(recus.toByteArray());
        }
    }
}
