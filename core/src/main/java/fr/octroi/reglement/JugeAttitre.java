package fr.octroi.reglement;

import fr.octroi.reglement.Predicat.SurUnFait;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The judge of one règlement alone: a copy of this class is loaded for each règlement that judges often (ADR 0024).
 *
 * <p>In a copy the règlement is a constant of the class. The compiler of the machine follows it through records and immutable lists to
 * each condition, and makes of what stands below what somebody would write by hand for that règlement. A loop would be compiled once for all
 * conditions, and is written out for that reason; a lambda cannot stand in a class that is copied.
 */
final class JugeAttitre implements Juge<Object> {

    /** How many conditions, and how many facts, a règlement may have to be judged here. */
    static final int PLACES = 8;

    private static final Ressort<Object> RESSORT = ressort();
    private static final ReglementResolu REGLEMENT = RESSORT.reglement();
    private static final List<Lecture<Object>> LECTURES = RESSORT.lectures();
    private static final List<ConditionResolue> CONDITIONS = RESSORT.conditions();
    private static final List<SurUnFait> QUESTIONS = RESSORT.questions();

    /**
     * What a copy is made for.
     *
     * @param lectures of each fact of the règlement, by rank, of {@linkplain Situation#possible possible} values
     * @param conditions each about one fact
     * @param questions of the conditions
     */
    record Ressort<S>(
            ReglementResolu reglement,
            Function<Donnee, Lecture<S>> lire,
            List<Lecture<S>> lectures,
            List<ConditionResolue> conditions,
            List<SurUnFait> questions) {}

    @SuppressWarnings("unchecked")
    private static Ressort<Object> ressort() {
        try {
            return MethodHandles.classData(MethodHandles.lookup(), ConstantDescs.DEFAULT_NAME, Ressort.class);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean lit(Function<Donnee, ?> lectures) {
        return lectures == RESSORT.lire();
    }

    @Override
    public Situation juger(Object sujet, SortedMap<String, Valeur> reponses, Consumer<Appreciation> recue) {
        Situation situation = situer(sujet, reponses);
        if (CONDITIONS.size() > 0) {
            Verdict verdict =
                    QUESTIONS.get(0).juger(situation.lire(CONDITIONS.get(0).rang()));
            recue.accept(new Appreciation(CONDITIONS.get(0), situation, verdict));
        }
        if (CONDITIONS.size() > 1) {
            Verdict verdict =
                    QUESTIONS.get(1).juger(situation.lire(CONDITIONS.get(1).rang()));
            recue.accept(new Appreciation(CONDITIONS.get(1), situation, verdict));
        }
        if (CONDITIONS.size() > 2) {
            Verdict verdict =
                    QUESTIONS.get(2).juger(situation.lire(CONDITIONS.get(2).rang()));
            recue.accept(new Appreciation(CONDITIONS.get(2), situation, verdict));
        }
        if (CONDITIONS.size() > 3) {
            Verdict verdict =
                    QUESTIONS.get(3).juger(situation.lire(CONDITIONS.get(3).rang()));
            recue.accept(new Appreciation(CONDITIONS.get(3), situation, verdict));
        }
        if (CONDITIONS.size() > 4) {
            Verdict verdict =
                    QUESTIONS.get(4).juger(situation.lire(CONDITIONS.get(4).rang()));
            recue.accept(new Appreciation(CONDITIONS.get(4), situation, verdict));
        }
        if (CONDITIONS.size() > 5) {
            Verdict verdict =
                    QUESTIONS.get(5).juger(situation.lire(CONDITIONS.get(5).rang()));
            recue.accept(new Appreciation(CONDITIONS.get(5), situation, verdict));
        }
        if (CONDITIONS.size() > 6) {
            Verdict verdict =
                    QUESTIONS.get(6).juger(situation.lire(CONDITIONS.get(6).rang()));
            recue.accept(new Appreciation(CONDITIONS.get(6), situation, verdict));
        }
        if (CONDITIONS.size() > 7) {
            Verdict verdict =
                    QUESTIONS.get(7).juger(situation.lire(CONDITIONS.get(7).rang()));
            recue.accept(new Appreciation(CONDITIONS.get(7), situation, verdict));
        }
        return situation;
    }

    private static Situation situer(Object sujet, SortedMap<String, Valeur> reponses) {
        @Nullable Valeur[] valeurs = new Valeur[LECTURES.size()];
        if (LECTURES.size() > 0) {
            valeurs[0] = LECTURES.get(0).lire(sujet, REGLEMENT);
        }
        if (LECTURES.size() > 1) {
            valeurs[1] = LECTURES.get(1).lire(sujet, REGLEMENT);
        }
        if (LECTURES.size() > 2) {
            valeurs[2] = LECTURES.get(2).lire(sujet, REGLEMENT);
        }
        if (LECTURES.size() > 3) {
            valeurs[3] = LECTURES.get(3).lire(sujet, REGLEMENT);
        }
        if (LECTURES.size() > 4) {
            valeurs[4] = LECTURES.get(4).lire(sujet, REGLEMENT);
        }
        if (LECTURES.size() > 5) {
            valeurs[5] = LECTURES.get(5).lire(sujet, REGLEMENT);
        }
        if (LECTURES.size() > 6) {
            valeurs[6] = LECTURES.get(6).lire(sujet, REGLEMENT);
        }
        if (LECTURES.size() > 7) {
            valeurs[7] = LECTURES.get(7).lire(sujet, REGLEMENT);
        }
        return REGLEMENT.situation(valeurs, reponses);
    }
}
