package fr.octroi.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.fontbox.util.BoundingBox;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.jspecify.annotations.Nullable;

/**
 * A font of a page as its dictionary says it: what its characters mean and how wide they are.
 *
 * <p>PDFBox reads the program of a font, which draws its letters, before it answers anything; of a text nobody asks but what stands beside
 * the program. Whatever does not stand there is PDFBox's to answer, which reads the program then.
 */
abstract class PoliceDuDictionnaire extends PDFont {

    private static final int CODES_RETENUS = 1 << 12;

    /** Multiplied by, as PDFBox does: divided by a thousand the same may be another in its last bit. */
    private static final float MILLIEME = 1 / 1000f;

    private @Nullable PDFont entiere;
    private @Nullable String[] unicodes = new String[256];

    private PoliceDuDictionnaire(COSDictionary dictionnaire) {
        super(dictionnaire);
    }

    /** Makes a font of a dictionary, or nothing where what it says is not enough. */
    static @Nullable PoliceDuDictionnaire of(COSDictionary dictionnaire, Vigie vigie) {
        COSName genre = dictionnaire.getCOSName(COSName.SUBTYPE);
        if (!dictionnaire.containsKey(COSName.TO_UNICODE)) {
            return null;
        }
        PoliceDuDictionnaire police = null;
        if (COSName.TYPE0.equals(genre)) {
            COSDictionary descendante = Composee.descendante(dictionnaire);
            police = descendante == null ? null : new Composee(dictionnaire, descendante, vigie);
        } else if (Simple.estDuGenre(genre) && dictionnaire.getCOSArray(COSName.WIDTHS) != null) {
            police = new Simple(dictionnaire);
        }
        return police == null || police.getToUnicodeCMap() == null || police.getFontDescriptor() == null
                ? null
                : police;
    }

    /** The same as PDFBox has it, with its program. */
    private PDFont entiere() throws IOException {
        if (entiere == null) {
            entiere = PDFontFactory.createFont(dict);
        }
        return entiere;
    }

    private PDFont lue() {
        try {
            return entiere();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable String toUnicode(int code, GlyphList noms) {
        String sens = sens(code);
        return sens == null ? retenir(code, sansSens(code, lue().toUnicode(code, noms))) : sens;
    }

    /** What a character is said to mean, as far as is known without the font's program. */
    @Nullable
    String sens(int code) {
        String connu = code >= 0 && code < unicodes.length ? unicodes[code] : null;
        return connu == null ? retenir(code, super.toUnicode(code)) : connu;
    }

    private @Nullable String retenir(int code, @Nullable String sens) {
        if (code >= 0 && code < CODES_RETENUS) {
            if (code >= unicodes.length) {
                unicodes = Arrays.copyOf(unicodes, CODES_RETENUS);
            }
            unicodes[code] = sens;
        }
        return sens;
    }

    /** How many bytes of a string are one character; of a string that is cut the last has fewer. */
    abstract int octetsParLettre();

    /** The character at a place of a string. */
    abstract int code(byte[] chaine, int place);

    /** How wide a space is, in parts of a letter's size, as PDFBox has it where a font does not say. */
    float espace() {
        float dite = getSpaceWidth() * MILLIEME;
        float deduite = dite == 0 ? getAverageFontWidth() * MILLIEME * 0.8f : dite;
        return deduite == 0 ? 1 : deduite;
    }

    /** What a character counts as that the map leaves out, once PDFBox has looked elsewhere. */
    abstract @Nullable String sansSens(int code, @Nullable String ailleurs);

    @Override
    public BoundingBox getBoundingBox() throws IOException {
        PDRectangle cadre = getFontDescriptor().getFontBoundingBox();
        boolean nul = cadre == null
                || (cadre.getLowerLeftX() == 0
                        && cadre.getLowerLeftY() == 0
                        && cadre.getUpperRightX() == 0
                        && cadre.getUpperRightY() == 0);
        return nul
                ? entiere().getBoundingBox()
                : new BoundingBox(
                        cadre.getLowerLeftX(), cadre.getLowerLeftY(), cadre.getUpperRightX(), cadre.getUpperRightY());
    }

    @Override
    public String getName() {
        return dict.getNameAsString(COSName.BASE_FONT);
    }

    @Override
    public boolean isVertical() {
        return false;
    }

    @Override
    public float getAverageFontWidth() {
        return lue().getAverageFontWidth();
    }

    @Override
    public float getWidthFromFont(int code) throws IOException {
        return entiere().getWidthFromFont(code);
    }

    @Override
    @SuppressWarnings("deprecation") // The interface asks for it still.
    public float getHeight(int code) throws IOException {
        return entiere().getHeight(code);
    }

    @Override
    public boolean hasExplicitWidth(int code) throws IOException {
        return entiere().hasExplicitWidth(code);
    }

    @Override
    public boolean isEmbedded() {
        return lue().isEmbedded();
    }

    @Override
    public boolean isDamaged() {
        return lue().isDamaged();
    }

    @Override
    protected float getStandard14Width(int code) {
        throw ecriture();
    }

    @Override
    protected byte[] encode(int unicode) {
        throw ecriture();
    }

    @Override
    public void addToSubset(int unicode) {
        throw ecriture();
    }

    @Override
    public void subset() {
        throw ecriture();
    }

    @Override
    public boolean willBeSubset() {
        return false;
    }

    private static UnsupportedOperationException ecriture() {
        return new UnsupportedOperationException("this font is read, and nothing is written with it");
    }

    /** One byte a character, its widths in a row: PDFBox takes them from the dictionary wherever that has any. */
    private static final class Simple extends PoliceDuDictionnaire {

        Simple(COSDictionary dictionnaire) {
            super(dictionnaire);
        }

        static boolean estDuGenre(@Nullable COSName genre) {
            return COSName.TRUE_TYPE.equals(genre) || COSName.TYPE1.equals(genre) || COSName.MM_TYPE1.equals(genre);
        }

        @Override
        public int readCode(InputStream texte) throws IOException {
            return texte.read();
        }

        @Override
        int octetsParLettre() {
            return 1;
        }

        @Override
        int code(byte[] chaine, int place) {
            return chaine[place] & 0xFF;
        }

        /** As PDFBox has it for its own simple fonts: the code itself. */
        @Override
        String sansSens(int code, @Nullable String ailleurs) {
            return ailleurs == null ? String.valueOf((char) code) : ailleurs;
        }
    }

    /** Two bytes a character, which are its number in the font; its widths are those of numbers. */
    private static final class Composee extends PoliceDuDictionnaire {

        private static final int NUMEROS = 1 << 16;
        private static final float SANS_LARGEUR = 1000;

        private final COSDictionary descendante;
        private final @Nullable PDFontDescriptor description;
        private final float defaut;

        /** Not a number where none is said. */
        private float[] largeurs = {};

        Composee(COSDictionary dictionnaire, COSDictionary descendante, Vigie vigie) {
            super(dictionnaire);
            this.descendante = descendante;
            COSDictionary decrite = descendante.getCOSDictionary(COSName.FONT_DESC);
            this.description = decrite == null ? null : new PDFontDescriptor(decrite);
            this.defaut = descendante.getDictionaryObject(COSName.DW) instanceof COSNumber dite
                    ? dite.floatValue()
                    : SANS_LARGEUR;
            COSArray dites = descendante.getCOSArray(COSName.W);
            if (dites != null) {
                lireLesLargeurs(dites, vigie);
            }
        }

        /** The font behind the font, nothing where its numbers are not its characters or it may be written downwards. */
        static @Nullable COSDictionary descendante(COSDictionary dictionnaire) {
            COSArray descendantes = dictionnaire.getCOSArray(COSName.DESCENDANT_FONTS);
            if (!COSName.IDENTITY_H.equals(dictionnaire.getDictionaryObject(COSName.ENCODING))
                    || descendantes == null
                    || descendantes.size() == 0
                    || !(descendantes.getObject(0) instanceof COSDictionary seule)
                    || !COSName.FONT.equals(seule.getCOSName(COSName.TYPE, COSName.FONT))
                    || seule.containsKey(COSName.W2)) {
                return null;
            }
            COSName genre = seule.getCOSName(COSName.SUBTYPE);
            return COSName.CID_FONT_TYPE0.equals(genre) || COSName.CID_FONT_TYPE2.equals(genre) ? seule : null;
        }

        /** Runs of widths, or one width for a run (ISO 32000-1, 9.7.4.3): what comes later holds. */
        private void lireLesLargeurs(COSArray dites, Vigie vigie) {
            int rang = 0;
            while (rang < dites.size() - 1) {
                vigie.verifier();
                if (!(dites.getObject(rang++) instanceof COSNumber premier)) {
                    continue;
                }
                COSBase suite = dites.getObject(rang++);
                if (suite instanceof COSArray plusieurs) {
                    for (int i = 0; i < plusieurs.size(); i++) {
                        vigie.verifier();
                        if (plusieurs.getObject(i) instanceof COSNumber largeur) {
                            long numero = (long) premier.intValue() + i;
                            noter(numero, numero, largeur.floatValue());
                        }
                    }
                } else if (rang < dites.size()) {
                    COSBase une = dites.getObject(rang++);
                    if (suite instanceof COSNumber dernier && une instanceof COSNumber largeur) {
                        noter(premier.intValue(), dernier.intValue(), largeur.floatValue());
                    }
                }
            }
        }

        /** A font has no more numbers than two bytes hold, whatever a file says. */
        private void noter(long premier, long dernier, float largeur) {
            int debut = (int) Math.max(0, premier);
            int fin = (int) Math.min(NUMEROS, dernier + 1);
            if (debut >= fin) {
                return;
            }
            if (fin > largeurs.length) {
                int longueur = largeurs.length;
                largeurs = Arrays.copyOf(largeurs, Math.min(NUMEROS, Math.max(fin, 2 * longueur)));
                Arrays.fill(largeurs, longueur, largeurs.length, Float.NaN);
            }
            Arrays.fill(largeurs, debut, fin, largeur);
        }

        @Override
        public int readCode(InputStream texte) throws IOException {
            int haut = texte.read();
            int bas = texte.read();
            // Of a text that is cut the second byte is nothing.
            return (haut << 8) | Math.max(0, bas);
        }

        @Override
        int octetsParLettre() {
            return 2;
        }

        @Override
        int code(byte[] chaine, int place) {
            int bas = place + 1 < chaine.length ? chaine[place + 1] & 0xFF : 0;
            return (chaine[place] & 0xFF) << 8 | bas;
        }

        @Override
        public float getWidth(int code) {
            float dite = code >= 0 && code < largeurs.length ? largeurs[code] : Float.NaN;
            return Float.isNaN(dite) ? defaut : dite;
        }

        @Override
        public @Nullable PDFontDescriptor getFontDescriptor() {
            // PDFBox asks while it makes the font, when nothing is known yet.
            return descendante == null ? super.getFontDescriptor() : description;
        }

        @Override
        @Nullable
        String sansSens(int code, @Nullable String ailleurs) {
            return ailleurs;
        }
    }
}
