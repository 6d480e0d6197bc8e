package fr.octroi.document;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The text of a document as the eye sees it: lines, cut into cells where the columns part.
 *
 * <p>Whatever a text comes from, PDF or the recognition of a scan, the facts are read in this form.
 */
final class TextePiece {

    /** Longer cells are cut, so that no pattern ever runs on a long text. */
    static final int LONGUEUR_DE_CELLULE = 400;

    private static final int LIGNES_DESSOUS = 2;
    /** A colon, a currency: what may stand in a column of its own between a label and its value. */
    private static final int LONGUEUR_D_UNE_UNITE = 3;

    /** How many things are sold, between a total and its amount. */
    private static final Pattern DES_ARTICLES = Pattern.compile("\\(?[0-9]{1,3} ART(?:ICLE)?S?\\.?\\)?");

    private static final float TOLERANCE = 3f;

    /** Cells that do not go from left to right cannot be looked up; a line with more was made to keep a reader busy. */
    private static final int CELLULES_EN_DESORDRE = 200;

    /** No composition begins with a character before it: such a text is composed. */
    private static final char PREMIER_ACCENT = 0x300;

    /** Before it, what is no letter, digit or mark stands before the space too. */
    private static final char PREMIER_RARE = 0x7F;

    private static final String CLES_LATINES = IntStream.range(0, PREMIER_ACCENT)
            .mapToObj(c -> String.valueOf(cle((char) c)))
            .collect(Collectors.joining());

    private final List<Ligne> lignes;
    private final LineIndex index;

    /** The lines whose cells go from left to right. */
    private final BitSet rangees;

    private long regards;

    /** What it is said to be, whatever it says. */
    private final @Nullable String donnee;

    /** What several readers ask of one text is found once. */
    private @Nullable String nature;

    private @Nullable String natureReconnue;
    private @Nullable String natureDuNumero;
    private Recapitulatif.@Nullable Totaux totaux;
    private @Nullable String devise;
    private @Nullable ColonnesJointes colonnes;
    private @Nullable List<String> acheteurs;

    /**
     * Makes a text.
     *
     * @param lignes from top to bottom, page after page, none of them empty
     */
    TextePiece(List<Ligne> lignes) {
        this(List.copyOf(lignes), new LineIndex(lignes), new BitSet(), null);
        for (int ligne = 0; ligne < lignes.size(); ligne++) {
            rangees.set(ligne, vaDeGaucheADroite(lignes.get(ligne).cellules()));
        }
    }

    private TextePiece(List<Ligne> lignes, LineIndex index, BitSet rangees, @Nullable String donnee) {
        this.lignes = lignes;
        this.index = index;
        this.rangees = rangees;
        this.donnee = donnee;
    }

    /** The same text of a document that is known to be of some nature, whatever it says. */
    TextePiece de(String nature) {
        return new TextePiece(lignes, index, rangees, nature);
    }

    private static boolean vaDeGaucheADroite(List<Cellule> cellules) {
        for (int rang = 1; rang < cellules.size(); rang++) {
            Cellule avant = cellules.get(rang - 1);
            Cellule cellule = cellules.get(rang);
            if (cellule.gauche() < avant.gauche() || cellule.droite() < avant.droite()) {
                return false;
            }
        }
        return true;
    }

    /** What the document is, blank when unknown. */
    String nature() {
        if (nature == null) {
            nature = donnee == null ? natureReconnue() : donnee;
        }
        return nature;
    }

    /** What its own words say that the document is, whatever it is given as. */
    String natureReconnue() {
        if (natureReconnue == null) {
            natureReconnue = Nature.reconnaitre(this);
        }
        return natureReconnue;
    }

    /** What its number and its date are said to be of. */
    String natureDuNumero() {
        if (natureDuNumero == null) {
            natureDuNumero = Nature.deSonNumero(this);
        }
        return natureDuNumero;
    }

    /** The totals, each of them unknown or not. */
    Recapitulatif.Totaux totaux() {
        if (totaux == null) {
            totaux = Montants.totaux(this);
        }
        return totaux;
    }

    /** Whom it names as if they bought. */
    List<String> acheteurs() {
        if (acheteurs == null) {
            acheteurs = Acheteurs.nommes(this);
        }
        return acheteurs;
    }

    /** Its columns, where lines of two were joined. */
    ColonnesJointes colonnes() {
        if (colonnes == null) {
            colonnes = new ColonnesJointes(this);
        }
        return colonnes;
    }

    /** The currency of its amounts, blank when unknown. */
    String devise() {
        if (devise == null) {
            devise = Devises.duDocument(this);
        }
        return devise;
    }

    /** From top to bottom, page after page, none of them empty. */
    List<Ligne> lignes() {
        return lignes;
    }

    /**
     * One line.
     *
     * @param page from 1
     * @param cellules from left to right, one at least
     * @param cle the keys of its cells as one text, for what does not mind columns
     */
    record Ligne(int page, List<Cellule> cellules, String cle) {
        Ligne {
            cellules = List.copyOf(cellules);
        }

        Ligne(int page, List<Cellule> cellules) {
            this(page, cellules, cle(cellules));
        }

        private static String cle(List<Cellule> cellules) {
            if (cellules.size() == 1) {
                return cellules.get(0).cle();
            }
            StringJoiner cle = new StringJoiner(" ");
            for (Cellule cellule : cellules) {
                cle.add(cellule.cle());
            }
            return cle.toString();
        }

        /** The line as one text. */
        String texte() {
            return cellules.stream().map(Cellule::texte).collect(Collectors.joining(" "));
        }
    }

    /**
     * A run of text without a wide gap.
     *
     * @param texte as it is written, all spaces and hyphens made plain
     * @param cle the same, letter for letter, in upper case without accents: what patterns are applied to
     * @param gauche where it starts, in points
     * @param droite where it ends
     */
    record Cellule(String texte, String cle, float gauche, float droite) {

        static final Cellule VIDE = new Cellule("", "", 0, 0);

        /** A line with the next: a word that its hyphen cuts goes on without a space. */
        static String enSuivant(String ligne, String dessous) {
            return ligne + (ligne.endsWith("-") && !ligne.endsWith(" -") ? "" : " ") + dessous;
        }

        /** The cell as if what stands below went on with it. */
        Cellule suivieDe(Cellule dessous) {
            return new Cellule(enSuivant(texte, dessous.texte), enSuivant(cle, dessous.cle), gauche, droite);
        }

        /** Some of its letters, in its place. */
        Cellule partie(int debut, int fin) {
            return new Cellule(texte.substring(debut, fin), cle.substring(debut, fin), gauche, droite);
        }

        Cellule partie(int debut) {
            return partie(debut, texte.length());
        }

        boolean chevauche(Cellule autre) {
            return gauche <= autre.droite + TOLERANCE && autre.gauche <= droite + TOLERANCE;
        }
    }

    /** Gives the texts that may be the value of a label, best first: what follows it, the next cell, those below. */
    List<Candidat> valeurs(int ligne, int rang, int finDuLibelle) {
        List<Candidat> candidats = new ArrayList<>();
        List<Cellule> cellules = lignes.get(ligne).cellules();
        Cellule libelle = cellules.get(rang);
        String reste = libelle.texte().substring(finDuLibelle);
        int debut = 0;
        while (debut < reste.length() && " :.=-\u2013\u2014".indexOf(reste.charAt(debut)) >= 0) {
            debut++;
        }
        if (debut < reste.length()) {
            candidats.add(new Candidat(
                    reste.substring(debut),
                    libelle.cle().substring(finDuLibelle + debut),
                    Candidat.Place.MEME_CELLULE));
            return candidats;
        }
        if (rang + 1 < cellules.size()) {
            candidats.add(Candidat.apresDeuxPoints(cellules.get(rang + 1)));
            Cellule suivante = cellules.get(rang + 1);
            if (rang + 2 < cellules.size()
                    && (suivante.texte().length() <= LONGUEUR_D_UNE_UNITE
                            || DES_ARTICLES.matcher(suivante.cle()).matches())) {
                candidats.add(Candidat.of(cellules.get(rang + 2), Candidat.Place.CELLULE_SUIVANTE));
            }
        }
        for (Cellule dessous : dessous(ligne, libelle, LIGNES_DESSOUS)) {
            candidats.add(Candidat.of(dessous, Candidat.Place.DESSOUS));
        }
        return candidats;
    }

    /** Gives the cells right below one, one a line at most. */
    List<Cellule> dessous(int ligne, Cellule cellule, int combien) {
        List<Cellule> dessous = new ArrayList<>();
        int page = lignes.get(ligne).page();
        for (int i = ligne + 1;
                i <= ligne + combien && i < lignes.size() && lignes.get(i).page() == page;
                i++) {
            int rang = rangEnRegard(i, cellule);
            if (rang < lignes.get(i).cellules().size()) {
                dessous.add(lignes.get(i).cellules().get(rang));
            }
        }
        return dessous;
    }

    /** Gives the cells of a line that stand above or below one, from left to right. */
    List<Cellule> enRegard(int ligne, Cellule cellule) {
        List<Cellule> cellules = lignes.get(ligne).cellules();
        return rangsEnRegard(ligne, cellule).stream().map(cellules::get).toList();
    }

    /** Gives the places, on their line, of the cells that stand above or below one, from left to right. */
    List<Integer> rangsEnRegard(int ligne, Cellule cellule) {
        List<Cellule> cellules = lignes.get(ligne).cellules();
        List<Integer> rangs = new ArrayList<>();
        boolean rangee = rangees.get(ligne);
        int fin = rangee ? cellules.size() : Math.min(cellules.size(), CELLULES_EN_DESORDRE);
        for (int rang = rangEnRegard(ligne, cellule); rang < fin; rang++) {
            regards++;
            if (cellule.chevauche(cellules.get(rang))) {
                rangs.add(rang);
            } else if (rangee) {
                break;
            }
        }
        return rangs;
    }

    /** Finds the first cell of a line that stands above or below one, as the halves of a line are: each cell of a line asks it. */
    private int rangEnRegard(int ligne, Cellule cellule) {
        List<Cellule> cellules = lignes.get(ligne).cellules();
        if (!rangees.get(ligne)) {
            int fin = Math.min(cellules.size(), CELLULES_EN_DESORDRE);
            for (int rang = 0; rang < fin; rang++) {
                regards++;
                if (cellule.chevauche(cellules.get(rang))) {
                    return rang;
                }
            }
            return cellules.size();
        }
        int debut = 0;
        int fin = cellules.size();
        while (debut < fin) {
            int milieu = (debut + fin) >>> 1;
            regards++;
            if (cellules.get(milieu).droite() + TOLERANCE < cellule.gauche()) {
                debut = milieu + 1;
            } else {
                fin = milieu;
            }
        }
        return debut < cellules.size() && cellule.chevauche(cellules.get(debut)) ? debut : cellules.size();
    }

    /** How many cells were looked at to find those that stand above or below another: the work of a reader, that tests count. */
    long regards() {
        return regards;
    }

    /** The key of a line, empty before the first and after the last. */
    String cle(int ligne) {
        return ligne >= 0 && ligne < lignes.size() ? lignes.get(ligne).cle() : "";
    }

    /** One page of it. */
    TextePiece page(int page) {
        List<Ligne> siennes =
                lignes.stream().filter(ligne -> ligne.page() == page).toList();
        if (siennes.size() == lignes.size()) {
            return this;
        }
        return donnee == null ? new TextePiece(siennes) : new TextePiece(siennes).de(donnee);
    }

    /** Calls for each cell, in order. */
    void parcourir(Visiteur visiteur) {
        for (int ligne = 0; ligne < lignes.size(); ligne++) {
            parcourir(ligne, visiteur);
        }
    }

    private void parcourir(int ligne, Visiteur visiteur) {
        List<Cellule> cellules = lignes.get(ligne).cellules();
        for (int rang = 0; rang < cellules.size(); rang++) {
            visiteur.voir(ligne, rang, cellules.get(rang));
        }
    }

    /** Calls for each cell in which a pattern may be found, in order: most patterns are found in few cells, or none. */
    void parcourir(GuardedPattern motif, Visiteur visiteur) {
        parcourir(List.of(motif), visiteur);
    }

    /** Calls for each cell in which one of some patterns may be found, in order. */
    void parcourir(List<GuardedPattern> motifs, Visiteur visiteur) {
        long places = 0;
        for (GuardedPattern motif : motifs) {
            places |= motif.places(index);
        }
        for (int ligne = suivante(places, 0); ligne < lignes.size(); ligne = suivante(places, ligne + 1)) {
            List<Cellule> cellules = lignes.get(ligne).cellules();
            for (int rang = 0; rang < cellules.size(); rang++) {
                if (peutPorter(motifs, ligne, rang)) {
                    visiteur.voir(ligne, rang, cellules.get(rang));
                }
            }
        }
    }

    private boolean peutPorter(List<GuardedPattern> motifs, int ligne, int rang) {
        for (int i = 0; i < motifs.size(); i++) {
            if (motifs.get(i).peutEtreDans(index, ligne, rang)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a pattern may be found in a cell. */
    boolean peutPorter(GuardedPattern motif, int ligne, int rang) {
        return motif.peutEtreDans(index, ligne, rang);
    }

    /** The lines on which a pattern may be found, in order. */
    List<Integer> lignes(GuardedPattern motif) {
        long places = motif.places(index);
        List<Integer> portees = new ArrayList<>();
        for (int ligne = suivante(places, 0); ligne < lignes.size(); ligne = suivante(places, ligne + 1)) {
            portees.add(ligne);
        }
        return portees;
    }

    /** The first line, from some line on, that is among the places of the index; as many as there are lines when none is. */
    private int suivante(long places, int depuis) {
        int ligne = places == 0 ? lignes.size() : depuis;
        while (ligne < lignes.size() && !index.porte(places, ligne)) {
            ligne++;
        }
        return ligne;
    }

    /** Whether a pattern is found in some cell. */
    boolean porte(GuardedPattern motif) {
        return premiere(motif) < lignes.size();
    }

    /** The first line in some cell of which a pattern is found; as many as there are lines when none is. */
    int premiere(GuardedPattern motif) {
        long places = motif.places(index);
        int ligne = suivante(places, 0);
        while (ligne < lignes.size() && !porte(motif, ligne)) {
            ligne = suivante(places, ligne + 1);
        }
        return ligne;
    }

    private boolean porte(GuardedPattern motif, int ligne) {
        List<Cellule> cellules = lignes.get(ligne).cellules();
        for (int rang = 0; rang < cellules.size(); rang++) {
            if (peutPorter(motif, ligne, rang)
                    && motif.matcher(cellules.get(rang).cle()).find()) {
                return true;
            }
        }
        return false;
    }

    /** What is done with each cell. */
    @FunctionalInterface
    interface Visiteur {
        void voir(int ligne, int rang, Cellule cellule);
    }

    /**
     * A text that may be the value of a label.
     *
     * @param texte as it is written
     * @param cle the same in upper case without accents
     * @param place where it stands beside its label
     */
    record Candidat(String texte, String cle, Place place) {

        /** From the nearest to the farthest. */
        enum Place {
            MEME_CELLULE,
            CELLULE_SUIVANTE,
            DESSOUS
        }

        /** A colon may stand at the head of its value's column. */
        static Candidat apresDeuxPoints(Cellule cellule) {
            int debut = 0;
            while (debut < cellule.texte().length() - 1
                    && " :".indexOf(cellule.texte().charAt(debut)) >= 0) {
                debut++;
            }
            return new Candidat(
                    cellule.texte().substring(debut), cellule.cle().substring(debut), Place.CELLULE_SUIVANTE);
        }

        static Candidat of(Cellule cellule, Place place) {
            return new Candidat(cellule.texte(), cellule.cle(), place);
        }
    }

    /** Upper case without accents, each character giving one: places in the key are places in the text. */
    static String cle(String texte) {
        char[] cle = texte.toCharArray();
        for (int i = 0; i < cle.length; i++) {
            cle[i] = cle[i] < CLES_LATINES.length() ? CLES_LATINES.charAt(cle[i]) : cle(cle[i]);
        }
        return new String(cle);
    }

    static boolean aUnChiffre(String cle) {
        return cle.chars().anyMatch(signe -> signe >= '0' && signe <= '9');
    }

    private static char cle(char lettre) {
        char c = lettre;
        if (c >= 0xC0 && Character.isLetter(c)) {
            c = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
        }
        return c == '\u2019' || c == '\u02BC' || c == '`' || c == '\u00B4' ? '\'' : Character.toUpperCase(c);
    }

    /** Composes a text from cells as they come. */
    static final class Composeur {

        private static final Pattern UN_LIBELLE = Pattern.compile("[A-Z][A-Z.'\u00B0/() -]{1,30}");

        /** Words at a colon; an amount stands beside its label in a table as well. */
        private static final Pattern UNE_VALEUR_APRES = Pattern.compile(".*\\p{L}|: [0-9]{1,2}[./-]");

        /** In points: beyond, it is another column's. */
        private static final float ECART_D_UN_LIBELLE = 45f;

        private final List<Ligne> lignes = new ArrayList<>();
        private List<Cellule> cellules = new ArrayList<>();
        private int page = 1;

        /** Adds a run of text to the line; a run of spaces in it parts columns too. */
        void cellule(String brut, float gauche, float droite) {
            String texte = estCompose(brut) ? brut : Normalizer.normalize(brut, Normalizer.Form.NFC);
            float pas = texte.isEmpty() ? 0 : (droite - gauche) / texte.length();
            int debut = 0;
            while (debut < texte.length()) {
                int fin = finDeCellule(texte, debut);
                ajouter(texte.substring(debut, fin), gauche + debut * pas, gauche + fin * pas);
                debut = fin;
                while (debut < texte.length() && estUnEspace(texte.charAt(debut))) {
                    debut++;
                }
            }
        }

        private static boolean estCompose(String texte) {
            int i = 0;
            while (i < texte.length() && texte.charAt(i) < PREMIER_ACCENT) {
                i++;
            }
            return i == texte.length();
        }

        void finirLaLigne() {
            if (!cellules.isEmpty()) {
                lignes.add(new Ligne(page, cellules));
                cellules = new ArrayList<>();
            }
        }

        void finirLaPage() {
            finirLaLigne();
            page++;
        }

        TextePiece composer() {
            finirLaLigne();
            return new TextePiece(lignes);
        }

        private void ajouter(String brut, float gauche, float droite) {
            StringBuilder texte = new StringBuilder(brut.length());
            for (int i = 0; i < brut.length(); i++) {
                char c = brut.charAt(i);
                if (!estUnEspace(c)) {
                    texte.append(c == '\u2010' || c == '\u2011' ? '-' : c);
                } else if (texte.length() > 0 && texte.charAt(texte.length() - 1) != ' ') {
                    texte.append(' ');
                }
            }
            String propre = texte.toString().strip();
            if (propre.isEmpty()) {
                return;
            }
            Cellule libelle =
                    propre.startsWith(": ") && UNE_VALEUR_APRES.matcher(propre).lookingAt()
                            ? libelleEnSuspens(gauche)
                            : null;
            if (libelle == null) {
                cellules.add(new Cellule(propre, cle(propre), gauche, droite));
            } else {
                String entier = libelle.texte() + " " + propre;
                cellules.set(cellules.size() - 1, new Cellule(entier, cle(entier), libelle.gauche(), droite));
            }
        }

        /** The cell before a colon that stands apart, so that those of all labels are one below the other. */
        private @Nullable Cellule libelleEnSuspens(float gauche) {
            Cellule derniere = cellules.isEmpty() ? null : cellules.get(cellules.size() - 1);
            return derniere != null
                            && gauche - derniere.droite() <= ECART_D_UN_LIBELLE
                            && UN_LIBELLE.matcher(derniere.cle()).matches()
                            && !NomsEcrits.AVEC_CIVILITE.matcher(derniere.cle()).find()
                    ? derniere
                    : null;
        }

        private static int finDeCellule(String texte, int debut) {
            int espaces = 0;
            for (int i = debut; i < texte.length(); i++) {
                espaces = estUnEspace(texte.charAt(i)) ? espaces + 1 : 0;
                if (texte.charAt(i) == '\t' || (espaces == 3 && i - debut >= 3)) {
                    return i + 1;
                }
                if (i - debut == LONGUEUR_DE_CELLULE) {
                    return i;
                }
            }
            return texte.length();
        }

        private static boolean estUnEspace(char c) {
            if (c < PREMIER_RARE) {
                return c <= ' ';
            }
            return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c) || c == '\uFEFF';
        }
    }
}
