package fr.octroi.adapters.jdbc;

import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.dossier.Depense;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Foyer;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.dossier.Siret;
import fr.octroi.reglement.TypeValeur;
import fr.octroi.reglement.Valeur;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.AbstractMap.SimpleEntry;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The picture of a dossier as JSON, field by field as {@link Dossier} has them.
 *
 * <p>Its first field names the form: whoever changes a field makes another form, and goes on reading this one.
 */
final class DossierJson {

    private static final String FORME = "octroi-dossier-1";

    private DossierJson() {}

    static byte[] ecrire(Dossier dossier) {
        return new Objet()
                .et("forme", FORME)
                .et("numero", dossier.numero())
                .et("aide", dossier.aide())
                .et("depot", dossier.depot())
                .et("demandeur", demandeur(dossier.demandeur()))
                .et("foyer", foyer(dossier.foyer()))
                .et("depense", depense(dossier.depense()))
                .et("iban", dossier.iban() == null ? null : dossier.iban().valeur())
                .et("titulaire", dossier.titulaire())
                .et("aidesAutres", dossier.aidesAutres())
                .et("reponses", dossier.reponses().entrySet(), DossierJson::reponse)
                .et("pieces", dossier.pieces(), DossierJson::piece)
                .et("etat", dossier.etat())
                .textes("divergences", dossier.divergences())
                .octets();
    }

    static Dossier lire(byte[] texte) {
        return Objet.lire(texte, DossierJson::lire);
    }

    private static Dossier lire(Objet objet) {
        if (!objet.texte("forme").equals(FORME)) {
            throw new IllegalArgumentException("another form is stored");
        }
        SortedMap<String, Valeur> reponses = new TreeMap<>();
        objet.liste("reponses", DossierJson::lireReponse)
                .forEach(reponse -> reponses.put(reponse.getKey(), reponse.getValue()));
        return new Dossier(
                new NumeroDossier(objet.texte("numero")),
                objet.texte("aide"),
                objet.jour("depot"),
                objet.objet("demandeur", DossierJson::lireDemandeur),
                objet.objet("foyer", DossierJson::lireFoyer),
                objet.objet("depense", DossierJson::lireDepense),
                objet.texteOuRien("iban", Iban::new),
                objet.texte("titulaire"),
                objet.montantOuRien("aidesAutres"),
                reponses,
                objet.liste("pieces", DossierJson::lirePiece),
                objet.constante("etat", EtatDossier.class),
                new TreeSet<>(objet.textes("divergences", Empreinte::new)));
    }

    private static Objet demandeur(Demandeur demandeur) {
        return new Objet()
                .et("civilite", demandeur.civilite())
                .et("nom", demandeur.nom())
                .et("prenom", demandeur.prenom())
                .et("naissance", demandeur.naissance())
                .et("adresse", adresse(demandeur.adresse()))
                .et("courriel", demandeur.courriel())
                .et("telephone", demandeur.telephone())
                .et("courrier", demandeur.courrier() == null ? null : adresse(demandeur.courrier()));
    }

    private static Demandeur lireDemandeur(Objet objet) {
        return new Demandeur(
                objet.texte("civilite"),
                objet.texte("nom"),
                objet.texte("prenom"),
                objet.texteOuRien("naissance", LocalDate::parse),
                objet.objet("adresse", DossierJson::lireAdresse),
                objet.texte("courriel"),
                objet.texte("telephone"),
                objet.objetOuRien("courrier", DossierJson::lireAdresse));
    }

    private static Objet adresse(Adresse adresse) {
        return new Objet()
                .et("voie", adresse.voie())
                .et("codePostal", adresse.codePostal())
                .et("ville", adresse.ville())
                .et("insee", adresse.insee());
    }

    private static Adresse lireAdresse(Objet objet) {
        return new Adresse(
                objet.texte("voie"), objet.texte("codePostal"), objet.texte("ville"), objet.texteOuRien("insee"));
    }

    private static Objet foyer(Foyer foyer) {
        return new Objet()
                .et("personnes", foyer.personnes())
                .et("revenu", foyer.revenu())
                .et("parts", foyer.parts());
    }

    private static Foyer lireFoyer(Objet objet) {
        return new Foyer(
                objet.entierOuRien("personnes"),
                objet.montantOuRien("revenu"),
                objet.texteOuRien("parts", BigDecimal::new));
    }

    private static Objet depense(Depense depense) {
        return new Objet()
                .et("nature", depense.nature())
                .et("etat", depense.etat())
                .et("designation", depense.designation())
                .et("date", depense.date())
                .et("montantTtc", depense.montantTtc())
                .et("montantHt", depense.montantHt())
                .et("quantite", depense.quantite())
                .et("vendeur", depense.vendeur())
                .et("numeroFacture", depense.numeroFacture())
                .et("numeroSerie", depense.numeroSerie());
    }

    private static Depense lireDepense(Objet objet) {
        return new Depense(
                objet.texteOuRien("nature"),
                objet.texteOuRien("etat"),
                objet.texte("designation"),
                objet.texteOuRien("date", LocalDate::parse),
                objet.montantOuRien("montantTtc"),
                objet.montantOuRien("montantHt"),
                objet.entierOuRien("quantite"),
                objet.texteOuRien("vendeur", Siret::new),
                objet.texte("numeroFacture"),
                objet.texte("numeroSerie"));
    }

    private static Objet piece(PieceJustificative piece) {
        return new Objet()
                .et("type", piece.type())
                .et("nom", piece.nom())
                .et("contenu", piece.contenu())
                .et("taille", piece.taille())
                .et("recue", piece.recue());
    }

    private static PieceJustificative lirePiece(Objet objet) {
        return new PieceJustificative(
                objet.texte("type"),
                objet.texte("nom"),
                objet.empreinte("contenu"),
                objet.entier("taille"),
                objet.jour("recue"));
    }

    private static Objet reponse(Map.Entry<String, Valeur> reponse) {
        Objet objet = new Objet()
                .et("question", reponse.getKey())
                .et("type", reponse.getValue().type());
        Valeur valeur = reponse.getValue();
        if (valeur instanceof Valeur.Code code) {
            return objet.et("valeur", code.mot());
        } else if (valeur instanceof Valeur.Nombre nombre) {
            return objet.et("valeur", nombre.nombre());
        } else if (valeur instanceof Valeur.Somme somme) {
            return objet.et("valeur", somme.montant());
        } else if (valeur instanceof Valeur.Revenu revenu) {
            return objet.et("valeur", revenu.parAn());
        } else if (valeur instanceof Valeur.Jour jour) {
            return objet.et("valeur", jour.jour());
        }
        return objet.et("valeur", ((Valeur.Booleen) valeur).vrai());
    }

    private static Map.Entry<String, Valeur> lireReponse(Objet objet) {
        return new SimpleEntry<>(
                objet.texte("question"),
                switch (objet.constante("type", TypeValeur.class)) {
                    case CODE -> new Valeur.Code(objet.texte("valeur"));
                    case NOMBRE -> new Valeur.Nombre(objet.nombre("valeur"));
                    case MONTANT -> new Valeur.Somme(objet.montant("valeur"));
                    case REVENU -> new Valeur.Revenu(objet.montant("valeur"));
                    case DATE -> new Valeur.Jour(objet.jour("valeur"));
                    case BOOLEEN -> new Valeur.Booleen(objet.vrai("valeur"));
                });
    }
}
