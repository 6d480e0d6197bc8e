package fr.octroi.document;

import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FlateFilterDecoderStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.jspecify.annotations.Nullable;

/** A page whose contents are inflated before they are read, unless they are long: one byte after the other takes longer. */
final class PageLue extends PDPage {

    /** Beyond so many they are read as they come, for memory is counted. */
    static final int OCTETS_AU_PLUS = 1 << 20;

    private final PDPage page;
    private final Vigie vigie;

    PageLue(PDPage page, Vigie vigie) {
        super(page.getCOSObject());
        this.page = page;
        this.vigie = vigie;
    }

    /** Those that the document knows, with what it read of them. */
    @Override
    public @Nullable PDResources getResources() {
        return page.getResources();
    }

    @Override
    public RandomAccessRead getContentsForStreamParsing() throws IOException {
        COSStream contenu = getCOSObject().getCOSStream(COSName.CONTENTS);
        if (contenu != null && COSName.FLATE_DECODE.equals(contenu.getFilters())) {
            try (InputStream gonfle = new FlateFilterDecoderStream(contenu.createRawInputStream())) {
                byte[] octets = gonfle.readNBytes(OCTETS_AU_PLUS + 1);
                if (octets.length <= OCTETS_AU_PLUS) {
                    return new SourceSurveillee(octets, vigie);
                }
            } catch (IOException e) {
                // What becomes of contents that cannot be inflated, PDFBox says below.
            }
        }
        return page.getContentsForStreamParsing();
    }
}
