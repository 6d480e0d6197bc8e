package fr.octroi.bureau;

import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * What the minutes of a session say, right or wrong (<i>procès-verbal</i>, CGCT L2121-15).
 *
 * @param acte the act, with the session and the day that the minutes name
 * @param presents codes of the members who were there, at least one, with the form of an agent's; proxies apart
 * @param lignes what was decided, in the order of the minutes
 */
public record Deliberation(Acte acte, List<String> presents, List<LigneDeliberee> lignes) {

    /**
     * Checks the forms, and copies.
     *
     * @throws ValeurInvalideException {@code DELIBERATION_INVALIDE}
     */
    public Deliberation {
        presents = List.copyOf(presents);
        lignes = List.copyOf(lignes);
        if (presents.isEmpty() || !presents.stream().allMatch(Formes::estCode)) {
            throw new ValeurInvalideException("DELIBERATION_INVALIDE");
        }
    }

    /**
     * Sets the minutes against the frozen agenda: all decisions come of it, or none and everything that disagrees.
     *
     * <p>Quorum is counted for each line that grants or refuses, and read strictly: the members present, less those who
     * take no part in the line, must still exceed half of the members in office, those who take no part included. A line
     * put off or withdrawn needs none: that is what becomes of a line without quorum. The lines are compared only where
     * an agenda is frozen.
     *
     * @param seance the session, frozen
     * @param composition the members in office that day
     * @param quorum how many must be there
     * @param disponible the credits that nobody has spoken for, those set aside for this agenda apart
     * @param articles for a dossier, the article of each motif for which the Bureau may refuse it, since two dossiers may be
     *     under two versions of a règlement; those of the agenda are known without
     * @return the decisions, or what disagrees
     */
    public Confrontation confronter(
            SeanceBureau seance,
            Composition composition,
            RegleQuorum quorum,
            Montant disponible,
            Function<NumeroDossier, SortedMap<String, String>> articles) {
        return new Rapprochement(this, seance, composition, quorum, disponible, articles).confronter();
    }
}
