package fr.octroi.document;

import fr.octroi.instruction.Noms;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names of people and bodies as papers write them: where one ends on its line, what looks like one and is none, whether the next line goes
 * on with it or names somebody else, and who stands together on one line.
 */
final class NomsEcrits {

    /** A document with more was made to keep a reader busy. */
    static final int NOMS_AU_PLUS = 12;

    static final String CIVILITE =
            "(?:M|MR|MM|MRS|MISS|MONS|MME|MMES|MLLE|MELLE|MLE|ML|MONSIEUR|MESSIEURS|MADAME|MESDAMES|MADEMOISELLE)\\b\\.?";

    static final Pattern CIVILITE_SEULE = Pattern.compile(CIVILITE + "(?:\\s(?:(?:OU|ET|&)\\s)?" + CIVILITE + ")?");

    static final Pattern AVEC_CIVILITE = Pattern.compile("^(?:(?:OU|ET)\\s)?" + CIVILITE + "(?:\\s.{2,})");

    private static final Pattern UNE_CIVILITE = Pattern.compile("(?:" + CIVILITE + "|(?:ET/)?OU|ET|&|NEE?)");

    static final Pattern UNE_PERSONNE = Pattern.compile("(?:^|\\s)" + CIVILITE + "\\s");

    /** Two people under one family name, which is whole. */
    private static final Pattern A_DEUX = Pattern.compile("^" + CIVILITE + "\\s(?:OU|ET|&)\\s" + CIVILITE);

    /** Each has a given name, and the name of both is on the next line. */
    private static final Pattern DEUX_PRENOMS =
            Pattern.compile("^" + CIVILITE + "\\s(?:OU|ET|&)\\s" + CIVILITE + "\\s[A-Z-]+\\s(?:OU|ET|&)\\s[A-Z-]+$");

    private static final Pattern PARTICULE_A_LA_FIN = Pattern.compile(".*\\s(?:DE|DU|DES|D')$");

    static final Pattern NOM_SEUL_OU_MOT = Pattern.compile("[A-Z][A-Z'-]+(?:\\s[A-Z'-]+){0,3}");

    /** Two given names that are one: what follows is the family's. */
    private static final Pattern PRENOM_COMPOSE = Pattern.compile(
            "(?:^|\\s)(?:JEAN|MARIE|ANNE|PIERRE|PAUL|LOUIS|CHARLES)[\\s-](?:PIERRE|PAUL|JACQUES|LOUIS|LUC|MARC|MARIE|CLAUDE|FRANCOISE?|MICHEL|YVES|NOEL|PHILIPPE|CHARLES|BAPTISTE|ANDRE|ROBERT|ROGER|RENE|DANIEL|BERNARD|DOMINIQUE|LAURE|SOPHIE|ANNE|CHRISTINE|THERESE|JEANNE|HELENE|ALAIN|EMMANUEL|HENRI|ANTOINE|EDOUARD|DENIS)$");

    /** What stands before the figures of a number, in one word. */
    private static final Pattern DEBUT_DE_NUMERO = Pattern.compile("[A-Z]{1,6}(?:[-/][A-Z]{1,6})*[-/]");

    private static final Pattern UNE_LETTRE_PAR_CASE = Pattern.compile("\\S(?:\\s\\S)*");

    static final Pattern ESPACES = Pattern.compile("\\s+");

    /** Joint holders stand on several lines. */
    static final Pattern A_SUIVRE = Pattern.compile("(?i).*\\s(?:ou|et|&)");

    /** "Monsieur le maire", and not "Mme Le Goff". */
    private static final Pattern UN_OFFICE = Pattern.compile("^\\S+\\s(?:l[ea]s?\\s|l['\u2019])");

    /** The treasurer signs for the association that is named above. */
    private static final Pattern POUR_UN_AUTRE = Pattern.compile("^" + CIVILITE
            + "\\s(?:LE|LA|L')\\s?(?:TRESORI|PRESIDENT|SECRETAIRE|MAIRE|DIRECT|GERANT|SYNDIC|REPRESENTANT)");

    static final Pattern SUITE = Pattern.compile("^(?:OU|ET)\\s.*|^UND\\s(?:HERRN?|FRAU)\\s.*");

    /** The other family name of the person of the line above. */
    private static final Pattern AUTRE_NOM = Pattern.compile("^(?:NEE?|EPOUSE|EP|VEUVE|VVE)\\s[A-Z].*");

    private static final Pattern SANS_L_AUTRE_NOM = Pattern.compile(".*\\s(?:NEE?|EPOUSE|VEUVE)$");

    /** Two family names, and no given one on the line. */
    private static final Pattern SANS_PRENOM =
            Pattern.compile(CIVILITE + "\\s[A-Z'-]{2,}\\s(?:NEE?|EPOUSE|EP|VEUVE|VVE)\\s[A-Z'-]{2,}");

    /** Two people on a line, the second without any name there. */
    private static final Pattern SANS_LE_SECOND_NOM =
            Pattern.compile(CIVILITE + "\\s\\S.*\\s(?:OU|ET|&)\\s" + CIVILITE);

    private static final Pattern UN_PRENOM_POUR_LE_SECOND =
            Pattern.compile(CIVILITE + "\\s\\S.*\\s(?:OU|ET|&)\\s" + CIVILITE + "\\s[A-Z-]+");

    /** Who trades under his own name may say so before it. */
    private static final Pattern EN_SON_NOM = Pattern.compile(
            "^(?:EI|ENTREPR(?:ISE|ENEUR|ENEUSE) INDIVIDUEL(?:LE)?)\\s?[:\u2013\u2014-]\\s(?=[A-Z])|^A\\s(?=" + CIVILITE
                    + "\\s[^,]*$)|^(?:ADHERENTE?|MEMBRE)\\sN\\s?\u00B0\\s?[0-9A-Z]{1,12}\\s[-\u2013]\\s(?=" + CIVILITE
                    + ")");

    /** The family's name, which is no article, then a given one. */
    private static final Pattern DU_MEME_NOM =
            Pattern.compile("(?!LES?\\s|LA\\s)[A-Z][A-Z'-]{2,}(?:\\s(?!DU\\s|DE\\s|DES\\s)[A-Z'-]+){1,2}");

    private static final Pattern AVEC_PARTICULE = Pattern.compile(".*\\s(?:DE|DU|DES|D'|LE|LA)\\s?[A-Z'-]+");

    private static final Pattern PRENOMS_JOINTS =
            Pattern.compile("(?:JEAN|MARIE|ANNE|PIERRE|PAUL|LOUIS|CHARLES)[ -][A-Z]{2,}");

    private static final Pattern UN_MOT = Pattern.compile("[A-Z][A-Z'-]+");

    /** What a person is to the account, after a name of two words. */
    private static final Pattern QUALITE = Pattern.compile(
            "\\s(?=[EMNRSU])(?<=\\S\\s\\S{1,60}\\s)(?:MINEURE?|MAJEURE? PROTEGEE?|SOUS (?:TUTELLE|CURATELLE|SAUVEGARDE)|USUFRUITIERE?|NUE?[ -]PROPRIETAIRE|REPR(?:ESENTEE?|\\.)? PAR"
                    + "|ENTREPR(?:ISE|ENEUR|ENEUSE) INDIVIDUEL(?:LE)?|EI)\\b");

    /** The first words of a sentence, or those that only a sentence has; a name in capitals has none. */
    static final Pattern PHRASE = Pattern.compile(
            "^(?:Ce|Cet|Cette|Ces|Vous|Nous|Pour|Par|pour|par|du|au)\\s\\p{Ll}|(?:^|\\s)(?:est|sont|\u00eatre|sera|seront|doit|doivent|peut|vous|votre|vos|qui|que)\\s");

    /** A name in capitals, and in the same line the words of the next column. */
    private static final Pattern PROSE_APRES_UN_NOM = Pattern.compile(
            "(?<nom>(?:\\p{Lu}[\\p{Lu}.'\u2019-]*\\s){3,8})(?!(?:de|du|des|la|le|les|et|ou|von|van|der|den|ter|dos|da|di|del|della|ben|el|al|y|zu|n\u00e9e?|\u00e9pouse|veuve|chez)\\b)\\p{Ll}{2,}\\s",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** Who is no person may have a name of several lines. */
    static final Pattern PERSONNE_MORALE = Pattern.compile(
            "\\b(?:SARL|SASU?|EURL|SNC|SCI|SCOP|SCIC|SCP|SELARL|EARL|GAEC|SCEA|GFA|ASS|ASSO|ASSOC|ASSOCIATION|AMICALE|COMITE|CLUB|FEDERATION|FONDATION|UNION|SYNDICAT|SYND"
                    + "|COPRO|COPROPRIETE|INDIVISION|SUCCESSION|REGIE|COMMUNE|SOCIETE|STE|ETS|ENTREPRISE)\\b");

    /** What somebody is, under his name: a form in law, a trade. */
    static final Pattern UN_STATUT = Pattern.compile(
            "ASSOCIATION(?: LOI| A BUT| DECLAREE| REGIE| SANS BUT)\\b.*|(?:SARL|SASU?|SA|EURL|SCI|SNC|SELARL)(?: UNIPERSONNELLE)?(?: AU CAPITAL(?: DE\\b.*| SOCIAL\\b.*| [0-9].*)?)?|(?:ENTREPR(?:ISE|ENEUR|ENEUSE)|AFFAIRE) (?:INDIVIDUEL(?:LE)?|PERSONNELLE)"
                    + "|(?:MICRO|AUTO)[ -]?ENTREPR\\w+|(?:PROFESSION|ACTIVITE|INFIRMIERE?|SAGE-FEMME|MEDECIN|KINESITHERAPEUTE|AVOCATE?|ARCHITECTE) LIBERALE?");

    /** Who looks after somebody, or opens his letters, under his name. */
    private static final Pattern PAR_UN_AUTRE =
            Pattern.compile("A L'? ?ATTENTION\\b.*|(?:SOUS )?(?:TUTELLE|CURATELLE)\\b.*");

    /** A name is not over after such a word. */
    private static final Pattern NON_FINI =
            Pattern.compile(".*\\s(?:DE|DU|DES|LA|LE|LES|AU|AUX|EN|POUR|SUR|ET|&|D'|L')$");

    /** Banks cut the name of a company where its line is full. */
    private static final int LIGNE_PLEINE = 18;

    /** A place called after a thing: a family called so has a given name too. */
    static final Pattern UN_LIEU = Pattern.compile("^(?:LES|AUX|AU)\\s.*|^(?:LE|LA|L')\\s?[A-Z'-]+$");

    private static final Pattern COUPE_A_SON_TIRET = Pattern.compile("[A-Z]-$");

    private static final Pattern ENTRE_LES_MOTS = Pattern.compile("[\\s-]+");

    private static final Pattern COMMENCE_PAR_UN_ARTICLE = Pattern.compile("^(?:LES?|LA|AUX?|L')\\b");

    /** Words in capitals or with one, but for particles: a sentence is no name. */
    static final Pattern AVEC_MAJUSCULES =
            Pattern.compile("(?:(?:de|du|des|la|le|d'|l'|van|von)[ ]?|\\p{Lu}\\S*[ ])*\\p{Lu}\\S*");

    private static final Pattern POUR_UN_AUTRE_A_LA_FIN = Pattern.compile(
            "^" + CIVILITE + "\\s\\S+\\s\\S+.*\\s(?:GERANTE?|CURAT(?:EUR|RICE)|TUT(?:EUR|RICE)|MANDATAIRE|SYNDIC)$");

    private static final Pattern UN_LIEU_DIT =
            Pattern.compile("^(?:LES|AUX?)\\s|^(?:BEL AIR|BELLE ?VUE|BEAU ?SITE|BEAU ?SEJOUR|BEAUREGARD)$");

    private static final Pattern AVANT_OU_APRES_UN_NOM =
            Pattern.compile("(?i)^(?:ou|et)\\s+|^und\\s+(?=(?:herrn?|frau)\\s)|\\s+(?:ou|et|&|[-\u2013])$");

    private static final Pattern ET_ENTRE_DEUX = Pattern.compile("\\s(?:et|ou)\\s");

    private static final String UN_MOT_D_UN_NOM = "\\p{Lu}[\\p{Lu}'-]*";

    /** One name, or two in full: the name of a house ends otherwise, on its sons or its company. */
    static final Pattern NOM_SEUL = Pattern.compile(
            "^" + UN_MOT_D_UN_NOM + "(?:\\s" + UN_MOT_D_UN_NOM + "){1,6}$|^" + UN_MOT_D_UN_NOM + "(?:\\s"
                    + UN_MOT_D_UN_NOM + "){1,2}\\s&\\s" + UN_MOT_D_UN_NOM + "(?:\\s" + UN_MOT_D_UN_NOM + "){1,2}$");

    private static final Pattern UNE_FAMILLE_DE_COMMERCE = Pattern.compile(
            "\\b(?:FILS|FILLES|FRERES|SOEURS|CIE|ASSOCIES|NOTAIRES|AVOCATS|ARCHITECTES|MUSIQUE|OPTIQUE|PAYSAGES?)\\b");

    /** Two given names before or after the name of both, which capitals tell from the name of a house. */
    private static final Pattern PRENOMS_D_UN_COUPLE = Pattern.compile(
            "\\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)? & \\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)? \\p{Lu}[\\p{Lu}'-]{2,30}"
                    + "|\\p{Lu}[\\p{Lu}'-]{2,30} \\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)? & \\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)?");

    /** A street without a number is of the next column; associations are called after theirs. */
    private static final Pattern VOIE_APRES_UN_NOM =
            Pattern.compile("\\s(?:RUE|ROUTE|AVENUE|BOULEVARD|CHEMIN|IMPASSE)\\s(?:D[EU]|DES|D'|LA)\\b");

    /** Where a name ends and something else begins, but for an address of electronic mail. */
    private static final GuardedPattern FIN_DU_NOM = GuardedPattern.of(
            "[0-9,;:(|/]|(?<!\\b(?:LA|LE|SCI|SARL|SASU?|CLUB|GROUPE|ASSOCIATION|GARAGE))\\s(?:B\\.?P\\.?|CS|TSA|APT|APPT|BAT|ETG|PORTE|LOGT)\\s[0-9]|\\s[?](?:\\s|$)|\\s[A-Z]{2}[0-9]{2}\\s[A-Z0-9]{4}\\s|\\s[-\u2013\u2014]\\s|\\s(?:NEE?\\s(?:LE|A)|TEL|DATE|IBAN|BIC|REF|ADRESSE|CODE|FACTURE|SIRET|DEMEURANT|DOMICILIEE?|LOCATAIRE D[EU]|ECHEANCE|(?:PAYE|REGLE|LIVRE)E? LE(?=\\s?:|\\s[0-9])|EXPEDIEE? PAR|NOUS CONTACTER|PAGE(?=\\s[0-9]{1,2}(?:\\s?/|\\sSUR\\b))|INVOICE|ORDER|VAT|COMMANDE|DEVIS|PHONE|PERIODE D[EU]|EDITEE? LE|LA (?:SOMME D[E']|PROVISION|PRESENTE|CAUTION|TOTALITE))\\b"
                    // Some words are of a label where a colon says so.
                    + "|\\sN\\s?\u00B0|\\s(?:VENDEU(?:R|SE)|DEVISE|CONSEILL(?:ER|ERE)|TYPE DE COMPTE|COMPTE JOINT|MAGASIN|PAIEMENT|COMMERCIALE?|MODE DE [A-Z]{3,12}|OFFRE|CONTRAT|REFERENCE(?: CLIENT)?|POINT DE LIVRAISON|PUISSANCE(?: SOUSCRITE)?)\\s?:");

    private static final Pattern UN_COURRIEL = Pattern.compile("[^\\s,;:(|/<]{0,60}@");

    /** Beside somebody's name, the head of what a supplier or a bank says of itself. */
    private static final Pattern VOTRE_AGENCE = Pattern.compile(
            "\\s(?:VOTRE (?:AGENCE|CONSEILL\\w+|CONTRAT|REFERENCE|CLIENTE?|ESPACE|FACTURE)|VOS (?:CONTACTS?|REFERENCES|DEMARCHES|SERVICES|COORDONNEES)|LIVRAISON\\s?:)");

    /** First words that no name has: streets, labels, banks, companies' papers. */
    private static final Pattern PAS_UN_NOM = Pattern.compile(
            "^(?:RUE|AVENUE|AV|BOULEVARD|BD|PLACE|CHEMIN|ALLEE|IMPASSE|SENTIER|QUAI|ROUTE|SQUARE|DATE|(?:E-)?FACTURE|DEVIS|NUMERO|NO|COMPTABLE (?:CHARGEE?|PUBLIC|ASSIGNATAIRE)|(?:GENER|EDIT|IMPRIM|TELECHARG)EE? LE"
                    + "|N\u00B0|REF|REFERENCES?|CODE|ADRESSE|IBAN|BIC|TOTAL|MONTANT|ACOMPTE|TVA|SIRET|SIREN|TEL|TELEPHONE|EMAIL|MAIL|COURRIEL|DESIGNATION|DESCRIPTION|QUANTITE"
                    + "|QTE|PRIX|LIEU|PERIODE|CLIENTE?|VENDEUR|ACHETEUR|TITULAIRE|COMPTE|DOMICILIATION|BANQUE|AGENCE|GUICHET|INDICATIF|CLE|RIB|NOM|PRENOM|UTILISAT(?:EUR|RICE) D[EU]|LIVRAISON|FACTURATION"
                    + "|MODE|CONDITIONS|ECHEANCE|CONTRAT|PAIEMENT|REGLEMENT|IDENTIFIANT|ESPACE|SERVICE|PARTICULIER|PROFESSIONNEL|FIDELITE|(?:LIVR|EXPEDI)(?:ER|EE?) A|(?:ACHET|VEND)(?:EE?|UE?) PAR|VENDEUSE|EMETTEUR|FOURNISSEUR|ETAGE"
                    + "|BAT|BATIMENT|APPARTEMENT|APPT|RESIDENCE|IDENTITE|CENTRE|DIRECTION|FINANCES|SIP|TRESORERIE|ACCOUNT|YOUR|OUR|ORDER|INVOICE|VAT|CUSTOMER|PHONE|VOTRE|NOTRE|COMMANDE|REPRESENTEE?|REPRESENTANTE?|REPR?\\.? LEGALE?|TUTEUR|TUTRICE|CURATEUR|CURATRICE|MANDATAIRE|CONSEILLERS?|CONSEILLERES?|TITULAIRES|DU COMPTE|LIVRET|ETABLISSEMENT|TYPE D[EU]|NATURE D[EU]|VOIR|ADDRESS|NAME OF|BANCAIRE|AGENTE? GENERALE?|NOUS CONTACTER|DECLARANTE?|CERTIFIE|ATTESTE|DECLARE|COORDONNEES BANCAIRES|ANSCHRIFT|KREDITINSTITUT|BANKVERBINDUNG|KONTOVERBINDUNG|KONTONUMMER|BANKLEITZAHL|PAYMENT|(?:PAYE|REGLE)E? PAR|IDENTIFICATION (?:INTER)?NATIONALE|ABONNEMENTS?|M(?:ON|A|ES) (?:ADRESSE|FORFAIT|CONTRAT|COMPTE|OFFRE|CONSOMMATION|FACTURE|ESPACE|NUMERO|LIGNE)S?)\\b.*|(?:GESTIONNAIRE|INTERLOCUT(?:EUR|RICE)|CHARGEE?)(?:\\s(?:D[EU]|COMPTES?|CLIENTELE|D'AFFAIRES|PRIVEE?))*\\s?:?|(?:N\\s?\u00B0.*|EXPEDITEU(?:R|SE)|DESTINATAIRE|"
                    + AdressesEcrites.PAYS
                    + "|PROCHAINE?|CONSOMMATIONS?(?: D[EU]| EN)?|FINANCEURS?|FINANCEMENT|ORGANISME FINANCIER|BENEFICIAIRE|TECHNICIEN|REPR\\.?|POINT DE (?:LIVRAISON|COMPTAGE|SERVICE)|SITE|ACTIVITE|BAILLEURS?|BAILLERESSE|PROPRIETAIRES?|GERANCE|(?:LOGEMENT|BIEN|LOCAL)(?: LOUE)?|COMMERCIALE?|SUIVI PAR|MAGASIN|MON|MES|VOS|NOS|(?:CO-?)?TITULAIRE|ENERGIE|DIRECCION(?: ENTIDAD)?|ENTIDAD|MESURE|QUALITE|RELEVE|TSA|CS|(?:NOTAIRE|AVOCAT|HUISSIER|ARCHITECTE)S? ASSOCIEE?S?|BRANCH(?:\\s?/\\s?AGENCE)?|D[EU]|DES|AUX?)\\s?:?|.*\\bTITULAIRES? DU (?:COMPTE|CONTRAT)\\b.*|"
                    + CIVILITE + "\\s(?:RES|RESIDENCE|BAT|BATIMENT|APPT|APT|APPARTEMENT)\\s.*");

    static final Pattern SECONDE_CIVILITE =
            Pattern.compile("^" + CIVILITE + "\\s.*?(?<!\\b(?:OU|ET|AND|&))\\s(?<second>" + CIVILITE + "\\s)");

    /** A comma or a bar, or between capitals a dash, before a second person, named in full and nothing after. */
    private static final Pattern AVANT_UNE_AUTRE = Pattern.compile(
            "\\s?[,/]\\s?(?=(?i:M|MME|MLLE|MONSIEUR|MADAME|MADEMOISELLE)\\b\\.?(?!\\s(?i:LE|LA)\\b)(?:\\s\\p{Lu}[\\p{L}'\u2019-]+){2,4}$)"
                    + "|\\s[-\u2013]\\s(?<=^[\\p{Lu}\\s.'\u2019-]{5,60}\\s.\\s)(?=(?:M|MR|MME|MLLE|MONSIEUR|MADAME)\\b\\.?(?:\\s\\p{Lu}[\\p{Lu}'\u2019-]+){2,4}$)",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern ET_OU = Pattern.compile(
            "\\s(?i:et\\s?/\\s?ou|ou\\s?/\\s?et|and\\s?/\\s?or)\\s(?=\\p{Lu})(?!(?i:SES?|SA|SON|TOUTE?S?|AYANTS?|CONJOINTE?|MANDATAIRES?)(?!\\p{L}))");

    private static final int MOTS_D_UN_NOM = 10;

    private static final int MOTS_D_UN_NOM_LONG = 16;

    /** Between a whole name and its street: a residence, a stair. */
    private static final Pattern COMPLEMENT_APRES_UN_NOM = Pattern.compile(
            "(?<nom>" + CIVILITE
                    + "(?:\\s[A-Z'-]+){2,5}?)\\s(?:RES|RESIDENCE|BAT|BATIMENT|ESC|ESCALIER|APT|APPT|APPARTEMENT|IMM|IMMEUBLE|LOTISSEMENT|HLM)\\s[A-Z0-9]");

    private NomsEcrits() {}

    /** Cuts a name out of what follows a label; blank when there is none. */
    static String propre(String brut) {
        String joints = ET_OU.matcher(brut.strip()).replaceAll(" ou ");
        String texte = avantLaVoie(aDeux(enSonNom(joints)));
        String nom = uneFois(texte.substring(0, finDuNom(TextePiece.cle(texte))).strip());
        Matcher prose = PROSE_APRES_UN_NOM.matcher(nom);
        if (prose.lookingAt() && AVEC_CIVILITE.matcher(nom).find()) {
            nom = prose.group("nom").strip();
        }
        if (AVEC_CIVILITE.matcher(TextePiece.cle(nom)).find()) {
            nom = avant(VOTRE_AGENCE, nom);
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
                && (Character.isLetter(nom.charAt(nom.length() - 1))
                        || DEBUT_DE_NUMERO.matcher(cle).matches());
        boolean unNom = lettres >= 2
                && !unCode
                && !UNE_LETTRE_PAR_CASE.matcher(cle).matches()
                && ESPACES.split(nom).length <= (peutEtreLong(nom, cle) ? MOTS_D_UN_NOM_LONG : MOTS_D_UN_NOM)
                && !PAS_UN_NOM.matcher(cle).matches()
                && !CIVILITE_SEULE.matcher(cle).matches()
                && !UN_STATUT.matcher(cle).matches()
                && (PERSONNE_MORALE.matcher(cle).lookingAt()
                        || !PHRASE.matcher(nom).find());
        return unNom ? nom : "";
    }

    private static int finDuNom(String cle) {
        GuardedMatcher fin = FIN_DU_NOM.matcher(cle);
        int place = fin.find() ? fin.start() : cle.length();
        Matcher courriel = UN_COURRIEL.matcher(cle);
        return cle.indexOf('@') >= 0 && courriel.find() ? Math.min(place, courriel.start()) : place;
    }

    /** Two people with a civility each are two, be a comma or a bar between them. */
    private static String aDeux(String texte) {
        String cle = TextePiece.cle(texte);
        return AVEC_CIVILITE.matcher(cle).find()
                        && !BlocsDeNoms.EN_FONCTION.matcher(cle).find()
                ? AVANT_UNE_AUTRE.matcher(texte).replaceAll(" ou ")
                : texte;
    }

    private static String enSonNom(String texte) {
        Matcher debut = EN_SON_NOM.matcher(TextePiece.cle(texte));
        return debut.find() ? texte.substring(debut.end()) : texte;
    }

    private static String avant(Pattern suite, String nom) {
        Matcher fin = suite.matcher(TextePiece.cle(nom));
        return fin.find() ? nom.substring(0, fin.start()) : nom;
    }

    private static String avantLaVoie(String texte) {
        String cle = TextePiece.cle(texte);
        Matcher voie = VOIE_APRES_UN_NOM.matcher(cle);
        if (!voie.find() || PERSONNE_MORALE.matcher(cle).lookingAt()) {
            return texte;
        }
        Matcher complement = COMPLEMENT_APRES_UN_NOM.matcher(cle).region(0, voie.start());
        return texte.substring(0, complement.lookingAt() ? complement.end("nom") : voie.start());
    }

    /** Whether a name says by its first word that it is one, whatever its length: of two people, or of an association. */
    private static boolean peutEtreLong(String nom, String cle) {
        return PERSONNE_MORALE.matcher(cle).lookingAt()
                || (AVEC_CIVILITE.matcher(cle).find()
                        && AVEC_MAJUSCULES.matcher(sansJonction(nom)).matches());
    }

    /** In two columns that were joined, for two addresses, the same name stands twice. */
    static String uneFois(String nom) {
        String[] mots = ESPACES.split(nom);
        int moitie = mots.length / 2;
        boolean deuxFois =
                mots.length >= 4 && mots.length % 2 == 0 && Arrays.equals(mots, 0, moitie, mots, moitie, mots.length);
        return deuxFois ? String.join(" ", Arrays.copyOf(mots, moitie)) : nom;
    }

    /** What is left of a line before its title may be one word, or a part of the title. */
    static boolean estUnNomEntier(String nom) {
        String cle = TextePiece.cle(nom);
        return estUnCouple(nom)
                || (NOM_SEUL.matcher(cle).matches() && !NON_FINI.matcher(cle).matches());
    }

    /** Whether two people under one name are written as couples are, without any civility. */
    static boolean estUnCouple(String nom) {
        return PRENOMS_D_UN_COUPLE.matcher(nom).matches()
                && !UNE_FAMILLE_DE_COMMERCE.matcher(TextePiece.cle(nom)).find()
                && !PERSONNE_MORALE.matcher(TextePiece.cle(nom)).find();
    }

    /** The names of two people without the small word between them. */
    static String sansJonction(String nom) {
        return ET_ENTRE_DEUX.matcher(nom).replaceAll(" ");
    }

    /** Whether words stand in capitals, or with one each, and no article makes an office of them. */
    static boolean estEcritCommeUnNom(String lu) {
        return AVEC_MAJUSCULES.matcher(lu).matches() && !UN_OFFICE.matcher(lu).find();
    }

    /** "Pour : " may head a sentence, a thing or an office: a civility vouches for a name. */
    static boolean estUnePersonne(String lu) {
        return AVEC_CIVILITE.matcher(TextePiece.cle(lu)).find() && estEcritCommeUnNom(sansJonction(lu));
    }

    /** Parts joint holders where each is named in full, and drops what only joins them; who is named twice is named once. */
    static List<String> separer(Collection<String> noms) {
        Map<String, String> parCle = new LinkedHashMap<>();
        Set<List<String>> motsVus = new HashSet<>();
        for (String nom : noms) {
            String joints = avecJonction(AVANT_OU_APRES_UN_NOM.matcher(nom).replaceAll(""));
            for (String titulaire : separes(joints)) {
                if (motsVus.add(enOrdre(titulaire))) {
                    parCle.putIfAbsent(Noms.cle(titulaire), titulaire);
                }
            }
        }
        // Who manages a company or stands for somebody holds nothing himself.
        List<String> pourEux = parCle.values().stream()
                .filter(nom ->
                        !POUR_UN_AUTRE_A_LA_FIN.matcher(TextePiece.cle(nom)).find())
                .toList();
        List<String> tous = List.copyOf(parCle.values());
        return sansLeursNomsDeFamille(pourEux.isEmpty() ? tous : pourEux).stream()
                .limit(NOMS_AU_PLUS)
                .toList();
    }

    /** Above two holders in full, the line that has the family's name of both is neither. */
    private static List<String> sansLeursNomsDeFamille(List<String> noms) {
        return noms.stream()
                .filter(nom -> !A_DEUX.matcher(TextePiece.cle(nom)).find() || !estDeDeuxAutres(nom, noms))
                .toList();
    }

    private static boolean estDeDeuxAutres(String nom, List<String> noms) {
        Set<String> mots = new HashSet<>(enOrdre(nom));
        List<List<String>> parents = noms.stream()
                .filter(autre -> !autre.equals(nom))
                .map(NomsEcrits::enOrdre)
                .filter(autre -> !Collections.disjoint(autre, mots))
                .toList();
        parents.forEach(mots::removeAll);
        return parents.size() > 1 && mots.isEmpty();
    }

    /** The words of a name, whichever comes first: a letter may go to the family's, and a contract be under the given one. */
    private static List<String> enOrdre(String nom) {
        return motsSansCivilite(TextePiece.cle(nom)).sorted().toList();
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
            boolean joints = premier.stripTrailing().endsWith("&");
            return !joints && motsEntiers(premier) > 1 && motsEntiers(autre) > 1 ? premier + "ou " + autre : nom;
        }
        return nom;
    }

    private static long motsEntiers(String nom) {
        return Arrays.stream(ESPACES.split(TextePiece.cle(nom).replace(".", "")))
                .filter(mot -> mot.length() > 1 && !UNE_CIVILITE.matcher(mot).matches())
                .count();
    }

    /** How many words a name has besides its civilities. */
    static long motsDuNom(String cle) {
        return motsSansCivilite(cle).count();
    }

    static Stream<String> motsSansCivilite(String cle) {
        return Arrays.stream(ESPACES.split(cle))
                .filter(mot -> !UNE_CIVILITE.matcher(mot).matches());
    }

    /** Whether a line has the given names of two people without their family's, or ends on a particle. */
    static boolean estCoupe(String nom) {
        String cle = TextePiece.cle(nom);
        return DEUX_PRENOMS.matcher(cle).matches()
                || (AVEC_CIVILITE.matcher(cle).find()
                        && PARTICULE_A_LA_FIN.matcher(cle).matches());
    }

    private static boolean ontUnMotEnCommun(String un, String autre) {
        return !Collections.disjoint(List.of(ENTRE_LES_MOTS.split(un)), List.of(ENTRE_LES_MOTS.split(autre)));
    }

    /** A name with the rest of it, from the next line: a word that its hyphen cuts goes on without a space. */
    static String suivi(String precedent, String lu) {
        return precedent + (COUPE_A_SON_TIRET.matcher(TextePiece.cle(precedent)).find() ? "" : " ") + lu;
    }

    /** Whether a line is the given name of who has two family names on the line above. */
    static boolean donneSonPrenom(String precedent, String lu) {
        return SANS_PRENOM.matcher(TextePiece.cle(precedent)).matches()
                && PRENOMS_JOINTS.matcher(TextePiece.cle(lu)).matches();
    }

    /** Whether a line goes on with the name of the line above: of a person who has one word there, or of no person. */
    static boolean finitLeNom(String precedent, String lu) {
        String avant = TextePiece.cle(precedent);
        String cle = TextePiece.cle(lu);
        boolean unPrenom = A_DEUX.matcher(avant).find() && SUITE.matcher(cle).matches() && motsDuNom(cle) == 1;
        boolean unMotCoupe = COUPE_A_SON_TIRET.matcher(avant).find()
                && !AVEC_CIVILITE.matcher(cle).find()
                && !SUITE.matcher(cle).matches()
                && NOM_SEUL_OU_MOT.matcher(cle).matches()
                && !COMMENCE_PAR_UN_ARTICLE.matcher(cle).find()
                && !BlocsDeNoms.estUnComplement(cle)
                && !BlocsDeNoms.LIEU_SOUS_UN_NOM.matcher(cle).find();
        boolean leNomDesDeux = UN_PRENOM_POUR_LE_SECOND.matcher(avant).matches()
                && UN_MOT.matcher(cle).matches()
                && avant.contains(" " + cle + " ");
        if (AUTRE_NOM.matcher(cle).matches()
                || SANS_L_AUTRE_NOM.matcher(avant).matches()
                || unPrenom
                || unMotCoupe
                || donneSonPrenom(precedent, lu)
                || leNomDesDeux
                || (SANS_LE_SECOND_NOM.matcher(avant).matches()
                        && NOM_SEUL_OU_MOT.matcher(cle).matches()
                        && !AVEC_CIVILITE.matcher(cle).find()
                        && motsDuNom(cle) > 1
                        && ontUnMotEnCommun(avant, cle))) {
            return true;
        }
        if (estCoupe(precedent)
                && !(DEUX_PRENOMS.matcher(avant).matches()
                        && (UN_LIEU_DIT.matcher(cle).find() || BlocsDeNoms.estUnComplement(cle)))
                && NOM_SEUL_OU_MOT.matcher(cle).matches()
                && !AVEC_CIVILITE.matcher(cle).find()) {
            return AVEC_MAJUSCULES.matcher(lu).matches();
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
    static boolean estAFinir(String precedent) {
        String avant = TextePiece.cle(precedent);
        return NON_FINI.matcher(avant).matches()
                && !AVEC_CIVILITE.matcher(avant).find();
    }

    /** Whether a line names another holder than the line above. */
    static boolean nommeUnAutre(String precedent, String lu) {
        String avant = TextePiece.cle(precedent);
        String cle = TextePiece.cle(lu);
        return A_SUIVRE.matcher(precedent).matches()
                || (AVEC_CIVILITE.matcher(cle).find()
                        && !POUR_UN_AUTRE.matcher(cle).find())
                || SUITE.matcher(cle).matches()
                || (A_DEUX.matcher(avant).find()
                        && DU_MEME_NOM.matcher(cle).matches()
                        && avant.contains(" " + cle.substring(0, cle.indexOf(' ')) + " ")
                        && !BlocsDeNoms.LIEU_SOUS_UN_NOM.matcher(cle).find()
                        && AVEC_MAJUSCULES.matcher(lu).matches())
                || (!AVEC_CIVILITE.matcher(avant).find()
                        && !PERSONNE_MORALE.matcher(avant).find()
                        && !UN_LIEU.matcher(cle).matches()
                        && !UN_STATUT.matcher(cle).matches()
                        && !PAR_UN_AUTRE.matcher(cle).matches()
                        && NOM_SEUL.matcher(cle).matches()
                        && AVEC_MAJUSCULES.matcher(lu).matches());
    }

    /** Where a name ends in a cell, be it that its end stands on the next line; 0 when it is not there. */
    static int finDuNom(String cle, String nom) {
        int place = cle.indexOf(nom);
        // "Mme Roy" is not "Mme Royer".
        if (place >= 0
                && (place + nom.length() == cle.length() || !Character.isLetter(cle.charAt(place + nom.length())))) {
            return place + nom.length();
        }
        int mots = 0;
        for (int fin = 1; fin < nom.length(); fin++) {
            boolean unMotCoupe = nom.charAt(fin - 1) == '-' && mots > 0;
            if (nom.charAt(fin) == ' ') {
                mots++;
            } else if (!unMotCoupe) {
                continue;
            }
            String premiers = nom.substring(0, fin);
            if ((mots > 1 || unMotCoupe) ? cle.endsWith(premiers) : cle.equals(premiers)) {
                return cle.length();
            }
        }
        return 0;
    }
}
