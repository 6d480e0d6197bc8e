package fr.octroi.adapters.rest.ressource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.octroi.adapters.rest.http.Acte;
import fr.octroi.adapters.rest.http.Appel;
import fr.octroi.adapters.rest.http.Code;
import fr.octroi.adapters.rest.http.Corps;
import fr.octroi.adapters.rest.http.Ecritures;
import fr.octroi.adapters.rest.http.Forme;
import fr.octroi.adapters.rest.http.Json;
import fr.octroi.adapters.rest.http.ProblemeException;
import fr.octroi.adapters.rest.http.Reponse;
import fr.octroi.budget.Enveloppe;
import fr.octroi.budget.Imputation;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.guichet.Effet;
import fr.octroi.guichet.GuichetPaiements;
import fr.octroi.guichet.Habilitations.Operation;
import fr.octroi.guichet.Mandatement;
import fr.octroi.guichet.ReportDeCredits;
import fr.octroi.port.Versionne;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.RetourComptable;
import fr.octroi.versement.Versement;
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
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Credits, bordereaux, and what the accountant and the bank say of them. */
@Path("v1")
@Produces({MediaType.APPLICATION_JSON, ProblemeException.TYPE})
public final class RessourcePaiements {

    private static final Pattern FORME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._/-]{0,33}[A-Za-z0-9])?");

    private final Services services;

    /** Makes the resource. */
    public RessourcePaiements(Services services) {
        this.services = services;
    }

    private GuichetPaiements paiements() {
        return services.octroi().guichet().paiements();
    }

    private Bordereau bordereau(String code) {
        return Optional.of(code)
                .filter(texte -> FORME.matcher(texte).matches())
                .flatMap(services.registres()::bordereau)
                .map(Versionne::valeur)
                .orElseThrow(() -> new ProblemeException(Code.REGISTRE_INCONNU));
    }

    private Enveloppe enveloppe(String code) {
        return Optional.of(code)
                .filter(Lectures::estUnCode)
                .flatMap(services.registres()::enveloppe)
                .map(Versionne::valeur)
                .orElseThrow(() -> new ProblemeException(Code.REGISTRE_INCONNU));
    }

    /** Opens credits. */
    @POST
    @Path("enveloppes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.OUVRIR_CREDITS,
            resume = "Ouvrir les crédits d'une enveloppe, ou les augmenter.",
            repond = "effetSimple")
    public Response ouvrirCredits(@Context SecurityContext contexte, @Forme("enveloppeNouvelle") Corps corps) {
        Appel appel = Appel.de(contexte);
        JsonNode dit = corps.contenu();
        Montant ouverts = Lectures.montant(dit, "ouverts");
        LigneBudgetaire ligne = new LigneBudgetaire(
                dit.at("/ligne/chapitre").asText(),
                dit.at("/ligne/article").asText(),
                dit.at("/ligne/fonction").asText(""));
        Enveloppe neuve = Lectures.ensemble(
                () -> Enveloppe.of(corps.texte("code"), dit.path("exercice").intValue(), ligne, ouverts));
        Enveloppe enveloppe =
                dit.has("cloture") ? Lectures.ensemble(() -> neuve.fermant(Lectures.jour(dit, "cloture"))) : neuve;
        return services.ecritures()
                .faire(
                        appel,
                        corps,
                        () -> Ecritures.effet(
                                services.octroi().guichet().seances().ouvrirCredits(appel.acteur(), enveloppe)));
    }

    /** Tells what is left of an envelope. */
    @GET
    @Path("enveloppes/{enveloppe}")
    @Acte(
            exige = Operation.PROGRAMMER,
            resume = "Lire une enveloppe et ce qui en est disponible.",
            repond = "enveloppe",
            ecrit = false)
    public Response lireEnveloppe(@PathParam("enveloppe") String code) {
        Enveloppe enveloppe = enveloppe(code);
        ObjectNode vue = Vues.objet().put("code", enveloppe.code()).put("exercice", enveloppe.exercice());
        vue.put("cloture", enveloppe.cloture().toString());
        Vues.montant(vue, "ouverts", enveloppe.ouverts());
        Vues.montant(vue, "disponible", enveloppe.disponible());
        return RessourceDossiers.json(vue);
    }

    /** Carries what a closed year engaged over to the next. */
    @POST
    @Path("enveloppes/{enveloppe}/report")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.OUVRIR_CREDITS,
            resume = "Reporter sur l'exercice suivant ce qu'une enveloppe close a engagé et n'a pas mandaté.",
            repond = "reportFait")
    public Response reporterCredits(
            @Context SecurityContext contexte,
            @PathParam("enveloppe") String code,
            @Forme("reportDeCredits") Corps corps) {
        Appel appel = Appel.de(contexte);
        enveloppe(code);
        enveloppe(corps.texte("suivante"));
        return services.ecritures().faire(appel, corps, () -> {
            try {
                ReportDeCredits report = paiements().reporterCredits(appel.acteur(), code, corps.texte("suivante"));
                if (report.effet() == Effet.IMPOSSIBLE
                        && !report.inaccessibles().isEmpty()) {
                    throw new ProblemeException(
                            Code.IMPOSSIBLE, List.of(services.faute("CREDITS_INACCESSIBLES", report.inaccessibles())));
                }
                ObjectNode vue = Ecritures.corps(report.effet());
                Vues.inaccessibles(vue, report.inaccessibles());
                return new Reponse(200, new TreeMap<>(), Json.texte(vue));
            } catch (ValeurInvalideException fausse) {
                throw fausse;
            } catch (IllegalArgumentException nonOuverte) {
                // That of another funder, for the next year.
                throw new ProblemeException(Code.REGISTRE_INCONNU);
            }
        });
    }

    /** Draws up a bordereau. */
    @POST
    @Path("bordereaux")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.LIQUIDER,
            resume = "Liquider des aides décidées et dresser leur bordereau ; chaque dossier bloqué dit pourquoi.",
            repond = "mandatement")
    public Response liquider(@Context SecurityContext contexte, @Forme("liquidation") Corps corps) {
        Appel appel = Appel.de(contexte);
        JsonNode lignes = services.lot(corps, "dossiers");
        SortedSet<NumeroDossier> numeros = new TreeSet<>();
        for (int rang = 0; rang < lignes.size(); rang++) {
            numeros.add(Lectures.numero(corps.contenu(), "/dossiers/" + rang));
        }
        if (services.registres().enveloppe(corps.texte("enveloppe")).isEmpty()) {
            throw new ProblemeException(Code.REGISTRE_INCONNU);
        }
        return services.ecritures().faire(appel, corps, () -> {
            Mandatement mandatement = Lectures.ensemble(() -> services.guichet()
                    .paiements()
                    .liquider(appel.acteur(), corps.texte("code"), corps.texte("enveloppe"), numeros));
            ObjectNode vue = Vues.objet();
            mandatement.bordereau().ifPresent(etabli -> vue.set("bordereau", enTete(etabli)));
            ArrayNode bloques = vue.putArray("bloques");
            mandatement.bloques().forEach((numero, raisons) -> {
                ArrayNode codes =
                        bloques.addObject().put("numero", numero.valeur()).putArray("raisons");
                raisons.forEach(raison -> codes.add(
                        raison.code().isEmpty() ? raison.genre().name() : raison.genre() + ":" + raison.code()));
            });
            return new Reponse(200, new TreeMap<>(), Json.texte(vue));
        });
    }

    private static ObjectNode enTete(Bordereau bordereau) {
        Bordereau.Totaux totaux = bordereau.totaux();
        ObjectNode vue = Vues.objet()
                .put("code", bordereau.code())
                .put("exercice", bordereau.exercice())
                .put("jour", bordereau.jour().toString())
                .put("enveloppe", bordereau.enveloppe())
                .put("nombre", totaux.nombre())
                .put("empreinte", totaux.empreinte().hexadecimal());
        Vues.montant(vue, "total", totaux.total());
        return vue;
    }

    /** Tells a bordereau. */
    @GET
    @Path("bordereaux/{bordereau}")
    @Acte(
            exige = Operation.SUIVRE_PAIEMENT,
            resume = "Lire un bordereau, ses lignes et ses totaux.",
            repond = "bordereau",
            ecrit = false)
    public Response lireBordereau(@Context SecurityContext contexte, @PathParam("bordereau") String code) {
        Bordereau bordereau = bordereau(code);
        ObjectNode vue = enTete(bordereau)
                .put("annule", paiements().estAnnule(Appel.de(contexte).acteur(), code));
        ArrayNode lignes = vue.putArray("lignes");
        for (Bordereau.Ligne ligne : bordereau.lignes()) {
            Versement versement = ligne.versement();
            ObjectNode dite = lignes.addObject()
                    .put("rang", ligne.rang())
                    .put("reference", versement.reference())
                    .put("numero", versement.dossier().valeur())
                    .put("acte", versement.acte());
            Vues.montant(dite, "montant", versement.montant());
        }
        return RessourceDossiers.json(vue);
    }

    /** Cancels a bordereau that was not handed on. */
    @POST
    @Path("bordereaux/{bordereau}/annulation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.LIQUIDER,
            resume =
                    "Annuler un bordereau qui n'est pas parti et dont aucun retour n'a parlé : ses aides se liquident à nouveau.",
            repond = "effetSimple")
    public Response annulerBordereau(
            @Context SecurityContext contexte, @PathParam("bordereau") String code, @Forme("annulation") Corps corps) {
        Appel appel = Appel.de(contexte);
        bordereau(code);
        return services.ecritures()
                .faire(
                        appel,
                        corps,
                        () -> Ecritures.effet(
                                paiements().annulerBordereau(appel.acteur(), code, corps.texte("motif"))));
    }

    /** Tells where each payment of a bordereau is charged. */
    @GET
    @Path("bordereaux/{bordereau}/imputations")
    @Acte(
            exige = Operation.SUIVRE_PAIEMENT,
            resume =
                    "Lire sur quelle ligne budgétaire, et par quel financeur, chaque paiement d'un bordereau est porté.",
            repond = "imputations",
            ecrit = false)
    public Response imputations(@Context SecurityContext contexte, @PathParam("bordereau") String code) {
        bordereau(code);
        ObjectNode vue = Vues.objet();
        ArrayNode liste = vue.putArray("imputations");
        paiements().imputations(Appel.de(contexte).acteur(), code).forEach((numero, parts) -> {
            ArrayNode dites = liste.addObject().put("numero", numero.valeur()).putArray("parts");
            for (Imputation part : parts) {
                ObjectNode dite = dites.addObject();
                Vues.mettre(dite, "financeur", part.financeur());
                ObjectNode ligne = dite.putObject("ligne")
                        .put("chapitre", part.ligne().chapitre())
                        .put("article", part.ligne().article());
                Vues.mettre(ligne, "fonction", part.ligne().fonction());
                Vues.montant(dite, "montant", part.montant());
            }
        });
        return RessourceDossiers.json(vue);
    }

    /** Takes in returns. */
    @POST
    @Path("bordereaux/{bordereau}/retours")
    @Consumes(MediaType.APPLICATION_JSON)
    @Acte(
            exige = Operation.SUIVRE_PAIEMENT,
            resume = "Enregistrer ce que le comptable et la banque disent ; chaque ligne a son sort, et se reprend.",
            repond = "retours")
    public Response prendreRetour(
            @Context SecurityContext contexte, @PathParam("bordereau") String code, @Forme("retour") Corps corps) {
        Appel appel = Appel.de(contexte);
        bordereau(code);
        List<RetourComptable.Ligne> lignes = new ArrayList<>();
        for (JsonNode ligne : services.lot(corps, "lignes")) {
            String ou = "/lignes/" + lignes.size();
            LocalDate jour = Lectures.lire(ou, ligne, "/jour", LocalDate::parse);
            Montant montant = ligne.has("montant") ? Lectures.lire(ou, ligne, "/montant/valeur", Montant::parse) : null;
            lignes.add(Lectures.lire(
                    ou,
                    ligne,
                    "/reference",
                    reference -> new RetourComptable.Ligne(
                            reference,
                            RetourComptable.Issue.valueOf(ligne.path("issue").asText()),
                            ligne.path("code").asText(""),
                            montant,
                            jour)));
        }
        return services.ecritures().faire(appel, corps, () -> {
            ObjectNode vue = Vues.objet();
            ArrayNode sorts = vue.putArray("lignes");
            Function<RetourComptable.Ligne, RetourComptable.Resultat> prendre =
                    paiements().prendreRetour(appel.acteur(), code);
            for (RetourComptable.Ligne ligne : lignes) {
                ObjectNode sort = sorts.addObject().put("reference", ligne.reference());
                // One by one: what a line meets undoes nothing of those before it, and hides none of them.
                sort.put(
                        "sort",
                        Lectures.sort(
                                sort,
                                "INAPPLICABLE",
                                () -> prendre.apply(ligne)
                                        .selon(
                                                applique -> {
                                                    Vues.mettre(sort, "suite", applique.suite());
                                                    return "APPLIQUE";
                                                },
                                                dejaConnu -> "DEJA_CONNU",
                                                inapplicable -> {
                                                    sort.put(
                                                            "obstacle",
                                                            inapplicable
                                                                    .obstacle()
                                                                    .name());
                                                    return "INAPPLICABLE";
                                                })));
            }
            return new Reponse(200, new TreeMap<>(), Json.texte(vue));
        });
    }
}
