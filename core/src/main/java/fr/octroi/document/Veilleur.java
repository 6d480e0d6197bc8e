package fr.octroi.document;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives an end to what has no time limit of its own: a pipe, a socket, a process.
 *
 * <p>Nearly every deadline is called off long before it comes, and to wake a thread for each takes a tenth of what a page takes. So the
 * thread that watches sleeps until the first deadline that it was told of, called off or not, and looks then at those that stand.
 */
final class Veilleur {

    private static final Logger LOG = LoggerFactory.getLogger(Veilleur.class);
    private static final long REPOS_EN_NANOSECONDES = TimeUnit.HOURS.toNanos(1);
    private static final Veilleur SEUL = new Veilleur();

    private final Set<Echeance> echeances = new HashSet<>();
    private long reveil = System.nanoTime() + REPOS_EN_NANOSECONDES;

    private Veilleur() {
        Thread fil = new Thread(this::veiller, "octroi-veilleur");
        fil.setDaemon(true);
        fil.start();
    }

    /** What is done at its moment, unless it is called off. */
    static final class Echeance {

        private final long instant;
        private final Runnable geste;

        private Echeance(long instant, Runnable geste) {
            this.instant = instant;
            this.geste = geste;
        }

        /** Calls it off; what has begun goes on. */
        void lever() {
            SEUL.lever(this);
        }
    }

    /** Does something once the time has passed, unless that is called off; it waits for nothing, since others may be due. */
    static Echeance apres(Duration delai, Runnable geste) {
        Echeance echeance = new Echeance(System.nanoTime() + delai.toNanos(), geste);
        SEUL.poser(echeance);
        return echeance;
    }

    private synchronized void poser(Echeance echeance) {
        echeances.add(echeance);
        if (echeance.instant - reveil < 0) {
            reveil = echeance.instant;
            notifyAll();
        }
    }

    private synchronized void lever(Echeance echeance) {
        echeances.remove(echeance);
    }

    private void veiller() {
        while (true) {
            for (Echeance echeance : attendre()) {
                try {
                    echeance.geste.run();
                } catch (RuntimeException | OutOfMemoryError panne) {
                    // Other processes must end all the same.
                    LOG.warn("what is out of time could not be ended", panne);
                }
            }
        }
    }

    private synchronized List<Echeance> attendre() {
        long maintenant = System.nanoTime();
        while (maintenant - reveil < 0) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, reveil - maintenant);
            } catch (InterruptedException ignoree) {
                // Nobody has this thread to interrupt it; whoever found it must not let a process live for ever.
            }
            maintenant = System.nanoTime();
        }
        long ici = maintenant;
        List<Echeance> echues = echeances.stream()
                .filter(echeance -> echeance.instant - ici <= 0)
                .toList();
        echues.forEach(echeances::remove);
        reveil = echeances.stream()
                .mapToLong(echeance -> echeance.instant)
                .reduce(ici + REPOS_EN_NANOSECONDES, (a, b) -> a - b < 0 ? a : b);
        return echues;
    }
}
