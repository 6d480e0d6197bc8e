package fr.octroi.document;

import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.instruction.NatureFichier;
import java.util.Optional;

/** Says of a picture whether a person can look at it; what is written in it, no machine reads here. */
final class AnalyseImage {

    private AnalyseImage() {}

    static LecturePiece lire(NatureFichier nature, byte[] octets) {
        if (!EnteteImage.estEntiere(nature, octets)) {
            return LecturePiece.sansFait(EtatLecture.ILLISIBLE, "TRONQUE", nature);
        }
        Optional<EnteteImage> entete = EnteteImage.lire(nature, octets);
        if (entete.isEmpty()) {
            return LecturePiece.sansFait(EtatLecture.ILLISIBLE, "IMAGE_ABIMEE", nature);
        }
        if (entete.get().estTropGrande()) {
            return LecturePiece.sansFait(EtatLecture.NON_LUE, "IMAGE_TROP_GRANDE", nature);
        }
        return LecturePiece.sansFait(EtatLecture.SANS_TEXTE, "IMAGE", nature);
    }
}
