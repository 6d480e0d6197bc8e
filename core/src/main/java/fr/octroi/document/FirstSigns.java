package fr.octroi.document;

/**
 * With which signs a part of a regular expression may start, by the first of them and the one that comes after it, as {@link LineIndex#numero}
 * counts signs.
 */
final class FirstSigns {

    private static final int SIGNES = Long.SIZE;

    /** No pair of signs: shared, for most parts are of one sign, and never written to. */
    private static final long[] AUCUNE = new long[SIGNES];

    /** What takes no place. */
    static final FirstSigns RIEN = new FirstSigns(true, 0, AUCUNE);

    /** One character, whatever it is: one of those that Java counts as two is two signs. */
    static final FirstSigns UN_QUELCONQUE = new FirstSigns(false, LineIndex.TOUS_LES_SIGNES, quelconque());

    private final boolean vide;
    private final long seuls;
    private final long[] paires;

    private FirstSigns(boolean vide, long seuls, long[] paires) {
        this.vide = vide;
        this.seuls = seuls;
        this.paires = paires;
    }

    private static long[] quelconque() {
        long[] paires = new long[SIGNES];
        paires[LineIndex.AUTRE] = LineIndex.TOUS_LES_SIGNES;
        return paires;
    }

    /** One of the signs of some bits. */
    static FirstSigns unDe(long signes) {
        return new FirstSigns(false, signes, AUCUNE);
    }

    /** Whether the part may take no place. */
    boolean vide() {
        return vide;
    }

    /** Whether what follows the part is among its first two signs. */
    private boolean estCourte() {
        return vide || seuls != 0;
    }

    /** The bits of the first signs, whatever comes after. */
    long premiers() {
        long premiers = seuls;
        for (int signe = 0; signe < SIGNES; signe++) {
            premiers |= paires[signe] == 0 ? 0 : 1L << signe;
        }
        return premiers;
    }

    /** For each first sign the bits of those that may come after it; all, that of an end too, where the part may be that sign alone. */
    long[] suites() {
        long[] suites = paires.clone();
        for (long reste = seuls; reste != 0; reste &= reste - 1) {
            suites[Long.numberOfTrailingZeros(reste)] = LineIndex.TOUS_LES_SIGNES;
        }
        return suites;
    }

    /** This part, and another one after it. */
    FirstSigns puis(FirstSigns autre) {
        if (!estCourte() || autre == RIEN) {
            return this;
        }
        if (this == RIEN) {
            return autre;
        }
        long[] suites = paires.clone();
        long premiersDApres = autre.premiers();
        for (long reste = seuls; reste != 0; reste &= reste - 1) {
            suites[Long.numberOfTrailingZeros(reste)] |= premiersDApres;
        }
        if (vide) {
            ajouter(autre.paires, suites);
        }
        return new FirstSigns(vide && autre.vide, (autre.vide ? seuls : 0) | (vide ? autre.seuls : 0), suites);
    }

    /** This part or another one. */
    FirstSigns ou(FirstSigns autre) {
        long[] suites = paires;
        if (autre.paires != AUCUNE) {
            suites = paires.clone();
            ajouter(autre.paires, suites);
        }
        return new FirstSigns(vide || autre.vide, seuls | autre.seuls, suites);
    }

    /** This part any number of times, or none. */
    FirstSigns repete() {
        return puis(RIEN.ou(this)).ou(RIEN);
    }

    private static void ajouter(long[] paires, long[] suites) {
        for (int signe = 0; signe < SIGNES; signe++) {
            suites[signe] |= paires[signe];
        }
    }
}
