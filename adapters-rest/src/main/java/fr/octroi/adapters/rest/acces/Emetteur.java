package fr.octroi.adapters.rest.acces;

import fr.octroi.commun.Role;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Somebody whose tokens are believed, and whom he speaks for: the tokens of a contractor make nobody an officer of the authority.
 *
 * @param nom what {@code iss} says, exactly
 * @param destinataire what {@code aud} must hold
 * @param cles his public keys
 * @param organisations the organisations that he may name
 * @param roles the roles that he may give
 */
public record Emetteur(
        String nom, String destinataire, ClesPubliques cles, SortedSet<String> organisations, SortedSet<Role> roles) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException when a name is blank, or he speaks for nobody
     */
    public Emetteur {
        organisations = Collections.unmodifiableSortedSet(new TreeSet<>(organisations));
        roles = Collections.unmodifiableSortedSet(new TreeSet<>(roles));
        if (nom.isBlank() || destinataire.isBlank() || organisations.isEmpty() || roles.isEmpty()) {
            throw new IllegalArgumentException("an issuer has a name, an audience, organisations and roles");
        }
    }
}
