package fr.octroi.tck;

import fr.octroi.port.Dossiers;
import fr.octroi.port.Journaux;

/**
 * One store seen through its two ports: what is written by the first is read by the second.
 *
 * @param dossiers the store of dossiers
 * @param journaux the journals of the same store
 */
public record Magasin(Dossiers dossiers, Journaux journaux) {}
