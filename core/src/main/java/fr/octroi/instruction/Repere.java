package fr.octroi.instruction;

import fr.octroi.commun.Empreinte;

/**
 * A keyed digest by which two dossiers can be found to share something, without either being read.
 *
 * @param genre what is shared
 * @param cle the digest, under the organisation's key
 */
public record Repere(Genre genre, Empreinte cle) implements Comparable<Repere> {

    /** What two dossiers may share. */
    public enum Genre {
        /** Family name, given names and date of birth. */
        PERSONNE,
        /** Family name and address. */
        FOYER,
        /** The declared bank account. */
        COMPTE,
        /** The seller's SIRET and the number of the invoice. */
        FACTURE,
        /** The bytes of a file that should be one of its kind. */
        FICHIER,
        /** The serial number. */
        SERIE,
        /** The invoice or its file, whatever the aid. */
        ACHAT
    }

    @Override
    public int compareTo(Repere autre) {
        int parGenre = genre.compareTo(autre.genre);
        return parGenre != 0 ? parGenre : cle.compareTo(autre.cle);
    }
}
