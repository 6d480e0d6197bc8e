package fr.octroi.adapters.sftp;

import fr.octroi.echange.Accuse;
import fr.octroi.echange.MotifDeRefus;
import fr.octroi.echange.NomDeDepot;
import fr.octroi.echange.PlaceDuLot;
import java.util.function.Function;

/** What became of a lot that arrived. */
public sealed interface Arrivee {

    /**
     * Returns the name of the lot.
     *
     * @return the name under which it was put
     */
    NomDeDepot nom();

    /**
     * Tells the cases apart.
     *
     * @param prise what to do with a lot that was taken
     * @param repetee what to do with one that had been
     * @param enAttente what to do with one that waits for others
     * @param ecartee what to do with one that was refused
     * @param empechee what to do with one that could not be dealt with
     * @param <T> the type of the answer
     * @return the answer of the case at hand
     */
    <T> T selon(
            Function<Prise, T> prise,
            Function<Repetee, T> repetee,
            Function<EnAttente, T> enAttente,
            Function<Ecartee, T> ecartee,
            Function<Empechee, T> empechee);

    /**
     * It was handed on, and answered.
     *
     * @param nom the name of the lot
     * @param issue what was answered
     */
    record Prise(NomDeDepot nom, Accuse.Issue issue) implements Arrivee {
        @Override
        public <T> T selon(
                Function<Prise, T> prise,
                Function<Repetee, T> repetee,
                Function<EnAttente, T> enAttente,
                Function<Ecartee, T> ecartee,
                Function<Empechee, T> empechee) {
            return prise.apply(this);
        }
    }

    /**
     * It had been handed on before: nothing changed, and it was answered the same.
     *
     * @param nom the name of the lot
     * @param issue what was answered
     */
    record Repetee(NomDeDepot nom, Accuse.Issue issue) implements Arrivee {
        @Override
        public <T> T selon(
                Function<Prise, T> prise,
                Function<Repetee, T> repetee,
                Function<EnAttente, T> enAttente,
                Function<Ecartee, T> ecartee,
                Function<Empechee, T> empechee) {
            return repetee.apply(this);
        }
    }

    /**
     * It waits for those before it, unanswered: an alert names them.
     *
     * @param nom the name of the lot
     * @param trou what is missing
     */
    record EnAttente(NomDeDepot nom, PlaceDuLot.Trou trou) implements Arrivee {
        @Override
        public <T> T selon(
                Function<Prise, T> prise,
                Function<Repetee, T> repetee,
                Function<EnAttente, T> enAttente,
                Function<Ecartee, T> ecartee,
                Function<Empechee, T> empechee) {
            return enAttente.apply(this);
        }
    }

    /**
     * It was refused and set apart: an alert says why.
     *
     * @param nom the name of the lot
     * @param motif the true reason
     */
    record Ecartee(NomDeDepot nom, MotifDeRefus motif) implements Arrivee {
        @Override
        public <T> T selon(
                Function<Prise, T> prise,
                Function<Repetee, T> repetee,
                Function<EnAttente, T> enAttente,
                Function<Ecartee, T> ecartee,
                Function<Empechee, T> empechee) {
            return ecartee.apply(this);
        }
    }

    /**
     * It stays taken, not answered: an alert says what stopped it. The others went on, unless the same would stop them.
     *
     * @param nom the name of the lot
     * @param raison what failed, for a person
     */
    record Empechee(NomDeDepot nom, String raison) implements Arrivee {
        @Override
        public <T> T selon(
                Function<Prise, T> prise,
                Function<Repetee, T> repetee,
                Function<EnAttente, T> enAttente,
                Function<Ecartee, T> ecartee,
                Function<Empechee, T> empechee) {
            return empechee.apply(this);
        }
    }
}
