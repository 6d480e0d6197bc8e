package fr.octroi.document;

import fr.octroi.commun.Montant;
import fr.octroi.document.TextePiece.Cellule;
import fr.octroi.document.TextePiece.Ligne;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a document is, by its title first and by its telling phrases else; the names are the codes that a règlement uses.
 */
enum Nature {
    JUSTIFICATIF_DOMICILE(
            "FACTURE\\s(?:[A-Z]{1,12}\\s)?(?:DE\\s|D'\\s?|DU\\s)?(?:L'\\s?)?(?:ELECTRICITE|GAZ|EAU|ENERGIES?|TELEPHON(?:E|IE|IQUE)|INTERNET"
                    + "|MOBILE|FIXE|FIBRE|CONSOMMATION|BOX|CHAUFFAGE URBAIN)\\b",
            "QUITTANCES?\\s(?:DE\\s)?LOYER|RECUS?\\sDE\\sLOYER|AVIS D'ECHEANCE.{0,20}LOYER|APPEL DE LOYER|QUITTANCE\\b",
            "(?:AVIS (?:D'IMPOT |D'IMPOSITION )?)?(?:DE )?(?:LA |VOTRE )?TAXES?\\s(?:D'HABITATION|FONCIERES?)|AVIS (?:DE|D'IMPOT) .{0,20}"
                    + "TAXES?\\b|AVIS DE TAXE|IMPOTS LOCAUX|AVIS D'IMPOT.{0,25}(?:HABITATION|FONCIERE)",
            "ATTESTATION\\s(?:D'\\s?|DE\\s)(?:ASSURANCE|HEBERGEMENT|DOMICILE|DOMICILIATION(?!\\sBANCAIRE)|RESIDENCE|TITULAIRE|CONTRAT|FOURNITURE"
                    + "|LOCATION)|ATTESTATION\\s(?:ASSURANCE HABITATION|MULTIRISQUE|HABITATION|TITULAIRE D[EU] CONTRAT)|ATTESTATION (?:DE )?RESPONSABILITE CIVILE (?:ET|/) .{0,34}(?<!\\bHORS )\\bHABITATION\\b",
            "ATTESTATION\\b.{0,30}\\bHEBERGEMENT\\b",
            "CERTIFICAT\\sDE\\s(?:DOMICILE|RESIDENCE PRINCIPALE)\\b",
            // In letters that spaces part, nothing tells one word from the next.
            "ATTESTATION(?:D'ASSURANCE|DEDOMICILE|D'?HEBERGEMENT)|QUITTANCEDELOYER",
            "JUSTIFICATIF DE DOMICILE|ECHEANCIER.{0,30}(?:ELECTRICITE|GAZ|ENERGIE|EAU)"),
    FACTURE_PRO_FORMA("(?:FACTURE\\s)?PRO[\\s-]?FORMA\\b"),
    DEVIS(
            "DEVIS\\b",
            "PROPOSITION (?:COMMERCIALE|DE PRIX)",
            "OFFRE (?:DE PRIX|COMMERCIALE)",
            "ESTIMATION\\b",
            "(?:PRICE |SALES )?QUOTE\\b(?!-)|QUOTATION\\b|ESTIMATE\\b"),
    BON_DE_COMMANDE(
            "BON DE COMMANDE",
            "(?:CONFIRMATION|ACCUSE(?: DE RECEPTION)?|RECAPITULATIF) DE (?:VOTRE |LA )?COMMANDE",
            // Of a mail.
            "OBJET\\s?:\\s(?:CONFIRMATION|ACCUSE DE RECEPTION) DE (?:VOTRE |LA )?COMMANDE\\b(?!.*\\b(?:FACTURE|ANNUL|ABOUTI|REMBOURS|REFUS|ATTENTE|DEVIS|RENDEZ))",
            "ORDER CONFIRMATION\\b|(?:PURCHASE|SALES) ORDER$"),
    /** It follows the goods and proves no purchase. */
    BON_DE_LIVRAISON(
            "(?:BON|BORDEREAU) DE (?:LIVRAISON|RECEPTION)\\b",
            "BON D'\\s?ENLEVEMENT\\b",
            "DELIVERY NOTE\\b|PACKING (?:SLIP|LIST)\\b"),
    /** It bears on a part of the price, before the goods are delivered. */
    FACTURE_D_ACOMPTE(
            "(?:DEMANDE D'\\s?ACOMPTE\\s[-\u2013/]\\s)?FACTURE\\s(?:D'\\s?|DE\\s|POUR\\s)?(?:UN\\s)?ACOMPTES?\\b|FACTURED'ACOMPTE\\b|FACTURE\\s(?:INTERMEDIAIRE\\s)?N\\s?\u00B0\\s?\\S{1,20}\\s[-\u2013]\\sACOMPTE\\b(?!\\s(?:VERSE|DEDUIT|DU|RECU|REGLE|PAYE)\\b)",
            "ACOMPTE\\s?N\u00B0"),
    /** A credit note: it bears the look of an invoice and proves the contrary. */
    AVOIR("(?:FACTURE (?:D'\\s?)?|FACTURED')?AVOIR\\b(?!\\s[A-Z]{3,})", "NOTE DE CREDIT\\b|CREDIT NOTE\\b"),
    RIB(
            // A thin letter as another in a scan; no word is written so.
            "RE[L1]EVE\\s(?:D'\\s?)?[IL1|]DENT[IL1|]TE\\s(?:BANCA[IL1|]RE|POSTAL)|RELEVE\\sD\\sIDENTITE\\sBANCAIRE$",
            "R\\.?I\\.?B\\.?\\s?[/-]\\s?I\\.?B\\.?A\\.?N\\b\\.?$",
            "R\\.?I\\.?B\\b\\.?",
            "IDENTITE BANCAIRE|COORDONNEES BANCAIRES$",
            "(?:CONFIRMATION|ATTESTATION) (?:DE |DE DETENTION DE )?COMPTE\\b|ATTESTATION DE DOMICILIATION BANCAIRE\\b"),
    PIECE_IDENTITE(
            "CARTE (?:NATIONALE )?D'\\s?IDENTITE",
            "PASSEPORT\\b|PASSPORT\\b",
            "TITRE DE SEJOUR|CARTE DE (?:RESIDENT|SEJOUR)|PERMIS DE CONDUIRE"),
    CERTIFICAT_CONFORMITE(
            "(?:CERTIFICAT|ATTESTATION|DECLARATION)\\s(?:(?:CE|UE|EU)\\s)?(?:DE\\s|D'\\s?)(?:CONFORMITE|HOMOLOGATION)",
            "CERTIFICATE OF CONFORMITY|(?:EC|EU|CE) DECLARATION OF CONFORMITY|DECLARATION OF CONFORMITY",
            "HOMOLOGATION\\b"),
    ATTESTATION_HONNEUR(
            "(?:ATTESTATION|DECLARATION|ENGAGEMENT|CERTIFICATION)(?:\\s[A-Z]+){0,4}\\sSUR\\s(?:L'\\s?)?HONNEUR"),
    AVIS_IMPOSITION(
            "AVIS D'\\s?IMPOT\\b|AVIS D'\\s?IMPOSITION|AVIS DE SITUATION DECLARATIVE|AVIS DE NON[\\s-]IMPOSITION"),
    /** What a till prints: it names no buyer. */
    TICKET_DE_CAISSE(
            "(?:TICKET DE (?:CAISSE|VENTE)|RECU DE (?:PAIEMENT|VENTE|CAISSE|CARTE))\\b(?!.*(?<!\\bPAS )(?<!\\bPAS UNE )(?<!\\bPAS LIEU DE )\\bFACTURE\\b)",
            "(?:(?:PAYMENT|SALES|TILL) )?RECEIPT\\b(?!.*(?<!\\bNOT AN )(?<!\\bNOT A (?:TAX|VAT) )\\bINVOICE\\b)"),
    FACTURE(
            "FACTURE\\b(?!\\sA(?:\\s|:|$))(?!\\s(?:D'ACHAT\\s)?D'ORIGINE\\b(?!\\sN))(?!.*\\b(?:SERA|ENVOYEE|EST DISPONIBLE|IMPAYEE|REMISE (?:AU|EN|PAR|LORS))\\b)",
            "(?:TAX |SALES |COMMERCIAL )?INVOICE\\b|(?:RECHNUNG\\b(?! AN\\b)|FACTUUR\\b(?! AAN\\b)|FATTURA\\b(?! A(?:\\s|:|$)))(?!.*(?:\\bSTORNO|\\bFOLGT\\b))|TICKET[\\s-]FACTURE\\b|TICKET DE (?:CAISSE|VENTE)\\b");

    private static final int LIGNES_DU_TITRE = 25;
    private static final int LONGUEUR_D_UN_TITRE = 90;

    private static final int LIGNES_D_EN_TETE = 6;

    /** The name, the trade, the address and the papers of who sells, or the head of a mail, stand above a title that is alone in its cell. */
    private static final int LIGNES_AVANT_UN_TITRE = 12;

    /** A quote with its general conditions of sale; where there are more, something else may be among them. */
    private static final int PAGES_D_UN_TEL_DOCUMENT = 5;

    /** Farther down, what an application heads its page with is a field of a form. */
    private static final int PREMIERES_LIGNES = 2;

    /** Before a title with its number, in joined columns, words that make it another paper's. */
    static final String AVANT_UNE_CITEE =
            "LA|UNE|CETTE|VOTRE|NOTRE|DE|SUR|SELON|POUR|PAR|SOLDE|VIREMENT|REGLEMENT|PAIEMENT|CHEQUE|ACOMPTE|REMBOURSEMENT|RELANCE|RAPPEL|REPORT|RETOUR|LITIGE|ACHAT|GARANTIE|SUITE|OBJET";

    /** A day in figures. */
    static final String UN_JOUR = "[0-9]{1,2}[/.][0-9]{1,2}[/.](?:20)?[0-9]{2}";

    private static final Pattern TITRE_EN_FIN = Pattern.compile(
            "\\s(?<titre>(?:FACTURE (?:D'ACOMPTE|D'AVOIR|PRO ?-?FORMA)|FACTURE|INVOICE|DEVIS|AVOIR|BON DE (?:COMMANDE|LIVRAISON)|RELEVE D'IDENTITE BANCAIRE"
                    + "|QUITTANCE DE LOYER)(?:\\s(?:N|NO)\\s?[\u00B0\u00BA.]?\\s?:?\\s?[A-Z0-9/_.-]{1,20}|(?<=\\s(?:FACTURE|INVOICE))(?<nu>\\s(?=(?:[^\\s0-9]*[0-9]){3})[A-Z0-9/_-]{3,20})(?:\\s(?:DU\\s)?"
                    + UN_JOUR + ")?)?)$");

    private static final Pattern CODE_ET_VILLE = Pattern.compile("^[0-9]{5}\\s[A-Z]");

    private static final Pattern UNE_PHRASE = Pattern.compile(
            "\\b(?:LA|LE|LES|UNE?|DES?|DU|CETTE|CE|VOTRE|NOTRE|SUR|AVEC|SANS|PAS|PAR|POUR|EN|A|THE|YOUR|THIS|REF|REFERENCE|NUMERO|DATE|N|TOTAL|MONTANT|NET|"
                    + AVANT_UNE_CITEE + ")\\b\\W{0,2}$|[:.,;]$");

    /** What a credit note answers to. */
    private static final Pattern CITEE = Pattern.compile(
            "\\bFACTURE (?:D'\\s?ORIGINE|INITIALE|CONCERNEE|CORRESPONDANTE|ASSOCIEE|RECTIFIEE|REMBOURSEE)\\b");

    static final Pattern AVANT_LE_TITRE =
            Pattern.compile("^(?:(?:VOTRE|NOTRE|MA|MON|LA|LE|COPIE|DUPLICATA|ORIGINAL|DE)\\s|[^A-Z0-9]){1,6}");

    /** What an extraction may cut anywhere, where a style sets the letters a little apart. */
    private static final Map<String, Nature> TITRES_SANS_ESPACES = Map.of(
            "BONDELIVRAISON", BON_DE_LIVRAISON,
            "BONDECOMMANDE", BON_DE_COMMANDE,
            "FACTUREPROFORMA", FACTURE_PRO_FORMA,
            "FACTURED'ACOMPTE", FACTURE_D_ACOMPTE,
            "FACTURE", FACTURE);

    private static final int LONGUEUR_D_UN_TITRE_COUPE = 24;

    /** Letters that the kerning brings together may stand as one. */
    private static final Pattern EN_LETTRES_ESPACEES =
            Pattern.compile("(?:(?:\\S\\s){4,}|(?:\\S{1,4}\\s){1,2}(?:[A-Z]\\s){3,})\\S.{0,30}");
    /** One that another paper follows is not this one. */
    private static final GuardedPattern PRO_FORMA = GuardedPattern.of(
            "(?<!\\b(?:VOTRE|NOTRE|SUITE|SUITE A|REF)\\s{1,2}(?:FACTURE\\s)?)\\bPRO[\\s-]?FORMA\\b(?!\\s(?:ANNULEE|REMPLACEE))");

    private static final GuardedPattern SOUSSIGNE = GuardedPattern.of("\\bSOUSSIGNEE?S?\\b");
    private static final GuardedPattern HONNEUR = GuardedPattern.of("\\bHONNEUR\\b");
    private static final GuardedPattern HEBERGE = GuardedPattern.of("\\bHEBERGE");
    private static final GuardedPattern UNE_ECHEANCE = GuardedPattern.of("^AVIS D'\\s?ECHEANCE\\b");
    private static final GuardedPattern UN_LOYER = GuardedPattern.of("^(?:MONTANT DU )?LOYER\\b|^LOCATAIRE");
    private static final GuardedPattern UNE_ASSURANCE = GuardedPattern.of("^ATTESTATION\\sD'\\s?ASSURANCE\\b");
    private static final GuardedPattern UN_VEHICULE =
            GuardedPattern.of("\\b(?:VEHICULE|IMMATRICULATION|AUTOMOBILE|SCOLAIRE|DECENNALE)\\b");
    private static final GuardedPattern UN_LOGEMENT = GuardedPattern.of(
            "\\b(?:HABITATION|MAISON|MULTIRISQUE|LOGEMENT|APPARTEMENT|LOCAUX|RESIDENCE PRINCIPALE)\\b");
    /** What nobody cites at the end of a line. */
    private static final Set<Nature> SURES_EN_FIN = Set.of(FACTURE, RIB, JUSTIFICATIF_DOMICILE);

    private static final GuardedPattern AUTRE_PAPIER = GuardedPattern.of(
            "^(?:ATTESTATION D(?:E PAIEMENT|'ACHAT)|RELEVE DE (?:COMPTE CLIENT|FACTURES)\\b|(?:ATTESTATION|CERTIFICAT|ACTE|CONTRAT|DECLARATION) DE (?:VENTE|CESSION)(?:$|\\sN\\b|\\sD.{0,4}(?:VELO|CYCLE|VAE|OCCASION|BICYCLETTE))|(?:LETTRE DE )?RELANCE$|MISE EN DEMEURE|BON DE RETRAIT|(?:BON DE )?RESERVATION(?:$|\\sN))");

    /** An invoice in German, in Dutch or in Italian. */
    private static final GuardedPattern FACTURE_D_AILLEURS = GuardedPattern.of("^(?:RECHNUNG|FACTUUR|FATTURA)\\b");

    /** In the same languages, what an offer, a delivery note or a credit note is entitled, with its number or without. */
    private static final GuardedPattern AUTRE_PAPIER_D_AILLEURS = GuardedPattern.of(
            "^(?:ANGEBOT|LIEFERSCHEIN|AUFTRAGSBESTATIGUNG|GUTSCHRIFT|STORNO(?:RECHNUNG)?|OFFERTE|PAKBON|CREDITNOTA|PREVENTIVO|NOTA DI CREDITO)(?:$|\\s(?:NR|NUMMER|N|[A-Z]{0,4}-?[0-9]))");

    private static final GuardedPattern FACTURE_SEULE = GuardedPattern.of("^(?:FACTURE|INVOICE)$|^FACTURE N\\b");
    /** A receipt is of the invoice that a line of it names with its number. */
    private static final GuardedPattern FACTURE_NUMEROTEE =
            GuardedPattern.of("^(?:FACTURE|INVOICE)(?:$|\\sN\\b|\\s[A-Z]{0,4}[-_/]?[0-9](?![0-9]?/))");

    private static final GuardedPattern ANNULEE = GuardedPattern.of(
            "^FACTURE(?:\\s(?:N\\s?[\u00B0\u00BA.]?\\s?:?\\s?)?[A-Z0-9/_.-]*[0-9][A-Z0-9/_.-]*)?\\s(?:[(:\u2013-]\\s?)?ANNULEE(?:$|\\)|\\s(?:ET REMPLACEE\\b|PAR (?:L')?AVOIR\\b|LE [0-9]))|^ANNULEE$");
    /** What a program prints of an invoice that is not yet made. */
    private static final GuardedPattern BROUILLON =
            GuardedPattern.of("^(?:BROUILLON|PROJET DE FACTURE)$|^FACTURE\\s?:?\\s\\(PROV\\s?[0-9]+\\)");

    /** Both numbered, on one line or on two that follow each other: what only a till prints. */
    private static final GuardedPattern UNE_CAISSE =
            GuardedPattern.of("\\bCAIS(?:SE)?\\s?:?\\s(?:N\\s?\u00B0\\s?)?[0-9]");

    private static final Pattern UN_TICKET = Pattern.compile(
            "\\b(?:TICKET|TICK|TK)\\s?:?\\s(?:N\\s?\u00B0\\s?|N(?:\\.\\s?|\\s)(?=[0-9]{3}))?[A-Z]?[0-9]");

    /** Titles of what names the ticket of a sale. */
    private static final GuardedPattern CITE_UN_TICKET = GuardedPattern.of(
            "^(?:BON (?:D'ACHAT|DE RETOUR|CADEAU)|REMBOURSEMENT|CERTIFICAT DE GARANTIE|CLOTURE(?: Z)?|JEU CONCOURS)$");

    private static final GuardedPattern TICKET_NUMEROTE = GuardedPattern.of(
            "^RECU\\sN\\s?\u00B0\\s?[0-9]{1,10}$|^(?:" + UN_JOUR
                    + "\\s(?:[0-9]{1,2}[:H][0-9]{2}\\s)?)?TICK(?:ET)?(?:\\sN\\s?[\u00B0\u00BA]?)?\\s?:?\\s[A-Z]{0,3}[-/]?[0-9][0-9/-]{2,24}$|^(?:N\\s?\u00B0|NUMERO) ?(?:DE )?TICKET\\s?:?\\s[A-Z]{0,3}[-/]?[0-9][0-9/-]{2,24}$");

    /** Each with its amount on the line, or nothing: a sentence says how one may pay. */
    private static final GuardedPattern PAYE_A_LA_CAISSE = GuardedPattern.of(
            "^CHEQUES?(?:[^0-9A-Z]{1,6}[0-9 ]{1,7}[.,][0-9]{2}(?:\\s?(?:EUR|\u20AC))?)?$|^(?:PAIEMENT )?(?:CB|CARTE (?:BANCAIRE|BLEUE)|ESPECES(?: RECUES)?)\\b[^0-9A-Z]{0,6}(?:EMV|SANS CONTACT)?\\s?(?:[0-9 ]{1,7}[.,][0-9]{2}\\b|$)|^PAYE PAR (?:CB|CARTE BANCAIRE|MASTERCARD|VISA|ESPECES)$");

    private static final GuardedPattern UN_TOTAL = GuardedPattern.of(
            "^(?:NET )?A PAYER(?:$|[^0-9A-Z]{1,6}[0-9 ]{1,7}[.,][0-9]{2}\\b)|^TOTAL\\b(?:\\sT\\.?T\\.?C\\.?)?[^0-9A-Z]{0,6}(?:EUR(?: |$)|[0-9] ARTICLES? |[0-9]{1,2} ART\\.?\\)\\s?)?(?:[0-9 ]{1,7}[.,][0-9]{2}\\b|$)");

    /** What is left, weighed or mended has a ticket too. */
    private static final GuardedPattern PAS_UNE_VENTE =
            GuardedPattern.of("\\b(?:S\\.?A\\.?V|DEPOT|PESEE|VESTIAIRE|PARKING)\\b");

    private static final GuardedPattern UNE_FACTURE_CITEE =
            GuardedPattern.of("\\b(?:FACTURE|AVOIR (?:N|DE)\\b|REMBOURSE)");

    private static final GuardedPattern UN_DEVIS =
            GuardedPattern.of("\\bDEVIS N|\\bDEVIS (?:GRATUIT|VALABLE)|\\bBON POUR ACCORD\\b");
    private static final GuardedPattern UNE_FACTURE = GuardedPattern.of(
            "\\bFACTURE N(?![A-NP-TV-Z])|\\bN[\u00B0O]\\.? (?:DE )?FACTURE\\b|\\bDATE (?:DE )?FACTURE\\b");
    private static final GuardedPattern COMMANDE_CONFIRMEE = GuardedPattern.of(
            "^(?:MERCI\\b[^.]{0,40}[,!]\\s)?VOTRE COMMANDE (?:EST|A BIEN ETE) (?:BIEN )?(?:CONFIRMEE|ENREGISTREE|VALIDEE)\\s?[.!]?$");
    /** Of a mail, which is an order's where it says what that comes to. */
    private static final GuardedPattern COMMANDE_EN_OBJET =
            GuardedPattern.of("^OBJET\\s?:\\s(?:CONFIRMATION|ACCUSE)\\b");

    private static final GuardedPattern COMMANDE_NUMEROTEE =
            GuardedPattern.of("^COMMANDE N\\s?[\u00B0\u00BA]\\s?[A-Z]{0,4}[-_]?[0-9]{3,10}$");

    private static final GuardedPattern AUTRE_QU_UNE_COMMANDE = GuardedPattern.of(
            "\\b(?:FACTURE|DATE DE FACTURATION|AVOIR|REMBOURS|RELEVE|RELANCE|IMPAYE|ANNUL|ECHEANCIER|RETOUR|VIREMENT|CERTIFICAT|ATTESTATION|JUSTIFICATIF|PREUVE|RECU|ACQUIT|ADHESION|EXTRAIT|PENALITES|NUMERO\\s?:|N\\s?\u00B0\\s?F)");

    /** A marketplace names all three; who only cites an invoice sells nothing. */
    private static final GuardedPattern VENDU_PAR = GuardedPattern.of("^VENDU PAR\\b");

    private static final GuardedPattern NUMERO_DE_LA_FACTURE = GuardedPattern.of("^NUMERO DE (?:LA )?FACTURE\\b");
    private static final GuardedPattern DATE_DE_LA_FACTURE = GuardedPattern.of("^DATE DE LA FACTURE\\b");

    private static final GuardedPattern IBAN = GuardedPattern.of("\\bIBAN\\b|^I B A N$");
    private static final GuardedPattern BIC = GuardedPattern.of("\\bBIC\\b");
    private static final GuardedPattern BENEFICIAIRE = GuardedPattern.of("^BENEFICIAIRE\\b");

    /** What a bank calls them on its page. */
    private static final GuardedPattern VOS_COORDONNEES = GuardedPattern.of(
            "^VOS COORDONNEES BANCAIRES$|^(?:CE SONT|VOICI) VOS COORDONNEES BANCAIRES POUR (?:(?:RECEVOIR )?(?:LES|DES|VOS)) VIREMENTS\\b");

    /** What a bank's application heads its page with. */
    private static final GuardedPattern IBAN_ET_RIB = GuardedPattern.of("^IBAN\\s?[/-]\\s?RIB$");

    private static final GuardedPattern COMMANDE_CLIENT = GuardedPattern.of("^COMMANDE CLIENT$");

    /** Money that goes to somebody. */
    private static final GuardedPattern UN_MOUVEMENT = GuardedPattern.of(
            "\\b(?:VIREMENTS?|PRELEVEMENTS?|MANDATS?|SOLDE|DEBITEUR|DONNEUR|TOTAL|MONTANT|AMOUNT|TVA|VAT|FACTURES?|INVOICE)\\b");

    private static final GuardedPattern UN_COMPTE =
            GuardedPattern.of("\\b(?:TITULAIRES?|ACCOUNT (?:OWNER|HOLDER|NAME)|BENEFICIARY|GUICHET|CLE RIB)\\b");

    /** What names an account too, and moves money. */
    private static final GuardedPattern PAS_UN_RIB = GuardedPattern.of(
            "\\bMANDAT DE PRELEVEMENT\\b|\\b(?:ORDRE|AVIS) DE (?:VIREMENT|PRELEVEMENT)\\b|\\b(?:NOUVEAU|ANCIEN) SOLDE\\b|\\bSOLDE (?:CREDITEUR|DEBITEUR|AU)\\b"
                    + "|^RELEVE DE COMPTES?\\b|\\bACCOUNT STATEMENT\\b|\\bOPENING BALANCE\\b|\\bREFERENCE UNIQUE D[EU] MANDAT\\b");

    private static final GuardedPattern UN_PRIX =
            GuardedPattern.of("\\b(?:TOTAL|MONTANT|AMOUNT|TVA|VAT|FACTURE|INVOICE)\\b");

    private static final GuardedPattern NORME = GuardedPattern.of("\\bEN ?15194\\b|\\b2002/24/CE\\b");
    private static final GuardedPattern CONFORME = GuardedPattern.of("\\bCONFORME?S?\\b|\\bCONFORMITE\\b|\\bHOMOLOGU");

    /** Points for a household bill, where the title says no more than "Facture"; two make one. */
    private static final List<GuardedPattern> TRAITS_DE_DOMICILE = Stream.of(
                    "(?:LIEU|SITE|ADRESSE) DE CONSOMMATION|EAU POTABLE|ASSAINISSEMENT|DISTRIBUTION (?:DE L'EAU|D'EAU)",
                    "LIEU DE CONSOMMATION|ASSAINISSEMENT|EAUX USEES|LOYER|TAXE D'HABITATION",
                    "POINT DE LIVRAISON|PDL|PCE|KVA|LINKY|GAZPAR",
                    "KWH|M3|(?:VOTRE|VOS) CONSOMMATIONS?",
                    "FACTURE (?:FIXE|MOBILE|INTERNET|BOX|LIVEBOX|FREEBOX|BBOX|(?:DE |D')?(?:GAZ|EAU|ELECTRICITE|CHAUFFAGE))",
                    "CHAUFFAGE URBAIN|RESEAU DE CHALEUR",
                    "PERIODE DU [0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4} AU",
                    "ELECTRICITE|GAZ (?:NATUREL|DE)|EAU FROIDE|FIBRE|INTERNET|FORFAIT|LIGNE (?:FIXE|MOBILE|INTERNET)|APPELS (?:VERS|EMIS)|SMS",
                    "ABONNEMENTS?|RELEVE D[EU] COMPTEUR|HEURES (?:PLEINES|CREUSES)",
                    "EDF|ENGIE|VEOLIA|SUEZ|SFR|BOUYGUES TELECOM|TOTAL ?ENERGIES|EAU DE PARIS|SEDIF"
                            + "|FREE MOBILE|SOSH|RED BY SFR|B&YOU|LA POSTE MOBILE|NUMERICABLE|VATTENFALL|ENI|EKWATEUR|ENERCOOP|OHM ENERGIE|MINT ENERGIE|ILEK",
                    "FREEBOX|LIVEBOX|BBOX",
                    "(?:LIEU|ADRESSE) DESSERVIE?|ADRESSE DU BRANCHEMENT|INDEX (?:ESTIME|RELEVE)|(?:N\\s?\u00B0|NUMERO) DE (?:LA|VOTRE) LIGNE|LIGNE 0[1-79](?: ?[0-9]{2}){4}",
                    "VOTRE LIGNE|HORS FORFAIT",
                    "ADRESSE DU LOGEMENT",
                    "VOTRE CONTRAT",
                    "EHPAD|RESIDENCE AUTONOMIE|GIR [1-6]",
                    "FACTURE DE SEJOUR|HEBERGEMENT PERMANENT")
            .map(mots -> GuardedPattern.of("\\b(?:" + mots + ")\\b"))
            .toList();

    private static final GuardedPattern FOURNISSEUR = GuardedPattern.of(
            "^(?:BOUYGUES TELECOM|ORANGE|SFR|FREE|FREE MOBILE|SOSH|RED BY SFR|LA POSTE MOBILE|EDF|ENGIE|TOTAL ?ENERGIES|VEOLIA(?: EAU)?|SUEZ(?: EAU FRANCE)?)$");

    /** What aids are for: who sells it names water and drains too. */
    private static final GuardedPattern BIEN = GuardedPattern.of(
            "\\b(?:VELOS?|CYCLES?|VAE|BICYCLETTES?|CUVES?|CITERNES?|RECUPERAT(?:EURS?|ION D'EAU))\\b");

    /** What is paid for by the month, and for which days. */
    private static final GuardedPattern UN_ACCES_DATE = GuardedPattern.of(
            "(?:(?:^|\\b(?:INTERNET|BOX|OFFRE|ABONNEMENT|FORFAIT) )FIBRE(?! (?:D|N))|\\bADSL|\\bVDSL2?|\\b[45]G\\+? (?:[A-Z]{1,10} )?[0-9]{1,4} ?GO|\\b[0-9]{1,4} ?GO(?: EN)? [45]G|\\bFORFAIT (?:MOBILE|INTERNET))\\b[^0-9]{0,30}(?:[0-9] ?[GM]B[A-Z/]{1,3}[^0-9]{0,20})?\\b(?<debut>"
                    + UN_JOUR + ")\\s?(?:[-\u2013\u2192>]|AU)\\s?(?<fin>" + UN_JOUR + ")\\b");

    private static final int JOURS_D_UN_MOIS = 31;

    /** Without the last day, or with it, in February as well. */
    private static final int JOURS_D_UN_MOIS_COURT = 27;

    private static final GuardedPattern UN_OPERATEUR = GuardedPattern.of("\\bTELECOM(?:S|MUNICATIONS?)?\\b");

    /** In cents: no month of a line costs more, and a telephone does. */
    private static final long UN_MOIS_AU_PLUS = 150_00;

    private static final GuardedPattern LA_FACTURE_D_UN_MOIS = GuardedPattern.of(
            "\\bVOTRE FACTURE (?:DE |D')(?:JANVIER|FEVRIER|MARS|AVRIL|MAI|JUIN|JUILLET|AOUT|SEPTEMBRE|OCTOBRE|NOVEMBRE|DECEMBRE)\\b");

    private static final GuardedPattern SERA_PRELEVE = GuardedPattern.of("\\bSERA PRELEVEE?\\b");

    /** A house that is insured, where the title says no more than "Attestation". */
    private static final GuardedPattern UNE_ATTESTATION =
            GuardedPattern.of("^ATTESTATION(?: D'\\s?ASSURANCE)?(?:$| (?:EDITEE|ETABLIE|DELIVREE|EMISE) LE\\b)");

    private static final GuardedPattern UN_RISQUE_ASSURE = GuardedPattern.of("^(?:RISQUE|BIEN|LIEU)S? ASSURES?\\b");

    private static final Pattern UN_LOGEMENT_ASSURE = Pattern.compile(
            "\\bASSURES?\\s?:?\\s(?:UNE? |VOTRE )?(?:MAISON(?! DES?\\b)|APPARTEMENT|LOGEMENT|STUDIO|PAVILLON|RESIDENCE PRINCIPALE)\\b");

    /** What is insured so is no home of who insures it, or not any more. */
    private static final GuardedPattern LOGEMENT_D_UN_AUTRE = GuardedPattern.of(
            "\\b(?:NON[ -]OCCUPANTE?|RESIDENCE SECONDAIRE|BAILLEU(?:R|RESSE)|PNO|LOUEE? A|EN LOCATION|RESILI|EN CONSTRUCTION|DOMMAGES?[ -]OUVRAGE|NON[ -]COUVERTURE|VACANCES|VACANTE?)");

    private static final GuardedPattern UN_ECHEANCIER = GuardedPattern.of(
            "^(?:VOTRE |MON )?(?:NOUVEL |NOUVEAU )?(?:ECHEANCIER|CALENDRIER)(?: DE (?:VOS )?(?:PAIEMENT|PRELEVEMENT|REGLEMENT|MENSUALITE)S?)?$");

    private static final GuardedPattern UN_CONTRAT_D_ENERGIE =
            GuardedPattern.of("^(?:VOTRE |MON )?CONTRAT (?:D'\\s?|DE )?(?:ELECTRICITE|GAZ|EAU|ENERGIE)\\b");

    private static final GuardedPattern UN_DEVIS_NUMEROTE =
            GuardedPattern.of("^DEVIS\\s(?:N\\s?[\u00B0\u00BA]|NUMERO|DU)");

    private static final String ACOMPTE_FACTURE = "FACTURE (?:D'\\s?|DE |POUR )?ACOMPTE";

    private static final String TITRES_SANS_FACTURE =
            "(?:DEVIS|PROPOSITION COMMERCIALE|OFFRE DE PRIX|QUOTE|QUOTATION|BON DE COMMANDE|(?:OBJET\\s?:\\s)?(?:CONFIRMATION|RECAPITULATIF|ACCUSE DE RECEPTION) DE (?:VOTRE |LA )?COMMANDE|ORDER CONFIRMATION|(?:BON|BORDEREAU) DE LIVRAISON|DELIVERY NOTE|(?:FACTURE )?PRO[ -]?FORMA|(?:FACTURE (?:D'\\s?)?)?AVOIR|NOTE DE CREDIT|CREDIT NOTE|"
                    + ACOMPTE_FACTURE + ")";

    private static final Pattern TITRE_ET_NUMERO = Pattern.compile(
            TITRES_SANS_FACTURE + "(?:\\s?/\\s?" + TITRES_SANS_FACTURE
                    + ")?(?:\\s(?:N\\s?[\u00B0\u00BA]|NUMERO|#)\\s?:?\\s?[A-Z0-9/_.-]{1,24}|\\s(?=[A-Z/_-]{0,6}[0-9])[A-Z0-9/_-]{1,24})?(?:\\sDU\\s[0-9/.-]{6,10})?");

    private static final Pattern UNE_FACTURE_NOMMEE =
            Pattern.compile("\\b(?:FACTURES?|FACT|INVOICE|RECHNUNG|FACTUUR|FATTURA)\\b");

    /** Who hires or borrows has bought nothing yet. */
    private static final GuardedPattern UN_CONTRAT = GuardedPattern.of(
            "^(?:CONTRAT DE (?:LOCATION|CREDIT|PRET)|OFFRE DE (?:CONTRAT DE )?(?:LOCATION|CREDIT|PRET))\\b");

    /** What a paper says of itself, or of the invoice that is to follow it. */
    private static final GuardedPattern PAS_UNE_FACTURE = GuardedPattern.of(
            "(?:\\bN'EST|\\bNE (?:CONSTITUE|VAUT)) (?:PAS|NI|EN AUCUN CAS) (?:UNE )?FACTURE\\b|\\bNE TIENT PAS LIEU DE FACTURE\\b|\\b(?:VOTRE|TA|LA) FACTURE (?:VOUS )?(?:SERA|ARRIVERA|SUIVRA|EST (?:ADRESSEE|ENVOYEE|TRANSMISE) PAR)\\b");

    /** What a quote, an order or a delivery says of an invoice that is not there yet. */
    private static final Pattern FACTURE_A_VENIR = Pattern.compile(
            "\\bFACTURE PRO[ -]?FORMA\\b|\\b(?:RECEVREZ|RECEVOIR) (?:VOTRE|LA|UNE) FACTURE\\b|\\bFACTURE (?:VOUS )?(?:SERA|ARRIVERA|SUIVRA|A VENIR|DEFINITIVE SERA|DOIT ETRE|DEVRA ETRE)\\b|\\b(?:PAS|NI|EN AUCUN CAS|NE TIENT PAS LIEU DE) (?:UNE )?FACTURE\\b|\\bFACTURE (?:VOUS )?EST (?:ADRESSEE|ENVOYEE|TRANSMISE) PAR\\b|\\bA (?:LA )?RECEPTION (?:DE )?(?:LA |VOTRE |NOTRE )?FACTURE\\b|\\bFACTUREE? A(?=$|\\s?:|\\s(?:LIVRE|EXPEDI|ADRESS))");

    /** What a deposit invoice calls itself. */
    private static final Pattern ELLE_MEME = Pattern.compile("\\b" + ACOMPTE_FACTURE + "\\b");

    /** What a credit note says of the invoice that it is on. */
    private static final Pattern FACTURE_RENDUE = Pattern.compile(
            "\\bFACTURE (?:D'\\s?AVOIR|D'\\s?ORIGINE|INITIALE|ANNULEE|CONCERNEE|RECTIFIEE|DE REFERENCE)\\b|\\b(?:SUR|LA|NOTRE|VOTRE|ANNULE) FACTURE\\b");

    /** Below a price, a credit note is what was paid with. */
    private static final Pattern UN_PRIX_OU_UN_TOTAL = Pattern.compile("\\bTOTAL\\b|[0-9][.,][0-9]{2}(?![0-9.,/])");

    // Its words are in arrays, which nobody writes to.
    @SuppressWarnings("ImmutableEnumChecker")
    private final GuardedPattern titre;

    Nature(String... titres) {
        this.titre = GuardedPattern.of("(?:" + String.join("|", titres) + ")");
    }

    /** Whether who is named on such a document is a buyer. */
    static boolean estUnAchat(String nature) {
        return nature.equals(FACTURE.name())
                || nature.equals(FACTURE_PRO_FORMA.name())
                || nature.equals(DEVIS.name())
                || nature.equals(BON_DE_COMMANDE.name())
                || nature.equals(BON_DE_LIVRAISON.name())
                || nature.equals(FACTURE_D_ACOMPTE.name())
                || nature.equals(AVOIR.name())
                || nature.equals(TICKET_DE_CAISSE.name());
    }

    /**
     * Whether a document looks like an invoice and is none: its title says so, alone in its cell or with its number, no other page is of
     * something else, and no invoice is named but as what is to come, or what is given back.
     */
    static boolean tientLieuDeFacture(TextePiece texte) {
        if (ditNEtrePasUneFacture(texte)) {
            return true;
        }
        String nature = texte.nature();
        boolean avoir = nature.equals(AVOIR.name());
        boolean acompte = nature.equals(FACTURE_D_ACOMPTE.name());
        if (!avoir && !acompte && !entoureUneVente(nature)) {
            return false;
        }
        List<Ligne> lignes = texte.lignes();
        Pattern citee = avoir ? FACTURE_RENDUE : acompte ? ELLE_MEME : FACTURE_A_VENIR;
        return titreAvantUnPrix(texte).equals(nature)
                && lignes.stream()
                        .limit(LIGNES_AVANT_UN_TITRE)
                        .flatMap(ligne -> ligne.cellules().stream())
                        .anyMatch(cellule -> annoncee(cellule).equals(nature)
                                && TITRE_ET_NUMERO.matcher(cellule.cle()).matches())
                && lignes.stream()
                        .map(ligne -> citee.matcher(ligne.cle()).replaceAll(" "))
                        .noneMatch(cle -> UNE_FACTURE_NOMMEE.matcher(cle).find())
                && estSeul(texte, nature);
    }

    /** Whether a paper says itself that it is no invoice, or is entitled a contract, looks like none, and names none but one to come. */
    private static boolean ditNEtrePasUneFacture(TextePiece texte) {
        if (texte.nature().isEmpty() && ouvre(texte, UN_CONTRAT, PREMIERES_LIGNES)) {
            return !texte.porte(FACTURE_NUMEROTEE);
        }
        return texte.porte(PAS_UNE_FACTURE)
                && !texte.nature().equals(FACTURE.name())
                && texte.lignes().stream()
                        .map(ligne -> FACTURE_A_VENIR.matcher(ligne.cle()).replaceAll(" "))
                        .noneMatch(cle -> UNE_FACTURE_NOMMEE.matcher(cle).find());
    }

    /** Whether the pages after the first are of the same document, or of none that is known. */
    private static boolean estSeul(TextePiece texte, String nature) {
        int derniere = texte.lignes().get(texte.lignes().size() - 1).page();
        return derniere <= PAGES_D_UN_TEL_DOCUMENT
                && IntStream.rangeClosed(texte.lignes().get(0).page() + 1, derniere)
                        .mapToObj(texte::page)
                        .map(TextePiece::nature)
                        .allMatch(autre -> autre.isEmpty() || autre.equals(nature));
    }

    /** Whether such a document goes with an invoice and has its own number and date. */
    static boolean entoureUneVente(String nature) {
        return nature.equals(BON_DE_LIVRAISON.name())
                || nature.equals(BON_DE_COMMANDE.name())
                || nature.equals(DEVIS.name())
                || nature.equals(FACTURE_PRO_FORMA.name());
    }

    /**
     * What the number and the date of a document are said to be of: one that is given as an invoice and is entitled a credit note or a
     * receipt names its own so, and the invoice's beside it.
     */
    static String deSonNumero(TextePiece texte) {
        String nature = texte.nature();
        if (!nature.equals(FACTURE.name())) {
            return nature;
        }
        String titre = titreAvantUnPrix(texte);
        boolean leSien = titre.equals(AVOIR.name())
                || (titre.equals(TICKET_DE_CAISSE.name()) && !texte.porte(FACTURE_NUMEROTEE));
        return leSien ? titre : nature;
    }

    /** What the first title at the head is of, blank where there is none above the first price. */
    private static String titreAvantUnPrix(TextePiece texte) {
        return texte.lignes().stream()
                .limit(LIGNES_DU_TITRE)
                .takeWhile(ligne -> !UN_PRIX_OU_UN_TOTAL.matcher(ligne.cle()).find())
                .flatMap(ligne -> ligne.cellules().stream())
                .map(Nature::annoncee)
                .filter(titre -> !titre.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Recognises a document, or gives a blank. */
    static String reconnaitre(TextePiece texte) {
        if (estUnAutrePapier(texte)) {
            return "";
        }
        if (estUnEcheancierDEnergie(texte)) {
            return JUSTIFICATIF_DOMICILE.name();
        }
        Nature titre = parLeTitre(texte);
        if (titre == null) {
            return parLesPhrases(texte);
        }
        if (titre == TICKET_DE_CAISSE && texte.porte(FACTURE_SEULE)) {
            return FACTURE.name();
        }
        if (titre == AVIS_IMPOSITION && GenreDeDomicile.estUneTaxe(GenreDeDomicile.reconnaitre(texte))) {
            return JUSTIFICATIF_DOMICILE.name();
        }
        if (titre == BON_DE_COMMANDE && ouvre(texte, COMMANDE_EN_OBJET, LIGNES_D_EN_TETE) && !texte.porte(UN_TOTAL)) {
            return "";
        }
        if ((titre == FACTURE && (texte.porte(ANNULEE) || texte.porte(BROUILLON) || citeUneFactureDAilleurs(texte)))
                || (titre == JUSTIFICATIF_DOMICILE && assureAutreChose(texte))) {
            return "";
        }
        if (titre == FACTURE && ouvre(texte, PRO_FORMA, LIGNES_DU_TITRE)) {
            return FACTURE_PRO_FORMA.name();
        }
        return titre == FACTURE && estDomestique(texte) ? JUSTIFICATIF_DOMICILE.name() : titre.name();
    }

    /**
     * The first cell near the top that starts like a title, or ends like one, says what the document is; what comes below may
     * cite others. "Vente - Réparation - Devis" is what a shop does, and a line may end with the order that it follows: such an end counts
     * where no other title is.
     */
    private static @Nullable Nature parLeTitre(TextePiece texte) {
        Nature enFin = null;
        for (int ligne = 0; ligne < Math.min(LIGNES_DU_TITRE, texte.lignes().size()); ligne++) {
            List<Cellule> cellules = enMots(texte.lignes().get(ligne).cellules());
            Stream<Nature> titres = cellules.stream().flatMap(cellule -> Stream.ofNullable(titre(cellule)));
            int ici = ligne;
            List<Nature> finals = ligne < LIGNES_D_EN_TETE
                    ? cellules.stream()
                            .flatMap(cellule -> Stream.ofNullable(enFinDeLigne(cellule, ici)))
                            .toList()
                    : List.of();
            Optional<Nature> premier = Stream.concat(titres, finals.stream().filter(SURES_EN_FIN::contains))
                    .findFirst();
            if (premier.isPresent()) {
                boolean citee = enFin == AVOIR
                        && cellules.stream()
                                .anyMatch(
                                        cellule -> CITEE.matcher(cellule.cle()).find());
                return citee ? enFin : premier.get();
            }
            enFin = enFin == null && !finals.isEmpty() ? finals.get(0) : enFin;
        }
        return enFin;
    }

    /** "F A C T U R E   P R O - F O R M A" is one title, and not an invoice's. */
    private static List<Cellule> enMots(List<Cellule> cellules) {
        for (int i = 1; i < cellules.size(); i++) {
            Cellule premiere = cellules.get(i - 1);
            Cellule seconde = cellules.get(i);
            if (EN_LETTRES_ESPACEES.matcher(premiere.cle()).matches()
                    && EN_LETTRES_ESPACEES.matcher(seconde.cle()).matches()
                    && titre(premiere) == FACTURE) {
                Cellule jointe = new Cellule(
                        sansEspaces(premiere.texte()) + " " + sansEspaces(seconde.texte()),
                        sansEspaces(premiere.cle()) + " " + sansEspaces(seconde.cle()),
                        premiere.gauche(),
                        seconde.droite());
                Nature nature = titre(jointe);
                return nature == FACTURE_PRO_FORMA || nature == FACTURE_D_ACOMPTE ? List.of(jointe) : cellules;
            }
        }
        return cellules;
    }

    private static String sansEspaces(String mots) {
        return mots.replace(" ", "");
    }

    /** Whether the first title is that of a paper which cites an invoice and is none. */
    private static boolean estUnAutrePapier(TextePiece texte) {
        for (int ligne : texte.lignes(AUTRE_PAPIER)) {
            List<Cellule> cellules = texte.lignes().get(ligne).cellules();
            if (ligne < (cellules.size() == 1 ? LIGNES_AVANT_UN_TITRE : LIGNES_D_EN_TETE)
                    && cellules.stream()
                            .anyMatch(cellule ->
                                    AUTRE_PAPIER.matcher(cellule.cle()).find())
                    && texte.lignes().subList(0, ligne).stream()
                            .flatMap(dessus -> dessus.cellules().stream())
                            .noneMatch(Nature::estUnTitre)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a paper from across the border is entitled something else above the invoice that it cites. */
    private static boolean citeUneFactureDAilleurs(TextePiece texte) {
        return ouvre(texte, FACTURE_D_AILLEURS, LIGNES_DU_TITRE)
                && texte.premiere(AUTRE_PAPIER_D_AILLEURS) < texte.premiere(FACTURE_D_AILLEURS);
    }

    private static boolean assureAutreChose(TextePiece texte) {
        return !texte.porte(UN_LOGEMENT)
                && ((texte.porte(UN_VEHICULE) && texte.porte(UNE_ASSURANCE)) || assureEnLettresEspacees(texte));
    }

    /** Letters that a style sets apart do not say what is insured: the rest of the paper does. */
    private static boolean assureEnLettresEspacees(TextePiece texte) {
        return texte.lignes().stream()
                .limit(LIGNES_DU_TITRE)
                .flatMap(ligne -> ligne.cellules().stream())
                .map(Cellule::cle)
                .anyMatch(cle -> EN_LETTRES_ESPACEES.matcher(cle).matches()
                        && sansEspaces(cle).startsWith("ATTESTATIOND'ASSURANCE"));
    }

    /** Whether the payments to come of a contract of energy head a paper: the invoice that it names is that which will end them. */
    private static boolean estUnEcheancierDEnergie(TextePiece texte) {
        int titre = texte.premiere(UN_ECHEANCIER);
        return titre < Math.min(LIGNES_AVANT_UN_TITRE, texte.lignes().size())
                && texte.porte(UN_CONTRAT_D_ENERGIE)
                && !texte.porte(UN_DEVIS_NUMEROTE)
                && !texte.porte(BIEN)
                && texte.lignes().subList(0, titre).stream()
                        .flatMap(dessus -> dessus.cellules().stream())
                        .noneMatch(Nature::estUnTitre);
    }

    /** Whether an attestation says that the home of who insures it is insured. */
    private static boolean attesteUnLogement(TextePiece texte) {
        return ouvre(texte, UNE_ATTESTATION, LIGNES_DU_TITRE)
                && !texte.porte(LOGEMENT_D_UN_AUTRE)
                && texte.lignes(UN_RISQUE_ASSURE).stream()
                        .map(texte::cle)
                        .anyMatch(cle -> UN_RISQUE_ASSURE.matcher(cle).find()
                                && UN_LOGEMENT_ASSURE.matcher(cle).find());
    }

    /**
     * Where columns are joined by single spaces, a title ends the line that a name begins; of a sentence it is no title, and one with a bare
     * number may be cited anywhere but beside the seller's name or address.
     */
    private static @Nullable Nature enFinDeLigne(Cellule cellule, int ligne) {
        Matcher fin = TITRE_EN_FIN.matcher(cellule.cle());
        if (!fin.find()
                || UNE_PHRASE.matcher(cellule.cle().substring(0, fin.start())).find()
                || !Character.isUpperCase(cellule.texte().charAt(fin.start("titre")))
                || (fin.group("nu") != null && !estAuCoteDuVendeur(ligne, cellule.cle()))) {
            return null;
        }
        int debut = fin.start("titre");
        return titre(new Cellule(
                cellule.texte().substring(debut), cellule.cle().substring(debut), cellule.gauche(), cellule.droite()));
    }

    /** Whether a line of joined columns may hold a title: the seller's name, his street or his town starts it. Elsewhere other papers are cited. */
    static boolean estAuCoteDuVendeur(int ligne, String cle) {
        return ligne == 0
                || AdressesEcrites.estUneVoie(cle)
                || CODE_ET_VILLE.matcher(cle).find();
    }

    /** What the title is of that a cell starts like, blank when it is none. */
    static String annoncee(Cellule cellule) {
        Nature nature = titre(cellule);
        return nature == null ? "" : nature.name();
    }

    /** Whether a cell starts like the title of a document of some kind. */
    static boolean estUnTitre(Cellule cellule) {
        return titre(cellule) != null;
    }

    private static @Nullable Nature titre(Cellule cellule) {
        if (cellule.cle().length() > LONGUEUR_D_UN_TITRE) {
            return null;
        }
        String cle = cellule.cle();
        Matcher avant = AVANT_LE_TITRE.matcher(cle);
        int debut = avant.lookingAt() ? avant.end() : 0;
        String espacee = EN_LETTRES_ESPACEES.matcher(cle).matches() ? sansEspaces(cle) : cle.substring(debut);
        for (Nature nature : values()) {
            GuardedMatcher titre = nature.titre.matcher(espacee);
            if (titre.lookingAt()
                    && !estUnParticipe(cellule, debut)
                    && (nature != RIB || estSeul(espacee, titre.end()))) {
                return nature;
            }
        }
        return titreCoupe(cellule);
    }

    /** What a cell is entitled once its spaces are gone, if it is nothing but a title. */
    private static @Nullable Nature titreCoupe(Cellule cellule) {
        String cle = cellule.cle();
        // Asked of each cell at the head: most are one word, or longer.
        boolean peutEtre = cle.length() <= LONGUEUR_D_UN_TITRE_COUPE && cle.indexOf(' ') > 0;
        boolean participe =
                cellule.texte().endsWith("\u00E9") || cellule.texte().endsWith("\u00C9");
        return peutEtre && !participe ? TITRES_SANS_ESPACES.get(sansEspaces(cle)) : null;
    }

    /** "Facturé à" is no invoice's title, and without accents it looks like one. */
    private static boolean estUnParticipe(Cellule cellule, int debut) {
        int fin = debut + "FACTUR".length();
        return cellule.cle().startsWith("FACTURE", debut)
                && fin < cellule.texte().length()
                && (cellule.texte().charAt(fin) == '\u00E9' || cellule.texte().charAt(fin) == '\u00C9');
    }

    /** "RIB" and the like head a line of their own on a RIB; on an invoice the bank details follow on the line. */
    private static boolean estSeul(String cle, int finDuTitre) {
        return finDuTitre > 12 || cle.length() - finDuTitre < 3;
    }

    /** Whether one of the first lines has a pattern in some cell: farther down other papers are cited. */
    private static boolean ouvre(TextePiece texte, GuardedPattern motif, int lignes) {
        return texte.premiere(motif) < Math.min(lignes, texte.lignes().size());
    }

    private static boolean estDomestique(TextePiece texte) {
        long points = TRAITS_DE_DOMICILE.stream().filter(texte::porte).count()
                + (ouvre(texte, FOURNISSEUR, LIGNES_D_EN_TETE) ? 1 : 0);
        boolean unBien = texte.porte(BIEN);
        return points >= (unBien ? 4 : 2) || (!unBien && (estUnAccesPourUnMois(texte) || estDUnOperateur(texte)));
    }

    /** Whether a line names an access to the network and the days of one month: a telephone is sold on none. */
    private static boolean estUnAccesPourUnMois(TextePiece texte) {
        for (int ligne : texte.lignes(UN_ACCES_DATE)) {
            GuardedMatcher acces = UN_ACCES_DATE.matcher(texte.cle(ligne));
            while (acces.find()) {
                LocalDate debut = Dates.auDebut(acces.group("debut"));
                LocalDate fin = Dates.auDebut(acces.group("fin"));
                long jours = debut == null || fin == null ? 0 : ChronoUnit.DAYS.between(debut, fin);
                if (jours >= JOURS_D_UN_MOIS_COURT
                        && jours <= JOURS_D_UN_MOIS
                        && estLEssentiel(texte, texte.cle(ligne))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether no other line costs twice as much: an access is given with what is sold, too. */
    private static boolean estLEssentiel(TextePiece texte, String cle) {
        long sien = plusFort(cle);
        return texte.lignes().stream().mapToLong(ligne -> plusFort(ligne.cle())).noneMatch(autre -> autre > 2 * sien);
    }

    private static long plusFort(String cle) {
        return MontantsEcrits.tous(cle).mapToLong(Montant::centimes).max().orElse(0);
    }

    private static boolean estDUnOperateur(TextePiece texte) {
        return texte.porte(UN_OPERATEUR)
                && texte.porte(LA_FACTURE_D_UN_MOIS)
                && texte.porte(SERA_PRELEVE)
                && texte.lignes().stream().allMatch(ligne -> plusFort(ligne.cle()) <= UN_MOIS_AU_PLUS);
    }

    private static boolean estDUneCaisse(TextePiece texte) {
        return texte.lignes(UNE_CAISSE).stream()
                        .filter(ligne -> UNE_CAISSE
                                .matcher(texte.lignes().get(ligne).cle())
                                .find())
                        .flatMap(
                                ligne -> texte
                                        .lignes()
                                        .subList(
                                                Math.max(0, ligne - 1),
                                                Math.min(
                                                        ligne + 2,
                                                        texte.lignes().size()))
                                        .stream())
                        .anyMatch(ligne -> UN_TICKET.matcher(ligne.cle()).find())
                && texte.porte(UN_PRIX)
                && !ouvre(texte, CITE_UN_TICKET, LIGNES_D_EN_TETE);
    }

    /** Whether a numbered ticket was paid as at a till. */
    private static boolean estUnTicketPaye(TextePiece texte) {
        return ouvre(texte, TICKET_NUMEROTE, LIGNES_DU_TITRE)
                && texte.porte(PAYE_A_LA_CAISSE)
                && texte.porte(UN_TOTAL)
                && !texte.porte(UNE_FACTURE_CITEE)
                && !texte.porte(PAS_UNE_VENTE);
    }

    /** Whether the number of an order heads a paper that speaks of nothing else. */
    private static boolean estUneCommandeNumerotee(TextePiece texte) {
        return ouvre(texte, COMMANDE_NUMEROTEE, LIGNES_D_EN_TETE + 1) && !texte.porte(AUTRE_QU_UNE_COMMANDE);
    }

    private static String parLesPhrases(TextePiece texte) {
        if (texte.porte(SOUSSIGNE) && texte.porte(HONNEUR)) {
            return texte.porte(HEBERGE) ? JUSTIFICATIF_DOMICILE.name() : ATTESTATION_HONNEUR.name();
        }
        if (estDomestique(texte) || (texte.porte(UNE_ECHEANCE) && texte.porte(UN_LOYER))) {
            return JUSTIFICATIF_DOMICILE.name();
        }
        if (attesteUnLogement(texte)) {
            return JUSTIFICATIF_DOMICILE.name();
        }
        if (texte.porte(UN_DEVIS)) {
            return DEVIS.name();
        }
        if (texte.porte(UNE_FACTURE)
                || (texte.porte(VENDU_PAR)
                        && texte.porte(NUMERO_DE_LA_FACTURE)
                        && texte.porte(DATE_DE_LA_FACTURE)
                        && texte.porte(UN_PRIX))) {
            return FACTURE.name();
        }
        if (estDUneCaisse(texte) || estUnTicketPaye(texte)) {
            return TICKET_DE_CAISSE.name();
        }
        if (texte.porte(IBAN) && texte.porte(UN_COMPTE) && !texte.porte(UN_PRIX) && !texte.porte(PAS_UN_RIB)) {
            return RIB.name();
        }
        boolean siennes = (texte.porte(VOS_COORDONNEES) || ouvre(texte, IBAN_ET_RIB, PREMIERES_LIGNES))
                && !texte.porte(UN_PRIX)
                && !texte.porte(PAS_UN_RIB);
        if (texte.porte(IBAN)
                && texte.porte(BIC)
                && (texte.porte(BENEFICIAIRE) || ouvre(texte, IBAN_ET_RIB, PREMIERES_LIGNES))
                && (siennes || !texte.porte(UN_MOUVEMENT))) {
            return RIB.name();
        }
        if ((texte.porte(COMMANDE_CONFIRMEE)
                        || estUneCommandeNumerotee(texte)
                        || ouvre(texte, COMMANDE_CLIENT, PREMIERES_LIGNES))
                && texte.porte(UN_PRIX)) {
            return BON_DE_COMMANDE.name();
        }
        return texte.porte(NORME) && texte.porte(CONFORME) ? CERTIFICAT_CONFORMITE.name() : "";
    }
}
