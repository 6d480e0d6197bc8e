package fr.octroi.reglement;

import java.util.List;

/**
 * One step of the computation of an amount, as it can be told to the applicant.
 *
 * @param code what was done: {@code FORFAIT}, {@code TAUX}, {@code PLAFOND}, {@code RESTE}…, {@code BASE} when the amount is a
 *     fact as it stands, {@code ARRONDI}; the sentence for people comes from a resource bundle
 * @param termes what it was done to, a rate as the number that it multiplies by
 * @param resultat the exact result
 */
public record Etape(String code, List<Grandeur> termes, Grandeur resultat) {

    /** Copies. */
    public Etape {
        termes = List.copyOf(termes);
    }
}
