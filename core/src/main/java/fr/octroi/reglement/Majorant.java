package fr.octroi.reglement;

import fr.octroi.commun.Fraction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A number that a formula never exceeds, found by its structure alone; empty where none is known, be there one. */
final class Majorant {

    private Majorant() {}

    static Optional<Fraction> de(Formule formule) {
        return constante(formule).or(() -> selonSesTermes(formule));
    }

    /** Facts, caps and amounts are never negative; a difference and a constant may be. */
    static boolean peutEtreNegative(Formule formule) {
        return formule instanceof Formule.Difference
                || (formule instanceof Formule.Constante constante
                        && constante.valeur().signe() < 0)
                || (formule instanceof Formule.Parametre parametre
                        && parametre.valeurs().stream()
                                .anyMatch(periode -> periode.valeur().signe() < 0))
                || formule.termes().stream().anyMatch(Majorant::peutEtreNegative);
    }

    /** The number that a formula is, whatever is known; the greatest of a dated figure. */
    static Optional<Fraction> constante(Formule formule) {
        if (formule instanceof Formule.Constante constante) {
            return Optional.of(constante.valeur());
        }
        if (formule instanceof Formule.Forfait forfait) {
            return Optional.of(Fraction.of(forfait.montant().enEuros()));
        }
        if (formule instanceof Formule.Parametre parametre) {
            return valeurs(parametre).max(Fraction::compareTo);
        }
        return formule instanceof Formule.Taux taux && taux.taux().pointsDeBase() == 0
                ? Optional.of(Fraction.ZERO)
                : Optional.empty();
    }

    private static Optional<Fraction> selonSesTermes(Formule formule) {
        if (formule instanceof Formule.Table || formule instanceof Formule.Plancher) {
            return lePlusGrand(formule.termes());
        }
        if (formule instanceof Formule.Plafond plafond) {
            Stream<Formule> limites =
                    plafond.plafond().aToujoursUnObjet() ? formule.termes().stream() : Stream.of(plafond.valeur());
            return limites.flatMap(limite -> de(limite).stream()).min(Fraction::compareTo);
        }
        if (formule instanceof Formule.Taux taux) {
            return de(taux.base()).map(base -> base.fois(taux.taux().enFraction()));
        }
        if (formule instanceof Formule.Seuil seuil) {
            return de(seuil.valeur())
                    .map(valeur -> minorant(seuil.minimum())
                            .filter(minimum -> valeur.compareTo(minimum) < 0)
                            .map(jamais -> Fraction.ZERO)
                            .orElse(valeur));
        }
        if (formule instanceof Formule.Somme somme) {
            return somme.termes().stream()
                    .map(Majorant::de)
                    .reduce((un, autre) -> un.flatMap(a -> autre.map(a::plus)))
                    .orElse(Optional.empty())
                    // A term that has no object may leave one that is more than their sum.
                    .filter(jamais -> somme.termes().stream().noneMatch(Majorant::peutEtreNegative));
        }
        if (formule instanceof Formule.Reste reste) {
            return moins(reste.valeur(), reste.deduction()).map(valeur -> valeur.max(Fraction.ZERO));
        }
        return formule instanceof Formule.Difference difference
                ? moins(difference.valeur(), difference.deduction())
                : Optional.empty();
    }

    private static Optional<Fraction> lePlusGrand(List<Formule> termes) {
        return termes.stream()
                .map(Majorant::de)
                .reduce((un, autre) -> un.flatMap(a -> autre.map(a::max)))
                .orElse(Optional.empty());
    }

    /** What is taken away may be anything, unless it is a number. */
    private static Optional<Fraction> moins(Formule valeur, Formule deduction) {
        return de(valeur).flatMap(de -> minorant(deduction).map(de::moins));
    }

    /** A number that a formula is never below. */
    static Optional<Fraction> minorant(Formule formule) {
        return formule instanceof Formule.Parametre parametre
                ? valeurs(parametre).min(Fraction::compareTo)
                : constante(formule);
    }

    private static Stream<Fraction> valeurs(Formule.Parametre parametre) {
        return parametre.valeurs().stream().map(Formule.Parametre.Periode::valeur);
    }
}
