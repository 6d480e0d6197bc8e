package fr.octroi.document;

import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.instruction.NatureFichier;
import java.io.IOException;
import java.util.Optional;

/**
 * Says of a picture whether a person can look at it, and finds its signed codes; what else is written in it, only a recogniser
 * reads.
 */
final class AnalyseImage {

    /** A page of A4 at 300 dpi and half as much again: rows that are left out cost letters their shape. */
    private static final long PIXELS_RECONNUS = 12_000_000;

    private static final float LARGEUR_EN_POINTS = 595;

    private AnalyseImage() {}

    static PieceLue lire(NatureFichier nature, byte[] octets, Reconnaissance reconnaissance, Vigie vigie) {
        if (!EnteteImage.estEntiere(nature, octets)) {
            return PieceLue.sansCode(LecturePiece.sansFait(EtatLecture.ILLISIBLE, "TRONQUE", nature));
        }
        Optional<EnteteImage> entete = EnteteImage.lire(nature, octets);
        if (entete.isEmpty()) {
            return PieceLue.sansCode(LecturePiece.sansFait(EtatLecture.ILLISIBLE, "IMAGE_ABIMEE", nature));
        }
        if (entete.get().estTropGrande()) {
            return PieceLue.sansCode(LecturePiece.sansFait(EtatLecture.NON_LUE, "IMAGE_TROP_GRANDE", nature));
        }
        PieceLue lue = PieceLue.avecCodes(
                LecturePiece.sansFait(EtatLecture.SANS_TEXTE, "IMAGE", nature),
                vigie,
                partie -> CodesSurImage.trouver(ImageGrise.lire(octets, partie), partie));
        int orientation = entete.get().orientation();
        return reconnaissance.completer(lue, 1, (page, partie) -> dessiner(octets, orientation, partie), vigie);
    }

    /** How large what is on it was, a picture does not tell: a sheet of A4 is the best guess. */
    private static Reconnaissance.Image dessiner(byte[] octets, int orientation, Vigie vigie) throws IOException {
        GreyRaster pixels = ImageGrise.lire(octets, PIXELS_RECONNUS, vigie).redresser(orientation);
        return new Reconnaissance.Image(pixels, Math.min(pixels.width(), pixels.height()) / LARGEUR_EN_POINTS);
    }
}
