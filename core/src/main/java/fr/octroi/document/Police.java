package fr.octroi.document;

import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The font that travels in a file, cut down to what the file uses. Lengths are in points. */
final class Police {

    private static final String FICHIER = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String SUITE = "…";
    private static final char INSECABLE = '\u00A0';

    private final TrueTypeFont fichier;
    private final CmapLookup caracteres;
    private final PDFont pdf;
    private final Map<Integer, Float> largeurs = new HashMap<>();

    Police(PDDocument document) throws IOException {
        fichier = lire();
        document.registerTrueTypeFontForClosing(fichier);
        caracteres = fichier.getUnicodeCmapLookup();
        pdf = PDType0Font.load(document, fichier, true);
    }

    PDFont pdf() {
        return pdf;
    }

    TrueTypeFont fichier() {
        return fichier;
    }

    /** A name may hold anything: what the font lacks shows as a question mark, and nothing fails. */
    String lisible(String texte) {
        StringBuilder lisible = new StringBuilder(texte.length());
        Normalizer.normalize(texte, Normalizer.Form.NFC).codePoints().forEach(caractere -> lisible(caractere, lisible));
        return lisible.toString();
    }

    private void lisible(int caractere, StringBuilder lisible) {
        switch (Character.getType(caractere)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> lisible.append(' ');
            // Nothing is seen of them, and an archive may not hold them all.
            case Character.FORMAT -> {}
            // Their meaning is private to a font: an archive refuses them.
            case Character.PRIVATE_USE -> lisible.append('?');
            default -> {
                if (seLitDeDroiteAGauche(caractere)) {
                    // Written from left to right as the rest, a word would read backwards: better none.
                    lisible.append('?');
                } else if (caracteres.getGlyphId(caractere) != 0) {
                    lisible.appendCodePoint(caractere);
                } else if (caractere == '\u202F' || caractere == '\u2007') {
                    lisible.append(INSECABLE);
                } else if (caractere == '\u2011') {
                    lisible.append('-');
                } else {
                    lisible.append(Character.isSpaceChar(caractere) ? ' ' : '?');
                }
            }
        }
    }

    private static boolean seLitDeDroiteAGauche(int caractere) {
        byte sens = Character.getDirectionality(caractere);
        return sens == Character.DIRECTIONALITY_RIGHT_TO_LEFT || sens == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    float largeur(String texte, float corps) throws IOException {
        return mesurer(lisible(texte), corps);
    }

    /** Folding measures each character of a text many times: its width is asked of the font once. */
    private float mesurer(String lisible, float corps) throws IOException {
        float largeur = 0;
        int caractere;
        for (int i = 0; i < lisible.length(); i += Character.charCount(caractere)) {
            caractere = lisible.codePointAt(i);
            Float connue = largeurs.get(caractere);
            if (connue == null) {
                connue = pdf.getStringWidth(Character.toString(caractere));
                largeurs.put(caractere, connue);
            }
            largeur += connue;
        }
        return largeur * corps / 1000;
    }

    /** Cuts a text that is too long for its place, and shows that it was. */
    String abreger(String texte, float corps, float place) throws IOException {
        String entier = lisible(texte).strip();
        if (mesurer(entier, corps) <= place) {
            return entier;
        }
        int fin = entier.length();
        while (fin > 0 && mesurer(entier.substring(0, fin).stripTrailing() + SUITE, corps) > place) {
            fin = entier.offsetByCodePoints(fin, -1);
        }
        return entier.substring(0, fin).stripTrailing() + SUITE;
    }

    /**
     * Folds a text into lines, at spaces and after hyphens, and inside a word only when it is wider than the place.
     *
     * @return no line at all for a text of which nothing shows
     */
    List<String> lignes(String texte, float corps, float place) throws IOException {
        List<String> lignes = new ArrayList<>();
        StringBuilder ligne = new StringBuilder();
        for (String morceau : morceaux(lisible(texte).strip())) {
            if (!ligne.isEmpty() && mesurer((ligne + morceau).stripTrailing(), corps) > place) {
                lignes.add(ligne.toString().stripTrailing());
                ligne.setLength(0);
            }
            ligne.append(morceau);
            while (!ligne.isEmpty() && mesurer(ligne.toString().stripTrailing(), corps) > place) {
                int fin = finQuiTient(ligne.toString(), corps, place);
                lignes.add(ligne.substring(0, fin));
                ligne.delete(0, fin);
            }
        }
        lignes.add(ligne.toString().stripTrailing());
        lignes.removeIf(Police::estVide);
        return lignes;
    }

    /** Says whether nothing shows of a text: unlike {@link String#isBlank}, no-break spaces are seen through. */
    private static boolean estVide(String texte) {
        return texte.chars().allMatch(Character::isSpaceChar);
    }

    private int finQuiTient(String mot, float corps, float place) throws IOException {
        int fin = mot.offsetByCodePoints(0, 1);
        float largeur = mesurer(mot.substring(0, fin), corps);
        while (fin < mot.length()) {
            int suivant = mot.offsetByCodePoints(fin, 1);
            largeur += mesurer(mot.substring(fin, suivant), corps);
            if (largeur > place) {
                break;
            }
            fin = suivant;
        }
        return fin;
    }

    /** Words, each with the spaces that follow it; a no-break space is a letter like another. */
    private static List<String> morceaux(String texte) {
        List<String> morceaux = new ArrayList<>();
        int debut = 0;
        for (int i = 1; i < texte.length(); i++) {
            boolean apresEspace = texte.charAt(i - 1) == ' ' && texte.charAt(i) != ' ';
            boolean apresTrait = i > 1
                    && texte.charAt(i - 1) == '-'
                    && Character.isLetter(texte.charAt(i - 2))
                    && Character.isLetter(texte.charAt(i));
            if (apresEspace || apresTrait) {
                morceaux.add(texte.substring(debut, i));
                debut = i;
            }
        }
        morceaux.add(texte.substring(debut));
        return morceaux;
    }

    private static TrueTypeFont lire() throws IOException {
        try (InputStream flux = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FICHIER))) {
            TrueTypeFont police = new TTFParser().parse(new RandomAccessReadBuffer(flux));
            police.setEnableGsub(false);
            return police;
        }
    }
}
