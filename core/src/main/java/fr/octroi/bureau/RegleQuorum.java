package fr.octroi.bureau;

import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How many members must be there (<i>quorum</i>): more than half of those in office, physically present, at each item
 * (CGCT L2121-17), unless a text says otherwise for a time; and how many proxies one of them may hold: one (L2121-20),
 * unless the same text says otherwise.
 *
 * <p>A text of exception is configuration: none ships with the library. A second convocation needs no quorum, and no text
 * of exception: {@link Convocation} says so.
 *
 * @param periodes the exceptions, kept in order of date; none overlaps another
 */
public record RegleQuorum(List<Periode> periodes) {

    /** The majority of the members in office, every day. */
    public static final RegleQuorum MAJORITE = new RegleQuorum(List.of());

    /**
     * Days on which another share of the members in office is enough, or on which one may hold more proxies.
     *
     * @param du the first day
     * @param au the last day, not before the first
     * @param numerateur the share that must be reached, exactly or more: 0 to {@code denominateur}
     * @param denominateur 1 to 100
     * @param pouvoirs how many proxies one member may hold, 0 to 10
     * @param base the article, never blank
     */
    public record Periode(LocalDate du, LocalDate au, int numerateur, int denominateur, int pouvoirs, String base) {
        /**
         * Checks the bounds.
         *
         * @throws ValeurInvalideException {@code QUORUM_INVALIDE}
         */
        public Periode {
            if (au.isBefore(du)
                    || denominateur < 1
                    || denominateur > 100
                    || numerateur < 0
                    || numerateur > denominateur
                    || pouvoirs < 0
                    || pouvoirs > 10
                    || base.isBlank()) {
                throw new ValeurInvalideException("QUORUM_INVALIDE");
            }
        }

        private boolean couvre(LocalDate jour) {
            return !jour.isBefore(du) && !jour.isAfter(au);
        }
    }

    /**
     * Sorts.
     *
     * @throws ValeurInvalideException {@code QUORUM_INVALIDE} when two periods share a day
     */
    public RegleQuorum {
        periodes = periodes.stream().sorted(Comparator.comparing(Periode::du)).toList();
        for (int i = 1; i < periodes.size(); i++) {
            if (!periodes.get(i).du().isAfter(periodes.get(i - 1).au())) {
                throw new ValeurInvalideException("QUORUM_INVALIDE");
            }
        }
    }

    /**
     * Says whether enough members are there.
     *
     * @param jour the day of the session
     * @param presents how many members in office are there and take part, 0 or more; proxies do not count
     * @param enExercice how many members are in office, 1 or more
     * @return true with more than half of them, or with the share that a text asks that day
     */
    public boolean estAtteint(LocalDate jour, int presents, int enExercice) {
        return periode(jour)
                .map(periode -> (long) presents * periode.denominateur() >= (long) enExercice * periode.numerateur())
                .orElse(2L * presents > enExercice);
    }

    /**
     * Says how many proxies one member may hold.
     *
     * @param jour the day of the session
     * @return one, or what a text says for that day
     */
    public int pouvoirs(LocalDate jour) {
        return periode(jour).map(Periode::pouvoirs).orElse(1);
    }

    private Optional<Periode> periode(LocalDate jour) {
        return periodes.stream().filter(periode -> periode.couvre(jour)).findFirst();
    }
}
