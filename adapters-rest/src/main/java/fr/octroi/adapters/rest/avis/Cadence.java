package fr.octroi.adapters.rest.avis;

import java.time.Duration;

/**
 * How a notice that cannot be delivered is tried again.
 *
 * @param premiere how long after the first failure; then twice as long each time
 * @param plafond how long at most
 * @param essais after how many failures it is given up
 * @param disjoncteur after how many failures in a row a subscriber is left in peace
 * @param repos for how long; then one notice tells whether he is back
 * @param delai how long he may take to answer
 */
public record Cadence(
        Duration premiere, Duration plafond, int essais, int disjoncteur, Duration repos, Duration delai) {

    /**
     * From half a minute to an hour between tries, sixteen in five to nine hours, and in more where he who takes nothing else is left in peace meanwhile; ten
     * failures in a row give five minutes of peace; ten seconds to answer.
     */
    public static final Cadence PAR_DEFAUT = new Cadence(
            Duration.ofSeconds(30), Duration.ofHours(1), 16, 10, Duration.ofMinutes(5), Duration.ofSeconds(10));

    /**
     * Checks.
     *
     * @throws IllegalArgumentException out of bounds
     */
    public Cadence {
        if (premiere.isNegative()
                || premiere.isZero()
                || plafond.compareTo(premiere) < 0
                || essais < 1
                || essais > 60
                || disjoncteur < 1
                || repos.isNegative()
                || delai.isNegative()
                || delai.isZero()) {
            throw new IllegalArgumentException("a pace out of bounds");
        }
    }

    /**
     * Returns how long to wait, between half and all of what the number of failures comes to: those that fell together come back apart.
     *
     * @param echecs how often it failed, from 1
     * @param hasard from 0 to 1023
     */
    Duration attente(int echecs, int hasard) {
        Duration entiere = premiere;
        for (int fois = 1; fois < echecs && entiere.compareTo(plafond) < 0; fois++) {
            entiere = entiere.multipliedBy(2);
        }
        Duration bornee = entiere.compareTo(plafond) > 0 ? plafond : entiere;
        return bornee.dividedBy(2).plus(bornee.multipliedBy(hasard).dividedBy(2 * 1023));
    }
}
