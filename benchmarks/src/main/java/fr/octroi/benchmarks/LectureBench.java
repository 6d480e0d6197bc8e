package fr.octroi.benchmarks;

import fr.octroi.document.LecteurIsole;
import fr.octroi.document.LecteurPdf;
import fr.octroi.document.Limites;
import fr.octroi.instruction.LecturePiece;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.Blackhole;

/** One ordinary page: its text by PDFBox alone, all its facts in the host itself, and the same behind the wall. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 3,
        jvmArgs = {"-Xms1g", "-Xmx1g", "-Djava.awt.headless=true"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class LectureBench {

    private static final int MEMOIRE_EN_MO = 256;

    private final LecteurPdf dansLHote = new LecteurPdf();
    private final LecteurIsole derriereLeMur =
            new LecteurIsole(LecteurIsole.commande(MEMOIRE_EN_MO), Limites.PAR_DEFAUT, 1);

    /** Bare, with a picture, in which a code could be, and with hundreds of surfaces, which could be one. */
    @Param({"FACTURE", "FACTURE_A_LOGO", "FACTURE_A_TABLEAU"})
    public PieceInventee piece = PieceInventee.FACTURE;

    /** How often it is read before it is measured: by then hundreds of small readers are compiled as well as PDFBox's one loop. */
    @Param("25000")
    public int lecturesAvant;

    private byte[] octets = {};

    /** Makes the page, checks that all three read the same in it, and reads it often in the way that is measured. */
    @Setup
    public void faire(BenchmarkParams mesure, Blackhole lus) {
        octets = piece.octets(17);
        LecturePiece lue = dansLHote();
        if (!lue.numero().equals("F-17") || lue.faits().size() < 10 || !lue.equals(derriereLeMur())) {
            throw new IllegalStateException("the facts of the page were expected on both sides of the wall");
        }
        if (!pdfbox().contains("F-17")) {
            throw new IllegalStateException("PDFBox was expected to read the same page");
        }
        String maniere = mesure.getBenchmark().substring(mesure.getBenchmark().lastIndexOf('.') + 1);
        for (int lecture = 0; lecture < lecturesAvant; lecture++) {
            lus.consume(
                    switch (maniere) {
                        case "pdfbox" -> pdfbox();
                        case "dansLHote" -> dansLHote();
                        case "derriereLeMur" -> derriereLeMur();
                        default -> throw new IllegalStateException("nobody reads like " + maniere);
                    });
        }
    }

    /** Ends the worker. */
    @TearDown(Level.Trial)
    public void fermer() {
        derriereLeMur.close();
    }

    /**
     * Takes the text with PDFBox alone.
     *
     * @return the text
     */
    @Benchmark
    public String pdfbox() {
        return texte(octets);
    }

    /**
     * Reads all facts, on a thread of this process.
     *
     * @return the reading
     */
    @Benchmark
    public LecturePiece dansLHote() {
        return dansLHote.lire(new ByteArrayInputStream(octets));
    }

    /**
     * Reads all facts in another process.
     *
     * @return the reading
     */
    @Benchmark
    public LecturePiece derriereLeMur() {
        return derriereLeMur.lire(new ByteArrayInputStream(octets));
    }

    static String texte(byte[] octets) {
        try (PDDocument document = Loader.loadPDF(octets)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
