package fr.octroi.adapters.rest.avis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.octroi.adapters.rest.http.Json;
import fr.octroi.adapters.rest.http.ServiceTiers;
import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.dossier.Dossier;
import fr.octroi.journal.Parcours;
import fr.octroi.port.Message;
import fr.octroi.port.Messagerie;
import fr.octroi.port.PortException;
import fr.octroi.port.PortException.Nature;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/**
 * Hands messages over to the authority's platform, which writes to applicants: one POST each, in JSON ({@code docs/notification.schema.json}), with the
 * key of the message in {@code Idempotency-Key}.
 *
 * <p>The same message comes with the same key as often as it is tried, so that the platform sends it once, also when its answer was lost.
 *
 * <p>2xx: it is taken over, under the {@code id} that the answer gives, if any; the journal keeps the {@code empreinte} that it gives, else that of what
 * was handed over. 422: that message will never pass, and its channel is closed. Everything
 * else, 413 that a proxy may say of every channel alike and a page served for an answer, a refused token and a redirection included, says nothing of the applicant: the outbox tries again, and holds no channel for closed. Until the
 * moment that {@code Retry-After} names, nothing is sent; nor for five minutes each time that nothing came in time three times in a row:
 * {@link #reprise} says until when.
 *
 * <p>No exception and no log line says anything of the applicant, of the token or of what the platform answered. Safe for several threads.
 */
public final class MessagerieDePlateforme implements Messagerie {

    private static final int REPONSE = 1 << 16;

    private static final int SILENCES = 3;

    private static final Duration PAUSE = Duration.ofMinutes(5);

    /** What a platform says of a message, and not of whoever hands it over. */
    private static final int REFUS = 422;

    /** A name that may stand in a journal: what looks like anything else is left out. */
    private static final Pattern NOM = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    private static final Pattern EMPREINTE = Pattern.compile("[0-9a-f]{64}");

    private final Acces acces;
    private final Redaction redaction;
    private final ServiceTiers plateforme;
    private final InstantSource horloge;
    private final AtomicInteger silences = new AtomicInteger();
    private final AtomicReference<Instant> pause = new AtomicReference<>(Instant.MIN);

    /**
     * Makes a carrier.
     *
     * @param acces how the platform is reached
     * @param redaction writes what applicants read
     * @param horloge what time it is
     */
    public MessagerieDePlateforme(Acces acces, Redaction redaction, InstantSource horloge) {
        this.acces = acces;
        this.redaction = redaction;
        this.horloge = horloge;
        this.plateforme = new ServiceTiers(acces.destinations()::admettent, acces.delai(), horloge);
    }

    /** An hour at most after the platform asked to be left alone, and five minutes after it was silent three times in a row. */
    @Override
    public Instant reprise() {
        Instant demandee = plateforme.reprise();
        Instant silence = pause.get();
        return demandee.isAfter(silence) ? demandee : silence;
    }

    @Override
    public Remise remettre(Message message, Dossier dossier, Parcours parcours) {
        plateforme.exigerLaReprise();
        if (horloge.instant().isBefore(pause.get())) {
            throw new PortException(Nature.TEMPORAIRE, "the platform does not answer", null);
        }
        ObjectNode destinataire = destinataire(message, dossier.demandeur());
        Redaction.Ecrit ecrit = redaction.rediger(message, dossier, parcours);
        byte[] octets = ecrit.octets();
        Empreinte empreinte = Empreinte.sha256(octets);
        ObjectNode corps = JsonNodeFactory.instance.objectNode();
        corps.put("cle", message.cle());
        corps.put("dossier", message.dossier().valeur());
        corps.put("canal", message.canal().name());
        corps.put("modele", message.modele());
        corps.put("jour", message.jour().toString());
        corps.set("destinataire", destinataire);
        corps.putObject("ecrit")
                .put("type", ecrit.type())
                .put("empreinte", empreinte.hexadecimal())
                .put("contenu", Base64.getEncoder().encodeToString(octets));
        HttpResponse<byte[]> reponse = envoyer(message.cle(), corps)
                .orElseThrow(() -> new PortException(Nature.TEMPORAIRE, "the platform's host is not allowed", null));
        int statut = reponse.statusCode();
        if (statut < 200 || statut >= 300) {
            throw new PortException(
                    statut == REFUS ? Nature.DEFINITIVE : Nature.TEMPORAIRE, "the platform answers " + statut, null);
        }
        JsonNode dit = reponse.body().length == 0
                ? JsonNodeFactory.instance.objectNode()
                : Json.essayer(reponse.body()).orElse(NullNode.instance);
        if (!dit.isObject()) {
            // Whoever serves a page of maintenance or of login under 200 took nothing over.
            throw new PortException(Nature.TEMPORAIRE, "the platform's answer is none", null);
        }
        // What left may be what was handed over the first time, in other words, when that answer was lost.
        return new Remise(
                texte(dit, "empreinte", EMPREINTE).map(Empreinte::new).orElse(empreinte),
                texte(dit, "id", NOM).orElse(""));
    }

    private Optional<HttpResponse<byte[]>> envoyer(String cle, ObjectNode corps) {
        HttpRequest.Builder appel = HttpRequest.newBuilder(acces.service())
                .header("Authorization", "Bearer " + acces.jeton())
                .header("Idempotency-Key", cle)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.texte(corps)));
        try {
            Optional<HttpResponse<byte[]>> reponse = plateforme.demander(appel, REPONSE);
            silences.set(0);
            return reponse;
        } catch (PortException panne) {
            if (panne.nature() == Nature.TEMPORAIRE) {
                // Whoever stopped us, or asked another thread to wait, was not silent; what others waited for since the
                // pause was counted.
                if (!Thread.currentThread().isInterrupted()
                        && !horloge.instant().isBefore(reprise())) {
                    compterUnSilence();
                }
                throw panne;
            }
            // Too long an answer is no refusal of the message: it may have been taken over.
            silences.set(0);
            throw new PortException(Nature.TEMPORAIRE, "the platform answers too much", null);
        }
    }

    /** Thousands of messages would wait for one time-out each, and lose a try. After a pause one bad message alone stops nobody. */
    private void compterUnSilence() {
        if (silences.incrementAndGet() >= SILENCES) {
            pause.set(horloge.instant().plus(PAUSE));
            silences.set(0);
        }
    }

    /** Says where to write on one channel, and no more. */
    private static ObjectNode destinataire(Message message, Demandeur demandeur) {
        ObjectNode destinataire = JsonNodeFactory.instance.objectNode();
        switch (message.canal()) {
            case COURRIEL -> {
                nommer(destinataire, demandeur);
                destinataire.put("courriel", exiger(demandeur.courriel()));
            }
            case SMS -> destinataire.put("telephone", exiger(demandeur.telephone()));
            case COURRIER -> {
                Adresse adresse = demandeur.adressePostale();
                nommer(destinataire, demandeur);
                exiger(adresse.voie() + adresse.ville());
                destinataire
                        .putObject("adresse")
                        .put("voie", adresse.voie())
                        .put("codePostal", adresse.codePostal())
                        .put("ville", adresse.ville());
            }
        }
        return destinataire;
    }

    private static void nommer(ObjectNode destinataire, Demandeur demandeur) {
        destinataire.put("civilite", demandeur.civilite());
        destinataire.put("nom", demandeur.nom());
        destinataire.put("prenom", demandeur.prenom());
    }

    private static String exiger(String adresse) {
        if (adresse.isBlank()) {
            throw new PortException(Nature.DEFINITIVE, "there is no address on that channel", null);
        }
        return adresse;
    }

    private static Optional<String> texte(JsonNode dit, String champ, Pattern forme) {
        return Optional.of(dit.path(champ))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(texte -> forme.matcher(texte).matches());
    }
}
