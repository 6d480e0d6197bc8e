package fr.octroi.document;

import fr.octroi.commun.Montant;
import java.time.LocalDate;

/**
 * Writes dates and amounts as French people read them.
 */
public final class Francais {

    private Francais() {}

    /**
     * Writes a day.
     *
     * @param jour the day
     * @return such as {@code 1er juillet 2020}
     */
    public static String jour(LocalDate jour) {
        return Langue.FRANCAIS.jour(jour);
    }

    /**
     * Writes an amount.
     *
     * @param montant the amount
     * @return such as {@code 1 234,56 €}, with no-break spaces
     */
    public static String euros(Montant montant) {
        return Langue.FRANCAIS.euros(montant);
    }
}
