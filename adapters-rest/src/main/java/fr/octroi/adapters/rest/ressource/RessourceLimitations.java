package fr.octroi.adapters.rest.ressource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.octroi.adapters.rest.http.Acte;
import fr.octroi.adapters.rest.http.Appel;
import fr.octroi.adapters.rest.http.Corps;
import fr.octroi.adapters.rest.http.Forme;
import fr.octroi.adapters.rest.http.ProblemeException;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.guichet.Habilitations.Operation;
import fr.octroi.journal.Parcours;
import fr.octroi.recours.Limitation;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.LocalDate;

/** What a person may ask of the data that is held of him: a dossier that is kept and nothing more, and an objection (RGPD art. 18 and 21). */
@Path("v1/dossiers")
@Produces({MediaType.APPLICATION_JSON, ProblemeException.TYPE})
public final class RessourceLimitations {

    private final Services services;

    /** Makes the resource. */
    public RessourceLimitations(Services services) {
        this.services = services;
    }

    private static Limitation.Motif motif(String texte) {
        return RessourceDossiers.parametre("motif", () -> Limitation.Motif.valueOf(texte));
    }

    /** Lists what limits a dossier, and what it may be processed for all the same; the person himself reads it in the follow-up. */
    @GET
    @Path("{numero}/limitations")
    @Acte(
            exige = Operation.CONSULTER,
            resume = "Lister ce qui limite le traitement d'un dossier, où en est chaque levée, et les dérogations.",
            repond = "limitations",
            ecrit = false,
            pourUsager = false)
    public Response listerLimitations(@Context SecurityContext contexte, @PathParam("numero") String numero) {
        Parcours parcours = services.guichet()
                .accueil()
                .parcours(Appel.de(contexte).acteur(), new NumeroDossier(numero))
                .orElseThrow(RessourceDossiers::inconnu);
        ObjectNode vue = Vues.objet();
        ArrayNode limitations = vue.putArray("limitations");
        for (Limitation limitation : parcours.limitations()) {
            ObjectNode dite = limitations
                    .addObject()
                    .put("motif", limitation.motif().name())
                    .put("article", limitation.motif().article())
                    .put("demande", limitation.demande().toString());
            if (limitation.raisonDeLevee() != null) {
                dite.put("raisonDeLevee", limitation.raisonDeLevee());
            }
            dite.put("prevenue", limitation.estPrevenue()).put("accueillie", limitation.estAccueillie());
        }
        ArrayNode derogations = vue.putArray("derogations");
        parcours.derogations().forEach(derogation -> derogations.add(derogation.name()));
        return RessourceDossiers.json(vue);
    }

    /** Limits a dossier, at once. */
    @POST
    @Path("{numero}/limitations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.LIMITER,
            resume =
                    "Limiter le traitement d'un dossier, aussitôt : il est conservé, et rien de plus (RGPD art. 18 et 21).",
            repond = "effet",
            surVersion = true)
    public Response limiter(
            @Context SecurityContext contexte,
            @PathParam("numero") String numero,
            @Forme("limitationNouvelle") Corps corps) {
        Limitation.Motif motif = Limitation.Motif.valueOf(corps.texte("motif"));
        LocalDate demande = Lectures.jour(corps.contenu(), "demande");
        return services.surDossier(
                contexte,
                numero,
                corps,
                (guichet, acteur, dossier) -> guichet.droits().limiter(acteur, dossier, motif, demande));
    }

    /** Tells the person that a limitation is to be lifted, or records that he was told otherwise. */
    @POST
    @Path("{numero}/limitations/{motif}/annonce")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.LIMITER,
            resume = "Dire à la personne qu'une limitation sera levée, et pourquoi : par un message ; ou enregistrer"
                    + " le jour où elle l'a su autrement.",
            repond = "effet",
            surVersion = true)
    public Response annoncerLevee(
            @Context SecurityContext contexte,
            @PathParam("numero") String numero,
            @PathParam("motif") String motif,
            @Forme("annonceDeLevee") Corps corps) {
        Limitation.Motif visee = motif(motif);
        String raison = corps.texte("raison");
        LocalDate jour = corps.contenu().has("jour") ? Lectures.jour(corps.contenu(), "jour") : null;
        return services.surDossier(
                contexte,
                numero,
                corps,
                (guichet, acteur, dossier) -> jour == null
                        ? guichet.droits().annoncerLevee(acteur, dossier, visee, raison)
                        : guichet.droits().prevenirAutrement(acteur, dossier, visee, raison, jour));
    }

    /** Lifts a limitation. */
    @POST
    @Path("{numero}/limitations/{motif}/levee")
    @Acte(
            exige = Operation.LIMITER,
            resume = "Lever une limitation, une fois la personne prévenue : ce qu'elle arrêtait reprend.",
            repond = "effet",
            surVersion = true)
    public Response leverLimitation(
            @Context SecurityContext contexte, @PathParam("numero") String numero, @PathParam("motif") String motif) {
        Limitation.Motif visee = motif(motif);
        return services.surDossier(
                contexte,
                numero,
                Corps.VIDE,
                (guichet, acteur, dossier) -> guichet.droits().lever(acteur, dossier, visee));
    }

    /** Accepts an objection. */
    @POST
    @Path("{numero}/limitations/OPPOSITION/accueil")
    @Acte(
            exige = Operation.LIMITER,
            resume = "Accueillir l'opposition d'une personne : plus rien n'est fait de son dossier.",
            repond = "effet",
            surVersion = true)
    public Response accueillirOpposition(@Context SecurityContext contexte, @PathParam("numero") String numero) {
        return services.surDossier(
                contexte,
                numero,
                Corps.VIDE,
                (guichet, acteur, dossier) -> guichet.droits().accueillirOpposition(acteur, dossier));
    }

    /** Lets a dossier be processed though it is limited. */
    @POST
    @Path("{numero}/derogations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.LIMITER,
            resume = "Admettre que le dossier soit traité quoique limité, pour un motif du RGPD art. 18, 2.",
            repond = "effet",
            surVersion = true)
    public Response deroger(
            @Context SecurityContext contexte,
            @PathParam("numero") String numero,
            @Forme("derogationNouvelle") Corps corps) {
        Limitation.Derogation derogation = Limitation.Derogation.valueOf(corps.texte("derogation"));
        return services.surDossier(
                contexte,
                numero,
                corps,
                (guichet, acteur, dossier) -> guichet.droits().deroger(acteur, dossier, derogation));
    }

    /** Ends that. */
    @POST
    @Path("{numero}/derogations/{derogation}/fin")
    @Acte(
            exige = Operation.LIMITER,
            resume = "Finir une dérogation : la personne a changé d'avis, ou ce qui la demandait est passé.",
            repond = "effet",
            surVersion = true)
    public Response finirDerogation(
            @Context SecurityContext contexte,
            @PathParam("numero") String numero,
            @PathParam("derogation") String derogation) {
        Limitation.Derogation finie =
                RessourceDossiers.parametre("derogation", () -> Limitation.Derogation.valueOf(derogation));
        return services.surDossier(
                contexte,
                numero,
                Corps.VIDE,
                (guichet, acteur, dossier) -> guichet.droits().finirDerogation(acteur, dossier, finie));
    }
}
