package fr.octroi.adapters.rest.ressource;

import com.fasterxml.jackson.databind.JsonNode;
import fr.octroi.adapters.rest.http.Acte;
import fr.octroi.adapters.rest.http.Appel;
import fr.octroi.adapters.rest.http.Corps;
import fr.octroi.adapters.rest.http.Ecritures;
import fr.octroi.adapters.rest.http.Forme;
import fr.octroi.adapters.rest.http.ProblemeException;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.guichet.GuichetRelances;
import fr.octroi.guichet.Habilitations;
import fr.octroi.guichet.Habilitations.Operation;
import fr.octroi.relance.Incident;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.ArrayList;
import java.util.List;

/** What went wrong on one dossier or on many, written on all of them or on none; each dossier shows its own in its follow-up. */
@Path("v1/incidents")
@Produces({MediaType.APPLICATION_JSON, ProblemeException.TYPE})
public final class RessourceIncidents {

    private final Services services;

    /** Makes the resource. */
    public RessourceIncidents(Services services) {
        this.services = services;
    }

    /** Of what went wrong the authority records all, wherever the dossiers are kept (RGPD art. 33, 5). */
    private GuichetRelances relances(Appel appel) {
        return Habilitations.permet(appel.acteur().role(), Operation.CONSERVER)
                ? services.octroi().guichet().relances()
                : services.guichet().relances();
    }

    private List<NumeroDossier> dossiers(Corps corps) {
        JsonNode lignes = services.lot(corps, "dossiers");
        List<NumeroDossier> numeros = new ArrayList<>();
        for (int rang = 0; rang < lignes.size(); rang++) {
            numeros.add(Lectures.numero(corps.contenu(), "/dossiers/" + rang));
        }
        return numeros;
    }

    /** Opens an incident. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.SUIVRE_INCIDENT,
            resume = "Ouvrir un incident sur les dossiers qu'il touche, tous ou aucun.",
            repond = "effetSimple")
    public Response ouvrirIncident(@Context SecurityContext contexte, @Forme("incident") Corps corps) {
        Appel appel = Appel.de(contexte);
        List<NumeroDossier> numeros = dossiers(corps);
        Incident incident = Lectures.ensemble(() -> new Incident(
                corps.texte("reference"),
                Incident.Genre.valueOf(corps.texte("genre")),
                Incident.Gravite.valueOf(corps.texte("gravite")),
                corps.contenu().path("responsable").asText(appel.acteur().agent()),
                services.aujourdhui(),
                ""));
        return services.ecritures()
                .faire(
                        appel,
                        corps,
                        () -> Ecritures.effet(relances(appel).ouvrirIncident(appel.acteur(), incident, numeros)));
    }

    /** Closes an incident. */
    @POST
    @Path("{reference}/cloture")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.SUIVRE_INCIDENT,
            resume = "Clore un incident sur les dossiers qu'il touche, tous ou aucun.",
            repond = "effetSimple")
    public Response cloreIncident(
            @Context SecurityContext contexte,
            @PathParam("reference") String reference,
            @Forme("clotureDIncident") Corps corps) {
        Appel appel = Appel.de(contexte);
        List<NumeroDossier> numeros = dossiers(corps);
        return services.ecritures()
                .faire(
                        appel,
                        corps,
                        () -> Ecritures.effet(relances(appel)
                                .cloreIncident(appel.acteur(), reference, corps.texte("motif"), numeros)));
    }
}
