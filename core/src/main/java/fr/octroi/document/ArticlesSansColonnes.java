package fr.octroi.document;

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
    static final Pattern AUTRE_TETE = Pattern.compile(
            "(?:QTE|QTY|QUANTITE|P\\.?\\s?U|PRIX|PRICE|MONTANT|AMOUNT|TOTAL|T\\.?V\\.?A|TAXES?|TAUX|REM|REMISE|UNITE)(?![A-Z])[^0-9:]{0,20}");

    private static final Pattern UN_RANG = Pattern.compile("(?:#|N\\s?\u00B0)\\s");

    /** The rate of each item is one of a table, told by a digit or a letter at the end of its line. */
    private static final Pattern UN_CODE = Pattern.compile("\\s(?:CODE|T|TX|CODE TVA|TVA)$");

    private static final Pattern SON_CODE = Pattern.compile("(?<=[.,][0-9]{2})\\s[0-9A-Z]$");

    private static final Pattern UNE_QUANTITE = Pattern.compile("\\b(?:Q(?:UANTI)?TE|QTY)\\b");

    private static final int TETES_AU_PLUS = 14;
    private static final int LIGNES_AU_PLUS = 60;

    private static final String UN_PRIX = "(?:\u20AC\\s?)?" + MontantsEcrits.NOMBRE + "(?:\\s?(?:\u20AC|EUR\\b))?";
    private static final String UN_TAUX = "[0-9]{1,2}(?:[.,][0-9]{1,2})?\\s?%";
    private static final String UNE_UNITE = "(?:U|F|FT|ENS|FORFAIT|PCES?|PIECES?|X|UNITES?|UNITE\\(S\\))";

    private static final Pattern PRIX = Pattern.compile("[-\u2013\u2212]?\\s?" + UN_PRIX + "(?!\\s?%)");

    private static final Pattern SANS_QUANTITE = Pattern.compile(
            "\\s(?<prix>[-\u2013\u2212]?\\s?" + UN_PRIX + "(?:\\s(?:" + UN_PRIX + "|" + UN_TAUX + ")){0,5})$");

    private static final Pattern QUANTITE_ET_PRIX =
            Pattern.compile("(?:\\s" + UNE_UNITE + ")?\\s(?<quantite>[1-9][0-9]?)(?:[.,]00)?(?:\\s" + UNE_UNITE
                    + ")?(?<prix>(?:\\s(?:" + UN_PRIX + "|" + UN_TAUX + ")){1,6})$");

    private static final Pattern PRIX_ET_QUANTITE = Pattern.compile(
            "\\s(?<prix>" + UN_PRIX + "\\s(?<quantite>[1-9][0-9]?)(?:\\s(?:" + UN_PRIX + "|" + UN_TAUX + ")){1,5})$");

    /** What is said below a name of the same thing. */
    private static final Pattern UN_DETAIL = Pattern.compile(
            "(?:SKU|UGS|REF|REFERENCE|COLORIS|COULEUR|TAILLE|POIDS|CADRE|N\\s?\u00B0|NUMERO|SERIE|S/N|MARQUAGE|BICYCODE|FNUCI|BATTERIE|GARANTIE|ASIN|EAN|CODE|MODELE|AVEC)\\b.*");

    private static final Pattern UN_BIEN = Pattern.compile(
            "\\b(?:VELOS?|VAE|VTC|VTT|E-?BIKE|BICYCLETTE|TRIPORTEUR|BIPORTEUR|LONGTAIL|TANDEM|CUVE|CITERNE|RECUPERATEUR|KIT)\\b");

    /** Something is done to it, or it is somebody's. */
    private static final Pattern CONFIE = Pattern.compile(
            "^(?:POUR|SUR|DE|CHANTIER|OBJET)\\b|\\b(?:DEPOSEE?|RECUE?|CONFIEE?|LAISSEE?|FOURNIE?|CLIENTE?|VOTRE|M\\.|MME)(?![A-Z])");

    private static final Pattern UN_CHIFFRE_EN_FIN = Pattern.compile("[0-9]$");

    /** How many, at what price, taxed how: nothing else. */
    private static final Pattern RIEN_QUE_DES_NOMBRES = Pattern.compile("(?:(?:(?:[-\u2013\u2212]\\s?)?" + UN_PRIX + "|"
            + UN_TAUX + "|[0-9]{1,3}|" + UNE_UNITE + "|(?:DONT )?TVA\\s?" + UN_TAUX + ")(?:\\s|$)){1,8}");

    private static final Pattern SON_RANG = Pattern.compile("^[0-9]{1,3}\\s");
    private static final Pattern SON_CODE_BARRES = Pattern.compile("^(?:[0-9]{8}|[0-9]{12,14})\\s");

    private static final Pattern UN_MOT = Pattern.compile("[A-Z]{3}");

    private final TextePiece texte;
    private final boolean avecRang;
    private final boolean avecQuantite;
    private final boolean avecCode;
    private final List<Article> articles = new ArrayList<>();

    /** What the lines of the item say whose amounts are read. */
    private final List<String> dites = new ArrayList<>();

    private final List<Long> montants = new ArrayList<>();

    private ArticlesSansColonnes(TextePiece texte, String tetes) {
        this.texte = texte;
        this.avecRang = UN_RANG.matcher(tetes).lookingAt();
        this.avecQuantite = UNE_QUANTITE.matcher(tetes).find();
        this.avecCode = UN_CODE.matcher(tetes).find();
    }

    /** Reads the items below the first head of such a table; none where there is none. */
    static List<Article> lire(TextePiece texte) {
        for (int ligne : texte.lignes(TETES_JOINTES)) {
            if (TETES_JOINTES.matcher(cle(texte, ligne)).find()) {
                return new ArticlesSansColonnes(texte, cle(texte, ligne)).depuis(ligne + 1);
            }
        }
        for (int ligne : texte.lignes(TETE_SEULE)) {
            if (TETE_SEULE.matcher(cle(texte, ligne)).find()) {
                int derniere = derniereTete(texte, ligne);
                return derniere == ligne ? List.of() : new ArticlesSansColonnes(texte, "").depuis(derniere + 1);
            }
        }
        return List.of();
    }

    /** The last of the heads that stand one below the other, be there other words between; the first where it is alone. */
    private static int derniereTete(TextePiece texte, int premiere) {
        int derniere = premiere;
        int fin = Math.min(texte.lignes().size(), premiere + TETES_AU_PLUS);
        for (int ligne = premiere + 1;
                ligne < fin && !PRIX.matcher(cle(texte, ligne)).find();
                ligne++) {
            if (AUTRE_TETE.matcher(cle(texte, ligne)).matches()) {
                derniere = ligne;
            }
        }
        return derniere;
    }

    private List<Article> depuis(int debut) {
        int fin = Math.min(texte.lignes().size(), debut + LIGNES_AU_PLUS);
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
                noterLesPrix(cle);
            } else {
                noterUneLigne(cle, ligne.texte());
            }
        }
        finir();
        return articles;
    }

    private void noterUneLigne(String cle, String ecrite) {
        finir();
        Matcher rangee = rangee(cle);
        dites.add(rangee == null ? ecrite : ecrite.substring(0, rangee.start()));
        if (rangee != null) {
            noterLesPrix(rangee.group("prix"));
        }
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
            articles.add(new Article(
                    nom(),
                    String.join("\n", dites),
                    montants.get(montants.size() - 1),
                    montants.stream().max(Comparator.naturalOrder()).orElseThrow()));
            dites.clear();
            montants.clear();
        }
    }

    /** Of several lines above some amounts, one may be of another item or of the whole paper: those of the first, where its first says what is sold. */
    private String nom() {
        List<String> noms = dites.stream()
                .filter(dite -> !UN_DETAIL.matcher(TextePiece.cle(dite)).matches())
                .toList();
        boolean sur = noms.size() == 1 || (articles.isEmpty() && seulLePremierEstUnBien(noms));
        return sur && !CONFIE.matcher(TextePiece.cle(noms.get(0))).find()
                ? (avecRang ? SON_RANG : SON_CODE_BARRES).matcher(noms.get(0)).replaceFirst("")
                : "";
    }

    private static boolean seulLePremierEstUnBien(List<String> noms) {
        List<String> cles = noms.stream().map(TextePiece::cle).toList();
        return !cles.isEmpty()
                && UN_BIEN.matcher(cles.get(0)).find()
                && cles.stream()
                        .skip(1)
                        .noneMatch(cle -> UN_BIEN.matcher(cle).find()
                                || Cycles.UNE_PARTIE.matcher(cle).lookingAt());
    }

    /** Where in a line the name ends, and what follows it; null where it is a name alone, or nobody knows where it ends. */
    private @Nullable Matcher rangee(String cle) {
        for (Pattern colonnes : avecQuantite ? List.of(QUANTITE_ET_PRIX, PRIX_ET_QUANTITE) : List.<Pattern>of()) {
            Matcher rangee = colonnes.matcher(cle);
            int depuis = 0;
            while (depuis < cle.length() && rangee.find(depuis)) {
                if (estUnNom(cle.substring(0, rangee.start())) && seTient(rangee)) {
                    return rangee;
                }
                depuis = rangee.start() + 1;
            }
        }
        Matcher sans = SANS_QUANTITE.matcher(cle);
        return sans.find()
                        && estUnNom(cle.substring(0, sans.start()))
                        && !UN_CHIFFRE_EN_FIN
                                .matcher(cle.substring(0, sans.start()))
                                .find()
                ? sans
                : null;
    }

    private static boolean estUnNom(String cle) {
        return UN_MOT.matcher(cle).find();
    }

    /** Whether so many at the first price come to the last. */
    private static boolean seTient(Matcher rangee) {
        List<Long> montants = prix(rangee.group("prix"));
        int quantite = Integer.parseInt(rangee.group("quantite"));
        return !montants.isEmpty()
                && (montants.size() == 1
                        ? quantite == 1
                        : montants.get(0) * quantite == montants.get(montants.size() - 1));
    }

    private static String cle(TextePiece texte, int ligne) {
        return texte.lignes().get(ligne).cle();
    }
}
