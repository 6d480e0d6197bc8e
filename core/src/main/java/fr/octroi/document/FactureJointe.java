package fr.octroi.document;

import java.util.function.Function;

/** What became of the invoice that a file carries as XML. */
sealed interface FactureJointe {

    /** It was read. */
    record Lue(FactureElectronique facture) implements FactureJointe {
        @Override
        public <R> R selon(Function<? super FactureElectronique, R> lue, Function<? super Motif, R> illisible) {
            return lue.apply(facture);
        }
    }

    /** It is there, and cannot be read. */
    record Illisible(Motif motif) implements FactureJointe {
        @Override
        public <R> R selon(Function<? super FactureElectronique, R> lue, Function<? super Motif, R> illisible) {
            return illisible.apply(motif);
        }
    }

    /** Why an invoice cannot be read. */
    enum Motif {
        /** The attachment's own stream is absent or broken. */
        FLUX,
        /** More bytes, elements or levels than any invoice has. */
        TROP_GRANDE,
        /** A document type declaration, which no invoice has and every XML attack needs. */
        DTD,
        /** Not well-formed XML, or in an encoding that it does not have. */
        MAL_FORMEE,
        /** XML of another vocabulary. */
        AUTRE_VOCABULAIRE,
        /** Several invoices that do not say the same. */
        PLUSIEURS
    }

    /** Folds. */
    <R> R selon(Function<? super FactureElectronique, R> lue, Function<? super Motif, R> illisible);
}
