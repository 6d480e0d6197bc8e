package fr.octroi.reglement;

import fr.octroi.commun.Fraction;

/**
 * A number with its unit, exact (<i>grandeur</i>).
 *
 * @param valeur the number
 * @param unite what it counts
 */
public record Grandeur(Fraction valeur, Unite unite) {

    /** Without the number, which an income may be. */
    @Override
    public String toString() {
        return "Grandeur[" + unite + "]";
    }
}
