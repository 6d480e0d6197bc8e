package fr.octroi.adapters.rest.reponse;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was answered to a write that succeeded: numbers, codes and states, never personal data.
 *
 * @param statut the status, from 200 to 299
 * @param entetes the headers that are part of it, such as {@code ETag}
 * @param corps the JSON text, empty for none
 */
public record Reponse(int statut, SortedMap<String, String> entetes, String corps) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException when the status is that of a failure
     */
    public Reponse {
        entetes = Collections.unmodifiableSortedMap(new TreeMap<>(entetes));
        if (statut < 200 || statut > 299) {
            throw new IllegalArgumentException("what failed changed nothing, and is not kept");
        }
    }
}
