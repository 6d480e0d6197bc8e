package fr.octroi.reglement;

import fr.octroi.reglement.Donnee.Origine;
import java.util.List;
import java.util.Optional;

/**
 * The facts that every dossier can have, of whatever aid; a règlement adds its own as questions.
 *
 * <p>The age is in whole years at the date that opens the right; that of another day is told from the date of birth. A purchase is the expense for which aid is asked, be it a
 * bike, a rain-water tank or works.
 */
public final class Vocabulaire {

    /** INSEE code of the commune of the applicant's main home. */
    public static final Donnee DEMANDEUR_COMMUNE =
            new Donnee("demandeur.commune", TypeValeur.CODE, Origine.DEMANDEUR, "commune de résidence principale");

    /** SIREN of the EPCI of that commune. */
    public static final Donnee DEMANDEUR_EPCI =
            new Donnee("demandeur.epci", TypeValeur.CODE, Origine.TIERS, "intercommunalité de résidence");

    /** SIREN of the territorial establishment of the Grand Paris of that commune. */
    public static final Donnee DEMANDEUR_EPT = new Donnee(
            "demandeur.ept", TypeValeur.CODE, Origine.TIERS, "établissement public territorial de résidence");

    /** Code of the département of that commune. */
    public static final Donnee DEMANDEUR_DEPARTEMENT =
            new Donnee("demandeur.departement", TypeValeur.CODE, Origine.TIERS, "département de résidence");

    /** Code of the région of that commune. */
    public static final Donnee DEMANDEUR_REGION =
            new Donnee("demandeur.region", TypeValeur.CODE, Origine.TIERS, "région de résidence");

    /** ISO 3166 code of the country of the main home. */
    public static final Donnee DEMANDEUR_PAYS =
            new Donnee("demandeur.pays", TypeValeur.CODE, Origine.DEMANDEUR, "pays de résidence");

    /** Age in whole years on the day that opens the right. */
    public static final Donnee DEMANDEUR_AGE =
            new Donnee("demandeur.age", TypeValeur.NOMBRE, Origine.DEMANDEUR, "âge du demandeur");

    /** Date of birth, from which an age on any other day is told. */
    public static final Donnee DEMANDEUR_NAISSANCE =
            new Donnee("demandeur.naissance", TypeValeur.DATE, Origine.DEMANDEUR, "date de naissance du demandeur");

    /** Number of persons of the household. */
    public static final Donnee FOYER_PERSONNES =
            new Donnee("foyer.personnes", TypeValeur.NOMBRE, Origine.DEMANDEUR, "nombre de personnes du foyer");

    /** Taxable income of reference of the household, EUR a year (<i>revenu fiscal de référence</i>). */
    public static final Donnee FOYER_REVENU =
            new Donnee("foyer.revenu", TypeValeur.REVENU, Origine.DEMANDEUR, "revenu fiscal de référence du foyer");

    /** Fiscal parts of the household (<i>quotient familial</i>). */
    public static final Donnee FOYER_PARTS =
            new Donnee("foyer.parts", TypeValeur.NOMBRE, Origine.DEMANDEUR, "nombre de parts fiscales du foyer");

    /** Category of what was bought, a code of the règlement. */
    public static final Donnee ACHAT_NATURE =
            new Donnee("achat.nature", TypeValeur.CODE, Origine.DEMANDEUR, "nature du matériel");

    /** {@code NEUF} or {@code OCCASION}, or another code of the règlement. */
    public static final Donnee ACHAT_ETAT =
            new Donnee("achat.etat", TypeValeur.CODE, Origine.DEMANDEUR, "état du matériel");

    /** Date of the invoice. */
    public static final Donnee ACHAT_DATE =
            new Donnee("achat.date", TypeValeur.DATE, Origine.DEMANDEUR, "date de la facture");

    /** Price, all taxes included. */
    public static final Donnee ACHAT_PRIX_TTC =
            new Donnee("achat.prixTtc", TypeValeur.MONTANT, Origine.DEMANDEUR, "prix TTC");

    /** Price before taxes. */
    public static final Donnee ACHAT_PRIX_HT =
            new Donnee("achat.prixHt", TypeValeur.MONTANT, Origine.DEMANDEUR, "prix HT");

    /** How many were bought. */
    public static final Donnee ACHAT_QUANTITE =
            new Donnee("achat.quantite", TypeValeur.NOMBRE, Origine.DEMANDEUR, "quantité");

    /** SIRET of the seller. */
    public static final Donnee ACHAT_VENDEUR =
            new Donnee("achat.vendeur", TypeValeur.CODE, Origine.DEMANDEUR, "SIRET du vendeur");

    /** Day the request was filed. */
    public static final Donnee DEPOT_DATE =
            new Donnee("depot.date", TypeValeur.DATE, Origine.DEMANDEUR, "date de dépôt");

    /** Sum of the aids that the applicant has or can have from other funders for the same purchase. */
    public static final Donnee AIDES_AUTRES =
            new Donnee("aides.autres", TypeValeur.MONTANT, Origine.DEMANDEUR, "aides des autres financeurs");

    /** The code of a place that somebody is known to have none of, such as a territorial establishment outside of the Grand Paris. */
    public static final String AUCUN = "AUCUN";

    private static final List<Donnee> COMMUNES = List.of(
            ACHAT_DATE,
            ACHAT_ETAT,
            ACHAT_NATURE,
            ACHAT_PRIX_HT,
            ACHAT_PRIX_TTC,
            ACHAT_QUANTITE,
            ACHAT_VENDEUR,
            AIDES_AUTRES,
            DEMANDEUR_AGE,
            DEMANDEUR_COMMUNE,
            DEMANDEUR_DEPARTEMENT,
            DEMANDEUR_EPCI,
            DEMANDEUR_EPT,
            DEMANDEUR_NAISSANCE,
            DEMANDEUR_PAYS,
            DEMANDEUR_REGION,
            DEPOT_DATE,
            FOYER_PARTS,
            FOYER_PERSONNES,
            FOYER_REVENU);

    private Vocabulaire() {}

    /**
     * Returns the facts common to all aids.
     *
     * @return in order of name
     */
    public static List<Donnee> communes() {
        return COMMUNES;
    }

    /**
     * Returns the fact that says where the applicant lives.
     *
     * @param niveau the level
     * @return the fact
     */
    public static Donnee residence(Niveau niveau) {
        return switch (niveau) {
            case COMMUNE -> DEMANDEUR_COMMUNE;
            case EPCI -> DEMANDEUR_EPCI;
            case EPT -> DEMANDEUR_EPT;
            case DEPARTEMENT -> DEMANDEUR_DEPARTEMENT;
            case REGION -> DEMANDEUR_REGION;
            case PAYS -> DEMANDEUR_PAYS;
        };
    }

    /** Whether a fact is told of what is bought. */
    static boolean estDUnAchat(Donnee donnee) {
        return donnee.nom().startsWith("achat.");
    }

    /**
     * Finds a common fact.
     *
     * @param nom its dotted name
     * @return the fact, or empty
     */
    public static Optional<Donnee> trouver(String nom) {
        return COMMUNES.stream().filter(donnee -> donnee.nom().equals(nom)).findFirst();
    }
}
