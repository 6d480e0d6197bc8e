package fr.octroi.document;

import fr.octroi.document.TextePiece.Candidat;
import fr.octroi.document.TextePiece.Cellule;
import fr.octroi.document.TextePiece.Ligne;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds whom a document names as buyer, tenant, subscriber or addressee; the holders of an account are found by {@link TitulairesDuCompte}.
 *
 * <p>After the labels first; on a document without them, in an address block.
 */
final class Titulaires {

    /** Besides an account, it may be a thing's. */
    private static final Pattern UN_NOM_DE_CHOSE = Pattern.compile("NAME");

    /** On an invoice, these announce a name even without a colon. */
    private static final Pattern SANS_DEUX_POINTS =
            Pattern.compile("A L'ATTENTION DE|(?:BILL(?:ED)?|INVOICED?|SOLD) TO");

    /** Where columns are joined by single spaces, a label follows something else, and a civility vouches for it. */
    private static final GuardedPattern LIBELLE_AU_MILIEU = GuardedPattern.of(
            "\\s(?:(?:CLIENTE?|ACHETEUR|DESTINATAIRE|FACTUREE? A|TITULAIRE(?: DU (?:COMPTE|CONTRAT))?|LOCATAIRE|ABONNEE?)\\s?:|CLIENTE?(?=\\s))\\s?(?="
                    + NomsEcrits.CIVILITE + "\\s)(?<nom>.{4,80})$");

    /** Who answers customers is none. */
    private static final Pattern AU_SERVICE_DES_CLIENTS = Pattern.compile(
            "\\b(?:CONSEILL\\w*|SERVICES?|RELATIONS?|CONTACTS?|SUPPORT|ACCUEIL|ESPACE|RESPONSABLE|DIRECT(?:ION|EUR|RICE)|CHARGEE?|GESTIONNAIRE|ASSISTANCE"
                    + "|CORRESPONDANTE?|INTERLOCUT\\w*|REFERENTE?|SUIVI|MEDIAT\\w+|PARRAIN\\w*|TECHNICIEN\\w*|CHEZ)\\b|\\b(?:VOTRE|NOTRE)$");

    /** One of two may own the account that pays for both. */
    private static final Pattern D_UN_COMPTE =
            Pattern.compile("\\b(?:COMPTE A DEBITER|COMPTE BANCAIRE|IBAN|PRELEV\\w+)\\b|\\bFR[0-9]{2}\\b");

    private static final Pattern PRELEVE_SUR =
            Pattern.compile("\\bPRELEV\\w+\\b.*\\b(?:COMPTE|IBAN)\\b|\\b(?:COMPTE A DEBITER|IBAN)\\b");

    /** Both on one line of a form. */
    private static final GuardedPattern NOM_PUIS_PRENOM = GuardedPattern.of(
            "\\bNOM\\s?:\\s?(?<famille>[A-Z][A-Z' -]{1,40}?)[\\s,]+PRENOMS?\\s?:\\s?(?<prenom>[A-Z][A-Z' -]{1,40}?)(?=$|\\s?[,;(]|\\s(?:NEE?|DATE|ADRESSE|DEMEURANT)\\b)");

    private static final GuardedPattern NOM =
            GuardedPattern.of("^NOM(?:\\s(?:DE FAMILLE|DE NAISSANCE|D'USAGE|DU TITULAIRE)|\\s/\\sNAME)?\\s?(?::|$)");

    private static final GuardedPattern PRENOM =
            GuardedPattern.of("^PRENOMS?(?:\\(S\\))?(?:\\sDU TITULAIRE|\\s/\\s(?:GIVEN|FIRST) NAMES?)?\\s?(?::|$)");

    static final GuardedPattern PRENOM_DU_TITULAIRE =
            GuardedPattern.of("^PRENOMS?(?:\\(S\\))?\\sDU TITULAIRE\\s?(?::|$)");

    private static final GuardedPattern SOUSSIGNE = GuardedPattern.of(
            "\\bSOUSSIGNE(?!(?:(?!CERTIFI|ATTEST|DECLAR|DEMEUR)[^,:;]){0,80}\\(\\s?VENDEU)(?:\\(E\\)|E|\\.E|E?S(?=\\s?[,:]?\\s?"
                    + NomsEcrits.CIVILITE
                    + "\\s))?\\s?[,:]?\\s?(?<nom>[^,:;0-9]{3,80}?)(?=,|;|$|\\s(?:CERTIFIE|ATTESTE|DECLARE|DEMEURANT|NEE?|RESIDANT|M'ENGAGE)\\b)");

    private static final Pattern UNE_ASSOCIATION =
            Pattern.compile("(?:ASSOCIATION|ASSO|AMICALE|COMITE|CLUB|FEDERATION)\\b");

    /** A company or a body says so by its first word, or by its last. */
    private static final Pattern UNE_MAISON = Pattern.compile(
            "^(?:STE|SOCIETE|SARL|SASU?|EURL|SCI|SCOP|CABINET|MAIRIE|COMMUNE|COMMUNAUTE|CCAS|CSE|SYNDICAT|FONDATION|LYCEE|COLLEGE)\\s|\\s(?:SARL|SASU?|EURL|SCI|SCOP)$");

    /** Who signs for a house or an office lives elsewhere. */
    private static final Pattern EN_SA_QUALITE = Pattern.compile(
            ",\\s(?:DIRECT(?:EUR|RICE)|GERANTE?|MAIRE|ADJOINTE?|NOTAIRE|PRESIDENTE?|RESPONSABLE|REPRESENTANTE?|GESTIONNAIRE)\\b.*\\s(?:ATTESTE|CERTIFIE)\\sQUE\\s(?:LA PERSONNE|L'INTERESSEE?|NOTRE)\\b");

    /** Who signs as the one who sells. */
    private static final Pattern UN_VENDEUR =
            Pattern.compile("(?:(?!CERTIFI|ATTEST|DECLAR|RECONNA)[^;]){0,160}\\(\\s?(?:LE |LA )?VENDEU(?:R|SE)\\s?\\)");

    /** What who sells signs, before he says to whom. */
    private static final Pattern AVOIR_VENDU = Pattern.compile(
            "(?:(?!ACHET|ACQU|\\bQU(?:E\\b|')|\\bNE\\b|\\bM'AVOIR|\\bNOUS\\b)[^;]){0,200}\\b(?:AVOIR (?:VENDU|CEDE)|VENDS|CEDE(?= (?:A|CE JOUR)\\b))\\b(?!.{0,80}\\b(?:AU NOM D|POUR LE COMPTE|MANDAT))");

    /** Who signs as the one who keeps the deed. */
    private static final Pattern UN_NOTAIRE = Pattern.compile("(?:MAITRE|ME)\\s[^,]{3,60},\\sNOTAIRE\\b");

    /** Whom the one who signs speaks of: the tenant who paid, the insured, the customer. */
    private static final GuardedPattern DONT_IL_EST_PARLE = GuardedPattern.of(
            "\\b(?:RECUE?\\sDE(?:\\sLA PART DE)?|(?:ATTEST|CERTIFI|CONFIRM)(?:E|ONS|ENT)\\s(?:[A-Z' ]{1,25}\\s)?QUE)\\s?:?\\s(?:(?:NOTRE|MON|MA|SON|SA|LEUR)\\s(?:SALARIEE?|EMPLOYEE?|COLLABORAT(?:EUR|RICE)|AGENTE?|LOCATAIRE|ASSUREE?|CLIENTE?|SOCIETAIRE|ADHERENTE?)\\s)?(?="
                    + NomsEcrits.CIVILITE
                    + "\\s)(?<nom>[^,:;0-9()]{3,80}?)(?=,|;|[(]|\\s(?:A|EST|SONT|ONT|(?<!\\bDE\\s)LA|DEMEURANT|DEMEURE|NEE?|RESIDANT|RESIDE|HABITE|OCCUPE|LOGE|VIT|DISPOSE|TITULAIRE)\\b|\\s[0-9])");

    private static final String SANS_UN_AUTRE =
            "(?:(?!\\b(?:BAILL|CAUTION|GARANT|MANDATAIRE|REPRESENT|COLOCATAIRE|M\\.|MR\\b|MME\\b|MLLE\\b|MONSIEUR\\b|MADAME\\b|MADEMOISELLE\\b))[^;|])";

    /** Of the parties to a lease, who lives there. */
    private static final GuardedPattern DIT_LE_LOCATAIRE = GuardedPattern.of("^(?:-\\s|ET\\s(?:DE\\s)?)?(?<nom>"
            + NomsEcrits.CIVILITE + "(?:\\s[A-Z'-]{2,30}){1,4}),"
            + SANS_UN_AUTRE + "{0,120}\\bCI-APRES\\b" + SANS_UN_AUTRE + "{0,40}\\bLOCATAIRE\\b(?!\\sSORTANT)");

    private static final GuardedPattern UN_SECOND_TITULAIRE =
            GuardedPattern.of("\\b(?:SECONDE?|DEUXIEME|AUTRE|CO-?)\\s?TITULAIRE\\s?:");

    /** It goes on with the next line. */
    private static final GuardedPattern EN_FIN_DE_LIGNE = GuardedPattern.of("\\b(?:RECUE?(?:\\sDE)?|QUE)$");

    /** On such a paper who signs is the owner. */
    private static final GuardedPattern UN_BAILLEUR = GuardedPattern.of("\\b(?:QUITTANCES?|BAILLEUR|BAILLERESSE)\\b");

    private static final Pattern TETE_D_UNE_PARTIE = Pattern.compile(
            "(?:EMETTEUR|VENDEUR|FOURNISSEUR|PRESTATAIRE|DESTINATAIRE|CLIENTE?|ACHETEUR|(?:FACTURE|LIVRE)E? A|(?:ADRESSE DE )?LIVRAISON)\\s?:?");

    private static final Pattern UNE_TETE_DE_BAILLEUR =
            Pattern.compile("(?:BAILLEUR|BAILLERESSE|PROPRIETAIRE)S?\\s?:?");

    /** On a lease, whose name stands below lets, and lives elsewhere. */
    private static final Pattern UN_BAILLEUR_SEUL =
            Pattern.compile("(?:LE |LA |LES )?(?:BAILLEUR|BAILLERESSE)S?\\s?:?");

    private static final Pattern SES_CIVILITES =
            Pattern.compile("^" + NomsEcrits.CIVILITE + "(?:\\s(?:OU|ET|&)\\s" + NomsEcrits.CIVILITE + ")?\\s");

    private static final List<GuardedPattern> ANNONCES =
            List.of(LibellesDeNoms.LIBELLE, LibellesDeNoms.NOM_ET_PRENOM, LIBELLE_AU_MILIEU);

    private static final Pattern PAPIERS_DE_SOCIETE =
            Pattern.compile("\\b(?:SIRET|SIREN|RCS|R\\.C\\.S|TVA INTRA|CAPITAL|APE|NAF)\\b");

    /** "CUVE 520L" is sold to somebody. */
    private static final Pattern UN_MOT_ET_UN_NOMBRE = Pattern.compile("[A-Z'-]+\\s[0-9]");

    private static final Pattern NOM_D_UNE_SOCIETE =
            Pattern.compile("(?<nom>[A-Z][^,:;|0-9]{1,40}?)[\\s,]+(?:[-\u2013]\\s)?(?:SARL|SASU?|EURL|SNC|SCOP|SA)\\b");

    /** Who stands under such a name is a company, that lets, insures or sells. */
    private static final Pattern SOCIETE =
            Pattern.compile("\\b(?:SARL|SASU?|EURL|SNC|SCI|SCOP|GMBH|ADMINISTRATEUR DE|OFFICE PUBLIC|OPH)\\b");

    private static final Pattern ENSEIGNE = Pattern.compile(
            "\\b(?:(?:BI)?CYCLE(?:S|RIES?)?|VELOS?|VELOCISTES?|BIKES?|SPORTS?|MOBILITES?|MAGASIN|BOUTIQUE|SHOP|STORE|ATELIER|MANUFACTURE|BRICO(?:LAGE)?|JARDINERIE|DECATHLON|INTERSPORT|FNAC|DARTY|CASTORAMA|LEROY MERLIN|CDISCOUNT|NORAUTO|AUCHAN)\\b");

    /** Of an address whose column was joined to a label, or stands beside it. */
    private static final Pattern D_UNE_ADRESSE = Pattern.compile(
            "^(?:ETG|ETAGE|APT|APPT|APPARTEMENT|ESC|ESCALIER|BAT|BATIMENT|HALL|PORTE|LOGT|LOG\\.|LOGEMENT|BP|CS|ENTREE)\\s[0-9]|^CHEZ\\s"
                    + NomsEcrits.CIVILITE + "\\s");

    /** After the words of another column. */
    private static final Pattern UNE_PERSONNE_A_DROITE = Pattern.compile(
            "\\s(?:(?:ET|OU)\\s)?(?<nom>" + NomsEcrits.CIVILITE + "\\s(?<mots>[A-Z][A-Z'-]*(?:\\s[A-Z'-]+){1,4}))$");

    /** Before a name, what somebody is to another. */
    private static final Pattern A_UN_AUTRE_TITRE = Pattern.compile(
            "\\b(?:CHEZ|PAYEUR|SUIVI|VOTRE|VENDEUR|OCCUPANT|TECHNICIEN|REFERENT|DECES|PAR|DE|CONTACT|RECU)\\s?:?\\s$");

    /** Nobody is called so, and a name may stand above it. */
    private static final Pattern UN_HAMEAU = Pattern.compile("^(?:LES|AUX)\\s");

    /** A line of more cells is one of a table. */
    private static final int CELLULES_D_UNE_ADRESSE = 3;

    private static final int LIGNES_D_UN_BLOC = 4;

    /** Farther down nobody looks through the whole paper for a name. */
    private static final int LIGNES_DU_DESTINATAIRE = 30;

    private final TextePiece texte;

    private final BlocsDeNoms blocs;
    private final Set<String> noms = new LinkedHashSet<>();

    /** Where nobody else is named. */
    private boolean quiPaieAussi;

    private Titulaires(TextePiece texte) {
        this.texte = texte;
        this.blocs = new BlocsDeNoms(texte);
    }

    static List<String> noms(TextePiece texte) {
        Titulaires titulaires = new Titulaires(texte);
        titulaires.parLesLibelles();
        titulaires.parLaProse(SOUSSIGNE);
        titulaires.parNomPuisPrenom();
        return titulaires.noms.isEmpty() ? aLAdresse(texte) : titulaires.premiers();
    }

    /** Finds whose name stands over an address. */
    static List<String> aLAdresse(TextePiece texte) {
        Titulaires titulaires = new Titulaires(texte);
        titulaires.parLAdresse(true, false);
        if (titulaires.noms.isEmpty()) {
            // The shop has an address as well.
            titulaires.parLAdresse(false, true);
        }
        return titulaires.premiers();
    }

    /** Finds who lives somewhere: whom the signatory speaks of counts before him, who may be the owner or an insurer. */
    static List<String> duDomicile(TextePiece texte) {
        Titulaires titulaires = new Titulaires(texte);
        if (texte.porte(UN_SECOND_TITULAIRE)) {
            // The first may be named in a sentence alone.
            titulaires.parLaProse(DONT_IL_EST_PARLE);
        }
        titulaires.parLesLibelles();
        titulaires.parNomPuisPrenom();
        if (titulaires.noms.isEmpty()) {
            titulaires.parLaProse(DONT_IL_EST_PARLE);
        }
        if (titulaires.noms.isEmpty()) {
            titulaires.parLaProse(DIT_LE_LOCATAIRE);
        }
        if (titulaires.noms.isEmpty() && !texte.porte(UN_BAILLEUR)) {
            titulaires.parLaProse(SOUSSIGNE);
        }
        if (titulaires.noms.isEmpty()) {
            List<String> aLAdresse = aLAdresse(texte);
            if (aLAdresse.isEmpty()) {
                titulaires.quiPaieAussi = true;
                titulaires.parLesLibelles();
            }
            return aLAdresse.isEmpty() ? titulaires.premiers() : aLAdresse;
        }
        List<String> nommes = titulaires.premiers();
        boolean sansPrenom = nommes.stream().allMatch(nom -> NomsEcrits.motsDuNom(TextePiece.cle(nom)) == 1);
        // "Reçu de M. Martin" of whom the address names in full.
        List<String> entiers = sansPrenom ? aLAdresse(texte) : List.of();
        return !entiers.isEmpty()
                        && nommes.stream()
                                .allMatch(nom -> estEntierDans(nom, entiers)
                                        && entiers.stream()
                                                .allMatch(entier ->
                                                        premierMot(entier).equals(premierMot(nom))))
                ? entiers
                : nommes;
    }

    private static String premierMot(String nom) {
        return NomsEcrits.ESPACES.split(TextePiece.cle(nom).replace(".", ""))[0];
    }

    private List<String> premiers() {
        return noms.stream().limit(NomsEcrits.NOMS_AU_PLUS).toList();
    }

    /** Finds whom the signatory of a paper speaks of. */
    static List<String> dontIlEstParle(TextePiece texte) {
        Titulaires titulaires = new Titulaires(texte);
        titulaires.parLaProse(DONT_IL_EST_PARLE);
        return List.copyOf(titulaires.noms);
    }

    /** Finds who signs that he sold, for nobody else. */
    static Set<String> quiDitVendre(TextePiece texte) {
        Titulaires titulaires = new Titulaires(texte);
        texte.parcourir(SOUSSIGNE, (ligne, rang, cellule) -> {
            GuardedMatcher signe = SOUSSIGNE.matcher(cellule.cle());
            if (signe.find()
                    && titulaires.ditVendre(ligne, cellule, signe.end("nom"))
                    && !BlocsDeNoms.EN_FONCTION.matcher(cellule.cle()).find()) {
                titulaires.nom(cellule.texte().substring(signe.start("nom"), signe.end("nom")));
            }
        });
        return titulaires.noms;
    }

    /** Finds the people whose family and given names stand each after its label, in order. */
    static List<String> parNomEtPrenom(TextePiece texte) {
        Titulaires titulaires = new Titulaires(texte);
        titulaires.parNomPuisPrenom();
        return List.copyOf(titulaires.noms);
    }

    private void parLesLibelles() {
        texte.parcourir(ANNONCES, (ligne, rang, cellule) -> {
            GuardedMatcher libelle = LibellesDeNoms.LIBELLE.matcher(cellule.cle());
            GuardedMatcher nomEtPrenom = LibellesDeNoms.NOM_ET_PRENOM.matcher(cellule.cle());
            if (libelle.find()
                    && !UN_NOM_DE_CHOSE.matcher(libelle.group("mot")).matches()
                    && !(libelle.group("mot").startsWith("TITULAIRE")
                            && (D_UN_COMPTE.matcher(cellule.cle()).find()
                                    || estCeluiQuiPaie(ligne, cellule, libelle.group("mot"))))
                    && (LibellesDeNoms.estEntier(libelle, cellule)
                            || LibellesDeNoms.annonceUnNom(SANS_DEUX_POINTS, libelle, cellule))) {
                if (libelle.group("mot").startsWith("DECLARANT") && !":".equals(libelle.group("fin"))) {
                    surLaLigne(ligne, rang, libelle.end());
                    return;
                }
                Optional<String> maison = libelle.group("mot").equals("A L'ATTENTION DE")
                        ? maisonAuDessus(ligne, cellule)
                        : Optional.empty();
                if (maison.isPresent()) {
                    nom(maison.get());
                    return;
                }
                List<String> dejaNommes = premiers();
                prendre(ligne, rang, libelle.end(), libelle.group("mot").equals("POUR"));
                if (libelle.group("mot").equals("RECU DE") && noms.size() <= NomsEcrits.NOMS_AU_PLUS) {
                    // Who paid the rent is named in full as its tenant.
                    noms.removeIf(nom -> !dejaNommes.contains(nom) && estEntierDans(nom, dejaNommes));
                }
            } else if (nomEtPrenom.find() && LibellesDeNoms.annonceDesNoms(nomEtPrenom, cellule)) {
                prendre(ligne, rang, nomEtPrenom.end(), false);
            } else {
                GuardedMatcher milieu = LIBELLE_AU_MILIEU.matcher(cellule.cle());
                if (milieu.find()
                        && !AU_SERVICE_DES_CLIENTS
                                .matcher(cellule.cle().substring(0, milieu.start()))
                                .find()
                        && !D_UN_COMPTE
                                .matcher(cellule.cle().substring(0, milieu.start()))
                                .find()) {
                    nom(cellule.texte().substring(milieu.start("nom")));
                }
            }
        });
    }

    /** Below a line that says from which account something is taken, the holder of the account may be another than that of the contract. */
    private boolean estCeluiQuiPaie(int ligne, Cellule cellule, String libelle) {
        return ligne > 0
                && !quiPaieAussi
                && libelle.endsWith("COMPTE")
                && texte.enRegard(ligne - 1, cellule).stream()
                        .anyMatch(dessus -> PRELEVE_SUR.matcher(dessus.cle()).find());
    }

    /** Who opens the letters of an association is not whom they are for; a company may stand over its customer. */
    private Optional<String> maisonAuDessus(int ligne, Cellule cellule) {
        boolean surUneAdresse = BlocsDeNoms.aUneAdresse(texte.dessous(ligne, cellule, LIGNES_D_UN_BLOC), true);
        return ligne < 2 || !surUneAdresse
                ? Optional.empty()
                : texte.enRegard(ligne - 1, cellule).stream()
                        .filter(dessus -> UNE_ASSOCIATION.matcher(dessus.cle()).lookingAt()
                                || (ligne < LIGNES_DU_DESTINATAIRE
                                        && UNE_MAISON.matcher(dessus.cle()).find()
                                        && !Banques.nomme(dessus.cle())
                                        && !RaisonsSociales.UNE_BOUTIQUE
                                                .matcher(dessus.cle())
                                                .find()
                                        && suitUnExpediteur(ligne - 1, dessus)))
                        .map(Cellule::texte)
                        .findFirst();
    }

    /** Whether the address of who writes stands above a company that is named nowhere else. */
    private boolean suitUnExpediteur(int ligne, Cellule societe) {
        List<Ligne> autres = new ArrayList<>(texte.lignes());
        autres.remove(ligne);
        return texte.lignes().subList(0, ligne).stream()
                        .anyMatch(dessus -> BlocsDeNoms.aUneAdresse(dessus.cellules(), true))
                && autres.stream().noneMatch(autre -> autre.cle().contains(RaisonsSociales.sansForme(societe.cle())));
    }

    /** On a notice of tax names are in capitals; under the same head stand sums, and beside it what they are of. */
    private void surLaLigne(int ligne, int rang, int finDuLibelle) {
        texte.valeurs(ligne, rang, finDuLibelle).stream()
                .filter(candidat -> candidat.place() != Candidat.Place.DESSOUS)
                .findFirst()
                .filter(candidat -> NomsEcrits.NOM_SEUL.matcher(candidat.cle()).matches()
                        && candidat.texte().equals(candidat.texte().toUpperCase(Locale.FRENCH)))
                .ifPresent(candidat -> nom(candidat.texte()));
    }

    /** Whether all words of a name are of others. */
    private static boolean estEntierDans(String nom, List<String> autres) {
        List<String> connus = autres.stream()
                .flatMap(autre -> NomsEcrits.motsSansCivilite(TextePiece.cle(autre)))
                .toList();
        return NomsEcrits.motsSansCivilite(TextePiece.cle(nom)).allMatch(connus::contains);
    }

    private void parLaProse(GuardedPattern motif) {
        texte.parcourir(
                motif == DONT_IL_EST_PARLE ? List.of(motif, EN_FIN_DE_LIGNE) : List.of(motif),
                (ligne, rang, cellule) -> {
                    StringBuilder prose = new StringBuilder(cellule.texte());
                    if (motif == DONT_IL_EST_PARLE) {
                        texte.dessous(ligne, cellule, 2)
                                .forEach(dessous -> prose.append(' ').append(dessous.texte()));
                    }
                    GuardedMatcher trouve = motif.matcher(TextePiece.cle(prose.toString()));
                    if (trouve.find()
                            && !(motif == SOUSSIGNE
                                    && (ditVendre(ligne, cellule, trouve.end("nom"))
                                            || Stream.of(UN_NOTAIRE, UN_VENDEUR)
                                                    .anyMatch(signe -> signe.matcher(cellule.cle())
                                                            .region(
                                                                    trouve.start("nom"),
                                                                    cellule.cle()
                                                                            .length())
                                                            .lookingAt())
                                            || EN_SA_QUALITE
                                                    .matcher(cellule.cle())
                                                    .region(
                                                            trouve.end(),
                                                            cellule.cle().length())
                                                    .lookingAt()))) {
                        nom(prose.substring(trouve.start("nom"), trouve.end("nom")));
                    }
                });
    }

    /** Whether who signs says on his line, or on the next two, that he sells: he buys nothing. */
    private boolean ditVendre(int ligne, Cellule cellule, int finDuNom) {
        StringBuilder suite = new StringBuilder(cellule.cle().substring(finDuNom));
        texte.dessous(ligne, cellule, 2).forEach(dessous -> suite.append(' ').append(dessous.cle()));
        return AVOIR_VENDU.matcher(suite).lookingAt();
    }

    private void prendre(int ligne, int rang, int finDuLibelle, boolean enProse) {
        if (aUnNumeroEnPile(ligne, rang, finDuLibelle)) {
            return;
        }
        boolean seul = false;
        int combienAvant = noms.size();
        boolean dUneAdresse =
                texte.lignes().get(ligne).cellules().get(rang).cle().startsWith("ADRESSE");
        boolean duPrecedent = suitUneAutreTete(texte, ligne);
        boolean surUnBloc = ouvreUnBloc(ligne, rang, finDuLibelle);
        for (Candidat candidat : texte.valeurs(ligne, rang, finDuLibelle)) {
            boolean surSaLigne = candidat.place() != Candidat.Place.DESSOUS;
            boolean dUneAutreColonne = candidat.place() == Candidat.Place.CELLULE_SUIVANTE
                    && !NomsEcrits.AVEC_CIVILITE.matcher(candidat.cle()).find()
                    && (surUnBloc || estDansUneRangeeDeTetes(ligne, rang));
            if (dUneAutreColonne
                    || (surSaLigne && D_UNE_ADRESSE.matcher(candidat.cle()).find())) {
                continue;
            }
            if (duPrecedent && candidat.place() == Candidat.Place.DESSOUS) {
                duPrecedent = false;
                seul = true;
                continue;
            }
            seul |= candidat.place() != Candidat.Place.MEME_CELLULE;
            if (candidat.place() == Candidat.Place.DESSOUS
                    && SOCIETE.matcher(candidat.cle()).find()
                    && suitLaTeteDuBailleur(ligne)) {
                return;
            }
            String lu = NomsEcrits.propre(candidat.texte());
            boolean adresse = dUneAdresse
                    && !NomsEcrits.AVEC_CIVILITE.matcher(TextePiece.cle(lu)).find()
                    && (BlocsDeNoms.COMPLEMENT_D_ADRESSE
                                    .matcher(TextePiece.cle(lu))
                                    .find()
                            || BlocsDeNoms.LIEU_SOUS_UN_NOM
                                    .matcher(TextePiece.cle(lu))
                                    .find());
            // Below a label that has a name beside it, the lines of a table are in small letters.
            boolean enPlus = !surSaLigne && noms.size() > combienAvant;
            if (enPlus && !NomsEcrits.AVEC_MAJUSCULES.matcher(lu).matches()) {
                continue;
            }
            if (!lu.isEmpty() && !adresse && (!enProse || NomsEcrits.estUnePersonne(lu))) {
                String entier = enEntier(ligne, rang, candidat, lu);
                noms.add(entier);
                if (entier.equals(lu)) {
                    lireLAutreTitulaire(ligne, rang, candidat, lu);
                }
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
            } else if (!dessous.isEmpty()
                    && peutNommer(ligne + 1, dessous.get(0))
                    && !UN_MOT_ET_UN_NOMBRE.matcher(dessous.get(0).cle()).lookingAt()) {
                nom(deLAcheteur(ligne + 1, dessous.get(0)));
            }
        }
    }

    /** Among heads that stand one below the other "Sociétaire" has a number, as far below it as the others have their values. */
    private boolean aUnNumeroEnPile(int ligne, int rang, int finDuLibelle) {
        return finDuLibelle
                        == texte.lignes().get(ligne).cellules().get(rang).cle().length()
                && Identifiants.valeurEnPile(texte, ligne)
                        .filter(valeur -> Identifiants.estUnNumeroEntier(valeur.cle()))
                        .isPresent();
    }

    /** Over a name and its address, in its own column, a label speaks of no company beside it. */
    private boolean ouvreUnBloc(int ligne, int rang, int finDuLibelle) {
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        Cellule libelle = cellules.get(rang);
        if (rang + 1 == cellules.size() || finDuLibelle < libelle.cle().length()) {
            return false;
        }
        List<Cellule> dessous = texte.dessous(ligne, libelle, LIGNES_D_UN_BLOC);
        return dessous.size() > 2
                && (SOCIETE.matcher(cellules.get(rang + 1).cle()).find() || sontDeuxBlocs(ligne, rang, dessous.get(0)))
                && !NomsEcrits.propre(dessous.get(0).texte()).isEmpty()
                && !LibellesDeNoms.AUTRE_LIBELLE.matcher(dessous.get(0).cle()).lookingAt()
                && BlocsDeNoms.RUE.matcher(dessous.get(1).cle()).find()
                && BlocsDeNoms.aUneAdresse(dessous, true);
    }

    /** A label without a colon over a person, and beside it a name over a street of its own. */
    private boolean sontDeuxBlocs(int ligne, int rang, Cellule dessous) {
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        return !cellules.get(rang).cle().endsWith(":")
                && NomsEcrits.AVEC_CIVILITE.matcher(dessous.cle()).find()
                && BlocsDeNoms.aUneAdresse(texte.dessous(ligne, cellules.get(rang + 1), LIGNES_D_UN_BLOC), true);
    }

    /** In a row of heads the next is no value, but for a civility. */
    private boolean estDansUneRangeeDeTetes(int ligne, int rang) {
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        return cellules.size() > CELLULES_D_UNE_ADRESSE
                && !cellules.get(rang).cle().endsWith(":");
    }

    /** A name that is cut at the end of its line goes on with the next. */
    private String enEntier(int ligne, int rang, Candidat candidat, String lu) {
        return NomsEcrits.estCoupe(lu)
                ? suite(ligne, rang, candidat)
                        .filter(dessous -> estAuDessusDUneRue(ligne, dessous) || estEcritEnEntier(lu, dessous))
                        .map(Cellule::texte)
                        .filter(dessous -> NomsEcrits.finitLeNom(lu, dessous))
                        .map(dessous -> NomsEcrits.suivi(lu, dessous))
                        .orElse(lu)
                : lu;
    }

    /** Whether a name and its rest stand on one line somewhere. */
    private boolean estEcritEnEntier(String lu, Cellule dessous) {
        String entier = SES_CIVILITES.matcher(TextePiece.cle(lu)).replaceFirst("") + " " + dessous.cle();
        return texte.lignes().stream().anyMatch(ligne -> ligne.cle().contains(entier));
    }

    /** Over a postal code alone stands a place. */
    private boolean estAuDessusDUneRue(int depuis, Cellule cellule) {
        return IntStream.rangeClosed(
                        depuis + 1,
                        Math.min(depuis + LIGNES_D_UN_BLOC, texte.lignes().size() - 1))
                .filter(ligne -> texte.lignes().get(ligne).cellules().contains(cellule))
                .mapToObj(ligne -> texte.dessous(ligne, cellule, 1))
                .anyMatch(dessous -> !dessous.isEmpty()
                        && AdressesEcrites.estUneVoie(dessous.get(0).cle()));
    }

    /** Neither a cell in a row of heads nor another label names anybody. */
    private boolean peutNommer(int ligne, Cellule cellule) {
        return NomsEcrits.AVEC_CIVILITE.matcher(cellule.cle()).find()
                || (texte.lignes().get(ligne).cellules().size() <= CELLULES_D_UNE_ADRESSE
                        && !LibellesDeNoms.AUTRE_LIBELLE.matcher(cellule.cle()).lookingAt());
    }

    /** Where two parties' heads stand one below the other, the first name below them is not the second's. */
    private static boolean suitUneAutreTete(TextePiece texte, int ligne) {
        return ligne > 0
                && texte.lignes().get(ligne).cellules().size() == 1
                && texte.lignes().get(ligne - 1).cellules().size() == 1
                && TETE_D_UNE_PARTIE.matcher(texte.cle(ligne - 1)).matches();
    }

    /** Under both heads, a company is the owner. */
    private boolean suitLaTeteDuBailleur(int ligne) {
        return ligne > 0 && UNE_TETE_DE_BAILLEUR.matcher(texte.cle(ligne - 1)).matches();
    }

    /** Joint holders stand one below the other: the second starts with "ou", "et" or a civility. */
    private void lireLAutreTitulaire(int ligne, int rang, Candidat candidat, String premier) {
        boolean attendu = NomsEcrits.A_SUIVRE.matcher(premier).matches();
        suite(ligne, rang, candidat)
                .filter(dessous -> attendu
                        || NomsEcrits.AVEC_CIVILITE.matcher(dessous.cle()).find()
                        || NomsEcrits.SUITE.matcher(dessous.cle()).matches())
                .ifPresent(dessous -> nom(dessous.texte()));
    }

    /** The cell right below a value. */
    private Optional<Cellule> suite(int ligne, int rang, Candidat candidat) {
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        Cellule ancre = cellules.get(candidat.place() == Candidat.Place.CELLULE_SUIVANTE ? rang + 1 : rang);
        List<Cellule> dessous = texte.dessous(ligne, ancre, 3);
        int place = 0;
        if (candidat.place() == Candidat.Place.DESSOUS) {
            while (place < dessous.size() && !dessous.get(place).texte().equals(candidat.texte())) {
                place++;
            }
            place++;
        }
        return place < dessous.size() ? Optional.of(dessous.get(place)) : Optional.empty();
    }

    private void parNomPuisPrenom() {
        int avant = noms.size();
        texte.parcourir(NOM_PUIS_PRENOM, (ligne, rang, cellule) -> {
            GuardedMatcher tous = NOM_PUIS_PRENOM.matcher(cellule.cle());
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
            boolean aPart = i < prenoms.size() && !estEntierDans(prenoms.get(i), familles.subList(i, i + 1));
            noms.add(aPart ? familles.get(i) + " " + prenoms.get(i) : familles.get(i));
        }
    }

    private List<String> valeursDe(GuardedPattern motif) {
        List<String> valeurs = new ArrayList<>();
        texte.parcourir(motif, (ligne, rang, cellule) -> {
            GuardedMatcher libelle = motif.matcher(cellule.cle());
            if (libelle.find()) {
                for (Candidat candidat : valeursDe(ligne, rang, cellule, libelle.end())) {
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

    /** Where both labels stand one below the other, alone, and both values after them, each has its own; in a higher stack none has. */
    private List<Candidat> valeursDe(int ligne, int rang, Cellule cellule, int finDuLibelle) {
        GuardedPattern autre = estUnLibelle(NOM, cellule) ? PRENOM : NOM;
        boolean seul = finDuLibelle == cellule.cle().length()
                && finitEnLibelle(cellule)
                && rang + 1 == texte.lignes().get(ligne).cellules().size();
        boolean surUnAutre =
                seul && texte.dessous(ligne, cellule, 1).stream().anyMatch(dessous -> estUnLibelle(autre, dessous));
        boolean sousUnAutre = seul && dessus(ligne, cellule).anyMatch(dessus -> estUnLibelle(autre, dessus));
        if (!surUnAutre && !sousUnAutre) {
            return texte.valeurs(ligne, rang, finDuLibelle).stream()
                    .filter(valeur -> !valeur.cle().endsWith(":")
                            && !(valeur.place() == Candidat.Place.DESSOUS
                                    && LibellesDeNoms.AUTRE_LIBELLE
                                            .matcher(valeur.cle())
                                            .lookingAt()))
                    .toList();
        }
        int libelles = surUnAutre ? 1 : 0;
        List<Cellule> valeurs = texte.dessous(ligne, cellule, libelles + 2).stream()
                .skip(libelles)
                .toList();
        boolean lesDeuxSeuls = surUnAutre != sousUnAutre
                && valeurs.size() == 2
                && valeurs.stream().noneMatch(Titulaires::finitEnLibelle)
                && dessus(surUnAutre ? ligne : ligne - 1, cellule).noneMatch(Titulaires::finitEnLibelle);
        return lesDeuxSeuls ? List.of(Candidat.of(valeurs.get(surUnAutre ? 0 : 1), Candidat.Place.DESSOUS)) : List.of();
    }

    private Stream<Cellule> dessus(int ligne, Cellule cellule) {
        return ligne > 0 ? texte.enRegard(ligne - 1, cellule).stream() : Stream.of();
    }

    private static boolean finitEnLibelle(Cellule cellule) {
        return cellule.cle().endsWith(":");
    }

    private static boolean estUnLibelle(GuardedPattern libelle, Cellule cellule) {
        GuardedMatcher trouve = libelle.matcher(cellule.cle());
        return trouve.find() && trouve.end() == cellule.cle().length();
    }

    /** Takes the names above a street and a postal code, with a civility or without. */
    private void parLAdresse(boolean civils, boolean autres) {
        boolean estUnDomicile = texte.nature().equals(Nature.JUSTIFICATIF_DOMICILE.name());
        texte.parcourir((ligne, rang, cellule) -> {
            boolean civil = NomsEcrits.AVEC_CIVILITE.matcher(cellule.cle()).find();
            Optional<String> colle =
                    civils && !civil ? blocs.apresLaColonneDAvant(ligne, cellule, true) : Optional.empty();
            if (colle.isPresent()) {
                List<Cellule> dessous = texte.dessous(ligne, cellule, 1);
                nom(colle.get());
                lireLaSuite(cellule, dessous);
                dessous.forEach(autre -> lireADroite(colle.get(), autre));
                return;
            }
            boolean demande = civil
                    ? civils
                    : autres
                            && (NomsEcrits.NOM_SEUL.matcher(cellule.cle()).matches()
                                    || NomsEcrits.estUnCouple(cellule.texte()));
            List<Cellule> bloc = demande ? texte.dessous(ligne, cellule, 5) : List.of();
            // Without a civility, what a whole address stands under may be the seller. Few lines stand above one: names
            // are told last.
            boolean unNom = (BlocsDeNoms.aUneAdresse(bloc.subList(0, Math.min(4, bloc.size())), civil)
                            || (civil
                                    && demande
                                    && !BlocsDeNoms.EN_FONCTION
                                            .matcher(cellule.cle())
                                            .find()
                                    && texte.colonnes().ontUneAdresseADroite(ligne, cellule)))
                    && (civil ? !blocs.suitUnAutre(ligne, cellule) : estNomme(ligne, cellule))
                    && !UN_BAILLEUR_SEUL.matcher(texte.cle(ligne - 1)).matches();
            if (!unNom) {
                return;
            }
            List<Cellule> suivants = bloc.stream()
                    .dropWhile(
                            dessous -> NomsEcrits.SUITE.matcher(dessous.cle()).matches())
                    .dropWhile(dessous -> UN_HAMEAU.matcher(dessous.cle()).find()
                            || (estUnDomicile
                                    && D_UNE_ADRESSE.matcher(dessous.cle()).find())
                            || (UNE_ASSOCIATION.matcher(cellule.cle()).lookingAt()
                                    && BlocsDeNoms.LIEU_SOUS_UN_NOM
                                            .matcher(dessous.cle())
                                            .find()))
                    .toList();
            if (civil || (ouvreUneAdresse(ligne, cellule.cle(), suivants) && !estUneEnseigne(cellule.cle()))) {
                boolean seule = NomsEcrits.CIVILITE_SEULE.matcher(cellule.cle()).matches() && !bloc.isEmpty();
                nom(seule ? cellule.texte() + " " + bloc.get(0).texte() : avecSonPrenom(ligne, cellule, bloc));
                bloc.stream()
                        .takeWhile(dessous ->
                                NomsEcrits.SUITE.matcher(dessous.cle()).matches()
                                        || (civil && !seule && sontDesParticuliers(cellule.cle(), dessous.cle())))
                        .forEach(autre -> nom(autre.texte()));
                lireLaSuite(cellule, bloc);
            }
        });
    }

    /** Whether the next line of an address names another person, and neither is there by what he does. */
    private static boolean sontDesParticuliers(String premier, String second) {
        return NomsEcrits.AVEC_CIVILITE.matcher(second).find()
                && NomsEcrits.motsDuNom(second) > 1
                && !BlocsDeNoms.EN_FONCTION.matcher(premier).find()
                && !BlocsDeNoms.EN_FONCTION.matcher(second).find();
    }

    /** Whether words without a civility name a person, not a place, a title or a company. */
    private boolean estNomme(int ligne, Cellule cellule) {
        boolean unEmetteur =
                ligne == 0 && NomsEcrits.PERSONNE_MORALE.matcher(cellule.cle()).lookingAt();
        return !unEmetteur
                && !BlocsDeNoms.estUnComplement(cellule.cle())
                && !UN_HAMEAU.matcher(cellule.cle()).find()
                && !estUnLieuSousUnNom(ligne, cellule)
                && NomsEcrits.estUnNomEntier(NomsEcrits.propre(cellule.texte()))
                && !Nature.estUnTitre(cellule)
                && !SOCIETE.matcher(cellule.cle()).find();
    }

    private boolean estUnLieuSousUnNom(int ligne, Cellule cellule) {
        return ligne > 0
                && BlocsDeNoms.LIEU_SOUS_UN_NOM.matcher(cellule.cle()).find()
                && texte.enRegard(ligne - 1, cellule).stream()
                        .anyMatch(dessus ->
                                NomsEcrits.AVEC_CIVILITE.matcher(dessus.cle()).find()
                                        || UNE_ASSOCIATION.matcher(dessus.cle()).lookingAt());
    }

    /** A line that ends on "ou" or "et" calls for the next. */
    private void lireLaSuite(Cellule cellule, List<Cellule> bloc) {
        if (NomsEcrits.A_SUIVRE.matcher(cellule.texte()).matches() && !bloc.isEmpty()) {
            nom(bloc.get(0).texte());
        }
    }

    /** Who is of one family with the name above, after the words of another column as well. */
    private void lireADroite(String premier, Cellule dessous) {
        Matcher autre = UNE_PERSONNE_A_DROITE.matcher(dessous.cle());
        if (autre.find()
                && dernierMot(TextePiece.cle(premier)).equals(dernierMot(autre.group("mots")))
                && !A_UN_AUTRE_TITRE
                        .matcher(dessous.cle().substring(0, autre.start("nom")))
                        .find()
                && !BlocsDeNoms.EN_FONCTION.matcher(dessous.cle()).find()) {
            nom(dessous.texte().substring(autre.start("nom")));
        }
    }

    private static String dernierMot(String cle) {
        return cle.substring(cle.lastIndexOf(' ') + 1);
    }

    /** A shop is called after what it sells, or after its town. */
    private boolean estUneEnseigne(String cle) {
        return ENSEIGNE.matcher(cle).find() || blocs.estUneVille(cle.substring(cle.lastIndexOf(' ') + 1));
    }

    private String avecSonPrenom(int ligne, Cellule cellule, List<Cellule> bloc) {
        String nom = deLAcheteur(ligne, cellule);
        return !bloc.isEmpty() && NomsEcrits.donneSonPrenom(nom, bloc.get(0).texte())
                ? NomsEcrits.suivi(nom, bloc.get(0).texte())
                : nom;
    }

    /** Under the heads of two joined columns, the name of the one that pays; of two names that nobody can part, none. */
    private String deLAcheteur(int ligne, Cellule cellule) {
        boolean deuxParties = texte.colonnes().ontDeuxParties(ligne - 1);
        if (ligne == 0 || !(deuxParties || blocs.estColle(ligne - 1))) {
            return cellule.texte();
        }
        boolean enPremier =
                !ColonnesJointes.UN_AUTRE_D_ABORD.matcher(texte.cle(ligne - 1)).find();
        Matcher second = NomsEcrits.SECONDE_CIVILITE.matcher(cellule.cle());
        if (second.find()) {
            int coupure = second.start("second");
            return enPremier
                    ? cellule.texte().substring(0, coupure)
                    : cellule.texte().substring(coupure);
        }
        if (deuxParties) {
            return cellule.texte();
        }
        return NomsEcrits.uneFois(cellule.texte()).length() < cellule.texte().length() ? cellule.texte() : "";
    }

    /** A name without civility opens a block: the street comes next, and what follows are not a company's papers. */
    private boolean ouvreUneAdresse(int ligne, String nom, List<Cellule> bloc) {
        return !bloc.isEmpty()
                && BlocsDeNoms.RUE.matcher(bloc.get(0).cle()).find()
                && IntStream.range(0, bloc.size())
                        .noneMatch(rang ->
                                PAPIERS_DE_SOCIETE.matcher(bloc.get(rang).cle()).find()
                                        && !(rang > 0
                                                && !AdressesEcrites.CODE_ET_VILLE
                                                        .matcher(bloc.get(rang - 1)
                                                                .cle())
                                                        .find()
                                                && suitDesPrix(ligne)
                                                && sontDUneAutre(bloc.get(rang).cle(), nom)));
    }

    /** Whether amounts stand above a line on its page: who opens it may be who signs for the company. */
    private boolean suitDesPrix(int ligne) {
        int page = texte.lignes().get(ligne).page();
        return texte.lignes().subList(0, ligne).stream()
                .filter(dessus -> dessus.page() == page)
                .anyMatch(dessus -> MontantsEcrits.tous(dessus.cle()).findAny().isPresent());
    }

    /** Whether papers at the foot start with the name of a company that has no word of another name. */
    private static boolean sontDUneAutre(String papiers, String nom) {
        Matcher societe = NOM_D_UNE_SOCIETE.matcher(papiers);
        return societe.lookingAt()
                && NomsEcrits.motsSansCivilite(nom)
                        .noneMatch(NomsEcrits.motsSansCivilite(societe.group("nom"))
                                .toList()::contains);
    }

    private void nom(String brut) {
        String nom = NomsEcrits.propre(brut);
        if (!nom.isEmpty()) {
            noms.add(nom);
        }
    }
}
