package fr.octroi.document;

import fr.octroi.document.TextePiece.Cellule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The block at the head of a paper that the SIRET of who sells ends: his name heads it, streets and telephones follow. */
final class BlocDuSiret {

    private static final GuardedPattern SIRET = GuardedPattern.of("\\bSIRET\\b[^0-9]{0,12}[0-9]{3}");

    /** The head of a paper. */
    static final int LIGNES_DE_L_EN_TETE = 20;

    /** What stands above a number, its name with it. */
    static final int LIGNES_DU_BLOC = 6;

    /** A row of more is one of a table. */
    static final int COLONNES = 4;

    /** Above which a name alone is that of who writes. */
    static final int LIGNES_DU_NOM_SEUL = 3;

    private static final Pattern AVANT_SON_SIRET = Pattern.compile(
            "^(?!(?:VENTE\\b|REPARATION\\b|LOCATION\\b|AUTO|MICRO|ENTREPR|EI\\b|ARTISAN\\b|COMMERCANT))(?<nom>[A-Z][^0-9:,;|]{2,50}?)\\s?[-\u2013\u2022\u00B7|(]?\\s?(?:(?<=[\u2013\u2022\u00B7|-]\\s)[^|]{2,80}\\s[-\u2013\u2022\u00B7|]\\s)?(?:N\\s?\u00B0\\s?(?:DE\\s)?)?SIRET\\b");

    static final Pattern UN_TABLEAU = Pattern.compile(
            "\\b(?:(?:SOUS-?)?TOTAL|REMISE|DESCRIPTION|DESIGNATION|QUANTITE|QTE|NET A PAYER|RESTE A PAYER)\\b"
                    // Two heads in one cell: the names below are of two columns.
                    + "|^(?:DE|VENDEUR|EMETTEUR)\\s?:?\\s(?:A|ACHETEUR|CLIENT|DESTINATAIRE|(?:FACTURE|ADRESSE)E? A)\\s?:?$");

    private static final Pattern DE_DEUX_BLOCS =
            Pattern.compile("\\p{Lu}\\p{Ll}{1,20} et \\p{Lu}\\p{Ll}{1,20} \\p{Lu}[\\p{Lu}'-]{1,30} [0-9]{5} \\p{Lu}.*");

    private final TextePiece texte;
    private final RaisonsSociales raisons;
    private @Nullable Set<String> noms;

    BlocDuSiret(TextePiece texte, RaisonsSociales raisons) {
        this.texte = texte;
        this.raisons = raisons;
    }

    /** The lines that bear the number of an establishment, be it in the next cell. */
    static List<Integer> lignes(TextePiece texte) {
        return texte.lignes(SIRET).stream()
                .filter(ligne -> SIRET.matcher(texte.cle(ligne)).find())
                .toList();
    }

    /** What heads the blocks, each once; asked for each company below them. */
    Set<String> noms() {
        if (noms == null) {
            noms = tetes();
        }
        return noms;
    }

    /** Whether a line that may bear the number stands above another, and something above it. */
    boolean peutFinirAvant(int ligne) {
        int premiere = texte.lignes(SIRET).stream().findFirst().orElse(Integer.MAX_VALUE);
        return ligne > premiere && premiere > 0;
    }

    private Set<String> tetes() {
        Set<String> tetes = new LinkedHashSet<>();
        for (int ligne : lignes(texte)) {
            if (ligne < LIGNES_DE_L_EN_TETE && !estSousUnTableau(ligne)) {
                texte.lignes().get(ligne).cellules().stream()
                        .filter(cellule -> cellule.cle().contains("SIRET"))
                        .map(cellule -> teteDuBloc(ligne, cellule))
                        .filter(tete -> !tete.isEmpty())
                        .forEach(tetes::add);
            }
        }
        return RaisonsSociales.sansDoublon(tetes);
    }

    /** What heads the block over a SIRET, empty when it is no name. */
    private String teteDuBloc(int ligne, Cellule cellule) {
        String tete = "";
        List<Cellule> bloc = dessus(ligne, cellule);
        for (Cellule dessus : bloc) {
            if (Nature.estUnTitre(dessus)) {
                break;
            }
            if (DE_DEUX_BLOCS.matcher(dessus.texte()).matches()
                    && !RaisonsSociales.UNE_BOUTIQUE.matcher(dessus.cle()).find()) {
                // The name of one party beside the town of the other.
                tete = "";
                break;
            }
            if (UN_TABLEAU.matcher(dessus.cle()).find()) {
                // A SIRET at the foot stands under items and totals, and no name heads them.
                tete = "";
                break;
            }
            tete = raisons.propre(dessus.texte()).orElse(tete);
        }
        if (!tete.isEmpty() && !estUnBloc(ligne, bloc)) {
            tete = "";
        }
        return tete.isEmpty() && ligne < LIGNES_DU_NOM_SEUL ? avantSonSiret(cellule) : tete;
    }

    private boolean estSousUnTableau(int ligne) {
        return texte.lignes().subList(Math.max(0, ligne - LIGNES_DU_BLOC), ligne).stream()
                .anyMatch(dessus -> (dessus.cellules().size() > COLONNES && TextePiece.aUnChiffre(dessus.cle()))
                        || finitParSonPrix(dessus.cellules()));
    }

    /** Beside its price stands an item. */
    private static boolean finitParSonPrix(List<Cellule> cellules) {
        return cellules.size() > 1
                && MontantsEcrits.estUnMontantSeul(
                        cellules.get(cellules.size() - 1).cle());
    }

    /** At the top of a document a name may stand before the number, on one line. */
    private String avantSonSiret(Cellule cellule) {
        Matcher avant = AVANT_SON_SIRET.matcher(cellule.cle());
        return avant.find()
                ? raisons.propre(cellule.texte().substring(0, avant.end("nom"))).orElse("")
                : "";
    }

    /** A block at the head, or over an address: what is above a number alone may be the last words of the invoice. */
    private static boolean estUnBloc(int ligne, List<Cellule> dessus) {
        return ligne <= LIGNES_DU_BLOC || dessus.stream().map(Cellule::cle).anyMatch(PapiersDeSociete::commencent);
    }

    /** Above the cell; where nothing is, above the line that it ends. */
    private List<Cellule> dessus(int ligne, Cellule cellule) {
        List<Cellule> siennes = surplombant(ligne, cellule);
        return siennes.isEmpty()
                ? surplombant(ligne, texte.lignes().get(ligne).cellules().get(0))
                : siennes;
    }

    private List<Cellule> surplombant(int ligne, Cellule cellule) {
        List<Cellule> dessus = new ArrayList<>();
        for (int i = ligne - 1; i >= Math.max(0, ligne - LIGNES_DU_BLOC); i--) {
            texte.lignes().get(i).cellules().stream()
                    .filter(cellule::chevauche)
                    .findFirst()
                    .ifPresent(dessus::add);
            int derniere = dessus.size() - 1;
            if (derniere >= 0) {
                Cellule seule = texte.colonnes().deGauche(i, dessus.get(derniere));
                boolean unNom = !seule.equals(dessus.get(derniere))
                        && raisons.propre(seule.texte()).isPresent();
                dessus.set(derniere, seule);
                if (unNom) {
                    // Both blocks start here, the seller's and the buyer's.
                    break;
                }
            }
        }
        return dessus;
    }
}
