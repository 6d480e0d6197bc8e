package fr.octroi.adapters.rest.ressource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import fr.octroi.commun.Role;
import fr.octroi.demande.DemandeDeposee;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.ExplicationJson;
import fr.octroi.format.JournalJson;
import fr.octroi.guichet.ActeImpossibleException;
import fr.octroi.guichet.Habilitations.Operation;
import fr.octroi.instruction.Instruction;
import fr.octroi.instruction.Proposition;
import fr.octroi.port.Consultations.Filtre;
import fr.octroi.port.Consultations.Resume;
import fr.octroi.port.Consultations.Suite;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.reglement.Geographie;
import fr.octroi.reglement.ReglementAide;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Dossiers: filed, listed, read, from what changed to what is said on the telephone. */
@Path("v1/dossiers")
@Produces({MediaType.APPLICATION_JSON, ProblemeException.TYPE})
public final class RessourceDossiers {

    private static final int PAGE = 100;

    private final Services services;

    /** Makes the resource. */
    public RessourceDossiers(Services services) {
        this.services = services;
    }

    /** Files a request. */
    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.MULTIPART_FORM_DATA})
    @Acte(
            exige = Operation.DEPOSER,
            resume = "Déposer une demande, avec ses pièces ou sans.",
            repond = "depot",
            statut = 201)
    public Response deposer(
            @Context SecurityContext contexte, @Forme(value = "demande", avecPieces = true) Corps corps) {
        Appel appel = Appel.de(contexte);
        String aide = corps.texte("aide");
        services.exigerAide(aide, Code.DEMANDE_REJETEE);
        String numero = corps.texte("numero");
        boolean usager = appel.acteur().role() == Role.USAGER;
        if (usager && !(NumeroDossier.estValide(numero) && appel.porteur().connait(new NumeroDossier(numero)))) {
            throw inconnu();
        }
        return services.ecritures().faire(appel, corps, () -> {
            // Nobody gains a rank by the day that he writes himself. Of a new write alone: what was filed before
            // midnight is told again after it.
            if (usager && !corps.texte("depot").equals(services.aujourdhui().toString())) {
                throw rejet(List.of(services.formes().faute("/depot", "JOUR_AUTRE")));
            }
            return deposer(services, appel, aide, corps);
        });
    }

    /** Files a body that has the form of a request. */
    static Reponse deposer(Services services, Appel appel, String aide, Corps corps) {
        DemandeDeposee demande = new Demandes(services).lire(appel, aide, corps);
        return services.guichet()
                .deposer(appel.acteur(), aide, demande)
                .selon(
                        enregistre -> depot(201, "FAIT", enregistre.numero()),
                        dejaConnu -> depot(200, "DEJA_FAIT", dejaConnu.numero()),
                        divergent -> depot(202, "DIVERGENT", divergent.numero()),
                        rejete -> {
                            throw rejet(Pointeurs.fautes(rejete.rejets(), demande.pieces()));
                        });
    }

    private static Reponse depot(int statut, String effet, NumeroDossier numero) {
        SortedMap<String, String> entetes = new TreeMap<>();
        entetes.put(HttpHeaders.LOCATION, "v1/dossiers/" + enAdresse(numero));
        if (statut == 201) {
            entetes.put(HttpHeaders.ETAG, Ecritures.etiquette(1));
        }
        ObjectNode corps = Vues.objet().put("effet", effet).put("numero", numero.valeur());
        return new Reponse(statut, entetes, Json.texte(corps));
    }

    static String enAdresse(NumeroDossier numero) {
        return URLEncoder.encode(numero.valeur(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    static ProblemeException rejet(List<Faute> fautes) {
        return new ProblemeException(Code.DEMANDE_REJETEE, fautes);
    }

    /** Lists dossiers. */
    @GET
    @Acte(
            exige = Operation.CONSULTER,
            resume = "Lister les dossiers, du plus ancien dépôt au plus récent, page par page.",
            repond = "liste",
            ecrit = false)
    public Response lister(
            @Context SecurityContext contexte,
            @QueryParam("etat") List<String> etats,
            @QueryParam("aide") @Nullable String aide,
            @QueryParam("commune") @Nullable String commune,
            @QueryParam("deposeAuPlusTard") @Nullable String deposeAuPlusTard,
            @QueryParam("curseur") @Nullable String curseur,
            @QueryParam("taille") @Nullable String taille) {
        Appel appel = Appel.de(contexte);
        SortedSet<EtatDossier> voulus = new TreeSet<>();
        for (String etat : etats) {
            voulus.add(parametre("etat", () -> EtatDossier.valueOf(etat)));
        }
        Filtre filtre = new Filtre(
                voulus,
                enForme("aide", aide, Lectures::estUnCode),
                enForme("commune", commune, Geographie::estUnCodeDeCommune),
                deposeAuPlusTard == null ? null : parametre("deposeAuPlusTard", () -> Curseur.jour(deposeAuPlusTard)));
        int nombre = taille(taille);
        Resume apres = curseur == null ? null : Curseur.liste(curseur);
        boolean usager = appel.acteur().role() == Role.USAGER;
        List<Resume> page = usager
                ? siens(appel, filtre)
                        .filter(resume -> apres == null || resume.compareTo(apres) > 0)
                        .limit(nombre)
                        .toList()
                : services.consultations().lister(filtre, apres, nombre);
        SortedMap<EtatDossier, Long> comptes = new TreeMap<>();
        if (usager) {
            siens(appel, filtre).forEach(resume -> comptes.merge(resume.etat(), 1L, Long::sum));
        } else {
            comptes.putAll(services.consultations().compter(filtre));
        }
        ObjectNode vue = Vues.objet();
        ArrayNode dossiers = vue.putArray("dossiers");
        page.forEach(resume -> dossiers.add(Vues.resume(resume)));
        vue.put("total", comptes.values().stream().mapToLong(Long::longValue).sum());
        vue.set("parEtat", Vues.comptes(comptes));
        if (page.size() == nombre) {
            vue.put("suite", Curseur.de(page.get(nombre - 1)));
        }
        return json(vue);
    }

    private Stream<Resume> siens(Appel appel, Filtre filtre) {
        return appel.porteur().siens().stream()
                .flatMap(numero -> services.guichet().accueil().lire(appel.acteur(), numero).stream())
                .filter(enregistre -> filtre.retient(enregistre.dossier()))
                .map(Resume::de)
                .sorted();
    }

    /** Tells what changed. */
    @GET
    @Path("changements")
    @Acte(
            exige = Operation.CONSULTER,
            resume = "Lire ce qui a été écrit ou effacé depuis un curseur.",
            repond = "changements",
            ecrit = false,
            pourUsager = false)
    public Response changements(
            @Context SecurityContext contexte,
            @QueryParam("curseur") @Nullable String curseur,
            @QueryParam("taille") @Nullable String taille) {
        Suite suite = services.consultations().depuis(curseur == null ? 0 : Curseur.rang(curseur), taille(taille));
        ObjectNode vue = Vues.objet();
        ArrayNode dossiers = vue.putArray("dossiers");
        suite.resumes().forEach(resume -> dossiers.add(Vues.resume(resume)));
        ArrayNode effaces = vue.putArray("effaces");
        suite.effaces().forEach(numero -> effaces.add(numero.valeur()));
        vue.put("suite", Curseur.de(suite.curseur()));
        vue.put("fin", suite.estVide());
        return json(vue);
    }

    private int taille(@Nullable String taille) {
        int voulue = taille == null ? PAGE : parametre("taille", () -> Integer.parseInt(taille));
        if (voulue < 1) {
            throw parametre("taille");
        }
        return Math.min(voulue, services.limites().page());
    }

    private static String enForme(String nom, @Nullable String texte, Predicate<String> forme) {
        if (texte != null && !forme.test(texte)) {
            throw parametre(nom);
        }
        return texte == null ? "" : texte;
    }

    static <T> T parametre(String nom, Supplier<T> lecture) {
        try {
            return lecture.get();
        } catch (IllegalArgumentException | DateTimeException faux) {
            throw parametre(nom);
        }
    }

    private static ProblemeException parametre(String nom) {
        return new ProblemeException(Code.PARAMETRE_INVALIDE, List.of(new Faute(nom, "FORME_INATTENDUE", "")));
    }

    /** Tells a dossier. */
    @GET
    @Path("{numero}")
    @Acte(exige = Operation.CONSULTER, resume = "Lire un dossier, avec sa version.", repond = "dossier", ecrit = false)
    public Response lire(
            @Context SecurityContext contexte,
            @PathParam("numero") String numero,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String connue) {
        DossierEnregistre enregistre = trouver(Appel.de(contexte), numero);
        String etiquette = Ecritures.etiquette(enregistre.version());
        if (etiquette.equals(connue)) {
            return Response.notModified().header(HttpHeaders.ETAG, etiquette).build();
        }
        return Response.fromResponse(json(Vues.dossier(enregistre)))
                .header(HttpHeaders.ETAG, etiquette)
                .build();
    }

    /** What has left the active base is as unknown as what never was. */
    private DossierEnregistre trouver(Appel appel, String numero) {
        return services.guichet()
                .accueil()
                .lire(appel.acteur(), new NumeroDossier(numero))
                .orElseThrow(RessourceDossiers::inconnu);
    }

    static ProblemeException inconnu() {
        return new ProblemeException(Code.DOSSIER_INCONNU);
    }

    private ReglementAide reglement(Dossier dossier) {
        return Instruction.choisir(services.octroi().catalogue(), dossier)
                .orElseThrow(() -> new IllegalStateException("no règlement for an aid that was filed"))
                .definition();
    }

    /** Tells where a dossier stands. */
    @GET
    @Path("{numero}/suivi")
    @Acte(
            exige = Operation.CONSULTER,
            resume = "Lire où en est un dossier, avec un texte à dire au téléphone.",
            repond = "suivi",
            ecrit = false)
    public Response suivre(@Context SecurityContext contexte, @PathParam("numero") String numero) {
        return json(fiche(Appel.de(contexte), numero));
    }

    private ObjectNode fiche(Appel appel, String numero) {
        return services.guichet()
                .accueil()
                .suivre(
                        appel.acteur(),
                        new NumeroDossier(numero),
                        (fiche, reglement) -> Vues.fiche(
                                fiche,
                                reglement,
                                services.aujourdhui(),
                                appel.acteur().role() == Role.USAGER))
                .orElseThrow(RessourceDossiers::inconnu);
    }

    /**
     * Answers the telephone: records the call, and tells in the same round trip where the dossier stands, with the text to read out.
     *
     * <p>A GET that wrote would be made by whatever prefetches, retries or crawls, and would count calls that nobody made: so the call is a POST on
     * the sheet, and the GET beside it only reads. It takes no {@code If-Match}, for a call is a fact whatever the dossier has become meanwhile,
     * and whoever picks up has seen no version yet.
     *
     * <p>What is kept under the key says that the call was recorded, and no more: the sheet ends with four characters of an account, and is read
     * anew each time.
     */
    @POST
    @Path("{numero}/suivi")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.CONSIGNER_APPEL,
            resume = "Répondre au téléphone : consigner l'appel, et lire où en est le dossier, avec le texte à dire.",
            repond = "appelSuivi")
    public Response repondre(
            @Context SecurityContext contexte, @PathParam("numero") String numero, @Forme("appel") Corps corps) {
        Appel appel = Appel.de(contexte);
        // Nothing is written of what cannot be told.
        trouver(appel, numero);
        Response consigne = services.ecritures()
                .faire(
                        appel,
                        corps,
                        () -> Ecritures.effet(services.guichet()
                                .accueil()
                                .consignerAppel(
                                        appel.acteur(),
                                        new NumeroDossier(numero),
                                        corps.texte("motif"),
                                        corps.texte("note"))));
        // Read before the sheet: a version that is too old is refused later, one that is too new would be believed.
        long version = trouver(appel, numero).version();
        ObjectNode vue = Vues.objet();
        vue.setAll((ObjectNode) Json.lire((byte[]) consigne.getEntity()));
        vue.put("version", version);
        vue.set("suivi", fiche(appel, numero));
        return Response.fromResponse(consigne)
                .entity(Ecritures.octets(Json.texte(vue)))
                .header(HttpHeaders.ETAG, Ecritures.etiquette(version))
                .build();
    }

    /** Hands out the journal of a dossier. */
    @GET
    @Path("{numero}/journal")
    @Produces({"application/jsonl", ProblemeException.TYPE})
    @Acte(
            exige = Operation.CONSULTER,
            resume = "Lire le journal d'un dossier, ligne par ligne, avec sa ligne de clôture : la preuve.",
            repond = "journal",
            ecrit = false,
            pourUsager = false)
    public Response journal(@Context SecurityContext contexte, @PathParam("numero") String numero) {
        trouver(Appel.de(contexte), numero);
        StringWriter lignes = new StringWriter();
        JournalJson.ecrire(services.octroi().journaux().entrees(new NumeroDossier(numero)), lignes);
        return Response.ok(Ecritures.octets(lignes.toString()), "application/jsonl")
                .build();
    }

    /** Proposes again, with the reasons. */
    @GET
    @Path("{numero}/proposition")
    @Acte(
            exige = Operation.INSTRUIRE,
            resume = "Lire ce qui serait proposé aujourd'hui et pourquoi, sans rien écrire.",
            repond = "explication",
            ecrit = false)
    public Response proposition(@Context SecurityContext contexte, @PathParam("numero") String numero) {
        Appel appel = Appel.de(contexte);
        Dossier dossier = trouver(appel, numero).dossier();
        Proposition proposition = instruisible(() -> services.guichet().proposition(appel.acteur(), dossier.numero()))
                .orElseThrow(RessourceDossiers::inconnu);
        StringWriter texte = new StringWriter();
        ExplicationJson.ecrire(dossier.numero(), reglement(dossier), proposition, false, texte);
        return Response.ok(Ecritures.octets(texte.toString()), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    /** A règlement with faults instructs nothing, and what is past instruction is instructed no more. */
    static <T> T instruisible(Supplier<T> travail) {
        try {
            return travail.get();
        } catch (ActeImpossibleException pasInstruisible) {
            throw new ProblemeException(Code.IMPOSSIBLE);
        }
    }

    static Response json(JsonNode vue) {
        return Response.ok(Ecritures.octets(Json.texte(vue)), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
