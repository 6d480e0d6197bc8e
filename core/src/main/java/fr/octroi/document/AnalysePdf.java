package fr.octroi.document;

import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.instruction.NatureFichier;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/**
 * Opens a PDF with PDFBox, and says what kind of document it turned out to be.
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
            return lire(document, vigie);
        } catch (InvalidPasswordException e) {
            return sansFait(EtatLecture.CHIFFREE, "MOT_DE_PASSE");
        } catch (IOException | LinkageError e) {
            String cle = autreCle(e);
            if (!cle.isEmpty()) {
                return sansFait(EtatLecture.CHIFFREE, cle);
            }
            throw e;
        }
    }

    /** What a document could do is told even when its pages cannot be read. */
    private static LecturePiece lire(PDDocument document, Vigie vigie) {
        List<String> signaux = SignauxPdf.de(document, vigie);
        try {
            ExtracteurTexte extracteur = new ExtracteurTexte(vigie);
            TextePiece texte = extracteur.extraire(document);
            return conclure(extracteur, texte).avecSignaux(signaux);
        } catch (IOException | RuntimeException panne) {
            return AnalysePiece.apresLaPanne(panne, NatureFichier.PDF).avecSignaux(signaux);
        }
    }

    private static LecturePiece conclure(ExtracteurTexte extracteur, TextePiece texte) {
        if (extracteur.image()) {
            return extracteur.signes() >= SIGNES_D_UN_TEXTE
                    ? lisible(FaitsLus.lire(texte))
                    : sansFait(EtatLecture.SANS_TEXTE, "IMAGE");
        }
        if (extracteur.signes() > 0) {
            return lisible(FaitsLus.lire(texte));
        }
        return extracteur.formulaire() || extracteur.traits() >= TRAITS_D_UN_DESSIN
                ? sansFait(EtatLecture.SANS_TEXTE, "DESSIN")
                : sansFait(EtatLecture.ILLISIBLE, "SANS_CONTENU");
    }

    private static LecturePiece lisible(List<FaitLu> faits) {
        return LecturePiece.lisible(NatureFichier.PDF, faits);
    }

    private static LecturePiece sansFait(EtatLecture etat, String code) {
        return LecturePiece.sansFait(etat, code, NatureFichier.PDF);
    }

    /**
     * Tells which key is missing, blank when none is: encryption for a certificate needs Bouncy Castle, which a host may
     * not have; unknown handlers need who knows what.
     */
    private static String autreCle(Throwable panne) {
        for (Throwable cause = panne; cause != null; cause = cause.getCause()) {
            String message =
                    cause.getMessage() == null ? "" : cause.getMessage().toLowerCase(Locale.ROOT);
            if (message.contains("bouncycastle") || message.contains("decryption material")) {
                return "CERTIFICAT";
            }
            if (message.contains("security handler")) {
                return "CHIFFREMENT_INCONNU";
            }
        }
        return "";
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
