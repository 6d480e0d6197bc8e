package fr.octroi.bureau;

import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A dossier that waits for a session (<i>candidat à une séance</i>); the natural order is its rank.
 *
 * <p>The rank comes from the day the applicant had given all, never from the day an officer looked: two requests
 * complete on the same day are equal before the credits whoever opened them first (CRPA L100-2).
 *
 * @param numero the dossier
 * @param complet the day the last indispensable piece or information was received; kept when the Bureau puts it off
 * @param sens what is proposed
 * @param montant the credits to set aside: above zero for a grant, zero for a refusal, what was calculated, or zero when
 *     nothing could be, while under examination
 * @param pret the day its proposal was made; null under examination, and then alone
 */
public record Candidat(
        NumeroDossier numero,
        LocalDate complet,
        Sens sens,
        Montant montant,
        @Nullable LocalDate pret) implements Comparable<Candidat> {

    private static final Comparator<Candidat> RANG =
            Comparator.comparing(Candidat::complet).thenComparing(Candidat::numero);

    /** What is proposed to the Bureau. */
    public enum Sens {
        /** To grant. */
        ACCORD,
        /** To refuse. */
        REFUS,
        /** Nothing yet: a person must look. */
        EN_EXAMEN
    }

    /**
     * Checks what goes together.
     *
     * @throws ValeurInvalideException {@code CANDIDAT_INVALIDE}
     */
    public Candidat {
        boolean montantTenu = switch (sens) {
            case ACCORD -> !montant.estNegatif() && !montant.estNul();
            case REFUS -> montant.estNul();
            case EN_EXAMEN -> !montant.estNegatif();
        };
        if (!montantTenu || (pret == null) != (sens == Sens.EN_EXAMEN)) {
            throw new ValeurInvalideException("CANDIDAT_INVALIDE");
        }
    }

    /** Compares ranks: the day of completeness, then the number. */
    @Override
    public int compareTo(Candidat autre) {
        return RANG.compare(this, autre);
    }
}
