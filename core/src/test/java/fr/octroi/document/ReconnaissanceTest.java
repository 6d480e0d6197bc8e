package fr.octroi.document;

import static fr.octroi.document.PdfFabrique.lire;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.FaitLu.Nom;
import fr.octroi.instruction.FaitLu.Source;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.port.PortException;
import fr.octroi.port.ReconnaissanceTexte;
import fr.octroi.port.ReconnaissanceTexte.Mot;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a scan tells when there is somebody to recognise its words. */
@Timeout(180)
class ReconnaissanceTest {

    private static final String[] FACTURE = {
        "FACTURE N° F2021-0042",
        "",
        "CYCLES IMAGINAIRES",
        "Date : 12/03/2021",
        "Client : Jeanne Dupont",
        "",
        "Désignation|Quantité|Montant",
        "Vélo à assistance électrique|1|2 000,00 EUR",
        "",
        "Total HT|1 666,67 EUR",
        "Total TTC|2 000,00 EUR"
    };

    private static final Limites LARGES = new Limites(Duration.ofSeconds(90), 30, 20_000_000, 200_000);
    private static final Limites BREVES = new Limites(Duration.ofSeconds(3), 30, 20_000_000, 200_000);

    private static LecteurPdf avec(ReconnaissanceTexte reconnaissance, Limites limites) {
        return new LecteurPdf(limites, LecteurDeCodes.SANS_CERTIFICAT, reconnaissance);
    }

    private static byte[] scan(String... lignes) {
        return new PdfFabrique().pageEnImage(PdfFabrique.feuille(lignes)).octets();
    }

    private static byte[] deuxPages() {
        BufferedImage feuille = PdfFabrique.feuille(FACTURE);
        return new PdfFabrique().pageEnImage(feuille).pageEnImage(feuille).octets();
    }

    /** Recognises the same line on whatever it is shown. */
    private static List<Mot> ligne(String... mots) {
        List<Mot> ligne = new ArrayList<>();
        int gauche = 100;
        for (String mot : mots) {
            ligne.add(new Mot(mot, gauche, 100, 20 * mot.length(), 30, 95));
            gauche += 20 * mot.length() + 15;
        }
        return ligne;
    }

    @Test
    void un_scan_dit_ce_que_dit_le_meme_document_en_texte() {
        OutilTesseract.exiger();
        LecteurPdf lecteur = avec(new Tesseract(), LARGES);
        LecturePiece texte = lire(lecteur, PdfFabrique.texte(FACTURE));
        assertEquals("2000.00", texte.fait(Nom.MONTANT_TTC).orElseThrow().valeur());
        List<FaitLu> attendus = texte.faits().stream()
                .map(fait -> new FaitLu(fait.nom(), fait.valeur(), Source.ROC, fait.page()))
                .toList();
        BufferedImage feuille = PdfFabrique.feuille(FACTURE);
        for (byte[] fichier : List.of(
                new PdfFabrique().pageEnImage(feuille).octets(),
                PdfFabrique.photo("png", feuille),
                PdfFabrique.photo("jpg", feuille),
                tournee(feuille))) {
            LecturePiece lecture = lire(lecteur, fichier);
            assertEquals(EtatLecture.LISIBLE, lecture.etat());
            assertEquals(attendus, lecture.faits());
            assertEquals(List.of(), lecture.signaux());
        }
    }

    @Test
    void derriere_le_mur_un_scan_se_lit_comme_devant() {
        OutilTesseract.exiger();
        byte[] scan = scan(FACTURE);
        try (LecteurIsole mur = new LecteurIsole(LecteurIsole.commande(200, Tesseract.COMMANDE), LARGES, 1)) {
            LecturePiece lecture = mur.lire(new ByteArrayInputStream(scan));
            assertEquals(lire(avec(new Tesseract(), LARGES), scan), lecture);
            assertEquals("F2021-0042", lecture.numero());
        }
        try (LecteurIsole mur = new LecteurIsole(LecteurIsole.commande(200), LARGES, 1)) {
            assertEquals(lire(new LecteurPdf(), scan), mur.lire(new ByteArrayInputStream(scan)));
        }
    }

    @Test
    void une_feuille_blanche_et_une_image_sans_fait_restent_sans_texte() {
        OutilTesseract.exiger();
        LecteurPdf lecteur = avec(new Tesseract(), LARGES);
        for (byte[] fichier : List.of(scan(), PdfFabrique.scan(), PdfFabrique.image("png"), scan("Bonjour"))) {
            LecturePiece lecture = lire(lecteur, fichier);
            assertEquals(lire(new LecteurPdf(), fichier), lecture);
            assertEquals("SANS_TEXTE IMAGE", lecture.etat() + " " + lecture.code());
        }
    }

    @Test
    void ce_qui_a_son_texte_n_est_pas_reconnu() {
        LecteurPdf lecteur = avec(
                (image, delai) -> {
                    throw new AssertionError("recognised");
                },
                LARGES);
        for (byte[] fichier : List.of(PdfFabrique.texte(FACTURE), PdfFabrique.texte(), new byte[0])) {
            assertEquals(lire(new LecteurPdf(), fichier), lire(lecteur, fichier));
        }
    }

    @Test
    void une_panne_laisse_le_fichier_sans_texte_et_se_signale() {
        ReconnaissanceTexte quiTombe = (image, delai) -> {
            throw new IllegalStateException("a bug");
        };
        for (ReconnaissanceTexte enPanne : List.of(new Tesseract(List.of("/n/existe/pas")), quiTombe)) {
            for (byte[] fichier : List.of(scan(FACTURE), PdfFabrique.image("png"))) {
                LecturePiece attendue = lire(new LecteurPdf(), fichier).avecSignaux(List.of("ROC_IMPOSSIBLE"));
                assertEquals(EtatLecture.SANS_TEXTE, attendue.etat());
                assertEquals(attendue, lire(avec(enPanne, LARGES), fichier));
            }
        }
    }

    @Test
    void quand_le_temps_manque_ce_qui_a_ete_lu_des_premieres_pages_reste() {
        List<Duration> delais = new ArrayList<>();
        LecteurPdf lecteur = avec(
                (image, delai) -> {
                    delais.add(delai);
                    if (delais.size() == 1) {
                        return ligne("FACTURE", "N°", "F-12");
                    }
                    dormir(delai);
                    throw new PortException(PortException.Nature.TEMPORAIRE, "out of time", null);
                },
                BREVES);
        LecturePiece lecture = lire(lecteur, deuxPages());
        assertEquals(
                "LISIBLE F-12 [ROC_INCOMPLETE]", lecture.etat() + " " + lecture.numero() + " " + lecture.signaux());
        assertTrue(delais.stream().allMatch(delai -> delai.compareTo(BREVES.temps()) < 0), "more time than there is");
    }

    @Test
    void un_programme_qui_pend_derriere_le_mur_ne_coute_que_la_reconnaissance() {
        List<String> commande = LecteurIsole.commande(200, List.of("sleep", "1000"));
        try (LecteurIsole mur = new LecteurIsole(commande, new Limites(Duration.ofSeconds(8), 30, 20_000_000, 1), 1)) {
            LecturePiece lecture = mur.lire(new ByteArrayInputStream(PdfFabrique.image("png")));
            assertEquals("SANS_TEXTE [ROC_INCOMPLETE]", lecture.etat() + " " + lecture.signaux());
        }
    }

    @Test
    void les_mots_d_une_page_ne_passent_pas_les_limites() {
        String mot = "x".repeat(1_000);
        LecteurPdf lecteur = avec(
                (image, delai) -> ligne("FACTURE", "N°", "F-12", mot),
                new Limites(LARGES.temps(), 30, 20_000_000, 500));
        LecturePiece lecture = lire(lecteur, PdfFabrique.image("png"));
        assertEquals(List.of("ROC_INCOMPLETE"), lecture.signaux());
    }

    @Test
    void une_page_est_dessinee_entiere_et_assez_fine() {
        List<String> entetes = new ArrayList<>();
        LecteurPdf lecteur = avec(
                (image, delai) -> {
                    entetes.add(new String(image, 0, 12, StandardCharsets.US_ASCII));
                    return List.of();
                },
                LARGES);
        lire(lecteur, scan(FACTURE));
        String[] taille = entetes.get(0).split("\\s");
        int largeur = Integer.parseInt(taille[1]);
        int hauteur = Integer.parseInt(taille[2]);
        assertTrue(largeur > 595 * 245 / 72 && largeur <= 595 * 250 / 72, entetes.get(0));
        assertTrue(hauteur > 842 * 245 / 72 && hauteur <= 842 * 250 / 72 + 1, entetes.get(0));
    }

    /** What the camera stored when it was held upright, and the mark by which it says so. */
    private static byte[] tournee(BufferedImage image) {
        AffineTransform quart = AffineTransform.getQuadrantRotateInstance(-1);
        quart.translate(-image.getWidth(), 0);
        BufferedImage couchee =
                new BufferedImage(/* width= */ image.getHeight(), /* height= */ image.getWidth(), image.getType());
        new AffineTransformOp(quart, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(image, couchee);
        byte[] jpeg = PdfFabrique.photo("jpg", couchee);
        byte[] exif = {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            6,
            0,
            0,
            0,
            0,
            0,
            0
        };
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        sortie.write(jpeg, 0, 2);
        sortie.writeBytes(exif);
        sortie.write(jpeg, 2, jpeg.length - 2);
        return sortie.toByteArray();
    }

    private static void dormir(Duration delai) {
        try {
            Thread.sleep(delai.toMillis() + 1);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
