package fr.octroi.adapters.rest.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** What a stranger's server answers, up to a number of bytes; the first one more ends it. */
public final class CorpsBorne implements BodySubscriber<byte[]> {

    /** More bytes came than are read. */
    public static final class TropGrand extends IOException {

        private static final long serialVersionUID = 1L;

        private TropGrand() {
            super("more bytes than are read");
        }
    }

    private final int limite;
    private final CompletableFuture<byte[]> corps = new CompletableFuture<>();
    private final ByteArrayOutputStream recus = new ByteArrayOutputStream();
    private Flow.@Nullable Subscription abonnement;

    /** Reads so many bytes at most. */
    public CorpsBorne(int limite) {
        this.limite = limite;
    }

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
            if (corps.isDone() || morceau.remaining() > limite - recus.size()) {
                corps.completeExceptionally(new TropGrand());
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
