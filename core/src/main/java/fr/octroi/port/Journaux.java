package fr.octroi.port;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Entree;
import java.util.List;

/**
 * The journals: ours, to read, since they are written with the dossiers, through {@link Dossiers#ecrire}; and beside them what other
 * organisations hand over of theirs.
 *
 * <p>Rules, checked by {@code JournauxTck}:
 *
 * <ol>
 *   <li value="1">The entries of a dossier come with every field as it was written (the instant to the nanosecond), each
 *       chain in order of rank, the chains in order of organisation.
 *   <li value="2">A dossier without facts has no entries.
 *   <li value="3">Whatever was written, the chains hold: {@link fr.octroi.journal.Journal#verifier} finds them intact
 *       once closed, however long they are.
 *   <li value="4">What a call returns belongs to its caller: he cannot change the journal through it, and later writes do
 *       not change it.
 *   <li value="5">What others hand over comes back with every field as it was written, by organisation, rank and digest; the same
 *       again changes nothing, in whatever order it comes and however many bring it at once; of two entries at one rank both stay.
 *   <li value="6">It stands apart: {@link #entrees} gives none of it, nor does any chain of ours follow it, and a dossier need not be
 *       there for it.
 * </ol>
 */
public interface Journaux {

    /**
     * Returns what happened to a dossier.
     *
     * @param numero the dossier
     * @return its entries, of all organisations
     * @throws PortException when the store cannot answer
     */
    List<Entree> entrees(NumeroDossier numero);

    /**
     * Returns what other organisations handed over of a dossier.
     *
     * @param numero the dossier
     * @return their entries, in order of organisation, rank and digest
     * @throws PortException when the store cannot answer
     */
    List<Entree> recues(NumeroDossier numero);

    /**
     * Keeps what another organisation handed over, all or nothing.
     *
     * @param entrees its entries, of any dossiers, at most 10,000
     * @throws PortException when the store cannot write; nothing was written
     */
    void recevoir(List<Entree> entrees);
}
