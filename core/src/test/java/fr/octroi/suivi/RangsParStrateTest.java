package fr.octroi.suivi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Fraction;
import fr.octroi.suivi.RangsParStrate.Ecart;
import fr.octroi.suivi.RangsParStrate.Valeur;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RangsParStrateTest {

    @Provide
    Arbitrary<List<Valeur>> valeurs() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c"),
                        Arbitraries.of("janvier", "février"),
                        Arbitraries.integers().between(0, 9))
                .as(Valeur::new)
                .list()
                .ofMaxSize(25);
    }

    private static Ecart ecart(SortedMap<String, Ecart> ecarts, String groupe) {
        return Objects.requireNonNull(ecarts.get(groupe));
    }

    /** Pair by pair, as the definition says. */
    @Property
    void la_superiorite_compte_les_paires_d_une_meme_strate(@ForAll("valeurs") List<Valeur> valeurs) {
        SortedMap<String, Ecart> ecarts = RangsParStrate.comparer(valeurs, 0, 1);
        for (String groupe : List.of("a", "b", "c")) {
            long gagnees = 0;
            long paires = 0;
            for (Valeur une : valeurs) {
                for (Valeur autre : valeurs) {
                    if (une.groupe().equals(groupe)
                            && !autre.groupe().equals(groupe)
                            && une.strate().equals(autre.strate())) {
                        paires++;
                        gagnees += 1 + Integer.signum(une.valeur() - autre.valeur());
                    }
                }
            }
            assertEquals(paires > 0, ecarts.containsKey(groupe));
            if (paires > 0) {
                assertEquals(
                        Fraction.of(gagnees).divisePar(Fraction.of(2 * paires)),
                        ecart(ecarts, groupe).superiorite());
            }
        }
    }

    @Property
    void ni_l_ordre_ni_une_echelle_qui_croit_ne_changent_rien(
            @ForAll("valeurs") List<Valeur> valeurs, @ForAll Random hasard) {
        List<Valeur> autres = new ArrayList<>();
        valeurs.forEach(valeur ->
                autres.add(new Valeur(valeur.groupe(), valeur.strate(), valeur.valeur() * valeur.valeur() * 7 + 3)));
        Collections.shuffle(autres, hasard);
        assertEquals(RangsParStrate.comparer(valeurs, 50, 9), RangsParStrate.comparer(autres, 50, 9));
    }

    @Property
    void ce_qui_est_pareil_partout_ne_se_distingue_jamais(@ForAll("valeurs") List<Valeur> valeurs) {
        List<Valeur> pareilles = valeurs.stream()
                .map(valeur -> new Valeur(valeur.groupe(), valeur.strate(), 5))
                .toList();
        RangsParStrate.comparer(pareilles, 20, 3).values().forEach(ecart -> assertEquals(Fraction.of(1), ecart.p()));
    }

    /** Every way of dealing the labels out, against the draws. */
    @Test
    void les_tirages_approchent_le_compte_de_toutes_les_permutations() {
        List<Valeur> valeurs = new ArrayList<>();
        int[][] strates = {{3, 9, 9, 12, 30}, {1, 2, 5, 5, 8, 40}};
        int[] lents = {2, 3};
        for (int s = 0; s < 2; s++) {
            for (int i = 0; i < strates[s].length; i++) {
                boolean lent = i >= strates[s].length - lents[s];
                valeurs.add(new Valeur(lent ? "lent" : "autre", "s" + s, strates[s][i]));
            }
        }
        double observe = score(strates, 0b11000, 0b111000);
        int auMoins = 0;
        int toutes = 0;
        for (int un = 0; un < 32; un++) {
            for (int deux = 0; deux < 64; deux++) {
                if (Integer.bitCount(un) == 2 && Integer.bitCount(deux) == 3) {
                    toutes++;
                    auMoins += score(strates, un, deux) >= observe - 1e-9 ? 1 : 0;
                }
            }
        }
        assertEquals(200, toutes);
        double exacte = 2.0 * auMoins / toutes;
        double tiree = ecart(RangsParStrate.comparer(valeurs, 20_000, 4), "lent")
                .p()
                .arrondir(6, RoundingMode.HALF_UP)
                .doubleValue();
        assertTrue(Math.abs(exacte - tiree) < 0.003, exacte + " et " + tiree);
    }

    /** Van Elteren: the sum of ranks of each stratum, divided by its size plus one. */
    private static double score(int[][] strates, int un, int deux) {
        double somme = 0;
        int[] masques = {un, deux};
        for (int s = 0; s < 2; s++) {
            for (int i = 0; i < strates[s].length; i++) {
                if ((masques[s] >> i & 1) == 1) {
                    double rang = 0.5;
                    for (int autre : strates[s]) {
                        rang += autre < strates[s][i] ? 1 : autre == strates[s][i] ? 0.5 : 0;
                    }
                    somme += rang / (strates[s].length + 1);
                }
            }
        }
        return somme;
    }

    /** A month in which everything is slow, and one officer works more: he is not slower than others of that month. */
    @Test
    void un_mois_charge_n_est_la_faute_de_personne() {
        List<Valeur> valeurs = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            valeurs.add(new Valeur("présent", "août", 50 + i % 10));
            valeurs.add(new Valeur("présent", "mars", 5 + i % 10));
        }
        for (int i = 0; i < 10; i++) {
            valeurs.add(new Valeur("absent", "août", 50 + i));
        }
        for (int i = 0; i < 70; i++) {
            valeurs.add(new Valeur("absent", "mars", 5 + i % 10));
        }
        Ecart strates = ecart(RangsParStrate.comparer(valeurs, 2_000, 1), "présent");
        assertEquals("0.5", strates.superiorite().toString());
        List<Valeur> ensemble = valeurs.stream()
                .map(valeur -> new Valeur(valeur.groupe(), "année", valeur.valeur()))
                .toList();
        Ecart sansStrates = ecart(RangsParStrate.comparer(ensemble, 2_000, 1), "présent");
        assertTrue(sansStrates.p().compareTo(strates.p()) < 0);
        assertTrue(sansStrates.p().compareTo(Fraction.of(1).divisePar(Fraction.of(100))) < 0);
    }

    @Test
    void les_nombres_tires_sont_ceux_de_la_definition() {
        // The first numbers that java.util.SplittableRandom gives for the same seed: the same generator, written by
        // others.
        SplittableRandom temoin = new SplittableRandom(42);
        Set<Long> vus = new HashSet<>();
        for (int rang = 0; rang < 1_000; rang++) {
            long tire = RangsParStrate.hasard(42, rang);
            assertEquals(temoin.nextLong(), tire);
            assertTrue(vus.add(tire));
        }
    }
}
