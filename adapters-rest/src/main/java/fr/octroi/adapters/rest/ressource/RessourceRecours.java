package fr.octroi.adapters.rest.ressource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.octroi.adapters.rest.http.Acte;
import fr.octroi.adapters.rest.http.Appel;
import fr.octroi.adapters.rest.http.Code;
import fr.octroi.adapters.rest.http.Corps;
import fr.octroi.adapters.rest.http.Forme;
import fr.octroi.adapters.rest.http.ProblemeException;
import fr.octroi.bureau.Motif;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.guichet.Effet;
import fr.octroi.guichet.Habilitations.Operation;
import fr.octroi.journal.FaitDeRecours;
import fr.octroi.journal.Parcours;
import fr.octroi.recours.Attestation;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.Recours;
import fr.octroi.recours.Retrait;
import fr.octroi.recours.VoiesEtDelais;
import fr.octroi.versement.Indu;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What comes after a decision, or instead of one: appeals, a withdrawal and the hearing before it, sums claimed back, another authority, attestations. */
@Path("v1/dossiers")
@Produces({MediaType.APPLICATION_JSON, ProblemeException.TYPE})
public final class RessourceRecours {

    private final Services services;

    /** Makes the resource. */
    public RessourceRecours(Services services) {
        this.services = services;
    }

    /** Lists the appeals of a dossier. */
    @GET
    @Path("{numero}/recours")
    @Acte(exige = Operation.CONSULTER, resume = "Lister les recours d'un dossier.", repond = "recours", ecrit = false)
    public Response lister(@Context SecurityContext contexte, @PathParam("numero") String numero) {
        ObjectNode vue = Vues.objet();
        ArrayNode liste = vue.putArray("recours");
        for (Recours recours : parcours(contexte, numero).recours()) {
            liste.addObject()
                    .put("reference", recours.reference())
                    .put("genre", recours.genre().name())
                    .put("recu", recours.recu().toString())
                    .put("issue", recours.issue().name());
        }
        return RessourceDossiers.json(vue);
    }

    private Parcours parcours(SecurityContext contexte, String numero) {
        return services.guichet()
                .accueil()
                .parcours(Appel.de(contexte).acteur(), new NumeroDossier(numero))
                .orElseThrow(RessourceDossiers::inconnu);
    }

    /** Registers an appeal. */
    @POST
    @Path("{numero}/recours")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.RECEVOIR_RECOURS,
            resume = "Enregistrer un recours ; il ne change rien par lui-même.",
            repond = "effet",
            surVersion = true)
    public Response recevoir(
            @Context SecurityContext contexte,
            @PathParam("numero") String numero,
            @Forme("recoursNouveau") Corps corps) {
        LocalDate recu = Lectures.jour(corps.contenu(), "recu");
        Recours recours = Lectures.ensemble(() -> new Recours(
                corps.texte("reference"),
                new NumeroDossier(numero),
                Recours.Genre.valueOf(corps.texte("genre")),
                recu,
                Recours.Issue.PENDANT));
        return services.surDossier(
                contexte,
                numero,
                corps,
                (guichet, acteur, dossier) -> guichet.recours().recevoir(acteur, recours));
    }

    /** Says whether an appeal comes in time, by what the notices of this authority say of appeals. */
    @GET
    @Path("{numero}/recours/{reference}/recevabilite")
    @Acte(
            exige = Operation.RECEVOIR_RECOURS,
            resume = "Dire si le délai peut être opposé à un recours envoyé un certain jour.",
            repond = "recevabilite",
            ecrit = false)
    public Response recevabilite(
            @Context SecurityContext contexte,
            @PathParam("numero") String numero,
            @PathParam("reference") String reference,
            @QueryParam("envoi") @Nullable String envoi) {
        LocalDate jour = RessourceDossiers.parametre("envoi", () -> Lectures.jourDuParametre(envoi));
        VoiesEtDelais voies =
                Optional.ofNullable(services.voies()).orElseThrow(() -> new ProblemeException(Code.IMPOSSIBLE));
        parcours(contexte, numero);
        return services.guichet()
                .recours()
                .recevabilite(Appel.de(contexte).acteur(), new NumeroDossier(numero), reference, jour, voies)
                .map(dite -> RessourceDossiers.json(Vues.objet().put("recevabilite", dite.name())))
                .orElseThrow(() -> new ProblemeException(Code.ADRESSE_INCONNUE));
    }

    /** Answers an appeal. */
    @POST
    @Path("{numero}/recours/{reference}/issue")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.STATUER,
            resume = "Enregistrer ce qu'une personne a répondu à un recours.",
            repond = "effet",
            surVersion = true)
    public Response trancher(
            @Context SecurityContext contexte,
            @PathParam("numero") String numero,
            @PathParam("reference") String reference,
            @Forme("issueDeRecours") Corps corps) {
        Recours.Issue issue = Recours.Issue.valueOf(corps.texte("issue"));
        return services.surDossier(
                contexte,
                numero,
                corps,
                (guichet, acteur, dossier) -> guichet.recours().trancher(acteur, dossier, reference, issue));
    }

    /** Opens the hearing of a beneficiary whose grant may be withdrawn. */
    @POST
    @Path("{numero}/contradictoire")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.STATUER,
            resume =
                    "Dire au bénéficiaire que le retrait est envisagé, pour quels faits, et jusqu'à quand il peut répondre.",
            repond = "effet",
            surVersion = true)
    public Response ouvrirContradictoire(
            @Context SecurityContext contexte,
            @PathParam("numero") String numero,
            @Forme("contradictoire") Corps corps) {
        MotifDeRetrait motif = MotifDeRetrait.valueOf(corps.texte("motif"));
        LocalDate limite = Lectures.jour(corps.contenu(), "limite");
        SortedMap<String, LocalDate> constats = new TreeMap<>();
        int rang = 0;
        for (JsonNode constat : corps.contenu().path("constats")) {
            String ou = "/constats/" + rang++;
            LocalDate jour = Lectures.lire(ou, constat, "/constate", LocalDate::parse);
            if (constats.put(constat.path("code").asText(), jour) != null) {
                throw Lectures.refus(ou + "/code", "CODE_EN_DOUBLE");
            }
        }
        return services.surDossier(
                contexte,
                numero,
                corps,
                (guichet, acteur, dossier) ->
                        guichet.recours().ouvrirContradictoire(acteur, dossier, motif, constats, limite));
    }

    /** Records that a beneficiary answered. */
    @POST
    @Path("{numero}/contradictoire/observations")
    @Acte(
            exige = Operation.RECEVOIR_RECOURS,
            resume = "Enregistrer que le bénéficiaire a présenté ses observations.",
            repond = "effet",
            surVersion = true)
    public Response recevoirObservations(@Context SecurityContext contexte, @PathParam("numero") String numero) {
        return services.surDossier(
                contexte,
                numero,
                Corps.VIDE,
                (guichet, acteur, dossier) -> guichet.recours().recevoirObservations(acteur, dossier));
    }

    /** Withdraws a grant; what stands in the way is told, all of it. */
    @POST
    @Path("{numero}/retrait")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.STATUER,
            resume = "Retirer une aide décidée, après le contradictoire ; chaque obstacle est dit.",
            repond = "effet",
            surVersion = true)
    public Response retirer(
            @Context SecurityContext contexte, @PathParam("numero") String numero, @Forme("retrait") Corps corps) {
        return services.surDossier(contexte, numero, corps, (guichet, acteur, dossier) -> {
            Parcours vecu = guichet.accueil().parcours(acteur, dossier).orElseThrow(RessourceDossiers::inconnu);
            List<Retrait.Obstacle> obstacles = RessourceDossiers.instruisible(() -> corps.contenu()
                            .has("jour")
                    ? guichet.recours()
                            .retirer(acteur, dossier, corps.texte("acte"), Lectures.jour(corps.contenu(), "jour"))
                    : guichet.recours().retirer(acteur, dossier, corps.texte("acte")));
            if (!obstacles.isEmpty()) {
                throw new ProblemeException(
                        Code.IMPOSSIBLE,
                        obstacles.stream()
                                .map(obstacle -> services.formes().faute("", obstacle.name()))
                                .toList());
            }
            return vecu.entrees().stream().anyMatch(entree -> entree.fait() instanceof FaitDeRecours.DecisionRetiree)
                    ? Effet.DEJA_FAIT
                    : Effet.FAIT;
        });
    }

    /** Looks at a refused dossier again. */
    @POST
    @Path("{numero}/reouverture")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.STATUER,
            resume = "Rouvrir un dossier refusé ; il ne reprend pas son rang.",
            repond = "effet",
            surVersion = true)
    public Response rouvrir(
            @Context SecurityContext contexte, @PathParam("numero") String numero, @Forme("reouverture") Corps corps) {
        return services.surDossier(
                contexte,
                numero,
                corps,
                (guichet, acteur, dossier) -> guichet.recours().rouvrir(acteur, dossier, corps.texte("motif")));
    }

    /** Sends a request on to the authority that is competent. */
    @POST
    @Path("{numero}/transmission")
    @Acte(
            exige = Operation.TRANSMETTRE,
            resume = "Transmettre une demande à l'autorité compétente, et le dire à la personne.",
            repond = "effet",
            surVersion = true)
    public Response transmettreAilleurs(@Context SecurityContext contexte, @PathParam("numero") String numero) {
        return services.surDossier(
                contexte,
                numero,
                Corps.VIDE,
                (guichet, acteur, dossier) -> guichet.recours().transmettre(acteur, dossier));
    }

    /** Issues an attestation. */
    @POST
    @Path("{numero}/attestations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.ATTESTER,
            resume = "Délivrer une attestation pour un autre financeur, quand ce qu'elle dit est vrai.",
            repond = "effet",
            surVersion = true)
    public Response attester(
            @Context SecurityContext contexte, @PathParam("numero") String numero, @Forme("attestation") Corps corps) {
        Attestation genre = Attestation.valueOf(corps.texte("genre"));
        return services.surDossier(
                contexte,
                numero,
                corps,
                (guichet, acteur, dossier) -> guichet.recours().attester(acteur, dossier, genre));
    }

    /** Lists what is claimed back of a dossier; its beneficiary is told by the title that he receives. */
    @GET
    @Path("{numero}/indus")
    @Acte(
            exige = Operation.CONSULTER,
            resume = "Lister les sommes réclamées sur un dossier.",
            repond = "indus",
            ecrit = false,
            pourUsager = false)
    public Response listerIndus(@Context SecurityContext contexte, @PathParam("numero") String numero) {
        ObjectNode vue = Vues.objet();
        ArrayNode liste = vue.putArray("indus");
        for (Indu indu : parcours(contexte, numero).indus()) {
            ObjectNode dit =
                    liste.addObject().put("reference", indu.reference()).put("versement", indu.versement());
            Vues.montant(dit, "montant", indu.montant());
            dit.putObject("motif")
                    .put("code", indu.motif().code())
                    .put("article", indu.motif().article());
            dit.put("constate", indu.constate().toString())
                    .put("etat", indu.etat().name());
        }
        return RessourceDossiers.json(vue);
    }

    /** Claims back what was paid and is not due. */
    @POST
    @Path("{numero}/indus")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.CONSTATER_INDU,
            resume = "Constater qu'une somme payée n'était pas due, une fois l'aide retirée.",
            repond = "effet",
            surVersion = true)
    public Response constaterIndu(
            @Context SecurityContext contexte, @PathParam("numero") String numero, @Forme("induNouveau") Corps corps) {
        Montant montant = Lectures.montant(corps.contenu(), "montant");
        Motif motif = Lectures.lire(
                corps.contenu(),
                "/motif/code",
                code -> new Motif(code, corps.contenu().at("/motif/article").asText()));
        return services.surDossier(
                contexte,
                numero,
                corps,
                (guichet, acteur, dossier) -> guichet.paiements().constaterIndu(acteur, dossier, montant, motif));
    }

    /** Takes a claim a step further. */
    @POST
    @Path("{numero}/indus/{reference}/suite")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.CONSTATER_INDU,
            resume = "Dire où en est une somme réclamée : titre émis, recouvrée, annulée.",
            repond = "effet",
            surVersion = true)
    public Response suivreIndu(
            @Context SecurityContext contexte,
            @PathParam("numero") String numero,
            @PathParam("reference") String reference,
            @Forme("suiteDIndu") Corps corps) {
        Indu.Etat etat = Indu.Etat.valueOf(corps.texte("etat"));
        return services.surDossier(
                contexte,
                numero,
                corps,
                (guichet, acteur, dossier) -> guichet.paiements().suivreIndu(acteur, dossier, reference, etat));
    }
}
