package fr.octroi.reglement;

import fr.octroi.commun.Pourcentage;
import fr.octroi.commun.ValeurInvalideException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One of several who pay an aid together (<i>financeur</i>): what he bears of each grant, and where that is charged.
 *
 * @param code 1 to 20 lower-case letters, digits and hyphens, such as {@code region}
 * @param ligne where his part is charged
 * @param part his part of each grant, rounded down to the cent, above zero and below 100 %; null for the one who takes what the others
 *     leave
 */
public record Financeur(
        String code, LigneBudgetaire ligne, @Nullable Pourcentage part) {

    private static final Pattern FORME = Pattern.compile("[a-z0-9][a-z0-9-]{0,19}");

    private static final int TOUT = 10_000;

    /**
     * Checks the form.
     *
     * @throws ValeurInvalideException {@code CODE_INVALIDE}, {@code PART_INVALIDE}
     */
    public Financeur {
        if (!FORME.matcher(code).matches()) {
            throw new ValeurInvalideException("CODE_INVALIDE");
        }
        if (part != null && (part.pointsDeBase() == 0 || part.pointsDeBase() >= TOUT)) {
            throw new ValeurInvalideException("PART_INVALIDE");
        }
    }

    /**
     * Says whether he takes what the others leave.
     *
     * @return true without a {@link #part}
     */
    public boolean prendLeReste() {
        return part == null;
    }

    /**
     * Checks that funders share every sum: two at least, no code twice, one alone who takes the rest, and something left for him.
     *
     * @param financeurs the funders
     * @return a copy
     * @throws ValeurInvalideException {@code FINANCEURS_INVALIDES}
     */
    public static List<Financeur> verifier(List<Financeur> financeurs) {
        long parts = 0;
        for (Financeur financeur : financeurs) {
            parts += financeur.part == null ? 0 : financeur.part.pointsDeBase();
        }
        if (financeurs.size() < 2
                || financeurs.stream().map(Financeur::code).distinct().count() != financeurs.size()
                || financeurs.stream().filter(Financeur::prendLeReste).count() != 1
                || parts >= TOUT) {
            throw new ValeurInvalideException("FINANCEURS_INVALIDES");
        }
        return List.copyOf(financeurs);
    }
}
