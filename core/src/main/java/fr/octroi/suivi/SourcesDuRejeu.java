package fr.octroi.suivi;

import fr.octroi.commun.Cle;
import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.Dossier;
import fr.octroi.instruction.Coincidence;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.reglement.Catalogue;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a proposal is computed again from, beside the dossier and its journal (<i>sources du rejeu</i>).
 *
 * @param catalogue the règlements, former versions included
 * @param lectures what is read today in the files that were kept, by digest of content
 * @param manques why other files are not read: {@link Rejeu.Raison#PIECE_ABSENTE} or {@link Rejeu.Raison#PIECE_CHANGEE}; a file that
 *     stands in neither is absent
 * @param coincidences what the dossier, as it was, shares with those that were filed by an instant
 * @param cle the dossier's own key, null when nobody has it: seals are then compared with nothing
 */
public record SourcesDuRejeu(
        Catalogue catalogue,
        SortedMap<Empreinte, LecturePiece> lectures,
        SortedMap<Empreinte, Rejeu.Raison> manques,
        BiFunction<Dossier, Instant, List<Coincidence>> coincidences,
        @Nullable Cle cle) {

    /** Copies. */
    public SourcesDuRejeu {
        lectures = Collections.unmodifiableSortedMap(new TreeMap<>(lectures));
        manques = Collections.unmodifiableSortedMap(new TreeMap<>(manques));
    }
}
