package fr.octroi.commun;

import java.util.regex.Pattern;

/**
 * Who acts: an organisation, a capacity, and an opaque agent identifier that names nobody outside his organisation.
 *
 * @param organisation a code such as {@code gpso}: lower-case letters, digits and hyphens, at most 40
 * @param role the capacity
 * @param agent an opaque identifier given by the organisation, same form; never a name or an address
 */
public record Acteur(String organisation, Role role, String agent) {

    private static final Pattern FORME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /**
     * Checks the forms.
     *
     * @throws ValeurInvalideException {@code ACTEUR_INVALIDE}
     */
    public Acteur {
        if (!FORME.matcher(organisation).matches() || !FORME.matcher(agent).matches()) {
            throw new ValeurInvalideException("ACTEUR_INVALIDE");
        }
    }
}
