package fr.octroi.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Writer;
import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.text.TextPosition;

/** Takes from a PDF its text in lines and cells, and whether there was a picture or a drawing beside. */
final class ExtracteurTexte extends MoteurDeTexte implements LettresEnLignes.Mots {

    private static final int LETTRES_D_UN_MOT_ESPACE = 4;

    private static final char DERNIERE_LETTRE_LATINE = 0x24F;

    /** How many times the gap between letters that are set apart another one is between words. */
    private static final float LARGE = 2f;

    /** Hebrew begins there, and no script before it is written from right to left. */
    private static final char PREMIERE_DE_DROITE_A_GAUCHE = 0x590;

    private static final char PREMIERE_LIGATURE = 0xFB00;
    private static final char DERNIERE_LIGATURE = 0xFB17;

    private static final Set<String> ECRITES = Set.of("Widget", "FreeText", "Stamp", "Ink");

    /** A mark of a box is drawn with a letter, and a signature's seal says who signed and when, which the paper does not. */
    private static final Set<String> CHAMPS_SANS_MOTS = Set.of("Btn", "Sig");

    private static final int PARENTS_AU_PLUS = 16;

    private Vigie vigie;
    private final TextePiece.Composeur composeur = new TextePiece.Composeur();

    private final LettresEnDouble doubles = new LettresEnDouble();
    private final EcritEnBiais biais = new EcritEnBiais();
    private final Deque<Boolean> contenusMarques = new ArrayDeque<>();
    private boolean dictee;

    private StringBuilder cellule = new StringBuilder();

    /** The gap before each letter of a cell of which each word is one letter; none where one is more. */
    private final List<Float> ecarts = new ArrayList<>();

    private boolean lettresSeules = true;
    private float gauche;
    private float droite;

    private final List<Peintures> peintures = new ArrayList<>();
    private boolean image;
    private boolean formulaire;
    private int traits;
    private int signes;
    private int signesDeLaPage;

    ExtracteurTexte(Vigie vigie) {
        super(vigie);
        this.vigie = vigie;
        setSortByPosition(true);
        // That is done here.
        setSuppressDuplicateOverlappingText(false);
    }

    TextePiece extraire(PDDocument document) throws IOException {
        PDStream rien = null;
        for (PDPage page : document.getPages()) {
            vigie.verifier();
            if (!page.hasContents() && aUnFormulaire(page)) {
                // PDFBox passes over such a page, on which people may have typed all that there is.
                rien = rien == null ? new PDStream(document, new ByteArrayInputStream(new byte[] {'\n'})) : rien;
                page.setContents(rien);
            }
        }
        writeText(document, Writer.nullWriter());
        prevoirLesPages(document.getNumberOfPages());
        return composeur.composer();
    }

    /** Whether a picture was painted on some page. */
    boolean image() {
        return image;
    }

    /** Whether a form or a note lies on some page, whose look may be left to whoever shows it. */
    boolean formulaire() {
        return formulaire;
    }

    /** How many lines, surfaces and glyphs without meaning were painted. */
    int traits() {
        return traits;
    }

    /** Pages without contents are not gone through, and a document may have more pages than it says. */
    private void prevoirLesPages(int pages) {
        while (peintures.size() < pages) {
            peintures.add(new Peintures());
        }
    }

    /** What was painted on each page. */
    List<Peintures> peintures() {
        return peintures;
    }

    /** How many letters and digits the fullest page has. */
    int signes() {
        return signes;
    }

    @Override
    public void processPage(PDPage page) throws IOException {
        vigie.page();
        prevoirLesPages(getCurrentPageNo());
        signesDeLaPage = 0;
        doubles.oublier();
        super.processPage(page);
        formulaire |= aUnFormulaire(page);
        finirLaLigne();
        composeur.finirLaPage();
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operandes) throws IOException {
        vigie.verifier();
        peintures.get(getCurrentPageNo() - 1).noter(this, operator, operandes);
        switch (operator.getName()) {
            case "Do" ->
                image |= !operandes.isEmpty()
                        && operandes.get(0) instanceof COSName nom
                        && getResources() != null
                        && getResources().isImageXObject(nom);
            case "BI" -> image = true;
            case "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh" -> traits++;
            default -> {}
        }
        super.processOperator(operator, operandes);
    }

    @Override
    protected void processTextPosition(TextPosition position) {
        vigie.caractere();
        String unicode = position.getUnicode();
        boolean lisible = false;
        for (int i = 0; unicode != null && i < unicode.length(); i++) {
            lisible |= Character.isLetterOrDigit(unicode.charAt(i));
        }
        if (lisible) {
            signesDeLaPage++;
            signes = Math.max(signes, signesDeLaPage);
        } else if (unicode == null || !unicode.isBlank()) {
            traits++;
        }
        if (dictee || (!biais.prendre(position) && doubles.estNouvelle(position))) {
            super.processTextPosition(position);
        }
    }

    /** What a writer spells out (ISO 32000-1, 14.9.4) stands for all that is drawn until its end, be it drawn twice. */
    @Override
    public void beginMarkedContentSequence(COSName genre, COSDictionary proprietes) {
        dictee = proprietes != null && proprietes.getString(COSName.ACTUAL_TEXT) != null;
        contenusMarques.push(dictee);
        super.beginMarkedContentSequence(genre, proprietes);
    }

    @Override
    public void endMarkedContentSequence() {
        if (!contenusMarques.isEmpty() && contenusMarques.pop()) {
            dictee = false;
        }
        super.endMarkedContentSequence();
    }

    /**
     * What was typed into a form or written over a page is on the page that people see, where its look is in the file. A page can do without
     * what cannot be read of it, or not in half of the time and of the characters that are left.
     */
    private void lireLesNotes() {
        COSArray notes = getCurrentPage().getCOSObject().getCOSArray(COSName.ANNOTS);
        if (notes == null) {
            return;
        }
        Vigie entiere = vigie;
        vigie = entiere.moitie();
        try {
            for (int i = 0; i < notes.size(); i++) {
                vigie.verifier();
                if (notes.getObject(i) instanceof COSDictionary note && estEcrite(note) && !estUnChampSansMots(note)) {
                    lireLaNote(note);
                }
            }
        } catch (Vigie.AbandonException e) {
            entiere.verifierLHeure();
        } finally {
            vigie = entiere;
        }
    }

    private void lireLaNote(COSDictionary note) {
        Deque<PDGraphicsState> etats = saveGraphicsStack();
        try {
            PDAnnotation annotation = PDAnnotation.createAnnotation(note);
            if (!annotation.isHidden() && !annotation.isNoView() && estAffichee(annotation)) {
                showAnnotation(annotation);
            }
        } catch (Vigie.AbandonException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // What it drew until there is on the page.
        } finally {
            restoreGraphicsStack(etats);
        }
    }

    /** A layer may be switched off for all who open the file. */
    private boolean estAffichee(PDAnnotation annotation) {
        PDOptionalContentProperties calques = document.getDocumentCatalog().getOCProperties();
        return calques == null
                || !(annotation.getOptionalContent() instanceof PDOptionalContentGroup calque)
                || calques.isGroupEnabled(calque);
    }

    private static boolean estUnChampSansMots(COSDictionary note) {
        COSDictionary champ = note;
        for (int i = 0; champ != null && i < PARENTS_AU_PLUS; i++) {
            if (champ.containsKey(COSName.FT)) {
                return CHAMPS_SANS_MOTS.contains(champ.getNameAsString(COSName.FT, ""));
            }
            champ = champ.getCOSDictionary(COSName.PARENT);
        }
        return false;
    }

    @Override
    protected void writePage() throws IOException {
        lireLesNotes();
        List<List<TextPosition>> articles = charactersByArticle.stream()
                .filter(article -> !article.isEmpty())
                .toList();
        if (articles.size() > 1 || articles.stream().anyMatch(ExtracteurTexte::vaDeDroiteAGauche)) {
            super.writePage();
        } else if (!articles.isEmpty()) {
            LettresEnLignes.composer(articles.get(0), this);
        }
        finirLaLigne();
        for (String ligne : biais.rendre()) {
            composeur.cellule(ligne, 0, 0);
            composeur.finirLaLigne();
        }
    }

    /** As they stand at last: what a writer spells out may be in another script than what is drawn. */
    private static boolean vaDeDroiteAGauche(List<TextPosition> article) {
        for (TextPosition lettre : article) {
            String unicode = lettre.getUnicode();
            for (int i = 0; i < unicode.length(); i++) {
                if (unicode.charAt(i) >= PREMIERE_DE_DROITE_A_GAUCHE) {
                    if (Bidi.requiresBidi(unicode.toCharArray(), 0, unicode.length())) {
                        return true;
                    }
                    break;
                }
            }
        }
        return false;
    }

    @Override
    public void mot(String texte, List<TextPosition> lettres) {
        writeString(sansLigatures(texte), lettres);
    }

    private static String sansLigatures(String texte) {
        int premiere = 0;
        while (premiere < texte.length() && !estUneLigature(texte.charAt(premiere))) {
            premiere++;
        }
        if (premiere == texte.length()) {
            return texte;
        }
        StringBuilder sans = new StringBuilder();
        for (int i = 0; i < texte.length(); i++) {
            char c = texte.charAt(i);
            if (estUneLigature(c)) {
                sans.append(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC));
            } else {
                sans.append(c);
            }
        }
        return sans.toString();
    }

    private static boolean estUneLigature(char c) {
        return c >= PREMIERE_LIGATURE && c <= DERNIERE_LIGATURE;
    }

    @Override
    protected void writeString(String texte, List<TextPosition> positions) {
        if (positions.isEmpty()) {
            return;
        }
        TextPosition premiere = positions.get(0);
        TextPosition derniere = positions.get(positions.size() - 1);
        float debut = premiere.getXDirAdj();
        if (cellule.length() > 0) {
            if (LettresEnLignes.parteDesColonnes(debut - droite, premiere)) {
                finirLaCellule();
            } else {
                cellule.append(' ');
            }
        }
        if (cellule.length() == 0) {
            gauche = debut;
        }
        cellule.append(texte);
        compterUneLettreSeule(texte, debut - droite);
        droite = derniere.getXDirAdj() + derniere.getWidthDirAdj();
    }

    @Override
    protected void writeLineSeparator() {
        finirLaLigne();
    }

    private static boolean aUnFormulaire(PDPage page) {
        COSArray notes = page.getCOSObject().getCOSArray(COSName.ANNOTS);
        for (int i = 0; notes != null && i < notes.size(); i++) {
            if (notes.getObject(i) instanceof COSDictionary note && estEcrite(note)) {
                return true;
            }
        }
        return false;
    }

    private static boolean estEcrite(COSDictionary note) {
        return ECRITES.contains(note.getNameAsString(COSName.SUBTYPE, ""));
    }

    private void finirLaCellule() {
        if (cellule.length() > 0) {
            boolean espacees = lettresSeules && ecarts.size() >= LETTRES_D_UN_MOT_ESPACE;
            composeur.cellule(espacees ? enMots() : cellule.toString(), gauche, droite);
            cellule = new StringBuilder();
        }
        ecarts.clear();
        lettresSeules = true;
    }

    private void compterUneLettreSeule(String texte, float ecart) {
        lettresSeules = lettresSeules && estUneLettreSeule(texte.strip());
        if (lettresSeules) {
            ecarts.add(ecart);
        }
    }

    /** A digit may be one of a form's boxes; and of a script that is not ours nobody knows here what a letter alone is. */
    private static boolean estUneLettreSeule(String mot) {
        if (mot.length() != 1) {
            return false;
        }
        char lettre = mot.charAt(0);
        return !Character.isDigit(lettre) && (lettre <= DERNIERE_LETTRE_LATINE || !Character.isLetter(lettre));
    }

    /** Letters that a style sets apart are words where a space was written, or where the gap is much wider than between most of them. */
    private String enMots() {
        List<Float> entreDeux = ecarts.stream().skip(1).sorted().toList();
        float large = LARGE * entreDeux.get(entreDeux.size() / 2);
        StringBuilder mots = new StringBuilder();
        int lettre = -1;
        // Between two words that were drawn stands a space, and with one that was written there are two.
        int espaces = 2;
        for (int i = 0; i < cellule.length(); i++) {
            char c = cellule.charAt(i);
            if (Character.isWhitespace(c)) {
                espaces++;
                continue;
            }
            lettre++;
            if (mots.length() > 0 && (espaces > 1 || ecarts.get(lettre) > large)) {
                mots.append(' ');
            }
            mots.append(c);
            espaces = 0;
        }
        return mots.toString();
    }

    @Override
    public void finirLaLigne() {
        finirLaCellule();
        composeur.finirLaLigne();
    }
}
