package fr.octroi.format;

import fr.octroi.budget.Enveloppe;
import fr.octroi.budget.Repartition;
import fr.octroi.bureau.Composition;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.recours.VoiesEtDelais;
import fr.octroi.reglement.Financeur;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.relance.ServiceInstructeur;
import java.time.LocalDate;
import java.time.Month;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
 * @param cloture the last day on which it may be mandated
 * @param ouverts the credits that were voted
 * @param financeurs those of the other funders by their codes, none when one pays all
 * @param paiement how it pays, null when only the neutral bordereau is of use
 */
public record Collectivite(
        ServiceInstructeur service,
        VoiesEtDelais voies,
        Composition bureau,
        List<SeanceBureau> seances,
        String enveloppe,
        int exercice,
        LocalDate cloture,
        Montant ouverts,
        SortedMap<String, Montant> financeurs,
        @Nullable Paiement paiement) {

    /**
     * Who decides and when, as a file of its own may say.
     *
     * @param bureau the members in office, null when the file names none
     * @param seances the sessions
     */
    public record Seances(@Nullable Composition bureau, List<SeanceBureau> seances) {
        /** Copies. */
        public Seances {
            seances = List.copyOf(seances);
        }
    }

    /**
     * With which credits, as a file of its own may say.
     *
     * @param enveloppe the code of the envelope
     * @param exercice the budget year
     * @param cloture the last day on which it may be mandated
     * @param ouverts the credits that were voted
     * @param financeurs those of the other funders by their codes, none when one pays all
     */
    public record Credits(
            String enveloppe, int exercice, LocalDate cloture, Montant ouverts, SortedMap<String, Montant> financeurs) {
        /**
         * Checks the credits.
         *
         * @throws ValeurInvalideException as {@link Enveloppe} does
         */
        public Credits {
            financeurs = Collections.unmodifiableSortedMap(new TreeMap<>(financeurs));
            Enveloppe.of(enveloppe, exercice, new LigneBudgetaire("", "", ""), ouverts)
                    .fermant(cloture);
        }
    }

    /**
     * Checks the credits, and sorts the sessions.
     *
     * @throws ValeurInvalideException as {@link Enveloppe} does
     */
    public Collectivite {
        financeurs = Collections.unmodifiableSortedMap(new TreeMap<>(financeurs));
        seances = seances.stream()
                .sorted(Comparator.comparing(SeanceBureau::jour).thenComparing(SeanceBureau::code))
                .toList();
        Enveloppe.of(enveloppe, exercice, new LigneBudgetaire("", "", ""), ouverts)
                .fermant(cloture);
    }

    /**
     * Describes an authority that only draws up bordereaux, and closes its budget with the year.
     *
     * @param service who writes
     * @param voies how decisions are challenged
     * @param bureau the members in office
     * @param seances the sessions of the year, open
     * @param enveloppe the code of the envelope
     * @param exercice the budget year
     * @param ouverts the credits that were voted
     * @throws ValeurInvalideException as {@link Enveloppe} does
     */
    public Collectivite(
            ServiceInstructeur service,
            VoiesEtDelais voies,
            Composition bureau,
            List<SeanceBureau> seances,
            String enveloppe,
            int exercice,
            Montant ouverts) {
        this(
                service,
                voies,
                bureau,
                seances,
                enveloppe,
                exercice,
                LocalDate.of(exercice, Month.DECEMBER, 31),
                ouverts,
                Collections.emptySortedMap(),
                null);
    }

    /**
     * Returns this authority with other sessions.
     *
     * @param autres the sessions, and the members in office when they are named
     * @return the authority
     */
    public Collectivite avec(Seances autres) {
        return new Collectivite(
                service,
                voies,
                autres.bureau() == null ? bureau : autres.bureau(),
                autres.seances(),
                enveloppe,
                exercice,
                cloture,
                ouverts,
                financeurs,
                paiement);
    }

    /**
     * Returns this authority with other credits.
     *
     * @param autres the credits
     * @return the authority
     */
    public Collectivite avec(Credits autres) {
        return new Collectivite(
                service,
                voies,
                bureau,
                seances,
                autres.enveloppe(),
                autres.exercice(),
                autres.cloture(),
                autres.ouverts(),
                autres.financeurs(),
                paiement);
    }

    /**
     * Opens the credits.
     *
     * @param imputation where they are charged, which the règlement says
     * @return the envelope, nothing of it spent
     */
    public Enveloppe credits(LigneBudgetaire imputation) {
        return Enveloppe.of(enveloppe, exercice, imputation, ouverts).fermant(cloture);
    }

    /**
     * Opens the credits of one of several funders.
     *
     * @param financeur the funder, as the règlement names him
     * @return his envelope, nothing of it spent; empty when nobody said his credits
     */
    public Optional<Enveloppe> credits(Financeur financeur) {
        return financeur.prendLeReste()
                ? Optional.of(credits(financeur.ligne()))
                : Optional.ofNullable(financeurs.get(financeur.code()))
                        .map(siens -> Enveloppe.of(
                                        Repartition.enveloppe(enveloppe, financeur), exercice, financeur.ligne(), siens)
                                .fermant(cloture));
    }
}
