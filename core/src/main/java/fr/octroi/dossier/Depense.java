package fr.octroi.dossier;

import fr.octroi.commun.DonneePersonnelle;
import fr.octroi.commun.Montant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The expense for which aid is asked, as declared; it may be a bike, a tank or works.
 *
 * <p>The number of an invoice and that of a frame lead to their owner: they are personal data.
 *
 * @param nature the category, a code of the règlement, null when unknown
 * @param etat {@code NEUF}, {@code OCCASION} or another code, null when unknown
 * @param designation make and model in words, blank when unknown
 * @param date the date of the invoice, null when unknown
 * @param montantTtc the price, all taxes included, not negative, null when unknown
 * @param montantHt the price before taxes, not negative, null when unknown
 * @param quantite how many, null when unknown
 * @param vendeur the seller's establishment, null when unknown
 * @param numeroFacture the number of the invoice, blank when unknown
 * @param numeroSerie the serial number, such as a bike's frame identifier, blank when unknown
 */
@DonneePersonnelle
public record Depense(
        @Nullable String nature,
        @Nullable String etat,
        String designation,
        @Nullable LocalDate date,
        @Nullable Montant montantTtc,
        @Nullable Montant montantHt,
        @Nullable Integer quantite,
        @Nullable Siret vendeur,
        String numeroFacture,
        String numeroSerie) {

    @Override
    public String toString() {
        return "Depense[***]";
    }
}
