package fr.octroi.versement;

import fr.octroi.commun.ValeurInvalideException;

/**
 * A reason why a grant cannot be paid today (<i>blocage</i>).
 *
 * @param genre what kind of reason
 * @param code the code of the stop for {@link Genre#PAIEMENT_ARRETE}, empty otherwise
 */
public record Blocage(Genre genre, String code) {

    /** The kinds of reasons, in the order in which they are reported. */
    public enum Genre {
        /** The budget year of the envelope is over. */
        EXERCICE_CLOS,
        /** The bordereau was drawn up already, and without it, or was cancelled since. */
        BORDEREAU_DEJA_ETABLI,
        /** The dossier can be read no more, or no règlement judges it. */
        DOSSIER_INACCESSIBLE,
        /** The Bureau granted nothing. */
        SANS_ACCORD,
        /** The préfecture has not received the act (CGCT L2131-1). */
        ACTE_NON_TRANSMIS,
        /** The person has not been notified (CGCT L2131-1). */
        PERSONNE_NON_NOTIFIEE,
        /** The transmission or the notification bears a day before the act: one of the dates is wrong. */
        DATE_AVANT_ACTE,
        /** The act becomes exécutoire only later (CGCT D1617-23, L1617-3). */
        EXECUTOIRE_PLUS_TARD,
        /** A payment of this decision is on its way. */
        VERSEMENT_EN_COURS,
        /** This decision was paid. */
        DEJA_PAYE,
        /** No bank details came (CGCT annexe I, 041). */
        RIB_ABSENT,
        /** Nobody has checked that the account is the applicant's. */
        RIB_A_VERIFIER,
        /** The account changed since the decision and no second person confirmed it. */
        RIB_NON_CONFIRME,
        /** Payment is stopped: papers of heirs, of a minor, of an adult under guardianship (CGCT annexe I, 024, 027). */
        PAIEMENT_ARRETE
    }

    /**
     * Checks that a stop has its code, and nothing else has one.
     *
     * @throws ValeurInvalideException {@code BLOCAGE_INVALIDE}
     */
    public Blocage {
        if (code.isBlank() == (genre == Genre.PAIEMENT_ARRETE)) {
            throw new ValeurInvalideException("BLOCAGE_INVALIDE");
        }
    }
}
