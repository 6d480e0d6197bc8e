package fr.octroi.bureau;

import fr.octroi.commun.Montant;
import fr.octroi.dossier.NumeroDossier;

/**
 * What the Bureau decided of a dossier (<i>décision</i>).
 */
public sealed interface Decision {

    /**
     * Granted.
     *
     * @param dossier the dossier
     * @param acte the act
     * @param propose the amount proposed
     * @param decide the amount decided
     */
    record Accordee(NumeroDossier dossier, Acte acte, Montant propose, Montant decide) implements Decision {}
}
