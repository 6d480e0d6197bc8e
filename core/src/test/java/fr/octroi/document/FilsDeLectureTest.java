package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class FilsDeLectureTest {

    private static final int APPELANTS = 8;
    private static final int LECTURES = 2_000;

    private final FilsDeLecture fils = new FilsDeLecture();

    @Test
    void chaque_lecture_a_lieu_une_fois_quel_que_soit_le_fil_qui_veille() throws Exception {
        AtomicIntegerArray faites = new AtomicIntegerArray(APPELANTS * LECTURES);
        ExecutorService appelants = Executors.newFixedThreadPool(APPELANTS);
        try {
            List<Future<?>> finis = new ArrayList<>();
            for (int appelant = 0; appelant < APPELANTS; appelant++) {
                int premiere = appelant * LECTURES;
                finis.add(appelants.submit(() -> {
                    for (int lecture = premiere; lecture < premiere + LECTURES; lecture++) {
                        int rang = lecture;
                        assertEquals(rang, lire(() -> {
                            faites.incrementAndGet(rang);
                            return rang;
                        }));
                    }
                    return null;
                }));
            }
            for (Future<?> fini : finis) {
                fini.get(60, TimeUnit.SECONDS);
            }
        } finally {
            appelants.shutdownNow();
        }
        for (int lecture = 0; lecture < faites.length(); lecture++) {
            assertEquals(1, faites.get(lecture));
        }
    }

    @Test
    void une_lecture_longue_ne_fait_attendre_aucune_autre() throws Exception {
        FutureTask<Thread> longue = new FutureTask<>(() -> {
            Thread.sleep(TimeUnit.MINUTES.toMillis(5));
            return Thread.currentThread();
        });
        fils.execute(longue);
        assertFalse(longue.isDone());
        assertTrue(lire(Thread::currentThread).isDaemon());
        longue.cancel(true);
    }

    @Test
    void l_interruption_d_une_lecture_n_est_pas_celle_de_la_suivante() throws Exception {
        for (int fois = 0; fois < LECTURES; fois++) {
            lire(() -> {
                Thread.currentThread().interrupt();
                return null;
            });
            assertFalse(lire(() -> Thread.currentThread().isInterrupted()));
        }
    }

    @Test
    void ce_qui_echoue_n_empeche_pas_la_suivante() throws Exception {
        FutureTask<Object> perdue = new FutureTask<>(() -> {
            throw new StackOverflowError();
        });
        fils.execute(perdue);
        assertEquals("lue", lire(() -> "lue"));
    }

    private <T> T lire(Callable<T> lecture) throws Exception {
        FutureTask<T> tache = new FutureTask<>(lecture);
        fils.execute(tache);
        return tache.get(60, TimeUnit.SECONDS);
    }
}
