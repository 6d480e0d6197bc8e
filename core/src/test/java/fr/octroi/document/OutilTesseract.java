package fr.octroi.document;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The Tesseract of this machine, with its French: a test that needs it is skipped where it is absent, and says so. */
final class OutilTesseract {

    private static final boolean LA = new Tesseract().estDisponible();

    private OutilTesseract() {}

    static void exiger() {
        assumeTrue(LA, "the tool tesseract is absent: install tesseract-ocr and tesseract-ocr-fra");
    }
}
