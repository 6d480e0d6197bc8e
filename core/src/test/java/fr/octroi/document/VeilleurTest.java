package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Deadlines come in their order, whoever set them, and one that fails or is called off holds nobody up. */
@Timeout(60)
class VeilleurTest {

    private static final Duration LOIN = Duration.ofMinutes(50);

    private final LinkedBlockingQueue<String> faits = new LinkedBlockingQueue<>();

    private Veilleur.Echeance dire(String mot, int millisecondes) {
        return Veilleur.apres(Duration.ofMillis(millisecondes), () -> faits.add(mot));
    }

    @Test
    void les_echeances_viennent_dans_leur_ordre_et_non_dans_celui_ou_elles_sont_posees() throws Exception {
        Veilleur.Echeance lointaine = Veilleur.apres(LOIN, () -> faits.add("LOIN"));
        dire("TROIS", 2_000);
        dire("UN", 100);
        dire("DEUX", 1_000);

        assertEquals(List.of("UN", "DEUX", "TROIS"), List.of(faits.take(), faits.take(), faits.take()));
        lointaine.lever();
    }

    @Test
    void une_echeance_levee_ne_vient_pas_et_celle_qui_la_suit_vient() throws Exception {
        dire("LEVEE", 200).lever();
        dire("TENUE", 400);

        assertEquals("TENUE", faits.take());
        assertTrue(faits.isEmpty());
    }

    @Test
    void une_echeance_posee_apres_le_reveil_d_une_autre_levee_vient_aussi() throws Exception {
        dire("LEVEE", 50).lever();
        CountDownLatch temoin = new CountDownLatch(1);
        Veilleur.apres(Duration.ofMillis(150), temoin::countDown);
        temoin.await();
        dire("TENUE", 50);

        assertEquals("TENUE", faits.take());
    }

    @Test
    void un_geste_qui_echoue_n_arrete_pas_les_autres() throws Exception {
        Veilleur.apres(Duration.ofMillis(100), () -> {
            throw new IllegalStateException("invented");
        });
        Veilleur.apres(Duration.ofMillis(100), () -> {
            throw new OutOfMemoryError("invented");
        });
        dire("AUTRE", 100);
        dire("SUIVANTE", 300);

        assertEquals(List.of("AUTRE", "SUIVANTE"), List.of(faits.take(), faits.take()));
    }

    @Test
    void ce_qui_est_deja_echu_vient_aussitot() throws Exception {
        dire("ECHUE", 0);
        dire("PASSEE", -1_000);

        assertEquals(2, List.of(faits.take(), faits.take()).size());
    }

    @Test
    void mille_lectures_sur_plusieurs_fils_ne_font_venir_que_ce_qu_elles_laissent() throws Exception {
        List<Thread> fils = new ArrayList<>();
        for (int fil = 0; fil < 4; fil++) {
            fils.add(new Thread(() -> {
                for (int lecture = 0; lecture < 1_000; lecture++) {
                    Veilleur.Echeance echeance = dire("TROP", 30_000);
                    if (lecture % 250 == 0) {
                        dire("LAISSEE", 20);
                    }
                    echeance.lever();
                }
            }));
        }
        fils.forEach(Thread::start);
        for (Thread fil : fils) {
            fil.join();
        }
        for (int laissee = 0; laissee < 16; laissee++) {
            assertEquals("LAISSEE", faits.poll(30, TimeUnit.SECONDS));
        }
        assertFalse(faits.contains("TROP"));
    }
}
