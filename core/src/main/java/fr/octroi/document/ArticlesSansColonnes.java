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
            "(?:(?:DESIGNATION|DESCRIPTION|LIBELLE)S?|ARTICLES?|PRODUITS?)(?:\\s(?:&|ET)\\sDESCRIPTION)?";

    private static final GuardedPattern TETES_JOINTES =
            GuardedPattern.of("^(?<rang>#\\s|N\\s?\u00B0\\s)?(?:(?:REF\\.?|REFERENCE|CODE(?:\\sEAN)?|GENCOD|EAN)\\s)?"
                    + CE_QUI_EST_VENDU + "(?=\\s)(?=.*\\s(?:PRIX|MONTANT|TOTAL|P\\.?U|TARIF)\\b)[^0-9:;]{4,80}$");

    private static final GuardedPattern TETE_SEULE = GuardedPattern.of("^" + CE_QUI_EST_VENDU + "$");

    /** Of what stands beside what is sold: a total is one of each item there. */
    static final Pattern AUTRE_TETE = Pattern.compile(
            "(?:QTE|QUANTITE|P\\.?\\s?U|PRIX|MONTANT|TOTAL|T\\.?V\\.?A|TAXES?|TAUX|REM|REMISE|UNITE)(?![A-Z])[^0-9:]{0,20}");

    private static final Pattern UNE_QUANTITE = Pattern.compile("\\bQ(?:UANTI)?TE\\b");

    private static final int TETES_AU_PLUS = 14;
    private static final int LIGNES_AU_PLUS = 60;

    private static final String UN_PRIX = "(?:\u20AC\\s?)?" + MontantsEcrits.NOMBRE + "(?:\\s?(?:\u20AC|EUR\\b))?";
    private static final String UN_TAUX = "[0-9]{1,2}(?:[.,][0-9]{1,2})?\\s?%";
    private static final String UNE_UNITE = "(?:U|F|FT|ENS|FORFAIT|PCES?|PIECES?|X|UNITES?|UNITE\\(S\\))";

    private static final Pattern PRIX = Pattern.compile("[-\u2013\u2212]?\\s?" + UN_PRIX + "(?!\\s?%)");

    /** One of an item, its price, and what it comes to. */
    private static final Pattern UN_ARTICLE = Pattern.compile("(?<nom>\\S.{2,200}?)(?:\\s" + UNE_UNITE
            + ")?\\s1(?:[.,]00)?(?:\\s" + UNE_UNITE + ")?(?<prix>(?:\\s(?:" + UN_PRIX + "|" + UN_TAUX + ")){1,6})");

    private static final Pattern SANS_QUANTITE =
            Pattern.compile("(?<nom>\\S.{2,200}?)(?<prix>(?:\\s(?:[-\u2013\u2212]\\s?)?(?:" + UN_PRIX + "|" + UN_TAUX
                    + "|[0-9]{1,2})){1,6})");

    /** How many, at what price, taxed how: nothing else. */
    private static final Pattern RIEN_QUE_DES_NOMBRES = Pattern.compile("(?:(?:(?:[-\u2013\u2212]\\s?)?" + UN_PRIX + "|"
            + UN_TAUX + "|[0-9]{1,3}|" + UNE_UNITE + "|(?:DONT )?TVA\\s?" + UN_TAUX + ")(?:\\s|$)){1,8}");

    private static final Pattern SON_RANG = Pattern.compile("^[0-9]{1,3}\\s");
    private static final Pattern SON_CODE_BARRES = Pattern.compile("^(?:[0-9]{8}|[0-9]{12,14})\\s");

    private static final Pattern UN_MOT = Pattern.compile("[A-Z]{3}");

    private final TextePiece texte;
    private final boolean avecRang;
    private final boolean avecQuantite;

    private ArticlesSansColonnes(TextePiece texte, boolean avecRang, boolean avecQuantite) {
        this.texte = texte;
        this.avecRang = avecRang;
        this.avecQuantite = avecQuantite;
    }

    /** Reads the items below the first head of such a table; none where there is none. */
    static List<Article> lire(TextePiece texte) {
        for (int ligne : texte.lignes(TETES_JOINTES)) {
            Matcher tetes = TETES_JOINTES.matcher(cle(texte, ligne));
            if (tetes.find()) {
                boolean avecQuantite = UNE_QUANTITE.matcher(cle(texte, ligne)).find();
                return new ArticlesSansColonnes(texte, tetes.group("rang") != null, avecQuantite).depuis(ligne + 1);
            }
        }
        for (int ligne : texte.lignes(TETE_SEULE)) {
            if (TETE_SEULE.matcher(cle(texte, ligne)).find()) {
                int derniere = derniereTete(texte, ligne);
                return derniere == ligne
                        ? List.of()
                        : new ArticlesSansColonnes(texte, false, false).depuis(derniere + 1);
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
        List<Article> articles = new ArrayList<>();
        String nom = "";
        List<Long> montants = new ArrayList<>();
        int fin = Math.min(texte.lignes().size(), debut + LIGNES_AU_PLUS);
        for (int i = debut; i < fin; i++) {
            Ligne ligne = texte.lignes().get(i);
            String cle = ligne.cle();
            boolean desNombres = RIEN_QUE_DES_NOMBRES.matcher(cle).matches();
            if (ligne.page() != texte.lignes().get(debut).page()
                    || (!desNombres && ArticlePrincipal.FIN.matcher(cle).find())) {
                break;
            }
            Matcher rangee = desNombres ? null : rangee(cle);
            if (rangee == null && !desNombres && nom.isEmpty() && montants.isEmpty()) {
                nom = sansRang(ligne.texte());
            } else if (desNombres || rangee != null) {
                if (rangee != null && !montants.isEmpty()) {
                    articles.add(article(nom, montants));
                    nom = "";
                    montants.clear();
                }
                nom = nom.isEmpty() && rangee != null
                        ? sansRang(ligne.texte().substring(rangee.start("nom"), rangee.end("nom")))
                        : nom;
                ajouter(rangee == null ? cle : rangee.group("prix"), montants);
            } else if (!montants.isEmpty()) {
                articles.add(article(nom, montants));
                montants.clear();
                nom = sansRang(ligne.texte());
            }
        }
        if (!montants.isEmpty()) {
            articles.add(article(nom, montants));
        }
        return articles;
    }

    private static void ajouter(String prix, List<Long> montants) {
        PRIX.matcher(prix)
                .results()
                .forEach(lu -> MontantsEcrits.tous(lu.group())
                        .map(montant ->
                                MontantsEcrits.SIGNE_MOINS.matcher(lu.group()).find()
                                        ? -montant.centimes()
                                        : montant.centimes())
                        .forEach(montants::add));
    }

    private @Nullable Matcher rangee(String cle) {
        Matcher un = UN_ARTICLE.matcher(cle);
        Matcher sans = SANS_QUANTITE.matcher(cle);
        Matcher rangee = avecQuantite && un.matches() ? un : sans.matches() ? sans : null;
        return rangee != null && UN_MOT.matcher(rangee.group("nom")).find() ? rangee : null;
    }

    private String sansRang(String nom) {
        return (avecRang ? SON_RANG : SON_CODE_BARRES).matcher(nom).replaceFirst("");
    }

    private static Article article(String nom, List<Long> montants) {
        return new Article(
                nom,
                montants.get(montants.size() - 1),
                montants.stream().max(Comparator.naturalOrder()).orElseThrow());
    }

    private static String cle(TextePiece texte, int ligne) {
        return texte.lignes().get(ligne).cle();
    }
}
