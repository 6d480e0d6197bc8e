package fr.octroi.port;

import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Repere;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The store of dossiers, and the only door through which anything about them is written.
 *
 * <p>Rules, checked by {@code DossiersTck}:
 *
 * <ol>
 *   <li value="1">A dossier that was written is found again, equal in every field, with version 1 the first time and one
 *       more each time.
 *   <li value="2">An unknown number gives empty; numbers are compared exactly, case included.
 *   <li value="3">A write whose expected version is not the stored one throws {@link ConflitDeVersionException}; a new
 *       dossier expects 0.
 *   <li value="4">A write is all or nothing: when one change, or one entry of a register, is refused, nothing of it is
 *       left: no picture, fact, digest, message or entry, and no message has left the outbox.
 *   <li value="5">The facts of a write are appended to the chain of the author's organisation and the dossier, in order,
 *       by {@link fr.octroi.journal.Journal#enchainer}.
 *   <li value="6">{@link #porteurs} gives the dossiers whose latest write carried the digest, and no other.
 *   <li value="7">{@link #apres} gives numbers in the order of {@link NumeroDossier#compareTo}, strictly after the cursor,
 *       at most as many as asked; every dossier comes exactly once when one goes from page to page.
 *   <li value="8">Of several simultaneous writes with the same expected version, exactly one succeeds; the others throw
 *       {@link ConflitDeVersionException} and leave no fact, message or entry of a register.
 *   <li value="9">What a call returns belongs to its caller: he cannot change the store through it, and later writes do
 *       not change it.
 *   <li value="10">{@link #enEtat} gives the dossiers whose latest picture is in one of the states, and no other, with the
 *       order and the paging of {@link #apres}; without a state it throws {@link IllegalArgumentException}.
 *   <li value="11">{@link #connus} gives those of the numbers asked for that are stored, and no other.
 *   <li value="12">A dossier that is erased is found by nothing any more, neither by its number, a digest or its state nor in the
 *       outbox; its chain stays, ended by the facts of the erasure. Its number is spent: {@link #connus} gives it, and whoever
 *       writes under it meets a {@link ConflitDeVersionException}.
 * </ol>
 */
public interface Dossiers {

    /**
     * Finds a dossier.
     *
     * @param numero its number
     * @return the dossier with its version, or empty
     * @throws PortException when the store cannot answer
     */
    Optional<DossierEnregistre> trouver(NumeroDossier numero);

    /**
     * Says which numbers are taken.
     *
     * @param numeros the numbers asked for, at most 10,000
     * @return those of dossiers that are there, or were erased
     * @throws PortException when the store cannot answer
     */
    SortedSet<NumeroDossier> connus(SortedSet<NumeroDossier> numeros);

    /**
     * Returns the dossiers that carry a digest.
     *
     * @param repere the digest
     * @return their numbers, empty when none
     * @throws PortException when the store cannot answer
     */
    SortedSet<NumeroDossier> porteurs(Repere repere);

    /**
     * Returns a page of numbers.
     *
     * @param curseur the last number of the page before, null for the first page
     * @param taille how many at most, from 1 to 10,000
     * @return the numbers in order, empty at the end
     * @throws PortException when the store cannot answer
     */
    List<NumeroDossier> apres(@Nullable NumeroDossier curseur, int taille);

    /**
     * Returns a page of the numbers of dossiers that stand in certain states.
     *
     * @param etats the states, one at least
     * @param curseur the last number of the page before, null for the first page
     * @param taille how many at most, from 1 to 10,000
     * @return the numbers in order, empty at the end
     * @throws IllegalArgumentException without a state
     * @throws PortException when the store cannot answer
     */
    List<NumeroDossier> enEtat(Set<EtatDossier> etats, @Nullable NumeroDossier curseur, int taille);

    /**
     * Writes, all or nothing.
     *
     * @param ecriture what one use case writes
     * @throws ConflitDeVersionException when a dossier was written by somebody else since it was loaded
     * @throws PortException when the store cannot write; nothing was written
     */
    void ecrire(Ecriture ecriture);
}
