package fr.octroi.adapters.rest.http;

import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.guichet.AccesRefuseException;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.PortException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever was thrown into a problem; of what nobody expected, the kind and the place are logged, and never what it says. */
public final class Traduction implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(Traduction.class);
    private static final long REESSAI = 5;

    /** Makes a mapper. */
    public Traduction() {}

    @Override
    public Response toResponse(Throwable lance) {
        if (lance instanceof WebApplicationException refus) {
            return lance instanceof ProblemeException ? refus.getResponse() : duServeur(refus.getResponse());
        }
        if (lance instanceof ConflitDeVersionException) {
            return ProblemeException.reponse(Code.CONFLIT, List.of()).build();
        }
        if (lance instanceof AccesRefuseException) {
            return ProblemeException.reponse(Code.ACCES_REFUSE, List.of()).build();
        }
        if (lance instanceof ValeurInvalideException valeur) {
            return ProblemeException.reponse(Code.VALEUR_REFUSEE, List.of(new Faute("", valeur.code(), "")))
                    .build();
        }
        if (lance instanceof PortException panne && panne.nature() == PortException.Nature.TEMPORAIRE) {
            LOG.warn("a store is out of order: {}", ou(lance));
            return ProblemeException.reponse(Code.INDISPONIBLE, List.of())
                    .header(HttpHeaders.RETRY_AFTER, REESSAI)
                    .build();
        }
        LOG.error("a call failed: {}", ou(lance));
        return ProblemeException.reponse(Code.ERREUR_INTERNE, List.of()).build();
    }

    /** What the server refuses by itself, since nothing of ours was found to answer. */
    private static Response duServeur(Response refus) {
        Code code = switch (refus.getStatus()) {
            case 404 -> Code.ADRESSE_INCONNUE;
            case 405 -> Code.METHODE_REFUSEE;
            case 406 -> Code.TYPE_NON_PRODUIT;
            case 413 -> Code.CORPS_TROP_GRAND;
            case 415 -> Code.TYPE_REFUSE;
            default -> refus.getStatus() < 500 ? Code.CORPS_ILLISIBLE : Code.ERREUR_INTERNE;
        };
        Response.ResponseBuilder reponse = ProblemeException.reponse(code, List.of());
        String admises = refus.getHeaderString(HttpHeaders.ALLOW);
        return admises == null
                ? reponse.build()
                : reponse.header(HttpHeaders.ALLOW, admises).build();
    }

    /** The kinds and the innermost places, without a message: messages of strangers hold what they were given. */
    private static String ou(Throwable lance) {
        String cause = lance.getCause() == null
                ? ""
                : " caused by " + lance.getCause().getClass().getName();
        return lance.getClass().getName()
                + cause
                + Arrays.stream(lance.getStackTrace())
                        .limit(8)
                        .map(StackTraceElement::toString)
                        .collect(Collectors.joining(" < ", " at ", ""));
    }
}
