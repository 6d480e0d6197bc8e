package fr.octroi.echange;

/** What the lines of a lot are. */
public enum ObjetDuLot {
    /** Requests, with their pieces. */
    DEMANDES,
    /** Entries of the sender's journal. */
    EVENEMENTS,
    /** All that the sender holds, handed back at the end of a contract. */
    REVERSIBILITE
}
