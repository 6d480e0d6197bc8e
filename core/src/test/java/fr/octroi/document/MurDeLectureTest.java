package fr.octroi.document;

import static fr.octroi.document.PdfFabrique.lire;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.LecturePiece;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the wall does when the reading behind it misbehaves. */
class MurDeLectureTest {

    private static final Limites COURTES = new Limites(Duration.ofMillis(100), 30, 100_000, 1_000);
    private static final byte[] PDF = PdfFabrique.texte("bonjour");

    @Test
    @Tag("securite")
    void une_lecture_qui_pend_repond_a_temps_et_le_lecteur_refuse_apres_trop_d_abandons() throws InterruptedException {
        CountDownLatch portes = new CountDownLatch(1);
        LecteurPdf lecteur = new LecteurPdf(
                (octets, vigie) -> {
                    attendreSourdement(portes);
                    return PieceLue.sansCode(LecturePiece.sansFait(EtatLecture.ILLISIBLE));
                },
                COURTES,
                LecteurDeCodes.SANS_CERTIFICAT);
        for (int i = 1; i <= LecteurPdf.ABANDONS_TOLERES; i++) {
            long debut = System.nanoTime();
            assertEquals(EtatLecture.NON_LUE, lire(lecteur, PDF).etat());
            assertTrue(System.nanoTime() - debut < Duration.ofSeconds(5).toNanos());
            assertEquals(i, lecteur.abandons());
        }
        long debut = System.nanoTime();
        assertEquals(EtatLecture.NON_LUE, lire(lecteur, PDF).etat());
        assertTrue(System.nanoTime() - debut < COURTES.temps().toNanos());

        portes.countDown();
        for (int i = 0; i < 200 && lecteur.abandons() > 0; i++) {
            Thread.sleep(20);
        }
        assertEquals(0, lecteur.abandons());
        assertEquals(EtatLecture.ILLISIBLE, lire(lecteur, PDF).etat());
    }

    /** As deaf to interruptions as an endless loop. */
    private static void attendreSourdement(CountDownLatch portes) {
        while (true) {
            try {
                portes.await();
                return;
            } catch (InterruptedException e) {
                // deaf
            }
        }
    }

    @Test
    void une_lecture_sans_fin_qui_demande_s_arrete_d_elle_meme() throws InterruptedException {
        LecteurPdf lecteur = new LecteurPdf(
                (octets, vigie) -> {
                    while (true) {
                        vigie.verifier();
                    }
                },
                COURTES,
                LecteurDeCodes.SANS_CERTIFICAT);
        assertEquals(EtatLecture.NON_LUE, lire(lecteur, PDF).etat());
        for (int i = 0; i < 200 && lecteur.abandons() > 0; i++) {
            Thread.sleep(20);
        }
        assertEquals(0, lecteur.abandons());
    }

    @Test
    void toute_panne_a_une_reponse() {
        assertEquals(EtatLecture.ILLISIBLE, selon(new StackOverflowError()));
        assertEquals(EtatLecture.NON_LUE, selon(new OutOfMemoryError()));
        assertEquals(EtatLecture.NON_LUE, selon(new InternalError()));
        assertEquals(EtatLecture.NON_LUE, selon(new NoClassDefFoundError("x")));
        assertEquals(EtatLecture.ILLISIBLE, selon(new IllegalStateException("x")));
        assertEquals(EtatLecture.ILLISIBLE, selon(new IOException("x")));
    }

    @Test
    void un_appelant_interrompu_le_reste_et_a_sa_reponse() {
        CountDownLatch portes = new CountDownLatch(1);
        // A reading that is over before its caller waits for it is no reading that is interrupted.
        LecteurPdf lecteur = new LecteurPdf(
                (octets, vigie) -> {
                    attendreSourdement(portes);
                    return PieceLue.sansCode(LecturePiece.sansFait(EtatLecture.ILLISIBLE));
                },
                Limites.PAR_DEFAUT,
                LecteurDeCodes.SANS_CERTIFICAT);
        Thread.currentThread().interrupt();
        LecturePiece lecture = lire(lecteur, PDF);
        assertTrue(Thread.interrupted());
        assertEquals("NON_LUE INTERRUPTION", lecture.etat() + " " + lecture.code());
        portes.countDown();
    }

    private static EtatLecture selon(Throwable panne) {
        LecteurPdf lecteur = new LecteurPdf(
                (octets, vigie) -> {
                    if (panne instanceof IOException e) {
                        throw e;
                    }
                    if (panne instanceof RuntimeException e) {
                        throw e;
                    }
                    throw (Error) panne;
                },
                COURTES,
                LecteurDeCodes.SANS_CERTIFICAT);
        return lire(lecteur, PDF).etat();
    }
}
