package fr.octroi.document;

import fr.octroi.commun.Montant;
import fr.octroi.document.Recapitulatif.Totaux;
import fr.octroi.document.TextePiece.Candidat;
import fr.octroi.document.TextePiece.Cellule;
import fr.octroi.document.TextePiece.Ligne;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the amounts of a document: its total with all taxes and without, the taxes, what was paid before, what remains.
 *
 * <p>For each amount labels are of several strengths, and a value on the label's own line counts before one below it. The
 * strongest kind that gives any value decides; when it gives several, nobody knows which is meant, and none is given.
 */
final class Montants {

    /** An amount with its cents; commas part its thousands where a stop parts the cents. */
    static final String NOMBRE =
            "(?:[0-9]{1,3}(?:[ .'][0-9]{3}){1,2}|[0-9]{1,3}(?:,[0-9]{3}){1,2}(?=\\.)|[0-9]{1,7})[.,][0-9]{2}(?![0-9])";

    private static final String TTC =
            "\\(?\\s?(?:T\\.?\\s?T\\.?\\s?C\\b\\.?|TOUTES TAXES COMPRISES|TVAC\\b|INCL(?:\\.|UDING|USIVE OF)?\\s(?:VAT|TAX(?:ES)?)\\b"
                    + "|(?:VAT|TAX)\\sINCL(?:\\.|UDED)?)\\s?\\)?";
    private static final String HT = "\\(?\\s?(?:H\\.?\\s?T\\b\\.?|HORS[\\s-]TAXES?|HORS TVA|HTVA\\b"
            + "|(?:EXCL(?:\\.|UDING)?|EX\\.?|BEFORE|WITHOUT)\\s(?:VAT|TAX(?:ES)?)\\b)\\s?\\)?";
    private static final String TVA = "(?:T\\.?\\s?V\\.?\\s?A\\b\\.?|VAT\\b|TAXE?S?\\b)";
    private static final String TAUX =
            "(?:\\s(?:INCLUSE|COMPRISE)\\b)?(?:\\s?\\(FR\\))?(?:\\s?\\([^()]{0,12}%[^()]{1,25}\\)|\\s?(?:A|DE|AU TAUX DE|@|AT)?\\s?\\(?[0-9]{1,2}(?:[.,][0-9]{1,2})?\\s?%\\s?\\)?)?(?:\\s?FR\\b)?(?:\\s?(?:INCLUSE|COMPRISE)\\s?\\))?(?:\\s?\\(BASE\\s[^()]{1,20}\\))?";
    private static final String PRECISION = "(?:\\s(?:GENERAL|TOTAL|GLOBAL|FINAL|(?:DE LA )?FACTURE|(?:DE LA )?COMMANDE"
            + "|(?:DU )?DEVIS|EN EUROS?|EN \u20AC|\u20AC|EUROS?|EUR";
    private static final String SOMME =
            "(?:TOTAL(?: AMOUNT)?|MONTANT|(?<!\\b(?:DEJA|PRECEDEMMENT|ABONNEMENT|DERNIERE|PRECEDENTE|ACOMPTE)\\s)FACTURE(?= T)|PRIX TOTAL|SOMME|AMOUNT)";
    private static final String APRES_REMISE = "(?:APRES (?:REMISE|REDUCTION|RABAIS|ESCOMPTE)|AFTER DISCOUNT)S?";

    /** On a line of its own it is the total; beside a total it may be an item's. */
    private static final GuardedPattern TTC_SEUL =
            GuardedPattern.of("(?<!\\b(?:TOTAL|MONTANT|SOMME)\\s)\\bT\\.?T\\.?C\\b\\.?\\s?:");

    private static final GuardedPattern A_PAYER = GuardedPattern.of(
            "\\b(?:NET|TOTAL|MONTANT|SOMME|AMOUNT)(?:\\s(?:TOTAL|NET|AMOUNT))?\\s(?:A (?:PAYER|REGLER)|DU|DUE|PAYABLE|TO PAY)\\b(?:\\s?"
                    + TTC + ")?");

    private static final GuardedPattern UN_RESTE = GuardedPattern.of(
            "\\b(?:RESTE|RESTANT|SOLDE|BALANCE)(?:\\s(?:NET|RESTANT))?(?:\\s(?:A (?:PAYER|REGLER|VERSER)|DU|DUE|TO PAY|OUTSTANDING|REMAINING))?\\b(?:\\s?"
                    + TTC + ")?");

    private static final GuardedPattern TOTAL = GuardedPattern.of(
            "(?<!\\bNET )\\b(?:TOTAL(?: AMOUNT)?|MONTANT TOTAL|PRIX TOTAL|MONTANT(?= DE (?:LA|VOTRE) FACTURE\\b))(?:\\s(?:GENERAL|FACTURE|DE (?:LA|VOTRE) FACTURE|COMMANDE|TVA (?:COMPRISE|INCLUSE)))?\\b");

    /** With all taxes in the German way; where nothing else is called a total, before discounts there is none. */
    private static final GuardedPattern TOTAL_BRUT = GuardedPattern.of("\\b(?:TOTAL|MONTANT) BRUT\\s?" + TTC);

    /** Below a label a number of one or two figures is a count, but for a row of totals under their heads. */
    private static final Pattern UNE_QUANTITE = Pattern.compile("[0-9]{1,2}");

    private static final Pattern TAXES_COMPRISES = Pattern.compile("\\bT\\.?T\\.?C\\b");

    private static final Pattern UN_TOTAL =
            Pattern.compile("\\bTOTAL\\b|" + TTC + "|\\bNET A PAYER\\b|\\bAMOUNT DUE\\b");

    private static final Pattern UNE_PARTIE = RequiredWords.compiler(
            "(?:SOUS|SUB|ACOMPTE(?:\\s(?:VERSE|RECU|REGLE|PAYE|DEDUIT))?|ARRHES|REMISE|REDUCTION|(?:DEJA|PRECEDEMMENT) (?:REGLE|PAYE|VERSE|FACTURE)|AVANCE|RESTE|SOLDE|HORS|DONT|PORT|LIVRAISON"
                    + "|ECO[\\s-]?PART\\w*|UNITAIRE)[\\s-]?\\W{0,3}$");

    /** A number, a rate or a base. */
    private static final Pattern PAS_UNE_TAXE = RequiredWords.compiler(
            "(?:\\bN\\s?[\u00B0\u00BA]|\\bNUMERO|\\bNO\\.?|\\bCODE|\\bHORS(?: CHAMP)?|\\bBASE|\\bTAUX|\\bSANS|\\bEXONER\\w*|\\bIDENTIFIANT|\\bID|\\bET|\\bINCL\\w*\\.?|\\bEXCL\\w*\\.?|\\bEX\\.?|\\bBEFORE|\\bWITHOUT|\\bREG\\w*)(?:\\s(?:DE|DE LA))?\\s?\\W{0,2}$");

    private static final Pattern PAS_UN_VERSEMENT =
            Pattern.compile("(?:\\bSANS|\\bMOINS|\\bPAS D'?|\\bFACTURE D'?|\\bVOTRE|\\bDEMANDE D'?)\\s?$");

    private enum Genre {
        TTC,
        HORS_TAXE,
        TAXE,
        VERSE,
        DU
    }

    /**
     * An amount to find.
     *
     * @param genre what it is an amount of
     * @param libelles the labels that name it, strongest first
     * @param sauf what stands before a label and makes it another's
     * @param nul whether nothing at all is an answer
     * @param parTaux whether there may be one for each rate of tax
     */
    private record Recherche(Genre genre, List<GuardedPattern> libelles, Pattern sauf, boolean nul, boolean parTaux) {}

    private static final Recherche TOTAL_TTC = new Recherche(
            Genre.TTC,
            List.of(
                    GuardedPattern.of("\\b(?:" + SOMME + PRECISION + "|NET|A PAYER|DU)){0,3}\\s?[:-]?\\s?" + TTC
                            + "|NET A PAYER\\s?" + TTC + "|GROSS (?:TOTAL|AMOUNT)\\b|TOTAL GROSS\\b)"),
                    TTC_SEUL,
                    A_PAYER,
                    TOTAL,
                    TOTAL_BRUT,
                    GuardedPattern.of("^TOTAL DE VOS ACHATS\\b(?!\\s20[0-9]{2}\\b)")),
            UNE_PARTIE,
            false,
            false);

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
                            + APRES_REMISE + ")|NET(?:\\sCOMMERCIAL)?\\s" + HT + ")"),
                    TOTAL_HORS_TAXE),
            UNE_PARTIE,
            false,
            false);

    private static final Recherche TAXE = new Recherche(
            Genre.TAXE,
            List.of(
                    GuardedPattern.of(
                            "\\b(?!(?<!\\bDONT )(?:PRIX |MONTANT )?TOTAL TVA (?:COMPRISE|INCLUSE)\\b)(?:" + SOMME
                                    + "\\s(?:TOTAL\\s)?(?:DES?\\s|DE LA\\s|DU\\s)?" + TVA + TAUX + "|" + TVA
                                    + "\\sTOTALES?\\b)"),
                    GuardedPattern.of(
                            "(?<!\\b(?:TOTAL|MONTANT|SOMME)\\s)\\b(?:T\\.?V\\.?A\\b\\.?|VAT\\b(?:\\s-\\s[A-Z]{3,20}\\b)?|SALES TAX\\b)"
                                    + TAUX)),
            PAS_UNE_TAXE,
            true,
            true);

    /** Labels that say it less well: believed only where the total says so too. */
    private static final List<Recherche> AVANT_TAXE = Stream.of(
                    "\\bNET (?:TOTAL|AMOUNT)\\b",
                    "\\b(?:SUB|SOUS)[\\s-]?TOTAL\\b(?:\\s?" + HT + ")?",
                    "\\b(?:SOIT|BASE)\\s?" + HT,
                    "\\b" + HT)
            .map(libelle ->
                    new Recherche(Genre.HORS_TAXE, List.of(GuardedPattern.of(libelle)), PAS_UN_VERSEMENT, false, false))
            .toList();

    private static final Recherche ACOMPTE_DEMANDE = new Recherche(
            Genre.TTC,
            List.of(
                    GuardedPattern.of("\\bACOMPTE\\s?" + TTC + "|\\bMONTANT\\s" + TTC + "\\sDE L'ACOMPTE\\b"),
                    A_PAYER,
                    GuardedPattern.of("\\bTOTAL\\s" + TTC)),
            PAS_UN_VERSEMENT,
            false,
            false);

    private static final Recherche VERSE = new Recherche(
            Genre.VERSE,
            List.of(GuardedPattern.of(
                    "\\b(?:ACOMPTES?|ARRHES|AVANCES?|DEJA (?:REGLE|PAYE|VERSE)E?S?|DEPOSIT|DOWN PAYMENT|(?:AMOUNT )?PAID)\\b(?:\\s(?:VERSE|RECU|REGLE|PAYE|DEDUIT|PERCU|ENCAISSE)E?S?\\b|\\s(?:PAID|RECEIVED)\\b)?"
                            + "(?:\\s(?:A|SUR) (?:LA )?COMMANDE)?(?:\\s(?:N\\s?\u00B0\\s?)?[0-9](?=\\s?:))?(?:\\s(?:DU|LE)\\s[0-9./-]{6,10})?"
                            + TAUX + "(?:\\s?" + TTC
                            + ")?")),
            PAS_UN_VERSEMENT,
            true,
            false);

    private static final GuardedPattern TAXE_COMPRISE =
            GuardedPattern.of("\\bDONT (?:LA )?T\\.?V\\.?A\\b|\\b293 ?B\\b");

    /** Beside a total, its taxes before their name. */
    private static final GuardedPattern DONT_TAXE =
            GuardedPattern.of("\\b(?:DONT|INCLUANT|INCLUT|Y COMPRIS|INCLUDES|INCLUDING)\\s(?:\u20AC\\s?)?(" + NOMBRE
                    + ")\\s?(?:\u20AC|EUR\\b)?\\s?(?:DE\\s)?(?:T\\.?V\\.?A|VAT)\\b");

    /** What somebody else pays. */
    private static final GuardedPattern DEDUIT = GuardedPattern.of(
            "(?:^|\\b(?:DEDUCTION|DEDUIT|MOINS) (?:DE |DU |DE LA )?)(?:BONUS|PRIMES?|AIDES?|SUBVENTIONS?|BONS? D'ACHAT|CARTES? CADEAUX?|CHEQUES? CADEAUX?)\\b");

    private static final Pattern MOINS_UN_MONTANT =
            Pattern.compile("(?:^|[\\s:])[-\u2013]\\s{0,3}[0-9]{1,3}(?:[ .']?[0-9]{3})*[.,][0-9]{2}");

    /** An amount without cents, told by its currency. */
    static final Pattern EUROS_RONDS =
            Pattern.compile("(?<![0-9.,])[0-9]{1,3}(?: ?[0-9]{3})*\\s?(?:\u20AC|EUROS?\\b|EUR\\b)");

    /** What was given over the total comes back. */
    private static final GuardedPattern RENDU = GuardedPattern.of("\\b(?:RENDUE?|MONNAIE)\\b");

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

    private static final Recherche RESTE = new Recherche(Genre.DU, List.of(UN_RESTE), PAS_UN_VERSEMENT, true, false);

    private static final Recherche DU =
            new Recherche(Genre.DU, List.of(UN_RESTE, A_PAYER), PAS_UN_VERSEMENT, true, false);

    /** An amount whose label follows it: what comes next is another's. */
    private static final Pattern MONTANT_JUSTE_AVANT =
            Pattern.compile("[0-9][.,][0-9]{2}\\s?(?:\u20AC|EUROS?|EUR)?\\s?$");

    /** A currency as it stands beside an amount. */
    private static final String SIGNE =
            "(?:\u20AC|EUROS?|EUR|CHF|FR\\.|\u00A3|\u00A5|(?:US|CA|C|A)?\\$|GBP|USD|CAD|AUD|SEK|NOK|DKK|KR\\.?|PLN|CZK|JPY|MAD|TND|XOF|XPF|F\\.?\\s?CFP)";

    private static final Pattern UNITE = Pattern.compile(
            "(?:\\s|[:=.]|\\([0-9]{1,2} ART(?:ICLE)?S?\\.?\\)|\\(TVA SUR (?:LA )?MARGE\\)|\\((?:DONT|INCL)[^()]{0,40}\\)|\\([^()]{0,12}%[^()]{0,25}\\)|\\b"
                    + APRES_REMISE + "\\b|\\(?EN EUROS?\\)?|\\(?" + SIGNE + "\\)?)*");

    /** What may follow an amount: its currency. */
    private static final Pattern SUITE = Pattern.compile("\\s?(?<signe>" + SIGNE + "(?![A-Z]))?[\\s|]*");

    /** A label after an amount, with no amount of its own behind. */
    private static final Pattern LIBELLE_APRES = Pattern.compile(
            "(?:(?<ttc>T\\.?T\\.?C\\b)|(?<ht>H\\.?T\\b|HORS TAXES?\\b)|(?<tva>T\\.?V\\.?A\\b(?!\\.?\\sNON\\b)|DE TVA\\b|VAT\\b))(?!\\.?[^A-Z]{0,12}[0-9][.,][0-9]{2})");

    /** A figure of another kind. */
    private static final Pattern MESURE =
            Pattern.compile("(?:KG|KM|KWH|KW|M2|M3|CM|MM|H|L|V|AH|WH|W|JOURS?|MOIS|ANS?|POINTS?|FOIS)\\b");

    /** A number alone may be that of the page. */
    private static final Pattern AVEC_CENTIMES_OU_SIGNE = Pattern.compile("[.,][0-9]{2}(?![0-9])|\u20AC|\\bEUR");

    private static final int TETES_D_UNE_RANGEE = 3;

    private static final Pattern MONTANT_SUIVANT =
            Pattern.compile("(?<signe>[-\u2013\u2212])?(?<nombre>" + NOMBRE + ")(?!\\s?%)");

    private static final Pattern UN_MONTANT = RequiredWords.compiler("(?<![0-9])" + NOMBRE + "(?!\\s?%|[./-][0-9])");

    private static final Pattern UN_TAUX_DE_TAXE =
            Pattern.compile("(?:TAUX\\s)?T\\.?V\\.?A\\.?\\s(?:A\\s)?[0-9]{1,2}(?:[.,][0-9]{1,2})?\\s?%");

    private static final Pattern UN_LIBELLE = RequiredWords.compiler(
            "\\b(?:H\\.?T|HORS|T\\.?V\\.?A|T\\.?T\\.?C|TOTAL|TOTAUX|MONTANT|NET|VAT|TAXE?S?|GROSS|DUE|AMOUNT|A PAYER|ACOMPTE|RESTE|SOLDE)\\b");

    private static final Pattern UN_VERSEMENT =
            RequiredWords.compiler("\\b(?:PAYE|REGLE|VERSE|ENCAISSE|RECU|PAID|DEPOSIT|ARRHES|AVANCE)");

    private static final Pattern LIBELLE_ENTIER = Pattern.compile(
            "\\s?" + SIGNE
                    + "?[\\s|]*(?:TOTAL|TOTAUX|MONTANT|SOMME|PRIX TOTAL|NET|GROSS|GRAND|SOUS[\\s-]TOTAL|SUB[\\s-]?TOTAL|AMOUNT)\\b");

    /** What may follow an amount whose currency is not printed: another word may be a currency, or what is counted. */
    private static final Pattern MOT_SUIVANT = Pattern.compile(
            "(?:E|T\\.?\\s?T\\.?\\s?C|TOUTES TAXES|H\\.?\\s?T|HORS|T\\.?V\\.?A|DE TVA|VAT|TAXE?S?|SALES TAX|INCL|EXCL|TOTAL|TOTAUX|MONTANT|SOMME|NET|SOUS|SUB|GROSS|AMOUNT"
                    + "|DONT|SOIT|ACOMPTES?|ARRHES|AVANCE|DEPOSIT|DEJA|PAID|PAYE|REGLE|RESTE|SOLDE|BALANCE|REMISE|PORT|FRAIS|ECO)\\b");

    /** What may follow a number without cents. */
    private static final Pattern MOT_SUIVANT_DES_EUROS = Pattern.compile("(?:E|T\\.?\\s?T\\.?\\s?C|TOUTES TAXES)\\b");

    /** Heads of the columns of items. */
    static final Pattern TETE_D_ARTICLES = RequiredWords.compiler(
            "\\b(?:QTES?|QTY|QUANTITES?|QUANTITY|DESIGNATION|DESCRIPTION|LIBELLE|ARTICLES?|ITEM|P\\.?\\s?U\\b\\.?|PRIX UNITAIRE|UNIT PRICE)");

    private static final Pattern SIGNE_MOINS = Pattern.compile("^[-\u2013]\\s?");

    private static final Pattern NEGATIF = Pattern.compile("(?:^|[\\s:])[-\u2013]\\s?$");

    private static final Pattern MONTANT = Pattern.compile(
            "(?<euros>[0-9]{1,3}(?:[ .'][0-9]{3}){1,2}|[0-9]{1,3}(?:,[0-9]{3}){1,2}(?=\\.)|[0-9]{1,7})"
                    + "(?:[,.](?<centimes>[0-9]{1,2})|\\s?\u20AC\\s?(?<suite>[0-9]{2})(?!\\s?[0-9A-Z%]|[/.-][0-9]))?(?![0-9])(?!\\s?[.,]?[0-9])(?!\\s?%)(?!/[0-9])");

    private static final Pattern UN_TAUX = Pattern.compile("(?:20|19[.,]60|10|5[.,]50?|2[.,]10|8[.,]50?)(?:[.,]00?)?");

    private static final Pattern PAS_UN_CHIFFRE = Pattern.compile("[^0-9]");

    /** In a column of taxes a rate may stand without its sign. */
    private static final Set<Montant> TAUX_DE_TVA = Set.of(
            new Montant(2000),
            new Montant(1960),
            new Montant(1000),
            new Montant(550),
            new Montant(210),
            new Montant(850));

    /** A currency (ISO 4217) as it is printed. */
    private record Devise(String code, GuardedPattern signe) {}

    private static final List<Devise> DEVISES = List.of(
            new Devise("EUR", GuardedPattern.of("\u20AC|\\bEUR(?:OS?)?\\b|(?<=[0-9])EUR\\b")),
            new Devise(
                    "CHF", GuardedPattern.of("\\bCHF\\b|(?<=[0-9])CHF\\b|\\bFR\\.\\s?(?=[0-9])|\\bFRANCS SUISSES\\b")),
            new Devise("GBP", GuardedPattern.of("\u00A3|\\bGBP\\b")),
            new Devise("USD", GuardedPattern.of("(?<![A-Z])\\$|\\bUS\\s?\\$|\\bUSD\\b")),
            new Devise("CAD", GuardedPattern.of("\\bCA?\\s?\\$|\\bCAD\\b")),
            new Devise("AUD", GuardedPattern.of("\\bA\\$|\\bAUD\\b")),
            new Devise("JPY", GuardedPattern.of("\\bJPY\\b")),
            new Devise("SEK", GuardedPattern.of("\\bSEK\\b")),
            new Devise("NOK", GuardedPattern.of("\\bNOK\\b")),
            new Devise("DKK", GuardedPattern.of("\\bDKK\\b")),
            new Devise("PLN", GuardedPattern.of("\\bPLN\\b")),
            new Devise("CZK", GuardedPattern.of("\\bCZK\\b")),
            new Devise("MAD", GuardedPattern.of("[0-9]\\s?MAD\\b|\\bMAD\\s?(?=[0-9])|\\(MAD\\)")),
            new Devise("TND", GuardedPattern.of("\\bTND\\b")),
            new Devise("XOF", GuardedPattern.of("\\bXOF\\b|\\bF\\.?\\s?CFA\\b")),
            new Devise("XPF", GuardedPattern.of("\\bXPF\\b|\\bF\\.?\\s?CFP\\b")));

    /**
     * A sign that several countries print.
     *
     * @param signe the sign beside an amount
     * @param codes one of these, when it is named too, is meant
     */
    private record Partage(GuardedPattern signe, Set<String> codes) {}

    private static final List<Partage> PARTAGES = List.of(
            new Partage(
                    GuardedPattern.of(
                            "(?<![A-Z0-9])[0-9]{1,7}(?:[.,][0-9]{2})?\\s?KR\\b|\\bKR(?:\\.\\s?|\\s)(?=[0-9]{1,3}(?:[ .]?[0-9]{3})*[.,][0-9]{2})"),
                    Set.of("SEK", "NOK", "DKK")),
            new Partage(GuardedPattern.of("\u00A5"), Set.of("JPY")));

    private static final String AUTRES =
            "(?:HUF|RON|BGN|HRK|RSD|ISK|TRY|RUB|UAH|BRL|MXN|HKD|CNY|RMB|TWD|KRW|SGD|MYR|THB|INR|NZD|ZAR|ILS|AED|SAR|QAR|DZD|EGP|XAF|LEI|KC|Z\u0141)";

    /** Currencies that are not told apart here: what they are beside is no amount of another. */
    private static final GuardedPattern AUTRE_MONNAIE = GuardedPattern.of("[0-9]\\s?" + AUTRES + "\\b|\\b" + AUTRES
            + "\\s(?=[0-9])|[\u20A9\u20AA\u20AB\u20B4\u20B9\u20BA\u20BD\u0E3F]");

    private final TextePiece texte;
    private final Recherche recherche;
    private final Map<Integer, Boolean> libellesApres = new HashMap<>();
    private final Map<Integer, Boolean> tetesDArticles = new HashMap<>();
    private final Map<Integer, Boolean> rangeesDeTotaux = new HashMap<>();

    private Montants(TextePiece texte, Recherche recherche) {
        this.texte = texte;
        this.recherche = recherche;
    }

    /**
     * Finds the totals. There is none of them when several currencies are named and nobody says which is theirs; without taxes, and the
     * taxes, only if the total does not belie them.
     */
    static Totaux totaux(TextePiece texte) {
        if (texte.devise().isEmpty() && estEnUneMonnaie(texte)) {
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
        return lus.seContredit() ? new Totaux(null, null, ttc) : lus;
    }

    private static @Nullable Montant ttc(TextePiece texte, Totaux rangee) {
        if (texte.nature().equals(Nature.FACTURE_D_ACOMPTE.name())) {
            // The total of the order is not what this invoice is for.
            return chercher(texte, ACOMPTE_DEMANDE);
        }
        Set<Montant> totaux = lesPlusForts(texte, recherche(texte));
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
        Montant paye = chercher(texte, PAYE);
        // Nobody pays more than the total: it is another one's.
        boolean trop = total != null && paye != null && paye.compareTo(total) > 0 && !texte.porte(RENDU);
        return trop ? null : total;
    }

    /** A net total is what is to pay where no taxes are added to it, or where it is what they come to. */
    private static @Nullable Montant totalNet(TextePiece texte) {
        Montant net = chercher(texte, TOTAL_NET);
        Set<Montant> taxes = net == null ? Set.of() : lesPlusForts(texte, TAXE);
        if (net == null || taxes.isEmpty() || texte.porte(TAXE_COMPRISE)) {
            return net;
        }
        Montant horsTaxe = chercher(texte, SEUL_HORS_TAXE);
        return horsTaxe != null
                        && taxes.stream().anyMatch(taxe -> horsTaxe.plus(taxe).equals(net))
                ? net
                : null;
    }

    /** Of several taxes, one for each rate or one for each item, the one that makes up the total is that of all. */
    private static @Nullable Montant taxe(TextePiece texte, @Nullable Montant ttc) {
        Set<Montant> lues = lesPlusForts(texte, TAXE);
        Set<Montant> dites = lues.isEmpty() ? taxesComprises(texte, ttc) : lues;
        Montant horsTaxe = dites.size() > 1 ? chercher(texte, HORS_TAXE) : null;
        if (horsTaxe == null) {
            return dites.size() == 1 ? dites.iterator().next() : null;
        }
        return dites.stream()
                .filter(taxe -> horsTaxe.plus(taxe).equals(ttc))
                .findFirst()
                .orElse(null);
    }

    /** Of the total, and not of an item or of a part, which stands before them then. */
    private static Set<Montant> taxesComprises(TextePiece texte, @Nullable Montant ttc) {
        Set<Montant> comprises = new TreeSet<>();
        texte.parcourir(DONT_TAXE, (ligne, rang, cellule) -> {
            boolean duTotal = UN_MONTANT
                    .matcher(texte.lignes().get(ligne).cle())
                    .results()
                    .anyMatch(montant -> ttc != null && ttc.equals(lire(montant.group())));
            if (duTotal) {
                DONT_TAXE
                        .matcher(cellule.cle())
                        .results()
                        .flatMap(dont -> Stream.ofNullable(lire(dont.group(1))))
                        .forEach(comprises::add);
            }
        });
        return comprises;
    }

    private static @Nullable Montant horsTaxe(TextePiece texte, @Nullable Montant taxe, @Nullable Montant ttc) {
        Montant horsTaxe = chercher(texte, HORS_TAXE);
        if (horsTaxe != null || taxe == null) {
            return horsTaxe;
        }
        // A subtotal is without taxes, or with them: the total says.
        return AVANT_TAXE.stream()
                .flatMap(recherche -> lesPlusForts(texte, recherche).stream())
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
        boolean acompte = verse == null ? new Montants(texte, VERSE).estDit() || estDeduit(texte) : !verse.estNul();
        return acompte ? TOTAL_MALGRE_UN_ACOMPTE : TOTAL_TTC;
    }

    private static boolean estDeduit(TextePiece texte) {
        return texte.lignes(DEDUIT).stream()
                .map(ligne -> texte.lignes().get(ligne).cle())
                .anyMatch(cle -> DEDUIT.matcher(cle).find()
                        && MOINS_UN_MONTANT.matcher(cle).find());
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
        return chercher(texte, VERSE);
    }

    /** Finds what is to pay, or null when the document does not say; it may name it although it was paid since. */
    static @Nullable Montant aPayer(TextePiece texte) {
        return chercher(texte, DU);
    }

    /** Finds what remains to pay, where the document speaks of a remainder: nothing at all once everything is paid. */
    static @Nullable Montant reste(TextePiece texte) {
        return chercher(texte, RESTE);
    }

    /** Finds the currency (ISO 4217): the only one that is named, else the one beside the total; blank when nobody knows. */
    static String devise(TextePiece texte) {
        if (texte.porte(AUTRE_MONNAIE)) {
            return "";
        }
        List<String> nommees = nommees(texte);
        List<String> siennes = nommees.size() < 2 ? nommees : duTotal(texte);
        String devise = siennes.size() == 1 ? siennes.get(0) : "";
        boolean autre = PARTAGES.stream()
                .anyMatch(partage -> !partage.codes().contains(devise) && texte.porte(partage.signe()));
        return autre ? "" : devise;
    }

    private static List<String> duTotal(TextePiece texte) {
        return DEVISES.stream()
                .filter(devise -> texte.lignes(devise.signe()).stream()
                        .map(ligne -> texte.lignes().get(ligne).cle())
                        .anyMatch(cle -> UN_TOTAL.matcher(cle).find()
                                && devise.signe().matcher(cle).find()))
                .map(Devise::code)
                .toList();
    }

    private static boolean estEnUneMonnaie(TextePiece texte) {
        return !nommees(texte).isEmpty()
                || texte.porte(AUTRE_MONNAIE)
                || PARTAGES.stream().anyMatch(partage -> texte.porte(partage.signe()));
    }

    private static List<String> nommees(TextePiece texte) {
        return DEVISES.stream()
                .filter(devise -> texte.lignes(devise.signe()).stream()
                        .flatMap(ligne -> texte.lignes().get(ligne).cellules().stream())
                        .anyMatch(cellule -> estNommee(devise, cellule.cle())))
                .map(Devise::code)
                .toList();
    }

    private static boolean estNommee(Devise devise, String cle) {
        Matcher signe = devise.signe().matcher(cle);
        while (signe.find()) {
            if (!REFUSEE_AVANT.matcher(cle.substring(0, signe.start())).find()
                    && !REFUSEE_APRES.matcher(cle.substring(signe.end())).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    /** A currency that a shop does not take is not that of its prices. */
    private static final Pattern REFUSEE_AVANT =
            Pattern.compile("\\b(?:PAS (?:DE|D'|LES?)|NI|SANS|SAUF|HORS|NO|NOT)\\s?$");

    private static final Pattern REFUSEE_APRES =
            Pattern.compile("\\s?(?:NON|NE SONT PAS|N'EST PAS|NOT|REFUSEE?S?)\\b(?!\\s(?:TVA|HT|SOUMIS|ASSUJETTI))");

    private static final class Trouves {
        private final Set<Montant> surLaLigne = new TreeSet<>();
        private final Set<Montant> dessous = new TreeSet<>();
    }

    private static @Nullable Montant chercher(TextePiece texte, Recherche recherche) {
        Set<Montant> lus = lesPlusForts(texte, recherche);
        return lus.size() == 1 ? lus.iterator().next() : null;
    }

    /** All that the strongest kind of label gives. */
    private static Set<Montant> lesPlusForts(TextePiece texte, Recherche recherche) {
        Montants montants = new Montants(texte, recherche);
        for (GuardedPattern libelle : recherche.libelles()) {
            Trouves trouves = montants.voir(libelle);
            for (Set<Montant> lus : List.of(trouves.surLaLigne, trouves.dessous)) {
                if (!lus.isEmpty()) {
                    return lus;
                }
            }
        }
        return Set.of();
    }

    /** Whether some amount is given, be there several. */
    private boolean estDit() {
        return recherche.libelles().stream()
                .map(this::voir)
                .anyMatch(trouves -> !trouves.surLaLigne.isEmpty() || !trouves.dessous.isEmpty());
    }

    private Trouves voir(GuardedPattern motif) {
        Trouves trouves = new Trouves();
        texte.parcourir(motif, (ligne, rang, cellule) -> {
            Matcher libelle = motif.matcher(cellule.cle());
            int depuis = 0;
            while (libelle.find(depuis)) {
                depuis = libelle.end();
                int debut = libelle.start();
                if (!recherche
                                .sauf()
                                .matcher(cellule.cle().substring(Math.max(0, debut - 30), debut))
                                .find()
                        && !suitSonMontant(cellule.cle(), debut, depuis)
                        && !libellesApres.computeIfAbsent(ligne, this::aSesLibellesApres)) {
                    voirLesValeurs(trouves, ligne, rang, debut, depuis);
                }
            }
        });
        return trouves;
    }

    private static boolean suitSonMontant(String cle, int debut, int fin) {
        return fin == cle.length()
                && MONTANT_JUSTE_AVANT
                        .matcher(cle.substring(Math.max(0, debut - 12), debut))
                        .find();
    }

    /**
     * Whether the labels of a line follow their amounts: it starts with an amount and ends with a label, or has several and ends with a
     * whole label. No label is of what follows it then.
     */
    private boolean aSesLibellesApres(int ligne) {
        String cle = texte.lignes().get(ligne).cle();
        Matcher montant = UN_MONTANT.matcher(cle);
        if (!montant.find()) {
            return false;
        }
        String avant = cle.substring(0, montant.start());
        int fin = montant.end();
        int combien = 1;
        while (montant.find()) {
            fin = montant.end();
            combien++;
        }
        String apres = cle.substring(fin);
        return (combien > 1 && LIBELLE_ENTIER.matcher(apres).lookingAt())
                || (UN_LIBELLE.matcher(apres).find()
                        && !UN_LIBELLE.matcher(avant).find()
                        && !UN_VERSEMENT.matcher(avant).find());
    }

    private boolean aUneTeteDArticles(int ligne) {
        return TETE_D_ARTICLES.matcher(texte.lignes().get(ligne).cle()).find();
    }

    private boolean estUneRangeeDeTotaux(int ligne) {
        Ligne tetes = texte.lignes().get(ligne);
        return tetes.cellules().size() > 1
                && TAXES_COMPRISES.matcher(tetes.cle()).find();
    }

    private void voirLesValeurs(Trouves trouves, int ligne, int rang, int debutDuLibelle, int finDuLibelle) {
        String cle = texte.lignes().get(ligne).cellules().get(rang).cle();
        Matcher unite = UNITE.matcher(cle).region(finDuLibelle, cle.length());
        int debut = unite.lookingAt() ? unite.end() : finDuLibelle;
        for (Candidat candidat : valeurs(ligne, rang, debut)) {
            if (candidat.place() == Candidat.Place.DESSOUS
                    && (estDansUnePile(ligne)
                            || sousUnArticle(ligne)
                            || sousPlusieursTetes(ligne, rang, debutDuLibelle)
                            || enTeteDUnTableau(ligne, rang))) {
                return;
            }
            if (candidat.place() == Candidat.Place.MEME_CELLULE
                    && recherche.genre() != Genre.VERSE
                    && estNegatif(
                            cle.substring(
                                    finDuLibelle, cle.length() - candidat.cle().length()),
                            candidat)) {
                return;
            }
            if (recherche.parTaux()
                    && texte.lignes().get(ligne).cellules().size() >= TETES_D_UNE_RANGEE
                    && candidat.place() == Candidat.Place.DESSOUS
                    && UN_MONTANT.matcher(candidat.cle()).results().count() > 1) {
                // The columns are joined: a tax of a row below is one of several.
                return;
            }
            Montant montant = valeur(candidat);
            if (candidat.place() == Candidat.Place.DESSOUS
                    && UNE_QUANTITE.matcher(candidat.cle()).matches()
                    && !rangeesDeTotaux.computeIfAbsent(ligne, this::estUneRangeeDeTotaux)) {
                montant = null;
            }
            if (montant != null && candidat.place() != Candidat.Place.DESSOUS) {
                trouves.surLaLigne.add(montant);
                suivantDansLaCellule(candidat).forEach(trouves.surLaLigne::add);
                if (candidat.place() == Candidat.Place.CELLULE_SUIVANTE) {
                    voisin(ligne, rang).forEach(trouves.surLaLigne::add);
                }
                return;
            }
            if (montant != null
                    && (suivantDansLaCellule(candidat).findAny().isPresent()
                            || tetesDArticles.computeIfAbsent(ligne, this::aUneTeteDArticles))) {
                // A row of amounts below: which one is the label's is not a matter of place; an item's is no total.
                return;
            }
            if (montant != null && enTeteDUnePile(ligne, montant)) {
                return;
            }
            if (montant != null) {
                trouves.dessous.add(montant);
                if (!recherche.parTaux()) {
                    return;
                }
                // Below a column of taxes stands one for each rate.
            }
        }
    }

    /** A rate may stand without its sign between "TVA" and the tax. */
    private List<Candidat> valeurs(int ligne, int rang, int debut) {
        List<Candidat> candidats = texte.valeurs(ligne, rang, debut);
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        boolean unTaux = recherche.genre() == Genre.TAXE
                && candidats.size() == 1
                && rang + 1 < cellules.size()
                && UN_TAUX.matcher(candidats.get(0).cle()).matches()
                && premierNombre(cellules.get(rang + 1).cle()) != null;
        return unTaux ? List.of(Candidat.of(cellules.get(rang + 1), Candidat.Place.CELLULE_SUIVANTE)) : candidats;
    }

    /** Where labels stand one below the other, and their amounts after them, what is below the last is the first one's. */
    private boolean estDansUnePile(int ligne) {
        return Recapitulatif.estUnLibelle(texte, ligne)
                && (Recapitulatif.estUnLibelle(texte, ligne - 1) || Recapitulatif.estUnLibelle(texte, ligne + 1));
    }

    /** Columns were laid one after the other: of several amounts below a label, nobody knows which is its own. */
    private boolean enTeteDUnePile(int ligne, Montant premier) {
        if (recherche.genre() != Genre.TTC || !seule(ligne) || !seule(ligne + 1) || !seule(ligne + 2)) {
            return false;
        }
        String dessous =
                SIGNE_MOINS.matcher(texte.lignes().get(ligne + 2).cle()).replaceFirst("");
        boolean unMontant = texte.lignes().get(ligne + 2).page()
                        == texte.lignes().get(ligne).page()
                && AVEC_CENTIMES_OU_SIGNE.matcher(dessous).find()
                && estUnMontantSeul(dessous);
        Montant second = unMontant ? auDebut(dessous) : null;
        return second != null && !second.equals(premier);
    }

    /** What follows an amount says that it is no total: a payment, a capital. */
    private static boolean estUnMontantSeul(String cle) {
        Matcher nombre = premierNombre(cle);
        return nombre != null
                && SUITE.matcher(cle).region(nombre.end(), cle.length()).matches();
    }

    /** Whether the head of a column of items stands right above: this is another one's. */
    private boolean sousUnArticle(int ligne) {
        return seule(ligne) && seule(ligne - 1) && tetesDArticles.computeIfAbsent(ligne - 1, this::aUneTeteDArticles);
    }

    /**
     * Below heads that stand in one cell are as many amounts, and below a row of heads as many in their order, be they not right below: which
     * one is a head's is not a matter of place.
     */
    private boolean sousPlusieursTetes(int ligne, int rang, int debutDuLibelle) {
        List<Cellule> tetes = texte.lignes().get(ligne).cellules();
        Cellule cellule = tetes.get(rang);
        List<Integer> dessous = ligne + 1 < texte.lignes().size() ? texte.rangsEnRegard(ligne + 1, cellule) : List.of();
        List<Cellule> rangee =
                dessous.isEmpty() ? List.of() : texte.lignes().get(ligne + 1).cellules();
        boolean enTas = dessous.size() > 1
                && dessous.stream()
                        .allMatch(autre -> premierNombre(rangee.get(autre).cle()) != null)
                && UN_LIBELLE
                        .matcher(cellule.cle().substring(0, debutDuLibelle))
                        .find();
        boolean decalee = tetes.size() >= TETES_D_UNE_RANGEE
                && tetes.size() == rangee.size()
                && !dessous.contains(rang)
                && rangee.stream().allMatch(this::estUnMontant);
        return enTas || decalee;
    }

    private boolean estUnMontant(Cellule cellule) {
        return auDebut(cellule.cle()) != null;
    }

    /** Below the head of a column stand the rows of a table: two or more, each after what it is of. */
    private boolean enTeteDUnTableau(int ligne, int rang) {
        if (ligne + 2 >= texte.lignes().size()) {
            return false;
        }
        Cellule tete = texte.lignes().get(ligne).cellules().get(rang);
        return Stream.of(ligne + 1, ligne + 2).allMatch(rangee -> {
            String article = texte.lignes().get(rangee).cellules().get(0).cle();
            return auDebut(article) == null
                    && (UN_TAUX_DE_TAXE.matcher(article).matches()
                            || !UN_LIBELLE.matcher(article).find())
                    && texte.enRegard(rangee, tete).stream().anyMatch(this::estUnMontant);
        });
    }

    private boolean seule(int ligne) {
        return ligne >= 0
                && ligne < texte.lignes().size()
                && texte.lignes().get(ligne).cellules().size() == 1;
    }

    /** What a sign parts from its label by a space and from its figures by none is taken off. */
    private static boolean estNegatif(String avant, Candidat candidat) {
        Matcher signe = NEGATIF.matcher(avant);
        return signe.find() && !avant.endsWith(" ") && !candidat.cle().isEmpty();
    }

    /** A second amount right after the first is of the next column, where columns are joined by single spaces. */
    private Stream<Montant> suivantDansLaCellule(Candidat candidat) {
        Matcher nombre = premierNombre(candidat.cle());
        if (nombre == null) {
            return Stream.empty();
        }
        Matcher suite = SUITE.matcher(candidat.cle())
                .region(nombre.end(), candidat.cle().length());
        int fin = suite.lookingAt() ? suite.end() : nombre.end();
        Matcher suivant = MONTANT_SUIVANT
                .matcher(candidat.cle())
                .region(fin, candidat.cle().length());
        return suivant.lookingAt() && (suivant.group("signe") == null || candidat.place() == Candidat.Place.DESSOUS)
                ? Stream.ofNullable(auDebut(suivant.group("nombre")))
                : Stream.empty();
    }

    /** Two amounts beside one label are those of two columns: nobody knows which one the label means. */
    private Stream<Montant> voisin(int ligne, int rang) {
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        return rang + 2 < cellules.size()
                ? Stream.ofNullable(auDebut(cellules.get(rang + 2).cle()))
                : Stream.empty();
    }

    private @Nullable Montant valeur(Candidat candidat) {
        Montant montant = auDebut(candidat.cle());
        if (montant == null || (montant.estNul() && !recherche.nul())) {
            return null;
        }
        boolean unTaux =
                recherche.parTaux() && candidat.place() == Candidat.Place.DESSOUS && TAUX_DE_TVA.contains(montant);
        return unTaux ? null : montant;
    }

    private static @Nullable Matcher premierNombre(String cle) {
        Matcher unite = UNITE.matcher(cle);
        int debut = unite.lookingAt() ? unite.end() : 0;
        Matcher nombre = MONTANT.matcher(cle).region(debut, cle.length());
        nombre.useTransparentBounds(true);
        return nombre.lookingAt() ? nombre : null;
    }

    /** Reads an amount at the start of a text, its currency before it or after; null when it is anything else. */
    private @Nullable Montant auDebut(String brut) {
        String cle =
                recherche.genre() == Genre.VERSE ? SIGNE_MOINS.matcher(brut).replaceFirst("") : brut;
        Matcher nombre = premierNombre(cle);
        if (nombre == null) {
            return null;
        }
        String centimes = nombre.group("centimes") != null ? nombre.group("centimes") : nombre.group("suite");
        Matcher signe = SUITE.matcher(cle).region(nombre.end(), cle.length());
        boolean enMonnaie = signe.lookingAt() && signe.group("signe") != null;
        String suite = cle.substring(signe.lookingAt() ? signe.end() : nombre.end());
        if (!peutSuivre(suite, enMonnaie, centimes != null)) {
            return null;
        }
        long euros =
                Long.parseLong(PAS_UN_CHIFFRE.matcher(nombre.group("euros")).replaceAll(""));
        long reste = centimes == null ? 0 : Long.parseLong((centimes + "0").substring(0, 2));
        return new Montant(euros * 100 + reste);
    }

    private boolean peutSuivre(String suite, boolean enMonnaie, boolean auCentime) {
        boolean entreParentheses = suite.startsWith("(");
        String mot = entreParentheses ? suite.substring(1).strip() : suite;
        if (mot.isEmpty() || !Character.isLetter(mot.charAt(0))) {
            return true;
        }
        if (!convient(mot) || MESURE.matcher(mot).lookingAt()) {
            return false;
        }
        if (!auCentime && !entreParentheses) {
            return MOT_SUIVANT_DES_EUROS.matcher(mot).lookingAt();
        }
        return enMonnaie || MOT_SUIVANT.matcher(mot).lookingAt();
    }

    /** Whether the label after an amount, if there is one, is of what is looked for. */
    private boolean convient(String suite) {
        Matcher apres = LIBELLE_APRES.matcher(suite);
        if (!apres.lookingAt()) {
            return true;
        }
        if (recherche.genre() == Genre.HORS_TAXE) {
            return apres.group("ht") != null;
        }
        return recherche.genre() == Genre.TAXE ? apres.group("tva") != null : apres.group("ttc") != null;
    }

    /** Reads an amount that is written as {@link #NOMBRE} says; null when it is not. */
    static @Nullable Montant lire(String nombre) {
        return nombre.matches(NOMBRE)
                ? new Montant(Long.parseLong(PAS_UN_CHIFFRE.matcher(nombre).replaceAll("")))
                : null;
    }
}
