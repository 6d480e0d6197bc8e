package fr.octroi.bureau;

import fr.octroi.commun.ValeurInvalideException;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who sits on the Bureau (<i>membres en exercice</i>, CGCT L5211-10).
 *
 * @param membres opaque codes of the members in office, at least one: lower-case letters, digits and hyphens, at most
 *     40; never a name
 */
public record Composition(SortedSet<String> membres) {

    /**
     * Checks the forms, and copies.
     *
     * @throws ValeurInvalideException {@code COMPOSITION_INVALIDE}
     */
    public Composition {
        membres = Collections.unmodifiableSortedSet(new TreeSet<>(membres));
        if (membres.isEmpty() || !membres.stream().allMatch(Formes::estCode)) {
            throw new ValeurInvalideException("COMPOSITION_INVALIDE");
        }
    }
}
