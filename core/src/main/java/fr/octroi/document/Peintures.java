package fr.octroi.document;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/** Where what could make a code is painted on a page, noted while the page is gone through for anything else. */
final class Peintures {

    /** A header and a signature alone make forty modules a side. */
    private static final long PIXELS_D_UN_CODE = 40L * 40;

    /** A quarter of those modules begin a dark run; a drawing may join some. */
    private static final int SURFACES_D_UN_CODE = 200;

    /** Every other module of two of its sides begins one; the frames of most tables, dashes and bars begin in fewer places, across or along. */
    private static final int PLACES_D_UN_CODE = 16;

    /** Parts of a point: the smallest module that can be read is two of them wide. */
    private static final float PLACES_D_UN_POINT = 5;

    private final List<Zone> images = new ArrayList<>();
    private @Nullable Zone dessin;
    private int surfaces;

    /** Where surfaces begin across the page and along it, as long as that is not enough for a code. */
    private final Set<Integer> abscisses = new HashSet<>();

    private final Set<Integer> ordonnees = new HashSet<>();

    /** Notes what an operator is about to paint. */
    void noter(PDFStreamEngine moteur, Operator operator, List<COSBase> operandes) {
        switch (operator.getName()) {
            case "Do" -> image(moteur, objet(moteur.getResources(), operandes));
            case "BI" -> image(moteur, PIXELS_D_UN_CODE, null);
            case "re", "m" -> surface(moteur, operandes);
            default -> {}
        }
    }

    /** The places where enough is painted to make a code. */
    List<Zone> zones() {
        List<Zone> zones = new ArrayList<>(images);
        zones.removeIf(zone -> zone.pixels() < PIXELS_D_UN_CODE);
        if (dessin != null
                && surfaces >= SURFACES_D_UN_CODE
                && Math.min(abscisses.size(), ordonnees.size()) >= PLACES_D_UN_CODE) {
            Zone.ajouter(zones, dessin);
        }
        return zones;
    }

    private static @Nullable COSStream objet(@Nullable PDResources ressources, List<COSBase> operandes) {
        if (operandes.isEmpty() || !(operandes.get(0) instanceof COSName nom) || ressources == null) {
            return null;
        }
        COSDictionary objets = ressources.getCOSObject().getCOSDictionary(COSName.XOBJECT);
        return objets == null ? null : objets.getCOSStream(nom);
    }

    private void image(PDFStreamEngine moteur, @Nullable COSStream objet) {
        if (objet != null) {
            image(moteur, (long) objet.getInt(COSName.WIDTH) * objet.getInt(COSName.HEIGHT), objet);
        }
    }

    /** A picture fills the unit square. */
    private void image(PDFStreamEngine moteur, long pixels, @Nullable COSStream objet) {
        if (pixels > 0) {
            Zone.ajouter(images, zone(moteur, 0, 0, 1, 1, pixels, objet));
        }
    }

    private void surface(PDFStreamEngine moteur, List<COSBase> operandes) {
        surfaces++;
        float[] nombres = new float[4];
        for (int i = 0; i < Math.min(nombres.length, operandes.size()); i++) {
            nombres[i] = operandes.get(i) instanceof COSNumber nombre ? nombre.floatValue() : 0;
        }
        Zone zone = zone(moteur, nombres[0], nombres[1], nombres[0] + nombres[2], nombres[1] + nombres[3], 0, null);
        dessin = dessin == null ? zone : dessin.avec(zone);
        noter(zone.gauche(), abscisses);
        noter(zone.bas(), ordonnees);
    }

    private static void noter(float place, Set<Integer> places) {
        if (places.size() < PLACES_D_UN_CODE) {
            places.add(Math.round(place * PLACES_D_UN_POINT));
        }
    }

    private static Zone zone(
            PDFStreamEngine moteur, float x0, float y0, float x1, float y1, long pixels, @Nullable COSStream objet) {
        Matrix matrice = moteur.getGraphicsState().getCurrentTransformationMatrix();
        Rectangle2D cadre =
                new Rectangle2D.Float(Math.min(x0, x1), Math.min(y0, y1), Math.abs(x1 - x0), Math.abs(y1 - y0));
        Rectangle2D place =
                matrice.createAffineTransform().createTransformedShape(cadre).getBounds2D();
        return new Zone(
                (float) place.getMinX(),
                (float) place.getMinY(),
                (float) place.getMaxX(),
                (float) place.getMaxY(),
                pixels,
                objet);
    }
}
