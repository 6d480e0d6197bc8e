package fr.octroi.adapters.rest.avis;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.octroi.adapters.rest.http.ServiceTiers;
import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.CarnetDAvis;
import fr.octroi.port.CarnetDAvis.Avis;
import fr.octroi.port.CarnetDAvis.Etat;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
 * <p>Safe for several threads, several {@code Diffusion}s and several processes on one {@link CarnetDAvis}: one of them at a time tells a
 * subscriber, and the others have nothing to do. One that dies leaves him to the next after three times the time to answer.
 */
public final class Diffusion {

    /** The header that tells one notice from another: the same when it comes again. */
    public static final String ENTETE = "Octroi-Avis";

    private static final Logger LOG = LoggerFactory.getLogger(Diffusion.class);
    private static final int PAGE = 200;
    private static final int ATTENTES = 10_000;
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

    /**
     * Makes a sender with the default pace.
     *
     * @param consultations the store of dossiers, as platforms list it
     * @param destinations where notices may go
     * @param carnet where it is kept how far each subscriber has been told
     * @param horloge what time it is
     */
    public Diffusion(
            Consultations consultations, Destinations destinations, CarnetDAvis carnet, InstantSource horloge) {
        this(
                consultations,
                destinations,
                carnet,
                Cadence.PAR_DEFAUT,
                horloge,
                () -> ThreadLocalRandom.current().nextInt(1_024));
    }

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
     * Tells a subscriber what changed since he was last told, two hundred notices at most, then tries again what waits, as many at most.
     *
     * <p>What he refused is tried after what is new to him: after his peace, a new change tells whether he is back, if there is one. No more changes are
     * read while two hundred wait untried.
     *
     * <p>A thread that is interrupted leaves at once, with its mark; the notice that was on its way is sent again by the next call, and counts as
     * no failure.
     *
     * @param abonne the subscriber
     * @return how many notices he took; none while another thread or process tells him
     * @throws fr.octroi.port.PortException when a store fails
     */
    public int diffuser(Abonne abonne) {
        return new Tour(abonne).faire();
    }

    /**
     * Lists what was given up, in order of number.
     *
     * @param abonne the subscriber
     * @param apres after which number, null for the first page
     * @param taille how many at most, from 1 to 10,000
     * @return the notices
     * @throws fr.octroi.port.PortException when the store fails
     */
    public List<Avis> morts(Abonne abonne, @Nullable NumeroDossier apres, int taille) {
        return carnet.morts(abonne.code(), apres, taille);
    }

    /**
     * Puts what was given up among what waits again, at any time and from any process; a later notice of the same dossier has taken its place already.
     *
     * @param abonne the subscriber
     * @return how many will be tried again
     * @throws fr.octroi.port.PortException when the store fails
     */
    public int ranimer(Abonne abonne) {
        return carnet.ranimer(abonne.code(), horloge.instant());
    }

    /** One round for one subscriber, by whoever holds him. */
    private final class Tour {

        private final Abonne abonne;
        private final String porteur = UUID.randomUUID().toString();
        private int pris;

        Tour(Abonne abonne) {
            this.abonne = abonne;
        }

        int faire() {
            try {
                // Were what he refused before the first, a few dossiers would hold all others back.
                if (prendre().isPresent() && livrer(relever())) {
                    livrer(echus());
                }
                return pris;
            } finally {
                rendre();
            }
        }

        /** Empty when another holds him, he is owed rest or this thread is to end. */
        private Optional<Etat> prendre() {
            return siLibre(() -> carnet.prendre(abonne.code(), porteur, tenue()));
        }

        /** Empty too when another held him since: what was read of him may have been told by that one, or have a later word. */
        private Optional<Etat> prolonger() {
            return siLibre(() -> carnet.prolonger(abonne.code(), porteur, tenue()));
        }

        private Duration tenue() {
            return cadence.delai().multipliedBy(3);
        }

        private Optional<Etat> siLibre(Supplier<Optional<Etat>> prise) {
            return Thread.currentThread().isInterrupted()
                    ? Optional.empty()
                    : prise.get().filter(etat -> !etat.repos().isAfter(horloge.instant()));
        }

        /** What was told was told; he is held for a while longer. */
        private void rendre() {
            try {
                carnet.rendre(abonne.code(), porteur);
            } catch (PortException panne) {
                LOG.warn("subscriber {} could not be given back: {}", abonne.code(), panne.nature());
            }
        }

        /** Puts what changed among what waits, and moves the cursor with it: a death in between tells again, and forgets nothing. */
        private List<Avis> relever() {
            Etat etat = prolonger().orElse(null);
            if (etat == null || neufs() >= PAGE) {
                return List.of();
            }
            Instant maintenant = horloge.instant();
            Consultations.Suite suite = consultations.depuis(etat.curseur(), PAGE);
            List<Avis> nouveaux = new ArrayList<>();
            suite.resumes()
                    .forEach(resume -> nouveaux.add(new Avis(resume.numero(), corps(resume), 0, maintenant, false)));
            suite.effaces().forEach(efface -> nouveaux.add(new Avis(efface, corps(efface), 0, maintenant, false)));
            boolean ecrits = !suite.estVide()
                    && ecrire(new Etat(suite.curseur(), etat.echecs(), etat.repos()), nouveaux, List.of());
            return ecrits ? nouveaux : List.of();
        }

        /** How many wait untried: as long as they are many, the store keeps the rest as well. */
        private long neufs() {
            return carnet.attentes(abonne.code(), ATTENTES).stream()
                    .filter(avis -> avis.essais() == 0)
                    .count();
        }

        /** What waits and is due, the least tried first. */
        private List<Avis> echus() {
            Instant maintenant = horloge.instant();
            return carnet.attentes(abonne.code(), ATTENTES).stream()
                    .filter(avis -> !avis.suivant().isAfter(maintenant))
                    .sorted(Comparator.comparingInt(Avis::essais))
                    .limit(PAGE)
                    .toList();
        }

        private boolean ecrire(Etat etat, List<Avis> ranges, List<NumeroDossier> retires) {
            return carnet.ecrire(abonne.code(), porteur, etat, ranges, retires);
        }

        /** Says whether to go on. */
        private boolean livrer(List<Avis> aLivrer) {
            for (Avis avis : aLivrer) {
                Etat etat = prolonger().orElse(null);
                if (etat == null || !livrer(etat, avis)) {
                    return false;
                }
            }
            return true;
        }

        private boolean livrer(Etat etat, Avis avis) {
            long resultat = remettre(abonne, avis.corps());
            if (resultat == INTERROMPU) {
                // It may have arrived: it is tried again, and nothing is held against the subscriber.
                return false;
            }
            if (resultat == PRIS) {
                pris++;
                return ecrire(new Etat(etat.curseur(), 0, Instant.EPOCH), List.of(), List.of(avis.numero()));
            }
            int echecs = etat.echecs() + 1;
            // Once he had his peace, one failure more gives it to him again.
            Instant repos = echecs >= cadence.disjoncteur() ? horloge.instant().plus(cadence.repos()) : Instant.EPOCH;
            return ecrire(new Etat(etat.curseur(), echecs, repos), List.of(manque(avis, resultat)), List.of());
        }

        private Avis manque(Avis avis, long resultat) {
            int essais = avis.essais() + 1;
            if (resultat == REFUSE || essais >= cadence.essais()) {
                LOG.warn("notice given up for subscriber {}", abonne.code());
                return new Avis(avis.numero(), avis.corps(), essais, horloge.instant(), true);
            }
            Duration delai = cadence.attente(essais, Math.floorMod(hasard.getAsInt(), 1_024));
            Duration demande = Duration.ofSeconds(resultat);
            return new Avis(
                    avis.numero(),
                    avis.corps(),
                    essais,
                    horloge.instant().plus(delai.compareTo(demande) > 0 ? delai : demande),
                    false);
        }
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
