package fr.octroi.echange;

import fr.octroi.commun.FormeDeCode;
import fr.octroi.commun.ValeurInvalideException;
import java.util.Comparator;

/**
 * What is numbered together: the lots of one organisation to another, for one purpose, real or tried (<i>flux</i>).
 *
 * @param emetteur the code of the organisation that sends, of the form of {@link fr.octroi.commun.Acteur#organisation}
 * @param destinataire that of the one that receives
 * @param objet what the lines are
 * @param environnement whether they count
 */
public record Flux(String emetteur, String destinataire, ObjetDuLot objet, Environnement environnement)
        implements Comparable<Flux> {

    /**
     * Checks the forms.
     *
     * @throws ValeurInvalideException {@code FLUX_INVALIDE} at another form, or when somebody writes to himself
     */
    public Flux {
        if (!estOrganisation(emetteur) || !estOrganisation(destinataire) || emetteur.equals(destinataire)) {
            throw new ValeurInvalideException("FLUX_INVALIDE");
        }
    }

    static boolean estOrganisation(String code) {
        return FormeDeCode.IDENTIFIANT.estCelleDe(code);
    }

    @Override
    public int compareTo(Flux autre) {
        return Comparator.comparing(Flux::emetteur)
                .thenComparing(Flux::destinataire)
                .thenComparing(Flux::objet)
                .thenComparing(Flux::environnement)
                .compare(this, autre);
    }
}
