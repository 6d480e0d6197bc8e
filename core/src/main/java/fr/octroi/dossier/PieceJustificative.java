package fr.octroi.dossier;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.commun.DonneePersonnelle;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;
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
 * @param recue the day it came: a rank for credits hangs on it, never on the day an officer looked
 */
@DonneePersonnelle
public record PieceJustificative(String type, String nom, Empreinte contenu, long taille, LocalDate recue)
        implements Comparable<PieceJustificative> {

    private static final Comparator<PieceJustificative> ORDRE = Comparator.comparing(PieceJustificative::type)
            .thenComparing(PieceJustificative::contenu)
            .thenComparing(PieceJustificative::recue)
            .thenComparing(PieceJustificative::nom);

    /**
     * Checks the type, the size and the day.
     *
     * @throws ValeurInvalideException {@code PIECE_INVALIDE}, {@code DATE_HORS_CALENDRIER}
     */
    public PieceJustificative {
        if (type.isBlank() || taille < 0) {
            throw new ValeurInvalideException("PIECE_INVALIDE");
        }
        CalendrierOuvre.verifier(recue);
    }

    /**
     * Says whether another piece is the same file filed as the same type, whatever its name and the day it came.
     *
     * @param autre the other piece
     * @return true when type and content agree
     */
    public boolean memeFichierQue(PieceJustificative autre) {
        return type.equals(autre.type) && contenu.equals(autre.contenu);
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
