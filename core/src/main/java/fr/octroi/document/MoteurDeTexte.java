package fr.octroi.document;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the text of a page as PDFBox does, and finds the same letters in the same places, with less work: fonts without their programs,
 * contents that are inflated first, and for each letter only what its string does not share.
 */
abstract class MoteurDeTexte extends PDFTextStripper {

    private final Vigie vigie;
    private final IdentityHashMap<PoliceDuDictionnaire, LettresDUneChaine.Mesures> mesures = new IdentityHashMap<>();
    private LettresDUneChaine.@Nullable Cadre cadre;

    MoteurDeTexte(Vigie vigie) {
        this.vigie = vigie;
        addOperator(new ChoixDePolice(this, vigie));
    }

    @Override
    public void processPage(PDPage page) throws IOException {
        cadre = LettresDUneChaine.Cadre.of(page);
        super.processPage(new PageLue(page, vigie));
    }

    @Override
    protected void showText(byte[] chaine) throws IOException {
        PDGraphicsState etat = getGraphicsState();
        if (chaine.length == 0 || !(etat.getTextState().getFont() instanceof PoliceDuDictionnaire police)) {
            super.showText(chaine);
            return;
        }
        LettresDUneChaine lettres = new LettresDUneChaine(etat, police, mesures(police), Objects.requireNonNull(cadre));
        for (int place = 0; place < chaine.length; place += police.octetsParLettre()) {
            int code = police.code(chaine, place);
            float avance = police.getWidth(code) / 1000;
            String sens = police.sens(code);
            if (sens == null) {
                showGlyph(lettres.matrice(), police, code, new Vector(avance, 0));
            } else {
                processTextPosition(lettres.lettre(code, sens, avance));
            }
            lettres.avancer(code, avance);
        }
    }

    private LettresDUneChaine.Mesures mesures(PoliceDuDictionnaire police) throws IOException {
        LettresDUneChaine.Mesures siennes = mesures.get(police);
        if (siennes == null) {
            siennes = new LettresDUneChaine.Mesures(computeFontHeight(police), police.espace());
            mesures.put(police, siennes);
        }
        return siennes;
    }
}
