package fr.octroi.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Empreinte;
import fr.octroi.port.Pieces;
import fr.octroi.port.PortException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The contract of {@link Pieces}. */
public abstract class PiecesTck {

    /** More than the buffers of streams, disks and databases. */
    private static final int LONGUEUR = 300_001;

    private static final Instant JADIS = Instant.parse("2001-01-01T00:00:00Z");

    /** Later than anything that is stored, whatever the clock of the store. */
    private static final Instant UN_JOUR = Instant.parse("2999-01-01T00:00:00Z");

    /** For the subclasses. */
    protected PiecesTck() {}

    /**
     * Returns a store that holds nothing.
     *
     * @return a new store, or the same one emptied
     */
    protected abstract Pieces magasinVide();

    @Test
    void regle_1_un_fichier_depose_se_relit_a_l_octet_pres_autant_de_fois_qu_on_veut() throws IOException {
        Pieces pieces = magasinVide();
        byte[] octets = octets(1, LONGUEUR);
        Empreinte contenu = deposer(pieces, octets).contenu();
        deposer(pieces, octets(2, LONGUEUR));
        assertArrayEquals(octets, lire(pieces, contenu));
        try (InputStream premier = pieces.ouvrir(contenu);
                InputStream second = pieces.ouvrir(contenu)) {
            byte[] debut = premier.readNBytes(1_000);
            assertArrayEquals(octets, second.readAllBytes(), "two readers disturb each other");
            assertArrayEquals(Arrays.copyOf(octets, 1_000), debut);
            assertArrayEquals(Arrays.copyOfRange(octets, 1_000, LONGUEUR), premier.readAllBytes());
        }
    }

    @Test
    void regle_2_l_empreinte_est_le_sha_256_et_la_taille_le_nombre_d_octets() throws IOException {
        Pieces pieces = magasinVide();
        for (int longueur : new int[] {1, 8_192, LONGUEUR}) {
            byte[] octets = octets(3, longueur);
            assertEquals(new Pieces.Deposee(Empreinte.sha256(octets), longueur), deposer(pieces, octets));
        }
        Empreinte duVide = new Empreinte("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertEquals(new Pieces.Deposee(duVide, 0), pieces.deposer(new ByteArrayInputStream(new byte[0]), 0));
        assertEquals(0, lire(pieces, duVide).length, "an empty file is a file");
    }

    @Test
    void regle_3_deposer_deux_fois_les_memes_octets_donne_la_meme_reponse() throws IOException {
        Pieces pieces = magasinVide();
        byte[] octets = octets(4, LONGUEUR);
        Pieces.Deposee premiere = deposer(pieces, octets);
        assertEquals(premiere, deposer(pieces, octets));
        assertArrayEquals(octets, lire(pieces, premiere.contenu()));
    }

    @Test
    void regle_4_un_fichier_au_dela_de_la_limite_est_refuse_et_ne_laisse_rien() throws IOException {
        Pieces pieces = magasinVide();
        byte[] tropLong = octets(5, LONGUEUR);
        for (long limite : new long[] {0, 1, LONGUEUR - 1}) {
            PortException refus =
                    assertThrows(PortException.class, () -> pieces.deposer(new ByteArrayInputStream(tropLong), limite));
            assertEquals(PortException.Nature.DEFINITIVE, refus.nature());
        }
        for (int garde : new int[] {LONGUEUR, LONGUEUR - 1, 1}) {
            Empreinte reste = Empreinte.sha256(Arrays.copyOf(tropLong, garde));
            assertThrows(PortException.class, () -> pieces.ouvrir(reste), () -> garde + " bytes are left");
        }
        for (long limite : List.of((long) LONGUEUR, (long) Integer.MAX_VALUE, Long.MAX_VALUE)) {
            byte[] permis = octets(limite, LONGUEUR);
            assertEquals(
                    new Pieces.Deposee(Empreinte.sha256(permis), LONGUEUR),
                    pieces.deposer(new ByteArrayInputStream(permis), limite),
                    () -> "under a limit of " + limite);
            assertArrayEquals(permis, lire(pieces, Empreinte.sha256(permis)));
        }
    }

    @Test
    void regle_5_un_fichier_absent_ne_s_ouvre_pas() {
        Pieces pieces = magasinVide();
        deposer(pieces, octets(6, 10));
        PortException absence = assertThrows(PortException.class, () -> pieces.ouvrir(Empreinte.sha256(octets(7, 10))));
        assertEquals(PortException.Nature.DEFINITIVE, absence.nature());
    }

    @Test
    void regle_6_une_source_en_panne_est_signalee_et_ne_laisse_rien() {
        Pieces pieces = magasinVide();
        for (int longueur : new int[] {0, 100, LONGUEUR}) {
            byte[] octets = octets(8, longueur);
            PortException panne = assertThrows(
                    PortException.class, () -> pieces.deposer(Source.quiTombeEnPanneApres(octets), Long.MAX_VALUE));
            assertTrue(aPourCause(panne, IOException.class), "the cause is lost");
            Empreinte partie = Empreinte.sha256(octets);
            assertThrows(PortException.class, () -> pieces.ouvrir(partie), () -> longueur + " bytes are left");
        }
    }

    @Test
    void regle_7_la_source_n_est_jamais_fermee() {
        Pieces pieces = magasinVide();
        Source acceptee = Source.de(octets(9, 100));
        pieces.deposer(acceptee, 100);
        assertFalse(acceptee.estFermee(), "after a success");
        Source refusee = Source.de(octets(10, 101));
        assertThrows(PortException.class, () -> pieces.deposer(refusee, 100));
        assertFalse(refusee.estFermee(), "after a refusal");
    }

    @Test
    void regle_8_les_memes_octets_se_deposent_plusieurs_fois_en_meme_temps() throws Exception {
        Pieces pieces = magasinVide();
        for (int tour = 0; tour < 5; tour++) {
            byte[] octets = octets(100 + tour, LONGUEUR);
            Ensemble.Issue<Pieces.Deposee> attendue =
                    new Ensemble.Issue.Rendu<>(new Pieces.Deposee(Empreinte.sha256(octets), LONGUEUR));
            for (Ensemble.Issue<Pieces.Deposee> issue : Ensemble.lancer(() -> deposer(pieces, octets))) {
                assertEquals(attendue, issue);
            }
            assertArrayEquals(octets, lire(pieces, Empreinte.sha256(octets)));
        }
    }

    @Test
    void regle_9_un_fichier_que_personne_n_a_depose_depuis_s_efface() throws IOException {
        Pieces pieces = magasinVide();
        byte[] octets = octets(11, LONGUEUR);
        byte[] autre = octets(12, LONGUEUR);
        Empreinte contenu = deposer(pieces, octets).contenu();
        deposer(pieces, autre);
        assertTrue(pieces.effacer(contenu, UN_JOUR));
        assertThrows(PortException.class, () -> pieces.ouvrir(contenu), "it is still there");
        assertArrayEquals(autre, lire(pieces, Empreinte.sha256(autre)), "another went with it");
        assertFalse(pieces.effacer(contenu, UN_JOUR), "twice");
        byte[] court = octets(13, 10);
        Empreinte revenu = deposer(pieces, court).contenu();
        assertTrue(pieces.effacer(revenu, UN_JOUR));
        deposer(pieces, court);
        assertArrayEquals(court, lire(pieces, revenu), "it cannot come back");
    }

    @Test
    void regle_10_un_fichier_depose_depuis_reste() throws Exception {
        Pieces pieces = magasinVide();
        byte[] octets = octets(14, 10);
        Empreinte contenu = deposer(pieces, octets).contenu();
        assertFalse(pieces.effacer(contenu, JADIS), "it was stored since");
        assertFalse(pieces.effacer(Empreinte.sha256(octets(15, 10)), UN_JOUR), "it is not there");
        // Longer than the coarsest clock of a store.
        Thread.sleep(1_100);
        Instant entreDeux = Instant.now();
        Thread.sleep(1_100);
        deposer(pieces, octets);
        assertFalse(pieces.effacer(contenu, entreDeux), "it was stored again since");
        assertArrayEquals(octets, lire(pieces, contenu));
        Thread.sleep(1_100);
        Instant apres = Instant.now();
        Thread.sleep(1_100);
        assertTrue(pieces.redeposer(contenu));
        assertFalse(pieces.effacer(contenu, apres), "it was stored again since, by its digest");
        Thread.sleep(1_100);
        assertTrue(pieces.effacer(contenu, Instant.now()));
        assertFalse(pieces.redeposer(contenu), "it is not there");
        niUnDepotCommenceAvantEtFiniDepuis();
    }

    private void niUnDepotCommenceAvantEtFiniDepuis() {
        Pieces pieces = magasinVide();
        byte[] octets = octets(16, 3 * LONGUEUR);
        Instant[] entreDeux = new Instant[1];
        InputStream pause = new InputStream() {
            @Override
            public int read() throws IOException {
                dormir(100);
                entreDeux[0] = Instant.now();
                dormir(1_100);
                return -1;
            }

            @Override
            public int read(byte[] tampon, int debut, int longueur) throws IOException {
                return read();
            }
        };
        InputStream lente = new SequenceInputStream(
                new SequenceInputStream(new ByteArrayInputStream(octets, 0, 2 * LONGUEUR), pause),
                new ByteArrayInputStream(octets, 2 * LONGUEUR, LONGUEUR));
        Empreinte contenu = pieces.deposer(lente, octets.length).contenu();
        assertFalse(pieces.effacer(contenu, entreDeux[0]), "it was stored since");
    }

    private static void dormir(long millisecondes) throws IOException {
        try {
            Thread.sleep(millisecondes);
        } catch (InterruptedException arret) {
            throw new InterruptedIOException();
        }
    }

    static boolean aPourCause(Throwable exception, Class<? extends Throwable> type) {
        for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static Pieces.Deposee deposer(Pieces pieces, byte[] octets) {
        return pieces.deposer(new ByteArrayInputStream(octets), octets.length);
    }

    private static byte[] lire(Pieces pieces, Empreinte contenu) throws IOException {
        try (InputStream flux = pieces.ouvrir(contenu)) {
            return flux.readAllBytes();
        }
    }

    private static byte[] octets(long graine, int longueur) {
        byte[] octets = new byte[longueur];
        new Random(graine).nextBytes(octets);
        return octets;
    }
}
