package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.FaitLu.Nom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What papers say as shops, banks and suppliers print them; and what only looks as if they said it. */
class PapiersTelsQuelsTest {

    private static final String FACTURE = "FACTURE";
    private static final String DOMICILE = "JUSTIFICATIF_DOMICILE";
    private static final String RIB = "RIB";
    private static final String INCONNU = "";

    private static Arguments cas(String papier, String type, Nom nom, String attendu, String... lignes) {
        return Arguments.of(papier, type, nom, attendu, String.join("\n", lignes));
    }

    static Stream<Arguments> acheteurs() {
        return Stream.of(
                cas(
                        "un magasin sous son titre, une personne dessous",
                        FACTURE,
                        Nom.ACHETEUR,
                        "Mme Lise DURANDEAU",
                        "Altermove Grenoble",
                        "31 rue du Guidon",
                        "38000 GRENOBLE",
                        "FACTURE FA0024871",
                        "Mme Lise DURANDEAU",
                        "3 rue du Pré",
                        "38700 CORENC"),
                cas(
                        "un magasin qui porte le nom de sa ville",
                        FACTURE,
                        Nom.ACHETEUR,
                        "",
                        "Altermove Grenoble",
                        "31 rue du Guidon",
                        "38000 GRENOBLE",
                        "FACTURE FA0024871"),
                cas(
                        "un magasin qui dit ce qu'il vend",
                        FACTURE,
                        Nom.ACHETEUR,
                        "",
                        "Cycles Martin",
                        "31 rue du Guidon",
                        "38000 GRENOBLE",
                        "FACTURE FA0024871"),
                cas(
                        "une personne seule au-dessus du titre",
                        FACTURE,
                        Nom.ACHETEUR,
                        "Lise DURANDEAU",
                        "Lise DURANDEAU",
                        "3 rue du Pré",
                        "38700 CORENC",
                        "FACTURE FA0024871"),
                cas(
                        "une tête de tableau sous un numéro de client",
                        FACTURE,
                        Nom.ACHETEUR,
                        "",
                        "FACTURE 240418-02     Date : 18/04/24     Client : 004417",
                        "REF      LIBELLE      QTE      PU NET      TVA      TOTAL"),
                cas(
                        "un autre libellé sous un numéro de client",
                        FACTURE,
                        Nom.ACHETEUR,
                        "",
                        "FACTURE",
                        "Client : 00981",
                        "Carte fidélité : 1192"),
                cas(
                        "une livraison à côté, sans civilité",
                        FACTURE,
                        Nom.ACHETEUR,
                        "",
                        "FACTURE",
                        "Adresse de facturation Adresse de livraison",
                        "M. Ange SANTUCCI DECATHLON FICTIVILLE"),
                cas(
                        "une livraison à côté, deux civilités",
                        FACTURE,
                        Nom.ACHETEUR,
                        "M. Paul DURANDEAU",
                        "FACTURE",
                        "Facturé à : Livré à :",
                        "M. Paul DURANDEAU Mme Lise DURANDEAU",
                        "55 chemin de la Constance 2 place du Marché",
                        "06160 ANTIBES 06600 ANTIBES"),
                cas(
                        "une livraison d'abord",
                        FACTURE,
                        Nom.ACHETEUR,
                        "M. Paul DURANDEAU",
                        "FACTURE",
                        "Livré à : Facturé à :",
                        "Mme Lise DURANDEAU M. Paul DURANDEAU",
                        "2 place du Marché 55 chemin de la Constance",
                        "06600 ANTIBES 06160 ANTIBES"),
                cas(
                        "un retrait à côté",
                        FACTURE,
                        Nom.ACHETEUR,
                        "",
                        "FACTURE",
                        "Vos coordonnées Livraison",
                        "MONSIEUR BOURDAREL STEPHANE Emporté magasin"),
                cas(
                        "un chantier à côté",
                        FACTURE,
                        Nom.ACHETEUR,
                        "",
                        "FACTURE",
                        "Client : 009283711 Adresse de chantier :",
                        "M. Iñaki CASTAGNE Lieu-dit Pech Redon"),
                cas(
                        "qui a servi, après le nom",
                        FACTURE,
                        Nom.ACHETEUR,
                        "Mme Lise DURANDEAU",
                        "FACTURE",
                        "Client : Mme Lise DURANDEAU Vendeur : Thibault"),
                cas(
                        "un numéro de client, après le nom",
                        FACTURE,
                        Nom.ACHETEUR,
                        "Mme Lise DURANDEAU",
                        "FACTURE",
                        "Client : 004",
                        "Mme Lise DURANDEAU N° client 11928"),
                cas(
                        "des têtes de colonnes",
                        FACTURE,
                        Nom.ACHETEUR,
                        "",
                        "FACTURE N° F-1",
                        "Nom Prénom Qualité Signature"),
                cas(
                        "le client d'un autre",
                        DOMICILE,
                        Nom.TITULAIRE,
                        "Mme Claire IMAGINE",
                        "FACTURE D'ELECTRICITE",
                        "Parrainage client M. Paul MARTIN",
                        "Mme Claire IMAGINE",
                        "12 rue des Lilas",
                        "35200 RENNES"),
                cas(
                        "une association nommée d'après sa route",
                        FACTURE,
                        Nom.ACHETEUR,
                        "ASSOCIATION LA ROUTE DES VINS",
                        "FACTURE N° F-1",
                        "Client : ASSOCIATION LA ROUTE DES VINS"),
                cas(
                        "qui finance, à côté",
                        FACTURE,
                        Nom.ACHETEUR,
                        "Sarah IMAGINE",
                        "FACTURE N° F-1",
                        "Client                                 Financeur",
                        "Sarah IMAGINE                          Crédit Imaginaire"),
                cas(
                        "une enseigne d'un mot devant son titre",
                        FACTURE,
                        Nom.ACHETEUR,
                        "",
                        "ALLTRUCS FACTURE",
                        "5 boulevard Gaspard Monge Facture n° 7740021985",
                        "78280 Guyancourt du 22/06/2026"));
    }

    static Stream<Arguments> vendeurs() {
        return Stream.of(
                cas(
                        "ce qui est vendu, au nom d'une société",
                        FACTURE,
                        Nom.VENDEUR,
                        "CYCLES DURAND SARL",
                        "CYCLES DURAND SARL",
                        "FACTURE N° F-1",
                        "Vélo électrique Cannondale Synapse LTD - Noir"),
                cas(
                        "ce qui est vendu, au-dessus d'une rue",
                        FACTURE,
                        Nom.VENDEUR,
                        "",
                        "Cycles Durand",
                        "FACTURE N° F-1",
                        "Vélo électrique Ortler Bozen UG",
                        "12 rue des Lilas"),
                cas(
                        "un vendeur de vélos, en Belgique",
                        FACTURE,
                        Nom.VENDEUR,
                        "Vélos Imaginaires SRL",
                        "Vélos Imaginaires SRL",
                        "Rue de la Station 14, 7000 Mons",
                        "Facture n° 2026/0722"),
                cas(
                        "un siège sous un nom",
                        FACTURE,
                        Nom.VENDEUR,
                        "",
                        "Jardins Imaginaires France",
                        "Siège : rue Chanzy 59712 LILLE Cedex 9",
                        "S.A. au capital de 100 000 000 €",
                        "FACTURE N° F-1"),
                cas(
                        "une date d'émission après un nom",
                        FACTURE,
                        Nom.VENDEUR,
                        "SARL MOBILITES DOUCES",
                        "SARL MOBILITES DOUCES Émise le : 28/04/2026",
                        "FACTURE N° F-1"),
                cas(
                        "qui encaisse",
                        FACTURE,
                        Nom.VENDEUR,
                        "",
                        "Cycles Durand",
                        "FACTURE N° F-1",
                        "Traité par Paiements Imaginaires Limited - Dublin"),
                cas(
                        "le SIRET d'un acheteur sans tête d'acheteur",
                        FACTURE,
                        Nom.SIRET,
                        "",
                        "FACTURE N° F-1",
                        "Association Roue Libre",
                        "SIRET 552 081 317 66522",
                        "Facturation et service client : 02 99 00 00 00",
                        "CYCLES DURAND SARL",
                        "SIRET 732 829 320 00074"));
    }

    static Stream<Arguments> numeros() {
        return Stream.of(
                cas(
                        "un numéro de pièce détachée",
                        FACTURE,
                        Nom.NUMERO,
                        "F-2024-118",
                        "FACTURE",
                        "N° F-2024-118",
                        "Dérailleur N° de pièce 88123    1    200,00 €"),
                cas(
                        "une pièce d'identité",
                        FACTURE,
                        Nom.NUMERO,
                        "F-2024-118",
                        "FACTURE",
                        "Réf : F-2024-118",
                        "N° de pièce : 880692310285"),
                cas("un chèque", FACTURE, Nom.NUMERO, "", "FACTURE", "Date N° de chèque", "12/03/2024 0001234"),
                cas(
                        "un mouvement",
                        FACTURE,
                        Nom.NUMERO,
                        "",
                        "FACTURE",
                        "Date Numéro Libellé",
                        "12/03/2024 BL20240115 Livraison"),
                cas("un virement", FACTURE, Nom.NUMERO, "", "FACTURE", "Virement facture DUPO2024118"),
                cas(
                        "un téléphone sous un titre",
                        FACTURE,
                        Nom.NUMERO,
                        "",
                        "Votre FACTURE",
                        "Service client N° 0969321515"),
                cas(
                        "une lettre, une année et un rang",
                        FACTURE,
                        Nom.NUMERO,
                        "FC 24/01288",
                        "FACTURE",
                        "Facture n° : FC 24/01288"),
                cas(
                        "trois parties en fin de ligne",
                        FACTURE,
                        Nom.NUMERO,
                        "FR-MKP-118273",
                        "Cycles Imaginaires Facture FR-MKP-118273"));
    }

    static Stream<Arguments> montants() {
        return Stream.of(
                cas(
                        "hors champ",
                        FACTURE,
                        Nom.MONTANT_TVA,
                        "266.50",
                        "FACTURE N° F-1",
                        "Total TTC                              1 758,00",
                        "Dont TVA 20,00% (base 1 332,50)          266,50",
                        "Dont hors champ TVA                      159,00"),
                cas(
                        "une taxe française",
                        FACTURE,
                        Nom.MONTANT_TVA,
                        "563.32",
                        "FACTURE N° F-1",
                        "TVA 20,00 % FR                           563,32 EUR",
                        "Total TTC                              3 379,90 EUR"),
                cas(
                        "deux articles de même prix",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "",
                        "FACTURE N° F-1",
                        "Vélo 1",
                        "Prix HT 100,00 €",
                        "TVA 20,00 €",
                        "Prix TTC 120,00 €",
                        "Vélo 2",
                        "Prix HT 100,00 €",
                        "TVA 20,00 €",
                        "Prix TTC 120,00 €"),
                cas(
                        "un article et ce qui fut payé",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "",
                        "FACTURE N° F-1",
                        "Vélo",
                        "Prix HT 100,00 €",
                        "TVA 20,00 €",
                        "Prix TTC 120,00 €",
                        "Quantité 3",
                        "Réglé par carte 360,00 €"),
                cas(
                        "un numéro de page sous le total",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "1200.00",
                        "FACTURE N° F-1",
                        "Total TTC",
                        "1 200,00 €",
                        "1"),
                cas(
                        "deux montants sous le total",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "",
                        "FACTURE N° F-1",
                        "Total TTC",
                        "1 200,00 €",
                        "300,00 €"),
                cas(
                        "un total net qui n'est pas hors taxe",
                        FACTURE,
                        Nom.MONTANT_HT,
                        "",
                        "FACTURE N° F-1",
                        "Sous-total 1 000,00 €",
                        "Livraison 50,00 €",
                        "TVA 200,00 €",
                        "Net total 1 250,00 €"));
    }

    static Stream<Arguments> titulaires() {
        return Stream.of(
                cas(
                        "un point de livraison après le nom",
                        RIB,
                        Nom.TITULAIRE,
                        "M. DORIAN BASTIEN",
                        "RIB",
                        "Titulaire : M. DORIAN BASTIEN N° PDL 12345678901234"),
                cas(
                        "un numéro de compte après le nom",
                        RIB,
                        Nom.TITULAIRE,
                        "M. DORIAN BASTIEN",
                        "RIB",
                        "Titulaire du compte : M. DORIAN BASTIEN N° de compte : 0098"),
                cas(
                        "une période après deux prénoms",
                        DOMICILE,
                        Nom.TITULAIRE,
                        "VEYRON Aimé et Sylvette",
                        "FACTURE D'EAU",
                        "Abonné : VEYRON Aimé et Sylvette Période du 01/05/2023 au 31/10/2023"),
                cas(
                        "une banque peu connue",
                        RIB,
                        Nom.TITULAIRE,
                        "ATELIER BOISSON",
                        "RIB",
                        "Titulaire du compte               Olinda SAS - Qonto",
                        "ATELIER BOISSON                   18 rue de Navarin",
                        "6 Rue du Four                     75009 Paris",
                        "12100 Millau, FR                  France"),
                cas(
                        "une agence de gestion à côté",
                        RIB,
                        Nom.TITULAIRE,
                        "",
                        "RIB",
                        "Nom et adresse du titulaire : Agence de gestion du compte :",
                        "COLLECTIF VELO PAYS DE LA NANTES COMMERCE",
                        "GRANDE BRIERE TEL 02 40 00 00 00",
                        "MAISON DES ASSOCIATIONS RUE DE L'ILE",
                        "2 RUE DU PORT 44000 NANTES",
                        "44720 ST MALO DE GUERSAC"),
                cas(
                        "un second titulaire mêlé à l'adresse de sa banque",
                        RIB,
                        Nom.TITULAIRE,
                        "",
                        "RIB",
                        "Titulaire du compte : Banque :",
                        "Mme Rose IMAGINE Monabanq",
                        "ou M. Rémi IMAGINAIRE Parc de la Haute Borne",
                        "7 cour Meurisse 61 avenue Halley",
                        "59650 VILLENEUVE 59866 VILLENEUVE CEDEX"),
                cas(
                        "une société de deux noms",
                        RIB,
                        Nom.TITULAIRE,
                        "SCI PETIT ET GRAND CHENE",
                        "RIB",
                        "Titulaire du compte : SCI PETIT ET GRAND CHENE"),
                cas(
                        "une société et une personne",
                        RIB,
                        Nom.TITULAIRE,
                        "SCI DU CHENE|M. JEAN IMAGINE",
                        "RIB",
                        "Titulaire du compte : SCI DU CHENE OU M. JEAN IMAGINE"),
                cas(
                        "un comité",
                        RIB,
                        Nom.TITULAIRE,
                        "COMITE DES FETES ET LOISIRS DE RENNES",
                        "RIB",
                        "Titulaire du compte",
                        "COMITE DES FETES ET LOISIRS DE RENNES"),
                cas(
                        "un couple au long nom",
                        RIB,
                        Nom.TITULAIRE,
                        "M. ou Mme DE LA ROCHE SAINT-ANDRE DE KERMADEC Charles-Édouard et Marie-Astrid",
                        "RIB",
                        "Intitulé du compte :   M. ou Mme DE LA ROCHE SAINT-ANDRE DE KERMADEC Charles-Édouard et Marie-Astrid",
                        "                       Le Grand Logis",
                        "                       79170 CHIZÉ"),
                cas(
                        "une association au long nom",
                        RIB,
                        Nom.TITULAIRE,
                        "ASSOCIATION DEPARTEMENTALE POUR LA PROMOTION DU VELO ET DES MOBILITES ACTIVES EN ARIEGE",
                        "RIB",
                        "Titulaire du compte",
                        "ASSOCIATION DEPARTEMENTALE POUR LA PROMOTION DU VELO ET DES MOBILITES ACTIVES EN ARIEGE",
                        "MAISON DES ASSOCIATIONS",
                        "4 route de Foix",
                        "09100 PAMIERS"),
                cas(
                        "un mineur à côté de qui le représente",
                        RIB,
                        Nom.TITULAIRE,
                        "",
                        "RIB",
                        "Titulaire du compte : Représentant légal :",
                        "M ETHAN IMAGINE MME AISSATOU BA",
                        "8 ALLEE DES MESANGES 51 RUE DU PORT",
                        "44800 HERBLAIN 44600 NAZAIRE"),
                cas(
                        "une association et son trésorier",
                        RIB,
                        Nom.TITULAIRE,
                        "ASSOCIATION DES AMIS DE SAINT CLEMENT ET JARDIN DES PLANTES",
                        "RIB",
                        "Titulaire du compte",
                        "ASSOCIATION DES AMIS DE",
                        "SAINT CLEMENT ET JARDIN DES PLANTES",
                        "M. LE TRESORIER IMAGINE FIRMIN",
                        "12 RUE DU PORT",
                        "44000 NANTES"),
                cas(
                        "un libellé en deux langues",
                        RIB,
                        Nom.TITULAIRE,
                        "Apolline Imaginée",
                        "RIB",
                        "Nom du titulaire du compte                 Adresse",
                        "Name of the account holder                 Address",
                        "Apolline Imaginée                          9 quai de la Navigation",
                        "                                           75009 PARIS"),
                cas(
                        "un nom puis un prénom",
                        RIB,
                        Nom.TITULAIRE,
                        "SNEESSENS-ROUVIERE JOSEPHINE",
                        "RIB",
                        "INTITULE DU COMPTE",
                        "SNEESSENS-ROUVIERE",
                        "JOSEPHINE",
                        "80 RUE DE FONTENAY",
                        "94300 VINCENNES"),
                cas(
                        "un nom à particules puis deux prénoms",
                        RIB,
                        Nom.TITULAIRE,
                        "MME LEFEBVRE DE LA HOUSSAYE ANNE-CLAIRE",
                        "RIB",
                        "INTITULE DU COMPTE",
                        "MME LEFEBVRE DE LA HOUSSAYE",
                        "ANNE-CLAIRE",
                        "80 RUE DE FONTENAY",
                        "94300 VINCENNES"),
                cas(
                        "un nom de naissance à la ligne",
                        RIB,
                        Nom.TITULAIRE,
                        "MME ROSE BEN IMAGINE NEE LAKHDARI",
                        "RIB",
                        "INTITULE DU COMPTE",
                        "MME ROSE BEN IMAGINE NEE",
                        "LAKHDARI",
                        "80 RUE DE FONTENAY",
                        "94300 VINCENNES"),
                cas(
                        "un libellé au pluriel entre parenthèses",
                        RIB,
                        Nom.TITULAIRE,
                        "M. Ludovic IMAGINE",
                        "RIB",
                        "Titulaire(s) du compte M. Ludovic IMAGINE"),
                cas(
                        "chez un autre",
                        DOMICILE,
                        Nom.TITULAIRE,
                        "M IMAGINE DORIAN",
                        "FACTURE INTERNET",
                        "M IMAGINE DORIAN",
                        "vos contacts CHEZ MME VERNEUIL",
                        "service clients 3900 1 BD DE LA CORNICHE",
                        "Service Clients 13600 LA CIOTAT",
                        "33732 Bordeaux cedex 9"),
                cas(
                        "une société nommée d'après son avenue",
                        RIB,
                        Nom.TITULAIRE,
                        "SCI AVENUE DE LA GARE",
                        "RIB",
                        "Titulaire du compte : SCI AVENUE DE LA GARE"));
    }

    static Stream<Arguments> adresses() {
        return Stream.of(
                cas(
                        "un nom et son prénom, puis l'adresse",
                        RIB,
                        Nom.ADRESSE,
                        "80 RUE DE FONTENAY 94300 VINCENNES",
                        "RIB",
                        "INTITULE DU COMPTE",
                        "SNEESSENS-ROUVIERE",
                        "JOSEPHINE",
                        "80 RUE DE FONTENAY",
                        "94300 VINCENNES"),
                cas(
                        "après la banque",
                        RIB,
                        Nom.ADRESSE,
                        "27 rue des Trois Cailloux 80000 Amiens",
                        "RIB",
                        "Bénéficiaire                  Zoltán Imagine",
                        "Nom et adresse de la banque   Revolut Bank UAB",
                        "                              10 avenue Kléber, 75116, Paris, France",
                        "Adresse du bénéficiaire       27 rue des Trois Cailloux",
                        "                              80000 Amiens"),
                cas(
                        "après son compte",
                        RIB,
                        Nom.ADRESSE,
                        "27 rue des Trois Cailloux 80000 Amiens",
                        "RIB",
                        "Titulaire : M. Paul IMAGINE",
                        "IBAN : FR76",
                        "Adresse du titulaire : 27 rue des Trois Cailloux 80000 Amiens"),
                cas(
                        "un lieu numéroté",
                        DOMICILE,
                        Nom.ADRESSE,
                        "9 LE BOIS GERBAUD 16110 RIVIERES",
                        "FACTURE D'EAU",
                        "M IMAGINE LOIC",
                        "9 LE BOIS GERBAUD",
                        "16110 RIVIERES"),
                cas(
                        "un bourg",
                        DOMICILE,
                        Nom.ADRESSE,
                        "LE BOURG 16110 RIVIERES",
                        "FACTURE D'EAU",
                        "M IMAGINE LOIC",
                        "LE BOURG",
                        "16110 RIVIERES"),
                cas(
                        "une rue nommée d'après une banque",
                        RIB,
                        Nom.ADRESSE,
                        "",
                        "RIB",
                        "Titulaire du compte Domiciliation",
                        "M. Jean IMAGINE BNP PARIBAS TOULOUSE",
                        "12 rue du Crédit Lyonnais",
                        "31000 TOULOUSE 31000 TOULOUSE"),
                cas(
                        "la voie d'une banque, sans numéro",
                        RIB,
                        Nom.ADRESSE,
                        "",
                        "RIB",
                        "Titulaire du compte Domiciliation",
                        "M. Jean IMAGINE BNP PARIBAS TOULOUSE",
                        "12 rue des Lilas Place du Capitole LCL",
                        "31000 TOULOUSE 31000 TOULOUSE"));
    }

    static Stream<Arguments> types() {
        return Stream.of(
                cas(
                        "une facture à venir",
                        INCONNU,
                        Nom.TYPE_PIECE,
                        "",
                        "Objet : Confirmation de votre commande #UP-55129",
                        "Votre facture sera disponible dans votre espace client."),
                cas(
                        "un bon et sa facture",
                        INCONNU,
                        Nom.TYPE_PIECE,
                        "BON_DE_LIVRAISON",
                        "DARTY GRAND OUEST BON DE LIVRAISON",
                        "Facture n° 24-119928 du 13/03/2024 envoyée par mail"),
                cas("une réservation", INCONNU, Nom.TYPE_PIECE, "", "RÉSERVATION n° 77", "Facture remise au retrait"),
                cas(
                        "une attestation de paiement",
                        INCONNU,
                        Nom.TYPE_PIECE,
                        "",
                        "ATTESTATION DE PAIEMENT",
                        "Facture n° FA-12"),
                cas("une relance", INCONNU, Nom.TYPE_PIECE, "", "RELANCE", "Facture n° FA-12 du 12/03/2024"),
                cas(
                        "une facture impayée",
                        INCONNU,
                        Nom.TYPE_PIECE,
                        "FACTURE",
                        "FACTURE N° F-12",
                        "Toute facture impayée porte intérêt."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"acheteurs", "vendeurs", "numeros", "montants", "titulaires", "adresses", "types"})
    void un_papier_dit_ce_qu_il_dit(String papier, String type, Nom nom, String attendu, String texte) {
        assertEquals(
                attendu,
                LecteurTexte.lire(texte, type).faits().stream()
                        .filter(fait -> fait.nom() == nom)
                        .map(FaitLu::valeur)
                        .collect(Collectors.joining("|")),
                papier);
    }
}
