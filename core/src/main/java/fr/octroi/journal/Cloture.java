package fr.octroi.journal;

import fr.octroi.commun.Empreinte;

/**
 * The line that closes an export: without it, an export cut short would look whole.
 *
 * @param nombre how many entries stand before it
 * @param racine the root of the hash tree over the heads of all chains, in order of organisation and dossier
 */
public record Cloture(long nombre, Empreinte racine) implements LigneJournal {}
