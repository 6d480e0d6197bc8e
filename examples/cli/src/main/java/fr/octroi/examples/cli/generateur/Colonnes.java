package fr.octroi.examples.cli.generateur;

import java.util.List;

/** The columns of the platform's export. */
final class Colonnes {

    static final List<String> ENTETES = List.of(
            "N° demande",
            "Date de dépôt",
            "Civilité",
            "Nom",
            "Prénom",
            "Date de naissance",
            "Adresse",
            "Code postal",
            "Ville",
            "Code INSEE",
            "Courriel",
            "Téléphone",
            "Type de matériel",
            "État",
            "Marque",
            "Modèle",
            "Date de facture",
            "N° de facture",
            "SIRET vendeur",
            "Montant TTC",
            "IBAN",
            "Titulaire du compte",
            "Facture",
            "Certificat de conformité",
            "Justificatif de domicile",
            "Pièce d'identité",
            "Attestation sur l'honneur",
            "RIB");

    static final int DEPOT = ENTETES.indexOf("Date de dépôt");
    static final int NOM = ENTETES.indexOf("Nom");
    static final int TELEPHONE = ENTETES.indexOf("Téléphone");
    static final int FACTURE = ENTETES.indexOf("Date de facture");
    static final int SIRET = ENTETES.indexOf("SIRET vendeur");
    static final int MONTANT = ENTETES.indexOf("Montant TTC");
    static final int IBAN = ENTETES.indexOf("IBAN");
    static final int PREMIERE_PIECE = ENTETES.indexOf("Facture");

    private Colonnes() {}
}
