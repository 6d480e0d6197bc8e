package fr.octroi.document;

import fr.octroi.document.TextePiece.Candidat;
import fr.octroi.document.TextePiece.Cellule;
import fr.octroi.document.TextePiece.Ligne;
import fr.octroi.dossier.Siret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what has a key or a number: the seller's SIRET, the number of the document. */
final class Identifiants {

    private static final GuardedPattern QUATORZE_CHIFFRES =
            GuardedPattern.of("(?<![0-9])(?<![0-9][ .-])(?<!\\b[A-Z]{2})[0-9](?:[ .-]?[0-9]){13}(?![0-9])");

    private static final GuardedPattern REFERENCE_SEULE = GuardedPattern.of("^REF(?:ERENCE)?\\b\\.?\\s?:?");

    /** Below a reference: it is an item's. */
    private static final GuardedPattern UNE_QUANTITE = GuardedPattern.of("^(?:QUANTITES?|QTES?)\\b");

    /** On the line of an item's reference, or right below it. */
    private static final Pattern UN_PRIX_A_COTE = Pattern.compile("[0-9][.,][0-9]{2}(?![0-9.,/])");

    /** A title alone in its cell, or before what looks like nothing but a number. */
    private static final GuardedPattern TITRE_SEUL = GuardedPattern.of(
            "^(?:FACTURE(?:\\sDE SOLDE)?|INVOICE(?:\\s?/\\s?FACTURE)?)(?=$|\\s(?:[A-Z]{1,4}[-/_]){1,3}[0-9])");

    /** As long as no count, with as many digits as no street, and no customer's. */
    private static final Pattern NUMERO_SEUL = Pattern.compile(
            "(?!CL[-0-9]|CLI|(?:BC|BL|DEV|CMD|CDE)[-_/0-9]|FR[0-9])(?=.{5,24}$)(?=(?:[^0-9]*[0-9]){3})(?:[A-Z]{1,4}[-/_]?[0-9]|(?:[A-Z]{1,4}[-/_]){1,3}[0-9]|[0-9]{2,8}[-/_][A-Z0-9])(?:[A-Z0-9/_-]|\\.(?=[0-9]{3}))*|[1-9][0-9]{5,7}");

    private static final String NUMERO =
            "(?:N\\s?[\u00B0\u00BA]|N\\.?O\\b\\.?|N\\.(?=\\s?(?:[A-Z]{1,4}[-/])?[0-9])|NO\\.|NUM(?:ERO|BER)?\\b\\.?|#)";
    private static final GuardedPattern DEVIS_SEUL = GuardedPattern.of("^DEVIS$");

    private static final GuardedPattern COMMANDE_SEULE = GuardedPattern.of("^BON DE COMMANDE$");

    private static final GuardedPattern AVOIR_SEUL = GuardedPattern.of("^AVOIR$");

    private static final GuardedPattern PRO_FORMA_SEUL = GuardedPattern.of("^(?:FACTURE\\s)?PRO[\\s-]?FORMA$");

    private static final GuardedPattern TICKET_SEUL = GuardedPattern.of("^TICKET$");

    /** What has its number in the next cell or below, a ticket in the next cell alone, and how such a number starts. */
    private static final Map<GuardedPattern, Pattern> NUMEROS_SOUS_UN_TITRE = Map.of(
            DEVIS_SEUL, quiCommencePar("D(?=[-_/]|20)|DEV|DV"),
            COMMANDE_SEULE, quiCommencePar("BC|BDC|CMD|CDE|CO"),
            AVOIR_SEUL, quiCommencePar("AV|AVO|AVR"),
            PRO_FORMA_SEUL, quiCommencePar("PF|PFA|PRO|FP"),
            TICKET_SEUL, Pattern.compile("[0-9]{3,6}-[0-9]{2,4}-(?!20)[0-9]{4,8}"));

    private static final String SUJET =
            "(?:(?:TICKET[\\s-])?FACTURE(?:\\s?/\\s?INVOICE)?(?:\\s(?:DE\\s(?:SOLDE|VENTE)|RECTIFICATIVE|DEFINITIVE|FINALE))?|INVOICE";

    /** On an invoice from across the border, in German, in Dutch, in Italian and in Spanish. */
    private static final GuardedPattern D_AILLEURS = GuardedPattern.of(
            "^(?:RECHNUNGS-?\\s?(?:NR|NUMMER)\\b\\.?|FACTUUR(?:NUMMER|NR)\\b\\.?|FATTURA\\s(?:ELETTRONICA |ACCOMPAGNATORIA |IMMEDIATA |DIFFERITA |DI VENDITA )?N\\s?[.\u00B0\u00BA]|N\\s?[\u00B0\u00BA]\\s?(?:DE\\s)?FACTURA\\b)\\s?:?");

    /** Which nothing but its title announces: letters with a dash or a bar after them, digits, and nothing after it. */
    private static final String NUMERO_QUI_FINIT = "(?:[A-Z]{1,4}[-_/]){1,3}[0-9][A-Z0-9/_-]{0,20}$";

    private static final List<GuardedPattern> LIBELLES_DE_FACTURE = deFacture(SUJET + ")");

    /** Of a document that nobody knows. */
    private static final List<GuardedPattern> LIBELLES_DE_NUMERO =
            deFacture(SUJET + "|DEVIS|PRO[\\s-]?FORMA|BON DE COMMANDE|AVOIR)");

    /** A notice of tax has its number in groups: the year, the department, the rank and a key. */
    private static final GuardedPattern REFERENCE_DE_L_AVIS = GuardedPattern.of("^REFERENCE DE L'\\s?AVIS\\b\\s?:?");

    private static final Pattern NUMERO_D_UN_AVIS =
            Pattern.compile("[0-9]{2}\\s?[0-9][0-9AB]\\s?[0-9A-Z][0-9]{6}\\s?[0-9]{2}");

    /** Without a word that says so, what follows is the month that was paid. */
    private static final GuardedPattern NUMERO_DE_QUITTANCE = GuardedPattern.of(
            "(?:\\bQUITTANCE(?: DE LOYER)?|^AVIS D'\\s?ECHEANCE)\\s(?:N\\s?[\u00B0\u00BA]|NUMERO)\\s?:?(?=\\s?[A-Z0-9])(?!\\s?[01][0-9]/20)|^(?:N\\s?[\u00B0\u00BA]|NUMERO)\\s?(?:DE )?(?:LA )?QUITTANCE\\s?:?");

    /** Of a bill of a home, of a notice of tax on one, of a rent that was paid. */
    private static final List<GuardedPattern> LIBELLES_DE_DOMICILE = Stream.of(
                    Stream.of(REFERENCE_DE_L_AVIS), LIBELLES_DE_NUMERO.stream(), Stream.of(NUMERO_DE_QUITTANCE))
            .flatMap(libelles -> libelles)
            .toList();

    /** What these are is not an invoice: the number of the one that they name is not theirs. */
    private static final Map<String, List<GuardedPattern>> LIBELLES_PAR_NATURE = Map.of(
            Nature.JUSTIFICATIF_DOMICILE.name(), LIBELLES_DE_DOMICILE,
            Nature.AVIS_IMPOSITION.name(), LIBELLES_DE_DOMICILE,
            Nature.FACTURE.name(), LIBELLES_DE_FACTURE,
            Nature.AVOIR.name(),
                    Stream.concat(
                                    libelles("(?:AVOIR|CREDIT NOTE|NOTE DE CREDIT)").stream(),
                                    Stream.of(
                                            GuardedPattern.of("^FACTURE\\sD'\\s?AVOIR(?=\\s" + NUMERO_QUI_FINIT + ")"),
                                            AVOIR_SEUL))
                            .toList(),
            Nature.DEVIS.name(), avecSonTitre("(?:DEVIS|PROPOSITION|OFFRE|QUOTE|QUOTATION)", DEVIS_SEUL),
            Nature.FACTURE_D_ACOMPTE.name(),
                    Stream.concat(
                                    libelles("(?:(?:FACTURE\\s(?:D'\\s?|DE\\s)?)?ACOMPTE|FACTURE|INVOICE)").stream(),
                                    Stream.of(GuardedPattern.of(
                                            "^FACTURE\\sD'\\s?ACOMPTE(?=\\s" + NUMERO_QUI_FINIT + ")")))
                            .toList(),
            Nature.FACTURE_PRO_FORMA.name(),
                    avecSonTitre("(?:(?:FACTURE\\s)?PRO[\\s-]?FORMA|FACTURE|INVOICE)", PRO_FORMA_SEUL),
            Nature.TICKET_DE_CAISSE.name(),
                    avecSonTitre("(?:TICKET(?:\\sDE\\sCAISSE)?|TICK|RECU|RECEIPT)", TICKET_SEUL),
            Nature.BON_DE_COMMANDE.name(), avecSonTitre("(?:(?:BON DE )?COMMANDE|ORDER|BC(?!-))", COMMANDE_SEULE),
            Nature.BON_DE_LIVRAISON.name(),
                    Stream.concat(
                                    libelles(
                                            "(?:(?:BON|BORDEREAU) DE (?:LIVRAISON|RECEPTION)|DELIVERY NOTE|BL(?!-[0-9]))")
                                            .stream(),
                                    Stream.of(
                                            GuardedPattern.of(
                                                    "^(?:BON|BORDEREAU)\\sDE\\sLIVRAISON(?=\\s" + NUMERO_QUI_FINIT
                                                            + ")|^DELIVERY NOTE (?:NO\\.?|NUMBER|N\\s?\u00B0)\\s?/\\s?(?:N\\s?\u00B0|NUMERO) ?(?:DE |DU )?(?:BL|BON)\\b(?: DE LIVRAISON)?\\s?:?")))
                            .toList());

    private static final Pattern UN_TAUX_OU_DES_CENTIMES = Pattern.compile(
            "\\s?%|,[0-9]{2}(?=$|\\s?(?:EUR\\b|\u20AC|T\\.?T\\.?C\\b))|(?<=\\.[0-9]{2})\\s?(?:EUR\\b|\u20AC)");

    /** Under a head, over the next one: the rank of a line. */
    private static final Pattern UN_RANG_DE_LIGNE = Pattern.compile("[0-9]{1,2}");

    /** "Acompte n° 1/2" says which of the deposits it is, and the invoice has a number as well. */
    private static final Pattern UN_RANG = Pattern.compile("[0-9](?:/[0-9])?");

    private static final List<GuardedPattern> LIBELLES_D_UN_RANG = List.of(
            GuardedPattern.of("^" + NUMERO + "(?:\\s?(?:DE\\s)?(?:LA\\s)?FACTURE)?\\s?:?(?=\\s?[A-Z0-9]|$)"),
            GuardedPattern.of(
                    "^FACTURE\\sD'\\s?ACOMPTE(?:\\sN\\s?\u00B0\\s?[0-9]{1,2}\\s[-\u2013])?(?!\\s(?:CMD|CDE|BC|DV|DEV|DE?)[-_/ ]?[0-9])(?=\\s"
                            + NUMERO_QUI_FINIT + ")"));

    private static final List<GuardedPattern> LIBELLES_DE_TICKET = libelles("TICKET(?:\\sDE\\sCAISSE)?");

    /** Digits in threes are one number, and so are twelve in fours; sixteen are a card's. */
    private static final Pattern PAR_GROUPES = Pattern.compile(
            "(?:[0-9]{1,3}(?:\\s[0-9]{3}){2,4}|[0-9]{4}(?:\\s[0-9]{4}){2})(?![0-9A-Z]|[.,/][0-9]|\\s[0-9])");

    /** "1184 / 31 / 0048812": a shop, a till and a rank are one number. */
    private static final Pattern PAR_BARRES =
            Pattern.compile("[0-9]{2,8}\\s/\\s[0-9]{1,8}\\s/\\s[0-9]{3,8}(?!\\s?[0-9A-Z]|\\s?[.,/]\\s?[0-9])");

    private static final Pattern CHIFFRES_PUIS_CHIFFRES = Pattern.compile(
            "[0-9]+(?=\\s[0-9])(?!\\s(?:[0-9]{1,2}/[0-9]{1,2}$|[0-9]{5}\\s[A-Z]|[0-9]{1,4},?\\s(?:BIS\\s)?"
                    + AdressesEcrites.GENRE_DE_VOIE + "\\b))");

    /** Some extractions leave no space between two cells. */
    private static final Pattern UN_LIBELLE_COLLE =
            Pattern.compile("(?<numero>[A-Z0-9][A-Z0-9/_.-]{0,28}[0-9])(?:Date|Page|Client)\\b");

    private static final Pattern DEBUT_D_UN_NUMERO = Pattern.compile("[A-Z0-9][A-Z0-9/_.-]{0,22}-");

    /** Five digits may be a postal code. */
    private static final Pattern FIN_D_UN_NUMERO = Pattern.compile("(?![0-9]{5}$)[0-9][0-9-]{1,14}");

    private static final Pattern VALEUR_DE_NUMERO = Pattern.compile("[A-Z0-9][A-Z0-9/_.\u2013-]{0,29}");

    /** "FAC 000123": what stands before the digits is a part of the number. */
    private static final Pattern LETTRES_PUIS_CHIFFRES = Pattern.compile(
            "(?!(?:DU|LE|LA|DE|AU|EN|ET|NO|TEL|PAGE|REF|DATE|DEV|BL|BC|BDC)\\s)[A-Z]{1,4}\\s(?:[0-9]{3,12}|[0-9]{2,4}[/-][0-9]{2,8}|(?<!\\b(?:CDE|CMD|DV|CL|CLI|BP|LOC|ABO|CT|DOS|JAN|FEV|MARS|AVR|MAI|JUIN|JUIL|AOUT|SEPT|OCT|NOV|DEC)\\s)(?:[0-9]{5,8}[/-][0-9]{1,4}|20[0-9]{2}\\s[0-9]{3,6}))(?![0-9A-Z]|[.,/\u2013-][0-9]|\\s[0-9])");

    /** "G126 7740 1185": where spaces part a number, nobody knows how much of it tells one invoice from another. */
    private static final Pattern LETTRES_ET_CHIFFRES_SEULS = Pattern.compile("[A-Z]+[0-9]+(?:-[0-9]+)?");

    private static final Pattern SUITE_DE_CHIFFRES = Pattern.compile("(?:\\s[0-9]{3,6}){1,4}");

    /** Words that make the number after them another document's. */
    private static final Pattern AUTRE_DOCUMENT = Pattern.compile(
            "\\b(?:ACOMPTE|AVOIR|VALIDITE|ANNUL\\w*|REMPLAC\\w*|RECTIFI\\w*|DEDUCTION|DEDUITE?|SUR(?! MESURE)|RELATI\\w+|CORRESPONDANT\\w*|CONCERN\\w+)\\b[^0-9]{0,20}$");

    private static final Pattern DE_L_ACHETEUR =
            Pattern.compile("\\b(?:CLIENTE?|ACHETEU(?:R|SE)|DESTINATAIRE|ACQUEREUR)\\b");

    private static final GuardedPattern ENTRE_PARTICULIERS =
            GuardedPattern.of("\\b(?:VENTE|CESSION|TRANSACTION)S? ENTRE PARTICULIERS\\b");

    /** Who lets others sell on his site sells nothing. */
    private static final Pattern UN_INTERMEDIAIRE = Pattern.compile("[-\u2013,(]\\s?INTERMEDIAIRE\\)?$");

    private static final String POUR_LE_VENDEUR = "AU NOM ET POUR LE COMPTE DU VENDEUR";

    private static final Pattern TETE_DE_L_ACHETEUR = Pattern.compile(
            "^(?:VOTRE\\s)?(?:(?:CLIENTE?|ACHETEU(?:R|SE)|DESTINATAIRE|ACQUEREUR|(?:ADRESSE DE )?FACTURATION)(?:\\s?:?$|\\s?:\\s?[^0-9:]{2,60}$)|(?:FACTURE(?:R|E?) A|ADRESSEE? A|VENDUE? A|BILL(?:ED)? TO|SOLD TO)\\b)(?!.*\\b(?:VENDEUR|EMETTEUR)\\b)");

    private static final Pattern UNE_SOCIETE_AVANT_SON_SIRET =
            Pattern.compile("\\b(?:SARL|SASU?|EURL|SNC|SCOP|SA)\\b.*\\bSIRET\\b");

    private static final int LIGNES_D_UN_BLOC = 4;

    /** A head may go on in its own column on the line below. */
    private static final int LIGNES_SOUS_UNE_TETE = 3;

    /** Farther down, other papers are cited. */
    private static final int LIGNES_D_EN_TETE = 12;

    /** A document with more was made to keep a reader busy. */
    private static final int SIRETS_AU_PLUS = 8;

    private static final String NUMERO_ENTIER = "(?:N\\s?[\u00B0\u00BA]|NUMERO)";

    /** Heads that an extraction laid one below the other, without their values. */
    private static final GuardedPattern TETE_DU_NUMERO =
            GuardedPattern.of("^(?:INVOICE (?:N\\s?[\u00B0\u00BA]|NO\\.?|NUMBER)\\s?/\\s?)?(?:" + NUMERO_ENTIER + "|(?:"
                    + NUMERO_ENTIER
                    + "\\s?(?:DE\\s)?(?:LA\\s)?(?:FACTURE|PIECE|DOCUMENT|RECU|TICKET)|(?:FACTURE|VENTE)\\s"
                    + NUMERO_ENTIER
                    + "))\\s?:?$");

    /** Of an order alone: another paper names it so. */
    private static final GuardedPattern TETE_DE_LA_COMMANDE = GuardedPattern.of("^COMMANDE\\s?:?$");

    private static final Pattern UNE_TETE = Pattern.compile(
            "(?!FACTURE(?:$|\\s(?!N\\b|N\\s?[\u00B0\u00BA]|NUMERO|REF)))(?:(?:VOTRE|NOTRE)\\s(?=REF|CO))?(?:N\\s?[\u00B0\u00BA]|NUMERO|REF\\b|REFERENCE|DATE|CODE|MODE|MOYEN|CLIENT|SOCIETAIRE|ECHEANCE|DELAI|HEURE|EMPLOYEE?|CONDITIONS|REGLEMENT|PAIEMENT|VENDEU(?:R|SE)|CAISSI(?:ER|ERE)|COMPTE|COMMERCIAL|REPRESENTANTE?|CONSEILL(?:ER|ERE)|LIVRAISON (?:PREVUE|SOUHAITEE)|TYPE DE (?:PIECE|DOCUMENT)|BON DE CDE(?=$|\\s?:)|POINT DE VENTE|PAGE|COMMANDE|FACTURE|VENTE N|CONTRAT|DUREE|DEVISE)(?![A-Z])[^0-9:]{0,30}:?|(?:TOTAL|MONTANT) (?:H\\.?T|T\\.?T\\.?C|TVA)\\.?|TVA(?:\\s[0-9]{1,2}(?:[.,][0-9])?\\s?%)?|NET A PAYER");

    /** All of a line, and no telephone. */
    private static final Pattern UN_NUMERO_ENTIER =
            Pattern.compile("(?!0[0-9](?:[.-]?[0-9]{2}){4}$)(?=(?:[^0-9]*[0-9]){3})[A-Z0-9][A-Z0-9/_.-]{2,29}");

    /** What a head says in English before it says it in French. */
    private static final Pattern DEUX_LANGUES =
            Pattern.compile("^(?:INVOICE|PAYMENT|ORDER|CUSTOMER|DUE|DELIVERY)(?:\\s[A-Z]{2,8})?\\.?\\s?/\\s?(?=[A-Z])");

    /** The day of a delivery may be a week, or nothing that is known. */
    private static final Pattern TETE_D_UN_JOUR = Pattern.compile("^(?:DATE|ECHEANCE)\\b");

    private static final Pattern TETE_D_UN_DELAI = Pattern.compile("^LIVRAISON\\b");

    private static final int TETES_AU_PLUS = 8;

    private static final String D_UN_AUTRE =
            "(?:COMMANDE|REGLEMENT|PAIEMENT|LIVRAISON|EXPEDITION|ECHEANCE|BON|BL|DEVIS|CONTRAT|DOSSIER|SERIE|SIRET|TVA|VALEUR)\\b";

    /** "N° client" and "Date commande" are one head each, of another number and another day. */
    private static final String TETE = "(?:" + NUMERO + "\\s?(?:DE\\s)?(?:LA\\s)?(?:FACTURE|PIECE|DOCUMENT)|FACTURE\\s"
            + NUMERO + "|(?:NUMERO|N\\s?[\u00B0\u00BA])(?!\\s?(?:DE\\s|DU\\s)?(?:CLIENT|COMPTE|" + D_UN_AUTRE + ")))";

    private static final GuardedPattern TETES_EN_RANGEE =
            GuardedPattern.of("^(?:(?=.*\\bFACTURE\\b)|(?!.*\\bLIBELLE\\b))(?:" + TETE
                    + "\\sDATE\\b(?!\\s(?:DE\\s|DU\\s)?(?!ECHEANCE$)" + D_UN_AUTRE
                    + ")|DATE\\s(?:DE\\s(?:LA\\s)?FACTURE\\s)?(?<apres>"
                    + TETE
                    + "))(?!.*(?:[0-9]|\\b(?:REGLEE?|CHEQUE|OPERATION|TICKET|TRANSACTION|DEBIT|CREDIT)\\b))");

    private static final String UN_NUMERO =
            "(?<numero>(?:(?!(?:DU|LE|LA|DE|AU|EN|ET|NO|TEL|PAGE|REF|DATE|DEV|DV|BL|BC|BDC|BR|CDE|CMD|CL|CLI|BP|LOC|ABO|CT|DOS|AV|OR)\\s)[A-Z]{1,4}\\s(?=[0-9]{2,4}[/-][0-9]{2,8}$))?(?=[A-Z/_-]{0,8}[0-9])[A-Z0-9][A-Z0-9/_-]{1,24})";
    private static final String UNE_DATE =
            "(?<date>[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}|[0-9]{1,2}(?:ER)?\\s[A-Z]{3,9}\\.?\\s20[0-9]{2})";
    private static final Pattern NUMERO_PUIS_DATE =
            Pattern.compile("^(?![0-9]{1,2}\\s)" + UN_NUMERO + "\\s" + UNE_DATE + "(?![0-9])");
    private static final Pattern DATE_PUIS_NUMERO = Pattern.compile("^" + UNE_DATE + "\\s" + UN_NUMERO + "(?=\\s|$)");

    /** Under a title that ends its line, where the columns were joined. */
    private static final GuardedPattern NUMERO_EN_FIN =
            GuardedPattern.of("\\s(?:N\\s?[\u00B0\u00BA]|NUMERO\\b)\\s?:?\\s?" + UN_NUMERO + "$");

    private static final Pattern FACTURE_A_LA_FIN = Pattern.compile("(?:^|\\s)FACTURE(?: D'ACOMPTE)?$");

    private static final Pattern D_AUTRE_CHOSE = Pattern.compile(
            "\\b(?:CLIENTE?|CONTRAT|SERVICE|TEL|TELEPHONE|COMPTE|COMMANDE|DEVIS|DOSSIER|SERIE|LIGNE|ABONNEMENT|BON)\\b"
                    // Of who sells, of what is sold or mended, of a place or a person.
                    + "|\\b(?:SIREN|SIRET|T\\.?V\\.?A|RM|APE|NAF|AGREMENT|LICENCE|ORIAS|IMMATRICULATION|FORMATION|ADHERENTE?|MEMBRE|CADRE|CHASSIS|OR|INTERVENTION|REPARATION|AFFAIRE|CHANTIER|BATIMENT|APPARTEMENT|LOT|PAGE|TICKET|EXEMPLAIRE|MAGASIN)$"
                    + "|\\b(?:RCS|R\\.C\\.S)\\b");

    private static final Pattern DE_TROIS_CHIFFRES = Pattern.compile("(?:[0-9][^0-9]*){3}");

    /** Alone in its cell it has the number of the next one. */
    private static final Pattern AUTRE_NUMERO =
            Pattern.compile("(?:COMMANDE|DEVIS|CONTRAT|ORDER(?:NUMMER|\\sNUMBER)?|BESTELL(?:NUMMER|NR\\.?))\\s?:?");

    private static final GuardedPattern FACTURE_EN_FIN = GuardedPattern.of("(?<!\\b(?:" + Nature.AVANT_UNE_CITEE
            + "))\\sFACTURE\\s(?!REF)(?<numero>(?=[^0-9]{0,9}[0-9])[A-Z]{1,4}[A-Z0-9/_-]{4,22}(?=$|\\s(?:DU\\s)?"
            + Nature.UN_JOUR + "$)|[0-9]{3,8}(?=\\s(?:DU\\s)?" + Nature.UN_JOUR + "$))");

    /** Of a table of payments. */
    private static final Pattern TETE_DE_VERSEMENTS = Pattern.compile(
            "^(?:VERSEMENTS?|REGLEMENTS?|PAIEMENTS?|DATE)\\s(?=.{0,60}\\b(?:TYPE|MODE|MOYEN|MONTANT)\\b).{0,80}\\bNUM\\b");

    private static final Pattern A_LA_FIN = Pattern.compile("[/_.\u2013-]+$");

    private Identifiants() {}

    private static List<GuardedPattern> deFacture(String sujet) {
        List<GuardedPattern> nommes = libelles(sujet);
        int moinsSurs = nommes.indexOf(REFERENCE_SEULE);
        return Stream.of(
                        nommes.subList(0, moinsSurs).stream(),
                        Stream.of(
                                // "Facture d'électricité et de gaz n° 12".
                                GuardedPattern.of(
                                        "^(?:VOTRE\\s)?FACTURE(?:\\s(?!CLIENT|COMMANDE|CONTRAT|COMPTE|ACOMPTE|AVOIR|DEVIS|LIGNE|DOSSIER|SITUATION)[A-Z'\u2019]{1,16}){1,6}\\sN\\s?[\u00B0\u00BA]\\s?:?(?=\\s?[A-Z0-9])"),
                                GuardedPattern.of(
                                        "^FACTURE\\sCLIENTE?\\sN\\s?[\u00B0\u00BA]\\s?:?(?=\\s?(?:F[A-Z]{0,3}[-/_]?[0-9]{3}|[0-9]{1,4}[-/]20[0-9]{2}[-/][0-9]{3}))"),
                                // As a till prints it.
                                GuardedPattern.of("^N\\s?[.\u00B0\u00BA]?\\s?FACT\\b\\.?\\s?:?(?=\\s?[A-Z0-9]|$)"),
                                GuardedPattern.of(
                                        "\\bFACTURE\\sDU\\s[0-9]{1,2}[0-9A-Z ./-]{4,16}?\\sN\\s?[\u00B0\u00BA]\\s?:?(?=\\s?[A-Z0-9])"),
                                // A number that heads its own cell, under the title or beside it.
                                TITRE_SEUL,
                                D_AILLEURS),
                        // Items have references too.
                        nommes.subList(moinsSurs, nommes.size()).stream())
                .flatMap(libelles -> libelles)
                .toList();
    }

    private static List<GuardedPattern> libelles(String sujet) {
        return List.of(
                GuardedPattern.of("\\b" + sujet + "[\\s-]?(?:\\(?" + NUMERO
                        + "\\)?|:|REF(?:ERENCE)?\\b\\.?)[\\s.]*:?(?:\\s?#)?(?=\\s?[A-Z0-9]|$)"),
                GuardedPattern.of(
                        "(?:\\b|^)" + NUMERO + "\\s?(?:DE\\s|DU\\s|D'(?=AVOIR\\b))?(?:LA\\s)?" + sujet + "\\b\\s?:?"),
                GuardedPattern.of("\\bREF(?:ERENCE)?S?\\b\\.?\\s(?:DE\\s)?(?:LA\\s)?" + sujet + "\\b\\s?:?"),
                GuardedPattern.of(
                        "^" + sujet
                                + "(?:\\sN(?=\\s[A-Z]{0,4}[-_/]?[0-9](?:[0-9]{2}|[0-9][-/][0-9]{2}))(?!\\s20[0-9]{2}(?![0-9A-Z/_-])|\\s[0-9]{5}\\s[A-Z]))?(?=\\s[A-Z]{0,4}[-_/]?[0-9])"),
                GuardedPattern.of(
                        "^(?!#$)" + NUMERO + "\\s?:?(?=\\s?[A-Z0-9]|$)|^PIECE\\s" + NUMERO_ENTIER + "\\s?:?$"),
                REFERENCE_SEULE,
                GuardedPattern.of("\\b" + NUMERO + "\\s?(?:DE\\s|DU\\s)?(?:PIECE|DOCUMENT)\\b(?!\\sD')\\s?:?"));
    }

    private static Pattern quiCommencePar(String debuts) {
        return Pattern.compile("(?:" + debuts
                + ")[-_/]?[0-9](?=[0-9A-Z/_-]{3,18}$)(?=(?:[^0-9]*[0-9]){3})[0-9A-Z/_-]*|20[0-9]{2}[-_/](?:"
                + debuts + ")[-_/]?[0-9]{1,6}");
    }

    private static List<GuardedPattern> avecSonTitre(String sujet, GuardedPattern titre) {
        return Stream.concat(libelles(sujet).stream(), Stream.of(titre)).toList();
    }

    /** Finds the seller's number, or null when there is none or more than one. */
    static @Nullable Siret siret(TextePiece texte) {
        if (texte.premiere(ENTRE_PARTICULIERS)
                < Math.min(LIGNES_D_EN_TETE, texte.lignes().size())) {
            // Who sells has none: it is that of the site on which both met.
            return null;
        }
        Set<Siret> annonces = new TreeSet<>();
        Set<Siret> autres = new TreeSet<>();
        Set<Siret> deLAcheteur = new TreeSet<>();
        for (int ligne : texte.lignes(QUATORZE_CHIFFRES)) {
            String cle = texte.lignes().get(ligne).cle();
            if (UN_INTERMEDIAIRE.matcher(cle).find()) {
                continue;
            }
            // What stands before these words is of who issues the invoice for another.
            int finDeLaPlateforme = cle.lastIndexOf(POUR_LE_VENDEUR);
            GuardedMatcher chiffres = QUATORZE_CHIFFRES.matcher(cle);
            while (chiffres.find()) {
                if (chiffres.end() > finDeLaPlateforme && Siret.seLit(chiffres.group())) {
                    int libelle = cle.lastIndexOf("SIRET", chiffres.start());
                    if (libelle >= 0
                            && DE_L_ACHETEUR
                                    .matcher(cle.substring(libelle, chiffres.start()))
                                    .find()) {
                        continue;
                    }
                    boolean annonce = libelle >= 0;
                    (annonce ? annonces : autres).add(Siret.parse(chiffres.group()));
                    if (annonces.size() + autres.size() <= SIRETS_AU_PLUS
                            && estSousUnAcheteur(texte, ligne, chiffres.group())) {
                        deLAcheteur.add(Siret.parse(chiffres.group()));
                    }
                }
            }
        }
        Set<Siret> trouves = annonces.isEmpty() ? autres : annonces;
        if (trouves.size() > 1) {
            trouves.removeAll(deLAcheteur);
        }
        return trouves.size() == 1 ? trouves.iterator().next() : null;
    }

    /** Whether the cell of a number stands right under the head of a buyer's block. */
    private static boolean estSousUnAcheteur(TextePiece texte, int ligne, String chiffres) {
        return texte.lignes().get(ligne).cellules().stream()
                .filter(cellule -> cellule.cle().contains(chiffres)
                        && !UNE_SOCIETE_AVANT_SON_SIRET.matcher(cellule.cle()).find())
                .anyMatch(cellule -> IntStream.rangeClosed(premiereDuBloc(texte, ligne, cellule), ligne - 1)
                        .boxed()
                        .flatMap(dessus -> texte.enRegard(dessus, cellule).stream())
                        .anyMatch(dessus ->
                                TETE_DE_L_ACHETEUR.matcher(dessus.cle()).find()));
    }

    /** Before its SIRET a buyer may have its number of tax, on a line more. */
    private static int premiereDuBloc(TextePiece texte, int ligne, Cellule cellule) {
        boolean unNumeroDeTaxe = ligne > 0
                && texte.enRegard(ligne - 1, cellule).stream()
                        .anyMatch(dessus -> dessus.cle().startsWith("TVA"));
        return Math.max(0, ligne - LIGNES_D_UN_BLOC - (unNumeroDeTaxe ? 1 : 0));
    }

    /** Finds the number of the document, blank when there is none; the topmost of the best kind of label counts. */
    static String numero(TextePiece texte) {
        String nature = texte.natureDuNumero();
        String numero = numero(texte, LIBELLES_PAR_NATURE.getOrDefault(nature, LIBELLES_DE_NUMERO));
        if (UN_RANG.matcher(numero).matches() && nature.equals(Nature.FACTURE_D_ACOMPTE.name())) {
            String leSien = numero(texte, LIBELLES_D_UN_RANG);
            numero = leSien.isEmpty() ? numero : leSien;
        }
        if (numero.isEmpty()) {
            numero = enPile(texte, TETE_DU_NUMERO);
        }
        if (numero.isEmpty() && nature.equals(Nature.BON_DE_COMMANDE.name())) {
            numero = enPile(texte, TETE_DE_LA_COMMANDE);
        }
        if (numero.isEmpty()) {
            numero = enRangee(texte);
        }
        if (numero.isEmpty()) {
            numero = enFinDeLigne(texte);
        }
        // A receipt that is an invoice may have no other number.
        return numero.isEmpty() && nature.equals(Nature.FACTURE.name()) ? numero(texte, LIBELLES_DE_TICKET) : numero;
    }

    /** Where heads stand one below the other and their values after them in the same order, the number is at its place. */
    private static String enPile(TextePiece texte, GuardedPattern libelle) {
        return texte.lignes(libelle).stream()
                .filter(tete -> libelle.matcher(texte.lignes().get(tete).cle()).find())
                .map(tete -> numeroEnPile(texte, tete))
                .filter(numero -> !numero.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Whether a line is a number of something, and nothing else. */
    static boolean estUnNumeroEntier(String cle) {
        return UN_NUMERO_ENTIER.matcher(cle).matches();
    }

    private static String numeroEnPile(TextePiece texte, int tete) {
        return valeurEnPile(texte, tete)
                .filter(valeur -> estUnNumeroEntier(valeur.cle()))
                .map(valeur -> numeroAuDebut(Candidat.of(valeur, Candidat.Place.DESSOUS)))
                .orElse("");
    }

    /** The value of one of several heads that stand one below the other, where each date is at the place of a head that says so. */
    static Optional<Cellule> valeurEnPile(TextePiece texte, int tete) {
        List<Ligne> lignes = texte.lignes();
        int premiere = tete;
        while (premiere > Math.max(0, tete - TETES_AU_PLUS) && estUneTete(lignes.get(premiere - 1))) {
            premiere--;
        }
        int fin = tete + 1;
        while (fin < Math.min(lignes.size(), tete + TETES_AU_PLUS) && estUneTete(lignes.get(fin))) {
            fin++;
        }
        int combien = fin - premiere;
        return combien > 1
                        && lignes.get(tete).cellules().size() == 1
                        && fin + combien <= lignes.size()
                        && sontADates(lignes, premiere, fin)
                ? Optional.of(lignes.get(tete + combien).cellules().get(0))
                : Optional.empty();
    }

    /** Where columns were joined by single spaces, a number and a date under their heads, in the same order. */
    private static String enRangee(TextePiece texte) {
        List<Ligne> lignes = texte.lignes();
        for (int tete : texte.lignes(TETES_EN_RANGEE)) {
            GuardedMatcher tetes = TETES_EN_RANGEE.matcher(lignes.get(tete).cle());
            if (!tetes.find() || tete + 1 == lignes.size()) {
                continue;
            }
            Ligne dessous = lignes.get(tete + 1);
            Matcher valeurs =
                    (tetes.group("apres") == null ? NUMERO_PUIS_DATE : DATE_PUIS_NUMERO).matcher(dessous.cle());
            if (valeurs.find() && Dates.auDebut(valeurs.group("date")) != null) {
                return dessous.texte().substring(valeurs.start("numero"), valeurs.end("numero"));
            }
        }
        return "";
    }

    /** Where they were joined as well, the number after a title, both at the end of a line, or at the end of the line below a title. */
    private static String enFinDeLigne(TextePiece texte) {
        List<Ligne> lignes = texte.lignes();
        for (int ligne : texte.lignes(FACTURE_EN_FIN)) {
            String cle = lignes.get(ligne).cle();
            GuardedMatcher numero = FACTURE_EN_FIN.matcher(cle);
            if (numero.find()
                    && (numero.end() == cle.length()
                            || (texte.nature().equals(Nature.FACTURE.name()) && Nature.estAuCoteDuVendeur(ligne, cle)))
                    && !AUTRE_DOCUMENT.matcher(cle.substring(0, numero.start())).find()) {
                return lignes.get(ligne).texte().substring(numero.start("numero"), numero.end("numero"));
            }
        }
        for (int ligne : texte.lignes(NUMERO_EN_FIN)) {
            GuardedMatcher numero = NUMERO_EN_FIN.matcher(lignes.get(ligne).cle());
            if (ligne > 0
                    && numero.find()
                    && FACTURE_A_LA_FIN.matcher(lignes.get(ligne - 1).cle()).find()
                    && DE_TROIS_CHIFFRES.matcher(numero.group("numero")).find()
                    && !D_AUTRE_CHOSE
                            .matcher(lignes.get(ligne).cle().substring(0, numero.start()))
                            .find()) {
                return lignes.get(ligne).texte().substring(numero.start("numero"), numero.end("numero"));
            }
        }
        return "";
    }

    /** Whether a line is nothing but the head of a value that stands elsewhere. */
    static boolean estUneTete(Ligne ligne) {
        return ligne.cellules().size() == 1
                && UNE_TETE.matcher(DEUX_LANGUES.matcher(ligne.cle()).replaceFirst(""))
                        .matches();
    }

    /** Whether a date stands at the place of each head that says so, and nowhere else: one head of them has one. */
    private static boolean sontADates(List<Ligne> lignes, int premiere, int fin) {
        boolean une = false;
        for (int tete = premiere; tete < fin; tete++) {
            boolean uneDate = Dates.auDebut(lignes.get(tete + fin - premiere).cle()) != null;
            String cle = DEUX_LANGUES.matcher(lignes.get(tete).cle()).replaceFirst("");
            boolean unJour = TETE_D_UN_JOUR.matcher(cle).find();
            if (uneDate != unJour && !TETE_D_UN_DELAI.matcher(cle).find()) {
                return false;
            }
            une |= uneDate && unJour;
        }
        return une;
    }

    private static String numero(TextePiece texte, List<GuardedPattern> libelles) {
        // Asked for each cell of a line.
        Map<Integer, Boolean> autres = new HashMap<>();
        Map<Integer, Boolean> articles = new HashMap<>();
        for (GuardedPattern libelle : libelles) {
            List<String> trouves = new ArrayList<>();
            texte.parcourir(libelle, (ligne, rang, cellule) -> {
                GuardedMatcher trouve = libelle.matcher(cellule.cle());
                if (trouves.isEmpty()
                        && trouve.find()
                        && !(rang > 0 && trouve.start() == 0 && suitUneAutreTete(texte, ligne, rang, trouve.group()))
                        && !AUTRE_DOCUMENT
                                .matcher(cellule.cle().substring(0, trouve.start()))
                                .find()) {
                    if (trouve.end() == cellule.cle().length()
                            && trouve.group().contains("FACTURE")
                            && !estDUnAutreDocument(texte, ligne)) {
                        String deLaPile = numeroEnPile(texte, ligne);
                        if (!deLaPile.isEmpty()) {
                            trouves.add(deLaPile);
                            return;
                        }
                    }
                    for (Candidat valeur : texte.valeurs(ligne, rang, trouve.end())) {
                        Candidat candidat = entier(texte, ligne, rang, valeur);
                        boolean deLaFacture = trouve.group().contains("FACTURE");
                        if ((libelle == REFERENCE_SEULE && estDUnArticle(texte, ligne))
                                || (!deLaFacture
                                        && autres.computeIfAbsent(ligne, dela -> estDUnAutreDocument(texte, dela)))
                                || (candidat.place() == Candidat.Place.DESSOUS
                                        && estUnRangDeLigne(texte.dessous(ligne, cellule, LIGNES_SOUS_UNE_TETE)))
                                || (candidat.place() == Candidat.Place.DESSOUS
                                        && articles.computeIfAbsent(ligne, dela -> estSurDesArticles(texte, dela)))) {
                            return;
                        }
                        String numero = numero(libelle, ligne, candidat);
                        if (!numero.isEmpty()) {
                            trouves.add(numero);
                            return;
                        }
                    }
                }
            });
            if (!trouves.isEmpty()) {
                return trouves.get(0);
            }
        }
        return "";
    }

    /** The number that a text starts with, where it may be that of a label; blank where it is none. */
    private static String numero(GuardedPattern libelle, int ligne, Candidat candidat) {
        if (libelle == REFERENCE_DE_L_AVIS) {
            return NUMERO_D_UN_AVIS.matcher(candidat.cle()).matches()
                    ? candidat.cle().replace(" ", "")
                    : "";
        }
        return estUnNumeroDeTitre(libelle, ligne, candidat) ? numeroAuDebut(candidat) : "";
    }

    /** In a narrow cell a number is cut after one of its dashes: its last digits stand alone on the line below, in the same column. */
    private static Candidat entier(TextePiece texte, int ligne, int rang, Candidat valeur) {
        boolean coupe = valeur.place() == Candidat.Place.CELLULE_SUIVANTE
                && DEBUT_D_UN_NUMERO.matcher(valeur.cle()).matches()
                && ligne + 1 < texte.lignes().size()
                && texte.lignes().get(ligne + 1).cellules().size() == 1;
        Cellule suite = coupe ? texte.lignes().get(ligne + 1).cellules().get(0) : Cellule.VIDE;
        return coupe
                        && suite.chevauche(texte.lignes().get(ligne).cellules().get(rang + 1))
                        && FIN_D_UN_NUMERO.matcher(suite.cle()).matches()
                ? new Candidat(valeur.texte() + suite.texte(), valeur.cle() + suite.cle(), valeur.place())
                : valeur;
    }

    /** Whether a reference is an item's: over its quantity, or below the heads of what is sold and beside its price. */
    private static boolean estDUnArticle(TextePiece texte, int ligne) {
        return UNE_QUANTITE.matcher(texte.cle(ligne + 1)).find()
                || (UN_PRIX_A_COTE
                                .matcher(texte.cle(ligne) + " " + texte.cle(ligne + 1))
                                .find()
                        && texte.lignes(ChercheurDeMontant.TETE_D_ARTICLES).stream()
                                .anyMatch(tete -> tete < ligne && estUneTeteDArticles(texte, tete)));
    }

    private static boolean estUnRangDeLigne(List<Cellule> dessous) {
        return dessous.size() > 1
                && dessous.stream()
                        .limit(2)
                        .allMatch(rang -> UN_RANG_DE_LIGNE.matcher(rang.cle()).matches())
                && Integer.parseInt(dessous.get(0).cle()) + 1
                        == Integer.parseInt(dessous.get(1).cle());
    }

    /** What stands after a bare title is its number where it looks like nothing else; where the title is not an invoice's, as its numbers start. */
    private static boolean estUnNumeroDeTitre(GuardedPattern libelle, int ligne, Candidat candidat) {
        Pattern sien = NUMEROS_SOUS_UN_TITRE.get(libelle);
        if (sien != null) {
            return ligne < LIGNES_D_EN_TETE
                    && (libelle != TICKET_SEUL || candidat.place() == Candidat.Place.CELLULE_SUIVANTE)
                    && sien.matcher(candidat.cle()).matches();
        }
        return libelle != TITRE_SEUL || NUMERO_SEUL.matcher(candidat.cle()).matches();
    }

    /** "N° 12" in the cell after "Commande" is not an invoice's. */
    private static boolean suitUneAutreTete(TextePiece texte, int ligne, int rang, String libelle) {
        return texte.nature().equals(Nature.FACTURE.name())
                && !libelle.contains("FACTURE")
                && AUTRE_NUMERO
                        .matcher(texte.lignes()
                                .get(ligne)
                                .cellules()
                                .get(rang - 1)
                                .cle())
                        .matches();
    }

    /** Below a title that announces them, as in one of their heads, what looks like a number is an item's. */
    private static boolean estSurDesArticles(TextePiece texte, int ligne) {
        return estUneTeteDArticles(texte, ligne)
                || (ligne + 1 < texte.lignes().size()
                        && texte.lignes().get(ligne + 1).cellules().size() > 2
                        && estUneTeteDArticles(texte, ligne + 1));
    }

    /** Under the head of a column of items stands the number of one. */
    static boolean estUneTeteDArticles(TextePiece texte, int ligne) {
        String cle = texte.lignes().get(ligne).cle();
        return ChercheurDeMontant.TETE_D_ARTICLES.matcher(cle).find()
                || TETE_DE_VERSEMENTS.matcher(cle).find();
    }

    /** Where several papers are one text, "N° 12" is of the title above it. */
    private static boolean estDUnAutreDocument(TextePiece texte, int ligne) {
        if (!texte.nature().equals(Nature.FACTURE.name())) {
            return false;
        }
        for (int dessus = ligne; dessus >= Math.max(0, ligne - 2); dessus--) {
            List<String> titres = texte.lignes().get(dessus).cellules().stream()
                    .map(Nature::annoncee)
                    .filter(titre -> !titre.isEmpty())
                    .toList();
            if (!titres.isEmpty()) {
                return titres.stream().allMatch(Nature::entoureUneVente);
            }
        }
        return false;
    }

    private static String numeroAuDebut(Candidat candidat) {
        Matcher colle = UN_LIBELLE_COLLE.matcher(candidat.texte());
        if (colle.lookingAt()) {
            int fin = colle.end("numero");
            return numeroAuDebut(new Candidat(
                    candidat.texte().substring(0, fin), candidat.cle().substring(0, fin), candidat.place()));
        }
        Matcher valeur = VALEUR_DE_NUMERO.matcher(candidat.cle());
        if (!valeur.lookingAt()
                || AdressesEcrites.estUneVoie(candidat.cle())
                || Dates.auDebut(candidat.cle()) != null
                || UN_TAUX_OU_DES_CENTIMES
                        .matcher(candidat.cle())
                        .useTransparentBounds(true)
                        .region(valeur.end(), candidat.cle().length())
                        .lookingAt()) {
            return "";
        }
        Matcher lettres = LETTRES_PUIS_CHIFFRES.matcher(candidat.cle());
        if (lettres.lookingAt()
                && candidat.texte()
                        .substring(0, lettres.end())
                        .equals(candidat.cle().substring(0, lettres.end()))) {
            return lettres.group();
        }
        Matcher parGroupes = PAR_GROUPES.matcher(candidat.cle());
        if (parGroupes.lookingAt()) {
            return parGroupes.group().replace(" ", "");
        }
        Matcher parBarres = PAR_BARRES.matcher(candidat.cle());
        if (parBarres.lookingAt()) {
            return parBarres.group();
        }
        Matcher chiffres = CHIFFRES_PUIS_CHIFFRES.matcher(candidat.cle());
        if (chiffres.lookingAt() && Dates.auDebut(candidat.cle().substring(chiffres.end())) == null) {
            // Nobody knows where the number ends, unless a date follows.
            return "";
        }
        if (LETTRES_ET_CHIFFRES_SEULS.matcher(valeur.group()).matches()
                && SUITE_DE_CHIFFRES
                        .matcher(candidat.cle())
                        .region(valeur.end(), candidat.cle().length())
                        .matches()) {
            return "";
        }
        String numero = A_LA_FIN.matcher(candidat.texte().substring(0, valeur.end()))
                .replaceFirst("")
                .replace('\u2013', '-');
        return numero.chars().anyMatch(Character::isDigit) ? numero : "";
    }
}
