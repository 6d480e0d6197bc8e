package fr.octroi.benchmarks;

import fr.octroi.document.LecteurIsole;
import fr.octroi.document.Limites;
import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.LecturePiece;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/** The files of a lot, of every kind in turn: all facts of each behind the wall, beside their text by PDFBox alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 3,
        jvmArgs = {"-Xms1g", "-Xmx1g", "-Djava.awt.headless=true"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class MurBench {

    private static final int OUVRIERS = 2;
    private static final int MEMOIRE_EN_MO = 256;

    /** How many files; {@code -p fichiers=3000} for a season's. */
    @Param("60")
    public int fichiers = 60;

    private List<byte[]> lot = List.of();
    private final LecteurIsole derriereLeMur =
            new LecteurIsole(LecteurIsole.commandePourUnLot(MEMOIRE_EN_MO, List.of()), Limites.PAR_DEFAUT, OUVRIERS);
    private final ExecutorService fils = Executors.newFixedThreadPool(OUVRIERS);

    /** Makes the files, and checks that each is read behind the wall. */
    @Setup
    public void faire() {
        lot = lot(fichiers);
        for (LecturePiece lue : derriereLeMur()) {
            if (lue.etat() != EtatLecture.LISIBLE || lue.faits().isEmpty()) {
                throw new IllegalStateException("the facts of each file were expected");
            }
        }
    }

    /** Ends the workers. */
    @TearDown(Level.Trial)
    public void fermer() {
        fils.shutdownNow();
        derriereLeMur.close();
    }

    /**
     * Takes the text of all files with PDFBox alone, one after the other.
     *
     * @return the texts
     */
    @Benchmark
    public List<String> pdfbox() {
        return lot.stream().map(LectureBench::texte).toList();
    }

    /**
     * Reads all facts of all files in two other processes.
     *
     * @return the readings
     */
    @Benchmark
    public List<LecturePiece> derriereLeMur() {
        return lire(derriereLeMur, fils, lot);
    }

    /** Reads files as fast as the workers take them. */
    static List<LecturePiece> lire(LecteurIsole mur, ExecutorService fils, List<byte[]> lot) {
        List<Callable<LecturePiece>> lectures = lot.stream()
                .<Callable<LecturePiece>>map(octets -> () -> mur.lire(new ByteArrayInputStream(octets)))
                .toList();
        List<LecturePiece> lues = new ArrayList<>();
        try {
            for (Future<LecturePiece> lecture : fils.invokeAll(lectures)) {
                lues.add(lecture.get());
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return lues;
    }

    /** So many files, of every kind in turn. */
    static List<byte[]> lot(int fichiers) {
        PieceInventee[] genres = PieceInventee.values();
        return IntStream.range(0, fichiers)
                .mapToObj(i -> genres[i % genres.length].octets(i))
                .toList();
    }
}
