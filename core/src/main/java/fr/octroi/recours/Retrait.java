package fr.octroi.recours;

import fr.octroi.bureau.Decision;
import fr.octroi.calendrier.Delai;
import fr.octroi.calendrier.Echeance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether a grant may be taken back on a day (<i>retrait</i>); who takes it back is the body that granted.
 */
public sealed interface Retrait {

    /** What stands in the way. */
    enum Obstacle {
        /** The person was not heard (CRPA L121-1). */
        CONTRADICTOIRE_ABSENT,
        /** The letter that tells him has not left, or came back: whoever keeps the letters says so (CRPA L122-1). */
        PERSONNE_NON_PREVENUE,
        /** He may still answer (CRPA L122-1). */
        CONTRADICTOIRE_EN_COURS,
        /** Four months have passed since the decision (CRPA L242-1). */
        DELAI_EXPIRE,
        /** Nothing but keeping may be done with the dossier: whoever keeps it says so (RGPD art. 18). */
        TRAITEMENT_LIMITE
    }

    /**
     * Examines a withdrawal.
     *
     * @param decision the grant
     * @param motif why it would be withdrawn
     * @param contradictoire the exchange with the person, null when there was none
     * @param jour the day on which it would be withdrawn, not before the grant
     * @return possible, or every obstacle in order of declaration
     * @throws IllegalArgumentException for a day before the grant: a bug of the caller
     */
    static Retrait examiner(
            Decision.Accordee decision, MotifDeRetrait motif, @Nullable Contradictoire contradictoire, LocalDate jour) {
        if (jour.isBefore(decision.acte().jour())) {
            throw new IllegalArgumentException("nothing is withdrawn before it is granted");
        }
        List<Obstacle> obstacles = new ArrayList<>();
        if (contradictoire == null
                || contradictoire.ouvert().isBefore(decision.acte().jour())) {
            obstacles.add(Obstacle.CONTRADICTOIRE_ABSENT);
        } else if (!contradictoire.estClos(jour)) {
            obstacles.add(Obstacle.CONTRADICTOIRE_EN_COURS);
        }
        Echeance limite = motif == MotifDeRetrait.ILLEGALITE
                ? new Echeance(motif.article(), decision.acte().jour(), Delai.ofMois(4), false, List.of())
                : null;
        if (limite != null && jour.isAfter(limite.date())) {
            obstacles.add(Obstacle.DELAI_EXPIRE);
        }
        return obstacles.isEmpty() ? new Possible(motif, limite) : new Impossible(obstacles);
    }

    /**
     * Tells the cases apart.
     *
     * @param possible for a withdrawal that may be proposed
     * @param impossible for obstacles
     * @param <T> the type of the answer
     * @return the answer of the case at hand
     */
    <T> T selon(Function<Possible, T> possible, Function<Impossible, T> impossible);

    /**
     * The grant may be withdrawn.
     *
     * @param motif why, with its article
     * @param limite the last day to do so, null when there is none
     */
    record Possible(MotifDeRetrait motif, @Nullable Echeance limite) implements Retrait {
        @Override
        public <T> T selon(Function<Possible, T> possible, Function<Impossible, T> impossible) {
            return possible.apply(this);
        }
    }

    /**
     * The grant stands, today at least.
     *
     * @param obstacles every obstacle, one at least
     */
    record Impossible(List<Obstacle> obstacles) implements Retrait {
        /** Copies. */
        public Impossible {
            obstacles = List.copyOf(obstacles);
        }

        @Override
        public <T> T selon(Function<Possible, T> possible, Function<Impossible, T> impossible) {
            return impossible.apply(this);
        }
    }
}
