package fr.octroi.demande;

import fr.octroi.commun.DonneePersonnelle;
import fr.octroi.commun.Montant;
import fr.octroi.reglement.Valeur;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as a platform hands it over: typed, not yet trusted (<i>demande déposée</i>).
 *
 * <p>The constraints say which faults make it a {@link Rejet}; a fact that is merely missing is no fault, it is asked
 * of the applicant later. Blank texts are unknown. The last part of each message key is the code of the rejection.
 *
 * @param numero the number given by the platform, see {@link fr.octroi.dossier.NumeroDossier}
 * @param depot the day of filing in the authority's time zone
 * @param civilite {@code M.} or {@code Mme}
 * @param nom family name, at most 100 characters
 * @param prenom given names, at most 100 characters
 * @param naissance date of birth
 * @param voie number and street, at most 200 characters
 * @param codePostal postal code
 * @param ville town
 * @param insee INSEE code of the commune
 * @param courriel e-mail address
 * @param telephone telephone number
 * @param personnes size of the household
 * @param revenu taxable income of reference of the household, EUR a year
 * @param parts fiscal parts of the household
 * @param nature category of what was bought, a code of the règlement
 * @param etat state of it, a code of the règlement
 * @param designation make and model
 * @param achat date of the invoice
 * @param montantTtc price, all taxes included
 * @param montantHt price before taxes
 * @param quantite how many
 * @param siret the seller's SIRET, spaces allowed
 * @param numeroFacture number of the invoice
 * @param numeroSerie serial number
 * @param iban the account, as people write it: spaces, dots and hyphens allowed
 * @param titulaire the declared holder of the account
 * @param aidesAutres sum of the other funders' aids
 * @param reponses the answers to the règlement's questions, by name
 * @param pieces the files
 */
// A missing date is a value that can arrive, and a fault that the constraint finds.
@SuppressWarnings("MultipleNullnessAnnotations")
@DonneePersonnelle
public record DemandeDeposee(
        @NotBlank(message = "{fr.octroi.demande.NUMERO_ABSENT}") @NumeroValide
        String numero,

        @NotNull(message = "{fr.octroi.demande.DATE_DEPOT_ABSENTE}") @DateDuCalendrier @Nullable
        LocalDate depot,

        String civilite,

        @NotBlank(message = "{fr.octroi.demande.NOM_ABSENT}")
        @Size(max = 100, message = "{fr.octroi.demande.TEXTE_TROP_LONG}")
        String nom,

        @NotBlank(message = "{fr.octroi.demande.PRENOM_ABSENT}")
        @Size(max = 100, message = "{fr.octroi.demande.TEXTE_TROP_LONG}")
        String prenom,

        @DateDuCalendrier @Nullable LocalDate naissance,

        @Size(max = 200, message = "{fr.octroi.demande.TEXTE_TROP_LONG}")
        String voie,

        @Size(max = 20, message = "{fr.octroi.demande.TEXTE_TROP_LONG}")
        String codePostal,

        @Size(max = 100, message = "{fr.octroi.demande.TEXTE_TROP_LONG}")
        String ville,

        @CodeInsee String insee,

        @Email(message = "{fr.octroi.demande.COURRIEL_INVALIDE}")
        String courriel,

        @Size(max = 30, message = "{fr.octroi.demande.TEXTE_TROP_LONG}")
        String telephone,

        @Positive(message = "{fr.octroi.demande.NOMBRE_INVALIDE}") @Nullable
        Integer personnes,

        @MontantPositif @Nullable Montant revenu,

        @Positive(message = "{fr.octroi.demande.NOMBRE_INVALIDE}") @Nullable
        BigDecimal parts,

        String nature,
        String etat,

        @Size(max = 200, message = "{fr.octroi.demande.TEXTE_TROP_LONG}")
        String designation,

        @DateDuCalendrier @Nullable LocalDate achat,
        @MontantPositif @Nullable Montant montantTtc,
        @MontantPositif @Nullable Montant montantHt,

        @Positive(message = "{fr.octroi.demande.NOMBRE_INVALIDE}") @Nullable
        Integer quantite,

        @SiretValide String siret,

        @Size(max = 60, message = "{fr.octroi.demande.TEXTE_TROP_LONG}")
        String numeroFacture,

        @Size(max = 60, message = "{fr.octroi.demande.TEXTE_TROP_LONG}")
        String numeroSerie,

        @IbanValide String iban,

        @Size(max = 200, message = "{fr.octroi.demande.TEXTE_TROP_LONG}")
        String titulaire,

        @MontantPositif @Nullable Montant aidesAutres,
        SortedMap<String, Valeur> reponses,

        @Size(max = 100, message = "{fr.octroi.demande.TROP_DE_PIECES}")
        List<@Valid PieceDeposee> pieces) {

    /** Copies; strips the address, since the constraint on it takes blanks for a fault. */
    public DemandeDeposee {
        courriel = courriel.strip();
        reponses = Collections.unmodifiableSortedMap(new TreeMap<>(reponses));
        pieces = List.copyOf(pieces);
    }

    /**
     * Returns the same request from another commune, as a register of addresses says it.
     *
     * @param autre the INSEE code of the commune, blank when unknown
     * @return the request, all else being equal
     */
    public DemandeDeposee withInsee(String autre) {
        return new DemandeDeposee(
                numero,
                depot,
                civilite,
                nom,
                prenom,
                naissance,
                voie,
                codePostal,
                ville,
                autre,
                courriel,
                telephone,
                personnes,
                revenu,
                parts,
                nature,
                etat,
                designation,
                achat,
                montantTtc,
                montantHt,
                quantite,
                siret,
                numeroFacture,
                numeroSerie,
                iban,
                titulaire,
                aidesAutres,
                reponses,
                pieces);
    }

    @Override
    public String toString() {
        return "DemandeDeposee[***]";
    }
}
