package fr.octroi.adapters.rest.demarche;

import fr.octroi.demande.LigneDeLot;
import java.util.List;

/**
 * Some dossiers of the service, as a lot is read.
 *
 * @param lignes those in the states asked for, each a request or its faults, its line being its place on the page, from 1
 * @param ecartes how many were in another state, and were left
 * @param aReprendre the numbers of those that have a file which could not be fetched now: they are among no lines, {@link
 *     DemarcheNumerique#dossier} takes them up
 * @param suite where to go on from
 * @param fin whether this was the last page of the round
 */
public record PageDeDossiers(List<LigneDeLot> lignes, int ecartes, List<String> aReprendre, Marque suite, boolean fin) {

    /** Copies. */
    public PageDeDossiers {
        lignes = List.copyOf(lignes);
        aReprendre = List.copyOf(aReprendre);
    }
}
