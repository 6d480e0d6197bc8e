package fr.octroi.document;

import fr.octroi.document.TextePiece.Candidat;
import fr.octroi.document.TextePiece.Cellule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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

    private static final GuardedPattern LIBELLE = GuardedPattern.of(
            "^(?:(?:IDENTITE|NOMS?(?:\\s?(?:,|ET|/)\\s?PRENOMS?)?|VOTRE NOM|ADRESSE)\\s(?:ET ADRESSE\\s)?(?:DU|DE LA|DE L'|DES|DE)?\\s?)?"
                    + "(?<mot>CLIENTE?|ACHETEUR|ACHETEUSE|ACQUEREUR|FACTUREE? A|VENDUE? A|DOIT|FACTURATION|RECU DE|A L'ATTENTION DE|DESTINATAIRE|BENEFICIAIRE|DEBITEURS?|(?:CO-?)?TITULAIRES?(?:\\s[1-4]\\b|\\s?\\(S\\))?(?:\\s(?:DU |DE LA |DE )?(?:COMPTE(?: JOINT)?|CONTRAT|FACTURE"
                    + "|ABONNEMENT|LIGNE|CARTE|RIB))?|INTITULE D[EU] COMPTE|CONTRAT SOUSCRIT PAR|(?:CONTRAT|FACTURE|ATTESTATION)\\s(?:ETABLIE?\\s)?AU NOM DE|(?:CO-?)?LOCATAIRES?(?:\\sPRINCIPAL)?|DECLARANTE?(?:\\s[12])?(?=\\s?:\\s?[A-Z]{2})|ASSUREE?S?|SOUSCRIPT(?:EUR|RICE)|ABONNEE?|SOCIETAIRES?|ADHERENTE?|OCCUPANTE?|PRENEUR"
                    + "|INTITULE|COMPTE OUVERT AU NOM DE|NOM DU COMPTE|(?:NAME OF (?:THE )?)?ACCOUNT (?:OWNER|HOLDER)(?:'S NAME)?|TITULAR(?:ES)?|KONTOINHABER(?:IN)?|BENEFICIARY|(?:BILL(?:ED)?|INVOICED?|SOLD) TO|BILLING ADDRESS|CUSTOMER(?: NAME)?|BUYER|ACCOUNT NAME|(?:FULL )?NAME(?=\\s?:)|POUR|REDEVABLE|CONTRIBUABLE|PROPRIETAIRE DU COMPTE)"
                    + "(?:\\s?:\\s?\\(?NOMS?\\s?(?:ET|/|,)\\s?PRENOMS?\\)?)?(?:\\s?/\\s?ACCOUNT (?:HOLDER|OWNER)(?:\\s?\\(S\\)|S\\b))?(?<suite>\\s?[/(][A-Z' /)-]{0,40}(?![A-Z]))?\\s?(?<fin>[:\u2013-]|$)?");

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
    private static final GuardedPattern DU_COMPTE_AU_MILIEU =
            GuardedPattern.of("\\s(?:TITULAIRES?(?: DU COMPTE)?|INTITULE DU COMPTE)\\s?:\\s?(?=" + NomsEcrits.CIVILITE
                    + "\\s)(?<nom>.{4,80})$");

    /** A label that is cut in two by its narrow column, the name beside both halves or one. */
    private static final GuardedPattern PREMIERE_MOITIE = GuardedPattern.of(
            "^(?:NOM DU )?(?:TITULAIRES?(?:\\s?\\(S\\))?|INTITULE)(?<du>\\sDU)?(?=\\s|$)\\s?(?<reste>.*)$");

    private static final Pattern SECONDE_MOITIE = Pattern.compile("^(?<du>DU\\s)?COMPTE\\b\\s?:?\\s?(?<reste>.*)$");

    /** Where columns are joined by single spaces, a label follows something else, and a civility vouches for it. */
    private static final GuardedPattern LIBELLE_AU_MILIEU = GuardedPattern.of(
            "\\s(?:(?:CLIENTE?|ACHETEUR|DESTINATAIRE|FACTUREE? A|TITULAIRE(?: DU (?:COMPTE|CONTRAT))?|LOCATAIRE|ABONNEE?)\\s?:|CLIENTE?(?=\\s))\\s?(?="
                    + NomsEcrits.CIVILITE + "\\s)(?<nom>.{4,80})$");

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
                    + NomsEcrits.CIVILITE
                    + "\\s)(?<nom>[^,:;0-9()]{3,80}?)(?=,|;|[(]|\\s(?:A|EST|SONT|ONT|LA|DEMEURANT|DEMEURE|NEE?|RESIDANT|RESIDE|HABITE|OCCUPE|LOGE|VIT|DISPOSE|TITULAIRE)\\b|\\s[0-9])");
    /** On such a paper who signs is the owner. */
    private static final GuardedPattern UN_BAILLEUR = GuardedPattern.of("\\b(?:QUITTANCES?|BAILLEUR|BAILLERESSE)\\b");

    private static final Pattern TETE_D_UNE_PARTIE = Pattern.compile(
            "(?:EMETTEUR|VENDEUR|FOURNISSEUR|PRESTATAIRE|DESTINATAIRE|CLIENTE?|ACHETEUR|(?:FACTURE|LIVRE)E? A|(?:ADRESSE DE )?LIVRAISON)\\s?:?");

    private static final List<GuardedPattern> ANNONCES = List.of(LIBELLE, NOM_ET_PRENOM, LIBELLE_AU_MILIEU);

    private static final Pattern BARRE = Pattern.compile(
            "(?:^|\\s)(?:ET\\s?/\\s?OU|OU\\s?/\\s?ET|[/\u2013\u2014-])\\s(?=" + NomsEcrits.CIVILITE + "\\s)");

    private static final Pattern UN_TIRET = Pattern.compile("[\u2013\u2014-]");

    /** A street after a name is of the next column. */
    private static final Pattern UNE_VOIE_APRES = Pattern.compile("\\s" + Adresses.VOIE + "|\\s[A-Z]{2}[0-9]{2}\\s");

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

    /** Initials right after a legal form are a company's, be they a bank's too. */
    private static final Pattern SIGLE_DE_SOCIETE = Pattern.compile(
            "(?:SARL|SASU?|EURL|SCI|SNC|STE|SOCIETE|ASSOCIATION|ASSO|ETS)\\s(?!BNP|LCL|HSBC|BRED|CCF|BPCE)[A-Z]{2,5}");

    /** The initials of a bank before the town of its branch. */
    private static final Pattern AGENCE = Pattern.compile("(?<=\\S\\s)(?:CA|CE|CL|BP|CRCA|CM|BQ)\\s(?=[A-Z]{3})");

    private static final List<GuardedPattern> ANNONCES_DU_COMPTE =
            List.of(LIBELLE, NOM_ET_PRENOM, DU_COMPTE_AU_MILIEU, PREMIERE_MOITIE, ColonnesJointes.BANQUE_D_ABORD);

    /** After the bank's words, the holder's. */
    private static final Pattern CIVILITE_AU_MILIEU = Pattern.compile(
            "\\s(?<nom>" + NomsEcrits.CIVILITE + "(?:\\s(?:OU|ET|&)\\s" + NomsEcrits.CIVILITE + ")?\\s.{3,60})$");

    /** The sender's column ends with a town, a telephone or an address of mail, and that of the addressee goes on. */
    private static final Pattern APRES_LA_COLONNE_D_AVANT = Pattern.compile(
            "(?:\\bCEDEX(?:\\s[0-9]{1,2})?|[0-9]{4}|(?<contact>(?:[\\s.][0-9]{2}){4}|@[A-Z0-9.-]{3,60}|^[0-9]{5}\\s[A-Z][A-Z' -]{1,30}))\\s(?<nom>"
                    + NomsEcrits.CIVILITE + "\\s.{3,60})$");

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

    /** Nobody is called so, and a name may stand above it. */
    private static final Pattern UN_HAMEAU = Pattern.compile("^(?:LES|AUX)\\s");

    /** "De La Tour" and "de la Ferme" are names. */
    private static final Pattern APRES_UNE_PARTICULE = Pattern.compile("\\b(?:DE LA|DU|DES|DE L'|DE)\\s?[A-Z]+");

    private static final Pattern AUTRE_LIBELLE = Pattern.compile("[^:]{2,40}\\s?:(?:\\s|$)");

    /** A line of more cells is one of a table. */
    private static final int CELLULES_D_UNE_ADRESSE = 3;

    private static final int LIGNES_DE_TITULAIRES = 3;

    private static final int LIGNES_DU_BLOC_D_AVANT = 6;

    /** Who stands beside an account or a sender, and for another. */
    private static final Pattern EN_FONCTION = Pattern.compile(
            "\\b(?:GERANTE?|DIRECT\\w*|PRESIDENTE?|TRESORI\\w*|SECRETAIRE|TUT(?:EUR|RICE)|CURAT\\w*|MANDATAIRE|CONSEILL\\w*|SYNDIC|RESPONSABLE|AGENT)\\b");

    private static final Set<String> LIBELLES_SANS_DEUX_POINTS =
            Set.of("TITULAIRE DU COMPTE", "TITULAIRE DU CONTRAT", "INTITULE DU COMPTE", "TITULAIRES DU COMPTE");

    private final TextePiece texte;
    private final Set<String> noms = new LinkedHashSet<>();
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
        return noms.stream().limit(NomsEcrits.NOMS_AU_PLUS).toList();
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
        return NomsEcrits.separer(titulaires.noms);
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
                && NomsEcrits.NOM_SEUL.matcher(TextePiece.cle(reste)).matches()
                && NomsEcrits.AVEC_MAJUSCULES.matcher(reste).matches()
                && !Banques.nomme(TextePiece.cle(reste));
    }

    /** Without a colon, words in lower case go on with the label. */
    private static boolean annonceDesNoms(Matcher libelle, Cellule cellule) {
        String reste = cellule.texte().substring(libelle.end()).strip();
        return reste.isEmpty()
                || libelle.group().endsWith(":")
                || NomsEcrits.AVEC_MAJUSCULES.matcher(reste).matches();
    }

    private void prendreDuCompte(int ligne, int rang, int finDuLibelle, boolean enProse) {
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        Cellule cellule = cellules.get(rang);
        boolean colle = estColle(ligne);
        for (Candidat candidat : texte.valeurs(ligne, rang, finDuLibelle)) {
            Cellule ancre = candidat.place() == Candidat.Place.CELLULE_SUIVANTE ? cellules.get(rang + 1) : cellule;
            if (enProse && !estUnePersonne(NomsEcrits.propre(candidat.texte()))) {
                continue;
            }
            List<String> bloc = new ArrayList<>();
            boolean uneAutreTete = candidat.place() == Candidat.Place.MEME_CELLULE && colle;
            if (candidat.place() != Candidat.Place.DESSOUS && !uneAutreTete) {
                bloc.add(candidat.texte());
            }
            texte.dessous(ligne, ancre, lignesSansLibelle(ligne, ancre)).forEach(dessous -> bloc.add(dessous.texte()));
            if (prendreLeBloc(colle ? deLaPremiereColonne(bloc) : bloc)
                    && candidat.place() == Candidat.Place.MEME_CELLULE) {
                return;
            }
        }
    }

    /** How many lines below may hold names: what stands right of another label is that one's value. */
    private int lignesSansLibelle(int ligne, Cellule ancre) {
        int sans = 0;
        while (sans < LIGNES_DE_TITULAIRES && !aUnLibelleAGauche(ligne + sans + 1, ancre)) {
            sans++;
        }
        return sans;
    }

    private boolean aUnLibelleAGauche(int ligne, Cellule ancre) {
        if (ligne >= texte.lignes().size()) {
            return false;
        }
        List<Integer> rangs = texte.rangsEnRegard(ligne, ancre);
        return !rangs.isEmpty()
                && rangs.get(0) > 0
                && texte.lignes()
                        .get(ligne)
                        .cellules()
                        .get(rangs.get(0) - 1)
                        .cle()
                        .endsWith(":");
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
        if (bloc.stream().allMatch(nom -> NomsEcrits.motsDuNom(TextePiece.cle(nom)) > 1)) {
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
                            || (NomsEcrits.PHRASE.matcher(ligne).find()
                                    && !NomsEcrits.PERSONNE_MORALE
                                            .matcher(TextePiece.cle(ligne.strip()))
                                            .lookingAt()))) {
                continue;
            }
            if (lus.isEmpty()
                    && NomsEcrits.CIVILITE_SEULE
                            .matcher(TextePiece.cle(ligne.strip()))
                            .matches()) {
                civilites = ligne.strip() + " ";
                continue;
            }
            if (lus.isEmpty() && ligne.strip().endsWith(":")) {
                break;
            }
            if (!civilites.isEmpty()
                    && !(NomsEcrits.NOM_SEUL.matcher(TextePiece.cle(ligne)).matches()
                            && NomsEcrits.AVEC_MAJUSCULES.matcher(ligne).matches())) {
                break;
            }
            String precedent = lus.isEmpty() ? "" : lus.get(lus.size() - 1);
            String sienne = precedent.isEmpty() ? ligne : apresUnLibelle(precedent, ligne);
            String lu = sansBanque(NomsEcrits.propre(civilites + joints(sienne)));
            civilites = "";
            String cle = TextePiece.cle(lu);
            boolean unLieu = !lus.isEmpty() && LIEU_SOUS_UN_NOM.matcher(cle).find();
            if (lu.isEmpty() || !((estUnClient(cle) && !unLieu) || NomsEcrits.estAFinir(precedent))) {
                break;
            }
            boolean uneAgence = lus.size() == 1
                    && NomsEcrits.motsDuNom(TextePiece.cle(precedent)) == 1
                    && NomsEcrits.AVEC_CIVILITE.matcher(cle).find()
                    && estUneVille(TextePiece.cle(precedent));
            if (uneAgence) {
                // A town of the paper above a person is that of a branch.
                lus.set(0, lu);
            } else if (!lus.isEmpty() && NomsEcrits.finitLeNom(precedent, lu)) {
                lus.set(lus.size() - 1, precedent + " " + lu);
            } else if (lus.isEmpty() || NomsEcrits.nommeUnAutre(precedent, lu)) {
                lus.add(lu);
            } else {
                break;
            }
        }
        noms.addAll(lus);
        return !lus.isEmpty();
    }

    /** Below a holder stands no other after a label of something else, but where "ou" calls for one, whose column was joined to that label. */
    private static String apresUnLibelle(String precedent, String ligne) {
        if (!AUTRE_LIBELLE.matcher(ligne).lookingAt()) {
            return ligne;
        }
        Matcher civil = CIVILITE_AU_MILIEU.matcher(TextePiece.cle(ligne));
        return NomsEcrits.A_SUIVRE.matcher(precedent).matches()
                        && !EN_FONCTION.matcher(TextePiece.cle(ligne)).find()
                        && civil.find()
                ? ligne.substring(civil.start("nom"))
                : "";
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
        String cle = TextePiece.cle(ligne);
        Matcher barre = BARRE.matcher(cle);
        if (!barre.find()) {
            return ligne;
        }
        // What a dash joins may also be whoever signs for a body.
        boolean deux = !UN_TIRET.matcher(barre.group()).find()
                || (NomsEcrits.AVEC_CIVILITE.matcher(cle).find()
                        && !EN_FONCTION.matcher(cle).find());
        return deux ? ligne.substring(0, barre.start()) + " ou " + ligne.substring(barre.end()) : ligne;
    }

    /** Where columns were joined by single spaces, a bank may follow the name on its line. */
    private static String sansBanque(String nom) {
        Matcher enToutesLettres = Banques.NOM.matcher(TextePiece.cle(nom));
        Matcher banque = enToutesLettres.find() ? enToutesLettres : AGENCE.matcher(TextePiece.cle(nom));
        if (NomsEcrits.AVEC_CIVILITE.matcher(TextePiece.cle(nom)).find() && banque.find(0)) {
            String avant = nom.substring(0, banque.start()).strip();
            int mots = NomsEcrits.ESPACES.split(avant).length;
            // Of a bank that is not known by name, "Banque" may be the last word alone.
            boolean douteux = mots > MOTS_D_UN_NOM_SEUL
                    && UNE_BANQUE.matcher(banque.group()).matches();
            return mots > 2 && !douteux ? avant : nom;
        }
        return nom;
    }

    /** Whether the columns that start on a line were joined by single spaces. */
    private boolean estColle(int ligne) {
        return texte.colonnes().ontDeuxTetes(ligne);
    }

    /** Of two columns that were joined, the first; nothing where one of its names cannot be told. */
    private List<String> deLaPremiereColonne(List<String> bloc) {
        List<String> colonne = new ArrayList<>();
        for (String ligne : bloc) {
            String nom = NomsEcrits.propre(ligne);
            String coupe = deLaPremiereColonne(ligne);
            if (coupe.isEmpty() && !nom.isEmpty()) {
                String cle = TextePiece.cle(nom);
                boolean unTitulaire = (estUnClient(cle) && colonne.isEmpty())
                        || NomsEcrits.AVEC_CIVILITE.matcher(cle).find()
                        || NomsEcrits.SUITE.matcher(cle).matches();
                return unTitulaire ? List.of() : colonne;
            }
            colonne.add(coupe);
        }
        return colonne;
    }

    /** Of two columns that were joined, the first ends before the bank; where no bank is known, a longer name is nobody's. */
    private String deLaPremiereColonne(String ligne) {
        String nom = NomsEcrits.propre(ligne);
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
                || NomsEcrits.ESPACES.split(nom).length <= MOTS_SANS_DOUTE
                || (NomsEcrits.AVEC_CIVILITE.matcher(cle).find()
                        && NomsEcrits.motsDuNom(cle) <= MOTS_SANS_DOUTE
                        && !finitParUneVille(cle))
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
                && (NomsEcrits.AVEC_CIVILITE.matcher(cle).find() || !estUnComplement(cle))
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
            boolean seule = avecCivilite
                    && NomsEcrits.CIVILITE_SEULE.matcher(cellule.cle()).matches();
            boolean unNom = avecCivilite
                    ? seule || NomsEcrits.AVEC_CIVILITE.matcher(cellule.cle()).find()
                    : NomsEcrits.NOM_SEUL.matcher(cellule.cle()).matches()
                            && (!NomsEcrits.UN_LIEU.matcher(cellule.cle()).matches() || ouvreLaPage(ligne, cellule))
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
        if (NomsEcrits.SUITE.matcher(cellule.cle()).matches()) {
            return true;
        }
        return ligne > 0
                && texte.enRegard(ligne - 1, cellule).stream()
                        .anyMatch(dessus ->
                                (NomsEcrits.A_SUIVRE.matcher(dessus.cle()).matches()
                                                && NomsEcrits.UNE_PERSONNE
                                                        .matcher(dessus.cle())
                                                        .find())
                                        || UN_CONSEILLER.matcher(dessus.cle()).find());
    }

    /** Right under the title stands no place of an address, whose street comes next. */
    private boolean ouvreLaPage(int ligne, Cellule cellule) {
        List<Cellule> dessous = texte.dessous(ligne, cellule, 1);
        return ligne > 0
                && NomsEcrits.motsDuNom(cellule.cle()) > MOTS_SANS_DOUTE
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
                || NomsEcrits.AVEC_CIVILITE
                        .matcher(cellule.cle().substring(libelle.end()).strip())
                        .find();
    }

    /** "Pour : " may head a sentence, a thing or an office: a civility vouches for a name. */
    private static boolean estUnePersonne(String lu) {
        return NomsEcrits.AVEC_CIVILITE.matcher(TextePiece.cle(lu)).find() && NomsEcrits.estEcritCommeUnNom(lu);
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
            String lu = NomsEcrits.propre(candidat.texte());
            boolean adresse = dUneAdresse
                    && !NomsEcrits.AVEC_CIVILITE.matcher(TextePiece.cle(lu)).find()
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
                    && NomsEcrits.AVEC_CIVILITE.matcher(dessous.get(1).cle()).find();
            if (leMagasinDAbord) {
                nom(deLAcheteur(ligne + 2, dessous.get(1)));
            } else if (!dessous.isEmpty() && peutNommer(ligne + 1, dessous.get(0))) {
                nom(deLAcheteur(ligne + 1, dessous.get(0)));
            }
        }
    }

    /** Neither a cell in a row of heads nor another label names anybody. */
    private boolean peutNommer(int ligne, Cellule cellule) {
        return NomsEcrits.AVEC_CIVILITE.matcher(cellule.cle()).find()
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
        boolean attendu = NomsEcrits.A_SUIVRE.matcher(premier).matches();
        boolean vu = candidat.place() != Candidat.Place.DESSOUS;
        for (Cellule dessous : texte.dessous(ligne, ancre, 3)) {
            if (!vu) {
                vu = dessous.texte().equals(candidat.texte());
            } else if (attendu
                    || NomsEcrits.AVEC_CIVILITE.matcher(dessous.cle()).find()
                    || NomsEcrits.SUITE.matcher(dessous.cle()).matches()) {
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
                    String valeur = NomsEcrits.propre(candidat.texte().replace(',', ' '));
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
            boolean civil = NomsEcrits.AVEC_CIVILITE.matcher(cellule.cle()).find();
            Optional<String> colle = civils && !civil ? apresLaColonneDAvant(ligne, cellule, true) : Optional.empty();
            if (colle.isPresent()) {
                nom(colle.get());
                lireLaSuite(cellule, texte.dessous(ligne, cellule, 1));
                return;
            }
            boolean demande = civil
                    ? civils
                    : autres && NomsEcrits.NOM_SEUL.matcher(cellule.cle()).matches();
            List<Cellule> bloc = demande ? texte.dessous(ligne, cellule, 5) : List.of();
            // Without a civility, what a whole address stands under may be the seller. Few lines stand above one: names
            // are told last.
            boolean unNom = (aUneAdresse(bloc.subList(0, Math.min(4, bloc.size())), civil)
                            || (civil
                                    && demande
                                    && !EN_FONCTION.matcher(cellule.cle()).find()
                                    && texte.colonnes().ontUneAdresseADroite(ligne, cellule)))
                    && (civil ? !suitUnAutre(ligne, cellule) : estNomme(ligne, cellule));
            if (!unNom) {
                return;
            }
            List<Cellule> suivants = bloc.stream()
                    .dropWhile(
                            dessous -> NomsEcrits.SUITE.matcher(dessous.cle()).matches())
                    .dropWhile(dessous -> UN_HAMEAU.matcher(dessous.cle()).find())
                    .toList();
            if (civil || (ouvreUneAdresse(suivants) && !estUneEnseigne(cellule.cle()))) {
                nom(deLAcheteur(ligne, cellule));
                bloc.stream()
                        .takeWhile(dessous ->
                                NomsEcrits.SUITE.matcher(dessous.cle()).matches())
                        .forEach(autre -> nom(autre.texte()));
                lireLaSuite(cellule, bloc);
            }
        });
    }

    /** Whether words without a civility name a person, not a place, a title or a company. */
    private boolean estNomme(int ligne, Cellule cellule) {
        boolean unEmetteur =
                ligne == 0 && NomsEcrits.PERSONNE_MORALE.matcher(cellule.cle()).lookingAt();
        return !unEmetteur
                && !estUnComplement(cellule.cle())
                && !UN_HAMEAU.matcher(cellule.cle()).find()
                && !estUnLieuSousUnNom(ligne, cellule)
                && NomsEcrits.estUnNomEntier(NomsEcrits.propre(cellule.texte()))
                && !Nature.estUnTitre(cellule)
                && !SOCIETE.matcher(cellule.cle()).find();
    }

    /** The name above an address that follows the sender's column; none where the line below has a name of its own. */
    private Optional<String> apresLaColonneDAvant(int ligne, Cellule cellule, boolean surUneLigneAussi) {
        if (ligne > 0 && estColle(ligne - 1)) {
            return Optional.empty();
        }
        Matcher colle = APRES_LA_COLONNE_D_AVANT.matcher(cellule.cle());
        boolean suit = colle.find() && (colle.group("contact") == null || suitSonAdresse(ligne, cellule));
        List<Cellule> dessous = suit ? texte.dessous(ligne, cellule, 4) : List.of();
        if (aUneAdresse(dessous, surUneLigneAussi)
                && !NomsEcrits.AVEC_CIVILITE.matcher(dessous.get(0).cle()).find()) {
            return Optional.of(cellule.texte().substring(colle.start("nom")));
        }
        return texte.colonnes().nomDeDroite(ligne, cellule);
    }

    /** Whether the sender's address stands whole above his telephone, or ends on this very line: then the next address is not his. */
    private boolean suitSonAdresse(int ligne, Cellule cellule) {
        boolean finit = CODE_POSTAL.matcher(cellule.cle()).matches();
        Pattern avant = finit ? RUE : CODE_POSTAL;
        return !EN_FONCTION.matcher(cellule.cle()).find()
                && texte.lignes().subList(Math.max(0, ligne - (finit ? 1 : LIGNES_DU_BLOC_D_AVANT)), ligne).stream()
                        .anyMatch(dessus -> avant.matcher(dessus.cle()).find());
    }

    private boolean estUnLieuSousUnNom(int ligne, Cellule cellule) {
        return ligne > 0
                && LIEU_SOUS_UN_NOM.matcher(cellule.cle()).find()
                && texte.enRegard(ligne - 1, cellule).stream()
                        .anyMatch(dessus ->
                                NomsEcrits.AVEC_CIVILITE.matcher(dessus.cle()).find());
    }

    /** A line that ends on "ou" or "et" calls for the next. */
    private void lireLaSuite(Cellule cellule, List<Cellule> bloc) {
        if (NomsEcrits.A_SUIVRE.matcher(cellule.texte()).matches() && !bloc.isEmpty()) {
            nom(bloc.get(0).texte());
        }
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
        Matcher second = NomsEcrits.SECONDE_CIVILITE.matcher(cellule.cle());
        if (second.find()) {
            int coupure = second.start("second");
            return enPremier
                    ? cellule.texte().substring(0, coupure)
                    : cellule.texte().substring(coupure);
        }
        return NomsEcrits.uneFois(cellule.texte()).length() < cellule.texte().length() ? cellule.texte() : "";
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
        String nom = NomsEcrits.propre(brut);
        if (!nom.isEmpty()) {
            noms.add(nom);
        }
    }
}
