package fr.octroi.adapters.rest.http;

import fr.octroi.commun.Role;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.guichet.Habilitations;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds each call against what its method says of itself ({@link Acte}), before anything of the body is read: the role, then the
 * dossier, then the headers that a write takes. A method that says nothing is not called.
 */
public final class FiltreDesActes implements ContainerRequestFilter {

    private static final Pattern VERSION = Pattern.compile("\"([1-9][0-9]{0,17})\"");
    private static final Pattern CLE = Pattern.compile("[A-Za-z0-9_.:-]{1,80}");

    @Context
    private @Nullable ResourceInfo methode;

    /** Makes a filter. */
    public FiltreDesActes() {}

    @Override
    public void filter(ContainerRequestContext requete) {
        Acte acte = methode == null || methode.getResourceMethod() == null
                ? null
                : methode.getResourceMethod().getAnnotation(Acte.class);
        if (acte == null) {
            throw new ProblemeException(Code.ADRESSE_INCONNUE);
        }
        Appel appel = Appel.de(requete.getSecurityContext());
        Role role = appel.acteur().role();
        if (!Habilitations.permet(role, acte.exige()) || (role == Role.USAGER && !acte.pourUsager())) {
            throw new ProblemeException(Code.ACCES_REFUSE);
        }
        String numero = requete.getUriInfo().getPathParameters().getFirst("numero");
        if (numero != null
                && (!NumeroDossier.estValide(numero) || !appel.porteur().connait(new NumeroDossier(numero)))) {
            throw new ProblemeException(Code.DOSSIER_INCONNU);
        }
        requete.setSecurityContext(new Appel(
                appel.porteur(),
                requete.getMethod() + " " + requete.getUriInfo().getPath(),
                acte.ecrit() ? cle(requete) : "",
                acte.surVersion() ? version(requete) : null));
    }

    private static String cle(ContainerRequestContext requete) {
        List<String> cles = requete.getHeaders().get("Idempotency-Key");
        if (cles == null || cles.isEmpty()) {
            throw new ProblemeException(Code.CLE_ABSENTE);
        }
        if (cles.size() > 1 || !CLE.matcher(cles.get(0)).matches()) {
            throw new ProblemeException(
                    Code.ENTETE_INVALIDE, List.of(new Faute("Idempotency-Key", "FORME_INATTENDUE", "")));
        }
        return cles.get(0);
    }

    private static long version(ContainerRequestContext requete) {
        List<String> versions = requete.getHeaders().get(HttpHeaders.IF_MATCH);
        if (versions == null || versions.isEmpty()) {
            throw new ProblemeException(Code.VERSION_ABSENTE);
        }
        Matcher version = VERSION.matcher(versions.get(0));
        if (versions.size() > 1 || !version.matches()) {
            // Neither a star nor a list: whoever writes has seen one version.
            throw new ProblemeException(Code.ENTETE_INVALIDE, List.of(new Faute("If-Match", "FORME_INATTENDUE", "")));
        }
        return Long.parseLong(version.group(1));
    }
}
