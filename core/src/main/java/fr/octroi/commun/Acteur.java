package fr.octroi.commun;

/**
 * Who acts: an organisation, a capacity, and an opaque agent identifier that names nobody outside his organisation.
 *
 * @param organisation a code such as {@code gpso}: lower-case letters, digits and hyphens, at most 40
 * @param role the capacity
 * @param agent an opaque identifier given by the organisation, same form; never a name or an address
 */
public record Acteur(String organisation, Role role, String agent) {

    /**
     * Checks the forms.
     *
     * @throws ValeurInvalideException {@code ACTEUR_INVALIDE}
     */
    public Acteur {
        if (!FormeDeCode.IDENTIFIANT.estCelleDe(organisation) || !FormeDeCode.IDENTIFIANT.estCelleDe(agent)) {
            throw new ValeurInvalideException("ACTEUR_INVALIDE");
        }
    }
}
