package fr.octroi.document;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.text.SetFontAndSize;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.state.PDTextState;
import org.jspecify.annotations.Nullable;

/** Takes the font of a text from its dictionary alone where that is enough, and leaves it to PDFBox where it is not. */
final class ChoixDePolice extends SetFontAndSize {

    private final Vigie vigie;
    private final IdentityHashMap<COSDictionary, SoftReference<PoliceDuDictionnaire>> polices = new IdentityHashMap<>();

    /** To find that a dictionary says too little may take as long as to read its table of meanings. */
    private final Set<COSDictionary> insuffisants = Collections.newSetFromMap(new IdentityHashMap<>());

    ChoixDePolice(PDFStreamEngine moteur, Vigie vigie) {
        super(moteur);
        this.vigie = vigie;
    }

    @Override
    public void process(Operator operateur, List<COSBase> operandes) throws IOException {
        PoliceDuDictionnaire police = operandes.size() >= 2
                        && operandes.get(0) instanceof COSName nom
                        && operandes.get(1) instanceof COSNumber
                ? police(nom)
                : null;
        if (police == null) {
            super.process(operateur, operandes);
            return;
        }
        PDTextState etat = getContext().getGraphicsState().getTextState();
        etat.setFontSize(((COSNumber) operandes.get(1)).floatValue());
        etat.setFont(police);
    }

    private @Nullable PoliceDuDictionnaire police(COSName nom) {
        PDResources ressources = getContext().getResources();
        COSDictionary siennes =
                ressources == null ? null : ressources.getCOSObject().getCOSDictionary(COSName.FONT);
        COSDictionary dictionnaire = siennes == null ? null : siennes.getCOSDictionary(nom);
        if (dictionnaire == null || insuffisants.contains(dictionnaire)) {
            return null;
        }
        SoftReference<PoliceDuDictionnaire> connue = polices.get(dictionnaire);
        if (connue != null && connue.get() != null) {
            return connue.get();
        }
        PoliceDuDictionnaire police = PoliceDuDictionnaire.of(dictionnaire, vigie);
        if (police == null) {
            insuffisants.add(dictionnaire);
        } else {
            polices.put(dictionnaire, new SoftReference<>(police));
        }
        return police;
    }
}
