package fr.octroi.recours;

import fr.octroi.dossier.EtatDossier;

/**
 * What an authority attests to another funder about a request (<i>attestation</i>): several funders ask for it before they
 * pay their own aid.
 */
public enum Attestation {
    /** The aid was granted. */
    OCTROI,
    /** The aid was refused. */
    REFUS,
    /** The aid was paid. */
    VERSEMENT,
    /** The authority gives no such aid for this purchase. */
    AUCUNE_AIDE;

    /**
     * Says whether a dossier allows it to be issued.
     *
     * @param etat where the dossier stands
     * @return true when what it says is so
     */
    public boolean estVraie(EtatDossier etat) {
        return switch (this) {
            case OCTROI ->
                switch (etat) {
                    case ACCORDE, EXECUTOIRE, LIQUIDE, PAIEMENT_REJETE, PAYE -> true;
                    default -> false;
                };
            case REFUS -> etat == EtatDossier.REFUSE;
            case VERSEMENT -> etat == EtatDossier.PAYE;
            case AUCUNE_AIDE -> etat == EtatDossier.TRANSMIS || etat == EtatDossier.REFUSE;
        };
    }
}
