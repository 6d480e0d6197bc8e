package fr.octroi.bureau;

import fr.octroi.bureau.Candidat.Sens;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.NumeroDossier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * In which order officers look at the dossiers that wait, so that as many as can be reach the first session, then the
 * second, and so on (<i>plan de travail</i>); among all orders that do, the better ranks come first.
 *
 * <p>It orders work and nothing else: who has credits, and who has a place, {@link Programmation} says by rank alone. A dossier
 * that the credits do not reach is looked at last.
 *
 * <p>The work of a day is one line of minutes, whoever does it, and a dossier may be put aside for another and taken up
 * again. Then whoever always takes the dossier with the least work left has, at every moment, as many done as anybody could
 * (Schrage 1968), whenever the applicants answer. So the numbers are exact for all sessions at once, as long as their limits come
 * in the order of their days. The ranks are then raised one after the other, each as far as no number falls. That is the
 * best by rank when all can be worked on from the first day; when applicants still have to answer, it lowers no number and
 * claims no more.
 *
 * @param ordre the work, the first to do first
 * @param prevu which session each dossier would reach if it is done in this order: a forecast
 */
public record PlanDeTravail(List<Travail> ordre, Programme prevu) {

    /** Copies. */
    public PlanDeTravail {
        ordre = List.copyOf(ordre);
    }

    /**
     * Makes the plan; the order of the lists changes nothing.
     *
     * @param seances the sessions, no code twice; those that are not open, or sat before the day, take nobody
     * @param travaux the dossiers that wait, none twice
     * @param credits the credits that nobody has spoken for, zero or more
     * @param minutesParJour how much officers do in a working day, 1 to 100,000
     * @param jour the day it is made, from which they work
     * @return the plan
     * @throws IllegalArgumentException for other minutes, or when a session or a dossier comes twice
     * @throws fr.octroi.commun.ValeurInvalideException {@code DATE_HORS_CALENDRIER}, {@code MONTANT_HORS_BORNES}
     */
    public static PlanDeTravail ordonner(
            List<SeanceBureau> seances, List<Travail> travaux, Montant credits, int minutesParJour, LocalDate jour) {
        return ordonner(
                seances, travaux, List.of(new CreditsDisponibles(credits, Candidat::montant)), minutesParJour, jour);
    }

    /**
     * Makes the plan of an aid that several funders pay.
     *
     * @param seances as {@link #ordonner(List, List, Montant, int, LocalDate)}
     * @param travaux the dossiers that wait, none twice
     * @param credits those of each funder
     * @param minutesParJour how much officers do in a working day, 1 to 100,000
     * @param jour the day it is made, from which they work
     * @return the plan
     * @throws IllegalArgumentException for other minutes, or when a session or a dossier comes twice
     * @throws fr.octroi.commun.ValeurInvalideException {@code DATE_HORS_CALENDRIER}, {@code MONTANT_HORS_BORNES}
     */
    public static PlanDeTravail ordonner(
            List<SeanceBureau> seances,
            List<Travail> travaux,
            List<CreditsDisponibles> credits,
            int minutesParJour,
            LocalDate jour) {
        if (minutesParJour < 1 || minutesParJour > 100_000) {
            throw new IllegalArgumentException("officers work from 1 to 100,000 minutes a day");
        }
        List<Travail> parRang =
                travaux.stream().sorted(Comparator.comparing(Travail::candidat)).toList();
        Programme actuel = Programmation.programmer(
                seances, parRang.stream().map(Travail::candidat).toList(), credits, jour);
        SortedSet<NumeroDossier> sansCredits = new TreeSet<>();
        actuel.affectations().stream()
                .filter(affectation -> affectation.raison() == Raison.CREDITS_INSUFFISANTS)
                .forEach(affectation -> sansCredits.add(affectation.candidat().numero()));
        List<Travail> servis = parRang.stream()
                .filter(travail -> !sansCredits.contains(travail.candidat().numero()))
                .toList();
        FileDeTravail file = new FileDeTravail(Programmation.ouvertes(seances, jour), servis, minutesParJour, jour);
        List<Travail> choisis = file.choisir();
        SortedMap<NumeroDossier, LocalDate> prets = file.prets(choisis);
        List<Candidat> prevus = parRang.stream()
                .map(travail ->
                        pret(travail.candidat(), prets.get(travail.candidat().numero())))
                .toList();
        List<Travail> tous = new ArrayList<>(file.ordre(choisis));
        parRang.stream()
                .filter(travail -> sansCredits.contains(travail.candidat().numero()))
                .forEach(tous::add);
        return new PlanDeTravail(tous, Programmation.programmer(seances, prevus, credits, jour));
    }

    /** What nobody has looked at yet is taken for a grant of what was calculated. */
    private static Candidat pret(Candidat candidat, @Nullable LocalDate pret) {
        if (pret == null || candidat.pret() != null) {
            return candidat;
        }
        Sens sens = candidat.montant().estNul() ? Sens.REFUS : Sens.ACCORD;
        return new Candidat(candidat.numero(), candidat.complet(), sens, candidat.montant(), pret);
    }
}
