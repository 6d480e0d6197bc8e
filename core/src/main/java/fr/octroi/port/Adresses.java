package fr.octroi.port;

import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.Adresse;
import java.util.List;
import java.util.function.Function;

/**
 * The register of addresses: in which commune an address is, and how sure that is (<i>Base Adresse Nationale</i>).
 *
 * <p>A commune opens rights, so one that is not sure is said to nobody but a person who looks at it; it refuses nothing.
 *
 * <p>Rules, checked by {@code AdressesTck}:
 *
 * <ol>
 *   <li value="1">Each address has one answer, in the order of the addresses; where there is none, there is no answer.
 *   <li value="2">An address has the same answer alone and among others.
 *   <li value="3">One that the register knows is {@link Localisation.Trouvee}, with the code of its commune.
 *   <li value="4">One that several communes have, or that may be another, is {@link Localisation.AExaminer}, with the communes that it may be in,
 *       the likeliest first.
 *   <li value="5">One that the register does not know, or that says nothing, is to be examined too, without a commune, and is no failure.
 *   <li value="6">Only the street, the postal code and the town count: the INSEE code of what was given has no part in the answer.
 * </ol>
 */
public interface Adresses {

    /**
     * A commune that an address may be in.
     *
     * @param insee the INSEE code, five characters; that of the arrondissement in Paris, Lyon and Marseille
     * @param score how sure it is, in thousandths, from 0 to 1,000
     */
    record Candidate(String insee, int score) {

        /**
         * Checks the score.
         *
         * @throws ValeurInvalideException {@code SCORE_INVALIDE}
         */
        public Candidate {
            if (score < 0 || score > 1_000) {
                throw new ValeurInvalideException("SCORE_INVALIDE");
            }
        }
    }

    /** What the register says of an address. */
    sealed interface Localisation {

        /**
         * Tells the cases apart.
         *
         * @param trouvee what to do with a commune that is sure
         * @param aExaminer what to do with one that is not
         * @param <T> the type of the answer
         * @return the answer of the case at hand
         */
        <T> T selon(Function<Trouvee, T> trouvee, Function<AExaminer, T> aExaminer);

        /**
         * The commune is sure.
         *
         * @param commune the commune
         */
        record Trouvee(Candidate commune) implements Localisation {
            @Override
            public <T> T selon(Function<Trouvee, T> trouvee, Function<AExaminer, T> aExaminer) {
                return trouvee.apply(this);
            }
        }

        /**
         * A person looks at it.
         *
         * @param motif why
         * @param communes where it may be, each once, the likeliest first
         */
        record AExaminer(Motif motif, List<Candidate> communes) implements Localisation {
            /** Copies. */
            public AExaminer {
                communes = List.copyOf(communes);
            }

            @Override
            public <T> T selon(Function<Trouvee, T> trouvee, Function<AExaminer, T> aExaminer) {
                return aExaminer.apply(this);
            }
        }
    }

    /** Why a person looks at an address. */
    enum Motif {
        /** The register does not know it. */
        INCONNUE,
        /** What the register found may be another. */
        INCERTAINE,
        /** Several communes have one like it. */
        PLUSIEURS_COMMUNES
    }

    /**
     * Asks where addresses are; what a service is told of them is their street, postal code and town.
     *
     * @param adresses the addresses
     * @return what is known of each, in their order
     * @throws PortException when the register cannot answer; then nothing is known of any
     */
    List<Localisation> localiser(List<Adresse> adresses);
}
