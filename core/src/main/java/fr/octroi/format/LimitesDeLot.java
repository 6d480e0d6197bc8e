package fr.octroi.format;

/**
 * What is taken at most of a lot, whoever sends it.
 *
 * @param scelle bytes of the sealed file
 * @param clair bytes of the archive
 * @param fichier bytes of one piece
 * @param entrees entries of the archive, the manifest among them
 * @param manifeste bytes of the manifest
 * @param ligne bytes of one line
 * @param rejets faults of its lines, of which one line may have several: an answer holds them all
 */
public record LimitesDeLot(long scelle, long clair, long fichier, int entrees, int manifeste, int ligne, int rejets) {

    /** 8 GiB sealed or in clear, 200 MB a piece, 20,000 entries, 8 MiB of manifest, 1 MiB a line, 10,000 faults. */
    public static final LimitesDeLot USUELLES =
            new LimitesDeLot(8L << 30, 8L << 30, 200_000_000, 20_000, 8 << 20, 1 << 20, 10_000);

    /**
     * Checks that each lets something through.
     *
     * @throws IllegalArgumentException otherwise
     */
    public LimitesDeLot {
        if (scelle < 1 || clair < 1 || fichier < 1 || entrees < 2 || manifeste < 1 || ligne < 1 || rejets < 1) {
            throw new IllegalArgumentException("a limit that lets nothing through");
        }
    }
}
