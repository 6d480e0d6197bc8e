package fr.octroi.tck;

import static fr.octroi.tck.Echantillons.numero;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.port.Brouillons;
import fr.octroi.port.Brouillons.Brouillon;
import fr.octroi.port.ConflitDeVersionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The contract of {@link Brouillons}. */
public abstract class BrouillonsTck {

    private static final Duration DUREE = Duration.ofDays(90);
    private static final Instant MIDI = Instant.parse("2026-06-01T12:00:00Z");

    /** For the subclasses. */
    protected BrouillonsTck() {}

    /**
     * Returns a store without any draft.
     *
     * @param conservation for how long it keeps a draft that nobody writes
     * @return a new one, or the same one emptied
     */
    protected abstract Brouillons brouillonsVides(Duration conservation);

    private static Optional<String> lu(Brouillons brouillons, String auteur, String numero, Instant quand) {
        return brouillons.trouver(auteur, numero(numero), quand).map(Brouillon::contenu);
    }

    /** More places than a test takes. */
    private static final int ASSEZ = 100;

    private static long commencer(Brouillons brouillons, String auteur, String numero, String contenu, Instant quand) {
        return brouillons
                .commencer(auteur, numero(numero), contenu, ASSEZ, quand)
                .orElseThrow();
    }

    private static void conflit(Brouillons brouillons, String auteur, String numero, long vue) {
        ConflitDeVersionException conflit = assertThrows(
                ConflitDeVersionException.class,
                () -> brouillons.ecrire(auteur, numero(numero), vue, "de trop", MIDI),
                auteur + " " + numero + " over " + vue);
        assertTrue(conflit.estSurUnDossier());
    }

    /** How many of several calls at once did something; the others met somebody else. */
    private static int ensemble(ExecutorService fils, List<? extends Callable<Boolean>> appels) throws Exception {
        int faits = 0;
        for (Future<Boolean> un : fils.invokeAll(appels)) {
            try {
                faits += un.get() ? 1 : 0;
            } catch (ExecutionException lance) {
                if (!(lance.getCause() instanceof ConflitDeVersionException)) {
                    throw lance;
                }
            }
        }
        return faits;
    }

    @Test
    void regle_1_un_brouillon_se_retrouve_par_son_auteur_seul_caractere_par_caractere() {
        Brouillons brouillons = brouillonsVides(DUREE);
        assertEquals(Optional.empty(), lu(brouillons, "ville/USAGER/a", "D-1", MIDI), "in an empty store");
        List<String> textes =
                List.of("", " {\"nom\":\"Lœuf-D’Été\"} \r\n\t", "山 🚲 e\u0301 \\ ' \" 100 %", "mot ".repeat(50_000));
        for (int rang = 0; rang < textes.size(); rang++) {
            commencer(brouillons, "ville/USAGER/a", "D-" + rang, textes.get(rang), MIDI);
        }
        commencer(brouillons, "ville/USAGER/b", "D-1", "d'un autre", MIDI);
        for (int rang = 0; rang < textes.size(); rang++) {
            assertEquals(Optional.of(textes.get(rang)), lu(brouillons, "ville/USAGER/a", "D-" + rang, MIDI));
        }
        assertEquals(Optional.of("d'un autre"), lu(brouillons, "ville/USAGER/b", "D-1", MIDI));
        assertEquals(Optional.empty(), lu(brouillons, "ville/USAGER/b", "D-2", MIDI), "what another wrote");
        for (String voisin : List.of("ville/USAGER/A", "ville/USAGER/", "ville/USAGER/a ", "ville/USAGER/_")) {
            assertEquals(Optional.empty(), lu(brouillons, voisin, "D-1", MIDI), voisin);
        }
        for (String voisin : List.of("d-1", "D-10", "D", "D_1")) {
            assertEquals(Optional.empty(), lu(brouillons, "ville/USAGER/a", voisin, MIDI), voisin);
        }
    }

    @Test
    void regle_2_une_ecriture_se_fait_sur_la_version_lue_et_sur_nulle_autre() throws Exception {
        Brouillons brouillons = brouillonsVides(DUREE);
        conflit(brouillons, "a", "D-1", 1);
        long vue = commencer(brouillons, "a", "D-1", "version 0", MIDI);
        for (int rang = 0; rang < 4; rang++) {
            Brouillon present = brouillons.trouver("a", numero("D-1"), MIDI).orElseThrow();
            assertEquals(vue, present.version());
            assertEquals("version " + rang, present.contenu());
            for (long autre : new long[] {0, vue - 1, vue + 1}) {
                conflit(brouillons, "a", "D-1", autre);
            }
            assertThrows(
                    ConflitDeVersionException.class,
                    () -> commencer(brouillons, "a", "D-1", "de trop", MIDI),
                    "it is there");
            assertEquals(vue + 1, brouillons.ecrire("a", numero("D-1"), vue, "version " + (rang + 1), MIDI));
            vue++;
        }
        ExecutorService fils = Executors.newFixedThreadPool(8);
        try {
            for (int tour = 0; tour < 10; tour++) {
                String neuf = "D-" + (tour + 2);
                Callable<Boolean> commencement = () -> commencer(brouillons, "a", neuf, "ensemble", MIDI) > 0;
                assertEquals(1, ensemble(fils, Collections.nCopies(8, commencement)), "begun, round " + tour);
                long lue = brouillons
                        .trouver("a", numero(neuf), MIDI)
                        .orElseThrow()
                        .version();
                Callable<Boolean> ecriture = () -> brouillons.ecrire("a", numero(neuf), lue, "ensemble", MIDI) > 0;
                assertEquals(1, ensemble(fils, Collections.nCopies(8, ecriture)), "written, round " + tour);
            }
        } finally {
            fils.shutdownNow();
        }
    }

    @Test
    void regle_3_un_brouillon_s_efface_dans_la_version_lue_et_les_autres_restent() {
        Brouillons brouillons = brouillonsVides(DUREE);
        assertFalse(brouillons.effacer("a", numero("D-1"), 1), "there is none");
        long une = commencer(brouillons, "a", "D-1", "une", MIDI);
        long deux = brouillons.ecrire("a", numero("D-1"), une, "deux", MIDI);
        commencer(brouillons, "a", "D-2", "du même", MIDI);
        commencer(brouillons, "b", "D-1", "d'un autre", MIDI);
        assertFalse(brouillons.effacer("a", numero("D-1"), une), "it was written since");
        assertEquals(Optional.of("deux"), lu(brouillons, "a", "D-1", MIDI));
        assertTrue(brouillons.effacer("a", numero("D-1"), deux));
        assertFalse(brouillons.effacer("a", numero("D-1"), deux));
        assertEquals(Optional.empty(), lu(brouillons, "a", "D-1", MIDI));
        assertEquals(Optional.of("du même"), lu(brouillons, "a", "D-2", MIDI));
        assertEquals(Optional.of("d'un autre"), lu(brouillons, "b", "D-1", MIDI));
        conflit(brouillons, "a", "D-1", deux);
        commencer(brouillons, "a", "D-1", "recommencé", MIDI);
        assertEquals(Optional.of("recommencé"), lu(brouillons, "a", "D-1", MIDI));
    }

    @Test
    void regle_4_un_brouillon_delaisse_ne_se_trouve_plus_apres_son_temps_et_pas_avant() {
        Brouillons brouillons = brouillonsVides(DUREE);
        long une = commencer(brouillons, "a", "D-1", "une", MIDI);
        Instant bientot = MIDI.plus(DUREE).minusMillis(1);
        assertEquals(
                Optional.of(MIDI.plus(DUREE)),
                brouillons.trouver("a", numero("D-1"), bientot).map(Brouillon::jusqua));
        long deux = brouillons.ecrire("a", numero("D-1"), une, "deux", bientot);
        assertEquals(
                Optional.of("deux"),
                lu(brouillons, "a", "D-1", bientot.plus(DUREE).minusMillis(1)),
                "begun anew");
        Instant fin = bientot.plus(DUREE);
        assertEquals(Optional.empty(), lu(brouillons, "a", "D-1", fin));
        assertThrows(
                ConflitDeVersionException.class, () -> brouillons.ecrire("a", numero("D-1"), deux, "trop tard", fin));
        commencer(brouillons, "a", "D-1", "recommencé", fin);
        assertEquals(Optional.of("recommencé"), lu(brouillons, "a", "D-1", fin));
    }

    @Test
    void regle_5_ce_dont_le_temps_est_passe_est_enleve_et_rien_d_autre() {
        Brouillons brouillons = brouillonsVides(DUREE);
        assertEquals(0, brouillons.eliminer(MIDI));
        Instant apres = MIDI.plusSeconds(1);
        long repris = 0;
        for (int rang = 0; rang < 5; rang++) {
            long vieux = commencer(brouillons, "a", "D-" + rang, "vieux", MIDI);
            repris = rang == 0 ? vieux : repris;
            commencer(brouillons, "b", "D-" + rang, "récent", apres);
        }
        brouillons.ecrire("a", numero("D-0"), repris, "repris", apres);
        assertEquals(0, brouillons.eliminer(MIDI.plus(DUREE).minusMillis(1)), "a moment before");
        assertEquals(4, brouillons.eliminer(MIDI.plus(DUREE)));
        assertEquals(0, brouillons.eliminer(MIDI.plus(DUREE)), "they are gone");
        assertEquals(Optional.of("repris"), lu(brouillons, "a", "D-0", MIDI.plus(DUREE)));
        for (int rang = 0; rang < 5; rang++) {
            assertEquals(Optional.of("récent"), lu(brouillons, "b", "D-" + rang, MIDI.plus(DUREE)));
        }
    }

    @Test
    void regle_6_une_version_ne_revient_jamais_sous_le_meme_numero() {
        Brouillons brouillons = brouillonsVides(DUREE);
        SortedSet<Long> vues = new TreeSet<>();
        Instant quand = MIDI;
        for (int tour = 0; tour < 48; tour++) {
            long version = commencer(brouillons, "a", "D-1", "le " + tour + "e", quand);
            for (int ecriture = 0; ecriture < 4; ecriture++) {
                assertTrue(vues.add(version), "version " + version + " came again, round " + tour);
                assertTrue(version > 0 && version <= 1L << 53, "version " + version);
                if (ecriture < 3) {
                    version = brouillons.ecrire("a", numero("D-1"), version, "le " + tour + "e", quand);
                }
            }
            switch (tour % 3) {
                case 0 -> brouillons.effacer("a", numero("D-1"), version);
                case 1 -> {
                    quand = quand.plus(DUREE);
                    brouillons.eliminer(quand);
                }
                // Left alone, and not taken away.
                default -> quand = quand.plus(DUREE);
            }
        }
    }

    @Test
    void regle_7_un_auteur_a_autant_de_brouillons_qu_il_est_dit_et_pas_un_de_plus() throws Exception {
        Brouillons brouillons = brouillonsVides(DUREE);
        long premier = commencer(brouillons, "a", "D-0", "un", MIDI);
        assertEquals(OptionalLong.empty(), brouillons.commencer("a", numero("D-1"), "deux", 1, MIDI));
        assertEquals(Optional.empty(), lu(brouillons, "a", "D-1", MIDI), "nothing was done");
        assertTrue(
                brouillons.commencer("b", numero("D-1"), "d'un autre", 1, MIDI).isPresent());
        assertThrows(
                ConflitDeVersionException.class,
                () -> brouillons.commencer("a", numero("D-0"), "encore", 1, MIDI),
                "it is there, whatever else there is");
        assertTrue(brouillons.commencer("a", numero("D-1"), "deux", 2, MIDI).isPresent());
        assertEquals(OptionalLong.empty(), brouillons.commencer("a", numero("D-2"), "trois", 2, MIDI));
        brouillons.effacer("a", numero("D-0"), premier);
        assertEquals(OptionalLong.empty(), brouillons.commencer("a", numero("D-2"), "deux", 1, MIDI), "D-1 is there");
        assertTrue(brouillons.commencer("a", numero("D-2"), "deux", 2, MIDI).isPresent(), "a place was given back");
        Instant plusTard = MIDI.plus(DUREE);
        for (int rang = 0; rang < 2; rang++) {
            assertTrue(
                    brouillons
                            .commencer("a", numero("D-" + rang), "nouveau", 2, plusTard)
                            .isPresent(),
                    "the time of the others has ended");
        }
        assertEquals(OptionalLong.empty(), brouillons.commencer("a", numero("D-2"), "nouveau", 2, plusTard));

        ExecutorService fils = Executors.newFixedThreadPool(8);
        try {
            for (int tour = 0; tour < 10; tour++) {
                String auteur = "ensemble-" + tour;
                int places = 1 + tour % 4;
                List<Callable<Boolean>> commencements = new ArrayList<>();
                for (int rang = 0; rang < 8; rang++) {
                    String sien = "D-" + rang;
                    commencements.add(() -> brouillons
                            .commencer(auteur, numero(sien), "ensemble", places, MIDI)
                            .isPresent());
                }
                assertEquals(places, ensemble(fils, commencements), "round " + tour);
            }
        } finally {
            fils.shutdownNow();
        }
    }
}
