package fr.octroi.port;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Repere;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What is left of dossiers that were erased, whole or in part, so that a rule such as one aid in five years still sees them: keyed digests,
 * each to a day (<i>empreinte résiduelle</i>).
 *
 * <p>Rules, checked by {@code ResidusTck}:
 *
 * <ol>
 *   <li value="1">What was kept is found under its digest, its kind included, to its last day included, and under no other.
 *   <li value="2">Kept again, by the same dossier, it is there once, to the later of both days.
 *   <li value="3">{@link #effacer} takes what has passed its last day, and nothing else, and says how much.
 *   <li value="4">What a call returns belongs to its caller: he cannot change the store through it, and later calls do not change it.
 *   <li value="5">{@link #retirer} takes these digests of that dossier: neither its others, nor the same of another dossier. What is not there is no fault.
 *   <li value="6">{@link #oublier} takes all that a dossier left, and nothing of another.
 * </ol>
 */
public interface Residus {

    /**
     * Keeps digests of a dossier, all or none.
     *
     * @param numero the dossier
     * @param residus its digests, under the organisation's key, each with the last day on which it counts
     * @throws PortException when the store cannot write; nothing was written
     */
    void garder(NumeroDossier numero, SortedMap<Repere, LocalDate> residus);

    /**
     * Returns the dossiers that left a digest.
     *
     * @param repere the digest
     * @param jour today
     * @return their numbers, empty when none did, or its last day has passed
     * @throws PortException when the store cannot answer
     */
    SortedSet<NumeroDossier> porteurs(Repere repere, LocalDate jour);

    /**
     * Takes back digests of a dossier that was not erased after all, and bears them itself.
     *
     * @param numero the dossier
     * @param reperes its digests
     * @throws PortException when the store cannot erase; the same call may be made again
     */
    void retirer(NumeroDossier numero, SortedSet<Repere> reperes);

    /**
     * Erases all that a dossier left, before its day: nothing of it may be compared any more.
     *
     * @param numero the dossier
     * @throws PortException when the store cannot erase; the same call may be made again
     */
    void oublier(NumeroDossier numero);

    /**
     * Erases what counts no more.
     *
     * @param jour today
     * @return how many digests went
     * @throws PortException when the store cannot erase
     */
    long effacer(LocalDate jour);
}
