package fr.octroi.bureau;

import fr.octroi.bureau.Discordance.Code;
import fr.octroi.bureau.SeanceBureau.Etat;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.NumeroDossier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the minutes of a session say, right or wrong (<i>procès-verbal</i>, CGCT L2121-15).
 *
 * @param acte the act, with the session and the day that the minutes name
 * @param presence who sat, and for whom else
 * @param lignes what was decided, in the order of the minutes
 * @param urgence how the members voted on the urgency (CGCT L2121-12), null when they did not
 */
public record Deliberation(
        Acte acte,
        Presence presence,
        List<LigneDeliberee> lignes,
        @Nullable Vote urgence) {

    /** A proxy is worth three sessions in a row (CGCT L2121-20); whoever is ill signs another. */
    private static final int SEANCES_D_UN_POUVOIR = 3;

    /** Copies. */
    public Deliberation {
        lignes = List.copyOf(lignes);
    }

    /**
     * Tells of a session at which members alone sat, from the first line to the last.
     *
     * @param acte the act
     * @param presents codes of the members who were there, at least one
     * @param lignes what was decided
     * @throws fr.octroi.commun.ValeurInvalideException {@code DELIBERATION_INVALIDE}
     */
    public Deliberation(Acte acte, List<String> presents, List<LigneDeliberee> lignes) {
        this(acte, Presence.de(presents), lignes, null);
    }

    /**
     * Returns the act of a line.
     *
     * @param ligne a line of these minutes
     * @return its own, or that of the session
     */
    public Acte acte(LigneDeliberee ligne) {
        return ligne.acte() == null ? acte : new Acte(ligne.acte(), acte.seance(), acte.jour());
    }

    /**
     * Returns the acts of these minutes.
     *
     * @return that of the session, then those that lines have of their own, each once
     */
    public List<Acte> actes() {
        return Stream.concat(Stream.of(acte), lignes.stream().map(this::acte))
                .distinct()
                .toList();
    }

    /**
     * Sets the minutes against the frozen agenda: all decisions come of it, or none and everything that disagrees.
     *
     * <p>Quorum is counted for each line that grants or refuses, and read strictly: the members in the room, less those who
     * take no part in the line, must still exceed half of the members in office, those who take no part included. Proxies add
     * voices and no presence. A line put off or withdrawn needs no quorum: that is what becomes of a line without one. After
     * a second convocation, or where one person decides, somebody is enough. The lines are compared only where an agenda is
     * frozen.
     *
     * @param seance the session, frozen
     * @param composition the members in office that day, or those who may decide alone
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

    /**
     * Sets the minutes against the sessions that were held: the numbers of acts follow each other (CGCT R2121-9), and no
     * proxy is worth more than three sessions in a row (CGCT L2121-20).
     *
     * @param registre the sessions of the register, this one included or not; those that were not held are not read
     * @return what disagrees, possibly nothing
     */
    public List<Discordance> confronterAuRegistre(List<SeanceBureau> registre) {
        List<SeanceBureau> tenues = registre.stream()
                .filter(seance -> seance.etat() == Etat.TENUE && !seance.code().equals(acte.seance()))
                .toList();
        List<Discordance> discordances = new ArrayList<>();
        boolean enOrdre = tenues.stream()
                .flatMap(seance -> Objects.requireNonNull(seance.deliberation()).actes().stream())
                .allMatch(connu -> actes().stream().allMatch(connu::estEnOrdre));
        if (!enOrdre) {
            discordances.add(new Discordance(Code.NUMERO_HORS_ORDRE, null, null));
        }
        presence().pouvoirs().stream()
                .filter(pouvoir -> tenues.stream()
                                .filter(seance -> seance.mode().siege()
                                        && !seance.jour().isBefore(pouvoir.signe())
                                        && seance.jour().isBefore(acte.jour()))
                                .count()
                        >= SEANCES_D_UN_POUVOIR)
                .forEach(pouvoir -> discordances.add(new Discordance(Code.POUVOIR_PERIME, null, pouvoir.mandant())));
        return discordances;
    }
}
