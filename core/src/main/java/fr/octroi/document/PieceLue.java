package fr.octroi.document;

import fr.octroi.commun.DonneePersonnelle;
import fr.octroi.instruction.CodeSigne;
import fr.octroi.instruction.LecturePiece;
import java.io.IOException;
import java.util.List;

/**
 * What an analysis made of a file, before anybody has checked its codes: certificates are its host's, and stay on its host's
 * side of the wall.
 *
 * @param lecture what was read
 * @param codes what each code on it holds, in the order in which they were found
 */
@DonneePersonnelle
record PieceLue(LecturePiece lecture, List<byte[]> codes) {

    PieceLue {
        codes = List.copyOf(codes);
    }

    static PieceLue sansCode(LecturePiece lecture) {
        return new PieceLue(lecture, List.of());
    }

    /** How codes are looked for. */
    @FunctionalInterface
    interface Recherche {
        List<byte[]> chercher(Vigie vigie) throws IOException;
    }

    /** Looks for codes in half of the time that is left: what was read before is not lost for want of them. */
    static PieceLue avecCodes(LecturePiece lecture, Vigie vigie, Recherche recherche) {
        try {
            return new PieceLue(lecture, recherche.chercher(vigie.moitie()));
        } catch (Vigie.AbandonException tropLong) {
            vigie.verifierLHeure();
            return sansCode(lecture.avecSignaux(List.of("CODES_NON_CHERCHES")));
        } catch (IOException | LinkageError sansImage) {
            // What cannot be drawn shows no code; ZXing and the JDK's own pictures are optional.
            return sansCode(lecture);
        } catch (StackOverflowError tropProfond) {
            return sansCode(lecture.avecSignaux(List.of("CODES_NON_CHERCHES")));
        }
    }

    /** Checks the codes, and adds what they prove. */
    LecturePiece verifier(LecteurDeCodes lecteur) {
        if (codes.isEmpty()) {
            return lecture;
        }
        List<CodeSigne> lus = lecteur.lireTous(codes);
        return lecture.avecCodes(
                lus, lus.stream().flatMap(code -> FaitsSignes.de(code).stream()).toList());
    }

    @Override
    public String toString() {
        return "PieceLue[***]";
    }
}
