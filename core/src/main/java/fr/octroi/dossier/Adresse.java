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

    /**
     * Returns the street written in one way, abbreviations spelt out (NF Z10-011).
     *
     * @return words in upper case without accents, such as {@code 12 BIS BOULEVARD SAINT MICHEL}, blank when unknown
     */
    public String voieNormalisee() {
        return Voie.normaliser(voie);
    }

    /**
     * Returns the form under which a street is looked up: as {@link #voieNormalisee}, its words joined.
     *
     * @return such as {@code 12BISBOULEVARDSAINTMICHEL}, blank when unknown
     */
    public String cleDeVoie() {
        return Voie.cle(voieNormalisee());
    }

    /**
     * Says whether two addresses have the same number in the same street, whatever their writing. The flat, the staircase
     * and the like do not count, nor does the town.
     *
     * @param autre another address
     * @return false when either street is unknown
     */
    public boolean memeVoie(Adresse autre) {
        String cle = Voie.cle(Voie.sansComplement(voieNormalisee()));
        return !cle.isEmpty() && cle.equals(Voie.cle(Voie.sansComplement(autre.voieNormalisee())));
    }

    @Override
    public String toString() {
        return "Adresse[***]";
    }
}
