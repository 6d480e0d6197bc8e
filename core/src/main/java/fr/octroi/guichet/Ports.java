package fr.octroi.guichet;

import fr.octroi.port.Antivirus;
import fr.octroi.port.Cles;
import fr.octroi.port.Dossiers;
import fr.octroi.port.Envois;
import fr.octroi.port.Journaux;
import fr.octroi.port.LecteurDePieces;
import fr.octroi.port.Notes;
import fr.octroi.port.Pieces;
import fr.octroi.port.Registres;
import fr.octroi.port.Residus;

/**
 * The outside world as the counters see it.
 *
 * @param dossiers the store of dossiers
 * @param journaux the same store, seen as journals
 * @param registres the same store, seen as registers
 * @param envois the same store, seen as an outbox
 * @param pieces the store of files
 * @param antivirus what looks at files before they are read
 * @param lecteur what reads files
 * @param notes the store of notes
 * @param residus the store of what erased dossiers left
 * @param cles the secrets
 */
public record Ports(
        Dossiers dossiers,
        Journaux journaux,
        Registres registres,
        Envois envois,
        Pieces pieces,
        Antivirus antivirus,
        LecteurDePieces lecteur,
        Notes notes,
        Residus residus,
        Cles cles) {}
