package fr.octroi.document;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Takes from a PDF its text in lines and cells, and whether there was a picture or a drawing beside. */
final class ExtracteurTexte extends PDFTextStripper {

    /** A gap wider than this many times the size of the letters parts two columns; a wide space is 0.6. */
    private static final float GOUTTIERE = 1.2f;

    private static final Set<String> ECRITES = Set.of("Widget", "FreeText", "Stamp", "Ink");

    private final Vigie vigie;
    private final TextePiece.Composeur composeur = new TextePiece.Composeur();

    private StringBuilder cellule = new StringBuilder();
    private float gauche;
    private float droite;

    private final List<Peintures> peintures = new ArrayList<>();
    private boolean image;
    private boolean formulaire;
    private int traits;
    private int signes;
    private int signesDeLaPage;

    ExtracteurTexte(Vigie vigie) {
        this.vigie = vigie;
        setSortByPosition(true);
    }

    TextePiece extraire(PDDocument document) throws IOException {
        writeText(document, Writer.nullWriter());
        prevoirLesPages(document.getNumberOfPages());
        return composeur.composer();
    }

    /** Whether a picture was painted on some page. */
    boolean image() {
        return image;
    }

    /** Whether a form or a note lies on some page: its words are not in the page's own text. */
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
        super.processTextPosition(position);
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
            if (debut - droite > GOUTTIERE * Math.max(1f, Math.abs(premiere.getYScale()))) {
                finirLaCellule();
            } else {
                cellule.append(' ');
            }
        }
        if (cellule.length() == 0) {
            gauche = debut;
        }
        cellule.append(texte);
        droite = derniere.getXDirAdj() + derniere.getWidthDirAdj();
    }

    @Override
    protected void writeLineSeparator() {
        finirLaLigne();
    }

    private static boolean aUnFormulaire(PDPage page) {
        COSArray notes = page.getCOSObject().getCOSArray(COSName.ANNOTS);
        for (int i = 0; notes != null && i < notes.size(); i++) {
            if (notes.getObject(i) instanceof COSDictionary note
                    && ECRITES.contains(note.getNameAsString(COSName.SUBTYPE, ""))) {
                return true;
            }
        }
        return false;
    }

    private void finirLaCellule() {
        if (cellule.length() > 0) {
            composeur.cellule(cellule.toString(), gauche, droite);
            cellule = new StringBuilder();
        }
    }

    private void finirLaLigne() {
        finirLaCellule();
        composeur.finirLaLigne();
    }
}
