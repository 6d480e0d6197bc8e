package fr.octroi.document;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Threads on which files are read, as many as there are files at a time: no queue, for a file's time runs from its start.
 *
 * <p>To wake a thread takes a tenth of what a page takes, and the files of a lot follow one another. So the last thread that has read
 * stays awake for a moment, where another processor can wake the caller; the next file goes to it.
 */
final class FilsDeLecture implements Executor {

    private static final long REPOS_EN_SECONDES = 10;
    private static final long PILE_EN_OCTETS = 1L << 20;
    static final long VEILLE_EN_NANOSECONDES =
            Runtime.getRuntime().availableProcessors() > 1 ? TimeUnit.MICROSECONDS.toNanos(100) : 0;

    private final ThreadPoolExecutor fils = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, REPOS_EN_SECONDES, TimeUnit.SECONDS, new SynchronousQueue<>(), lecture -> {
                Thread fil = new Thread(null, lecture, "octroi-lecture", PILE_EN_OCTETS);
                fil.setDaemon(true);
                return fil;
            });

    /** The thread that is awake, if one is: one at most, whatever the number that read. */
    private final AtomicReference<@Nullable Guetteur> guetteur = new AtomicReference<>();

    private static final class Guetteur {

        private volatile @Nullable Runnable suivante;
    }

    @Override
    public void execute(Runnable lecture) {
        Guetteur eveille = guetteur.getAndSet(null);
        if (eveille == null) {
            fils.execute(() -> enchainer(lecture));
        } else {
            eveille.suivante = lecture;
        }
    }

    private void enchainer(Runnable premiere) {
        Runnable lecture = premiere;
        while (lecture != null) {
            lecture.run();
            lecture = guetter();
        }
    }

    private @Nullable Runnable guetter() {
        // An abandoned reading is interrupted, and the next one is not that one.
        Thread.interrupted();
        Guetteur ici = new Guetteur();
        if (!guetteur.compareAndSet(null, ici)) {
            return null;
        }
        long debut = System.nanoTime();
        while (ici.suivante == null && System.nanoTime() - debut < VEILLE_EN_NANOSECONDES) {
            Thread.onSpinWait();
        }
        // Whoever took it off hands over his file with his next step.
        while (ici.suivante == null && !guetteur.compareAndSet(ici, null)) {
            Thread.onSpinWait();
        }
        return ici.suivante;
    }
}
