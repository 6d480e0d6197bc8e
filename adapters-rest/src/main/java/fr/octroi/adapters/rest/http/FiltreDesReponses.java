package fr.octroi.adapters.rest.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/** Nothing that is answered is kept on the way, and no browser guesses what it is. */
public final class FiltreDesReponses implements ContainerResponseFilter {

    /** Makes a filter. */
    public FiltreDesReponses() {}

    @Override
    public void filter(ContainerRequestContext requete, ContainerResponseContext reponse) {
        reponse.getHeaders().putSingle("Cache-Control", "private, no-store");
        reponse.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
    }
}
