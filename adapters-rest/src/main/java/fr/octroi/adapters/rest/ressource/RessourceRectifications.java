package fr.octroi.adapters.rest.ressource;

import com.fasterxml.jackson.databind.JsonNode;
import fr.octroi.adapters.rest.http.Acte;
import fr.octroi.adapters.rest.http.Appel;
import fr.octroi.adapters.rest.http.Corps;
import fr.octroi.adapters.rest.http.Forme;
import fr.octroi.adapters.rest.http.ProblemeException;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.demande.DemandeDeposee;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.guichet.Effet;
import fr.octroi.guichet.Guichet;
import fr.octroi.guichet.Habilitations.Operation;
import fr.octroi.guichet.ResultatDepot;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;

/** What was declared wrongly, put right (RGPD art. 16). */
@Path("v1/dossiers")
@Produces({MediaType.APPLICATION_JSON, ProblemeException.TYPE})
public final class RessourceRectifications {

    private static final String DEMANDE = "/demande";
    private static final String REPONSES_TROP_NOMBREUSES = "REPONSES_TROP_NOMBREUSES";

    private final Services services;

    /** Makes the resource. */
    public RessourceRectifications(Services services) {
        this.services = services;
    }

    /**
     * Puts right what a dossier declares.
     *
     * <p>The request comes whole, as it should have been filed, so that the same from a platform which was put right as well is known. It brings no
     * file: those that it names are the dossier's, or have not come.
     */
    @POST
    @Path("{numero}/rectifications")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.RECTIFIER,
            resume = "Rectifier ce qu'un dossier déclare : la demande telle qu'elle aurait dû être, et pourquoi"
                    + " (RGPD art. 16).",
            repond = "effet",
            surVersion = true)
    public Response rectifier(
            @Context SecurityContext contexte,
            @PathParam("numero") String numero,
            @Forme("rectification") Corps corps) {
        Appel appel = Appel.de(contexte);
        JsonNode juste = corps.contenu().path("demande");
        return services.ecritures().surVersion(appel, corps, () -> {
            Guichet guichet = services.guichet(appel, numero);
            // Who has left the active base is unknown, and is told so before anything of the request is.
            Dossier tenu = guichet.accueil()
                    .lire(appel.acteur(), new NumeroDossier(numero))
                    .orElseThrow(RessourceDossiers::inconnu)
                    .dossier();
            if (!juste.path("numero").asText().equals(numero)) {
                throw RessourceDossiers.rejet(List.of(services.formes().faute(DEMANDE + "/numero", "NUMERO_AUTRE")));
            }
            DemandeDeposee demande = new Demandes(services).lireJuste(tenu, DEMANDE, juste);
            return effet(rectifier(guichet, appel, demande, corps.texte("raison")), demande);
        });
    }

    private static ResultatDepot rectifier(Guichet guichet, Appel appel, DemandeDeposee demande, String raison) {
        try {
            return guichet.droits().rectifier(appel.acteur(), demande, raison);
        } catch (ValeurInvalideException fausse) {
            throw fausse.code().equals(REPONSES_TROP_NOMBREUSES)
                    ? Lectures.refus(DEMANDE + "/reponses", fausse.code())
                    : fausse;
        }
    }

    private static Effet effet(ResultatDepot resultat, DemandeDeposee demande) {
        return resultat.selon(
                enregistre -> Effet.FAIT,
                dejaConnu -> Effet.DEJA_FAIT,
                divergent -> {
                    throw new IllegalStateException("a rectification diverges from nothing");
                },
                rejete -> {
                    if (rejete.rejets().stream().anyMatch(rejet -> rejet.champ().equals("numero"))) {
                        // Its number is that of the address: it went between the two looks.
                        throw RessourceDossiers.inconnu();
                    }
                    throw RessourceDossiers.rejet(Pointeurs.fautes(DEMANDE, rejete.rejets(), demande.pieces()));
                });
    }
}
