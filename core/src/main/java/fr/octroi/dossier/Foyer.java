package fr.octroi.dossier;

import fr.octroi.commun.DonneePersonnelle;
import fr.octroi.commun.Montant;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is declared of the household, when the règlement asks for it (<i>foyer fiscal</i>).
 *
 * @param personnes how many persons, null when unknown
 * @param revenu the taxable income of reference, EUR a year, null when unknown
 * @param parts the fiscal parts, null when unknown
 */
@DonneePersonnelle
public record Foyer(
        @Nullable Integer personnes,
        @Nullable Montant revenu,
        @Nullable BigDecimal parts) {

    /** A household of which nothing is declared. */
    public static final Foyer INCONNU = new Foyer(null, null, null);

    /** Drops idle zeros, so that 2.5 and 2.50 parts are equal. */
    public Foyer {
        parts = parts == null ? null : parts.stripTrailingZeros();
    }

    @Override
    public String toString() {
        return "Foyer[***]";
    }
}
