package fr.octroi.adapters.rest.ressource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.octroi.adapters.rest.http.Acte;
import fr.octroi.adapters.rest.http.Appel;
import fr.octroi.adapters.rest.http.Corps;
import fr.octroi.adapters.rest.http.Ecritures;
import fr.octroi.adapters.rest.http.Forme;
import fr.octroi.adapters.rest.http.Json;
import fr.octroi.adapters.rest.http.ProblemeException;
import fr.octroi.adapters.rest.http.Reponse;
import fr.octroi.commun.Empreinte;
import fr.octroi.demande.DemandeDeposee;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.guichet.Habilitations.Operation;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.Observation;
import fr.octroi.instruction.Proposition;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.Canal;
import fr.octroi.relance.Capacite;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/** What is done to one dossier, over the version that was seen. */
@Path("v1/dossiers")
@Produces({MediaType.APPLICATION_JSON, ProblemeException.TYPE})
public final class RessourceActes {

    private final Services services;

    /** Makes the resource. */
    public RessourceActes(Services services) {
        this.services = services;
    }

    /** Has a dossier instructed. */
    @POST
    @Path("{numero}/instruction")
    @Acte(
            exige = Operation.INSTRUIRE,
            resume = "Instruire un dossier : ses pièces sont lues, une proposition est faite.",
            repond = "instruction",
            surVersion = true)
    public Response instruire(@Context SecurityContext contexte, @PathParam("numero") String numero) {
        Appel appel = Appel.de(contexte);
        return services.ecritures().faire(appel, Corps.VIDE, () -> {
            Proposition proposition = Ecritures.enVersion(() -> RessourceDossiers.instruisible(
                            () -> services.guichet(appel, numero).instruire(appel.acteur(), new NumeroDossier(numero))))
                    .orElseThrow(RessourceDossiers::inconnu);
            ObjectNode vue = Vues.objet().put("proposition", proposition.code());
            ArrayNode motifs = vue.putArray("motifs");
            for (Constat motif : proposition.motifs()) {
                motifs.addObject().put("code", motif.code()).put("article", motif.article());
            }
            if (proposition instanceof Proposition.Accorder accorder) {
                Vues.montant(vue, "montant", accorder.montant());
            }
            return new Reponse(200, new TreeMap<>(), Json.texte(vue));
        });
    }

    /** Records a call. */
    @POST
    @Path("{numero}/appels")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.CONSIGNER_APPEL,
            resume = "Consigner un appel, avec une note ou sans.",
            repond = "effet",
            surVersion = true)
    public Response consignerAppel(
            @Context SecurityContext contexte, @PathParam("numero") String numero, @Forme("appel") Corps corps) {
        return services.surDossier(
                contexte,
                numero,
                corps,
                (guichet, acteur, dossier) ->
                        guichet.accueil().consignerAppel(acteur, dossier, corps.texte("motif"), corps.texte("note")));
    }

    /** Takes in what an applicant sends. */
    @POST
    @Path("{numero}/complements")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.MULTIPART_FORM_DATA})
    @Acte(
            exige = Operation.COMPLETER,
            resume = "Répondre à une demande de complément : des pièces, des informations.",
            repond = "effet",
            surVersion = true)
    public Response completer(
            @Context SecurityContext contexte,
            @PathParam("numero") String numero,
            @Forme(value = "complement", avecPieces = true) Corps corps) {
        Appel appel = Appel.de(contexte);
        LocalDate recu = corps.contenu().has("recu") ? Lectures.jour(corps.contenu(), "recu") : services.aujourdhui();
        return services.ecritures().surVersion(appel, corps, () -> {
            DemandeDeposee lue = new Demandes(services).lire(appel, "", sansRecu(corps));
            if (lue.pieces().stream().anyMatch(piece -> piece.contenu() == null)) {
                throw RessourceDossiers.rejet(List.of(services.formes().faute("/pieces", "PIECE_INTROUVABLE")));
            }
            return services.guichet(appel, numero)
                    .completer(appel.acteur(), new NumeroDossier(numero), recu, lue.pieces(), lue.reponses());
        });
    }

    private static Corps sansRecu(Corps corps) {
        ObjectNode ligne = corps.contenu().deepCopy();
        ligne.remove("recu");
        return new Corps(ligne, corps.pieces(), corps.empreinte());
    }

    /** Asks for what is missing. */
    @POST
    @Path("{numero}/demandes-de-complement")
    @Acte(
            exige = Operation.RELANCER,
            resume = "Demander au demandeur ce qui manque : la demande suspend le délai.",
            repond = "effet",
            surVersion = true)
    public Response demander(@Context SecurityContext contexte, @PathParam("numero") String numero) {
        return services.surDossier(
                contexte,
                numero,
                Corps.VIDE,
                (guichet, acteur, dossier) -> guichet.relances().demander(acteur, dossier));
    }

    /** Reminds. */
    @POST
    @Path("{numero}/relances")
    @Acte(
            exige = Operation.RELANCER,
            resume = "Envoyer la relance dont le jour est venu.",
            repond = "effet",
            surVersion = true)
    public Response relancer(@Context SecurityContext contexte, @PathParam("numero") String numero) {
        return services.surDossier(
                contexte,
                numero,
                Corps.VIDE,
                (guichet, acteur, dossier) -> guichet.relances().relancer(acteur, dossier));
    }

    /** Lifts a signal. */
    @POST
    @Path("{numero}/signaux/{code}/levee")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.JUGER,
            resume = "Lever un signal qu'une personne a regardé.",
            repond = "effet",
            surVersion = true)
    public Response lever(
            @Context SecurityContext contexte,
            @PathParam("numero") String numero,
            @PathParam("code") String code,
            @Forme("levee") Corps corps) {
        return services.surDossier(
                contexte,
                numero,
                corps,
                (guichet, acteur, dossier) -> guichet.lever(acteur, dossier, code, corps.texte("motif")));
    }

    /** Judges a file. */
    @POST
    @Path("{numero}/pieces/{sha256}/jugement")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.JUGER,
            resume = "Dire ce qu'une personne a vu dans une pièce.",
            repond = "effet",
            surVersion = true)
    public Response juger(
            @Context SecurityContext contexte,
            @PathParam("numero") String numero,
            @PathParam("sha256") String sha256,
            @Forme("jugement") Corps corps) {
        Empreinte contenu = RessourceDossiers.parametre("sha256", () -> new Empreinte(sha256));
        return services.surDossier(
                contexte,
                numero,
                corps,
                (guichet, acteur, dossier) ->
                        guichet.juger(acteur, dossier, contenu, Observation.valueOf(corps.texte("vu"))));
    }

    /** Reports a withdrawal. */
    @POST
    @Path("{numero}/desistement")
    @Acte(
            exige = Operation.SIGNALER,
            resume = "Signaler que le demandeur se désiste.",
            repond = "effet",
            surVersion = true)
    public Response desister(@Context SecurityContext contexte, @PathParam("numero") String numero) {
        return services.surDossier(
                contexte,
                numero,
                Corps.VIDE,
                (guichet, acteur, dossier) -> guichet.relances().desister(acteur, dossier));
    }

    /** Reports another address. */
    @POST
    @Path("{numero}/contact")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.SIGNALER,
            resume = "Signaler un autre courriel ou un autre téléphone.",
            repond = "effet",
            surVersion = true)
    public Response changerContact(
            @Context SecurityContext contexte, @PathParam("numero") String numero, @Forme("contact") Corps corps) {
        return services.surDossier(
                contexte,
                numero,
                corps,
                (guichet, acteur, dossier) -> guichet.relances()
                        .changerContact(acteur, dossier, corps.texte("courriel"), corps.texte("telephone")));
    }

    /** Reports where letters go. */
    @POST
    @Path("{numero}/adresse")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.SIGNALER,
            resume = "Signaler où vont les lettres désormais ; le domicile déclaré reste.",
            repond = "effet",
            surVersion = true)
    public Response changerAdresse(
            @Context SecurityContext contexte,
            @PathParam("numero") String numero,
            @Forme("adresseDeCourrier") Corps corps) {
        Adresse courrier = new Adresse(corps.texte("voie"), corps.texte("codePostal"), corps.texte("ville"), null);
        return services.surDossier(
                contexte,
                numero,
                corps,
                (guichet, acteur, dossier) -> guichet.relances().changerAdresse(acteur, dossier, courrier));
    }

    /** Reports that a person does not want to be written to on a channel. */
    @POST
    @Path("{numero}/opposition")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.SIGNALER,
            resume = "Signaler que le demandeur s'oppose à un canal.",
            repond = "effet",
            surVersion = true)
    public Response opposer(
            @Context SecurityContext contexte, @PathParam("numero") String numero, @Forme("opposition") Corps corps) {
        Canal canal = Canal.valueOf(corps.texte("canal"));
        return services.surDossier(
                contexte,
                numero,
                corps,
                (guichet, acteur, dossier) -> guichet.relances().opposer(acteur, dossier, canal));
    }

    /** Reports that a person is dead, under age or does not act alone. */
    @POST
    @Path("{numero}/capacite")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.SIGNALER,
            resume = "Signaler un décès, une minorité, une tutelle ou une curatelle.",
            repond = "effet",
            surVersion = true)
    public Response signalerCapacite(
            @Context SecurityContext contexte, @PathParam("numero") String numero, @Forme("capacite") Corps corps) {
        Capacite capacite = Capacite.valueOf(corps.texte("capacite"));
        return services.surDossier(
                contexte,
                numero,
                corps,
                (guichet, acteur, dossier) -> guichet.relances().signalerCapacite(acteur, dossier, capacite));
    }

    /** Reports that a message came back. */
    @POST
    @Path("{numero}/messages-revenus")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.SIGNALER,
            resume = "Signaler qu'un message est revenu : il repart par le canal suivant.",
            repond = "effet",
            pourUsager = false,
            surVersion = true)
    public Response messageRevenu(
            @Context SecurityContext contexte,
            @PathParam("numero") String numero,
            @Forme("messageRevenu") Corps corps) {
        return services.surDossier(
                contexte,
                numero,
                corps,
                (guichet, acteur, dossier) ->
                        guichet.relances().messageRevenu(acteur, dossier, corps.texte("cle"), corps.texte("motif")));
    }

    /** Acknowledges a request. */
    @POST
    @Path("{numero}/accuses")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.RELANCER,
            resume = "Accuser l'enregistrement ou la réception d'une demande.",
            repond = "effet",
            surVersion = true)
    public Response accuser(
            @Context SecurityContext contexte,
            @PathParam("numero") String numero,
            @Forme("accuseDeReception") Corps corps) {
        AccuseReception genre = AccuseReception.valueOf(corps.texte("genre"));
        return services.surDossier(
                contexte,
                numero,
                corps,
                (guichet, acteur, dossier) -> guichet.relances().accuser(acteur, dossier, genre));
    }

    /** Records that a person received a decision. */
    @POST
    @Path("{numero}/notification")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.NOTIFIER,
            resume = "Enregistrer le jour où la personne a reçu la décision.",
            repond = "effet",
            surVersion = true)
    public Response notifier(
            @Context SecurityContext contexte, @PathParam("numero") String numero, @Forme("jour") Corps corps) {
        LocalDate jour = Lectures.jour(corps.contenu(), "jour");
        return services.surDossier(
                contexte,
                numero,
                corps,
                (guichet, acteur, dossier) -> guichet.seances().notifier(acteur, dossier, jour));
    }

    /** Proposes other bank details. */
    @POST
    @Path("{numero}/compte")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.CHANGER_COMPTE,
            resume = "Proposer un autre compte ; une seconde personne le confirme.",
            repond = "effet",
            surVersion = true)
    public Response changerCompte(
            @Context SecurityContext contexte, @PathParam("numero") String numero, @Forme("compte") Corps corps) {
        Iban iban = iban(corps);
        return services.surDossier(
                contexte,
                numero,
                corps,
                (guichet, acteur, dossier) ->
                        guichet.paiements().changerCompte(acteur, dossier, iban, corps.texte("titulaire")));
    }

    /** Confirms bank details. */
    @POST
    @Path("{numero}/compte/confirmation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.CONFIRMER_COMPTE,
            resume = "Confirmer, en seconde personne, le compte qu'une autre a proposé.",
            repond = "effet",
            surVersion = true)
    public Response confirmerCompte(
            @Context SecurityContext contexte, @PathParam("numero") String numero, @Forme("compteVu") Corps corps) {
        Iban iban = iban(corps);
        return services.surDossier(
                contexte,
                numero,
                corps,
                (guichet, acteur, dossier) -> guichet.paiements().confirmerCompte(acteur, dossier, iban));
    }

    /** Accepts bank details. */
    @POST
    @Path("{numero}/compte/verification")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.VERIFIER_COMPTE,
            resume = "Accepter un compte que l'instruction n'a pas pu rattacher au demandeur.",
            repond = "effet",
            surVersion = true)
    public Response verifierCompte(
            @Context SecurityContext contexte, @PathParam("numero") String numero, @Forme("compteVu") Corps corps) {
        Iban iban = iban(corps);
        return services.surDossier(
                contexte,
                numero,
                corps,
                (guichet, acteur, dossier) -> guichet.paiements().verifierCompte(acteur, dossier, iban));
    }

    private static Iban iban(Corps corps) {
        return Lectures.lire(corps.contenu(), "/iban", Iban::parse);
    }
}
