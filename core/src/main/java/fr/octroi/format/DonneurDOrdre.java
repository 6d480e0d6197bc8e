package fr.octroi.format;

import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.Bic;
import fr.octroi.dossier.Iban;
import org.jspecify.annotations.Nullable;

/**
 * Who orders transfers, and from which account (<i>donneur d'ordre</i>): a régie, or the public accountant of a mandate.
 *
 * @param nom its name
 * @param iban its account
 * @param bic the bank's code, null when the account says enough
 * @param ville its town, blank to give no address
 * @param pays its country, two letters, blank to give no address
 * @param libelle what beneficiaries read before the number of their dossier, such as {@code Aide vélo}
 */
public record DonneurDOrdre(String nom, Iban iban, @Nullable Bic bic, String ville, String pays, String libelle) {

    /**
     * Checks.
     *
     * @throws ValeurInvalideException {@code DONNEUR_D_ORDRE_INVALIDE} without a name that a bank can read, with a town and no
     *     country or the reverse, with an account outside SEPA
     */
    public DonneurDOrdre {
        boolean adresseEntiere = ville.isBlank() == pays.isBlank() && pays.matches("([A-Z]{2})?");
        if (!Translitteration.ecrire(nom, Translitteration.Jeu.EPC, 70).aUneLettre()
                || !adresseEntiere
                || !iban.estDuSepa()) {
            throw new ValeurInvalideException("DONNEUR_D_ORDRE_INVALIDE");
        }
    }
}
