package fr.octroi.suivi;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long dossiers take from one mark to the next, in days (<i>délais</i>).
 */
public final class Delais {

    /** A stretch of the way. */
    public enum Etape {
        /** From the filing until nothing is missing. */
        DEPOT_COMPLET,
        /** From then to the session that decides. */
        COMPLET_SEANCE,
        /** From the session to the payment. */
        SEANCE_PAIEMENT,
        /** The whole way. */
        DEPOT_PAIEMENT;

        private Optional<Long> jours(Jalons jalons) {
            return switch (this) {
                case DEPOT_COMPLET -> entre(jalons.depot(), jalons.complet());
                case COMPLET_SEANCE -> entre(jalons.complet(), jalons.seance());
                case SEANCE_PAIEMENT -> entre(jalons.seance(), jalons.paye());
                case DEPOT_PAIEMENT -> entre(jalons.depot(), jalons.paye());
            };
        }

        private static Optional<Long> entre(@Nullable LocalDate debut, @Nullable LocalDate fin) {
            return debut == null || fin == null ? Optional.empty() : Optional.of(ChronoUnit.DAYS.between(debut, fin));
        }
    }

    /**
     * What was measured on a stretch.
     *
     * @param etape the stretch
     * @param nombre how many dossiers went through it
     * @param mediane days within which half of them did, 0 when none
     * @param neufSurDix days within which nine in ten did, 0 when none
     */
    public record Mesure(Etape etape, int nombre, long mediane, long neufSurDix) {}

    private Delais() {}

    /**
     * Measures every stretch.
     *
     * @param dossiers the days of the dossiers
     * @return one measure a stretch, in order
     */
    public static List<Mesure> mesurer(Collection<Jalons> dossiers) {
        List<Mesure> mesures = new ArrayList<>();
        for (Etape etape : Etape.values()) {
            List<Long> jours = dossiers.stream()
                    .flatMap(jalons -> etape.jours(jalons).stream())
                    .sorted()
                    .toList();
            mesures.add(new Mesure(etape, jours.size(), rang(jours, 50), rang(jours, 90)));
        }
        return List.copyOf(mesures);
    }

    /** The nearest rank: a delay that some dossier really had. */
    static long rang(List<Long> tries, int pourcent) {
        return tries.isEmpty() ? 0 : tries.get(Math.max(0, (tries.size() * pourcent + 99) / 100 - 1));
    }
}
