package fr.octroi.echange;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.demande.Rejet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/**
 * What the receiver of a lot answers (<i>accusé</i>).
 *
 * @param emetteur the organisation that answers: the receiver of the lot
 * @param destinataire the organisation that the lot says it comes from
 * @param depot the name of the file
 * @param chiffre the SHA-256 of the file as it was received
 * @param instant when, in whole seconds
 * @param issue what became of the lot
 */
public record Accuse(
        String emetteur, String destinataire, NomDeDepot depot, Empreinte chiffre, Instant instant, Issue issue) {

    /** The version of the form of acknowledgements. */
    public static final int SCHEMA = 1;

    /**
     * Checks the forms.
     *
     * @throws ValeurInvalideException {@code ACCUSE_INVALIDE}
     */
    public Accuse {
        if (!Flux.estOrganisation(emetteur)
                || !Flux.estOrganisation(destinataire)
                || emetteur.equals(destinataire)
                || !instant.equals(instant.truncatedTo(ChronoUnit.SECONDS))) {
            throw new ValeurInvalideException("ACCUSE_INVALIDE");
        }
    }

    /** What became of a lot. */
    public sealed interface Issue {

        /**
         * Tells the cases apart.
         *
         * @param accepte what to do with a lot taken whole
         * @param avecRejets what to do with a lot taken but for some lines
         * @param refuse what to do with a lot of which nothing was taken
         * @param <T> the type of the answer
         * @return the answer of the case at hand
         */
        <T> T selon(
                Function<Accepte, T> accepte, Function<AccepteAvecRejets, T> avecRejets, Function<Refuse, T> refuse);
    }

    /**
     * Every line was taken.
     *
     * @param lot the digest of the lot
     * @param lignes how many lines were taken
     */
    public record Accepte(Empreinte lot, long lignes) implements Issue {

        /**
         * Checks the number.
         *
         * @throws ValeurInvalideException {@code ACCUSE_INVALIDE}
         */
        public Accepte {
            if (lignes < 0) {
                throw new ValeurInvalideException("ACCUSE_INVALIDE");
            }
        }

        @Override
        public <T> T selon(
                Function<Accepte, T> accepte, Function<AccepteAvecRejets, T> avecRejets, Function<Refuse, T> refuse) {
            return accepte.apply(this);
        }
    }

    /**
     * Some lines are to be corrected, and come again in a later lot; the others were taken.
     *
     * @param lot the digest of the lot
     * @param lignes how many lines were taken
     * @param rejets the faults of the others, one at least, in order of line
     */
    public record AccepteAvecRejets(Empreinte lot, long lignes, List<Rejet> rejets) implements Issue {

        /**
         * Checks that something was rejected.
         *
         * @throws ValeurInvalideException {@code ACCUSE_INVALIDE}
         */
        public AccepteAvecRejets {
            rejets = List.copyOf(rejets);
            if (lignes < 0 || rejets.isEmpty()) {
                throw new ValeurInvalideException("ACCUSE_INVALIDE");
            }
        }

        @Override
        public <T> T selon(
                Function<Accepte, T> accepte, Function<AccepteAvecRejets, T> avecRejets, Function<Refuse, T> refuse) {
            return avecRejets.apply(this);
        }
    }

    /**
     * Nothing was taken.
     *
     * @param motif why, as {@link MotifDeRefus#pourEmetteur} tells it
     */
    public record Refuse(MotifDeRefus motif) implements Issue {

        /** Keeps to itself what a sender must not learn. */
        public Refuse {
            motif = motif.pourEmetteur();
        }

        @Override
        public <T> T selon(
                Function<Accepte, T> accepte, Function<AccepteAvecRejets, T> avecRejets, Function<Refuse, T> refuse) {
            return refuse.apply(this);
        }
    }
}
