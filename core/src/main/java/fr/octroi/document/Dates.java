package fr.octroi.document;

import fr.octroi.document.TextePiece.Candidat;
import fr.octroi.document.TextePiece.Cellule;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the date of a document itself, not that of a payment, a delivery, a birth.
 *
 * <p>Labels are ranked; the first rank that gives any date decides, and gives none when it gives several. A date without a
 * label counts last, and only when it is the only one.
 */
final class Dates {

    private static final Map<String, Integer> MOIS = Map.ofEntries(
            Map.entry("JAN", 1),
            Map.entry("FEV", 2),
            Map.entry("FEB", 2),
            Map.entry("APR", 4),
            Map.entry("MAY", 5),
            Map.entry("AUG", 8),
            Map.entry("MAR", 3),
            Map.entry("AVR", 4),
            Map.entry("MAI", 5),
            Map.entry("JUIN", 6),
            Map.entry("JUN", 6),
            Map.entry("JUIL", 7),
            Map.entry("JUL", 7),
            Map.entry("AOU", 8),
            Map.entry("SEP", 9),
            Map.entry("OCT", 10),
            Map.entry("NOV", 11),
            Map.entry("DEC", 12));

    private static final String EN_LETTRES =
            "JANV?(?:IER|UARY)?|FEVR?(?:IER)?|FEB(?:RUARY)?|MARS?|MARCH|AVR(?:IL)?|APR(?:IL)?|MAI|MAY|JUIN|JUNE?|JUIL(?:LET)?|JULY?|AOUT?|AUG(?:UST)?|SEPT?(?:EMBRE|EMBER)?"
                    + "|OCT(?:OBRE|OBER)?|NOV(?:EMBRE|EMBER)?|DEC(?:EMBRE|EMBER)?";

    private static final GuardedPattern DATE = GuardedPattern.of(
            "(?<![0-9/.-])(?:"
                    + "(?<an>20[0-9]{2})-(?<mois>[0-9]{2})-(?<jour>[0-9]{2})"
                    + "|(?<j>[0-9]{1,2})\\s?[/.-]\\s?(?<m>[0-9]{1,2})\\s?[/.-]\\s?(?<a>20[0-9]{2}|[0-9]{2})"
                    + "|(?<jj>[0-9]{1,2})\\s?(?:ER|ST|ND|RD|TH)?[\\s-](?<mot>" + EN_LETTRES
                    + ")[.,]?[\\s-](?<aa>20[0-9]{2}|[0-9]{2})"
                    + "|\\b(?<mois2>" + EN_LETTRES
                    + ")\\.?\\s(?<jour2>[0-9]{1,2})(?:ST|ND|RD|TH)?,?\\s(?<an2>20[0-9]{2})"
                    + ")(?![0-9/]|[.-][0-9]|\\s[-\u2013]\\s[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]|\\sAU\\s(?!(?:HAVRE|MANS|CREUSOT|RAINCY|BOURGET|PONTET|TOUQUET|PUY|PERREUX|CHESNAY|CANNET|VESINET|PECQ)\\b))");

    /** No French document has a seventeenth month: this one writes the month first. */
    private static final GuardedPattern MOIS_PUIS_JOUR =
            GuardedPattern.of("(?<![0-9/])(?:0?[1-9]|1[0-2])/(?:1[3-9]|2[0-9]|3[01])/20[0-9]{2}(?![0-9])");

    /** Days and months cannot be told apart where people may write the month first. */
    private static final GuardedPattern DES_NOMBRES = GuardedPattern.of(
            "(?<![0-9/.-])[0-9]{1,2}\\s?[/.-]\\s?[0-9]{1,2}\\s?[/.-]\\s?(?:20)?[0-9]{2}(?![0-9/]|[.-][0-9])");

    /** Whatever other currency stands beside them. */
    private static final GuardedPattern DOLLARS = GuardedPattern.of(
            "[$]\\s?[0-9]|[0-9]\\s?[$]|\\bUSD\\b|\\bDOLLARS?\\b|\\bCAD\\s?[0-9]{1,3}[ ,.]?[0-9]{2}|[0-9]\\s?CAD\\b|\\(CAD\\)");

    private static final Pattern AVANT_LA_DATE = Pattern.compile(
            "(?:[\\s:.,(-]|\\bON\\b|\\bLE\\b|\\bDU\\b|\\b(?:LUN|MAR|MERCRE|JEU|VENDRE|SAME)DI\\b|\\bDIMANCHE\\b)*");

    private static final String SUJET =
            "(?:FACTURE|FACTURATION|FACT\\.?|EMISSION|EDITION|CREATION|DOCUMENT|PIECE|ETABLISSEMENT|AVIS|DEVIS|QUITTANCE"
                    + "|ATTESTATION|SIGNATURE|COURRIER|L'AVIS|LA FACTURE|LA QUITTANCE|L'ATTESTATION)";

    private static final String FIN_DU_LIBELLE = "(?:\\s:\\s?\\S{1,30})?\\sDU\\b";

    /** From what a document is to its date, without the number of another document between, unless it is set apart. */
    private static final String DU =
            "(?:\\([^()]{0,30}\\)|(?:,\\s[^,]{0,30},|\\s-\\s.{0,25}?\\s-)(?=\\sDU\\b)|(?!\\b(?:FACTURE|DEVIS|COMMANDE|AVOIR)\\b[^:(]{0,12}[0-9])[^:]){0,40}?"
                    + FIN_DU_LIBELLE;

    private static final GuardedPattern DATE_DU_DOCUMENT = GuardedPattern.of(
            "\\bDATE\\s?(?:DE\\s|D'\\s?|DU\\s)?(?:VENTE ET (?:DE\\s|D'\\s?)?)?(?:LA\\s|L'\\s?)?"
                    + SUJET
                    + "(?:\\sDE\\s(?:L'\\s?|LA\\s)(?:AVIS|FACTURE|QUITTANCE|ATTESTATION))?(?!\\s?[A-Z])|\\b(?:EMISE?|ETABLIE?|FACTUREE?)\\s(?:A\\s.{1,30}\\s)?LE\\b|\\b(?:INVOICE|ISSUE|BILLING) DATE\\b"
                    + "|\\bDATE OF (?:ISSUE|INVOICE)\\b|^DATE (?:DE (?:LA )?(?:FACTURE|FACTURATION)|D'\\s?EMISSION)(?=\\sDATE D[^0-9]*$)"
                    // On an invoice from across the border.
                    + "|^(?:RECHNUNGSDATUM|FACTUURDATUM|DATA (?:FATTURA|DOCUMENTO)|FECHA (?:(?:DE (?:LA )?)?FACTURA|DE EMISION))(?=\\s?:|\\s[0-9]|$)|^FATTURA\\s(?:ELETTRONICA |ACCOMPAGNATORIA |IMMEDIATA |DIFFERITA |DI VENDITA )?N\\s?[.\u00B0]?\\s?[0-9][^\\s:]{0,15}\\sDEL\\b");

    private static final GuardedPattern FACTURE_DU = GuardedPattern.of("\\b(?:FACTURE|AVIS|QUITTANCE)\\b" + DU);

    private static final List<GuardedPattern> LIBELLES = List.of(DATE_DU_DOCUMENT, FACTURE_DU);

    /** A second print. */
    private static final GuardedPattern UN_DUPLICATA = GuardedPattern.of("\\bDUPLICATA\\b(?! SUR DEMANDE)");

    private static final GuardedPattern DATE_D_EDITION = GuardedPattern.of("\\bDATE D'\\s?(?:EDITION|IMPRESSION)\\b");

    private static final GuardedPattern DATE_DE_VENTE = GuardedPattern.of("\\bDATE DE (?:LA )?VENTE\\b");

    private static final GuardedPattern DATE_DE_COMMANDE =
            GuardedPattern.of("\\bDATE (?:DE (?:LA |VOTRE )?)?COMMANDE\\b");

    private static final GuardedPattern COMMANDE_PASSEE = GuardedPattern.of("\\bCOMMANDE\\b[^:]{0,40}?\\sPASSEE LE\\b");

    /** Where nothing else dates an order. */
    private static final GuardedPattern COMMANDE_LE = GuardedPattern.of(
            "^COMMANDEE? LE\\b|^BON DE COMMANDE\\sN\\s?\u00B0\\s?\\S{3,24}\\s[-\u2013]\\s(?=[0-9]{1,2}[/.][0-9]{1,2}[/.]20[0-9]{2}$)");

    /** Before them an order is no other document. */
    private static final Set<GuardedPattern> D_UNE_COMMANDE = Set.of(DATE_DE_COMMANDE, COMMANDE_PASSEE, COMMANDE_LE);

    /** A delivery note without another day has that on which the goods left. */
    private static final GuardedPattern DATE_D_EXPEDITION = GuardedPattern.of("^DATE D'\\s?EXPEDITION\\s?(?::|$)");

    /** What these name is another document, with its own date. */
    private static final Map<String, List<GuardedPattern>> LIBELLES_SANS_FACTURE = Map.of(
            Nature.DEVIS.name(),
            List.of(DATE_DU_DOCUMENT),
            Nature.AVOIR.name(),
            List.of(
                    DATE_DU_DOCUMENT,
                    GuardedPattern.of("^DATE (?:DE L'|DE VOTRE |D')\\s?AVOIR(?=\\s?:|\\s[0-9]|$)"),
                    GuardedPattern.of("\\bAVOIR\\b" + DU)),
            Nature.BON_DE_LIVRAISON.name(),
            List.of(DATE_DU_DOCUMENT, GuardedPattern.of("\\b(?:BON DE (?:LIVRAISON|RECEPTION)|BORDEREAU)\\b" + DU)),
            Nature.BON_DE_COMMANDE.name(),
            List.of(
                    DATE_DE_COMMANDE,
                    DATE_DU_DOCUMENT,
                    COMMANDE_PASSEE,
                    GuardedPattern.of("\\bBON DE COMMANDE\\b" + DU)));

    /** Before ", le" a place says where a document was written; other words, what was done with it. */
    private static final Pattern PAS_UN_LIEU = Pattern.compile(
            "\\b(?:DEPOSEE?S?|POUR|BON(?!-)|LU|VU|SUITE|VISITE|ESSAI|RENDEZ-VOUS|DEPUIS|RECUE?S?|SIGN\\w*|APPROUVEE?|ACCORD|ACQUIT\\w*|CLIENTE?|FAITE?|DELIVREE?|PAYEE?|REGLEE?|LIVREE?|OUVERTE?S?|NEE?|IMPRIMEE?|EDITEE?|EMISE?|ARRIVEE?|COURRIER|MARQUAGE|MONTAGE|FERMETURE|REOUVERTURE|DEBIT\\w*|TERMINEE?|EFFECTUEE?|COPIE|TIREE?|EXTRAIT\\w*|TELECHARGEE?|DISPOSITION)\\b|\\b(?:MAIRIE|MISE|REMISE?|JOUR)\\b(?!.*,\\sLE\\s$)");

    private static final GuardedPattern EN_UN_LIEU_LE = GuardedPattern.of("^[A-Z' -]{2,40}+,\\sLE\\s(?=[0-9])");

    private static final GuardedPattern FAIT_LE = GuardedPattern.of(
            "\\b(?:FAITE?|SIGNEE?|DELIVREE?)\\b(?:\\sA\\s.{1,40}?)?[\\s,]+LE\\b|^DOCUMENT REMIS LE\\b|^(?!(?:LE|.)\\s[0-9])[A-Z' -]{2,46}+(?:(?<=\\s)|,\\s(?:LE\\s)?)(?=[0-9])|^LE\\b");

    /** Of a place whose name starts with an article, which elsewhere ends a period. */
    private static final GuardedPattern FAIT_AU_LIEU = GuardedPattern.of(
            "^FAIT AUX? (?!(?:MOMENT|COMPTANT|NOM|TITRE|MAGASIN|COMPTOIR|SIEGE)\\b)(?!.{0,60}\\bPASSEE?\\b)[A-Z][A-Z' -]{1,38}?[\\s,]+LE\\b");

    private static final Set<GuardedPattern> PAR_LE_LIEU = Set.of(EN_UN_LIEU_LE, FAIT_LE);

    private static final Pattern PAR_SON_ACTE = Pattern.compile("LE$|(?:FAITE?|SIGNEE?|DELIVREE?)\\b");

    /** A day that starts a line in small letters, and goes on in them, is of a sentence. */
    private static final Pattern DANS_UNE_PHRASE =
            Pattern.compile("^le\\s[0-9]{1,2}(?:er)?\\s\\p{Ll}{3,9}\\.?\\s20[0-9]{2}\\s\\p{Ll}{2,}\\s\\p{Ll}");

    private static final Pattern SUITE_D_UNE_PHRASE =
            Pattern.compile("(?<!\\b(?:FAIT|SIGN|DELIVRE|ETABLI|EMIS)E?)\\s(?:A|DE|EN|SUR)$");

    private static final GuardedPattern EDITE_LE = GuardedPattern.of("\\bEDITEE?\\s(?:A\\s.{1,30}\\s)?LE\\b");

    /** A copy is printed after the day of the document. */
    private static final Pattern A_LA_DEMANDE = Pattern.compile("\\bEDITEE?\\sLE\\s.{6,25}\\sA LA DEMANDE\\b");

    /** A title with its number, where columns were joined by single spaces: beside the seller's name or address, for invoices are cited. */
    private static final GuardedPattern TITRE_NUMEROTE = GuardedPattern.of("(?<!\\b(?:" + Nature.AVANT_UNE_CITEE
            + "))(?:^|\\s)FACTURE\\s(?=[A-Z/_-]{0,9}[0-9])[A-Z0-9/_-]{3,22}\\s(?=" + Nature.UN_JOUR + "$)");

    private static final List<GuardedPattern> A_DEFAUT = List.of(
            EDITE_LE,
            GuardedPattern.of("^DATE(?=\\s?(?::|$|[0-9]))|\\bDATE\\s?:|\\bDATE(?=\\s[0-9]{1,2}[/.-][0-9]{1,2}[/.-])"),
            EN_UN_LIEU_LE,
            FAIT_LE,
            FAIT_AU_LIEU,
            GuardedPattern.of(
                    "^(?:(?:TAX )?INVOICE(?:\\s\\S{1,30}){0,3}\\s)?(?:ISSUED|DATED|GENERATED)\\b(?: ON THE\\b)?"),
            // Under a title.
            GuardedPattern.of(
                    "^N\\s?[\u00B0\u00BA]\\s?(?=[A-Z0-9])(?!.*\\b(?:CLIENTE?|COMMANDE|CONTRAT|DEVIS|DOSSIER|BON|BL|COMPTE|SERIE|CHEQUE)\\b)[^:]{3,30}?\\sDU(?=\\s[0-9]{1,2}[/.-])"),
            TITRE_NUMEROTE);

    /** Of no title: when a second print was made. */
    private static final Pattern EDITE_SEUL = Pattern.compile("EDITEE?\\sLE\\b");

    /** What was printed again says when that was. */
    private static final List<GuardedPattern> A_DEFAUT_D_UN_DUPLICATA =
            A_DEFAUT.stream().filter(libelle -> libelle != EDITE_LE).toList();

    private static final GuardedPattern TITRE_ET_NUMERO =
            GuardedPattern.of("^FACTURE\\sN\\s?\u00B0\\s?:?\\s?[A-Z0-9][A-Z0-9/_.-]{2,30}$");

    private static final Pattern UN_JOUR_SEUL = Pattern.compile("(?:DU |LE )?" + Nature.UN_JOUR);

    private static final Pattern UN_AUTRE_JOUR =
            Pattern.compile("\\b(?:DATE|ECHEANCE|COMMANDE|LIVRAISON|AVANT|LIMITE|PERIODE|PRELEVEMENT|LE|DU)\\b");

    private static final Set<String> D_UNE_FACTURE = Set.of(Nature.FACTURE.name(), Nature.JUSTIFICATIF_DOMICILE.name());

    /** Farther down, other invoices are cited. */
    private static final int LIGNES_D_EN_TETE = 12;

    /** A head that an extraction laid among others, without its value. */
    private static final GuardedPattern TETE_DE_LA_DATE = GuardedPattern.of(
            "^(?:INVOICE DATE\\s?/\\s?)?DATE(?:\\s(?:DE\\s|D'\\s?)?(?:LA\\s)?(?:FACTURE|FACTURATION|EMISSION|EDITION|ETABLISSEMENT|PIECE|DOCUMENT))?\\s?:?$");

    /** One day under two labels. */
    private static final Pattern ET_UNE_AUTRE_DATE = Pattern.compile(
            "\\s?/\\s?(?:DATE (?:DE |D'\\s?)(?:LA )?[A-Z]{4,20}|LIVRAISON|DELIVERY DATE|DATE OF (?:SUPPLY|DELIVERY))\\s?:?");

    private static final Pattern UNE_RANGEE_DE_TETES = Pattern.compile(
            "^DATE\\s[^0-9]{0,40}\\s(?:DATE|ECHEANCE|N\\s?\u00B0|NUMERO|CLIENT|ORIGINE|REFERENCE|MODE|REGLEMENT)\\b[^0-9]*$");

    private static final GuardedPattern DEVIS_DU = GuardedPattern.of("\\bDEVIS\\b[^:]{0,40}?" + FIN_DU_LIBELLE);

    /** A quote that another answers to is not its own. */
    private static final Pattern DEVIS_CITE = Pattern.compile(
            "^REF.*[0-9]|\\b(?:MODIFI|COMPL|SUITE|SELON|SUIVANT|REMPL|ANNUL)[A-Z]{0,8}\\s(?:(?:NOTRE|VOTRE|LE|AU|DU|A)\\s){0,2}$");

    /** What another document answers to, and that has its own date: by the document whose own it is, blank for one that nobody knows. */
    private static final Map<String, GuardedPattern> LE_SIEN = Map.of(
            Nature.DEVIS.name(),
            DEVIS_DU,
            Nature.BON_DE_COMMANDE.name(),
            GuardedPattern.of("\\bCOMMANDE\\b" + DU),
            Nature.BON_DE_LIVRAISON.name(),
            DATE_D_EXPEDITION,
            "",
            GuardedPattern.of("\\b(?:DEVIS|COMMANDE)\\b" + DU));

    private static final Pattern AUTRE_FACTURE =
            Pattern.compile("FACTURE\\s(?:D'\\s?|DE\\s)?(?:ACOMPTE|PRO[\\s-]?FORMA)");

    private static final Pattern FACTURE_CITEE = Pattern.compile("FACTURE D'\\s?ORIGINE\\b");

    private static final Pattern DEVIS = Pattern.compile("\\b(?:DEVIS|PRO[\\s-]?FORMA)\\b");

    /** What an English invoice names, and that has its own date. */
    private static final GuardedPattern QUOTE_OR_CERTIFICATE =
            GuardedPattern.of("\\b(?:QUOTES?|QUOTATIONS?|CERTIFICATES?)\\b");

    /** Words that make the document after them another one. */
    private static final GuardedPattern AUTRE_DOCUMENT = GuardedPattern.of(
            "\\b(?:ACOMPTE|ARRHES|AVOIR|ANNUL\\w*|REMPLAC\\w*|RECTIFI\\w*|DEDUCTION|DEDUITE?)\\b[^0-9]{0,20}$|(?:^|[0-9]\\s|\\bAVOIR\\b.{0,30}\\s)SUR\\s(?:LA |NOTRE )?$|\\bAVOIR\\b.{0,30}\\sSUR\\sVOTRE\\s$");

    /** What is sent with a letter has its own date. */
    private static final Pattern CE_QUI_EST_JOINT = Pattern.compile("^(?:P\\.?\\s?J\\.?|PIECES? JOINTES?)\\s?:");

    /** On the invoice for a deposit, what it refers to. */
    private static final Pattern D_APRES_UN_AUTRE = Pattern.compile("\\bREF(?:ERENCE)?S?\\.?\\s?:?\\s?$");

    /** Words that make the date after them another's. */
    private static final GuardedPattern AUTRE_DATE =
            GuardedPattern.of("\\b(?:ECHEANCE|PAIEMENT|PAYE[RE]?E?|PAYABLE|REGLE(?:E|MENT|R)?|LIVR\\w*|EXPEDI\\w*"
                    + "|NAISSANCE|NEE?|ACQUITT\\w*|VALABLE|VALIDITE|VALIDE|EXPIRE\\w*|JUSQU\\w*|AVANT|LIMITE|PERIODE|AU|DEPUIS|COMMANDEE?|PRELEV\\w*|PROCHAINE?"
                    + "|ARRHES|VERSEE?S?|RETOURS?|ECHANGES?|(?:DUPLICATA|COPIE|EXEMPLAIRE) (?:EDITEE?|IMPRIMEE?|TIREE?)|MISE EN SERVICE|SOUSCRI\\w*|RELEVE|RELEVES|CONTRA(?:C?T|CTS)|PRECEDENTE?|ACOMPTE|EFFET|LOI|DECRET|ARRETE|DIRECTIVE|ENCAISS\\w*|GARANTIE"
                    + "|CHEQUE|VIREMENT|CB|CARTE|ENLEVEMENT|RETRAIT|ARRIVEE?|MISE A JOUR|DUE|PAID|PAYMENT|DELIVER\\w*|SHIP\\w*|ORDER\\w*|VALID|UNTIL|BIRTH|SUPPLY|STATEMENT|LEISTUNG\\w*|LIEFER\\w*|BEZAHLT|ZAHL(?:UNG|BAR)\\w*|BETA(?:ALD|LING)\\w*|VOLDAAN|VERSAT[OI]|ACCONTO|PAGAT[OI]|PAGAMENTO|SCADENZ[AE]|ENTREGA|PAGO|OPERACION|VENCIMIENTO|BIS(?!,?\\s"
                    + AdressesEcrites.GENRE_DE_VOIE + "\\b))\\b");

    private static final Pattern A_VENIR = Pattern.compile("\\b(?:SERA|SERONT)\\b");

    /** Of when a thing was bought or brought, which may be the document's own day. */
    private static final Pattern D_UNE_CHOSE = Pattern.compile("\\b(?:ACHETEE?S?|DEPOSEE?S?|DEPOT) (?:LE|DU)\\b");

    private Dates() {}

    /** Finds the date, or null when there is none or more than one, or when days and months cannot be told apart. */
    static @Nullable LocalDate duDocument(TextePiece texte) {
        if (texte.porte(MOIS_PUIS_JOUR) || (texte.porte(DES_NOMBRES) && texte.porte(DOLLARS))) {
            return null;
        }
        String nature = texte.natureDuNumero();
        boolean duplicata = texte.porte(UN_DUPLICATA);
        Set<LocalDate> duDuplicata = duplicata ? aCoteDeSonEdition(texte) : Set.of();
        if (!duDuplicata.isEmpty()) {
            return seule(duDuplicata);
        }
        Set<LocalDate> libellees = premieres(LIBELLES_SANS_FACTURE.getOrDefault(nature, LIBELLES), texte);
        if (!libellees.isEmpty()) {
            return seule(libellees);
        }
        GuardedPattern leSien = LE_SIEN.get(nature);
        Set<LocalDate> autres = leSien == null ? Set.of() : apres(leSien, texte);
        if (autres.isEmpty()) {
            autres = premieres(duplicata ? A_DEFAUT_D_UN_DUPLICATA : A_DEFAUT, texte);
        }
        if (autres.isEmpty() && nature.equals(Nature.BON_DE_COMMANDE.name())) {
            autres = apres(COMMANDE_LE, texte);
        }
        if (autres.isEmpty()) {
            autres = aCoteDuTitre(texte, nature);
        }
        if (autres.isEmpty()) {
            autres = enPile(texte);
        }
        return seule(autres.isEmpty() ? sansLibelle(texte, nature) : autres);
    }

    /** A second print has the day of its printing on the line of that of the sale or of the invoice. */
    private static Set<LocalDate> aCoteDeSonEdition(TextePiece texte) {
        return Stream.of(DATE_DE_VENTE, FACTURE_DU)
                .filter(libelle -> texte.lignes(DATE_D_EDITION).stream()
                        .map(texte::cle)
                        .anyMatch(cle -> DATE_D_EDITION.matcher(cle).find()
                                && libelle.matcher(cle).find()))
                .findFirst()
                .map(libelle -> apres(libelle, texte))
                .orElse(Set.of());
    }

    /** A day alone beside the title of an invoice and its number, on a line that has no more and below no head: a list of invoices has their amounts. */
    private static Set<LocalDate> aCoteDuTitre(TextePiece texte, String nature) {
        Set<LocalDate> dates = new TreeSet<>();
        if (D_UNE_FACTURE.contains(nature)) {
            texte.parcourir(TITRE_ET_NUMERO, (ligne, rang, cellule) -> {
                List<Cellule> cellules = texte.lignes().get(ligne).cellules();
                if (rang == 0
                        && cellules.size() == 2
                        && ligne < LIGNES_D_EN_TETE
                        && TITRE_ET_NUMERO.matcher(cellule.cle()).find()
                        && UN_JOUR_SEUL.matcher(cellules.get(1).cle()).matches()
                        && estSeulDansSaColonne(texte, ligne, cellules.get(1))) {
                    ajouter(dates, List.of(Candidat.of(cellules.get(1), Candidat.Place.CELLULE_SUIVANTE)));
                }
            });
        }
        return dates;
    }

    /** Neither below the head of another day, nor over another invoice's. */
    private static boolean estSeulDansSaColonne(TextePiece texte, int ligne, Cellule jour) {
        boolean sousUneTete = ligne > 0
                && texte.enRegard(ligne - 1, jour).stream()
                        .anyMatch(tete -> UN_AUTRE_JOUR.matcher(tete.cle()).find());
        return !sousUneTete && !TITRE_ET_NUMERO.matcher(texte.cle(ligne + 1)).find();
    }

    /** Where heads stand one below the other and their values after them in the same order, the day is at its place. */
    private static Set<LocalDate> enPile(TextePiece texte) {
        return texte.lignes(TETE_DE_LA_DATE).stream()
                .filter(tete ->
                        TETE_DE_LA_DATE.matcher(texte.lignes().get(tete).cle()).find())
                .flatMap(tete -> Identifiants.valeurEnPile(texte, tete).stream())
                .flatMap(valeur -> Stream.ofNullable(auDebut(valeur.cle())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<LocalDate> premieres(List<GuardedPattern> libelles, TextePiece texte) {
        for (GuardedPattern libelle : libelles) {
            Set<LocalDate> trouvees = apres(libelle, texte);
            if (!trouvees.isEmpty()) {
                return trouvees;
            }
        }
        return Set.of();
    }

    private static Set<LocalDate> apres(GuardedPattern libelle, TextePiece texte) {
        Set<LocalDate> trouvees = new TreeSet<>();
        Set<LocalDate> dUnArticle = new TreeSet<>();
        texte.parcourir(libelle, (ligne, rang, cellule) -> {
            GuardedMatcher trouve = libelle.matcher(cellule.cle());
            while (trouve.find()) {
                if (estDUnAutre(texte.nature(), libelle, trouve, cellule.cle())
                        || (libelle == EDITE_LE
                                && A_LA_DEMANDE.matcher(cellule.cle()).find())
                        || (texte.nature().equals(Nature.AVOIR.name())
                                && trouve.group().contains("FACTURE")
                                && suitLaFactureCitee(
                                        texte.lignes().get(ligne).cellules().subList(0, rang)))
                        || (libelle == TITRE_NUMEROTE && !Nature.estAuCoteDuVendeur(ligne, cellule.cle()))
                        || (PAR_LE_LIEU.contains(libelle) && estAilleurs(texte, ligne, cellule, trouve))) {
                    continue;
                }
                Matcher autre = ET_UNE_AUTRE_DATE
                        .matcher(cellule.cle())
                        .region(trouve.end(), cellule.cle().length());
                List<Candidat> candidats = texte.valeurs(ligne, rang, autre.lookingAt() ? autre.end() : trouve.end());
                candidats.stream()
                        .filter(candidat -> auDebut(candidat.cle()) != null)
                        .filter(candidat -> candidat.place() != Candidat.Place.DESSOUS || !estSurUneTete(texte, ligne))
                        .limit(1)
                        .forEach(candidat -> ajouter(
                                candidat.place() == Candidat.Place.DESSOUS
                                                && Identifiants.estUneTeteDArticles(texte, ligne)
                                        ? dUnArticle
                                        : trouvees,
                                List.of(candidat)));
                if (trouve.start() == 0
                        && UNE_RANGEE_DE_TETES.matcher(cellule.cle()).find()) {
                    // Heads that were joined by single spaces: the first has the first value below.
                    ajouter(
                            trouvees,
                            texte.dessous(ligne, cellule, 1).stream()
                                    .map(dessous -> Candidat.of(dessous, Candidat.Place.DESSOUS))
                                    .toList());
                }
            }
        });
        // Below the head of a column of items stands the day of one.
        return trouvees.isEmpty() ? dUnArticle : trouvees;
    }

    /** Then what is farther below is of that head, or of a pile whose order says more. */
    private static boolean estSurUneTete(TextePiece texte, int ligne) {
        return ligne + 1 < texte.lignes().size()
                && Identifiants.estUneTete(texte.lignes().get(ligne + 1));
    }

    private static boolean suitLaFactureCitee(List<Cellule> aGauche) {
        return aGauche.stream()
                .anyMatch(cellule -> FACTURE_CITEE.matcher(cellule.cle()).find());
    }

    /** Whether a label is of another document that this one cites, by what stands before it and in it. */
    private static boolean estDUnAutre(String nature, GuardedPattern libelle, GuardedMatcher trouve, String cle) {
        String avant = cle.substring(0, trouve.start());
        boolean unAcompte = nature.equals(Nature.FACTURE_D_ACOMPTE.name());
        String saSorte = unAcompte ? "ACOMPTE" : nature.equals(Nature.FACTURE_PRO_FORMA.name()) ? "FORMA" : "";
        return (libelle == DEVIS_DU && DEVIS_CITE.matcher(avant).find())
                || (unAcompte && D_APRES_UN_AUTRE.matcher(avant).find())
                || estUneAutre(
                        D_UNE_COMMANDE.contains(libelle) || libelle == DATE_D_EXPEDITION || libelle == FAIT_AU_LIEU
                                ? avant
                                : cle.substring(0, trouve.end()),
                        nature.equals(Nature.FACTURE.name()))
                || AUTRE_DOCUMENT.matcher(avant).find()
                || FACTURE_CITEE.matcher(trouve.group()).lookingAt()
                || CE_QUI_EST_JOINT.matcher(cle).lookingAt()
                || estDUneAutreSorte(cle, trouve, saSorte);
    }

    /** Whether words before a day are where a document was written, and no other words, nor the end of a sentence of the line above. */
    private static boolean estAilleurs(TextePiece texte, int ligne, Cellule cellule, GuardedMatcher libelle) {
        if (libelle.group().equals("LE")
                && DANS_UNE_PHRASE.matcher(cellule.texte()).find()) {
            return true;
        }
        if (libelle.start() > 0 || PAR_SON_ACTE.matcher(libelle.group()).lookingAt()) {
            return false;
        }
        return auDebut(cellule.cle().substring(libelle.end())) == null
                || PAS_UN_LIEU.matcher(libelle.group()).find()
                || (ligne > 0
                        && SUITE_D_UNE_PHRASE.matcher(texte.cle(ligne - 1)).find());
    }

    /** An invoice names the one for its deposit, or the one before it that was none; each of these names itself. */
    private static boolean estDUneAutreSorte(String cle, GuardedMatcher libelle, String laSienne) {
        Matcher autre = AUTRE_FACTURE.matcher(libelle.group());
        return autre.find()
                && (laSienne.isEmpty()
                        || !autre.group().endsWith(laSienne)
                        || cle.substring(0, libelle.start() + autre.start()).contains("FACTURE"));
    }

    /** What follows another number is not said of that number. */
    private static boolean estUneAutre(String avant, boolean facture) {
        int chiffre = avant.length();
        while (chiffre > 0 && !Character.isDigit(avant.charAt(chiffre - 1))) {
            chiffre--;
        }
        String depuis = avant.substring(chiffre);
        return AUTRE_DATE.matcher(depuis).find()
                || (facture && QUOTE_OR_CERTIFICATE.matcher(depuis).find());
    }

    private static void ajouter(Set<LocalDate> dates, List<Candidat> candidats) {
        for (Candidat candidat : candidats) {
            LocalDate date = auDebut(candidat.cle());
            if (date != null) {
                dates.add(date);
                return;
            }
        }
    }

    private static Set<LocalDate> sansLibelle(TextePiece texte, String nature) {
        boolean facture = nature.equals(Nature.FACTURE.name());
        Set<LocalDate> dates = new TreeSet<>();
        Set<LocalDate> dUneChose = new TreeSet<>();
        Set<LocalDate> aVenir = new TreeSet<>();
        boolean duplicata = texte.porte(UN_DUPLICATA);
        texte.parcourir(DATE, (ligne, rang, cellule) -> {
            GuardedMatcher trouve = DATE.matcher(cellule.cle());
            while (trouve.find()) {
                LocalDate date = lire(trouve);
                if (date == null) {
                    continue;
                }
                String contexte = contexte(texte, ligne, rang, trouve.start());
                if (!AUTRE_DATE.matcher(contexte).find()
                        && !A_LA_DEMANDE.matcher(cellule.cle()).find()
                        && !(duplicata && EDITE_SEUL.matcher(contexte).lookingAt())
                        && !(facture && DEVIS.matcher(contexte).find())
                        && !(facture && QUOTE_OR_CERTIFICATE.matcher(contexte).find())
                        // A quote says "Facturé à" over whom it is for.
                        && !(LIBELLES_SANS_FACTURE.containsKey(nature)
                                && !nature.equals(Nature.DEVIS.name())
                                && contexte.contains("FACTURE"))) {
                    boolean futur = A_VENIR.matcher(contexte).find();
                    (futur ? aVenir : D_UNE_CHOSE.matcher(contexte).find() ? dUneChose : dates).add(date);
                }
            }
        });
        return aVenir.isEmpty() && dates.containsAll(dUneChose) ? dates : Set.of();
    }

    /** What is written before a date in its cell or, when it starts one, in the cells on its left and above. */
    private static String contexte(TextePiece texte, int ligne, int rang, int debut) {
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        Cellule cellule = cellules.get(rang);
        // After another date the columns were joined by single spaces: what heads them is above.
        if (debut > 3 && auDebut(cellule.cle()) == null) {
            return cellule.cle().substring(0, debut);
        }
        StringBuilder contexte =
                new StringBuilder(rang > 0 ? cellules.get(rang - 1).cle() : "");
        if (ligne > 0) {
            texte.lignes().get(ligne - 1).cellules().stream()
                    .filter(cellule::chevauche)
                    .forEach(dessus -> contexte.append(' ').append(dessus.cle()));
        }
        return contexte.toString();
    }

    private static @Nullable LocalDate seule(Set<LocalDate> dates) {
        return dates.size() == 1 ? dates.iterator().next() : null;
    }

    /** Reads a date at the start of a text, "le" and the day of the week before it or not; null when it is anything else. */
    static @Nullable LocalDate auDebut(String cle) {
        Matcher avant = AVANT_LA_DATE.matcher(cle);
        int debut = avant.lookingAt() ? avant.end() : 0;
        GuardedMatcher date = DATE.matcher(cle);
        return date.lookingAt(debut) ? lire(date) : null;
    }

    private static @Nullable LocalDate lire(GuardedMatcher date) {
        try {
            if (date.group("an") != null) {
                return LocalDate.of(nombre(date, "an"), nombre(date, "mois"), nombre(date, "jour"));
            }
            if (date.group("j") != null) {
                return LocalDate.of(annee(nombre(date, "a")), nombre(date, "m"), nombre(date, "j"));
            }
            boolean moisEnTete = date.group("mois2") != null;
            String mot = date.group(moisEnTete ? "mois2" : "mot");
            Integer mois = MOIS.get(mot.startsWith("JUI") ? mot.substring(0, 4) : mot.substring(0, 3));
            if (mois == null) {
                return null;
            }
            return moisEnTete
                    ? LocalDate.of(nombre(date, "an2"), mois, nombre(date, "jour2"))
                    : LocalDate.of(annee(nombre(date, "aa")), mois, nombre(date, "jj"));
        } catch (DateTimeException jourImpossible) {
            return null;
        }
    }

    private static int nombre(GuardedMatcher date, String groupe) {
        return Integer.parseInt(date.group(groupe));
    }

    private static int annee(int lue) {
        return lue < 100 ? 2000 + lue : lue;
    }
}
