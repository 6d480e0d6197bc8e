package fr.octroi.adapters.rest.http;

import fr.octroi.adapters.rest.acces.Debit;
import fr.octroi.adapters.rest.acces.JetonRefuseException;
import fr.octroi.adapters.rest.acces.Jetons;
import fr.octroi.adapters.rest.acces.Porteur;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets in who bears a token that is believed, as often as he may call; all others learn nothing, not even which addresses exist. */
@PreMatching
public final class FiltreDAcces implements ContainerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(FiltreDAcces.class);
    private static final String SCHEMA = "bearer ";

    private final Jetons jetons;
    private final Debit debit;
    private final InstantSource horloge;

    /** Makes a filter. */
    public FiltreDAcces(Jetons jetons, Debit debit, InstantSource horloge) {
        this.jetons = jetons;
        this.debit = debit;
        this.horloge = horloge;
    }

    @Override
    public void filter(ContainerRequestContext requete) {
        Porteur porteur = porteur(requete.getHeaders().get(HttpHeaders.AUTHORIZATION));
        Optional<Duration> attente = debit.compter(porteur.appelant(), horloge.instant());
        if (attente.isPresent()) {
            throw ProblemeException.attendre(
                    Code.DEBIT_DEPASSE, attente.get().plusMillis(999).toSeconds());
        }
        exigerLisibles(requete);
        requete.setSecurityContext(new Appel(porteur, "", "", null));
    }

    /** What the server cannot read it refuses later in words of its own. */
    private static void exigerLisibles(ContainerRequestContext requete) {
        String entete = HttpHeaders.CONTENT_TYPE;
        try {
            var unused = requete.getMediaType();
            entete = HttpHeaders.ACCEPT;
            var unusedToo = requete.getAcceptableMediaTypes();
        } catch (RuntimeException illisible) {
            throw new ProblemeException(Code.ENTETE_INVALIDE, List.of(new Faute(entete, "FORME_INATTENDUE", "")));
        }
    }

    private Porteur porteur(@Nullable List<String> entetes) {
        if (entetes == null || entetes.isEmpty()) {
            throw ProblemeException.inconnu(Code.JETON_ABSENT);
        }
        String entete = entetes.get(0);
        if (entetes.size() > 1 || !entete.regionMatches(true, 0, SCHEMA, 0, SCHEMA.length())) {
            throw ProblemeException.inconnu(Code.JETON_REFUSE);
        }
        try {
            return jetons.verifier(entete.substring(SCHEMA.length()).strip());
        } catch (JetonRefuseException refus) {
            LOG.info("token refused: {}", refus.raison());
            throw ProblemeException.inconnu(Code.JETON_REFUSE);
        }
    }
}
