package fr.octroi.reglement;

import fr.octroi.commun.Fraction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A fact times a coefficient, and something more: a price by 1.2, an aid and 100 euros. */
record Mesure(Donnee donnee, Fraction coefficient, Fraction ajout) {

    /** The income of a part, as a fact of its own. */
    static final Donnee REVENU_PAR_PART =
            new Donnee("foyer.revenuParPart", TypeValeur.REVENU, Donnee.Origine.DEMANDEUR, "revenu par part");

    Fraction inverse(Fraction valeur) {
        return valeur.moins(ajout).divisePar(coefficient);
    }

    Mesure fois(Fraction facteur) {
        return new Mesure(donnee, coefficient.fois(facteur), ajout.fois(facteur));
    }

    Mesure plus(Fraction autre) {
        return new Mesure(donnee, coefficient, ajout.plus(autre));
    }

    /** The fact that a formula measures: one of the dossier, an aid, or the income of a part. */
    static Optional<Mesure> de(Formule formule) {
        if (formule instanceof Formule.Base base) {
            return de(base.donnee());
        }
        if (formule instanceof Formule.AutreAide autre) {
            return de(AideSupposee.donnee(autre.code()));
        }
        if (formule instanceof Formule.TotalDeNiveau total) {
            return de(AideSupposee.donnee(total.niveau()));
        }
        if (formule.equals(Formule.Quotient.revenuParPart())) {
            return de(REVENU_PAR_PART);
        }
        if (formule instanceof Formule.Taux taux && taux.taux().pointsDeBase() != 0) {
            return de(taux.base()).map(mesure -> mesure.fois(taux.taux().enFraction()));
        }
        if (formule.termes().size() != 2) {
            return Optional.empty();
        }
        Formule gauche = formule.termes().get(0);
        Formule droite = formule.termes().get(1);
        Optional<Fraction> seconde = constante(droite).filter(valeur -> valeur.signe() != 0);
        Optional<Mesure> premiere = de(gauche);
        if (premiere.isPresent() && seconde.isPresent()) {
            Fraction valeur = seconde.get();
            if (formule instanceof Formule.Quotient) {
                return premiere.map(mesure -> mesure.fois(Fraction.of(1).divisePar(valeur)));
            }
            if (formule instanceof Formule.Difference) {
                return premiere.map(mesure -> mesure.plus(Fraction.ZERO.moins(valeur)));
            }
        }
        if (formule instanceof Formule.Produit || formule instanceof Formule.Somme) {
            Optional<Mesure> mesuree = premiere.or(() -> de(droite));
            Optional<Fraction> autre =
                    premiere.isPresent() ? seconde : constante(gauche).filter(valeur -> valeur.signe() != 0);
            return mesuree.flatMap(mesure -> autre.map(
                    valeur -> formule instanceof Formule.Produit ? mesure.fois(valeur) : mesure.plus(valeur)));
        }
        return Optional.empty();
    }

    private static Optional<Mesure> de(Donnee donnee) {
        return Optional.of(new Mesure(donnee, Fraction.of(1), Fraction.ZERO));
    }

    /** What a formula is worth for everybody, when it reads nothing. */
    static Optional<Fraction> constante(Formule formule) {
        List<Donnee> lues = new ArrayList<>();
        formule.donnees(lues::add);
        if (!lues.isEmpty() || !formule.aides(AideSupposee.AIDES).isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                formule.calculer(new Evaluation(Situation.builder().build(), Evaluation.Aides.AUCUNE)));
    }

    /** The formulas among which a table, a cap or a floor chooses. */
    static Stream<Formule> feuilles(Formule formule) {
        boolean choix = formule instanceof Formule.Table
                || formule instanceof Formule.Plafond
                || formule instanceof Formule.Plancher;
        return choix ? formule.termes().stream().flatMap(Mesure::feuilles) : Stream.of(formule);
    }

    /** A constant, or a choice among constants. */
    static boolean estConstante(Formule formule) {
        return feuilles(formule)
                .allMatch(feuille -> feuille instanceof Formule.Parametre
                        || constante(feuille).isPresent());
    }
}
