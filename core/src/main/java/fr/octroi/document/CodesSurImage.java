package fr.octroi.document;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.datamatrix.DataMatrixReader;
import com.google.zxing.datamatrix.decoder.Decoder;
import fr.octroi.document.Quadrilatere.Point;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the DataMatrix codes of a picture, several, rotated, small or pale.
 *
 * <p>Each square spot is laid under the grids that its sides fit best. What no grid fits goes to ZXing's own detector, which
 * sees in perspective. The work is bounded by the number of spots, and by the watch.
 */
final class CodesSurImage {

    private static final int TACHES = 24;
    private static final int DETECTIONS = 6;
    private static final int GRILLES = 3;

    /** How much a grid must resemble a code before its corners are moved, and after. */
    private static final double EBAUCHE = 0.3;

    private static final double RESSEMBLANCE = 0.5;

    /** In pixels; of smaller ones, pixels hold no trace. */
    private static final double MODULE_MINIMUM = 1.2;

    /** In pixels; of larger ones, a corner that is known to a pixel is known well enough. */
    private static final double PETIT_MODULE = 3;

    /** What neighbouring modules gave each other of their light: on a fair print, on a sharp one, on a small one. */
    private static final double[] DEBORDS = {0.1, 0, 0.25};

    /** In pixels, the smallest code of the smallest modules; what is smaller is not looked at. */
    static final int COTE_MINIMUM = (int) (40 * MODULE_MINIMUM);

    private final Vigie vigie;
    private final List<byte[]> trouves = new ArrayList<>();
    private final List<Lu> lus = new ArrayList<>();
    private int detections;

    private CodesSurImage(Vigie vigie) {
        this.vigie = vigie;
    }

    /** Returns what each code holds, one byte a character; a code that stands twice is given once. */
    static List<byte[]> trouver(GreyRaster image, Vigie vigie) {
        CodesSurImage recherche = new CodesSurImage(vigie);
        GreyRaster niveau = image;
        int echelle = 1;
        while (Math.min(niveau.width(), niveau.height()) >= COTE_MINIMUM) {
            recherche.chercher(niveau, echelle);
            niveau = niveau.moitie();
            echelle *= 2;
        }
        return recherche.trouves;
    }

    /** Looks at a picture, of which each pixel is so many of the first one wide: ink in dots is whole from farther off. */
    private void chercher(GreyRaster image, int echelle) {
        int cote = Math.min(image.width(), image.height());
        for (int rayon : new int[] {Math.max(12, cote / 4), Math.max(12, cote / 40)}) {
            List<Quadrilatere> taches = Taches.carrees(image, rayon, vigie);
            for (Quadrilatere tache : taches.subList(0, Math.min(TACHES, taches.size()))) {
                vigie.verifierLHeure();
                Point milieu = tache.interieur(0.5, 0.5).fois(echelle);
                if (lus.stream().noneMatch(lu -> lu.contient(milieu))) {
                    surLaGrille(image, tache).or(() -> parZxing(image, tache)).ifPresent(octets -> {
                        lus.add(new Lu(milieu, tache.cote() * echelle / 2));
                        garder(octets);
                    });
                }
            }
        }
    }

    private void garder(byte[] octets) {
        if (trouves.stream().noneMatch(autre -> Arrays.equals(autre, octets))) {
            trouves.add(octets);
        }
    }

    /** Where a code was read, which is not read again. */
    private record Lu(Point milieu, double rayon) {

        boolean contient(Point point) {
            return Math.hypot(point.x() - milieu.x(), point.y() - milieu.y()) < rayon;
        }
    }

    private record Essai(Grille grille, double note) {}

    private Optional<byte[]> surLaGrille(GreyRaster image, Quadrilatere tache) {
        List<Essai> essais = new ArrayList<>();
        Quadrilatere cadre = tache;
        for (int i = 0; i < 4; i++) {
            for (int modules : Grille.TAILLES) {
                Grille grille = new Grille(cadre, modules);
                double note = grille.coteDUnModule() < MODULE_MINIMUM ? 0 : grille.ressemblance(image);
                if (note >= EBAUCHE) {
                    essais.add(new Essai(grille, note));
                }
            }
            cadre = cadre.tourne();
        }
        essais.sort(Comparator.comparingDouble(Essai::note).reversed());
        List<Grille> grilles = essais.stream()
                .limit(GRILLES)
                .map(essai -> essai.grille().surLesBords(image))
                .filter(grille -> grille.ressemblance(image) >= RESSEMBLANCE)
                .toList();
        return premier(image, grilles.stream())
                .or(() -> premier(
                        image,
                        grilles.stream()
                                .filter(grille -> grille.coteDUnModule() < PETIT_MODULE)
                                .map(grille -> grille.surLesModules(image))));
    }

    private Optional<byte[]> premier(GreyRaster image, Stream<Grille> grilles) {
        return grilles.flatMap(grille -> {
                    vigie.verifierLHeure();
                    return decoder(image, grille).stream();
                })
                .findFirst();
    }

    private static Optional<byte[]> decoder(GreyRaster image, Grille grille) {
        for (double debord : DEBORDS) {
            try {
                return octets(new Decoder().decode(grille.lire(image, debord)).getText());
            } catch (FormatException | ChecksumException e) {
                // Another sharpness may fit.
            }
        }
        return Optional.empty();
    }

    private Optional<byte[]> parZxing(GreyRaster image, Quadrilatere tache) {
        if (++detections > DETECTIONS) {
            return Optional.empty();
        }
        int x0 = image.width();
        int y0 = image.height();
        int x1 = 0;
        int y1 = 0;
        for (Point p : tache.coins()) {
            x0 = Math.min(x0, (int) p.x());
            y0 = Math.min(y0, (int) p.y());
            x1 = Math.max(x1, (int) p.x());
            y1 = Math.max(y1, (int) p.y());
        }
        int marge = (x1 - x0) / 20 + 3;
        x0 = Math.max(0, x0 - marge);
        y0 = Math.max(0, y0 - marge);
        x1 = Math.min(image.width(), x1 + marge);
        y1 = Math.min(image.height(), y1 + marge);
        PlanarYUVLuminanceSource source = new PlanarYUVLuminanceSource(
                image.luminance(), image.width(), image.height(), x0, y0, x1 - x0, y1 - y0, false);
        try {
            return octets(new DataMatrixReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)))
                    .getText());
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }

    /** ZXing gives bytes as the characters of the same number, unless the code declares another alphabet. */
    private static Optional<byte[]> octets(String texte) {
        return texte.chars().allMatch(c -> c <= 0xFF)
                ? Optional.of(texte.getBytes(StandardCharsets.ISO_8859_1))
                : Optional.empty();
    }
}
