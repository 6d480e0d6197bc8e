package fr.octroi.instruction;

import fr.octroi.commun.Empreinte;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was gathered around a dossier before it is instructed: the function itself asks nobody.
 *
 * @param lectures what was read in the files, by digest of content; a file that is not here was not read
 * @param coincidences what the dossier shares with others
 */
public record Contexte(SortedMap<Empreinte, LecturePiece> lectures, List<Coincidence> coincidences) {

    private static final LecturePiece NON_LUE = LecturePiece.sansFait(EtatLecture.NON_LUE);

    /** Copies. */
    public Contexte {
        lectures = Collections.unmodifiableSortedMap(new TreeMap<>(lectures));
        coincidences = List.copyOf(coincidences);
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
