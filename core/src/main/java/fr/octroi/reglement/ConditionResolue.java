package fr.octroi.reglement;

import fr.octroi.reglement.Predicat.DansTerritoire;
import fr.octroi.reglement.Predicat.SurUnFait;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A condition with what its règlement knows once and for all: the facts that it reads, and where they stand in a situation.
 *
 * @param question set when the value at {@code rang} is enough
 */
record ConditionResolue(
        Condition condition,
        Evaluation.Aides aides,
        List<Donnee> lues,
        @Nullable SurUnFait question,
        Situation.Rangs rangs,
        int rang) {

    static ConditionResolue de(Condition condition, Situation.Rangs rangs, Evaluation.Aides aides) {
        LinkedHashSet<Donnee> toutes = new LinkedHashSet<>();
        condition.exige().donnees(toutes::add);
        SurUnFait question = surUnFait(condition.exige());
        int rang = question == null ? -1 : rangs.de(question.donnee());
        return new ConditionResolue(condition, aides, List.copyOf(toutes), question, rangs, rang);
    }

    private static @Nullable SurUnFait surUnFait(Predicat exige) {
        if (exige instanceof DansTerritoire dans) {
            return dans.enListe().orElse(null);
        }
        return exige instanceof SurUnFait question ? question : null;
    }

    boolean estSurUnFait() {
        return question != null;
    }

    /** Answers for a situation whose facts stand where this règlement ranks them. */
    Verdict juger(Situation situation) {
        return Objects.requireNonNull(question).juger(situation.lire(rang));
    }

    List<ValeurLue> valeurs(Situation situation) {
        if (question != null) {
            return List.of(new ValeurLue(question.donnee(), lire(question.donnee(), situation)));
        }
        ValeurLue[] valeurs = new ValeurLue[lues.size()];
        Arrays.setAll(valeurs, i -> new ValeurLue(lues.get(i), situation.lire(lues.get(i))));
        return List.of(valeurs);
    }

    /** By its rank, in a situation of this règlement. */
    private @Nullable Valeur lire(Donnee donnee, Situation situation) {
        return situation.rangs() == rangs ? situation.lire(rang) : situation.lire(donnee);
    }

    List<Donnee> inconnues(Situation situation, Verdict verdict) {
        if (question != null) {
            return lire(question.donnee(), situation) == null ? lues : List.of();
        }
        return inconnuesDePlusieurs(situation, verdict);
    }

    private List<Donnee> inconnuesDePlusieurs(Situation situation, Verdict verdict) {
        if (verdict != Verdict.INDETERMINEE) {
            return lues.stream()
                    .filter(donnee -> situation.lire(donnee) == null)
                    .toList();
        }
        SortedSet<Donnee> ouvertes = new Evaluation(situation, aides).ouvre(condition.exige());
        LinkedHashSet<Donnee> inconnues = new LinkedHashSet<>(lues);
        inconnues.retainAll(ouvertes);
        inconnues.addAll(ouvertes);
        return List.copyOf(inconnues);
    }
}
