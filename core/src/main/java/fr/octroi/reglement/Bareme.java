package fr.octroi.reglement;

import fr.octroi.commun.Arrondi;
import fr.octroi.commun.Fraction;
import fr.octroi.commun.Montant;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * How much: a formula, the rounding that the règlement names, and the article (<i>barème</i>).
 *
 * @param article where the règlement says it
 * @param formule the computation, in euros
 * @param arrondi the rounding of its result
 */
public record Bareme(String article, Formule formule, Arrondi arrondi) {

    private static final Fraction MAXIMUM = Fraction.of(new Montant(Montant.MAXIMUM).enEuros());

    /**
     * Checks the unit.
     *
     * @throws fr.octroi.commun.ValeurInvalideException {@code UNITE} when the formula does not count euros
     */
    public Bareme {
        Unite.exigerEuros(formule);
    }

    /**
     * Returns the one amount that it gives, whoever asks.
     *
     * @return empty when the amount depends on the facts
     */
    public Optional<Montant> forfait() {
        return formule instanceof Formule.Forfait unique ? Optional.of(unique.montant()) : Optional.empty();
    }

    /**
     * Computes the amount for a situation, for a règlement that refers to no other aid.
     *
     * @param situation the facts
     * @return the amount and its steps, or what is missing to compute it, or that there is none, as beyond {@link Montant#MAXIMUM}
     */
    public Calcul calculer(Situation situation) {
        return calculer(new Evaluation(situation, Evaluation.Aides.AUCUNE));
    }

    /** Ends a computation: what is missing first, then the amount, rounded once. */
    Calcul calculer(Evaluation evaluation) {
        Fraction euros = formule.calculer(evaluation);
        if (!evaluation.inconnues().isEmpty()) {
            return new Calcul.Indetermine(List.copyOf(evaluation.inconnues()));
        }
        if (euros == null) {
            return new Calcul.SansObjet();
        }
        Fraction paye = arrondi.arrondirSansBorne(euros).max(Fraction.ZERO);
        if (paye.compareTo(MAXIMUM) > 0) {
            // Somebody typed a telephone number for a surface: a person looks, and nobody else's dossier waits for it.
            return new Calcul.SansObjet();
        }
        Montant montant = Montant.of(paye.arrondir(2, RoundingMode.UNNECESSARY));
        if (evaluation.etapes().isEmpty()) {
            evaluation.etape("BASE", List.of(), euros, Unite.EURO);
        }
        if (!paye.equals(euros)) {
            evaluation.etape("ARRONDI", List.of(new Grandeur(euros, Unite.EURO)), paye, Unite.EURO);
        }
        return new Calcul.Etabli(montant, euros, evaluation.etapes());
    }
}
