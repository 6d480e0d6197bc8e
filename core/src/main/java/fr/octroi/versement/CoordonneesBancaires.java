package fr.octroi.versement;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Cle;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.Iban;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What payment needs to know of an account, without the account (<i>coordonnées bancaires</i>, CGCT annexe I, 041).
 *
 * @param compte the digest of the account under the dossier's key, null when none came
 * @param verifie whether somebody, or a piece, showed that it is the applicant's
 * @param changement the last change of the account, null when it is the one first declared
 */
public record CoordonneesBancaires(
        @Nullable Empreinte compte,
        boolean verifie,
        @Nullable Changement changement) {

    /**
     * Checks that no account is said to be shown that is not there.
     *
     * @throws ValeurInvalideException {@code COORDONNEES_INVALIDES}
     */
    public CoordonneesBancaires {
        if (compte == null && verifie) {
            throw new ValeurInvalideException("COORDONNEES_INVALIDES");
        }
    }

    /**
     * A change of account.
     *
     * @param jour the day it was made
     * @param auteur who made it
     * @param confirmation who confirmed it, null while nobody has
     */
    public record Changement(
            LocalDate jour, Acteur auteur, @Nullable Acteur confirmation) {

        /**
         * Checks the bounds.
         *
         * @throws ValeurInvalideException {@code DATE_HORS_CALENDRIER}
         */
        public Changement {
            CalendrierOuvre.verifier(jour);
        }

        /**
         * Says whether a second person confirmed; the same agent in another role is the same person.
         *
         * @return true when another agent did
         */
        public boolean estConfirme() {
            return confirmation != null
                    && !(confirmation.organisation().equals(auteur.organisation())
                            && confirmation.agent().equals(auteur.agent()));
        }
    }

    /**
     * Seals an account.
     *
     * @param iban the account
     * @param cle the dossier's own key
     * @return the digest by which payment knows it
     */
    public static Empreinte sceller(Iban iban, Cle cle) {
        // The name of the field keeps this digest apart from any other made with the same key.
        return cle.sceller("versement.compte", iban.valeur());
    }
}
