package fr.octroi.suivi;

import fr.octroi.dossier.Dossier;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import java.util.List;
import java.util.function.Function;

/**
 * What comes out when what was proposed is computed again from what was kept (<i>rejeu</i>): one for each time that the journal says
 * that something was proposed.
 *
 * <p>What is compared is all that the journal holds of a proposal: its name, the codes of its reasons, the amount, the day on which the
 * dossier was complete, whether it could be paid, what would be asked and the state that follows. The journal holds no favourable
 * finding: those are compared with nothing. It holds the version of Octroi that proposed it, which is not compared either: a later one
 * must come to the same.
 */
public sealed interface Rejeu {

    /** What differs: what was kept is looked at before what comes out of it, and the first that is found is told. */
    enum Ecart {
        /** What was declared is not what the journal sealed. */
        DEMANDE,
        /** An answer that came later is not what the journal sealed, or is not there. */
        INFORMATION,
        /** The account is not the one that the journal sealed. */
        COMPTE,
        /** The contradicting contents are not those of the journal. */
        DIVERGENCE,
        /** A file is there that never came, or the other way round; or it came on another day. */
        PIECE,
        /** A file does not read as it did. */
        LECTURE,
        /** A finding is there that was not, or the other way round. */
        MOTIF,
        /** The amount is another. */
        MONTANT,
        /** The proposal is another. */
        PROPOSITION,
        /** The day on which it was complete is another. */
        COMPLET,
        /** Whether it could be paid is another. */
        VERSEMENT,
        /** What would be asked of the applicant is another. */
        MANQUE,
        /** The state that follows is another. */
        ETAT
    }

    /** Why it cannot be computed again: something of what it was computed from is not there any more. */
    enum Raison {
        /** The dossier was erased, or a part of it from which it was computed. */
        EFFACE,
        /** The journal of the dossier does not hold, or does not go as far as its picture. */
        JOURNAL_ROMPU,
        /** The catalogue has no such version of the règlement. */
        REGLEMENT_ABSENT,
        /** The catalogue has that version in another text, or with faults. */
        REGLEMENT_AUTRE,
        /** What was declared was put right since, and what was wrong was not kept. */
        DECLARATION_RECTIFIEE,
        /** The account was replaced since, and the former one was not kept. */
        COMPTE_REMPLACE,
        /** A file is not in the store any more. */
        PIECE_ABSENTE,
        /** The store gives other bytes than those that came. */
        PIECE_CHANGEE,
        /** What the dossier shares with others is not what it shared then: they were erased, or changed since. */
        AUTRES_DOSSIERS
    }

    /**
     * Returns which write of the dossier recorded the proposal.
     *
     * @return its version, from 1
     */
    long version();

    /**
     * Tells the cases apart.
     *
     * @param identique for the same outcome
     * @param different for another outcome, or other inputs
     * @param impossible for inputs that are not there any more
     * @param <T> the type of the answer
     * @return the answer of the case at hand
     */
    <T> T selon(Function<Identique, T> identique, Function<Different, T> different, Function<Impossible, T> impossible);

    /**
     * It comes to the same.
     *
     * @param version which write of the dossier recorded it
     * @param scelle whether what was declared is what the journal sealed at the filing: false without the dossier's key, and where
     *     what was replaced or filled in since keeps the seal from being made again
     */
    record Identique(long version, boolean scelle) implements Rejeu {
        @Override
        public <T> T selon(
                Function<Identique, T> identique,
                Function<Different, T> different,
                Function<Impossible, T> impossible) {
            return identique.apply(this);
        }
    }

    /**
     * It does not come to the same, or not from the same.
     *
     * @param version which write of the dossier recorded it
     * @param ecart what differs first
     * @param enregistre what the journal says: a code, a type of piece, an amount or a day, empty for nothing
     * @param rejoue what comes out now, of the same form
     */
    record Different(long version, Ecart ecart, String enregistre, String rejoue) implements Rejeu {
        @Override
        public <T> T selon(
                Function<Identique, T> identique,
                Function<Different, T> different,
                Function<Impossible, T> impossible) {
            return different.apply(this);
        }
    }

    /**
     * It cannot be computed again.
     *
     * @param version which write of the dossier recorded it
     * @param raison why
     * @param sujet what is missing: a version of the règlement, a type of piece, the code of a coincidence; empty when the reason says it
     */
    record Impossible(long version, Raison raison, String sujet) implements Rejeu {
        @Override
        public <T> T selon(
                Function<Identique, T> identique,
                Function<Different, T> different,
                Function<Impossible, T> impossible) {
            return impossible.apply(this);
        }
    }

    /**
     * Computes again all that was ever proposed for a dossier.
     *
     * <p>The dossier is first taken back to what it was: without the files, the answers and the contradictions that came later. What
     * it shared with others is taken from the reasons that were recorded, then held against what it shares now with those that were
     * filed by then.
     *
     * @param dossier its picture, the latest
     * @param entrees its entries, of all organisations
     * @param sources what else it was computed from
     * @return one for each recorded proposal, in their order
     */
    static List<Rejeu> rejouer(Dossier dossier, List<Entree> entrees, SourcesDuRejeu sources) {
        return new EpreuveDuRejeu(dossier, entrees, sources).rejouer();
    }

    /**
     * Says of each recorded proposal that it cannot be computed again.
     *
     * @param entrees the entries of a dossier
     * @param raison why
     * @return one for each recorded proposal, in their order
     */
    static List<Rejeu> impossibles(List<Entree> entrees, Raison raison) {
        return entrees.stream()
                .filter(entree -> entree.fait() instanceof Fait.InstructionFaite)
                .map(Entree::version)
                .sorted()
                .<Rejeu>map(version -> new Impossible(version, raison, ""))
                .toList();
    }
}
