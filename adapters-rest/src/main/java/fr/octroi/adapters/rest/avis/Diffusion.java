package fr.octroi.adapters.rest.avis;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.octroi.adapters.rest.avis.EtatDAbonne.Attente;
import fr.octroi.adapters.rest.http.ServiceTiers;
import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.Consultations;
import fr.octroi.port.Consultations.Resume;
import fr.octroi.port.PortException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells subscribers which dossiers changed: the host calls {@link #diffuser} every few seconds.
 *
 * <p>What changed is read from the store itself, in the order of its writes: nothing has to be put in a queue by whoever writes, and a
 * process that dies forgets nothing. A notice tells the latest version of a dossier, once for several that follow each other closely; a later
 * one takes the place of an earlier one that still waits, so that a dossier never goes back in time. Each comes at least once.
 *
 * <p>An answer of 2xx is a delivery, whatever its body, which is not read. 408, 425, 429, 5xx, silence, a broken line and a name that cannot
 * be resolved are tried again, later and later; {@code Retry-After} is heeded up to an hour. Any other answer, a redirection included, gives
 * the notice up, and so do an address that {@link Destinations} refuses and the last try.
 *
 * <p>Safe for several threads, within one {@code Diffusion}; several of them, or several processes, keep to {@link CarnetDAvis}.
 */
public final class Diffusion {

    /** The header that tells one notice from another: the same when it comes again. */
    public static final String ENTETE = "Octroi-Avis";

    private static final Logger LOG = LoggerFactory.getLogger(Diffusion.class);
    private static final int PAGE = 200;
    private static final long ATTENTE_MAXIMALE = 3_600;

    private static final long PRIS = -1;
    private static final long REFUSE = -2;
    private static final long INTERROMPU = -3;

    private final Consultations consultations;
    private final CarnetDAvis carnet;
    private final Cadence cadence;
    private final InstantSource horloge;
    private final IntSupplier hasard;
    private final ServiceTiers service;
    private final Map<String, ReentrantLock> verrous = new ConcurrentHashMap<>();

    /**
     * Makes a sender.
     *
     * @param consultations the store of dossiers, as platforms list it
     * @param destinations where notices may go
     * @param carnet where it is kept how far each subscriber has been told
     * @param cadence how a notice that cannot be delivered is tried again
     * @param horloge what time it is
     * @param hasard numbers from 0 to 1023, to spread tries
     */
    public Diffusion(
            Consultations consultations,
            Destinations destinations,
            CarnetDAvis carnet,
            Cadence cadence,
            InstantSource horloge,
            IntSupplier hasard) {
        this.consultations = consultations;
        this.carnet = carnet;
        this.cadence = cadence;
        this.horloge = horloge;
        this.hasard = hasard;
        this.service = new ServiceTiers(destinations::admettent, cadence.delai(), horloge);
    }

    /**
     * Tells a subscriber what changed since he was last told, two hundred notices at most, and tries again what waits.
     *
     * <p>A thread that is interrupted leaves at once, with its mark; the notice that was on its way is sent again by the next call, and counts as
     * no failure.
     *
     * @param abonne the subscriber
     * @return how many notices he took
     * @throws fr.octroi.port.PortException when a store fails
     */
    public int diffuser(Abonne abonne) {
        EtatDAbonne etat = carnet.lire(abonne.code());
        Instant maintenant = horloge.instant();
        if (etat.repos().isAfter(maintenant)) {
            return 0;
        }
        int pris = livrer(abonne, dus(etat, maintenant));
        return pris + livrer(abonne, relever(abonne));
    }

    /** Puts what changed among what waits, and moves the cursor with it: a death in between tells again, and forgets nothing. */
    private List<NumeroDossier> relever(Abonne abonne) {
        return seul(abonne, () -> {
            EtatDAbonne etat = carnet.lire(abonne.code());
            Instant maintenant = horloge.instant();
            if (Thread.currentThread().isInterrupted()
                    || etat.repos().isAfter(maintenant)
                    || etat.attentes().size() >= PAGE) {
                return List.of();
            }
            Consultations.Suite suite = consultations.depuis(etat.curseur(), PAGE);
            SortedMap<NumeroDossier, Attente> attentes = new TreeMap<>(etat.attentes());
            List<NumeroDossier> nouveaux = new ArrayList<>();
            for (Resume resume : suite.resumes()) {
                attentes.put(resume.numero(), new Attente(corps(resume), 0, maintenant));
                nouveaux.add(resume.numero());
            }
            for (NumeroDossier efface : suite.effaces()) {
                attentes.put(efface, new Attente(corps(efface), 0, maintenant));
                nouveaux.add(efface);
            }
            carnet.ecrire(
                    abonne.code(),
                    new EtatDAbonne(suite.curseur(), attentes, etat.morts(), etat.echecs(), etat.repos()));
            return nouveaux;
        });
    }

    /** Everything that reads what is known of a subscriber, changes it and writes it goes through here; in turn, so that nobody waits for a whole round. */
    private <T> T seul(Abonne abonne, Supplier<T> travail) {
        ReentrantLock verrou = verrous.computeIfAbsent(abonne.code(), code -> new ReentrantLock(true));
        verrou.lock();
        try {
            return travail.get();
        } finally {
            verrou.unlock();
        }
    }

    private static List<NumeroDossier> dus(EtatDAbonne etat, Instant maintenant) {
        return etat.attentes().entrySet().stream()
                .filter(attente -> !attente.getValue().suivant().isAfter(maintenant))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Lists what was given up.
     *
     * @param abonne the subscriber
     * @return for each dossier, the notice
     */
    public SortedMap<NumeroDossier, Attente> morts(Abonne abonne) {
        return carnet.lire(abonne.code()).morts();
    }

    /**
     * Puts what was given up among what waits again; a later notice of the same dossier takes its place.
     *
     * <p>Within one {@code Diffusion} it may be called at any time, and waits for one delivery at most. Another process, or another
     * {@code Diffusion}, does so only while none tells this subscriber ({@link CarnetDAvis}).
     *
     * @param abonne the subscriber
     * @return how many will be tried again
     */
    public int ranimer(Abonne abonne) {
        return seul(abonne, () -> {
            EtatDAbonne etat = carnet.lire(abonne.code());
            SortedMap<NumeroDossier, Attente> attentes = new TreeMap<>(etat.attentes());
            Instant maintenant = horloge.instant();
            etat.morts()
                    .forEach((numero, mort) -> attentes.putIfAbsent(numero, new Attente(mort.corps(), 0, maintenant)));
            carnet.ecrire(abonne.code(), new EtatDAbonne(etat.curseur(), attentes, new TreeMap<>(), 0, Instant.EPOCH));
            return etat.morts().size();
        });
    }

    private static String corps(Resume resume) {
        ObjectNode avis = JsonNodeFactory.instance.objectNode();
        avis.put("numero", resume.numero().valeur());
        avis.put("version", resume.version());
        avis.put("aide", resume.aide());
        avis.put("depot", resume.depot().toString());
        avis.put("etat", resume.etat().name());
        return avis.toString();
    }

    private static String corps(NumeroDossier efface) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("numero", efface.valeur())
                .put("efface", true)
                .toString();
    }

    private int livrer(Abonne abonne, List<NumeroDossier> numeros) {
        int pris = 0;
        for (NumeroDossier numero : numeros) {
            Issue issue = seul(abonne, () -> livrer(abonne, numero));
            if (issue == Issue.ARRET) {
                break;
            }
            pris += issue == Issue.PRIS ? 1 : 0;
        }
        return pris;
    }

    /** What became of one notice of a round. */
    private enum Issue {
        PRIS,
        PAS_PRIS,
        ARRET
    }

    private Issue livrer(Abonne abonne, NumeroDossier numero) {
        EtatDAbonne etat = carnet.lire(abonne.code());
        Instant maintenant = horloge.instant();
        if (Thread.currentThread().isInterrupted() || etat.repos().isAfter(maintenant)) {
            return Issue.ARRET;
        }
        Attente attente = etat.attentes().get(numero);
        if (attente == null || attente.suivant().isAfter(maintenant)) {
            return Issue.PAS_PRIS;
        }
        long resultat = remettre(abonne, attente.corps());
        if (resultat == INTERROMPU) {
            // It may have arrived: it is tried again, and nothing is held against the subscriber.
            return Issue.ARRET;
        }
        carnet.ecrire(abonne.code(), apres(etat, numero, attente, resultat, abonne.code()));
        return resultat == PRIS ? Issue.PRIS : Issue.PAS_PRIS;
    }

    private EtatDAbonne apres(EtatDAbonne etat, NumeroDossier numero, Attente attente, long resultat, String abonne) {
        SortedMap<NumeroDossier, Attente> attentes = new TreeMap<>(etat.attentes());
        SortedMap<NumeroDossier, Attente> morts = new TreeMap<>(etat.morts());
        attentes.remove(numero);
        int echecs = 0;
        Instant repos = Instant.EPOCH;
        if (resultat == PRIS) {
            morts.remove(numero);
        } else if (resultat == REFUSE || attente.essais() + 1 >= cadence.essais()) {
            LOG.warn("notice given up for subscriber {}", abonne);
            morts.put(numero, attente);
            echecs = etat.echecs() + 1;
        } else {
            echecs = etat.echecs() + 1;
            Duration delai = cadence.attente(attente.essais() + 1, Math.floorMod(hasard.getAsInt(), 1_024));
            Duration demande = Duration.ofSeconds(resultat);
            attentes.put(
                    numero,
                    new Attente(
                            attente.corps(),
                            attente.essais() + 1,
                            horloge.instant().plus(delai.compareTo(demande) > 0 ? delai : demande)));
        }
        if (echecs >= cadence.disjoncteur()) {
            // Once he had his peace, one failure more gives it to him again.
            repos = horloge.instant().plus(cadence.repos());
        }
        return new EtatDAbonne(etat.curseur(), attentes, morts, echecs, repos);
    }

    /** Returns what became of it, or the seconds that the subscriber asks to wait. */
    private long remettre(Abonne abonne, String texte) {
        byte[] corps = texte.getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder requete = HttpRequest.newBuilder(abonne.adresse())
                .header("Content-Type", "application/json")
                .header(Signature.ENTETE, Signature.signer(abonne.secrets(), horloge.instant(), corps))
                .header(ENTETE, Empreinte.sha256(corps).hexadecimal())
                .POST(HttpRequest.BodyPublishers.ofByteArray(corps));
        try {
            Optional<HttpResponse<Void>> reponse = service.appeler(requete, SansCorps::new);
            int statut = reponse.map(HttpResponse::statusCode).orElse(0);
            if (statut >= 200 && statut < 300) {
                return PRIS;
            }
            return ServiceTiers.estPassager(statut)
                    ? attente(reponse.orElseThrow()
                            .headers()
                            .firstValue("Retry-After")
                            .orElse("0"))
                    : REFUSE;
        } catch (PortException panne) {
            return Thread.currentThread().isInterrupted() ? INTERROMPU : 0;
        }
    }

    /** The status says it all: the body, of whatever length and however slow, is not waited for. */
    private static final class SansCorps implements BodySubscriber<Void> {

        @Override
        @SuppressWarnings("NullAway") // The value of Void.
        public CompletionStage<Void> getBody() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onSubscribe(Flow.Subscription donnee) {
            donnee.cancel();
        }

        @Override
        public void onNext(List<ByteBuffer> morceaux) {}

        @Override
        public void onError(Throwable panne) {}

        @Override
        public void onComplete() {}
    }

    private static long attente(String entete) {
        return entete.matches("[0-9]{1,9}") ? Math.min(Long.parseLong(entete), ATTENTE_MAXIMALE) : 0;
    }
}
