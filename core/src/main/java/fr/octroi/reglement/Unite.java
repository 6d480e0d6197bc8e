package fr.octroi.reglement;

import fr.octroi.commun.ValeurInvalideException;

/**
 * What a number of a rule counts (<i>unité</i>): two units never compare, add or replace each other.
 */
public enum Unite {
    /** A number without unit: persons, years, parts, rates. */
    NOMBRE,
    /** Euros. */
    EURO,
    /** Euros a year, of a household (<i>revenu fiscal de référence</i>). */
    EURO_PAR_AN,
    /** Euros a year for each fiscal part of a household. */
    EURO_PAR_AN_ET_PAR_PART;

    static void exigerUneSeule(Formule... formules) {
        for (Formule formule : formules) {
            if (formule.unite() != formules[0].unite()) {
                throw new ValeurInvalideException("UNITE");
            }
        }
    }

    static void exigerEuros(Formule formule) {
        if (formule.unite() != EURO) {
            throw new ValeurInvalideException("UNITE");
        }
    }
}
