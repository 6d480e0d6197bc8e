package fr.octroi.reglement;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives a règlement a judge of its own once it has judged often (<i>saisine</i>, ADR 0024).
 *
 * <p>Nothing is locked: whoever sees the count or the judge late comes to the same answers without it.
 */
final class Saisine {

    /** To load a class takes as long as to judge some thousands. */
    static final int SEUIL = 2_000;

    private final ReglementResolu reglement;
    private final List<ConditionResolue> conditions;
    private int affaires;
    private @Nullable Juge<?> juge;

    private Saisine(ReglementResolu reglement, List<ConditionResolue> conditions) {
        this.reglement = reglement;
        this.conditions = conditions;
    }

    /** None for a règlement that is larger than what {@link JugeAttitre} has written out, or that asks more than one fact at once. */
    static @Nullable Saisine de(ReglementResolu reglement, List<ConditionResolue> conditions) {
        boolean petite =
                conditions.size() <= JugeAttitre.PLACES && reglement.donnees().size() <= JugeAttitre.PLACES;
        return petite && conditions.stream().allMatch(ConditionResolue::estSurUnFait)
                ? new Saisine(reglement, conditions)
                : null;
    }

    /** The judge, null while none is worth it, where none can be loaded, and for whoever reads facts in another way. */
    @SuppressWarnings("unchecked") // The same function reads the same kind.
    <S> @Nullable Juge<S> juge(Function<Donnee, Lecture<S>> lectures) {
        Juge<?> attitre = juge;
        if (attitre != null) {
            return attitre.lit(lectures) ? (Juge<S>) attitre : null;
        }
        if (affaires < SEUIL && ++affaires == SEUIL) {
            juge = attitrer(lectures);
        }
        return null;
    }

    private <S> @Nullable Juge<?> attitrer(Function<Donnee, Lecture<S>> lectures) {
        JugeAttitre.Ressort<S> ressort = new JugeAttitre.Ressort<>(
                reglement,
                lectures,
                List.copyOf(reglement.donnees().stream()
                        .map(donnee -> possible(donnee, lectures.apply(donnee)))
                        .toList()),
                conditions,
                List.copyOf(conditions.stream().map(ConditionResolue::question).toList()));
        try (InputStream classe = JugeAttitre.class.getResourceAsStream("JugeAttitre.class")) {
            return classe == null
                    ? null
                    : (Juge<?>) MethodHandles.lookup()
                            .defineHiddenClassWithClassData(classe.readAllBytes(), ressort, true)
                            .lookupClass()
                            .getDeclaredConstructor()
                            .newInstance();
        } catch (IOException | ReflectiveOperationException | LinkageError | UnsupportedOperationException e) {
            // Where a program may load no class on its way, dossiers are judged as the first ones were.
            return null;
        }
    }

    private static <S> Lecture<S> possible(Donnee donnee, Lecture<S> lecture) {
        return donnee.type().estUneQuantite()
                ? (sujet, reglement) -> Situation.possible(donnee, lecture.lire(sujet, reglement))
                : lecture;
    }
}
