package fr.octroi.adapters.rest.avis;

import fr.octroi.adapters.rest.avis.Signature.Secret;
import fr.octroi.commun.FormeDeCode;
import java.net.URI;
import java.util.List;

/**
 * Somebody who is told when a dossier changes.
 *
 * @param code his name here: lower-case letters, digits and hyphens, at most 40
 * @param adresse where notices go
 * @param secrets what seals them: one, or two while they change
 */
public record Abonne(String code, URI adresse, List<Secret> secrets) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException when the code is none, or there is no secret or more than two
     */
    public Abonne {
        secrets = List.copyOf(secrets);
        if (!FormeDeCode.IDENTIFIANT.estCelleDe(code) || secrets.isEmpty() || secrets.size() > 2) {
            throw new IllegalArgumentException("a subscriber has a code and one secret, or two");
        }
    }
}
