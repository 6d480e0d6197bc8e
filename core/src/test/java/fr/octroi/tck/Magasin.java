package fr.octroi.tck;

import fr.octroi.port.Dossiers;
import fr.octroi.port.Envois;
import fr.octroi.port.Journaux;
import fr.octroi.port.Registres;

/**
 * One store seen through its four ports: what is written by the first is read by the others.
 *
 * @param dossiers the store of dossiers
 * @param journaux the journals of the same store
 * @param registres the registers of the same store
 * @param envois the outbox of the same store
 */
public record Magasin(Dossiers dossiers, Journaux journaux, Registres registres, Envois envois) {}
