package fr.octroi.document;

import fr.octroi.commun.Montant;
import fr.octroi.document.TextePiece.Cellule;
import fr.octroi.document.TextePiece.Ligne;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the item that makes more than half of what is sold, in a table of items with a head: a tank, a cycle that only its maker's name
 * tells.
 */
final class ArticlePrincipal {

    private static final GuardedPattern TETE = GuardedPattern.of(
            "^(?:(?:DESIGNATION|DESCRIPTION|LIBELLE)S?(?: (?:DES? |DU |DE L')?(?:ARTICLES?|PRODUITS?|PRESTATIONS?|TRAVAUX))?|ARTICLES?|PRODUITS?)$");

    /** What stands beside it: how many, and for how much. */
    private static final Pattern AUTRE_TETE = Pattern.compile(
            "^(?:(?:QTE|QUANTITE|P\\.?\\s?U|PU|PV|PRIX|MONTANT|TOTAL|TVA|TAUX|UNITE|EUR(?:OS)?|€)\\b|€)");

    private static final Pattern FIN = RequiredWords.compiler(
            "^(?:SOUS[- ]?TOTAL|TOTAL|TOTAUX|NET A PAYER|A PAYER|BASE|TAUX|% TVA|TVA|T\\.V\\.A|CODE TAUX|CODE TVA|ACOMPTE|REGLEMENT|MODES? DE|NB ART|NOMBRE D|DETAIL)(?![A-Z])|\\b(?:TOTAL (?:H\\.?T|T\\.?T\\.?C)|MONTANT (?:TOTAL|HORS TAXES?|H\\.?T)|SOUS[- ]TOTAL)(?![A-Z])");

    /** What is done with what is sold, or comes off it. */
    private static final Pattern PAS_UN_ARTICLE = RequiredWords.compiler(
            "\\b(?:LIVRAISON|FRAIS|REMISE|REDUCTION|PORT|EXPEDITION|TRANSPORT|MAIN[ -]D'OEUVRE|ASSURANCE|GARANTIE|ACOMPTE|SOLDE|TOTAL|REPRISE|BONUS|PRIME|AIDE|SUBVENTION|FORFAIT|ABONNEMENT|LOCATION|LOYER|REVISION|REPARATION|ENTRETIEN|ECHANGE|TERRASSEMENT|REMBLAI)S?\\b|^POSE\\b");

    /** Offered beside, and not sold. */
    private static final Pattern EN_OPTION = RequiredWords.compiler("\\b(?:OPTION|NON COMPRISE?)S?\\b");

    private static final Pattern UN_MOT = Pattern.compile("[A-Z]{3}");

    private static final int LIGNES_AU_PLUS = 60;

    private record Article(String nom, Montant montant) {}

    private ArticlePrincipal() {}

    /** Finds its name as it is written, blank when there is none. */
    static String chercher(TextePiece texte) {
        for (int ligne : texte.lignes(TETE)) {
            List<Cellule> cellules = texte.lignes().get(ligne).cellules();
            for (int rang = 0; rang < cellules.size(); rang++) {
                if (TETE.matcher(cellules.get(rang).cle()).find() && aUneAutreTete(cellules, rang)) {
                    return principal(articles(texte, ligne, rang));
                }
            }
        }
        return "";
    }

    private static boolean aUneAutreTete(List<Cellule> cellules, int rang) {
        return cellules.subList(rang + 1, cellules.size()).stream()
                .anyMatch(cellule -> AUTRE_TETE.matcher(cellule.cle()).find());
    }

    private static String principal(List<Article> articles) {
        long tous = articles.stream()
                .mapToLong(article -> article.montant().centimes())
                .sum();
        return articles.stream()
                .max(Comparator.comparing(Article::montant))
                .filter(article -> article.montant().centimes() * 2 > tous)
                .map(Article::nom)
                .filter(nom -> !PAS_UN_ARTICLE.matcher(TextePiece.cle(nom)).find())
                .orElse("");
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
            if (ligne.page() != texte.lignes().get(tete).page()
                    || ligne.cellules().stream()
                            .anyMatch(cellule -> FIN.matcher(cellule.cle()).find())) {
                break;
            }
            Optional<Cellule> nomme = texte.enRegard(i, colonne).stream()
                    .filter(cellule -> UN_MOT.matcher(cellule.cle()).find())
                    .findFirst();
            String nom = nomme.map(Cycles::sansPrix).orElse("");
            if (EN_OPTION.matcher(ligne.cle()).find()) {
                continue;
            }
            // Cell by cell: one of it, beside its price, is not a thousand.
            Optional<Montant> montant = ligne.cellules().stream()
                    .flatMap(cellule -> MontantsEcrits.tous(cellule.cle()))
                    .max(Comparator.naturalOrder());
            if (montant.isPresent()) {
                // A name that was cut stands above its amounts; below another item's, who knows what more is said of
                // that one.
                boolean coupe = !nomAuDessus.isEmpty() && articles.isEmpty();
                articles.add(new Article(
                        nom.isEmpty() ? nomAuDessus : coupe ? Cellule.enSuivant(nomAuDessus, nom) : nom,
                        montant.get()));
                nomAuDessus = "";
            } else {
                nomAuDessus = nomAuDessus.isEmpty() ? nom : nomAuDessus;
            }
        }
        return articles;
    }
}
