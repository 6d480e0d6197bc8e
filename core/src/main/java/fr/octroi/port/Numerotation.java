package fr.octroi.port;

import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.versement.Bordereau;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who numbers bordereaux and mandats: the financial software of the authority, for the comptable refuses a number that he has
 * seen or that does not follow.
 *
 * <p>Rules, checked by {@code NumerotationTck}:
 *
 * <ol>
 *   <li value="1">A bordereau that is numbered again has the same numbers, whatever was numbered meanwhile.
 *   <li value="2">Each payment of the bordereau has a number, by its reference, and nothing else has one.
 *   <li value="3">Two bordereaux of one year share neither their number nor that of a mandat.
 *   <li value="4">Several bordereaux may be numbered at once: no number is given twice.
 *   <li value="5">The numbers of a bordereau that is given back are those of the next one, or nobody's where others came after it; those
 *       that follow are summed up without it.
 * </ol>
 */
public interface Numerotation {

    /**
     * The numbers of a bordereau.
     *
     * @param bordereau its number in its year, from 1 to 9,999,999
     * @param mandats the number of the mandat of each payment, by reference, from 1 to 99,999,999
     * @param cumul the sum of the bordereaux of the year, this one included, null when nobody counts it
     */
    record Numeros(
            int bordereau,
            SortedMap<String, Integer> mandats,
            @Nullable Montant cumul) {
        /**
         * Copies, and checks the numbers.
         *
         * @throws ValeurInvalideException {@code NUMERO_INVALIDE}
         */
        public Numeros {
            mandats = Collections.unmodifiableSortedMap(new TreeMap<>(mandats));
            if (bordereau < 1
                    || bordereau > 9_999_999
                    || mandats.values().stream().anyMatch(mandat -> mandat < 1 || mandat > 99_999_999)) {
                throw new ValeurInvalideException("NUMERO_INVALIDE");
            }
        }
    }

    /**
     * Numbers a bordereau.
     *
     * @param bordereau the bordereau
     * @return its numbers
     * @throws PortException when it cannot
     */
    Numeros attribuer(Bordereau bordereau);

    /**
     * Gives back the numbers of a bordereau that was cancelled before it left: the comptable never sees it, and its sum is none of the
     * year's.
     *
     * @param bordereau the bordereau; one without numbers changes nothing
     * @throws PortException when it cannot
     */
    void rendre(Bordereau bordereau);
}
