package fr.octroi.reglement;

import java.util.List;

/**
 * One condition, answered for one situation, with the values used.
 *
 * @param condition the condition
 * @param verdict the answer
 * @param valeurs each fact that the condition reads, once, in the order of the condition
 */
public record Appreciation(Condition condition, Verdict verdict, List<ValeurLue> valeurs) {

    /** Copies. */
    public Appreciation {
        valeurs = List.copyOf(valeurs);
    }

    /**
     * Returns the facts that this condition reads and that are unknown.
     *
     * @return in the order of the condition
     */
    public List<Donnee> inconnues() {
        return valeurs.stream()
                .filter(lue -> lue.valeur() == null)
                .map(ValeurLue::donnee)
                .toList();
    }
}
