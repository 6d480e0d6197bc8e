package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.port.PortException;
import fr.octroi.port.ReconnaissanceTexte.Mot;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a program that does what it likes; the shell plays it. */
@Timeout(60)
class TesseractTest {

    private static final Duration DELAI = Duration.ofSeconds(30);
    private static final String EN_TETE = "level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num"
            + "\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n";

    /** Larger than what a pipe holds. */
    private static final byte[] IMAGE = new GreyRaster(1_000, 1_000, new byte[1_000_000]).pgm();

    private static Tesseract shell(String script) {
        return new Tesseract(List.of("sh", "-c", script));
    }

    private static List<Mot> dire(String tsv) {
        return shell("cat > /dev/null; printf '" + EN_TETE + tsv + "'").reconnaitre(IMAGE, DELAI);
    }

    private static PortException panne(Tesseract tesseract, Duration delai) {
        return assertThrows(PortException.class, () -> tesseract.reconnaitre(IMAGE, delai));
    }

    @Test
    void seuls_les_mots_sont_gardes_chacun_a_sa_place() {
        assertEquals(
                List.of(new Mot("Été", 3, 4, 50, 6, 96), new Mot("12,50", 60, 4, 40, 7, 0)),
                dire("4\\t1\\t1\\t1\\t1\\t0\\t3\\t4\\t97\\t7\\t-1\\t\\n"
                        + "5\\t1\\t1\\t1\\t1\\t1\\t3\\t4\\t50\\t6\\t95.71\\t\\303\\211t\\303\\251\\n"
                        + "5\\t1\\t1\\t1\\t1\\t2\\t55\\t4\\t1\\t9\\t95\\t \\n"
                        + "5\\t1\\t1\\t1\\t1\\t3\\t60\\t4\\t40\\t7\\t0.2\\t12,50\\n"));
    }

    @Test
    void une_reponse_qui_n_en_est_pas_une_est_une_panne_et_ne_dit_pas_ce_qu_elle_tenait() {
        for (String ligne : List.of(
                "5\\t1\\t1\\t1\\t1\\t1\\tx\\t4\\t50\\t6\\t95\\tsecret\\n",
                "5\\t1\\t1\\t1\\t1\\t1\\t3\\t4\\t50\\t6\\tsecret\\tsecret\\n",
                "5\\t1\\t1\\t1\\t1\\t1\\t-3\\t4\\t50\\t6\\t95\\tsecret\\n",
                "5\\t1\\t1\\t1\\t1\\t1\\t3\\t4\\t50\\t6\\t101\\tsecret\\n")) {
            PortException panne = assertThrows(PortException.class, () -> dire(ligne));
            assertEquals(PortException.Nature.DEFINITIVE, panne.nature());
            assertFalse(String.valueOf(panne.getMessage()).contains("secret"));
            assertNull(panne.getCause());
        }
    }

    @Test
    void un_programme_absent_muet_ou_qui_echoue_est_une_panne_definitive() {
        for (Tesseract tesseract : List.of(
                new Tesseract(List.of("/n/existe/pas")),
                shell("exit 0"),
                shell("printf bonjour"),
                shell("cat > /dev/null; printf '" + EN_TETE + "'; exit 1"),
                shell("kill -9 $$"))) {
            assertEquals(
                    PortException.Nature.DEFINITIVE, panne(tesseract, DELAI).nature());
            assertFalse(tesseract.estDisponible());
        }
        assertTrue(shell("cat > /dev/null; printf '" + EN_TETE + "'").estDisponible());
    }

    @Test
    void un_programme_trop_long_finit_avec_ses_enfants() {
        // Nobody else sleeps exactly so long.
        String dormir = "sleep 1000." + System.nanoTime();
        for (String script :
                List.of("exec " + dormir, dormir + " & " + dormir, "cat > /dev/null; " + dormir + "; true")) {
            long debut = System.nanoTime();
            assertEquals(
                    PortException.Nature.TEMPORAIRE,
                    panne(shell(script), Duration.ofMillis(500)).nature());
            assertTrue(System.nanoTime() - debut < Duration.ofSeconds(10).toNanos());
        }
        String duree = dormir.substring(dormir.indexOf(' ') + 1);
        ProcessHandle.allProcesses()
                .filter(processus -> List.of(processus.info().arguments().orElse(new String[0]))
                        .contains(duree))
                .forEach(processus ->
                        processus.onExit().orTimeout(10, TimeUnit.SECONDS).join());
    }

    @Test
    void un_programme_bavard_est_arrete() {
        assertEquals(
                PortException.Nature.DEFINITIVE,
                panne(shell("cat > /dev/null; exec yes"), DELAI).nature());
    }

    @Test
    void le_programme_n_herite_de_rien_et_ne_prend_qu_un_coeur() {
        Tesseract tesseract = shell("cat > /dev/null; [ \"$OMP_THREAD_LIMIT\" = 1 ] && [ -z \"$HOME$USER$JAVA_HOME\" ]"
                + " && printf '" + EN_TETE + "'");
        assertEquals(List.of(), tesseract.reconnaitre(IMAGE, DELAI));
        assertFalse(System.getenv("HOME").isEmpty(), "there was nothing to inherit");
    }

    @Test
    void un_appelant_interrompu_le_reste() {
        Thread.currentThread().interrupt();
        PortException panne = panne(shell("cat > /dev/null; exec 1>&-; sleep 2"), Duration.ofSeconds(5));
        assertTrue(Thread.interrupted());
        assertEquals(PortException.Nature.TEMPORAIRE, panne.nature());
    }

    @Test
    void une_commande_a_un_mot_au_moins() {
        assertEquals(
                "COMMANDE_VIDE",
                assertThrows(ValeurInvalideException.class, () -> new Tesseract(List.of()))
                        .code());
    }
}
