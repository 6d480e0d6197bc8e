package fr.octroi.rgpd;

import fr.octroi.commun.DonneePersonnelle;
import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.Dossier;
import fr.octroi.journal.Entree;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that is held of one dossier, for the person whom it is about (<i>droit d'accès</i>, RGPD art. 15 and 20).
 *
 * @param dossier what was declared and answered, as it stands
 * @param entrees what happened, of all organisations, those that handed theirs over included, in order of version then of rank
 * @param notes what was noted of calls, by the digest that the journal holds
 * @param absents the files that are named and not there any more, by digest
 * @param sort where the dossier stands between its end and its erasure
 * @param jour the day on which this was drawn up
 */
@DonneePersonnelle
public record DroitAcces(
        Dossier dossier,
        List<Entree> entrees,
        SortedMap<Empreinte, String> notes,
        SortedSet<Empreinte> absents,
        Sort sort,
        LocalDate jour) {

    /** Copies. */
    public DroitAcces {
        entrees = List.copyOf(entrees);
        notes = Collections.unmodifiableSortedMap(new TreeMap<>(notes));
        absents = Collections.unmodifiableSortedSet(new TreeSet<>(absents));
    }

    @Override
    public String toString() {
        return "DroitAcces[" + dossier.numero() + "]";
    }
}
