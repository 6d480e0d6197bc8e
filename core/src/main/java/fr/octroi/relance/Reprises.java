package fr.octroi.relance;

import fr.octroi.commun.ValeurInvalideException;
import java.time.Duration;
import java.util.Optional;

/**
 * How a message that cannot be handed over for now is tried again (<i>reprises</i>): after a first delay, then after twice as long
 * each time, up to a longest delay, as long as the delays that were given add up to no more than a total.
 *
 * <p>Delays add up as they were given, not as they passed: a week in which nothing ran takes no attempt from anybody.
 *
 * @param premiere the first delay, above zero
 * @param plafond the longest delay, not shorter than the first
 * @param total what all delays of a message may add up to, not less than the first
 */
public record Reprises(Duration premiere, Duration plafond, Duration total) {

    /**
     * Half an hour at first and five days in all, as a mail server is asked to try (RFC 5321, 4.5.4.1); four hours at most.
     */
    public static final Reprises PAR_DEFAUT =
            new Reprises(Duration.ofMinutes(30), Duration.ofHours(4), Duration.ofDays(5));

    /**
     * Checks the order.
     *
     * @throws ValeurInvalideException {@code REPRISES_INVALIDES}
     */
    public Reprises {
        if (premiere.isNegative()
                || premiere.isZero()
                || plafond.compareTo(premiere) < 0
                || total.compareTo(premiere) < 0) {
            throw new ValeurInvalideException("REPRISES_INVALIDES");
        }
    }

    /**
     * Returns how long to wait after a failed attempt.
     *
     * @param echecs how many attempts failed, the last one included, one at least
     * @return the delay before the next one, empty when there is none
     */
    public Optional<Duration> apres(int echecs) {
        Duration delai = premiere;
        Duration reste = total.minus(premiere);
        for (int echec = 1; echec < echecs; echec++) {
            delai = plusLong(delai);
            if (reste.compareTo(delai) < 0) {
                return Optional.empty();
            }
            reste = reste.minus(delai);
        }
        return Optional.of(delai);
    }

    /** Halves the bound rather than doubling the delay: no sum of time is too long for that. */
    private Duration plusLong(Duration delai) {
        return delai.compareTo(plafond.dividedBy(2)) > 0 ? plafond : delai.multipliedBy(2);
    }
}
