package fr.octroi.port;

import java.io.InputStream;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Looks for malicious software in a file before anybody opens it.
 *
 * <p>An antivirus that does not answer is no reason to lose a file, nor to believe it clean: that too is a verdict.
 *
 * <p>Rules, checked by {@code AntivirusTck}:
 *
 * <ol>
 *   <li value="1">The test file of the EICAR is {@code Infecte}, under a name.
 *   <li value="2">A file without malice is {@code Sain}.
 *   <li value="3">The stream is never closed: it is its caller's.
 *   <li value="4">When the bytes cannot be had, the stream's exception comes out as the cause of a {@link PortException}.
 * </ol>
 */
public interface Antivirus {

    /** The reason why a file was not looked at where there is no antivirus. */
    String ABSENT = "ABSENT";

    /**
     * Stands for no antivirus at all.
     *
     * @return one that looks at nothing, and says {@link #ABSENT} of every file
     */
    static Antivirus aucun() {
        return contenu -> new Verdict.NonAnalyse(ABSENT);
    }

    /**
     * Looks at a file.
     *
     * @param contenu its bytes, not closed
     * @return what was found
     * @throws PortException when the bytes cannot be had, never for want of an antivirus
     */
    Verdict analyser(InputStream contenu);

    /** What an antivirus found. */
    sealed interface Verdict {

        /**
         * Folds the verdict, so that a new case breaks every caller at compile time.
         *
         * @param sain for a file in which nothing was found
         * @param infecte for a file in which something was, with its name
         * @param nonAnalyse for a file that was not looked at, with the reason
         * @param <T> what comes of it
         * @return what the right case gives
         */
        <T> T selon(Supplier<T> sain, Function<String, T> infecte, Function<String, T> nonAnalyse);

        /** Nothing was found: which is no proof that there is nothing. */
        record Sain() implements Verdict {
            @Override
            public <T> T selon(Supplier<T> sain, Function<String, T> infecte, Function<String, T> nonAnalyse) {
                return sain.get();
            }
        }

        /**
         * Something was found.
         *
         * @param signature the name that the antivirus gives it, such as {@code Eicar-Test-Signature}
         */
        record Infecte(String signature) implements Verdict {
            @Override
            public <T> T selon(Supplier<T> sain, Function<String, T> infecte, Function<String, T> nonAnalyse) {
                return infecte.apply(signature);
            }
        }

        /**
         * Nobody knows.
         *
         * @param raison why, as a code such as {@code TAILLE} or {@code TEMPS}
         */
        record NonAnalyse(String raison) implements Verdict {
            @Override
            public <T> T selon(Supplier<T> sain, Function<String, T> infecte, Function<String, T> nonAnalyse) {
                return nonAnalyse.apply(raison);
            }
        }
    }
}
