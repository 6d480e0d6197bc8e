package fr.octroi.reglement;

import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A case that the authors of a règlement worked by hand, and what it must come to (<i>cas</i>): the {@link Verification} runs it.
 *
 * <p>It is judged on the conditions and the amount alone: pieces are another matter.
 *
 * @param nom what it shows, in a few French words
 * @param situation the facts, all of those that the rules read or fewer
 * @param montant the amount, null unless one is granted
 * @param refus the codes of the conditions that are disproved, empty unless it is refused
 * @param manque the names of the facts that are missing, empty unless something is
 */
public record Exemple(
        String nom, Situation situation, @Nullable Montant montant, SortedSet<String> refus, SortedSet<String> manque) {

    /**
     * Copies, and checks that one outcome is stated.
     *
     * @throws ValeurInvalideException {@code EXEMPLE_INVALIDE}
     */
    public Exemple {
        refus = Collections.unmodifiableSortedSet(new TreeSet<>(refus));
        manque = Collections.unmodifiableSortedSet(new TreeSet<>(manque));
        int issues = (montant == null ? 0 : 1) + (refus.isEmpty() ? 0 : 1) + (manque.isEmpty() ? 0 : 1);
        if (nom.isBlank() || issues != 1) {
            throw new ValeurInvalideException("EXEMPLE_INVALIDE");
        }
    }

    /**
     * Runs it.
     *
     * @param reglement its règlement, resolved
     * @return true when it comes to what is stated
     */
    public boolean tient(ReglementResolu reglement) {
        return obtenu(reglement).equals(attendu());
    }

    /**
     * Returns what is stated, as {@link #obtenu} says it.
     *
     * @return such as {@code 200.00 EUR}, {@code [RESIDENCE]} or {@code ?[foyer.revenu]}
     */
    public String attendu() {
        return montant != null ? montant + " EUR" : refus.isEmpty() ? "?" + manque : refus.toString();
    }

    /**
     * Returns what a règlement makes of it.
     *
     * @param reglement its règlement, resolved
     * @return the amount with its unit; the conditions that are disproved; the facts that are missing after a question mark; or
     *     {@code -} when the règlement gives no amount for this case
     */
    public String obtenu(ReglementResolu reglement) {
        List<Appreciation> appreciations = reglement.apprecier(situation);
        SortedSet<String> disprouvees = new TreeSet<>();
        SortedSet<String> inconnues = new TreeSet<>();
        for (Appreciation appreciation : appreciations) {
            switch (appreciation.verdict()) {
                case NON_SATISFAITE -> disprouvees.add(appreciation.condition().code());
                case INDETERMINEE -> appreciation.inconnues().forEach(donnee -> inconnues.add(donnee.nom()));
                case SATISFAITE -> {}
            }
        }
        if (!disprouvees.isEmpty()) {
            return disprouvees.toString();
        }
        return reglement
                .calculer(situation)
                .selon(
                        etabli -> inconnues.isEmpty() ? etabli.montant() + " EUR" : "?" + inconnues,
                        indetermine -> {
                            indetermine.inconnues().forEach(donnee -> inconnues.add(donnee.nom()));
                            return "?" + inconnues;
                        },
                        sansObjet -> inconnues.isEmpty() ? "-" : "?" + inconnues);
    }
}
