package fr.octroi.document;

import fr.octroi.port.ReconnaissanceTexte;
import fr.octroi.tck.ReconnaissanceTexteTck;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

class TesseractTckTest extends ReconnaissanceTexteTck {

    @BeforeEach
    void tesseractEstLa() {
        OutilTesseract.exiger();
    }

    @Override
    protected ReconnaissanceTexte reconnaissance() {
        return new Tesseract();
    }

    @Override
    protected List<ReconnaissanceTexte> enPanne() {
        return List.of(
                new Tesseract(List.of("/n/existe/pas")),
                new Tesseract(List.of("tesseract", "stdin", "stdout", "-l", "n_existe_pas", "tsv")),
                new Tesseract(List.of("true")));
    }
}
