package fr.octroi.versement;

import fr.octroi.bureau.Acte;
import fr.octroi.commun.Cle;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to pay one decision (<i>versement</i>); a rejected or cancelled one is never revived, another is made.
 *
 * @param reference its identity, 1 to 35 ASCII letters, digits and inner hyphens: what a SEPA identifier holds
 * @param dossier the dossier
 * @param acte the number of the act that grants
 * @param montant the sum, above zero
 * @param compte the digest of the account under the dossier's key
 * @param etat where it stands
 */
public record Versement(
        String reference, NumeroDossier dossier, String acte, Montant montant, Empreinte compte, Etat etat) {

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,33}[A-Za-z0-9])?");

    /** Where a payment stands. */
    public enum Etat {
        /** The sum due is fixed: to be put, or put, on a bordereau. */
        LIQUIDE,
        /** The accountant took it over (<i>prise en charge</i>). */
        ACCEPTE,
        /** Paid. */
        PAYE,
        /** The accountant sent it back. */
        REJETE_COMPTABLE,
        /** The bank sent it back, before or after it counted as paid. */
        REJETE_BANQUE,
        /** Its bordereau was cancelled before anybody answered it: nothing is held against its account (<i>annulé</i>). */
        ANNULE;

        /**
         * Returns the states that may follow this one; an accountant may report the last step alone.
         *
         * @return in order of declaration, empty when nothing follows
         */
        public List<Etat> suivants() {
            return switch (this) {
                case LIQUIDE -> List.of(ACCEPTE, PAYE, REJETE_COMPTABLE, REJETE_BANQUE, ANNULE);
                case ACCEPTE -> List.of(PAYE, REJETE_COMPTABLE, REJETE_BANQUE);
                case PAYE -> List.of(REJETE_BANQUE);
                case REJETE_COMPTABLE, REJETE_BANQUE, ANNULE -> List.of();
            };
        }

        /**
         * Says whether a state may follow this one.
         *
         * @param suivant the state
         * @return true when it is among {@link #suivants}
         */
        public boolean permet(Etat suivant) {
            return suivants().contains(suivant);
        }

        /**
         * Says whether a payment in this state stands in the way of another of the same decision.
         *
         * @return true unless it was sent back or cancelled
         */
        public boolean estActif() {
            return this != REJETE_COMPTABLE && this != REJETE_BANQUE && this != ANNULE;
        }
    }

    /**
     * Says whether it goes to an account.
     *
     * @param iban the account that the dossier has now, null when it has none
     * @param cle the dossier's own key
     * @return false for another account than the one that was liquidated, and for none
     */
    public boolean vaSurLeCompte(@Nullable Iban iban, Cle cle) {
        return iban != null && CoordonneesBancaires.sceller(iban, cle).equals(compte);
    }

    /**
     * Checks.
     *
     * @throws ValeurInvalideException {@code REFERENCE_INVALIDE}, {@code ACTE_ABSENT}, {@code MONTANT_INVALIDE} unless
     *     above zero
     */
    public Versement {
        verifierReference(reference);
        if (acte.isBlank()) {
            throw new ValeurInvalideException("ACTE_ABSENT");
        }
        if (montant.compareTo(Montant.ZERO) <= 0) {
            throw new ValeurInvalideException("MONTANT_INVALIDE");
        }
    }

    /**
     * Makes the reference of an attempt, the same for ever: it is what stops a second sending.
     *
     * @param acte the act
     * @param dossier the dossier
     * @param tentative which attempt, from 1
     * @return {@code V}, 24 hexadecimal digits, a hyphen and the attempt
     */
    public static String reference(Acte acte, NumeroDossier dossier, int tentative) {
        return reference("V", acte.numero(), dossier.valeur(), tentative);
    }

    static String reference(String genre, String origine, String dossier, int rang) {
        String empreinte = Empreinte.deChamps(genre, origine, dossier, Integer.toString(rang))
                .hexadecimal()
                .substring(0, 24);
        return genre + empreinte.toUpperCase(Locale.ROOT) + "-" + rang;
    }

    static void verifierReference(String reference) {
        if (!REFERENCE.matcher(reference).matches()) {
            throw new ValeurInvalideException("REFERENCE_INVALIDE");
        }
    }

    /**
     * Returns this payment in another state.
     *
     * @param nouveau a state that may follow
     * @return the payment in that state
     * @throws IllegalStateException when the life cycle does not allow it: a bug of the caller
     */
    public Versement avecEtat(Etat nouveau) {
        if (!etat.permet(nouveau)) {
            throw new IllegalStateException("no passage from " + etat + " to " + nouveau);
        }
        return new Versement(reference, dossier, acte, montant, compte, nouveau);
    }
}
