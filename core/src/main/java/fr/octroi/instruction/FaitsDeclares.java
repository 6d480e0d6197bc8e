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
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Binds a dossier to the facts that rules read: what it declares, else what was answered since under the same name.
 *
 * <p>A règlement ranks its facts once; each is then read by its rank, without a look at its name.
 */
final class FaitsDeclares {

    /** How a fact is read in a dossier; an age or a commune is that of the day that opens the right under the règlement. */
    @FunctionalInterface
    private interface Lecture {
        @Nullable
        Valeur lire(Dossier dossier, ReglementResolu reglement);
    }

    /** In the order of {@link Vocabulaire#communes}. */
    private static final List<Lecture> PAR_RANG =
            Vocabulaire.communes().stream().map(donnee -> lecture(donnee.nom())).toList();

    private FaitsDeclares() {}

    static Situation situer(Dossier dossier, ReglementResolu reglement) {
        return reglement.situation(rang -> PAR_RANG.get(rang).lire(dossier, reglement), dossier.reponses());
    }

    /** The day of the fact that opens the right, null when unknown. */
    static @Nullable LocalDate jourDuDroit(Dossier dossier, ReglementResolu reglement) {
        String nom = reglement.definition().validite().donnee().nom();
        Valeur declaree = lecture(nom).lire(dossier, reglement);
        Valeur valeur = declaree == null ? dossier.reponses().get(nom) : declaree;
        return valeur instanceof Valeur.Jour date ? date.jour() : null;
    }

    private static Lecture lecture(String nom) {
        return switch (nom) {
            case "demandeur.commune" -> (dossier, reglement) -> code(commune(dossier, reglement));
            case "demandeur.epci" -> (dossier, reglement) -> lieu(dossier, reglement, Geographie.Commune::epci);
            case "demandeur.ept" -> (dossier, reglement) -> lieu(dossier, reglement, Geographie.Commune::ept);
            case "demandeur.departement" ->
                (dossier, reglement) -> lieu(dossier, reglement, Geographie.Commune::departement);
            case "demandeur.region" -> (dossier, reglement) -> lieu(dossier, reglement, Geographie.Commune::region);
            case "demandeur.pays" ->
                (dossier, reglement) -> dossier.demandeur().adresse().insee() == null ? null : new Valeur.Code("FR");
            case "demandeur.age" -> FaitsDeclares::age;
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
        if (insee == null) {
            return null;
        }
        Geographie geographie = reglement.geographie();
        // Most codes are those of a commune that exists; and where nothing is known of communes, a code stands for
        // itself.
        if (geographie == Geographie.INCONNUE || geographie.existe(insee)) {
            return insee;
        }
        LocalDate jour = geographie.aExiste(insee) ? jourDuDroit(dossier, reglement) : null;
        return geographie.auJour(insee, jour).orElse(null);
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
