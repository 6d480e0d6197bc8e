package fr.octroi.document;

import fr.octroi.commun.Montant;
import fr.octroi.document.ArticlePrincipal.Article;
import fr.octroi.document.TextePiece.Ligne;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The items of a table whose columns an extraction lost: joined by single spaces, or each cell on a line of its own.
 *
 * <p>Where a name ends and what each amount is are guesses: they are believed only where the items come to the total.
 */
final class ArticlesSansColonnes {

    private static final String CE_QUI_EST_VENDU =
            "(?:(?:DESIGNATION|DESCRIPTION|LIBELLE)S?|ARTICLES?|PRODUITS?|ITEMS?)(?:\\s(?:(?:&|ET)\\sDESCRIPTION|OU SERVICES?))?";

    private static final GuardedPattern TETES_JOINTES = GuardedPattern.of(
            "^(?:#\\s|N\\s?\u00B0\\s)?(?:(?:REF\\.?|REFERENCE|CODE(?:\\sEAN)?|GENCOD|EAN)\\s)?" + CE_QUI_EST_VENDU
                    + "(?=\\s)(?=.*\\s(?:PRIX|PRICE|MONTANT|AMOUNT|TOTAL|P\\.?U|TARIF)\\b)[^0-9:;]{4,80}$");

    private static final GuardedPattern TETE_SEULE = GuardedPattern.of("^" + CE_QUI_EST_VENDU + "$");

    /** Of what stands beside what is sold: a total is one of each item there. */
    private static final Pattern TETE_D_A_COTE = Pattern.compile(
            "(?:QTE|QTY|QUANTITE|P\\.?\\s?U|PRIX|PRICE|MONTANT|AMOUNT|TOTAL|T\\.?V\\.?A|TAXES?|TAUX|REM|REMISE|UNITE)(?![A-Z])[^0-9:]{0,20}");

    private static final Pattern UN_RANG = Pattern.compile("(?:#|N\\s?\u00B0)\\s");

    private static final Pattern UNE_REFERENCE = Pattern.compile("(?:REF\\.?|REFERENCE|CODE)\\s");

    /** The rate of each item is one of a table, told by a digit or a letter at the end of its line. */
    private static final Pattern UN_CODE = Pattern.compile("\\s(?:CODE|T|TX|TVA)$");

    private static final Pattern SON_CODE = Pattern.compile("(?<=[.,][0-9]{2})\\s[0-9A-Z]$");

    static final Pattern UNE_QUANTITE = Pattern.compile("\\b(?:Q(?:UANTI)?TE|QTY)\\b");

    private static final Pattern PRIX_AVANT_LA_QUANTITE =
            Pattern.compile("\\b(?:PRIX|PRICE|P\\.?U|TARIF)\\b.*\\b(?:Q(?:UANTI)?TE|QTY)\\b");

    private static final int TETES_AU_PLUS = 14;

    private static final String UN_PRIX = "(?:\u20AC\\s?)?" + MontantsEcrits.NOMBRE + "(?:\\s?(?:\u20AC|EUR\\b))?";
    private static final String UN_TAUX = "[0-9]{1,2}(?:[.,][0-9]{1,2})?\\s?%";
    private static final String UNE_UNITE = "(?:U|F|FT|ENS|FORFAIT|PCES?|PIECES?|X|UNITES?|UNITE\\(S\\))";

    private static final Pattern PRIX = Pattern.compile("[-\u2013\u2212]?\\s?" + UN_PRIX + "(?!\\s?%)");

    private static final Pattern SANS_QUANTITE = Pattern.compile(
            "\\s(?<prix>[-\u2013\u2212]?\\s?" + UN_PRIX + "(?:\\s(?:" + UN_PRIX + "|" + UN_TAUX + ")){0,5})$");

    private static final Pattern QUANTITE_ET_PRIX =
            Pattern.compile("(?:\\s" + UNE_UNITE + ")?\\s(?<quantite>[1-9][0-9]?)(?:[.,]00)?(?:\\s" + UNE_UNITE
                    + ")?(?<prix>(?:\\s(?:" + UN_PRIX + "|" + UN_TAUX + ")){1,6})$");

    private static final Pattern PRIX_ET_QUANTITE = Pattern.compile("\\s(?<unitaire>" + UN_PRIX
            + ")\\s(?<quantite>[1-9][0-9]?)(?<prix>(?:\\s(?:" + UN_PRIX + "|" + UN_TAUX + ")){1,5})$");

    /** What is said below a name of the same thing. */
    private static final Pattern UN_DETAIL = Pattern.compile(
            "(?:SKU|UGS|REF|REFERENCE|COLORIS|COULEUR|TAILLE|POIDS|CADRE|NUMERO|SERIE|S/N|MARQUAGE|BICYCODE|FNUCI|GARANTIE|ASIN|EAN|CODE|MODELE|AVEC)\\b.*|N\\s?\u00B0.*");

    private static final Pattern UN_BIEN =
            Pattern.compile("\\b(?:" + Cycles.GENRES + "|TANDEMS?|CUVES?|CITERNES?|RECUPERATEURS?|KITS?)(?![A-Z0-9])");

    private static final Pattern TROIS_MOTS = Pattern.compile("\\S\\s\\S+\\s\\S");

    /** In cents: what costs less goes with one. */
    private static final long PRIX_D_UN_BIEN = 100_00;

    /** Something is done to it, or it is somebody's. */
    private static final Pattern CONFIE = Pattern.compile(
            "^(?:POUR|SUR|DE|CHANTIER|OBJET|PROMOTION|OFFRE|OPERATION)\\b|\\b(?:DEPOSEE?|RECUE?|CONFIEE?|LAISSEE?|FOURNIE?|EXISTANTE?|EN COURS|CLIENTE?|VOTRE|M\\.|MME)(?![A-Z])");

    private static final Pattern UN_CHIFFRE_EN_FIN = Pattern.compile("[0-9]$");

    /** How many, at what price, taxed how: nothing else. */
    private static final Pattern RIEN_QUE_DES_NOMBRES = Pattern.compile("(?:(?:(?:[-\u2013\u2212]\\s?)?" + UN_PRIX + "|"
            + UN_TAUX + "|[0-9]{1,3}|" + UNE_UNITE + "|(?:DONT )?TVA\\s?" + UN_TAUX + ")(?:\\s|$)){1,8}");

    private static final Pattern SON_RANG = Pattern.compile("^[0-9]{1,3}\\s");
    private static final Pattern SA_REFERENCE = Pattern.compile("^(?=\\S{3})[A-Z._/-]*[0-9][A-Z0-9._/-]*\\s");
    private static final Pattern SON_CODE_BARRES = Pattern.compile("^(?:[0-9]{8}|[0-9]{12,14})\\s");

    /** Below its name, how many a till took of an item, for how much each, and what they come to. */
    private static final GuardedPattern UN_DECOMPTE =
            GuardedPattern.of("^(?<quantite>[0-9]{1,3})\\s?[X\u00D7]\\s?(?<un>" + MontantsEcrits.NOMBRE + ")\\s(?<tous>"
                    + MontantsEcrits.NOMBRE + ")(?:\\s?(?:\u20AC|EUR)|\\s[A-E])?$");

    /** "1 119,99": one of it, or more than a thousand. */
    private static final GuardedPattern UN_PUIS_SON_PRIX =
            GuardedPattern.of("^1\\s(?=[0-9]{3}[.,][0-9]{2}(?:\\s?(?:\u20AC|EUR))?$)");

    private final TextePiece texte;
    private final Pattern avantLeNom;
    private final boolean avecQuantite;
    private final boolean prixDAbord;
    private final boolean avecCode;
    private final List<Article> articles = new ArrayList<>();

    /** What the lines of the item say whose amounts are read. */
    private final List<String> dites = new ArrayList<>();

    private final List<Long> montants = new ArrayList<>();

    /** Whether the amounts stand after a name of their own, and not after the end of the one above. */
    private boolean aUnNomASaSuite;

    /** Whether the end of a name was not sure. */
    private boolean illisible;

    /** Whether "1 119,99" is one of it. */
    private final boolean unAPart;

    private ArticlesSansColonnes(TextePiece texte, String tetes, boolean unAPart) {
        this.texte = texte;
        this.unAPart = unAPart;
        this.avantLeNom = UN_RANG.matcher(tetes).lookingAt()
                ? SON_RANG
                : UNE_REFERENCE.matcher(tetes).lookingAt() ? SA_REFERENCE : SON_CODE_BARRES;
        this.avecQuantite = UNE_QUANTITE.matcher(tetes).find();
        this.prixDAbord = PRIX_AVANT_LA_QUANTITE.matcher(tetes).find();
        this.avecCode = UN_CODE.matcher(tetes).find();
    }

    /** Reads the items below the first head of such a table; none where there is none. */
    static List<Article> lire(TextePiece texte) {
        return lire(texte, false);
    }

    /** The same where each is alone on the line of its price, which then looks like more than a thousand; none where no line does. */
    static List<Article> lireUnParUn(TextePiece texte) {
        return texte.porte(UN_PUIS_SON_PRIX) ? lire(texte, true) : List.of();
    }

    /** Reads what a till counts below each name; none where one has none. */
    static List<Article> lireLesDecomptes(TextePiece texte) {
        List<Article> articles = new ArrayList<>();
        for (int ligne : texte.lignes(UN_DECOMPTE)) {
            GuardedMatcher decompte = UN_DECOMPTE.matcher(texte.cle(ligne));
            Montant un = decompte.find() ? MontantsEcrits.lire(decompte.group("un")) : null;
            Montant tous = un == null ? null : MontantsEcrits.lire(decompte.group("tous"));
            if (un == null
                    || tous == null
                    || un.centimes() * Integer.parseInt(decompte.group("quantite")) != tous.centimes()) {
                continue;
            }
            boolean nomme = ligne > 0
                    && estUnNom(texte.cle(ligne - 1))
                    && MontantsEcrits.tous(texte.cle(ligne - 1)).findAny().isEmpty();
            String nom = nomme ? texte.lignes().get(ligne - 1).texte() : "";
            articles.add(new Article(nom, nom, tous.centimes(), tous.centimes()));
        }
        return articles;
    }

    private static List<Article> lire(TextePiece texte, boolean unAPart) {
        for (int ligne : texte.lignes(TETES_JOINTES)) {
            if (TETES_JOINTES.matcher(texte.cle(ligne)).find()) {
                return new ArticlesSansColonnes(texte, texte.cle(ligne), unAPart).depuis(ligne + 1);
            }
        }
        for (int ligne : texte.lignes(TETE_SEULE)) {
            if (TETE_SEULE.matcher(texte.cle(ligne)).find()) {
                int derniere = derniereTete(texte, ligne);
                if (derniere > ligne) {
                    return new ArticlesSansColonnes(texte, "", unAPart).depuis(derniere + 1);
                }
            }
        }
        return List.of();
    }

    /** The last of the heads that stand one below the other, be there other words between; the first where it is alone. */
    private static int derniereTete(TextePiece texte, int premiere) {
        int derniere = premiere;
        int fin = Math.min(texte.lignes().size(), premiere + TETES_AU_PLUS);
        for (int ligne = premiere + 1;
                ligne < fin && !PRIX.matcher(texte.cle(ligne)).find();
                ligne++) {
            if (TETE_D_A_COTE.matcher(texte.cle(ligne)).matches()) {
                derniere = ligne;
            }
        }
        return derniere;
    }

    private List<Article> depuis(int debut) {
        int fin = Math.min(texte.lignes().size(), debut + ArticlePrincipal.LIGNES_AU_PLUS);
        for (int i = debut; i < fin; i++) {
            Ligne ligne = texte.lignes().get(i);
            String cle = avecCode ? SON_CODE.matcher(ligne.cle()).replaceFirst("") : ligne.cle();
            boolean desNombres = RIEN_QUE_DES_NOMBRES.matcher(cle).matches();
            if (ligne.page() != texte.lignes().get(debut).page()
                    || (!desNombres && ArticlePrincipal.FIN.matcher(cle).find())) {
                break;
            }
            if (ArticlePrincipal.EN_OPTION.matcher(cle).find()) {
                return List.of();
            }
            if (ArticlePrincipal.DONT.matcher(cle).find()) {
                continue;
            }
            if (desNombres) {
                noterLesPrix(unAPart ? sansUn(cle) : cle);
            } else {
                noterUneLigne(cle, ligne.texte());
            }
        }
        finir();
        return illisible ? List.of() : articles;
    }

    private static String sansUn(String cle) {
        GuardedMatcher un = UN_PUIS_SON_PRIX.matcher(cle);
        return un.find() ? cle.substring(un.end()) : cle;
    }

    private void noterUneLigne(String cle, String ecrite) {
        finir();
        Matcher rangee = rangee(cle);
        if (rangee == null) {
            dites.add(ecrite);
            return;
        }
        String nom = ecrite.substring(0, rangee.start());
        // "Cuve 30 1 200,00" is a cuve of thirty, or thirty of one.
        boolean sur = rangee.pattern() != SANS_QUANTITE
                || !UN_CHIFFRE_EN_FIN.matcher(nom).find();
        illisible |= !sur;
        aUnNomASaSuite = !dites.isEmpty() && Character.isUpperCase(nom.codePointAt(0));
        dites.add(nom);
        noterLesPrix(rangee.group("prix"));
    }

    private void noterLesPrix(String prix) {
        montants.addAll(prix(prix));
    }

    private static List<Long> prix(String ecrits) {
        return PRIX.matcher(ecrits)
                .results()
                .flatMap(lu -> MontantsEcrits.tous(lu.group())
                        .map(montant ->
                                MontantsEcrits.SIGNE_MOINS.matcher(lu.group()).find()
                                        ? -montant.centimes()
                                        : montant.centimes()))
                .toList();
    }

    /** Ends the item whose amounts were read, if any were. */
    private void finir() {
        if (!montants.isEmpty()) {
            List<String> noms = dites.stream()
                    .filter(dite -> !UN_DETAIL.matcher(TextePiece.cle(dite)).matches())
                    .toList();
            articles.add(new Article(
                    nom(noms),
                    String.join("\n", noms),
                    montants.get(montants.size() - 1),
                    montants.stream().max(Comparator.naturalOrder()).orElseThrow()));
            dites.clear();
            montants.clear();
            aUnNomASaSuite = false;
        }
    }

    /** Of several lines above some amounts, one may be of another item or of the whole paper: those of the first, where its first says what is sold. */
    private String nom(List<String> noms) {
        long prix = montants.get(montants.size() - 1);
        boolean sur = noms.size() == 1 || (articles.isEmpty() && !aUnNomASaSuite && seulLePremierEstUnBien(noms, prix));
        return sur && !CONFIE.matcher(TextePiece.cle(noms.get(0))).find()
                ? avantLeNom.matcher(noms.get(0)).replaceFirst("")
                : "";
    }

    /** What is below a name goes on with it, or tells of it: no accessory of what the customer brought. */
    private static boolean seulLePremierEstUnBien(List<String> noms, long prix) {
        List<String> cles = noms.stream().map(TextePiece::cle).toList();
        return prix >= PRIX_D_UN_BIEN
                && !cles.isEmpty()
                && UN_BIEN.matcher(cles.get(0)).find()
                && TROIS_MOTS.matcher(cles.get(0)).find()
                && cles.stream()
                        .skip(1)
                        .noneMatch(cle -> UN_BIEN.matcher(cle).find()
                                || Cycles.UNE_PARTIE.matcher(cle).lookingAt()
                                || Cycles.AUTRE_CHOSE.matcher(cle).lookingAt());
    }

    /** Where in a line the name ends, and what follows it; null where it is a name alone, or nobody knows where it ends. */
    private @Nullable Matcher rangee(String cle) {
        if (avecQuantite) {
            for (Pattern colonnes :
                    prixDAbord ? List.of(PRIX_ET_QUANTITE, QUANTITE_ET_PRIX) : List.of(QUANTITE_ET_PRIX)) {
                Matcher rangee = colonnes.matcher(cle);
                int depuis = 0;
                while (depuis < cle.length() && rangee.find(depuis)) {
                    if (estUnNom(cle.substring(0, rangee.start())) && seTient(rangee, colonnes == PRIX_ET_QUANTITE)) {
                        return rangee;
                    }
                    depuis = rangee.start() + 1;
                }
            }
        }
        Matcher sans = SANS_QUANTITE.matcher(cle);
        return sans.find() && estUnNom(cle.substring(0, sans.start())) ? sans : null;
    }

    private static boolean estUnNom(String cle) {
        return ArticlePrincipal.UN_MOT.matcher(cle).find();
    }

    /** Whether so many at the first price come to the last. */
    private static boolean seTient(Matcher rangee, boolean unitaire) {
        List<Long> montants = prix(rangee.group("prix"));
        if (montants.isEmpty()) {
            return false;
        }
        int quantite = Integer.parseInt(rangee.group("quantite"));
        long dernier = montants.get(montants.size() - 1);
        if (unitaire) {
            return prix(rangee.group("unitaire")).get(0) * quantite == dernier;
        }
        return montants.size() == 1 ? quantite == 1 : montants.get(0) * quantite == dernier;
    }
}
