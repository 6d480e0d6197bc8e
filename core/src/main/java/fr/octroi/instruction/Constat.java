package fr.octroi.instruction;

import fr.octroi.reglement.Appreciation;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.Etape;
import fr.octroi.reglement.PieceRequise;
import fr.octroi.reglement.Verdict;
import java.util.List;
import java.util.function.Function;

/**
 * One finding of the instruction, with its code, what it bears on, and the article behind it (<i>constat</i>).
 */
public sealed interface Constat {

    /**
     * Returns the stable code, a motif when the finding bears on the proposal.
     *
     * @return such as {@code RESIDENCE}, {@code FACTURE:ABSENTE}, {@code IBAN_PARTAGE}
     */
    String code();

    /**
     * Returns what it bears on.
     *
     * @return from refusal to a mere note
     */
    Portee portee();

    /**
     * Returns the article of the règlement behind it.
     *
     * @return as it is printed
     */
    String article();

    /**
     * Tells the cases apart.
     *
     * @param condition for a condition
     * @param donnee for a missing fact
     * @param piece for a piece
     * @param doublon for a coincidence
     * @param montant for an amount that comes to nothing
     * @param signal for something else that a person must look at
     * @param <T> the type of the answer
     * @return the answer of the case at hand
     */
    <T> T selon(
            Function<DeCondition, T> condition,
            Function<DeDonnee, T> donnee,
            Function<DePiece, T> piece,
            Function<DeDoublon, T> doublon,
            Function<DeMontant, T> montant,
            Function<DeSignal, T> signal);

    /**
     * A condition was answered.
     *
     * @param appreciation the answer with the values used
     */
    record DeCondition(Appreciation appreciation) implements Constat {

        boolean estOuverte() {
            return appreciation.verdict() == Verdict.INDETERMINEE;
        }

        /** The facts that leave it open. */
        List<Donnee> inconnues() {
            return estOuverte() ? appreciation.inconnues() : List.of();
        }

        @Override
        public String code() {
            return appreciation.condition().code();
        }

        @Override
        public Portee portee() {
            if (estOuverte() && inconnues().isEmpty()) {
                // Its facts have findings of their own; without any, nobody would be asked and nothing would stop the
                // grant.
                return Portee.EXAMEN;
            }
            return appreciation.verdict() == Verdict.NON_SATISFAITE ? Portee.REFUS : Portee.NOTE;
        }

        @Override
        public String article() {
            return appreciation.condition().article();
        }

        @Override
        public <T> T selon(
                Function<DeCondition, T> condition,
                Function<DeDonnee, T> donnee,
                Function<DePiece, T> piece,
                Function<DeDoublon, T> doublon,
                Function<DeMontant, T> montant,
                Function<DeSignal, T> signal) {
            return condition.apply(this);
        }
    }

    /**
     * A fact that decides is unknown.
     *
     * @param donnee the fact
     * @param article the first rule that needs it
     */
    record DeDonnee(Donnee donnee, String article) implements Constat {
        @Override
        public String code() {
            return donnee.nom() + ":INCONNUE";
        }

        @Override
        public Portee portee() {
            return switch (donnee.origine()) {
                case DEMANDEUR -> Portee.COMPLEMENT;
                case TIERS -> Portee.EXAMEN;
            };
        }

        @Override
        public <T> T selon(
                Function<DeCondition, T> condition,
                Function<DeDonnee, T> donnee,
                Function<DePiece, T> piece,
                Function<DeDoublon, T> doublon,
                Function<DeMontant, T> montant,
                Function<DeSignal, T> signal) {
            return donnee.apply(this);
        }
    }

    /**
     * Something was seen of a piece.
     *
     * @param piece the piece that the règlement requires
     * @param observation what was seen
     */
    record DePiece(PieceRequise piece, Observation observation) implements Constat {
        @Override
        public String code() {
            return piece.type() + ":" + observation;
        }

        @Override
        public Portee portee() {
            Portee portee = observation.portee();
            if (piece.usage() == PieceRequise.Usage.PAIEMENT) {
                return portee == Portee.NOTE || observation == Observation.ABSENTE ? Portee.NOTE : Portee.PAIEMENT;
            }
            return portee == Portee.COMPLEMENT && !piece.indispensable() ? Portee.NOTE : portee;
        }

        @Override
        public String article() {
            return piece.article();
        }

        @Override
        public <T> T selon(
                Function<DeCondition, T> condition,
                Function<DeDonnee, T> donnee,
                Function<DePiece, T> piece,
                Function<DeDoublon, T> doublon,
                Function<DeMontant, T> montant,
                Function<DeSignal, T> signal) {
            return piece.apply(this);
        }
    }

    /**
     * The dossier shares something with others.
     *
     * @param coincidence what, and with which
     * @param portee {@link Portee#EXAMEN} when the règlement says so, else {@link Portee#NOTE}
     */
    record DeDoublon(Coincidence coincidence, Portee portee) implements Constat {
        @Override
        public String code() {
            return coincidence.genre().name();
        }

        @Override
        public String article() {
            return "";
        }

        @Override
        public <T> T selon(
                Function<DeCondition, T> condition,
                Function<DeDonnee, T> donnee,
                Function<DePiece, T> piece,
                Function<DeDoublon, T> doublon,
                Function<DeMontant, T> montant,
                Function<DeSignal, T> signal) {
            return doublon.apply(this);
        }
    }

    /**
     * The computation comes to no euro at all: there is nothing to grant.
     *
     * @param article the rule of the amount
     * @param etapes how it was computed
     */
    record DeMontant(String article, List<Etape> etapes) implements Constat {
        /** Copies. */
        public DeMontant {
            etapes = List.copyOf(etapes);
        }

        @Override
        public String code() {
            return "MONTANT_NUL";
        }

        @Override
        public Portee portee() {
            return Portee.REFUS;
        }

        @Override
        public <T> T selon(
                Function<DeCondition, T> condition,
                Function<DeDonnee, T> donnee,
                Function<DePiece, T> piece,
                Function<DeDoublon, T> doublon,
                Function<DeMontant, T> montant,
                Function<DeSignal, T> signal) {
            return montant.apply(this);
        }
    }

    /**
     * Something that a person must look at, and that no rule of the règlement speaks of.
     *
     * @param code which: {@link #DEPOT_DIVERGENT}, or what an applicant cannot do alone, such as {@code CAPACITE_TUTELLE}
     */
    record DeSignal(String code) implements Constat {

        /** The platform handed over the same number with other content: the dossier stays as it was first filed. */
        public static final String DEPOT_DIVERGENT = "DEPOT_DIVERGENT";

        /** The règlement gives no amount for this case: no row of its table holds. */
        public static final String MONTANT_SANS_OBJET = "MONTANT_SANS_OBJET";

        @Override
        public Portee portee() {
            return Portee.EXAMEN;
        }

        @Override
        public String article() {
            return "";
        }

        @Override
        public <T> T selon(
                Function<DeCondition, T> condition,
                Function<DeDonnee, T> donnee,
                Function<DePiece, T> piece,
                Function<DeDoublon, T> doublon,
                Function<DeMontant, T> montant,
                Function<DeSignal, T> signal) {
            return signal.apply(this);
        }
    }
}
