package fr.octroi.examples.cli.generateur;

import java.util.List;

/** Seeded random numbers (SplitMix64): written here so that no version of Java changes what a seed gives. */
final class Hasard {

    private static final long PAS = 0x9E3779B97F4A7C15L;

    private long etat;

    /** Starts a sequence of its own for each list of seeds. */
    Hasard(long... graines) {
        for (long graine : graines) {
            etat = melanger(etat * 31 + graine + PAS);
        }
    }

    /** Returns a number from 0 to {@code borne - 1}. */
    int entier(int borne) {
        etat += PAS;
        return (int) Long.remainderUnsigned(melanger(etat), borne);
    }

    /** Returns a number from {@code min} to {@code max}, both included. */
    int entre(int min, int max) {
        return min + entier(max - min + 1);
    }

    boolean uneFoisSur(int n) {
        return entier(n) == 0;
    }

    <T> T choisir(List<T> liste) {
        return liste.get(entier(liste.size()));
    }

    static long melanger(long graine) {
        long z = graine;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
