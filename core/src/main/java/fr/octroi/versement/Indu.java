package fr.octroi.versement;

import fr.octroi.bureau.Motif;
import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.calendrier.Delai;
import fr.octroi.calendrier.Echeance;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import java.time.LocalDate;
import java.util.List;

/**
 * A sum that was paid and must come back: a claim with a life of its own, never a negative payment (<i>indu</i>).
 *
 * @param reference its identity, as that of a payment
 * @param dossier the dossier
 * @param versement the reference of the payment
 * @param montant the sum claimed, above zero
 * @param motif why
 * @param constate the day it was found
 * @param etat where it stands
 */
public record Indu(
        String reference,
        NumeroDossier dossier,
        String versement,
        Montant montant,
        Motif motif,
        LocalDate constate,
        Etat etat) {

    /** Where a claim stands. */
    public enum Etat {
        /** Found. */
        CONSTATE,
        /** The authority issued its title (<i>titre de recettes</i>, CGCT L1617-5). */
        TITRE_EMIS,
        /** The accountant has the money. */
        RECOUVRE,
        /** Given up, or cancelled on appeal. */
        ANNULE;

        /**
         * Returns the states that may follow this one.
         *
         * @return in order of declaration, empty when nothing follows
         */
        public List<Etat> suivants() {
            return switch (this) {
                case CONSTATE -> List.of(TITRE_EMIS, ANNULE);
                case TITRE_EMIS -> List.of(RECOUVRE, ANNULE);
                case RECOUVRE, ANNULE -> List.of();
            };
        }

        /**
         * Says whether a state may follow this one.
         *
         * @param suivant the state
         * @return true when it is among {@link #suivants}
         */
        public boolean permet(Etat suivant) {
            return suivants().contains(suivant);
        }
    }

    /**
     * Checks.
     *
     * @throws ValeurInvalideException {@code REFERENCE_INVALIDE}, {@code MONTANT_INVALIDE} unless above zero, {@code
     *     DATE_HORS_CALENDRIER}
     */
    public Indu {
        Versement.verifierReference(reference);
        Versement.verifierReference(versement);
        if (montant.compareTo(Montant.ZERO) <= 0) {
            throw new ValeurInvalideException("MONTANT_INVALIDE");
        }
        CalendrierOuvre.verifier(constate);
    }

    /**
     * Finds that a payment, or a part of it, was not due.
     *
     * @param paye the payment
     * @param montant the sum claimed
     * @param motif why
     * @param anterieurs the claims made so far; those on other payments, and the cancelled ones, are left out of account
     * @param jour the day
     * @return a claim in state {@link Etat#CONSTATE}
     * @throws ValeurInvalideException {@code INDU_SANS_PAIEMENT} when the payment is not paid, {@code INDU_EXCESSIF} when
     *     more would be claimed than was paid, {@code MONTANT_INVALIDE}, {@code DATE_HORS_CALENDRIER}
     */
    public static Indu constater(Versement paye, Montant montant, Motif motif, List<Indu> anterieurs, LocalDate jour) {
        if (paye.etat() != Versement.Etat.PAYE) {
            throw new ValeurInvalideException("INDU_SANS_PAIEMENT");
        }
        List<Indu> memes = anterieurs.stream()
                .filter(indu -> indu.versement().equals(paye.reference()))
                .toList();
        Montant reclame = memes.stream()
                .filter(indu -> indu.etat() != Etat.ANNULE)
                .map(Indu::montant)
                .reduce(Montant.ZERO, Montant::plus);
        if (reclame.plus(montant).compareTo(paye.montant()) > 0) {
            throw new ValeurInvalideException("INDU_EXCESSIF");
        }
        String reference =
                Versement.reference("I", paye.reference(), paye.dossier().valeur(), memes.size() + 1);
        return new Indu(reference, paye.dossier(), paye.reference(), montant, motif, jour, Etat.CONSTATE);
    }

    /**
     * Returns this claim in another state.
     *
     * @param nouveau a state that may follow
     * @return the claim in that state
     * @throws IllegalStateException when the life cycle does not allow it: a bug of the caller
     */
    public Indu avecEtat(Etat nouveau) {
        if (!etat.permet(nouveau)) {
            throw new IllegalStateException("no passage from " + etat + " to " + nouveau);
        }
        return new Indu(reference, dossier, versement, montant, motif, constate, nouveau);
    }

    /**
     * Returns when the accountant can no longer recover, should nothing interrupt the four years (CGCT L1617-5).
     *
     * @param priseEnCharge the day the accountant took the title over
     * @return the date, with all that it takes to compute it again
     * @throws ValeurInvalideException {@code DATE_HORS_CALENDRIER}
     */
    public static Echeance prescription(LocalDate priseEnCharge) {
        return new Echeance("CGCT L1617-5", priseEnCharge, Delai.ofMois(48), false, List.of());
    }
}
