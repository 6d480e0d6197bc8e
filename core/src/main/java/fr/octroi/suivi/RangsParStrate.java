package fr.octroi.suivi;

import fr.octroi.commun.Fraction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compares each group with all others by ranks, inside strata alone (van Elteren's scores), and tells how often chance alone would
 * part them as much: labels are drawn again inside each stratum, so many times, from a seed.
 *
 * <p>A permutation test needs no law of delays, and its level holds at every size (Phipson and Smyth 2010: what was observed counts as
 * one of the draws). All is whole numbers: the same values and seed give the same answer everywhere.
 */
final class RangsParStrate {

    /** A stretch measured on a dossier. */
    record Valeur(String groupe, String strate, int valeur) {}

    /**
     * What came of a group.
     *
     * @param comparables how many of its values have somebody to be compared with
     * @param autres how many values of others they are compared with
     * @param superiorite how often a value of the group is greater than one of another group in its stratum, ties for a half
     * @param p how often chance alone parts them as much, on either side
     */
    record Ecart(int comparables, int autres, Fraction superiorite, Fraction p) {}

    /** Ranks of strata of all sizes weigh alike: each is a part of its stratum, in so many pieces. */
    private static final long ECHELLE = 1L << 20;

    private RangsParStrate() {}

    private static final class Strate {

        private final int[] groupes;
        private final long[] scores;
        private final long[] rangsDoubles;

        /** Values in order of group then value: neither their order of arrival nor anything else of them counts. */
        Strate(List<Valeur> valeurs, List<String> noms) {
            List<Valeur> tries = new ArrayList<>(valeurs);
            tries.sort(Comparator.comparing(Valeur::groupe).thenComparingInt(Valeur::valeur));
            int n = tries.size();
            int[] croissantes = tries.stream().mapToInt(Valeur::valeur).sorted().toArray();
            groupes = new int[n];
            scores = new long[n];
            rangsDoubles = new long[n];
            for (int i = 0; i < n; i++) {
                Valeur valeur = tries.get(i);
                groupes[i] = noms.indexOf(valeur.groupe());
                // Twice the mean of the ranks of all that are equal: a whole number.
                rangsDoubles[i] =
                        premier(croissantes, valeur.valeur()) + premier(croissantes, valeur.valeur() + 1L) + 1L;
                scores[i] = (rangsDoubles[i] - (n + 1)) * ECHELLE / (n + 1);
            }
        }

        /** How many are smaller. */
        private static int premier(int[] croissantes, long valeur) {
            int bas = 0;
            int haut = croissantes.length;
            while (bas < haut) {
                int milieu = (bas + haut) >>> 1;
                if (croissantes[milieu] < valeur) {
                    bas = milieu + 1;
                } else {
                    haut = milieu;
                }
            }
            return bas;
        }
    }

    /**
     * Compares.
     *
     * @param valeurs in any order
     * @param tirages how many draws
     * @param graine where they begin
     * @return by group, without those that have nobody to be compared with
     */
    static SortedMap<String, Ecart> comparer(Collection<Valeur> valeurs, int tirages, long graine) {
        List<String> noms =
                valeurs.stream().map(Valeur::groupe).distinct().sorted().toList();
        List<Strate> strates = strates(valeurs, noms);
        long[] observes = new long[noms.size()];
        strates.forEach(strate -> ajouter(strate, strate.scores, observes));
        int[] auMoins = new int[noms.size()];
        int[] auPlus = new int[noms.size()];
        long rang = 0;
        for (int tirage = 0; tirage < tirages; tirage++) {
            long[] sommes = new long[noms.size()];
            for (Strate strate : strates) {
                rang = battre(strate.scores, graine, rang);
                ajouter(strate, strate.scores, sommes);
            }
            for (int i = 0; i < sommes.length; i++) {
                auMoins[i] += sommes[i] >= observes[i] ? 1 : 0;
                auPlus[i] += sommes[i] <= observes[i] ? 1 : 0;
            }
        }
        SortedMap<String, Ecart> ecarts = new TreeMap<>();
        for (int i = 0; i < noms.size(); i++) {
            long gains = 0;
            long paires = 0;
            int comparables = 0;
            int autres = 0;
            for (Strate strate : strates) {
                int groupe = i;
                long m =
                        Arrays.stream(strate.groupes).filter(un -> un == groupe).count();
                long reste = strate.groupes.length - m;
                if (m > 0 && reste > 0) {
                    comparables += (int) m;
                    autres += (int) reste;
                    paires += m * reste;
                    gains += sommeDesRangs(strate, groupe) - m * (m + 1);
                }
            }
            if (paires > 0) {
                ecarts.put(
                        noms.get(i),
                        new Ecart(
                                comparables,
                                autres,
                                Fraction.of(gains).divisePar(Fraction.of(2 * paires)),
                                Fraction.of(2L * (1 + Math.min(auMoins[i], auPlus[i])))
                                        .divisePar(Fraction.of(1L + tirages))
                                        .min(Fraction.of(1))));
            }
        }
        return ecarts;
    }

    private static List<Strate> strates(Collection<Valeur> valeurs, List<String> noms) {
        SortedMap<String, List<Valeur>> parStrate = new TreeMap<>();
        valeurs.forEach(valeur -> parStrate
                .computeIfAbsent(valeur.strate(), nouvelle -> new ArrayList<>())
                .add(valeur));
        return parStrate.values().stream()
                .filter(une -> une.stream().map(Valeur::groupe).distinct().count() > 1)
                .map(une -> new Strate(une, noms))
                .toList();
    }

    private static long sommeDesRangs(Strate strate, int groupe) {
        long somme = 0;
        for (int i = 0; i < strate.groupes.length; i++) {
            somme += strate.groupes[i] == groupe ? strate.rangsDoubles[i] : 0;
        }
        return somme;
    }

    private static void ajouter(Strate strate, long[] scores, long[] sommes) {
        for (int i = 0; i < scores.length; i++) {
            sommes[strate.groupes[i]] += scores[i];
        }
    }

    /** Shuffles (Fisher and Yates); returns the rank of the next draw. */
    private static long battre(long[] scores, long graine, long rang) {
        long suivant = rang;
        for (int i = scores.length - 1; i > 0; i--) {
            int j = (int) (((hasard(graine, suivant++) >>> 32) * (i + 1L)) >>> 32);
            long score = scores[i];
            scores[i] = scores[j];
            scores[j] = score;
        }
        return suivant;
    }

    /** The number of a rank (SplitMix64, Steele, Lea and Flood 2014): no state, and any rank can be computed again. */
    static long hasard(long graine, long rang) {
        long z = graine + (rang + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
