package fr.octroi.budget;

import fr.octroi.commun.Montant;
import fr.octroi.reglement.LigneBudgetaire;

/**
 * What a budget line bears of a sum (<i>imputation</i>, décret n° 2012-1246, art. 20).
 *
 * @param financeur the code of the funder, blank when one pays all
 * @param ligne the line
 * @param montant what it bears, zero or more
 */
public record Imputation(String financeur, LigneBudgetaire ligne, Montant montant) {

    /**
     * Checks the sum.
     *
     * @throws IllegalArgumentException below zero
     */
    public Imputation {
        if (montant.estNegatif()) {
            throw new IllegalArgumentException("a line never bears less than nothing");
        }
    }
}
