package fr.octroi.document;

import fr.octroi.commun.Montant;
import fr.octroi.document.TextePiece.Candidat;
import fr.octroi.document.TextePiece.Cellule;
import fr.octroi.document.TextePiece.Ligne;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds what an invoice says of the cycle that it sells: the line that names it, its mark, the standard that it follows. */
final class Cycles {

    static final String GENRES =
            "VELOS?|V\\.?A\\.?E\\b\\.?|BICYCLETTES?|TRICYCLES?|TRIPORTEURS?|VTT(?:AE)?|VTC(?:AE)?|SPEED-?BIKES?|E-?BIKES?|BIPORTEURS?|LONGTAILS?|ELECTRIC BIKES?";

    private static final GuardedPattern CYCLE = GuardedPattern.of("\\b(?:" + GENRES + "|CYCLES?)(?![A-Z0-9])");

    /** What goes with a cycle, or befalls it, and is none. */
    static final GuardedPattern AUTRE_CHOSE = GuardedPattern.of(
            "\\b(?:ANTIVOLS?|CASQUES?|GARANTIES?|ASSURANCES?|PORTE-?\\s?BEBE|PORTE-?\\s?VELOS?|SACOCHES?|PANIERS?|POMPES?|GILETS?|SIEGES?|KITS?|BATTERIES?|CHARGEURS?|MARQUAGES?|BICYCODE"
                    + "|REMORQUES?|ABRIS?|PNEUS?|REVISIONS?|ENTRETIENS?|REPARATIONS?|(?<!\\bEX[- ])LOCATIONS?|LIVRAISONS?|MONTAGES?|REGLAGES?|MAIN[ -]D'.{1,2}UVRE|ACCESSOIRES?|IDENTIFIANTS?|BONUS|PRIMES?|AIDES?|SUBVENTIONS?|REMISES?|REPRISES?"
                    + "|ECO[\\s-]?(?:PARTICIPATION|CONTRIBUTION)|FORFAITS?|FORMATIONS?|HOUSSES?|ECLAIRAGES?|COUSSINS?|TENTES?|EXTENSIONS?|GESTES? COMMERCIA(?:L|UX))\\b|^AVOIR\\b|\\b(?:LA|VOTRE|NOTRE) FACTURE\\b|^GUIDES?\\b|\\bLES FRAIS\\b|^FRAIS\\b|\\bVIA TRANSPORT\\b|^LIVRES?\\b|\\b(?:DECOUVREZ|A PARTIR DE|OFFRE DU MOIS|NOS VELOS)\\b|^(?:[0-9]{1,2}\\s)?(?:ENVOI|EXPEDITION|TRANSPORT)\\b|\\bPOUR (?:LE |UN |VOTRE )?(?:VELO|VAE|CYCLE)");

    /** An accessory after the cycle comes with it. */
    static final Pattern AVEC = Pattern.compile("\\b(?:AVEC|ET|Y COMPRIS|DONT|\\+|INCLUS)(?=\\s|$)|[,+(]");

    private static final Pattern SA_GARANTIE = Pattern.compile("GARANTIE [0-9]{1,2} (?:MOIS|ANS?)(?=$|\\s[0-9\u20AC])");

    private static final Pattern QUANTITE = Pattern.compile("^(?:QTE\\s?:?\\s?)?1\\s?(?:X|\\*|VAE|VELO)\\b");
    /** A shop's program prints it on the line above, or says it below. */
    private static final Pattern QUANTITE_SEULE = Pattern.compile("1\\s?[X\u00D7]");

    private static final Pattern QUANTITE_DITE = Pattern.compile("(?:QUANTITE|QTE)\\s?:\\s?1");

    /** A till marks it with the letter of its rate. */
    private static final GuardedPattern PRIX = GuardedPattern.of(
            "^(?:[0-9]{1,2}\\s?[X\u00D7]\\s?(?=\u20AC))?(?:\u20AC\\s?)?[0-9]{1,3}(?:(?:[ .']?[0-9]{3})*[.,]|(?:,[0-9]{3})+\\.)[0-9]{2}\\s?(?:\u20AC|EUR|EUROS)?(?:\\s[A-E])?$|(?<![0-9])[0-9]{1,3}(?:[ .']?[0-9]{3})*(?:[.,][0-9]{2})?\\s?(?:\u20AC|EUR)");

    private static final Pattern COLONNES_DE_PRIX = Pattern.compile(
            "(?:\\s?:)?\\s(?:€\\s?)?[0-9]{1,3}(?:[.']?[0-9]{3})*[.,][0-9]{2}(?:\\s?(?:€|EUR|EUROS|CHF|HT|TTC))?(?:\\s[0-9%€ .,']*)?(?:(?<=[0-9])\\s[A-Z])?$");
    /** One of it, its price, and what it comes to: where there are two prices, the first does not start with the quantity. */
    private static final Pattern UN_SEUL = Pattern.compile(
            "\\s1(?:[.,]0{2,3})?(?:\\s(?:UNITE(?:S|\\(S\\))?|PCES?|U|X))?(?:\\s(?:€\\s?)?-?[0-9]{1,3}(?:[ .']?[0-9]{3})*[.,][0-9]{2}\\s?(?:€|EUR)?(?:\\s[0-9]{1,2}(?:[.,][0-9]{1,2})?\\s?%)?){2,4}$");

    /** They lead from a name to its price. */
    private static final String POINTS_DE_CONDUITE = "....";

    /** A dash tells where the prices start, be their thousands apart. */
    private static final Pattern PRIX_APRES_UN_TIRET = Pattern.compile(
            "\\s[-\u2013]\\s[0-9]{1,3}(?:[ .']?[0-9]{3})*[.,][0-9]{2}\\s?(?:\u20AC|EUR)(?:\\s[0-9%\u20AC .,]*)?$");

    /** The reference that a program prints before what is sold: "8735521 ", "[VAE-CX] ", "VAE-02 - ". */
    static final String REFERENCE_AVANT =
            "(?:(?=[A-Z._/-]{0,19}[0-9])[A-Z0-9._/-]{4,20}\\s(?:-\\s)?|\\[[A-Z0-9._/-]{2,20}\\]\\s)?";

    /** After a reference, how many there are of it and its maker, if need be; "Cycles" is most often the shop. */
    private static final Pattern CYCLE_EN_TETE = Pattern.compile("^" + REFERENCE_AVANT + "(?:1\\s(?:X\\s)?){0,2}(?:(?:"
            + CyclesDeMarque.MARQUES_DE_CYCLES + ")\\s)?(?:" + GENRES + "|CYCLE)(?![A-Z0-9])");

    /** A code in letters alone may be a word of a name as well: whose line it heads nobody knows. */
    private static final Pattern CYCLE_APRES_UN_CODE = Pattern.compile(
            "(?!(?:PORTE|COFFRE|RACK|SUPPORT|SAC|POMPE|SOLDE|RESTE|MONTANT|PRIX|MODELE|MARQUE|TYPE|ARTICLE|PRODUIT)\\s)[A-Z]{2,8}\\s(?:1\\s(?:X\\s)?)?(?:"
                    + GENRES + ")(?![A-Z0-9])");

    /** A part of a cycle, what is worn on one, or what is paid for one. */
    static final GuardedPattern UNE_PARTIE = GuardedPattern.of(
            "\\b(?:SELLES?|CHAINES?|CADENAS|FREINS?|PLAQUETTES?|PEDALES?|PEDALIERS?|ROUES?|GUIDONS?|POTENCES?|CASSETTES?|DERAILLEURS?|FOURCHES?|CABLES?|RETROVISEURS?|PORTE-?BAGAGES?|GARDE-?BOUES?|BEQUILLES?|SONNETTES?|FEUX?|CHAMBRES?|CUISSARDS?|MAILLOTS?|GANTS?|LUNETTES"
                    + "|REPRIS|MAIN[ -]D'.{1,2}UVRE|REGLAGES?|DIAGNOSTICS?|CONTROLES?|TRANSPORTS?|ABONNEMENTS?|SUPPORTS?|CINTRES?|JANTES?|CAUTIONS?|LOYERS?|PRETS?|PRETEE?|VALEURS?|PRIX|MONTANTS?|CLIENTE?S?)\\b");

    /** What costs less is a part of one, or is done to one. */
    private static final Montant PRIX_D_UN_CYCLE = Montant.ofEuros(150);

    /** Of what is sold, with nothing beside it. */
    private static final GuardedPattern TETE_DE_COLONNE =
            GuardedPattern.of("^(?:DESIGNATION|DESCRIPTION|LIBELLE|ARTICLES?|PRODUITS?|DETAIL)$");

    /** The last column of what is sold, which its first item follows and no amount. */
    private static final Pattern TETE_DE_TOTAL =
            Pattern.compile("(?:PRIX )?TOTAL(?: \\(?(?:H\\.?T|T\\.?T\\.?C)\\.?\\)?)?");

    /** Three words at least, and no sentence. */
    private static final Pattern UN_NOM_DE_CYCLE =
            Pattern.compile("\\S+(?:\\s\\S+){2,20}(?:(?<![.;:!?])|(?<=\\s-\\s(?:TAILLE|COULEUR)\\s?:))");

    /** What a shop's program adds to a name, where the line ends before its value. */
    private static final Pattern UN_CHOIX_COUPE = Pattern.compile("\\s-\\s(?:TAILLE|COULEUR)\\s?:$");

    /** What is said of one, or of all that a shop sells. */
    private static final GuardedPattern DIT_D_UN_CYCLE = GuardedPattern.of(
            "\\b(?:LIVREE?S?|MONTEE?S?|GARANTIE?S?|MARQUEE?S?|CONFORMES?|FOURNIE?S?|EXPOSEE?S?|VENDUE?S?|RETIREE?R?S?|ESSAYEE?S?|NEUFS|OCCASIONS|VELOS|MARQUES|NON|PROMOTION|MOBILITE|ATELIER|MAGASIN|SERVICE|CADRE N)(?![A-Z])|^\\S+\\s[-\u2013/,]\\s");

    private static final GuardedPattern UNE_REPARATION = GuardedPattern.of(
            "\\b(?:REMPLACEMENTS?|CHANGEMENTS?|REPARATIONS?|REVISIONS?|MAIN[ -]D'.{1,2}UVRE|REGLAGES?|DIAGNOSTICS?|FORFAIT ATELIER|ENTRETIENS?)\\b");

    private static final Pattern UN = Pattern.compile("1(?:[.,]00)?");
    private static final Pattern UN_PRIX = Pattern.compile("(?:\u20AC\\s?)?" + MontantsEcrits.NOMBRE);
    private static final Pattern UNE_FOIS_SON_PRIX = Pattern.compile(
            "(?:[0-9]{8,14}\\s)?(?:1\\s?[X\u00D7]|(?:QUANTITE|QTE)\\s?:\\s?1(?:\\sPRIX(?: UNITAIRE)?(?: TTC)?\\s?:)?)\\s?"
                    + UN_PRIX);

    private static final Pattern UN_CODE_D_ARTICLE = Pattern.compile("[0-9]{4,14}(?:\\s[0-9]{1,3})?");

    /** A till cuts a name where its line ends, and prints the price after the rest of it. */
    private static final Pattern LA_SUITE_PUIS_SON_PRIX =
            Pattern.compile("(?<suite>(?![0-9]{4})\\S+(?:\\s\\S+){0,5}?)\\s1\\s?[X\u00D7]\\s?" + UN_PRIX);

    /** What tells one cycle from another, between its name and its price. */
    private static final Pattern SES_NUMEROS = Pattern.compile(
            "(?:REF(?:ERENCE)?S?\\b|SKU\\b|EAN\\b|S/N\\b|N\\s?[\u00B0\u00BA] DE (?:SERIE|CADRE)|NUMERO DE (?:SERIE|CADRE)|IDENTIFIANT\\b|F\\.?N\\.?U\\.?C\\.?I\\b).{0,60}");

    private static final int LIGNES_DE_NUMEROS = 2;

    /** A cycle that is lent, or repaired, has its numbers as well. */
    private static final GuardedPattern PAS_VENDU =
            GuardedPattern.of("\\b(?:LOUEE?S?|REPARER|CONFIEE?S?|DEPOT|PRETEE?S?|ECHANGE|VELOS|ATELIER)\\b|:");

    private static final Pattern RIEN_DE_PLUS = Pattern.compile("\\s?(?:\u20AC|EUR(?:OS)?)?(?:\\s?TTC)?");

    private static final GuardedPattern UN_TOTAL = GuardedPattern.of("\\b(?:TOTAL|CAPITAL|NET A PAYER|ACOMPTE)\\b");

    /** What the seller's own line says at the foot of a page, whose capital or penalties look like a price. */
    private static final GuardedPattern DU_VENDEUR = GuardedPattern.of(
            "\\b(?:INDEMNITE FORFAITAIRE|R\\.?C\\.?S|SIRE[NT])\\b|\\b(?:S\\.?A\\.?R\\.?L\\.?|SASU?|EURL|EIRL)(?:\\sUNIPERSONNELLE)?\\s?[,\u2013\u2014]|\\bCAP(?:ITAL|\\.)(?:\\sDE)?\\s[0-9][0-9 .]{3,}\\s?(?:\u20AC|EUR)");

    private static final GuardedPattern CONDITIONS = GuardedPattern.of("^CONDITIONS GENERALES(?: DE VENTES?)?$");

    private static final GuardedPattern LIBELLE_FNUCI = GuardedPattern.of(
            "\\b(?:F\\.?N\\.?U\\.?C\\.?I\\b\\.?(?:\\sMARKING(?=\\s?:))?(?:\\sID(?=\\s?:|\\s[A-Z0-9]{10}(?:$|\\s)))?(?:\\s\\((?:FICHIER NATIONAL|CHANGEMENT DE PROPRIETAIRE)[A-Z' ]{0,40}\\)(?=\\s?:))?|(?:CODE|PASSEPORT|GRAVAGE|MARQUAGE) (?:BICYCODE|FNUCI)\\b|(?:N\\s?[\u00B0\u00BA]|NUMERO|NO\\.)\\s?(?:DE |DU )?(?:MARQUAGE|BICYCODE)|MARQUAGE\\s(?:N\\s?[\u00B0\u00BA]|NUMERO)|CODE DE MARQUAGE(?=\\s(?:DU|DE VOTRE) (?:CYCLE|VELO|VAE)\\b)"
                    + "|(?:IDENTIFIANT|IDENTIFICATION|NUMERO|N\\s?[\u00B0\u00BA]) (?:UNIQUE )?(?:DU |DE |D'IDENTIFICATION DU )?(?:CYCLE|VELO|VAE))(?:\\s?\\((?:FNUCI|MARQUAGE)\\))?(?:\\s(?:DU|DE VOTRE) (?:CYCLE|VELO|VAE))?(?:\\s(?:ENREGISTRE|DECLARE|INSCRIT)[A-Z' ]{1,40}(?=\\s?:))?");

    /** It says less surely of what: a customer and a terminal have identifiers too, and marking is an item with a price. */
    private static final GuardedPattern IDENTIFIANT = GuardedPattern.of(
            "(?<!\\bKIT )(?<!\\bKIT DE )\\b(?:BICYCODE|PARAVOL|RECOBIKE|MARQUAGE(?:\\s(?:ANTIVOL|OBLIGATOIRE|(?:DU )?(?:VELO|CYCLE)))?)\\b|\\b(?:N\\s?[\u00B0\u00BA]\\s?D')?IDENTIFICATION(?=\\s?:)|^(?:(?:N\\s?[\u00B0\u00BA]\\s?(?:D')?)?IDENTIFICATION|IMMATRICULATION (?:DU )?(?:CYCLE|VELO|VAE)|IDENTIF\\.?)(?=\\s[A-Z0-9]{10}$)|^IDENTIFIANT(?=\\s?:|\\s[A-Z0-9]{10}$)");

    /** Speaks of a customer, of what is paid or of another item's code: an identifier under it is no cycle's. */
    private static final Pattern AUTRE_PROPOS = Pattern.compile(
            "\\b(?:CLIENTE?|COMPTE|ADHERENTE?|ABONNEE?|FIDELITE|T\\.?V\\.?A|SIRET|FACTURE|COMMANDE|TELEPHONE|INTERNET|TOTAL|NET A PAYER|ACOMPTE|PAYEE?|PAIEMENT|REGLEE?|REGLEMENT|CARTE|CB|TRANSACTION|TERMINAL|CODE ARTICLE)\\b");

    private static final int LIGNES_SOUS_UN_CYCLE = 4;

    private static final Pattern FNUCI = Pattern.compile("^[\\s:=.#)\u00B0-]*(?<mark>[A-Z0-9]{10})(?![A-Z0-9])");

    /** After the name of what marks cycles, and before nothing that says that it is another's. */
    private static final Pattern APRES_UN_NUMERO = Pattern.compile(
            "^\\s?:?\\s?N\\s?[\u00B0\u00BA]\\s?(?<mark>(?=[A-Z]*[0-9])[A-Z]{2}[A-Z0-9]{8})(?=$|\\s[0-9]|\\s\\([A-Z]{4,12}\\))");

    /** "N° BC12345678 (FNUCI)", "marqué BC12345678 (FNUCI)". */
    private static final Pattern AVANT_SON_LIBELLE = Pattern.compile(
            "(?<!\\b(?:SERIE|CADRE)\\s?)(?:N\\s?[\u00B0\u00BA]|:|\\b(?:MARQU|GRAV)EE?\\s)\\s?(?<mark>(?=[A-Z]*[0-9])[A-Z]{2}[A-Z0-9]{8})\\s?\\($");

    /** That of a second cycle, on the same line; with nothing between them, both come from one maker. */
    private static final Pattern SUIVANTE =
            Pattern.compile("(?:(?<signe>\\s?(?:ET|[/,;&])\\s?)|\\s)(?<mark>(?=[A-Z]*[0-9])[A-Z0-9]{10})(?![A-Z0-9])");

    private static final Pattern N_IDENTIFIANT =
            Pattern.compile("^[\\s:\u2013-]*N\\s?[\u00B0\u00BA] (?:D')?IDENTIFIANT\\b");

    /** Right after its label, and as the mark is: no word of a sentence, no card, no day. */
    private static final Pattern EN_TROIS_PARTIES = Pattern.compile(
            "^\\s?(?:[nN]\\s?\u00B0)?[\\s:]*(?!LE|LA|EN|DU|DE|CB|FR)(?<mark>(?:[A-Z]{2}|[A-Z][0-9](?=[0-9 ]*[A-Z]))\\s(?=[A-Z]*[0-9])[A-Z0-9]{4}\\s(?=[A-Z]*[0-9])[A-Z0-9]{4})(?=$|\\s\\((?:[Ff]ichier national|(?i:bicycode|fnuci))|\\s1[,.]00\\s[Uu]nit)");

    /** Cut in another way, right after the name of what marks cycles: other numbers are written so. */
    private static final Pattern EN_GROUPES = Pattern.compile(
            "^[\\s:]*(?<mark>[A-Z]{2}-(?=[A-Z]*[0-9])[A-Z0-9]{8}|[A-Z]{2}-(?=[A-Z]*[0-9])[A-Z0-9]{4}-(?=[A-Z]*[0-9])[A-Z0-9]{4}|[A-Z]{2}[A-Z0-9]{2}(?<signe>[\\s-])(?=[A-Z]*[0-9])[A-Z0-9]{4}\\k<signe>[A-Z0-9]{2})(?=$|\\)|\\s-\\s)");

    private static final Pattern UN_MARQUAGE =
            Pattern.compile("BICYCODE|PARAVOL|RECOBIKE|MARQUAGE|F\\.?N\\.?U\\.?C\\.?I");

    private static final Pattern NOMME_UNE_MARQUE =
            Pattern.compile(UN_MARQUAGE.pattern() + "|IDENTIFI[A-Z' ]{1,30}\\b(?:CYCLE|VELO|VAE)$");

    /** Drawn at random, a mark mixes letters and digits: letters before nothing but digits are a reference's, or a tax number's. */
    private static final Pattern UNE_REFERENCE = Pattern.compile("[A-Z]*[0-9]+|[0-9]+[A-Z]+");

    /** The reference of an item: "VAE-KAL-8" names no cycle. */
    private static final Pattern REFERENCE = Pattern.compile("(?=.*[0-9-])[A-Z0-9/_.-]+");

    private static final GuardedPattern EN_15194 = GuardedPattern.of("\\bEN[\\s-]?15194\\b");

    /** The rest of it, where the line before ends within it. */
    private static final GuardedPattern EN_A_LA_LIGNE = GuardedPattern.of("^15194\\b");

    private static final Pattern EN_EN_FIN = Pattern.compile("\\bEN$");

    private static final Pattern NIEE = Pattern.compile("\\b(?:NON|PAS|HORS|SANS)\\b[^.;]{0,40}$");

    private final TextePiece texte;

    /** What comes with the goods has no prices. */
    private final boolean estLivre;

    /** Whether a line is an item's, and whether a cycle stands near it: each label of a line asks it. */
    private final Map<Integer, Boolean> sansTotal = new HashMap<>();

    private final Map<Integer, Boolean> aUnPrix = new HashMap<>();
    private final Map<Integer, Boolean> presDUnCycle = new HashMap<>();

    /** Where the general conditions start on each page that has some; found when first asked for. */
    private @Nullable Map<Integer, Integer> conditions;

    /** The lines of what is sold, before its first price; found when first asked for. */
    private @Nullable BitSet sousUneTete;

    private Cycles(TextePiece texte) {
        this.texte = texte;
        this.estLivre = texte.nature().equals(Nature.BON_DE_LIVRAISON.name());
    }

    /** Finds the line that names the cycle sold, as it is written; blank when there is none or more than one. */
    static String ligne(TextePiece texte) {
        Cycles cycles = new Cycles(texte);
        Set<String> lignes = cycles.lignes(cycles::estDUnArticle);
        if (lignes.isEmpty()) {
            lignes = cycles.lignes(cycles::estDUnArticleSansMonnaie);
            if (!lignes.isEmpty() && cycles.enVendentUnAutre()) {
                return "";
            }
        }
        if (lignes.isEmpty()) {
            lignes = cycles.lignes(cycles::estSeulSousUneTete);
        }
        if (lignes.isEmpty()) {
            String principal = ArticlePrincipal.chercher(texte);
            return principal.isEmpty() ? CyclesDeMarque.chercher(texte) : principal;
        }
        return lignes.size() == 1 ? lignes.iterator().next() : "";
    }

    private Set<String> lignes(BiPredicate<Integer, Cellule> unArticle) {
        Set<String> lignes = new TreeSet<>();
        texte.parcourir(CYCLE, (ligne, rang, cellule) -> {
            if (nommeUnCycle(cellule.cle())
                    && !(rang == 0 && REFERENCE.matcher(cellule.cle()).matches())
                    && !DU_VENDEUR.matcher(cellule.cle()).find()
                    && unArticle.test(ligne, cellule)
                    && !estDansLesConditions(ligne)) {
                lignes.add(CyclesDeMarque.avecSaMarque(texte, ligne, cellule, nom(texte, ligne, cellule)));
            }
        });
        return lignes;
    }

    /** Below their title, general conditions of sale speak of cycles and of prices, and sell none. */
    private boolean estDansLesConditions(int ligne) {
        if (conditions == null) {
            conditions = new HashMap<>();
            for (int titre : texte.lignes(CONDITIONS)) {
                if (aUneCellule(titre, CONDITIONS)) {
                    conditions.putIfAbsent(texte.lignes().get(titre).page(), titre);
                }
            }
        }
        return conditions.getOrDefault(texte.lignes().get(ligne).page(), ligne) < ligne;
    }

    /** The name that a cell starts with, and goes on with below where its column is narrow. */
    static String nom(TextePiece texte, int ligne, Cellule cellule) {
        return sansPrix(MontantsEcrits.enPorte(cellule.cle()) ? cellule : NomALaLigne.entier(texte, ligne, cellule));
    }

    /** Where columns are joined by single spaces, a price follows the name; in "FX 3 999,00" nobody knows where it starts. */
    static String sansPrix(Cellule cellule) {
        Matcher unSeul = UN_SEUL.matcher(cellule.cle());
        if (unSeul.find()) {
            return cellule.texte().substring(0, unSeul.start());
        }
        Matcher apresUnTiret = PRIX_APRES_UN_TIRET.matcher(cellule.cle());
        if (apresUnTiret.find()) {
            return cellule.texte().substring(0, apresUnTiret.start());
        }
        Matcher prix = COLONNES_DE_PRIX.matcher(cellule.cle());
        String nom = prix.find()
                        && prix.start() > 0
                        && !Character.isDigit(cellule.cle().charAt(prix.start() - 1))
                ? cellule.texte().substring(0, prix.start())
                : cellule.texte();
        int conduite = nom.indexOf(POINTS_DE_CONDUITE);
        nom = conduite > 0 ? nom.substring(0, conduite).stripTrailing() : nom;
        int barre = nom.indexOf(" | ");
        Matcher coupe = UN_CHOIX_COUPE.matcher(cellule.cle());
        int fin = barre < 0 && coupe.find() ? coupe.start() : barre;
        return fin > 0 && fin < nom.length() ? nom.substring(0, fin) : nom;
    }

    static boolean nommeUnCycle(String cle) {
        GuardedMatcher cycle = CYCLE.matcher(cle);
        if (!cycle.find()) {
            return false;
        }
        GuardedMatcher autre = AUTRE_CHOSE.matcher(cle);
        return !autre.find()
                || (autre.start() > cycle.start()
                        && (AVEC.matcher(cle.substring(cycle.end(), autre.start()))
                                        .find()
                                || SA_GARANTIE
                                        .matcher(cle)
                                        .region(autre.start(), cle.length())
                                        .lookingAt()));
    }

    /** The line of an item has a quantity or a price; the seller's name and address have neither. */
    private boolean estDUnArticle(int ligne, Cellule cellule) {
        return sansTotal.computeIfAbsent(ligne, dela -> !aUneCellule(dela, UN_TOTAL))
                && (QUANTITE.matcher(cellule.cle()).find()
                        || aUnPrix.computeIfAbsent(ligne, dela -> aUneCellule(dela, PRIX))
                        || (estPresDeSaQuantite(ligne)
                                && !UNE_PARTIE.matcher(cellule.cle()).find()
                                && estSurLePrixDUnCycle(ligne))
                        || (estLivre
                                && texte.lignes().get(ligne).cellules().stream()
                                        .anyMatch(compte ->
                                                UN.matcher(compte.cle()).matches())));
    }

    private boolean estPresDeSaQuantite(int ligne) {
        return QUANTITE_SEULE.matcher(texte.cle(ligne - 1)).matches()
                || IntStream.range(ligne + 1, ligne + LIGNES_SOUS_UN_CYCLE)
                        .anyMatch(dessous ->
                                QUANTITE_DITE.matcher(texte.cle(dessous)).matches());
    }

    private boolean estSurLePrixDUnCycle(int ligne) {
        return IntStream.rangeClosed(ligne + 1, ligne + LIGNES_SOUS_UN_CYCLE)
                .mapToObj(texte::cle)
                .takeWhile(cle -> !QUANTITE_SEULE.matcher(cle).matches()
                        && !UN_TOTAL.matcher(cle).find())
                .filter(cle -> MontantsEcrits.tous(cle).findAny().isPresent())
                .limit(1)
                .anyMatch(this::faitLeTotal);
    }

    /**
     * Where columns are joined, or laid one after the other, amounts have no currency beside them: a line that starts with the cycle and
     * ends with its price, or is followed by how many of it there are and what they cost.
     */
    private boolean estDUnArticleSansMonnaie(int ligne, Cellule cellule) {
        if (!CYCLE_EN_TETE.matcher(cellule.cle()).find()
                || UNE_PARTIE.matcher(cellule.cle()).find()
                || UN_TOTAL.matcher(cellule.cle()).find()
                || finitUnNom(ligne, cellule)) {
            return false;
        }
        return (COLONNES_DE_PRIX.matcher(cellule.cle()).find() && coute(cellule.cle()))
                || (texte.lignes().get(ligne).cellules().size() == 1 && estSuiviDeSonPrix(ligne));
    }

    /** Where columns were laid one after the other, a name of some words alone on its line, below the head of what is sold and over its price. */
    private boolean estSeulSousUneTete(int ligne, Cellule cellule) {
        return texte.lignes().get(ligne).cellules().size() == 1
                && CYCLE_EN_TETE.matcher(cellule.cle()).find()
                && !UNE_PARTIE.matcher(cellule.cle()).find()
                && !DIT_D_UN_CYCLE.matcher(cellule.cle()).find()
                && UN_NOM_DE_CYCLE.matcher(cellule.cle()).matches()
                && estSousUneTete(ligne);
    }

    /** Whether a line stands between the head of what is sold and its first price or total, with others to come and no repair. */
    private boolean estSousUneTete(int ligne) {
        if (sousUneTete == null) {
            sousUneTete = new BitSet();
            List<String> cles = texte.lignes().stream().map(Ligne::cle).toList();
            int dernierPrix = dernier(cles, cle -> MontantsEcrits.estUnMontantSeul(cle) && coute(cle));
            int dernierTotal = dernier(cles, cle -> UN_TOTAL.matcher(cle).find());
            int derniereReparation =
                    dernier(cles, cle -> UNE_REPARATION.matcher(cle).find());
            boolean ouverte = false;
            for (int ici = 0; ici < Math.min(dernierPrix, dernierTotal); ici++) {
                String cle = cles.get(ici);
                boolean tete = TETE_DE_COLONNE.matcher(cle).find();
                boolean total = UN_TOTAL.matcher(cle).find()
                        && !(TETE_DE_TOTAL.matcher(cle).matches()
                                && MontantsEcrits.tous(cles.get(ici + 1))
                                        .findAny()
                                        .isEmpty());
                ouverte = (ouverte || tete) && !total && !coute(cle);
                sousUneTete.set(ici, ouverte && !tete && derniereReparation < ici);
            }
        }
        return sousUneTete.get(ligne);
    }

    /** The last line of which something is so, -1 when none is. */
    private static int dernier(List<String> cles, Predicate<String> tel) {
        int dernier = cles.size() - 1;
        while (dernier >= 0 && !tel.test(cles.get(dernier))) {
            dernier--;
        }
        return dernier;
    }

    /** Whether another cycle than those that were found has its price on its line, after a word that may be its code, and not a head or a total's. */
    private boolean enVendentUnAutre() {
        return texte.lignes(CYCLE).stream()
                .anyMatch(ligne -> texte.lignes().get(ligne).cellules().stream()
                        .anyMatch(cellule -> CYCLE_APRES_UN_CODE
                                        .matcher(cellule.cle())
                                        .lookingAt()
                                && nommeUnCycle(cellule.cle())
                                && !UNE_PARTIE.matcher(cellule.cle()).find()
                                && !UN_TOTAL.matcher(cellule.cle()).find()
                                && COLONNES_DE_PRIX.matcher(cellule.cle()).find()
                                && coute(cellule.cle())
                                && !estDUnArticleSansMonnaie(ligne, cellule)));
    }

    /** Whether a name was cut at the end of the line above, which says of what this is the rest. */
    private boolean finitUnNom(int ligne, Cellule cellule) {
        return Character.isLowerCase(cellule.texte().codePointAt(0))
                && CYCLE.matcher(texte.cle(ligne - 1)).find()
                && MontantsEcrits.tous(texte.cle(ligne - 1)).findAny().isEmpty();
    }

    private boolean estSuiviDeSonPrix(int ligne) {
        int suivante = ligne + 1;
        if (texte.lignes().size() > ligne + 2 && decritLeCycle(texte.cle(suivante), texte.cle(suivante + 1))) {
            suivante++;
        }
        while (suivante <= ligne + LIGNES_DE_NUMEROS
                && SES_NUMEROS.matcher(texte.cle(suivante)).matches()) {
            suivante++;
        }
        if (suivante > ligne + 1 && PAS_VENDU.matcher(texte.cle(ligne)).find()) {
            return false;
        }
        String dessous = texte.cle(suivante);
        Matcher suite = LA_SUITE_PUIS_SON_PRIX.matcher(dessous);
        if (suivante == ligne + 1
                && suite.lookingAt()
                && ditDuCycle(suite.group("suite"))
                && nommeUnModele(texte.cle(ligne))
                && !PAS_VENDU.matcher(texte.cle(ligne)).find()) {
            return faitLeTotal(dessous);
        }
        if (suivante == ligne + 1 && estSurSonCode(ligne)) {
            return true;
        }
        Matcher fois = UNE_FOIS_SON_PRIX.matcher(dessous);
        boolean unPrix = fois.lookingAt()
                && (suivante == ligne + 1
                        || RIEN_DE_PLUS
                                .matcher(dessous)
                                .region(fois.end(), dessous.length())
                                .matches());
        return (unPrix && coute(dessous))
                || (UN.matcher(dessous).matches()
                        && UN_PRIX.matcher(texte.cle(suivante + 1)).lookingAt()
                        && coute(texte.cle(suivante + 1)));
    }

    /** Whether what a till prints below is the code of the item, and in a column of its own a price that makes the total. */
    private boolean estSurSonCode(int ligne) {
        if (ligne + 1 >= texte.lignes().size()) {
            return false;
        }
        List<Cellule> dessous = texte.lignes().get(ligne + 1).cellules();
        return dessous.size() == 2
                && UN_CODE_D_ARTICLE.matcher(dessous.get(0).cle()).matches()
                && MontantsEcrits.estUnMontantSeul(dessous.get(1).cle())
                && nommeUnModele(texte.cle(ligne))
                && !PAS_VENDU.matcher(texte.cle(ligne)).find()
                && faitLeTotal(dessous.get(1).cle());
    }

    /** Whether a line says nothing but what tells one cycle from another. */
    static boolean sontSesNumeros(String ligne) {
        return SES_NUMEROS.matcher(TextePiece.cle(ligne)).matches();
    }

    /** Words over the numbers of a cycle go on with it. */
    private static boolean decritLeCycle(String cle, String dessous) {
        return SES_NUMEROS.matcher(dessous).matches()
                && !SES_NUMEROS.matcher(cle).matches()
                && ditDuCycle(cle);
    }

    /** Whether words below the name of a cycle are of nothing else. */
    private static boolean ditDuCycle(String cle) {
        return !UN_TOTAL.matcher(cle).find()
                && !CYCLE.matcher(cle).find()
                && !UNE_PARTIE.matcher(cle).find()
                && !AUTRE_CHOSE.matcher(cle).find()
                && !CyclesDeMarque.UNE_AUTRE_PARTIE.matcher(cle).find()
                && MontantsEcrits.tous(cle).findAny().isEmpty();
    }

    /** The name of a department of a shop has no maker and no figure. */
    private static boolean nommeUnModele(String cle) {
        return UN_NOM_DE_CYCLE.matcher(cle).matches()
                && (TextePiece.aUnChiffre(cle) || CyclesDeMarque.nommeUneMarque(cle));
    }

    /** Whether an amount of a line is of a cycle, and more than half of the total. */
    private boolean faitLeTotal(String cle) {
        Montant total = texte.totaux().ttc();
        return total != null
                && coute(cle)
                && MontantsEcrits.tous(cle).anyMatch(prix -> 2 * prix.centimes() > total.centimes());
    }

    private static boolean coute(String cle) {
        return MontantsEcrits.tous(cle).anyMatch(prix -> prix.compareTo(PRIX_D_UN_CYCLE) >= 0);
    }

    private boolean aUneCellule(int ligne, GuardedPattern motif) {
        return texte.lignes().get(ligne).cellules().stream()
                .anyMatch(cellule -> motif.matcher(cellule.cle()).find());
    }

    /**
     * Finds the mark of the cycle (<i>identifiant</i> of the Fichier national unique des cycles identifiés, Code des
     * transports L1271-1 and after), blank when there is none or more than one: ten letters and digits after a label, a digit at
     * least among them, in upper case. No key is documented, so none is checked.
     */
    static String fnuci(TextePiece texte) {
        Cycles cycles = new Cycles(texte);
        Set<String> marques = cycles.marques(LIBELLE_FNUCI);
        if (marques.isEmpty()) {
            marques = cycles.marques(IDENTIFIANT);
            marques.removeIf(marque -> UNE_REFERENCE.matcher(marque).matches());
        }
        return marques.size() == 1 ? marques.iterator().next() : "";
    }

    private Set<String> marques(GuardedPattern motif) {
        Set<String> marques = new TreeSet<>();
        texte.parcourir(motif, (ligne, rang, cellule) -> {
            GuardedMatcher libelle = motif.matcher(cellule.cle());
            int depuis = 0;
            while (depuis <= cellule.cle().length() && libelle.find(depuis)) {
                depuis = libelle.end();
                Matcher avant = AVANT_SON_LIBELLE.matcher(cellule.cle()).region(0, libelle.start());
                if (motif != IDENTIFIANT && cellule.cle().startsWith(")", depuis) && avant.find()) {
                    marques.add(avant.group("mark"));
                    continue;
                }
                if (motif != IDENTIFIANT
                        || UN_MARQUAGE.matcher(libelle.group()).lookingAt()
                        || presDUnCycle.computeIfAbsent(ligne, this::estPresDUnCycle)) {
                    marque(libelle.group(), texte.valeurs(ligne, rang, depuis), marques);
                }
            }
        });
        return marques;
    }

    /**
     * Whether a line, or the one above it, names a cycle, or one not far above them is that of a cycle sold: nothing between them speaks of
     * anything else.
     */
    private boolean estPresDUnCycle(int ligne) {
        for (int proche = ligne; proche >= Math.max(0, ligne - LIGNES_SOUS_UN_CYCLE); proche--) {
            Ligne lue = texte.lignes().get(proche);
            int la = proche;
            if (nommeUnCycle(lue.cle())
                    && (proche >= ligne - 1
                            || lue.cellules().stream().anyMatch(cellule -> estDUnArticle(la, cellule)))) {
                return true;
            }
            if (AUTRE_PROPOS.matcher(lue.cle()).find()) {
                return false;
            }
        }
        return false;
    }

    private static void marque(String libelle, List<Candidat> candidats, Set<String> marques) {
        for (Candidat candidat : candidats) {
            String cle = N_IDENTIFIANT.matcher(candidat.cle()).replaceFirst("");
            Matcher marque = FNUCI.matcher(cle);
            if (marque.find() && marque.group("mark").chars().anyMatch(Character::isDigit)) {
                marques.add(marque.group("mark"));
                Matcher suivante = SUIVANTE.matcher(cle).region(marque.end(), cle.length());
                if (suivante.lookingAt()
                        && (suivante.group("signe") != null
                                || suivante.group("mark")
                                        .startsWith(marque.group("mark").substring(0, 2)))) {
                    marques.add(suivante.group("mark"));
                }
                return;
            }
            Matcher apresUnNumero = APRES_UN_NUMERO.matcher(candidat.cle());
            if ((candidat.place() == Candidat.Place.MEME_CELLULE
                            || (candidat.place() == Candidat.Place.DESSOUS
                                    && UN_MARQUAGE.matcher(libelle).find()))
                    && NOMME_UNE_MARQUE.matcher(libelle).lookingAt()
                    && apresUnNumero.find()) {
                marques.add(apresUnNumero.group("mark"));
                return;
            }
            Matcher enTrois = EN_TROIS_PARTIES.matcher(candidat.texte());
            boolean aCote = candidat.place() != Candidat.Place.MEME_CELLULE && libelle.equals("FNUCI");
            if ((aCote || candidat.place() == Candidat.Place.MEME_CELLULE) && enTrois.find()) {
                marques.add(enTrois.group("mark").replace(" ", ""));
                return;
            }
            Matcher enGroupes = EN_GROUPES.matcher(candidat.texte());
            if (candidat.place() == Candidat.Place.MEME_CELLULE
                    && UN_MARQUAGE.matcher(libelle).find()
                    && enGroupes.find()) {
                String enUn = enGroupes.group("mark").replaceAll("[ -]", "");
                if (!UNE_REFERENCE.matcher(enUn).matches()) {
                    marques.add(enUn);
                    return;
                }
            }
        }
    }

    /** Whether the standard of electrically assisted cycles (NF EN 15194) is stated. */
    static boolean ditEn15194(TextePiece texte) {
        for (int ligne : texte.lignes(EN_15194)) {
            String cle = texte.lignes().get(ligne).cle();
            GuardedMatcher norme = EN_15194.matcher(cle);
            while (norme.find()) {
                if (!NIEE.matcher(cle.substring(0, norme.start())).find()) {
                    return true;
                }
            }
        }
        return texte.lignes(EN_A_LA_LIGNE).stream().anyMatch(ligne -> ligne > 0 && finitSurEn(texte.cle(ligne - 1)));
    }

    private static boolean finitSurEn(String cle) {
        Matcher en = EN_EN_FIN.matcher(cle);
        return en.find() && !NIEE.matcher(cle.substring(0, en.start())).find();
    }
}
