package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.format.DroitAccesZip;
import fr.octroi.format.LecteurConservation;
import fr.octroi.format.LecteurRegistre;
import fr.octroi.reglement.Catalogue;
import fr.octroi.rgpd.RegistreTraitement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Who asks what is held of him gets an archive that he can read, and that a screen reader reads to him. */
class PageDAccesTest {

    private static String exemple(String page, String nom) throws IOException {
        String texte = Files.readString(Path.of("../docs", page)).replace("\r", "");
        String debut = "<!-- " + nom + " -->\n```yaml\n";
        int place = texte.indexOf(debut) + debut.length();
        return texte.substring(place, texte.indexOf("```", place));
    }

    private static byte[] index(Vie vie, boolean decrit) throws IOException {
        RegistreTraitement registre = new RegistreTraitement(
                LecteurRegistre.lire("registre.md", exemple("registre.md", "registre")),
                decrit ? Catalogue.resoudre(List.of(Vie.REGLEMENT)).reglements() : List.of(),
                decrit
                        ? new TreeMap<>(Map.of(
                                Vie.REGLEMENT.code(),
                                LecteurConservation.lire(
                                        "conservation.md", exemple("conservation.md", "conservation"))))
                        : new TreeMap<>(),
                new TreeMap<>(),
                vie.jour());
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        assertTrue(DroitAccesZip.ecrire(
                vie.guichet.archives(), Vie.INSTRUCTEUR, Vie.numero("VAE-1"), vie.jour(), registre, sortie));
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(sortie.toByteArray()))) {
            for (ZipEntry entree = zip.getNextEntry(); entree != null; entree = zip.getNextEntry()) {
                if (entree.getName().equals("index.pdf")) {
                    return zip.readAllBytes();
                }
            }
        }
        throw new AssertionError("no index");
    }

    private static String mots(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0\u202f]+", " ");
        }
    }

    private static Vie accorde() {
        return new Vie()
                .deposer(Vie.demande("VAE-1"))
                .instruire("VAE-1")
                .le(10, 8)
                .deliberer(null)
                .expedier();
    }

    @Test
    void l_index_est_une_archive_que_chacun_peut_lire() throws IOException {
        byte[] pdf = index(accorde(), true);
        VeraPdf.verifier(pdf);
        String mots = mots(pdf);
        for (String attendu : List.of(
                "Mme Ombeline Quertier",
                "La facture acquittée, au nom du demandeur",
                "lettre d’octroi",
                "Comptable public",
                "Dossier payé : 10 ans")) {
            assertTrue(mots.contains(attendu), attendu + " is not in " + mots);
        }
    }

    /** What ends before the rest is told in words, and no right is told that the basis of the processing does not give (art. 20, 3). */
    @Test
    void ni_code_de_piece_ni_portabilite() throws IOException {
        String mots = mots(index(accorde(), true));
        for (String attendu : List.of(
                "Pièce « une pièce d’identité » d’un dossier",
                "d’autres logiciels lisent (art. 15, 3)",
                "Nombre : 6 ; liste plus bas")) {
            assertTrue(mots.contains(attendu), attendu + " is not in " + mots);
        }
        for (String tu : List.of("PIECE_IDENTITE d", "pièces RIB", "art. 20)")) {
            assertFalse(mots.contains(tu), tu + " is in " + mots);
        }
    }

    @Test
    void une_aide_que_le_registre_ne_decrit_pas_se_dit_par_son_code() throws IOException {
        byte[] pdf = index(accorde(), false);
        VeraPdf.verifier(pdf);
        String mots = mots(pdf);
        assertTrue(mots.contains(Vie.REGLEMENT.code()) && mots.contains("Aucun délai n’est fixé"), mots);
    }
}
