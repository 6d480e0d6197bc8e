package fr.octroi.reglement;

import fr.octroi.commun.ValeurInvalideException;

/**
 * The authority that is competent once a règlement has ended (<i>relais</i>): requests are sent on to it, and applicants
 * are told where to go (CRPA L114-2).
 *
 * @param autorite its name
 * @param service the service and the aid to ask for, in a French phrase
 * @param lien where to ask, starting with {@code https://}
 */
public record Relais(String autorite, String service, String lien) {

    /**
     * Checks that an applicant can be sent there.
     *
     * @throws ValeurInvalideException {@code RELAIS_INVALIDE} when something is blank or the link is not one
     */
    public Relais {
        if (autorite.isBlank() || service.isBlank() || !lien.startsWith("https://")) {
            throw new ValeurInvalideException("RELAIS_INVALIDE");
        }
    }
}
