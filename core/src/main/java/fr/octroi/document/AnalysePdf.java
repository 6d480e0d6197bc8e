package fr.octroi.document;

import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.instruction.NatureFichier;
import java.io.IOException;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/**
 * Opens a PDF with PDFBox, and says what kind of file it turned out to be.
 *
 * <p>Nothing is drawn, no script is run, nothing is fetched: text and the presence of pictures are all that is taken.
 */
final class AnalysePdf {

    /**
     * How many letters and digits the fullest page of a document with a picture must have to be more than a scan: a page
     * number and a scanner's mention hold about thirty, the barest RIB a hundred.
     */
    static final int SIGNES_D_UN_TEXTE = 40;

    /** From how many painted lines and unreadable glyphs a page without picture is taken for a drawing of its text. */
    static final int TRAITS_D_UN_DESSIN = 50;

    private static final long MEMOIRE_EN_OCTETS = 64L << 20;

    private AnalysePdf() {}

    /** Has PDFBox look for the machine's fonts, once: that may take seconds, which are no file's. */
    static void preparer() {
        Polices.chercher();
    }

    static LecturePiece lire(byte[] octets, Vigie vigie) throws IOException {
        Gonflement.verifier(octets, vigie);
        try (PDDocument document = Loader.loadPDF(
                new SourceSurveillee(octets, vigie),
                "",
                null,
                null,
                MemoryUsageSetting.setupMainMemoryOnly(MEMOIRE_EN_OCTETS).streamCache)) {
            ExtracteurTexte extracteur = new ExtracteurTexte(vigie);
            TextePiece texte = extracteur.extraire(document);
            EtatLecture etat = etat(extracteur);
            return etat == EtatLecture.LISIBLE
                    ? LecturePiece.lisible(NatureFichier.PDF, FaitsLus.lire(texte))
                    : LecturePiece.sansFait(etat);
        } catch (InvalidPasswordException e) {
            return LecturePiece.sansFait(EtatLecture.CHIFFREE);
        } catch (IOException | LinkageError e) {
            if (demandeUneAutreCle(e)) {
                return LecturePiece.sansFait(EtatLecture.CHIFFREE);
            }
            throw e;
        }
    }

    private static EtatLecture etat(ExtracteurTexte extracteur) {
        if (extracteur.image()) {
            return extracteur.signes() >= SIGNES_D_UN_TEXTE ? EtatLecture.LISIBLE : EtatLecture.SANS_TEXTE;
        }
        if (extracteur.signes() > 0) {
            return EtatLecture.LISIBLE;
        }
        return extracteur.formulaire() || extracteur.traits() >= TRAITS_D_UN_DESSIN
                ? EtatLecture.SANS_TEXTE
                : EtatLecture.ILLISIBLE;
    }

    /** Encryption for a certificate needs Bouncy Castle, which a host may not have; unknown handlers need who knows what. */
    private static boolean demandeUneAutreCle(Throwable panne) {
        for (Throwable cause = panne; cause != null; cause = cause.getCause()) {
            String message =
                    cause.getMessage() == null ? "" : cause.getMessage().toLowerCase(Locale.ROOT);
            if (message.contains("bouncycastle")
                    || message.contains("security handler")
                    || message.contains("decryption material")) {
                return true;
            }
        }
        return false;
    }

    private static final class Polices {

        static {
            try {
                FontMappers.instance().getFontBoxFont("Helvetica", null);
            } catch (RuntimeException e) {
                // Without the machine's fonts a text is read all the same, only its widths are guessed.
            }
        }

        private Polices() {}

        static void chercher() {
            // The work is done when this class is first used.
        }
    }
}
