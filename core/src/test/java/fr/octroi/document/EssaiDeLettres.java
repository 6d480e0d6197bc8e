package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Montant;
import fr.octroi.document.Lettres.Affaire;
import fr.octroi.document.Vie.Demande;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.reglement.ModeleDeLettre;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

/** The letters that tests write, the lives that lead to them, and what is read in them. */
final class EssaiDeLettres {

    static final Lettres LETTRES = new Lettres(Vie.SERVICE, Vie.VOIES, false);

    private EssaiDeLettres() {}

    static Vie incomplet() {
        return new Vie()
                .deposer(Vie.demande("VAE-1").sans("FACTURE", "ATTESTATION_HONNEUR", "RIB"))
                .envoyerIllisible("VAE-1", "ATTESTATION_HONNEUR")
                .instruire("VAE-1")
                .demander("VAE-1");
    }

    static Vie accorde(@Nullable Montant autre) {
        return new Vie()
                .deposer(Vie.demande("VAE-1"))
                .instruire("VAE-1")
                .le(10, 8)
                .deliberer(autre);
    }

    static Vie horsTerritoire() {
        Demande ailleurs = Vie.demande("VAE-1");
        ailleurs.insee = "92023";
        ailleurs.codePostal = "92140";
        ailleurs.ville = "Clamart";
        return new Vie().deposer(ailleurs).instruire("VAE-1").le(10, 8).deliberer(null);
    }

    static Vie envisagerLeRetrait(Vie vie) {
        vie.le(10, 15)
                .guichet
                .recours()
                .ouvrirContradictoire(
                        Vie.INSTRUCTEUR,
                        Vie.numero("VAE-1"),
                        MotifDeRetrait.CONDITIONS_NON_RESPECTEES,
                        new TreeMap<>(Map.of("REVENTE", LocalDate.of(2020, 10, 12))),
                        LocalDate.of(2020, 11, 20));
        return vie.expedier();
    }

    static byte[] ecrire(ModeleDeLettre modele, Affaire affaire) throws IOException {
        return ecrire(modele.name(), affaire);
    }

    static byte[] ecrire(String modele, Affaire affaire) throws IOException {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        LETTRES.ecrire(modele, affaire, LocalDate.of(2020, 10, 8), sortie);
        return sortie.toByteArray();
    }

    static void contient(String texte, String... attendus) {
        for (String attendu : attendus) {
            assertTrue(texte.contains(attendu), "« " + attendu + " » is not in:\n" + texte);
        }
    }

    /** The text in one line: where lines break is a matter of looks. */
    static String texte(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\u00A0\u202F]+", " ");
        }
    }
}
