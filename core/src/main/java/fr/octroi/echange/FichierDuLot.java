package fr.octroi.echange;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;

/**
 * A file of a lot as its manifest announces it.
 *
 * <p>The name says nothing of anybody: a piece is named after its content.
 *
 * @param nom {@link #LIGNES}, or {@code pieces/} and the digest
 * @param taille the size in bytes
 * @param contenu the SHA-256 of the bytes
 */
public record FichierDuLot(String nom, long taille, Empreinte contenu) {

    /** The name of the file that holds the lines. */
    public static final String LIGNES = "lignes.jsonl";

    private static final String PIECES = "pieces/";

    /**
     * Checks the name and the size.
     *
     * @throws ValeurInvalideException {@code FICHIER_DU_LOT_INVALIDE}
     */
    public FichierDuLot {
        if (taille < 0 || !(nom.equals(LIGNES) || nom.equals(PIECES + contenu.hexadecimal()))) {
            throw new ValeurInvalideException("FICHIER_DU_LOT_INVALIDE");
        }
    }

    /**
     * Announces the lines.
     *
     * @param taille the size in bytes
     * @param contenu the SHA-256 of the bytes
     * @return the file
     */
    public static FichierDuLot lignes(long taille, Empreinte contenu) {
        return new FichierDuLot(LIGNES, taille, contenu);
    }

    /**
     * Announces a piece.
     *
     * @param taille the size in bytes
     * @param contenu the SHA-256 of the bytes
     * @return the file
     */
    public static FichierDuLot piece(long taille, Empreinte contenu) {
        return new FichierDuLot(PIECES + contenu.hexadecimal(), taille, contenu);
    }

    /**
     * Says whether this holds the lines.
     *
     * @return false for a piece
     */
    public boolean estLignes() {
        return nom.equals(LIGNES);
    }
}
