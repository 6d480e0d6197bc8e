package fr.octroi.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs one call on several threads that start together. */
final class Ensemble {

    static final int FILS = 8;

    private Ensemble() {}

    /** What one thread got: a value, or the exception that it met. */
    sealed interface Issue<T> {
        record Rendu<T>(T valeur) implements Issue<T> {}

        record Leve<T>(Throwable exception) implements Issue<T> {}
    }

    static <T> List<Issue<T>> lancer(Callable<T> appel) throws InterruptedException {
        ExecutorService fils = Executors.newFixedThreadPool(FILS);
        try {
            CountDownLatch prets = new CountDownLatch(FILS);
            CountDownLatch depart = new CountDownLatch(1);
            List<Future<T>> promesses = new ArrayList<>();
            for (int i = 0; i < FILS; i++) {
                promesses.add(fils.submit(() -> {
                    prets.countDown();
                    depart.await();
                    return appel.call();
                }));
            }
            prets.await();
            depart.countDown();
            List<Issue<T>> issues = new ArrayList<>();
            for (Future<T> promesse : promesses) {
                try {
                    issues.add(new Issue.Rendu<>(promesse.get()));
                } catch (ExecutionException echec) {
                    Throwable cause = echec.getCause();
                    issues.add(new Issue.Leve<>(cause == null ? echec : cause));
                }
            }
            return issues;
        } finally {
            fils.shutdownNow();
        }
    }
}
