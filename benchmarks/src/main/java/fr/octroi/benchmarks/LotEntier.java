package fr.octroi.benchmarks;

import fr.octroi.document.LecteurIsole;
import fr.octroi.document.Limites;
import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.LecturePiece;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * How long a season's pieces take, 500 dossiers of six, in a JVM that was started for them: their text by PDFBox, one file after the other, and
 * all their facts behind the wall by two workers, which start with the first file.
 *
 * <p>The JVMs are launched in turn; what is measured is from the first file to the last. It fails when a file is not read, never because of a
 * figure.
 */
public final class LotEntier {

    private static final int FICHIERS = 3_000;
    private static final int OUVRIERS = 2;
    private static final int MEMOIRE_EN_MO = 256;

    /** What is launched. */
    private enum Lecture {
        PDFBOX("their text by PDFBox"),
        MUR("all facts behind the wall"),
        MUR_D_UN_LOT("the same, workers with the first compiler alone");

        private final String sens;

        Lecture(String sens) {
            this.sens = sens;
        }
    }

    private LotEntier() {}

    /**
     * Launches each so many times, and prints a table; or reads the lot in one way, and prints how many seconds it took.
     *
     * @param arguments how many times, or the way
     * @throws IOException when a JVM cannot be launched
     * @throws InterruptedException when it is interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        for (Lecture lecture : Lecture.values()) {
            if (lecture.name().equals(arguments[0])) {
                System.out.println(lire(lecture));
                return;
            }
        }
        Map<Lecture, List<Double>> durees = new EnumMap<>(Lecture.class);
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            for (Lecture lecture : Lecture.values()) {
                durees.computeIfAbsent(lecture, aucune -> new ArrayList<>()).add(lancer(lecture));
            }
        }
        double etalon = mediane(durees.getOrDefault(Lecture.PDFBOX, List.of()));
        System.out.printf(
                Locale.ROOT,
                "%,d files; s from the first to the last, medians of %s launches%n%n| | s | ÷ PDFBox |%n|---|--:|--:|%n",
                FICHIERS,
                arguments[0]);
        durees.forEach((lecture, siennes) -> System.out.printf(
                Locale.ROOT, "| %s | %.2f | %.2f |%n", lecture.sens, mediane(siennes), mediane(siennes) / etalon));
    }

    private static double lancer(Lecture lecture) throws IOException, InterruptedException {
        Process processus = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms1g",
                        "-Xmx1g",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LotEntier.class.getName(),
                        lecture.name())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String reponse = new String(processus.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (processus.waitFor() != 0) {
            throw new IllegalStateException(lecture + " did not read the lot");
        }
        return Double.parseDouble(reponse);
    }

    private static double mediane(List<Double> durees) {
        return durees.stream().sorted().toList().get(durees.size() / 2);
    }

    private static double lire(Lecture lecture) {
        List<byte[]> lot = MurBench.lot(FICHIERS);
        long debut = System.nanoTime();
        switch (lecture) {
            case PDFBOX ->
                lot.forEach(octets -> exiger(!LectureBench.texte(octets).isBlank()));
            case MUR -> derriereLeMur(lot, LecteurIsole.commande(MEMOIRE_EN_MO));
            case MUR_D_UN_LOT -> derriereLeMur(lot, LecteurIsole.commandePourUnLot(MEMOIRE_EN_MO, List.of()));
        }
        return (System.nanoTime() - debut) / 1e9;
    }

    private static void derriereLeMur(List<byte[]> lot, List<String> commande) {
        ExecutorService fils = Executors.newFixedThreadPool(OUVRIERS);
        try (LecteurIsole mur = new LecteurIsole(commande, Limites.PAR_DEFAUT, OUVRIERS)) {
            for (LecturePiece lue : MurBench.lire(mur, fils, lot)) {
                exiger(lue.etat() == EtatLecture.LISIBLE && !lue.faits().isEmpty());
            }
        } finally {
            fils.shutdown();
        }
    }

    private static void exiger(boolean lu) {
        if (!lu) {
            throw new IllegalStateException("the text or the facts of each file were expected");
        }
    }
}
