package fr.octroi.adapters.rest.ressource;

import fr.octroi.adapters.rest.http.Acte;
import fr.octroi.adapters.rest.http.Appel;
import fr.octroi.adapters.rest.http.Code;
import fr.octroi.adapters.rest.http.Corps;
import fr.octroi.adapters.rest.http.Curseur;
import fr.octroi.adapters.rest.http.Ecritures;
import fr.octroi.adapters.rest.http.Faute;
import fr.octroi.adapters.rest.http.Forme;
import fr.octroi.adapters.rest.http.Json;
import fr.octroi.adapters.rest.http.ProblemeException;
import fr.octroi.adapters.rest.http.Reponse;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.format.EliminationJson;
import fr.octroi.format.FichierInvalideException;
import fr.octroi.guichet.GuichetArchives;
import fr.octroi.guichet.Habilitations.Operation;
import fr.octroi.rgpd.Elimination;
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
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How dossiers end: the list of those whose time has come, and that list carried out under the visa of the archives. */
@Path("v1/eliminations")
@Produces({MediaType.APPLICATION_JSON, ProblemeException.TYPE})
public final class RessourceEliminations {

    private static final String LISTE = "liste";

    /** What the reader of lists says of a fault: its name, the place in it, and what is wrong. */
    private static final Pattern LIEU =
            Pattern.compile(LISTE + "(?:, ([a-zA-Z]+(?:\\[[0-9]+\\])?(?:\\.[a-zA-Z]+)*))? : .*");

    private final Services services;

    /** Makes the resource. */
    public RessourceEliminations(Services services) {
        this.services = services;
    }

    /** All dossiers, wherever they are kept: those whose time has come left the active base long ago. */
    private GuichetArchives archives() {
        return services.octroi().guichet().archives();
    }

    /** Draws up a list; nothing is written. */
    @GET
    @Path("{elimination}")
    @Acte(
            exige = Operation.EFFACER,
            resume =
                    "Dresser, sous cette référence, la liste de ce dont le temps de conservation est fini, ou le sera un jour"
                            + " à venir (au) ; rien n'est écrit.",
            repond = "elimination",
            ecrit = false)
    public Response proposerElimination(
            @Context SecurityContext contexte,
            @PathParam("elimination") String code,
            @QueryParam("au") @Nullable String au) {
        Appel appel = Appel.de(contexte);
        LocalDate aujourdhui = services.aujourdhui();
        LocalDate terme = au == null ? aujourdhui : RessourceDossiers.parametre("au", () -> Curseur.jour(au));
        // Before all dossiers are gone through.
        parametre("elimination", () -> new Elimination(code, aujourdhui, aujourdhui, List.of()));
        parametre("au", () -> new Elimination(code, aujourdhui, terme, List.of()));
        Elimination liste = au == null
                ? archives().proposer(appel.acteur(), code)
                : archives().proposer(appel.acteur(), code, terme);
        return Response.ok(EliminationJson.ecrire(liste), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private Elimination parametre(String nom, Supplier<Elimination> essai) {
        try {
            return essai.get();
        } catch (ValeurInvalideException fausse) {
            throw new ProblemeException(
                    Code.PARAMETRE_INVALIDE, List.of(services.formes().faute(nom, fausse.code())));
        }
    }

    /**
     * Carries out a list, under the visa that the archives gave to it.
     *
     * <p>It answers once all is done, since the certificate is the answer: a long list takes long, and a line that breaks meanwhile stops nothing. The same
     * key then tells the certificate; another key goes on where the list was left, and says of what had gone before that it had.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.EFFACER,
            resume =
                    "Exécuter une liste d'élimination, telle qu'elle a été écrite, sous le visa que les archives lui ont"
                            + " donné ; répond à la fin, par le certificat.",
            repond = "certificatElimination")
    public Response eliminer(
            @Context SecurityContext contexte, @Forme(value = "eliminationVisee", longue = true) Corps corps) {
        Appel appel = Appel.de(contexte);
        Elimination liste = liste(corps);
        LocalDate jour = Lectures.lire(corps.contenu(), "/visa/jour", LocalDate::parse);
        Empreinte vue = Lectures.lire(corps.contenu(), "/visa/liste", Empreinte::new);
        Elimination.Visa visa = Lectures.lire(
                corps.contenu(), "/visa/reference", reference -> new Elimination.Visa(reference, jour, vue));
        if (!vue.equals(liste.empreinte())) {
            throw refus(services.formes().faute("/visa/liste", "VISA_D_UNE_AUTRE_LISTE"));
        }
        if (!visa.aPuEtreDonne(liste, services.aujourdhui())) {
            throw refus(services.formes().faute("/visa/jour", "VISA_INVALIDE"));
        }
        return services.ecritures()
                .faire(
                        appel,
                        corps,
                        () -> new Reponse(
                                200,
                                new TreeMap<>(),
                                new String(
                                        EliminationJson.ecrire(archives().eliminer(appel.acteur(), liste, visa)),
                                        StandardCharsets.UTF_8)));
    }

    /** The reader of files reads it: what was changed since it was written is refused. */
    private static Elimination liste(Corps corps) {
        try {
            return EliminationJson.lire(
                    LISTE, Ecritures.octets(Json.texte(corps.contenu().path(LISTE))));
        } catch (FichierInvalideException fautive) {
            throw refus(new Faute(pointeur(fautive.getMessage()), fautive.code(), fautive.getMessage()));
        }
    }

    private static String pointeur(String phrase) {
        Matcher lieu = LIEU.matcher(phrase);
        String chemin = lieu.matches() ? lieu.group(1) : null;
        return "/" + LISTE
                + (chemin == null
                        ? ""
                        : "/" + chemin.replace("[", "/").replace("]", "").replace('.', '/'));
    }

    private static ProblemeException refus(Faute faute) {
        return new ProblemeException(Code.VALEUR_REFUSEE, List.of(faute));
    }
}
