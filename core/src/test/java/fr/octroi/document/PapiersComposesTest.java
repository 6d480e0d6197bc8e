package fr.octroi.document;

import static fr.octroi.document.FaitAttendu.cas;

import fr.octroi.instruction.FaitLu.Nom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What papers say as word processors and browsers lay them out: sentences that go on from line to line, columns that touch. */
class PapiersComposesTest {

    private static final String FACTURE = "FACTURE";
    private static final String DOMICILE = "JUSTIFICATIF_DOMICILE";
    private static final String RIB = "RIB";
    private static final String INCONNU = "";

    static Stream<FaitAttendu> personnes() {
        return Stream.of(
                cas(
                        "le gestionnaire à côté du titulaire",
                        RIB,
                        Nom.TITULAIRE,
                        "MONSIEUR CÔME DES ROCHES DE CHASSAY",
                        "RELEVÉ D'IDENTITÉ BANCAIRE",
                        "Compte ouvert au nom de                Gestionnaire du compte",
                        "MONSIEUR CÔME DES ROCHES DE CHASSAY    MADAME VIRGINIE LEPAGE",
                        "7 VILLA DES TERNES                     AGENCE PARIS MAINE",
                        "75017 PARIS                            75014 PARIS"),
                cas(
                        "la chargée de clientèle à côté du titulaire",
                        RIB,
                        Nom.TITULAIRE,
                        "M. CÔME DES ROCHES",
                        "RELEVÉ D'IDENTITÉ BANCAIRE",
                        "Intitulé du compte        Chargée de clientèle",
                        "M. CÔME DES ROCHES        MADAME VIRGINIE LEPAGE",
                        "7 VILLA DES TERNES        AGENCE PARIS MAINE",
                        "75017 PARIS               75014 PARIS"),
                cas(
                        "une particule à majuscule dans une phrase",
                        DOMICILE,
                        Nom.TITULAIRE,
                        "Mme Inès de La Brosse",
                        "ATTESTATION D'ASSURANCE HABITATION",
                        "Nous certifions que Mme Inès de La Brosse est assurée par contrat n° 12."),
                cas(
                        "une somme après le nom d'un locataire",
                        DOMICILE,
                        Nom.TITULAIRE,
                        "Mme Anne de La Rochefoucauld",
                        "QUITTANCE DE LOYER",
                        "Reçu de Mme Anne de La Rochefoucauld la somme de 500,00 euros"),
                cas(
                        "un prénom coupé à la fin d'une ligne",
                        DOMICILE,
                        Nom.TITULAIRE,
                        "Mme Jeanne-Marie MARTINET",
                        "QUITTANCE DE LOYER",
                        "Reçu de Mme Jeanne-",
                        "Marie MARTINET la somme de 500,00 euros"),
                cas(
                        "un locataire redit sans son prénom",
                        DOMICILE,
                        Nom.TITULAIRE,
                        "M. PELLE Bastien",
                        "QUITTANCE DE LOYER",
                        "Locataire : M. PELLE Bastien",
                        "Reçu de M. PELLE la somme de six cents euros"),
                cas(
                        "une ville coupée à la fin d'une ligne",
                        DOMICILE,
                        Nom.ADRESSE,
                        "1 ter rue des Écureuils 37540 Saint-Cyr-sur-Loire",
                        "ATTESTATION D'ASSURANCE HABITATION",
                        "certifions que Mme Inès Martin est assurée pour le logement situé au 1 ter rue des Écureuils, 37540 Saint-Cyr-sur-",
                        "Loire, en qualité de locataire."),
                cas(
                        "une ville après son article à la ligne",
                        DOMICILE,
                        Nom.ADRESSE,
                        "3 rue du Port 17000 La Rochelle",
                        "ATTESTATION D'ASSURANCE HABITATION",
                        "certifions que Mme Inès Martin est assurée pour le logement situé au 3 rue du Port, 17000 La",
                        "Rochelle, en qualité de locataire."),
                cas(
                        "une rue coupée à la fin d'une ligne",
                        DOMICILE,
                        Nom.ADRESSE,
                        "3 rue du Général Leclerc 76000 Rouen",
                        "ATTESTATION D'ASSURANCE HABITATION",
                        "certifions que Mme Inès Martin est assurée pour le logement situé au 3 rue du",
                        "Général Leclerc, 76000 Rouen, en qualité de locataire."),
                cas(
                        "un formulaire d'hébergement, deux fois nom et prénom",
                        DOMICILE,
                        Nom.TITULAIRE,
                        "MARIE-JOSEPH Éloi",
                        "ATTESTATION D'HÉBERGEMENT",
                        "Je soussigné(e),",
                        "Nom et prénom : TAILLEFER Capucine",
                        "Née le : 02/05/1979 à Tours",
                        "certifie héberger à mon domicile, depuis le 15/01/2026 :",
                        "Nom et prénom : MARIE-JOSEPH Éloi",
                        "Né le : 11/12/1999 à Tours"),
                cas(
                        "une personne hébergée juste avant la date",
                        DOMICILE,
                        Nom.TITULAIRE,
                        "M. MARIE-JOSEPH Éloi",
                        "ATTESTATION D'HÉBERGEMENT",
                        "Je soussignée Capucine TAILLEFER certifie héberger à mon domicile M. MARIE-JOSEPH Éloi",
                        "Fait à Paris, le 1er mars 2026"),
                cas(
                        "le gérant sous sa société",
                        RIB,
                        Nom.TITULAIRE,
                        "SCI LES OLIVETTES",
                        "RELEVÉ D'IDENTITÉ BANCAIRE",
                        "Titulaire du compte :",
                        "SCI LES OLIVETTES",
                        "M. PHILIBERT GRANDJEAN",
                        "3 rue du Pré",
                        "13600 LA CIOTAT"),
                cas(
                        "deux titulaires entre virgules",
                        DOMICILE,
                        Nom.TITULAIRE,
                        "M. ROUÉ TANGUY|MME ROUÉ SOAZIG",
                        "FACTURE D'ÉLECTRICITÉ",
                        "Titulaires : M. ROUÉ TANGUY, MME ROUÉ SOAZIG"),
                cas(
                        "qui commande achète",
                        INCONNU,
                        Nom.ACHETEUR,
                        "Inès de La Brosse",
                        "Confirmation de commande",
                        "Adresse de facturation                 Adresse de livraison",
                        "Inès de La Brosse                      Mme Vallée",
                        "1 ter rue des Écureuils                1 ter rue des Écureuils",
                        "37540 Saint-Cyr-sur-Loire              37540 Saint-Cyr-sur-Loire"),
                cas(
                        "l'autre prénom d'un couple à la ligne",
                        RIB,
                        Nom.TITULAIRE,
                        "M. OU MME LE GOFF YANN ET NOLWENN",
                        "RELEVÉ D'IDENTITÉ BANCAIRE",
                        "Titulaire du compte :",
                        "M. OU MME LE GOFF YANN",
                        "ET NOLWENN",
                        "3 rue du Pré",
                        "29000 QUIMPER"),
                cas(
                        "un mineur, son nom et son adresse",
                        RIB,
                        Nom.ADRESSE,
                        "15 RUE DU MARECHAL-FOCH 78000 VERSAILLES",
                        "RELEVÉ D'IDENTITÉ BANCAIRE",
                        "INTITULE DU COMPTE                    DOMICILIATION",
                        "M NOE VASSEUR-LEMOINE                 BANQUE VERSAILLES SAINT-LOUIS",
                        "MINEUR SOUS ADMINISTRATION LEGALE     3 RUE ROYALE",
                        "15 RUE DU MARECHAL-FOCH               78000 VERSAILLES",
                        "78000 VERSAILLES"));
    }

    static Stream<FaitAttendu> ventes() {
        return Stream.of(
                cas(
                        "un pied de page sous un reste dû",
                        FACTURE,
                        Nom.VENDEUR,
                        "",
                        "FACTURE N° 12",
                        "Vélo",
                        "Casque",
                        "Antivol",
                        "Pompe",
                        "Sonnette",
                        "Panier",
                        "Reste dû                                  0,00 €",
                        "SARL au capital de 8 000 € — SIRET 832 145 700 00023 — RCS Rennes"),
                cas(
                        "un pied de page sous une politesse",
                        FACTURE,
                        Nom.VENDEUR,
                        "",
                        "FACTURE N° 12",
                        "Vélo",
                        "Casque",
                        "Antivol",
                        "Pompe",
                        "Sonnette",
                        "Panier",
                        "Merci de votre visite",
                        "SAS au capital de 8 000 € — SIRET 832 145 700 00023 — RCS Rennes"),
                cas(
                        "la forme avant le nom",
                        FACTURE,
                        Nom.VENDEUR,
                        "Maël TREGUIER",
                        "Entreprise individuelle",
                        "Maël TREGUIER",
                        "3 rue du Port",
                        "29000 QUIMPER",
                        "SIRET 832 145 700 00023",
                        "FACTURE N° 12"),
                cas(
                        "une boutique en tête d'une facture pro forma, sans papiers",
                        INCONNU,
                        Nom.VENDEUR,
                        "Cyclomania Angers",
                        "Cyclomania Angers                       Mme Clothilde RUFFIER",
                        "14 rue du Pré Pigeon                    9 rue Poullain",
                        "49100 ANGERS                            35000 RENNES",
                        "FACTURE PRO FORMA",
                        "N° PF-26-0042"),
                cas(
                        "l'acheteur seul en tête ne vend rien",
                        FACTURE,
                        Nom.VENDEUR,
                        "",
                        "Mme Clothilde RUFFIER",
                        "9 rue Poullain",
                        "35000 RENNES",
                        "FACTURE N° 12"),
                cas(
                        "le bailleur ne vend rien",
                        FACTURE,
                        Nom.VENDEUR,
                        "",
                        "Bailleur",
                        "9 rue Poullain",
                        "35000 RENNES",
                        "Facturé à : M. Paul IMAGINE",
                        "FACTURE N° 12"),
                cas(
                        "le numéro de l'intermédiaire d'assurance",
                        RIB,
                        Nom.NUMERO,
                        "",
                        "RELEVÉ D'IDENTITÉ BANCAIRE",
                        "Banque inventée, société anonyme, immatriculée à l'ORIAS",
                        "n° 07 022 735"),
                cas(
                        "un numéro qui commence par ses lettres",
                        INCONNU,
                        Nom.NUMERO,
                        "BL-4471",
                        "BON DE LIVRAISON",
                        "N° BL-4471 du 23/09/2026"),
                cas(
                        "une commande est du jour où elle fut passée",
                        INCONNU,
                        Nom.DATE,
                        "2026-11-08",
                        "Confirmation de commande",
                        "Merci pour votre commande n° 5591177 passée le 8 novembre 2026."),
                cas(
                        "un paiement à la ligne, et la date de la quittance",
                        DOMICILE,
                        Nom.DATE,
                        "2026-11-05",
                        "QUITTANCE DE LOYER",
                        "la somme de : 890,00 euros",
                        "le 03/11/2026",
                        "pour loyer et accessoires",
                        "Strasbourg, le 5 novembre 2026"),
                cas(
                        "un marquage d'un autre opérateur",
                        FACTURE,
                        Nom.FNUCI,
                        "PV5518HT3C",
                        "FACTURE N° 12",
                        "Vélo électrique pliant   1   1 899,00 €",
                        "Marquage Paravol – n° identifiant PV5518HT3C"),
                cas(
                        "un identifiant écrit en trois parties",
                        FACTURE,
                        Nom.FNUCI,
                        "BC7H2K9LQ4",
                        "FACTURE N° 12",
                        "Vélo électrique pliant   1   1 899,00 €",
                        "N° FNUCI : BC 7H2K 9LQ4"));
    }

    static Stream<FaitAttendu> montants() {
        return Stream.of(
                cas(
                        "une rangée de totaux dont les têtes se touchent, dite par leur ordre",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "2577.00",
                        "FACTURE N° 12",
                        "Total brut HT   Port HT   Total net HT   Montant TVA   Total TTC   Acomptes   NET À PAYER",
                        "2 147,50   0,00   2 147,50   429,50   2 577,00   1 000,00   1 577,00 €"),
                cas(
                        "un total sous plusieurs têtes d'une cellule",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "",
                        "FACTURE N° 12",
                        "   Total livré Montant total TTC",
                        "   2 147,50   429,50   2 577,00"),
                cas(
                        "une remise sous une tête",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "",
                        "FACTURE N° 12",
                        "Sous-total Remise Total livré   Net à payer",
                        "2 200,00 -52,50 2 147,50 429,50 2 577,00 €"));
    }

    static Stream<FaitAttendu> genres() {
        return Stream.of(
                cas(
                        "une facture de fibre sans ce mot en titre",
                        INCONNU,
                        Nom.TYPE_PIECE,
                        "JUSTIFICATIF_DOMICILE",
                        "Télécom inventé",
                        "Facture du 3 mars 2026",
                        "Adresse d'installation : 8 allée des Fleurs 59650 Villeneuve-d'Ascq",
                        "Forfait Fibre   29,99 €"),
                cas(
                        "une facture d'eau au lieu desservi",
                        INCONNU,
                        Nom.TYPE_PIECE,
                        "JUSTIFICATIF_DOMICILE",
                        "Suez Eau de Provence",
                        "Facture n° E2600441 (facture sur index estimé)",
                        "Lieu desservi : chemin de la Figuière 13600 La Ciotat"),
                cas(
                        "une attestation de titulaire de contrat",
                        INCONNU,
                        Nom.TYPE_PIECE,
                        "JUSTIFICATIF_DOMICILE",
                        "ATTESTATION TITULAIRE DE CONTRAT",
                        "M. Paul IMAGINE est titulaire d'un contrat d'énergie."),
                cas(
                        "une assurance de plusieurs choses",
                        INCONNU,
                        Nom.TYPE_PIECE,
                        "JUSTIFICATIF_DOMICILE",
                        "Attestation de responsabilité civile et d'assurance multirisque habitation",
                        "M. Paul IMAGINE"));
    }

    @ParameterizedTest
    @MethodSource({"personnes", "ventes", "montants", "genres"})
    void un_papier_dit_ce_qu_il_dit(FaitAttendu attendu) {
        attendu.verifier();
    }
}
