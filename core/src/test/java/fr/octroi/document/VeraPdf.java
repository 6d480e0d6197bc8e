package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Asks the reference checker of archives whether a file is what it says to be. */
final class VeraPdf {

    private static final List<PDFAFlavour> NORMES = List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1);

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private VeraPdf() {}

    /** Asserts that a file is PDF/A-2a and PDF/UA-1, or says which rules it breaks. */
    static void verifier(byte[] pdf) {
        assertEquals("", String.join("\n", fautes(pdf)), "rules of PDF/A-2a and PDF/UA-1 that the file breaks");
    }

    /** The rules that a file breaks, such as {@code ua1 7.1-6 …}; none for a good file. */
    static SortedSet<String> fautes(byte[] pdf) {
        SortedSet<String> fautes = new TreeSet<>();
        for (PDFAFlavour norme : NORMES) {
            try (PDFAParser lecteur = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), norme);
                    PDFAValidator verificateur = Foundries.defaultInstance().createValidator(norme, false)) {
                ValidationResult resultat = verificateur.validate(lecteur);
                for (TestAssertion faute : resultat.getTestAssertions()) {
                    fautes.add(norme.getId() + " " + faute.getRuleId().getClause() + "-"
                            + faute.getRuleId().getTestNumber() + " " + faute.getMessage() + " at "
                            + faute.getLocation().getContext());
                }
                if (!resultat.isCompliant() && fautes.isEmpty()) {
                    fautes.add(norme.getId() + " refused, no rule given");
                }
            } catch (Exception e) {
                throw new AssertionError("veraPDF could not read the file as " + norme, e);
            }
        }
        return fautes;
    }
}
