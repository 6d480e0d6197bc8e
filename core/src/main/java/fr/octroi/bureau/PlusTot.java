package fr.octroi.bureau;

import fr.octroi.commun.Montant;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What would have put a dossier on an earlier session, all the rest being equal (<i>pour passer plus tôt</i>).
 */
public sealed interface PlusTot {

    /**
     * Tells the cases apart.
     *
     * @param seance for what a session lacks
     * @param credits for what the credits lack
     * @param <T> the type of the answer
     * @return the answer of the case at hand
     */
    <T> T selon(Function<PourSeance, T> seance, Function<PourCredits, T> credits);

    /**
     * What it would have taken to be on a session, or on one before it; both together where both are given.
     *
     * @param seance the code of the session
     * @param pretLe the last day on which its proposal could be made, null when it was made in time
     * @param places how many more places the session would need, 0 when it has one left
     */
    record PourSeance(String seance, @Nullable LocalDate pretLe, int places) implements PlusTot {
        @Override
        public <T> T selon(Function<PourSeance, T> seance, Function<PourCredits, T> credits) {
            return seance.apply(this);
        }
    }

    /**
     * How much more the credits would need to reach its rank.
     *
     * @param manque what lacks to serve it and all before it, one cent or more
     */
    record PourCredits(Montant manque) implements PlusTot {
        @Override
        public <T> T selon(Function<PourSeance, T> seance, Function<PourCredits, T> credits) {
            return credits.apply(this);
        }
    }
}
