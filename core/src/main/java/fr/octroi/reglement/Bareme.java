package fr.octroi.reglement;

import fr.octroi.commun.Arrondi;

/**
 * How much: a formula, the rounding that the règlement names, and the article (<i>barème</i>).
 *
 * @param article where the règlement says it
 * @param formule the computation
 * @param arrondi the rounding of its result
 */
public record Bareme(String article, Formule formule, Arrondi arrondi) {

    /**
     * Computes the amount for a situation.
     *
     * @param situation the facts
     * @return the amount and its steps, or what is missing to compute it
     */
    public Calcul calculer(Situation situation) {
        Calcul.EnCours calcul = new Calcul.EnCours(situation);
        return calcul.conclure(formule.calculer(calcul), arrondi);
    }
}
