package fr.octroi.port;

import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a platform lists of the dossiers in a store, without opening any: by state, town and day of filing; what changed since it
 * last looked; how many there are.
 *
 * <p>No answer holds personal data. A legal date falls no earlier than the day of filing plus its délai, since suspensions only put
 * it off: what was filed up to a day is all that may be due, and {@code GuichetRelances.silences} says what is.
 *
 * <p>Rules, checked by {@code ConsultationsTck}:
 *
 * <ol>
 *   <li value="1">{@link #lister} gives every dossier whose latest picture fits the filter, and no other, as it stands.
 *   <li value="2">Its answers come in the order of {@link Resume#compareTo}, strictly after the cursor, at most as many as asked.
 *   <li value="3">{@link #compter} counts, state by state, what {@link #lister} gives from page to page; a state without any is
 *       not named.
 *   <li value="4">From page to page, {@link #depuis} gives every dossier once, as it stands, in the order of their latest writes, at
 *       most as many as asked, those that were erased included; the end is an empty page with the cursor that was given.
 *   <li value="5">A dossier that is written after a page was given comes after its cursor, whatever is written at the same time:
 *       whoever goes on from his last cursor misses nothing.
 *   <li value="6">A dossier that is erased is in no list and no count; {@link #depuis} gives its number among the erased ones, once, at
 *       the rank of its erasure.
 *   <li value="7">What a call returns belongs to its caller: he cannot change the store through it, and later writes do not
 *       change it.
 * </ol>
 */
public interface Consultations {

    /** The cursor from which {@link #depuis} gives everything. */
    long DEBUT = 0;

    /**
     * Which dossiers.
     *
     * @param etats the states they may stand in, any when empty
     * @param aide the code of the aid, any when blank
     * @param commune the INSEE code of the applicant's town, compared exactly, any when blank
     * @param deposeAuPlusTard the last day of filing, null for any
     */
    record Filtre(
            SortedSet<EtatDossier> etats,
            String aide,
            String commune,
            @Nullable LocalDate deposeAuPlusTard) {

        /** Every dossier. */
        public static final Filtre TOUS = new Filtre(Collections.emptySortedSet(), "", "", null);

        /** Copies. */
        public Filtre {
            etats = Collections.unmodifiableSortedSet(new TreeSet<>(etats));
        }

        /**
         * Says whether a dossier fits.
         *
         * @param dossier the dossier
         * @return whether it meets all that was asked
         */
        public boolean retient(Dossier dossier) {
            return (etats.isEmpty() || etats.contains(dossier.etat()))
                    && (aide.isBlank() || aide.equals(dossier.aide()))
                    && (commune.isBlank()
                            || commune.equals(dossier.demandeur().adresse().insee()))
                    && (deposeAuPlusTard == null || !dossier.depot().isAfter(deposeAuPlusTard));
        }
    }

    /**
     * What a list tells of a dossier, ordered by the day of filing, then by number.
     *
     * @param numero its number
     * @param version how often it was written
     * @param aide the code of the aid
     * @param depot the day of filing
     * @param etat where it stands
     */
    record Resume(NumeroDossier numero, long version, String aide, LocalDate depot, EtatDossier etat)
            implements Comparable<Resume> {

        /**
         * Sums up a dossier.
         *
         * @param enregistre the dossier, as it is stored
         * @return what a list tells of it
         */
        public static Resume de(DossierEnregistre enregistre) {
            Dossier dossier = enregistre.dossier();
            return new Resume(dossier.numero(), enregistre.version(), dossier.aide(), dossier.depot(), dossier.etat());
        }

        @Override
        public int compareTo(Resume autre) {
            int parJour = depot.compareTo(autre.depot);
            return parJour != 0 ? parJour : numero.compareTo(autre.numero);
        }
    }

    /**
     * A page of what changed.
     *
     * @param resumes the dossiers, in the order of their latest writes
     * @param effaces those that were erased, in the order of their erasure
     * @param curseur from where to go on, as long as the store loses nothing: once it was restored, one begins again
     */
    record Suite(List<Resume> resumes, List<NumeroDossier> effaces, long curseur) {
        /** Copies. */
        public Suite {
            resumes = List.copyOf(resumes);
            effaces = List.copyOf(effaces);
        }

        /**
         * Says whether the end was reached.
         *
         * @return true when nothing changed since the cursor that was given
         */
        public boolean estVide() {
            return resumes.isEmpty() && effaces.isEmpty();
        }
    }

    /**
     * Returns a page of the dossiers that fit.
     *
     * @param filtre which
     * @param apres the last one of the page before, null for the first page
     * @param taille how many at most, from 1 to 10,000
     * @return in order, empty at the end
     * @throws PortException when the store cannot answer
     */
    List<Resume> lister(Filtre filtre, @Nullable Resume apres, int taille);

    /**
     * Counts the dossiers that fit.
     *
     * @param filtre which
     * @return how many stand in each state
     * @throws PortException when the store cannot answer
     */
    SortedMap<EtatDossier, Long> compter(Filtre filtre);

    /**
     * Returns a page of what was written since.
     *
     * @param curseur {@link #DEBUT}, or what the page before gave
     * @param taille how many at most, from 1 to 10,000
     * @return the page, with the cursor of the next one
     * @throws PortException when the store cannot answer
     */
    Suite depuis(long curseur, int taille);
}
