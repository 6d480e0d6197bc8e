package fr.octroi.reglement;

import fr.octroi.calendrier.Delai;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A piece that the règlement asks for, with the article that allows to ask for it (<i>pièce justificative</i>).
 *
 * <p>Only pieces that texts require can be demanded (CRPA L114-5), and one that is not indispensable never suspends the
 * instruction (L114-5-1).
 *
 * @param type a stable code such as {@code FACTURE}
 * @param libelle what people call it, as it stands in a letter
 * @param article where the règlement asks for it
 * @param usage what the piece serves for
 * @param indispensable whether the request cannot be instructed without it
 * @param natures what the document must turn out to be, when its nature can be read; empty when anything legible does
 * @param fraicheur how old it may be on the day of filing, null without limit; its age must be less than this
 * @param faits the facts that must be read in it; empty when it need only be legible
 * @param alternatives the types of pieces accepted in its place
 * @param si when it is required, null when always
 * @param unique whether the same file in two dossiers is a signal
 */
public record PieceRequise(
        String type,
        String libelle,
        String article,
        Usage usage,
        boolean indispensable,
        List<String> natures,
        @Nullable Delai fraicheur,
        SortedSet<FaitALire> faits,
        List<String> alternatives,
        @Nullable Predicat si,
        boolean unique) {

    /** What a piece serves for. */
    public enum Usage {
        /** It proves a condition: what is wrong with it bears on the proposal. */
        INSTRUCTION,
        /** It serves to pay: what is wrong with it never blocks the decision, payment waits (CRPA L114-5-1). */
        PAIEMENT
    }

    /** A fact that must be read in a piece and agree with the request. */
    public enum FaitALire {
        /** The name of the holder, buyer or addressee. */
        NOM,
        /** The total, all taxes included. */
        MONTANT,
        /** The date of the document. */
        DATE,
        /** The bank account. */
        IBAN,
        /** The SIRET of the seller. */
        SIRET,
        /** The number of the document. */
        NUMERO
    }

    /**
     * Checks the code and copies.
     *
     * @throws fr.octroi.commun.ValeurInvalideException {@code CODE_INVALIDE}
     */
    public PieceRequise {
        Condition.verifierCode(type);
        natures = List.copyOf(natures);
        faits = Collections.unmodifiableSortedSet(new TreeSet<>(faits));
        alternatives = alternatives.stream().map(Condition::verifierCode).toList();
    }

    /**
     * Says whether its absence suspends the instruction.
     *
     * @return true when the request cannot be instructed without it
     */
    public boolean suspend() {
        return indispensable && usage == Usage.INSTRUCTION;
    }
}
