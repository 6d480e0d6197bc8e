package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.FaitLu.Nom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, types, dates and numbers that a paper only seems to give, and beside each trap what it does give. */
class NomsPrudentsTest {

    private static final String FACTURE = "FACTURE N° F-12";
    private static final String RIB = "RELEVE D'IDENTITE BANCAIRE";
    private static final String INVOICE = "INVOICE No INV-12";

    private static final String ELECTRICITE = "FACTURE D'ELECTRICITE";

    private static Arguments cas(String piege, Nom nom, String attendu, String... lignes) {
        return Arguments.of(piege, nom, attendu, String.join("\n", lignes));
    }

    static Stream<Arguments> types() {
        return Stream.of(
                cas(
                        "une enseigne qui fait des devis",
                        Nom.TYPE_PIECE,
                        "FACTURE",
                        "Cycles Imaginaires",
                        "Vente - Réparation - Devis",
                        FACTURE),
                cas(
                        "une enseigne avant un titre qui finit sa ligne",
                        Nom.TYPE_PIECE,
                        "FACTURE",
                        "Atelier Vente Devis",
                        "Cycles Imaginaires FACTURE"),
                cas("un devis qui finit sa ligne", Nom.TYPE_PIECE, "DEVIS", "Cycles Imaginaires DEVIS"),
                cas("son numéro", Nom.NUMERO, "F-12", "Vente - Réparation - Devis", FACTURE),
                cas(
                        "un titre qui finit sa ligne",
                        Nom.TYPE_PIECE,
                        "FACTURE",
                        "Cycles Imaginaires FACTURE N° F-12",
                        "12 rue des Lilas"),
                cas(
                        "un ticket qui n'est pas une facture",
                        Nom.TYPE_PIECE,
                        "TICKET_DE_CAISSE",
                        "TICKET DE CAISSE - NE VAUT PAS FACTURE"),
                cas(
                        "un ticket qui ne tient pas lieu de facture",
                        Nom.TYPE_PIECE,
                        "TICKET_DE_CAISSE",
                        "Ticket de caisse, ne tient pas lieu de facture"),
                cas("a receipt", Nom.TYPE_PIECE, "TICKET_DE_CAISSE", "RECEIPT - THIS IS NOT A VAT INVOICE"),
                cas("un ticket qui en est une", Nom.TYPE_PIECE, "FACTURE", "TICKET DE CAISSE VALANT FACTURE"),
                cas(
                        "un avis d'impôt sur les revenus",
                        Nom.TYPE_PIECE,
                        "AVIS_IMPOSITION",
                        "AVIS D'IMPOT 2023 IMPOT SUR LES REVENUS",
                        "Déclarant 1 : DUPONT MARIE",
                        "Taxe d'habitation sur les résidences secondaires : voir avis"),
                cas(
                        "un avis de taxe d'habitation",
                        Nom.TYPE_PIECE,
                        "JUSTIFICATIF_DOMICILE",
                        "AVIS D'IMPOT 2023",
                        "Taxe d'habitation"),
                cas(
                        "une condition de vente",
                        Nom.TYPE_PIECE,
                        "FACTURE",
                        FACTURE,
                        "Facture non annulée sous 8 jours est due"),
                cas("une facture annulée", Nom.TYPE_PIECE, "", FACTURE + " - ANNULÉE"),
                cas(
                        "une facture annulée et remplacée",
                        Nom.TYPE_PIECE,
                        "",
                        "FACTURE N° F-12 ANNULÉE ET REMPLACÉE PAR F-13"));
    }

    static Stream<Arguments> dates() {
        return Stream.of(
                cas(
                        "a quotation",
                        Nom.DATE,
                        "2024-03-12",
                        INVOICE,
                        "Date: 12/03/2024",
                        "Ref. your quotation dated 01/02/2024"),
                cas(
                        "a certificate",
                        Nom.DATE,
                        "2024-03-12",
                        INVOICE,
                        "Date: 12/03/2024",
                        "Warranty certificate issued 01/02/2020"),
                cas("a quotation alone", Nom.DATE, "", INVOICE, "Your quotation dated 01/02/2024"),
                cas("a contract alone", Nom.DATE, "", INVOICE, "Contract dated 01/02/2024"),
                cas("a certificate alone", Nom.DATE, "", INVOICE, "Warranty certificate issued 01/02/2024"),
                cas(
                        "a policy",
                        Nom.DATE,
                        "",
                        INVOICE,
                        "Insurance no 12 issued on 01/02/2024, letter dated 3 March 2024"),
                cas("an issue", Nom.DATE, "2024-02-01", INVOICE, "Issued on 1 February 2024"),
                cas("an invoice that is dated", Nom.DATE, "2024-02-01", INVOICE + " dated 1 February 2024"),
                cas(
                        "des dollars près d'euros",
                        Nom.DATE,
                        "",
                        INVOICE,
                        "Date: 04/05/2023",
                        "Total $1,200.00 (approx. EUR 1,100.00)"),
                cas("des tirets en dollars", Nom.DATE, "", INVOICE, "Date: 04-05-2023", "Total $1,200.00"),
                cas("des points en dollars", Nom.DATE, "", INVOICE, "Date: 04.05.2023", "Total 1,200.00 CAD"),
                cas("des lettres en dollars", Nom.DATE, "2023-05-04", INVOICE, "Date: 4 May 2023", "Total $1,200.00"),
                cas(
                        "un téléphone n'est pas une date",
                        Nom.DATE,
                        "2023-05-04",
                        INVOICE,
                        "Tel 01.23.45.67.89",
                        "Date: 2023-05-04",
                        "Total $1,200.00"),
                cas("un mot qui finit en mois", Nom.DATE, "", FACTURE, "Expo Weimar 12 2024"),
                cas(
                        "un bon de retour",
                        Nom.DATE,
                        "2024-03-15",
                        "AVOIR N° A-12",
                        "Date : 15/03/2024",
                        "Votre bon de retour n° 77 du 10/03/2024"),
                cas(
                        "le bon de commande d'une livraison",
                        Nom.DATE,
                        "2024-03-15",
                        "BON DE LIVRAISON N° 12 du 15/03/2024",
                        "Bon de commande n° 77 du 10/03/2024"));
    }

    static Stream<Arguments> personnes() {
        return Stream.of(
                cas("un conseiller", Nom.ACHETEUR, "", FACTURE, "Votre conseiller client : Mme Claire Imagine"),
                cas("un service", Nom.ACHETEUR, "", FACTURE, "Contact du service client : Mme Claire Imagine"),
                cas(
                        "une cliente après autre chose",
                        Nom.ACHETEUR,
                        "Mme Claire Imagine",
                        FACTURE + " Client : Mme Claire Imagine"),
                cas("un vélo", Nom.ACHETEUR, "", FACTURE, "Porte-bagages", "Pour : Trek Domane"),
                cas(
                        "une mairie",
                        Nom.TITULAIRE,
                        "Paul IMAGINE",
                        "ATTESTATION SUR L'HONNEUR",
                        "Pour : Mairie de Sèvres",
                        "Je soussigné Paul IMAGINE, demeurant 2 rue X 92310 Sèvres"),
                cas("un maire", Nom.TITULAIRE, "", "ATTESTATION SUR L'HONNEUR", "Pour : Monsieur le Maire"),
                cas("une personne", Nom.ACHETEUR, "Mme Claire Imagine", FACTURE, "Pour : Mme Claire Imagine"),
                cas(
                        "qui paie, à côté de qui reçoit",
                        Nom.ACHETEUR,
                        "Mme Marie IMAGINE",
                        FACTURE,
                        "Facturation : Livraison :",
                        "Mme Marie IMAGINE M. Paul IMAGINE"),
                cas(
                        "deux noms que rien ne sépare",
                        Nom.ACHETEUR,
                        "",
                        FACTURE,
                        "Facturation : Livraison :",
                        "Marie IMAGINE Paul IMAGINE"),
                cas("une Le Goff", Nom.ACHETEUR, "Mme Le Goff", FACTURE, "Pour : Mme Le Goff"),
                cas(
                        "un service après-vente",
                        Nom.ACHETEUR,
                        "",
                        FACTURE,
                        "Service après-vente client : Mme Claire Imagine"),
                cas("un virement", Nom.TITULAIRE, "", RIB, "Pour : Virement Mensuel"),
                cas("ce qui se vend par paire", Nom.VENDEUR, "", FACTURE, "Vendu par paire"),
                cas(
                        "qui vend",
                        Nom.VENDEUR,
                        "Cycles Imaginaires SARL",
                        FACTURE,
                        "Vendu par paire",
                        "Cycles Imaginaires SARL 12 rue des Forges 35000 Rennes"),
                cas("une société qui vend", Nom.VENDEUR, "VELO PERDU SAS", FACTURE, "Vendu par VELO PERDU SAS"));
    }

    static Stream<Arguments> comptes() {
        return Stream.of(
                cas("un prénom", Nom.TITULAIRE, "Mme Lydia MARTIN", RIB, "Titulaire du compte : Mme Lydia MARTIN"),
                cas(
                        "un prénom à la fin",
                        Nom.TITULAIRE,
                        "MME MARTIN DUPONT Lydia",
                        RIB,
                        "Titulaire du compte : MME MARTIN DUPONT Lydia"),
                cas(
                        "un prénom entre nom et ville",
                        Nom.TITULAIRE,
                        "",
                        RIB,
                        "Titulaire du compte Domiciliation",
                        "MARTIN Lydia RENNES"),
                cas(
                        "une ville après un nom",
                        Nom.TITULAIRE,
                        "",
                        RIB,
                        "Titulaire du compte Domiciliation",
                        "Marie DUPONT RENNES"),
                cas(
                        "une ville après une civilité",
                        Nom.TITULAIRE,
                        "",
                        RIB,
                        "Titulaire du compte Domiciliation",
                        "MME DUPONT RENNES",
                        "35000 RENNES"),
                cas(
                        "un nom que rien ne suit sous deux têtes jointes",
                        Nom.TITULAIRE,
                        "MME HERMINE CASSAGNE",
                        RIB,
                        "Titulaire du compte Domiciliation",
                        "MME HERMINE CASSAGNE",
                        "Code banque Code guichet N° compte Clé RIB"),
                cas(
                        "la tête de la banque d'abord",
                        Nom.TITULAIRE,
                        "M. ADHEMAR CLAUDOT",
                        RIB,
                        "Domiciliation Titulaire du compte",
                        "BPALC NANCY M. ADHEMAR CLAUDOT"),
                cas(
                        "deux titulaires dont l'un ne se lit pas",
                        Nom.TITULAIRE,
                        "",
                        RIB,
                        "Nom et adresse du titulaire Domiciliation",
                        "M. ZAKARIA BENMOUSSA BOULOGNE JAURES",
                        "ET MME INES BENMOUSSA-PICQ 01 41 00 00 00",
                        "22 RUE DE SILLY",
                        "92100 BOULOGNE BILLANCOURT"),
                cas(
                        "un libellé en deux lignes",
                        Nom.TITULAIRE,
                        "M. KEVIN ABGRALL|MME OPHELIE PRIGENT",
                        RIB,
                        "TITULAIRE DU     M. KEVIN ABGRALL OU",
                        "COMPTE :         MME OPHELIE PRIGENT"),
                cas(
                        "un nom en deux lignes",
                        Nom.TITULAIRE,
                        "MLLE HILDEGARDE ZIMMERMANN-KUHN",
                        RIB,
                        "Titulaire du compte",
                        "MLLE HILDEGARDE",
                        "ZIMMERMANN-KUHN",
                        "4 QUAI DES BATELIERS",
                        "67000 STRASBOURG"),
                cas(
                        "un lieu sous un nom",
                        Nom.TITULAIRE,
                        "M ROMARIC ESCOFFIER",
                        RIB,
                        "Titulaire du compte",
                        "M ROMARIC ESCOFFIER",
                        "LES COMBES",
                        "07200 AUBENAS"),
                cas(
                        "un nom de naissance",
                        Nom.TITULAIRE,
                        "MADAME SOLENE GUIVARCH NEE KERSAUZON",
                        RIB,
                        "Titulaire du compte",
                        "MADAME SOLENE GUIVARCH",
                        "NEE KERSAUZON"),
                cas(
                        "une qualité",
                        Nom.TITULAIRE,
                        "MLLE ELOANE FERRIERE",
                        RIB,
                        "Titulaire du compte",
                        "MLLE ELOANE FERRIERE MINEURE",
                        "REPRESENTEE PAR M LOIC FERRIERE"),
                cas("un Mineur", Nom.TITULAIRE, "M JEAN MINEUR", RIB, "Titulaire du compte : M JEAN MINEUR"),
                cas(
                        "une phrase à côté du libellé",
                        Nom.TITULAIRE,
                        "M OU MME THEVENARD ALOYS",
                        RIB,
                        "Titulaire du compte / Account holder      Ce relevé est destiné à être remis, sur leur demande,",
                        "                                          à vos créanciers",
                        "M OU MME THEVENARD ALOYS                  des opérations à votre compte"),
                cas(
                        "un libellé traduit dessous",
                        Nom.TITULAIRE,
                        "REGIE DE LA PISCINE",
                        RIB,
                        "Titulaire du compte",
                        "Account holder",
                        "REGIE DE LA PISCINE"),
                cas(
                        "une conseillère",
                        Nom.TITULAIRE,
                        "MME CELESTINE ROUFFIAC",
                        RIB,
                        "Votre conseiller :         MME CELESTINE ROUFFIAC",
                        "M. STANISLAS BRUN          12 RUE LOUIS MIE",
                        "Agence : CENTRE            24000 PERIGUEUX"),
                cas(
                        "une banque où le nom et la rue sont dans un tableau",
                        Nom.TITULAIRE,
                        "M AURELIEN JACQUEMARD|MLLE LOU BINETRUY",
                        RIB,
                        "| Titulaire | M AURELIEN JACQUEMARD OU MLLE LOU BINETRUY |"),
                cas(
                        "deux noms que seule une civilité sépare",
                        Nom.TITULAIRE,
                        "M URBAIN DELACOURTE|MME ASTRID DELACOURTE",
                        RIB,
                        "Titulaire du compte : M URBAIN DELACOURTE MME ASTRID DELACOURTE"),
                cas(
                        "des initiales",
                        Nom.TITULAIRE,
                        "MLLE C. M. DE LA ROCHE",
                        RIB,
                        "Titulaire du compte : MLLE C. M. DE LA ROCHE"),
                cas(
                        "une famille de La Tour",
                        Nom.TITULAIRE,
                        "MLLE ANGE DE LA TOUR",
                        RIB,
                        "Titulaire du compte",
                        "MLLE ANGE DE LA TOUR",
                        "LE SEQUESTRE",
                        "81990 LE SEQUESTRE"),
                cas(
                        "une banque après un nom",
                        Nom.TITULAIRE,
                        "MME DUPONT MARIE",
                        RIB,
                        "Titulaire du compte Domiciliation",
                        "MME DUPONT MARIE BNP PARIBAS RENNES"),
                cas(
                        "une banque de deux mots",
                        Nom.TITULAIRE,
                        "MME MARIE DUPONT",
                        RIB,
                        "Titulaire du compte : MME MARIE DUPONT WISE EUROPE"),
                cas(
                        "une lettre seule",
                        Nom.TITULAIRE,
                        "",
                        RIB,
                        "Code    Guichet    N     Compte    M    12",
                        "                                  Numéro Compte"),
                cas(
                        "une civilité sur sa ligne",
                        Nom.TITULAIRE,
                        "MME MARIE DUPONT",
                        RIB,
                        "MME",
                        "MARIE DUPONT",
                        "2 RUE DES LILAS",
                        "92310 SEVRES"));
    }

    static Stream<Arguments> adressesDeTitulaires() {
        return Stream.of(
                cas(
                        "l'adresse de l'agence à côté",
                        Nom.ADRESSE,
                        "11 RUE DES TISSERANDS 68000 COLMAR",
                        RIB,
                        "Domiciliation              Titulaire du compte",
                        "CCM COLMAR                 M GREGOIRE OSTERTAG",
                        "6 RUE BARTHOLDI            11 RUE DES TISSERANDS",
                        "68000 COLMAR               68000 COLMAR"),
                cas(
                        "la même en colonnes jointes",
                        Nom.ADRESSE,
                        "18 RUE SAVARY 49100 ANGERS",
                        RIB,
                        "Domiciliation Titulaire du compte",
                        "CCM ANGERS M OU MME AYMAR BESNARDEAU",
                        "3 PLACE DU RALLIEMENT 18 RUE SAVARY",
                        "49000 ANGERS 49100 ANGERS"),
                cas(
                        "l'adresse de la banque sous le nom",
                        Nom.ADRESSE,
                        "",
                        RIB,
                        "Titulaire du compte : M ROMARIC ESCOFFIER",
                        "Domiciliation : BPAURA AUBENAS",
                        "3 RUE NATIONALE",
                        "07200 AUBENAS"),
                cas(
                        "un centre de tri à côté",
                        Nom.ADRESSE,
                        "",
                        RIB,
                        "Titulaire du compte Agence",
                        "MME CLOTHILDE LELEU HELLO BANK",
                        "3 ALLEE DES FAUVETTES TSA 55555",
                        "APPT 12 75450 PARIS CEDEX 09",
                        "59650 VILLENEUVE D'ASCQ"),
                cas(
                        "un lieu-dit sans rue",
                        Nom.ADRESSE,
                        "KERVEUR HUELLA 29620 PLOUEGAT GUERRAND",
                        RIB,
                        "Titulaire(s) : M ou MME ERWAN LE BIHANNIC",
                        "Adresse :      KERVEUR HUELLA",
                        "               29620 PLOUEGAT GUERRAND",
                        "Caisse :       CCM DE LANMEUR"),
                cas(
                        "une rue dans la phrase de l'adresse",
                        Nom.ADRESSE,
                        "route de Salins 39110 Bracon",
                        RIB,
                        "Titulaire du compte : Mme Ondine Berthollet",
                        "Adresse du titulaire : Lieu-dit Les Granges, route de Salins, 39110 Bracon"),
                cas(
                        "un représentant",
                        Nom.ADRESSE,
                        "",
                        RIB,
                        "Titulaire du compte : M. ELIOTT SAUVAIRE",
                        "Représenté par : MME JUDITH SAUVAIRE",
                        "6 rue Puvis de Chavannes",
                        "69006 LYON"));
    }

    static Stream<Arguments> lieuxEtObjets() {
        return Stream.of(
                cas(
                        "un capital",
                        Nom.ADRESSE,
                        "",
                        ELECTRICITE,
                        "ENERGIE DU BOCAGE",
                        "SARL au capital de 50000 euros",
                        "12 rue des Forges",
                        "35000 RENNES",
                        "Votre consommation 120 kWh"),
                cas(
                        "une adresse au-dessus d'une autre",
                        Nom.ADRESSE,
                        "8 rue Lasserre 92310 Sèvres",
                        ELECTRICITE,
                        "Adresse de consommation : 8 rue Lasserre, 92310 Sèvres",
                        "Une question ? 2 rue des Lilas 75015 Paris"),
                cas("un magasin", Nom.NUMERO, "", "FACTURE", "Magasin Rennes N° : 42"),
                cas("un numéro en deux", Nom.NUMERO, "", "FACTURE N° 2024 0012 Client Imagine"),
                cas("un numéro puis un jour", Nom.NUMERO, "4512", "FACTURE N° 4512 12 mars 2024"),
                cas(
                        "un modèle qui finit en chiffre",
                        Nom.PRODUIT,
                        "Vélo électrique Trek FX 3 1 099,00 €",
                        FACTURE,
                        "Vélo électrique Trek FX 3 1 099,00 €"),
                cas(
                        "un prix d'un seul tenant",
                        Nom.PRODUIT,
                        "Vélo électrique Sarcelle",
                        FACTURE,
                        "Vélo électrique Sarcelle 899,00 €"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"types", "dates", "personnes", "comptes", "adressesDeTitulaires", "lieuxEtObjets", "ordinaires"})
    void ce_qui_ressemble_a_un_fait_n_en_est_pas_un(String piege, Nom nom, String attendu, String texte) {
        assertEquals(
                attendu,
                LecteurTexte.lire(texte + "\n", "").faits().stream()
                        .filter(fait -> fait.nom() == nom)
                        .map(FaitLu::valeur)
                        .collect(Collectors.joining("|")),
                piege);
    }

    /** What a shop's paper says every day, and the rule of a trap once took away. */
    static Stream<Arguments> ordinaires() {
        return Stream.of(
                cas(
                        "payée un jour en chiffres",
                        Nom.ACQUITTEE,
                        "true",
                        FACTURE,
                        "Total TTC 1 999,00 €",
                        "Facture acquittée le 12.03.24"),
                cas(
                        "payée en deux fois",
                        Nom.ACQUITTEE,
                        "true",
                        FACTURE,
                        "Total TTC 1 999,00 €",
                        "Réglée par CB 1 500,00 € et par chèque 499,00 €"),
                cas(
                        "une autre phrase après",
                        Nom.ACQUITTEE,
                        "true",
                        FACTURE,
                        "Total TTC 1 999,00 €",
                        "Facture acquittée - retour sous 14 jours"),
                cas(
                        "une autre phrase avant",
                        Nom.ACQUITTEE,
                        "true",
                        FACTURE,
                        "Total TTC 1 999,00 €",
                        "Transport offert, payée par CB"),
                cas("une part payée", Nom.ACQUITTEE, "", FACTURE, "Total TTC 1 999,00 €", "Réglée par CB 1 500,00 €"),
                cas(
                        "une adresse pour deux usages",
                        Nom.ACHETEUR,
                        "Mme Claire Martin",
                        FACTURE,
                        "Adresse de facturation et de livraison :",
                        "Mme Claire Martin",
                        "12 rue des Forges",
                        "92130 Issy"),
                cas(
                        "le vendeur n'est pas l'acheteur",
                        Nom.ACHETEUR,
                        "",
                        "Vélo Passion",
                        "3 place Carnot 92190 Meudon",
                        FACTURE,
                        "Total TTC 1 999,00 €"),
                cas(
                        "une marque avant un numéro",
                        Nom.MONTANT_TTC,
                        "1999.00",
                        FACTURE,
                        "Vélo KTM KR 5",
                        "Total TTC 1 999,00 €"),
                cas(
                        "un bon que la facture suit",
                        Nom.TYPE_PIECE,
                        "FACTURE",
                        "CYCLES DURAND",
                        "Suivant Bon de commande n° 889",
                        FACTURE),
                cas(
                        "un centime d'arrondi",
                        Nom.MONTANT_HT,
                        "1665.83",
                        FACTURE,
                        "Total HT 1 665,83 €",
                        "TVA 20 % 333,16 €",
                        "Total TTC 1 999,00 €"),
                cas("une rue bis", Nom.DATE, "2024-03-12", FACTURE, "8 bis rue Blanche Date : 12/03/2024"),
                cas("une page après le numéro", Nom.NUMERO, "20240117", "Facture n° 20240117 1/1"),
                cas(
                        "une facture d'acompte",
                        Nom.MONTANT_TTC,
                        "600.00",
                        "Facture d'acompte n° A-17",
                        "Total TTC 600,00 €"));
    }

    /** When each cell looked at all of the lines below it, four times as many looked sixteen times as often. */
    @Test
    void quatre_fois_plus_de_cellules_se_regardent_au_plus_cinq_fois_plus() {
        for (String cellule : List.of("CLIENT :  ", "M DUPONT  ", "TITULAIRE  ", "35000 RENNES  ", "BIC  ")) {
            long peu = regards(cellule, 1_000);
            long beaucoup = regards(cellule, 4_000);
            assertTrue(peu > 0 || beaucoup == 0, cellule);
            assertTrue(beaucoup <= 5 * peu, () -> cellule + ": " + peu + " looks, then " + beaucoup);
        }
    }

    private static long regards(String cellule, int combien) {
        TextePiece texte = LecteurTexte.composer((cellule.repeat(combien) + "\n").repeat(4));
        FaitsLus.lire(texte, FaitLu.Source.TEXTE, "RIB");
        return texte.regards();
    }

    /** When each cell looked at all of its line, four times as many took sixteen times as long. */
    @Test
    void une_ligne_de_libelles_coute_ce_que_coutent_ses_libelles() {
        duree(4_500);
        // A busy machine lengthens one of the two now and then, and not each time.
        double rapport = Double.MAX_VALUE;
        for (int essai = 0; essai < 5 && rapport >= 10; essai++) {
            rapport = (double) duree(18_000) / duree(4_500);
        }
        assertTrue(rapport < 10, "four times as many labels, " + rapport + " times as long");
    }

    private static long duree(int libelles) {
        String texte = RIB + "\n" + "CLIENT :  ".repeat(libelles) + "\n";
        long meilleure = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long debut = System.nanoTime();
            LecteurTexte.lire(texte, "");
            meilleure = Math.min(meilleure, System.nanoTime() - debut);
        }
        return meilleure;
    }

    /** Between a name and a street stands what completes an address, or somebody else's: a branch, an employer. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CA CENTRE LOIRE\n8 ALLEE DES COLLEGES\n18000 BOURGES",
                "BNP PARIBAS 12 PLACE BELLECOUR 69002 LYON",
                "LYON BELLECOUR\n12 PLACE BELLECOUR\n69002 LYON",
                "MAIRIE DE NESMY\n2 PLACE DU MARCHE\n85310 NESMY"
            })
    void l_adresse_d_un_autre_n_est_pas_celle_du_titulaire(String dessous) {
        String rib = "RELEVE D'IDENTITE BANCAIRE\nTitulaire : MME LEA FAURE\n";
        assertEquals(
                Optional.empty(),
                LecteurTexte.lire(rib + dessous + "\n", "RIB").fait(Nom.ADRESSE).map(FaitLu::valeur));
        assertEquals(
                Optional.of("3 RUE DES LILAS 69001 LYON"),
                LecteurTexte.lire(rib + "RESIDENCE LES PINS\n3 RUE DES LILAS\n69001 LYON\n", "RIB")
                        .fait(Nom.ADRESSE)
                        .map(FaitLu::valeur));
    }
}
