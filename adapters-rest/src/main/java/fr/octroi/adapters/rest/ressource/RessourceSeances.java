package fr.octroi.adapters.rest.ressource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import fr.octroi.bureau.Composition;
import fr.octroi.bureau.Convocation;
import fr.octroi.bureau.Deliberation;
import fr.octroi.bureau.Discordance;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.FichierInvalideException;
import fr.octroi.format.LecteurDeliberation;
import fr.octroi.guichet.ActeImpossibleException;
import fr.octroi.guichet.Effet;
import fr.octroi.guichet.GelRefuseException;
import fr.octroi.guichet.GuichetSeances;
import fr.octroi.guichet.Habilitations.Operation;
import fr.octroi.guichet.OrdreGele;
import fr.octroi.guichet.TransmissionDActe;
import fr.octroi.port.Versionne;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Sessions of the Bureau: opened, convened, frozen, held; and what makes their decisions fit to be carried out. */
@Path("v1")
@Produces({MediaType.APPLICATION_JSON, ProblemeException.TYPE})
public final class RessourceSeances {

    private final Services services;

    /** Makes the resource. */
    public RessourceSeances(Services services) {
        this.services = services;
    }

    private GuichetSeances seances() {
        return services.octroi().guichet().seances();
    }

    private SeanceBureau seance(String code) {
        return Optional.of(code)
                .filter(Lectures::estUnCode)
                .flatMap(services.registres()::seance)
                .map(Versionne::valeur)
                .orElseThrow(() -> new ProblemeException(Code.REGISTRE_INCONNU));
    }

    /** Lists sessions. */
    @GET
    @Path("seances")
    @Acte(exige = Operation.PROGRAMMER, resume = "Lister les séances, par jour.", repond = "seances", ecrit = false)
    public Response lister() {
        ObjectNode vue = Vues.objet();
        ArrayNode liste = vue.putArray("seances");
        services.registres().seances().forEach(seance -> liste.add(enTete(seance)));
        return RessourceDossiers.json(vue);
    }

    /** Tells a session. */
    @GET
    @Path("seances/{seance}")
    @Acte(
            exige = Operation.PROGRAMMER,
            resume = "Lire une séance, avec son ordre du jour.",
            repond = "seance",
            ecrit = false)
    public Response lire(@PathParam("seance") String code) {
        SeanceBureau seance = seance(code);
        ObjectNode vue = enTete(seance);
        if (seance.ordreDuJour() != null) {
            vue.set("ordreDuJour", ordre(seance.ordreDuJour()));
        }
        return RessourceDossiers.json(vue);
    }

    private static ObjectNode enTete(SeanceBureau seance) {
        return Vues.objet()
                .put("code", seance.code())
                .put("jour", seance.jour().toString())
                .put("limite", seance.limite().toString())
                .put("capacite", seance.capacite())
                .put("etat", seance.etat().name());
    }

    private static ArrayNode ordre(OrdreDuJour ordre) {
        ArrayNode lignes = Vues.objet().putArray("lignes");
        for (OrdreDuJour.Ligne ligne : ordre.lignes()) {
            ObjectNode vue = lignes.addObject()
                    .put("rang", ligne.rang())
                    .put("numero", ligne.numero().valeur())
                    .put("sens", ligne.sens().name());
            Vues.montant(vue, "propose", ligne.propose());
            Vues.motifs(vue, ligne.motifs());
        }
        return lignes;
    }

    /** Opens a session. */
    @POST
    @Path("seances")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(exige = Operation.ARRETER_ORDRE_DU_JOUR, resume = "Inscrire une séance au registre.", repond = "effetSimple")
    public Response ouvrir(@Context SecurityContext contexte, @Forme("seanceNouvelle") Corps corps) {
        Appel appel = Appel.de(contexte);
        JsonNode dit = corps.contenu();
        LocalDate jour = Lectures.jour(dit, "jour");
        LocalDate limite = Lectures.jour(dit, "limite");
        SeanceBureau seance = Lectures.ensemble(() -> SeanceBureau.ouverte(
                corps.texte("code"), jour, limite, dit.path("capacite").intValue()));
        return faire(appel, corps, () -> seances().ouvrirSeance(appel.acteur(), seance));
    }

    private Response faire(Appel appel, Corps corps, Supplier<Effet> commande) {
        return services.ecritures().faire(appel, corps, () -> Ecritures.effet(commande.get()));
    }

    /** Puts a session off. */
    @POST
    @Path("seances/{seance}/report")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.ARRETER_ORDRE_DU_JOUR,
            resume = "Reporter une séance à un jour plus tardif.",
            repond = "effetSimple")
    public Response reporter(
            @Context SecurityContext contexte, @PathParam("seance") String code, @Forme("jour") Corps corps) {
        Appel appel = Appel.de(contexte);
        seance(code);
        LocalDate jour = Lectures.jour(corps.contenu(), "jour");
        return faire(appel, corps, () -> seances().reporterSeance(appel.acteur(), code, jour));
    }

    /** Keeps a convocation. */
    @POST
    @Path("seances/{seance}/convocation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.ARRETER_ORDRE_DU_JOUR,
            resume = "Garder la convocation d'une séance dont l'ordre du jour est gelé.",
            repond = "effetSimple")
    public Response convoquer(
            @Context SecurityContext contexte, @PathParam("seance") String code, @Forme("convocation") Corps corps) {
        Appel appel = Appel.de(contexte);
        SeanceBureau seance = seance(code);
        LocalDate envoi = Lectures.jour(corps.contenu(), "envoi");
        LocalDate pour = Lectures.jour(corps.contenu(), "pour");
        Convocation.Note note = Convocation.Note.valueOf(corps.texte("note"));
        Convocation convocation = Lectures.ensemble(() -> switch (Convocation.Genre.valueOf(corps.texte("genre"))) {
            case ORDINAIRE -> Convocation.ordinaire(envoi, pour, note, Convocation.Delais.CGCT);
            case URGENTE -> Convocation.urgente(envoi, pour, note, Convocation.Delais.CGCT);
            case SECONDE -> Convocation.seconde(envoi, pour, seance.jour(), Convocation.Delais.CGCT);
        });
        return faire(appel, corps, () -> seances().convoquer(appel.acteur(), code, convocation));
    }

    /** Freezes an agenda. */
    @POST
    @Path("seances/{seance}/ordre-du-jour")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.ARRETER_ORDRE_DU_JOUR,
            resume = "Geler l'ordre du jour : les crédits de ses dossiers sont réservés.",
            repond = "ordreDuJour")
    public Response geler(
            @Context SecurityContext contexte, @PathParam("seance") String code, @Forme("gel") Corps corps) {
        Appel appel = Appel.de(contexte);
        seance(code);
        services.exigerAide(corps.texte("aide"), Code.VALEUR_REFUSEE);
        if (services.registres().enveloppe(corps.texte("enveloppe")).isEmpty()) {
            throw new ProblemeException(Code.REGISTRE_INCONNU);
        }
        SortedMap<NumeroDossier, SortedSet<String>> deports = new TreeMap<>();
        for (Map.Entry<String, JsonNode> deport :
                corps.contenu().path("deports").properties()) {
            NumeroDossier numero = Lectures.ensemble(() -> new NumeroDossier(deport.getKey()));
            SortedSet<String> membres = new TreeSet<>();
            deport.getValue().forEach(membre -> membres.add(membre.asText()));
            deports.put(numero, membres);
        }
        return services.ecritures().faire(appel, corps, () -> {
            try {
                OrdreGele gele =
                        seances().geler(appel.acteur(), code, corps.texte("aide"), corps.texte("enveloppe"), deports);
                ObjectNode vue = Vues.objet();
                vue.set("lignes", ordre(gele.ordre()));
                Vues.montant(vue, "total", gele.ordre().total());
                Vues.inaccessibles(vue, gele.inaccessibles());
                return new Reponse(200, new TreeMap<>(), Json.texte(vue));
            } catch (GelRefuseException refus) {
                throw new ProblemeException(
                        Code.IMPOSSIBLE, List.of(services.faute(refus.raison().name(), refus.dossiers())));
            } catch (ActeImpossibleException pasAinsi) {
                throw new ProblemeException(Code.IMPOSSIBLE);
            }
        });
    }

    /** Takes in the minutes of a session. */
    @POST
    @Path("seances/{seance}/deliberation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.DELIBERER,
            resume =
                    "Enregistrer le procès-verbal d'une séance : toutes ses décisions, sauf celles des dossiers illisibles, ou aucune.",
            repond = "decisions")
    public Response deliberer(
            @Context SecurityContext contexte, @PathParam("seance") String code, @Forme("deliberation") Corps corps) {
        Appel appel = Appel.de(contexte);
        seance(code);
        if (!corps.texte("seance").equals(code)) {
            throw Lectures.refus("/seance", "SEANCE_AUTRE");
        }
        Deliberation deliberation = deliberation(corps);
        return services.ecritures()
                .faire(
                        appel,
                        corps,
                        () -> seances()
                                .deliberer(appel.acteur(), deliberation, bureau(code), services.quorum())
                                .selon(
                                        conforme -> {
                                            ObjectNode vue = Vues.objet();
                                            ArrayNode decisions = vue.putArray("decisions");
                                            conforme.decisions().forEach(decision -> {
                                                ObjectNode une = decisions.addObject();
                                                une.put(
                                                        "numero",
                                                        decision.dossier().valeur());
                                                Vues.decision(une, decision);
                                            });
                                            Vues.inaccessibles(vue, conforme.inaccessibles());
                                            return new Reponse(200, new TreeMap<>(), Json.texte(vue));
                                        },
                                        discordante -> {
                                            throw new ProblemeException(
                                                    Code.DELIBERATION_DISCORDANTE,
                                                    fautes(corps, discordante.discordances()));
                                        }));
    }

    /** Who was in office when the session sat, whenever its minutes come. */
    private Composition bureau(String seance) {
        return services.bureau()
                .apply(seance(seance).jour())
                .orElseThrow(() -> new ProblemeException(
                        Code.IMPOSSIBLE, List.of(services.formes().faute("", "COMPOSITION_INCONNUE"))));
    }

    /** JSON is YAML: the reader of minutes reads it, its amounts written as it writes them. */
    private static Deliberation deliberation(Corps corps) {
        ObjectNode pv = corps.contenu().deepCopy();
        for (JsonNode ligne : pv.path("lignes")) {
            JsonNode montant = ligne.path("montant");
            if (montant.isObject()) {
                ((ObjectNode) ligne).put("montant", montant.path("valeur").asText() + " EUR");
            }
        }
        try {
            return Lectures.ensemble(() -> LecteurDeliberation.lire("deliberation", Json.enLignes(pv)));
        } catch (FichierInvalideException fautif) {
            throw Lectures.refus("", fautif.code());
        }
    }

    private static List<Faute> fautes(Corps corps, List<Discordance> discordances) {
        List<String> numeros = new ArrayList<>();
        corps.contenu()
                .path("lignes")
                .forEach(ligne -> numeros.add(ligne.path("dossier").asText()));
        return discordances.stream()
                .map(discordance -> {
                    NumeroDossier dossier = discordance.dossier();
                    int rang = dossier == null ? -1 : numeros.indexOf(dossier.valeur());
                    return new Faute(
                            rang < 0 ? "" : "/lignes/" + rang,
                            discordance.code().name(),
                            dossier == null ? "" : dossier.valeur());
                })
                .toList();
    }

    /** Records the receipt of an act. */
    @POST
    @Path("seances/{seance}/transmission")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.NOTIFIER,
            resume = "Enregistrer le jour où la préfecture a reçu un acte de la séance.",
            repond = "transmissionFaite")
    public Response transmettre(
            @Context SecurityContext contexte, @PathParam("seance") String code, @Forme("transmission") Corps corps) {
        Appel appel = Appel.de(contexte);
        seance(code);
        LocalDate jour = Lectures.jour(corps.contenu(), "jour");
        return services.ecritures().faire(appel, corps, () -> {
            TransmissionDActe faite = seances().transmettreActe(appel.acteur(), code, corps.texte("acte"), jour);
            ObjectNode vue = Ecritures.corps(faite.effet());
            Vues.inaccessibles(vue, faite.inaccessibles());
            return new Reponse(200, new TreeMap<>(), Json.texte(vue));
        });
    }

    /** Records in bulk that persons received their decisions. */
    @POST
    @Path("notifications")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.NOTIFIER,
            resume = "Enregistrer en nombre les notifications reçues ; chaque ligne a son sort, et se reprend.",
            repond = "sorts")
    public Response notifierEnNombre(@Context SecurityContext contexte, @Forme("notifications") Corps corps) {
        Appel appel = Appel.de(contexte);
        JsonNode lignes = services.lot(corps, "notifications");
        List<Supplier<Effet>> commandes = new ArrayList<>();
        List<NumeroDossier> numeros = new ArrayList<>();
        for (JsonNode ligne : lignes) {
            String ou = "/notifications/" + numeros.size();
            NumeroDossier numero = Lectures.lire(ou, ligne, "/numero", NumeroDossier::new);
            LocalDate jour = Lectures.lire(ou, ligne, "/jour", LocalDate::parse);
            numeros.add(numero);
            commandes.add(() -> services.guichet().seances().notifier(appel.acteur(), numero, jour));
        }
        return services.ecritures().faire(appel, corps, () -> {
            ObjectNode vue = Vues.objet();
            ArrayNode sorts = vue.putArray("sorts");
            for (int rang = 0; rang < commandes.size(); rang++) {
                Supplier<Effet> commande = commandes.get(rang);
                ObjectNode sort =
                        sorts.addObject().put("numero", numeros.get(rang).valeur());
                sort.put(
                        "sort",
                        Lectures.sort(
                                sort,
                                Effet.IMPOSSIBLE.name(),
                                () -> commande.get().name()));
            }
            return new Reponse(200, new TreeMap<>(), Json.texte(vue));
        });
    }
}
