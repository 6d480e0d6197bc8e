package fr.octroi.instruction;

import fr.octroi.commun.Empreinte;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was gathered around a dossier before it is instructed: the function itself asks nobody.
 *
 * @param lectures what was read in the files, by digest of content; a file that is not here was not read
 * @param coincidences what the dossier shares with others
 * @param signaux what else a person must look at, by code
 * @param leves the codes of what a person has looked at: they stop nothing any more
 * @param jugements what a person saw in files, by digest of content: it replaces what was read
 * @param informations the day on which each answer came that was given after the filing, by name of the fact
 */
public record Contexte(
        SortedMap<Empreinte, LecturePiece> lectures,
        List<Coincidence> coincidences,
        List<String> signaux,
        SortedSet<String> leves,
        SortedMap<Empreinte, Observation> jugements,
        SortedMap<String, LocalDate> informations) {

    private static final LecturePiece NON_LUE = LecturePiece.sansFait(EtatLecture.NON_LUE);

    /** Copies. */
    public Contexte {
        lectures = Collections.unmodifiableSortedMap(new TreeMap<>(lectures));
        coincidences = List.copyOf(coincidences);
        signaux = List.copyOf(signaux);
        leves = Collections.unmodifiableSortedSet(new TreeSet<>(leves));
        jugements = Collections.unmodifiableSortedMap(new TreeMap<>(jugements));
        informations = Collections.unmodifiableSortedMap(new TreeMap<>(informations));
    }

    /**
     * Gathers what no person has looked at, of a dossier that nothing was added to.
     *
     * @param lectures what was read in the files
     * @param coincidences what the dossier shares with others
     */
    public Contexte(SortedMap<Empreinte, LecturePiece> lectures, List<Coincidence> coincidences) {
        this(lectures, coincidences, List.of(), new TreeSet<>(), new TreeMap<>(), new TreeMap<>());
    }

    /**
     * Returns what was read in a file.
     *
     * @param contenu the digest of its content
     * @return the reading, {@link EtatLecture#NON_LUE} when there is none
     */
    public LecturePiece lecture(Empreinte contenu) {
        return lectures.getOrDefault(contenu, NON_LUE);
    }
}
