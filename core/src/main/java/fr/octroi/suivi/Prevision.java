package fr.octroi.suivi;

import fr.octroi.bureau.Affectation;
import fr.octroi.bureau.Candidat.Sens;
import fr.octroi.bureau.PlanDeTravail;
import fr.octroi.bureau.Raison;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.bureau.Travail;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.suivi.FicheDeSuivi.Fenetre;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a dossier waits for, and when it could be paid (<i>prévision</i>): a forecast, and never a promise.
 *
 * @param numero the dossier
 * @param attente what it waits for first
 * @param seance the session that it reaches when applicants answer as half of them do, null when it reaches none
 * @param paiement from the earliest payment after that session to the latest after the one that it reaches when they answer as the
 *     slowest but one in ten; null when there is no grant in sight, or one of the two is unknown
 */
public record Prevision(
        NumeroDossier numero,
        Attente attente,
        @Nullable String seance,
        @Nullable Fenetre paiement) {

    /** What a dossier waits for. */
    public enum Attente {
        /** The answer of the applicant. */
        DEMANDEUR,
        /** An officer. */
        AGENT,
        /** Credits. */
        CREDITS,
        /** The Bureau. */
        SEANCE,
        /** Whoever mends it: it can be read no more, or no sound règlement judges it. */
        REPARATION
    }

    /**
     * Draws the forecasts from two plans.
     *
     * @param rapide the plan when applicants answer as half of them do
     * @param lent the plan of the same dossiers when they answer as the slowest but one in ten
     * @param seances the sessions of the plans
     * @param delai how long payments take after a session
     * @param jour the day of the plans
     * @return one a dossier, in the order of work of the first plan
     */
    public static List<Prevision> de(
            PlanDeTravail rapide,
            PlanDeTravail lent,
            List<SeanceBureau> seances,
            DelaiDePaiement delai,
            LocalDate jour) {
        return rapide.ordre().stream()
                .map(travail -> {
                    NumeroDossier numero = travail.candidat().numero();
                    Affectation affectation = rapide.prevu().affectation(numero).orElseThrow();
                    return new Prevision(
                            numero,
                            attente(travail, affectation, jour),
                            affectation.seance(),
                            travail.candidat().sens() == Sens.REFUS
                                    ? null
                                    : fenetre(affectation, lent.prevu().affectation(numero), seances, delai));
                })
                .toList();
    }

    private static Attente attente(Travail travail, Affectation affectation, LocalDate jour) {
        if (travail.disponible().isAfter(jour)) {
            return Attente.DEMANDEUR;
        }
        if (affectation.raison() == Raison.CREDITS_INSUFFISANTS) {
            return Attente.CREDITS;
        }
        return travail.minutes() > 0 ? Attente.AGENT : Attente.SEANCE;
    }

    private static @Nullable Fenetre fenetre(
            Affectation tot, Optional<Affectation> tard, List<SeanceBureau> seances, DelaiDePaiement delai) {
        // Slower answers of others can bring a dossier forward: the earlier of the two sessions begins its window.
        List<LocalDate> jours = Stream.concat(Stream.of(tot), tard.stream())
                .flatMap(affectation -> jour(affectation, seances).stream())
                .sorted()
                .toList();
        return jours.size() < 2
                ? null
                : new Fenetre(
                        delai.auPlusTot().depuis(jours.get(0)),
                        delai.auPlusTard().depuis(jours.get(1)));
    }

    private static Optional<LocalDate> jour(Affectation affectation, List<SeanceBureau> seances) {
        return seances.stream()
                .filter(seance -> seance.code().equals(affectation.seance()))
                .map(SeanceBureau::jour)
                .findFirst();
    }
}
