package fr.octroi.format;

import fr.octroi.commun.DonneePersonnelle;
import fr.octroi.commun.Montant;
import fr.octroi.demande.DemandeDeposee;
import fr.octroi.demande.PieceDeposee;
import fr.octroi.reglement.Valeur;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One request that a platform writes in Java, from its own form: what is not said is unknown (<i>formulaire</i>).
 *
 * <p>Nothing is checked here: what is wrong makes the request a {@link fr.octroi.demande.Rejet} when it is filed, as that of a file does. For one
 * thread.
 */
@DonneePersonnelle
public final class Formulaire {

    private final String numero;
    private final LocalDate depot;
    private String civilite = "";
    private String nom = "";
    private String prenom = "";
    private @Nullable LocalDate naissance;
    private String voie = "";
    private String codePostal = "";
    private String ville = "";
    private String insee = "";
    private String courriel = "";
    private String telephone = "";
    private @Nullable Integer personnes;
    private @Nullable Montant revenu;
    private @Nullable BigDecimal parts;
    private String nature = "";
    private String etat = "";
    private String designation = "";
    private @Nullable LocalDate achat;
    private @Nullable Montant montantTtc;
    private @Nullable Montant montantHt;
    private @Nullable Integer quantite;
    private String siret = "";
    private String numeroFacture = "";
    private String numeroSerie = "";
    private String iban = "";
    private String titulaire = "";
    private @Nullable Montant aidesAutres;
    private final SortedMap<String, Valeur> reponses = new TreeMap<>();
    private final List<PieceDeposee> pieces = new ArrayList<>();

    /**
     * Opens a form.
     *
     * @param numero the number given by the platform, see {@link fr.octroi.dossier.NumeroDossier}
     * @param depot the day of filing in the authority's time zone
     */
    public Formulaire(String numero, LocalDate depot) {
        this.numero = numero;
        this.depot = depot;
    }

    /**
     * Says who asks.
     *
     * @param civilite {@code M.}, {@code Mme}, or blank
     * @param nom family name, at most 100 characters
     * @param prenom given names, at most 100 characters
     * @return this form
     */
    public Formulaire demandeur(String civilite, String nom, String prenom) {
        this.civilite = civilite;
        this.nom = nom;
        this.prenom = prenom;
        return this;
    }

    /**
     * Says when who asks was born.
     *
     * @param naissance the day
     * @return this form
     */
    public Formulaire naissance(LocalDate naissance) {
        this.naissance = naissance;
        return this;
    }

    /**
     * Says where who asks lives.
     *
     * @param voie number and street, at most 200 characters
     * @param codePostal postal code
     * @param ville town
     * @param insee INSEE code of the commune, blank when unknown
     * @return this form
     */
    public Formulaire domicile(String voie, String codePostal, String ville, String insee) {
        this.voie = voie;
        this.codePostal = codePostal;
        this.ville = ville;
        this.insee = insee;
        return this;
    }

    /**
     * Says how who asks is reached.
     *
     * @param courriel e-mail address, blank when unknown
     * @param telephone telephone number, blank when unknown
     * @return this form
     */
    public Formulaire contact(String courriel, String telephone) {
        this.courriel = courriel;
        this.telephone = telephone;
        return this;
    }

    /**
     * Says what household who asks lives in.
     *
     * @param personnes its size, null when unknown
     * @param revenu its taxable income of reference, EUR a year, null when unknown
     * @param parts its fiscal parts, null when unknown
     * @return this form
     */
    public Formulaire foyer(@Nullable Integer personnes, @Nullable Montant revenu, @Nullable BigDecimal parts) {
        this.personnes = personnes;
        this.revenu = revenu;
        this.parts = parts;
        return this;
    }

    /**
     * Says what was bought.
     *
     * @param nature its category, a code of the règlement
     * @param etat its state, a code of the règlement
     * @param designation make and model, blank when unknown
     * @return this form
     */
    public Formulaire objet(String nature, String etat, String designation) {
        this.nature = nature;
        this.etat = etat;
        this.designation = designation;
        return this;
    }

    /**
     * Says how many were bought.
     *
     * @param quantite the number
     * @return this form
     */
    public Formulaire quantite(int quantite) {
        this.quantite = quantite;
        return this;
    }

    /**
     * Says when it was bought, and at what price.
     *
     * @param jour the date of the invoice
     * @param ttc the price, all taxes included, null when unknown
     * @return this form
     */
    public Formulaire achat(LocalDate jour, @Nullable Montant ttc) {
        this.achat = jour;
        this.montantTtc = ttc;
        return this;
    }

    /**
     * Says the price before taxes.
     *
     * @param ht the price
     * @return this form
     */
    public Formulaire montantHt(Montant ht) {
        this.montantHt = ht;
        return this;
    }

    /**
     * Says of whom it was bought.
     *
     * @param siret the seller's SIRET, spaces allowed, blank when unknown
     * @param numero the number of the invoice, blank when unknown
     * @return this form
     */
    public Formulaire facture(String siret, String numero) {
        this.siret = siret;
        this.numeroFacture = numero;
        return this;
    }

    /**
     * Says the number that what was bought bears.
     *
     * @param numeroSerie the serial number
     * @return this form
     */
    public Formulaire numeroSerie(String numeroSerie) {
        this.numeroSerie = numeroSerie;
        return this;
    }

    /**
     * Says to which account an aid is to be paid.
     *
     * @param iban the account, as people write it: spaces, dots and hyphens allowed
     * @param titulaire its declared holder
     * @return this form
     */
    public Formulaire compte(String iban, String titulaire) {
        this.iban = iban;
        this.titulaire = titulaire;
        return this;
    }

    /**
     * Says what other funders give.
     *
     * @param somme the sum of their aids
     * @return this form
     */
    public Formulaire aidesAutres(Montant somme) {
        this.aidesAutres = somme;
        return this;
    }

    /**
     * Answers questions of the règlement; the last answer to one counts.
     *
     * @param reponses the answers, by name of the fact, such as {@code question.etudiant}
     * @return this form
     */
    public Formulaire reponses(Map<String, Valeur> reponses) {
        this.reponses.putAll(reponses);
        return this;
    }

    /**
     * Adds files that the store of pieces took.
     *
     * @param pieces the files
     * @return this form
     */
    public Formulaire pieces(List<PieceDeposee> pieces) {
        this.pieces.addAll(pieces);
        return this;
    }

    /**
     * Closes the form.
     *
     * @return the request as it stands; this form may go on without changing it
     */
    public DemandeDeposee demande() {
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
                insee,
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
        return "Formulaire[***]";
    }
}
