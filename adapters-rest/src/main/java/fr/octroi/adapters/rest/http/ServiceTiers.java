package fr.octroi.adapters.rest.http;

import fr.octroi.port.PortException;
import fr.octroi.port.PortException.Nature;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A stranger's server, called in bounded time and bytes, at the pace that it asks for. No redirection is followed, and nothing is tried again.
 *
 * <p>No exception has a cause: those of an HTTP client may quote what came.
 */
public final class ServiceTiers {

    /** Says which addresses may be called. */
    @FunctionalInterface
    public interface Admission {

        /** Throws when the name cannot be resolved now, which is nobody's refusal. */
        boolean admettent(URI adresse) throws UnknownHostException;
    }

    private static final List<String> PREFIXES = List.of("RateLimit-", "X-RateLimit-");
    private static final long ATTENTE = 60;
    private static final long ATTENTE_MAXIMALE = 3_600;

    private final Admission admission;
    private final Duration delai;
    private final InstantSource horloge;
    private final HttpClient client;
    private final AtomicReference<Instant> reprise = new AtomicReference<>(Instant.EPOCH);

    /** Gives each call so much time from its beginning to the last byte. */
    public ServiceTiers(Admission admission, Duration delai, InstantSource horloge) {
        this.admission = admission;
        this.delai = delai;
        this.horloge = horloge;
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(delai)
                .build();
    }

    /** Says whether the same call may succeed later. */
    public static boolean estPassager(int statut) {
        return statut >= 500 || statut == 408 || statut == 425 || statut == 429;
    }

    /** From when on it may be called again; past when there is nothing to wait for. */
    public Instant reprise() {
        return reprise.get();
    }

    /** Throws a temporary {@link PortException} while it asked to be left in peace. */
    public void exigerLaReprise() {
        if (horloge.instant().isBefore(reprise.get())) {
            throw new PortException(Nature.TEMPORAIRE, "the service asked to wait", null);
        }
    }

    /** Calls, reads so many bytes at most, and keeps what the answer says of the pace; not while it asked to be left in peace. */
    public Optional<HttpResponse<byte[]>> demander(HttpRequest.Builder requete, int limite) {
        exigerLaReprise();
        Optional<HttpResponse<byte[]>> reponse = appeler(requete, () -> new CorpsBorne(limite));
        reponse.ifPresent(this::noterLaCadence);
        return reponse;
    }

    /**
     * Calls, whatever was said of the pace.
     *
     * @return nothing when the address is not one that may be called
     * @throws PortException definitive when more bytes come than are read, else temporary; the thread keeps its interruption
     */
    public <T> Optional<HttpResponse<T>> appeler(HttpRequest.Builder requete, Supplier<BodySubscriber<T>> corps) {
        HttpRequest complete = requete.timeout(delai).build();
        CompletableFuture<HttpResponse<T>> appel = new CompletableFuture<>();
        try {
            if (!admission.admettent(complete.uri())) {
                return Optional.empty();
            }
            appel = client.sendAsync(complete, entetes -> corps.get());
            // The time limit of a request ends with the headers: that of the whole is held here.
            return Optional.of(appel.get(delai.toMillis(), TimeUnit.MILLISECONDS));
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
            // Some say in RateLimit-Reset alone when to come back, which their clock may have passed by ours.
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
