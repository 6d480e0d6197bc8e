package fr.octroi.dossier;

import fr.octroi.commun.DonneePersonnelle;
import org.jspecify.annotations.Nullable;

/**
 * Where a person lives, as declared.
 *
 * @param voie number and street, blank when unknown
 * @param codePostal the postal code, blank when unknown; it decides nothing
 * @param ville the town as people spell it, blank when unknown; it decides nothing
 * @param insee the INSEE code of the commune, null when unknown; it alone decides
 */
@DonneePersonnelle
public record Adresse(
        String voie,
        String codePostal,
        String ville,
        @Nullable String insee) {

    @Override
    public String toString() {
        return "Adresse[***]";
    }
}
