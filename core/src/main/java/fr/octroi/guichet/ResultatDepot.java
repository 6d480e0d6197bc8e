package fr.octroi.guichet;

import fr.octroi.demande.Rejet;
import fr.octroi.dossier.NumeroDossier;
import java.util.List;
import java.util.function.Function;

/** What became of a request that was filed. */
public sealed interface ResultatDepot {

    /**
     * Tells the cases apart.
     *
     * @param enregistre when a dossier was opened, or put right
     * @param dejaConnu when the same request was already there
     * @param divergent when a request of that number was there with other content
     * @param rejete when it has faults
     * @param <T> the type of the answer
     * @return the answer of the case at hand
     */
    <T> T selon(
            Function<Enregistre, T> enregistre,
            Function<DejaConnu, T> dejaConnu,
            Function<Divergent, T> divergent,
            Function<Rejete, T> rejete);

    /**
     * A dossier was opened, or what it declares put right.
     *
     * @param numero its number
     */
    record Enregistre(NumeroDossier numero) implements ResultatDepot {
        @Override
        public <T> T selon(
                Function<Enregistre, T> enregistre,
                Function<DejaConnu, T> dejaConnu,
                Function<Divergent, T> divergent,
                Function<Rejete, T> rejete) {
            return enregistre.apply(this);
        }
    }

    /**
     * The same request was already there: nothing was written.
     *
     * @param numero its number
     */
    record DejaConnu(NumeroDossier numero) implements ResultatDepot {
        @Override
        public <T> T selon(
                Function<Enregistre, T> enregistre,
                Function<DejaConnu, T> dejaConnu,
                Function<Divergent, T> divergent,
                Function<Rejete, T> rejete) {
            return dejaConnu.apply(this);
        }
    }

    /**
     * A request of that number was there with other content: the dossier is unchanged and goes to a person.
     *
     * @param numero its number
     */
    record Divergent(NumeroDossier numero) implements ResultatDepot {
        @Override
        public <T> T selon(
                Function<Enregistre, T> enregistre,
                Function<DejaConnu, T> dejaConnu,
                Function<Divergent, T> divergent,
                Function<Rejete, T> rejete) {
            return divergent.apply(this);
        }
    }

    /**
     * The request has faults: it goes back to the platform, and nothing was written.
     *
     * @param rejets the faults, one at least
     */
    record Rejete(List<Rejet> rejets) implements ResultatDepot {
        /** Copies. */
        public Rejete {
            rejets = List.copyOf(rejets);
        }

        @Override
        public <T> T selon(
                Function<Enregistre, T> enregistre,
                Function<DejaConnu, T> dejaConnu,
                Function<Divergent, T> divergent,
                Function<Rejete, T> rejete) {
            return rejete.apply(this);
        }
    }
}
