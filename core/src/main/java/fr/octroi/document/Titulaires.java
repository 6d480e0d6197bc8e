package fr.octroi.document;

import fr.octroi.document.TextePiece.Candidat;
import fr.octroi.document.TextePiece.Cellule;
import fr.octroi.instruction.Noms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds whom a document names as buyer, holder or addressee.
 *
 * <p>After the labels first; on a document without them, in an address block.
 */
final class Titulaires {

    private static final int NOMS_AU_PLUS = 12;

    static final String CIVILITE =
            "(?:M|MR|MM|MRS|MISS|MONS|MME|MMES|MLLE|MELLE|MLE|ML|MONSIEUR|MESSIEURS|MADAME|MESDAMES|MADEMOISELLE)\\b\\.?";

    private static final Pattern CIVILITE_SEULE =
            Pattern.compile(CIVILITE + "(?:\\s(?:(?:OU|ET|&)\\s)?" + CIVILITE + ")?");
    private static final Pattern AVEC_CIVILITE = Pattern.compile("^(?:(?:OU|ET)\\s)?" + CIVILITE + "(?:\\s.{2,})");

    private static final GuardedPattern LIBELLE = GuardedPattern.of(
            "^(?:(?:IDENTITE|NOMS?(?:\\s?(?:,|ET|/)\\s?PRENOMS?)?|VOTRE NOM|ADRESSE)\\s(?:ET ADRESSE\\s)?(?:DU|DE LA|DE L'|DES|DE)?\\s?)?"
                    + "(?<mot>CLIENTE?|ACHETEUR|ACHETEUSE|ACQUEREUR|FACTUREE? A|VENDUE? A|DOIT|FACTURATION|RECU DE|A L'ATTENTION DE|DESTINATAIRE|BENEFICIAIRE|DEBITEURS?|(?:CO-?)?TITULAIRES?(?:\\s[1-4]\\b|\\s?\\(S\\))?(?:\\s(?:DU |DE LA |DE )?(?:COMPTE(?: JOINT)?|CONTRAT|FACTURE"
                    + "|ABONNEMENT|LIGNE|CARTE|RIB))?|INTITULE D[EU] COMPTE|CONTRAT SOUSCRIT PAR|(?:CONTRAT|FACTURE|ATTESTATION)\\s(?:ETABLIE?\\s)?AU NOM DE|(?:CO-?)?LOCATAIRES?(?:\\sPRINCIPAL)?|DECLARANTE?(?:\\s[12])?(?=\\s?:\\s?[A-Z]{2})|ASSUREE?S?|SOUSCRIPT(?:EUR|RICE)|ABONNEE?|SOCIETAIRES?|ADHERENTE?|OCCUPANTE?|PRENEUR"
                    + "|INTITULE|COMPTE OUVERT AU NOM DE|NOM DU COMPTE|(?:NAME OF (?:THE )?)?ACCOUNT (?:OWNER|HOLDER)(?:'S NAME)?|TITULAR(?:ES)?|KONTOINHABER(?:IN)?|BENEFICIARY|(?:BILL(?:ED)?|INVOICED?|SOLD) TO|BILLING ADDRESS|CUSTOMER(?: NAME)?|BUYER|ACCOUNT NAME|(?:FULL )?NAME(?=\\s?:)|POUR|REDEVABLE|CONTRIBUABLE|PROPRIETAIRE DU COMPTE)"
                    + "(?:\\s?:\\s?\\(?NOMS?\\s?(?:ET|/|,)\\s?PRENOMS?\\)?)?(?<suite>\\s?[/(][A-Z' /)-]{0,40}(?![A-Z]))?\\s?(?<fin>[:\u2013-]|$)?");

    /** On the details of an account, these announce a name even without a colon. */
    private static final Pattern DU_COMPTE = Pattern.compile(
            "(?:CO-?)?TITULAIRES?.*|INTITULE.*|BENEFICIAIRE|BENEFICIARY|ACCOUNT .*|TITULAR.*|KONTOINHABER.*");

    /** Where a holder is named, this is what he calls his account. */
    private static final Pattern NOM_DU_COMPTE = Pattern.compile("ACCOUNT NAME|NOM DU COMPTE");

    /** Besides an account, it may be a thing's. */
    private static final Pattern UN_NOM_DE_CHOSE = Pattern.compile("NAME");

    /** On an invoice, these announce a name even without a colon. */
    private static final Pattern SANS_DEUX_POINTS =
            Pattern.compile("A L'ATTENTION DE|(?:BILL(?:ED)?|INVOICED?|SOLD) TO");

    /** The same after something else, where columns are joined by single spaces. */
    private static final GuardedPattern DU_COMPTE_AU_MILIEU = GuardedPattern.of(
            "\\s(?:TITULAIRES?(?: DU COMPTE)?|INTITULE DU COMPTE)\\s?:\\s?(?=" + CIVILITE + "\\s)(?<nom>.{4,80})$");

    /** A label that is cut in two by its narrow column, the name beside both halves or one. */
    private static final GuardedPattern PREMIERE_MOITIE = GuardedPattern.of(
            "^(?:NOM DU )?(?:TITULAIRES?(?:\\s?\\(S\\))?|INTITULE)(?<du>\\sDU)?(?=\\s|$)\\s?(?<reste>.*)$");

    private static final Pattern SECONDE_MOITIE = Pattern.compile("^(?<du>DU\\s)?COMPTE\\b\\s?:?\\s?(?<reste>.*)$");

    /** Where columns are joined by single spaces, a label follows something else, and a civility vouches for it. */
    private static final GuardedPattern LIBELLE_AU_MILIEU = GuardedPattern.of(
            "\\s(?:(?:CLIENTE?|ACHETEUR|DESTINATAIRE|FACTUREE? A|TITULAIRE(?: DU (?:COMPTE|CONTRAT))?|LOCATAIRE|ABONNEE?)\\s?:|CLIENTE?(?=\\s))\\s?(?="
                    + CIVILITE + "\\s)(?<nom>.{4,80})$");

    /** Who answers customers is none. */
    private static final Pattern AU_SERVICE_DES_CLIENTS = Pattern.compile(
            "\\b(?:CONSEILL\\w*|SERVICES?|RELATIONS?|CONTACTS?|SUPPORT|ACCUEIL|ESPACE|RESPONSABLE|DIRECT(?:ION|EUR|RICE)|CHARGEE?|GESTIONNAIRE|ASSISTANCE"
                    + "|CORRESPONDANTE?|INTERLOCUT\\w*|REFERENTE?|SUIVI|MEDIAT\\w+|PARRAIN\\w*|TECHNICIEN\\w*|CHEZ)\\b|\\b(?:VOTRE|NOTRE)$");

    /** Whose name stands below, and who holds nothing. */
    private static final Pattern UN_CONSEILLER = Pattern.compile(
            "\\b(?:CONSEILL(?:ER|ERE)S?|GESTIONNAIRE|CHARGEE? (?:DE|D')|DIRECT(?:EUR|RICE)|INTERLOCUT(?:EUR|RICE)|CORRESPONDANTE?)(?:\\s(?:CLIENTELE|CLIENTS?|PARTICULIERS?|PROFESSIONNELS?|PRIVEE?|DEDIEE?|BANCAIRE|COMMERCIALE?|HABITUELL?E?|D'AGENCE|DE CLIENTELE|DE COMPTES?))*\\s?:?$");

    private static final GuardedPattern NOM_ET_PRENOM = GuardedPattern.of(
            "^(?:VOS\\s)?(?:NOMS?\\s?(?:ET|/|,|&)?\\s?PRENOMS?|PRENOMS?\\s?(?:ET|/|,|&)?\\s?NOMS?)(?:\\(S\\))?(?:\\s?(?::|$)|\\s(?!D[EU]\\b|DES\\b|D'|OU\\b|ET\\b)(?!.*\\b(?:QUALITE|SIGNATURES?|CACHET|LIEN|PARENTE|USAGE|NAISSANCE|BENEFICIAIRE|AIDES?|TAILLE|FONCTION|DATES?|ADRESSE|VILLE|COMMUNE|TELEPHONE|AGE|SEXE|NATIONALITE|VELO|MARQUE|MODELE)\\b)(?=[A-Z'-]{2,30}(?:\\s[A-Z'-]{2,30}){1,4}$))");
    /** Both on one line of a form. */
    private static final GuardedPattern NOM_PUIS_PRENOM = GuardedPattern.of(
            "\\bNOM\\s?:\\s?(?<famille>[A-Z][A-Z' -]{1,40}?)[\\s,]+PRENOMS?\\s?:\\s?(?<prenom>[A-Z][A-Z' -]{1,40}?)(?=$|\\s?[,;(]|\\s(?:NEE?|DATE|ADRESSE|DEMEURANT)\\b)");

    private static final GuardedPattern NOM =
            GuardedPattern.of("^NOM(?:\\s(?:DE FAMILLE|DE NAISSANCE|D'USAGE))?\\s?(?::|$)");
    private static final GuardedPattern PRENOM = GuardedPattern.of("^PRENOMS?(?:\\(S\\))?\\s?(?::|$)");
    private static final GuardedPattern SOUSSIGNE = GuardedPattern.of(
            "\\bSOUSSIGNE(?:\\(E\\)|E|\\.E)?\\s?[,:]?\\s?(?<nom>[^,:;0-9]{3,80}?)(?=,|;|$|\\s(?:CERTIFIE|ATTESTE|DECLARE|DEMEURANT|NEE?|RESIDANT|M'ENGAGE)\\b)");
    /** Whom the one who signs speaks of: the tenant who paid, the insured, the customer. */
    private static final GuardedPattern DONT_IL_EST_PARLE = GuardedPattern.of(
            "\\b(?:RECUE?\\sDE(?:\\sLA PART DE)?|(?:ATTEST|CERTIFI|CONFIRM)(?:E|ONS|ENT)\\s(?:[A-Z' ]{1,25}\\s)?QUE)\\s?:?\\s(?="
                    + CIVILITE
                    + "\\s)(?<nom>[^,:;0-9()]{3,80}?)(?=,|;|[(]|\\s(?:A|EST|SONT|ONT|LA|DEMEURANT|DEMEURE|NEE?|RESIDANT|RESIDE|HABITE|OCCUPE|LOGE|VIT|DISPOSE|TITULAIRE)\\b|\\s[0-9])");
    /** On such a paper who signs is the owner. */
    private static final GuardedPattern UN_BAILLEUR = GuardedPattern.of("\\b(?:QUITTANCES?|BAILLEUR|BAILLERESSE)\\b");

    private static final Pattern TETE_D_UNE_PARTIE = Pattern.compile(
            "(?:EMETTEUR|VENDEUR|FOURNISSEUR|PRESTATAIRE|DESTINATAIRE|CLIENTE?|ACHETEUR|(?:FACTURE|LIVRE)E? A|(?:ADRESSE DE )?LIVRAISON)\\s?:?");

    private static final List<GuardedPattern> ANNONCES = List.of(LIBELLE, NOM_ET_PRENOM, LIBELLE_AU_MILIEU);

    private static final Pattern UNE_CIVILITE = Pattern.compile("(?:" + CIVILITE + "|OU|ET|&|NEE?)");
    private static final Pattern BARRE =
            Pattern.compile("(?:^|\\s)(?:ET\\s?/\\s?OU|OU\\s?/\\s?ET|/)\\s(?=" + CIVILITE + "\\s)");

    /** A street after a name is of the next column. */
    private static final Pattern UNE_VOIE_APRES =
            Pattern.compile("\\s[0-9]{1,4}(?:\\s?(?:BIS|TER|QUATER|[A-D])\\b)?,?\\s" + Adresses.GENRE_DE_VOIE
                    + "\\s|\\s[A-Z]{2}[0-9]{2}\\s");

    private static final Pattern UNE_PERSONNE = Pattern.compile("(?:^|\\s)" + CIVILITE + "\\s");

    /** Two people under one family name, which is whole. */
    private static final Pattern A_DEUX = Pattern.compile("^" + CIVILITE + "\\s(?:OU|ET|&)\\s" + CIVILITE);

    /** Two given names that are one: what follows is the family's. */
    private static final Pattern PRENOM_COMPOSE = Pattern.compile(
            "(?:^|\\s)(?:JEAN|MARIE|ANNE|PIERRE|PAUL|LOUIS|CHARLES)[\\s-](?:PIERRE|PAUL|JACQUES|LOUIS|LUC|MARC|MARIE|CLAUDE|FRANCOISE?|MICHEL|YVES|NOEL|PHILIPPE|CHARLES|BAPTISTE|ANDRE|ROBERT|ROGER|RENE|DANIEL|BERNARD|DOMINIQUE|LAURE|SOPHIE|ANNE|CHRISTINE|THERESE|JEANNE|HELENE|ALAIN|EMMANUEL|HENRI|ANTOINE|EDOUARD|DENIS)$");

    private static final Pattern UNE_LETTRE_PAR_CASE = Pattern.compile("\\S(?:\\s\\S)*");
    private static final Pattern ESPACES = Pattern.compile("\\s+");
    /** Joint holders stand on several lines. */
    private static final Pattern A_SUIVRE = Pattern.compile("(?i).*\\s(?:ou|et)");

    /** "Monsieur le maire", and not "Mme Le Goff". */
    private static final Pattern UN_OFFICE = Pattern.compile("^\\S+\\s(?:l[ea]s?\\s|l['\u2019])");

    /** The treasurer signs for the association that is named above. */
    private static final Pattern POUR_UN_AUTRE = Pattern.compile("^" + CIVILITE
            + "\\s(?:LE|LA|L')\\s?(?:TRESORI|PRESIDENT|SECRETAIRE|MAIRE|DIRECT|GERANT|SYNDIC|REPRESENTANT)");

    private static final Pattern SUITE = Pattern.compile("^(?:OU|ET)\\s.*");

    /** The other family name of the person of the line above. */
    private static final Pattern AUTRE_NOM = Pattern.compile("^(?:NEE?|EPOUSE|EP|VEUVE|VVE)\\s[A-Z].*");

    private static final Pattern SANS_L_AUTRE_NOM = Pattern.compile(".*\\s(?:NEE?|EPOUSE|VEUVE)$");

    private static final Pattern AVEC_PARTICULE = Pattern.compile(".*\\s(?:DE|DU|DES|D'|LE|LA)\\s?[A-Z'-]+");
    private static final Pattern PRENOMS_JOINTS =
            Pattern.compile("(?:JEAN|MARIE|ANNE|PIERRE|PAUL|LOUIS|CHARLES)[ -][A-Z]{2,}");

    private static final Pattern UN_MOT = Pattern.compile("[A-Z][A-Z'-]+");

    /** What a person is to the account, after a name of two words. */
    private static final Pattern QUALITE = Pattern.compile(
            "(?<=\\S\\s\\S{1,60})\\s(?:MINEURE?|MAJEURE? PROTEGEE?|SOUS (?:TUTELLE|CURATELLE|SAUVEGARDE)|USUFRUITIERE?|NUE?[ -]PROPRIETAIRE|REPR(?:ESENTEE?|\\.)? PAR"
                    + "|ENTREPR(?:ISE|ENEUR|ENEUSE) INDIVIDUEL(?:LE)?|EI)\\b");

    /** The first words of a sentence, or those that only a sentence has; a name in capitals has none. */
    private static final Pattern PHRASE = Pattern.compile(
            "^(?:Ce|Cet|Cette|Ces|Vous|Nous|Pour|Par|pour|par|du|au)\\s\\p{Ll}|(?:^|\\s)(?:est|sont|\u00eatre|sera|seront|doit|doivent|peut|vous|votre|vos|qui|que)\\s");

    /** A name in capitals, and in the same line the words of the next column. */
    private static final Pattern PROSE_APRES_UN_NOM = Pattern.compile(
            "(?<nom>(?:\\p{Lu}[\\p{Lu}.'\u2019-]*\\s){3,8})(?!(?:de|du|des|la|le|les|et|ou|von|van|der|den|ter|dos|da|di|del|della|ben|el|al|y|zu|n\u00e9e?|\u00e9pouse|veuve|chez)\\b)\\p{Ll}{2,}\\s");

    /** Who is no person may have a name of several lines. */
    private static final Pattern PERSONNE_MORALE = Pattern.compile(
            "\\b(?:SARL|SASU?|EURL|SNC|SCI|SCOP|SCIC|SCP|SELARL|EARL|GAEC|SCEA|GFA|ASS|ASSO|ASSOC|ASSOCIATION|AMICALE|COMITE|CLUB|FEDERATION|FONDATION|UNION|SYNDICAT|SYND"
                    + "|COPRO|COPROPRIETE|INDIVISION|SUCCESSION|REGIE|COMMUNE|SOCIETE|STE|ETS|ENTREPRISE)\\b");

    /** A name is not over after such a word. */
    private static final Pattern NON_FINI =
            Pattern.compile(".*\\s(?:DE|DU|DES|LA|LE|LES|AU|AUX|EN|POUR|SUR|ET|&|D'|L')$");

    /** Banks cut the name of a company where its line is full. */
    private static final int LIGNE_PLEINE = 18;

    /** A place called after a thing: a family called so has a given name too. */
    private static final Pattern UN_LIEU = Pattern.compile("^(?:LES|AUX|AU)\\s.*|^(?:LE|LA|L')\\s?[A-Z'-]+$");

    /** Words in capitals or with one, but for particles: a sentence is no name. */
    private static final Pattern AVEC_MAJUSCULES =
            Pattern.compile("(?:(?:de|du|des|la|le|d'|l'|van|von)[ ]?|\\p{Lu}\\S*[ ])*\\p{Lu}\\S*");
    /** Two words or more, of letters alone. */
    private static final Pattern NOM_SEUL = Pattern.compile("^\\p{Lu}[\\p{Lu}'-]*(?:\\s\\p{Lu}[\\p{Lu}'-]*){1,6}$");

    static final Pattern RUE = Pattern.compile(
            "^[0-9]{1,4}\\s?(?:BIS|TER|QUATER|[A-Z])?,?\\s|^(?:RUE|AVENUE|BOULEVARD|PLACE|CHEMIN|ALLEE|IMPASSE|SENTIER|QUAI|ROUTE"
                    + "|SQUARE|VILLA|COUR|RESIDENCE|CHEZ|BAT|APPT|APPARTEMENT|LIEU-DIT)\\b");
    private static final Pattern PAPIERS_DE_SOCIETE =
            Pattern.compile("\\b(?:SIRET|SIREN|RCS|R\\.C\\.S|TVA INTRA|CAPITAL|APE|NAF)\\b");
    /** Who stands under such a name is a company, that lets, insures or sells. */
    private static final Pattern SOCIETE =
            Pattern.compile("\\b(?:SARL|SASU?|EURL|SNC|SCI|SCOP|GMBH|ADMINISTRATEUR DE)\\b");

    private static final Pattern VILLE_D_UN_MOT =
            Pattern.compile(".*(?<![0-9])[0-9]{5}\\s(?<ville>[A-Z'-]+)(?:\\sCEDEX.*)?");

    private static final Pattern ENSEIGNE = Pattern.compile(
            "\\b(?:CYCLES?|VELOS?|BIKES?|SPORTS?|MOBILITES?|MAGASIN|BOUTIQUE|SHOP|STORE|ATELIER|BRICOLAGE|JARDINERIE|DECATHLON|INTERSPORT|FNAC|DARTY|CASTORAMA|LEROY MERLIN|CDISCOUNT|NORAUTO|AUCHAN)\\b");

    private static final Pattern CODE_POSTAL = Pattern.compile("^(?:F-)?[0-9]{5}\\s[A-Z].*");

    private static final Pattern ADRESSE_ENTIERE =
            Pattern.compile("^[0-9]{1,4}\\s?(?:BIS|TER|[A-D])?,?\\s[A-Z].*[\\s,][0-9]{5}\\s[A-Z].*");

    /** A street without a number is of the next column; associations are called after theirs. */
    private static final Pattern VOIE_APRES_UN_NOM =
            Pattern.compile("\\s(?:RUE|ROUTE|AVENUE|BOULEVARD|CHEMIN|IMPASSE)\\s(?:D[EU]|DES|D'|LA)\\b");

    /** Where a name ends and something else begins. */
    private static final Pattern FIN_DU_NOM = Pattern.compile(
            "[0-9,;:(@|/]|\\s[A-Z]{2}[0-9]{2}\\s[A-Z0-9]{4}\\s|\\s[-\u2013\u2014]\\s|\\s(?:NEE?\\s(?:LE|A)|TEL|DATE|IBAN|BIC|REF|ADRESSE|CODE|FACTURE|SIRET|DEMEURANT|DOMICILIEE?|INVOICE|ORDER|VAT|COMMANDE|DEVIS|PHONE|PERIODE D[EU]|EDITEE? LE)\\b"
                    // Some words are of a label where a colon says so.
                    + "|\\sN\\s?\u00B0|\\s(?:VENDEU(?:R|SE)|DEVISE|CONSEILL(?:ER|ERE)|TYPE DE COMPTE|COMPTE JOINT|MAGASIN|PAIEMENT|COMMERCIALE?|MODE DE [A-Z]{3,12}|OFFRE|CONTRAT|REFERENCE(?: CLIENT)?|POINT DE LIVRAISON|PUISSANCE(?: SOUSCRITE)?)\\s?:");

    /** First words that no name has: streets, labels, banks, companies' papers. */
    private static final Pattern PAS_UN_NOM = Pattern.compile(
            "^(?:RUE|AVENUE|AV|BOULEVARD|BD|PLACE|CHEMIN|ALLEE|IMPASSE|SENTIER|QUAI|ROUTE|SQUARE|DATE|FACTURE|DEVIS|NUMERO|NO"
                    + "|N\u00B0|REF|REFERENCE|CODE|ADRESSE|IBAN|BIC|TOTAL|MONTANT|TVA|SIRET|SIREN|TEL|TELEPHONE|EMAIL|MAIL|COURRIEL|DESIGNATION|DESCRIPTION|QUANTITE"
                    + "|QTE|PRIX|LIEU|PERIODE|CLIENTE?|VENDEUR|ACHETEUR|TITULAIRE|COMPTE|DOMICILIATION|BANQUE|AGENCE|GUICHET|CLE|RIB|NOM|PRENOM|LIVRAISON|FACTURATION"
                    + "|MODE|CONDITIONS|ECHEANCE|CONTRAT|PAIEMENT|REGLEMENT|IDENTIFIANT|ESPACE|SERVICE|PARTICULIER|PROFESSIONNEL|FIDELITE|LIVREE? A|EXPEDIEE? A|VENDEUSE|EMETTEUR|FOURNISSEUR|ETAGE"
                    + "|BAT|BATIMENT|APPARTEMENT|APPT|RESIDENCE|IDENTITE|CENTRE|DIRECTION|FINANCES|SIP|TRESORERIE|ACCOUNT|YOUR|OUR|ORDER|INVOICE|VAT|CUSTOMER|PHONE|VOTRE|NOTRE|COMMANDE|REPRESENTEE?|REPRESENTANTE?|TUTEUR|TUTRICE|CURATEUR|CURATRICE|MANDATAIRE|CONSEILLER|CONSEILLERE|TITULAIRES|DU COMPTE|LIVRET|ETABLISSEMENT|VOIR|ADDRESS|NAME OF)\\b.*|(?:FINANCEURS?|FINANCEMENT|ORGANISME FINANCIER|BENEFICIAIRE|TECHNICIEN|SITE)\\s?:?|.*\\bTITULAIRES? DU (?:COMPTE|CONTRAT)\\b.*");

    /** Initials right after a legal form are a company's, be they a bank's too. */
    private static final Pattern SIGLE_DE_SOCIETE = Pattern.compile(
            "(?:SARL|SASU?|EURL|SCI|SNC|STE|SOCIETE|ASSOCIATION|ASSO|ETS)\\s(?!BNP|LCL|HSBC|BRED|CCF|BPCE)[A-Z]{2,5}");

    /** The initials of a bank before the town of its branch. */
    private static final Pattern AGENCE = Pattern.compile("(?<=\\S\\s)(?:CA|CE|CL|BP|CRCA|CM|BQ)\\s(?=[A-Z]{3})");

    private static final List<GuardedPattern> ANNONCES_DU_COMPTE =
            List.of(LIBELLE, NOM_ET_PRENOM, DU_COMPTE_AU_MILIEU, PREMIERE_MOITIE, ColonnesJointes.BANQUE_D_ABORD);

    /** After the bank's words, the holder's. */
    private static final Pattern CIVILITE_AU_MILIEU =
            Pattern.compile("\\s(?<nom>" + CIVILITE + "(?:\\s(?:OU|ET|&)\\s" + CIVILITE + ")?\\s.{3,60})$");

    /** The sender's column ends, and that of the addressee goes on. */
    private static final Pattern APRES_UN_CEDEX =
            Pattern.compile("(?:\\bCEDEX(?:\\s[0-9]{1,2})?|[0-9]{4})\\s(?<nom>" + CIVILITE + "\\s.{3,60})$");

    private static final Pattern SECONDE_CIVILITE =
            Pattern.compile("^" + CIVILITE + "\\s.*?(?<!\\b(?:OU|ET|AND|&))\\s(?<second>" + CIVILITE + "\\s)");

    private static final Pattern UNE_BANQUE = Pattern.compile("BANQUE|BANK|CAISSE|CREDIT");

    private static final int MOTS_D_UN_NOM_SEUL = 3;
    /** A third word may be the town of the branch. */
    private static final int MOTS_SANS_DOUTE = 2;

    /** Words of an address that stand between a name and its street, or in place of the street. */
    private static final Pattern COMPLEMENT_D_ADRESSE = Pattern.compile(
            "^(?:CHEZ|C/O)\\b|\\b(?:RESIDENCE|RES|BATIMENT|BAT|IMMEUBLE|IMM|ESCALIER|ESC|APPARTEMENT|APPT|APT|ETAGE|PORTE|HALL|ENTREE|VILLA|HAMEAU|CLOS|DOMAINE"
                    + "|PARC|TOUR|PAVILLON|LOTISSEMENT|LOT|QUARTIER|CITE|FERME|MOULIN|CHATEAU|BP|CS|CEDEX|LIEU-DIT|LIEU DIT|LOGEMENT|LOGT|ETG|IMPASSE)\\b|\\bFRANCE$"
                    + "|^(?:C ?/? ?O|Z[AIC]|ZAC|CCAS|UDAF|ZONE|LES JARDINS|LES TERRASSES|LES BALCONS)\\b");

    /** Places that people and bodies are called after: below a name, they are of its address. */
    private static final Pattern LIEU_SOUS_UN_NOM =
            Pattern.compile("^(?:MAIRIE|MAISON|FOYER|CAMPAGNE|MAS|VILLAGE)\\b|\\bBOURG\\b");

    /** "De La Tour" and "de la Ferme" are names. */
    private static final Pattern APRES_UNE_PARTICULE = Pattern.compile("\\b(?:DE LA|DU|DES|DE L'|DE)\\s?[A-Z]+");

    private static final Pattern AUTRE_LIBELLE = Pattern.compile("[^:]{2,40}\\s?:(?:\\s|$)");

    /** A line of more cells is one of a table. */
    private static final int CELLULES_D_UNE_ADRESSE = 3;

    private static final int MOTS_D_UN_NOM = 10;
    private static final int MOTS_D_UN_NOM_LONG = 16;

    private static final int LIGNES_DE_TITULAIRES = 3;

    private static final Set<String> LIBELLES_SANS_DEUX_POINTS =
            Set.of("TITULAIRE DU COMPTE", "TITULAIRE DU CONTRAT", "INTITULE DU COMPTE", "TITULAIRES DU COMPTE");

    private final TextePiece texte;
    private final Set<String> noms = new LinkedHashSet<>();
    private final Map<Integer, Boolean> collees = new HashMap<>();
    /** Towns of one word that end an address; read when first asked for. */
    private @Nullable Set<String> villes;

    private Titulaires(TextePiece texte) {
        this.texte = texte;
    }

    static List<String> noms(TextePiece texte) {
        Titulaires titulaires = new Titulaires(texte);
        titulaires.parLesLibelles();
        titulaires.parLaProse(SOUSSIGNE);
        titulaires.parNomPuisPrenom();
        if (titulaires.noms.isEmpty()) {
            titulaires.parLAdresse(true, false);
        }
        if (titulaires.noms.isEmpty()) {
            // The shop has an address as well.
            titulaires.parLAdresse(false, true);
        }
        return titulaires.premiers();
    }

    /** Finds who lives somewhere: whom the signatory speaks of counts before him, who may be the owner or an insurer. */
    static List<String> duDomicile(TextePiece texte) {
        Titulaires titulaires = new Titulaires(texte);
        titulaires.parLesLibelles();
        titulaires.parNomPuisPrenom();
        if (titulaires.noms.isEmpty()) {
            titulaires.parLaProse(DONT_IL_EST_PARLE);
        }
        if (titulaires.noms.isEmpty() && !texte.porte(UN_BAILLEUR)) {
            titulaires.parLaProse(SOUSSIGNE);
        }
        if (titulaires.noms.isEmpty()) {
            titulaires.parLAdresse(true, false);
        }
        if (titulaires.noms.isEmpty()) {
            titulaires.parLAdresse(false, true);
        }
        return titulaires.premiers();
    }

    private List<String> premiers() {
        return noms.stream().limit(NOMS_AU_PLUS).toList();
    }

    /**
     * Finds the holders of an account, each as written; two who are named in full on one line are two, and those who share
     * a name are one line.
     */
    static List<String> duCompte(TextePiece texte) {
        Titulaires titulaires = new Titulaires(texte);
        titulaires.parLesLibellesDuCompte();
        if (titulaires.noms.isEmpty()) {
            titulaires.parNomPuisPrenom();
        }
        if (titulaires.noms.isEmpty()) {
            titulaires.parLaProse(DONT_IL_EST_PARLE);
        }
        if (titulaires.noms.isEmpty()) {
            titulaires.parLeBlocDuClient(true, true);
        }
        if (titulaires.noms.isEmpty()) {
            titulaires.parLeBlocDuClient(true, false);
        }
        if (titulaires.noms.isEmpty()) {
            titulaires.parLeBlocDuClient(false, true);
        }
        return separer(titulaires.noms);
    }

    /** Parts joint holders where each is named in full, and drops what only joins them; who is named twice is named once. */
    static List<String> separer(Collection<String> noms) {
        Map<String, String> parCle = new LinkedHashMap<>();
        for (String nom : noms) {
            String joints = avecJonction(nom.replaceAll("(?i)^(?:ou|et)\\s+|\\s+(?:ou|et)$", ""));
            for (String titulaire : separes(joints)) {
                parCle.putIfAbsent(Noms.cle(titulaire), titulaire);
            }
        }
        return parCle.values().stream().limit(NOMS_AU_PLUS).toList();
    }

    /** "Comité des fêtes et loisirs" is one, and in "Dupont Jean et Anne" the second has no name of her own. */
    private static List<String> separes(String joints) {
        List<String> titulaires = Noms.titulaires(joints);
        String cle = TextePiece.cle(joints);
        boolean unSeul = PERSONNE_MORALE.matcher(cle).lookingAt()
                && !UNE_PERSONNE.matcher(cle).find();
        boolean unPrenom = titulaires.stream()
                .skip(1)
                .map(TextePiece::cle)
                .anyMatch(autre ->
                        motsDuNom(autre) == 1 && !UNE_PERSONNE.matcher(autre).find());
        return unSeul || unPrenom ? List.of(joints) : titulaires;
    }

    /** Two people stand on one line, each with a civility, and nothing between them. */
    private static String avecJonction(String nom) {
        Matcher second = SECONDE_CIVILITE.matcher(TextePiece.cle(nom));
        if (second.find()) {
            String premier = nom.substring(0, second.start("second"));
            String autre = nom.substring(second.start("second"));
            // "Mlle C. M. de La Roche" is one, with her initials.
            return motsEntiers(premier) > 1 && motsEntiers(autre) > 1 ? premier + "ou " + autre : nom;
        }
        return nom;
    }

    private static long motsEntiers(String nom) {
        return Arrays.stream(ESPACES.split(TextePiece.cle(nom).replace(".", "")))
                .filter(mot -> mot.length() > 1 && !UNE_CIVILITE.matcher(mot).matches())
                .count();
    }

    /** Finds the people whose family and given names stand each after its label, in order. */
    static List<String> parNomEtPrenom(TextePiece texte) {
        Titulaires titulaires = new Titulaires(texte);
        titulaires.parNomPuisPrenom();
        return List.copyOf(titulaires.noms);
    }

    private void parLesLibellesDuCompte() {
        parLesLibellesDuCompte(false);
        if (noms.isEmpty()) {
            parLesLibellesDuCompte(true);
        }
    }

    private void parLesLibellesDuCompte(boolean parSonNomAussi) {
        texte.parcourir(ANNONCES_DU_COMPTE, (ligne, rang, cellule) -> {
            if (ColonnesJointes.BANQUE_D_ABORD.matcher(cellule.cle()).find()) {
                prendreLaSecondeColonne(ligne, cellule);
                return;
            }
            if (prendreUnLibelleCoupe(ligne, rang, cellule)) {
                return;
            }
            Matcher milieu = DU_COMPTE_AU_MILIEU.matcher(cellule.cle());
            if (milieu.find()) {
                prendreLeBloc(List.of(cellule.texte().substring(milieu.start("nom"))));
                return;
            }
            Matcher nomEtPrenom = NOM_ET_PRENOM.matcher(cellule.cle());
            Matcher libelle = LIBELLE.matcher(cellule.cle());
            if (libelle.find()
                    && (estEntier(libelle, cellule) || annonceUnNom(DU_COMPTE, libelle, cellule))
                    && (parSonNomAussi
                            || !NOM_DU_COMPTE.matcher(libelle.group("mot")).matches())) {
                prendreDuCompte(ligne, rang, libelle.end(), libelle.group("mot").equals("POUR"));
            } else if (nomEtPrenom.find() && annonceDesNoms(nomEtPrenom, cellule)) {
                prendreDuCompte(ligne, rang, nomEtPrenom.end(), false);
            }
        });
    }

    /** Whether a name in full follows a label that needs no colon to announce one. */
    private static boolean annonceUnNom(Pattern mots, Matcher libelle, Cellule cellule) {
        String reste = cellule.texte().substring(libelle.end()).strip();
        return mots.matcher(libelle.group("mot")).matches()
                && NOM_SEUL.matcher(TextePiece.cle(reste)).matches()
                && AVEC_MAJUSCULES.matcher(reste).matches()
                && !Banques.nomme(TextePiece.cle(reste));
    }

    /** Without a colon, words in lower case go on with the label. */
    private static boolean annonceDesNoms(Matcher libelle, Cellule cellule) {
        String reste = cellule.texte().substring(libelle.end()).strip();
        return reste.isEmpty()
                || libelle.group().endsWith(":")
                || AVEC_MAJUSCULES.matcher(reste).matches();
    }

    private void prendreDuCompte(int ligne, int rang, int finDuLibelle, boolean enProse) {
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        Cellule cellule = cellules.get(rang);
        boolean colle = estColle(ligne);
        for (Candidat candidat : texte.valeurs(ligne, rang, finDuLibelle)) {
            Cellule ancre = candidat.place() == Candidat.Place.CELLULE_SUIVANTE ? cellules.get(rang + 1) : cellule;
            if (enProse && !estUnePersonne(propre(candidat.texte()))) {
                continue;
            }
            List<String> bloc = new ArrayList<>();
            boolean uneAutreTete = candidat.place() == Candidat.Place.MEME_CELLULE && colle;
            if (candidat.place() != Candidat.Place.DESSOUS && !uneAutreTete) {
                bloc.add(candidat.texte());
            }
            texte.dessous(ligne, ancre, LIGNES_DE_TITULAIRES).forEach(dessous -> bloc.add(dessous.texte()));
            if (prendreLeBloc(colle ? deLaPremiereColonne(bloc) : bloc)
                    && candidat.place() == Candidat.Place.MEME_CELLULE) {
                return;
            }
        }
    }

    /** Of two columns that were joined, the bank's first, a civility starts the second. */
    private void prendreLaSecondeColonne(int ligne, Cellule tetes) {
        List<String> bloc = new ArrayList<>();
        for (Cellule dessous : texte.dessous(ligne, tetes, LIGNES_DE_TITULAIRES)) {
            Matcher civil = CIVILITE_AU_MILIEU.matcher(dessous.cle());
            if (!civil.find()) {
                break;
            }
            bloc.add(dessous.texte().substring(civil.start("nom")));
        }
        // One word alone goes on below, where nothing tells the columns.
        if (bloc.stream().allMatch(nom -> motsDuNom(TextePiece.cle(nom)) > 1)) {
            prendreLeBloc(bloc);
        }
    }

    /** Takes the name beside a label that stands on two lines, "Titulaire du" and "compte :"; says whether it is one. */
    private boolean prendreUnLibelleCoupe(int ligne, int rang, Cellule cellule) {
        Matcher premiere = PREMIERE_MOITIE.matcher(cellule.cle());
        List<Cellule> dessous = premiere.find() ? texte.dessous(ligne, cellule, 1) : List.of();
        Matcher seconde =
                SECONDE_MOITIE.matcher(dessous.isEmpty() ? "" : dessous.get(0).cle());
        if (!seconde.find() || (premiere.group("du") == null) == (seconde.group("du") == null)) {
            return false;
        }
        List<String> bloc = new ArrayList<>();
        Cellule ancre = aCote(ligne, rang, cellule.texte().substring(premiere.start("reste")), bloc);
        Cellule autre = dessous.get(0);
        int rangDessous = texte.lignes().get(ligne + 1).cellules().indexOf(autre);
        Cellule sous = aCote(ligne + 1, rangDessous, autre.texte().substring(seconde.start("reste")), bloc);
        texte.dessous(ligne + 1, sous.equals(autre) ? ancre : sous, LIGNES_DE_TITULAIRES - 1)
                .forEach(suite -> bloc.add(suite.texte()));
        return prendreLeBloc(bloc);
    }

    /** Adds what stands beside half a label, in its cell or in the next; gives the cell that holds it. */
    private Cellule aCote(int ligne, int rang, String reste, List<String> bloc) {
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        if (!reste.isBlank()) {
            bloc.add(reste);
        } else if (rang + 1 < cellules.size()) {
            bloc.add(cellules.get(rang + 1).texte());
            return cellules.get(rang + 1);
        }
        return cellules.get(rang);
    }

    /** Takes the holders at the head of a block, until its address; says whether there was one. */
    private boolean prendreLeBloc(List<String> bloc) {
        List<String> lus = new ArrayList<>();
        String civilites = "";
        for (String ligne : bloc) {
            if (lus.isEmpty()
                    && (estUnLibelleSeul(ligne)
                            || (PHRASE.matcher(ligne).find()
                                    && !PERSONNE_MORALE
                                            .matcher(TextePiece.cle(ligne.strip()))
                                            .lookingAt()))) {
                continue;
            }
            if (lus.isEmpty()
                    && CIVILITE_SEULE.matcher(TextePiece.cle(ligne.strip())).matches()) {
                civilites = ligne.strip() + " ";
                continue;
            }
            if (!civilites.isEmpty()
                    && !(NOM_SEUL.matcher(TextePiece.cle(ligne)).matches()
                            && AVEC_MAJUSCULES.matcher(ligne).matches())) {
                break;
            }
            String lu = sansBanque(propre(civilites + joints(ligne)));
            civilites = "";
            String cle = TextePiece.cle(lu);
            String precedent = lus.isEmpty() ? "" : lus.get(lus.size() - 1);
            boolean unLieu = !lus.isEmpty() && LIEU_SOUS_UN_NOM.matcher(cle).find();
            if (lu.isEmpty() || !((estUnClient(cle) && !unLieu) || estAFinir(precedent))) {
                break;
            }
            boolean uneAgence = lus.size() == 1
                    && motsDuNom(TextePiece.cle(precedent)) == 1
                    && AVEC_CIVILITE.matcher(cle).find()
                    && estUneVille(TextePiece.cle(precedent));
            if (uneAgence) {
                // A town of the paper above a person is that of a branch.
                lus.set(0, lu);
            } else if (!lus.isEmpty() && finitLeNom(precedent, lu)) {
                lus.set(lus.size() - 1, precedent + " " + lu);
            } else if (lus.isEmpty() || nommeUnAutre(precedent, lu)) {
                lus.add(lu);
            } else {
                break;
            }
        }
        noms.addAll(lus);
        return !lus.isEmpty();
    }

    /** Whether a line is the translation of a label, or the label itself, and nothing else. */
    private static boolean estUnLibelleSeul(String ligne) {
        Matcher libelle = LIBELLE.matcher(TextePiece.cle(ligne.strip()));
        return libelle.find()
                && libelle.hitEnd()
                && libelle.end() == ligne.strip().length();
    }

    /** Names that a bar parts are joined as by a word, and "et/ou" is one. */
    private static String joints(String ligne) {
        Matcher barre = BARRE.matcher(TextePiece.cle(ligne));
        return barre.find() ? ligne.substring(0, barre.start()) + " ou " + ligne.substring(barre.end()) : ligne;
    }

    /** Whether a line goes on with the name of the line above: of a person who has one word there, or of no person. */
    private static boolean finitLeNom(String precedent, String lu) {
        String avant = TextePiece.cle(precedent);
        String cle = TextePiece.cle(lu);
        if (AUTRE_NOM.matcher(cle).matches() || SANS_L_AUTRE_NOM.matcher(avant).matches()) {
            return true;
        }
        if (AVEC_CIVILITE.matcher(cle).find()
                || SUITE.matcher(cle).matches()
                || A_SUIVRE.matcher(precedent).matches()
                || UN_LIEU.matcher(cle).matches()) {
            return false;
        }
        if (AVEC_CIVILITE.matcher(avant).find()) {
            return (motsDuNom(avant) == 1
                            || (AVEC_PARTICULE.matcher(avant).matches()
                                    && PRENOMS_JOINTS.matcher(cle).matches()))
                    && !(A_DEUX.matcher(avant).find() && motsDuNom(cle) == 1)
                    && AVEC_MAJUSCULES.matcher(lu).matches();
        }
        if (motsDuNom(avant) == 1
                && UN_MOT.matcher(avant).matches()
                && UN_MOT.matcher(cle).matches()) {
            return true;
        }
        return estAFinir(precedent)
                || (PERSONNE_MORALE.matcher(avant).find()
                        && precedent.length() >= LIGNE_PLEINE
                        && NOM_SEUL.matcher(cle).matches()
                        && AVEC_MAJUSCULES.matcher(lu).matches());
    }

    /** Whether the name of no person ends on a word that calls for more. */
    private static boolean estAFinir(String precedent) {
        String avant = TextePiece.cle(precedent);
        return NON_FINI.matcher(avant).matches()
                && !AVEC_CIVILITE.matcher(avant).find();
    }

    /** Whether a line names another holder than the line above. */
    private static boolean nommeUnAutre(String precedent, String lu) {
        String avant = TextePiece.cle(precedent);
        String cle = TextePiece.cle(lu);
        return A_SUIVRE.matcher(precedent).matches()
                || (AVEC_CIVILITE.matcher(cle).find()
                        && !POUR_UN_AUTRE.matcher(cle).find())
                || SUITE.matcher(cle).matches()
                || (!AVEC_CIVILITE.matcher(avant).find()
                        && !PERSONNE_MORALE.matcher(avant).find()
                        && !UN_LIEU.matcher(cle).matches()
                        && NOM_SEUL.matcher(cle).matches()
                        && AVEC_MAJUSCULES.matcher(lu).matches());
    }

    /** How many words a name has besides its civilities. */
    private static long motsDuNom(String cle) {
        return Arrays.stream(ESPACES.split(cle))
                .filter(mot -> !UNE_CIVILITE.matcher(mot).matches())
                .count();
    }

    /** Where columns were joined by single spaces, a bank may follow the name on its line. */
    private static String sansBanque(String nom) {
        Matcher enToutesLettres = Banques.NOM.matcher(TextePiece.cle(nom));
        Matcher banque = enToutesLettres.find() ? enToutesLettres : AGENCE.matcher(TextePiece.cle(nom));
        if (AVEC_CIVILITE.matcher(TextePiece.cle(nom)).find() && banque.find(0)) {
            String avant = nom.substring(0, banque.start()).strip();
            int mots = ESPACES.split(avant).length;
            // Of a bank that is not known by name, "Banque" may be the last word alone.
            boolean douteux = mots > MOTS_D_UN_NOM_SEUL
                    && UNE_BANQUE.matcher(banque.group()).matches();
            return mots > 2 && !douteux ? avant : nom;
        }
        return nom;
    }

    /** Whether the columns that start on a line were joined by single spaces. */
    private boolean estColle(int ligne) {
        // Asked for each cell of a line.
        return collees.computeIfAbsent(ligne, rang -> ColonnesJointes.ontDeuxTetes(texte, rang));
    }

    /** Of two columns that were joined, the first; nothing where one of its names cannot be told. */
    private List<String> deLaPremiereColonne(List<String> bloc) {
        List<String> colonne = new ArrayList<>();
        for (String ligne : bloc) {
            String nom = propre(ligne);
            String coupe = deLaPremiereColonne(ligne);
            if (coupe.isEmpty() && !nom.isEmpty()) {
                String cle = TextePiece.cle(nom);
                boolean unTitulaire = (estUnClient(cle) && colonne.isEmpty())
                        || AVEC_CIVILITE.matcher(cle).find()
                        || SUITE.matcher(cle).matches();
                return unTitulaire ? List.of() : colonne;
            }
            colonne.add(coupe);
        }
        return colonne;
    }

    /** Of two columns that were joined, the first ends before the bank; where no bank is known, a longer name is nobody's. */
    private String deLaPremiereColonne(String ligne) {
        String nom = propre(ligne);
        String coupe = sansBanque(nom);
        Matcher banque = Banques.NOM.matcher(TextePiece.cle(nom));
        if (coupe.equals(nom)
                && banque.find()
                && banque.start() > 0
                && !UNE_BANQUE.matcher(banque.group()).matches()) {
            coupe = nom.substring(0, banque.start()).strip();
        }
        String cle = TextePiece.cle(nom);
        boolean entier = coupe.length() < nom.length()
                || ESPACES.split(nom).length <= MOTS_SANS_DOUTE
                || (AVEC_CIVILITE.matcher(cle).find() && motsDuNom(cle) <= MOTS_SANS_DOUTE && !finitParUneVille(cle))
                || UNE_VOIE_APRES
                        .matcher(TextePiece.cle(ligne).substring(nom.length()))
                        .lookingAt();
        return entier ? coupe : "";
    }

    /** Whether the last word of a name is a town of the document: a branch is called after its town. */
    private boolean finitParUneVille(String cle) {
        Pattern ville = Pattern.compile(
                "[0-9]{5}\\s(?:[A-Z'-]+\\s){0,6}?" + Pattern.quote(cle.substring(cle.lastIndexOf(' ') + 1)) + "\\b");
        return texte.lignes().stream()
                .anyMatch(ligne -> ville.matcher(ligne.cle()).find());
    }

    /** Whether a word is the whole town of an address of the document. */
    private boolean estUneVille(String cle) {
        if (villes == null) {
            villes = texte.lignes().stream()
                    .map(ligne -> VILLE_D_UN_MOT.matcher(ligne.cle()))
                    .filter(Matcher::matches)
                    .map(ville -> ville.group("ville"))
                    .collect(Collectors.toSet());
        }
        return villes.contains(cle);
    }

    private static boolean estUnClient(String cle) {
        return (!Banques.nomme(cle) || SIGLE_DE_SOCIETE.matcher(cle).matches())
                // People are called Moulin or Parc.
                && (AVEC_CIVILITE.matcher(cle).find() || !estUnComplement(cle))
                && !RUE.matcher(cle).find();
    }

    private static boolean estUnComplement(String cle) {
        return COMPLEMENT_D_ADRESSE
                .matcher(APRES_UNE_PARTICULE.matcher(cle).replaceAll(""))
                .find();
    }

    /** Without labels, takes the block of names above a street and a postal code, the bank's own left aside. */
    private void parLeBlocDuClient(boolean avecCivilite, boolean avecAdresse) {
        texte.parcourir((ligne, rang, cellule) -> {
            Optional<String> colle = avecCivilite ? apresLaColonneDAvant(ligne, cellule, false) : Optional.empty();
            if (colle.isPresent()) {
                prendreLeBloc(List.of(colle.get()));
                return;
            }
            boolean seule =
                    avecCivilite && CIVILITE_SEULE.matcher(cellule.cle()).matches();
            boolean unNom = avecCivilite
                    ? seule || AVEC_CIVILITE.matcher(cellule.cle()).find()
                    : NOM_SEUL.matcher(cellule.cle()).matches()
                            && (!UN_LIEU.matcher(cellule.cle()).matches() || ouvreLaPage(ligne, cellule))
                            && !Nature.estUnTitre(cellule)
                            && !estAuNomDUneBanque(ligne, cellule)
                            && IntStream.range(Math.max(0, ligne - LIGNES_DE_TITULAIRES), ligne)
                                    .noneMatch(this::estColle);
            if (!unNom || suitUnAutre(ligne, cellule)) {
                return;
            }
            List<Cellule> bloc = texte.dessous(ligne, cellule, 5);
            boolean adresse = aUneAdresse(bloc, false);
            if (adresse || !(seule || avecAdresse)) {
                List<String> lignes = new ArrayList<>(List.of(cellule.texte()));
                bloc.stream().limit(LIGNES_DE_TITULAIRES - 1L).forEach(dessous -> lignes.add(dessous.texte()));
                if (bloc.stream()
                                .anyMatch(dessous -> ColonnesJointes.DEUX_CODES
                                        .matcher(dessous.cle())
                                        .matches())
                        || (ligne > 0 && estColle(ligne - 1))) {
                    prendreLeBloc(deLaPremiereColonne(lignes));
                } else {
                    prendreLeBloc(lignes);
                }
            }
        });
    }

    /** Whether a name goes on with what is above it: as the second of two holders, or as the one who advises them. */
    private boolean suitUnAutre(int ligne, Cellule cellule) {
        if (SUITE.matcher(cellule.cle()).matches()) {
            return true;
        }
        return ligne > 0
                && texte.enRegard(ligne - 1, cellule).stream()
                        .anyMatch(dessus -> (A_SUIVRE.matcher(dessus.cle()).matches()
                                        && UNE_PERSONNE.matcher(dessus.cle()).find())
                                || UN_CONSEILLER.matcher(dessus.cle()).find());
    }

    /** Right under the title stands no place of an address, whose street comes next. */
    private boolean ouvreLaPage(int ligne, Cellule cellule) {
        List<Cellule> dessous = texte.dessous(ligne, cellule, 1);
        return ligne > 0
                && motsDuNom(cellule.cle()) > MOTS_SANS_DOUTE
                && texte.lignes().get(ligne - 1).cellules().stream().anyMatch(Nature::estUnTitre)
                && !dessous.isEmpty()
                && RUE.matcher(dessous.get(0).cle()).find();
    }

    /** A branch is called after its town, under a word that says it is a branch. */
    private boolean estAuNomDUneBanque(int ligne, Cellule cellule) {
        for (int dessus = ligne - 1; dessus >= Math.max(0, ligne - 2); dessus--) {
            if (texte.lignes().get(dessus).cellules().stream().anyMatch(Nature::estUnTitre)) {
                return false;
            }
            if (texte.enRegard(dessus, cellule).stream().anyMatch(autre -> Banques.nomme(autre.cle()))) {
                return true;
            }
        }
        return false;
    }

    private void parLesLibelles() {
        texte.parcourir(ANNONCES, (ligne, rang, cellule) -> {
            Matcher libelle = LIBELLE.matcher(cellule.cle());
            Matcher nomEtPrenom = NOM_ET_PRENOM.matcher(cellule.cle());
            if (libelle.find()
                    && !UN_NOM_DE_CHOSE.matcher(libelle.group("mot")).matches()
                    && (estEntier(libelle, cellule) || annonceUnNom(SANS_DEUX_POINTS, libelle, cellule))) {
                prendre(ligne, rang, libelle.end(), libelle.group("mot").equals("POUR"));
            } else if (nomEtPrenom.find() && annonceDesNoms(nomEtPrenom, cellule)) {
                prendre(ligne, rang, nomEtPrenom.end(), false);
            } else {
                Matcher milieu = LIBELLE_AU_MILIEU.matcher(cellule.cle());
                if (milieu.find()
                        && !AU_SERVICE_DES_CLIENTS
                                .matcher(cellule.cle().substring(0, milieu.start()))
                                .find()) {
                    nom(cellule.texte().substring(milieu.start("nom")));
                }
            }
        });
    }

    private void parLaProse(GuardedPattern motif) {
        texte.parcourir(motif, (ligne, rang, cellule) -> {
            StringBuilder prose = new StringBuilder(cellule.texte());
            if (motif == DONT_IL_EST_PARLE) {
                texte.dessous(ligne, cellule, 2)
                        .forEach(dessous -> prose.append(' ').append(dessous.texte()));
            }
            Matcher trouve = motif.matcher(TextePiece.cle(prose.toString()));
            if (trouve.find()) {
                nom(prose.substring(trouve.start("nom"), trouve.end("nom")));
            }
        });
    }

    /** A label ends with a colon, with its cell, or before a civility: "Client fidèle" is none. */
    private static boolean estEntier(Matcher libelle, Cellule cellule) {
        return libelle.group("fin") != null
                || LIBELLES_SANS_DEUX_POINTS.contains(libelle.group("mot"))
                || AVEC_CIVILITE
                        .matcher(cellule.cle().substring(libelle.end()).strip())
                        .find();
    }

    /** "Pour : " may head a sentence, a thing or an office: a civility vouches for a name. */
    private static boolean estUnePersonne(String lu) {
        return AVEC_CIVILITE.matcher(TextePiece.cle(lu)).find() && estEcritCommeUnNom(lu);
    }

    /** Whether words stand in capitals, or with one each, and no article makes an office of them. */
    static boolean estEcritCommeUnNom(String lu) {
        return AVEC_MAJUSCULES.matcher(lu).matches() && !UN_OFFICE.matcher(lu).find();
    }

    private void prendre(int ligne, int rang, int finDuLibelle, boolean enProse) {
        boolean seul = false;
        boolean dUneAdresse =
                texte.lignes().get(ligne).cellules().get(rang).cle().startsWith("ADRESSE");
        boolean duPrecedent = suitUneAutreTete(texte, ligne);
        for (Candidat candidat : texte.valeurs(ligne, rang, finDuLibelle)) {
            if (duPrecedent && candidat.place() == Candidat.Place.DESSOUS) {
                duPrecedent = false;
                seul = true;
                continue;
            }
            seul |= candidat.place() != Candidat.Place.MEME_CELLULE;
            String lu = propre(candidat.texte());
            boolean adresse = dUneAdresse
                    && !AVEC_CIVILITE.matcher(TextePiece.cle(lu)).find()
                    && (COMPLEMENT_D_ADRESSE.matcher(TextePiece.cle(lu)).find()
                            || LIEU_SOUS_UN_NOM.matcher(TextePiece.cle(lu)).find());
            if (!lu.isEmpty() && !adresse && (!enProse || estUnePersonne(lu))) {
                noms.add(lu);
                lireLAutreTitulaire(ligne, rang, candidat, lu);
                if (candidat.place() != Candidat.Place.CELLULE_SUIVANTE) {
                    return;
                }
                // Beside a label may stand the next column: what is below counts too, and the better name will speak.
            }
        }
        if (!seul && !enProse) {
            // "Client : C00451" gives a number, and the name stands below; the shop's own may stand between.
            List<Cellule> dessous =
                    texte.dessous(ligne, texte.lignes().get(ligne).cellules().get(rang), 2);
            boolean leMagasinDAbord = dessous.size() > 1
                    && dessous.get(0).cle().equals(texte.lignes().get(0).cle())
                    && AVEC_CIVILITE.matcher(dessous.get(1).cle()).find();
            if (leMagasinDAbord) {
                nom(deLAcheteur(ligne + 2, dessous.get(1)));
            } else if (!dessous.isEmpty() && peutNommer(ligne + 1, dessous.get(0))) {
                nom(deLAcheteur(ligne + 1, dessous.get(0)));
            }
        }
    }

    /** Neither a cell in a row of heads nor another label names anybody. */
    private boolean peutNommer(int ligne, Cellule cellule) {
        return AVEC_CIVILITE.matcher(cellule.cle()).find()
                || (texte.lignes().get(ligne).cellules().size() <= CELLULES_D_UNE_ADRESSE
                        && !AUTRE_LIBELLE.matcher(cellule.cle()).lookingAt());
    }

    /** Where two parties' heads stand one below the other, the first name below them is not the second's. */
    private static boolean suitUneAutreTete(TextePiece texte, int ligne) {
        return ligne > 0
                && texte.lignes().get(ligne).cellules().size() == 1
                && texte.lignes().get(ligne - 1).cellules().size() == 1
                && TETE_D_UNE_PARTIE
                        .matcher(texte.lignes().get(ligne - 1).cle())
                        .matches();
    }

    /** Joint holders stand one below the other: the second starts with "ou", "et" or a civility. */
    private void lireLAutreTitulaire(int ligne, int rang, Candidat candidat, String premier) {
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        Cellule ancre = cellules.get(candidat.place() == Candidat.Place.CELLULE_SUIVANTE ? rang + 1 : rang);
        boolean attendu = A_SUIVRE.matcher(premier).matches();
        boolean vu = candidat.place() != Candidat.Place.DESSOUS;
        for (Cellule dessous : texte.dessous(ligne, ancre, 3)) {
            if (!vu) {
                vu = dessous.texte().equals(candidat.texte());
            } else if (attendu
                    || AVEC_CIVILITE.matcher(dessous.cle()).find()
                    || SUITE.matcher(dessous.cle()).matches()) {
                nom(dessous.texte());
                return;
            } else {
                return;
            }
        }
    }

    private void parNomPuisPrenom() {
        int avant = noms.size();
        texte.parcourir(NOM_PUIS_PRENOM, (ligne, rang, cellule) -> {
            Matcher tous = NOM_PUIS_PRENOM.matcher(cellule.cle());
            if (tous.find()) {
                nom(cellule.texte().substring(tous.start("famille"), tous.end("famille")) + " "
                        + cellule.texte().substring(tous.start("prenom"), tous.end("prenom")));
            }
        });
        if (noms.size() > avant) {
            return;
        }
        List<String> familles = valeursDe(NOM);
        List<String> prenoms = valeursDe(PRENOM);
        for (int i = 0; i < familles.size(); i++) {
            noms.add(i < prenoms.size() ? familles.get(i) + " " + prenoms.get(i) : familles.get(i));
        }
    }

    private List<String> valeursDe(GuardedPattern motif) {
        List<String> valeurs = new ArrayList<>();
        texte.parcourir(motif, (ligne, rang, cellule) -> {
            Matcher libelle = motif.matcher(cellule.cle());
            if (libelle.find()) {
                for (Candidat candidat : texte.valeurs(ligne, rang, libelle.end())) {
                    String valeur = propre(candidat.texte().replace(',', ' '));
                    if (!valeur.isEmpty()) {
                        valeurs.add(valeur);
                        return;
                    }
                }
            }
        });
        return valeurs;
    }

    /** Takes the names above a street and a postal code, with a civility or without. */
    private void parLAdresse(boolean civils, boolean autres) {
        texte.parcourir((ligne, rang, cellule) -> {
            boolean civil = AVEC_CIVILITE.matcher(cellule.cle()).find();
            Optional<String> colle = civils && !civil ? apresLaColonneDAvant(ligne, cellule, true) : Optional.empty();
            if (colle.isPresent()) {
                nom(colle.get());
                lireLaSuite(cellule, texte.dessous(ligne, cellule, 1));
                return;
            }
            boolean unNom = civil
                    ? civils && !suitUnAutre(ligne, cellule)
                    : autres
                            && !estUnComplement(cellule.cle())
                            && !estUnLieuSousUnNom(ligne, cellule)
                            && NOM_SEUL.matcher(cellule.cle()).matches()
                            && estEntier(propre(cellule.texte()))
                            && !Nature.estUnTitre(cellule)
                            && !SOCIETE.matcher(cellule.cle()).find();
            if (!unNom) {
                return;
            }
            List<Cellule> bloc = texte.dessous(ligne, cellule, 5);
            // Without a civility, what a whole address stands under may be the seller.
            boolean adresse = aUneAdresse(bloc.subList(0, Math.min(4, bloc.size())), civil);
            List<Cellule> suivants = bloc.stream()
                    .dropWhile(dessous -> SUITE.matcher(dessous.cle()).matches())
                    .toList();
            if (adresse && (civil || (ouvreUneAdresse(suivants) && !estUneEnseigne(cellule.cle())))) {
                nom(deLAcheteur(ligne, cellule));
                bloc.subList(0, bloc.size() - suivants.size()).forEach(autre -> nom(autre.texte()));
                lireLaSuite(cellule, bloc);
            }
        });
    }

    /** The name above an address that follows the sender's column; none where the line below has a name of its own. */
    private Optional<String> apresLaColonneDAvant(int ligne, Cellule cellule, boolean surUneLigneAussi) {
        if (ligne > 0 && estColle(ligne - 1)) {
            return Optional.empty();
        }
        Matcher colle = APRES_UN_CEDEX.matcher(cellule.cle());
        List<Cellule> dessous = colle.find() ? texte.dessous(ligne, cellule, 4) : List.of();
        if (aUneAdresse(dessous, surUneLigneAussi)
                && !AVEC_CIVILITE.matcher(dessous.get(0).cle()).find()) {
            return Optional.of(cellule.texte().substring(colle.start("nom")));
        }
        return ColonnesJointes.nomDeDroite(texte, ligne, cellule);
    }

    private boolean estUnLieuSousUnNom(int ligne, Cellule cellule) {
        return ligne > 0
                && LIEU_SOUS_UN_NOM.matcher(cellule.cle()).find()
                && texte.enRegard(ligne - 1, cellule).stream()
                        .anyMatch(dessus -> AVEC_CIVILITE.matcher(dessus.cle()).find());
    }

    /** A line that ends on "ou" or "et" calls for the next. */
    private void lireLaSuite(Cellule cellule, List<Cellule> bloc) {
        if (A_SUIVRE.matcher(cellule.texte()).matches() && !bloc.isEmpty()) {
            nom(bloc.get(0).texte());
        }
    }

    /** What is left of a line before its title may be one word, or a part of the title. */
    private static boolean estEntier(String nom) {
        String cle = TextePiece.cle(nom);
        return NOM_SEUL.matcher(cle).matches() && !NON_FINI.matcher(cle).matches();
    }

    /** A shop is called after what it sells, or after its town. */
    private boolean estUneEnseigne(String cle) {
        return ENSEIGNE.matcher(cle).find() || estUneVille(cle.substring(cle.lastIndexOf(' ') + 1));
    }

    private static boolean aUneAdresse(List<Cellule> bloc, boolean surUneLigneAussi) {
        return bloc.stream()
                .map(Cellule::cle)
                .anyMatch(cle -> CODE_POSTAL.matcher(cle).matches()
                        || (surUneLigneAussi && ADRESSE_ENTIERE.matcher(cle).matches()));
    }

    /** Under the heads of two joined columns, the name of the one that pays; of two names that nobody can part, none. */
    private String deLAcheteur(int ligne, Cellule cellule) {
        if (ligne == 0 || !estColle(ligne - 1)) {
            return cellule.texte();
        }
        boolean enPremier = !ColonnesJointes.LIVRAISON_D_ABORD
                .matcher(texte.lignes().get(ligne - 1).cle())
                .find();
        Matcher second = SECONDE_CIVILITE.matcher(cellule.cle());
        if (second.find()) {
            int coupure = second.start("second");
            return enPremier
                    ? cellule.texte().substring(0, coupure)
                    : cellule.texte().substring(coupure);
        }
        return uneFois(cellule.texte()).length() < cellule.texte().length() ? cellule.texte() : "";
    }

    /** A name without civility opens a block: the street comes next, and what follows are not a company's papers. */
    private static boolean ouvreUneAdresse(List<Cellule> bloc) {
        return !bloc.isEmpty()
                && RUE.matcher(bloc.get(0).cle()).find()
                && bloc.stream()
                        .noneMatch(dessous ->
                                PAPIERS_DE_SOCIETE.matcher(dessous.cle()).find());
    }

    private void nom(String brut) {
        String nom = propre(brut);
        if (!nom.isEmpty()) {
            noms.add(nom);
        }
    }

    /** In two columns that were joined, for two addresses, the same name stands twice. */
    private static String uneFois(String nom) {
        String[] mots = ESPACES.split(nom);
        int moitie = mots.length / 2;
        boolean deuxFois =
                mots.length >= 4 && mots.length % 2 == 0 && Arrays.equals(mots, 0, moitie, mots, moitie, mots.length);
        return deuxFois ? String.join(" ", Arrays.copyOf(mots, moitie)) : nom;
    }

    /** Whether a name says by its first word that it is one, whatever its length: of two people, or of an association. */
    private static boolean peutEtreLong(String nom, String cle) {
        return PERSONNE_MORALE.matcher(cle).lookingAt()
                || (AVEC_CIVILITE.matcher(cle).find()
                        && AVEC_MAJUSCULES
                                .matcher(ColonnesJointes.ET_ENTRE_DEUX
                                        .matcher(nom)
                                        .replaceAll(" "))
                                .matches());
    }

    /** Cuts a name out of what follows a label; blank when there is none. */
    static String propre(String brut) {
        String texte = brut.strip();
        Matcher voie = VOIE_APRES_UN_NOM.matcher(TextePiece.cle(texte));
        if (voie.find() && !PERSONNE_MORALE.matcher(TextePiece.cle(texte)).lookingAt()) {
            texte = texte.substring(0, voie.start());
        }
        Matcher fin = FIN_DU_NOM.matcher(TextePiece.cle(texte));
        String nom = uneFois((fin.find() ? texte.substring(0, fin.start()) : texte).strip());
        Matcher prose = PROSE_APRES_UN_NOM.matcher(nom);
        if (prose.lookingAt() && AVEC_CIVILITE.matcher(nom).find()) {
            nom = prose.group("nom").strip();
        }
        String cle = TextePiece.cle(nom);
        long lettres = nom.chars().filter(Character::isLetter).count();
        Matcher qualite = QUALITE.matcher(cle);
        if (qualite.find()
                && motsDuNom(cle.substring(0, qualite.start())) > 1
                && !PRENOM_COMPOSE.matcher(cle.substring(0, qualite.start())).find()) {
            nom = nom.substring(0, qualite.start());
            cle = cle.substring(0, qualite.start());
        }
        boolean unCode = nom.length() < texte.length()
                && !nom.isEmpty()
                && texte.startsWith(nom)
                && Character.isDigit(texte.charAt(nom.length()))
                && Character.isLetter(nom.charAt(nom.length() - 1));
        boolean unNom = lettres >= 2
                && !unCode
                && !UNE_LETTRE_PAR_CASE.matcher(cle).matches()
                && ESPACES.split(nom).length <= (peutEtreLong(nom, cle) ? MOTS_D_UN_NOM_LONG : MOTS_D_UN_NOM)
                && !PAS_UN_NOM.matcher(cle).matches()
                && !CIVILITE_SEULE.matcher(cle).matches()
                && (PERSONNE_MORALE.matcher(cle).lookingAt()
                        || !PHRASE.matcher(nom).find());
        return unNom ? nom : "";
    }
}
