package fr.octroi.bureau;

import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import java.util.List;
import java.util.function.Function;

/**
 * What the Bureau decided of a dossier, and by which act (<i>décision</i>).
 *
 * <p>Only {@link Deliberation#confronter} makes decisions, from minutes that agree with the frozen agenda: whoever makes
 * one by hand answers for it.
 */
public sealed interface Decision {

    /**
     * Returns the dossier.
     *
     * @return its number
     */
    NumeroDossier dossier();

    /**
     * Returns the act.
     *
     * @return as the register numbers it
     */
    Acte acte();

    /**
     * Tells the cases apart.
     *
     * @param accordee for a grant
     * @param refusee for a refusal
     * @param ajournee for a dossier put off to a later session
     * @param retiree for a dossier taken off the agenda
     * @param <T> the type of the answer
     * @return the answer of the case at hand
     */
    <T> T selon(
            Function<Accordee, T> accordee,
            Function<Refusee, T> refusee,
            Function<Ajournee, T> ajournee,
            Function<Retiree, T> retiree);

    /**
     * Granted.
     *
     * @param dossier the dossier
     * @param acte the act
     * @param propose what the agenda proposed, zero where it proposed to refuse
     * @param decide what was granted, above zero
     */
    record Accordee(NumeroDossier dossier, Acte acte, Montant propose, Montant decide) implements Decision {
        /**
         * Checks the amounts.
         *
         * @throws ValeurInvalideException {@code DECISION_INVALIDE}
         */
        public Accordee {
            if (propose.estNegatif() || decide.estNegatif() || decide.estNul()) {
                throw new ValeurInvalideException("DECISION_INVALIDE");
            }
        }

        @Override
        public <T> T selon(
                Function<Accordee, T> accordee,
                Function<Refusee, T> refusee,
                Function<Ajournee, T> ajournee,
                Function<Retiree, T> retiree) {
            return accordee.apply(this);
        }
    }

    /**
     * Refused.
     *
     * @param dossier the dossier
     * @param acte the act
     * @param motifs why, at least one
     */
    record Refusee(NumeroDossier dossier, Acte acte, List<Motif> motifs) implements Decision {
        /**
         * Checks that there is a motif, and copies.
         *
         * @throws ValeurInvalideException {@code DECISION_INVALIDE}
         */
        public Refusee {
            motifs = List.copyOf(motifs);
            if (motifs.isEmpty()) {
                throw new ValeurInvalideException("DECISION_INVALIDE");
            }
        }

        @Override
        public <T> T selon(
                Function<Accordee, T> accordee,
                Function<Refusee, T> refusee,
                Function<Ajournee, T> ajournee,
                Function<Retiree, T> retiree) {
            return refusee.apply(this);
        }
    }

    /**
     * Put off to a later session; the dossier keeps its rank.
     *
     * @param dossier the dossier
     * @param acte the act
     * @param motifs codes of why, as the minutes give them, possibly none
     */
    record Ajournee(NumeroDossier dossier, Acte acte, List<String> motifs) implements Decision {
        /** Copies. */
        public Ajournee {
            motifs = List.copyOf(motifs);
        }

        @Override
        public <T> T selon(
                Function<Accordee, T> accordee,
                Function<Refusee, T> refusee,
                Function<Ajournee, T> ajournee,
                Function<Retiree, T> retiree) {
            return ajournee.apply(this);
        }
    }

    /**
     * Taken off the agenda before it was voted.
     *
     * @param dossier the dossier
     * @param acte the act
     * @param motifs codes of why, as the minutes give them, possibly none
     */
    record Retiree(NumeroDossier dossier, Acte acte, List<String> motifs) implements Decision {
        /** Copies. */
        public Retiree {
            motifs = List.copyOf(motifs);
        }

        @Override
        public <T> T selon(
                Function<Accordee, T> accordee,
                Function<Refusee, T> refusee,
                Function<Ajournee, T> ajournee,
                Function<Retiree, T> retiree) {
            return retiree.apply(this);
        }
    }
}
