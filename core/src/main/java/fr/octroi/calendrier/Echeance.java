package fr.octroi.calendrier;

import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A legal date with all that it takes to compute it again (<i>échéance</i>).
 *
 * <p>A start that falls in a suspension is moved to the day on which the clock runs again. Then the délai runs, and each
 * suspended day before its end moves the end by one day (in working days: a suspended day is not counted); days that
 * two suspensions share count once. A rule for the last day is stated by {@code reporte}: where a procedural délai ends
 * on a Saturday, a Sunday or a holiday, it runs to the next working day.
 *
 * @param base the article that sets the délai, as it is printed
 * @param depart the day of the fact that starts it
 * @param delai the délai
 * @param reporte whether an end on a day off moves to the next working day
 * @param suspensions the suspensions, kept in order of start
 */
public record Echeance(String base, LocalDate depart, Delai delai, boolean reporte, List<Suspension> suspensions) {

    /**
     * Checks and sorts.
     *
     * @throws ValeurInvalideException {@code ECHEANCE_INVALIDE} without a legal basis, {@code DATE_HORS_CALENDRIER}
     */
    public Echeance {
        if (base.isBlank()) {
            throw new ValeurInvalideException("ECHEANCE_INVALIDE");
        }
        CalendrierOuvre.verifier(depart);
        // Most dates are moved by nothing, and there is one for every dossier.
        suspensions = suspensions.isEmpty()
                ? List.of()
                : suspensions.stream()
                        .sorted(Comparator.comparing(Suspension::debut)
                                .thenComparing(Suspension::reprise)
                                .thenComparing(Suspension::base))
                        .toList();
    }

    /**
     * Returns the day on which the délai really starts.
     *
     * @return {@link #depart}, or the end of the suspensions that cover it
     */
    public LocalDate departEffectif() {
        LocalDate jour = depart;
        for (Suspension suspension : suspensions) {
            if (suspension.couvre(jour)) {
                jour = suspension.reprise();
            }
        }
        return jour;
    }

    /**
     * Computes the date.
     *
     * @return the end of the délai
     * @throws ValeurInvalideException {@code DATE_HORS_CALENDRIER} when it ends outside the calendar
     */
    public LocalDate date() {
        LocalDate fin = delai.unite() == Delai.Unite.JOUR_OUVRE ? finEnJoursOuvres() : finEnJoursCalendaires();
        return reporte ? CalendrierOuvre.ouvreAPartirDe(fin) : fin;
    }

    private LocalDate finEnJoursOuvres() {
        LocalDate jour = departEffectif();
        if (delai.nombre() == 0) {
            return CalendrierOuvre.ouvreAPartirDe(jour);
        }
        int restants = delai.nombre();
        while (restants > 0) {
            jour = jour.plusDays(1);
            if (CalendrierOuvre.estOuvre(jour) && !estSuspendu(jour)) {
                restants--;
            }
        }
        return jour;
    }

    private boolean estSuspendu(LocalDate jour) {
        return suspensions.stream().anyMatch(suspension -> suspension.couvre(jour));
    }

    private LocalDate finEnJoursCalendaires() {
        LocalDate debutCompte = departEffectif();
        LocalDate fin = delai.depuis(debutCompte);
        LocalDate dejaCompteJusquA = debutCompte;
        for (Suspension suspension : suspensions) {
            LocalDate debut = suspension.debut().isAfter(dejaCompteJusquA) ? suspension.debut() : dejaCompteJusquA;
            if (suspension.reprise().isAfter(debut) && !debut.isAfter(fin)) {
                fin = fin.plusDays(ChronoUnit.DAYS.between(debut, suspension.reprise()));
                dejaCompteJusquA = suspension.reprise();
            }
        }
        return CalendrierOuvre.verifier(fin);
    }

    /**
     * Returns this date with one more suspension.
     *
     * @param suspension the suspension
     * @return a new date, recomputed
     */
    public Echeance avec(Suspension suspension) {
        List<Suspension> toutes = new ArrayList<>(suspensions);
        toutes.add(suspension);
        return new Echeance(base, depart, delai, reporte, toutes);
    }
}
