package fr.octroi.reglement;

import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Gathers the facts that one règlement reads, and answers its conditions.
 *
 * @param <S> what declares facts
 */
interface Juge<S> {

    /** Whether it reads facts by this very function. */
    boolean lit(Function<Donnee, ?> lectures);

    /** Does what {@link ReglementResolu#apprecier(Object, Function, SortedMap, Consumer)} says. */
    Situation juger(S sujet, SortedMap<String, Valeur> reponses, Consumer<Appreciation> recue);
}
