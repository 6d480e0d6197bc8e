package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.port.PortException;
import java.io.ByteArrayInputStream;
import java.io.DataOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to a worker, its host answers, in time, and reads the next file. */
@Timeout(120)
class LecteurIsoleTest {

    private static final byte[] FACTURE = PdfFabrique.texte("FACTURE N° F2021-0042", "Total TTC : 2 000,00 EUR");
    private static final Limites COURTES = new Limites(Duration.ofSeconds(10), 30, 10_000_000, 200_000);

    private final List<LecteurIsole> ouverts = new ArrayList<>();

    @AfterEach
    void fermer() {
        ouverts.forEach(LecteurIsole::close);
    }

    private LecteurIsole lecteur(List<String> commande, int ouvriers, int fichiersParOuvrier) {
        LecteurIsole lecteur =
                new LecteurIsole(commande, COURTES, ouvriers, LecteurDeCodes.SANS_CERTIFICAT, fichiersParOuvrier);
        ouverts.add(lecteur);
        return lecteur;
    }

    private static List<String> fautif(String... arguments) {
        List<String> commande = new ArrayList<>(LecteurIsole.commande(64));
        commande.set(commande.size() - 1, OuvrierFautif.class.getName());
        commande.addAll(List.of(arguments));
        return commande;
    }

    private static LecturePiece lire(LecteurIsole lecteur, byte[] octets) {
        return lecteur.lire(new ByteArrayInputStream(octets));
    }

    private static LecturePiece lire(LecteurIsole lecteur, String contenu) {
        return lire(lecteur, contenu.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<List<String>> commandes() {
        return Stream.of(LecteurIsole.commande(128), LecteurIsole.commandePourUnLot(128, List.of()));
    }

    @ParameterizedTest
    @MethodSource("commandes")
    void derriere_le_mur_se_lit_ce_qui_se_lit_devant(List<String> commande) {
        LecteurIsole lecteur = lecteur(commande, 1, 100);
        for (byte[] octets : List.of(FACTURE, PdfFabrique.scan(), PdfFabrique.image("png"), new byte[0])) {
            assertEquals(PdfFabrique.lire(new LecteurPdf(), octets), lire(lecteur, octets));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "pend, TEMPS",
        "meurt, CRASH",
        "déborde, CRASH",
        "gonfle, MEMOIRE",
        "raconte, PROTOCOLE",
        "ment, PROTOCOLE",
        "s'étale, PROTOCOLE",
        "signe, PROTOCOLE",
        "coupe, CRASH"
    })
    @Tag("securite")
    void un_ouvrier_perdu_coute_un_fichier_et_celui_la_seul(String malheur, String code) {
        LecteurIsole lecteur = lecteur(fautif(), 1, 100);
        assertEquals(EtatLecture.LISIBLE, lire(lecteur, FACTURE).etat());
        List<Long> avant = lecteur.processus();

        long debut = System.nanoTime();
        LecturePiece lecture = lire(lecteur, malheur);
        assertEquals(EtatLecture.NON_LUE, lecture.etat());
        assertEquals(code, lecture.code());
        assertTrue(System.nanoTime() - debut < COURTES.temps().plusSeconds(8).toNanos());

        assertEquals(EtatLecture.LISIBLE, lire(lecteur, FACTURE).etat());
        assertNotEquals(avant, lecteur.processus());
        verifierMorts(avant);
    }

    @Test
    void un_ouvrier_tue_au_repos_ne_coute_rien() {
        LecteurIsole lecteur = lecteur(LecteurIsole.commande(64), 1, 100);
        assertEquals(EtatLecture.LISIBLE, lire(lecteur, FACTURE).etat());
        List<Long> avant = lecteur.processus();
        // On Unix this is kill -9.
        avant.forEach(pid -> ProcessHandle.of(pid).orElseThrow().destroyForcibly());
        verifierMorts(avant);
        assertEquals(EtatLecture.LISIBLE, lire(lecteur, FACTURE).etat());
        assertNotEquals(avant, lecteur.processus());
    }

    @Test
    void un_ouvrier_tue_pendant_sa_lecture_coute_celle_la() throws Exception {
        LecteurIsole lecteur = lecteur(fautif(), 1, 100);
        assertEquals(EtatLecture.LISIBLE, lire(lecteur, FACTURE).etat());
        List<Long> avant = lecteur.processus();
        ExecutorService fil = Executors.newSingleThreadExecutor();
        try {
            Future<LecturePiece> lecture = fil.submit(() -> lire(lecteur, "pend"));
            Thread.sleep(500);
            avant.forEach(pid -> ProcessHandle.of(pid).orElseThrow().destroyForcibly());
            assertEquals("CRASH", lecture.get().code());
        } finally {
            fil.shutdownNow();
        }
        assertEquals(EtatLecture.LISIBLE, lire(lecteur, FACTURE).etat());
    }

    /** A host that was killed ends nobody: its worker, lost in a file, ends by itself. */
    @Test
    void un_ouvrier_que_son_hote_a_quitte_s_arrete_seul() throws Exception {
        Process ouvrier = new ProcessBuilder(fautif())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        DataOutputStream vers = new DataOutputStream(ouvrier.getOutputStream());
        Limites breves = new Limites(Duration.ofMillis(200), 30, 10_000_000, 200_000);
        Trame.poser(vers, breves, "tourne".getBytes(StandardCharsets.UTF_8));
        vers.close();
        assertEquals(OuvrierDeLecture.SORTIE_TEMPS, ouvrier.waitFor());
    }

    @Test
    void un_ouvrier_laisse_la_place_apres_ses_fichiers() {
        LecteurIsole lecteur = lecteur(LecteurIsole.commande(64), 1, 2);
        lire(lecteur, FACTURE);
        List<Long> premier = lecteur.processus();
        lire(lecteur, FACTURE);
        verifierMorts(premier);
        assertEquals(List.of(), lecteur.processus());
        assertEquals(EtatLecture.LISIBLE, lire(lecteur, FACTURE).etat());
    }

    @Test
    void les_ouvriers_ne_sont_jamais_plus_que_prevu_et_finissent_avec_le_lecteur() throws Exception {
        LecteurIsole lecteur = lecteur(LecteurIsole.commande(64), 2, 100);
        LecturePiece attendue = lire(lecteur, FACTURE);
        ExecutorService fils = Executors.newFixedThreadPool(6);
        try {
            List<Future<LecturePiece>> lectures = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                lectures.add(fils.submit(() -> lire(lecteur, FACTURE)));
            }
            for (Future<LecturePiece> lecture : lectures) {
                assertEquals(attendue, lecture.get());
            }
        } finally {
            fils.shutdownNow();
        }
        List<Long> tous = lecteur.processus();
        assertTrue(!tous.isEmpty() && tous.size() <= 2, () -> tous.size() + " workers");
        lecteur.close();
        verifierMorts(tous);
        assertThrows(PortException.class, () -> lire(lecteur, FACTURE));
    }

    @Test
    void une_commande_qui_ne_lance_rien_laisse_chaque_fichier_a_une_personne() {
        for (List<String> commande : List.of(List.of("/n/existe/pas"), List.of("true"), fautif("autre version"))) {
            LecturePiece lecture = lire(lecteur(commande, 1, 100), FACTURE);
            assertEquals("NON_LUE DEMARRAGE", lecture.etat() + " " + lecture.code());
        }
    }

    @Test
    void un_fichier_trop_grand_n_atteint_pas_l_ouvrier() {
        LecteurIsole lecteur = lecteur(List.of("/n/existe/pas"), 1, 100);
        assertEquals(
                "TAILLE", lire(lecteur, new byte[(int) COURTES.octets() + 1]).code());
    }

    @Test
    void un_lecteur_a_un_ouvrier_au_moins() {
        ValeurInvalideException refus =
                assertThrows(ValeurInvalideException.class, () -> new LecteurIsole(List.of("true"), COURTES, 0));
        assertEquals("OUVRIERS_HORS_BORNES", refus.code());
    }

    private static void verifierMorts(List<Long> pids) {
        assertFalse(pids.isEmpty());
        for (long pid : pids) {
            ProcessHandle.of(pid).ifPresent(processus -> processus.onExit().join());
        }
    }
}
