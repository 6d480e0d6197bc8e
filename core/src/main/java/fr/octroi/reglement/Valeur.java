package fr.octroi.reglement;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.commun.Montant;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A known value of a {@link Donnee}; an unknown one is no value at all, never a default.
 */
public sealed interface Valeur {

    /**
     * Returns the kind of this value.
     *
     * @return the kind
     */
    TypeValeur type();

    /**
     * A word of a closed vocabulary.
     *
     * @param mot the word, compared exactly
     */
    record Code(String mot) implements Valeur {
        @Override
        public TypeValeur type() {
            return TypeValeur.CODE;
        }

        @Override
        public String toString() {
            return mot;
        }
    }

    /**
     * An exact number without unit.
     *
     * @param nombre the number; its idle zeros do not count
     */
    record Nombre(BigDecimal nombre) implements Valeur {
        /** Drops idle zeros, so that 2 and 2.0 are equal. */
        public Nombre {
            nombre = nombre.stripTrailingZeros();
        }

        @Override
        public TypeValeur type() {
            return TypeValeur.NOMBRE;
        }

        @Override
        public String toString() {
            return nombre.toPlainString();
        }
    }

    /**
     * An amount of euros.
     *
     * @param montant the amount
     */
    record Somme(Montant montant) implements Valeur {
        @Override
        public TypeValeur type() {
            return TypeValeur.MONTANT;
        }

        @Override
        public String toString() {
            return montant + " EUR";
        }
    }

    /**
     * An income.
     *
     * @param parAn euros a year
     */
    record Revenu(Montant parAn) implements Valeur {
        @Override
        public TypeValeur type() {
            return TypeValeur.REVENU;
        }

        @Override
        public String toString() {
            return parAn + " EUR/an";
        }
    }

    /**
     * A day.
     *
     * @param jour a day of the calendar: another is a typing error
     */
    record Jour(LocalDate jour) implements Valeur {
        /**
         * Checks the bounds.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code DATE_HORS_CALENDRIER}
         */
        public Jour {
            CalendrierOuvre.verifier(jour);
        }

        @Override
        public TypeValeur type() {
            return TypeValeur.DATE;
        }

        @Override
        public String toString() {
            return jour.toString();
        }
    }

    /**
     * Yes or no.
     *
     * @param vrai true for yes
     */
    record Booleen(boolean vrai) implements Valeur {
        @Override
        public TypeValeur type() {
            return TypeValeur.BOOLEEN;
        }

        @Override
        public String toString() {
            return vrai ? "oui" : "non";
        }
    }
}
