package fr.octroi.bureau;

import fr.octroi.commun.ValeurInvalideException;

/**
 * Why something is unfavourable, and the article behind it (<i>motif</i>, CRPA L211-2 and L211-5: in law and in fact).
 *
 * @param code a code of the règlement, such as {@code PERIODE_ACHAT}, {@code FACTURE:ABSENTE} or {@code foyer.parts:INCONNUE}
 * @param article as it is printed, never blank
 */
public record Motif(String code, String article) {

    /**
     * Checks the form.
     *
     * @throws ValeurInvalideException {@code MOTIF_INVALIDE}
     */
    public Motif {
        if (!Formes.estMotif(code) || article.isBlank()) {
            throw new ValeurInvalideException("MOTIF_INVALIDE");
        }
    }
}
