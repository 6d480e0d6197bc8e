package fr.octroi.journal;

/** A line of an exported journal: an entry, or the closing line that ends it. */
public sealed interface LigneJournal permits Entree, Cloture {}
