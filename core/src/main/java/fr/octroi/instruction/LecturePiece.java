package fr.octroi.instruction;

import fr.octroi.commun.DonneePersonnelle;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.Siret;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts read in one file, each unknown when it was not found.
 *
 * @param etat what became of the attempt
 * @param nature what the document turned out to be, such as {@code FACTURE} or {@code DEVIS}, blank when unknown
 * @param noms the names that it gives as buyer, holder or addressee
 * @param montantTtc its total, all taxes included
 * @param date its date
 * @param iban the account
 * @param siret the seller's SIRET
 * @param numero its number, blank when unknown
 */
@DonneePersonnelle
public record LecturePiece(
        EtatLecture etat,
        String nature,
        List<String> noms,
        @Nullable Montant montantTtc,
        @Nullable LocalDate date,
        @Nullable Iban iban,
        @Nullable Siret siret,
        String numero) {

    /** Copies. */
    public LecturePiece {
        noms = List.copyOf(noms);
    }

    /**
     * Makes the reading of a file in which nothing was read.
     *
     * @param etat why
     * @return a reading without facts
     */
    public static LecturePiece sansFait(EtatLecture etat) {
        return new LecturePiece(etat, "", List.of(), null, null, null, null, "");
    }

    @Override
    public String toString() {
        return "LecturePiece[" + etat + ", ***]";
    }
}
