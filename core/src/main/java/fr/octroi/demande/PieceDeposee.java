package fr.octroi.demande;

import fr.octroi.commun.DonneePersonnelle;
import fr.octroi.commun.Empreinte;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * A file handed over with a request, already stored under the digest of its content.
 *
 * @param type what it is filed as, a code of the règlement
 * @param nom the name it is filed under
 * @param contenu the SHA-256 of its bytes
 * @param taille its size in bytes
 */
@DonneePersonnelle
public record PieceDeposee(
        @NotBlank(message = "{fr.octroi.demande.PIECE_SANS_TYPE}")
        String type,

        String nom,
        Empreinte contenu,

        @PositiveOrZero(message = "{fr.octroi.demande.PIECE_INVALIDE}")
        long taille) {

    @Override
    public String toString() {
        return "PieceDeposee[***]";
    }
}
