package fr.octroi.adapters.rest.demarche;

import fr.octroi.format.Mappage;
import fr.octroi.port.Pieces;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is brought in from the service.
 *
 * @param demarche the number of the démarche there
 * @param etats the states of those dossiers that are wanted; of the others no file is fetched
 * @param mappage how a dossier becomes a request: its columns are the labels of the démarche's fields, and what {@code
 *     docs/demarche-numerique.md} adds to them
 * @param pieces where files go
 * @param nombre how many dossiers make a page, from 1 to 100
 */
public record Collecte(int demarche, SortedSet<EtatDeDemarche> etats, Mappage mappage, Pieces pieces, int nombre) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException when a page is out of bounds
     */
    public Collecte {
        etats = Collections.unmodifiableSortedSet(new TreeSet<>(etats));
        if (nombre < 1 || nombre > 100) {
            throw new IllegalArgumentException("a page has 1 to 100 dossiers");
        }
    }
}
