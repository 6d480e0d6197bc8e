package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.FaitLu.Nom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands near a fact on a paper and is another's: each case is one trap. */
class PiecesPrudentesTest {

    private static final String FACTURE = "FACTURE";
    private static final String DOMICILE = "JUSTIFICATIF_DOMICILE";
    private static final String RIB = "RIB";

    private static Arguments cas(String piege, String type, Nom nom, String attendu, String... lignes) {
        return Arguments.of(piege, type, nom, attendu, String.join("\n", lignes));
    }

    static Stream<Arguments> pieges() {
        return Stream.of(
                        desMontants(),
                        desNatures(),
                        desNumeros(),
                        desDates(),
                        desAdresses(),
                        desComptes(),
                        desTitulaires())
                .flatMap(cas -> cas);
    }

    private static Stream<Arguments> desMontants() {
        return Stream.of(
                cas(
                        "la taxe d'un article",
                        FACTURE,
                        Nom.MONTANT_TVA,
                        "",
                        "INVOICE 9",
                        "Qty   Description   Net   VAT   Gross",
                        "1   One e-bike   2,000.00   400.00   2,400.00"),
                cas(
                        "la condition d'une vente",
                        FACTURE,
                        Nom.ACQUITTEE,
                        "",
                        "FACTURE N° 75",
                        "Les marchandises restent notre propriété jusqu'à ce que la facture soit réglée."),
                cas(
                        "des francs suisses",
                        FACTURE,
                        Nom.DEVISE,
                        "CHF",
                        "FACTURE N° 2023.411",
                        "Total TTC   CHF 3'200.00"),
                cas(
                        "un total en francs suisses",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "3200.00",
                        "FACTURE N° 2023.411",
                        "Total TTC   CHF 3'200.00"),
                cas(
                        "un total dont nul ne sait la monnaie",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "",
                        "INVOICE 7",
                        "Total incl. VAT   24 900,00 kr"),
                cas(
                        "la commande que paie un acompte",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "900.00",
                        "FACTURE D'ACOMPTE N° 3",
                        "Total de la commande TTC : 3 000,00 €",
                        "Net à payer : 900,00 €"),
                cas("un total négatif", "", Nom.MONTANT_TTC, "", "AVOIR N° 3", "Total TTC : -1 899,00 €"),
                cas(
                        "des libellés en une seule cellule",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "4590.00",
                        "FACTURE N° 5",
                        "Total HT Total TVA Total TTC",
                        "3 825,00 € 765,00 € 4 590,00 €"),
                cas(
                        "un sous-total en anglais",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "1980.00",
                        "INVOICE FB-2",
                        "Subtotal   £1,650.00",
                        "VAT (20%)   £330.00",
                        "Total   £1,980.00",
                        "Deposit paid   £500.00",
                        "Amount due   £1,480.00"),
                cas(
                        "une fois sur quatre",
                        FACTURE,
                        Nom.ACQUITTEE,
                        "",
                        "FACTURE N° 6",
                        "Total TTC   2 300,00 €",
                        "Payé en 4 fois sans frais"),
                cas(
                        "une partie du prix",
                        FACTURE,
                        Nom.ACQUITTEE,
                        "",
                        "FACTURE N° 6",
                        "Total TTC   2 300,00 €",
                        "Payé par carte : 500,00 €"),
                cas(
                        "un total en anglais",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "1200.00",
                        "INVOICE B-7",
                        "Total incl. VAT   1 200,00 €"),
                cas(
                        "un nombre d'articles",
                        FACTURE,
                        Nom.MONTANT_TTC,
                        "1049.98",
                        "FACTURE N° T-4",
                        "TOTAL TTC (2 articles)        1 049,98 EUR"),
                cas(
                        "un libellé qui suit son montant",
                        FACTURE,
                        Nom.MONTANT_TVA,
                        "200.00",
                        "FACTURE N° 88",
                        "VAE                   1 000,00 HT     1 200,00 TTC",
                        "Total                 1 000,00 HT     200,00 TVA     1 200,00 TTC"));
    }

    private static Stream<Arguments> desNatures() {
        return Stream.of(
                cas(
                        "une facture d'opérateur",
                        "",
                        Nom.TYPE_PIECE,
                        DOMICILE,
                        "Bouygues Telecom",
                        "Votre facture du 9 mai 2024",
                        "Offre B&YOU 100 Go   14,99 €"),
                cas(
                        "un titre au bout de la ligne",
                        "",
                        Nom.TYPE_PIECE,
                        FACTURE,
                        "VELO ET COMPAGNIE FACTURE",
                        "5 boulevard Jean Jaurès Date : 17/04/2023",
                        "Devis n° 12"),
                cas(
                        "un ticket de caisse",
                        "",
                        Nom.TYPE_PIECE,
                        "TICKET_DE_CAISSE",
                        "TICKET DE CAISSE",
                        "TOTAL TTC EUR   1 000,00"),
                cas(
                        "une facture annulée",
                        "",
                        Nom.TYPE_PIECE,
                        "",
                        "FACTURE F-51 - ANNULÉE ET REMPLACÉE PAR F-52",
                        "Total TTC : 1 400,00 €"),
                cas(
                        "l'assurance d'une voiture",
                        "",
                        Nom.TYPE_PIECE,
                        "",
                        "ATTESTATION D'ASSURANCE AUTOMOBILE",
                        "Véhicule assuré : AB-123-CD"),
                cas(
                        "un avis de taxe foncière",
                        "",
                        Nom.TYPE_PIECE,
                        DOMICILE,
                        "AVIS D'IMPÔT 2023",
                        "TAXES FONCIÈRES VOTÉES PAR LA COMMUNE"),
                cas(
                        "une facture de téléphone mobile",
                        "",
                        Nom.TYPE_PIECE,
                        DOMICILE,
                        "Bouygues Telecom",
                        "Facture n° 24 du 3 mars 2024",
                        "Forfait 130 Go   19,99 €"),
                cas(
                        "un compte confirmé",
                        "",
                        Nom.TYPE_PIECE,
                        RIB,
                        "Revolut",
                        "Confirmation de compte",
                        "Bénéficiaire",
                        "Oriane Imagine"),
                cas(
                        "un relevé de compte",
                        "",
                        Nom.TYPE_PIECE,
                        "",
                        "Relevé en EUR",
                        "Titulaire : Oriane Imagine",
                        "IBAN",
                        "Ancien solde"),
                cas(
                        "un numéro qui commence par A",
                        "",
                        Nom.TYPE_PIECE,
                        FACTURE,
                        "Facture A-2020-55 - 05/12/2020",
                        "Client : M. Sylvain Hoareau",
                        "TOTAL TTC          1 788,00"),
                cas(
                        "une facture de box",
                        "",
                        Nom.TYPE_PIECE,
                        DOMICILE,
                        "Facture Freebox n° 1234567890 du 02/04/2021",
                        "Abonnement du 02/04/2021 au 01/05/2021     39,99",
                        "Total TTC      39,99 €"),
                cas(
                        "un hébergement sur l'honneur",
                        "",
                        Nom.TYPE_PIECE,
                        DOMICILE,
                        "Attestation sur l'honneur d'hébergement",
                        "Je soussigné(e) : Moussa Imagine"));
    }

    private static Stream<Arguments> desNumeros() {
        return Stream.of(
                cas(
                        "un compte qui compte comme un SIRET",
                        RIB,
                        Nom.SIRET,
                        "",
                        "RIB",
                        "IBAN FR76 1020 7001 1120 2151 5151 505"),
                cas(
                        "la facture qu'annule un avoir",
                        "",
                        Nom.NUMERO,
                        "CN-31",
                        "CREDIT NOTE CN-31",
                        "Reference invoice K-7781"),
                cas("des chiffres par trois", DOMICILE, Nom.NUMERO, "98765432101", "Facture n° 98 765 432 101"),
                cas("un numéro en anglais", FACTURE, Nom.NUMERO, "BK-2021-7", "INVOICE", "Invoice number: BK-2021-7"),
                cas("un solde", FACTURE, Nom.NUMERO, "FS-13", "FACTURE DE SOLDE N° FS-13", "Total TTC   2 000,00 €"),
                cas(
                        "le SIRET du client",
                        FACTURE,
                        Nom.SIRET,
                        "",
                        "Facture P-12 du 02/02/2021",
                        "Siret client : 73282932000074",
                        "Total TTC 900,00 €"));
    }

    private static Stream<Arguments> desDates() {
        return Stream.of(
                cas(
                        "le jour où une copie est imprimée",
                        FACTURE,
                        Nom.DATE,
                        "2024-03-19",
                        "DUPLICATA DE FACTURE N° 7",
                        "Édité le 20/03/2024 - Facture du 19/03/2024"),
                cas(
                        "un mois anglais",
                        FACTURE,
                        Nom.DATE,
                        "2023-03-04",
                        "INVOICE 100455",
                        "Date: March 4, 2023",
                        "Due date: April 3, 2023"),
                cas(
                        "un jour ou un mois américain",
                        FACTURE,
                        Nom.DATE,
                        "",
                        "INVOICE 7781",
                        "Date: 04/05/2023",
                        "Total   $1,899.00"),
                cas(
                        "la facture d'un avoir",
                        "",
                        Nom.DATE,
                        "2024-01-25",
                        "AVOIR N° A-3",
                        "Date : 25.01.2024",
                        "Sur facture V-31 du 20.01.2024"),
                cas(
                        "l'acompte",
                        FACTURE,
                        Nom.DATE,
                        "2021-03-30",
                        "FACTURE N° FS-13",
                        "Date : 30/03/2021",
                        "Acompte facture FA-12 du 02/02/2021         -600,00 €"),
                cas(
                        "le devis d'une facture",
                        FACTURE,
                        Nom.DATE,
                        "2021-03-12",
                        "FACTURE N° F-9",
                        "12/03/2021",
                        "Suivant devis D-3 du 02/02/2021"),
                cas(
                        "une échéance dans une ligne de colonnes",
                        FACTURE,
                        Nom.DATE,
                        "",
                        "FACTURE",
                        "N° de facture Date de facture Date d'échéance",
                        "22/04/2021 22/05/2021"));
    }

    private static Stream<Arguments> desAdresses() {
        return Stream.of(
                cas(
                        "l'adresse sous une autre",
                        DOMICILE,
                        Nom.ADRESSE,
                        "8 rue Lasserre 92130 Issy-les-Moulineaux",
                        "Votre facture d'électricité",
                        "Adresse de consommation : 8 rue Lasserre, 92130 Issy-les-Moulineaux",
                        "Une question ? 2 rue Louis Armand 75015 Paris"),
                cas(
                        "l'agence qui écrit",
                        DOMICILE,
                        Nom.ADRESSE,
                        "33 BD DE STALINGRAD 92240 MALAKOFF",
                        "AVIS D'ÉCHÉANCE - LOYER DE MAI 2021",
                        "Locataire : MONSIEUR DJAMEL SAIDI",
                        "Logement : 33 BD DE STALINGRAD 92240 MALAKOFF",
                        "Agence : 2 rue du Port 92000 Nanterre"));
    }

    private static Stream<Arguments> desComptes() {
        String[] cases = {
            "RELEVE D'IDENTITE BANCAIRE",
            "Nom et prénom du titulaire : M. ARTHUR LEROUX",
            "F R 7 6 1 7 5 1 5 9 0 0 0 0 0 8 0 0 1 2 3 4 5 6 7 1 1",
            "B I C : C E P A F R P P 7 5 1"
        };
        return Stream.of(
                cas("un BIC en cases", RIB, Nom.BIC, "CEPAFRPP751", cases),
                cas("un IBAN en cases", RIB, Nom.TITULAIRE, "M. ARTHUR LEROUX", cases),
                cas(
                        "un libellé anglais",
                        RIB,
                        Nom.TITULAIRE,
                        "Marion Chevalier",
                        "Beneficiary",
                        "Marion Chevalier",
                        "IBAN"),
                cas(
                        "la banque sur la ligne du titulaire",
                        RIB,
                        Nom.TITULAIRE,
                        "MME NATHALIE DELMAS",
                        "RELEVE D'IDENTITE BANCAIRE",
                        "Titulaire du compte Domiciliation",
                        "MME NATHALIE DELMAS BNP PARIBAS SEVRES (03060)",
                        "1 PLACE GABRIEL PERI 15 GRANDE RUE",
                        "92310 SEVRES 92310 SEVRES"));
    }

    private static Stream<Arguments> desTitulaires() {
        return Stream.of(
                cas(
                        "une banque en deux mots",
                        RIB,
                        Nom.TITULAIRE,
                        "MLLE GARANCE PELLETAN",
                        "RELEVE D'IDENTITE BANCAIRE",
                        "TITULAIRE DU COMPTE DOMICILIATION",
                        "MLLE GARANCE PELLETAN AXA BANQUE",
                        "9 RUE DES GALONS 203 RUE CARNOT"),
                cas(
                        "une banque en deux mots que nul ne connaît",
                        RIB,
                        Nom.TITULAIRE,
                        "",
                        "RELEVE D'IDENTITE BANCAIRE",
                        "TITULAIRE DU COMPTE DOMICILIATION",
                        "MLLE GARANCE PELLETAN ZORG BANQUE",
                        "9 RUE DES GALONS 203 RUE CARNOT"),
                cas(
                        "un tableau au-dessus du SIRET",
                        FACTURE,
                        Nom.VENDEUR,
                        "",
                        "FACTURE N° 9",
                        "Description     Prix",
                        "Vélo électrique     1 400,00 €",
                        "Total TTC     1 400,00 €",
                        "SIRET : 732 829 320 00074"),
                cas(
                        "SG est une banque",
                        RIB,
                        Nom.TITULAIRE,
                        "MME EMELINE TRUFFAUT",
                        "RELEVE D'IDENTITE BANCAIRE",
                        "Titulaire du compte Domiciliation",
                        "MME EMELINE TRUFFAUT SG MEUDON BELLEVUE",
                        "6 RUE DE LA BELGIQUE 9 AVENUE GALLIENI",
                        "92190 MEUDON 92190 MEUDON"),
                cas(
                        "une banque inconnue sur la ligne du titulaire",
                        RIB,
                        Nom.TITULAIRE,
                        "",
                        "RELEVE D'IDENTITE BANCAIRE",
                        "Titulaire du compte Domiciliation",
                        "MME EMELINE TRUFFAUT MEUDON BELLEVUE",
                        "6 RUE DE LA BELGIQUE 9 AVENUE GALLIENI",
                        "92190 MEUDON 92190 MEUDON"),
                cas(
                        "une civilité seule",
                        RIB,
                        Nom.TITULAIRE,
                        "MONSIEUR OU MADAME PELLERIN THEODORE",
                        "RIB",
                        "Nom et adresse du titulaire",
                        "MONSIEUR OU MADAME",
                        "PELLERIN THEODORE",
                        "4 CHEMIN DES VIOLETTES",
                        "31000 TOULOUSE"),
                cas(
                        "un nom qui finit comme une banque",
                        RIB,
                        Nom.TITULAIRE,
                        "MADAME CLEMENCE DURAND-SG",
                        "RIB",
                        "MADAME CLEMENCE DURAND-SG",
                        "12 RUE VIDE",
                        "92310 SEVRES"),
                cas(
                        "qui reçoit et qui paie",
                        FACTURE,
                        Nom.ACHETEUR,
                        "M. Anselme Imagine",
                        "FACTURE N° 9",
                        "Adresse de livraison Adresse de facturation",
                        "Mme Léopoldine Imagine M. Anselme Imagine",
                        "8 rue de Silly 8 rue de Silly",
                        "92100 Boulogne 92100 Boulogne"),
                cas(
                        "un nom en deux colonnes",
                        FACTURE,
                        Nom.ACHETEUR,
                        "Bérénice Tardieu",
                        "FACTURE N° 9",
                        "Adresse de facturation Adresse de livraison",
                        "Bérénice Tardieu Bérénice Tardieu",
                        "24 rue des Jardies 24 rue des Jardies",
                        "92190 Meudon 92190 Meudon"),
                cas(
                        "qui atteste pour un autre",
                        DOMICILE,
                        Nom.TITULAIRE,
                        "M. Fulgence Imagine",
                        "ATTESTATION DE DOMICILE",
                        "Je soussignée, Mme Cunégonde Imagine, gardienne,",
                        "atteste que M. Fulgence Imagine réside au 7 allée des Cèdres"),
                cas(
                        "l'hébergeant",
                        DOMICILE,
                        Nom.TITULAIRE,
                        "Amina Imagine",
                        "Attestation d'hébergement",
                        "Je soussigné(e) : Moussa Imagine",
                        "Demeurant : 18 avenue de la Résistance, 92370 Chaville",
                        "Atteste sur l'honneur que : Amina Imagine",
                        "Née le : 15/05/2001 à Paris",
                        "est hébergée à mon domicile depuis le 01/06/2019."),
                cas(
                        "le bailleur qui donne quittance",
                        DOMICILE,
                        Nom.TITULAIRE,
                        "Mme Sabrina Haddad",
                        "QUITTANCE DE LOYER",
                        "Je soussigné M. Jacques Verdier, déclare avoir reçu de Mme Sabrina Haddad, la somme de 950 euros"),
                cas(
                        "le bailleur au-dessus du bloc du locataire",
                        DOMICILE,
                        Nom.TITULAIRE,
                        "Mme Sabrina Haddad",
                        "QUITTANCE DE LOYER",
                        "Je soussigné M. Jacques Verdier, donne quittance du loyer",
                        "",
                        "Mme Sabrina Haddad",
                        "14 rue Solferino",
                        "92170 Vanves"),
                cas(
                        "l'assureur",
                        DOMICILE,
                        Nom.TITULAIRE,
                        "Mme Inès Carpentier",
                        "ATTESTATION D'ASSURANCE HABITATION",
                        "Nous soussignés, Mutuelle Imaginaire, attestons que Mme Inès Carpentier",
                        "a souscrit un contrat"),
                cas(
                        "une enseigne au-dessus d'une adresse",
                        DOMICILE,
                        Nom.TITULAIRE,
                        "M. Nicolas Roux",
                        "QUITTANCE DE LOYER",
                        "AGENCE IMAGINAIRE      M. Nicolas Roux",
                        "GESTION LOCATIVE       21 rue de Meudon",
                        "5 place Marcel Sembat  92100 Boulogne-Billancourt",
                        "92100 Boulogne"),
                cas(
                        "une société au-dessus d'une adresse",
                        DOMICILE,
                        Nom.TITULAIRE,
                        "CAZENAVE ROBERT",
                        "QUITTANCE DE LOYER",
                        "REGIE IMAGINAIRE SARL   CAZENAVE ROBERT",
                        "3 rue Haute             9 RUE DES VIGNES",
                        "92000 Nanterre          92370 CHAVILLE"),
                cas(
                        "le service des impôts",
                        DOMICILE,
                        Nom.TITULAIRE,
                        "CAZENAVE ROBERT",
                        "TAXES FONCIERES         CAZENAVE ROBERT",
                        "SIP DE SEVRES           9 RUE DES VIGNES",
                        "30 RUE DE LA GARENNE    92370 CHAVILLE",
                        "92312 SEVRES CEDEX"),
                cas(
                        "des conjoints l'un sous l'autre",
                        DOMICILE,
                        Nom.TITULAIRE,
                        "GIRAUD MICHEL|GIRAUD SOPHIE",
                        "TAXE D'HABITATION",
                        "",
                        "GIRAUD MICHEL",
                        "OU GIRAUD SOPHIE",
                        "9 RUE DES VIGNES",
                        "92370 CHAVILLE"));
    }

    /** What the same rules must leave alone. */
    static Stream<Arguments> bonsVoisins() {
        return Stream.of(
                cas(
                        "une référence avant la facture",
                        FACTURE,
                        Nom.DATE,
                        "2021-03-12",
                        "REF FACTURE F-9 DU 12/03/2021",
                        "Valable selon le bon du 01/02/2021"),
                cas(
                        "la facture que promet un devis",
                        "DEVIS",
                        Nom.DATE,
                        "2021-02-02",
                        "DEVIS D-3 du 02/02/2021",
                        "Visite du 05/01/2021",
                        "Solde à réception de la facture"),
                cas(
                        "un acheteur dans la première case",
                        FACTURE,
                        Nom.ACHETEUR,
                        "Camille Imagine",
                        "Camille Imagine",
                        "12 rue des Lilas",
                        "92310 Sèvres",
                        "FACTURE N° F-9"),
                cas(
                        "un artisan dont parle la facture",
                        FACTURE,
                        Nom.ACHETEUR,
                        "Mme Camille Imagine",
                        "FACTURE N° F-9",
                        "Mme Camille Imagine",
                        "12 rue des Lilas",
                        "92310 Sèvres",
                        "Nous attestons que M. Paul Atelier, a monté le vélo"),
                cas(
                        "un propriétaire qui habite chez lui",
                        DOMICILE,
                        Nom.TITULAIRE,
                        "Camille Imagine",
                        "ATTESTATION DE DOMICILE",
                        "Je soussignée Camille Imagine, propriétaire du logement, atteste y résider"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"pieges", "bonsVoisins"})
    void un_fait_n_est_pas_pris_a_son_voisin(String piege, String type, Nom nom, String attendu, String texte) {
        assertEquals(
                attendu,
                LecteurTexte.lire(texte, type).faits().stream()
                        .filter(fait -> fait.nom() == nom)
                        .map(FaitLu::valeur)
                        .collect(Collectors.joining("|")),
                piege);
    }
}
