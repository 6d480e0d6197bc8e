package fr.octroi.adapters.rest.ressource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.octroi.bureau.Decision;
import fr.octroi.bureau.Motif;
import fr.octroi.commun.Montant;
import fr.octroi.document.PageDeSuivi;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.dossier.Depense;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.port.Consultations.Resume;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.recours.Limitation;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.suivi.FicheDeSuivi;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** How things are told in JSON: what is not known is absent, days are as 2021-11-03, an amount is a decimal text with its currency. */
final class Vues {

    private Vues() {}

    static ObjectNode objet() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** What is blank or null is not there. */
    static void mettre(ObjectNode objet, String nom, @Nullable Object valeur) {
        if (valeur instanceof Montant montant) {
            montant(objet, nom, montant);
        } else if (valeur instanceof Integer entier) {
            objet.put(nom, entier);
        } else if (valeur != null && !valeur.toString().isBlank()) {
            objet.put(nom, valeur.toString());
        }
    }

    /** The dossiers that something was done without. */
    static void inaccessibles(ObjectNode vue, SortedSet<NumeroDossier> inaccessibles) {
        ArrayNode numeros = vue.putArray("inaccessibles");
        inaccessibles.forEach(numero -> numeros.add(numero.valeur()));
    }

    static void montant(ObjectNode objet, String nom, Montant montant) {
        objet.putObject(nom).put("valeur", montant.toString()).put("devise", "EUR");
    }

    static ObjectNode resume(Resume resume) {
        return objet().put("numero", resume.numero().valeur())
                .put("version", resume.version())
                .put("aide", resume.aide())
                .put("depot", resume.depot().toString())
                .put("etat", resume.etat().name());
    }

    static ObjectNode comptes(SortedMap<EtatDossier, Long> comptes) {
        ObjectNode objet = objet();
        comptes.forEach((etat, nombre) -> objet.put(etat.name(), nombre));
        return objet;
    }

    static ObjectNode dossier(DossierEnregistre enregistre) {
        Dossier dossier = enregistre.dossier();
        ObjectNode vue = objet();
        vue.put("numero", dossier.numero().valeur());
        vue.put("version", enregistre.version());
        vue.put("aide", dossier.aide());
        vue.put("depot", dossier.depot().toString());
        vue.put("etat", dossier.etat().name());
        demandeur(vue.putObject("demandeur"), dossier.demandeur());
        ObjectNode foyer = vue.putObject("foyer");
        mettre(foyer, "personnes", dossier.foyer().personnes());
        mettre(foyer, "revenu", dossier.foyer().revenu());
        mettre(
                foyer,
                "parts",
                dossier.foyer().parts() == null ? null : dossier.foyer().parts().toPlainString());
        depense(vue.putObject("depense"), dossier.depense());
        ObjectNode compte = vue.putObject("compte");
        // Whoever reads it learns whether it is the one he has before his eyes, and cannot pay on it.
        mettre(compte, "fin", dossier.iban() == null ? null : dossier.iban().fin());
        mettre(compte, "titulaire", dossier.titulaire());
        mettre(vue, "aidesAutres", dossier.aidesAutres());
        ObjectNode reponses = vue.putObject("reponses");
        dossier.reponses().forEach((nom, valeur) -> reponses.put(nom, valeur.toString()));
        ArrayNode pieces = vue.putArray("pieces");
        for (PieceJustificative piece : dossier.pieces()) {
            pieces.addObject()
                    .put("type", piece.type())
                    .put("sha256", piece.contenu().hexadecimal())
                    .put("taille", piece.taille())
                    .put("recue", piece.recue().toString());
        }
        return vue;
    }

    private static void demandeur(ObjectNode vue, Demandeur demandeur) {
        mettre(vue, "civilite", demandeur.civilite());
        mettre(vue, "nom", demandeur.nom());
        mettre(vue, "prenom", demandeur.prenom());
        mettre(vue, "naissance", demandeur.naissance());
        adresse(vue.putObject("adresse"), demandeur.adresse());
        if (demandeur.courrier() != null) {
            adresse(vue.putObject("courrier"), demandeur.courrier());
        }
        mettre(vue, "courriel", demandeur.courriel());
        mettre(vue, "telephone", demandeur.telephone());
    }

    private static void adresse(ObjectNode vue, Adresse adresse) {
        mettre(vue, "voie", adresse.voie());
        mettre(vue, "codePostal", adresse.codePostal());
        mettre(vue, "ville", adresse.ville());
        mettre(vue, "insee", adresse.insee());
    }

    private static void depense(ObjectNode vue, Depense depense) {
        mettre(vue, "nature", depense.nature());
        mettre(vue, "etat", depense.etat());
        mettre(vue, "designation", depense.designation());
        mettre(vue, "date", depense.date());
        mettre(vue, "montantTtc", depense.montantTtc());
        mettre(vue, "montantHt", depense.montantHt());
        mettre(vue, "quantite", depense.quantite());
        mettre(vue, "vendeur", depense.vendeur());
        mettre(vue, "numeroFacture", depense.numeroFacture());
        mettre(vue, "numeroSerie", depense.numeroSerie());
    }

    /** What goes wrong between two organisations is theirs to settle: an applicant is told where he stands. */
    static ObjectNode fiche(FicheDeSuivi fiche, ReglementAide reglement, LocalDate jour, boolean pourUsager) {
        ObjectNode vue = objet();
        vue.put("numero", fiche.numero().valeur());
        vue.put("etat", fiche.etat().name());
        vue.put("balle", fiche.balle().name());
        vue.put("depot", fiche.depot().toString());
        ArrayNode manquants = vue.putArray("manquants");
        fiche.manquants()
                .forEach(manque -> manquants
                        .addObject()
                        .put("code", manque.code())
                        .put("article", manque.article())
                        .put("indispensable", manque.indispensable()));
        mettre(vue, "limite", fiche.limite());
        ArrayNode contacts = vue.putArray("contacts");
        for (FicheDeSuivi.Contact contact : fiche.contacts()) {
            ObjectNode dit = contacts.addObject()
                    .put("instant", contact.instant().toString())
                    .put("organisation", contact.organisation())
                    .put("role", contact.role().name())
                    .put("objet", contact.objet());
            mettre(dit, "moyen", contact.moyen());
        }
        if (fiche.seance() != null) {
            vue.putObject("seance")
                    .put("code", fiche.seance().code())
                    .put("jour", fiche.seance().jour().toString())
                    .put("limite", fiche.seance().limite().toString())
                    .put("acquise", fiche.seance().acquise());
        }
        vue.put("silence", fiche.silence().date().toString());
        if (fiche.decision() != null) {
            decision(vue.putObject("decision"), fiche.decision());
        }
        if (fiche.paiement() != null) {
            vue.putObject("paiement")
                    .put("du", fiche.paiement().du().toString())
                    .put("au", fiche.paiement().au().toString());
        }
        mettre(vue, "paye", fiche.paye());
        mettre(vue, "compte", fiche.compte());
        ArrayNode limitations = vue.putArray("limitations");
        for (Limitation limitation : fiche.limitations()) {
            limitations
                    .addObject()
                    .put("motif", limitation.motif().name())
                    .put("demande", limitation.demande().toString())
                    .put("accueillie", limitation.estAccueillie());
        }
        ArrayNode derogations = vue.putArray("derogations");
        fiche.derogations().forEach(derogation -> derogations.add(derogation.name()));
        if (!pourUsager) {
            ArrayNode alertes = vue.putArray("alertes");
            fiche.alertes().forEach(alerte -> alertes.add(alerte.name()));
            ArrayNode incidents = vue.putArray("incidents");
            fiche.incidents()
                    .forEach(incident -> incidents
                            .addObject()
                            .put("reference", incident.reference())
                            .put("genre", incident.genre().name())
                            .put("gravite", incident.gravite().name()));
            vue.put("contradictions", fiche.contradictions().size());
        }
        if (fiche.pourquoi() != null) {
            ObjectNode pourquoi = vue.putObject("pourquoi");
            mettre(pourquoi, "montant", fiche.pourquoi().montant());
            motifs(pourquoi, fiche.pourquoi().motifs());
        }
        vue.put("texte", PageDeSuivi.page(pourUsager ? fiche.pourLUsager() : fiche, reglement, jour, false));
        return vue;
    }

    static void decision(ObjectNode vue, Decision decision) {
        vue.put("acte", decision.acte().numero());
        vue.put("seance", decision.acte().seance());
        vue.put("jour", decision.acte().jour().toString());
        decision.selon(
                accordee -> {
                    montant(vue.put("issue", "ACCORDE"), "montant", accordee.decide());
                    return true;
                },
                refusee -> {
                    motifs(vue.put("issue", "REFUSE"), refusee.motifs());
                    return true;
                },
                ajournee -> {
                    ArrayNode motifs = vue.put("issue", "AJOURNE").putArray("motifs");
                    ajournee.motifs().forEach(code -> motifs.addObject().put("code", code));
                    return true;
                },
                retiree -> {
                    vue.put("issue", "RETIRE");
                    return true;
                });
    }

    static void motifs(ObjectNode vue, List<Motif> motifs) {
        ArrayNode liste = vue.putArray("motifs");
        motifs.forEach(motif -> liste.addObject().put("code", motif.code()).put("article", motif.article()));
    }
}
