package fr.octroi.dossier;

import fr.octroi.commun.DonneePersonnelle;
import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The person who asks (<i>demandeur</i>).
 *
 * @param civilite {@code M.} or {@code Mme} as declared, blank when unknown; it decides nothing
 * @param nom the family name, never blank
 * @param prenom the given names, never blank
 * @param naissance the date of birth, null when unknown
 * @param adresse the main home
 * @param courriel an e-mail address, blank when none
 * @param telephone a telephone number, blank when none
 * @param courrier where letters go, null when it is the main home; it decides nothing
 */
@DonneePersonnelle
public record Demandeur(
        String civilite,
        String nom,
        String prenom,
        @Nullable LocalDate naissance,
        Adresse adresse,
        String courriel,
        String telephone,
        @Nullable Adresse courrier) {

    /**
     * Names somebody who is written to at home.
     *
     * @param civilite {@code M.} or {@code Mme} as declared, blank when unknown
     * @param nom the family name, never blank
     * @param prenom the given names, never blank
     * @param naissance the date of birth, null when unknown
     * @param adresse the main home
     * @param courriel an e-mail address, blank when none
     * @param telephone a telephone number, blank when none
     * @throws ValeurInvalideException {@code NOM_ABSENT}, {@code PRENOM_ABSENT}
     */
    public Demandeur(
            String civilite,
            String nom,
            String prenom,
            @Nullable LocalDate naissance,
            Adresse adresse,
            String courriel,
            String telephone) {
        this(civilite, nom, prenom, naissance, adresse, courriel, telephone, null);
    }

    /**
     * Checks the names.
     *
     * @throws ValeurInvalideException {@code NOM_ABSENT}, {@code PRENOM_ABSENT}
     */
    public Demandeur {
        if (nom.isBlank()) {
            throw new ValeurInvalideException("NOM_ABSENT");
        }
        if (prenom.isBlank()) {
            throw new ValeurInvalideException("PRENOM_ABSENT");
        }
    }

    /**
     * Returns where letters go.
     *
     * @return {@link #courrier}, or else the main home
     */
    public Adresse adressePostale() {
        return courrier == null ? adresse : courrier;
    }

    @Override
    public String toString() {
        return "Demandeur[***]";
    }
}
