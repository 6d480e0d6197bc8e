package fr.octroi.port;

import fr.octroi.commun.DonneePersonnelle;
import fr.octroi.dossier.NumeroDossier;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Requests that somebody is still writing (<i>brouillons</i>): his alone, and without effect. A draft has no day of filing and no rank, is in no
 * journal and counts in nothing, until he files what stands in it.
 *
 * <p>Rules, checked by {@code BrouillonsTck}:
 *
 * <ol>
 *   <li value="1">What was written is found again by its author and its number, both compared exactly, character by character; nobody else finds
 *       it, and two authors may write under one number.
 *   <li value="2">Each write makes the version after the one that was read, over that one and no other: of several at once over the same, one writes. A
 *       draft is begun where there is none, and then only: of several that begin it at once, one does.
 *   <li value="3">A draft is erased in the version that was read and in no other; what is erased is found no more, all others stay, and
 *       its number may be begun anew.
 *   <li value="4">A draft that was not written for the time that the store says is found no more from that moment on, and not before; each write
 *       begins that time anew, and the draft says when it ends.
 *   <li value="5">{@link #eliminer} takes away every draft whose time has ended and no other, and says how many.
 *   <li value="6">A version never comes again under one author and one number: a draft that is begun anew, however the one before it ended, has none
 *       that was there before, so that whoever still looks at the former one writes over nothing. Versions stay between 1 and
 *       2<sup>53</sup>, which every program reads exactly.
 *   <li value="7">An author has as many drafts as {@link #commencer} is told, and no more, however many begin at once. Those of others, and those whose
 *       time has ended, take no place of his; what is erased gives its place back.
 * </ol>
 */
public interface Brouillons {

    /**
     * A draft as it stands.
     *
     * @param version which writing it is
     * @param contenu what stands in it
     * @param jusqua when it is found no more, unless it is written before
     */
    @DonneePersonnelle
    record Brouillon(long version, String contenu, Instant jusqua) {
        @Override
        public String toString() {
            return "Brouillon[version=" + version + "]";
        }
    }

    /**
     * Finds a draft.
     *
     * @param auteur who wrote it, at most 200 characters: organisation, role and opaque agent, never a name
     * @param numero the number that the request will have
     * @param maintenant now
     * @return the draft, empty when he has none under that number
     * @throws PortException when the store cannot answer
     */
    Optional<Brouillon> trouver(String auteur, NumeroDossier numero, Instant maintenant);

    /**
     * Begins a draft.
     *
     * @param auteur who writes it
     * @param numero the number that the request will have
     * @param contenu what shall stand in it, of any length and without the character 0
     * @param auPlus how many drafts he may have with this one, above zero
     * @param maintenant now
     * @return the version that was made, empty when he has that many, and then nothing is done
     * @throws ConflitDeVersionException when he has one under that number
     * @throws PortException when the store cannot write
     */
    OptionalLong commencer(String auteur, NumeroDossier numero, String contenu, int auPlus, Instant maintenant);

    /**
     * Writes a draft anew.
     *
     * @param auteur who writes it
     * @param numero its number
     * @param vue the version that he read
     * @param contenu what shall stand in it, of any length and without the character 0
     * @param maintenant now
     * @return the version that was made
     * @throws ConflitDeVersionException when it stands in another version, or is not there
     * @throws PortException when the store cannot write
     */
    long ecrire(String auteur, NumeroDossier numero, long vue, String contenu, Instant maintenant);

    /**
     * Erases a draft.
     *
     * @param auteur who wrote it
     * @param numero its number
     * @param vue the version that he read
     * @return whether it was there in that version; when not, nothing is done
     * @throws PortException when the store cannot write
     */
    boolean effacer(String auteur, NumeroDossier numero, long vue);

    /**
     * Takes away the drafts whose time has ended: the host asks for it every day.
     *
     * @param maintenant now
     * @return how many there were
     * @throws PortException when the store cannot write
     */
    int eliminer(Instant maintenant);
}
