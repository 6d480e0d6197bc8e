package fr.octroi.instruction;

import fr.octroi.dossier.Dossier;
import fr.octroi.reglement.Geographie;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.reglement.Situation;
import fr.octroi.reglement.Valeur;
import fr.octroi.reglement.Vocabulaire;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Binds a dossier to the facts that rules read: what it declares, else what was answered since under the same name.
 */
final class FaitsDeclares {

    private FaitsDeclares() {}

    static Situation situer(Dossier dossier, ReglementResolu reglement) {
        return reglement.situation(donnee -> lire(donnee.nom(), dossier, reglement), dossier.reponses());
    }

    /** The day of the fact that opens the right, null when unknown. */
    static @Nullable LocalDate jourDuDroit(Dossier dossier, ReglementResolu reglement) {
        String nom = reglement.definition().validite().donnee().nom();
        Valeur declaree = lire(nom, dossier, reglement);
        Valeur valeur = declaree == null ? dossier.reponses().get(nom) : declaree;
        return valeur instanceof Valeur.Jour date ? date.jour() : null;
    }

    /** Reads a fact in a dossier; an age or a commune is that of the day that opens the right under the règlement. */
    private static @Nullable Valeur lire(String nom, Dossier dossier, ReglementResolu reglement) {
        return switch (nom) {
            case "demandeur.commune" -> code(commune(dossier, reglement));
            case "demandeur.epci" -> lieu(dossier, reglement, Geographie.Commune::epci);
            case "demandeur.ept" -> lieu(dossier, reglement, Geographie.Commune::ept);
            case "demandeur.departement" -> lieu(dossier, reglement, Geographie.Commune::departement);
            case "demandeur.region" -> lieu(dossier, reglement, Geographie.Commune::region);
            case "demandeur.pays" -> pays(dossier, reglement);
            case "demandeur.age" -> age(dossier, reglement);
            case "demandeur.naissance" -> jour(dossier.demandeur().naissance());
            case "foyer.personnes" -> nombre(dossier.foyer().personnes());
            case "foyer.revenu" -> si(dossier.foyer().revenu(), Valeur.Revenu::new);
            case "foyer.parts" -> si(dossier.foyer().parts(), Valeur.Nombre::new);
            case "achat.nature" -> code(dossier.depense().nature());
            case "achat.etat" -> code(dossier.depense().etat());
            case "achat.date" -> jour(dossier.depense().date());
            case "achat.prixTtc" -> si(dossier.depense().montantTtc(), Valeur.Somme::new);
            case "achat.prixHt" -> si(dossier.depense().montantHt(), Valeur.Somme::new);
            case "achat.quantite" -> nombre(dossier.depense().quantite());
            case "achat.vendeur" -> si(dossier.depense().vendeur(), siret -> new Valeur.Code(siret.valeur()));
            case "depot.date" -> jour(dossier.depot());
            case "aides.autres" -> si(dossier.aidesAutres(), Valeur.Somme::new);
            // What a dossier has no field for can only be answered.
            default -> null;
        };
    }

    /** The commune that a code names on the day that opens the right: once it has merged, the one that took it over. */
    private static @Nullable String commune(Dossier dossier, ReglementResolu reglement) {
        String insee = dossier.demandeur().adresse().insee();
        Geographie geographie = reglement.geographie();
        // Most codes are those of a commune that exists; and where nothing is known of communes, a code stands for
        // itself.
        if (insee == null || geographie == Geographie.INCONNUE || geographie.existe(insee)) {
            return insee;
        }
        if (!aPuEtreUneCommune(insee, reglement)) {
            return null;
        }
        LocalDate jour = geographie.aExiste(insee) ? jourDuDroit(dossier, reglement) : null;
        return geographie.auJour(insee, jour).orElse(null);
    }

    /** Whoever lives in a French commune lives in France. */
    private static @Nullable Valeur pays(Dossier dossier, ReglementResolu reglement) {
        String insee = dossier.demandeur().adresse().insee();
        boolean enFrance = insee != null
                && (reglement.geographie() == Geographie.INCONNUE
                        || reglement.geographie().existe(insee)
                        || aPuEtreUneCommune(insee, reglement));
        return enFrance ? new Valeur.Code("FR") : null;
    }

    /**
     * Whether a code of no commune of today is one of the past, of a part of one, or of those that the règlement lists itself, which is taken
     * at its word. What is none of them, such as a postal code, says of nobody that he lives elsewhere.
     */
    private static boolean aPuEtreUneCommune(String insee, ReglementResolu reglement) {
        return reglement.geographie().aExiste(insee)
                || reglement.geographie().actuelle(insee).isPresent()
                || reglement.definition().communes().contains(insee);
    }

    /** What a commune belongs to, on the day of the geography; that it belongs to none is known too. */
    private static @Nullable Valeur lieu(
            Dossier dossier, ReglementResolu reglement, Function<Geographie.Commune, @Nullable String> ressort) {
        String insee = dossier.demandeur().adresse().insee();
        Geographie geographie = reglement.geographie();
        Geographie.Commune commune = insee == null
                ? null
                : geographie.actuelle(insee).flatMap(geographie::commune).orElse(null);
        if (commune == null) {
            return null;
        }
        String code = ressort.apply(commune);
        return new Valeur.Code(code == null ? Vocabulaire.AUCUN : code);
    }

    private static @Nullable Valeur age(Dossier dossier, ReglementResolu reglement) {
        LocalDate naissance = dossier.demandeur().naissance();
        LocalDate jour = jourDuDroit(dossier, reglement);
        return naissance == null || jour == null || jour.isBefore(naissance)
                ? null
                : nombre(Period.between(naissance, jour).getYears());
    }

    private static @Nullable Valeur code(@Nullable String mot) {
        return mot == null ? null : new Valeur.Code(mot);
    }

    private static @Nullable Valeur jour(@Nullable LocalDate jour) {
        return jour == null ? null : new Valeur.Jour(jour);
    }

    private static @Nullable Valeur nombre(@Nullable Integer nombre) {
        return nombre == null ? null : new Valeur.Nombre(BigDecimal.valueOf(nombre));
    }

    private static <T> @Nullable Valeur si(@Nullable T dit, Function<T, Valeur> valeur) {
        return dit == null ? null : valeur.apply(dit);
    }
}
