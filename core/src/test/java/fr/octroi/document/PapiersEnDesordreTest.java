package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.FaitLu.Nom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What ordinary papers say, in whatever order their extraction left it: columns joined, laid one after the other, heads in piles. */
class PapiersEnDesordreTest {

    private static final String FACTURE = "FACTURE";
    private static final String DOMICILE = "JUSTIFICATIF_DOMICILE";
    private static final String RIB = "RIB";
    private static final String TITRE_RIB = "RELEVE D'IDENTITE BANCAIRE";

    private static Arguments cas(String papier, String type, Nom nom, String attendu, String... lignes) {
        return Arguments.of(papier, type, nom, attendu, String.join("\n", lignes));
    }

    static Stream<Arguments> montants() {
        return Stream.of(
                cas(
                        "des libellés en pile, un acompte parmi eux",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "2400.00",
                        "FACTURE N° F-1",
                        "Total HT",
                        "TVA 20,00 %",
                        "Total TTC",
                        "Acompte versé",
                        "Net à payer",
                        "2 000,00 €",
                        "400,00 €",
                        "2 400,00 €",
                        "500,00 €",
                        "1 900,00 €"),
                cas(
                        "des montants en pile au-dessus de leurs libellés",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "1200.00",
                        "FACTURE N° F-1",
                        "1 000,00 €",
                        "200,00 €",
                        "1 200,00 €",
                        "Total HT",
                        "TVA (20%)",
                        "Total TTC"),
                cas(
                        "un net à payer que font les deux autres",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "1200.00",
                        "FACTURE N° F-1",
                        "Total HT   TVA   Net à payer",
                        "1 000,00   200,00   1 200,00"),
                cas(
                        "un libellé d'un seul mot",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "1200.00",
                        "FACTURE N° F-1",
                        "Total HT    1 000,00",
                        "TVA           200,00",
                        "TTC         1 200,00"),
                cas(
                        "un total net en anglais",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "1200.00",
                        "INVOICE No B-1",
                        "Net total   € 1,000.00",
                        "VAT @ 20%   € 200.00",
                        "Grand total   € 1,200.00"),
                cas(
                        "un total à la belge",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "1200.00",
                        "FACTURE N° F-1",
                        "Total hors TVA   1.000,00 €",
                        "TVA 20%   200,00 €",
                        "Total TVA comprise   1.200,00 €"),
                cas(
                        "un total que nomme le montant de la facture",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "1200.00",
                        "FACTURE N° F-1",
                        "Montant de la facture   1 200,00 €"),
                cas(
                        "un jour sous un total",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "",
                        "FACTURE N° F-1",
                        "Total TTC",
                        "28/11/2021 10:12"),
                cas(
                        "un nombre d'articles avant le total",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "1699.00",
                        "FACTURE N° F-1",
                        "TOTAL TTC   1 ART       1699.00"),
                cas(
                        "une taxe qui ne s'applique pas",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "1390.00",
                        "FACTURE N° F-1",
                        "Total : 1 390,00 € (TVA non applicable, art. 293 B du CGI)"),
                cas(
                        "la première de trois cases sous un total",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "",
                        "FACTURE N° F-1",
                        "Total",
                        "1 000,00",
                        "200,00",
                        "1 200,00"));
    }

    static Stream<Arguments> numeros() {
        return Stream.of(
                cas(
                        "un ticket qui sert de facture",
                        FACTURE,
                        Nom.NUMERO,
                        "004512",
                        "CYCLES IMAGINAIRES",
                        "TICKET N° 004512",
                        "TOTAL TTC   199,99"),
                cas("un titre en deux langues", FACTURE, Nom.NUMERO, "SI-1044", "Facture / Invoice SI-1044"),
                cas("un ticket de caisse", FACTURE, Nom.NUMERO, "88123", "Ticket de caisse n°88123", "TOTAL   9,99"),
                cas("un ticket-facture", FACTURE, Nom.NUMERO, "31-02-55", "TICKET-FACTURE 31-02-55", "TOTAL   9,99"),
                cas(
                        "un avoir donné pour une facture",
                        FACTURE,
                        Nom.NUMERO,
                        "AV-2021-9",
                        "AVOIR N° AV-2021-9",
                        "Annule la facture n° F-7 du 02/05/2021",
                        "Total TTC   -59,00 €"),
                cas(
                        "un avoir qui paie",
                        FACTURE,
                        Nom.NUMERO,
                        "778",
                        "Ticket n° 778",
                        "TOTAL EUR   1290.00",
                        "AVOIR N°AV2231   -90.00"),
                cas(
                        "une pièce et sa date",
                        FACTURE,
                        Nom.NUMERO,
                        "2106-118",
                        "Date   N° pièce   Réf. client",
                        "19/06/2021   2106-118   QUE01",
                        "FACTURE"),
                cas(
                        "des têtes en pile",
                        FACTURE,
                        Nom.NUMERO,
                        "FA0045",
                        "Facture",
                        "Numéro",
                        "Date",
                        "Code client",
                        "FA0045",
                        "28/04/2021",
                        "CL0078"),
                cas(
                        "des têtes sur une ligne",
                        FACTURE,
                        Nom.NUMERO,
                        "210303-17",
                        "N° facture Date Libellé Client",
                        "210303-17 03/03/2021 Vente magasin C00412"),
                cas(
                        "un numéro en fin de ligne",
                        FACTURE,
                        Nom.NUMERO,
                        "FA2108-0077",
                        "Cycles Imaginaires Facture FA2108-0077"),
                cas(
                        "un numéro sous un titre en fin de ligne",
                        FACTURE,
                        Nom.NUMERO,
                        "FA-2021-0214",
                        "Les Cycles Imaginaires FACTURE",
                        "17 quai Imaginaire N° FA-2021-0214"));
    }

    static Stream<Arguments> dates() {
        return Stream.of(
                cas(
                        "la facture de l'acompte déduit",
                        FACTURE,
                        Nom.DATE,
                        "2021-12-01",
                        "Cycles Imaginaires   Rennes, le 1er décembre 2021",
                        "Facture n° 12 (facture d'acompte n° 11 du 10/10/2021 déduite)"),
                cas(
                        "une date de livraison avec la sienne",
                        FACTURE,
                        Nom.DATE,
                        "2021-07-08",
                        "INVOICE No B-1",
                        "Invoice date / Delivery date 08 July 2021",
                        "Order date 06 July 2021"),
                cas(
                        "des têtes sur une ligne",
                        FACTURE,
                        Nom.DATE,
                        "2021-10-30",
                        "FACTURE N° F-1",
                        "Date de la facture : Date d'échéance : Origine :",
                        "30/10/2021 29/11/2021 S00318"));
    }

    static Stream<Arguments> parties() {
        return Stream.of(
                cas(
                        "deux colonnes collées, le vendeur",
                        FACTURE,
                        Nom.VENDEUR,
                        "CYCLES IMAGINAIRES",
                        "FACTURE F-12",
                        "CYCLES IMAGINAIRES MADAME ELISE INVENTEE",
                        "24 AVENUE JEAN JAURES 7 RUE DES OLIVIERS",
                        "66000 PERPIGNAN 66200 ELNE",
                        "SIRET : 732 829 320 00074"),
                cas(
                        "deux colonnes collées, l'acheteur",
                        FACTURE,
                        Nom.ACHETEUR,
                        "M. et Mme Inventé",
                        "Cycles Imaginaires M. et Mme Inventé",
                        "4 place Carnot 12 montée des Soldats",
                        "73000 Chambéry 73190 Challes-les-Eaux",
                        "FACTURE F-12"),
                cas(
                        "des capitales avant un nom sans civilité",
                        FACTURE,
                        Nom.VENDEUR,
                        "CYCLES IMAGINAIRES",
                        "FACTURE F-12",
                        "CYCLES IMAGINAIRES Julien Inventé",
                        "12 rue du Temple 8 rue Saint-Jean",
                        "35000 Rennes 35200 Rennes",
                        "SIRET 732 829 320 00074"),
                cas(
                        "deux noms que rien ne sépare",
                        FACTURE,
                        Nom.VENDEUR,
                        "",
                        "FACTURE F-12",
                        "Cycles Imaginaires Julien Inventé",
                        "12 rue du Temple 8 rue Saint-Jean",
                        "35000 Rennes 35200 Rennes",
                        "SIRET 732 829 320 00074"),
                cas(
                        "qui vend et expédie",
                        FACTURE,
                        Nom.VENDEUR,
                        "Roue Imaginaire and Co",
                        "FACTURE F-12",
                        "Vendu et expédié par : Roue Imaginaire and Co",
                        "SIRET 732 829 320 00074"),
                cas(
                        "vendeur et client sur une ligne",
                        FACTURE,
                        Nom.VENDEUR,
                        "CYCLES IMAGINAIRES",
                        "FACTURE F-12",
                        "VENDEUR CLIENT",
                        "CYCLES IMAGINAIRES M. GAUTIER INVENTE",
                        "10 RUE SOMMEILLER 6 AVENUE DE GENEVE",
                        "74000 ANNECY 74000 ANNECY",
                        "SIRET 732 829 320 00074"),
                cas(
                        "deux sociétés sur une ligne",
                        FACTURE,
                        Nom.VENDEUR,
                        "SAS Cycles Imaginaires",
                        "FACTURE F-12",
                        "SAS Cycles Imaginaires SARL Fleurs Inventées"),
                cas(
                        "deux têtes en pile",
                        FACTURE,
                        Nom.ACHETEUR,
                        "SARL Fleurs Inventées",
                        "FACTURE F-12",
                        "Émetteur",
                        "Destinataire",
                        "SAS Cycles Imaginaires",
                        "SARL Fleurs Inventées"),
                cas(
                        "le SIRET de qui achète",
                        FACTURE,
                        Nom.SIRET,
                        "73282932000074",
                        "Cycles Imaginaires",
                        "SIRET : 732 829 320 00074",
                        "FACTURE F-12",
                        "Client :",
                        "Boucherie Inventée",
                        "SIRET : 404 833 048 00022"),
                cas(
                        "un nom avant son numéro",
                        FACTURE,
                        Nom.VENDEUR,
                        "Roue Imaginaire",
                        "Roue Imaginaire - SIRET 732 829 320 00074",
                        "FACTURE F-12"),
                cas(
                        "un nom, son adresse et son numéro",
                        FACTURE,
                        Nom.VENDEUR,
                        "Roue Imaginaire",
                        "Roue Imaginaire - 8 allée Inventée 44000 Nantes - SIRET 732 829 320 00074",
                        "FACTURE F-12"),
                cas(
                        "une société allemande et son adresse",
                        FACTURE,
                        Nom.VENDEUR,
                        "Fahrradhaus Erfunden GmbH & Co. KG",
                        "Fahrradhaus Erfunden GmbH & Co. KG · Hafenstr. 12 · 79576 Weil",
                        "FACTURE F-12"),
                cas(
                        "une ville et un jour",
                        FACTURE,
                        Nom.VENDEUR,
                        "Cycles Imaginaires",
                        "Cycles Imaginaires",
                        "Chinon, le 12/10/2021",
                        "Siret 732 829 320 00074",
                        "FACTURE F-12"),
                cas(
                        "à l'attention de quelqu'un",
                        FACTURE,
                        Nom.ACHETEUR,
                        "Gaëlle Inventée",
                        "FACTURE F-12",
                        "A l'attention de Gaëlle Inventée"),
                cas(
                        "un magasin entre un client et son nom",
                        FACTURE,
                        Nom.ACHETEUR,
                        "MR INVENTE HENRI",
                        "CYCLES IMAGINAIRES",
                        "Facture N° : 45-12",
                        "Client : 00045871",
                        "CYCLES IMAGINAIRES",
                        "MR INVENTE HENRI",
                        "2 RUE CREBILLON",
                        "44000 NANTES"),
                cas(
                        "un magasin après le numéro du client",
                        FACTURE,
                        Nom.ACHETEUR,
                        "",
                        "CYCLES IMAGINAIRES",
                        "FACTURE F-12",
                        "CLIENT 00045 CYCLES IMAGINAIRES"),
                cas(
                        "un nom, ou un lieu, après le numéro du client",
                        FACTURE,
                        Nom.ACHETEUR,
                        "",
                        "CYCLES IMAGINAIRES",
                        "FACTURE F-12",
                        "CLIENT 00045 INVENTE CHANTAL"));
    }

    static Stream<Arguments> gardes() {
        return Stream.of(
                cas(
                        "le numéro du client dans une rangée de têtes",
                        FACTURE,
                        Nom.NUMERO,
                        "",
                        "FACTURE",
                        "Date N° client",
                        "03/05/2024 C0012"),
                cas(
                        "le numéro d'une commande dans une rangée de têtes",
                        FACTURE,
                        Nom.NUMERO,
                        "",
                        "FACTURE",
                        "N° Date commande",
                        "CD4455 03/05/2024"),
                cas(
                        "un numéro et un client dans une rangée de têtes",
                        FACTURE,
                        Nom.NUMERO,
                        "F2024-44",
                        "FACTURE",
                        "N° facture Date Client",
                        "F2024-44 03/05/2024 C0012"),
                cas(
                        "la facture qu'une phrase rappelle",
                        FACTURE,
                        Nom.NUMERO,
                        "",
                        "FACTURE",
                        "Suite à votre règlement de la FACTURE PRE20241"),
                cas(
                        "la facture d'un ticket",
                        FACTURE,
                        Nom.NUMERO,
                        "FA-001",
                        "TICKET DE CAISSE",
                        "Ticket n° 55 du 14/03/2024",
                        "FACTURE FA-001 du 13/03/2024",
                        "Total TTC 600,00"),
                cas(
                        "un total net, taxes ajoutées",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "600.00",
                        "FACTURE F-12",
                        "Total HT 500,00",
                        "TVA 100,00",
                        "Net total 600,00"),
                cas("un total net seul", FACTURE, Nom.MONTANT_TTC, "600.00", "FACTURE F-12", "NET TOTAL : 600,00 €"),
                cas(
                        "une taxe incluse dans le total",
                        FACTURE,
                        Nom.MONTANT_TVA,
                        "100.00",
                        "FACTURE F-12",
                        "Total 600,00 €",
                        "Dont total TVA incluse 100,00 €"),
                cas(
                        "des totaux de deux chiffres",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "96.00",
                        "FACTURE F-12",
                        "Total HT   TVA   Total TTC",
                        "80         16    96"),
                cas("un compte sous un total", FACTURE, Nom.MONTANT_TTC, "", "FACTURE F-12", "TOTAL", "12"),
                cas("un compte sous un total TTC", FACTURE, Nom.MONTANT_TTC, "", "FACTURE F-12", "Total TTC", "1"),
                cas(
                        "un acompte sous le total",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "600.00",
                        "FACTURE F-12",
                        "Total TTC",
                        "600,00 €",
                        "300,00 € acompte versé"),
                cas(
                        "un capital sous le total",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "600.00",
                        "FACTURE F-12",
                        "Total TTC",
                        "600,00 €",
                        "1 000,00 € de capital social"),
                cas(
                        "un règlement sous le total",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "600.00",
                        "FACTURE F-12",
                        "Montant TTC",
                        "600,00 €",
                        "50,00 € réglés le 12/03"));
    }

    static Stream<Arguments> cycles() {
        return Stream.of(
                cas(
                        "un identifiant sous son cycle",
                        FACTURE,
                        Nom.FNUCI,
                        "DA77KX01PL",
                        "FACTURE F-12",
                        "VAE semi-rigide   1 299,00 €",
                        "Garantie 2 ans",
                        "Taille : M",
                        "Couleur : bleu",
                        "Identifiant : DA77KX01PL"),
                cas(
                        "un identifiant de client sous un cycle",
                        FACTURE,
                        Nom.FNUCI,
                        "",
                        "FACTURE F-12",
                        "VAE semi-rigide   1 299,00 €",
                        "Votre compte client",
                        "Identifiant : DA77KX01PL"),
                cas(
                        "la référence d'un marquage",
                        FACTURE,
                        Nom.FNUCI,
                        "",
                        "FACTURE F-12",
                        "Vélo VTC 1 600,00",
                        "Marquage antivol REF2025001 15,00"),
                cas(
                        "la référence d'un coffret",
                        FACTURE,
                        Nom.FNUCI,
                        "",
                        "FACTURE F-12",
                        "Vélo VTC   1   600,00",
                        "Kit Bicycode   8500123ABC   25,00"),
                cas(
                        "le code d'un article",
                        FACTURE,
                        Nom.FNUCI,
                        "",
                        "FACTURE F-12",
                        "Vélo VTC 600,00 €",
                        "Couleur noire",
                        "Code article",
                        "Identifiant : DA77KX01PL"),
                cas(
                        "l'identifiant d'un terminal",
                        FACTURE,
                        Nom.FNUCI,
                        "",
                        "FACTURE F-12",
                        "Vélo VTC   1   600,00",
                        "Total TTC 600,00 €",
                        "Identification : DA77KX01PL"),
                cas(
                        "l'identifiant d'un paiement",
                        FACTURE,
                        Nom.FNUCI,
                        "",
                        "FACTURE F-12",
                        "Vélo VTC   1   600,00",
                        "Payé par CB",
                        "Identification : DA77KX01PL"),
                cas("un marquage", FACTURE, Nom.FNUCI, "7K2MX90PQR", "FACTURE F-12", "Marquage 7K2MX90PQR   1   15,00"),
                cas(
                        "le numéro d'un vélo",
                        FACTURE,
                        Nom.FNUCI,
                        "MN45PQ67RS",
                        "FACTURE F-12",
                        "N° FNUCI du vélo : MN45PQ67RS"),
                cas(
                        "un sigle entre parenthèses",
                        FACTURE,
                        Nom.FNUCI,
                        "9XK2LM4PQ7",
                        "FACTURE F-12",
                        "N° d'identification (FNUCI) : 9XK2LM4PQ7"));
    }

    static Stream<Arguments> titulaires() {
        return Stream.of(
                cas(
                        "une famille Mineur",
                        RIB,
                        Nom.TITULAIRE,
                        "M. JEAN PIERRE MINEUR",
                        TITRE_RIB,
                        "Titulaire : M. JEAN PIERRE MINEUR"),
                cas(
                        "le sigle d'une société",
                        RIB,
                        Nom.TITULAIRE,
                        "SARL CMB",
                        TITRE_RIB,
                        "Titulaire du compte : SARL CMB"),
                cas(
                        "un nom qui est une phrase",
                        RIB,
                        Nom.TITULAIRE,
                        "ASSOCIATION LA ROUE QUI TOURNE",
                        TITRE_RIB,
                        "TITULAIRE DU COMPTE",
                        "ASSOCIATION LA ROUE QUI TOURNE",
                        "3 PLACE IMAGINAIRE",
                        "29200 BREST"),
                cas(
                        "un article en tête du nom",
                        RIB,
                        Nom.TITULAIRE,
                        "LES ARTISANS DE LA ROUE",
                        "CAISSE D'EPARGNE",
                        TITRE_RIB,
                        "LES ARTISANS DE LA ROUE",
                        "12 QUAI IMAGINAIRE",
                        "33000 BORDEAUX"),
                cas(
                        "le surnom d'un compte",
                        RIB,
                        Nom.TITULAIRE,
                        "Camille Imagine",
                        "Account holder: Camille Imagine",
                        "Account name: Vacances"),
                cas(
                        "la ville d'une agence au-dessus du nom",
                        RIB,
                        Nom.TITULAIRE,
                        "M. DENIS INVENTE",
                        TITRE_RIB,
                        "Votre agence",
                        "Titulaire du compte",
                        "HAGUENAU",
                        "M. DENIS INVENTE",
                        "1 PLACE D'ARMES",
                        "67500 HAGUENAU"),
                cas(
                        "l'adresse d'une agence sous le nom",
                        RIB,
                        Nom.ADRESSE,
                        "",
                        TITRE_RIB,
                        "Votre agence",
                        "Titulaire du compte",
                        "HAGUENAU",
                        "M. DENIS INVENTE",
                        "1 PLACE D'ARMES",
                        "67500 HAGUENAU"),
                cas("un nom de lieu", RIB, Nom.TITULAIRE, "M JOEL MOULIN", TITRE_RIB, "Titulaire   M JOEL MOULIN"),
                cas(
                        "un nom et un prénom sans deux points",
                        RIB,
                        Nom.TITULAIRE,
                        "INVENTE CAMILLE",
                        TITRE_RIB,
                        "Nom et prénom INVENTE CAMILLE"),
                cas(
                        "une banque qui certifie",
                        RIB,
                        Nom.TITULAIRE,
                        "Monsieur Camille Imagine",
                        TITRE_RIB,
                        "Nous certifions que Monsieur Camille Imagine est titulaire du compte suivant"),
                cas(
                        "un contrat souscrit par quelqu'un",
                        DOMICILE,
                        Nom.TITULAIRE,
                        "Madame Camille Imagine",
                        "Votre facture d'eau",
                        "Contrat souscrit par Madame Camille Imagine"));
    }

    static Stream<Arguments> adresses() {
        return Stream.of(
                cas(
                        "une date après la voie",
                        DOMICILE,
                        Nom.ADRESSE,
                        "9 CHEMIN VERT 86000 POITIERS",
                        "Facture Imaginaire",
                        "M. CAMILLE IMAGINE Facture n° 123",
                        "9 CHEMIN VERT du 05 Octobre 2021",
                        "86000 POITIERS Identifiant : 12"),
                cas(
                        "une voie qui est une date",
                        DOMICILE,
                        Nom.ADRESSE,
                        "9 RUE DU 11 NOVEMBRE 1918 86000 POITIERS",
                        "Facture Imaginaire",
                        "M. CAMILLE IMAGINE",
                        "9 RUE DU 11 NOVEMBRE 1918",
                        "86000 POITIERS"),
                cas(
                        "l'adresse du fournisseur sous celle de livraison",
                        DOMICILE,
                        Nom.ADRESSE,
                        "2 place de la Liberté 29200 Brest",
                        "Attestation de titulaire de contrat",
                        "Adresse du point de livraison   2 place de la Liberté",
                        "                                29200 Brest",
                        "Point de livraison (PDL)   12345678901234",
                        "Énergies Imaginaires - 2 bis rue Inventée 75015 Paris"),
                cas(
                        "une adresse sur la ligne du nom",
                        RIB,
                        Nom.ADRESSE,
                        "15 RUE DES ECLUSES 77100 MEAUX",
                        TITRE_RIB,
                        "TITULAIRE DU COMPTE : MR IMAGINE REGIS 15 RUE DES ECLUSES 77100 MEAUX"),
                cas(
                        "une voie avant le centre d'une banque",
                        RIB,
                        Nom.ADRESSE,
                        "66 RUE DE MEAUX 75019 PARIS",
                        TITRE_RIB,
                        "Titulaire du compte : Domiciliation :",
                        "MME OLIVIA IMAGINE LA BANQUE POSTALE",
                        "66 RUE DE MEAUX CENTRE FINANCIER",
                        "75019 PARIS 75900 PARIS CEDEX 15"),
                cas(
                        "un code postal entre virgules",
                        RIB,
                        Nom.ADRESSE,
                        "3 rue Imaginaire 80000 Amiens",
                        TITRE_RIB,
                        "Titulaire du compte : Camille Imagine",
                        "Adresse : 3 rue Imaginaire, 80000, Amiens, FR"),
                cas(
                        "un libellé d'adresse sans deux points",
                        RIB,
                        Nom.ADRESSE,
                        "18 RUE IMAGINAIRE 75018 PARIS",
                        TITRE_RIB,
                        "Titulaire : M CAMILLE IMAGINE",
                        "Adresse 18 RUE IMAGINAIRE",
                        "75018 PARIS"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"montants", "numeros", "dates", "parties", "cycles", "titulaires", "adresses", "gardes"})
    void un_fait_se_lit_dans_l_ordre_qui_en_reste(String papier, String type, Nom nom, String attendu, String texte) {
        assertEquals(
                attendu,
                LecteurTexte.lire(texte, type).faits().stream()
                        .filter(fait -> fait.nom() == nom)
                        .map(FaitLu::valeur)
                        .collect(Collectors.joining("|")),
                papier);
    }
}
