package fr.octroi.budget;

import fr.octroi.commun.Montant;
import fr.octroi.commun.Pourcentage;
import fr.octroi.reglement.Financeur;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How several funders share a sum (<i>répartition entre financeurs</i>): to the cent, and always the same.
 */
public final class Repartition {

    private static final long TOUT = 10_000;

    private Repartition() {}

    /**
     * Shares a sum: each part is rounded down to the cent, and who takes the rest takes what that leaves.
     *
     * @param montant the sum, zero or more
     * @param financeurs those of the règlement that the dossier is under, as {@link Financeur#verifier} takes them
     * @return one part a funder, in their order; they come to the sum, none is negative, and that of who takes the rest is above zero
     *     when the sum is
     * @throws fr.octroi.commun.ValeurInvalideException {@code FINANCEURS_INVALIDES}
     * @throws IllegalArgumentException below zero
     */
    public static List<Imputation> de(Montant montant, List<Financeur> financeurs) {
        List<Financeur> ensemble = Financeur.verifier(financeurs);
        Montant reste = montant;
        for (Financeur financeur : ensemble) {
            reste = reste.moins(part(montant, financeur.part()));
        }
        List<Imputation> parts = new ArrayList<>();
        for (Financeur financeur : ensemble) {
            Montant part = financeur.prendLeReste() ? reste : part(montant, financeur.part());
            parts.add(new Imputation(financeur.code(), financeur.ligne(), part));
        }
        return List.copyOf(parts);
    }

    private static Montant part(Montant montant, @Nullable Pourcentage part) {
        return part == null
                ? Montant.ZERO
                : new Montant(Math.multiplyExact(montant.centimes(), part.pointsDeBase()) / TOUT);
    }

    /**
     * Returns the code of the envelope of a funder: that of the aid for who takes the rest, else that code, a hyphen and the funder's.
     *
     * @param principale the code of the envelope of the aid
     * @param financeur the funder
     * @return such as {@code velo-2026-region}
     */
    public static String enveloppe(String principale, Financeur financeur) {
        return financeur.prendLeReste() ? principale : principale + "-" + financeur.code();
    }
}
