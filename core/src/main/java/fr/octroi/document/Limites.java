package fr.octroi.document;

import fr.octroi.commun.ValeurInvalideException;
import java.time.Duration;

/**
 * The wall behind which a file is read; beyond any of its bounds nothing is concluded and the file goes to a person.
 *
 * @param temps how long one file may take, counted from the moment when its bytes are there
 * @param pages the most pages that are read
 * @param octets the largest file, in bytes
 * @param caracteres the most characters of text
 */
public record Limites(Duration temps, int pages, long octets, int caracteres) {

    /** 10 seconds, 30 pages, 20 MB, 200,000 characters. */
    public static final Limites PAR_DEFAUT = new Limites(Duration.ofSeconds(10), 30, 20_000_000, 200_000);

    /** The largest file that fits in one array of bytes, with room to know that it is larger. */
    private static final long OCTETS_MAXIMUM = 1_000_000_000;

    /**
     * Checks the bounds.
     *
     * @throws ValeurInvalideException {@code LIMITE_HORS_BORNES} when one is not positive, or above a gigabyte or an hour
     */
    public Limites {
        if (temps.isNegative()
                || temps.isZero()
                || temps.compareTo(Duration.ofHours(1)) > 0
                || pages < 1
                || octets < 1
                || octets > OCTETS_MAXIMUM
                || caracteres < 1) {
            throw new ValeurInvalideException("LIMITE_HORS_BORNES");
        }
    }
}
