package fr.octroi.document;

import fr.octroi.document.TextePiece.Candidat;
import fr.octroi.document.TextePiece.Cellule;
import fr.octroi.document.TextePiece.Ligne;
import fr.octroi.dossier.Siret;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds who buys: whom an invoice is made out to, else whom it names as any document does, else whom its words say that
 * it is for, else the only person whom it names.
 *
 * <p>Who sells has a name and an address as well, and is none of them.
 */
final class Acheteurs {

    private static final GuardedPattern A_QUI =
            GuardedPattern.of("^(?:A|ADRESSEE? A)\\s?(?::|$)|^(?:PREPARE|ETABLI)E? POUR(?=\\s[A-Z'-]+\\s[A-Z'-]+\\s"
                    + AdressesEcrites.NUMERO_DE_VOIE + AdressesEcrites.GENRE_DE_VOIE
                    + "\\s)|^CLIENTE?\\s?:\\s?[A-Z]{0,4}[0-9]{2,10}(?:\\s[-\u2013](?=\\s[A-Z])|(?=\\s"
                    + NomsEcrits.CIVILITE + "\\s[A-Z]))");

    /** Words that say of a person whom a paper is for, where no label does: a quote, a shop of medical goods, a marking. */
    private static final GuardedPattern DIT_POUR_QUI = GuardedPattern.of(
            "^(?:(?:DEVIS|FACTURE)\\b[^:;]{0,60}\\sPOUR|(?:PREPARE|ETABLI)E? A LA DEMANDE DE|PATIENTE?(?:\\s?/\\s?BENEFICIAIRE)?\\s?:|(?<marque>PROPRIETAIRE\\s?:))\\s(?<nom>"
                    + NomsEcrits.CIVILITE + "(?:\\s[A-Z'-]{2,30}){2,4})(?:$|,\\s(?:[0-9]{5}\\s[A-Z]|"
                    + AdressesEcrites.NUMERO_DE_VOIE + AdressesEcrites.GENRE_DE_VOIE + "\\s))");

    /** Somebody else may pay, or act for him. */
    private static final GuardedPattern PAR_UN_AUTRE = GuardedPattern.of(
            "\\b(?:PAYEU(?:R|SE)|(?:PAYE|REGLE|ACHETE|COMMANDE)E? PAR|TUT(?:EUR|RICE|ELLE)|CURAT(?:EUR|RICE|ELLE)|POUR LE COMPTE|ASSURANCE|SINISTRE|RESPONSABLE)\\b");

    /** It names the owner of a cycle, and not of a house. */
    private static final GuardedPattern UN_MARQUAGE = GuardedPattern.of("^(?:ATTESTATION|CERTIFICAT) DE MARQUAGE\\b");

    /** In a sale between two people, who buys says so in brackets after his address. */
    private static final GuardedPattern DIT_L_ACHETEUR = GuardedPattern.of(
            "^(?<nom>" + NomsEcrits.CIVILITE
                    + "(?:\\s[A-Z'-]{2,30}){1,4}),\\sDEMEURANT[^()]{3,120}\\(\\s?(?:L'\\s?)?(?:ACHETEU(?:R|SE)|ACQUEREU(?:R|SE))\\s?\\)");

    /** In such a sale who signs says that he sold, and to whom. */
    private static final GuardedPattern VENDU_A =
            GuardedPattern.of("\\bAVOIR (?:VENDU|CEDE),?(?: CE JOUR,?)? A\\s(?<nom>"
                    + NomsEcrits.CIVILITE
                    + "(?:\\s[A-Z'-]{2,30}){2,4})(?=,(?! ?(?:REPRESENT|GERANT|AGISSANT|POUR))|$|\\sDEMEURANT\\b)");

    /** Where one party has its goods and another pays, both have such a head over an address. */
    private static final GuardedPattern FACTURE_SEUL = GuardedPattern.of("^FACTUREE?\\s?:$");

    private static final GuardedPattern LIVRE_SEUL = GuardedPattern.of("^LIVREE?\\s?:$");

    /** Below such a head, whoever lends or hands over buys nothing. */
    private static final Pattern UN_LOUEUR_OU_UN_POINT =
            Pattern.compile("\\b(?:LOCATION|LEASING|FINANC|CONTACT|MAGASIN|POINT|RELAIS)");

    /** Right above the head of who buys, it heads the first of two blocks. */
    private static final Pattern TETE_DU_VENDEUR = Pattern.compile("(?:EMETTEUR|VENDEUR)\\s?:?");

    private static final Pattern UNE_VILLE = Pattern.compile("\\b[0-9]{5}\\s[A-Z]");
    private static final Pattern DEUX_MOTS = Pattern.compile("\\S\\s\\S");
    private static final Pattern UN_LIEU =
            Pattern.compile("^(?:CHEZ|MAGASIN|ATELIER|BOUTIQUE|SHOWROOM|DEPOT)\\b|[@:]|^WWW");

    private static final Pattern CIVILITE = Pattern.compile(
            "^(?:M|MR|MRS|MME|MLLE|MELLE|MONSIEUR|MADAME|MADEMOISELLE)\\b\\.?(?:\\s(?:ET|OU|&)\\s(?:M|MR|MME|MONSIEUR|MADAME)\\b\\.?)?\\s(?<nom>[A-Z].+)$");

    /** Who is named so on an invoice works for the seller, or holds an office. */
    private static final Pattern AU_TRAVAIL = Pattern.compile(
            "\\b(?:VENDEU(?:R|SE)|CONSEILL\\w*|CONTACT|COMMERCIALE?|GERANTE?|TECHNICIENN?E?|SUIVI|SERVICE|RESPONSABLE|DIRECT\\w+|MAIRE|PRESIDENTE?|DOSSIER)\\b");

    private static final int MOTS_D_UN_NOM = 4;

    /** What a name goes on with where columns were joined, or where it stands in a sentence. */
    private static final Pattern SUITE = Pattern.compile("\\s(?:NUMERO|LA SOMME)\\b");

    private static final Pattern PAS_UN_ACHETEUR = Pattern.compile(
            "^(?:OBJET|RAISON SOCIALE|DELIVER\\w*|SHIP\\w*|(?:LIVR|EXPEDI)(?:ER|EE?) A)\\b.*|^(?:DESIGNATION|DESCRIPTION)(?:QTE|QUANTITE).*|^[A-Z]{1,3}[-/]$|^(?:PAGE|SUR|POUR|SELON|SUIVANT|VOIR)$|^(?:PREPARE|ETABLI|EMIS)E? (?:PAR|LE|POUR)\\b.*|^LE$");

    /** On an invoice it names what is sold. */
    private static final GuardedPattern INTITULE = GuardedPattern.of("^INTITULE\\s?:\\s?(?<objet>.+)$");

    /** It names nobody. */
    private static final Pattern UN_OFFICE_SEUL = Pattern.compile(
            NomsEcrits.CIVILITE
                    + "\\s(?:LE|LA)\\s(?:GERANTE?|PRESIDENTE?|DIRECT(?:EUR|RICE)|SYNDIC|TRESORI(?:ER|ERE)|SECRETAIRE|RESPONSABLE)(?:\\s(?:GENERALE?|COMPTABLE))?");

    private static final GuardedPattern EI = GuardedPattern.of(
            "^(?:EI\\s(?:[-\u2013]\\s)?(?<apres>[^,]+)|(?<avant>[^,]+),?\\s(?:EI|ENTREPR(?:ISE|ENEUR|ENEUSE) INDIVIDUEL(?:LE)?))$");
    private static final GuardedPattern BENEFICIAIRE = GuardedPattern.of("\\bBENEFICIAIRE\\b");
    private static final GuardedPattern TITULAIRE = GuardedPattern.of("^TITULAIRE(?: DU COMPTE)?\\s?:");
    private static final GuardedPattern CAPITAL = GuardedPattern.of("\\bAU CAPITAL D");
    private static final GuardedPattern QUI_ROULERA = GuardedPattern.of("^BENEFICIAIRE(?:\\s/\\sUTILISATEUR)?\\s?:");
    private static final GuardedPattern FACTURE_A = GuardedPattern.of("^FACTUREE? A\\s?:");
    private static final Pattern UN_TELEPHONE = Pattern.compile("TEL\\b\\.?\\s?:?\\s?0[1-58]");
    private static final Pattern UN_COMPTE = Pattern.compile("\\b(?:IBAN|BIC|BANQUE|FR[0-9]{2}(?=\\s?[0-9]{4}))\\b");

    private static final Pattern NOM_AVANT_SON_ADRESSE =
            Pattern.compile("^" + NomsEcrits.CIVILITE + "(?:\\s[A-Z'-]+){2,4}(?=,?\\s[0-9])");

    /** Traders call themselves so, and places stand there. */
    private static final Pattern PAS_UNE_PERSONNE = Pattern.compile(
            "\\b(?:EI|CYCLES?|VELOS?|RESIDENCE|BATIMENT|BAT|APPT|CHEZ|SOCIETE|ZONE|PRESSE|TABAC|CENTRE|BRICO\\w*)\\b");

    private static final Pattern PAPIERS_DE_VENDEUR = Pattern.compile(
            "^SIRET|\\b(?:SIREN|RCS|RM|MICRO-?\\s?ENTREPRISE|AUTO-?\\s?ENTREPR\\w+|293 ?B|ENTREPRENEUR)\\b|\\bSIRET\\s?:");

    /** Heads of whoever does not buy. */
    private static final Pattern D_UN_AUTRE = Pattern.compile(
            "^(?:ADRESSE (?:DE\\b|D')|LIEU|GERANTE?|ARTISAN|EXPEDITEUR|DIRECT\\w*|TECHNICIEN|PROPRIETAIRE|BAILLEUR|VENDEUR|EMETTEUR|PARRAIN|CHAUFFEUR|LIVR\\w*|POINT|VOTRE|MEDIAT\\w*|ETABLI\\w*)\\b");

    private static final GuardedPattern UNE_LIVRAISON = GuardedPattern.of(
            "\\b(?:ADRESSE D(?:E LIVRAISON|'EXPEDITION)|(?:LIVR|EXPEDI)E?E? A)(?![A-Z])|^LIVRAISON\\s?:?$");

    private static final int LIGNES_D_UNE_ADRESSE = 4;
    private static final int LIGNES_D_EN_TETE = 3;
    private static final int LIGNES_D_UN_ENTREPRENEUR = 6;
    private static final int LIGNES_DE_DEUX_BLOCS = 14;

    private final TextePiece texte;

    private Acheteurs(TextePiece texte) {
        this.texte = texte;
    }

    /** Finds the buyers' names, none that is the seller's where there is another. */
    static List<String> noms(TextePiece texte) {
        Acheteurs acheteurs = new Acheteurs(texte);
        List<String> noms = texte.acheteurs().stream()
                .filter(nom -> !UN_OFFICE_SEUL.matcher(TextePiece.cle(nom)).matches())
                .toList();
        if (noms.size() < 2 && noms.stream().noneMatch(acheteurs::estEnTete)) {
            return noms;
        }
        if (noms.size() == 1
                && (texte.natureReconnue().equals(Nature.TICKET_DE_CAISSE.name())
                        || acheteurs.estSousUneEnseigne(noms.get(0))
                        || acheteurs.ouvreChaquePage(noms.get(0)))) {
            // Who heads what a till prints keeps the shop, be it given as an invoice; who heads each page beside its
            // title sells.
            return List.of();
        }
        String nomDuVendeur = TextePiece.cle(Vendeurs.nom(texte));
        String sansSaForme = RaisonsSociales.sansForme(nomDuVendeur);
        if (!sansSaForme.equals(nomDuVendeur)) {
            noms = noms.stream()
                    .filter(nom ->
                            !RaisonsSociales.sansForme(TextePiece.cle(nom)).equals(sansSaForme))
                    .toList();
        }
        if (noms.size() < 2) {
            return noms;
        }
        String vendeur = nomDuVendeur + " ";
        List<String> nommes = noms;
        List<String> autres = noms.stream()
                .filter(nom -> !vendeur.startsWith(TextePiece.cle(nom) + " ")
                        && !(vendeur.isBlank()
                                ? acheteurs.estEnTete(nom)
                                : acheteurs.tientLaBoutique(nom, nomDuVendeur, nommes)))
                .toList();
        return autres.isEmpty() ? noms : autres;
    }

    /** Finds all whom a document names as if they bought. */
    static List<String> nommes(TextePiece texte) {
        Acheteurs acheteurs = new Acheteurs(texte);
        List<String> noms = acheteurs.parLesLibelles();
        if (noms.isEmpty()) {
            noms = acheteurs.commePartout();
        }
        if (noms.isEmpty()) {
            noms = acheteurs.surLaLigneDUneAdresse();
        }
        if (noms.isEmpty()) {
            noms = acheteurs.parLesMots();
        }
        return enEntier(noms.isEmpty() ? acheteurs.parLaCivilite() : noms);
    }

    /** Two who buy together are one buyer, be each on a line of his own. */
    private static List<String> enEntier(List<String> noms) {
        List<String> entiers = new ArrayList<>();
        boolean aSuivre = false;
        for (String nom : noms) {
            int dernier = entiers.size() - 1;
            if (aSuivre) {
                entiers.set(dernier, entiers.get(dernier) + " " + nom);
            } else {
                entiers.add(nom);
            }
            aSuivre = NomsEcrits.A_SUIVRE.matcher(nom).matches();
        }
        return List.copyOf(entiers);
    }

    private List<String> parLesLibelles() {
        Set<String> noms = new LinkedHashSet<>();
        texte.parcourir(A_QUI, (ligne, rang, cellule) -> {
            GuardedMatcher libelle = A_QUI.matcher(cellule.cle());
            if (libelle.find() && !estUnRang(ligne, rang, libelle.group())) {
                String second = libelle.end() == cellule.cle().length() ? duSecondBloc(ligne) : "";
                if (!second.isEmpty()) {
                    noms.add(second);
                    return;
                }
                for (Candidat candidat : texte.valeurs(ligne, rang, libelle.end())) {
                    String nom = coupe(NomsEcrits.propre(candidat.texte()));
                    if (!nom.isEmpty() && (candidat.place() == Candidat.Place.MEME_CELLULE || !estEnTete(nom))) {
                        noms.add(nom);
                        return;
                    }
                }
            }
        });
        if (noms.isEmpty()) {
            noms.addAll(aDroiteDuVendeur());
        }
        texte.parcourir(DIT_L_ACHETEUR, (ligne, rang, cellule) -> {
            GuardedMatcher dit = DIT_L_ACHETEUR.matcher(cellule.cle());
            if (dit.find()) {
                noms.add(cellule.texte().substring(dit.start("nom"), dit.end("nom")));
            }
        });
        if (noms.isEmpty() && !Titulaires.quiDitVendre(texte).isEmpty()) {
            noms.addAll(aQuiEstVendu());
        }
        if (noms.isEmpty() && !sousUneTete(LIVRE_SEUL).isEmpty()) {
            noms.addAll(sousUneTete(FACTURE_SEUL));
        }
        return List.copyOf(noms);
    }

    private List<String> aQuiEstVendu() {
        List<String> noms = new ArrayList<>();
        texte.parcourir(VENDU_A, (ligne, rang, cellule) -> {
            GuardedMatcher vendu = VENDU_A.matcher(cellule.cle());
            if (vendu.find()) {
                noms.add(cellule.texte().substring(vendu.start("nom"), vendu.end("nom")));
            }
        });
        return noms;
    }

    /** The only person whom a paper says to be for. */
    private List<String> parLesMots() {
        Set<String> noms = new LinkedHashSet<>();
        texte.parcourir(DIT_POUR_QUI, (ligne, rang, cellule) -> {
            GuardedMatcher dit = DIT_POUR_QUI.matcher(cellule.cle());
            if (dit.find() && (dit.group("marque") == null || texte.porte(UN_MARQUAGE))) {
                noms.add(cellule.texte().substring(dit.start("nom"), dit.end("nom")));
            }
        });
        return noms.size() == 1 && !texte.porte(PAR_UN_AUTRE) ? List.copyOf(noms) : List.of();
    }

    /** The names that stand right below a head, over an address. */
    private List<String> sousUneTete(GuardedPattern tete) {
        List<String> noms = new ArrayList<>();
        texte.parcourir(tete, (ligne, rang, cellule) -> {
            List<Cellule> bloc = texte.dessous(ligne, cellule, LIGNES_D_UNE_ADRESSE);
            if (tete.matcher(cellule.cle()).find()
                    && !bloc.isEmpty()
                    && !UN_LOUEUR_OU_UN_POINT.matcher(bloc.get(0).cle()).find()
                    && !Banques.nomme(bloc.get(0).cle())
                    && BlocsDeNoms.aUneAdresse(bloc.subList(1, bloc.size()), true)) {
                noms.add(coupe(NomsEcrits.propre(bloc.get(0).texte())));
            }
        });
        noms.removeIf(String::isEmpty);
        return noms;
    }

    /** Under joined heads of who sells and of whom it is for, what follows the name that heads the document. */
    private List<String> aDroiteDuVendeur() {
        return IntStream.range(1, texte.lignes().size())
                .filter(ligne -> texte.colonnes().ontDeuxParties(ligne - 1)
                        && ColonnesJointes.UN_AUTRE_D_ABORD
                                .matcher(texte.cle(ligne - 1))
                                .find())
                .mapToObj(ligne -> texte.colonnes()
                        .apresLeNomEnTete(
                                ligne, texte.lignes().get(ligne).cellules().get(0)))
                .flatMap(Optional::stream)
                .filter(nom -> DEUX_MOTS.matcher(nom).find() && NomsEcrits.estEcritCommeUnNom(nom))
                .map(nom -> coupe(NomsEcrits.propre(nom)))
                .filter(nom -> !nom.isEmpty())
                .toList();
    }

    /**
     * Where the heads of both parties stand one below the other, and both blocks after them, who buys comes below the address of who sells,
     * whose name heads the document too; blank where it is not so.
     */
    private String duSecondBloc(int tete) {
        int fin = Math.min(texte.lignes().size(), tete + LIGNES_DE_DEUX_BLOCS);
        if (tete == 0
                || !TETE_DU_VENDEUR.matcher(texte.cle(tete - 1)).matches()
                || tete + 1 >= fin
                || tete + 1 < LIGNES_D_EN_TETE
                || !estEnTete(texte.lignes().get(tete + 1).texte())) {
            return "";
        }
        int ville = tete + 1;
        while (ville < fin && !UNE_VILLE.matcher(texte.cle(ville)).find()) {
            ville++;
        }
        int premiere = texte.cle(ville + 1).equals("FRANCE") ? ville + 2 : ville + 1;
        if (premiere >= fin) {
            return "";
        }
        long adresses = texte.lignes().subList(tete, fin).stream()
                .filter(ligne -> UNE_VILLE.matcher(ligne.cle()).find())
                .count();
        String nom = texte.lignes().get(premiere).texte();
        return adresses == 2
                        && DEUX_MOTS.matcher(nom).find()
                        && NomsEcrits.estEcritCommeUnNom(NomsEcrits.sansJonction(nom))
                        && !UN_LIEU.matcher(TextePiece.cle(nom)).find()
                        && BlocsDeNoms.RUE.matcher(texte.cle(premiere + 1)).find()
                ? coupe(NomsEcrits.propre(nom))
                : "";
    }

    /** In a table of rates or of items "A" is the first; beside a name it is a label. */
    private boolean estUnRang(int ligne, int rang, String libelle) {
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        return libelle.equals("A")
                && cellules.size() > 1
                && (rang + 1 == cellules.size()
                        || !NomsEcrits.NOM_SEUL
                                .matcher(cellules.get(rang + 1).cle())
                                .matches());
    }

    /** Whose name heads the document sells. */
    private boolean estEnTete(String nom) {
        String cle = TextePiece.cle(nom);
        return !CIVILITE.matcher(cle).find()
                && texte.lignes().stream()
                        .limit(LIGNES_D_EN_TETE)
                        .anyMatch(ligne -> ligne.cellules().get(0).cle().equals(cle));
    }

    private boolean ouvreChaquePage(String nom) {
        List<Cellule> tete = texte.lignes().get(0).cellules();
        return tete.get(0).cle().equals(TextePiece.cle(nom))
                && Nature.estUnTitre(tete.get(tete.size() - 1))
                && texte.lignes().stream().skip(1).anyMatch(ligne -> ligne.cle().equals(texte.cle(0)));
    }

    /** Whether below the sign of a shop a name heads an address that ends with a telephone: customers' stand elsewhere. */
    private boolean estSousUneEnseigne(String nom) {
        String cle = TextePiece.cle(nom);
        return IntStream.range(0, Math.min(LIGNES_D_EN_TETE, texte.lignes().size()))
                .filter(ligne ->
                        texte.lignes().get(ligne).cellules().get(0).cle().equals(cle))
                .mapToObj(ligne -> texte.dessous(
                        ligne, texte.lignes().get(ligne).cellules().get(0), LIGNES_D_UNE_ADRESSE))
                .anyMatch(dessous -> dessous.stream()
                        .anyMatch(autre -> UN_TELEPHONE.matcher(autre.cle()).lookingAt()));
    }

    /**
     * Right below the name of a shop that is no company, at the head, stands who keeps it; whom goods are sent to elsewhere, or who buys with
     * whoever stands below him, does not.
     */
    private boolean tientLaBoutique(String nom, String boutique, List<String> nommes) {
        if (texte.porte(UNE_LIVRAISON) || !RaisonsSociales.sansForme(boutique).equals(boutique)) {
            return false;
        }
        List<Ligne> tetes = texte.lignes()
                .subList(0, Math.min(LIGNES_D_EN_TETE, texte.lignes().size()));
        return IntStream.range(0, tetes.size())
                .filter(ligne -> tetes.get(ligne).cellules().get(0).cle().equals(boutique))
                .mapToObj(ligne ->
                        texte.dessous(ligne, tetes.get(ligne).cellules().get(0), 2))
                .anyMatch(dessous -> dessous.size() == 2
                        && dessous.get(0).cle().equals(TextePiece.cle(nom))
                        && nommes.stream()
                                .noneMatch(autre -> dessous.get(1).cle().equals(TextePiece.cle(autre))));
    }

    private List<String> commePartout() {
        List<String> noms = sansBeneficiaire(acheteurs(Titulaires.noms(texte)));
        return noms.isEmpty() ? acheteurs(Titulaires.aLAdresse(texte)) : noms;
    }

    /** Beside whom the invoice is for, whoever will ride, a child perhaps, buys nothing. */
    private List<String> sansBeneficiaire(List<String> noms) {
        return noms.stream().anyMatch(nom -> estNommeApres(FACTURE_A, nom))
                ? noms.stream()
                        .filter(nom -> estNommeApres(FACTURE_A, nom) || !estNommeApres(QUI_ROULERA, nom))
                        .toList()
                : noms;
    }

    private boolean estNommeApres(GuardedPattern libelle, String nom) {
        Pattern enEntier = Pattern.compile(Pattern.quote(TextePiece.cle(nom)) + "(?![A-Z'-])");
        return texte.lignes(libelle).stream()
                .map(texte::cle)
                .anyMatch(cle -> libelle.matcher(cle).lookingAt()
                        && enEntier.matcher(cle).find());
    }

    private List<String> acheteurs(List<String> noms) {
        return noms.stream()
                .map(Acheteurs::coupe)
                .filter(nom -> !nom.isEmpty()
                        && !estUnObjet(nom)
                        && !estDeDeuxColonnes(nom)
                        && !estDuCompte(nom)
                        && !estUnEntrepreneur(nom))
                .distinct()
                .toList();
    }

    /** To whose account an invoice is to be paid sells; who only owns an account may pay from it, unless his are the papers at the foot. */
    private boolean estDuCompte(String nom) {
        return estDuCompte(BENEFICIAIRE, nom) || (estDuCompte(TITULAIRE, nom) && estSuiviDeSonCapital(nom));
    }

    private boolean estSuiviDeSonCapital(String nom) {
        String cle = TextePiece.cle(nom);
        return estEnTete(nom)
                && texte.lignes(CAPITAL).stream()
                        .map(texte::cle)
                        .anyMatch(ligne ->
                                ligne.startsWith(cle) && CAPITAL.matcher(ligne).find());
    }

    private boolean estDuCompte(GuardedPattern libelle, String nom) {
        String cle = TextePiece.cle(nom);
        return texte.lignes(libelle).stream()
                .filter(ligne -> libelle.matcher(texte.cle(ligne)).find()
                        && texte.cle(ligne).contains(cle))
                .anyMatch(ligne -> UN_COMPTE
                        .matcher(texte.cle(ligne) + " " + texte.cle(ligne + 1))
                        .find());
    }

    /** Who trades under his own name (<i>entrepreneur individuel</i>) says so beside it, over his SIRET, and sells. */
    private boolean estUnEntrepreneur(String nom) {
        String cle = TextePiece.cle(nom);
        return texte.lignes(EI).stream().anyMatch(ligne -> {
            GuardedMatcher ei = EI.matcher(texte.cle(ligne));
            return ei.find()
                    && (cle.equals(ei.group("apres")) || cle.equals(ei.group("avant")))
                    && estSurDesPapiers(ligne);
        });
    }

    private static String coupe(String nom) {
        String cle = TextePiece.cle(nom);
        Matcher suite = SUITE.matcher(cle);
        if (PAS_UN_ACHETEUR.matcher(cle).matches()) {
            return "";
        }
        return suite.find() ? nom.substring(0, suite.start()) : nom;
    }

    private boolean estUnObjet(String nom) {
        return texte.lignes(INTITULE).stream()
                .flatMap(ligne -> texte.lignes().get(ligne).cellules().stream())
                .map(cellule -> INTITULE.matcher(cellule.cle()))
                .anyMatch(intitule ->
                        intitule.matches() && intitule.group("objet").startsWith(TextePiece.cle(nom)));
    }

    /** Where two postal codes stand on one line under a name without a civility, it is two names. */
    private boolean estDeDeuxColonnes(String nom) {
        String cle = TextePiece.cle(nom);
        if (CIVILITE.matcher(cle).find()) {
            return false;
        }
        for (int ligne = 0; ligne < texte.lignes().size(); ligne++) {
            for (Cellule cellule : texte.lignes().get(ligne).cellules()) {
                if (cellule.cle().equals(cle)
                        && texte.dessous(ligne, cellule, LIGNES_D_UNE_ADRESSE).stream()
                                .anyMatch(dessous -> ColonnesJointes.DEUX_CODES
                                        .matcher(dessous.cle())
                                        .matches())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Where the lines of an address were joined, a person's name and nothing else before it. */
    private List<String> surLaLigneDUneAdresse() {
        Set<String> noms = new LinkedHashSet<>();
        // Who heads the paper wrote it.
        for (int ligne = 1; ligne < texte.lignes().size(); ligne++) {
            Ligne lue = texte.lignes().get(ligne);
            Matcher nom = NOM_AVANT_SON_ADRESSE.matcher(lue.cle());
            if (nom.find()
                    && AdressesEcrites.SUR_LA_LIGNE_DU_NOM.matcher(lue.cle()).matches()
                    && !PAS_UNE_PERSONNE.matcher(nom.group()).find()
                    && !D_UN_AUTRE.matcher(texte.cle(ligne - 1)).find()
                    && !estSurDesPapiers(ligne)) {
                noms.add(lue.texte().substring(0, nom.end()));
            }
        }
        return noms.size() == 1 ? List.copyOf(noms) : List.of();
    }

    private boolean estSurDesPapiers(int ligne) {
        return texte.lignes().subList(ligne, Math.min(texte.lignes().size(), ligne + LIGNES_D_UN_ENTREPRENEUR)).stream()
                .anyMatch(dessous -> Siret.seLit(dessous.cle())
                        || PAPIERS_DE_VENDEUR.matcher(dessous.cle()).find());
    }

    private List<String> parLaCivilite() {
        Set<String> noms = new LinkedHashSet<>();
        texte.parcourir((ligne, rang, cellule) -> {
            Matcher civilite = CIVILITE.matcher(cellule.cle());
            if (rang == 0
                    && civilite.find()
                    && civilite.group("nom").split(" ").length <= MOTS_D_UN_NOM
                    && cellule.texte().equals(NomsEcrits.propre(cellule.texte()))
                    && !AU_TRAVAIL.matcher(cellule.cle()).find()
                    && !texte.colonnes().ontDeuxTetes(ligne - 1)
                    && (ligne == 0 || !AU_TRAVAIL.matcher(texte.cle(ligne - 1)).find())) {
                noms.add(cellule.texte());
            }
        });
        return noms.size() == 1 ? List.copyOf(noms) : List.of();
    }
}
