package fr.octroi.adapters.rest.ressource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.octroi.adapters.rest.http.Acte;
import fr.octroi.adapters.rest.http.Appel;
import fr.octroi.adapters.rest.http.Code;
import fr.octroi.adapters.rest.http.Corps;
import fr.octroi.adapters.rest.http.Ecritures;
import fr.octroi.adapters.rest.http.Faute;
import fr.octroi.adapters.rest.http.Forme;
import fr.octroi.adapters.rest.http.Json;
import fr.octroi.adapters.rest.http.ProblemeException;
import fr.octroi.adapters.rest.http.Reponse;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.guichet.Effet;
import fr.octroi.guichet.Habilitations.Operation;
import fr.octroi.port.Brouillons;
import fr.octroi.port.Brouillons.Brouillon;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.PortException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests that are written in several goes: whoever may file may keep drafts, and reads his own alone.
 *
 * <p>A draft is no dossier: it has no effect, no day and no rank, is in no list, count or journal, and is gone when its author leaves it alone for
 * the time that the host says. It becomes a request by one call, at the day of that call.
 */
@Path("v1/brouillons")
@Produces({MediaType.APPLICATION_JSON, ProblemeException.TYPE})
public final class RessourceBrouillons {

    private static final Logger LOG = LoggerFactory.getLogger(RessourceBrouillons.class);

    private final Services services;

    /** Makes the resource. */
    public RessourceBrouillons(Services services) {
        this.services = services;
    }

    /** A host that keeps no drafts has nothing at their address. */
    private Brouillons brouillons() {
        Brouillons magasin = services.brouillons();
        if (magasin == null) {
            throw new ProblemeException(Code.ADRESSE_INCONNUE);
        }
        return magasin;
    }

    private Brouillon trouver(Appel appel, String numero) {
        return brouillons()
                .trouver(
                        appel.porteur().appelant(),
                        new NumeroDossier(numero),
                        services.horloge().instant())
                .orElseThrow(RessourceDossiers::inconnu);
    }

    /** Begins a draft. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.DEPOSER,
            resume = "Commencer le brouillon d'une demande ; lui seul le lit qui l'écrit.",
            repond = "effet",
            statut = 201)
    public Response commencer(@Context SecurityContext contexte, @Forme("brouillonNouveau") Corps corps) {
        Appel appel = Appel.de(contexte);
        Brouillons magasin = brouillons();
        NumeroDossier numero = Lectures.numero(corps.contenu(), "/numero");
        if (!appel.porteur().connait(numero)) {
            throw RessourceDossiers.inconnu();
        }
        return services.ecritures().faire(appel, corps, () -> {
            long version = commencer(magasin, appel, numero, corps);
            return new Reponse(
                    201,
                    new TreeMap<>(Map.of(
                            HttpHeaders.LOCATION,
                            "v1/brouillons/" + RessourceDossiers.enAdresse(numero),
                            HttpHeaders.ETAG,
                            Ecritures.etiquette(version))),
                    Json.texte(Vues.objet().put("effet", Effet.FAIT.name()).put("version", version)));
        });
    }

    private long commencer(Brouillons magasin, Appel appel, NumeroDossier numero, Corps corps) {
        try {
            return magasin.commencer(
                            appel.porteur().appelant(),
                            numero,
                            dit(corps),
                            services.limites().brouillons(),
                            services.horloge().instant())
                    .orElseThrow(() -> new ProblemeException(Code.BROUILLONS_TROP_NOMBREUX));
        } catch (ConflitDeVersionException present) {
            // It was begun before: whoever goes on reads it first.
            throw new ProblemeException(Code.IMPOSSIBLE);
        }
    }

    private static String dit(Corps corps) {
        return Json.texte(corps.contenu().path("demande"));
    }

    /** Tells a draft. */
    @GET
    @Path("{numero}")
    @Acte(exige = Operation.DEPOSER, resume = "Relire son brouillon.", repond = "brouillonLu", ecrit = false)
    public Response lire(@Context SecurityContext contexte, @PathParam("numero") String numero) {
        Brouillon brouillon = trouver(Appel.de(contexte), numero);
        ObjectNode vue = Vues.objet().put("numero", numero);
        vue.put("version", brouillon.version()).put("jusqua", brouillon.jusqua().toString());
        vue.set("demande", demande(brouillon));
        return Response.fromResponse(RessourceDossiers.json(vue))
                .header(HttpHeaders.ETAG, Ecritures.etiquette(brouillon.version()))
                .build();
    }

    private static ObjectNode demande(Brouillon brouillon) {
        return (ObjectNode) Json.lire(brouillon.contenu().getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a draft anew. */
    @PUT
    @Path("{numero}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.DEPOSER,
            resume = "Reprendre son brouillon : ce qui vient remplace ce qui y était.",
            repond = "effet",
            surVersion = true)
    public Response reprendre(
            @Context SecurityContext contexte,
            @PathParam("numero") String numero,
            @Forme("brouillonEcrit") Corps corps) {
        Appel appel = Appel.de(contexte);
        return services.ecritures().surVersion(appel, corps, () -> {
            trouver(appel, numero);
            brouillons()
                    .ecrire(
                            appel.porteur().appelant(),
                            new NumeroDossier(numero),
                            appel.versionVue(),
                            dit(corps),
                            services.horloge().instant());
            return Effet.FAIT;
        });
    }

    /** Erases a draft. */
    @DELETE
    @Path("{numero}")
    @Acte(
            exige = Operation.DEPOSER,
            resume = "Effacer son brouillon ; rien n'en reste.",
            repond = "effetSimple",
            surVersion = true)
    public Response abandonner(@Context SecurityContext contexte, @PathParam("numero") String numero) {
        Appel appel = Appel.de(contexte);
        return services.ecritures().faire(appel, Corps.VIDE, () -> {
            trouver(appel, numero);
            if (!brouillons().effacer(appel.porteur().appelant(), new NumeroDossier(numero), appel.versionVue())) {
                throw new ProblemeException(Code.VERSION_PERIMEE);
            }
            return Ecritures.effet(Effet.FAIT);
        });
    }

    /**
     * Files what stands in a draft, with the files that come along, at the day of the call.
     *
     * <p>The dossier is written, the answer kept, and only then the draft erased: whoever dies between two of them, and calls again, is answered as the
     * first time or is told that it was done, and never loses what he wrote; the draft then goes when its time has ended. One that says something else than
     * the dossier that is there stays too.
     */
    @POST
    @Path("{numero}/depot")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.MULTIPART_FORM_DATA})
    @Acte(
            exige = Operation.DEPOSER,
            resume = "Déposer ce que dit son brouillon, avec ses pièces ou sans ; le brouillon s'efface.",
            repond = "depot",
            statut = 201,
            surVersion = true)
    public Response deposerLeBrouillon(
            @Context SecurityContext contexte,
            @PathParam("numero") String numero,
            @Forme(value = "depotDeBrouillon", avecPieces = true) Corps corps) {
        Appel appel = Appel.de(contexte);
        Brouillons magasin = brouillons();
        NumeroDossier dossier = new NumeroDossier(numero);
        Response depose = services.ecritures().faire(appel, corps, () -> {
            Brouillon brouillon = trouver(appel, numero);
            if (brouillon.version() != appel.versionVue()) {
                throw new ProblemeException(Code.VERSION_PERIMEE);
            }
            ObjectNode demande = demande(brouillon);
            demande.put("numero", numero).put("depot", jour(appel, dossier).toString());
            List<Faute> fautes = services.formes().fautes("demande", demande);
            if (!fautes.isEmpty()) {
                throw RessourceDossiers.rejet(fautes);
            }
            String aide = demande.path("aide").asText();
            services.exigerAide(aide, Code.DEMANDE_REJETEE);
            return RessourceDossiers.deposer(
                    services, appel, aide, new Corps(demande, corps.pieces(), corps.empreinte()));
        });
        if (depose.getStatus() == Response.Status.ACCEPTED.getStatusCode()
                || depose.getHeaderString(Ecritures.REJOUEE) != null) {
            // What contradicts the dossier that is there stands nowhere else; and what was begun since under this
            // number was not filed.
            return depose;
        }
        try {
            magasin.effacer(appel.porteur().appelant(), dossier, appel.versionVue());
        } catch (PortException panne) {
            // What was filed was filed, and is answered: the draft goes when its time has ended.
            LOG.warn("a draft that was filed could not be erased: {}", panne.nature());
        }
        return depose;
    }

    /** Today, or the day on which it was filed by a call whose answer was lost. */
    private LocalDate jour(Appel appel, NumeroDossier numero) {
        return services.guichet()
                .accueil()
                .lire(appel.acteur(), numero)
                .map(enregistre -> enregistre.dossier().depot())
                .orElseGet(services::aujourdhui);
    }
}
