package fr.octroi.dossier;

import fr.octroi.commun.DonneePersonnelle;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import java.util.Comparator;

/**
 * A file that came with a request, by the digest of its content (<i>pièce justificative</i>).
 *
 * <p>The name that a person gave to a file may hold his own: it is personal data.
 *
 * @param type what it was filed as, a code of the règlement such as {@code FACTURE}
 * @param nom the name it was filed under
 * @param contenu the SHA-256 of its bytes
 * @param taille its size in bytes, 0 or more
 */
@DonneePersonnelle
public record PieceJustificative(String type, String nom, Empreinte contenu, long taille)
        implements Comparable<PieceJustificative> {

    private static final Comparator<PieceJustificative> ORDRE = Comparator.comparing(PieceJustificative::type)
            .thenComparing(PieceJustificative::contenu)
            .thenComparing(PieceJustificative::nom);

    /**
     * Checks the type and the size.
     *
     * @throws ValeurInvalideException {@code PIECE_INVALIDE}
     */
    public PieceJustificative {
        if (type.isBlank() || taille < 0) {
            throw new ValeurInvalideException("PIECE_INVALIDE");
        }
    }

    @Override
    public int compareTo(PieceJustificative autre) {
        return ORDRE.compare(this, autre);
    }

    @Override
    public String toString() {
        return "PieceJustificative[***]";
    }
}
