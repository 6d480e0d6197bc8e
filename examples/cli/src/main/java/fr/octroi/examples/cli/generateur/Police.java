package fr.octroi.examples.cli.generateur;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** The fonts of papers: those every reader of PDF has, and one that travels inside the file. */
enum Police {
    HELVETICA(FontName.HELVETICA, FontName.HELVETICA_BOLD),
    TIMES(FontName.TIMES_ROMAN, FontName.TIMES_BOLD),
    COURIER(FontName.COURIER, FontName.COURIER_BOLD),
    EMBARQUEE(FontName.HELVETICA, FontName.HELVETICA_BOLD);

    private static final String LIBERATION = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** A parsed font keeps a place in its file: each thread has its own. */
    private static final ThreadLocal<TrueTypeFont> PARTAGEE = ThreadLocal.withInitial(Police::charger);

    private final FontName romain;
    private final FontName gras;

    Police(FontName romain, FontName gras) {
        this.romain = romain;
        this.gras = gras;
    }

    PDFont romain(PDDocument document) throws IOException {
        return this == EMBARQUEE ? PDType0Font.load(document, PARTAGEE.get(), true) : new PDType1Font(romain);
    }

    PDFont gras(PDFont romainDuDocument) {
        return this == EMBARQUEE ? romainDuDocument : new PDType1Font(gras);
    }

    private static TrueTypeFont charger() {
        try (InputStream flux = Objects.requireNonNull(PDDocument.class.getResourceAsStream(LIBERATION))) {
            TrueTypeFont police = new TTFParser().parse(new RandomAccessReadBuffer(flux));
            // Ligatures would cost more than all the rest of a page.
            police.setEnableGsub(false);
            return police;
        } catch (IOException echec) {
            throw new UncheckedIOException(echec);
        }
    }
}
