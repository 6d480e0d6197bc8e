package fr.octroi.format;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.Composition;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.recours.VoiesEtDelais;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.relance.ServiceInstructeur;
import java.util.Comparator;
import java.util.List;

/**
 * What an authority writes down once a year: who writes to applicants, who decides, with which credits (<i>fiche de la
 * collectivité</i>).
 *
 * @param service who writes, as every letter must say
 * @param voies how decisions are challenged, as every notice must say
 * @param bureau the members in office
 * @param seances the sessions of the year, open, in order of day
 * @param enveloppe the code of the envelope
 * @param exercice the budget year
 * @param ouverts the credits that were voted
 */
public record Collectivite(
        ServiceInstructeur service,
        VoiesEtDelais voies,
        Composition bureau,
        List<SeanceBureau> seances,
        String enveloppe,
        int exercice,
        Montant ouverts) {

    /**
     * Checks the credits, and sorts the sessions.
     *
     * @throws ValeurInvalideException as {@link Enveloppe} does
     */
    public Collectivite {
        seances = seances.stream()
                .sorted(Comparator.comparing(SeanceBureau::jour).thenComparing(SeanceBureau::code))
                .toList();
        Enveloppe.of(enveloppe, exercice, new LigneBudgetaire("", "", ""), ouverts);
    }

    /**
     * Opens the credits.
     *
     * @param imputation where they are charged, which the règlement says
     * @return the envelope, nothing of it spent
     */
    public Enveloppe credits(LigneBudgetaire imputation) {
        return Enveloppe.of(enveloppe, exercice, imputation, ouverts);
    }
}
