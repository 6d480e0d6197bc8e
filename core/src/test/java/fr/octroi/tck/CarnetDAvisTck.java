package fr.octroi.tck;

import static fr.octroi.tck.Echantillons.numero;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.CarnetDAvis;
import fr.octroi.port.CarnetDAvis.Avis;
import fr.octroi.port.CarnetDAvis.Etat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The contract of {@link CarnetDAvis}. */
public abstract class CarnetDAvisTck {

    private static final Instant MIDI = Instant.parse("2026-06-01T12:00:00Z");
    private static final Duration LONGTEMPS = Duration.ofMinutes(10);
    private static final Duration BREF = Duration.ofMillis(150);

    /** For the subclasses. */
    protected CarnetDAvisTck() {}

    /**
     * Returns a store that knows no subscriber.
     *
     * @return a new one, or the same one emptied
     */
    protected abstract CarnetDAvis carnetVide();

    private static Avis avis(String numero, int essais, Instant suivant) {
        return new Avis(numero(numero), "{\"numero\":\"" + numero + "\"}", essais, suivant, false);
    }

    private static Avis mort(String numero) {
        return new Avis(numero(numero), "{\"numero\":\"" + numero + "\"}", 4, MIDI, true);
    }

    private static void ecrire(CarnetDAvis carnet, String abonne, Etat etat, List<Avis> ranges, String... retires) {
        assertTrue(carnet.prendre(abonne, "un", LONGTEMPS).isPresent());
        List<NumeroDossier> partis =
                List.of(retires).stream().map(Echantillons::numero).toList();
        assertTrue(carnet.ecrire(abonne, "un", etat, ranges, partis));
        carnet.rendre(abonne, "un");
    }

    private static Optional<Etat> etat(CarnetDAvis carnet, String abonne) {
        Optional<Etat> etat = carnet.prendre(abonne, "deux", LONGTEMPS);
        carnet.rendre(abonne, "deux");
        return etat;
    }

    private static List<String> numeros(List<Avis> avis) {
        return avis.stream().map(lui -> lui.numero().valeur()).toList();
    }

    @Test
    void regle_1_un_inconnu_n_a_rien_appris_et_ce_qui_est_ecrit_se_relit_egal() {
        CarnetDAvis carnet = carnetVide();
        assertEquals(List.of(), carnet.attentes("a", 10));
        assertEquals(Optional.of(Etat.NEUF), etat(carnet, "a"));
        Etat etat = new Etat(41, 3, MIDI.plusMillis(123));
        List<Avis> ranges = List.of(
                new Avis(numero("D-1"), "{\"numero\":\"D-1\",\"dit\":\"Œuvre à 100 % \\ ' \n\"}", 2, MIDI, false),
                new Avis(numero("D-2"), "x".repeat(20_000), 0, MIDI.plusMillis(1), false));
        ecrire(carnet, "a", etat, ranges);
        assertEquals(Optional.of(etat), etat(carnet, "a"));
        assertEquals(ranges, carnet.attentes("a", 10));
        Etat suivant = new Etat(42, 0, Instant.EPOCH);
        ecrire(carnet, "a", suivant, List.of());
        assertEquals(Optional.of(suivant), etat(carnet, "a"));
        assertEquals(ranges, carnet.attentes("a", 10), "they were not spoken of");
    }

    @Test
    void regle_2_ce_qui_attend_vient_dans_l_ordre_des_essais_et_pas_plus_que_demande() {
        CarnetDAvis carnet = carnetVide();
        ecrire(
                carnet,
                "a",
                Etat.NEUF,
                List.of(
                        avis("D-3", 0, MIDI),
                        avis("D-1", 1, MIDI.plusSeconds(60)),
                        avis("D-4", 0, MIDI.minusSeconds(1)),
                        avis("D-2", 0, MIDI)));
        List<String> tous = List.of("D-4", "D-2", "D-3", "D-1");
        for (int taille : new int[] {1, 2, 4, 5}) {
            assertEquals(tous.subList(0, Math.min(taille, 4)), numeros(carnet.attentes("a", taille)));
        }
    }

    @Test
    void regle_3_un_avis_prend_la_place_de_celui_du_meme_dossier() {
        CarnetDAvis carnet = carnetVide();
        ecrire(carnet, "a", Etat.NEUF, List.of(avis("D-1", 3, MIDI), mort("D-2"), avis("D-3", 0, MIDI)));
        List<Avis> seconds = List.of(avis("D-1", 0, MIDI.plusSeconds(1)), avis("D-2", 0, MIDI.plusSeconds(2)));
        ecrire(carnet, "a", Etat.NEUF, List.of(seconds.get(0), seconds.get(1), mort("D-3")));
        assertEquals(seconds, carnet.attentes("a", 10));
        assertEquals(List.of(mort("D-3")), carnet.morts("a", null, 10));
    }

    @Test
    void regle_4_un_avis_retire_n_est_plus_la_et_les_autres_restent() {
        CarnetDAvis carnet = carnetVide();
        ecrire(carnet, "a", Etat.NEUF, List.of(avis("D-1", 0, MIDI), avis("D-2", 0, MIDI), mort("D-3"), mort("D-4")));
        ecrire(carnet, "a", Etat.NEUF, List.of(), "D-1", "D-3", "D-9");
        assertEquals(List.of(avis("D-2", 0, MIDI)), carnet.attentes("a", 10));
        assertEquals(List.of(mort("D-4")), carnet.morts("a", null, 10));
        // Taken away and put by one write: it is there.
        ecrire(carnet, "a", Etat.NEUF, List.of(avis("D-2", 1, MIDI)), "D-2");
        assertEquals(List.of(avis("D-2", 1, MIDI)), carnet.attentes("a", 10));
    }

    @Test
    void regle_5_deux_abonnes_ne_se_touchent_pas() {
        CarnetDAvis carnet = carnetVide();
        String long40 = "a".repeat(40);
        ecrire(carnet, "a", new Etat(1, 0, Instant.EPOCH), List.of(avis("D-1", 0, MIDI), mort("D-2")));
        ecrire(carnet, long40, new Etat(2, 1, MIDI), List.of(avis("D-1", 1, MIDI)));
        assertTrue(carnet.prendre("a", "un", LONGTEMPS).isPresent());
        assertEquals(Optional.of(new Etat(2, 1, MIDI)), carnet.prendre(long40, "deux", LONGTEMPS));
        carnet.rendre("a", "un");
        assertEquals(0, carnet.ranimer(long40, MIDI));
        assertEquals(List.of(mort("D-2")), carnet.morts("a", null, 10));
        ecrire(carnet, "a", new Etat(3, 0, Instant.EPOCH), List.of(), "D-1");
        assertEquals(List.of(), carnet.attentes("a", 10));
        assertEquals(List.of(avis("D-1", 1, MIDI)), carnet.attentes(long40, 10));
        assertEquals(List.of(), carnet.morts(long40, null, 10));
    }

    @Test
    void regle_6_un_abonne_n_est_tenu_que_par_un_porteur() throws Exception {
        CarnetDAvis carnet = carnetVide();
        ExecutorService fils = Executors.newFixedThreadPool(8);
        try {
            for (int tour = 0; tour < 5; tour++) {
                String abonne = "abonne-" + tour;
                List<Callable<Boolean>> essais = new ArrayList<>();
                for (int rang = 0; rang < 8; rang++) {
                    String porteur = "porteur-" + rang;
                    essais.add(() -> carnet.prendre(abonne, porteur, LONGTEMPS).isPresent());
                }
                int tenus = 0;
                for (Future<Boolean> tenu : fils.invokeAll(essais)) {
                    tenus += tenu.get() ? 1 : 0;
                }
                assertEquals(1, tenus);
            }
        } finally {
            fils.shutdownNow();
        }
        assertTrue(carnet.prendre("a", "un", LONGTEMPS).isPresent());
        carnet.rendre("a", "deux");
        assertTrue(carnet.prendre("a", "deux", LONGTEMPS).isEmpty());
        assertTrue(carnet.prendre("a", "un", LONGTEMPS).isEmpty(), "nor twice by one");
        carnet.rendre("a", "un");
        assertTrue(carnet.prendre("a", "deux", LONGTEMPS).isPresent());
    }

    @Test
    void regle_7_passe_son_temps_un_autre_prend_l_abonne_et_le_premier_n_ecrit_plus() throws InterruptedException {
        CarnetDAvis carnet = carnetVide();
        long debut = System.nanoTime();
        assertTrue(carnet.prendre("a", "un", BREF).isPresent());
        boolean aussitot = carnet.prendre("a", "deux", LONGTEMPS).isPresent();
        assertTrue(!aussitot || System.nanoTime() - debut >= BREF.toNanos(), "before its time");
        attendre(debut);
        assertEquals(aussitot ? Optional.empty() : Optional.of(Etat.NEUF), carnet.prendre("a", "trois", LONGTEMPS));
        assertFalse(
                carnet.ecrire("a", "un", new Etat(9, 9, MIDI), List.of(avis("D-1", 0, MIDI)), List.of()), "too late");
        assertEquals(List.of(), carnet.attentes("a", 10));
        String tenant = aussitot ? "deux" : "trois";
        assertEquals(Optional.of(Etat.NEUF), carnet.prolonger("a", tenant, LONGTEMPS), "nothing of it is left");
        assertTrue(carnet.ecrire("a", tenant, new Etat(1, 0, MIDI), List.of(), List.of()));

        debut = System.nanoTime();
        assertTrue(carnet.prendre("c", "un", BREF).isPresent());
        assertTrue(carnet.prolonger("c", "un", LONGTEMPS).isPresent());
        attendre(debut);
        assertTrue(carnet.prendre("c", "deux", LONGTEMPS).isEmpty(), "held longer");
        assertTrue(carnet.prolonger("c", "deux", LONGTEMPS).isEmpty(), "by another");
        carnet.rendre("c", "un");
        assertEquals(Optional.empty(), carnet.prolonger("c", "un", LONGTEMPS), "nobody has him, nor has he");
        assertEquals(Optional.empty(), carnet.prolonger("inconnu", "un", LONGTEMPS));
        assertTrue(carnet.prendre("c", "deux", LONGTEMPS).isPresent());
    }

    private static void attendre(long debut) throws InterruptedException {
        // The clock of the store is not this one.
        long reste = BREF.multipliedBy(2).toNanos() - (System.nanoTime() - debut);
        Thread.sleep(Math.max(0, reste / 1_000_000));
    }

    @Test
    void regle_8_ce_qui_est_abandonne_n_attend_plus_et_se_liste_par_pages() {
        CarnetDAvis carnet = carnetVide();
        List<Avis> morts = List.of(mort("D-1"), mort("D-2"), mort("D-4"), mort("D-5"));
        ecrire(
                carnet,
                "a",
                Etat.NEUF,
                List.of(morts.get(2), morts.get(0), avis("D-3", 0, MIDI), morts.get(3), morts.get(1)));
        assertEquals(List.of("D-3"), numeros(carnet.attentes("a", 10)));
        assertEquals(morts, carnet.morts("a", null, 10));
        assertEquals(morts.subList(0, 2), carnet.morts("a", null, 2));
        assertEquals(morts.subList(2, 4), carnet.morts("a", numero("D-2"), 10));
        assertEquals(morts.subList(2, 3), carnet.morts("a", numero("D-3"), 1));
        assertEquals(List.of(), carnet.morts("a", numero("D-5"), 10));
    }

    @Test
    void regle_9_ce_qui_est_ranime_attend_de_nouveau_sans_un_essai_et_sans_repos() {
        CarnetDAvis carnet = carnetVide();
        Avis attend = avis("D-2", 3, MIDI.plusSeconds(60));
        ecrire(carnet, "a", new Etat(7, 12, MIDI.plusSeconds(300)), List.of(mort("D-1"), attend, mort("D-3")));
        assertTrue(carnet.prendre("a", "quelqu-un", LONGTEMPS).isPresent());
        assertEquals(2, carnet.ranimer("a", MIDI), "while somebody holds him");
        carnet.rendre("a", "quelqu-un");
        assertEquals(List.of(), carnet.morts("a", null, 10));
        assertEquals(List.of(avis("D-1", 0, MIDI), avis("D-3", 0, MIDI), attend), carnet.attentes("a", 10));
        assertEquals(Optional.of(new Etat(7, 0, Instant.EPOCH)), etat(carnet, "a"));
        assertEquals(0, carnet.ranimer("a", MIDI));
        assertEquals(0, carnet.ranimer("inconnu", MIDI));
    }
}
