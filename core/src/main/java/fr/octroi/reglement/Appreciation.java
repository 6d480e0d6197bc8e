package fr.octroi.reglement;

import java.util.List;

/**
 * One condition, answered for one situation, with the values used.
 *
 * @param condition the condition
 * @param verdict the answer
 * @param valeurs each fact that the condition reads, once, in the order of the condition
 * @param inconnues the facts that it reads and that are unknown, in the same order; then, when it is open, those of other aids,
 *     and those whose value cannot be, such as no part at all
 */
public record Appreciation(Condition condition, Verdict verdict, List<ValeurLue> valeurs, List<Donnee> inconnues) {

    /** Copies. */
    public Appreciation {
        valeurs = List.copyOf(valeurs);
        inconnues = List.copyOf(inconnues);
    }
}
