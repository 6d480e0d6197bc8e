package fr.octroi.adapters.rest.acces;

import java.time.Duration;

/**
 * How much a caller may ask; what is beyond is refused before it is kept anywhere.
 *
 * @param corps the largest JSON body, in bytes
 * @param liste the largest body that holds an elimination list, in bytes
 * @param piece the largest file, in bytes
 * @param pieces how many files one request may hold, from 1 to 100
 * @param page how many dossiers a page holds at most, from 1 to 10,000
 * @param lot how many items one call in bulk may hold, from 1 to 10,000
 * @param brouillons how many drafts a caller may have at the same time, from 1 to 10,000
 * @param rafale how many requests a caller may make at once
 * @param recharge in how long he may make one more
 */
public record Limites(
        int corps,
        int liste,
        long piece,
        int pieces,
        int page,
        int lot,
        int brouillons,
        int rafale,
        Duration recharge) {

    /** 256 KiB of JSON, 8 MiB of an elimination list, twenty files of 20 MiB, pages of 500, bulk of 1,000, 50 drafts, 100 requests at once and then ten a second. */
    public static final Limites PAR_DEFAUT = new Limites(
            256 * 1024, 8 * 1024 * 1024, 20L * 1024 * 1024, 20, 500, 1_000, 50, 100, Duration.ofMillis(100));

    /**
     * Checks.
     *
     * @throws IllegalArgumentException out of bounds
     */
    public Limites {
        if (corps < 1
                || liste < 1
                || piece < 1
                || pieces < 1
                || pieces > 100
                || page < 1
                || page > 10_000
                || lot < 1
                || lot > 10_000
                || brouillons < 1
                || brouillons > 10_000
                || rafale < 1
                || recharge.isNegative()
                || recharge.isZero()) {
            throw new IllegalArgumentException("limits out of bounds");
        }
    }

    /**
     * Returns these limits with another pace.
     *
     * @param requetes how many requests a caller may make at once
     * @param delai in how long he may make one more
     * @return other limits
     */
    public Limites avecDebit(int requetes, Duration delai) {
        return new Limites(corps, liste, piece, pieces, page, lot, brouillons, requetes, delai);
    }

    /**
     * Returns these limits with other sizes of files.
     *
     * @param octets the largest file, in bytes
     * @param nombre how many files one request may hold
     * @return other limits
     */
    public Limites avecPieces(long octets, int nombre) {
        return new Limites(corps, liste, octets, nombre, page, lot, brouillons, rafale, recharge);
    }

    /**
     * Returns these limits with another length of elimination lists: each line takes a few hundred bytes.
     *
     * @param octets the largest body that holds one, in bytes
     * @return other limits
     */
    public Limites avecListe(int octets) {
        return new Limites(corps, octets, piece, pieces, page, lot, brouillons, rafale, recharge);
    }

    /**
     * Returns these limits with another number of drafts; a platform that keeps those of everybody under one agent needs more.
     *
     * @param nombre how many drafts a caller may have at the same time
     * @return other limits
     */
    public Limites avecBrouillons(int nombre) {
        return new Limites(corps, liste, piece, pieces, page, lot, nombre, rafale, recharge);
    }
}
