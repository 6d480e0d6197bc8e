package fr.octroi.rgpd;

import fr.octroi.dossier.NumeroDossier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What became of each dossier of a list that the archives agreed to (<i>certificat d'élimination</i>). It names nobody, and is
 * written out by the host.
 *
 * @param liste the reference of the list
 * @param visa the agreement
 * @param jour the day of the last attempt
 * @param issues what became of each dossier that stood on it whole, in order of number
 * @param parties what became of each part of the others, in order of number, then of part
 * @param fichiersEffaces how many files went with them, this time
 * @param fichiersGardes how many stay, since another dossier holds them
 * @param fichiersEnAttente how many are still there that no dossier holds, since somebody stored them in the last day: the same list, run
 *     again the day after, takes them; those that a store failed to erase are not among them
 */
public record CertificatDElimination(
        String liste,
        Elimination.Visa visa,
        LocalDate jour,
        SortedMap<NumeroDossier, Issue> issues,
        SortedMap<NumeroDossier, SortedMap<Partie, Issue>> parties,
        long fichiersEffaces,
        long fichiersGardes,
        long fichiersEnAttente) {

    /** What became of a dossier, or of a part of it. */
    public enum Issue {
        /** It was erased now. */
        EFFACE,
        /** It had been erased before: nothing of it is left. */
        DEJA_EFFACE,
        /** A hold was laid on it since the list was drawn up. */
        GELE,
        /** Something began again since the list was drawn up, such as an appeal. */
        EN_COURS,
        /** Its time has not come, by the policy as it is now, or something of the part came since the list was drawn up. */
        PAS_ECHU,
        /** There is no such dossier. */
        INCONNU,
        /** A store failed, that of its files included, or somebody wrote it at the same time: the same list is to be run again. */
        EN_PANNE
    }

    /**
     * What became of one line of the list.
     *
     * @param numero the dossier
     * @param partie which part of it, null for all of it
     * @param issue what became of it
     */
    public record Ligne(NumeroDossier numero, @Nullable Partie partie, Issue issue) {}

    /** Copies. */
    public CertificatDElimination {
        issues = Collections.unmodifiableSortedMap(new TreeMap<>(issues));
        SortedMap<NumeroDossier, SortedMap<Partie, Issue>> copie = new TreeMap<>();
        parties.forEach(
                (numero, siennes) -> copie.put(numero, Collections.unmodifiableSortedMap(new TreeMap<>(siennes))));
        parties = Collections.unmodifiableSortedMap(copie);
    }

    /**
     * Says whether nothing is left to try again.
     *
     * @return true when no store failed and no file waits for a day to pass; dossiers that are kept for a reason are no failure
     */
    public boolean estComplet() {
        return fichiersEnAttente == 0
                && !issues.containsValue(Issue.EN_PANNE)
                && parties.values().stream().noneMatch(siennes -> siennes.containsValue(Issue.EN_PANNE));
    }

    /**
     * Returns what became of each line, as the list has them.
     *
     * @return in order of number, then of part
     */
    public List<Ligne> lignes() {
        List<Ligne> lignes = new ArrayList<>();
        SortedSet<NumeroDossier> numeros = new TreeSet<>(issues.keySet());
        numeros.addAll(parties.keySet());
        for (NumeroDossier numero : numeros) {
            Issue issue = issues.get(numero);
            if (issue != null) {
                lignes.add(new Ligne(numero, null, issue));
            }
            parties.getOrDefault(numero, Collections.emptySortedMap())
                    .forEach((partie, sienne) -> lignes.add(new Ligne(numero, partie, sienne)));
        }
        return lignes;
    }

    /**
     * Returns the dossiers of which only the chain is left.
     *
     * @return in order
     */
    public List<NumeroDossier> effaces() {
        return issues.entrySet().stream()
                .filter(issue -> issue.getValue() == Issue.EFFACE || issue.getValue() == Issue.DEJA_EFFACE)
                .map(Map.Entry::getKey)
                .toList();
    }
}
