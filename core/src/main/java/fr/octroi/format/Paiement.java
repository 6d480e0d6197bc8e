package fr.octroi.format;

import fr.octroi.commun.ValeurInvalideException;
import org.jspecify.annotations.Nullable;

/**
 * How an authority pays, beside the neutral bordereau: both are options.
 *
 * @param sepa who orders transfers, null when nobody here does
 * @param pes what a PES repeats, null when the financial software writes it
 * @param premierBordereau the next number of a bordereau of the year, from 1
 * @param premierMandat the next number of a mandat of the year, from 1
 */
public record Paiement(
        @Nullable DonneurDOrdre sepa, @Nullable ReglagesPes pes, int premierBordereau, int premierMandat) {

    /**
     * Checks the numbers.
     *
     * @throws ValeurInvalideException {@code NUMERO_INVALIDE}
     */
    public Paiement {
        if (premierBordereau < 1 || premierMandat < 1 || premierBordereau > 9_999_999 || premierMandat > 99_999_999) {
            throw new ValeurInvalideException("NUMERO_INVALIDE");
        }
    }
}
