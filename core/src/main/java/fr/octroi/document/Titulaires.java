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
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds whom a document names as buyer, holder or addressee.
 *
 * <p>After the labels first; on a document without them, in an address block.
 */
final class Titulaires {

    private static final int NOMS_AU_PLUS = 12;

    private static final String CIVILITE =
            "(?:M|MR|MM|MRS|MISS|MONS|MME|MMES|MLLE|MELLE|MLE|ML|MONSIEUR|MESSIEURS|MADAME|MESDAMES|MADEMOISELLE)\\b\\.?";

    private static final Pattern CIVILITE_SEULE =
            Pattern.compile(CIVILITE + "(?:\\s(?:(?:OU|ET|&)\\s)?" + CIVILITE + ")?");
    private static final Pattern AVEC_CIVILITE = Pattern.compile("^(?:(?:OU|ET)\\s)?" + CIVILITE + "(?:\\s.{2,})");

    private static final GuardedPattern LIBELLE = GuardedPattern.of(
            "^(?:(?:IDENTITE|NOMS?(?:\\s?(?:,|ET|/)\\s?PRENOMS?)?|VOTRE NOM|ADRESSE)\\s(?:ET ADRESSE\\s)?(?:DU|DE LA|DE L'|DES|DE)?\\s?)?"
                    + "(?<mot>CLIENTE?|ACHETEUR|ACHETEUSE|ACQUEREUR|FACTUREE? A|VENDUE? A|DOIT|FACTURATION|RECU DE|A L'ATTENTION DE|DESTINATAIRE|BENEFICIAIRE|DEBITEURS?|(?:CO-?)?TITULAIRES?(?:\\s[1-4]\\b)?(?:\\s(?:DU |DE LA |DE )?(?:COMPTE|CONTRAT|FACTURE"
                    + "|ABONNEMENT|LIGNE|CARTE|RIB))?|INTITULE DU COMPTE|(?:CO-?)?LOCATAIRES?(?:\\sPRINCIPAL)?|DECLARANTE?(?:\\s[12])?(?=\\s?:\\s?[A-Z]{2})|ASSUREE?S?|SOUSCRIPT(?:EUR|RICE)|ABONNEE?|SOCIETAIRES?|ADHERENTE?|OCCUPANTE?|PRENEUR"
                    + "|INTITULE|COMPTE OUVERT AU NOM DE|ACCOUNT (?:OWNER|HOLDER)|BENEFICIARY|(?:BILL(?:ED)?|INVOICED?|SOLD) TO|CUSTOMER(?: NAME)?|BUYER|ACCOUNT NAME|POUR|REDEVABLE|CONTRIBUABLE|PROPRIETAIRE DU COMPTE)"
                    + "(?:\\s?:\\s?\\(?NOMS?\\s?(?:ET|/|,)\\s?PRENOMS?\\)?)?(?<suite>\\s?[/(][A-Z' /)-]{0,40})?\\s?(?<fin>[:\u2013-]|$)?");

    /** Where columns are joined by single spaces, a label follows something else, and a civility vouches for it. */
    private static final GuardedPattern LIBELLE_AU_MILIEU = GuardedPattern.of(
            "\\s(?:CLIENTE?|ACHETEUR|DESTINATAIRE|FACTUREE? A|TITULAIRE(?: DU (?:COMPTE|CONTRAT))?|LOCATAIRE|ABONNEE?)\\s?:\\s?(?="
                    + CIVILITE + "\\s)(?<nom>.{4,80})$");

    /** Who answers customers is none. */
    private static final Pattern AU_SERVICE_DES_CLIENTS = Pattern.compile(
            "\\b(?:CONSEILL\\w*|SERVICES?|RELATIONS?|CONTACTS?|SUPPORT|ACCUEIL|ESPACE|RESPONSABLE|DIRECT(?:ION|EUR|RICE)|CHARGEE?|GESTIONNAIRE|ASSISTANCE"
                    + "|CORRESPONDANTE?|INTERLOCUT\\w*|REFERENTE?)\\b|\\b(?:VOTRE|NOTRE)$");

    private static final GuardedPattern NOM_ET_PRENOM = GuardedPattern.of(
            "^(?:VOS\\s)?(?:NOMS?\\s?(?:ET|/|,|&)?\\s?PRENOMS?|PRENOMS?\\s?(?:ET|/|,|&)?\\s?NOMS?)(?:\\(S\\))?\\s?(?::|$)");
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

    private static final List<GuardedPattern> ANNONCES = List.of(LIBELLE, NOM_ET_PRENOM, LIBELLE_AU_MILIEU);

    private static final Pattern UNE_LETTRE_PAR_CASE = Pattern.compile("\\S(?:\\s\\S)*");
    private static final Pattern ESPACES = Pattern.compile("\\s+");
    /** Joint holders stand on several lines. */
    private static final Pattern A_SUIVRE = Pattern.compile("(?i).*\\s(?:ou|et)");

    /** "Monsieur le maire", and not "Mme Le Goff". */
    private static final Pattern UN_OFFICE = Pattern.compile("^\\S+\\s(?:l[ea]s?\\s|l['\u2019])");

    private static final Pattern SUITE = Pattern.compile("^(?:OU|ET)\\s.*");

    /** Words in capitals or with one, but for particles: a sentence is no name. */
    private static final Pattern AVEC_MAJUSCULES =
            Pattern.compile("(?:(?:de|du|des|la|le|d'|l'|van|von)[ ]?|\\p{Lu}\\S*[ ])*\\p{Lu}\\S*");
    /** Two words or more, of letters alone. */
    private static final Pattern NOM_SEUL = Pattern.compile("^\\p{Lu}[\\p{Lu}'-]*(?:\\s\\p{Lu}[\\p{Lu}'-]*){1,6}$");

    private static final Pattern RUE = Pattern.compile(
            "^[0-9]{1,4}\\s?(?:BIS|TER|QUATER|[A-Z])?,?\\s|^(?:RUE|AVENUE|BOULEVARD|PLACE|CHEMIN|ALLEE|IMPASSE|SENTIER|QUAI|ROUTE"
                    + "|SQUARE|VILLA|COUR|RESIDENCE|CHEZ|BAT|APPT|APPARTEMENT|LIEU-DIT)\\b");
    private static final Pattern PAPIERS_DE_SOCIETE =
            Pattern.compile("\\b(?:SIRET|SIREN|RCS|R\\.C\\.S|TVA INTRA|CAPITAL|APE|NAF)\\b");
    /** Who stands under such a name is a company, that lets, insures or sells. */
    private static final Pattern SOCIETE =
            Pattern.compile("\\b(?:SARL|SASU?|EURL|SNC|SCI|SCOP|GMBH|ADMINISTRATEUR DE)\\b");

    private static final Pattern CODE_POSTAL = Pattern.compile("^(?:F-)?[0-9]{5}\\s[A-Z].*");

    private static final Pattern ADRESSE_ENTIERE =
            Pattern.compile("^[0-9]{1,4}\\s?(?:BIS|TER|[A-D])?,?\\s[A-Z].*[\\s,][0-9]{5}\\s[A-Z].*");

    /** Where a name ends and something else begins. */
    private static final Pattern FIN_DU_NOM = Pattern.compile(
            "[0-9,;:(@|/]|\\s[-\u2013\u2014]\\s|\\s(?:NEE?\\s(?:LE|A)|TEL|DATE|IBAN|BIC|N\u00B0|REF|ADRESSE|CODE|FACTURE|SIRET|DEMEURANT|DOMICILIEE?|INVOICE|ORDER|VAT|COMMANDE|DEVIS|PHONE)\\b");

    /** First words that no name has: streets, labels, banks, companies' papers. */
    private static final Pattern PAS_UN_NOM = Pattern.compile(
            "^(?:RUE|AVENUE|AV|BOULEVARD|BD|PLACE|CHEMIN|ALLEE|IMPASSE|SENTIER|QUAI|ROUTE|SQUARE|DATE|FACTURE|DEVIS|NUMERO|NO"
                    + "|N\u00B0|REF|REFERENCE|CODE|ADRESSE|IBAN|BIC|TOTAL|MONTANT|TVA|SIRET|SIREN|TEL|TELEPHONE|EMAIL|MAIL|COURRIEL|DESIGNATION|DESCRIPTION|QUANTITE"
                    + "|QTE|PRIX|LIEU|PERIODE|CLIENTE?|VENDEUR|ACHETEUR|TITULAIRE|COMPTE|DOMICILIATION|BANQUE|AGENCE|GUICHET|CLE|RIB|NOM|PRENOM|LIVRAISON|FACTURATION"
                    + "|MODE|CONDITIONS|ECHEANCE|CONTRAT|PAIEMENT|REGLEMENT|IDENTIFIANT|ESPACE|SERVICE|PARTICULIER|PROFESSIONNEL|FIDELITE|LIVREE? A|EXPEDIEE? A|VENDEUSE|EMETTEUR|FOURNISSEUR|ETAGE"
                    + "|BAT|BATIMENT|APPARTEMENT|APPT|RESIDENCE|IDENTITE|CENTRE|DIRECTION|FINANCES|SIP|TRESORERIE|YOUR|OUR|ORDER|INVOICE|VAT|CUSTOMER|PHONE|VOTRE|NOTRE|COMMANDE)\\b.*");

    /** Banks, whose names and branches stand beside the holder's. */
    private static final Pattern BANQUE = Pattern.compile(
            "\\b(?:(?:(?:AXA|ALLIANZ|ORANGE|CARREFOUR|GROUPAMA|ACCORD|BFM|GENERALI|MONTE PASCHI|MA FRENCH|LA|HELLO|TARGO) ?)?(?:BANQUE|BANK)|BANKING|CAISSE|EPARGNE|AGENCE|GUICHET|CREDIT (?:AGRICOLE|MUTUEL|LYONNAIS|COOPERATIF|DU NORD|FONCIER|MUNICIPAL)"
                    + "|SOCIETE GENERALE|(?<![-'])SG|CENTRE FINANCIER|BNP|BNPPARB|PARIBAS|LCL|BRED|CIC|HSBC|CCF|CCM|BOURSO\\w*|FORTUNEO|MONABANQ|NICKEL|REVOLUT|QONTO"
                    + "|N26|WISE (?:EUROPE|PAYMENTS)|SHINE (?:SAS|BANK)|LYDIA (?:SAS|SOLUTIONS)|SUMERIA|HELLO BANK|BFORBANK|BPCE|BPRI\\w*|BPVF|BPGO|CRCAM|CEIDF|CEPAC|MILLEIS|TRADE REPUBLIC|BUNQ|CREDIT|DOMICILIATION|SUCCURSALE)\\b");

    /** The initials of a bank before the town of its branch. */
    private static final Pattern AGENCE = Pattern.compile("(?<=\\S\\s)(?:CA|CE|CL|BP|CRCA|CM|BQ)\\s(?=[A-Z]{3})");

    /** On one line, the heads of two columns: of the account and of the branch, or of two addresses. */
    private static final GuardedPattern DEUX_COLONNES = GuardedPattern.of(
            "\\b(?:TITULAIRES?|INTITULE|CLIENT)\\b(?:\\s?(?:DU|DE LA|COMPTE|\\(S\\))\\b)*\\s(?:CODE\\s)?(?:DOMICILIATION|AGENCE|BANQUE|CENTRE)\\b|\\bFACTURATION\\b(?!\\s?(?:ET|/|&|-)\\s).*\\bLIVRAISON\\b|\\bLIVRAISON\\b(?!\\s?(?:ET|/|&|-)\\s).*\\bFACTURATION\\b"
                    + "|\\bBILL(?:ED)? TO\\b.*\\bSHIP\\w* TO\\b");

    /** Two postal codes on a line are of two columns. */
    private static final Pattern DEUX_CODES = Pattern.compile("^(?:F-)?[0-9]{5}\\s[A-Z].*(?<![0-9])[0-9]{5}\\s[A-Z].*");

    /** The sender's column ends, and that of the addressee goes on. */
    private static final Pattern APRES_UN_CEDEX =
            Pattern.compile("\\bCEDEX(?:\\s[0-9]{1,2})?\\s(?<nom>" + CIVILITE + "\\s.{3,60})$");

    private static final Pattern SECONDE_CIVILITE =
            Pattern.compile("^" + CIVILITE + "\\s.*?(?<!\\b(?:OU|ET|AND|&))\\s(?<second>" + CIVILITE + "\\s)");

    private static final Pattern UNE_BANQUE = Pattern.compile("BANQUE|BANK|CAISSE|CREDIT");

    private static final int MOTS_D_UN_NOM_SEUL = 3;
    /** A third word may be the town of the branch. */
    private static final int MOTS_SANS_DOUTE = 2;

    /** Words of an address that stand between a name and its street, or in place of the street. */
    private static final Pattern COMPLEMENT_D_ADRESSE = Pattern.compile(
            "^(?:CHEZ|C/O)\\b|\\b(?:RESIDENCE|RES|BATIMENT|BAT|IMMEUBLE|IMM|ESCALIER|ESC|APPARTEMENT|APPT|APT|ETAGE|PORTE|HALL|ENTREE|VILLA|HAMEAU|CLOS|DOMAINE"
                    + "|PARC|TOUR|PAVILLON|LOTISSEMENT|LOT|QUARTIER|CITE|FERME|MOULIN|CHATEAU|BP|CS|CEDEX|LIEU-DIT|LIEU DIT|FRANCE)\\b");

    private static final int LIGNES_DE_TITULAIRES = 3;

    private static final Set<String> LIBELLES_SANS_DEUX_POINTS =
            Set.of("TITULAIRE DU COMPTE", "TITULAIRE DU CONTRAT", "INTITULE DU COMPTE", "TITULAIRES DU COMPTE");

    private final TextePiece texte;
    private final Set<String> noms = new LinkedHashSet<>();
    private final Map<Integer, Boolean> collees = new HashMap<>();

    private Titulaires(TextePiece texte) {
        this.texte = texte;
    }

    static List<String> noms(TextePiece texte) {
        Titulaires titulaires = new Titulaires(texte);
        titulaires.parLesLibelles();
        titulaires.parLaProse(SOUSSIGNE);
        titulaires.parNomPuisPrenom();
        if (titulaires.noms.isEmpty()) {
            titulaires.parLAdresse(true, true);
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
            titulaires.parLeBlocDuClient(true);
        }
        if (titulaires.noms.isEmpty()) {
            titulaires.parLeBlocDuClient(false);
        }
        return separer(titulaires.noms);
    }

    /** Parts joint holders where each is named in full, and drops what only joins them; who is named twice is named once. */
    static List<String> separer(Collection<String> noms) {
        Map<String, String> parCle = new LinkedHashMap<>();
        for (String nom : noms) {
            for (String titulaire : Noms.titulaires(nom.replaceAll("(?i)^(?:ou|et)\\s+|\\s+(?:ou|et)$", ""))) {
                parCle.putIfAbsent(Noms.cle(titulaire), titulaire);
            }
        }
        return parCle.values().stream().limit(NOMS_AU_PLUS).toList();
    }

    /** Finds the people whose family and given names stand each after its label, in order. */
    static List<String> parNomEtPrenom(TextePiece texte) {
        Titulaires titulaires = new Titulaires(texte);
        titulaires.parNomPuisPrenom();
        return List.copyOf(titulaires.noms);
    }

    private void parLesLibellesDuCompte() {
        texte.parcourir(LIBELLE, (ligne, rang, cellule) -> {
            Matcher libelle = LIBELLE.matcher(cellule.cle());
            if (!libelle.find() || !estEntier(libelle, cellule)) {
                return;
            }
            List<Cellule> cellules = texte.lignes().get(ligne).cellules();
            for (Candidat candidat : texte.valeurs(ligne, rang, libelle.end())) {
                Cellule ancre = candidat.place() == Candidat.Place.CELLULE_SUIVANTE ? cellules.get(rang + 1) : cellule;
                if (libelle.group("mot").equals("POUR") && !estUnePersonne(propre(candidat.texte()))) {
                    continue;
                }
                List<String> bloc = new ArrayList<>();
                boolean uneAutreTete = candidat.place() == Candidat.Place.MEME_CELLULE && estColle(ligne);
                if (candidat.place() != Candidat.Place.DESSOUS && !uneAutreTete) {
                    bloc.add(candidat.texte());
                }
                texte.dessous(ligne, ancre, LIGNES_DE_TITULAIRES).forEach(dessous -> bloc.add(dessous.texte()));
                if (estColle(ligne)) {
                    bloc.replaceAll(Titulaires::deLaPremiereColonne);
                }
                if (prendreLeBloc(bloc) && candidat.place() == Candidat.Place.MEME_CELLULE) {
                    return;
                }
            }
        });
    }

    /** Takes the holders at the head of a block, until its address; says whether there was one. */
    private boolean prendreLeBloc(List<String> bloc) {
        String precedent = "";
        String civilites = "";
        for (String ligne : bloc) {
            if (precedent.isEmpty()
                    && CIVILITE_SEULE.matcher(TextePiece.cle(ligne.strip())).matches()) {
                civilites = ligne.strip() + " ";
                continue;
            }
            if (!civilites.isEmpty()
                    && !(NOM_SEUL.matcher(TextePiece.cle(ligne)).matches()
                            && AVEC_MAJUSCULES.matcher(ligne).matches())) {
                break;
            }
            String lu = sansBanque(propre(civilites + ligne));
            civilites = "";
            String cle = TextePiece.cle(lu);
            boolean suite = precedent.isEmpty()
                    || A_SUIVRE.matcher(precedent).matches()
                    || AVEC_CIVILITE.matcher(cle).find()
                    || SUITE.matcher(cle).matches()
                    || (NOM_SEUL.matcher(cle).matches()
                            && AVEC_MAJUSCULES.matcher(lu).matches());
            if (lu.isEmpty() || !suite || !estUnClient(cle)) {
                break;
            }
            noms.add(lu);
            precedent = lu;
        }
        return !precedent.isEmpty();
    }

    /** Where columns were joined by single spaces, a bank may follow the name on its line. */
    private static String sansBanque(String nom) {
        Matcher enToutesLettres = BANQUE.matcher(TextePiece.cle(nom));
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
        return collees.computeIfAbsent(
                ligne,
                rang -> texte.lignes().get(rang).cellules().stream()
                        .anyMatch(
                                cellule -> DEUX_COLONNES.matcher(cellule.cle()).find()));
    }

    /** Of two columns that were joined, the first ends before the bank; where no bank is known, a longer name is nobody's. */
    private static String deLaPremiereColonne(String ligne) {
        String nom = propre(ligne);
        String coupe = sansBanque(nom);
        Matcher banque = BANQUE.matcher(TextePiece.cle(nom));
        if (coupe.equals(nom)
                && banque.find()
                && banque.start() > 0
                && !UNE_BANQUE.matcher(banque.group()).matches()) {
            coupe = nom.substring(0, banque.start()).strip();
        }
        return coupe.length() < nom.length() || ESPACES.split(nom).length <= MOTS_SANS_DOUTE ? coupe : "";
    }

    private static boolean estUnClient(String cle) {
        return !BANQUE.matcher(cle).find()
                && !COMPLEMENT_D_ADRESSE.matcher(cle).find()
                && !RUE.matcher(cle).find();
    }

    /** Without labels, takes the block of names above a street and a postal code, the bank's own left aside. */
    private void parLeBlocDuClient(boolean avecCivilite) {
        texte.parcourir((ligne, rang, cellule) -> {
            boolean seule =
                    avecCivilite && CIVILITE_SEULE.matcher(cellule.cle()).matches();
            boolean unNom = avecCivilite
                    ? seule || AVEC_CIVILITE.matcher(cellule.cle()).find()
                    : NOM_SEUL.matcher(cellule.cle()).matches()
                            && !Nature.estUnTitre(cellule)
                            && !estAuNomDUneBanque(ligne, cellule);
            if (!unNom) {
                return;
            }
            List<Cellule> bloc = texte.dessous(ligne, cellule, 5);
            boolean adresse = aUneAdresse(bloc, false);
            if ((avecCivilite && !seule) || adresse) {
                List<String> lignes = new ArrayList<>(List.of(cellule.texte()));
                bloc.stream().limit(LIGNES_DE_TITULAIRES - 1L).forEach(dessous -> lignes.add(dessous.texte()));
                if (bloc.stream()
                                .anyMatch(dessous ->
                                        DEUX_CODES.matcher(dessous.cle()).matches())
                        || (ligne > 0 && estColle(ligne - 1))) {
                    lignes.replaceAll(Titulaires::deLaPremiereColonne);
                }
                prendreLeBloc(lignes);
            }
        });
    }

    /** A branch is called after its town, under a word that says it is a branch. */
    private boolean estAuNomDUneBanque(int ligne, Cellule cellule) {
        for (int dessus = ligne - 1; dessus >= Math.max(0, ligne - 2); dessus--) {
            if (texte.lignes().get(dessus).cellules().stream()
                    .anyMatch(autre -> autre.chevauche(cellule)
                            && BANQUE.matcher(autre.cle()).find())) {
                return true;
            }
        }
        return false;
    }

    private void parLesLibelles() {
        texte.parcourir(ANNONCES, (ligne, rang, cellule) -> {
            Matcher libelle = LIBELLE.matcher(cellule.cle());
            Matcher nomEtPrenom = NOM_ET_PRENOM.matcher(cellule.cle());
            if (libelle.find() && estEntier(libelle, cellule)) {
                prendre(ligne, rang, libelle.end(), libelle.group("mot").equals("POUR"));
            } else if (nomEtPrenom.find()) {
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
                texte.dessous(ligne, cellule, 1)
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
        return AVEC_CIVILITE.matcher(TextePiece.cle(lu)).find()
                && AVEC_MAJUSCULES.matcher(lu).matches()
                && !UN_OFFICE.matcher(lu).find();
    }

    private void prendre(int ligne, int rang, int finDuLibelle, boolean enProse) {
        boolean seul = false;
        for (Candidat candidat : texte.valeurs(ligne, rang, finDuLibelle)) {
            seul |= candidat.place() != Candidat.Place.MEME_CELLULE;
            String lu = propre(candidat.texte());
            if (!lu.isEmpty() && (!enProse || estUnePersonne(lu))) {
                noms.add(lu);
                lireLAutreTitulaire(ligne, rang, candidat, lu);
                if (candidat.place() != Candidat.Place.CELLULE_SUIVANTE) {
                    return;
                }
                // Beside a label may stand the next column: what is below counts too, and the better name will speak.
            }
        }
        if (!seul && !enProse) {
            // "Client : C00451" gives a number, and the name stands below.
            for (Cellule dessous :
                    texte.dessous(ligne, texte.lignes().get(ligne).cellules().get(rang), 1)) {
                nom(deLAcheteur(ligne + 1, dessous));
            }
        }
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
            Matcher colle = civils && !civil ? APRES_UN_CEDEX.matcher(cellule.cle()) : null;
            if (colle != null && colle.find() && aUneAdresse(texte.dessous(ligne, cellule, 4), true)) {
                nom(cellule.texte().substring(colle.start("nom")));
                return;
            }
            boolean unNom = civil
                    ? civils
                    : autres
                            && NOM_SEUL.matcher(cellule.cle()).matches()
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
            if (adresse && (civil || ouvreUneAdresse(suivants))) {
                nom(deLAcheteur(ligne, cellule));
                bloc.subList(0, bloc.size() - suivants.size()).forEach(autre -> nom(autre.texte()));
            }
        });
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
        String tetes = texte.lignes().get(ligne - 1).cle();
        boolean enPremier = tetes.indexOf("LIVRAISON") < 0
                || (tetes.contains("FACTURATION") && tetes.indexOf("FACTURATION") < tetes.indexOf("LIVRAISON"));
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

    /** Cuts a name out of what follows a label; blank when there is none. */
    static String propre(String brut) {
        String texte = brut.strip();
        Matcher fin = FIN_DU_NOM.matcher(TextePiece.cle(texte));
        String nom = uneFois((fin.find() ? texte.substring(0, fin.start()) : texte).strip());
        String cle = TextePiece.cle(nom);
        long lettres = nom.chars().filter(Character::isLetter).count();
        boolean unCode = nom.length() < texte.length()
                && !nom.isEmpty()
                && texte.startsWith(nom)
                && Character.isDigit(texte.charAt(nom.length()))
                && Character.isLetter(nom.charAt(nom.length() - 1));
        boolean unNom = lettres >= 2
                && !unCode
                && !UNE_LETTRE_PAR_CASE.matcher(cle).matches()
                && ESPACES.split(nom).length <= 10
                && !PAS_UN_NOM.matcher(cle).matches()
                && !CIVILITE_SEULE.matcher(cle).matches();
        return unNom ? nom : "";
    }
}
