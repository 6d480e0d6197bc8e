package fr.octroi.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Empreinte;
import fr.octroi.echange.Environnement;
import fr.octroi.echange.Flux;
import fr.octroi.echange.NomDeDepot;
import fr.octroi.echange.ObjetDuLot;
import fr.octroi.port.Lots;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The contract of {@link Lots}. */
public abstract class LotsTck {

    /** More than the buffers of streams and networks. */
    private static final int LONGUEUR = 300_001;

    private static final Flux FLUX = new Flux("prestataire", "ma-ville", ObjetDuLot.DEMANDES, Environnement.ESSAI);
    private static final Instant JAMAIS = Instant.EPOCH;
    private static final Instant TOUJOURS = Instant.parse("2199-12-31T00:00:00Z");
    private static final byte[] ACCUSE = "la réponse".getBytes(StandardCharsets.UTF_8);

    /** For the subclasses. */
    protected LotsTck() {}

    /**
     * Returns a drop that holds nothing.
     *
     * @return a new drop, or the same one emptied
     */
    protected abstract Lots depotVide();

    @Test
    void regle_1_un_lot_depose_est_offert_puis_relu_a_l_octet_pres_d_ou_l_on_veut() throws IOException {
        Lots lots = depotVide();
        byte[] octets = octets(1);
        lots.deposer(nom(2), scelle(octets(2)));
        lots.deposer(nom(1), scelle(octets));
        assertEquals(List.of(nom(1), nom(2)), lots.offerts());
        assertTrue(lots.prendre(nom(1), "a"));
        for (int debut : new int[] {0, 1, 200_000, LONGUEUR - 1, LONGUEUR}) {
            assertArrayEquals(
                    Arrays.copyOfRange(octets, debut, LONGUEUR), lire(lots, nom(1), "a", debut), "from " + debut);
        }
        assertArrayEquals(octets, lire(lots, nom(1), "a", 0), "a second time");
    }

    @Test
    void regle_2_un_lot_dont_la_source_tombe_en_panne_n_est_pas_offert() throws IOException {
        for (int longueur : new int[] {0, 100, LONGUEUR - 1}) {
            Lots lots = depotVide();
            PortException panne =
                    assertThrows(PortException.class, () -> lots.deposer(nom(1), new Coupee(octets(1), longueur)));
            assertTrue(PiecesTck.aPourCause(panne, IOException.class), "the cause is lost");
            assertEquals(List.of(), lots.offerts());
            assertFalse(lots.prendre(nom(1), "a"));
        }
        niSansLaLongueurDite();
    }

    private void niSansLaLongueurDite() throws IOException {
        byte[] octets = octets(1);
        for (int longueur : new int[] {0, 400, 1 << 16, LONGUEUR - 1, LONGUEUR + 1}) {
            Lots lots = depotVide();
            Lots.Scelle autre = new Coupee(Arrays.copyOf(octets, longueur), longueur) {
                @Override
                public long taille() {
                    return LONGUEUR;
                }
            };
            PortException refus = assertThrows(PortException.class, () -> lots.deposer(nom(1), autre));
            assertTrue(PiecesTck.aPourCause(refus, IOException.class), "the cause is lost");
            assertEquals(List.of(), lots.offerts(), longueur + " bytes");
            assertFalse(lots.prendre(nom(1), "a"));
            lots.deposer(nom(1), scelle(octets));
            assertTrue(lots.prendre(nom(1), "a"));
            assertArrayEquals(octets, lire(lots, nom(1), "a", 0), "after " + longueur + " bytes");
        }
    }

    @Test
    void regle_3_un_depot_coupe_reprend_ou_il_s_est_arrete() throws IOException {
        Lots lots = depotVide();
        byte[] octets = octets(1);
        assertThrows(PortException.class, () -> lots.deposer(nom(1), new Coupee(octets, 250_000)));
        Coupee suite = new Coupee(octets, LONGUEUR);
        lots.deposer(nom(1), suite);
        assertTrue(suite.debuts.get(0) > 0, "all was read again");
        assertTrue(lots.prendre(nom(1), "a"));
        assertArrayEquals(octets, lire(lots, nom(1), "a", 0));
    }

    @Test
    void regle_4_deposer_de_nouveau_le_meme_nom_ne_change_rien() throws IOException {
        Lots lots = depotVide();
        byte[] octets = octets(1);
        lots.deposer(nom(1), scelle(octets));
        lots.deposer(nom(1), scelle(octets));
        assertEquals(List.of(nom(1)), lots.offerts());
        assertTrue(lots.prendre(nom(1), "a"));
        lots.deposer(nom(1), scelle(octets));
        assertEquals(List.of(), lots.offerts(), "a lot that is taken");
        assertArrayEquals(octets, lire(lots, nom(1), "a", 0));
        lots.archiver(nom(1), "a", ACCUSE);
        lots.deposer(nom(1), scelle(octets));
        assertEquals(List.of(), lots.offerts(), "a lot that is archived");
        lots.deposer(nom(2), scelle(octets));
        assertTrue(lots.prendre(nom(2), "a"));
        lots.isoler(nom(2), "a", ACCUSE);
        lots.deposer(nom(2), scelle(octets));
        assertEquals(List.of(), lots.offerts(), "a lot that is set apart");
    }

    @Test
    void regle_5_un_lot_n_est_pris_que_par_un_lecteur() throws Exception {
        Lots lots = depotVide();
        for (int tour = 1; tour <= 3; tour++) {
            NomDeDepot nom = nom(tour);
            assertFalse(lots.prendre(nom, "a"), "it is not there");
            lots.deposer(nom, scelle(octets(tour)));
            AtomicInteger lecteurs = new AtomicInteger();
            long gagnants = Ensemble.lancer(() -> lots.prendre(nom, "lecteur-" + lecteurs.incrementAndGet())).stream()
                    .filter(issue -> issue.equals(new Ensemble.Issue.Rendu<>(true)))
                    .count();
            assertEquals(1, gagnants);
            assertEquals(List.of(), lots.offerts());
        }
        lots.deposer(nom(9), scelle(octets(9)));
        assertTrue(lots.prendre(nom(9), "a"));
        assertTrue(lots.prendre(nom(9), "a"), "he has it already");
        assertFalse(lots.prendre(nom(9), "b"));
        assertEquals(List.of(nom(9)), lots.pris("a"));
        assertEquals(List.of(), lots.pris("b"));
    }

    @Test
    void regle_6_un_lot_rendu_est_offert_tel_qu_il_etait() throws IOException {
        Lots lots = depotVide();
        byte[] octets = octets(1);
        lots.deposer(nom(1), scelle(octets));
        assertTrue(lots.prendre(nom(1), "a"));
        lots.rendre(nom(1), "a");
        assertEquals(List.of(nom(1)), lots.offerts());
        assertEquals(List.of(), lots.pris("a"));
        assertTrue(lots.prendre(nom(1), "b"));
        assertArrayEquals(octets, lire(lots, nom(1), "b", 0));
    }

    @Test
    void regle_7_un_lot_clos_a_sa_reponse_et_la_garde() {
        Lots lots = depotVide();
        for (int rang = 1; rang <= 2; rang++) {
            lots.deposer(nom(rang), scelle(octets(rang)));
            assertTrue(lots.prendre(nom(rang), "a"));
            assertEquals(Optional.empty(), lots.accuse(nom(rang)));
        }
        lots.archiver(nom(1), "a", ACCUSE);
        lots.isoler(nom(2), "a", ACCUSE);
        for (int rang = 1; rang <= 2; rang++) {
            assertArrayEquals(ACCUSE, lots.accuse(nom(rang)).orElseThrow());
            assertFalse(lots.prendre(nom(rang), "a"));
        }
        assertEquals(List.of(), lots.offerts());
        assertEquals(List.of(), lots.pris("a"));
        assertEquals(Optional.empty(), lots.accuse(nom(3)));
    }

    @Test
    void regle_8_ce_qu_un_lecteur_ne_tient_pas_lui_est_ferme() {
        Lots lots = depotVide();
        for (int rang : new int[] {1, 2, 4, 5, 6}) {
            lots.deposer(nom(rang), scelle(octets(rang)));
        }
        assertTrue(lots.prendre(nom(2), "b"));
        assertTrue(lots.prendre(nom(4), "b"));
        lots.archiver(nom(4), "b", ACCUSE);
        assertTrue(lots.prendre(nom(5), "a"));
        lots.isoler(nom(5), "a", ACCUSE);
        assertTrue(lots.prendre(nom(6), "a"));
        lots.rendre(nom(6), "a");
        for (NomDeDepot nom : List.of(nom(1), nom(2), nom(3), nom(4), nom(5), nom(6))) {
            for (Runnable acte : List.<Runnable>of(
                    () -> lots.ouvrir(nom, "a", 0),
                    () -> lots.rendre(nom, "a"),
                    () -> lots.archiver(nom, "a", new byte[] {1}),
                    () -> lots.isoler(nom, "a", new byte[] {1}))) {
                PortException refus = assertThrows(PortException.class, acte::run);
                assertEquals(PortException.Nature.DEFINITIVE, refus.nature());
            }
        }
        assertEquals(nom(1), lots.offerts().get(0));
        assertEquals(List.of(nom(2)), lots.pris("b"));
        assertArrayEquals(ACCUSE, lots.accuse(nom(4)).orElseThrow());
        assertArrayEquals(ACCUSE, lots.accuse(nom(5)).orElseThrow());
    }

    @Test
    void regle_9_une_purge_annonce_puis_retire_ce_qui_est_clos_et_ancien() {
        Lots lots = depotVide();
        for (int rang = 1; rang <= 4; rang++) {
            lots.deposer(nom(rang), scelle(octets(rang)));
        }
        for (int rang = 2; rang <= 4; rang++) {
            assertTrue(lots.prendre(nom(rang), "a"));
        }
        lots.archiver(nom(3), "a", ACCUSE);
        lots.isoler(nom(4), "a", ACCUSE);
        List<NomDeDepot> registre = new ArrayList<>();
        assertEquals(0, lots.purger(JAMAIS, registre::add));
        assertEquals(List.of(), registre);
        assertThrows(
                IllegalStateException.class,
                () -> lots.purger(TOUJOURS, nom -> {
                    throw new IllegalStateException("the register is full");
                }));
        assertTrue(lots.accuse(nom(3)).isPresent(), "gone without a trace");
        assertEquals(0, lots.purger(TOUJOURS, nom -> false), "somebody else's");
        assertTrue(lots.accuse(nom(3)).isPresent(), "gone without being agreed to");
        assertEquals(2, lots.purger(TOUJOURS, registre::add));
        assertEquals(List.of(nom(3), nom(4)), registre.stream().sorted().toList());
        assertEquals(Optional.empty(), lots.accuse(nom(3)));
        assertEquals(Optional.empty(), lots.accuse(nom(4)));
        assertEquals(List.of(nom(1)), lots.offerts());
        assertEquals(List.of(nom(2)), lots.pris("a"));
        assertEquals(0, lots.purger(TOUJOURS, registre::add));
    }

    @Test
    void regle_10_tout_flux_ouvert_a_la_source_est_ferme() {
        Lots lots = depotVide();
        Coupee entiere = new Coupee(octets(1), LONGUEUR);
        lots.deposer(nom(1), entiere);
        assertEquals(0, entiere.ouverts.get(), "after a success");
        Coupee coupee = new Coupee(octets(2), 1_000);
        assertThrows(PortException.class, () -> lots.deposer(nom(2), coupee));
        assertEquals(0, coupee.ouverts.get(), "after a failure");
    }

    /** Sealed bytes whose reading fails at some place, or does not when it is the end. */
    private static class Coupee implements Lots.Scelle {

        private final byte[] octets;
        private final int panne;
        private final List<Long> debuts = new ArrayList<>();
        private final AtomicInteger ouverts = new AtomicInteger();

        Coupee(byte[] octets, int panne) {
            this.octets = octets;
            this.panne = panne;
        }

        @Override
        public long taille() {
            return octets.length;
        }

        @Override
        public InputStream ouvrir(long debut) {
            debuts.add(debut);
            ouverts.incrementAndGet();
            return new InputStream() {
                private int position = (int) debut;
                private boolean ferme;

                @Override
                public int read() throws IOException {
                    byte[] un = new byte[1];
                    return read(un, 0, 1) < 0 ? -1 : un[0] & 0xff;
                }

                @Override
                public int read(byte[] tampon, int place, int longueur) throws IOException {
                    if (position == octets.length) {
                        return -1;
                    }
                    if (position >= panne) {
                        throw new IOException("the disk was pulled out");
                    }
                    int lus = Math.min(longueur, panne - position);
                    System.arraycopy(octets, position, tampon, place, lus);
                    position += lus;
                    return lus;
                }

                @Override
                public void close() {
                    if (!ferme) {
                        ferme = true;
                        ouverts.decrementAndGet();
                    }
                }
            };
        }
    }

    private static Lots.Scelle scelle(byte[] octets) {
        return new Coupee(octets, octets.length);
    }

    private static byte[] lire(Lots lots, NomDeDepot nom, String lecteur, long debut) throws IOException {
        try (InputStream flux = lots.ouvrir(nom, lecteur, debut)) {
            return flux.readAllBytes();
        }
    }

    private static byte[] octets(long graine) {
        byte[] octets = new byte[LONGUEUR];
        new Random(graine).nextBytes(octets);
        return octets;
    }

    private static NomDeDepot nom(int rang) {
        return NomDeDepot.of(FLUX, rang, Empreinte.sha256(octets(rang)));
    }
}
