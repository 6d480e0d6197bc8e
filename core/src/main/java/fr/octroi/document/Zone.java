package fr.octroi.document;

import java.util.List;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/**
 * A part of a page on which something is painted, in points.
 *
 * @param gauche its left side
 * @param bas its lower side
 * @param droite its right side
 * @param haut its upper side
 * @param pixels how many pixels are painted there, surfaces left out
 * @param image the picture that is alone there; none when there is anything else
 */
record Zone(
        float gauche,
        float bas,
        float droite,
        float haut,
        long pixels,
        @Nullable COSStream image) {

    /** What two parts of one code may miss each other by. */
    private static final float ECART = 12;

    /** The white around a code, without which it is not found: ten pixels. */
    private static final float MARGE = 4;

    /** Each is drawn apart; of more than these, the whole is drawn once. */
    private static final int AU_PLUS = 6;

    boolean touche(Zone autre) {
        return gauche <= autre.droite + ECART
                && autre.gauche <= droite + ECART
                && bas <= autre.haut + ECART
                && autre.bas <= haut + ECART;
    }

    Zone avec(Zone autre) {
        return new Zone(
                Math.min(gauche, autre.gauche),
                Math.min(bas, autre.bas),
                Math.max(droite, autre.droite),
                Math.max(haut, autre.haut),
                pixels + autre.pixels,
                null);
    }

    /** The shorter side of what is seen of it on a page. */
    float cote(PDRectangle page) {
        return Math.min(
                Math.min(droite, page.getUpperRightX()) - Math.max(gauche, page.getLowerLeftX()),
                Math.min(haut, page.getUpperRightY()) - Math.max(bas, page.getLowerLeftY()));
    }

    /** The part of a page that it takes, with some white around. */
    PDRectangle cadre(PDRectangle page) {
        float x0 = Math.max(gauche - MARGE, page.getLowerLeftX());
        float y0 = Math.max(bas - MARGE, page.getLowerLeftY());
        float x1 = Math.min(droite + MARGE, page.getUpperRightX());
        float y1 = Math.min(haut + MARGE, page.getUpperRightY());
        return new PDRectangle(x0, y0, x1 - x0, y1 - y0);
    }

    /** Adds to zones that do not touch one another one that may touch some of them. */
    static void ajouter(List<Zone> zones, Zone nouvelle) {
        Zone zone = nouvelle;
        for (int i = zones.size() - 1; i >= 0; i--) {
            if (zones.get(i).touche(zone)) {
                zone = zone.avec(zones.remove(i));
                i = zones.size();
            }
        }
        zones.add(zone);
        if (zones.size() > AU_PLUS) {
            Zone tout = zones.stream().reduce(Zone::avec).orElse(zone);
            zones.clear();
            zones.add(tout);
        }
    }
}
