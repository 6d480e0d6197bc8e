package fr.octroi.port;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Entree;
import java.util.List;

/**
 * The journals, to read; they are written with the dossiers, through {@link Dossiers#ecrire}.
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
}
