package fr.octroi.document;

import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.instruction.NatureFichier;
import java.util.Optional;

/** Says of a picture whether a person can look at it, and finds its signed codes; what else is written in it, no machine reads here. */
final class AnalyseImage {

    private AnalyseImage() {}

    static PieceLue lire(NatureFichier nature, byte[] octets, Vigie vigie) {
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
        return PieceLue.avecCodes(
                LecturePiece.sansFait(EtatLecture.SANS_TEXTE, "IMAGE", nature),
                vigie,
                partie -> CodesSurImage.trouver(ImageGrise.lire(octets, partie), partie));
    }
}
