package fr.octroi.reglement;

import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A list of communes by INSEE code, each with the dates of its membership (<i>territoire</i>).
 *
 * <p>Eligibility is judged on the INSEE code, never on a postal code or a spelling; and a perimeter changes over time.
 *
 * @param code a code such as {@code GPSO}
 * @param libelle what people call it
 * @param communes the memberships, kept in order of code and date
 */
public record Territoire(String code, String libelle, List<Appartenance> communes) {

    /**
     * A commune's membership of a territory.
     *
     * @param insee the INSEE code of the commune, five characters ({@code 2A004} in Corsica)
     * @param du the first day of membership, null when it has no known beginning
     * @param au the last day of membership, null when it goes on
     */
    public record Appartenance(
            String insee, @Nullable LocalDate du, @Nullable LocalDate au) {

        private static final Pattern FORME = Pattern.compile("[0-9][0-9AB][0-9]{3}");

        /**
         * Checks the code and the order of dates.
         *
         * @throws ValeurInvalideException {@code CODE_INSEE_INVALIDE}, {@code PERIODE_INVALIDE}
         */
        public Appartenance {
            if (!FORME.matcher(insee).matches()) {
                throw new ValeurInvalideException("CODE_INSEE_INVALIDE");
            }
            if (du != null && au != null && au.isBefore(du)) {
                throw new ValeurInvalideException("PERIODE_INVALIDE");
            }
        }

        boolean couvre(LocalDate jour) {
            return (du == null || !jour.isBefore(du)) && (au == null || !jour.isAfter(au));
        }
    }

    /**
     * Checks and sorts.
     *
     * @throws ValeurInvalideException {@code TERRITOIRE_VIDE}
     */
    public Territoire {
        if (communes.isEmpty()) {
            throw new ValeurInvalideException("TERRITOIRE_VIDE");
        }
        communes = communes.stream()
                .sorted(Comparator.comparing(Appartenance::insee)
                        .thenComparing(Appartenance::du, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    /**
     * Says whether a commune belongs to this territory on a day.
     *
     * @param insee the INSEE code
     * @param jour the day
     * @return true inside one of its memberships
     */
    public boolean comprend(String insee, LocalDate jour) {
        for (Appartenance commune : communes) {
            if (commune.insee().equals(insee) && commune.couvre(jour)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Says whether the answer for a commune is the same on every day.
     */
    boolean estConstantPour(String insee) {
        for (Appartenance commune : communes) {
            if (commune.insee().equals(insee) && (commune.du() != null || commune.au() != null)) {
                return false;
            }
        }
        return true;
    }
}
