package fr.octroi.relance;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.reglement.EtapeRelance;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * When an applicant who was asked for something hears of it again (<i>plan de relance</i>): pure, and the same for
 * everyone.
 *
 * <p>Reminders leave on working days, outside the quiet hours; one message names all that is missing. Each step leaves once for a demand.
 * After an interruption only the last step that is due leaves: two reminders on one day help nobody. No step leaves after
 * the deadline: then the matter goes to the Bureau by an express proposal, never by a silent closure.
 */
public final class PlanRelance {

    private final List<EtapeRelance> etapes;
    private final Plage plage;

    /**
     * Makes the plan of a règlement.
     *
     * @param etapes its steps, in any order
     * @param plage when people may be written to
     */
    public PlanRelance(List<EtapeRelance> etapes, Plage plage) {
        this.etapes = List.copyOf(etapes);
        this.plage = plage;
    }

    /** What comes next for an open demand. */
    public enum Suite {
        /** Nothing yet. */
        ATTENDRE,
        /** A reminder leaves now. */
        RELANCER,
        /** The deadline passed without an answer: an express proposal goes to the Bureau. */
        CONCLURE
    }

    /**
     * Says what to do now about a demand that awaits its answer.
     *
     * <p>The caller asks only while the ball is with the applicant: a document that awaits review, a withdrawal or a death
     * end all reminders before this is asked.
     *
     * @param demande the demand
     * @param faites the templates of the reminders that were already entrusted for it
     * @param maintenant now, in the authority's time zone
     * @return what comes next
     */
    public Suite suite(DemandeDeComplement demande, Collection<String> faites, LocalDateTime maintenant) {
        if (maintenant.toLocalDate().isAfter(demande.limite())) {
            return demande.suspend() ? Suite.CONCLURE : Suite.ATTENDRE;
        }
        return due(demande, faites, maintenant).isPresent() ? Suite.RELANCER : Suite.ATTENDRE;
    }

    /**
     * Returns the reminder that is due now.
     *
     * @param demande the demand
     * @param faites the templates of the reminders that were already entrusted for it
     * @param maintenant now, in the authority's time zone
     * @return the last step due, empty when it was already entrusted, when none is due, or when it is no hour to write
     */
    public Optional<Relance> due(DemandeDeComplement demande, Collection<String> faites, LocalDateTime maintenant) {
        LocalDate jour = maintenant.toLocalDate();
        if (jour.isAfter(demande.limite()) || !plage.aPartirDe(maintenant).equals(maintenant)) {
            return Optional.empty();
        }
        return echeancier(demande).stream()
                .filter(relance -> !relance.prevue().isAfter(jour))
                .reduce((une, suivante) -> suivante)
                .filter(relance -> !faites.contains(relance.modele()));
    }

    /**
     * Returns the steps that can leave for a demand, each on a working day and not after the deadline.
     *
     * @param demande the demand
     * @return in order of day, then of the règlement
     */
    public List<Relance> echeancier(DemandeDeComplement demande) {
        return etapes.stream()
                .map(etape -> new Relance(
                        etape.modele(),
                        CalendrierOuvre.ouvreAPartirDe(etape.apres().depuis(demande.jour()))))
                .filter(relance -> !relance.prevue().isAfter(demande.limite()))
                .sorted((une, autre) -> une.prevue().compareTo(autre.prevue()))
                .toList();
    }
}
