package fr.octroi.demande;

import fr.octroi.commun.DonneePersonnelle;
import fr.octroi.commun.Empreinte;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/**
 * A file that a request names: already stored under the digest of its content, or missing from what was handed over.
 *
 * @param type what it is filed as, a code of the règlement
 * @param nom the name it is filed under
 * @param contenu the SHA-256 of its bytes, null when it did not come
 * @param taille its size in bytes
 * @param defaut why it did not come, a code such as {@code PIECE_INTROUVABLE}; blank when it did
 */
@DonneePersonnelle
public record PieceDeposee(
        @NotBlank(message = "{fr.octroi.demande.PIECE_SANS_TYPE}")
        String type,

        String nom,
        @Nullable Empreinte contenu,

        @PositiveOrZero(message = "{fr.octroi.demande.PIECE_INVALIDE}")
        long taille,

        String defaut) {

    /**
     * Checks that a file either came or has a reason not to.
     *
     * @throws IllegalArgumentException otherwise
     */
    public PieceDeposee {
        if ((contenu == null) == defaut.isBlank()) {
            throw new IllegalArgumentException("a file came, or there is a reason why not");
        }
    }

    /**
     * Makes a file that came.
     *
     * @param type what it is filed as
     * @param nom the name it is filed under
     * @param contenu the SHA-256 of its bytes
     * @param taille its size in bytes
     * @return the file
     */
    public static PieceDeposee arrivee(String type, String nom, Empreinte contenu, long taille) {
        return new PieceDeposee(type, nom, contenu, taille, "");
    }

    /**
     * Makes a file that did not come.
     *
     * @param type what it should have been filed as
     * @param nom the name that the request gives it
     * @param defaut the code of the rejection
     * @return the file
     */
    public static PieceDeposee manquante(String type, String nom, String defaut) {
        return new PieceDeposee(type, nom, null, 0, defaut);
    }

    @Override
    public String toString() {
        return "PieceDeposee[***]";
    }
}
