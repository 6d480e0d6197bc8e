package fr.octroi.instruction;

import fr.octroi.commun.Montant;
import fr.octroi.reglement.Etape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the instruction proposes to the Bureau, with every finding behind it (<i>proposition</i>); it decides nothing.
 */
public sealed interface Proposition {

    /**
     * Returns all findings, the favourable ones included.
     *
     * @return conditions, pieces, coincidences and amount, each in the order of the règlement
     */
    List<Constat> constats();

    /**
     * Returns the heaviest thing that findings of this proposal bear on.
     *
     * @return the class of the proposal
     */
    Portee classe();

    /**
     * Returns the name of the proposal.
     *
     * @return {@code ACCORDER}, {@code REFUSER}, {@code COMPLETER} or {@code EXAMINER}
     */
    String code();

    /**
     * Tells the cases apart.
     *
     * @param accorder for a proposal to grant
     * @param refuser for a proposal to refuse
     * @param completer for a demand to the applicant
     * @param examiner for a person to look
     * @param <T> the type of the answer
     * @return the answer of the case at hand
     */
    <T> T selon(
            Function<Accorder, T> accorder,
            Function<Refuser, T> refuser,
            Function<Completer, T> completer,
            Function<Examiner, T> examiner);

    /**
     * Returns the findings that bear on the proposal: those of its class and of the lighter ones, notes apart.
     *
     * @return in the order of {@link #constats}
     */
    default List<Constat> motifs() {
        Portee classe = classe();
        List<Constat> motifs = new ArrayList<>();
        for (Constat constat : constats()) {
            Portee portee = constat.portee();
            if (portee != Portee.NOTE && portee.compareTo(classe) >= 0) {
                motifs.add(constat);
            }
        }
        return Collections.unmodifiableList(motifs);
    }

    /**
     * To grant.
     *
     * @param montant the amount proposed
     * @param etapes the steps of its computation, in order
     * @param versement whether it could be paid now
     * @param constats all findings
     */
    record Accorder(Montant montant, List<Etape> etapes, EtatVersement versement, List<Constat> constats)
            implements Proposition {
        /** Copies. */
        public Accorder {
            etapes = List.copyOf(etapes);
            constats = List.copyOf(constats);
        }

        @Override
        public Portee classe() {
            return Portee.PAIEMENT;
        }

        @Override
        public String code() {
            return "ACCORDER";
        }

        @Override
        public <T> T selon(
                Function<Accorder, T> accorder,
                Function<Refuser, T> refuser,
                Function<Completer, T> completer,
                Function<Examiner, T> examiner) {
            return accorder.apply(this);
        }
    }

    /**
     * To refuse, because a condition is disproved.
     *
     * @param constats all findings
     */
    record Refuser(List<Constat> constats) implements Proposition {
        /** Copies. */
        public Refuser {
            constats = List.copyOf(constats);
        }

        @Override
        public Portee classe() {
            return Portee.REFUS;
        }

        @Override
        public String code() {
            return "REFUSER";
        }

        @Override
        public <T> T selon(
                Function<Accorder, T> accorder,
                Function<Refuser, T> refuser,
                Function<Completer, T> completer,
                Function<Examiner, T> examiner) {
            return refuser.apply(this);
        }
    }

    /**
     * To ask the applicant for what is missing.
     *
     * @param constats all findings
     */
    record Completer(List<Constat> constats) implements Proposition {
        /** Copies. */
        public Completer {
            constats = List.copyOf(constats);
        }

        @Override
        public Portee classe() {
            return Portee.COMPLEMENT;
        }

        @Override
        public String code() {
            return "COMPLETER";
        }

        @Override
        public <T> T selon(
                Function<Accorder, T> accorder,
                Function<Refuser, T> refuser,
                Function<Completer, T> completer,
                Function<Examiner, T> examiner) {
            return completer.apply(this);
        }
    }

    /**
     * To have a person look.
     *
     * @param calcule the amount it would come to, null when a fact is unknown: credits are set aside for it
     * @param constats all findings
     */
    record Examiner(@Nullable Montant calcule, List<Constat> constats) implements Proposition {
        /** Copies. */
        public Examiner {
            constats = List.copyOf(constats);
        }

        @Override
        public Portee classe() {
            return Portee.EXAMEN;
        }

        @Override
        public String code() {
            return "EXAMINER";
        }

        @Override
        public <T> T selon(
                Function<Accorder, T> accorder,
                Function<Refuser, T> refuser,
                Function<Completer, T> completer,
                Function<Examiner, T> examiner) {
            return examiner.apply(this);
        }
    }
}
