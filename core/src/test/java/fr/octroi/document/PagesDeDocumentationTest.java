package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.instruction.CodeSigne;
import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.NatureFichier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages on reading name all that there is, and their lines of Java are these. */
class PagesDeDocumentationTest {

    private static final Path SOURCES = Path.of("src/main/java/fr/octroi/document");
    private static final Pattern CODE = Pattern.compile("(?<!ValeurInvalideException\\()\"([A-Z][A-Z_0-9]{3,})\"");

    /** Files in which a text in capitals is a code or a signal of a reading. */
    private static final List<String> OU_NAISSENT_LES_CODES = List.of(
            "AnalyseImage",
            "AnalysePdf",
            "AnalysePiece",
            "GenreFichier",
            "Gonflement",
            "LecteurIsole",
            "LecteurTexte",
            "PieceLue",
            "Reconnaissance",
            "SignauxPdf",
            "Vigie");

    private static String page(String nom) throws IOException {
        return Files.readString(Path.of("../docs", nom)).replace("\r", "");
    }

    /** Compiled, and shown in the page. */
    static CodeSigne verifier(byte[] xml, X509Certificate certificatDAnts, Path dossier, byte[] octetsDuDataMatrix) {
        // verifier un code
        ListeDeConfiance confiance = ListeDeConfiance.lire(xml, certificatDAnts);
        LecteurDeCodes lecteur = new LecteurDeCodes(new CertificatsPem(dossier), confiance);
        CodeSigne code = lecteur.lire(octetsDuDataMatrix);
        // fin
        return code;
    }

    @Test
    void les_lignes_de_java_sont_celles_qui_se_compilent() throws IOException {
        String source = Files.readString(Path.of("src/test/java/fr/octroi/document/PagesDeDocumentationTest.java"));
        String essayees = entre(source, "// verifier un code\n", "// fin");
        String montrees = entre(page("2ddoc.md"), "<!-- verifier un code -->\n```java\n", "```");
        assertEquals(essayees.replaceAll("\\s+", ""), montrees.replaceAll("\\s+", ""));
    }

    @Test
    void chaque_fait_nature_etat_et_source_est_nomme() throws IOException {
        String page = page("lecture.md");
        Stream.of(FaitLu.Nom.values())
                .map(PagesDeDocumentationTest::cle)
                .forEach(cle -> assertTrue(page.contains("`" + cle + "`"), cle));
        Stream.of(NatureFichier.values(), EtatLecture.values(), FaitLu.Source.values())
                .flatMap(Stream::of)
                .forEach(mot -> assertTrue(page.contains(mot.name()), mot::name));
    }

    @Test
    void chaque_code_et_chaque_signal_est_explique() throws IOException {
        String page = page("lecture.md");
        TreeSet<String> codes = new TreeSet<>();
        for (String classe : OU_NAISSENT_LES_CODES) {
            Matcher code = CODE.matcher(Files.readString(SOURCES.resolve(classe + ".java")));
            while (code.find()) {
                codes.add(code.group(1));
            }
        }
        assertTrue(codes.containsAll(List.of("TEMPS", "PDF_SCRIPT", "CRASH", "CODES_NON_CHERCHES")), codes::toString);
        // The mark of a container, not a code.
        codes.remove("RIFF");
        codes.forEach(code -> assertTrue(page.contains("`" + code), code));
    }

    /** TITULAIRE is a list in JSON. */
    private static String cle(FaitLu.Nom nom) {
        StringBuilder cle = new StringBuilder();
        for (String mot : nom.name().split("_")) {
            cle.append(
                    cle.length() == 0
                            ? mot.toLowerCase(Locale.ROOT)
                            : mot.charAt(0) + mot.substring(1).toLowerCase(Locale.ROOT));
        }
        return nom == FaitLu.Nom.TITULAIRE ? "titulaires" : cle.toString();
    }

    private static String entre(String texte, String debut, String fin) {
        int i = texte.indexOf(debut) + debut.length();
        return texte.substring(i, texte.indexOf(fin, i));
    }
}
