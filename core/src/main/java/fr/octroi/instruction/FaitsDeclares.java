package fr.octroi.instruction;

import fr.octroi.dossier.Dossier;
import fr.octroi.reglement.Appreciation;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.Geographie;
import fr.octroi.reglement.Lecture;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.reglement.Situation;
import fr.octroi.reglement.Valeur;
import fr.octroi.reglement.Vocabulaire;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Binds a dossier to the facts that rules read: what it declares, else what was answered since under the same name.
 */
final class FaitsDeclares {

    /** One object for all: a règlement knows by it that facts are read as before. */
    private static final Function<Donnee, Lecture<Dossier>> LECTURES = FaitsDeclares::lecture;

    private FaitsDeclares() {}

    static Situation situer(Dossier dossier, ReglementResolu reglement) {
        return reglement.situation(dossier, LECTURES, dossier.reponses());
    }

    static Situation apprecier(Dossier dossier, ReglementResolu reglement, Consumer<Appreciation> recue) {
        return reglement.apprecier(dossier, LECTURES, dossier.reponses(), recue);
    }

    /** The day of the fact that opens the right, null when unknown. */
    static @Nullable LocalDate jourDuDroit(Dossier dossier, ReglementResolu reglement) {
        Donnee donnee = reglement.definition().validite().donnee();
        Valeur declaree = lecture(donnee).lire(dossier, reglement);
        Valeur valeur = declaree == null ? dossier.reponses().get(donnee.nom()) : declaree;
        return valeur instanceof Valeur.Jour date ? date.jour() : null;
    }

    private static Lecture<Dossier> lecture(Donnee donnee) {
        return switch (donnee.nom()) {
            case "demandeur.commune" -> (dossier, reglement) -> code(commune(dossier, reglement));
            case "demandeur.epci" -> (dossier, reglement) -> lieu(dossier, reglement, Geographie.Commune::epci);
            case "demandeur.ept" -> (dossier, reglement) -> lieu(dossier, reglement, Geographie.Commune::ept);
            case "demandeur.departement" ->
                (dossier, reglement) -> lieu(dossier, reglement, Geographie.Commune::departement);
            case "demandeur.region" -> (dossier, reglement) -> lieu(dossier, reglement, Geographie.Commune::region);
            case "demandeur.pays" -> (dossier, reglement) -> pays(dossier, reglement);
            case "demandeur.age" -> (dossier, reglement) -> age(dossier, reglement);
            case "demandeur.naissance" ->
                (dossier, reglement) -> jour(dossier.demandeur().naissance());
            case "foyer.personnes" ->
                (dossier, reglement) -> nombre(dossier.foyer().personnes());
            case "foyer.revenu" -> (dossier, reglement) -> si(dossier.foyer().revenu(), Valeur.Revenu::new);
            case "foyer.parts" -> (dossier, reglement) -> si(dossier.foyer().parts(), Valeur.Nombre::new);
            case "achat.nature" ->
                (dossier, reglement) -> code(dossier.depense().nature());
            case "achat.etat" -> (dossier, reglement) -> code(dossier.depense().etat());
            case "achat.date" -> (dossier, reglement) -> jour(dossier.depense().date());
            case "achat.prixTtc" -> (dossier, reglement) -> si(dossier.depense().montantTtc(), Valeur.Somme::new);
            case "achat.prixHt" -> (dossier, reglement) -> si(dossier.depense().montantHt(), Valeur.Somme::new);
            case "achat.quantite" ->
                (dossier, reglement) -> nombre(dossier.depense().quantite());
            case "achat.vendeur" ->
                (dossier, reglement) -> si(dossier.depense().vendeur(), siret -> new Valeur.Code(siret.valeur()));
            case "depot.date" -> (dossier, reglement) -> jour(dossier.depot());
            case "aides.autres" -> (dossier, reglement) -> si(dossier.aidesAutres(), Valeur.Somme::new);
            // What a dossier has no field for can only be answered.
            default -> (dossier, reglement) -> null;
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
