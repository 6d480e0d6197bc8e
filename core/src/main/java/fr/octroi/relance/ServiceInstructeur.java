package fr.octroi.relance;

import fr.octroi.commun.ValeurInvalideException;
import java.util.List;

/**
 * Who writes to applicants, as every letter must say (<i>service instructeur</i>, CRPA L111-2, R112-11-1).
 *
 * @param nom the service, such as its authority calls it
 * @param adresse its postal address, one line each, two at least
 * @param courriel an e-mail address that somebody reads
 * @param telephone a telephone number that somebody answers
 * @param agent the family name and given name of the agent in charge
 * @param qualite his capacity
 * @param tribunal the administrative court before which decisions are challenged, with its address
 */
public record ServiceInstructeur(
        String nom,
        List<String> adresse,
        String courriel,
        String telephone,
        String agent,
        String qualite,
        String tribunal) {

    /**
     * Checks that nothing a letter must say is missing.
     *
     * @throws ValeurInvalideException {@code SERVICE_INCOMPLET}
     */
    public ServiceInstructeur {
        adresse = List.copyOf(adresse);
        if (adresse.size() < 2
                || List.of(nom, courriel, telephone, agent, qualite, tribunal).stream()
                        .anyMatch(String::isBlank)) {
            throw new ValeurInvalideException("SERVICE_INCOMPLET");
        }
    }
}
