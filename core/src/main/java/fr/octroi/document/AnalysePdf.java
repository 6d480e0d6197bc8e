package fr.octroi.document;

import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.instruction.NatureFichier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/**
 * Opens a PDF with PDFBox, and says what kind of document it turned out to be.
 *
 * <p>No script is run and nothing is fetched: text, the invoice that it may carry as XML, and the codes drawn on its pages are all
 * that is taken.
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

    static PieceLue lire(byte[] octets, Reconnaissance reconnaissance, Vigie vigie) throws IOException {
        Gonflement.verifier(octets, vigie);
        try (PDDocument document = Loader.loadPDF(
                new SourceSurveillee(octets, vigie),
                "",
                null,
                null,
                MemoryUsageSetting.setupMainMemoryOnly(MEMOIRE_EN_OCTETS).streamCache)) {
            return lire(document, reconnaissance, vigie);
        } catch (InvalidPasswordException e) {
            return PieceLue.sansCode(sansFait(EtatLecture.CHIFFREE, "MOT_DE_PASSE"));
        } catch (IOException | LinkageError e) {
            String cle = autreCle(e);
            if (!cle.isEmpty()) {
                return PieceLue.sansCode(sansFait(EtatLecture.CHIFFREE, cle));
            }
            throw e;
        }
    }

    /** What a document could do is told even when its pages cannot be read; so are the invoice and the codes that it carries. */
    private static PieceLue lire(PDDocument document, Reconnaissance reconnaissance, Vigie vigie) {
        List<String> signaux = new ArrayList<>(SignauxPdf.de(document, vigie));
        List<FaitLu> joints = joints(document, vigie, signaux);
        ExtracteurTexte extracteur = new ExtracteurTexte(vigie);
        TextePiece texte;
        try {
            texte = extracteur.extraire(document);
        } catch (IOException | RuntimeException panne) {
            return PieceLue.sansCode(
                    AnalysePiece.apresLaPanne(panne, NatureFichier.PDF).avecSignaux(signaux));
        }
        LecturePiece lecture;
        try {
            lecture = conclure(extracteur, texte, joints);
        } catch (Vigie.AbandonException tropLong) {
            throw tropLong;
        } catch (RuntimeException deNosLecteurs) {
            // The text is there, and the fault is of those who look for facts in it: no other file would be read
            // better.
            return PieceLue.sansCode(LecturePiece.sansFait(EtatLecture.NON_LUE, "MACHINE", NatureFichier.PDF)
                    .avecSignaux(signaux));
        }
        PieceLue lue = PieceLue.avecCodes(
                lecture.avecSignaux(signaux),
                vigie,
                partie -> CodesDuPdf.trouver(document, extracteur.peintures(), partie));
        return reconnaissance.completer(
                lue, document.getNumberOfPages(), (page, partie) -> dessiner(document, page, partie), vigie);
    }

    private static Reconnaissance.Image dessiner(PDDocument document, int page, Vigie vigie) throws IOException {
        GreyRaster pixels = DessinDuPdf.entier(document, vigie).dessiner(page, Reconnaissance.POINTS_PAR_POUCE);
        PDRectangle cadre = document.getPage(page).getCropBox();
        // The longest sides, for a page may be turned.
        return new Reconnaissance.Image(
                pixels, Math.max(pixels.width(), pixels.height()) / Math.max(cadre.getWidth(), cadre.getHeight()));
    }

    private static List<FaitLu> joints(PDDocument document, Vigie vigie, List<String> signaux) {
        return FichiersEmbarques.facture(document, vigie)
                .map(facture -> facture.<List<FaitLu>>selon(FaitsJoints::de, motif -> {
                    signaux.add("XML_ILLISIBLE_" + motif);
                    return List.of();
                }))
                .orElse(List.of());
    }

    private static LecturePiece conclure(ExtracteurTexte extracteur, TextePiece texte, List<FaitLu> joints) {
        boolean lisible = extracteur.image() ? extracteur.signes() >= SIGNES_D_UN_TEXTE : extracteur.signes() > 0;
        if (lisible || !joints.isEmpty()) {
            List<FaitLu> faits = new ArrayList<>(joints);
            faits.addAll(FaitsLus.lire(texte));
            return LecturePiece.lisible(NatureFichier.PDF, faits);
        }
        if (extracteur.image()) {
            return sansFait(EtatLecture.SANS_TEXTE, "IMAGE");
        }
        return extracteur.formulaire() || extracteur.traits() >= TRAITS_D_UN_DESSIN
                ? sansFait(EtatLecture.SANS_TEXTE, "DESSIN")
                : sansFait(EtatLecture.ILLISIBLE, "SANS_CONTENU");
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
