package fr.octroi.port;

import fr.octroi.dossier.Dossier;

/**
 * A dossier as it is stored.
 *
 * @param dossier its picture
 * @param version how many times it was written, from 1
 */
public record DossierEnregistre(Dossier dossier, long version) {}
