package fr.octroi.document;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Watches one reading from inside: whoever reads asks it often, and it says when to stop.
 *
 * <p>It is how a reading that is over its limits ends of itself, for no thread can be ended from outside.
 */
final class Vigie {

    private static final int CADENCE = 0x3F;

    private final Limites limites;
    private final long fin;
    private final @Nullable Vigie entiere;
    private volatile boolean abandonnee;
    private int appels;
    private int pages;

    /** Counted by the first watch for all its parts. */
    private int caracteres;

    private int caracteresAuPlus;

    Vigie(Limites limites) {
        this(limites, System.nanoTime() + limites.temps().toNanos(), null);
    }

    private Vigie(Limites limites, long fin, @Nullable Vigie entiere) {
        this.limites = limites;
        this.fin = fin;
        this.entiere = entiere;
        this.caracteresAuPlus = limites.caracteres();
    }

    /** A watch over half of the time and of the characters that are left, for what a reading can do without. */
    Vigie moitie() {
        return part(5);
    }

    /** A watch over nearly all that is left: enough stays to tell what was read. */
    Vigie presqueTout() {
        return part(9);
    }

    private Vigie part(int dixiemes) {
        long maintenant = System.nanoTime();
        Vigie part = new Vigie(limites, maintenant + (fin - maintenant) / 10 * dixiemes, this);
        part.caracteresAuPlus = racine().caracteres + (caracteresAuPlus - racine().caracteres) / 10 * dixiemes;
        return part;
    }

    /** How long the reading may go on, a millisecond at least. */
    Duration reste() {
        return Duration.ofNanos(Math.max(1_000_000, fin - System.nanoTime()));
    }

    /** How many pages are looked at. */
    int pages() {
        return limites.pages();
    }

    /** Tells the reading to stop as soon as it asks; any thread may say so. */
    void abandonner() {
        abandonnee = true;
    }

    /** Goes on, or stops the reading; the clock is looked at once in a while only. */
    void verifier() {
        if ((++appels & CADENCE) == 0) {
            verifierLHeure();
        }
    }

    /** Goes on, or stops the reading; for steps that are long enough to look at the clock at each. */
    void verifierLHeure() {
        if (entiere != null) {
            entiere.verifierLHeure();
        }
        if (abandonnee || System.nanoTime() - fin > 0) {
            throw new AbandonException("TEMPS");
        }
    }

    private Vigie racine() {
        return entiere == null ? this : entiere.racine();
    }

    void page() {
        verifier();
        if (++pages > limites.pages()) {
            throw new AbandonException("PAGES");
        }
    }

    void caractere() {
        verifier();
        if (++racine().caracteres > caracteresAuPlus) {
            throw new AbandonException("CARACTERES");
        }
    }

    /** A reading stops at its limits. Unchecked, because PDFBox swallows checked ones here and there. */
    static final class AbandonException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String code;

        AbandonException(String code) {
            super(code, null, false, false);
            this.code = code;
        }

        /** Which limit it is. */
        String code() {
            return code;
        }
    }
}
