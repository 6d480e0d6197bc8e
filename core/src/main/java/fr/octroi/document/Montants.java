package fr.octroi.document;

import fr.octroi.commun.Montant;
import fr.octroi.document.ChercheurDeMontant.Genre;
import fr.octroi.document.ChercheurDeMontant.Recherche;
import fr.octroi.document.Recapitulatif.Totaux;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the amounts of a document: its total with all taxes and without, the taxes, what was paid before, what remains.
 *
 * <p>For each amount labels are of several strengths; when the strongest gives several values, nobody knows which is meant, and none is
 * given.
 */
final class Montants {

    static final String TTC =
            "\\(?\\s?(?:T\\.?\\s?T\\.?\\s?C\\b\\.?|TOUTES TAXES COMPRISES|TVAC\\b|INC(?:L(?:UDING|USIVE OF)?)?\\.?\\s(?:VAT|TAX(?:ES)?)\\b"
                    + "|(?:VAT|TAX)\\sINCL(?:\\.|UDED)?)\\s?\\)?(?:\\s?/\\s?INCL(?:\\.|UDING)?\\s(?:VAT|TAX)\\b)?";

    /** The last day to pay, between a label and its amount. */
    private static final String AVANT_LE =
            "(?:\\s?\\bAVANT(?:\\sLE)?\\s[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:20)?[0-9]{2}(?![0-9]))?";

    private static final String HT = "\\(?\\s?(?:H\\.?\\s?T\\b\\.?|HORS[\\s-]TAXES?|HORS TVA|HTVA\\b"
            + "|(?:EXCL(?:\\.|UDING)?|EX\\.?|BEFORE|WITHOUT)\\s(?:VAT|TAX(?:ES)?)\\b)\\s?\\)?(?:\\s?/\\s?EXCL(?:\\.|UDING)?\\s(?:VAT|TAX)\\b)?";

    private static final String TVA = "(?:T\\.?\\s?V\\.?\\s?A\\b\\.?|VAT\\b|TAXE?S?\\b)";

    private static final String TAUX =
            "(?:\\s(?:INCLUSE|COMPRISE|FRANCAISE)\\b)?(?:\\s?\\(FR\\)|\\sFR(?=\\s[0-9]{1,2}(?:[.,][0-9]{1,2})?\\s?%))?(?:\\s?\\([^()]{0,12}%[^()]{1,25}\\)|\\s?(?:A|DE|AU TAUX DE|@|AT)?\\s?\\(?[0-9]{1,2}(?:[.,][0-9]{1,2})?\\s?%\\s?\\)?)?(?:\\s?FR\\b)?(?:\\s?(?:INCLUSE|COMPRISE)\\s?\\))?(?:\\s?\\((?:BASE\\s[^()]{1,20}|(?:REGIME\\s)?I?OSS)\\))?(?:(?<=%\\s?)\\s?SUR\\s"
                    + MontantsEcrits.NOMBRE + "\\s?(?:\u20AC|EUR)?(?=$|\\s?:|\\s[0-9]))?";

    private static final String PRECISION = "(?:\\s(?:GENERAL|TOTAL|GLOBAL|FINAL|(?:DE LA )?FACTURE|(?:DE LA )?COMMANDE"
            + "|(?:DU )?DEVIS|EN EUROS?|EN \u20AC|\u20AC|EUROS?|EUR";

    private static final String SOMME =
            "(?:TOTAL(?: AMOUNT)?|MONTANT|(?<!\\b(?:DEJA|PRECEDEMMENT|ABONNEMENT|DERNIERE|PRECEDENTE|ACOMPTE)\\s)FACTURE(?= T)|PRIX TOTAL|SOMME|AMOUNT)";

    /** On a line of its own it is the total; beside a total it may be an item's. */
    private static final GuardedPattern TTC_SEUL =
            GuardedPattern.of("(?<!\\b(?:TOTAL|MONTANT|SOMME)\\s)\\bT\\.?T\\.?C\\b\\.?\\s?:");

    private static final GuardedPattern A_PAYER = GuardedPattern.of(
            "\\b(?:NET|TOTAL|MONTANT|SOMME|AMOUNT)(?:\\s(?:TOTAL|NET|AMOUNT))?\\s(?:A (?:PAYER|REGLER)|DU|DUE|PAYABLE|TO PAY)\\b(?:\\s?"
                    + TTC + ")?");

    private static final GuardedPattern UN_RESTE = GuardedPattern.of(
            "\\b(?<!\\bAVOIR )(?:RESTE|RESTANT|SOLDE|BALANCE)(?:\\s(?:NET|RESTANT))?(?:\\s(?:A (?:PAYER|REGLER|VERSER)|DU|DUE|TO PAY|OUTSTANDING|REMAINING))?\\b(?:\\sA (?:L'ENLEVEMENT|LA LIVRAISON|LA RECEPTION)\\b)?(?:\\s?"
                    + TTC + ")?");

    private static final GuardedPattern TOTAL = GuardedPattern.of(
            "(?<!\\bNET |^TVA )\\b(?:TOTAL(?: AMOUNT)?|MONTANT TOTAL|PRIX TOTAL|MONTANT(?= DE (?:LA|VOTRE) FACTURE\\b))(?:\\s(?:GENERAL|FACTURE|DE (?:LA|VOTRE) FACTURE|DU DEVIS|DE LA PRESTATION|COMMANDE|TVA (?:COMPRISE|INCLUSE))\\b|(?<=^TOTAL)\\s\\(TVA (?:COMPRISE|INCLUSE|INCL\\.?)\\)|\\b)");

    /** With all taxes in the German way; where nothing else is called a total, before discounts there is none. */
    private static final GuardedPattern TOTAL_BRUT = GuardedPattern.of("\\b(?:TOTAL|MONTANT) BRUT\\s?" + TTC);

    /** On an invoice from across the border, in German, in Dutch, in Italian and in Spanish. */
    private static final GuardedPattern TOTAL_D_AILLEURS = GuardedPattern.of(
            "^(?:RECHNUNGSBETRAG|RECHNUNGSSUMME|ENDBETRAG|BRUTTOBETRAG|GESAMT(?:BETRAG|SUMME)(?: BRUTTO|,? INKL\\.? (?:[0-9]{1,2}\\s?% )?(?:MWST|UST)\\b\\.?)|(?:TOTAAL|TOTAALBEDRAG) INCL\\.? BTW|TOTALE (?:DOCUMENTO|FATTURA)|TOTAL FACTURA)\\b");

    /** In German it is the sum before taxes where these come below it. */
    private static final GuardedPattern TOTAL_NU_D_AILLEURS =
            GuardedPattern.of("^GESAMT(?:BETRAG|SUMME)(?! ?(?:NETTO|BRUTTO|INKL|EXKL|OHNE|ZZGL))\\b");

    private static final GuardedPattern TAXES_EN_SUS = GuardedPattern.of("\\bZZGL\\b");

    private static final GuardedPattern A_PAYER_D_AILLEURS = GuardedPattern.of("^ZAHLBETRAG\\b");

    /** Without which what is to pay is the total. */
    private static final GuardedPattern DEDUIT_AILLEURS =
            GuardedPattern.of("\\b(?:ABZGL|ABZUGLICH|ANZAHLUNG|REST(?:BETRAG|SUMME)|RATENZAHLUNG|SKONTO|RABATT)");

    private static final GuardedPattern HORS_TAXE_D_AILLEURS = GuardedPattern.of(
            "^(?:NETTOBETRAG|NETTOSUMME|GESAMT(?:BETRAG|SUMME)? NETTO|(?:SUBTOTAAL|TOTAAL|TOTAALBEDRAG) EXCL\\.? BTW|(?:TOTALE )?IMPONIBILE(?: [0-9]{1,2}\\s?%)?|BASE IMPONIBLE|ZWISCHENSUMME NETTO)(?![A-Z])");

    private static final GuardedPattern TAXE_D_AILLEURS = GuardedPattern.of(
            "^(?:(?:(?:ZZGL|INKL|ENTH|DAVON)\\.? )?[0-9]{1,2}(?:,[0-9]{1,2})?\\s?% (?:(?:FRANZOSISCHE|DEUTSCHE) )?(?:MWST|UST|MEHRWERTSTEUER|BTW)\\b\\.?(?: \\(OSS\\))?|(?:(?:ZZGL|INKL)\\.? )?(?:MWST|UST|MEHRWERTSTEUER|BTW|IVA)\\.? [0-9]{1,2}(?:,[0-9]{1,2})?\\s?%|TOTALE IVA(?: [0-9]{1,2}\\s?%)?)");

    private static final GuardedPattern UNE_PARTIE = GuardedPattern.of(
            "(?:SOUS|SUB|ACOMPTE(?:\\s(?:VERSE|RECU|REGLE|PAYE|DEDUIT))?|ARRHES|REMISE|REDUCTION|(?:DEJA|PRECEDEMMENT) (?:REGLE|PAYE|VERSE|FACTURE)|AVANCE|RESTE|SOLDE|HORS|DONT|PORT|LIVRAISON"
                    + "|ECO[\\s-]?PART\\w*|UNITAIRE)[\\s-]?\\W{0,3}$");

    /** A number, a rate or a base. */
    private static final GuardedPattern PAS_UNE_TAXE = GuardedPattern.of(
            "(?:\\bN\\s?[\u00B0\u00BA]|\\bNUMERO|\\bNO\\.?|\\bCODE|\\bHORS(?: CHAMP)?|\\bBASE|\\bTAUX|\\bSANS|\\bEXONER\\w*|\\bIDENTIFIANT|\\bID|\\bET|\\bINCL\\w*\\.?|\\bEXCL\\w*\\.?|\\bEX\\.?|\\bBEFORE|\\bWITHOUT|\\bREG\\w*)(?:\\s(?:DE|DE LA))?\\s?\\W{0,2}$");

    private static final GuardedPattern PAS_UN_VERSEMENT =
            GuardedPattern.of("(?:\\bSANS|\\bMOINS|\\bPAS D'?|\\bFACTURE D'?|\\bVOTRE|\\bDEMANDE D'?)\\s?$");

    private static final Recherche TOTAL_TTC = new Recherche(
            Genre.TTC,
            List.of(
                    GuardedPattern.of("\\b(?:" + SOMME + PRECISION + "|NET|A PAYER|DU)){0,3}\\s?[:-]?\\s?" + TTC
                            + "|NET A PAYER\\s?" + TTC + "|GROSS (?:TOTAL|AMOUNT)\\b|TOTAL GROSS\\b)"),
                    TTC_SEUL,
                    A_PAYER,
                    TOTAL,
                    TOTAL_BRUT,
                    GuardedPattern.of("^TOTAL DE VOS ACHATS\\b(?!\\s20[0-9]{2}\\b)"),
                    // Of a total that stands elsewhere it may be a part.
                    GuardedPattern.of("\\b(?:TOTAL|MONTANT)\\s" + TTC + "\\s?\\bA (?:PAYER|REGLER)\\b" + AVANT_LE),
                    TOTAL_D_AILLEURS),
            UNE_PARTIE,
            false,
            false);

    private static final Recherche TOTAL_NU =
            new Recherche(Genre.TTC, List.of(TOTAL_NU_D_AILLEURS), UNE_PARTIE, false, false);

    private static final Recherche A_PAYER_SANS_DEDUCTION =
            new Recherche(Genre.TTC, List.of(A_PAYER_D_AILLEURS), UNE_PARTIE, false, false);

    /** When something was paid before, what is still to pay is less than the total. */
    private static final Recherche TOTAL_MALGRE_UN_ACOMPTE = new Recherche(
            Genre.TTC,
            List.of(
                    GuardedPattern.of("\\b(?:" + SOMME + PRECISION + ")){0,3}\\s?[:-]?\\s?" + TTC
                            + "|GROSS (?:TOTAL|AMOUNT)\\b|TOTAL GROSS\\b)"),
                    TTC_SEUL,
                    TOTAL,
                    TOTAL_BRUT),
            UNE_PARTIE,
            false,
            false);

    private static final GuardedPattern TOTAL_HORS_TAXE =
            GuardedPattern.of("\\b" + SOMME + PRECISION + ")){0,3}\\s?[:-]?\\s?" + HT);

    private static final Recherche HORS_TAXE = new Recherche(
            Genre.HORS_TAXE,
            List.of(
                    GuardedPattern.of("\\b(?:" + SOMME + "\\sNET\\s?" + HT + "|" + SOMME + "\\s" + HT + "\\s?(?:NET\\b|"
                            + MontantsEcrits.APRES_REMISE + ")|NET(?:\\sCOMMERCIAL)?\\s" + HT + ")"),
                    TOTAL_HORS_TAXE,
                    HORS_TAXE_D_AILLEURS),
            UNE_PARTIE,
            false,
            false);

    private static final Recherche TAXE = new Recherche(
            Genre.TAXE,
            List.of(
                    GuardedPattern.of(
                            "^(?:TOTAL DES )?TAXES (?:INCLUSES|COMPRISES) \\(T\\.?V\\.?A\\.? [0-9]{1,2}(?:[.,][0-9]{1,2})?\\s?%\\)|\\b(?!(?<!\\bDONT )(?:PRIX |MONTANT )?TOTAL TVA (?:COMPRISE|INCLUSE)\\b)(?:"
                                    + SOMME
                                    + "\\s(?:TOTAL\\s)?(?:DES?\\s|DE LA\\s|DU\\s)?" + TVA + TAUX + "|" + TVA
                                    + "\\sTOTALES?\\b)|^TVA TOTAL(?=$|\\s?:|\\s[0-9])"
                                    + "|^T\\.?V\\.?A\\.? [0-9]{1,2}(?:[.,][0-9]{1,2})?\\s?% (?:INCLUSE|COMPRISE)\\b"),
                    GuardedPattern.of(
                            "(?<!\\b(?:TOTAL|MONTANT|SOMME)\\s)\\b(?:T\\.?V\\.?A\\b\\.?|VAT\\b(?:\\s-\\s[A-Z]{3,20}\\b)?|SALES TAX\\b)"
                                    + TAUX),
                    TAXE_D_AILLEURS),
            PAS_UNE_TAXE,
            true,
            true);

    private static final Recherche SOIT_HORS_TAXE = avantTaxe("\\b(?:SOIT|BASE)\\s?" + HT);

    /** Labels that say it less well: believed only where the total says so too. */
    private static final List<Recherche> AVANT_TAXE = List.of(
            avantTaxe("\\b(?:NET|UNTAXED) (?:TOTAL|AMOUNT)\\b|\\bTOTAL NET\\b"),
            avantTaxe("\\b(?:SUB|SOUS)[\\s-]?TOTAL\\b(?:\\s?" + HT + ")?"),
            SOIT_HORS_TAXE,
            avantTaxe("\\b" + HT));

    private static final GuardedPattern DIT_TAXE = GuardedPattern.of(
            "^(?:DONT |TOTAL |MONTANT )?(?:T\\.?V\\.?A|TAXES)\\b(?!\\.? (?:NON|ACQUITTEE|INTRA|SUR)\\b)");

    private static final Recherche ACOMPTE_DEMANDE = new Recherche(
            Genre.TTC,
            List.of(
                    GuardedPattern.of("(?<!\\b(?:PROCHAIN|SECOND|DEUXIEME|[2-9]E|[2-9]EME|[2-9]ND)\\s)\\bACOMPTE\\s?"
                            + TTC + "(?:\\s?\\bA (?:PAYER|REGLER)\\b)?|\\b(?:MONTANT|TOTAL)\\s" + TTC
                            + "\\sDE L'ACOMPTE\\b"),
                    A_PAYER,
                    GuardedPattern.of("(?<!\\bPRIX )\\bTOTAL\\s" + TTC)),
            PAS_UN_VERSEMENT,
            false,
            false);

    private static final GuardedPattern D_UN_ACOMPTE = GuardedPattern.of("\\bACOMPTE\\b");

    private static final GuardedPattern UN_ACOMPTE = GuardedPattern.of("^ACOMPTE\\s(?:DE\\s[0-9]+\\s?%\\s)?SUR\\b");

    /** What is asked for, or the share that it is, beside a total that is another one's. */
    private static final GuardedPattern DEMANDE_AUTRE_CHOSE = GuardedPattern.of(
            "^(?:ACOMPTE\\b(?!.{0,80}\\bSUR\\b).{0,80}|MONTANT DE L'ACOMPTE.{0,40}|[0-9]{1,2}\\s?%\\s.{0,40}|(?:A|NET A|RESTE A) (?:REGLER|PAYER).{0,40}|SOLDE\\b.{0,40})[0-9][.,][0-9]{2}");

    private static final Recherche VERSE = new Recherche(
            Genre.VERSE,
            List.of(GuardedPattern.of(
                    "\\b(?:ACOMPTES?|ARRHES|AVANCES?|DEJA (?:REGLE|PAYE|VERSE)E?S?|DEPOSIT|DOWN PAYMENT|(?:AMOUNT )?PAID|^PAIEMENT(?=$|\\s[0-9]))\\b(?:\\s(?:VERSE|RECU|REGLE|PAYE|DEDUIT|PERCU|ENCAISSE)E?S?\\b|\\s(?:PAID|RECEIVED)\\b)?"
                            + "(?:\\s(?:A|SUR) (?:LA )?COMMANDE)?(?:\\s(?:N\\s?\u00B0\\s?)?[0-9](?=\\s?:))?(?:\\s(?:DU|LE|ON)\\s[0-9./-]{6,10})?"
                            + TAUX + "(?:\\s?" + TTC
                            + ")?")),
            PAS_UN_VERSEMENT,
            true,
            false);

    private static final GuardedPattern PAYE_LE = GuardedPattern.of("^PAYE LE [0-9]{1,2}[/.-][0-9]{1,2}[/.-]");

    private static final GuardedPattern MONTANT_DU = GuardedPattern.of("^MONTANT DU(?=\\s?:|\\s?\u20AC|\\s[0-9]|$)");

    private static final GuardedPattern TAXE_COMPRISE =
            GuardedPattern.of("\\bDONT (?:LA )?T\\.?V\\.?A\\b|\\b293 ?B\\b");

    /** Beside a total, its taxes before their name. */
    private static final GuardedPattern DONT_TAXE =
            GuardedPattern.of("\\b(?:DONT|INCLUANT|INCLUT|Y COMPRIS|INCLUDES|INCLUDING)\\s(?:\u20AC\\s?)?("
                    + MontantsEcrits.NOMBRE + ")\\s?(?:\u20AC|EUR\\b)?\\s?(?:DE\\s)?(?:T\\.?V\\.?A|VAT)\\b");

    private static final Pattern LE_TOTAL_SEUL = Pattern.compile(
            "TOTAL(?: TTC| COMMANDE)?\\s?:?\\s" + MontantsEcrits.NOMBRE + "\\s?(?:\u20AC|EUR(?:OS)?)?(?: TTC)?");

    private static final Pattern DONT_TAXE_SEULE = Pattern.compile(
            "\\((?:DONT|INCLUANT|INCLUT|Y COMPRIS)\\s[0-9 .,\u20AC]{4,16}(?:EUR\\s)?(?:DE\\s)?T\\.?V\\.?A\\)");

    /** What somebody else pays. */
    private static final GuardedPattern DEDUIT = GuardedPattern.of(
            "(?:^|\\b(?:DEDUCTION|DEDUIT|MOINS) (?:DE |DU |DE LA )?)(?:BONUS|PRIMES?|AIDES?|SUBVENTIONS?|BONS? D'ACHAT|CARTES? CADEAUX?|CHEQUES? CADEAUX?)\\b|^ACOMPTES? (?:N\\s?\u00B0\\s?)?(?=\\S*[0-9])\\S{3,24} DU [0-9]");

    /** What the invoice of a deposit asked for, which is no payment where that invoice is named. */
    private static final GuardedPattern ACOMPTE_DEDUIT = GuardedPattern.of(
            "\\b(?:A DEDUIRE|DEDUCTION|DEDUIT|MOINS)\\s?:?\\s(?:(?:DE |LA |DE LA )?FACTURE D'\\s?|DE L'|L')?ACOMPTE\\b");

    private static final GuardedPattern MOINS_UN_MONTANT =
            GuardedPattern.of("(?:^|[\\s:])[-\u2013]\\s{0,3}[0-9]{1,3}(?:[ .']?[0-9]{3})*[.,][0-9]{2}");

    /** What was given over the total comes back. */
    private static final GuardedPattern RENDU = GuardedPattern.of("\\b(?:RENDUE?|MONNAIE)\\b");

    /** Taxes that are added, be their amount read or not. */
    private static final GuardedPattern TAXE_A_UN_TAUX = GuardedPattern.of(
            "(?<!\\b(?:DONT|COMPRIS|INCLUS) )(?<!\\bT\\.?T\\.?C\\.?,? )\\bT\\.?V\\.?A\\b\\.?[^0-9]{0,12}[0-9]{1,2}+(?:[.,][0-9]{1,2})?+\\s?+%(?!\\s?\\)?\\s?(?:INCLUSE?|COMPRISE?))");

    private static final Recherche TOTAL_NET = new Recherche(
            Genre.TTC,
            List.of(GuardedPattern.of(
                    "\\b(?:(?:TOTAL|MONTANT) NET|NET TOTAL)\\b(?!\\s?(?:H\\.?T|HORS|COMMERCIAL|AVANT))")),
            UNE_PARTIE,
            false,
            false);

    private static final Recherche SEUL_HORS_TAXE =
            new Recherche(Genre.HORS_TAXE, List.of(TOTAL_HORS_TAXE), UNE_PARTIE, false, false);

    private static final Recherche PAYE = new Recherche(
            Genre.TTC,
            List.of(GuardedPattern.of("\\b(?:MONTANT|TOTAL|SOMME) (?:PAYE|REGLE|ENCAISSE)E?\\b")),
            PAS_UN_VERSEMENT,
            false,
            false);

    private static final Recherche TOTAL_PAYE = new Recherche(
            Genre.TTC,
            List.of(GuardedPattern.of("^TOTAL (?:PAYE|REGLE)(?=\\s?:|\\s[0-9]|$)")),
            PAS_UN_VERSEMENT,
            false,
            false);

    private static final Recherche A_PAYER_SEUL = new Recherche(
            Genre.TTC,
            List.of(GuardedPattern.of("^A (?:PAYER|REGLER)(?=\\s?:|\\s[0-9]|$)")),
            PAS_UN_VERSEMENT,
            false,
            false);

    private static final Recherche DE_L_AVOIR = new Recherche(
            Genre.TTC,
            List.of(GuardedPattern.of("^(?:TOTAL|MONTANT)(?: DE L')?\\s?AVOIR\\s" + TTC + "|^(?:TOTAL|MONTANT)\\s" + TTC
                    + "\\s?\\bDE L'AVOIR\\b")),
            UNE_PARTIE,
            false,
            false);

    private static final Recherche DE_LA_COMMANDE = new Recherche(
            Genre.TTC,
            List.of(GuardedPattern.of("\\b(?:TOTAL|MONTANT TOTAL|MONTANT)\\s?" + TTC
                    + "\\s?\\b(?:DE (?:LA|VOTRE|CETTE) (?:COMMANDE|VENTE)|DES TRAVAUX)\\b")),
            UNE_PARTIE,
            false,
            false);

    /** As a till prints it. */
    private static final Recherche D_ARTICLES = new Recherche(
            Genre.TTC, List.of(GuardedPattern.of("^TOTAL [0-9]{1,3} ARTICLES?\\b")), PAS_UN_VERSEMENT, false, false);

    private static final GuardedPattern UN_ENCAISSEMENT =
            GuardedPattern.of("^(?:CB|CARTE(?: BANCAIRE| BLEUE)?|CHEQUES?|ESPECES)(?=\\s?:|\\s[0-9]|$)");

    /** Then what a till took is no price, or not all of it. */
    private static final GuardedPattern UNE_PARTIE_DU_PRIX = GuardedPattern.of(
            "\\b(?:ACOMPTE|ARRHES|AVANCE|DEPOT|SOLDE|RAPPEL|RELANCE|RESTE|PRIME|AIDE|BONUS|SUBVENTION|POSSIBLE)");

    private static final Pattern UN_RABAIS = Pattern.compile("^(?:REMISE|REDUCTION|RABAIS|PROMO)");

    private static final Recherche AU_PRIX_DE = new Recherche(
            Genre.TTC,
            List.of(GuardedPattern.of("\\bAU PRIX (?:TOTAL |CONVENU |GLOBAL )?(?:T\\.?T\\.?C\\.? )?DE(?=\\s[0-9])")),
            PAS_UN_VERSEMENT,
            false,
            false);

    /** Who signs so has sold one thing, for one price. */
    private static final GuardedPattern A_VENDU = GuardedPattern.of(
            "\\b(?:CERTIFIE|RECONNAIS|DECLARE|ATTESTE) (?:[A-Z']{2,12} ){0,3}?AVOIR (?:VENDU|CEDE)\\b");

    /** Between both words the taxes, which no other label of what remains has there. */
    private static final Recherche SOLDE_TAXES_COMPRISES = new Recherche(
            Genre.DU,
            List.of(GuardedPattern.of("^SOLDE " + TTC + "\\s?\\bA (?:PAYER|REGLER)\\b")),
            PAS_UN_VERSEMENT,
            false,
            false);

    private static final Recherche SOUS_TOTAL = new Recherche(
            Genre.TTC,
            List.of(GuardedPattern.of("^(?:SUB|SOUS)[\\s-]?TOTAL(?:\\s?" + TTC + ")?(?=\\s?:|\\s[0-9]|$)")),
            PAS_UN_VERSEMENT,
            false,
            false);

    /** What is owed to a lender is no price. */
    private static final GuardedPattern UN_CREDIT = GuardedPattern.of("\\bTAEG\\b");

    private static final Recherche RESTE = new Recherche(Genre.DU, List.of(UN_RESTE), PAS_UN_VERSEMENT, true, false);

    /** Below what was paid, what is due is the remainder. */
    private static final Recherche RESTE_DU =
            new Recherche(Genre.DU, List.of(MONTANT_DU), PAS_UN_VERSEMENT, true, false);

    private static final Recherche DU =
            new Recherche(Genre.DU, List.of(UN_RESTE, A_PAYER), PAS_UN_VERSEMENT, true, false);

    private Montants() {}

    private static Recherche avantTaxe(String libelle) {
        return new Recherche(Genre.HORS_TAXE, List.of(GuardedPattern.of(libelle)), PAS_UN_VERSEMENT, false, false);
    }

    /**
     * Finds the totals. There is none of them when several currencies are named and nobody says which is theirs; without taxes, and the
     * taxes, only if the total does not belie them.
     */
    static Totaux totaux(TextePiece texte) {
        if ((texte.devise().isEmpty() && Devises.estEnUneMonnaie(texte))
                || (texte.nature().isEmpty() && texte.porte(UN_CREDIT))) {
            return Totaux.AUCUN;
        }
        Totaux rangee = Recapitulatif.lire(texte);
        Montant ttc = ttc(texte, rangee);
        if (ttc == null || !ttc.equals(rangee.ttc())) {
            // That row is of something else.
            rangee = Totaux.AUCUN;
        }
        Montant taxeDite = taxe(texte, ttc);
        Montant horsTaxeDit = horsTaxe(texte, taxeDite, ttc);
        Totaux lus = new Totaux(
                horsTaxeDit == null ? rangee.horsTaxe() : horsTaxeDit,
                taxeDite == null ? rangee.taxe() : taxeDite,
                ttc);
        if (!lus.seContredit()) {
            return parLeTaux(texte, avecLeTroisieme(texte, lus));
        }
        if (rangee.estJuste() && sontDeLaRangee(rangee, horsTaxeDit, taxeDite)) {
            // Labels that stand a little aside took each other's amounts.
            return rangee;
        }
        Totaux dits = new Totaux(horsTaxeDit, taxeDite, null);
        boolean sansTotalDit = horsTaxeDit != null
                && taxeDite != null
                && !dits.seContredit()
                && ChercheurDeMontant.lesPlusForts(texte, recherche(texte)).isEmpty();
        // What stands beside labels counts before a total that is only one by its place.
        return sansTotalDit ? avecLeTroisieme(texte, dits) : parLeTaux(texte, new Totaux(null, null, ttc));
    }

    private static boolean sontDeLaRangee(Totaux rangee, @Nullable Montant horsTaxeDit, @Nullable Montant taxeDite) {
        return Stream.of(horsTaxeDit, taxeDite)
                .allMatch(dit -> dit == null
                        || dit.equals(rangee.horsTaxe())
                        || dit.equals(rangee.taxe())
                        || dit.equals(rangee.ttc()));
    }

    /**
     * Where two of the three stand beside their labels and the third does not, it is the amount that makes them up, if that is on the paper
     * as well: it is read there, not computed. Nothing is larger than the total; the taxes stand on a line that speaks of them, or below one.
     */
    private static Totaux avecLeTroisieme(TextePiece texte, Totaux lus) {
        Montant horsTaxe = lus.horsTaxe();
        Montant taxe = lus.taxe();
        Montant ttc = lus.ttc();
        if (ttc == null) {
            return avecLeTotal(texte, horsTaxe, taxe).orElse(lus);
        }
        if ((horsTaxe == null) == (taxe == null)) {
            return lus;
        }
        Montant connu = horsTaxe == null ? taxe : horsTaxe;
        Montant reste = connu.compareTo(ttc) < 0 ? ttc.moins(connu) : Montant.ZERO;
        Totaux tous = horsTaxe == null ? new Totaux(reste, taxe, ttc) : new Totaux(horsTaxe, reste, ttc);
        boolean estDit = !reste.estNul()
                && !tous.seContredit()
                && (horsTaxe == null ? ecrits(texte).contains(reste) : estDitTaxe(texte, reste));
        return estDit ? tous : lus;
    }

    /**
     * What labels do not tell of them, the amounts tell among themselves; of a deposit they may be the order's, of a credit those of what is
     * given back in part.
     */
    private static Totaux parLeTaux(TextePiece texte, Totaux lus) {
        boolean tous = lus.ttc() != null && lus.horsTaxe() != null && lus.taxe() != null;
        if (tous
                || Set.of(Nature.FACTURE_D_ACOMPTE.name(), Nature.AVOIR.name()).contains(texte.nature())
                || (lus.ttc() == null
                        && !ChercheurDeMontant.lesPlusForts(texte, recherche(texte))
                                .isEmpty())) {
            return lus;
        }
        return TotauxParLeTaux.lire(texte, lus.ttc(), ecrits(texte))
                .filter(trouves -> (lus.horsTaxe() == null || lus.horsTaxe().equals(trouves.horsTaxe()))
                        && (lus.taxe() == null || lus.taxe().equals(trouves.taxe())))
                .orElse(lus);
    }

    /**
     * On the invoice of a deposit, where the greatest may be the order's, what a line calls the total and nothing else; where several totals
     * are named, one of them.
     */
    private static Optional<Totaux> avecLeTotal(TextePiece texte, @Nullable Montant horsTaxe, @Nullable Montant taxe) {
        if (taxe == null || taxe.estNul()) {
            return Optional.empty();
        }
        if (texte.nature().equals(Nature.FACTURE_D_ACOMPTE.name())) {
            Montant somme = horsTaxe == null ? taxe : horsTaxe.plus(taxe);
            return horsTaxe != null && estUnTotalSeul(texte, somme) && estLePrixDeLAcompte(texte, horsTaxe, somme)
                    ? Optional.of(new Totaux(horsTaxe, taxe, somme))
                    : Optional.empty();
        }
        Set<Montant> nommes = ChercheurDeMontant.lesPlusForts(texte, recherche(texte));
        Stream<Montant> avant = horsTaxe == null
                ? ChercheurDeMontant.lesPlusForts(texte, SOIT_HORS_TAXE).stream()
                : Stream.of(horsTaxe);
        return ecrits(texte).stream()
                .max(Montant::compareTo)
                .filter(plusGrand -> nommes.isEmpty() || nommes.contains(plusGrand))
                .flatMap(plusGrand -> avant.filter(montant -> montant.plus(taxe).equals(plusGrand))
                        .findFirst()
                        .map(montant -> new Totaux(montant, taxe, plusGrand)))
                .filter(totaux -> !totaux.seContredit());
    }

    /** Else it is that of the order, and the deposit a part of it. */
    private static boolean estLePrixDeLAcompte(TextePiece texte, Montant horsTaxe, Montant somme) {
        return texte.lignes(D_UN_ACOMPTE).stream()
                .map(texte::cle)
                .filter(cle -> D_UN_ACOMPTE.matcher(cle).find())
                .anyMatch(cle -> MontantsEcrits.tous(cle)
                        .anyMatch(montant -> montant.equals(horsTaxe) || montant.equals(somme)));
    }

    private static boolean estUnTotalSeul(TextePiece texte, Montant somme) {
        return texte.lignes(TOTAL).stream()
                .map(texte::cle)
                .anyMatch(cle -> LE_TOTAL_SEUL.matcher(cle).matches()
                        && MontantsEcrits.tous(cle).allMatch(somme::equals));
    }

    /** Whether an amount ends a line that starts with the taxes, or is the line below their label: a difference may be the price of a delivery. */
    private static boolean estDitTaxe(TextePiece texte, Montant montant) {
        return texte.lignes(DIT_TAXE).stream().anyMatch(ligne -> {
            boolean unLibelle = TotauxEnPiles.libelle(texte, ligne) == Recapitulatif.Sorte.TAXE;
            String cle = texte.cle(unLibelle ? ligne + 1 : ligne);
            return (unLibelle || DIT_TAXE.matcher(cle).find())
                    && MontantsEcrits.tous(cle)
                            .reduce((premier, dernier) -> dernier)
                            .filter(montant::equals)
                            .isPresent();
        });
    }

    /** All amounts but a company's capital. */
    private static Set<Montant> ecrits(TextePiece texte) {
        return texte.lignes().stream()
                .map(TextePiece.Ligne::cle)
                .filter(cle -> !cle.contains("CAPITAL"))
                .flatMap(MontantsEcrits::tous)
                .collect(Collectors.toSet());
    }

    private static @Nullable Montant ttc(TextePiece texte, Totaux rangee) {
        if (texte.nature().equals(Nature.FACTURE_D_ACOMPTE.name())) {
            // The total of the order is not what this invoice is for.
            Montant demande = ChercheurDeMontant.chercher(texte, ACOMPTE_DEMANDE);
            return demande == null ? totalDeLAcompte(texte) : demande;
        }
        Set<Montant> totaux = ChercheurDeMontant.lesPlusForts(texte, recherche(texte));
        Montant total = totaux.isEmpty()
                ? totalNet(texte)
                : totaux.size() == 1 ? totaux.iterator().next() : null;
        if (total == null) {
            total = rangee.ttc();
        }
        if (total != null && (total.equals(rangee.taxe()) || total.equals(rangee.horsTaxe()))) {
            // Its label stands over the amount of the next column.
            total = rangee.ttc();
        }
        Montant paye = ChercheurDeMontant.chercher(texte, PAYE);
        if (total == null && totaux.isEmpty()) {
            total = sousUnAutreNom(texte, paye);
        }
        if (total == null && totaux.isEmpty() && recherche(texte).equals(TOTAL_TTC)) {
            total = totalNuDAilleurs(texte);
        }
        // Nobody pays more than the total: it is another one's.
        boolean trop = total != null && paye != null && paye.compareTo(total) > 0 && !texte.porte(RENDU);
        return trop ? null : total;
    }

    /** A sum that is called no more than so is the total below the taxes, each with its amount, or where none are added; else what is to pay is. */
    private static @Nullable Montant totalNuDAilleurs(TextePiece texte) {
        int derniere = texte.lignes(TOTAL_NU_D_AILLEURS).stream()
                .filter(ligne -> TOTAL_NU_D_AILLEURS.matcher(texte.cle(ligne)).find())
                .reduce(-1, Math::max);
        boolean taxesComprises = texte.lignes(TAXES_EN_SUS).stream()
                .filter(ligne -> TAXES_EN_SUS.matcher(texte.cle(ligne)).find())
                .allMatch(ligne -> ligne < derniere
                        && MontantsEcrits.tous(texte.cle(ligne)).findAny().isPresent());
        Montant somme = taxesComprises ? ChercheurDeMontant.chercher(texte, TOTAL_NU) : null;
        Montant aPayer = ChercheurDeMontant.chercher(texte, A_PAYER_SANS_DEDUCTION);
        if (somme == null) {
            return texte.porte(DEDUIT_AILLEURS) ? null : aPayer;
        }
        // Nobody pays more than the total.
        return aPayer == null || aPayer.compareTo(somme) <= 0 ? somme : null;
    }

    /** Where nothing else is asked for: the total, which the price of a deposit makes up. */
    private static @Nullable Montant totalDeLAcompte(TextePiece texte) {
        Montant total = ChercheurDeMontant.chercher(texte, TOTAL_MALGRE_UN_ACOMPTE);
        boolean sonPrix = total != null
                && texte.lignes(UN_ACOMPTE).stream()
                        .filter(ligne -> UN_ACOMPTE.matcher(texte.cle(ligne)).find())
                        // A deposit names the price of what it is for, before its own.
                        .map(ligne -> MontantsEcrits.estUnMontantSeul(texte.cle(ligne + 1))
                                ? texte.cle(ligne + 1)
                                : texte.cle(ligne))
                        .anyMatch(cle -> MontantsEcrits.tous(cle)
                                .reduce((premier, second) -> second)
                                .filter(total::equals)
                                .isPresent());
        boolean autreChose = total != null
                && texte.lignes(DEMANDE_AUTRE_CHOSE).stream()
                        .map(texte::cle)
                        .anyMatch(cle -> DEMANDE_AUTRE_CHOSE.matcher(cle).find()
                                && MontantsEcrits.tous(cle).noneMatch(total::equals));
        return sonPrix && !autreChose ? total : null;
    }

    /** Where nothing is called a total: that of a credit note, what is to pay, the order's total or the subtotal, if other amounts bear it out. */
    private static @Nullable Montant sousUnAutreNom(TextePiece texte, @Nullable Montant paye) {
        Montant avoir =
                texte.nature().equals(Nature.AVOIR.name()) ? ChercheurDeMontant.chercher(texte, DE_L_AVOIR) : null;
        if (avoir != null) {
            return avoir;
        }
        Montant aPayer = ChercheurDeMontant.chercher(texte, A_PAYER_SEUL);
        if (aPayer != null && estTaxesComprises(texte, ChercheurDeMontant.lesPlusForts(texte, TAXE), aPayer)) {
            return aPayer;
        }
        Montant dit = encaisse(texte, aPayer);
        if (dit == null) {
            dit = dansUnePhrase(texte);
        }
        if (dit == null && texte.nature().equals(Nature.BON_DE_COMMANDE.name())) {
            // An order's total is its own.
            dit = ChercheurDeMontant.chercher(texte, DE_LA_COMMANDE);
        }
        if (dit != null) {
            return dit;
        }
        Montant commande = duSolde(texte);
        boolean toutEstPaye = paye != null && paye.equals(ChercheurDeMontant.chercher(texte, SOUS_TOTAL));
        Montant totalPaye = ChercheurDeMontant.chercher(texte, TOTAL_PAYE);
        if (commande == null
                && totalPaye != null
                && !estDeduit(texte)
                && reste(texte) == null
                && ArticlePrincipal.font(texte, totalPaye)) {
            return totalPaye;
        }
        return commande == null && toutEstPaye ? paye : commande;
    }

    /** What a till asked for is the total where it took just that, once, and nothing but a cut of the price was taken off. */
    private static @Nullable Montant encaisse(TextePiece texte, @Nullable Montant aPayer) {
        Montant du = aPayer == null ? ChercheurDeMontant.chercher(texte, D_ARTICLES) : aPayer;
        if (du == null
                || !recherche(texte).equals(TOTAL_TTC)
                || texte.porte(UNE_PARTIE_DU_PRIX)
                || texte.porte(PaiementALaCaisse.SANS_SUITE)
                || !Set.of(du).containsAll(ChercheurDeMontant.lesPlusForts(texte, SOUS_TOTAL))
                || !neBaisseQueLePrix(texte, du)) {
            return null;
        }
        List<List<Montant>> pris = texte.lignes(UN_ENCAISSEMENT).stream()
                .map(texte::cle)
                .filter(cle -> UN_ENCAISSEMENT.matcher(cle).find())
                .map(cle -> MontantsEcrits.tous(cle).toList())
                .toList();
        return pris.equals(List.of(List.of(du))) ? du : null;
    }

    /** Whether all that is taken off is a cut of the price, and no amount is larger than what was asked for and those cuts. */
    private static boolean neBaisseQueLePrix(TextePiece texte, Montant du) {
        List<String> moins = texte.lignes(MOINS_UN_MONTANT).stream()
                .map(texte::cle)
                .filter(cle -> MOINS_UN_MONTANT.matcher(cle).find())
                .toList();
        Montant avant = moins.stream().flatMap(MontantsEcrits::tous).reduce(du, Montant::plus);
        return moins.stream().allMatch(cle -> UN_RABAIS.matcher(cle).find())
                && !Recapitulatif.aPlusGrand(texte, avant, 0);
    }

    /** What somebody says to have sold one thing for, if no other amount is written. */
    private static @Nullable Montant dansUnePhrase(TextePiece texte) {
        Montant prix = texte.porte(A_VENDU) ? ChercheurDeMontant.chercher(texte, AU_PRIX_DE) : null;
        return prix != null && Set.of(prix).containsAll(ecrits(texte)) ? prix : null;
    }

    /** Whether an amount is what the total without taxes and one of the taxes come to. */
    private static boolean estTaxesComprises(TextePiece texte, Set<Montant> taxes, Montant montant) {
        Montant horsTaxe = ChercheurDeMontant.chercher(texte, SEUL_HORS_TAXE);
        return horsTaxe != null
                && taxes.stream().anyMatch(taxe -> horsTaxe.plus(taxe).equals(montant));
    }

    /** The total of an order is that of the invoice for its balance where the deposit and what is to pay make it up. */
    private static @Nullable Montant duSolde(TextePiece texte) {
        Montant commande = ChercheurDeMontant.chercher(texte, DE_LA_COMMANDE);
        if (commande == null) {
            return null;
        }
        Montant solde = ChercheurDeMontant.chercher(texte, SOLDE_TAXES_COMPRISES);
        Montant du = solde == null ? aPayer(texte) : solde;
        return du != null
                        && Stream.of(ACOMPTE_DEDUIT, DEDUIT)
                                .flatMap(motif -> texte.lignes(motif).stream()
                                        .map(texte::cle)
                                        .filter(cle -> motif.matcher(cle).find()))
                                .flatMap(MontantsEcrits::tous)
                                .anyMatch(acompte -> acompte.plus(du).equals(commande))
                ? commande
                : null;
    }

    /** A net total is what is to pay where no taxes are added to it, or where it is what they come to. */
    private static @Nullable Montant totalNet(TextePiece texte) {
        Montant net = ChercheurDeMontant.chercher(texte, TOTAL_NET);
        Set<Montant> taxes = net == null ? Set.of() : ChercheurDeMontant.lesPlusForts(texte, TAXE);
        if (net == null || texte.porte(TAXE_COMPRISE)) {
            return net;
        }
        if (taxes.isEmpty()) {
            return texte.porte(TAXE_A_UN_TAUX) ? null : net;
        }
        return estTaxesComprises(texte, taxes, net) ? net : null;
    }

    /** Of several taxes, one for each rate or one for each item, the one that makes up the total is that of all. */
    private static @Nullable Montant taxe(TextePiece texte, @Nullable Montant ttc) {
        Set<Montant> lues = ChercheurDeMontant.lesPlusForts(texte, TAXE);
        Set<Montant> dites = lues.isEmpty() ? taxesComprises(texte, ttc) : lues;
        if (dites.size() < 2) {
            return dites.isEmpty() ? null : dites.iterator().next();
        }
        Montant horsTaxe = ChercheurDeMontant.chercher(texte, HORS_TAXE);
        return dites.stream()
                .filter(taxe -> horsTaxe == null
                        ? avantTaxe(texte, taxe, ttc) != null
                        : horsTaxe.plus(taxe).equals(ttc))
                .findFirst()
                .orElse(null);
    }

    /** Of the total, and not of an item or of a part, which stands before them then; alone in brackets, they are of the total above. */
    private static Set<Montant> taxesComprises(TextePiece texte, @Nullable Montant ttc) {
        Set<Montant> comprises = new TreeSet<>();
        texte.parcourir(DONT_TAXE, (ligne, rang, cellule) -> {
            if (duTotal(texte, ligne, ttc)) {
                DONT_TAXE
                        .matcher(cellule.cle())
                        .results()
                        .flatMap(dont -> Stream.ofNullable(MontantsEcrits.lire(dont.group(1))))
                        .forEach(comprises::add);
            }
        });
        return comprises;
    }

    private static boolean duTotal(TextePiece texte, int ligne, @Nullable Montant ttc) {
        String cle = texte.cle(ligne);
        boolean seule = DONT_TAXE_SEULE.matcher(cle).matches()
                && LE_TOTAL_SEUL.matcher(texte.cle(ligne - 1)).matches()
                && !texte.cle(ligne + 1).startsWith("(");
        return MontantsEcrits.tous(seule ? texte.cle(ligne - 1) : cle).anyMatch(montant -> montant.equals(ttc));
    }

    private static @Nullable Montant horsTaxe(TextePiece texte, @Nullable Montant taxe, @Nullable Montant ttc) {
        Montant horsTaxe = ChercheurDeMontant.chercher(texte, HORS_TAXE);
        return horsTaxe != null || taxe == null ? horsTaxe : avantTaxe(texte, taxe, ttc);
    }

    /** A subtotal is without taxes, or with them: the total says. */
    private static @Nullable Montant avantTaxe(TextePiece texte, Montant taxe, @Nullable Montant ttc) {
        return AVANT_TAXE.stream()
                .flatMap(recherche -> ChercheurDeMontant.lesPlusForts(texte, recherche).stream())
                .filter(avantTaxe -> avantTaxe.plus(taxe).equals(ttc))
                .findFirst()
                .orElse(null);
    }

    /** Finds the total, all taxes included, or null when there is none or more than one. */
    static @Nullable Montant total(TextePiece texte) {
        return texte.totaux().ttc();
    }

    private static Recherche recherche(TextePiece texte) {
        Montant verse = dejaVerse(texte);
        boolean acompte =
                verse == null ? new ChercheurDeMontant(texte, VERSE).estDit() || estDeduit(texte) : !verse.estNul();
        return acompte || ditCeQuiResteDu(texte) ? TOTAL_MALGRE_UN_ACOMPTE : TOTAL_TTC;
    }

    private static boolean estDeduit(TextePiece texte) {
        return estSurUneLigne(texte, DEDUIT, MOINS_UN_MONTANT)
                || estSurUneLigne(texte, ACOMPTE_DEDUIT, MontantsEcrits.UN_MONTANT);
    }

    private static boolean estSurUneLigne(TextePiece texte, GuardedPattern libelle, GuardedPattern montant) {
        return texte.lignes(libelle).stream()
                .map(ligne -> texte.lignes().get(ligne).cle())
                .anyMatch(cle ->
                        libelle.matcher(cle).find() && montant.matcher(cle).find());
    }

    /** Finds the total without taxes, after discounts, or null when there is none or more than one. */
    static @Nullable Montant horsTaxe(TextePiece texte) {
        return texte.totaux().horsTaxe();
    }

    /** Finds the taxes, or null when there are none or, of several rates, no sum. */
    static @Nullable Montant taxe(TextePiece texte) {
        return texte.totaux().taxe();
    }

    /** Finds what was paid before the document was made, or null when it does not say. */
    static @Nullable Montant dejaVerse(TextePiece texte) {
        return ChercheurDeMontant.chercher(texte, VERSE);
    }

    /** Finds what is to pay, or null when the document does not say; it may name it although it was paid since. */
    static @Nullable Montant aPayer(TextePiece texte) {
        return ChercheurDeMontant.chercher(texte, DU);
    }

    /** Finds what remains to pay, where the document speaks of a remainder: nothing at all once everything is paid. */
    static @Nullable Montant reste(TextePiece texte) {
        Montant reste = ChercheurDeMontant.chercher(texte, RESTE);
        return reste == null && ditCeQuiResteDu(texte) ? ChercheurDeMontant.chercher(texte, RESTE_DU) : reste;
    }

    /** All that is said to remain, one after the other perhaps. */
    static Set<Montant> restes(TextePiece texte) {
        return ChercheurDeMontant.lesPlusForts(texte, RESTE);
    }

    /** The lines that say so of one amount, and of no other. */
    static List<Integer> lignesDuReste(TextePiece texte, Montant reste) {
        return texte.lignes(UN_RESTE).stream()
                .filter(ligne -> UN_RESTE.matcher(texte.cle(ligne)).find()
                        && MontantsEcrits.tous(texte.cle(ligne)).toList().equals(List.of(reste)))
                .toList();
    }

    /** Whether what is due stands below what was paid one day, and not above it. */
    private static boolean ditCeQuiResteDu(TextePiece texte) {
        return texte.porte(MONTANT_DU) && texte.premiere(PAYE_LE) < texte.premiere(MONTANT_DU);
    }
}
