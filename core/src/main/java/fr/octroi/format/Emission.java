package fr.octroi.format;

import fr.octroi.commun.Montant;
import fr.octroi.dossier.NumeroDossier;
import java.util.List;
import java.util.function.Function;

/** What became of a bordereau that was to be written for a bank or for Hélios: a whole file, or every reason against. */
public sealed interface Emission {

    /**
     * Tells the cases apart.
     *
     * @param emise for a file
     * @param refusee for reasons against
     * @param <T> the type of the answer
     * @return the answer of the case at hand
     */
    <T> T selon(Function<Emise, T> emise, Function<Refusee, T> refusee);

    /**
     * The file was written.
     *
     * @param nombre how many payments it holds
     * @param total their sum
     * @param alterations what could not be written as it stands, in order of payment
     */
    record Emise(int nombre, Montant total, List<Alteration> alterations) implements Emission {
        /** Copies. */
        public Emise {
            alterations = List.copyOf(alterations);
        }

        @Override
        public <T> T selon(Function<Emise, T> emise, Function<Refusee, T> refusee) {
            return emise.apply(this);
        }
    }

    /**
     * Nothing was written: a bordereau is of use whole, or not at all.
     *
     * @param refus every reason, one at least, in order of payment
     */
    record Refusee(List<Refus> refus) implements Emission {
        /** Copies. */
        public Refusee {
            refus = List.copyOf(refus);
        }

        @Override
        public <T> T selon(Function<Emise, T> emise, Function<Refusee, T> refusee) {
            return refusee.apply(this);
        }
    }

    /**
     * A field that is not written as it was declared.
     *
     * @param dossier whose
     * @param champ which field, such as {@code nom}
     * @param nature what happened to it
     */
    record Alteration(NumeroDossier dossier, String champ, Nature nature) {}

    /** What happens to a text. */
    enum Nature {
        /** Written in other letters: accents, ligatures, another alphabet. */
        TRANSLITTERE,
        /** Some of it could not be written, and stands as a question mark or a point. */
        REMPLACE,
        /** Cut at the length that is allowed. */
        TRONQUE,
        /** Nothing of it could be written, and something else stands in its place, or nothing where nothing is needed. */
        SUPPLEE,
        /** Nobody knows it, and who receives the file asks for it: somebody must add it. */
        ABSENT
    }

    /**
     * A payment that cannot be written.
     *
     * @param dossier whose
     * @param code a stable code such as {@code COMPTE_DIFFERENT}
     */
    record Refus(NumeroDossier dossier, String code) {}
}
