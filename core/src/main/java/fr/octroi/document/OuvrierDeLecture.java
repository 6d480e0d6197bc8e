package fr.octroi.document;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;

/**
 * The program on the other side of the wall: it reads the files that a {@link LecteurIsole} hands it on its standard input,
 * one at a time, and answers on its standard output; it ends when its input does.
 *
 * <p>It opens no file and no connection, and launches no process but the recogniser that it is given. What is printed on its error output may quote a file: it is to be dropped.
 */
public final class OuvrierDeLecture {

    /** The status with which the worker ends when its memory is full; that of {@code -XX:+ExitOnOutOfMemoryError} too. */
    static final int SORTIE_MEMOIRE = 3;

    /** The status with which it ends when a reading does not, and its host, which should have ended it, is gone. */
    static final int SORTIE_TEMPS = 4;

    private static final Duration SURSIS = Duration.ofSeconds(5);

    private OuvrierDeLecture() {}

    /**
     * Runs the worker until its input ends.
     *
     * @param arguments the command of the program that recognises words, as {@link Tesseract} takes it; none when there is none
     * @throws IOException when its host is gone
     */
    public static void main(String[] arguments) throws IOException {
        DataOutputStream sortie = new DataOutputStream(new BufferedOutputStream(System.out));
        DataInputStream entree = new DataInputStream(new BufferedInputStream(System.in));
        // Whatever prints must not speak in the answers' place.
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.US_ASCII));
        Reconnaissance reconnaissance =
                arguments.length == 0 ? Reconnaissance.AUCUNE : new Reconnaissance(new Tesseract(List.of(arguments)));
        try {
            preparer();
            sortie.writeInt(Trame.SALUT);
            sortie.flush();
            while (true) {
                guetter(entree);
                Trame.repondre(sortie, lire(Trame.lireQuestion(entree), reconnaissance));
            }
        } catch (EOFException finDuTravail) {
            sortie.flush();
        } catch (OutOfMemoryError epuisee) {
            // What the failed allocation left behind nobody knows: the next file deserves a new worker.
            Runtime.getRuntime().halt(SORTIE_MEMOIRE);
        }
    }

    /** Stays awake for a moment, as {@link FilsDeLecture} does: the files of a lot follow one another. */
    private static void guetter(InputStream entree) throws IOException {
        long debut = System.nanoTime();
        while (entree.available() == 0 && System.nanoTime() - debut < FilsDeLecture.VEILLE_EN_NANOSECONDES) {
            Thread.onSpinWait();
        }
    }

    private static void preparer() {
        try {
            AnalysePdf.preparer();
        } catch (LinkageError pdfboxAbsent) {
            // Then each PDF is left to a person.
        }
    }

    private static PieceLue lire(Trame.Question question, Reconnaissance reconnaissance) {
        ScheduledFuture<?> fin = finir(question.limites());
        try {
            return AnalysePiece.lire(question.octets(), reconnaissance, new Vigie(question.limites()));
        } catch (OutOfMemoryError epuisee) {
            throw epuisee;
        } catch (Throwable panne) {
            return PieceLue.sansCode(AnalysePiece.apresLaPanne(
                    panne, GenreFichier.de(question.octets()).nature()));
        } finally {
            fin.cancel(false);
        }
    }

    /** A host that is gone ends nobody: a reading that asks for no time would spin for ever. */
    static ScheduledFuture<?> finir(Limites limites) {
        return Veilleur.apres(
                limites.temps().plus(SURSIS), () -> Runtime.getRuntime().halt(SORTIE_TEMPS));
    }
}
