package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.Materiel;
import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.FaitLu.Source;
import fr.octroi.instruction.LecturePiece;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The pieces of the reference month, printed and laid askew on a poor scanner, say what they say in text. */
class MoisDeReferenceReconnaissanceTest {

    private static final int PIECES_ESSAYEES = 6;

    private static final float POINTS_PAR_POUCE = 150;
    private static final double DE_TRAVERS_EN_DEGRES = 0.8;
    private static final int PAPIER = 25;
    private static final double GRAIN = 8;

    private final LecteurPdf lecteur = new LecteurPdf(
            new Limites(Duration.ofMinutes(2), 30, 20_000_000, 200_000),
            LecteurDeCodes.SANS_CERTIFICAT,
            new Tesseract());

    @Test
    void un_mauvais_scan_dit_presque_tout_ce_que_dit_son_document() {
        OutilTesseract.exiger();
        List<Path> pieces = new ArrayList<>(MaterielDocument.fichiers(Materiel.moisReference()));
        pieces.removeIf(piece -> !piece.toString().toLowerCase(Locale.ROOT).endsWith(".pdf"));
        Collections.shuffle(pieces, new Random(20_261_125));
        int essayees = Boolean.getBoolean("octroi.endurance") ? pieces.size() : PIECES_ESSAYEES;
        int scans = 0;
        int justes = 0;
        int autres = 0;
        int total = 0;
        for (Path piece : pieces) {
            byte[] pdf = MaterielDocument.octets(piece);
            LecturePiece texte = PdfFabrique.lire(lecteur, pdf);
            if (scans == essayees || !estDeTexte(texte)) {
                continue;
            }
            scans++;
            LecturePiece scan = PdfFabrique.lire(lecteur, PdfFabrique.photo("jpg", scanner(pdf)));
            assertTrue(scan.faits().stream().allMatch(fait -> fait.source() == Source.ROC));
            for (FaitLu fait : texte.faits()) {
                total++;
                if (dit(scan, fait)) {
                    justes++;
                } else if (scan.faits().stream().anyMatch(lu -> lu.nom() == fait.nom())) {
                    autres++;
                }
            }
        }
        System.out.printf("%d scans: %d facts of %d are read, %d otherwise%n", scans, justes, total, autres);
        assertTrue(total > 0);
        assertTrue(justes >= 0.9 * total);
    }

    private static boolean estDeTexte(LecturePiece lecture) {
        return lecture.etat() == EtatLecture.LISIBLE
                && !lecture.faits().isEmpty()
                && lecture.faits().stream().allMatch(fait -> fait.source() == Source.TEXTE && fait.page() == 1);
    }

    private static boolean dit(LecturePiece lecture, FaitLu fait) {
        return lecture.faits().stream()
                .anyMatch(lu -> lu.nom() == fait.nom() && lu.valeur().equals(fait.valeur()));
    }

    private static BufferedImage scanner(byte[] pdf) {
        BufferedImage page = PdfFabrique.premierePage(pdf, POINTS_PAR_POUCE);
        BufferedImage scan = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D dessin = scan.createGraphics();
        dessin.setColor(Color.WHITE);
        dessin.fillRect(0, 0, scan.getWidth(), scan.getHeight());
        dessin.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        dessin.rotate(Math.toRadians(DE_TRAVERS_EN_DEGRES), page.getWidth() / 2.0, page.getHeight() / 2.0);
        dessin.drawImage(page, 0, 0, null);
        dessin.dispose();
        Random hasard = new Random(1);
        byte[] pixels = ((DataBufferByte) scan.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i++) {
            double gris = (pixels[i] & 0xFF) - PAPIER + GRAIN * hasard.nextGaussian();
            pixels[i] = (byte) Math.max(0, Math.min(255, gris));
        }
        return scan;
    }
}
