package fr.octroi.reglement;

import fr.octroi.commun.Fraction;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Facts, each times a coefficient, and something more: a price by 1.2, an aid and 100 euros, a number alone.
 *
 * @param coefficients none is zero
 */
record Mesure(SortedMap<Donnee, Fraction> coefficients, Fraction ajout) {

    /** The income of a part, as a fact of its own. */
    static final Donnee REVENU_PAR_PART =
            new Donnee("foyer.revenuParPart", TypeValeur.REVENU, Donnee.Origine.DEMANDEUR, "revenu par part");

    /** Each with each of more, what a formula may be worth is as good as unknown: cells of all would be too many to search. */
    private static final int MESURES_AU_PLUS = 100;

    private static final Mesure RIEN = nombre(Fraction.ZERO);

    private static Mesure nombre(Fraction nombre) {
        return new Mesure(new TreeMap<>(), nombre);
    }

    boolean estUnNombre() {
        return coefficients.isEmpty();
    }

    private Mesure fois(Fraction facteur) {
        SortedMap<Donnee, Fraction> produits = new TreeMap<>();
        if (facteur.signe() != 0) {
            coefficients.forEach((donnee, coefficient) -> produits.put(donnee, coefficient.fois(facteur)));
        }
        return new Mesure(produits, ajout.fois(facteur));
    }

    private Mesure plus(Mesure autre) {
        SortedMap<Donnee, Fraction> sommes = new TreeMap<>(coefficients);
        autre.coefficients.forEach((donnee, coefficient) -> sommes.merge(donnee, coefficient, Fraction::plus));
        sommes.values().removeIf(coefficient -> coefficient.signe() == 0);
        return new Mesure(sommes, ajout.plus(autre.ajout));
    }

    Mesure moins(Mesure autre) {
        return plus(autre.fois(Fraction.of(-1)));
    }

    /** What it is where one of its facts is known. */
    Mesure quand(Donnee donnee, Fraction valeur) {
        SortedMap<Donnee, Fraction> autres = new TreeMap<>(coefficients);
        Fraction coefficient = autres.remove(donnee);
        return coefficient == null ? this : new Mesure(autres, ajout.plus(coefficient.fois(valeur)));
    }

    /** The value of its one fact for which it comes to nothing. */
    Fraction racine() {
        return Fraction.ZERO
                .moins(ajout)
                .divisePar(coefficients.values().iterator().next());
    }

    /**
     * All that a formula may be worth, whatever its conditions say: one for each row of a table, for a cap and for what it caps.
     *
     * @return empty where that cannot be told: a product or a quotient of facts, a rounding
     */
    static Set<Mesure> de(Formule formule) {
        Optional<Donnee> fait = fait(formule);
        if (fait.isPresent()) {
            SortedMap<Donnee, Fraction> seul = new TreeMap<>(Map.of(fait.get(), Fraction.of(1)));
            return Set.of(new Mesure(seul, Fraction.ZERO));
        }
        if (formule instanceof Formule.Constante constante) {
            return Set.of(nombre(constante.valeur()));
        }
        if (formule instanceof Formule.Forfait forfait) {
            return Set.of(nombre(Fraction.of(forfait.montant().enEuros())));
        }
        if (formule instanceof Formule.Parametre parametre) {
            Set<Mesure> valeurs = new LinkedHashSet<>();
            parametre.valeurs().forEach(periode -> valeurs.add(nombre(periode.valeur())));
            return valeurs;
        }
        return selonSesTermes(formule, formule.termes().stream().map(Mesure::de).toList());
    }

    /** Whether a formula is one number or another, whatever the facts beside its conditions. */
    static boolean sontDesNombres(Formule formule) {
        Set<Mesure> mesures = de(formule);
        return !mesures.isEmpty() && mesures.stream().allMatch(Mesure::estUnNombre);
    }

    /** The fact that a formula is: one of the dossier, what another aid gives, or the income of a part. */
    private static Optional<Donnee> fait(Formule formule) {
        if (formule instanceof Formule.Base base) {
            return Optional.of(base.donnee());
        }
        if (formule instanceof Formule.AutreAide autre) {
            return Optional.of(AideSupposee.donnee(autre.code()));
        }
        if (formule instanceof Formule.TotalDeNiveau total) {
            return Optional.of(AideSupposee.donnee(total.niveau()));
        }
        return formule.equals(Formule.Quotient.revenuParPart()) ? Optional.of(REVENU_PAR_PART) : Optional.empty();
    }

    static boolean estUnChoix(Formule formule) {
        return formule instanceof Formule.Table
                || formule instanceof Formule.Plafond
                || formule instanceof Formule.Plancher;
    }

    private static Set<Mesure> selonSesTermes(Formule formule, List<Set<Mesure>> termes) {
        if (termes.stream().anyMatch(Set::isEmpty)) {
            return Set.of();
        }
        if (estUnChoix(formule)) {
            Set<Mesure> choix = new LinkedHashSet<>();
            termes.forEach(choix::addAll);
            return choix;
        }
        if (formule instanceof Formule.Taux taux) {
            return combiner(termes.get(0), Set.of(nombre(taux.taux().enFraction())), Mesure::produit);
        }
        if (formule instanceof Formule.Seuil) {
            // Which of both it is must be told by one fact.
            return seDepartagent(termes.get(0), termes.get(1)) ? ouRien(termes.get(0)) : Set.of();
        }
        if (formule instanceof Formule.Arrondie arrondie) {
            return arrondis(termes.get(0), arrondie);
        }
        if (formule instanceof Formule.Difference) {
            return combiner(termes.get(0), termes.get(1), Mesure::difference);
        }
        if (formule instanceof Formule.Reste) {
            return ouRien(combiner(termes.get(0), termes.get(1), Mesure::difference));
        }
        if (formule instanceof Formule.Quotient) {
            return combiner(termes.get(0), termes.get(1), Mesure::quotient);
        }
        if (formule instanceof Formule.Produit) {
            return termes.stream()
                    .reduce((un, autre) -> combiner(un, autre, Mesure::produit))
                    .orElseThrow();
        }
        return formule instanceof Formule.Somme somme ? somme(somme.termes(), termes) : Set.of();
    }

    /** Numbers alone: what is rounded is not straight. */
    private static Set<Mesure> arrondis(Set<Mesure> mesures, Formule.Arrondie arrondie) {
        Set<Mesure> arrondis = new LinkedHashSet<>();
        for (Mesure mesure : mesures) {
            if (!mesure.estUnNombre()) {
                return Set.of();
            }
            arrondis.add(nombre(arrondie.arrondi().arrondirSansBorne(mesure.ajout)));
        }
        return arrondis;
    }

    /** Whether one fact alone decides which of two sides is the greater, whatever each may be worth. */
    static boolean seDepartagent(Set<Mesure> unes, Set<Mesure> autres) {
        return !unes.isEmpty()
                && !autres.isEmpty()
                && unes.stream()
                        .allMatch(une -> autres.stream()
                                .allMatch(
                                        autre -> une.moins(autre).coefficients().size() <= 1));
    }

    /** A term that has no object gives nothing. */
    private static Set<Mesure> somme(List<Formule> formules, List<Set<Mesure>> termes) {
        Set<Mesure> sommes = Set.of(RIEN);
        for (int i = 0; i < termes.size(); i++) {
            Set<Mesure> siennes = formules.get(i).aToujoursUnObjet() ? termes.get(i) : ouRien(termes.get(i));
            sommes = combiner(sommes, siennes, (une, autre) -> Optional.of(une.plus(autre)));
        }
        return sommes;
    }

    private static Set<Mesure> ouRien(Set<Mesure> mesures) {
        Set<Mesure> toutes = new LinkedHashSet<>(mesures);
        if (!mesures.isEmpty()) {
            toutes.add(RIEN);
        }
        return toutes;
    }

    private static Optional<Mesure> difference(Mesure une, Mesure autre) {
        return Optional.of(une.moins(autre));
    }

    private static Optional<Mesure> produit(Mesure une, Mesure autre) {
        if (une.estUnNombre()) {
            return Optional.of(autre.fois(une.ajout));
        }
        return autre.estUnNombre() ? Optional.of(une.fois(autre.ajout)) : Optional.empty();
    }

    private static Optional<Mesure> quotient(Mesure une, Mesure autre) {
        return autre.estUnNombre() && autre.ajout.signe() != 0
                ? Optional.of(une.fois(Fraction.of(1).divisePar(autre.ajout)))
                : Optional.empty();
    }

    /** Each with each, unless one pair gives nothing that is known. */
    private static Set<Mesure> combiner(
            Set<Mesure> unes, Set<Mesure> autres, BiFunction<Mesure, Mesure, Optional<Mesure>> operation) {
        Set<Mesure> toutes = new LinkedHashSet<>();
        for (Mesure une : unes) {
            for (Mesure autre : autres) {
                Optional<Mesure> ensemble = operation.apply(une, autre);
                if (ensemble.isEmpty() || toutes.size() >= MESURES_AU_PLUS) {
                    return Set.of();
                }
                toutes.add(ensemble.get());
            }
        }
        return toutes;
    }
}
