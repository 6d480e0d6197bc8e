package fr.octroi.adapters.rest.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** A call that ends in a problem (RFC 9457): a code, a French title, where it lies, and nothing of what came. */
public final class ProblemeException extends WebApplicationException {

    /** The type of what is answered. */
    public static final String TYPE = "application/problem+json";

    private static final long serialVersionUID = 1L;

    private final Code code;

    /** Makes a problem. */
    public ProblemeException(Code code) {
        this(code, List.of());
    }

    /** Makes a problem with the places of its faults. */
    public ProblemeException(Code code, List<Faute> fautes) {
        this(code, reponse(code, fautes).build());
    }

    private ProblemeException(Code code, Response reponse) {
        super(code.name(), reponse);
        this.code = code;
    }

    /** Makes a problem that may be over in a while. */
    public static ProblemeException attendre(Code code, long secondes) {
        return new ProblemeException(
                code, reponse(code, List.of()).header("Retry-After", secondes).build());
    }

    /** Makes the problem of a caller whom nobody knows; what is wrong with his token is not told. */
    public static ProblemeException inconnu(Code code) {
        String defi = code == Code.JETON_ABSENT ? "Bearer" : "Bearer error=\"invalid_token\"";
        return new ProblemeException(
                code, reponse(code, List.of()).header("WWW-Authenticate", defi).build());
    }

    /** Returns the code. */
    public Code code() {
        return code;
    }

    /** Makes the answer, to which headers may be added. */
    static Response.ResponseBuilder reponse(Code code, List<Faute> fautes) {
        ObjectNode probleme = JsonNodeFactory.instance.objectNode();
        probleme.put("type", code.type());
        probleme.put("title", code.titre());
        probleme.put("status", code.statut());
        probleme.put("code", code.name());
        if (!fautes.isEmpty()) {
            ArrayNode liste = probleme.putArray("fautes");
            for (Faute faute : fautes) {
                liste.addObject()
                        .put("pointeur", faute.pointeur())
                        .put("code", faute.code())
                        .put("message", faute.message());
            }
        }
        return Response.status(code.statut())
                .entity(Ecritures.octets(Json.texte(probleme)))
                .type(TYPE);
    }
}
