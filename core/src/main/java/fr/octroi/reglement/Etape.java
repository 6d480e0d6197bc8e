package fr.octroi.reglement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * One step of the computation of an amount, as it can be told to the applicant.
 *
 * @param code what was done: {@code FORFAIT}, {@code TAUX}, {@code PLAFOND}, {@code RESTE}, {@code BASE} when the
 *     amount is a fact as it stands, {@code ARRONDI}; the sentence for people comes from a resource bundle
 * @param termes what it was done to, already written: rates as {@code 25 %}, euros as {@code 1234.56}
 * @param euros the exact result
 */
public record Etape(String code, List<String> termes, BigDecimal euros) {

    /** Copies. */
    public Etape {
        termes = List.copyOf(termes);
    }

    /** Writes euros exactly, with two decimals at least. */
    static String euros(BigDecimal euros) {
        BigDecimal court = euros.stripTrailingZeros();
        return court.setScale(Math.max(2, court.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
