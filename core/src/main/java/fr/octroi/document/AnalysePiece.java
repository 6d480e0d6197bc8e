package fr.octroi.document;

import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.instruction.NatureFichier;
import java.io.IOException;

/** Reads a file of any kind: its bytes say which, and each kind has its own analysis. */
final class AnalysePiece {

    private AnalysePiece() {}

    static PieceLue lire(byte[] octets, Reconnaissance reconnaissance, Vigie vigie) throws IOException {
        GenreFichier genre = GenreFichier.de(octets);
        PieceLue lue;
        if (!genre.faute().isEmpty()) {
            lue = PieceLue.sansCode(LecturePiece.sansFait(EtatLecture.ILLISIBLE, genre.faute(), genre.nature()));
        } else if (genre.nature() == NatureFichier.PDF) {
            lue = AnalysePdf.lire(octets, reconnaissance, vigie);
        } else {
            lue = AnalyseImage.lire(genre.nature(), octets, reconnaissance, vigie);
        }
        return new PieceLue(lue.lecture().avecSignaux(genre.signaux()), lue.codes());
    }

    /**
     * Answers for a reading that broke down. The file's faults, which a new file mends, are told from the machine's, which
     * it would not: those leave the file to a person.
     */
    static LecturePiece apresLaPanne(Throwable panne, NatureFichier nature) {
        if (panne instanceof Vigie.AbandonException abandon) {
            return LecturePiece.sansFait(EtatLecture.NON_LUE, abandon.code(), nature);
        }
        if (panne instanceof StackOverflowError) {
            return LecturePiece.sansFait(EtatLecture.ILLISIBLE, "PROFONDEUR", nature);
        }
        if (panne instanceof OutOfMemoryError) {
            return LecturePiece.sansFait(EtatLecture.NON_LUE, "MEMOIRE", nature);
        }
        if (panne instanceof Error) {
            return LecturePiece.sansFait(EtatLecture.NON_LUE, "MACHINE", nature);
        }
        return LecturePiece.sansFait(EtatLecture.ILLISIBLE, "ABIME", nature);
    }
}
