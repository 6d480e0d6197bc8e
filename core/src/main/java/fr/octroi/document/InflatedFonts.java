package fr.octroi.document;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.text.SetFontAndSize;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.pdmodel.PDResources;
import org.jspecify.annotations.Nullable;

/**
 * The operator that takes a font, with a font file that is inflated once: PDFBox inflates all of it to look at its first bytes, and all of
 * it again to read it.
 */
final class InflatedFonts extends SetFontAndSize {

    private static final List<COSName> FILES = List.of(COSName.FONT_FILE, COSName.FONT_FILE2, COSName.FONT_FILE3);

    private final PDFStreamEngine engine;

    InflatedFonts(PDFStreamEngine engine) {
        super(engine);
        this.engine = engine;
    }

    @Override
    public void process(Operator operator, List<COSBase> operands) throws IOException {
        COSDictionary descriptor = descriptor(operands);
        if (descriptor != null) {
            for (COSName file : FILES) {
                inflate(descriptor, file);
            }
        }
        super.process(operator, operands);
    }

    private @Nullable COSDictionary descriptor(List<COSBase> operands) {
        PDResources resources = engine.getResources();
        if (resources == null || operands.isEmpty() || !(operands.get(0) instanceof COSName name)) {
            return null;
        }
        COSDictionary fonts = resources.getCOSObject().getCOSDictionary(COSName.FONT);
        COSDictionary font = fonts == null ? null : fonts.getCOSDictionary(name);
        COSArray descendants = font == null ? null : font.getCOSArray(COSName.DESCENDANT_FONTS);
        if (descendants != null && descendants.size() > 0) {
            font = descendants.getObject(0) instanceof COSDictionary descendant ? descendant : null;
        }
        return font == null ? null : font.getCOSDictionary(COSName.FONT_DESC);
    }

    /** A file that cannot be inflated stays as it is: what PDFBox makes of it is not decided here. */
    private static void inflate(COSDictionary descriptor, COSName name) {
        COSStream file = descriptor.getCOSStream(name);
        if (file == null || file.getFilters() == null) {
            return;
        }
        try {
            RandomAccessRead inflated = file.createView();
            COSStream plain = new COSStream(null, new RandomAccessReadView(inflated, 0, inflated.length()));
            file.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals(COSName.FILTER)
                            && !entry.getKey().equals(COSName.DECODE_PARMS))
                    .forEach(entry -> plain.setItem(entry.getKey(), entry.getValue()));
            descriptor.setItem(name, plain);
        } catch (IOException unreadable) {
            // As said above.
        }
    }
}
