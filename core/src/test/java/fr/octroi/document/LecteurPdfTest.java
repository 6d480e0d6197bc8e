package fr.octroi.document;

import static fr.octroi.document.PdfFabrique.lire;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Montant;
import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.port.PortException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.DeflaterOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LecteurPdfTest {

    private static final LecteurPdf LECTEUR = new LecteurPdf();

    private static final String[] FACTURE = {
        "FACTURE N° F2021-0042",
        "CYCLES IMAGINAIRES",
        "Date : 12/03/2021",
        "Client : Jeanne Dupont",
        "Total HT : 1 666,67 EUR",
        "Total TTC : 2 000,00 EUR"
    };

    @Test
    void un_pdf_avec_du_texte_est_lisible() {
        LecturePiece lecture = lire(LECTEUR, PdfFabrique.texte(FACTURE));
        assertEquals(EtatLecture.LISIBLE, lecture.etat());
        assertEquals("FACTURE", lecture.nature());
        assertEquals(List.of("Jeanne Dupont"), lecture.noms());
        assertEquals(Montant.ofEuros(2000), lecture.montantTtc());
        assertEquals("F2021-0042", lecture.numero());
    }

    @Test
    void une_page_scannee_est_sans_texte_malgre_son_numero_de_page() {
        verifier(EtatLecture.SANS_TEXTE, PdfFabrique.scan());
        verifier(EtatLecture.SANS_TEXTE, PdfFabrique.scan("Page 1/2", "Scanned with an application"));
        byte[] dixPages = dixPagesScannees();
        verifier(EtatLecture.SANS_TEXTE, dixPages);
    }

    private static byte[] dixPagesScannees() {
        PdfFabrique pdf = new PdfFabrique();
        for (int i = 1; i <= 10; i++) {
            pdf.pageScannee("Page " + i + " sur 10");
        }
        return pdf.octets();
    }

    @Test
    void un_texte_avec_un_logo_est_lisible() {
        assertEquals(
                EtatLecture.LISIBLE, lire(LECTEUR, PdfFabrique.scan(FACTURE)).etat());
    }

    @Test
    void une_photo_est_sans_texte_et_une_photo_coupee_est_illisible() {
        for (String format : List.of("png", "jpg")) {
            byte[] photo = PdfFabrique.image(format);
            verifier(EtatLecture.SANS_TEXTE, photo);
            verifier(EtatLecture.ILLISIBLE, Arrays.copyOf(photo, photo.length / 2));
        }
    }

    @Test
    void une_page_blanche_un_document_sans_page_et_un_fichier_vide_sont_illisibles() {
        verifier(EtatLecture.ILLISIBLE, PdfFabrique.texte());
        verifier(EtatLecture.ILLISIBLE, new PdfFabrique().octets());
        verifier(EtatLecture.ILLISIBLE, new byte[0]);
    }

    @Test
    void ce_qui_n_est_pas_un_pdf_est_illisible_quel_que_soit_son_debut() {
        for (String contenu : List.of(
                "<html>erreur 500</html>",
                "%PDF-1.4",
                "%PDF-1.7\n%%EOF",
                "PK\u0003\u0004",
                "bonjour",
                "%PDF-1.4\n1 0 obj\nstream\nendstream\nstartxref\n0\n%%EOF")) {
            verifier(EtatLecture.ILLISIBLE, contenu.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void un_pdf_precede_de_quelques_octets_se_lit() throws IOException {
        ByteArrayOutputStream decale = new ByteArrayOutputStream();
        decale.write("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        decale.write(PdfFabrique.texte(FACTURE));
        decale.write(new byte[3000]);
        assertEquals(EtatLecture.LISIBLE, lire(LECTEUR, decale.toByteArray()).etat());
    }

    @Test
    void un_mot_de_passe_de_l_utilisateur_ferme_celui_du_proprietaire_n_empeche_pas_de_lire() {
        verifier(
                EtatLecture.CHIFFREE,
                new PdfFabrique().page(FACTURE).chiffrer("p", "u").octets());
        LecturePiece lecture =
                lire(LECTEUR, new PdfFabrique().page(FACTURE).chiffrer("p", "").octets());
        assertEquals("LISIBLE ", lecture.etat() + " " + lecture.code());
        assertEquals(lire(LECTEUR, PdfFabrique.texte(FACTURE)).faits(), lecture.faits());
        assertEquals(List.of("PDF_PROTEGE"), lecture.signaux());
    }

    @Test
    void un_pdf_chiffre_pour_un_certificat_ou_d_une_facon_inconnue_est_chiffre() {
        verifier(EtatLecture.CHIFFREE, pdfChiffre("Adobe.PubSec"));
        verifier(EtatLecture.CHIFFREE, pdfChiffre("Facon.Inconnue"));
    }

    @Test
    void un_pdf_coupe_n_importe_ou_est_illisible() {
        for (byte[] entier : List.of(
                PdfFabrique.texte(FACTURE),
                PdfFabrique.scan(),
                new PdfFabrique().page(FACTURE).chiffrer("p", "u").octets())) {
            for (int vingtieme = 0; vingtieme < 20; vingtieme++) {
                verifier(EtatLecture.ILLISIBLE, Arrays.copyOf(entier, entier.length * vingtieme / 20));
            }
        }
    }

    @Property(tries = 200)
    void des_octets_au_hasard_ne_sont_jamais_une_exception(@ForAll byte[] octets) {
        verifier(EtatLecture.ILLISIBLE, octets);
    }

    @Property(tries = 150)
    void un_pdf_abime_repond_toujours_et_deux_fois_de_meme(@ForAll long graine) {
        Random hasard = new Random(graine);
        byte[] octets = PdfFabrique.texte(FACTURE);
        for (int i = 0; i < 1 + hasard.nextInt(30); i++) {
            octets[hasard.nextInt(octets.length)] = (byte) hasard.nextInt(256);
        }
        LecturePiece lecture = lire(LECTEUR, octets);
        assertEquals(lecture, lire(LECTEUR, octets));
        verifierSansFait(lecture);
    }

    @Test
    void un_flux_qui_gonfle_sans_mesure_n_est_pas_lu() throws IOException {
        byte[] bombe = deflate(new byte[1 << 20], 200);
        verifier(EtatLecture.NON_LUE, pdf("/Filter /FlateDecode", bombe));
        byte[] deuxFois = deflate(bombe, 1);
        String filtres = "/Filter [/FlateDecode /FlateDecode]";
        for (String entrees : List.of(
                filtres,
                filtres + " /X (<< /Filter /FlateDecode)",
                filtres + " /X (>> obj <<) /Y << /Filter /FlateDecode >>",
                filtres + " %<< /Filter /FlateDecode\n",
                filtres + " /X <2F> /Y << /Filter /FlateDecode >>",
                filtres + " /X << /Filter /FlateDecode >>",
                "/Filter /FlateDecode " + filtres,
                "/Filter /FlateDecode /F#69lter [/FlateDecode /FlateDecode]",
                "/Filter/FlateDecode/DecodeParms<</Filter/FlateDecode>>/Filter[/FlateDecode/FlateDecode]",
                "/X << /Filter /FlateDecode")) {
            verifier(EtatLecture.NON_LUE, pdf(entrees, deuxFois));
        }
    }

    @Test
    void une_imbrication_sans_fond_coute_un_seul_fichier() throws IOException {
        String profonde = "[".repeat(200_000);
        verifier(EtatLecture.ILLISIBLE, pdf("/Filter /FlateDecode /K " + profonde, deflate(new byte[10], 1)));
        verifier(EtatLecture.ILLISIBLE, pdf("", profonde.getBytes(StandardCharsets.US_ASCII)));
        assertEquals(
                EtatLecture.LISIBLE, lire(LECTEUR, PdfFabrique.texte(FACTURE)).etat());
    }

    @Test
    void au_dela_des_limites_rien_n_est_conclu() {
        PdfFabrique pdf = new PdfFabrique();
        for (int i = 0; i < 4; i++) {
            pdf.page(FACTURE);
        }
        byte[] octets = pdf.octets();
        Duration temps = Duration.ofSeconds(10);
        assertEquals(
                EtatLecture.LISIBLE,
                lire(new LecteurPdf(new Limites(temps, 4, 100_000, 1_000)), octets)
                        .etat());
        assertEquals(
                EtatLecture.NON_LUE,
                lire(new LecteurPdf(new Limites(temps, 3, 100_000, 1_000)), octets)
                        .etat());
        assertEquals(
                EtatLecture.NON_LUE,
                lire(new LecteurPdf(new Limites(temps, 4, 1_000, 1_000)), octets)
                        .etat());
        assertEquals(
                EtatLecture.NON_LUE,
                lire(new LecteurPdf(new Limites(temps, 4, 100_000, 100)), octets)
                        .etat());
    }

    @Test
    void plusieurs_fils_partagent_un_lecteur() throws Exception {
        byte[] octets = PdfFabrique.texte(FACTURE);
        LecturePiece attendue = lire(LECTEUR, octets);
        ExecutorService fils = Executors.newFixedThreadPool(4);
        try {
            List<Future<LecturePiece>> lectures = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                lectures.add(fils.submit(() -> lire(LECTEUR, octets)));
            }
            for (Future<LecturePiece> lecture : lectures) {
                assertEquals(attendue, lecture.get());
            }
        } finally {
            fils.shutdownNow();
        }
    }

    @Test
    void une_source_qui_casse_est_une_panne_du_monde_exterieur() {
        InputStream cassee = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken");
            }

            @Override
            public int read(byte[] tampon, int debut, int longueur) throws IOException {
                throw new IOException("broken");
            }
        };
        assertThrows(PortException.class, () -> LECTEUR.lire(cassee));
    }

    private static void verifier(EtatLecture etat, byte[] octets) {
        LecturePiece lecture = lire(LECTEUR, octets);
        assertEquals(etat, lecture.etat());
        verifierSansFait(lecture);
    }

    private static void verifierSansFait(LecturePiece lecture) {
        assertTrue(lecture.etat() == EtatLecture.LISIBLE || lecture.faits().isEmpty());
    }

    private static byte[] deflate(byte[] bloc, int fois) throws IOException {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(sortie)) {
            for (int i = 0; i < fois; i++) {
                deflate.write(bloc);
            }
        }
        return sortie.toByteArray();
    }

    private static byte[] pdfChiffre(String filtre) {
        List<String> objets = List.of(
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Count 1/Kids[3 0 R]>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
                "<</Filter/" + filtre + "/SubFilter/adbe.pkcs7.s4/V 2/Length 128/Recipients[<3000>]>>");
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
        StringBuilder table = new StringBuilder("xref\n0 5\n0000000000 65535 f \n");
        for (int i = 0; i < objets.size(); i++) {
            table.append(String.format("%010d 00000 n \n", pdf.length()));
            pdf.append(i + 1).append(" 0 obj\n").append(objets.get(i)).append("\nendobj\n");
        }
        int renvoi = pdf.length();
        pdf.append(table).append("trailer\n<</Root 1 0 R/Size 5/Encrypt 4 0 R/ID[<00><00>]>>\nstartxref\n");
        pdf.append(renvoi).append("\n%%EOF\n");
        return pdf.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** A one-page PDF whose page holds one stream, written by hand and without a table of references. */
    private static byte[] pdf(String entrees, byte[] flux) throws IOException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        String debut = "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
                + "2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n"
                + "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>\nendobj\n"
                + "4 0 obj\n<</Length " + flux.length + " " + entrees + ">>\nstream\n";
        pdf.write(debut.getBytes(StandardCharsets.US_ASCII));
        pdf.write(flux);
        pdf.write("\nendstream\nendobj\ntrailer\n<</Root 1 0 R/Size 5>>\nstartxref\n0\n%%EOF\n"
                .getBytes(StandardCharsets.US_ASCII));
        return pdf.toByteArray();
    }
}
