package fr.octroi.document;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Gives an end to what has no time limit of its own: a pipe, a socket, a process. */
final class Veilleur {

    private static final ScheduledThreadPoolExecutor FIL = new ScheduledThreadPoolExecutor(1, tache -> {
        Thread fil = new Thread(tache, "octroi-veilleur");
        fil.setDaemon(true);
        return fil;
    });

    static {
        FIL.setRemoveOnCancelPolicy(true);
    }

    private Veilleur() {}

    /** Does something once the time has passed, unless that is called off. */
    static ScheduledFuture<?> apres(Duration delai, Runnable geste) {
        return FIL.schedule(geste, delai.toNanos(), TimeUnit.NANOSECONDS);
    }
}
