package fr.octroi.reglement;

import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where people must live: communes by INSEE code, and other levels by theirs, each with the dates of its membership
 * (<i>territoire</i>).
 *
 * <p>Eligibility is judged on these codes, never on a postal code or a spelling; and a perimeter changes over time.
 *
 * @param code a code such as {@code GPSO}
 * @param libelle what people call it
 * @param membres the memberships, kept in order of level, code and date
 */
public record Territoire(String code, String libelle, List<Appartenance> membres) {

    /**
     * A membership of a territory.
     *
     * @param niveau the level
     * @param lieu the code of the place: five characters for a commune ({@code 2A004} in Corsica)
     * @param du the first day of membership, null when it has no known beginning
     * @param au the last day of membership, null when it goes on
     */
    public record Appartenance(
            Niveau niveau,
            String lieu,
            @Nullable LocalDate du,
            @Nullable LocalDate au) {

        /**
         * Checks the code and the order of dates.
         *
         * @throws ValeurInvalideException {@code CODE_INSEE_INVALIDE}, {@code LIEU_INVALIDE}, {@code PERIODE_INVALIDE}
         */
        public Appartenance {
            if (niveau == Niveau.COMMUNE && !Geographie.estUnCodeDeCommune(lieu)) {
                throw new ValeurInvalideException("CODE_INSEE_INVALIDE");
            }
            if (lieu.isBlank()) {
                throw new ValeurInvalideException("LIEU_INVALIDE");
            }
            if (du != null && au != null && au.isBefore(du)) {
                throw new ValeurInvalideException("PERIODE_INVALIDE");
            }
        }

        /**
         * Makes the membership of a commune.
         *
         * @param insee its INSEE code
         * @param du the first day, null when it has no known beginning
         * @param au the last day, null when it goes on
         * @return the membership
         * @throws ValeurInvalideException {@code CODE_INSEE_INVALIDE}, {@code PERIODE_INVALIDE}
         */
        public static Appartenance commune(String insee, @Nullable LocalDate du, @Nullable LocalDate au) {
            return new Appartenance(Niveau.COMMUNE, insee, du, au);
        }

        boolean couvre(LocalDate jour) {
            return (du == null || !jour.isBefore(du)) && (au == null || !jour.isAfter(au));
        }

        boolean estUneCommuneSansDate() {
            return niveau == Niveau.COMMUNE && du == null && au == null;
        }

        boolean est(Niveau autre, String code) {
            return niveau == autre && lieu.equals(code);
        }
    }

    /**
     * Checks and sorts.
     *
     * @throws ValeurInvalideException {@code TERRITOIRE_VIDE}
     */
    public Territoire {
        if (membres.isEmpty()) {
            throw new ValeurInvalideException("TERRITOIRE_VIDE");
        }
        membres = membres.stream()
                .sorted(Comparator.comparing(Appartenance::niveau)
                        .thenComparing(Appartenance::lieu)
                        .thenComparing(Appartenance::du, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    /**
     * Returns the levels that it names.
     *
     * @return each once, the smallest first
     */
    public List<Niveau> niveaux() {
        return membres.stream().map(Appartenance::niveau).distinct().toList();
    }

    /**
     * Says whether a place belongs to this territory on a day.
     *
     * @param niveau the level of the place
     * @param lieu its code
     * @param jour the day
     * @return true inside one of its memberships
     */
    public boolean comprend(Niveau niveau, String lieu, LocalDate jour) {
        for (int i = premier(niveau, lieu); i < membres.size() && membres.get(i).est(niveau, lieu); i++) {
            if (membres.get(i).couvre(jour)) {
                return true;
            }
        }
        return false;
    }

    /** The rank of the first membership of a place, where it stands or would stand. */
    private int premier(Niveau niveau, String lieu) {
        int bas = 0;
        int haut = membres.size();
        while (bas < haut) {
            int milieu = (bas + haut) >>> 1;
            Appartenance membre = membres.get(milieu);
            int ordre = membre.niveau().compareTo(niveau);
            if (ordre == 0) {
                ordre = membre.lieu().compareTo(lieu);
            }
            if (ordre < 0) {
                bas = milieu + 1;
            } else {
                haut = milieu;
            }
        }
        return bas;
    }

    /**
     * Says whether the answer for a place is the same on every day.
     */
    boolean estConstantPour(Niveau niveau, String lieu) {
        for (Appartenance membre : membres) {
            if (membre.est(niveau, lieu) && (membre.du() != null || membre.au() != null)) {
                return false;
            }
        }
        return true;
    }
}
