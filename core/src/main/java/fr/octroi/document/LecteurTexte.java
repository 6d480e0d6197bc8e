package fr.octroi.document;

import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.FaitLu.Source;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.instruction.NatureFichier;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the facts of a text that others took out of a piece, such as a host that has its own extraction.
 *
 * <p>The text keeps its lines; two spaces or a tab part its columns, and a form feed its pages. What stands below what is
 * told by the place in the line, in characters: a text that was laid out so, as by {@code pdftotext -layout}, is read best.
 */
public final class LecteurTexte {

    /** The width of one character, in points: more than what two cells may miss each other by. */
    private static final float CHASSE = 5f;

    private static final int TABULATION = 8;

    /** What some tools draw between the cells of a table. */
    private static final Pattern TRAIT = Pattern.compile("(?<![^ \\t])[|\u2502](?![^ \\t])");

    /** Some printers part a postal code from its town by two spaces, which are no column under a street. */
    private static final Pattern CODE_ET_VILLE =
            Pattern.compile("(?<=^|  )([0-9]{5}) {2,3}(?=\\p{Lu}[\\p{L}' \u2019-]{0,40}(?:[0-9]{1,2})?(?: {2}|$))");

    private static final Pattern UNE_RUE =
            Pattern.compile("(?:^|\\s)[0-9]{1,4}[^0-9]{0,8}\\s" + AdressesEcrites.GENRE_DE_VOIE + "\\s");

    private LecteurTexte() {}

    /**
     * Lists the types of pieces that it knows; of another, what only such a piece states is not looked for.
     *
     * @return their names, in the codes of the règlements
     */
    public static SortedSet<String> types() {
        return Arrays.stream(Nature.values()).map(Nature::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Reads a text.
     *
     * @param texte the text, as long as {@link Limites#PAR_DEFAUT} allows
     * @param type what the piece is given for, in the codes of the règlements, such as {@code FACTURE}; blank when nobody says;
     *     what is given for an invoice, and is a quote, an order, a pro forma, a delivery note, a deposit invoice or a credit note by the title
     *     of its only page, without another invoice, is read as that
     * @return a reading whose file is of no known nature; {@code NON_LUE} with the code {@code CARACTERES} when the text is
     *     too long, {@code ILLISIBLE} with {@code VIDE} when it is blank, or {@code PROFONDEUR} when one of its lines cannot be
     *     looked through
     */
    public static LecturePiece lire(String texte, String type) {
        if (texte.length() > Limites.PAR_DEFAUT.caracteres()) {
            return LecturePiece.sansFait(EtatLecture.NON_LUE, "CARACTERES", NatureFichier.INCONNUE);
        }
        if (texte.isBlank()) {
            return LecturePiece.sansFait(EtatLecture.ILLISIBLE, "VIDE", NatureFichier.INCONNUE);
        }
        try {
            return LecturePiece.lisible(NatureFichier.INCONNUE, FaitsLus.lire(composer(texte), Source.TEXTE, type));
        } catch (StackOverflowError tropProfond) {
            // A line without end costs its own text, and not those that the host reads after it.
            return AnalysePiece.apresLaPanne(tropProfond, NatureFichier.INCONNUE);
        }
    }

    static TextePiece composer(String texte) {
        TextePiece.Composeur composeur = new TextePiece.Composeur();
        String[] pages = texte.split("\f", -1);
        for (String page : pages) {
            String dessus = "";
            for (String brute : page.lines().toList()) {
                String ligne = TRAIT.matcher(brute).replaceAll(" ");
                couper(
                        UNE_RUE.matcher(TextePiece.cle(dessus)).find()
                                ? CODE_ET_VILLE.matcher(ligne).replaceAll("$1 ")
                                : ligne,
                        composeur);
                composeur.finirLaLigne();
                dessus = ligne;
            }
            composeur.finirLaPage();
        }
        return composeur.composer();
    }

    private static void couper(String ligne, TextePiece.Composeur composeur) {
        int debut = 0;
        int gauche = 0;
        int colonne = 0;
        for (int i = 0; i < ligne.length(); i++) {
            boolean large = ligne.charAt(i) == '\t' || ligne.startsWith("  ", i);
            if (large) {
                composeur.cellule(ligne.substring(debut, i), gauche * CHASSE, colonne * CHASSE);
            }
            colonne = ligne.charAt(i) == '\t' ? (colonne / TABULATION + 1) * TABULATION : colonne + 1;
            if (large) {
                debut = i + 1;
                gauche = colonne;
            }
        }
        composeur.cellule(ligne.substring(debut), gauche * CHASSE, colonne * CHASSE);
    }
}
