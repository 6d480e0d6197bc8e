package fr.octroi.adapters.rest.http;

import fr.octroi.adapters.rest.acces.Porteur;
import fr.octroi.commun.Acteur;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * A call that may be made, as a resource sees it.
 *
 * @param porteur who calls
 * @param objet the method and the address
 * @param cle his key of idempotence, blank when he only reads
 * @param version the version of the dossier that he has seen, null when he writes over none
 */
public record Appel(
        Porteur porteur, String objet, String cle, @Nullable Long version) implements Principal, SecurityContext {

    /** Returns the call under way. */
    public static Appel de(SecurityContext contexte) {
        if (contexte.getUserPrincipal() instanceof Appel appel) {
            return appel;
        }
        throw new IllegalStateException("a resource was called past its filters");
    }

    /** Returns who acts. */
    public Acteur acteur() {
        return porteur.acteur();
    }

    /** Returns the version that he has seen. */
    public long versionVue() {
        if (version == null) {
            throw new IllegalStateException("the method asks for no version");
        }
        return version;
    }

    @Override
    public String getName() {
        return porteur.appelant();
    }

    @Override
    public Principal getUserPrincipal() {
        return this;
    }

    @Override
    public boolean isUserInRole(String role) {
        return acteur().role().name().equals(role);
    }

    /** How the call came is the server's to know; nothing here asks. */
    @Override
    public boolean isSecure() {
        return false;
    }

    @Override
    public String getAuthenticationScheme() {
        return "Bearer";
    }
}
