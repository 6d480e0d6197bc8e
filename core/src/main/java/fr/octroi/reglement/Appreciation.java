package fr.octroi.reglement;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One condition, answered for one situation; the values used are told on demand, from that same situation.
 *
 * <p>Dossiers are judged by the thousand, and the values of few are ever read: only the answer is made beforehand.
 */
public final class Appreciation {

    private final ConditionResolue condition;
    private final Situation situation;
    private final Verdict verdict;

    Appreciation(ConditionResolue condition, Situation situation, Verdict verdict) {
        this.condition = condition;
        this.situation = situation;
        this.verdict = verdict;
    }

    /**
     * States an answer.
     *
     * @param condition the condition, of a règlement on its own
     * @param situation the facts
     * @param verdict the answer
     */
    public Appreciation(Condition condition, Situation situation, Verdict verdict) {
        this(
                ConditionResolue.de(condition, new Situation.Rangs(List.of()), Evaluation.Aides.AUCUNE),
                situation,
                verdict);
    }

    /**
     * Returns the condition.
     *
     * @return as the règlement states it
     */
    public Condition condition() {
        return condition.condition();
    }

    /**
     * Returns the answer.
     *
     * @return in three values
     */
    public Verdict verdict() {
        return verdict;
    }

    /**
     * Returns the facts that the condition reads.
     *
     * @return each once, in the order of the condition, with its value
     */
    public List<ValeurLue> valeurs() {
        return condition.valeurs(situation);
    }

    /**
     * Returns the facts that leave the condition open, or that it reads and that are unknown when it is answered without them.
     *
     * @return in the order of the condition; when it is open, those alone that may decide, then those of other aids, and those whose value
     *     cannot be, such as no part at all
     */
    public List<Donnee> inconnues() {
        return condition.inconnues(situation, verdict);
    }

    @Override
    public boolean equals(@Nullable Object autre) {
        return autre instanceof Appreciation appreciation
                && verdict == appreciation.verdict
                && condition().equals(appreciation.condition())
                && valeurs().equals(appreciation.valeurs())
                && inconnues().equals(appreciation.inconnues());
    }

    @Override
    public int hashCode() {
        return Objects.hash(condition(), verdict, valeurs());
    }

    /** Names the facts without their values, which may be personal data. */
    @Override
    public String toString() {
        return "Appreciation[" + condition().code() + ", " + verdict + ", " + valeurs() + "]";
    }
}
