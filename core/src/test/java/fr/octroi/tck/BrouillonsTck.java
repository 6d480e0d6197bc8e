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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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

    private static void conflit(Brouillons brouillons, String auteur, String numero, long vue) {
        ConflitDeVersionException conflit = assertThrows(
                ConflitDeVersionException.class,
                () -> brouillons.ecrire(auteur, numero(numero), vue, "de trop", MIDI),
                auteur + " " + numero + " over " + vue);
        assertTrue(conflit.estSurUnDossier());
    }

    @Test
    void regle_1_un_brouillon_se_retrouve_par_son_auteur_seul_caractere_par_caractere() {
        Brouillons brouillons = brouillonsVides(DUREE);
        assertEquals(Optional.empty(), lu(brouillons, "ville/USAGER/a", "D-1", MIDI), "in an empty store");
        List<String> textes =
                List.of("", " {\"nom\":\"Lœuf-D’Été\"} \r\n\t", "山 🚲 e\u0301 \\ ' \" 100 %", "mot ".repeat(50_000));
        for (int rang = 0; rang < textes.size(); rang++) {
            assertEquals(1, brouillons.ecrire("ville/USAGER/a", numero("D-" + rang), 0, textes.get(rang), MIDI));
        }
        brouillons.ecrire("ville/USAGER/b", numero("D-1"), 0, "d'un autre", MIDI);
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
        for (long vue = 0; vue < 4; vue++) {
            assertEquals(vue + 1, brouillons.ecrire("a", numero("D-1"), vue, "version " + (vue + 1), MIDI));
            for (long autre : new long[] {0, vue, vue + 2}) {
                conflit(brouillons, "a", "D-1", autre);
            }
            Brouillon present = brouillons.trouver("a", numero("D-1"), MIDI).orElseThrow();
            assertEquals(vue + 1, present.version());
            assertEquals("version " + (vue + 1), present.contenu());
        }
        ExecutorService fils = Executors.newFixedThreadPool(8);
        try {
            for (int tour = 0; tour < 10; tour++) {
                long vue = tour;
                Callable<Integer> ecriture = () -> {
                    try {
                        brouillons.ecrire("a", numero("D-2"), vue, "ensemble", MIDI);
                        return 1;
                    } catch (ConflitDeVersionException devance) {
                        return 0;
                    }
                };
                int ecrits = 0;
                for (Future<Integer> un : fils.invokeAll(Collections.nCopies(8, ecriture))) {
                    ecrits += un.get();
                }
                assertEquals(1, ecrits, "round " + tour);
            }
        } finally {
            fils.shutdownNow();
        }
    }

    @Test
    void regle_3_un_brouillon_s_efface_dans_la_version_lue_et_les_autres_restent() {
        Brouillons brouillons = brouillonsVides(DUREE);
        assertFalse(brouillons.effacer("a", numero("D-1"), 1), "there is none");
        brouillons.ecrire("a", numero("D-1"), 0, "une", MIDI);
        brouillons.ecrire("a", numero("D-1"), 1, "deux", MIDI);
        brouillons.ecrire("a", numero("D-2"), 0, "du même", MIDI);
        brouillons.ecrire("b", numero("D-1"), 0, "d'un autre", MIDI);
        assertFalse(brouillons.effacer("a", numero("D-1"), 1), "it was written since");
        assertEquals(Optional.of("deux"), lu(brouillons, "a", "D-1", MIDI));
        assertTrue(brouillons.effacer("a", numero("D-1"), 2));
        assertFalse(brouillons.effacer("a", numero("D-1"), 2));
        assertEquals(Optional.empty(), lu(brouillons, "a", "D-1", MIDI));
        assertEquals(Optional.of("du même"), lu(brouillons, "a", "D-2", MIDI));
        assertEquals(Optional.of("d'un autre"), lu(brouillons, "b", "D-1", MIDI));
        conflit(brouillons, "a", "D-1", 2);
        assertEquals(1, brouillons.ecrire("a", numero("D-1"), 0, "recommencé", MIDI));
        assertEquals(Optional.of("recommencé"), lu(brouillons, "a", "D-1", MIDI));
    }

    @Test
    void regle_4_un_brouillon_delaisse_ne_se_trouve_plus_apres_son_temps_et_pas_avant() {
        Brouillons brouillons = brouillonsVides(DUREE);
        brouillons.ecrire("a", numero("D-1"), 0, "une", MIDI);
        Instant bientot = MIDI.plus(DUREE).minusMillis(1);
        assertEquals(
                Optional.of(MIDI.plus(DUREE)),
                brouillons.trouver("a", numero("D-1"), bientot).map(Brouillon::jusqua));
        assertEquals(2, brouillons.ecrire("a", numero("D-1"), 1, "deux", bientot), "a moment before");
        assertEquals(
                Optional.of("deux"),
                lu(brouillons, "a", "D-1", bientot.plus(DUREE).minusMillis(1)),
                "begun anew");
        Instant fin = bientot.plus(DUREE);
        assertEquals(Optional.empty(), lu(brouillons, "a", "D-1", fin));
        assertThrows(ConflitDeVersionException.class, () -> brouillons.ecrire("a", numero("D-1"), 2, "trop tard", fin));
        assertEquals(1, brouillons.ecrire("a", numero("D-1"), 0, "recommencé", fin));
        assertEquals(Optional.of("recommencé"), lu(brouillons, "a", "D-1", fin));
    }

    @Test
    void regle_5_ce_dont_le_temps_est_passe_est_enleve_et_rien_d_autre() {
        Brouillons brouillons = brouillonsVides(DUREE);
        assertEquals(0, brouillons.eliminer(MIDI));
        Instant apres = MIDI.plusSeconds(1);
        for (int rang = 0; rang < 5; rang++) {
            brouillons.ecrire("a", numero("D-" + rang), 0, "vieux", MIDI);
            brouillons.ecrire("b", numero("D-" + rang), 0, "récent", apres);
        }
        brouillons.ecrire("a", numero("D-0"), 1, "repris", apres);
        assertEquals(0, brouillons.eliminer(MIDI.plus(DUREE).minusMillis(1)), "a moment before");
        assertEquals(4, brouillons.eliminer(MIDI.plus(DUREE)));
        assertEquals(0, brouillons.eliminer(MIDI.plus(DUREE)), "they are gone");
        assertEquals(Optional.of("repris"), lu(brouillons, "a", "D-0", MIDI.plus(DUREE)));
        for (int rang = 0; rang < 5; rang++) {
            assertEquals(Optional.of("récent"), lu(brouillons, "b", "D-" + rang, MIDI.plus(DUREE)));
        }
    }
}
