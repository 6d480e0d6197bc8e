package fr.octroi.echange;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import java.util.ArrayList;
import java.util.List;

/**
 * The lots of a flux, in their order: what the receiver took, or what the sender made (<i>séquence</i>).
 *
 * @param flux the flux
 * @param lots the digest of each lot, the first at rank 1
 */
public record Sequence(Flux flux, List<Empreinte> lots) {

    /** Copies. */
    public Sequence {
        lots = List.copyOf(lots);
    }

    /**
     * Returns a flux of which there is nothing yet.
     *
     * @param flux the flux
     * @return an empty sequence
     */
    public static Sequence vide(Flux flux) {
        return new Sequence(flux, List.of());
    }

    /**
     * Returns the rank of the next lot.
     *
     * @return the rank, from 1
     */
    public long prochaine() {
        return lots.size() + 1L;
    }

    /**
     * Returns what the next lot follows.
     *
     * @return the digest of the last lot, {@link Manifeste#ORIGINE} when there is none
     */
    public Empreinte tete() {
        return lots.isEmpty() ? Manifeste.ORIGINE : lots.get(lots.size() - 1);
    }

    /**
     * Says where a lot stands.
     *
     * @param manifeste its manifest
     * @param lot its digest
     * @return its place
     * @throws ValeurInvalideException {@code FLUX_INVALIDE} when it is of another flux
     */
    public PlaceDuLot placer(Manifeste manifeste, Empreinte lot) {
        if (!manifeste.flux().equals(flux)) {
            throw new ValeurInvalideException("FLUX_INVALIDE");
        }
        long sequence = manifeste.sequence();
        if (sequence > prochaine()) {
            return new PlaceDuLot.Trou(prochaine(), sequence - 1);
        }
        if (sequence < prochaine()) {
            Empreinte recu = lots.get((int) sequence - 1);
            return recu.equals(lot)
                    ? new PlaceDuLot.Repetition(sequence)
                    : new PlaceDuLot.Bifurcation(sequence, recu, lot);
        }
        return manifeste.precedent().equals(tete())
                ? new PlaceDuLot.Suite(sequence)
                : new PlaceDuLot.Bifurcation(sequence - 1, tete(), manifeste.precedent());
    }

    /**
     * Takes the next lot.
     *
     * @param sequence its rank
     * @param lot its digest
     * @return the sequence with it
     * @throws IllegalArgumentException when it is not the next one
     */
    public Sequence avec(long sequence, Empreinte lot) {
        if (sequence != prochaine()) {
            throw new IllegalArgumentException("only the next lot can be taken");
        }
        List<Empreinte> suivants = new ArrayList<>(lots);
        suivants.add(lot);
        return new Sequence(flux, suivants);
    }
}
