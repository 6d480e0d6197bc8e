package fr.octroi.document;

import fr.octroi.commun.Montant;
import fr.octroi.document.Recapitulatif.Totaux;
import fr.octroi.document.TextePiece.Cellule;
import fr.octroi.document.TextePiece.Ligne;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the item that makes more than half of what is sold, in a table of items with a head: a tank, a cycle that only its maker's name
 * tells. Whether all of the table was read right is told by the total: its items come to it.
 */
final class ArticlePrincipal {

    private static final GuardedPattern TETE = GuardedPattern.of(
            "^(?:(?:DESIGNATION|DESCRIPTION|LIBELLE)S?(?: (?:DES? |DU |DE L')?(?:ARTICLES?|PRODUITS?|PRESTATIONS?|TRAVAUX))?|ARTICLES?|PRODUITS?|ITEMS?)$");

    /** Beside the head of what an item is called it is that of its number. */
    private static final Pattern DES_REFERENCES = Pattern.compile("(?:ARTICLE|PRODUIT|ITEM)S?");

    /** What stands beside it: how many, and for how much. */
    private static final Pattern AUTRE_TETE = Pattern.compile(
            "^(?:(?:QTE|QTY|QUANTITE|P\\.?\\s?U|PU|PV|PRIX|PRICE|AMOUNT|MONTANT|TOTAL|TVA|TAUX|UNITE|EUR(?:OS)?)\\b|\u20AC)");

    /** What comes after the items. */
    static final GuardedPattern FIN = GuardedPattern.of(
            "^(?:SOUS[- ]?TOTAL|TOTAL|TOTAUX|NET A PAYER|A PAYER|BASE|TAUX|% TVA|TVA|T\\.V\\.A|CODE TAUX|CODE TVA|ACOMPTE|REGLEMENT|MODES? DE|NB ART|NOMBRE D|DETAIL)(?![A-Z])|\\b(?:TOTAL (?:H\\.?T|T\\.?T\\.?C)|MONTANT (?:TOTAL|HORS TAXES?|H\\.?T)|SOUS[- ]TOTAL)(?![A-Z])");

    private static final Pattern UN_TAUX =
            Pattern.compile("(?:TVA|T\\.V\\.A\\.?)\\s(?:A\\s)?[0-9]{1,2}(?:[.,][0-9]{1,2})?\\s?%(?: FR| VENTE)?");

    /** What is done with what is sold, or comes off it. */
    static final GuardedPattern PAS_UN_ARTICLE = GuardedPattern.of(
            "\\b(?:LIVRAISON|FRAIS|REMISE|REDUCTION|PORT|EXPEDITION|TRANSPORT|MAIN[ -]D'.{1,2}UVRE|ASSURANCE|GARANTIE|ACOMPTE|SOLDE|TOTAL|REPRISE|BONUS|PRIME|AIDE|SUBVENTION|FORFAIT|ABONNEMENT|LOCATION|LOYER|REVISION|REPARATION|ENTRETIEN|ECHANGE|TERRASSEMENT|REMBLAI|CARTE CADEAU|CONSIGNE|MENSUALITE|PENALITE|HONORAIRE|DEPANNAGE)S?\\b"
                    + "|^(?:VIREMENT|PRELEVEMENT|COTISATION|ADHESION|SEJOUR|REMPLACEMENT|NETTOYAGE|STAGE|FORMATION|ARRHES|AVANCE|CREDIT|LEASING|MISE A DISPOSITION|DIAGNOSTIC|PURGE|COURS|POSE|MONTAGE|REGLAGE|INTERVENTION|CHANGEMENT|CONTRAT|VIDANGE|TRAVAUX|AVANCEMENT|EVACUATION|VARIANTE|SOLUTION|RAPPEL|COMMANDE|VALEUR|MONTANT)\\b");

    /** What is done so that what is sold may serve: beside it, its price says nothing of what was bought. */
    private static final Pattern UNE_POSE = Pattern.compile(
            "(?:TERRASSEMENT|POSE|INSTALLATION|RACCORDEMENT|REMBLAI(?:EMENT)?|EVACUATION|MISE EN (?:SERVICE|EAU|PLACE)|LIVRAISON)S?(?![A-Z])");

    private static final Pattern FOURNI_AVEC =
            Pattern.compile("\\b(?:FOURNI|CUVE|CITERNE|RESERVOIR|RECUPERATEUR|COMPLETE?\\b)");

    /** That of the item itself, which is none of what is sold. */
    private static final Pattern SA_GARANTIE = Pattern.compile("\\(GARANTIE [0-9]{1,2} (?:MOIS|ANS?)\\)");

    /** Before what is sent and done is added. */
    private static final GuardedPattern DES_ARTICLES =
            GuardedPattern.of("\\b(?:SOUS[- ]?TOTAL|TOTAL (?:DES )?(?:PRODUITS?|ARTICLES?))\\b");

    /** Offered beside, and not sold. */
    static final GuardedPattern EN_OPTION = GuardedPattern.of("\\b(?:OPTIONS?|NON COMPRISE?S?)\\b");

    /** The sum of a page, which the next one starts with. */
    private static final GuardedPattern A_REPORTER =
            GuardedPattern.of("^(?:(?:SOMME |TOTAL )?A REPORTER|REPORT)(?![A-Z])");

    /** A part of the price above it. */
    static final Pattern DONT = Pattern.compile("^(?:DONT|Y COMPRIS|INCL)\\b");

    /** How many there are, as some programs write it. */
    private static final Pattern UN = Pattern.compile("1[.,]00");

    private static final Pattern EN_MOINS = Pattern.compile("^[-\u2013\u2212]\\s?(?:\u20AC\\s?)?[0-9]");

    static final Pattern UN_MOT = Pattern.compile("[A-Z]{3}");
    /** One alone may be a reference, or the end of a name that was cut. */
    private static final Pattern PLUSIEURS_MOTS = Pattern.compile("\\S\\s\\S");

    /** When it was done: a column of its own before that of what. */
    private static final Pattern UN_JOUR = Pattern.compile("[0-9]{1,2}[./-][0-9]{1,2}[./-]");

    static final int LIGNES_AU_PLUS = 60;

    /** A line with more was made to keep a reader busy. */
    private static final int COLONNES_AU_PLUS = 20;

    /** In cents, of items whose taxes were added one by one. */
    private static final long ARRONDI = 5;

    /**
     * One item.
     *
     * @param nom what it is called, blank where that is not sure
     * @param dit all that is said of it, in lines
     * @param dernier the last amount of its line, in cents
     * @param plusGrand the greatest, where a rate or a tax stands last
     */
    record Article(String nom, String dit, long dernier, long plusGrand) {}

    private ArticlePrincipal() {}

    /** Finds its name as it is written, blank when there is none. */
    static String chercher(TextePiece texte) {
        Totaux totaux = texte.totaux();
        Set<Long> sommes = Stream.of(
                        Stream.ofNullable(totaux.ttc()),
                        Stream.ofNullable(totaux.horsTaxe()),
                        texte.lignes(DES_ARTICLES).stream().flatMap(ligne -> desArticles(texte, ligne)))
                .flatMap(montants -> montants)
                .map(Montant::centimes)
                .collect(Collectors.toSet());
        // One of several lots has a subtotal as well.
        long plusGrande = sommes.stream().mapToLong(Long::longValue).max().orElse(0);
        sommes.removeIf(somme -> plusGrande > 2 * somme);
        return sommes.isEmpty()
                ? ""
                : principal(articles(texte), sommes)
                        .or(() -> principal(ArticlesSansColonnes.lire(texte), sommes))
                        .or(() -> principal(ArticlesSansColonnes.lireUnParUn(texte), sommes))
                        .or(() -> principal(ArticlesSansColonnes.lireLesDecomptes(texte), sommes))
                        .orElse("");
    }

    /** Its name, blank for none that is one; nothing where the items come to no total. */
    private static Optional<String> principal(List<Article> articles, Set<Long> sommes) {
        return Stream.<ToLongFunction<Article>>of(Article::dernier, Article::plusGrand)
                .filter(montant -> sommes.stream()
                        .anyMatch(somme ->
                                Math.abs(articles.stream().mapToLong(montant).sum() - somme) <= ARRONDI))
                .findFirst()
                .map(montant -> principal(articles, montant));
    }

    /** The amounts of a line that counts items, or of the one below it where the line is nothing but that label. */
    private static Stream<Montant> desArticles(TextePiece texte, int ligne) {
        String cle = texte.lignes().get(ligne).cle();
        GuardedMatcher libelle = DES_ARTICLES.matcher(cle);
        if (!libelle.find()) {
            return Stream.of();
        }
        boolean seul = libelle.start() == 0 && libelle.end() == cle.length();
        boolean dessous = seul && ligne + 1 < texte.lignes().size();
        return MontantsEcrits.tous(dessous ? texte.cle(ligne + 1) : cle);
    }

    /** Whether the items of a document come to an amount. */
    static boolean font(TextePiece texte, Montant somme) {
        List<Article> articles = articles(texte);
        return !articles.isEmpty()
                && articles.stream().mapToLong(Article::dernier).sum() == somme.centimes();
    }

    /** Whether works are priced apart from what they install. */
    private static boolean sontAPart(List<Article> articles) {
        return articles.stream()
                .map(article -> TextePiece.cle(article.nom()))
                .noneMatch(cle -> UNE_POSE.matcher(cle).lookingAt()
                        && FOURNI_AVEC.matcher(cle).find());
    }

    private static String principal(List<Article> articles, ToLongFunction<Article> montant) {
        boolean aPart = sontAPart(articles);
        long tous = articles.stream()
                .filter(article -> !aPart
                        || !UNE_POSE.matcher(TextePiece.cle(article.nom())).lookingAt())
                .mapToLong(montant)
                .filter(un -> un > 0)
                .sum();
        return articles.stream()
                .max(Comparator.comparingLong(montant))
                .filter(article -> montant.applyAsLong(article) * 2 > tous
                        && article.dit()
                                .lines()
                                .map(ligne -> SA_GARANTIE
                                        .matcher(TextePiece.cle(ligne))
                                        .replaceFirst(""))
                                .noneMatch(cle -> PAS_UN_ARTICLE.matcher(cle).find()))
                .map(Article::nom)
                .filter(nom -> PLUSIEURS_MOTS.matcher(nom).find()
                        && !UN_JOUR.matcher(nom).lookingAt()
                        && MontantsEcrits.tous(nom).findAny().isEmpty())
                .orElse("");
    }

    private static List<Article> articles(TextePiece texte) {
        for (int ligne : texte.lignes(TETE)) {
            int rang = rangDeLaTete(texte, ligne);
            if (rang >= 0) {
                List<Article> articles = articles(texte, ligne, rang);
                return texte.porte(A_REPORTER) ? avecLesSuivants(texte, ligne, rang, articles) : articles;
            }
        }
        return List.of();
    }

    /** Where what is sold stands among the heads of a table, -1 on a line that is none. */
    private static int rangDeLaTete(TextePiece texte, int ligne) {
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        for (int rang = 0; rang < Math.min(cellules.size() - 1, COLONNES_AU_PLUS); rang++) {
            boolean desReferences =
                    DES_REFERENCES.matcher(cellules.get(rang).cle()).matches()
                            && TETE.matcher(cellules.get(rang + 1).cle()).find();
            if (TETE.matcher(cellules.get(rang).cle()).find()
                    && !desReferences
                    && cellules.subList(rang + 1, Math.min(cellules.size(), COLONNES_AU_PLUS)).stream()
                            .anyMatch(
                                    cellule -> AUTRE_TETE.matcher(cellule.cle()).find())) {
                return rang;
            }
        }
        return -1;
    }

    /** A table whose sum is carried over goes on under the same heads, on each of the pages that follow. */
    private static List<Article> avecLesSuivants(TextePiece texte, int tete, int rang, List<Article> premiers) {
        List<Article> tous = new ArrayList<>(premiers);
        int page = texte.lignes().get(tete).page();
        for (int ligne : texte.lignes(TETE)) {
            if (texte.lignes().get(ligne).page() == page + 1 && texte.cle(ligne).equals(texte.cle(tete))) {
                tous.addAll(articles(texte, ligne, rang));
                page++;
            }
        }
        return tous;
    }

    /** Beside the name of an item its rate is no row of taxes. */
    private static boolean estLaFin(List<Cellule> cellules, List<Cellule> nom) {
        boolean nomme = nom.stream()
                .anyMatch(cellule -> UN_MOT.matcher(cellule.cle()).find()
                        && !FIN.matcher(cellule.cle()).find());
        return cellules.stream()
                .map(Cellule::cle)
                .anyMatch(cle -> FIN.matcher(cle).find()
                        && !(nomme && UN_TAUX.matcher(cle).matches()));
    }

    /** Long heads go on below, and over what is sold nothing does: "(hors TVA)", "TVA". */
    private static boolean finitLesTetes(Ligne ligne, Cellule colonne) {
        return !TextePiece.aUnChiffre(ligne.cle()) && ligne.cellules().stream().noneMatch(colonne::chevauche);
    }

    private static List<Article> articles(TextePiece texte, int tete, int rang) {
        List<Article> articles = new ArrayList<>();
        List<Cellule> tetes = texte.lignes().get(tete).cellules();
        Cellule colonne = new Cellule(
                "", "", tetes.get(rang).gauche(), tetes.get(rang + 1).gauche());
        String nomAuDessus = "";
        int fin = Math.min(texte.lignes().size(), tete + 1 + LIGNES_AU_PLUS);
        for (int i = tete + 1; i < fin; i++) {
            Ligne ligne = texte.lignes().get(i);
            if (i == tete + 1 && finitLesTetes(ligne, colonne)) {
                continue;
            }
            if (ligne.page() != texte.lignes().get(tete).page()
                    || estLaFin(ligne.cellules(), texte.enRegard(i, colonne))) {
                break;
            }
            if (EN_OPTION.matcher(ligne.cle()).find()
                    || A_REPORTER.matcher(ligne.cle()).find()
                    || ligne.cellules().stream()
                            .anyMatch(cellule -> DONT.matcher(cellule.cle()).find())) {
                continue;
            }
            int la = i;
            String nom = texte.enRegard(i, colonne).stream()
                    .filter(cellule -> UN_MOT.matcher(cellule.cle()).find())
                    .findFirst()
                    .map(cellule -> Cycles.nom(texte, la, cellule))
                    .orElse("");
            // Cell by cell: one of it, beside its price, is not a thousand.
            List<Long> montants = ligne.cellules().stream()
                    .filter(cellule -> !UN.matcher(cellule.cle()).matches())
                    .flatMap(cellule -> MontantsEcrits.tous(cellule.cle())
                            .map(montant ->
                                    EN_MOINS.matcher(cellule.cle()).find() ? -montant.centimes() : montant.centimes()))
                    .toList();
            if (montants.isEmpty()) {
                nomAuDessus = nomAuDessus.isEmpty() && !nom.contains(":") ? nom : nomAuDessus;
            } else {
                // A name that was cut stands above its amounts; below another item's, who knows what more is said of
                // that one.
                boolean coupe = !nomAuDessus.isEmpty() && articles.isEmpty();
                boolean sansNom = nom.isEmpty() || (coupe && Cycles.sontSesNumeros(nom));
                String entier = sansNom ? nomAuDessus : coupe ? Cellule.enSuivant(nomAuDessus, nom) : nom;
                articles.add(new Article(
                        entier,
                        entier,
                        montants.get(montants.size() - 1),
                        montants.stream().max(Comparator.naturalOrder()).orElseThrow()));
                nomAuDessus = "";
            }
        }
        return articles;
    }
}
